"""Lines over a whole table that say who answers: «Ответственный: методист Ким О. Р.» above the works of one, or below each."""

import re
from collections.abc import Sequence

from domain.paper import Cell
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import words

WHOSE = re.compile(r"(?:ответственн\w+|исполнител\w+)(?:\s+\w+){0,3}?\s*[:–—-]\s*(?P<who>\S.+)", re.IGNORECASE)


def stand_below(rows: Sequence[Sequence[Cell]], roles: Sequence[Role]) -> bool:
    """Whether such lines stand below their works: one ends the table, and none begins it."""
    said = [text for row in rows if (text := next(filter(None, map(words, row)), ""))]
    return bool(said) and Role.RESPONSIBLE not in roles and bool(WHOSE.match(said[-1])) and not WHOSE.match(said[0])
