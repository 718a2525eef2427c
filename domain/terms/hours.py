"""Times of day, which are no terms: «14.00», «9.10 до 10.30», «в 15 ч. 30 мин.», «до 17 часов 25 декабря»."""

from collections.abc import Sequence
from dataclasses import replace

from domain.terms.parts import exact, word
from domain.terms.tokens import Sort, Token

_HOUR = ("ч", "час", "часа", "часов", "часам", "часу")
_MINUTE = ("м", "мин", "минут", "минуты", "минута")
_PART_OF_DAY = ("утра", "дня", "вечера")
_DAYS = (Sort.DATE, Sort.DAY_MONTH, Sort.MONTH)


def without_hours(line: list[Token]) -> list[Token]:
    """The tokens without times of day, «с 10.00 до 12.00» as a whole; «до 17.00 25.12» keeps its «до»."""
    line = _with_hyphens(line)
    timed = [replace(token, sort=Sort.TIME) if _is_hour(line, at) else token for at, token in enumerate(line)]
    timed = [token for at, token in enumerate(timed) if not _is_word_of_hours(timed, at)]
    zones = {place for at in range(len(timed)) for place in _whose_hour(timed, at)}
    timed = [token for at, token in enumerate(timed) if at not in zones]
    out: list[Token] = []
    at = 0
    while at < len(timed):
        after = _range_of_hours(timed, at)
        if after is not None:
            at = after
        else:
            if timed[at].sort is not Sort.TIME:
                out.append(timed[at])
            at += 1
    return out


def _with_hyphens(line: list[Token]) -> list[Token]:
    """The tokens with «11-30» at the end, behind a day, made one hour: no days without a month stand there."""
    if len(line) < 4 or not line[-2].is_mark("-"):
        return line
    *days, hour, _, minute = line
    days = days[:-1] if days[-1].is_mark(",") else days
    said = [one.sort for one in days[-2:]]
    dated = said == [Sort.NUMBER, Sort.MONTH] or said[-1:] in ([Sort.DATE], [Sort.DAY_MONTH])
    clock = hour.sort is minute.sort is Sort.NUMBER and hour.numbers[0] < 24 and minute.numbers[0] in range(0, 60, 5)
    return [*line[:-3], replace(hour, sort=Sort.TIME, end=minute.end)] if dated and clock and len(minute.text) == 2 else line


def _is_hour(line: Sequence[Token], at: int) -> bool:
    token = line[at]
    if token.sort is Sort.TIME:
        return True
    if token.sort is Sort.NUMBER and exact(line, at - 1, "с") and exact(line, at + 1, "до") and exact(line, at + 3, *_HOUR):
        return True  # «с 9 до 17 часов»
    if token.sort is Sort.NUMBER and token.numbers[0] <= 24 and exact(line, at + 1, *_HOUR):
        # «до 17 часов 25 декабря», «в 15 ч. 30 мин.»; but «в течение 24 часов», «не позднее 12 часов после …» are durations
        return exact(line, at - 1, "в", "к", "до", "с", "позднее", "позже") and _followed_by_day(line, at + 2)
    if token.sort is not Sort.DAY_MONTH or token.numbers[0] > 24:
        return False
    ahead = at + 2 < len(line) and _joins(line, at + 1) and line[at + 2].sort is Sort.TIME
    ranged = at + 2 < len(line) and line[at + 1].is_mark("-") and line[at + 2].sort in _DAYS  # «10.00 – 15.09-20.10»
    behind = at >= 2 and _joins(line, at - 1) and line[at - 2].sort is Sort.TIME and not ranged
    return ahead or behind or exact(line, at - 1, "в") or exact(line, at + 1, *_HOUR, *_MINUTE)


def _followed_by_day(line: Sequence[Token], at: int) -> bool:
    if at < len(line) and line[at].sort is Sort.NUMBER and exact(line, at + 1, *_MINUTE):
        at += 2
    if exact(line, at, *_PART_OF_DAY) and at + 1 < len(line) and not line[at + 1].is_mark(",();"):
        at += 1
    named = at + 1 < len(line) and line[at].sort is Sort.NUMBER and line[at + 1].sort is Sort.MONTH
    return at >= len(line) or line[at].sort in _DAYS or named or line[at].is_mark(",();")


def _is_word_of_hours(line: Sequence[Token], at: int) -> bool:
    """«ч.», «мин.» and the minutes behind an hour."""
    before = line[at - 1] if at else None
    if before is None or before.sort is not Sort.TIME:
        behind_word = at >= 2 and line[at - 2].sort is Sort.TIME and exact(line, at - 1, *_HOUR)
        minutes = line[at].sort is Sort.NUMBER and exact(line, at + 1, *_MINUTE)
        said = _is_minute(line, at)
        part = behind_word and exact(line, at, *_PART_OF_DAY) and _followed_by_day(line, at)  # «до 12 часов дня 12.10.2027»
        return (behind_word and minutes) or said or part
    return exact(line, at, *_HOUR, *_MINUTE)


def _is_minute(line: Sequence[Token], at: int) -> bool:
    """«мин.» of «до 15 час. 40 мин.»; «40 мин.» alone says how long, and its noun tells so."""
    hour = at > 2 and line[at - 3].sort is Sort.TIME and exact(line, at - 2, *_HOUR)
    return hour and exact(line, at, *_MINUTE) and line[at - 1].sort is Sort.NUMBER


def _whose_hour(line: Sequence[Token], at: int) -> range:
    """The places of «(мск)», «(время местное)» behind an hour and of «конца рабочего дня» before its day."""
    if at and line[at - 1].sort is Sort.TIME:
        after = at
        while after < len(line) and (
            line[after].is_mark("(),") or exact(line, after, "по", *_ZONES) or word(line, after, "времен")
        ):
            after += 1
        told = any(exact(line, place, *_ZONES) or word(line, place, "врем") for place in range(at, after))
        return range(at, after) if told and _followed_by_day(line, after) else range(0)
    if word(line, at, "конц", "окончан") and exact(line, at - 1, "до", "к", "позднее", "позже"):
        after = at + 2 if word(line, at + 1, "рабоч", "учебн") else at + 1
        if exact(line, after, "дня", "дню") and after + 1 < len(line) and _followed_by_day(line, after + 1):
            return range(at, after + 1)
    return range(0)


_ZONES = ("мск", "московскому", "московское", "местному", "местное", "время", "времени")


def _joins(line: Sequence[Token], at: int) -> bool:
    return line[at].is_mark("-") or exact(line, at, "до", "по")


def _range_of_hours(line: Sequence[Token], at: int) -> int | None:
    """The place after «с 10.00 до 12.00» or «10.00-12.00» that begins here."""
    after = at + 1 if exact(line, at, "с", "от", "в") or word(line, at, "начал") else at
    if after + 2 < len(line) and line[after].sort is line[after + 2].sort is Sort.TIME and _joins(line, after + 1):
        return after + 3
    return None
