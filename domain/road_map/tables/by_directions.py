"""A plan whose columns are directions of work, by months: «Работа с документацией», «Контроль за …» over what is done in each."""

import re
from dataclasses import replace

from domain.paper import Cell, Table
from domain.road_map.columns.calendar_rows import is_month
from domain.road_map.columns.table_heading import words
from domain.road_map.plain_tables.directions_by_line import DIRECTION, ENOUGH
from domain.terms.find import looks_like_term, share_of_term

_MONTHS = re.compile(r"месяцы?|сроки?|период", re.IGNORECASE)
#: What the columns are called once every work has a row of its own.
_HEADING = ("Направление", "Мероприятие", "Срок")


def by_directions(table: Table) -> Table:
    """The same plan with a row for every work: its direction, its words and its month; any other table as it is."""
    titles = [words(cell) for cell in table.rows[0]] if table.rows else []
    apart = bool(titles) and _MONTHS.fullmatch(titles[0]) is not None
    directions = {at: title for at, title in enumerate(titles) if title and not (apart and at == 0)}
    if len(directions) < ENOUGH or not all(map(DIRECTION.match, directions.values())):
        return table
    rows: list[tuple[Cell, ...]] = [_HEADING]
    months: list[str] = []
    for row in table.rows[1:]:
        said = {at: text for at, cell in enumerate(row) if (text := words(cell))}
        alone = next(iter(said.values())) if len(said) == 1 else ""
        month = said.pop(0, "") if apart else alone
        if _says_when(month):
            months.append(month)
        elif apart or not months:
            return table
        if not apart and _says_when(alone):
            continue
        rows += [(title, said[at], months[-1]) for at, title in directions.items() if at in said]
    return replace(table, rows=tuple(rows), pages=frozenset()) if len(months) >= ENOUGH else table


def _says_when(text: str) -> bool:
    return is_month(text) or (looks_like_term(text) and share_of_term(text) == 1.0)
