"""A recurrence and the dated stretches beside it become one Term: «август, ежегодно», «ежемесячно с октября по май»."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from domain.terms.moments import Bound, Moment
from domain.terms.parts import Shape, Shift, Unit
from domain.terms.record import By, Freq, Kind, Question, Reason, Recurrence, Span, Term, YearContext
from domain.terms.scan import Scan
from domain.terms.spans import edges, place_all
from domain.terms.typos import mended

#: Any leap year: «ежегодно 29 февраля» is a day, if not of every year.
_LEAP = 2024
_HALF_YEAR = 6


def repeating(printed: str, said: Scan, recurrence: Recurrence, stretches: Sequence[Moment], context: YearContext) -> Term:
    """The Term of a recurrence; stretches beside it say where it falls («август, ежегодно») or how long it lasts."""
    recurrence, stretches = _day_of_each_month(recurrence, stretches)
    if recurrence.freq is Freq.YEARLY:
        stretches = [_of_whatever_year(one) for one in stretches]
    places: list[By] = []
    bounds: list[Moment] = []
    months_of_quarters = recurrence.freq is Freq.QUARTERLY and len(stretches) > 2 and all(_bare_place(one) for one in stretches)
    first_then_again = _again(printed) or _renewed(printed, said)
    for moment in _repeated_day(stretches) if recurrence.freq is Freq.YEARLY else stretches:
        year = moment.first.year or (moment.last.year if moment.last else None)
        if (
            recurrence.freq is Freq.YEARLY
            and isinstance(year, YearContext)
            and year.first != year.last
            and (_is_day_or_month(moment) or moment.first.shape is Shape.QUARTER)
        ):
            places += _places(moment)
            bounds.append(Moment(Bound.ON, Unit(Shape.YEAR, year)))
            continue
        bare = moment.first.year is None and (moment.last is None or moment.last.year is None)
        if bare and _longer_than_cycle(moment, recurrence):
            bounds += [moment] if place_all([moment], context)[0].span else []
        elif (
            (recurrence.freq in (Freq.YEARLY, Freq.HALF_YEARLY) or months_of_quarters)
            and bare
            and moment.first.shape in (Shape.DAY, Shape.MONTH, Shape.DAYS, Shape.QUARTER, Shape.WEEKDAY, Shape.SEASON)
        ):
            places += _places(moment)
            if first_then_again and _within_a_year(moment, context):
                bounds.append(Moment(Bound.FROM, _starting(moment, context)))
        elif recurrence.freq is Freq.YEARLY and bare and _ends_year(moment):
            places.append(_last_day(moment.first, context))
        elif recurrence.freq is Freq.YEARLY and bare and _whole_year(moment):
            continue
        elif recurrence.freq is Freq.YEARLY and bare and moment.last is None and moment.first.shape is Shape.HALF_YEAR:
            places += _end_of_half_year(moment, context)
        elif recurrence.freq is Freq.YEARLY and bare and moment.first.shape is Shape.SCHOOL_START:
            places.append(By(month=9, day=1))
        elif (
            recurrence.freq in (Freq.YEARLY, Freq.HALF_YEARLY)
            and (moment.bound is Bound.ON or first_then_again)
            and _within_a_year(moment, context)
        ):
            places += _places(moment)
            bounds.append(Moment(Bound.FROM, _starting(moment, context)))
        elif first_then_again and (_begins_with_year(moment, said) or _begins_once(moment)):
            bounds.append(replace(moment, bound=Bound.FROM))
        elif first_then_again and _within_a_year(moment, context):
            bounds.append(Moment(Bound.FROM, _starting(moment, context)))
        else:
            bounds.append(moment)
    placed = place_all(bounds, context)
    question = next((one.question for one in placed if one.question), None)
    if (question is not None and question.reason is Reason.DAMAGED) or any(_never(place) for place in places):
        question = Question(Reason.DAMAGED)  # a single day in its stead would lose the recurrence
        places = [place for place in places if place.month is None or 1 <= place.month <= 12]
    if (
        question is not None
        and question.reason is Reason.YEAR_UNKNOWN
        and not question.options
        and all(_bare_year(one) for one in bounds)
    ):
        question, placed = None, []  # «ежемесячно в течение учебного года» holds in whatever year
    spans = [] if question else [edges(one) for one in placed]
    if _apart([span for span in spans if span.start and span.end]):
        spans, question = [], Question(Reason.NOT_UNDERSTOOD)
    start = min((span.start for span in spans if span.start), default=None)
    end = max((span.end for span in spans if span.end), default=None)
    if start and end and start > end:
        start, end, question = None, None, Question(Reason.REVERSED)
    other = ";" in printed and any(one.bound in (Bound.UNTIL, Bound.NOT_LATER) for one in bounds)
    if question is None and not first_then_again and (other or _shorter_than_cycle(recurrence, start, end, context)):
        start, end, question = None, None, Question(Reason.NOT_UNDERSTOOD)
    school = recurrence.school or context.school
    return Term(printed, Kind.RECURRING, start, end, (), _with_places(replace(recurrence, school=school), places), question)


def _day_of_each_month(recurrence: Recurrence, stretches: Sequence[Moment]) -> tuple[Recurrence, Sequence[Moment]]:
    """«ежемесячно с октября по май, до 20 числа»: the day is one of every month, not of the last."""
    one = stretches[0] if len(stretches) == 1 else None
    last = one.last if one else None
    if one is None or last is None or recurrence.freq is not Freq.MONTHLY or recurrence.by or one.first.shape is not Shape.MONTH:
        return recurrence, stretches
    if last.shape is not Shape.DAY or not last.end_only:
        return recurrence, stretches
    months = replace(one, last=Unit(Shape.MONTH, last.year, last.month))
    return replace(recurrence, by=(By(day=last.day),)), [months]


def _of_whatever_year(moment: Moment) -> Moment:
    """«ежегодно до 1 ноября текущего года»: the year is the one in which it comes back."""
    own = _is_day_or_month(moment) and moment.last is None and moment.first.year is Shift.THIS
    return replace(moment, first=replace(moment.first, year=None)) if own else moment


_SHORTEST = {Freq.WEEKLY: 5, Freq.MONTHLY: 32, Freq.QUARTERLY: 59, Freq.HALF_YEARLY: 110}


def _shorter_than_cycle(recurrence: Recurrence, start: date | None, end: date | None, context: YearContext) -> bool:
    """«план – до 15 сентября; отчёты – ежеквартально»: what is over before it can come again is a term of something else."""
    if start is None and context.first is not None and context.last == context.first + context.school:
        start = date(context.first, 9 if context.school else 1, 1)
    days = _SHORTEST.get(recurrence.freq, 0) if recurrence.times == 1 else 0
    return start is not None and end is not None and start <= end and (end - start).days + 1 < days * recurrence.interval


def _again(printed: str) -> bool:
    """«далее – ежегодно», also with a slip: the first time, and again from then on."""
    low = printed.lower()
    if re.search(r"далее|затем|потом|последующ|дальнейш", low):
        return True
    return any(mended(word) == "далее" for word in re.findall("[а-я]+", low))


def _renewed(printed: str, said: Scan) -> bool:
    """«до 15 сентября, обновление – ежеквартально»: made once by that day, and again from then on."""
    begins = isinstance(said.found[0].said, Moment) and said.found[0].said.bound is not Bound.FROM
    return begins and re.search(r"обновл|актуализ|корректир|пополн|уточн", printed.lower()) is not None


def _never(place: By) -> bool:
    """«ежегодно 31 ноября», «ежегодно до 10.13»: no year has such a day or month."""
    if place.month is None:
        return False
    return not 1 <= place.month <= 12 or (place.day is not None and not 1 <= place.day <= monthrange(_LEAP, place.month)[1])


def _repeated_day(stretches: Sequence[Moment]) -> Sequence[Moment]:
    """«ежегодно до 15 июня 2026, 2027 гг.»: one day of the year in several years."""
    days = {(moment.first.month, moment.first.day) for moment in stretches}
    years = [
        moment.first.year.first for moment in stretches if isinstance(moment.first.year, YearContext) and moment.last is None
    ]
    known = [year for year in years if year is not None]
    if len(days) != 1 or len(stretches) < 2 or len(known) != len(stretches):
        return stretches
    return [replace(stretches[0], first=replace(stretches[0].first, year=YearContext.span(min(known), max(known))))]


def _is_day_or_month(moment: Moment) -> bool:
    return moment.first.shape in (Shape.DAY, Shape.MONTH)


def _longer_than_cycle(moment: Moment, recurrence: Recurrence) -> bool:
    """«1 раз в полугодие, сентябрь – май»: the whole time of the occurrences, not the place of one of them."""
    several = recurrence.freq is Freq.HALF_YEARLY or (recurrence.freq is Freq.YEARLY and recurrence.times > 1)
    last = moment.last
    return several and last is not None and moment.first.month > 0 and (last.month - moment.first.month) % 12 >= _HALF_YEAR


def _end_of_half_year(moment: Moment, context: YearContext) -> list[By]:
    """«ежегодно, I полугодие»: the month in which that half-year ends; none where the paper does not say whose it is."""
    span = place_all([moment], context)[0].span
    return [By(month=span.end.month)] if span and span.end else []


def _apart(spans: list[Span]) -> bool:
    """«еженедельно (октябрь, апрель)»: nothing is due in between, other than over the summer."""
    ordered = sorted((span.start, span.end) for span in spans if span.start and span.end)
    for (_, before), (after, _) in pairwise(ordered):
        summer = before.month in (5, 6) and after.month in (8, 9) and after.year == before.year
        if (after - before).days > 1 and not summer:
            return True
    return False


def _is_quarter(moment: Moment) -> bool:
    """«I квартал 2026 г., далее – ежеквартально»."""
    return moment.first.shape in (Shape.QUARTER, Shape.HALF_YEAR)


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


def _bare_place(moment: Moment) -> bool:
    return _is_day_or_month(moment) and moment.first.year is None and moment.last is None


def _begins_once(moment: Moment) -> bool:
    return moment.last is None and (_is_day_or_month(moment) or _is_quarter(moment))


def _begins_with_year(moment: Moment, said: Scan) -> bool:
    """«2026 г., далее ежегодно»: the year of the first time, not of all of them."""
    return _whole_year(moment) and moment is said.found[0].said


def _whole_year(moment: Moment) -> bool:
    return moment.last is None and moment.first.shape is Shape.YEAR


def _ends_year(moment: Moment) -> bool:
    """«ежегодно в конце учебного года», «ежегодно до конца года»."""
    return moment.last is None and moment.first.end_only and moment.first.shape in (Shape.YEAR, Shape.SCHOOL_YEAR)


def _last_day(unit: Unit, context: YearContext) -> By:
    """The day on which every such year ends: 31 May of a school year, 31 December of another."""
    school = unit.shape is Shape.SCHOOL_YEAR or (context.school and not unit.calendar)
    return By(month=5, day=31) if school else By(month=12, day=31)


def _bare_year(moment: Moment) -> bool:
    return moment.first.shape in (Shape.YEAR, Shape.SCHOOL_YEAR) and moment.first.year is None


def _places(moment: Moment) -> list[By]:
    """Where in the year a stretch lies; a range counts by its last month or day."""
    unit = moment.last or moment.first
    if unit.shape is Shape.QUARTER:
        return [By(month=3 * unit.number)]
    if unit.shape is Shape.SEASON:  # «2 раза в год (осень, весна)»
        return [By(month=(unit.month + 1) % 12 + 1)]
    if unit.shape is Shape.DAY:
        return [By(month=unit.month, day=unit.day)]
    if unit.shape is Shape.WEEKDAY:
        return [By(month=unit.month, weekday=unit.day, week=unit.number)]
    if unit.shape is Shape.DAYS and unit.last_day < 31:
        return [By(month=unit.month, day=unit.last_day)]
    return [By(month=unit.month)]


def _with_places(recurrence: Recurrence, places: list[By]) -> Recurrence:
    following = any(place.following for place in recurrence.by)
    rest = tuple(place for place in recurrence.by if place != By(following=True))  # which year is no place in it
    if not places:
        return replace(recurrence, by=rest)
    dated = {place.month for place in places if place.day}
    places = [place for place in places if place.day or place.month not in dated]  # «декабрь (9 декабря)»
    own = tuple(replace(place, following=following) for place in dict.fromkeys(places))
    cycles = {Freq.HALF_YEARLY: 2, Freq.QUARTERLY: 4}.get(recurrence.freq, 1)
    in_one_cycle = -(-len(own) // cycles)  # «раз в полугодие (декабрь, май)»
    return replace(recurrence, by=own + rest, times=max(recurrence.times, in_one_cycle))
