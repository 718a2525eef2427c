"""A plan by directions of work, a cell on each line: their names, and for every month a line in each of them."""

import re
from collections.abc import Sequence
from itertools import takewhile

from domain.paper import Cell, Table
from domain.road_map.columns.calendar_rows import is_month
from domain.road_map.plain_tables.collapsed import section_row

#: «Работа с документацией», «Контроль за деятельностью молодого специалиста», «Методическая работа».
DIRECTION = re.compile(
    r"(?:планирование(?: и организация)?|организация|работа (?:с|со|по|над)|контроль (?:за|над)|помощь в|изучение)\s[а-яё]"
    r"|работа\s[а-яё-]+\s(?:со?|по|над)\s|(?:[а-яё-]+(?:ая|ое) ){1,2}(?:работа|деятельность|сопровождение)$|самообразование",
    re.IGNORECASE,
)
#: Directions, and months, by which such a plan is known.
ENOUGH = 2
#: Lines that are looked at.
_LONGEST = 200


def directions_by_line(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table that begins here, and the place after it; None unless every month has a line for each direction."""
    if DIRECTION.match(lines[at].strip()) is None:
        return None
    ahead = [(place, text) for place in range(at, min(len(lines), at + _LONGEST)) if (text := lines[place].strip())]
    heading = [text for _, text in takewhile(lambda one: DIRECTION.match(one[1]) is not None, ahead)]
    width = len(heading)
    rows: list[tuple[Cell, ...]] = [tuple(heading)]
    month = width
    while month + width < len(ahead) and is_month(ahead[month][1]):
        said = [text for _, text in ahead[month + 1 : month + 1 + width]]
        if any(map(is_month, said)) or any(text[:1].islower() for text in said):
            return None
        rows += [section_row(ahead[month][1], width), tuple(said)]
        month += width + 1
    whole = width >= ENOUGH and len(rows) > 2 * ENOUGH
    return (Table(tuple(rows)), ahead[month - 1][0] + 1) if whole else None
