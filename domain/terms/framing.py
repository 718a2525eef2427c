"""Which of the dated stretches of a phrase are the term, and which only frame, explain or count towards it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from domain.terms.explaining import NAMED, UNTIL, is_year, lacks_year, without_explanations
from domain.terms.moments import Bound, Moment
from domain.terms.parts import Shape
from domain.terms.record import Span, YearContext
from domain.terms.scan import Found, Scan
from domain.terms.spans import Placed
from domain.terms.undated import Undated
from domain.terms.weekdays import Cycle


def without_event(said: Scan) -> Scan:
    """«по итогам I полугодия, до 15 января»: the half-year belongs to the event, the day apart from it is the term.

    «11–17 октября – по итогам I четверти»: so it does where the days stand ahead.
    """
    said = _without_days_counted_from(said)
    kept: list[Found] = []
    of_event = False
    for at, one in enumerate(said.found):
        if isinstance(one.said, Undated):
            of_event = of_event or one.said.relative
        elif isinstance(one.said, Moment) and of_event:
            of_event = not _stands_apart(one)
            apart = any(_stands_apart(other) or _closes_day(other) for other in said.found[at + 1 :])
            ahead = any(isinstance(before.said, Moment) for before in kept)
            if of_event and (apart or (ahead and _is_reported(one.said))):
                continue
        kept.append(one)
    return replace(said, found=kept)


def _is_reported(moment: Moment) -> bool:
    parts = (Shape.SCHOOL_PART, Shape.QUARTER, Shape.HALF_YEAR, Shape.YEAR, Shape.SCHOOL_YEAR)
    return moment.first.shape in parts and moment.last is None and moment.bound is Bound.ON


def _without_days_counted_from(said: Scan) -> Scan:
    """«ежегодно, за 10 дней до 1 сентября»: the day that others are counted from is not the one that comes back."""
    if not said.cycles:
        return said
    before = [None, *said.found]
    counted = [
        other is not None and isinstance(other.said, Undated) and other.said.relative and not other.said.weak and not one.parted
        for other, one in zip(before, said.found, strict=False)
    ]
    kept = [one for one, off in zip(said.found, counted, strict=True) if not (off and isinstance(one.said, Moment))]
    return replace(said, found=kept)


def dates_prevail(said: Scan) -> bool:
    """«сентябрь, по итогам анкетирования», «после издания приказа, но не позднее 10.09»: the date stands apart from the event.

    «После 1 сентября …» is counted from it.
    """
    first = next(one for one in said.found if not isinstance(one.said, Cycle))
    weak = all(one.weak for one in said.undated if one.relative)
    pairs = list(pairwise(said.found))
    parted = any(map(_stands_apart, said.found)) or any(_closes_behind_words(*two) or _says_which_days(*two) for two in pairs)
    return isinstance(first.said, Moment) or parted or (weak and bool(said.moments))


def _closes_behind_words(event: Found, one: Found) -> bool:
    """«за 2 недели до даты сочинения до 17 ноября», «по итогам I полугодия до 15 января»: the day is not what is counted from."""
    return _closes_day(one) and (one.start - event.end > 1 or isinstance(event.said, Moment))


def _says_which_days(length: Found, one: Found) -> bool:
    """«на 8 дней с 5 по 12 февраля»: the period says which days are counted."""
    counted = isinstance(length.said, Undated) and length.said.relative and length.said.anchored
    period = isinstance(one.said, Moment) and one.said.bound is Bound.ON and one.said.last is not None
    return counted and period and one.start - length.end <= 1


def _closes_day(one: Found) -> bool:
    return isinstance(one.said, Moment) and one.said.bound in UNTIL and one.said.first.shape is Shape.DAY


def _stands_apart(one: Found) -> bool:
    return one.parted and isinstance(one.said, Moment) and one.said.first.shape in NAMED


def stretches_of(said: Scan, context: YearContext) -> tuple[list[Moment], YearContext]:
    """The dated stretches proper; a year that only frames the others («2020-2021 уч. год: сентябрь, май») becomes the context."""
    kept: list[Moment] = []
    found = without_explanations([one for one in said.found if isinstance(one.said, Moment)], context)
    bare = [one for one in found if lacks_year(one)]
    for at, one in enumerate(found):
        moment = one.said
        assert isinstance(moment, Moment)
        frames = (
            moment.last is None
            and moment.first.shape in (Shape.YEAR, Shape.SCHOOL_YEAR)
            and not moment.first.end_only  # «конец I полугодия, конец учебного года»
            and moment.bound in (Bound.ON, Bound.WITHIN)
        )
        if (
            not frames
            or len(found) == 1
            or (moment.bound is Bound.WITHIN and at > 0 and not one.opens and not _bracketed(said, one))
        ):
            kept.append(moment)
            continue
        if moment.bound is Bound.WITHIN and len(found) == 2 and _begins(found[1]):  # «в течение года, начиная с октября»
            kept.append(moment)
        others = [other for other in found if other is not one and not is_year(other)]
        if not others:
            kept.append(moment)
        elif isinstance(moment.first.year, YearContext) and bare:
            context = replace(_planned_ahead(moment.first.year, bare, context), written_on=context.written_on)
    return kept or [one.said for one in found if isinstance(one.said, Moment)], context


def _begins(one: Found) -> bool:
    return isinstance(one.said, Moment) and one.said.bound is Bound.FROM and one.said.last is None


def _planned_ahead(year: YearContext, bare: Sequence[Found], context: YearContext) -> YearContext:
    """«план на 2027-2028 учебный год – май» in the plan of the year before: the May before that year, or the one in it?"""
    months = [one.said.first.month for one in bare if isinstance(one.said, Moment)]
    both = year.school and context.school and context.first is not None and year.first is not None and year.last is not None
    if both and context.last == year.first and any(0 < month < _SEPTEMBER for month in months):
        return YearContext.span(year.first or 0, year.last or 0)
    return year


_SEPTEMBER = 9


def _bracketed(said: Scan, one: Found) -> bool:
    return any(other.opens and other.end <= one.start for other in said.found)


def framing_years(said: Scan, kept: Sequence[Moment]) -> list[Moment]:
    """«2022-2024 гг., ежегодно до 1 июня»: the years beside a recurrence say how long it lasts."""
    years = [one.said for one in said.found if is_year(one) and isinstance(one.said, Moment)]
    return [one for one in years if one not in kept and isinstance(one.first.year, YearContext)]


#: «I полугодие – до 15 января»: so long after a quarter or a half-year its report may be due.
_AFTER_REPORTED = timedelta(days=62)


def frames_day(frame: Placed, span: Span, due: date) -> bool:
    """Whether a deadline lies within a stretch, or soon behind the quarter or half-year that is reported on."""
    late = _AFTER_REPORTED if frame.moment.first.shape in (Shape.QUARTER, Shape.HALF_YEAR) else timedelta()
    return span.start is not None and span.end is not None and span.start < due <= span.end + late


def without_frames(placed: list[Placed], spans: list[Span]) -> tuple[list[Placed], list[Span]]:
    """«до 25 декабря (I полугодие), до 25 мая (II полугодие)»: every stretch only says which deadline lies within it."""
    closing = [at for at, one in enumerate(placed) if one.moment.bound in UNTIL]
    frames = [at for at in range(len(placed)) if at not in closing]
    parts = all(placed[at].moment.first.shape in (Shape.QUARTER, Shape.HALF_YEAR) for at in frames)
    if len(closing) < 2 or not frames or not (parts or len(frames) == len(closing)):
        return _without_month_of_day(placed, spans)
    own = zip(frames, closing, strict=True) if len(frames) == len(closing) else ((at, _beside(at, closing)) for at in frames)
    for frame, at in own:
        due = spans[at].end
        if due is None or not frames_day(placed[frame], spans[frame], due):
            return placed, spans
    return [placed[at] for at in closing], [spans[at] for at in closing]


def _beside(frame: int, closing: Sequence[int]) -> int:
    """«до 20 декабря (I полугодие), до 25 мая»: the deadline that stands nearest to the half-year, the one before it first."""
    return min(closing, key=lambda at: (abs(at - frame), at))


def _without_month_of_day(placed: list[Placed], spans: list[Span]) -> tuple[list[Placed], list[Span]]:
    """«октябрь (20.10), март (20.03)», «15.10 (октябрь)»: a month right before its day, or beside its only one, says nothing."""
    kept = []
    for at, (one, span) in enumerate(zip(placed, spans, strict=True)):
        beside = 1 - at if len(spans) == 2 else at + 1
        day = placed[beside].moment if beside < len(spans) else None
        dated = day is not None and (day.bound in UNTIL or day.first.shape in (Shape.DAY, Shape.DAYS))
        due = spans[beside].end if dated else None
        month = one.moment.last is None and one.moment.first.shape is Shape.MONTH
        alone = len(spans) == 2 and dated and placed[beside].moment.bound in UNTIL  # «I квартал (до 15 марта)»
        if not (one.moment.bound is Bound.ON and (month or alone) and due and frames_day(one, span, due)):
            kept.append(at)
    return [placed[at] for at in kept], [spans[at] for at in kept]


def is_frame(printed: str, placed: Sequence[Placed], spans: Sequence[Span]) -> bool:
    """«IV квартал (декабрь)», «май: 15.05, 20.05»: what stands in brackets or behind a colon says when within the first."""
    start, end = spans[0].start, spans[0].end
    inside = all(start and end and one.start and one.end and start <= one.start and one.end <= end for one in spans[1:])
    ranges = all(one.moment.last is not None for one in placed)  # «с 1 июня по 31 августа, с 13 июня по 31 августа»
    told = re.search(r"\([^()]*\)\W*$|:(?!\d)", printed) is not None
    return inside and (told or (not ranges and {one.end for one in spans[1:]} == {end}))
