"""What a notice is filled with at the moment of sending: days as dates, participants as what the reader may call them."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Notice
from db.participant import participants
from db.speaking import notices
from domain.forms import Part
from domain.naming import Called
from domain.personal import Personal, PersonalData

_NOBODY = Called(None, None)


async def filled(tx: AsyncSession, notice: Notice, mode: PersonalData) -> dict[str, Any]:
    """The arguments of the notice's sentence. One who is no longer there is a question mark."""
    plain = notices.unpacked(notice.arguments)
    ids = [value["participant"] for value in plain.values() if _is_person(value)]
    known = await participants.called(tx, ids) if ids else {}
    return {
        name: _said(known.get(value["participant"], _NOBODY), value["to"], mode) if _is_person(value) else value
        for name, value in plain.items()
    }


def _is_person(value: Any) -> bool:
    return isinstance(value, dict) and "participant" in value


def _said(one: Called, to: str, mode: PersonalData) -> Personal | str:
    return one.in_full(mode) if to == "curator" else one.to_partner(mode, with_class=to == Part.MENTOR)
