"""Figures that look like days and are none, and days that look like something else: «12.5 %», «5.6 октября»."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.terms.parts import MOST_WORDS, exact, word
from domain.terms.tokens import Sort, Token


def without_figures(line: list[Token]) -> list[Token]:
    """The tokens with decimals as numbers of what they measure, and with days whose comma became a dot as several days."""
    out: list[Token] = []
    for at, token in enumerate(line):
        if _measures(line, at) or _numbers_room(line, at) or _counts_points(line, at) or _opens_point(line, at):
            out.append(replace(token, sort=Sort.NUMBER))
        elif _days_of_month(line, at):
            out += _several_days(token, line[at + 1])
        else:
            out.append(token)
    return out


_WHAT = ("процент", "ставк", "тысяч", "миллион", "миллиард", "единиц", "человек")
_SHORT_WHAT = (
    *("руб", "рубля", "рублей", "балл", "балла", "баллов", "тыс", "млн", "млрд", "км", "кг", "га", "см", "шт", "чел"),
    *("раза", "года", "лет"),
)
_HOURS = ("час", "часа", "часов", "ч", "мин", "минут", "минуты")


def _measures(line: Sequence[Token], at: int) -> bool:
    """«5.10 %», «7.12 тыс. рублей», «1.5-2 часа»: a number with a part, up to what it measures; a time of day is none."""
    if line[at].sort is not Sort.DAY_MONTH or "/" in line[at].text:
        return False
    after = at + 1
    farthest = min(len(line) - 1, at + MOST_WORDS)
    while after < farthest and line[after].is_mark("-") and line[after + 1].sort in (Sort.DAY_MONTH, Sort.NUMBER):
        after += 2
    if after > at + 1 and line[after - 1].sort is Sort.NUMBER and exact(line, after, *_HOURS):
        return True
    if exact(line, after, "года", "лет") and not _is_point(line[at]):  # «до 15.02 года, следующего за отчётным»; «1.5 года» last
        return False
    return (after < len(line) and line[after].is_mark("%")) or word(line, after, *_WHAT) or exact(line, after, *_SHORT_WHAT)


MOST_CLASSES = 11
#: What has a value or a number with a part of its own: «уровень 1.2», «доб. 12.10».
_VALUED = ("уровень", "уровня", "балл", "балла", "индекс", "индекса", "доб")


def _numbers_room(line: Sequence[Token], at: int) -> bool:
    """«каб. 3.14», «ауд. 2.1», «группа 2.1», «10.2 класс»: no day and no hour; «группа 15.10», «15.10 класс» may be days."""
    if line[at].sort is Sort.DATE and len(line[at].text.rsplit(".", 1)[-1].strip()) < len("2027"):
        return word(line, at - 1, "верси", "релиз") or _counts_classes(line, at)
    if line[at].sort not in (Sort.DAY_MONTH, Sort.TIME) or not _NUMBER_IN_PARTS.fullmatch(line[at].text):
        return False
    if word(line, at - 1, "каб", "ауд"):
        return True
    if word(line, at - 1, "верси", "релиз", "рейтинг", "коэффициент") or exact(line, at - 1, *_VALUED):
        return True
    if _counts_classes(line, at) or exact(line, at - 1, "v", "ver"):
        return True
    part = line[at].sort is Sort.DAY_MONTH and line[at].text[-2] == "."
    return part and (word(line, at - 1, "групп", "модул") or exact(line, at + 1, "класс", "класса", "классы", "классов", "кл"))


def _counts_classes(line: Sequence[Token], at: int) -> bool:
    """«10.11 классы», «5.10.11 кл.»: numbers that rise and of which every one is a class."""
    figures = re.findall(r"\d+", line[at].text)
    classes = [int(figure) for figure in figures if figure[0] != "0"]
    rising = len(classes) == len(figures) > 1 and classes == sorted(set(classes)) and classes[-1] <= MOST_CLASSES
    several = rising and (len(classes) > 2 or classes[0] + 1 == classes[1])
    return several and exact(line, at + 1, "классы", "классов", "классах", "кл")


def _counts_points(line: Sequence[Token], at: int) -> bool:
    """«8.1, 8.2», «1.1-1.4» without noughts: points or classes that follow one another sooner than a day of every month."""
    beside = [place for place in (at - 2, at + 2) if 0 <= place < len(line) and line[(at + place) // 2].is_mark(",-")]
    return _is_point(line[at]) and any(
        _is_point(line[place])
        and line[place].numbers[0] == line[at].numbers[0]
        and (line[place].numbers[1] - line[at].numbers[1]) * (place - at) > 0
        for place in beside
    )


def _opens_point(line: Sequence[Token], at: int) -> bool:
    """«1.2. Утвердить план до 15 октября»: the number of a point and its full stop, not the 1st of February."""
    if at or len(line) < 2 or not _is_point(line[0]) or line[1].sort is not Sort.WORD:
        return False
    return line[1].start - line[0].end > 1 and len(line[1].text) > 2


def _is_point(token: Token) -> bool:
    return token.sort is Sort.DAY_MONTH and re.fullmatch(r"\d{1,2}\.[1-9]", token.text) is not None


_NUMBER_IN_PARTS = re.compile(r"\d{1,2}\.\d{1,2}")
#: Two or three figures with a dot or a stroke between them; a year of four is a date.
_JOINED = re.compile(r"\d{1,2}\s?[./]\s?\d{1,2}(?:\s?\.\s?\d{1,2})?\.?")


def _days_of_month(line: Sequence[Token], at: int) -> bool:
    """«5.6 октября», «10/11 октября», «19.20 ноября»: the month hangs on every one of the numbers before it; an hour has «в»."""
    if at + 1 >= len(line) or line[at + 1].sort is not Sort.MONTH or not line[at + 1].text.endswith(("я", "та")):
        return False
    hour = line[at].sort is Sort.TIME and exact(line, at - 1, "в")
    return not hour and _JOINED.fullmatch(line[at].text) is not None


def _several_days(token: Token, month: Token) -> list[Token]:
    """The days with commas between them; damaged where the second may be the month («9.10 октября») or comes before the first."""
    days = [int(day) for day in re.findall(r"\d+", token.text)]
    if days[1] == month.numbers[0] or days != sorted(set(days)):
        return [replace(token, sort=Sort.DAMAGED)]
    numbers = [Token(Sort.NUMBER, str(day), token.start, token.end, (day,)) for day in days]
    comma = Token(Sort.MARK, ",", token.end, token.end)
    return [part for number in numbers for part in (comma, number)][1:]
