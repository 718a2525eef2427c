"""The formal end of a pair: how it ended, and where it broke off, why."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Column, Select, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db.pair import pair_endings
from db.pair.pairs import Blocked
from db.pair.seen import Seen
from domain.closing import Why
from domain.pair import FORMAL, Outcome, Refusal
from handlers.pairing.states import Pairs
from handlers.pairing.steps import do
from handlers.screens import Screen
from handlers.words import Item, Label, Words
from locales import Texts


async def ended(_: CallbackQuery, __: Any, manager: DialogManager, outcome: str) -> None:
    """The formal end with its outcome; why a pair broke off is one more tap."""
    if Outcome(outcome) is Outcome.STOPPED:
        await manager.switch_to(Pairs.ending_why)
    else:
        await _end(manager, Outcome(outcome))


async def broke_off(_: CallbackQuery, __: Any, manager: DialogManager, why: str) -> None:
    """Why it broke off: with that it is closed."""
    await _end(manager, Outcome.STOPPED, Why(why))


async def _end(manager: DialogManager, outcome: Outcome, why: Why | None = None) -> None:
    now = manager.middleware_data["now"]

    async def step(tx: AsyncSession, one: Seen, by: int | None) -> Seen | Refusal | Blocked:
        return await pair_endings.end(tx, one.row.id, outcome, by, now=now, why=why)

    await do(manager, step)


async def why_shown(texts: Texts, **_: Any) -> dict[str, Any]:
    """The reasons, without blame."""
    return {"reasons": [{"id": one.value, "label": texts.plain("pairing-broke-why", why=one.value)} for one in Why]}


async def ending_shown(texts: Texts, **_: Any) -> dict[str, Any]:
    """How it ended."""
    return {
        "outcomes": [{"id": o.value, "label": texts.plain("pairing-outcome", outcome=o.value)} for o in Outcome if o in FORMAL]
    }


windows = (
    Screen(
        Words("pairing-ask-outcome"),
        Column(Select(Item(), id="outcome", item_id_getter=lambda one: one["id"], items="outcomes", on_click=ended)),
        SwitchTo(Label("footer-back"), id="back", state=Pairs.card),
        state=Pairs.ending,
        getter=ending_shown,
    ),
    Screen(
        Words("pairing-ask-why"),
        Column(Select(Item(), id="why", item_id_getter=lambda one: one["id"], items="reasons", on_click=broke_off)),
        SwitchTo(Label("footer-back"), id="back", state=Pairs.ending),
        state=Pairs.ending_why,
        getter=why_shown,
    ),
)
