"""A school's link is followed: the form, or the profile of somebody who has joined, or a kind word why not."""

from contextlib import suppress
from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from db import AlreadyDone
from db.models import JoinLink, RosterCode
from db.office import people
from db.organization import school_links
from db.participant import joining, participants, rosters
from db.participant.joining import LINK, PROFILE, Subject
from db.participant.rosters import Unusable
from domain.forms import Part
from domain.personal import PersonalData
from domain.school_links import Kind, parted
from domain.who import Who
from handlers.buttons import Act
from handlers.finding.states import Finding
from handlers.home.start import LINKS, go_home
from handlers.joining import document
from handlers.joining.going import go_to
from handlers.joining.states import Join
from locales import Texts


async def followed(payload: str, manager: DialogManager) -> bool:
    """Whether the payload is a school's link, or a slip's. Nothing but the Telegram id and the role of the link is kept now."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        link, token = await _link_of(tx, payload)
    if link is None:
        return False
    texts: Texts = data["texts"]
    if data["mode"] is PersonalData.NONE:
        await _say(manager, texts("joining-mode-none"))
        await go_home(manager)
        return True
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            person_id = await people.settle(tx, data["who"], now=data["now"])
            await people.choose_role(tx, person_id, link.role)
    async with data["db"].read() as tx:
        who = data["who"] = await people.who(tx, data["who"].external_id, today=data["now"].date(), language=data["who"].language)
        joined = await joining.joined_already(tx, who.person_id or 0, link)
        entry = await rosters.by_token(tx, link.organization_id, token, who.person_id) if token else None
    if joined is not None:
        await manager.start(Join.profile, {"id": joined}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    elif link.revoked_at is not None:
        await _say(manager, texts("joining-link-revoked"))
        await manager.start(Finding.ask, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    else:
        if isinstance(entry, Unusable):
            await _say(manager, texts("joining-slip-refused", reason=entry.value))
        await go_to(manager, Subject(LINK, link.id, entry.id if isinstance(entry, RosterCode) else None), fresh=True)
    return True


async def _link_of(tx: Any, payload: str) -> tuple[JoinLink | None, str | None]:
    """The school's link of a payload and the personal token behind it. A slip outlives a poster: its link may be a newer one."""
    link = await joining.link(tx, payload)
    if link is not None:
        return link, None
    code, token = parted(payload)
    link = await joining.link(tx, code) if token else None
    if link is None or link.revoked_at is None:
        return link, token
    return await school_links.find(tx, link.organization_id, Kind(Part(link.role), link.form)) or link, token


async def go_on_with(act: Act, manager: DialogManager) -> None:
    """«Продолжить анкету» under a notice."""
    await go_to(manager, Subject(PROFILE, act.id))


async def joins_school(act: Act, manager: DialogManager) -> None:
    """«Записаться в новой школе» under a notice: the school's link of this id, as if it had been followed."""
    async with manager.middleware_data["db"].read() as tx:
        code = await school_links.code_of(tx, act.id)
    if code is None or not await followed(code, manager):
        await go_home(manager)


async def resumed(_: Any, manager: DialogManager) -> None:
    """«Продолжить анкету» at home: the last touched form, where it stands."""
    if manager.current_context().state != Join.resume:
        return
    data = manager.middleware_data
    who: Who = data["who"]
    async with data["db"].read() as tx:
        cards = await participants.of_person(tx, who.person_id or 0, document.current(data["mode"]), data["now"])
        subject = await joining.unfinished(tx, who.person_id or 0, cards)
    if subject is None:
        await manager.switch_to(Join.profile)
    else:
        await go_to(manager, subject)


async def _say(manager: DialogManager, html: str) -> None:
    event = manager.event
    if isinstance(event, Message):
        await event.answer(html)


LINKS.append(followed)
