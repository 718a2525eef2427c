"""One printed phrase becomes one Term."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.terms.cycles import Cycle, merged
from domain.terms.moments import Bound, Moment
from domain.terms.record import By, Freq, Kind, Question, Reason, Recurrence, Span, Term, YearContext
from domain.terms.scan import Found, Scan, scan
from domain.terms.spans import Placed, place_all
from domain.terms.units import Shape, Unit

LONGEST = 2000  # a cell of a table is never longer; what is longer is read as far as this


def parse_term(text: str, *, context: YearContext) -> Term:
    """The meaning of a printed phrase under the paper's year (product.md §6.3).

    Any text is accepted and none raises. Dates come only from the phrase and the context; where a year or a reading is
    missing, or an error is visible, the dates are None and the question says what to ask.
    """
    printed = " ".join(text.split())
    term = read(printed, scan(text[:LONGEST]), context)
    return _against_order(term, context)


def read(printed: str, said: Scan, context: YearContext) -> Term:
    """The Term of a scanned phrase."""
    if not any(char.isalnum() for char in printed):
        return Term(printed, Kind.UNPARSEABLE, question=Question(Reason.EMPTY))
    recurrence = merged(said.cycles)
    stretches, local = _stretches(said, context)
    if said.damaged:
        kind = _kind(stretches[0]) if len(stretches) == 1 else Kind.DATE if not stretches else Kind.LIST
        return Term(printed, kind, question=Question(Reason.DAMAGED))
    if recurrence is not None:
        return _recurring(printed, said, recurrence, stretches, local)
    relative = next((one for one in said.undated if one.relative), None)
    if relative is not None and not _dates_prevail(said):
        return Term(printed, Kind.RELATIVE, question=None if relative.anchored else Question(Reason.ANCHOR_UNKNOWN))
    if stretches:
        return _dated(printed, stretches, local)
    if said.undated:
        return Term(printed, Kind.ONGOING)
    return Term(printed, Kind.UNPARSEABLE, question=Question(Reason.VAGUE if said.cycles else Reason.NOT_UNDERSTOOD))


def _dates_prevail(said: Scan) -> bool:
    """«сентябрь, по итогам анкетирования»: the date stands before the event; «после 1 сентября …» is counted from it."""
    first = next(one for one in said.found if not isinstance(one.said, Cycle))
    return isinstance(first.said, Moment)


def _stretches(said: Scan, context: YearContext) -> tuple[list[Moment], YearContext]:
    """The dated stretches proper; a year that only frames the others («2020-2021 уч. год: сентябрь, май») becomes the context."""
    kept: list[Moment] = []
    found = [one for one in said.found if isinstance(one.said, Moment)]
    bare = [one for one in found if _lacks_year(one)]
    for at, one in enumerate(found):
        moment = one.said
        assert isinstance(moment, Moment)
        frames = (
            moment.last is None
            and moment.first.shape in (Shape.YEAR, Shape.SCHOOL_YEAR)
            and moment.bound in (Bound.ON, Bound.WITHIN)
        )
        if (
            not frames
            or len(found) == 1
            or (moment.bound is Bound.WITHIN and at > 0 and not one.opens and not _bracketed(said, one))
        ):
            kept.append(moment)
            continue
        others = [other for other in found if other is not one and not _is_year(other)]
        if not others:
            kept.append(moment)
        elif isinstance(moment.first.year, YearContext) and bare:
            context = replace(moment.first.year, written_on=context.written_on)
    return kept or [one.said for one in found if isinstance(one.said, Moment)], context


def _bracketed(said: Scan, one: Found) -> bool:
    return any(other.opens and other.end <= one.start for other in said.found)


def _is_year(one: Found) -> bool:
    return isinstance(one.said, Moment) and one.said.first.shape in (Shape.YEAR, Shape.SCHOOL_YEAR) and one.said.last is None


def _lacks_year(one: Found) -> bool:
    return isinstance(one.said, Moment) and one.said.first.year is None and not _is_year(one)


def _kind(moment: Moment) -> Kind:
    match moment.bound:
        case Bound.UNTIL:
            return Kind.UNTIL
        case Bound.NOT_LATER:
            return Kind.NOT_LATER_THAN
        case Bound.FROM:
            return Kind.ONGOING
    if moment.last is not None:
        months = {moment.first.shape, moment.last.shape} == {Shape.MONTH}
        return Kind.MONTHS_RANGE if months else Kind.PERIOD
    match moment.first.shape:
        case Shape.DAY | Shape.WEEKDAY | Shape.END_OF_YEAR:
            return Kind.DATE
        case Shape.MONTH:
            return Kind.MONTH
        case Shape.QUARTER:
            return Kind.QUARTER
        case Shape.HALF_YEAR:
            return Kind.HALF_YEAR
        case Shape.SCHOOL_YEAR:
            return Kind.SCHOOL_YEAR
        case Shape.YEAR:
            year = moment.first.year
            several = isinstance(year, YearContext) and year.first != year.last
            return Kind.PERIOD if several else Kind.YEAR
        case _:
            return Kind.PERIOD


def _dated(printed: str, stretches: Sequence[Moment], context: YearContext) -> Term:
    placed = _without_repeats(place_all(stretches, context))
    if len(placed) == 1:
        return _single(printed, placed[0])
    question = next((one.question for one in placed if one.question), None)
    if question is not None:
        return Term(printed, Kind.LIST, question=_whole_question(question, placed))
    spans = [_edges(one) for one in placed]
    if len(spans) == 2 and placed[0].moment.bound is Bound.FROM and placed[1].moment.bound in (Bound.UNTIL, Bound.NOT_LATER):
        start, end = spans[0].start, spans[1].end
        if start and end and start > end:
            return Term(printed, Kind.PERIOD, question=Question(Reason.REVERSED))
        return Term(printed, Kind.PERIOD, start, end)
    deadlines = tuple(sorted({span.end for span in spans if span.end}))
    starts = [span.start or span.end for span in spans]
    first = min((day for day in starts if day), default=None)
    return Term(printed, Kind.LIST, first, deadlines[-1] if deadlines else None, deadlines)


def _whole_question(question: Question, placed: Sequence[Placed]) -> Question:
    """Readings of one entry are no readings of a whole list."""
    return question if len(placed) == 1 else Question(question.reason)


def _without_repeats(placed: list[Placed]) -> list[Placed]:
    out: list[Placed] = []
    for one in placed:
        if not any(one.span is not None and one.span == other.span for other in out):
            out.append(one)
    return out


def _edges(placed: Placed) -> Span:
    assert placed.span is not None
    match placed.moment.bound:
        case Bound.UNTIL | Bound.NOT_LATER:
            return Span(None, placed.span.end)
        case Bound.FROM if placed.moment.last is None:
            return Span(placed.span.start, None)
    only_end = placed.moment.first.end_only and placed.moment.last is None and placed.moment.first.shape is not Shape.DAYS
    return Span(None, placed.span.end) if only_end else placed.span


def _single(printed: str, placed: Placed) -> Term:
    kind = _kind(placed.moment)
    if placed.question is not None:
        if placed.moment.first.shape is Shape.SCHOOL_PART and kind is Kind.PERIOD:
            kind = _school_part_kind(placed.moment.first)
        return Term(printed, kind, question=placed.question)
    edges = _edges(placed)
    if kind is not Kind.UNTIL and edges.start is None and edges.end is not None and kind is not Kind.NOT_LATER_THAN:
        kind = Kind.UNTIL if placed.moment.first.end_only else kind
    return Term(printed, kind, edges.start, edges.end)


def _school_part_kind(unit: Unit) -> Kind:
    return Kind.QUARTER if unit.number else Kind.PERIOD


def _recurring(printed: str, said: Scan, recurrence: Recurrence, stretches: Sequence[Moment], context: YearContext) -> Term:
    """Stretches beside a recurrence say where it falls («август, ежегодно») or, with a year, how long it lasts."""
    places: list[By] = []
    bounds: list[Moment] = []
    first_then_again = re.search(r"далее|затем|потом|последующ|дальнейш", printed.lower()) is not None
    for moment in stretches:
        year = moment.first.year
        if (
            recurrence.freq is Freq.YEARLY
            and isinstance(year, YearContext)
            and year.first != year.last
            and _is_day_or_month(moment)
        ):
            places += _places(replace(moment, first=replace(moment.first, year=None)))
            bounds.append(Moment(Bound.ON, Unit(Shape.YEAR, year)))
            continue
        bare = moment.first.year is None and (moment.last is None or moment.last.year is None)
        if (
            recurrence.freq in (Freq.YEARLY, Freq.HALF_YEARLY)
            and bare
            and moment.first.shape in (Shape.DAY, Shape.MONTH, Shape.DAYS, Shape.QUARTER, Shape.WEEKDAY)
        ):
            places += _places(moment)
        elif recurrence.freq is Freq.YEARLY and bare and _whole_year(moment):
            continue
        elif (
            recurrence.freq in (Freq.YEARLY, Freq.HALF_YEARLY)
            and (moment.bound is Bound.ON or first_then_again)
            and _within_a_year(moment, context)
        ):
            places += _places(moment)
            bounds.append(Moment(Bound.FROM, _starting(moment, context)))
        elif first_then_again and moment.last is None and _is_day_or_month(moment):
            bounds.append(replace(moment, bound=Bound.FROM))
        else:
            bounds.append(moment)
    placed = place_all(bounds, context)
    question = next((one.question for one in placed if one.question), None)
    if (
        question is not None
        and question.reason is Reason.YEAR_UNKNOWN
        and not question.options
        and all(_bare_year(one) for one in bounds)
    ):
        question, placed = None, []  # «ежемесячно в течение учебного года» holds in whatever year
    spans = [] if question else [_edges(one) for one in placed]
    start = min((span.start for span in spans if span.start), default=None)
    end = max((span.end for span in spans if span.end), default=None)
    if start and end and start > end:
        start, end, question = None, None, Question(Reason.REVERSED)
    school = recurrence.school or context.school
    return Term(printed, Kind.RECURRING, start, end, (), _with_places(replace(recurrence, school=school), places), question)


def _is_day_or_month(moment: Moment) -> bool:
    return moment.first.shape in (Shape.DAY, Shape.MONTH)


def _within_a_year(moment: Moment, context: YearContext) -> bool:
    """«август – сентябрь 2020, далее ежегодно»: the first of the occurrences, not the whole time of them."""
    if not _is_day_or_month(moment):
        return False
    span = place_all([moment], context)[0].span
    return span is not None and span.start is not None and span.end is not None and (span.end - span.start).days < 300


def _starting(moment: Moment, context: YearContext) -> Unit:
    span = place_all([moment], context)[0].span
    assert span is not None
    assert span.start is not None
    day = span.start
    return Unit(Shape.DAY, YearContext.calendar(day.year), day.month, day.day)


def _whole_year(moment: Moment) -> bool:
    return moment.last is None and moment.first.shape is Shape.YEAR


def _bare_year(moment: Moment) -> bool:
    return moment.first.shape in (Shape.YEAR, Shape.SCHOOL_YEAR) and moment.first.year is None


def _places(moment: Moment) -> list[By]:
    """Where in the year a stretch lies; a range counts by its last month or day."""
    unit = moment.last or moment.first
    if unit.shape is Shape.QUARTER:
        return [By(month=3 * unit.number)]
    if unit.shape is Shape.DAY:
        return [By(month=unit.month, day=unit.day)]
    if unit.shape is Shape.WEEKDAY:
        return [By(month=unit.month, weekday=unit.day, week=unit.number)]
    if unit.shape is Shape.DAYS and unit.last_day < 31:
        return [By(month=unit.month, day=unit.last_day)]
    return [By(month=unit.month)]


def _with_places(recurrence: Recurrence, places: list[By]) -> Recurrence:
    if not places:
        return recurrence if recurrence.by != (By(following=True),) else replace(recurrence, by=())
    following = any(place.following for place in recurrence.by)
    own = tuple(replace(place, following=following) for place in dict.fromkeys(places))
    rest = tuple(place for place in recurrence.by if place != By(following=True))
    return replace(recurrence, by=own + rest, times=max(recurrence.times, len(own)))


def _against_order(term: Term, context: YearContext) -> Term:
    """A deadline before the order's own date is a question; a period that merely began before it is none."""
    written: date | None = context.written_on
    if written is None or term.question is not None or term.kind is Kind.RECURRING or term.end is None or term.end >= written:
        return term
    return replace(term, question=Question(Reason.BEFORE_ORDER))
