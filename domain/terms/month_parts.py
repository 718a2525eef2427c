"""Parts of a month: «первая декада», «вторая половина», «последняя неделя», «третий четверг», «до 15 числа»."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.terms import words
from domain.terms.parts import LAST, Shape, Unit, exact, number_at, word
from domain.terms.tokens import Sort, Token

#: Parts that may follow their month without a comma: «октябрь 2-я половина».
_BARE = ("half", "decade", "week", "days")
_MOST_WEEKS = 5
_DECADES = {1: (1, 10), 2: (11, 20), 3: (21, LAST), -1: (21, LAST)}


@dataclass(frozen=True, slots=True)
class MonthPart:
    """The `low`-th to `high`-th of what the noun names (-1: the last); `after`: the place after the noun."""

    low: int
    high: int
    noun: Token
    after: int
    working: bool

    @property
    def names(self) -> str:
        """Which part of a month the noun names, abbreviated or not; empty for another noun."""
        if self.noun.sort is Sort.MONTH:
            return "decade"
        sorts = {
            "week": ("недел", "нед"),
            "decade": ("декад",),
            "half": ("половин", "пол"),
            "days": ("числ", "дни", "дней", "днях"),
        }
        short = ("нед", "пол")
        return next(
            (
                name
                for name, stems in sorts.items()
                if any(self.noun.text == stem if stem in short else self.noun.is_word(stem) for stem in stems)
            ),
            "",
        )

    def of(self, month: Unit) -> Unit | None:
        """This part of that month; None for a noun that divides no month."""
        weekday = words.weekday(self.noun.text)
        if weekday and self.low == self.high and (self.high == -1 or self.high <= 5):
            return replace(month, shape=Shape.WEEKDAY, day=weekday, number=self.high)
        if self.noun.text in ("день", "дня", "дню", "дне") and self.low == self.high:
            if self.working:  # which days are worked is not printed
                return replace(month, shape=Shape.SCHOOL_PART)
            last = replace(month, shape=Shape.DAYS, day=LAST, last_day=LAST, inclusive=True)
            return last if self.high == -1 else replace(month, shape=Shape.DAY, day=self.high)
        if self.names == "week" and 1 <= self.high <= 5:
            return replace(month, shape=Shape.VAGUE, day=self.low, number=self.high)
        days = self._days()
        return replace(month, shape=Shape.DAYS, day=days[0], last_day=days[1], inclusive=True) if days else None

    def _days(self) -> tuple[int, int] | None:
        if self.names == "decade" and self.low in _DECADES and self.high in _DECADES:
            return _DECADES[self.low][0], _DECADES[self.high][1]
        if self.names == "half" and self.low in (1, 2) and self.low == self.high:
            return (1, 15) if self.low == 1 else (16, LAST)
        return (25, LAST) if self.names in ("week", "days") and self.high == -1 else None

    @property
    def last_day(self) -> int | None:
        """The day of any month by which this part has passed; None for a noun that divides no month."""
        if self.noun.text == "пол":  # of a year as often as of a month
            return None
        if self.names == "week" and 1 <= self.high <= 4:
            return 7 * self.high
        if self.noun.text in ("день", "дня", "дню") and self.high == -1 and not self.working:
            return LAST
        days = self._days()
        return days[1] if days else None


def month_part(tokens: Sequence[Token], at: int) -> MonthPart | None:
    """«первая декада», «1-2 неделя», «последняя пятница» at this place."""
    numbered = number_at(tokens, at)
    if numbered is None:
        return None
    low, after = numbered
    high = low
    while after < len(tokens):
        joined = exact(tokens, after, "и") or (tokens[after].is_mark(",") and _of_decades(tokens, after + 1))
        second = number_at(tokens, after + 1) if joined or tokens[after].is_mark("-") else None
        if second is None or not 0 < high < second[0] or (joined and second[0] != high + 1):  # «2 и 3 декады» follow each other
            break
        high, after = second
    working = word(tokens, after, "рабоч", "учебн")
    after += 1 if word(tokens, after, "рабоч", "учебн", "календарн") else 0
    if after >= len(tokens) or not (low == -1 or low >= 1):
        return None
    if tokens[after].sort is not Sort.WORD and not _is_short_decade(tokens, at, after):
        return None
    if tokens[after].text == "дня" and tokens[after - 1].text in ("2", "3", "4"):  # «3 дня, сентябрь» says how long
        return None
    return MonthPart(low, high, tokens[after], after + 1, working)


def _of_decades(tokens: Sequence[Token], at: int) -> bool:
    """Whether the numbers from here on, each greater than the one before, count decades or weeks: «1, 2 декады»."""
    numbered, before = number_at(tokens, at), 0
    while numbered is not None and before < numbered[0] <= _MOST_WEEKS:
        before, after = numbered
        if word(tokens, after, "декад", "недел"):
            return True
        joins = exact(tokens, after, "и") or (after < len(tokens) and tokens[after].is_mark(",-"))
        numbered = number_at(tokens, after + 1) if joins else None
    return False


def _is_short_decade(tokens: Sequence[Token], at: int, after: int) -> bool:
    """«2-я дек. октября», «октябрь, 2-я дек.»: no December, which has no second and is no woman."""
    if tokens[after].text != "дек":
        return False
    named = after + 1 < len(tokens) and (tokens[after + 1].sort is Sort.MONTH or word(tokens, after + 1, "месяц"))
    return named or tokens[at].text.endswith(("я", "ю", "ей", "ой"))


_EDGES = {"начал": (1, 10), "середин": (15, 20), "конец": (21, LAST), "конц": (21, LAST)}


def _edge_behind(tokens: Sequence[Token], at: int, month: Unit, *, closes: bool) -> tuple[Unit, int] | None:
    """«октябрь (начало)», «октябрь, в конце месяца», with nothing more behind it; `closes`: a bracket was opened."""
    days = next((days for stem, days in _EDGES.items() if word(tokens, at, stem)), None)
    after = at + 2 if word(tokens, at + 1, "месяц") else at + 1
    if days is None or (after < len(tokens) and not tokens[after].is_mark("),;")):
        return None
    after += 1 if closes and after < len(tokens) and tokens[after].is_mark(")") else 0
    first, last = days
    if last == LAST:
        return replace(month, shape=Shape.DAYS, day=first, last_day=last, inclusive=True, end_only=True), after
    return replace(month, shape=Shape.VAGUE, day=first, last_day=last), after


def _behind_until(tokens: Sequence[Token], at: int) -> int:
    """The place after «до», «не позднее», «но не позднее»; the same place where none stands here."""
    ends = at + 1 if exact(tokens, at, "но") else at
    if exact(tokens, ends, "не") and exact(tokens, ends + 1, "позднее", "позже"):
        return ends + 2
    return at + 1 if exact(tokens, at, "до", "к", "по") else at


def _from_to(tokens: Sequence[Token], at: int) -> MonthPart | None:
    """«с 5 по 10 число»."""
    low = number_at(tokens, at + 1) if exact(tokens, at, "с", "со") else None
    high = number_at(tokens, low[1] + 1) if low and exact(tokens, low[1], "по") else None
    if low is None or high is None or not word(tokens, high[1], "числ"):
        return None
    return MonthPart(low[0], high[0], tokens[high[1]], high[1] + 1, working=False)


def _may_be_bare(part: MonthPart, until: bool) -> bool:
    """Whether a part may stand behind its month without a mark: «октябрь 2-я половина», «сентябрь до 20 числа»."""
    if until or part.names == "days":
        return part.names == "days" and (part.low == part.high if until else part.low < part.high)
    return part.names in _BARE


def part_behind(tokens: Sequence[Token], at: int, month: Unit) -> tuple[Unit, int] | None:
    """«сентябрь (2 неделя)», «май, последняя пятница», «октябрь, до 15 числа»: the part printed after its month."""
    if at + 1 >= len(tokens):
        return None
    bare = not tokens[at].is_mark(",(:-")  # «октябрь 2-я половина»
    begun = at if bare else at + 1
    after = _behind_until(tokens, begun)
    until = after > begun
    after += 1 if not until and exact(tokens, after, "в", "на") else 0
    edge = None if bare or until else _edge_behind(tokens, after, month, closes=tokens[at].is_mark("("))
    if edge is not None:
        return edge
    part = _from_to(tokens, after) or month_part(tokens, after)
    if part is None or (bare and not _may_be_bare(part, until)):
        return None
    after = part.after + (1 if word(tokens, part.after, "месяц") else 0)
    if exact(tokens, after, "каждого") or (after < len(tokens) and tokens[after].sort is Sort.MONTH):
        return None
    after += 1 if tokens[at].is_mark("(") and after < len(tokens) and tokens[after].is_mark(")") else 0
    if part.noun.is_word("числ") and part.low == part.high and part.high > 0:
        return replace(month, shape=Shape.DAY, day=part.high, last_day=part.high, inclusive=True, end_only=until), after
    if part.noun.is_word("числ") and 0 < part.low < part.high <= LAST:  # «сентябрь 2027 года: 1–10 числа»
        return replace(month, shape=Shape.DAYS, day=part.low, last_day=part.high, inclusive=True), after
    within = part.of(month)
    return (within, after) if within is not None and not part.noun.is_word("день", "дня", "дню", "дне") else None
