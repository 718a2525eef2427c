"""What the screens of «Отчёты и документы» show."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.export import export_jobs, export_schedules, exports
from db.export.exports import Taken
from db.request import request_mails
from domain.exports import Rule, What
from domain.personal import PersonalData
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.exports.choosing import SIGNS, called, of_what
from handlers.exports.place import in_hand, inside, offered, place_in_hand, seats_of, watches
from locales import Texts

#: Lines of the record on one page of a phone.
ROWS = 8
#: Days that are offered.
WEEKDAYS = (1, 2, 3, 4, 5)
MONTH_DAYS = (1, 5, 10, 15, 20, 25, 31)
DAYS_BEFORE = (14, 7, 3, 1)
#: Periods of a journal, in the order in which the button goes through them.
SPANS = ("school", "calendar", "all")


def span_of(manager: DialogManager) -> str:
    """The period of the journal on show."""
    chosen = manager.dialog_data.get("span")
    return chosen if chosen in SPANS else SPANS[0]


async def main_shown(
    db: UpdateDatabase, who: Who, now: datetime, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The tables, what is being made, and the ways to set days and to the record."""
    seat = place_in_hand(who, dialog_manager)
    place = seat.organization_id
    async with db.read() as tx:
        tables = await offered(tx, who, place, now, mode)
        is_inside = await inside(tx, place)
        standing = await export_schedules.of_person(tx, who.person_id or 0, place, now)
        waiting = await export_jobs.open_of(tx, who.person_id or 0)
        watching = await watches(tx, who, place, now)
    head = texts("exports-main", organization=seat.organization, inside=is_inside, mode=mode.value)
    lines = [
        texts("exports-open", what=texts.plain("exports-what", what=one.what), percent=one.percent)
        for one in waiting
        if one.schedule_id is None
    ]
    parts = [head if tables else texts("exports-nothing"), "\n".join(lines)]
    others = [one for one in seats_of(who) if one.organization_id != place]
    return {
        "text": "\n\n".join(part for part in parts if part),
        "tables": [{"id": what.value, "label": texts.plain("exports-what", what=what.value)} for what in tables],
        "standing": len(standing),
        "count": len(standing),
        "watching": watching,
        "places": [{"id": one.organization_id, "label": one.organization} for one in others],
    }


async def card_shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What the table on show holds, and of which period."""
    async with db.read() as tx:
        seat, what = await in_hand(tx, dialog_manager)
        is_inside = await inside(tx, seat.organization_id)
    return {
        "text": texts(
            "exports-card",
            what=what.value,
            title=texts.plain("exports-what", what=what.value),
            organization=seat.organization,
            inside=is_inside,
        ),
        "dated": what is What.MEETINGS,
        "span": texts.plain("exports-span", span=span_of(dialog_manager)),
    }


async def rule_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, mails: bool = False, **_: Any
) -> dict[str, Any]:
    """The days that can be chosen."""
    async with db.read() as tx:
        seat, what, _subject, title = await of_what(tx, dialog_manager)
        reporting = await export_schedules.reporting_date(tx, seat.organization_id, now)
        address = await request_mails.address_of(tx, seat.organization_id)
    offers = [(Rule.WEEKLY, day, "exports-weekday") for day in WEEKDAYS]
    monthly = [(Rule.MONTHLY, day, "exports-month-day") for day in MONTH_DAYS]
    before = [(Rule.BEFORE, day, "exports-before-day") for day in DAYS_BEFORE] if reporting is not None else []
    return {
        "text": texts("exports-rule-ask", what=called(what, title, texts), reporting=reporting),
        **{
            name: [{"id": f"{rule.value}-{day}", "label": texts.plain(key, day=day)} for rule, day, key in found]
            for name, found in (("weekly", offers), ("monthly", monthly), ("before", before))
        },
        "mailable": mails and bool(address),
        "on": bool(dialog_manager.dialog_data.get("mail")),
    }


async def standing_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """What comes by itself; a press on a line ends it."""
    seat = place_in_hand(who, dialog_manager)
    async with db.read() as tx:
        found = await export_schedules.of_person(tx, who.person_id or 0, seat.organization_id, now)
    said = {
        one.id: {
            "what": called(one.what, shortened(one.subject, SIGNS) if one.subject else None, texts),
            "rule": texts.plain("exports-rule", rule=one.rule.value, day=one.day),
        }
        for one in found
    }
    lines = [texts("exports-standing-line", **said[one.id], by_mail=one.by_mail, next=one.next) for one in found]
    return {
        "text": "\n".join([texts("exports-standing", count=len(found)), *lines]),
        "lines": [{"id": one.id, "label": texts.plain("exports-standing-remove", **said[one.id])} for one in found],
    }


async def taken_shown(
    db: UpdateDatabase, who: Who, now: datetime, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One page of the record."""
    seat = place_in_hand(who, dialog_manager)
    kept = int(dialog_manager.dialog_data.get("page", 0))
    async with db.read() as tx:
        if not await watches(tx, who, seat.organization_id, now):
            return {"text": texts("exports-nothing"), "page": 1, "pages": 1, "paged": False}
        total = (await exports.taken(tx, seat.organization_id, skip=0, size=1)).total
        pages = max(1, -(-total // ROWS))
        page = min(max(kept if kept >= 0 else pages - 1, 0), pages - 1)
        found = await exports.taken(tx, seat.organization_id, skip=page * ROWS, size=ROWS)
    head = texts("exports-taken", organization=seat.organization, count=total)
    lines = [_line(one, seat.organization_id, mode, texts) for one in found.lines]
    return {"text": "\n".join([head, *lines]), "page": page + 1, "pages": pages, "paged": pages > 1}


def _line(one: Taken, here: int, mode: PersonalData, texts: Texts) -> str:
    name = one.name if mode is PersonalData.NAMES else None
    office = one.office.value if one.office is not None else None
    return texts(
        "exports-taken-line",
        moment=one.at.astimezone(ZoneInfo(one.zone)),
        what=texts.plain("exports-what", what=one.what),
        format=one.format.upper(),
        rows=one.rows,
        who=texts.plain("exports-who", office=office if one.by is not None else "server", name=name),
        place=one.organization if one.organization_id != here else None,
        holds="files" if one.what == "evidence" else one.holds.value,
        state=one.state,
        by_itself=one.by_itself,
    )
