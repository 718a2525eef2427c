"""The share over the years against its lines of targets, as the picture wants it: values, and every word passed in."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from sqlalchemy.ext.asyncio import AsyncSession

from db.share import shares
from db.share.shares import Number
from db.share.sights import Sight
from db.share.targets import Line as Promises
from db.share.targets import Promised
from domain.forecast import Forecast
from domain.masking import is_small
from handlers.targets.sentences import forecast_of, foretold, judged, now, paper, rounded
from handlers.targets.view import View, number_of
from locales import Texts
from papers.charts import MOST_TARGETS, MOST_YEARS, Foretold, Line, ShareChart


async def pictures(tx: AsyncSession, view: View, texts: Texts) -> Sequence[tuple[ShareChart, str]]:
    """The pictures of a view: one for every two lines of targets on the same learners, at least one; each with its numbers in
    words for those who do not see it."""
    years = _years(view)
    found = []
    for sight in view.promised_on:
        known = {year: await _in_year(tx, view, sight, year) for year in years if year <= view.year}
        lines = [line for line in view.lines if view.sight(line) is sight and view.concerns(line)]
        groups = [lines[at : at + MOST_TARGETS] for at in range(0, len(lines), MOST_TARGETS)] or [[]]
        for group in groups:
            chart = _chart(view, sight, years, known, group, texts)
            found.append((chart, "\n".join([*_said(view, sight, group, texts), *_rows(chart, texts)])))
    return found


def _rows(chart: ShareChart, texts: Texts) -> Iterator[str]:
    """The table under the bars, row by row: every number that is drawn."""
    for label, shown in ((chart.label, chart.shown), *((line.label, line.shown) for line in chart.targets)):
        told = [
            texts.plain("share-picture-year", year=year, words=words)
            for year, words in zip(chart.years, shown, strict=True)
            if words
        ]
        if len(told) > 1:
            yield texts("share-picture-row", label=label, years=", ".join(told))


def _said(view: View, sight: Sight, lines: Sequence[Promises], texts: Texts) -> Iterator[str]:
    """What the picture shows, in words."""
    yield texts("share-now", **now(view, sight))
    for line, promised in _worked_on(view, lines):
        yield texts("share-home-target", **judged(view, line, promised))
        yield from foretold(view, line, promised, texts)


def _worked_on(view: View, lines: Sequence[Promises]) -> Sequence[tuple[Promises, Promised]]:
    return [(line, promised) for line in lines if (promised := line.current(view.today)) is not None]


def _years(view: View) -> list[int]:
    """The years of the targets and this one; of very many those around this one."""
    years = {view.year, *(view.outlook.years.number(one.due) for line in view.lines for one in line.targets)}
    last = min(max(years), max(view.year, min(years) + MOST_YEARS - 1))
    return [year for year in range(min(years), max(years) + 1) if last - MOST_YEARS < year <= last]


async def _in_year(tx: AsyncSession, view: View, sight: Sight, year: int) -> Number:
    """The numbers of a year: of this one as they stand, of an earlier one as they were reported, else counted at its end."""
    if year == view.year:
        return sight.number
    for line in view.lines:
        if view.sight(line) is not sight or not view.concerns(line):
            continue
        promised = line.within(view.outlook.years.ending_in(year))
        if promised is not None and (frozen := promised.frozen(view.outlook.place_id)) is not None:
            return frozen
    one = view.outlook
    span = one.years.ending_in(year)
    return number_of(one, await shares.count(tx, one.programme_id, one.rule, span, span.last, sight.places))


def _chart(
    view: View, sight: Sight, years: Sequence[int], known: Mapping[int, Number], lines: Sequence[Promises], texts: Texts
) -> ShareChart:
    told = [_told(view, known.get(year), sight.hidden and year == view.year, texts) for year in years]
    above = {"known": len(sight.known), "all": len(sight.places)} if view.above else {"known": 0, "all": 0}
    coming = [found for line, promised in _worked_on(view, lines) if (found := forecast_of(view, line, promised))]
    return ShareChart(
        title=texts.plain("share-picture-title", place=view.outlook.place, base=sight.base.value),
        subtitle=view.outlook.programme,
        years=tuple(view.outlook.years.label(year) for year in years),
        label=texts.plain("share-picture-fact"),
        values=tuple(value for value, _ in told),
        shown=tuple(words for _, words in told),
        targets=tuple(_line(view, line, years, texts) for line in lines),
        foretold=_foretold(years.index(view.year), *coming[0], texts) if coming else None,
        footer=texts.plain("share-picture-footer", day=view.today, **above),
        nothing=texts.plain("share-picture-nothing"),
    )


def _told(view: View, number: Number | None, hidden: bool, texts: Texts) -> tuple[float | None, str]:
    """A bar and the words under it. A small group above the school has no bar, since its height would tell it."""
    if number is None:
        return None, ""
    if number.share.percent is None:
        return None, texts.plain("share-percent", state="none", percent=0)
    if hidden or (view.above and is_small(number.involved)):
        return None, texts.plain("share-percent", state="small", percent=0)
    percent = float(number.share.percent)
    return percent, texts.plain("share-percent", state="known", percent=percent)


def _foretold(at: int, one: Forecast, pupils: int, texts: Texts) -> Foretold:
    """The same numbers as in words; the first of several dates of a year."""
    shares = [Fraction(number, pupils) for number in (one.likely, one.low, one.high)]
    likely, low, high = (rounded(share, how) for share, how in zip(shares, (round, floor, ceil), strict=True))
    label = texts.plain("share-picture-forecast", weeks=one.weeks, likely=likely, low=low, high=high)
    return Foretold(at=at, likely=likely, low=low, high=high, label=label)


def _line(view: View, line: Promises, years: Sequence[int], texts: Texts) -> Line:
    promised = [line.within(view.outlook.years.ending_in(year)) for year in years]
    return Line(
        label=texts.plain("share-picture-target", **paper(line)),
        values=tuple(None if one is None else float(one.percent) for one in promised),
        shown=tuple(
            "" if one is None else texts.plain("share-percent", state="known", percent=float(one.percent)) for one in promised
        ),
    )
