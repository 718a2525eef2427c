"""One printed phrase becomes one Term."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from domain.terms import words
from domain.terms.cycles import contradict, merged
from domain.terms.framing import dates_prevail, framing_years, is_frame, stretches_of, without_event, without_frames
from domain.terms.moments import Bound, Moment
from domain.terms.parts import Shape, Unit
from domain.terms.record import By, Freq, Kind, Question, Reason, Recurrence, Span, Term, YearContext
from domain.terms.repeating import repeating
from domain.terms.scan import Scan, scan
from domain.terms.spans import Placed, edges, own_year, place_all

LONGEST = 2000  # a cell of a table is never longer; what is longer is read as far as this


def parse_term(text: str, *, context: YearContext) -> Term:
    """The meaning of a printed phrase under the paper's year (spec §6.3).

    Any text is accepted and none raises. Dates come only from the phrase and the context; where a year or a reading is
    missing, or an error is visible, the dates are None and the question says what to ask.
    """
    printed = " ".join(text.split())
    term = read(printed, scan(re.sub(r"[^\S\n]+", " ", text)[:LONGEST]), context)
    return _against_order(_against_weekday(term), context)


_ONE_DAY = (Kind.DATE, Kind.UNTIL, Kind.NOT_LATER_THAN)


def _against_weekday(term: Term) -> Term:
    """«пятница, 14 октября 2026», «28 июня (пт)»: a day that is no Friday is misprinted, or so is its weekday."""
    days = {day for day in (term.start, term.end, *term.deadlines) if day}
    if term.question is not None or not days:
        return term
    low = term.text.lower()
    named_days: dict[tuple[int, int | None], int | None] = {}
    for found in _WEEKDAY_BEHIND.finditer(low):
        month = int(found["number"]) if found["number"] else words.month(found["month"])
        named_days[int(found["day"]), month] = words.weekday_or_short(found["name"])
    wrong = any(named_days.get((day.day, day.month)) not in (None, day.isoweekday()) for day in days)
    if term.kind in _ONE_DAY and term.end and not _NTH.search(low):
        named = {words.weekday(word) for word in re.findall("[а-я]+", low) if not word.endswith(("ам", "ям"))} - {None}
        wrong = wrong or (len(named) == 1 and term.end.isoweekday() not in named)
    if not wrong:
        return term
    question = Question(Reason.DAMAGED, (Span(term.start, term.end),) if term.kind in _ONE_DAY else ())
    return replace(term, start=None, end=None, deadlines=(), question=question)


#: «28 июня (пт)», «28.06.2027 (вт.)».
_WEEKDAY_BEHIND = re.compile(
    rf"(?<![\d.])(?P<day>\d{{1,2}})(?:\.(?P<number>\d{{1,2}})(?:\.\d{{2,4}})?|\s(?P<month>{words.OF_ANY_MONTH})(?:\s\d{{4}})?)\.?(?:\s?г\.|\sгода)?\s?"
    r"\((?P<name>[а-я]{2,11})\.?\)"
)
#: «третий четверг октября» counts weekdays and names none of a printed day.
_NTH = re.compile(
    r"(?:\d(?:-?[йяею])?|[ivx]+-?[йяею]?|перв\w+|втор\w+|трет\w+|четв[её]рт\w+|пят(?:ый|ая|ую|ой|ое)|последн\w+|посл\.)\s+"
    r"(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)"
)


def read(printed: str, said: Scan, context: YearContext) -> Term:
    """The Term of a scanned phrase."""
    if not any(char.isalnum() for char in printed):
        return Term(printed, Kind.UNPARSEABLE, question=Question(Reason.EMPTY))
    said = without_event(said)
    stretches, local = stretches_of(said, context)
    recurrence = merged(said.cycles) or _times_in_year(said, stretches)
    relative = next((one for one in said.undated if one.relative), None)
    left = [place for one in said.cycles for place in one.recurrence.by]
    months = bool(stretches) and all(one.first.shape is Shape.MONTH for one in stretches)
    days_left = any(  # «октябрь … 1-я неделя», «октябрь – май, 3 четверг», «… пятница октября»
        place.day or place.week or (months and place.weekday) for place in left
    )
    half_read = _half_read(said, stretches, days_left, relative is not None)
    if said.damaged or (recurrence is None and half_read) or _foreign(said, context):
        kind = _kind(stretches[0]) if len(stretches) == 1 else Kind.DATE if not stretches else Kind.LIST
        return Term(printed, kind, question=Question(Reason.DAMAGED if said.damaged else Reason.NOT_UNDERSTOOD))
    if any(one.unclear for one in said.cycles):
        return Term(printed, Kind.UNPARSEABLE, question=Question(Reason.NOT_UNDERSTOOD))
    often = {one.recurrence.freq for one in said.cycles if one.firm and not one.recurrence.by}
    apart = len(stretches) > 1 and len(often) > 1  # «I полугодие – еженедельно, II – ежемесячно»
    if recurrence is not None and (contradict(said.cycles) or said.garbled or apart):
        places = tuple(place for place in recurrence.by if place != By(following=True))  # of which year, but no place in it
        alone = replace(recurrence, by=places) if said.garbled else replace(recurrence, times=1, by=())
        return Term(printed, Kind.RECURRING, recurrence=alone, question=Question(Reason.NOT_UNDERSTOOD))
    if recurrence is not None:
        return repeating(printed, said, recurrence, [*stretches, *framing_years(said, stretches)], local)
    if relative is not None and not dates_prevail(said):
        return Term(printed, Kind.RELATIVE, question=None if relative.anchored else Question(Reason.ANCHOR_UNKNOWN))
    if stretches and all(one.bound is Bound.OVER for one in stretches) and _REPORT.search(printed.lower()):
        return Term(printed, Kind.UNPARSEABLE, question=Question(Reason.NOT_UNDERSTOOD))
    if stretches:
        return _dated(printed, stretches, local, framed=local is not context)
    if said.undated:
        return Term(printed, Kind.ONGOING)
    return Term(printed, Kind.UNPARSEABLE, question=Question(Reason.VAGUE if said.cycles else Reason.NOT_UNDERSTOOD))


#: «Отчёт за 2027 год», «анализ работы за I полугодие»: what is reported on, where no day is named.
_REPORT = re.compile(
    r"\b(?:отч[её]т|анализ|итог|самоанализ|самообследован|сведени|справк|доклад)[а-яё]*\s(?:[^\s,;:.–-]+\s){0,4}за\s"
)


def _foreign(said: Scan, context: YearContext) -> bool:
    """«май-20» in a plan of 2026: May of 2020, or the 20th? «09.03.01» in one of 2026 is a code, or has a slip in its year."""
    first, last = context.first, context.last
    if first is None or last is None:
        return False
    years = [one.first.year.first for one in said.moments if isinstance(one.first.year, YearContext)]
    far = any(year is not None and year < first - FARTHEST for year in years)
    return far or any(not first <= year <= last for year in said.short_years)


#: In years: what is older than this is no day of a plan.
FARTHEST = 15


def _half_read(said: Scan, stretches: Sequence[Moment], days_left: bool, relative: bool) -> bool:
    """Something that belongs to the term was not understood; «2 раза: сентябрь, май» counts its own months."""
    times = max((one.times for one in said.cycles), default=0)
    if said.moments:
        return said.unread or days_left or (times > 0 and times != len(stretches))
    return bool(said.undated) and not relative and (said.slipped or times > 0)


def _times_in_year(said: Scan, stretches: Sequence[Moment]) -> Recurrence | None:
    """«в течение учебного года (2 раза)»: the year beside a bare count is its cycle."""
    times = max((one.times for one in said.cycles), default=0)
    if times < 2 or not stretches or any(moment.last or not _year_long(moment.first) for moment in stretches):
        return None
    return Recurrence(Freq.YEARLY, times=times, school=stretches[0].first.shape is Shape.SCHOOL_YEAR)


def _year_long(one: Unit) -> bool:
    several = isinstance(one.year, YearContext) and one.year.first != one.year.last and not one.year.school
    return one.shape in (Shape.YEAR, Shape.SCHOOL_YEAR) and not several


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
        case Shape.DAYS if moment.first.day == moment.first.last_day:  # «последний день сентября»
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


_CLOSING = (Bound.UNTIL, Bound.NOT_LATER, Bound.WITHIN)
_ENDLESS = re.compile(r"(?:[-–—]|[,и]\s*далее)\s*(?:бессрочн|постоянн|по настоящее|по н\.|н\.\s?в)|[,и]\s*далее\.?$")


def _dated(printed: str, stretches: Sequence[Moment], context: YearContext, *, framed: bool) -> Term:
    ends = any(one.bound in (Bound.UNTIL, Bound.NOT_LATER) for one in stretches)  # «до 15 октября, далее – постоянно»
    if len(stretches) == 1 and stretches[0].last is None and not ends and _ENDLESS.search(printed.lower()):
        stretches = [replace(stretches[0], bound=Bound.FROM)]
    placed = _without_repeats(place_all(stretches, context))
    if len(placed) == 1:
        return _single(printed, placed[0])
    question = next((one.question for one in placed if one.question), None)
    if question is not None:
        return Term(printed, Kind.LIST, question=_whole_question(question, placed))
    spans = [edges(one) for one in placed]
    if any(one.moment.bound is Bound.FROM for one in placed) and any(one.moment.bound is Bound.ON for one in placed):
        return Term(printed, Kind.LIST, question=Question(Reason.NOT_UNDERSTOOD))  # «с 1 октября поо 15 октября»
    if len(spans) == 2 and placed[1].moment.bound is Bound.FROM and _closes_before(placed[0], spans):
        placed, spans = placed[::-1], spans[::-1]
    if len(spans) == 2 and placed[0].moment.bound is Bound.FROM and placed[1].moment.bound in _CLOSING:
        start, end = spans[0].start, spans[1].end
        if start and end and start > end:
            return Term(printed, Kind.PERIOD, question=Question(Reason.REVERSED))
        return Term(printed, Kind.PERIOD, start, end)
    placed, spans = without_frames(placed, spans)
    if len(placed) == 1:
        return _single(printed, placed[0])
    if not framed and _runs_backwards(placed, spans, context):
        return Term(printed, Kind.LIST, question=Question(Reason.YEAR_UNKNOWN))
    if is_frame(printed, placed, spans):
        placed, spans = placed[1:], spans[1:]
    if len(placed) == 1:
        return _single(printed, placed[0])
    deadlines = tuple(sorted({span.end for span in spans if span.end}))
    if not deadlines or any(span.start > deadlines[-1] for span in spans if span.start and not span.end):
        # A beginning without an end («с 01.09, с 15.09», «до 30 июня, с 6 июля»): its last day only a person can say.
        return Term(printed, Kind.LIST, question=Question(Reason.NOT_UNDERSTOOD))
    starts = [span.start or span.end for span in spans]
    first = min((day for day in starts if day), default=None)
    if len(deadlines) == 1 and all(one.moment.last for one in placed):  # «с 1 июня по 31 августа, с 13 июня по 31 августа»
        return Term(printed, Kind.PERIOD, first, deadlines[-1])
    return Term(printed, Kind.LIST, first, deadlines[-1], deadlines)


def _closes_before(closing: Placed, spans: Sequence[Span]) -> bool:
    """«до 1 октября, но не ранее 15 сентября»: the end stands ahead of the beginning."""
    start, end = spans[1].start, spans[0].end
    whole = closing.moment.bound is Bound.WITHIN
    return whole or (closing.moment.bound in _CLOSING and start is not None and end is not None and start <= end)


def _runs_backwards(placed: Sequence[Placed], spans: Sequence[Span], context: YearContext) -> bool:
    """«октябрь, январь» in a plan of one calendar year: the January before, or the one that follows?

    So too «август, ноябрь, март» in a plan of a school year: the August before it begins, or its last one?
    """
    ends = [span.end for one, span in zip(placed, spans, strict=True) if span.end and not own_year(one.moment)]
    if context.school:
        return any(one.month in _SUMMER and other < one for one, other in pairwise(ends))
    if context.first is None or context.first != context.last:
        return False
    return any(one.month >= _AUTUMN and other.month <= _SPRING and other < one for one, other in pairwise(ends))


_AUTUMN, _SPRING = 7, 6
_SUMMER = (7, 8)


def _whole_question(question: Question, placed: Sequence[Placed]) -> Question:
    """Readings of one entry are no readings of a whole list."""
    return question if len(placed) == 1 else Question(question.reason)


def _without_repeats(placed: list[Placed]) -> list[Placed]:
    out: list[Placed] = []
    for one in placed:
        if not any(one.span is not None and one.span == other.span for other in out):
            out.append(one)
    return out


def _single(printed: str, placed: Placed) -> Term:
    kind = _kind(placed.moment)
    if placed.question is not None:
        if placed.moment.first.shape is Shape.SCHOOL_PART and kind is Kind.PERIOD:
            kind = _school_part_kind(placed.moment.first)
        return Term(printed, kind, question=placed.question)
    days = edges(placed)
    if kind is not Kind.UNTIL and days.start is None and days.end is not None and kind is not Kind.NOT_LATER_THAN:
        kind = Kind.UNTIL if placed.moment.first.end_only else kind
    return Term(printed, kind, days.start, days.end)


def _school_part_kind(unit: Unit) -> Kind:
    return Kind.QUARTER if unit.number else Kind.PERIOD


def _against_order(term: Term, context: YearContext) -> Term:
    """A deadline before the order's own date is a question; a period that merely began before it is none."""
    written: date | None = context.written_on
    if written is None or term.question is not None or term.kind is Kind.RECURRING or term.end is None or term.end >= written:
        return term
    return replace(term, question=Question(Reason.BEFORE_ORDER))
