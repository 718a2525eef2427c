"""«Не могу связаться»: one more tap says why, and the curator knows. Also what the curator answers to a long silence."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Column

from db import AlreadyDone, UpdateDatabase
from db.pair import pair_life, pairs
from db.pair.pair_life import NoContact
from db.pair.seen import Seen
from domain.forms import Part
from domain.pair import Refusal, State
from domain.personal import PersonalData
from domain.who import Who
from handlers.buttons import Act
from handlers.gone import Gone
from handlers.meetings.states import Log
from handlers.pairing.states import Contact
from handlers.presses import choices
from handlers.screens import Screen
from handlers.spent import spent
from handlers.words import Words
from locales import Texts


async def _mine(manager: DialogManager, db: UpdateDatabase, who: Who) -> tuple[Seen, Part]:
    """The pair of this conversation, if whoever looks is in it and it goes on. Otherwise like an old button."""
    started: Any = manager.start_data or {}
    async with db.read() as tx:
        found = await pairs.find(tx, started.get("pair") or 0)
    part = found.part_of(who.person_id) if found else None
    if found is None or part is None or found.pair.state is State.ENDED:
        raise Gone("no such pair")
    return found, part


async def why_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """With whom, and what may have happened."""
    found, part = await _mine(dialog_manager, db, who)
    return {
        "polite": found.side(part).polite,
        "partner": found.other(part).called.to_partner(mode, with_class=part is Part.MENTOR),
        "reasons": [{"id": one.value, "label": texts.plain("pairing-why", why=one.value)} for one in NoContact],
    }


async def said_why(_: CallbackQuery, __: Any, manager: DialogManager, why: str) -> None:
    """The curators are told."""
    data = manager.middleware_data
    found, _part = await _mine(manager, data["db"], data["who"])
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await pair_life.cannot_reach(tx, found.row.id, data["who"].person_id, NoContact(why), now=data["now"])
    await manager.switch_to(Contact.said)


async def said_shown(db: UpdateDatabase, dialog_manager: DialogManager, who: Who, **_: Any) -> dict[str, Any]:
    """Thanks."""
    found, part = await _mine(dialog_manager, db, who)
    return {"polite": found.side(part).polite}


async def asks(act: Act, manager: DialogManager) -> None:
    """«Не могу связаться» under a message."""
    await manager.start(Contact.why, {"pair": act.id}, mode=StartMode.RESET_STACK)


async def logs(act: Act, manager: DialogManager) -> None:
    """«➕ Встреча» under a message: the log begins with its pair."""
    await manager.start(Log.day, {"pair": act.id}, mode=StartMode.RESET_STACK)


async def goes_on(act: Act, manager: DialogManager) -> str:
    """The curator's «Продолжает» under the news of a long silence."""
    data = manager.middleware_data
    async with data["db"].begin() as tx:
        result = await pair_life.goes_on(tx, act.id, data["who"].person_id, now=data["now"])
    await spent(manager, act.id, "pair-goes-on")
    texts: Texts = data["texts"]
    return texts.plain("pairing-goes-on-refused" if isinstance(result, Refusal) else "pairing-goes-on")


dialog = Dialog(
    Screen(
        Words("pairing-why-no-contact"),
        Column(choices("why", "reasons", said_why)),
        state=Contact.why,
        getter=why_shown,
    ),
    Screen(Words("pairing-no-contact-said"), state=Contact.said, getter=said_shown),
)
