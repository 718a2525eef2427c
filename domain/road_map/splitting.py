"""Where a row that holds several works can be cut: numbered items, semicolons, sentences; or as a person types it, line by line.

The words before a colon («утвердить приказом:») are no part; their verb goes in front of every part that has none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain.lead_in import spoken
from domain.road_map.edits import Field, Refusal, Refused, accepted
from domain.terms import Term, YearContext, find


class Way(StrEnum):
    """How a row is cut."""

    ITEMS = "items"
    SEMICOLONS = "semicolons"
    SENTENCES = "sentences"
    TERMS = "terms"  # the same words once for every deadline


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut a text; `lead` are the words before the colon, whose verb stands in front of the parts already."""

    way: Way
    parts: tuple[str, ...]
    lead: str = ""


#: Parts into which one row may be cut.
MOST_PARTS = 30
#: A part shorter than this is no work but a rest of punctuation.
SHORTEST = 3

_NUMBER = re.compile(r"(?:(?<=^)|(?<=[\s;:.,]))(?P<mark>\d{1,2})[.)]\s+(?=[^\d\s])")
_LETTER = re.compile(r"(?:(?<=^)|(?<=[\s;:.,]))(?P<mark>[а-яё])\)\s*(?=\S)", re.IGNORECASE)
_BULLET = re.compile(r"(?:^|(?<=[;:.,\s]))[•●▪·]\s*(?=\S)|(?:^|(?<=[;:.]))\s*[–—-]\s+(?=\S)")
_VERB = re.compile(r"[А-ЯЁа-яё]{2,}(?:ть|ти|чь)(?:ся)?(?![\w-])")
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_SENTENCE = re.compile(r"(?<=[а-яёa-z»)\d][.!?])\s+(?=[А-ЯЁA-Z«\d])")
_SHORT = re.compile(
    r"(?:^|[\s(«.])(?:им|г|гг|ул|стр|руб|тыс|млн|чел|уч|обл|пос|гл|рис|табл|прим|см|ср|др|пр|д|т|п|пп|ст|ч|доп|зам|отв|кл|no|mr|st)\.$",
    re.IGNORECASE,
)


def cuts(text: str) -> list[Cut]:
    """Every way in which the text falls into two parts or more. Where items are marked the other ways would only blur them."""
    found: list[Cut] = []
    for way, cut in _WAYS:
        lead, parts = cut(text)
        whole = tuple(_worded(part, lead) for part in parts)
        if 2 <= len(whole) <= MOST_PARTS and all(whole != one.parts for one in found):
            found.append(Cut(way, whole, lead))
            if way is Way.ITEMS:
                break
    return found


def lines(typed: str) -> tuple[str, ...]:
    """What a person typed, a row for each line. Raises `Refused` for a single line, too many, or one that is too long."""
    parts = tuple(accepted(Field.TEXT, line) for line in typed.split("\n") if any(sign.isalnum() for sign in line))
    if len(parts) < 2:
        raise Refused(Refusal.ONE_LINE if parts else Refusal.EMPTY)
    if len(parts) > MOST_PARTS:
        raise Refused(Refusal.TOO_MANY)
    return parts


def own_term(part: str, context: YearContext) -> Term | None:
    """The one term that a part's own words set («… до 01.10.2026»); None where they set none, several, or an unclear one."""
    found = [one.term for one in find(part, context=context)]
    if len(found) != 1 or found[0].question is not None:
        return None
    term = found[0]
    return term if term.due or term.deadlines or term.recurrence else None


def _items(text: str) -> tuple[str, list[str]]:
    for marks in (_numbered(text), _lettered(text), [found.span() for found in _BULLET.finditer(text)]):
        if len(marks) >= 2:
            ends = [start for start, _ in marks[1:]] + [len(text)]
            return _with_lead(text[: marks[0][0]], [text[end:stop] for (_, end), stop in zip(marks, ends, strict=True)])
    return "", []


def _numbered(text: str) -> list[tuple[int, int]]:
    """The marks «1)», «2)», … one after the other, from 1 on: a date or a number in the text is none."""
    marks: list[tuple[int, int]] = []
    for found in _NUMBER.finditer(text):
        if int(found["mark"]) == len(marks) + 1:
            marks.append(found.span())
    return marks


def _lettered(text: str) -> list[tuple[int, int]]:
    marks: list[tuple[int, int]] = []
    for found in _LETTER.finditer(text):
        if len(marks) < len(_LETTERS) and found["mark"].lower() == _LETTERS[len(marks)]:
            marks.append(found.span())
    return marks


def _semicolons(text: str) -> tuple[str, list[str]]:
    pieces = _outside_brackets(text, ";")
    if len(pieces) < 2:
        return "", []
    head, colon, first = pieces[0].partition(":")
    return _with_lead(f"{head}{colon}", [first, *pieces[1:]]) if colon and first.strip() else ("", _clean(pieces))


def _sentences(text: str) -> tuple[str, list[str]]:
    parts: list[str] = []
    for piece in _SENTENCE.split(text):
        if parts and (_SHORT.search(parts[-1]) or re.search(r"(?:^|\s|\.)[А-ЯЁA-Z]\.$", parts[-1])):
            parts[-1] = f"{parts[-1]} {piece}"  # «им. Пушкина», «И. И. Иванов»
        else:
            parts.append(piece)
    return "", _clean(parts)


_WAYS: tuple[tuple[Way, Callable[[str], tuple[str, list[str]]]], ...] = (
    (Way.ITEMS, _items),
    (Way.SEMICOLONS, _semicolons),
    (Way.SENTENCES, _sentences),
)


def _outside_brackets(text: str, mark: str) -> list[str]:
    pieces, depth = [""], 0
    for sign in text:
        depth = max(0, depth + (sign in "(«") - (sign in ")»"))
        if sign == mark and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += sign
    return pieces


def _with_lead(lead: str, parts: list[str]) -> tuple[str, list[str]]:
    """Words before the first mark are a lead-in when a colon ends them, else a part of their own."""
    lead = " ".join(lead.split())
    if not any(sign.isalnum() for sign in lead):
        return "", _clean(parts)
    return (lead, _clean(parts)) if lead.endswith(":") else ("", _clean([lead, *parts]))


def _clean(parts: list[str]) -> list[str]:
    trimmed = [" ".join(part.split()).strip(" ,;") for part in parts]
    return [part for part in trimmed if sum(sign.isalnum() for sign in part) >= SHORTEST]


def _worded(part: str, lead: str) -> str:
    """A part as a row of its own: behind the verb of its lead-in, unless it begins with one itself; a capital in front."""
    words = part
    if lead and not _VERB.match(part):
        words = spoken(part, lead)
        words = f"{lead} {part}" if words == part else words
    return f"{words[:1].upper()}{words[1:]}"
