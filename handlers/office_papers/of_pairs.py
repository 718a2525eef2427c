"""Documents about pairs: the order, the list; the plan, the thanks and the certificate of one of them."""

from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.export import office_papers
from db.pair import pairs
from db.pair.seen import Seen
from domain.office_papers import OF_A_PAIR, Paper
from domain.pair import State
from domain.personal import PersonalData
from domain.who import Seat
from handlers.gone import Gone
from handlers.office_papers import building, sending
from handlers.office_papers.building import Built
from handlers.office_papers.naming import Naming
from handlers.office_papers.pair_values import order_said
from handlers.office_papers.place import ROWS, must, paper_in_hand, seat_in_hand
from handlers.office_papers.states import OfficePapers
from handlers.presses import page_of
from locales import Texts

#: Not one order, but every pair.
EVERY_PAIR = 0


async def order(query: CallbackQuery, manager: DialogManager, seat: Seat) -> None:
    """The order at once where all pairs have the same one, or none has; else the question which."""
    async with manager.middleware_data["db"].read() as tx:
        await must(tx, manager, Paper.ORDER, seat.organization_id)
        groups = await building.orders(tx, seat.organization_id)
    if len(groups) > 1:
        await manager.switch_to(OfficePapers.orders)
    else:
        await of_all(query, manager, Paper.ORDER, seat.organization_id, None)


async def orders_shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Pairs without an order, pairs of each order, all of them."""
    seat = seat_in_hand(dialog_manager)
    async with db.read() as tx:
        await must(tx, dialog_manager, Paper.ORDER, seat.organization_id)
        groups = await building.orders(tx, seat.organization_id)
    naming = Naming(texts)
    rows = [
        {
            "id": ids[0],
            "label": texts.plain("office-order-of", order="none" if key is None else order_said(key, naming), count=len(ids)),
        }
        for key, ids in groups.items()
    ]
    whole = sum(len(ids) for ids in groups.values())
    shown, pages = page_of(rows, dialog_manager, ROWS)
    return {**pages, "orders": [*shown, {"id": EVERY_PAIR, "label": texts.plain("office-order-of", order="all", count=whole)}]}


async def chose_order(query: CallbackQuery, _: Any, manager: DialogManager, pair_id: int) -> None:
    """The order on the pairs that share one with this pair, or on all of them."""
    seat = seat_in_hand(manager)
    async with manager.middleware_data["db"].read() as tx:
        await must(tx, manager, Paper.ORDER, seat.organization_id)
        groups = await building.orders(tx, seat.organization_id)
    only = next((ids for ids in groups.values() if pair_id in ids), None)
    if only is None and pair_id != EVERY_PAIR:
        raise Gone
    await of_all(query, manager, Paper.ORDER, seat.organization_id, only)


async def of_all(
    query: CallbackQuery, manager: DialogManager, paper: Paper, organization_id: int, only: list[int] | None
) -> None:
    """The order on these pairs, or the list of all of them."""
    now: datetime = manager.middleware_data["now"]

    async def builds(tx: AsyncSession, naming: Naming) -> Built:
        await must(tx, manager, paper, organization_id)
        return await building.of_pairs(tx, paper, organization_id, naming, now, only)

    await sending.sends(query, manager, paper, organization_id, builds)


async def pairs_shown(
    db: UpdateDatabase, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Pairs that have begun, those that have ended included: thanks come at the end."""
    seat, paper = seat_in_hand(dialog_manager), paper_in_hand(dialog_manager)
    async with db.read() as tx:
        await must(tx, dialog_manager, paper, seat.organization_id)
        found = await office_papers.begun(tx, seat.organization_id)
    shown, pages = page_of(found, dialog_manager, ROWS)
    return {
        **pages,
        "text": texts("office-whose", paper=paper.value, count=len(found)),
        "pairs": [{"id": one.row.id, "label": _pair_said(one, mode, texts)} for one in shown],
    }


def _pair_said(one: Seen, mode: PersonalData, texts: Texts) -> str:
    mentor, mentee = (side.called.in_full(mode) for side in (one.mentor, one.mentee))
    return texts.plain("pairing-line", state=one.pair.state.value, mentor=mentor, mentee=mentee)


async def chose_pair(query: CallbackQuery, _: Any, manager: DialogManager, pair_id: int) -> None:
    """The document of this pair."""
    await _of_pair(query, manager, paper_in_hand(manager), pair_id)


async def pair_shown(
    db: UpdateDatabase, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The documents of the pair that somebody came from."""
    async with db.read() as tx:
        one = await _pair(tx, dialog_manager, _started(dialog_manager))
    ended = one.pair.state is State.ENDED
    return {
        "text": texts("office-of-pair", pair=_pair_said(one, mode, texts), ended=ended),
        "papers": [
            {"id": paper.value, "label": texts.plain("office-paper", paper=paper.value)} for paper in Paper if paper in OF_A_PAIR
        ],
    }


def _started(manager: DialogManager) -> int:
    start: Any = manager.start_data or {}
    return int(start.get("pair") or 0)


async def _pair(tx: AsyncSession, manager: DialogManager, pair_id: int) -> Seen:
    """A pair of an organisation whose participants this person sees. Raises `Gone`."""
    one = await pairs.find(tx, pair_id)
    if one is None or one.pair.begun_at is None:
        raise Gone
    await must(tx, manager, Paper.PLAN, one.row.organization_id)
    return one


async def chose_of_pair(query: CallbackQuery, _: Any, manager: DialogManager, paper: str) -> None:
    """A document of the pair that somebody came from."""
    await _of_pair(query, manager, Paper(paper), _started(manager))


async def _of_pair(query: CallbackQuery, manager: DialogManager, paper: Paper, pair_id: int) -> None:
    now: datetime = manager.middleware_data["now"]
    if paper not in OF_A_PAIR:
        raise Gone
    async with manager.middleware_data["db"].read() as tx:
        place = (await _pair(tx, manager, pair_id)).row.organization_id

    async def builds(tx: AsyncSession, naming: Naming) -> Built:
        return await building.of_pair(tx, paper, await _pair(tx, manager, pair_id), naming, now)

    await sending.sends(query, manager, paper, place, builds)
