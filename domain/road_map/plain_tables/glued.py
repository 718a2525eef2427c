"""A table whose cells a web page printed without anything between them: «Сбор анкетСентябрьКуратор»."""

import re
from collections.abc import Sequence
from itertools import combinations

from domain.paper import Cell, Table
from domain.road_map.columns.affinity import affinity
from domain.road_map.columns.dealing import placed
from domain.road_map.columns.roles import Role, role_of, roles_of
from domain.terms.find import looks_like_term

_HEADS = re.compile(r"(?<=[а-яё.№])(?=[А-ЯЁ])")
_SEAM = re.compile(
    r"(?<=[а-яё.»)!?])(?<![А-ЯЁ]\.)(?=[А-ЯЁ])|(?<=[а-яё.»)])(?=\d{1,2}\.\d\d)|(?<=[».)])(?=[а-яё])"
    r"|(?<=\d)(?=[А-ЯЁ][а-яё])|(?<=[а-яё])(?=до \d)"
    r"|(?<=[а-яё.»)])(?=\d{1,2} раза? )|(?<=[А-ЯЁ])(?=В течение )"
)
_COUNTED = re.compile(r"(\d{1,3})\.?([«А-ЯЁа-яё].*)")
#: A row with more seams is running text.
MOST_PIECES = 10


def glued_table(lines: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int] | None:
    """The table whose headings stand in this line without a space between them, with two rows or more; None for any other."""
    heading = _HEADS.split(lines[at].strip()) if len(lines[at]) < 200 else []
    roles = roles_of(heading) if len(heading) >= 3 and all(map(role_of, heading)) else None
    if roles is None or Role.TERM not in roles:
        return None
    rows: list[tuple[Cell, ...]] = [tuple(heading)]
    end = at + 1
    while end < len(lines) and not ends.match(lines[end]):
        row = _row(lines[end].strip(), roles) if lines[end].strip() else None
        if row is None and Role.NUMBER in roles and (counted := _COUNTED.match(lines[end].strip())):  # its cells stay together
            work = roles.index(Role.MEASURE)
            row = tuple(counted[1] if role is Role.NUMBER else counted[2] if at == work else "" for at, role in enumerate(roles))
        if row is not None:
            rows.append(row)
        elif lines[end].strip():
            break
        end += 1
    return (Table(tuple(rows)), end) if len(rows) >= 3 else None


def _row(line: str, roles: Sequence[Role]) -> tuple[Cell, ...] | None:
    """The cells of a row: its pieces shared among the columns in the way that fits them best; None where none holds a term."""
    pieces = _SEAM.split(line)
    if not 2 <= len(pieces) <= MOST_PIECES:
        return None
    if len(pieces) < len(roles):
        columns = placed(pieces, roles)
        cells = ["" for _ in roles]
        for column, piece in zip(columns, pieces, strict=True):
            cells[column] = piece
    else:
        ways = [
            ["".join(pieces[start:end]) for start, end in zip((0, *cuts), (*cuts, len(pieces)), strict=True)]
            for cuts in combinations(range(1, len(pieces)), len(roles) - 1)
        ]
        cells = max(ways, key=lambda way: sum(affinity(role, cell) for role, cell in zip(roles, way, strict=True)))
    return tuple(cells) if looks_like_term(cells[roles.index(Role.TERM)]) else None
