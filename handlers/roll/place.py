"""Whose list it is: the organisation in which the person is curator or head, asked of the database at every press."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from domain.offices import Act
from domain.who import Seat
from handlers.ways_in import place


async def place_in_hand(tx: AsyncSession, manager: DialogManager, act: Act = Act.SEE_NAMES) -> Seat:
    """The organisation on show. Raises `Gone` for whoever may not do `act` there, and where there are no participants at all."""
    return await place.place_in_hand(tx, manager, act)


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, organization_id: int) -> None:
    """Another organisation of the same person."""
    manager.dialog_data.update(place=organization_id, page=0, sieve=None)
