"""№ and date of a school's order: on one pair, or on all that stand in it, ticked in a list and recorded in one go."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row, ScrollingGroup, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.pair import pairs
from db.pair.seen import Seen
from domain.allowed_hours import local_day
from domain.pair import Refusal
from domain.personal import PersonalData
from domain.who import Who
from handlers.admission.getters import YEARS_BACK
from handlers.days import Days
from handlers.gone import Gone
from handlers.joining.today import curates
from handlers.pairing.in_hand import pair_of
from handlers.pairing.states import Pairs
from handlers.presses import choices
from handlers.screens import Screen
from handlers.words import Label, Words
from locales import Texts

#: № of an order: longer ones are no numbers.
LONGEST_NUMBER = 40
ROWS = 8


async def begins_one(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The order on the pair of the card."""
    manager.dialog_data["ordered"] = []
    await manager.switch_to(Pairs.order_number)


async def begins_many(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The order on several: nobody is ticked yet."""
    manager.dialog_data["ordered"] = []
    await manager.switch_to(Pairs.order_pairs)


async def pairs_shown(
    db: UpdateDatabase, who: Who, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """All open pairs with a tick each: those without an order first."""
    async with db.read() as tx:
        found = await _open(tx, who)
    ticked = set(dialog_manager.dialog_data.get("ordered", ()))
    rows = [
        {
            "id": one.row.id,
            "label": texts.plain(
                "pairing-order-line",
                ticked=one.row.id in ticked,
                mentor=one.mentor.called.in_full(mode),
                mentee=one.mentee.called.in_full(mode),
                order=one.row.order_number or "none",
            ),
        }
        for one in sorted(found, key=lambda one: one.row.order_number is not None)
    ]
    without = [one for one in found if one.row.order_number is None and one.row.id not in ticked]
    return {"pairs": rows, "count": len(ticked & {one.row.id for one in found}), "all": len(rows), "without": len(without)}


async def _open(tx: Any, who: Who) -> list[Seen]:
    return [one for place in curates(who) for one in await pairs.of_organization(tx, place)]


async def ticked(_: CallbackQuery, __: Any, manager: DialogManager, pair_id: int) -> None:
    """In this order, or not."""
    chosen: list[int] = list(manager.dialog_data.get("ordered", ()))
    manager.dialog_data["ordered"] = [one for one in chosen if one != pair_id] if pair_id in chosen else [*chosen, pair_id]


async def ticked_rest(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Everybody who has no order yet."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        without = [one.row.id for one in await _open(tx, data["who"]) if one.row.order_number is None]
    manager.dialog_data["ordered"] = sorted({*manager.dialog_data.get("ordered", ()), *without})


async def in_order(manager: DialogManager, tx: Any) -> list[Seen]:
    """The pairs that the number and the date are for: the ticked ones that are still open, or the one of the card."""
    ticked = set(manager.dialog_data.get("ordered", ()))
    if not ticked:
        return [await pair_of(manager, tx)]
    found = [one for one in await _open(tx, manager.middleware_data["who"]) if one.row.id in ticked]
    if not found:
        raise Gone("no pair of this order is open")
    return found


async def leaves_number(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back without a number."""
    await manager.switch_to(_came_from(manager))


async def leaves_day(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back: the order keeps today's date."""
    await manager.switch_to(_goes_to(manager))


def _came_from(manager: DialogManager) -> State:
    return Pairs.order_pairs if manager.dialog_data.get("ordered") else Pairs.card


def _goes_to(manager: DialogManager) -> State:
    return Pairs.listed if manager.dialog_data.get("ordered") else Pairs.card


async def typed_number(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """№ of the order; its date comes next."""
    number = " ".join((message.text or "").split())
    if not 1 <= len(number) <= LONGEST_NUMBER:
        manager.middleware_data["wrong"] = True
        manager.show_mode = ShowMode.SEND
        return
    await _order(manager, number, await _today(manager))
    await manager.switch_to(Pairs.order_day)


async def number_shown(dialog_manager: DialogManager, wrong: bool = False, **_: Any) -> dict[str, Any]:
    """For how many pairs, and whether the last try was no number."""
    return {"wrong": wrong, "count": len(dialog_manager.dialog_data.get("ordered", ())) or 1}


async def order_day_shown(db: UpdateDatabase, dialog_manager: DialogManager, now: datetime, **_: Any) -> dict[str, Any]:
    """The date of the order: today unless said otherwise."""
    async with db.read() as tx:
        found = await in_order(dialog_manager, tx)
    today = local_day(now, found[0].zone)
    number = found[0].row.order_number or "?"
    return {"number": number, "count": len(found), "today": today, "first_day": today - YEARS_BACK, "last_day": today}


async def order_near(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Signed today or yesterday."""
    await order_on(query, button, manager, await _today(manager) - timedelta(days=button.widget_id == "yesterday"))


async def order_on(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """Signed on a day of the calendar."""
    await _order(manager, None, day)
    await manager.switch_to(_goes_to(manager))


async def _today(manager: DialogManager) -> date:
    async with manager.middleware_data["db"].read() as tx:
        return local_day(manager.middleware_data["now"], (await in_order(manager, tx))[0].zone)


async def _order(manager: DialogManager, number: str | None, day: date) -> None:
    """Record it on all of them; with no number they keep the one that was just typed."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            found = await in_order(manager, tx)
            said = number or found[0].row.order_number or ""
            done = await pairs.order(tx, [one.row.id for one in found], said, day, data["who"].person_id, now=data["now"])
            if isinstance(done, Refusal):
                raise Gone("no such pairs")


windows = (
    Screen(
        Words("pairing-order-ask-pairs"),
        ScrollingGroup(choices("one", "pairs", ticked, number=True), id="pairs", width=1, height=ROWS, hide_on_single_page=True),
        Button(Label("pairing-order-rest"), id="rest", on_click=ticked_rest, when="without"),
        SwitchTo(Label("pairing-order-on"), id="on", state=Pairs.order_number, when="count"),
        SwitchTo(Label("footer-back"), id="back", state=Pairs.listed),
        state=Pairs.order_pairs,
        getter=pairs_shown,
    ),
    Screen(
        Words("pairing-number-wrong", when="wrong"),
        Words("pairing-ask-number"),
        MessageInput(typed_number, content_types=["text"]),
        Button(Label("footer-back"), id="back", on_click=leaves_number),
        state=Pairs.order_number,
        getter=number_shown,
    ),
    Screen(
        Words("pairing-ask-order-day"),
        Row(
            Button(Label("days-today"), id="today", on_click=order_near),
            Button(Label("days-yesterday"), id="yesterday", on_click=order_near),
        ),
        Days(id="day", on_click=order_on),
        Button(Label("footer-back"), id="back", on_click=leaves_day),
        state=Pairs.order_day,
        getter=order_day_shown,
    ),
)
