"""Where the columns of text aligned with spaces begin: the gutters are found where most lines are blank."""

import itertools
import re
from collections.abc import Sequence

from domain.road_map.columns.roles import Role, role_of

GAP = re.compile(r" {2,}")

NUMBERED = re.compile(r"(?!(?:19|20)\d\d)\d{1,4}(?:\.\d{1,3})*\s?[.)]?$")

#: A row that fills all its columns has single spaces alone; a title with a number stands further in.
_FULL_ROW = re.compile(r" {0,3}\d{1,3}(?:\.\d{1,3})*[.)]? +\S(?!.* {2})")
#: The heading of numbers, which no word with a capital goes on with.
_COUNTS = re.compile(r"№ ?п[./\\]? ?п\.?")
#: A number with the first letter of the next column: the words begin nearer than the edge.
_CUT = re.compile(r"\d[\d.]*[.)]?\s+[А-ЯЁа-яё]{1,2}")


def heading_cells(line: str) -> list[tuple[int, str]]:
    """The headings on a line and where they begin; «№ п/п Мероприятие» are two that a narrow column left one space between."""
    out: list[tuple[int, str]] = []
    for found in re.finditer(r"\S+(?: \S+)*", line):
        start, text = found.start(), found.group()
        for capital in re.finditer(r" (?=[А-ЯЁ][а-яё])", text):
            left, right = text[: capital.start()], text[capital.end() :]
            if _COUNTS.fullmatch(left) or (role_of(left) and role_of(right) and role_of(left) is not role_of(right)):
                out.append((start, left))
                start, text = start + capital.end(), right
                break
        out.append((start, text))
    return out


def cuts_words(body: Sequence[str], edges: Sequence[int], roles: Sequence[Role]) -> bool:
    """Whether the lines do not stand in these columns: an edge goes through the first words of several rows.

    Titles «1. Подготовка» in one piece may run over it where the rows below them keep to it.
    """
    if Role.NUMBER not in roles:
        return False
    column = roles.index(Role.NUMBER)
    numbers = [(line, cut(line, edges)[column]) for line in body]
    through = [line for line, cell in numbers if _CUT.fullmatch(cell)]
    kept = sum(1 for line, cell in numbers if NUMBERED.match(cell) and GAP.search(line.strip()))
    return len(through) >= 2 and (len(through) > kept or any(GAP.search(line.strip()) for line in through))


def column_edges(lines: Sequence[str], heading: Sequence[tuple[int, str]]) -> list[int]:
    """Where each column but the first begins: the place nearest to its heading at which most lines are blank.

    A gutter may be one space wide, where no line runs over any of them, and every heading begins at its own or behind it.
    """
    wide = [line for line in lines if GAP.search(line.strip())] or list(lines)
    full = [*wide, *(line for line in lines if _FULL_ROW.match(line))]
    found: list[tuple[int, int | None]] = []
    for (left, _), (right, title) in itertools.pairwise(heading):
        places = range(left + 1, right + len(title) + 1)
        clear = [edge for edge in places if edge <= right and all(line[edge - 1 : edge].strip() == "" for line in full)]
        found.append((_widest(wide, places, right), _widest(wide, clear, right) if clear else None))
    narrow = [edge for _, edge in found if edge is not None]
    return narrow if len(narrow) == len(found) else [edge for edge, _ in found]


def _widest(lines: Sequence[str], places: Sequence[int], near: int) -> int:
    """The first of the places in front of which most lines are blank for two signs, and at which most words begin."""

    def score(edge: int) -> tuple[int, int]:
        blank = [line for line in lines if line[max(0, edge - 2) : edge].strip() == ""]
        return len(blank), sum(1 for line in blank if line[edge : edge + 1].strip())

    return max(places, key=score, default=near)


def cut(line: str, edges: Sequence[int]) -> list[str]:
    """The cells of a line; `edges`: where each column but the first begins."""
    places = [0, *(_behind_word(line, _nudged(line, edge)) for edge in edges), len(line) + 1]
    return [line[start:end].strip() for start, end in itertools.pairwise(places)]


def _nudged(line: str, edge: int) -> int:
    """The edge for one line: a word that begins one place before it, after a gap, belongs to the right."""
    early = line[edge - 1 : edge].strip() and not line[max(0, edge - 3) : edge - 1].strip() and line[edge : edge + 1].strip()
    return edge - 1 if early else edge


def _behind_word(line: str, edge: int) -> int:
    """The edge, or the place behind a word that runs a little over it into a cell that is empty on this line."""
    runs_over = line[edge - 1 : edge].strip() and line[edge : edge + 1].strip()
    rest = _OVER.match(line, edge) if runs_over else None
    return rest.end() if rest else edge


#: Letters of a word behind the edge of its column, with nothing close behind them.
_OVER = re.compile(r"\S{1,4}(?= {2}|$)")


def crosses(line: str, edges: Sequence[int]) -> bool:
    """Whether the line runs over a gutter as one piece: a heading inside the table."""
    return not GAP.search(line.strip()) and any(
        line[edge - 1 : edge].strip() and line[edge : edge + 1].strip()
        for edge in (_nudged(line, edge) for edge in edges)
        if edge < len(line)
    )
