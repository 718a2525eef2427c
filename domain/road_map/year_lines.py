"""The line of a paper that says of which year it is, where its title does not: «на 2026-2027 учебный год»."""

import re
from collections.abc import Sequence

from domain.road_map.heading import HEAD_LINES, PLAN
from domain.road_map.registered import OF_A_MONTH

_FOR_YEAR = re.compile(
    r"(?<!\w)(?:на|в)\s+(?:(?:[IV]{1,3}|[1-4])(?:-?[а-я]{1,2})?\s+|(?:перв|втор|трет|четв)[а-я]+\s+)?"
    r"(?:(?:полугоди[ея]|квартале?|четверт[ьи]|триместре?)\s+)?20\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?\s*(?:уч|г)"
    r"|^\W*20\d\d\s*[-–—/]\s*(?:20)?\d\d\s*уч\w*\.?\s*г(?:од|\.|$)"
    rf"|^(?:с\s+)?(?:\d{{1,2}}\s*(?:{OF_A_MONTH}\s*)?(?:[-–—]|по)\s*\d{{1,2}}\s+)?{OF_A_MONTH}(?:\s*[-–—]\s*{OF_A_MONTH})?\s+20\d\d(?:\s*г(?:ода?|\.)?)?$",
    re.IGNORECASE,
)


_BROKEN_YEAR = re.compile(r"20\d\d(?:\s*[-–]|\s*[-–—/]\s*(?:20)?\d\d)$")
#: «12.03.2027 – 19.03.2027», «(с 12.03 по 19.03.27 г.)»: the days of a week or a month that a plan is made for.
_DAYS = re.compile(
    r"(?P<before>.*?)(?<![\d.])(?:с\s+)?\d{1,2}\.\d{1,2}(?:\.(?P<first>(?:20)?\d\d))?\.?\s*(?:г(?:ода?)?\.?)?\s*(?:[-–—]|по)\s*"
    r"\d{1,2}\.\d{1,2}\.(?P<last>(?:20)?\d\d)\.?\s*(?:г(?:ода?)?\.?)?\W*"
)


def _of_days(line: str) -> str:
    """The year, or the two years, of the days that stand alone on a line or behind the title of a plan; else nothing."""
    found = _DAYS.fullmatch(line)
    if found is None or not (PLAN.search(found["before"]) or not re.search(r"\w", found["before"])):
        return ""
    last = int(found["last"]) % 100
    first = int(found["first"] or last) % 100
    return f"20{last:02} год" if first == last else f"20{first:02}-20{last:02}" if first + 1 == last else ""


def year_line(lines: Sequence[str]) -> str:
    """«… на 2026-2027 учебный год» in a short line that was not known for a title; it may be broken behind a year.

    Of a line with the days of a plan only their year.
    """
    head = [" ".join(line.split()) for line in lines[: HEAD_LINES + 1]]
    whole = [
        f"{line}{'' if line.endswith(('-', '–')) else ' '}{below}" if _BROKEN_YEAR.search(line) else line
        for line, below in zip(head, [*head[1:], ""], strict=False)
    ]
    said = (line if _FOR_YEAR.search(line) else _of_days(line) for line in whole[:HEAD_LINES] if len(line) < 200)
    return next(filter(None, said), "")
