"""The headings of columns aligned with spaces: in how many lines they stand, and where a new page prints them again."""

import re
from collections.abc import Sequence

from domain.paper import Cell
from domain.road_map.columns.roles import Role, role_of, roles_of
from domain.road_map.plain_tables.aligned_columns import cut
from domain.terms.find import looks_like_term


def whole_heading(
    heading: list[str], body: list[str], edges: Sequence[int], roles: Sequence[Role]
) -> tuple[list[str], list[str]]:
    """The further lines of a heading whose column of numbers they leave free: the first row has a number on its first line.

    Without such a column: lines of words in small letters below headings that go on in them.
    """
    if roles[0] is not Role.NUMBER:
        return _longer_heading(heading, body, edges, roles)
    taken, at = heading, 0
    while at < min(len(body), _TALLEST):
        cells = cut(body[at], edges)
        short = all(len(cell) <= 24 and not re.search(r"\d", cell) for cell in cells)
        loud = body[at].isupper() and not " ".join(heading).isupper()
        if not any(cells) or not short or loud or (cells[0] and role_of(f"{taken[0]} {cells[0]}") is not Role.NUMBER):
            break
        taken = [re.sub(r"(?<=[а-яё])- (?=[а-яё])", "", f"{top} {low}".strip()) for top, low in zip(taken, cells, strict=False)]
        at += 1
    opened = next((line.strip() for line in body[at:] if line.strip()), "")
    if (
        not at
        or roles_of(taken) is None
        or not re.match(r"(?:(?:раздел|этап|блок|модуль|задача|направление) )?(?:№ ?)?[\dIVX]", opened, re.IGNORECASE)
    ):
        return heading, body
    return taken, body[at:]


def _longer_heading(
    heading: list[str], body: list[str], edges: Sequence[int], roles: Sequence[Role]
) -> tuple[list[str], list[str]]:
    longer = heading
    for at, line in enumerate(body[: _TALLEST + 1]):
        if at and _OPENS.match(line):
            return (longer, body[at:]) if _are_known(roles_of(longer), roles) else (heading, body)
        cells = cut(line, edges)
        said = [cell for cell in cells if cell]
        if not said or not all(_REST.fullmatch(cell) for cell in said) or any(map(looks_like_term, said)):
            break
        longer = [f"{top} {low}".strip() for top, low in zip(longer, cells, strict=True)]
    return heading, body


#: Lines of a heading below its first, at most.
_TALLEST = 5
#: «выполнении», «исполнитель (ФИО,»: the rest of a heading.
_REST = re.compile(r"[а-яё(][а-яёА-ЯЁ (),-]{2,25}")
#: The work of a first row, or the title above it.
_OPENS = re.compile(r"(?:\d{1,2}\.\s+)?[А-ЯЁ]")


def _are_known(longer: Sequence[Role] | None, roles: Sequence[Role]) -> bool:
    """Whether longer headings say what the shorter ones did, where those said anything: two works in a heading did not."""
    said = [old is not Role.OTHER and roles.count(old) == 1 for old in roles]
    return longer is not None and all(new is old or not sure for new, old, sure in zip(longer, roles, said, strict=True))


def without_heading(heading: str, body: Sequence[str]) -> list[str]:
    """The lines without the heading printed again on a new page, in as many lines as it has at the top."""
    same = [" ".join(text.split()) for text in body]
    again = " ".join(heading.split())
    out: list[str] = []
    at = 0
    while at < len(body):
        if same[at] == again:
            deep = 0
            while at + 1 < len(body) and same[deep] and same[at + 1] == same[deep] and not re.search(r"\d", same[deep]):
                at, deep = at + 1, deep + 1
        else:
            out.append(body[at])
        at += 1
    return out


def taller_heading(heading: list[str], rows: list[tuple[Cell, ...]]) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """A second line of the heading, read as a first row, goes back to it."""
    if rows and all(isinstance(cell, str) for cell in rows[0]):
        first = [str(cell) for cell in rows[0]]
        joined = [re.sub(r"- ", "", f"{top} {low}".strip()) for top, low in zip(heading, first, strict=False)]
        short = all(len(cell) <= 24 and cell == cell.lower() and not re.search(r"\d", cell) for cell in first)
        if short and roles_of(joined) is not None and len(joined) == len(heading):
            return joined, rows[1:]
    return heading, rows
