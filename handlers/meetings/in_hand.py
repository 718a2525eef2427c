"""The pair and the day that a meeting is told about."""

from datetime import date
from typing import Any

from aiogram_dialog import DialogManager

from db.office import rights
from db.pair import pairs
from db.pair.seen import Seen
from domain.forms import Part
from domain.offices import Act
from domain.personal import PersonalData
from domain.who import Who
from handlers.gone import Gone


async def pair_of(manager: DialogManager, tx: Any) -> Seen:
    """The chosen pair, if this person may speak about its meetings. Otherwise like an old button."""
    data = manager.middleware_data
    one = await pairs.find(tx, manager.dialog_data.get("pair", 0))
    if one is None or (
        one.part_of(data["who"].person_id) is None
        and not await rights.allowed(tx, data["who"].person_id, Act.ENTER_FROM_JOURNAL, one.row.organization_id, data["now"])
    ):
        raise Gone("no such pair")
    return one


def whom(one: Seen, who: Who, mode: PersonalData) -> Any:
    """The other side as this person may know it; a curator reads both."""
    part = one.part_of(who.person_id)
    return one.other(part or Part.MENTOR).called.to_partner(mode, with_class=part is not Part.MENTEE)


def day_of(manager: DialogManager) -> date:
    """The chosen day."""
    return date.fromisoformat(manager.dialog_data["day"])
