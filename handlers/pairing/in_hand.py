"""The pair of a curator's conversation, if whoever looks forms pairs there; asked of the database at every press."""

from typing import Any

from aiogram_dialog import DialogManager

from db.office import rights
from db.pair import pairs
from db.pair.seen import Seen
from domain.offices import Act
from handlers.gone import Gone


async def pair_of(manager: DialogManager, tx: Any) -> Seen:
    """The pair of this conversation, if whoever looks forms pairs there. Otherwise like an old button."""
    data = manager.middleware_data
    started: Any = manager.start_data or {}
    found = await pairs.find(tx, manager.dialog_data.get("id") or started.get("id") or 0)
    if found is None or not await rights.allowed(
        tx, data["who"].person_id, Act.FORM_PAIRS, found.row.organization_id, data["now"]
    ):
        raise Gone("no such pair")
    return found


async def seen_in_hand(manager: DialogManager) -> Seen:
    """The same, for looking only."""
    async with manager.middleware_data["db"].read() as tx:
        return await pair_of(manager, tx)
