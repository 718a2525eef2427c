"""Days of a dated stretch and of several in one phrase: how a printed year reaches the ones without."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.terms.moments import Bound, Moment
from domain.terms.parts import Shape, Unit
from domain.terms.record import Question, Reason, Span, YearContext
from domain.terms.resolve import DamagedDate, in_year, over_new_year, readings
from domain.terms.uncertain import alone


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch with its days, or with a question about them."""

    moment: Moment
    span: Span | None
    question: Question | None = None


def _year_unit(one: Unit) -> bool:
    return one.shape in (Shape.YEAR, Shape.SCHOOL_YEAR)


def place_all(moments: Sequence[Moment], context: YearContext) -> list[Placed]:
    """Each stretch with its days; a year printed once is shared by its neighbours as far as their order allows."""
    out: list[Placed] = []
    following: Placed | None = None
    year: YearContext | None = None  # of the nearest stretch behind that prints one
    for moment in reversed(moments):
        placed = _before(moment, following, year, context)
        out.append(placed)
        year = _printed_year(moment) or year
        if year is not None and placed.span is not None:
            following = placed
    out.reverse()
    return [_after_years(out, at) for at in range(len(out))]


def own_year(moment: Moment) -> bool:
    """Whether a stretch prints a year of its own."""
    return moment.first.year is not None or (moment.last is not None and moment.last.year is not None)


def _before(moment: Moment, following: Placed | None, year: YearContext | None, context: YearContext) -> Placed:
    """«сентябрь, октябрь 2020»: a stretch without a year takes the year of the one behind it, unless it would come later."""
    if following is None or year is None or own_year(moment) or following.span is None:
        return place(moment, context)
    shared = place(moment, replace(year, written_on=None))
    own = place(moment, context)
    if shared.span and shared.span.end and following.span.end and shared.span.end <= following.span.end:
        return Placed(moment, None, Question(Reason.YEAR_UNKNOWN)) if own.span and _before_plan(shared.span, context) else shared
    if own.span and own.span.end and following.span.end and own.span.end <= following.span.end:
        return own
    earlier = place(moment, YearContext.calendar(year.first - 1)) if year.first and year.first == year.last else shared
    return Placed(moment, None, Question(Reason.YEAR_UNKNOWN, (earlier.span,) if earlier.span else ()))


def _before_plan(span: Span, context: YearContext) -> bool:
    """«28 апреля; 1 ноября 2026» in the plan of 2026-2027: the April that the printed year gives was over before the plan.

    The summer before belongs to it: «август, сентябрь 2026».
    """
    first = context.first if context.school and context.first is not None and context.last == context.first + 1 else None
    days = [one for one in (span.start, span.end) if one is not None]
    return first is not None and max(days) < date(first, 9, 1) and min(days) < date(first, 6, 1)


def _printed_year(moment: Moment) -> YearContext | None:
    for one in (moment.first, moment.last):
        if one is not None and isinstance(one.year, YearContext):
            return one.year
    return None


def _after_years(placed: list[Placed], at: int) -> Placed:
    """«сентябрь 2020, декабрь, май»: what follows the year takes it while the order stays."""
    one = placed[at]
    if one.span is not None or own_year(one.moment) or at == 0 or placed[at - 1].span is None:
        return one
    earlier = next((before for before in reversed(placed[:at]) if _printed_year(before.moment)), None)
    year = _printed_year(earlier.moment) if earlier else None
    if earlier is None or year is None or earlier.span is None:
        return one
    shared = place(one.moment, year)
    if shared.span and shared.span.start and earlier.span.start and shared.span.start >= earlier.span.start:
        placed[at] = shared
        return shared
    later = place(one.moment, YearContext.calendar(year.first + 1)) if year.first and year.first == year.last else shared
    return Placed(one.moment, None, Question(Reason.YEAR_UNKNOWN, (later.span,) if later.span else ()))


def place(moment: Moment, context: YearContext) -> Placed:
    """The days of one stretch, or the question that stands in their place. Never raises."""
    try:
        if moment.last is not None:
            spans, question = range_readings(moment.first, moment.last, context)
        else:
            spans, question = alone(moment, context)
    except DamagedDate:
        return Placed(moment, None, Question(Reason.DAMAGED, _nearest(moment, context)))
    return Placed(moment, None, question) if question else Placed(moment, spans[0])


def _nearest(moment: Moment, context: YearContext) -> tuple[Span, ...]:
    """«31 ноября»: the last day that the month has, or the day after it. Nothing for what no day of a month comes near."""
    wrong = moment.last or moment.first
    for number in range(wrong.day - 1, 27, -1) if wrong.shape is Shape.DAY and wrong.day <= 31 else ():
        one = replace(wrong, day=number)
        try:
            spans, question = range_readings(moment.first, one, context) if moment.last else readings(one, context)
        except DamagedDate:
            continue
        if question is not None or spans[0].end is None:
            return ()
        after = spans[0].end + timedelta(days=1)
        return spans[0], Span(spans[0].start if moment.last else after, after)
    return ()


_FIRST_DAYS = (0, 1, 10)


def range_readings(first: Unit, last: Unit, context: YearContext) -> tuple[list[Span], Question | None]:
    """The days from one unit to another, with New Year between them where the months say so."""
    if (
        first.shape is Shape.VAGUE and (first.number, first.day, first.last_day) == _FIRST_DAYS
    ):  # «с начала сентября по 20 октября»
        first = replace(first, shape=Shape.MONTH, day=0, last_day=0)
    vague = next((one for one in (first, last) if one.shape in (Shape.SCHOOL_PART, Shape.VAGUE, Shape.SCHOOL_START)), None)
    if vague is not None:
        return [], Question(
            Reason.SCHOOL_CALENDAR if vague.shape is Shape.SCHOOL_PART and (vague.number or vague.day) else Reason.VAGUE
        )
    if last.year is None and _year_unit(last):
        last = replace(last, year=_year_around(first, last, context))
    if last.year is not None and first.year is None and not _year_unit(first):
        return _back_from(first, last, context)
    if first.year is not None and last.year is None and not _year_unit(last):
        return _on_from(first, last, context)
    if first.year is not None or last.year is not None or _year_unit(first) or _year_unit(last):
        return _joined(first, last, context, context)
    return _both_bare(first, last, context)


def _year_around(first: Unit, last: Unit, context: YearContext) -> YearContext | None:
    """«с 01.10.2026 до конца учебного года»: the year in which the beginning lies; None where it prints no year of its own."""
    year = first.year
    if not isinstance(year, YearContext) or year.first is None or year.first != year.last or not first.month:
        return None
    if last.shape is Shape.SCHOOL_YEAR:
        return YearContext.school_year(year.first if first.month >= 8 else year.first - 1)
    return None if context.first is not None else year


def _joined(first: Unit, last: Unit, one: YearContext, other: YearContext) -> tuple[list[Span], Question | None]:
    starts, doubt = readings(first, one)
    ends, second_doubt = readings(last, other)
    if doubt or second_doubt:
        return [], Question(Reason.YEAR_UNKNOWN)
    span = Span(starts[0].start, ends[0].end)
    return ([], Question(Reason.REVERSED)) if _reversed(span) else ([span], None)


def _reversed(span: Span) -> bool:
    return span.start is not None and span.end is not None and span.start > span.end


def _back_from(first: Unit, last: Unit, context: YearContext) -> tuple[list[Span], Question | None]:
    """«декабрь – январь 2021»: the year belongs to the end."""
    year = last.year
    if (
        isinstance(year, YearContext)
        and not year.school
        and year.last
        and year.first == year.last - 1
        and over_new_year(first, last)
    ):
        # «сентябрь – май 2026-2027 гг.» fits only once
        ends = YearContext.calendar(year.first), YearContext.calendar(year.last)
        return _joined(replace(first, year=ends[0]), replace(last, year=ends[1]), context, context)
    if not isinstance(year, YearContext) or year.first is None or year.first != year.last:
        return _joined(replace(first, year=year), last, context, context)
    if not over_new_year(first, last):
        return _joined(replace(first, year=year), last, context, context)
    spans, question = _joined(replace(first, year=YearContext.calendar(year.first - 1)), last, context, context)
    own = context.first
    if question is None and own is not None and year.first == own and (context.school or context.last == own):
        # The paper is about the year that begins then: «сентябрь – май 2020» may as well be meant to end in 2021.
        later = _joined(replace(first, year=year), replace(last, year=YearContext.calendar(own + 1)), context, context)[0]
        return [], Question(Reason.YEAR_UNKNOWN, tuple(later + spans))
    return spans, question


def _on_from(first: Unit, last: Unit, context: YearContext) -> tuple[list[Span], Question | None]:
    """«декабрь 2020 – январь»: the end follows the beginning."""
    year = first.year
    if isinstance(year, YearContext) and year.first is not None and year.first == year.last and over_new_year(first, last):
        return _joined(first, replace(last, year=YearContext.calendar(year.first + 1)), context, context)
    return _joined(first, replace(last, year=year), context, context)


def _both_bare(first: Unit, last: Unit, context: YearContext) -> tuple[list[Span], Question | None]:
    if context.school and context.first is not None and context.last == context.first + 1:
        spans, question = _joined(first, last, context, context)
        if question is None or question.reason is not Reason.REVERSED:
            return spans, question
        return _across_summer(first, last, context.first)
    if context.first is not None and context.last is not None:
        years = list(range(context.first, context.last + 1))
        made = [span for year in years if (span := _from_year(first, last, year))]
        if not made:
            return [], Question(Reason.REVERSED)
        within = [span for span in made if span.end and span.end.year <= context.last]
        made = within if len(years) > 1 and within else made
        return made, None if len(made) == 1 else Question(Reason.YEAR_UNKNOWN, tuple(made))
    if _from_year(first, last, 2020) is None:
        return [], Question(Reason.REVERSED)
    if context.written_on is None:
        return [], Question(Reason.YEAR_UNKNOWN)
    year = context.written_on.year
    this, following = _from_year(first, last, year), _from_year(first, last, year + 1)
    if this and this.end and this.end >= context.written_on:
        return [this], None
    return [], Question(Reason.YEAR_UNKNOWN, tuple(span for span in (following, this) if span))


def _from_year(first: Unit, last: Unit, year: int) -> Span | None:
    """The range that begins in this year; None for one that runs backwards."""
    start = in_year(first, year).start
    end = in_year(last, year + 1 if over_new_year(first, last) else year).end
    span = Span(start, end)
    return None if _reversed(span) else span


def _across_summer(first: Unit, last: Unit, year: int) -> tuple[list[Span], Question | None]:
    """«август – сентябрь» in a plan of a school year: before it or after it?"""
    options = [span for one in (year, year + 1) if (span := _from_year(first, last, one))]
    return [], Question(Reason.YEAR_UNKNOWN, tuple(options)) if options else Question(Reason.REVERSED)


def edges(placed: Placed) -> Span:
    """The first and the last day that count: an until-edge has no first one."""
    assert placed.span is not None
    match placed.moment.bound:
        case Bound.UNTIL | Bound.NOT_LATER:
            return Span(None, placed.span.end)
        case Bound.FROM if placed.moment.last is None:
            after_end = placed.moment.first.end_only  # «после завершения I полугодия»
            return Span(placed.span.end if after_end else placed.span.start, None)
    only_end = placed.moment.first.end_only and placed.moment.last is None and placed.moment.first.shape is not Shape.DAYS
    return Span(None, placed.span.end) if only_end else placed.span
