"""Documents about the work: the execution of a road map, and the summary for the district."""

from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.assignment import control
from db.assignment.control import Scope
from db.organization import organizations
from db.request import requests
from db.road_map import road_maps
from domain.office_papers import Paper
from domain.offices import Act, Level
from domain.who import Seat
from handlers.assignments.showing import shortened
from handlers.gone import Gone
from handlers.office_papers import building, sending
from handlers.office_papers.building import Built
from handlers.office_papers.naming import Naming
from handlers.office_papers.place import ROWS, may, must, paper_in_hand, seat_in_hand, seats_of
from handlers.presses import page_of
from handlers.requests.view import on_show
from handlers.road_map import desk
from locales import Texts


async def maps_of(tx: AsyncSession, seat: Seat) -> list[tuple[int, str]]:
    """Published road maps with assignments in this scope, the latest first: id and title."""
    listed = await control.given(tx, _scope(seat))
    return sorted({one.road_map_id: one.title for one in listed}.items(), reverse=True)


def _scope(seat: Seat) -> Scope:
    """What this office sees of assignments. Raises `Gone` for one that sees its own only."""
    try:
        return control.scope_at(seat)
    except KeyError:
        raise Gone from None


async def maps_shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which road map."""
    seat, paper = seat_in_hand(dialog_manager), paper_in_hand(dialog_manager)
    async with db.read() as tx:
        await must(tx, dialog_manager, paper, seat.organization_id)
        found = await maps_of(tx, seat)
    shown, pages = page_of(found, dialog_manager, ROWS)
    return {
        **pages,
        "text": texts("office-which-map", count=len(found)),
        "maps": [{"id": key, "label": texts.plain("control-map", title=shortened(title, 40))} for key, title in shown],
    }


async def chose_map(query: CallbackQuery, _: Any, manager: DialogManager, road_map_id: int) -> None:
    """The statement of this road map."""
    await of_map(query, manager, paper_in_hand(manager), seat_in_hand(manager), road_map_id)


async def of_map(query: CallbackQuery, manager: DialogManager, paper: Paper, seat: Seat, road_map_id: int) -> None:
    """The statement of a road map, as the holder of this office sees it, sent into the chat."""
    now: datetime = manager.middleware_data["now"]

    async def builds(tx: AsyncSession, naming: Naming) -> Built:
        await must(tx, manager, paper, seat.organization_id)
        return await building.of_road_map(tx, paper, _scope(seat), road_map_id, naming, now)

    await sending.sends(query, manager, paper, seat.organization_id, builds)


async def stated(db: UpdateDatabase, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """On the screen of a published road map: whether a statement of it is for whoever looks."""
    async with db.read() as tx:
        return {"stated": await _seat_over(tx, dialog_manager, desk.on_show(dialog_manager)) is not None}


async def asked_for_statement(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """The statement of the road map on show, as deep as the office of whoever looks sees."""
    road_map_id = desk.on_show(manager)
    async with manager.middleware_data["db"].read() as tx:
        seat = await _seat_over(tx, manager, road_map_id)
        if seat is None:
            raise Gone
        above = await organizations.level(tx, seat.kind) is not Level.INSTITUTION
    await of_map(query, manager, Paper.STATEMENT if above else Paper.REFERENCE, seat, road_map_id)


async def _seat_over(tx: AsyncSession, manager: DialogManager, road_map_id: int) -> Seat | None:
    """The office by which this person sees the assignments of a published road map; None for whoever sees none."""
    found = await road_maps.find(tx, road_map_id)
    for seat in seats_of(manager.middleware_data["who"]):
        concerned = found is not None and found.state == "published" and found.organization_id in seat.held.organisation
        if concerned and await may(tx, manager, Act.SEE_ASSIGNMENTS, seat.organization_id):
            return seat
    return None


async def requests_shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Whose answers it takes in: those of a request that was sent, or of none."""
    seat = seat_in_hand(dialog_manager)
    async with db.read() as tx:
        await must(tx, dialog_manager, Paper.SUMMARY, seat.organization_id)
        found = await requests.of_owner(tx, seat.organization_id, drafts=False)
    shown, pages = page_of(found, dialog_manager, ROWS)
    rows = [
        {
            "id": one.id,
            "label": texts.plain("office-request", title=shortened(one.title, 40), answered=one.answered, asked=one.asked),
        }
        for one in shown
    ]
    return {**pages, "requests": [*rows, {"id": 0, "label": texts.plain("office-no-request")}]}


async def chose_request(query: CallbackQuery, _: Any, manager: DialogManager, request_id: int) -> None:
    """The summary with the answers to it."""
    await _summary(query, manager, seat_in_hand(manager), request_id or None)


async def asked_for_summary(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """The summary, from the screen of a request that was sent."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        asked = await requests.find(tx, on_show(manager))
    seats = [one for one in seats_of(data["who"]) if asked is not None and one.organization_id == asked.organization_id]
    if asked is None or not seats:
        raise Gone
    await _summary(query, manager, seats[0], asked.id)


async def _summary(query: CallbackQuery, manager: DialogManager, seat: Seat, request_id: int | None) -> None:
    data = manager.middleware_data

    async def builds(tx: AsyncSession, naming: Naming) -> Built:
        await must(tx, manager, Paper.SUMMARY, seat.organization_id)
        return await building.summary(tx, data["who"], _scope(seat), request_id, naming, data["now"], data["mode"])

    await sending.sends(query, manager, Paper.SUMMARY, seat.organization_id, builds)
