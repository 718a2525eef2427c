"""The best way to put a run of cells, or of their lines, into columns when their places were lost."""

import re
from collections.abc import Sequence

from domain.responsible import names_somebody
from domain.road_map.columns.affinity import LISTED, NUMBER, affinity
from domain.road_map.columns.roles import Role

_SKIP = {Role.NUMBER: 0.9, Role.MEASURE: 3.0, Role.TERM: 0.9, Role.RESPONSIBLE: 0.8}


def skip_cost(roles: Sequence[Role], first: int, last: int) -> float:
    """What it costs to leave the columns first … last-1 empty."""
    return sum(_SKIP.get(role, 0.4) for role in roles[first:last])


def placed(cells: Sequence[str], roles: Sequence[Role]) -> list[int]:
    """The column of each cell, in order, when some empty cells have vanished; the best fit by meaning."""
    count, width = len(cells), len(roles)
    if count >= width:
        return [min(at, width - 1) for at in range(count)]
    best = [[float("-inf")] * width for _ in range(count)]
    came = [[0] * width for _ in range(count)]
    for at, cell in enumerate(cells):
        for column in range(at, width - (count - at - 1)):
            fit = affinity(roles[column], cell)
            if at == 0:
                best[0][column] = fit - skip_cost(roles, 0, column)
                continue
            options = [(best[at - 1][left] - skip_cost(roles, left + 1, column), left) for left in range(at - 1, column)]
            score, came[at][column] = max(options)
            best[at][column] = score + fit
    column = max(range(width), key=lambda last: best[-1][last] - skip_cost(roles, last + 1, width))
    out = [column]
    for at in range(count - 1, 0, -1):
        column = came[at][column]
        out.append(column)
    return out[::-1]


def dealt(lines: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> list[dict[int, list[str]]]:
    """Rows out of a run of lines, one cell or part of a cell each: the most plausible walk through the columns, row by row.

    A line comes with whether a blank line stands before it. The work grows with the number of lines.
    """
    if not lines:
        return []
    width = len(roles)
    first = _FIRST if roles[0] is Role.MEASURE else 0.0
    score = [affinity(role, lines[0][0]) - skip_cost(roles, 0, at) - (first if at else 0.0) for at, role in enumerate(roles)]
    steps: list[list[tuple[int, bool]]] = []
    numbered = Role.NUMBER in roles and any(NUMBER.fullmatch(text) for text, _ in lines)
    for at in range(1, len(lines)):
        before, (text, apart) = lines[at - 1][0], lines[at]
        cut = _WAITS if _OPEN.search(before) else 0.0
        best_new = max(range(width), key=lambda last: score[last] - skip_cost(roles, last + 1, width))
        new_base = score[best_new] - skip_cost(roles, best_new + 1, width)
        fresh: list[float] = []
        chosen: list[tuple[int, bool]] = []
        for column, role in enumerate(roles):
            fit = affinity(role, text)
            options = [(score[column] + _goes_on(role, before, text, apart), (column, False))] if role is not Role.NUMBER else []
            options += [(score[left] - skip_cost(roles, left + 1, column) - cut, (left, False)) for left in range(column)]
            lost_number = 2.5 if numbered and column > 0 else 0.0
            options.append(
                (new_base - skip_cost(roles, 0, column) - lost_number - cut + (0.4 if apart else 0.0), (best_new, True))
            )
            value, step = max(options, key=lambda option: option[0])
            same = step == (column, False) and fit < 0
            fresh.append(value + fit * ((0.0 if cut else 0.5) if same else 1.0))
            chosen.append(step)
        score = fresh
        steps.append(chosen)
    ended = [value - skip_cost(roles, at + 1, width) for at, value in enumerate(score)]
    return _walk(lines, ended, steps)


#: A line after which its cell goes on, and what it costs to begin another one there.
_OPEN = re.compile(r"(?<!\w)(?:и|в|на|с|со|по|для|о|об|к|ко|за|из|от|при|во|между|среди|[Зз]ам\.)$")
_WAITS = 3.5


#: What it costs to begin a run of rows with another cell than its work.
_FIRST = 2.0


def _goes_on(role: Role, before: str, text: str, apart: bool) -> float:
    """How natural it is that a line goes on in the same cell."""
    natural = (
        0.9
        if text[:1].islower()
        or before.endswith((",", "-", "–", "«", "(", ":"))
        or text[:1] in "(-–•"
        or (text[:1] == before[:1] == "«")
        else -0.9
    )
    if before.endswith(",") and text[:1].islower():  # «должностное лицо офиса, / ответственное за …»
        natural += 0.9
    if (
        role is Role.RESPONSIBLE and _OF_CLASSES.fullmatch(text) and names_somebody(before) == 1.0
    ):  # «Классный руководитель / 11 класса»
        natural = 3.0
    if role is Role.TERM and text[:2] in ("с ", "со") and before.lower().endswith("по согласованию"):
        natural = 3.0
    if text[:1] == "«" and before[-1:].islower():  # «Акция» above what it is called
        natural = 0.2
    one, other = LISTED.match(before), LISTED.match(text)
    if one and other and int(other[1]) == int(one[1]) + 1:  # «1. Встречи» above «2. Беседы»
        natural = 0.9
    return natural - (1.2 if apart else 0.0)


#: «5-9 классов»: of whom, where «5-9 классы» take part.
_OF_CLASSES = re.compile(r"[\d\s,–-]+(?:-?х\s)?класс(?:а|ов)")


def _walk(
    lines: Sequence[tuple[str, bool]], score: Sequence[float], steps: Sequence[Sequence[tuple[int, bool]]]
) -> list[dict[int, list[str]]]:
    column = max(range(len(score)), key=lambda at: score[at])
    path: list[tuple[int, bool]] = []
    for chosen in reversed(steps):
        left, new = chosen[column]
        path.append((column, new))
        column = left
    path.append((column, True))
    rows: list[dict[int, list[str]]] = []
    for (text, _), (at, new) in zip(lines, reversed(path), strict=True):
        if new:
            rows.append({})
        rows[-1].setdefault(at, []).append(text)
    return rows
