"""The registers of a school line by line: mentees, mentors, pairs, the journal of meetings.

Names where the operator's mode has them, else codes; contacts never.
"""

from collections.abc import AsyncIterator, Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.export import export_rows
from db.export.export_rows import Met, Paired
from db.organization import offers
from db.participant import participant_tables
from domain.forms import Part
from handlers.exports.asked import Asked, Table
from handlers.joining.profile_words import titled
from handlers.roll import tables
from papers.register_xlsx import Column, Page, Value

#: The columns, and how many signs wide they are.
PAIRS: Mapping[str, int] = {
    "number": 7, "mentor": 22, "mentor-place": 18, "mentee": 22, "form": 24, "pair-state": 18, "order-number": 12,
    "order-date": 13, "proposed": 13, "begun": 13, "ended": 13, "outcome": 22, "meetings": 11, "last-meeting": 13, "journal": 11,
}  # fmt: skip
MEETINGS: Mapping[str, int] = {
    "number": 7, "day": 12, "mentor": 22, "mentee": 22, "form": 24, "kind": 18, "minutes": 10, "meeting-place": 22,
    "meeting-state": 20, "journal": 11, "rating": 15,
}  # fmt: skip


def page_of(asked: Asked, what: str, columns: Mapping[str, int], rows: int, **said: str) -> Page:
    """A sheet with these columns."""
    texts = asked.texts
    return Page(
        name=texts.plain("exports-sheet", what=what),
        title=texts.plain("exports-title", what=what, organization=asked.organization, **said),
        subtitle=asked.subtitle(rows),
        columns=[
            Column(texts.plain("exports-heading", what=name, mode=texts.mode.value), width) for name, width in columns.items()
        ],
    )


async def participants(tx: AsyncSession, asked: Asked, *parts: Part) -> list[Table]:
    """The databases of these parts."""
    return [await _participants(tx, asked, part) for part in parts]


async def _participants(tx: AsyncSession, asked: Asked, part: Part) -> Table:
    texts, rows = asked.texts, await participant_tables.count(tx, asked.place, part)
    widths = tables.columns(part).values()
    page = Page(
        name=texts.plain("roll-sheet", part=part.value),
        title=texts.plain("roll-sheet-title", part=part.value, organization=asked.organization),
        subtitle=asked.subtitle(rows),
        columns=[Column(said, width) for said, width in zip(tables.headings(part, texts), widths, strict=True)],
    )
    return Table(page, rows, _people(tx, asked, part))


async def _people(tx: AsyncSession, asked: Asked, part: Part) -> AsyncIterator[Sequence[Value]]:
    line = tables.mentee if part is Part.MENTEE else tables.mentor
    number = 0
    async for one in participant_tables.stream(tx, asked.place, part):
        number += 1
        yield line(number, one, asked.organization, asked.texts)


async def pairs(tx: AsyncSession, asked: Asked) -> list[Table]:
    """The register of pairs."""
    rows = await export_rows.count_pairs(tx, asked.place)
    return [Table(page_of(asked, "pairs", PAIRS, rows), rows, _pairs(tx, asked))]


async def _pairs(tx: AsyncSession, asked: Asked) -> AsyncIterator[Sequence[Value]]:
    titles = {code: titled(title, asked.texts) for code, title in (await offers.form_titles(tx)).items()}
    number = 0
    async for one in export_rows.pairs(tx, asked.place):
        number += 1
        yield _pair(number, one, titles, asked)


def _pair(number: int, one: Paired, titles: Mapping[str, str], asked: Asked) -> tuple[Value, ...]:
    texts = asked.texts
    return (
        number,
        tables.said(one.mentor.in_full(texts.mode), texts.mode),
        tables.place_of(one.mentor_category, one.mentor, asked.organization, texts),
        tables.said(one.mentee.in_full(texts.mode), texts.mode),
        titles.get(one.form, one.form),
        texts.plain("exports-pair-state", state=one.state),
        one.order_number,
        one.order_date,
        one.proposed_on,
        one.begun_on,
        one.ended_on,
        texts.plain("roll-outcome", outcome=one.outcome) if one.outcome is not None else None,
        one.meetings,
        one.last_meeting,
        texts.plain("exports-yes") if one.by_journal else None,
    )


async def meetings(tx: AsyncSession, asked: Asked) -> list[Table]:
    """The journal of the days that were asked for."""
    rows = await export_rows.count_meetings(tx, asked.place, asked.span)
    said = asked.texts.plain("exports-span", span=str(asked.job.details.get("span", "school")))
    return [Table(page_of(asked, "meetings", MEETINGS, rows, span=said), rows, _meetings(tx, asked))]


async def _meetings(tx: AsyncSession, asked: Asked) -> AsyncIterator[Sequence[Value]]:
    titles = {code: titled(title, asked.texts) for code, title in (await offers.form_titles(tx)).items()}
    number = 0
    async for one in export_rows.meetings(tx, asked.place, asked.span):
        number += 1
        yield _meeting(number, one, titles, asked)


def _meeting(number: int, one: Met, titles: Mapping[str, str], asked: Asked) -> tuple[Value, ...]:
    texts = asked.texts
    return (
        number,
        one.day,
        tables.said(one.mentor.in_full(texts.mode), texts.mode),
        tables.said(one.mentee.in_full(texts.mode), texts.mode),
        titles.get(one.form, one.form),
        texts.plain("exports-meeting-kind", kind=one.kind),
        one.minutes,
        texts.plain("exports-meeting-place", place=one.place) if one.place is not None else None,
        texts.plain("exports-meeting-state", state=one.state),
        texts.plain("exports-yes") if one.by_journal else None,
        one.rating,
    )
