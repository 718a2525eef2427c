"""The share over the years against its lines of targets, as the picture wants it: values, and every word passed in."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from db import shares
from db.shares import Number
from db.targets import Line as Promises
from domain.masking import is_small
from domain.offices import Level
from domain.targets import calendar_year
from handlers.targets.sentences import paper
from handlers.targets.view import View
from locales import Texts
from papers.charts import MOST_TARGETS, MOST_YEARS, Line, ShareChart


async def charts(tx: AsyncSession, view: View, texts: Texts) -> Sequence[ShareChart]:
    """The pictures of a view: one for every two lines of targets, at least one."""
    years = _years(view)
    known = {year: await _in_year(tx, view, year) for year in years if year <= view.year}
    groups = [view.lines[at : at + MOST_TARGETS] for at in range(0, len(view.lines), MOST_TARGETS)] or [()]
    return [_chart(view, years, known, lines, texts) for lines in groups]


def _years(view: View) -> list[int]:
    """The years of the targets and this one; of very many those around this one."""
    years = {view.year, *(one.due.year for line in view.lines for one in line.targets)}
    last = min(max(years), max(view.year, min(years) + MOST_YEARS - 1))
    return [year for year in range(min(years), max(years) + 1) if last - MOST_YEARS < year <= last]


async def _in_year(tx: AsyncSession, view: View, year: int) -> Number:
    """The numbers of a year: of this one as they stand, of an earlier one as they were reported, else counted at its end."""
    if year == view.year:
        return view.number
    for line in view.lines:
        promised = line.of_year(year)
        if promised is not None and (frozen := promised.frozen(view.outlook.place_id)) is not None:
            return frozen
    one = view.outlook
    places = [one.place_id] if one.level is Level.INSTITUTION else list(view.names)
    counted = await shares.count(tx, one.programme_id, one.rule, calendar_year(year), date(year, 12, 31), places)
    if one.level is Level.INSTITUTION:
        return counted.places[one.place_id]
    return Number(counted.total.share.numerator, counted.by_journal, counted.total.share.denominator)


def _chart(view: View, years: Sequence[int], known: Mapping[int, Number], lines: Sequence[Promises], texts: Texts) -> ShareChart:
    told = [_told(view, known.get(year), texts) for year in years]
    above = {"known": len(view.counted.total.known), "all": len(view.names)} if view.above else {"known": 0, "all": 0}
    return ShareChart(
        title=texts.plain("share-picture-title", place=view.outlook.place),
        subtitle=view.outlook.programme,
        years=tuple(str(year) for year in years),
        label=texts.plain("share-picture-fact"),
        values=tuple(value for value, _ in told),
        shown=tuple(words for _, words in told),
        targets=tuple(_line(line, years, texts) for line in lines),
        footer=texts.plain("share-picture-footer", day=view.today, **above),
        nothing=texts.plain("share-picture-nothing"),
    )


def _told(view: View, number: Number | None, texts: Texts) -> tuple[float | None, str]:
    """A bar and the words under it. A small group above the school has no bar, since its height would tell it."""
    if number is None:
        return None, ""
    if number.share.percent is None:
        return None, texts.plain("share-percent", state="none", percent=0)
    if view.above and is_small(number.involved):
        return None, texts.plain("share-percent", state="small", percent=0)
    percent = float(number.share.percent)
    return percent, texts.plain("share-percent", state="known", percent=percent)


def _line(line: Promises, years: Sequence[int], texts: Texts) -> Line:
    promised = [line.of_year(year) for year in years]
    return Line(
        label=texts.plain("share-picture-target", **paper(line)),
        values=tuple(None if one is None else float(one.percent) for one in promised),
        shown=tuple(
            "" if one is None else texts.plain("share-percent", state="known", percent=float(one.percent)) for one in promised
        ),
    )
