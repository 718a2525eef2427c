"""The same registers from above the organisations: counts only, small groups hidden, and not to be found by subtraction.

Counted are participations, pairs and meetings, organisation by organisation; what is hidden is said to be hidden.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.export import export_counts
from db.export.export_counts import Table as Counts
from db.organization import offers
from domain.exports import What
from domain.forms import Part
from domain.masking import Masked, is_small, mask_table, mask_where
from handlers.exports.asked import Asked, Table, given
from handlers.exports.registers import page_of
from handlers.joining.profile_words import titled
from papers.register_xlsx import Column, Page, Value

#: Signs: an organisation, a number.
_NAME, _NUMBER = 34, 14


async def participants(tx: AsyncSession, asked: Asked, part: Part) -> list[Table]:
    """Admitted participations by organisation and form."""
    places = await export_counts.places(tx, asked.place)
    counted = await export_counts.participations(tx, asked.place, part)
    forms = await _forms(tx, asked, counted)
    rows = {place: {form: counted.get(place, {}).get(form, 0) for form in forms} for place in places}
    shown = mask_table(rows, total_told=True)
    sums = {place: shown[place].total for place in places}
    what = What.MENTEES if part is Part.MENTEE else What.MENTORS
    return [_table(asked, f"{what.value}-above", places, forms, shown, sums, _sum(rows))]


async def pairs(tx: AsyncSession, asked: Asked) -> list[Table]:
    """Living pairs by organisation and form. What would tell of a few mentees that they have no mentor is hidden too."""
    places = await export_counts.places(tx, asked.place)
    counted = await export_counts.pairs(tx, asked.place)
    mentees = await export_counts.participations(tx, asked.place, Part.MENTEE)
    forms = await _forms(tx, asked, counted)
    rows = {place: {form: counted.get(place, {}).get(form, 0) for form in forms} for place in places}
    small = {
        place: {form for form, number in cells.items() if _tells(number, mentees.get(place, {}).get(form, 0))}
        for place, cells in rows.items()
    }
    few = {place for place, cells in rows.items() if _tells(sum(cells.values()), sum(mentees.get(place, {}).values()))}
    shown, sums, whole = _masked(rows, small, few)
    return [_table(asked, "pairs-above", places, forms, shown, sums, whole)]


async def meetings(tx: AsyncSession, asked: Asked) -> list[Table]:
    """Confirmed meetings by organisation and month; those of few pairs are hidden."""
    places = await export_counts.places(tx, asked.place)
    found = await export_counts.meetings(tx, asked.place, asked.span)
    months = sorted({month for cells in found.meetings.values() for month in cells})
    rows = {place: {month: found.meetings.get(place, {}).get(month, 0) for month in months} for place in places}
    small = {place: {month for month, met in found.pairs.get(place, {}).items() if is_small(met)} for place in places}
    few = {place for place in places if is_small(found.pairs_in_all.get(place, 0))}
    shown, sums, whole = _masked(rows, small, few)
    heads = {month: f"{month[5:]}.{month[:4]}" for month in months}
    said = asked.texts.plain("exports-span", span=str(asked.job.details.get("span", "school")))
    return [_table(asked, "meetings-above", places, heads, shown, sums, whole, span=said)]


def _tells(number: int, wider: int) -> bool:
    """Whether a number is small itself, or leaves few of the wider one."""
    return is_small(number) or (number > 0 and is_small(wider - number))


Rows = Mapping[int, Mapping[str, int]]


def _masked(
    rows: Rows, small: Mapping[int, Collection[str]], few: Collection[int]
) -> tuple[Mapping[int, Masked[str]], Mapping[int, int | None], int | None]:
    """The cells, the sums of the rows and the sum of everything, as they may stand beside each other."""
    sums = mask_where({place: sum(cells.values()) for place, cells in rows.items()}, few)
    shown = {
        place: Masked(dict.fromkeys(cells), None) if sums.cells[place] is None else mask_where(cells, small[place])
        for place, cells in rows.items()
    }
    return shown, sums.cells, sums.total


def _sum(rows: Rows) -> int | None:
    """Everything together; a small group is not told."""
    whole = sum(sum(cells.values()) for cells in rows.values())
    return None if is_small(whole) else whole


async def _forms(tx: AsyncSession, asked: Asked, counted: Counts) -> Mapping[str, str]:
    """The forms that occur, in their usual order: code → title."""
    there = {form for cells in counted.values() for form in cells}
    titles = await offers.form_titles(tx)
    return {code: titled(title, asked.texts) for code, title in titles.items() if code in there}


def _table(
    asked: Asked,
    what: str,
    places: Mapping[int, str],
    heads: Mapping[str, str],
    shown: Mapping[int, Masked[str]],
    sums: Mapping[int, int | None],
    whole: int | None,
    **said: str,
) -> Table:
    texts = asked.texts
    hidden = texts.plain("exports-hidden")
    rows: list[Sequence[Value]] = [
        (name, *(_told(shown[place].cells[head], hidden) for head in heads), _told(sums[place], hidden))
        for place, name in places.items()
    ]
    any_hidden = any(value == hidden for row in rows for value in row)
    page = page_of(asked, what, {}, len(rows), **said)
    columns = [
        Column(texts.plain("exports-heading", what="organization", mode=texts.mode.value), _NAME),
        *(Column(head, _NUMBER) for head in heads.values()),
        Column(texts.plain("exports-heading", what="sum", mode=texts.mode.value), _NUMBER),
    ]
    note = texts.plain("exports-note", hidden=any_hidden, what=what)
    blank = (None,) * len(heads)
    sums_row: Sequence[Value] = (texts.plain("exports-sum"), *blank, _told(whole, hidden))
    return Table(Page(page.name, page.title, page.subtitle, columns, 1, note), len(rows) + 1, given([*rows, sums_row]), sums=1)


def _told(number: int | None, hidden: str) -> Value:
    return hidden if number is None else number
