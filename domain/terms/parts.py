"""What the grammar of terms is built of: units of the calendar as printed, and small looks at the tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TypeAlias

from domain.terms import words
from domain.terms.record import YearContext
from domain.terms.tokens import Sort, Token


class Shape(Enum):
    """What a unit is."""

    DAY = auto()
    DAYS = auto()  # from `day` to `last_day` of a month
    WEEKDAY = auto()  # the n-th weekday `day` of a month
    MONTH = auto()
    QUARTER = auto()
    HALF_YEAR = auto()
    YEAR = auto()
    SCHOOL_YEAR = auto()
    VAGUE = auto()  # «начало сентября»: `day`, `last_day` are the edges of what it may mean; weeks: from `day` to `number`
    SEASON = auto()  # three months from `month` on
    SCHOOL_PART = auto()  # holidays (`day` is 1), school quarters (`number`): each school has its own; others have no edges
    END_OF_YEAR = auto()
    SCHOOL_START = auto()


class Shift(Enum):
    """A year named by its distance: «текущего года», «следующего года», «следующего учебного года»."""

    THIS = auto()
    NEXT = auto()
    NEXT_SCHOOL = auto()


Year: TypeAlias = YearContext | Shift


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the calendar as printed. `inclusive`: its end is meant («конец», «включительно»), not its beginning.

    `calendar`: «календарный год», which a school year is not; `school`: «I полугодие учебного года», which is no calendar's.
    """

    shape: Shape
    year: Year | None = None
    month: int = 0
    day: int = 0
    last_day: int = 0
    number: int = 0
    inclusive: bool = False
    end_only: bool = False
    calendar: bool = False
    school: bool = False


class Bound(Enum):
    """Which edge of the stretch is meant."""

    ON = auto()
    WITHIN = auto()
    UNTIL = auto()
    NOT_LATER = auto()
    FROM = auto()
    OVER = auto()  # «за I полугодие»: what is reported on


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated stretch: from `first` to `last` (None: `first` alone)."""

    bound: Bound
    first: Unit
    last: Unit | None = None


LAST = 31
#: How many words on either side can still belong to a term: to look for more makes a long text slow and is of no use.
NEAR = 40
#: And how many small words open one: «в срок, но не позднее чем до …».
MOST_WORDS = 12


def token_at(tokens: Sequence[Token], at: int) -> Token | None:
    """The token there, None beyond the ends."""
    return tokens[at] if 0 <= at < len(tokens) else None


def word(tokens: Sequence[Token], at: int, *stems: str) -> bool:
    """Whether the token there is a word that begins with one of the stems."""
    if not 0 <= at < len(tokens):
        return False
    token = tokens[at]
    return token.sort is Sort.WORD and token.text.startswith(stems)


def exact(tokens: Sequence[Token], at: int, *forms: str) -> bool:
    """Whether the token there is exactly one of the words."""
    if not 0 <= at < len(tokens):
        return False
    token = tokens[at]
    return token.sort is Sort.WORD and token.text in forms


def year_after(tokens: Sequence[Token], at: int) -> tuple[Year, int] | None:
    """«2020 г.», «20 г.», «2020-2021 учебного года», «текущего года» at this place."""
    token = token_at(tokens, at)
    if token is not None and token.is_mark(",") and token_at(tokens, at + 1) is not None and tokens[at + 1].sort is Sort.YEAR:
        return None
    if token is None:
        return None
    if token.is_mark("(") and at + 2 < len(tokens) and tokens[at + 1].sort is Sort.YEAR and tokens[at + 2].is_mark(")"):
        return YearContext.calendar(tokens[at + 1].numbers[0]), at + 3
    if token.sort is Sort.YEARS:
        return _school_or_span(tokens, at)
    if token.sort is Sort.YEAR:
        return YearContext.calendar(token.numbers[0]), after_year_word(tokens, at + 1)
    two_digits = token.sort is Sort.NUMBER and len(token.text) == 2 and 15 <= token.numbers[0] <= 60
    if two_digits and exact(tokens, at + 1, "г", "год", "года"):
        return YearContext.calendar(2000 + token.numbers[0]), at + 2
    if token.is_word("текущ", "нынешн", "настоящ", "сего", "этого") and word(tokens, at + 1, "год", "уч"):
        return Shift.THIS, after_year_word(tokens, at + 1)
    coming = token.is_word("следующ", "будущ", "очередн") or token.text == "след"
    if coming and word(tokens, at + 1, "год", "уч", "календарн"):
        return Shift.NEXT_SCHOOL if word(tokens, at + 1, "уч") else Shift.NEXT, after_year_word(tokens, at + 1)
    if token.text in ("т", "с") and exact(tokens, at + 1, "г", "года"):
        return Shift.THIS, at + 2
    return _year_in_words(tokens, at)


def _year_in_words(tokens: Sequence[Token], at: int) -> tuple[YearContext, int] | None:
    """«две тысячи двадцать шестого года»."""
    if not (exact(tokens, at, "две", "двух") and word(tokens, at + 1, "тысяч")):
        return None
    tens = words.CARDINALS.get(tokens[at + 2].text, 0) if at + 2 < len(tokens) else 0
    after = at + 3 if tens >= 20 else at + 2
    last = words.ordinal(tokens[after].text) if after < len(tokens) else None
    if last is None or (tens and last > 9):
        return None
    return YearContext.calendar(2000 + (tens if tens >= 20 else 0) + last), after_year_word(tokens, after + 1)


def with_year(tokens: Sequence[Token], at: int, found: Unit) -> tuple[Unit, int]:
    """The unit with the year that stands behind it, and the place after both; as it was where none does."""
    if word(tokens, at, "месяц"):
        at += 1
    parted = found.shape is Shape.DAY and at + 1 < len(tokens) and tokens[at].is_mark("-") and tokens[at + 1].sort is Sort.YEAR
    year = year_after(tokens, at + parted)  # «15 мая – 2027 года»: no range ends with a year alone
    return (replace(found, year=year[0]), year[1]) if year else (found, at)


def after_year_word(tokens: Sequence[Token], at: int) -> int:
    """The place after «г.», «года», «учебного года»."""
    while word(tokens, at, "г", "уч", "календарн") and (
        exact(tokens, at, "г", "гг", "уч", "год", "года", "году", "годом", "годы", "годов", "годах", "год-")
        or word(tokens, at, "учеб", "календарн")
    ):
        at += 1
    return at


def _school_or_span(tokens: Sequence[Token], at: int) -> tuple[YearContext, int]:
    first, last = tokens[at].numbers
    after = after_year_word(tokens, at + 1)
    said = [token.text for token in tokens[at + 1 : after]]
    many = any(text in ("гг", "годы", "годов", "годах") for text in said) or said == ["г", "г"]  # «2020 – 2021 г.г.»
    school = any(text.startswith("уч") for text in said)
    if last == first + 1 and (school or not many):
        return YearContext.school_year(first), after
    if school:  # «2020-2024 учебные годы» run from the first September to the last May
        return YearContext(first, last, True), after
    return YearContext.span(first, last), after


def number_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """«1», «1-й», «первый», «I» as a number, and the place after it."""
    token = token_at(tokens, at)
    if token is None:
        return None
    if token.sort is Sort.NUMBER:
        mixed = _roman_pair(tokens, at) if token.text == "1" else None
        if mixed:  # «1V квартал»
            return mixed, at + 2
        after = at + 1
        return token.numbers[0], after + _ending(tokens, after)
    if token.sort is Sort.WORD or token.text in "|!":
        if token.text in ("посл", "последн") or token.is_word("последн"):
            return -1, at + 1
        alone = words.ordinal(token.text) or words.roman(token.text)
        number = alone or _roman_pair(tokens, at)
        if number:
            after = at + (1 if alone else 2)
            return number, after + _ending(tokens, after)
    return None


def _roman_pair(tokens: Sequence[Token], at: int) -> int | None:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.start != tokens[at].end:
        return None
    return words.roman(tokens[at].text + following.text)


_ENDINGS = ("й", "я", "е", "ый", "ий", "ой", "ом", "го", "ая", "ое", "м", "му", "х", "ю", "ей", "ем")


def _ending(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the ending of «II-й», «1 -ое» takes."""
    said = at < len(tokens) and tokens[at].is_mark("-") and exact(tokens, at + 1, *_ENDINGS)
    return 2 if said else 0
