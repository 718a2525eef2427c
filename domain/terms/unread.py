"""What was left unread beside a date: a reader that understood half of a phrase must ask, not answer."""

from collections.abc import Sequence

from domain.terms import typos, words
from domain.terms.open_words import DATED, either, lost_not, replaced, year_before
from domain.terms.parts import NEAR, exact, number_at, word
from domain.terms.tokens import Sort, Token
from domain.terms.typos import glued_month, like_a_short_month, two_months
from domain.terms.units import is_bullet, unit

_OF_CALENDAR = ("квартал", "недел", "декад", "полугод", "триместр", "семестр", "числ", "половин")
_TIMES = ("раз", "раза", "разу", "разв", "разав")


def unread(line: Sequence[Token], at: int) -> bool:
    """Whether this token, of which the grammar made nothing, belongs to a date all the same."""
    token = line[at]
    if token.is_mark("?"):  # «15.10?»: the typist was in doubt
        return _beside_date(line, at)
    if token.sort is Sort.WORD:
        if exact(line, at, "ранее", "раньше") and exact(line, at - 1, "не"):  # «до 25 августа, но не ранее чем через 20 дней»
            return True
        if replaced(line, at) or (word(line, at, "последующ") and word(line, at + 1, "год")):
            return True
        if lost_not(line, at):
            return True
        if _first_of(line, at) or either(line, at) or year_before(line, at):
            return True
        if slipped(line, at) or _torn_roman(line, at) or two_months(token.text) or _shares_noun(line, at):
            return True
        if _part_lost(line, at):
            return True
        if exact(line, at, "месяц") and at > 0 and line[at - 1].sort is Sort.NUMBER:  # «9-10 месяц 2026»
            return True
        if words.roman(line[at].text) is not None and at + 1 < len(line) and line[at + 1].sort is Sort.YEAR:  # «II 2026»
            return line[at].text.strip("vxiхі") == ""
        numbered = at > 0 and (number_at(line, at - 1) is not None or (at > 1 and number_at(line, at - 2) is not None))
        figure = at > 0 and line[at - 1].sort is Sort.WORD and not line[at - 1].text.strip("ivxlхіуп")  # «IVV квартал»
        named = (numbered or figure) and (
            word(line, at, *_OF_CALENDAR) or exact(line, at, "кв", "полуг")
        )  # «Неделя наставничества» is an event
        reported = exact(line, at - 1, "за") or exact(line, at - 2, "за")  # «отчёт за полугодие – до 25 декабря»
        reported = reported or (word(line, at, "половин") and exact(line, at + 1, "дня"))  # of the day, not of a month
        length = exact(line, at, "недель")  # «01.09-05.10 – 5 недель» says how long, «5 неделя» which
        return named and not reported and not length and not word(line, at, "числен", "числом", "квартальн")
    if token.sort is not Sort.NUMBER or len(token.text) > 8:
        return False
    if _day_of_month_lost(line, at) or _torn_years(line, at) or _range_of_weekdays(line, at):
        return True
    if _from_to(line, at) and any(token.sort is Sort.MONTH for token in line):
        return True
    return _shares_noun(line, at) or (not _counts(line, at) and _beside_date(line, at))


def _part_lost(line: Sequence[Token], at: int) -> bool:
    """«квартала 2026 г.», «третий чегверг ноября», «II сем. 2026/27 уч. г.»: of a longer time a part is meant, not the whole."""
    if at + 1 >= len(line):
        return False
    behind = line[at + 1]
    numbered = at > 0 and (words.roman(line[at - 1].text) or (line[at - 1].sort is Sort.NUMBER and line[at - 1].numbers[0] <= 4))
    if numbered and behind.sort in (Sort.YEAR, Sort.YEARS) and len(line[at].text) > 2:
        return not word(line, at, "класс", "групп", "школ", "раз", "час", "дня", "дней", "человек", "мероприят")
    if word(line, at, "полугоди", "квартал") and not word(line, at, "квартальн"):
        return behind.sort in (Sort.YEAR, Sort.YEARS) and not exact(line, at - 1, "за")
    owns = behind.sort is Sort.MONTH and behind.text.endswith(("я", "та"))  # «ноября» hangs on the word before it
    torn = at > 1 and line[at - 1].sort is Sort.WORD and number_at(line, at - 2) is not None  # «третья сре да октября»
    return owns and (len(line[at].text) > 2 or torn) and not exact(line, at, "месяца", "года", "период")


def _day_of_month_lost(line: Sequence[Token], at: int) -> bool:
    """«до 20 ичсла»: the word that makes a day of a number was slipped; «до 1011, итоги – 20.11»: its dot was lost."""
    bound = exact(line, at - 1, "до", "к", "по", "позднее") or at == 0 or line[at - 1].is_mark("-(:")
    if bound and typos.without_dot(line[at].text):
        return at + 1 == len(line) or line[at + 1].is_mark(",;)")
    slipped_word = at + 1 < len(line) and line[at + 1].sort is Sort.WORD and words.one_slip(line[at + 1].text, "числа")
    return slipped_word and line[at].numbers[0] <= 31


def _torn_years(line: Sequence[Token], at: int) -> bool:
    """«2026-207 учебный год», «226-2027»: of two years that a dash joins one is damaged; «I квартал 20 26 г.»: a torn one."""
    if (
        exact(line, at + 1, "г", "год", "года")
        and line[at - 1].sort is Sort.NUMBER
        and len(line[at - 1].text + line[at].text) == 4
    ):
        return True
    joins = [place for place in (at - 1, at + 1) if 0 <= place < len(line) and line[place].is_mark("-")]
    beyond = [2 * place - at for place in joins if 0 <= 2 * place - at < len(line)]
    return any(line[place].sort is Sort.YEAR and abs(line[place].start - line[at].start) <= len("20262-") for place in beyond)


def _from_to(line: Sequence[Token], at: int) -> bool:
    """«октябрь (неделя с 14 по 18)»: days, though no month stands behind them."""
    joined = exact(line, at - 1, "с") and exact(line, at + 1, "по") and at + 2 < len(line) and line[at + 2].sort is Sort.NUMBER
    return joined and (at + 3 == len(line) or line[at + 3].sort is Sort.MARK)


def _first_of(line: Sequence[Token], at: int) -> bool:
    """«первый день учебного года», «последний месяц II полугодия»: the whole of it is not meant."""
    before = at - 2 if word(line, at - 1, "учебн", "рабоч") else at - 1
    numbered = before >= 0 and (words.ordinal(line[before].text) is not None or word(line, before, "последн"))
    return numbered and word(line, at, "день", "дня", "дню", "месяц") and unit(line, at + 1) is not None


def _shares_noun(line: Sequence[Token], at: int) -> bool:
    """«1 и 3 декады октября»: parts of a month that do not follow each other; one of them alone is not the term."""
    first = number_at(line, at)
    after = first[1] if first else at
    joined = first and (exact(line, after, "и") or (after < len(line) and line[after].is_mark(",")))
    second = number_at(line, after + 1) if joined else None
    if second is None or second[1] >= len(line):
        return False
    return word(line, second[1], "декад", "недел") or words.weekday(line[second[1]].text) is not None


def _goes_on(line: Sequence[Token], at: int) -> bool:
    """Between a number and what it counts: «5, 7 и 9 классы», «5а, 5б классы»."""
    lettered = line[at].sort is Sort.WORD and len(line[at].text) == 1 and not exact(line, at, "ч", "г")
    up_to = exact(line, at, "по") and at + 1 < len(line) and line[at + 1].sort is Sort.NUMBER  # «с 5 по 9 классы»
    return line[at].is_mark(",-/+") or lettered or up_to or line[at].sort is Sort.NUMBER


def slipped(line: Sequence[Token], at: int) -> bool:
    """Whether this word is what is left of a month or of «3 раза в год»: a question also where no date is read."""
    return (
        word(line, at, "реже", "чаще")
        or exact(line, at, *_TIMES)
        or _damaged_month(line, at)
        or garbled(line, at)
        or glued_month(line[at].text)
    )


#: Letters that a scanner or a typist puts for figures: 0, 1, 3, 5, 2, 6.
_LIKE_DIGITS = "oоilзszби"
_OUT_OF = ("из", "от", "общего", "этого", "такого")
_WEEKDAY_STEMS = ("понедельник", "вторник", "четверг", "пятниц", "суббот", "воскресень")


def _glued_to_another(text: str) -> bool:
    """«каждыйвторой», «последняяпятница», «пятницо»: a word of the week without a space beside it, or with a slip."""
    torn = text.startswith(_WEEKDAY_STEMS[:4]) and words.weekday(text) is None and not text.startswith("четвергов")
    return torn or (text.startswith("кажд") and len(text) > len("каждыми")) or any(text.find(stem) > 0 for stem in _WEEKDAY_STEMS)


def _dated_digits(line: Sequence[Token], at: int) -> bool:
    """«З1.декабря», «IS октября»: what stands before a number without a space, or in the place of one, was a figure."""
    behind = line[at + 1]
    glued = behind.start == line[at].end and behind.sort in (Sort.NUMBER, Sort.DATE, Sort.DAY_MONTH)
    single = line[at].text in "зб" and at == 0 and behind.text.endswith(("я", "та"))  # «З мая»; «б) май» names no day
    return glued or ((single or len(line[at].text) == 2) and behind.sort is Sort.MONTH)


def garbled(line: Sequence[Token], at: int) -> bool:
    """«отабря», «15 мра 2027», «до копца октября»: letters in the place of a word of time."""
    if line[at].sort is Sort.NUMBER:  # «ежегодно, до 20, декабря»
        closes = exact(line, at - 1, "до", "к", "позднее", "позже")
        short = word(line, at + 1, "чис") and not word(line, at + 1, "числ")  # «до 25 чис ла»
        return (closes and (short or _day_of_month_lost(line, at) or not _counts(line, at))) or _range_of_weekdays(line, at)
    if line[at].sort is not Sort.WORD:
        return False
    if word(line, at, "четн", "нечетн") and word(
        line, at + 1, "недел"
    ):  # «по вторникам чётных недель»: every second one, but which
        return True
    if (
        _closes_months(line, at)
        or _glued_to_another(line[at].text)
        or (exact(line, at, "числа", "числу") and not exact(line, at - 1, *_OUT_OF))
    ):
        return True
    if at + 1 < len(line) and not line[at].text.strip(_LIKE_DIGITS) and _dated_digits(line, at):
        return True
    before, behind = (line[place] if 0 <= place < len(line) else None for place in (at - 1, at + 1))
    day = before is not None and before.sort is Sort.NUMBER and before.numbers[0] <= 31 and len(before.text) <= 2
    if (
        day
        and behind is not None
        and behind.sort is Sort.YEAR
        and len(line[at].text) >= 3
        and not word(line, at, "класс", "школ")
    ):
        return True
    ends = exact(line, at - 1, "до") and behind is not None and behind.sort is Sort.MONTH
    return ends or typos.garbled(line[at].text)


def _range_of_weekdays(line: Sequence[Token], at: int) -> bool:
    """«2-4 среда месяца»: the second and the fourth, or the third as well?"""
    last = number_at(line, at + 2) if at + 2 < len(line) and line[at + 1].is_mark("-") else None
    return last is not None and last[1] < len(line) and words.weekday(line[last[1]].text) is not None


def _counts(line: Sequence[Token], at: int) -> bool:
    """«5-11 классы», «корпус 2», «№ 7», «1) …», «1. Сентябрь», «10 %»: the number counts something else."""
    before = at - 1
    while before >= max(0, at - NEAR) and (line[before].is_mark(",-/") or line[before].sort is Sort.NUMBER):
        before -= 1
    if before >= 0 and (line[before].is_mark("№#") or _noun(line, before)):
        return True
    if at + 1 == len(line):
        return False
    letter = line[at + 1]
    glued = letter.start == line[at].end and letter.text in ("а", "б", "в", "г", "д", "е", "к") and not _of_year(line, at)
    quoted = letter.text in ("а", "б", "д", "е") and (at + 2 == len(line) or line[at + 2].is_mark(",;:-)"))
    if glued or (quoted and line[at].numbers[0] <= _MOST_CLASSES):  # «5а – 15.10», «15 октября – 5 «А», 16 октября – 5 «Б»»
        return True
    after = at + 1
    while after < min(len(line), at + NEAR) and _goes_on(line, after):
        after += 1
    if after >= len(line):
        return False
    bullet = line[at + 1].is_mark(")") and not _opened(line, at)
    return bullet or is_bullet(line, at) or _noun(line, after) or line[after].is_mark("%°")


def _of_year(line: Sequence[Token], at: int) -> bool:
    """«26г» is a year, «5г» a class."""
    return line[at + 1].text == "г" and line[at].numbers[0] > _MOST_CLASSES


_MOST_CLASSES = 11


def _damaged_month(line: Sequence[Token], at: int) -> bool:
    """«12 ма», «октябрь, мрт»: something like a month in a month's place."""
    if line[at].sort is not Sort.WORD or not like_a_short_month(line[at].text) or _end_of_torn_word(line, at):
        return False
    before = line[at - 1] if at else None
    if before is not None and before.sort is Sort.NUMBER and before.numbers[0] <= 31:
        return True
    if at + 1 < len(line) and line[at + 1].sort is Sort.YEAR:  # «июь 2021»
        return True
    parted = before is None or before.is_mark(",;/-:") or before.sort is Sort.MONTH or exact(line, at - 1, "и")
    if _closes_months(line, at):
        return True
    last = before is not None and before.is_mark("-,") and at > 1 and line[at - 2].sort is Sort.MONTH and at + 1 == len(line)
    if last:  # «апрель-ма», «декабрь, ма»
        return True
    return parted and len(line[at].text) >= 3 and any(token.sort is Sort.MONTH for token in line[max(0, at - NEAR) : at + NEAR])


def _end_of_torn_word(line: Sequence[Token], at: int) -> bool:
    """«образова- ния 10-12 июня»: what a line's end cut off a word is no month."""
    return at > 1 and line[at - 1].is_mark("-") and line[at - 2].sort is Sort.WORD and line[at - 2].end == line[at - 1].start


def _closes_months(line: Sequence[Token], at: int) -> bool:
    """«с сентября по ма»."""
    months = any(token.sort is Sort.MONTH for token in line[max(0, at - NEAR) : at])
    return exact(line, at - 1, "по") and months and like_a_short_month(line[at].text)


def _torn_roman(line: Sequence[Token], at: int) -> bool:
    return words.roman(line[at].text) is not None and at + 2 < len(line) and words.roman(line[at + 1].text) is not None


def _opened(line: Sequence[Token], at: int) -> bool:
    return at > 0 and line[at - 1].is_mark("(")


def _noun(line: Sequence[Token], at: int) -> bool:
    small = exact(line, at, "до", "по", "на", "не", "года", "год", "гг", "период") or word(line, at, "поздн", "позж", "течен")
    if line[at].sort is not Sort.WORD or small or words.roman(line[at].text) is not None:
        return False
    lettered = len(line[at].text) == 1 and at + 1 < len(line) and line[at + 1].sort is Sort.WORD  # «5 а класс»
    return len(line[at].text) > 2 or lettered or exact(line, at, "ч", "кл", "шт", "ст", "ур", "гр")


def _passed_over(line: Sequence[Token], at: int) -> bool:
    return line[at].is_mark(",-/():") or line[at].sort is Sort.NUMBER or (line[at].sort is Sort.WORD and len(line[at].text) < 3)


def _beside_date(line: Sequence[Token], at: int) -> bool:
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(line) and abs(place - at) < NEAR and _passed_over(line, place):
            place += step
        if 0 <= place < len(line) and line[place].sort in DATED:
            return True
    return False
