"""The results of a request in words, ready for the writers of XLSX and DOCX.

This is also what a mail takes along: `table(...)` and one of the writers give the attachment, without any messenger.
"""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from db.request.request_answers import Addressee
from db.request.request_results import Results
from domain.allowed_hours import local_day
from domain.request_results import Column
from domain.requests import FieldKind
from locales import Texts
from papers.request_table import Table, Value


def table(found: Results, now: datetime, texts: Texts) -> Table:
    """One row per organisation that was asked, in the order of the list, and the totals; numbers that are hidden say so."""
    asked = found.request
    columns = found.columns
    headings = [texts.plain("request-table-heading", what=what) for what in ("number", "organization", "answered")]
    rows = [
        (position, one.organization, _day(one), *(_cell(one, each, texts) for each in columns))
        for position, one in enumerate(found.addressees, start=1)
    ]
    return Table(
        file_name=texts.plain("request-file-name", day=asked.today(now).isoformat()),
        sheet=texts.plain("request-sheet"),
        title=asked.title,
        subtitle=texts.plain(
            "request-table-subtitle",
            organization=asked.organization,
            day=asked.today(now),
            due=asked.due,
            answered=len(found.answered),
            asked=len(found.addressees),
        ),
        headings=(*headings, *(one.asked.label for one in columns)),
        rows=rows,
        totals=(None, texts.plain("request-table-total"), len(found.answered), *(_total(one, texts) for one in columns)),
        note=texts.plain("request-table-note") if any(one.hidden for one in columns) else "",
        signature=texts.plain("request-table-signature"),
    )


def _day(one: Addressee) -> Value:
    return local_day(one.answered_at, ZoneInfo(one.zone)) if one.answered_at is not None else None


def _cell(one: Addressee, of: Column, texts: Texts) -> Value:
    """What stands in a cell: a number as a number, files by their names."""
    if not one.answered or of.asked.id not in one.answers:
        return None
    value = of.cells.get(one.id)
    match of.asked.kind:
        case FieldKind.NUMBER:
            return texts.plain("request-hidden") if value is None else _number(value)
        case FieldKind.FILE:
            files = one.answers[of.asked.id].value.files
            return "; ".join(piece.file_name or texts.plain("request-photo") for piece in files)
        case FieldKind.TEXT | FieldKind.CHOICE:
            return str(value)


def _number(value: Decimal | str | int) -> int | float:
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else float(number)


def _total(one: Column, texts: Texts) -> Value:
    match one.asked.kind:
        case FieldKind.NUMBER:
            return texts.plain("request-hidden") if one.total is None else _number(one.total)
        case FieldKind.CHOICE:
            return "; ".join(f"{choice}: {count}" for choice, count in one.counts.items())
        case FieldKind.TEXT | FieldKind.FILE:
            return None
