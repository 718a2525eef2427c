"""What presses and words do with links and posters."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone
from db.organization import school_links
from domain.school_links import LONGEST, Line, Refusal, read_words
from handlers.gone import Gone
from handlers.ways_in import posters
from handlers.ways_in.place import place_in_hand
from handlers.ways_in.showing import choices_of, kind_of, link_on_show
from handlers.ways_in.states import WaysIn
from locales import Texts


async def poster_asked(query: CallbackQuery, _: Any, manager: DialogManager, key: str) -> None:
    """One tap: the link is there (or made now), and its poster comes as both files."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            seat = await place_in_hand(tx, manager)
            kind = kind_of(key, await choices_of(tx, manager, seat.organization_id))
            await school_links.make(tx, seat.organization_id, kind, by=data["who"].person_id, now=data["now"])
    async with data["db"].read() as tx:
        seat = await place_in_hand(tx, manager)
        kind = kind_of(key, await choices_of(tx, manager, seat.organization_id))
        link = next((one for one in await school_links.living(tx, seat.organization_id) if one.kind == kind), None)
    if link is None:
        raise Gone
    await posters.send(manager, query.from_user.id, link, seat.organization_id, seat.organization)
    await manager.switch_to(WaysIn.main)


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, link_id: int) -> None:
    """One link."""
    manager.dialog_data["link"] = link_id
    await manager.switch_to(WaysIn.link)


async def poster_again(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The poster of the link on show."""
    async with manager.middleware_data["db"].read() as tx:
        link, organization, organization_id = await link_on_show(tx, manager)
    await posters.send(manager, query.from_user.id, link, organization_id, organization)


async def edits(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """One line of the poster anew."""
    manager.dialog_data["line"] = Line(str(button.widget_id)).value
    await manager.switch_to(WaysIn.words)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The school's own words; a refusal says why, and the question stays."""
    manager.show_mode = ShowMode.SEND
    texts: Texts = manager.middleware_data["texts"]
    line = Line(manager.dialog_data.get("line", Line.HEADING))
    words = read_words(message.text or "", line)
    if isinstance(words, Refusal):
        manager.middleware_data["said"] = texts("ways-in-words-refused", reason=words.value, longest=LONGEST[line])
        return
    await _say(manager, line, words)


async def usual(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Как было»: the usual words come back."""
    await _say(manager, Line(manager.dialog_data.get("line", Line.HEADING)), None)


async def _say(manager: DialogManager, line: Line, words: str | None) -> None:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            link, _organization, organization_id = await link_on_show(tx, manager)
            await school_links.say(tx, organization_id, link.id, line, words)
    data["said"] = data["texts"]("ways-in-words-kept")
    await manager.switch_to(WaysIn.link)


async def renewed(_: CallbackQuery, manager: DialogManager, link_id: int, __: int) -> None:
    """The old QR leads nowhere any more; the new link has the same words."""
    await _ends(manager, link_id, renew=True)


async def revoked(_: CallbackQuery, manager: DialogManager, link_id: int, __: int) -> None:
    """Nobody comes in by this link any more."""
    await _ends(manager, link_id, renew=False)


async def _ends(manager: DialogManager, link_id: int, *, renew: bool) -> None:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            place = (await place_in_hand(tx, manager)).organization_id
            if renew:
                new = await school_links.renew(tx, place, link_id, by=data["who"].person_id, now=data["now"])
                manager.dialog_data["link"] = new or link_id
            else:
                await school_links.revoke(tx, place, link_id, now=data["now"])
    data["said"] = data["texts"]("ways-in-renewed" if renew else "ways-in-revoked")
    async with data["db"].read() as tx:
        place = (await place_in_hand(tx, manager)).organization_id
        living = {one.id for one in await school_links.living(tx, place)}
    await manager.switch_to(WaysIn.link if manager.dialog_data.get("link") in living else WaysIn.links)
