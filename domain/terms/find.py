"""Terms inside running text, with their places; and how much of a text is a term at all."""

import re
from dataclasses import dataclass

from domain.terms.moments import Bound, Moment
from domain.terms.parts import Shape
from domain.terms.reading import LONGEST, parse_term
from domain.terms.record import Kind, Term, YearContext
from domain.terms.scan import Found, scan
from domain.terms.undated import Undated
from domain.terms.weekdays import Cycle

_WORD_AFTER = re.compile(r"\s+(?:«[^«»\n]{1,60}»|[«\w№-]+»?)")
_YEAR_SIGN = re.compile(r"\d\s?гг?$")
#: «Заборовой Д.В. в срок до …», «Дымовой В.В. до …»: the initials of a name are no prepositions.
_INITIAL = re.compile(r"(?:[А-ЯЁ]\.\s*)+(?=(?:в|до|с|со|к|не|по)\s)")
#: «школам № 1, 3 до 15.10», «2.1 до 20.02»: a number before «до» counts schools or points; days have «с» before them.
_NUMBER = re.compile(r"(?<![сС]\s)(?:\d{1,3}(?:\.\d)?[,;.]?\s+)+(?=(?:в срок )?до\s)")
#: «ежемесячно в срок до 25 числа», «еженедельно в пятницу», «5 и 12 октября».
_SMALL = re.compile(r"(?<![а-яё])(?:и|г|в срок|в)(?![а-яё])", re.IGNORECASE)
LONGEST_EVENT = 60


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term and the place of its words in the text."""

    term: Term
    start: int
    end: int


def find(text: str, *, context: YearContext) -> list[FoundTerm]:
    """The terms that a sentence of an order sets («в срок до …», «ежемесячно до 5 числа», «в период с … по …»), in order.

    Dates that only name another paper («приказ от …»), a year of a plan («на 2020-2024 годы») and words such as «регулярно»
    set no term and are passed over.
    """
    groups: list[list[Found]] = []
    for one in scan(text).found:
        if groups and _together(text, groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    out: list[FoundTerm] = []
    setting = [group for group in groups if any(_sets_term(one, text) for one in group)]
    told = setting or [group for group in groups if all(_within_part_of_year(one, text) for one in group)]
    for group, below in zip(told, [*told[1:], None], strict=False):
        start, end = group[0].start, max(one.end for one in group)
        opening = _INITIAL.match(text, start, end) or _NUMBER.match(text, start, end)
        start = opening.end() if opening else start
        end += 1 if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")" else 0
        end += 1 if _YEAR_SIGN.search(text, start, end) and text[end : end + 1] == "." else 0
        term = parse_term(text[start:end], context=context)
        if term.kind is Kind.RELATIVE:
            end = _end_of_event(text, end, below[0].start if below else len(text))
            term = parse_term(text[start:end], context=context)
        out.append(FoundTerm(term, start, end))
    return out


def _end_of_event(text: str, end: int, limit: int) -> int:
    """«… со дня | подписания приказа»: the words that name the event, up to a mark, a verb or the next term at `limit`."""
    for word in _WORD_AFTER.finditer(text, end, limit):
        if word.start() != end or word[0].endswith(("ть", "тся", "ться", "ут", "ют", "ёт", " будет")):
            break
        end = word.end()
        if end - word.start() > LONGEST_EVENT:
            break
    return end - 2 if text[:end].endswith(" и") else end  # «в течение 10 дней и разместить …»


def _together(text: str, before: Found, after: Found) -> bool:
    between = text[before.end : after.start]
    return len(between) <= 12 and not any(map(str.isalpha, _SMALL.sub("", between))) and "." not in between[2:]


def _sets_term(one: Found, text: str) -> bool:
    said = one.said
    if isinstance(said, Cycle):
        return said.firm
    if isinstance(said, Undated):
        return said.relative and not said.weak
    if said.first.shape in (Shape.SCHOOL_PART, Shape.VAGUE, Shape.SEASON):
        return said.bound in (Bound.UNTIL, Bound.NOT_LATER)
    if said.bound in (Bound.UNTIL, Bound.NOT_LATER, Bound.WITHIN):
        return True
    if said.first.shape in (Shape.DAYS, Shape.WEEKDAY):
        return _said_within(one, text)  # «провести в первой декаде октября»
    in_month = _said_within(one, text)  # «провести в сентябре 2026 года»
    return said.first.shape is Shape.DAY or (said.first.shape is Shape.MONTH and (said.last is not None or in_month))


def _said_within(one: Found, text: str) -> bool:
    return text[one.start : one.start + 3].lower().startswith(("в ", "во "))


def _within_part_of_year(one: Found, text: str) -> bool:
    """«провести в I квартале 2027 года»: the term where nothing else is; beside a deadline it tells what is reported on."""
    said = one.said
    parts = (Shape.QUARTER, Shape.HALF_YEAR)
    return isinstance(said, Moment) and said.first.shape in parts and _said_within(one, text)


def share_of_term(text: str) -> float:
    """How much of a short text is about time, from 0 (a sentence about work) to 1 («сентябрь – октябрь 2020 г.»)."""
    if not text.strip() or len(text) > LONGEST:
        return 0.0
    said = scan(text)
    if not said.found and not said.damaged:
        return 0.0
    return max(0.0, 1.0 - said.noise / max(1, said.letters))


def looks_like_term(text: str) -> bool:
    """Whether a cell's words are a term rather than work or people."""
    return share_of_term(text) >= 0.5 and parse_term(text, context=YearContext()).kind is not Kind.UNPARSEABLE


def spans_of_terms(text: str) -> list[tuple[int, int]]:
    """The places of everything about time in a row whose columns fell together, neighbours joined."""
    out: list[tuple[int, int]] = []
    named = [found.span() for found in _QUOTED.finditer(text)]
    for one in sorted(scan(text).found, key=lambda found: found.start):
        if any(start <= one.start and one.end <= end for start, end in named):  # «Итоги года» is the name of an event
            continue
        end = _YEAR_WORD.match(text, one.end)
        stop = end.end() if end else one.end
        gap = text[out[-1][1] : one.start] if out else ""
        near = out and ((len(gap) <= 3 and not any(map(str.isalpha, gap))) or _THEN.fullmatch(gap))
        bound = isinstance(one.said, Moment) and one.said.bound is not Bound.ON
        if near and not (bound and not text[out[-1][1] : one.start].strip(" -–—")):
            out[-1] = (out[-1][0], max(stop, out[-1][1]))
        else:
            out.append((one.start, stop))
    return out


#: What is named, somebody with the initials «Т.Г.», and «(по согласованию)» behind somebody: nothing about time.
_QUOTED = re.compile(
    r"«[^«»\n]{4,120}»|\(\s?по согласованию[^()]{0,40}\)|(?-i:[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.)", re.IGNORECASE
)
#: «до 1 октября, далее – ежегодно» is one term.
_THEN = re.compile(r"[\s,;(]*(?:далее|затем|потом)[\s–—-]*", re.IGNORECASE)
_YEAR_WORD = re.compile(r"\s?г\.|\.")
