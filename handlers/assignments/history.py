"""«История»: who did what to an assignment, and when; for whoever may see it."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.assignment import assignment_log, assignments
from db.assignment.assignment_log import Entry
from db.assignment.assignments import Listed
from db.reminder.holders import Seat
from domain.assignment import Refusal
from domain.assignment_log import Did
from domain.personal import PersonalData
from domain.who import Who
from handlers.assignments import showing
from handlers.assignments.listing import may_see, on_show
from locales import Texts

#: Acts in one message, the last ones; signs of a comment in it.
MOST, LONGEST = 25, 90
#: Acts that have words; what a later release writes reads as «changed».
KNOWN = frozenset(Did)


async def log_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Every act in a line of its own, the oldest first."""
    async with db.read() as tx:
        one = await assignments.find(tx, on_show(dialog_manager))
        if one is None or not await may_see(tx, one, who, now):
            return {"text": texts("assignment-refused", reason=Refusal.NOT_YOURS.value)}
        entries = await assignment_log.of(tx, one)
    lines = [_line(entry, one, texts, mode) for entry in entries[-MOST:]]
    earlier = texts("log-earlier", count=len(entries) - MOST) if len(entries) > MOST else ""
    return {"text": "\n".join(part for part in (texts("log-title", count=len(entries)), earlier, *lines) if part)}


def _line(entry: Entry, one: Listed, texts: Texts, mode: PersonalData) -> str:
    detail = entry.detail
    comment = str(detail.get("comment") or "")
    return texts(
        "log-line",
        at=entry.at.astimezone(ZoneInfo(one.zone)),
        who=_who(entry.by, entry.name, texts, mode),
        act=entry.act if entry.act in KNOWN else "other",
        whom=_who(entry.whom, entry.whom_name, texts, mode),
        pieces=int(detail.get("pieces") or 0),
        late=bool(detail.get("late")),
        before=_day(detail.get("from")),
        to=_day(detail.get("to")),
        number=detail.get("number"),
        dated=_day(detail.get("dated")),
        comment=showing.shortened(comment, LONGEST) if comment else None,
    )


def _who(seat: Seat | None, name: str | None, texts: Texts, mode: PersonalData) -> str | None:
    """The office held then, with the name where the mode allows it; None for nobody (it came about by itself)."""
    known = name if mode is PersonalData.NAMES else None
    if seat is None and known is None:
        return None
    return texts.plain(
        "log-who", office=seat.office.value if seat else None, organization=seat.organization if seat else None, name=known
    )


def _day(kept: Any) -> date | None:
    return date.fromisoformat(kept) if kept else None
