"""Headings inside a table whose columns are aligned with spaces: lines that stand alone, counted, in capitals or set in."""

import re
from collections.abc import Sequence

from domain.road_map.aligned_columns import GAP, NUMBERED, cut
from domain.road_map.calendar_rows import is_month
from domain.road_map.columns import Role


def runs_on(line: str, edges: Sequence[int], number: int | None) -> bool:
    """Whether words begin in the column of the numbers: «2. Работа с парами» runs over it or stands alone in it."""
    cells = cut(line, edges)
    whole = number == 0 and not GAP.search(line.strip())
    return whole and re.search(r"[^\W\d_]{3}", cells[0]) is not None and not NUMBERED.match(cells[0])


_COUNTED = re.compile(r"(\d{1,2}|[IVXІ]{1,4})[.)]\s+(?=[«А-ЯЁ])")


def is_counted_title(cells: Sequence[str], roles: Sequence[Role], below: Sequence[str]) -> bool:
    """«2. МЕТОДИЧЕСКАЯ РАБОТА» alone in the column of the work, its number none of a row: a heading inside the table."""
    lone = [cell for cell, role in zip(cells, roles, strict=True) if cell and role in (Role.MEASURE, Role.STAGE)]
    counted = _COUNTED.match(lone[0]) if len(lone) == 1 and sum(map(bool, cells)) == 1 else None
    if counted is None:
        return False
    following = next((line.strip() for line in below if line.strip()), "")
    return lone[0].isupper() or re.match(rf"{counted[1]}\.1(?!\d)", following) is not None


def is_centred_title(body: Sequence[str], at: int, edges: Sequence[int], roles: Sequence[Role]) -> bool:
    """«Работа с учащимися» alone in the column of the work, set in from where its lines begin, right above a numbered row."""
    cells = cut(body[at], edges)
    column = next((place for place, role in enumerate(roles) if role is Role.MEASURE), 0)
    following = next((line for line in body[at + 1 : at + 3] if line.strip()), "")
    above = next((line for line in reversed(body[:at]) if cut(line, edges)[column]), "")
    if (
        column == 0
        or not cells[column][:1].isupper()
        or sum(map(bool, cells)) != 1
        or not NUMBERED.match(cut(following, edges)[0])
    ):
        return False
    indents = [re.search(r"\S", line[edges[column - 1] - 1 :]) for line in (body[at], above, following)]
    places = [found.start() if found else 0 for found in indents]
    return places[0] >= max(places[1:]) + 2


def shouts(cells: Sequence[str], above: Sequence[str]) -> bool:
    """«РАБОТА С КАДРАМИ» alone on its line, at the edge of a column under a line in small letters: a heading inside the table."""
    lone = [at for at, cell in enumerate(cells) if cell]
    if len(lone) != 1 or len(cells[lone[0]]) < 6 or not cells[lone[0]].isupper() or re.search(r"\d", cells[lone[0]]):
        return False
    over = above[lone[0]] if above else ""
    return not over.isupper() and not over.endswith(("-", ",", "–"))


def row_below(below: Sequence[str], edges: Sequence[int], roles: Sequence[Role]) -> bool:
    """Whether a row of a work in small letters and of something else stands right below."""
    following = next((cut(line, edges) for line in below if line.strip()), [])
    work = next((cell for cell, role in zip(following, roles, strict=False) if role is Role.MEASURE), "")
    return sum(map(bool, following)) >= 2 and work[:1].isupper() and not work.isupper()


def is_lone_month(cells: Sequence[str], above: Sequence[str]) -> bool:
    """«Октябрь» alone on its line above the days of the month."""
    open_above = bool(above) and (above[0].endswith(("-", "–", "—", ",")) or above[0].lower() in ("с", "до", "по"))
    return not any(cells[1:]) and cells[0][:1].isupper() and is_month(cells[0]) and not open_above
