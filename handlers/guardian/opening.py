"""A guardian's link is made, followed, and its opener confirmed by a curator in one tap."""

import secrets
from contextlib import suppress

from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link
from aiogram_dialog import DialogManager, ShowMode, StartMode

from db import AlreadyDone
from db.models import Guardianship
from db.office import people
from db.participant import guardian_links, guardians
from domain.invitations import Refusal, is_payload, payload
from domain.personal import PersonalData
from handlers.buttons import Act
from handlers.guardian.states import Guardian
from handlers.home.start import LINKS, go_home
from handlers.joining import document
from handlers.spent import spent
from locales import Texts

#: What stands before the secret, so that a guardian's link is not taken for an office's.
PREFIX = "g-"


async def make(manager: DialogManager, child_id: int, organization_id: int) -> None:
    """A new link for this pupil, shown once: the secret is kept nowhere but in the message."""
    data = manager.middleware_data
    secret, result = payload(secrets.token_bytes(32)), None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            result = await guardian_links.make_link(
                tx, secret, child_id, organization_id, data["who"].person_id or 0, now=data["now"]
            )
    if result is Refusal.OF_AGE:
        await _say(manager, data["texts"]("guardian-link-refused", reason=result.value))
        await go_home(manager)
        return
    if isinstance(result, int):
        data["link"] = await create_start_link(data["bot"], PREFIX + secret)
    await manager.start(Guardian.link, {"child": child_id, "organization": organization_id})


async def followed(code: str, manager: DialogManager) -> bool:
    """Whether the code is a guardian's link. Nothing but the Telegram id and the role is kept before the answer."""
    secret = code.removeprefix(PREFIX)
    if secret == code or not is_payload(secret):
        return False
    data = manager.middleware_data
    texts: Texts = data["texts"]
    if data["mode"] is PersonalData.NONE:
        await _say(manager, texts("joining-mode-none"))
        await go_home(manager)
        return True
    found: Guardianship | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            person_id = await people.settle(tx, data["who"], now=data["now"])
            found = await guardian_links.open_link(tx, secret, person_id, now=data["now"])
            if isinstance(found, Guardianship) and not data["who"].chosen_role:
                await people.choose_role(tx, person_id, "guardian")
    if isinstance(found, Refusal):
        await _say(manager, texts("guardian-link-refused", reason=found.value))
        await go_home(manager)
        return True
    data["who"] = await _present(manager)
    if found is None:
        await go_home(manager)
    else:
        state = Guardian.child if found.confirmed_at is not None else Guardian.ask
        await manager.start(state, {"id": found.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return True


async def _present(manager: DialogManager) -> object:
    data = manager.middleware_data
    async with data["db"].read() as tx:
        return await people.who(tx, data["who"].external_id, today=data["now"].date(), language=data["who"].language)


async def confirmed(act: Act, manager: DialogManager) -> str:
    """«Да, это мать, отец или опекун»."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].begin() as tx:
        result = await guardians.confirm(tx, act.id, data["who"].person_id, document.current(data["mode"]), now=data["now"])
    return await _decided(act, manager, result, texts, "guardian-confirmed-toast")


async def denied(act: Act, manager: DialogManager) -> str:
    """«Нет, это кто-то другой»."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].begin() as tx:
        result = await guardians.deny(tx, act.id, data["who"].person_id, now=data["now"])
    return await _decided(act, manager, result, texts, "guardian-denied-toast")


async def _decided(act: Act, manager: DialogManager, result: Guardianship | Refusal, texts: Texts, done: str) -> str:
    if not isinstance(result, Refusal) or result in (Refusal.USED, Refusal.REVOKED):
        await spent(manager, act.id, "confirm-guardian", "deny-guardian")
    return texts.plain("guardian-decision-refused", reason=result.value) if isinstance(result, Refusal) else texts.plain(done)


async def opens_child(act: Act, manager: DialogManager) -> None:
    """«Открыть» under a notice to the guardian."""
    await manager.start(Guardian.child, {"id": act.id}, mode=StartMode.RESET_STACK)


async def _say(manager: DialogManager, html: str) -> None:
    if isinstance(manager.event, Message):
        await manager.event.answer(html)


LINKS.append(followed)
