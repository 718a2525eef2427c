"""Where the columns of text aligned with spaces begin: the gutters are found where most lines are blank."""

import itertools
import re
from collections.abc import Sequence

from domain.road_map.columns.roles import Role, role_of

GAP = re.compile(r" {2,}")

NUMBERED = re.compile(r"(?!(?:19|20)\d\d)\d{1,4}(?:\.\d{1,3})*\s?[.)]?$")

#: A number with the first letter of the next column: the words begin nearer than the edge.
_CUT = re.compile(r"\d[\d.]*[.)]?\s+[А-ЯЁа-яё]{1,2}")


def heading_cells(line: str) -> list[tuple[int, str]]:
    """The headings on a line and where they begin; «№ п/п Мероприятие» are two that a narrow column left one space between."""
    out: list[tuple[int, str]] = []
    for found in re.finditer(r"\S+(?: \S+)*", line):
        start, text = found.start(), found.group()
        for capital in re.finditer(r" (?=[А-ЯЁ][а-яё])", text):
            left, right = text[: capital.start()], text[capital.end() :]
            if role_of(left) and role_of(right) and role_of(left) is not role_of(right):
                out.append((start, left))
                start, text = start + capital.end(), right
                break
        out.append((start, text))
    return out


def cuts_words(body: Sequence[str], edges: Sequence[int], roles: Sequence[Role]) -> bool:
    """Whether the lines do not stand in these columns: an edge goes through the first words of several rows."""
    if Role.NUMBER not in roles:
        return False
    column = roles.index(Role.NUMBER)
    return sum(1 for line in body if _CUT.fullmatch(cut(line, edges)[column])) >= 2


def column_edges(lines: Sequence[str], heading: Sequence[tuple[int, str]]) -> list[int]:
    """Where each column but the first begins: the place nearest to its heading at which most lines are blank."""
    wide = [line for line in lines if GAP.search(line.strip())] or list(lines)
    out = []
    for (left, name), (right, title) in itertools.pairwise(heading):
        low, high = left + 1, right + len(title)
        del name
        best, chosen = (-1, 0), right
        for edge in range(low, high + 1):
            blank = sum(1 for line in wide if line[max(0, edge - 2) : edge].strip() == "")
            starts = sum(1 for line in wide if line[edge : edge + 1].strip() and line[max(0, edge - 2) : edge].strip() == "")
            score = (blank, starts)
            if score > best:
                best, chosen = score, edge
        out.append(chosen)
    return out


def cut(line: str, edges: Sequence[int]) -> list[str]:
    """The cells of a line; `edges`: where each column but the first begins."""
    places = [0, *(_nudged(line, edge) for edge in edges), len(line) + 1]
    return [line[start:end].strip() for start, end in itertools.pairwise(places)]


def _nudged(line: str, edge: int) -> int:
    """The edge for one line: a word that begins one place before it, after a gap, belongs to the right."""
    early = line[edge - 1 : edge].strip() and not line[max(0, edge - 3) : edge - 1].strip() and line[edge : edge + 1].strip()
    return edge - 1 if early else edge


def crosses(line: str, edges: Sequence[int]) -> bool:
    """Whether the line runs over a gutter as one piece: a heading inside the table."""
    return not GAP.search(line.strip()) and any(
        line[edge - 1 : edge].strip() and line[edge : edge + 1].strip()
        for edge in (_nudged(line, edge) for edge in edges)
        if edge < len(line)
    )
