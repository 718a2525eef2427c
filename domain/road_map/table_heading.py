"""The heading of a table: found by meaning wherever it stands, in one line, two or three."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.paper import Cell, Covered, Table
from domain.responsible import names_somebody
from domain.road_map.columns import Role, is_row, role_of, roles_of, with_details
from domain.terms.find import looks_like_term

HEADING_WITHIN = 40  # a form may carry its stamp and title above the heading row


#: What numbers a row.
NUMBER_OF_ROW = re.compile(r"(?!(?:19|20)\d\d)\d{1,4}(?:\.\d{1,3})*\s?[.)]?|[IVX]{1,4}\.?\d*\.?")


@dataclass(frozen=True, slots=True)
class Heading:
    """Roles and printed headings by column, the index of the first row after the heading, and how many rows it takes."""

    roles: tuple[Role, ...]
    texts: tuple[str, ...]
    after: int
    lines: int = 1

    @property
    def starts(self) -> int:
        """The index of its first row: what stands above is title and stamp."""
        return max(0, self.after - self.lines)


def words(cell: Cell) -> str:
    """The words of a cell; none where a merged cell covers it."""
    return cell.strip() if isinstance(cell, str) else ""


def heading_of(table: Table) -> Heading | None:
    """The heading row of a road map (one line or two), wherever it stands; None for any other table."""
    for at, row in enumerate(table.rows[:HEADING_WITHIN]):
        texts = [words(cell) for cell in row]
        roles = roles_of(texts)
        below = table.rows[at + 1] if at + 1 < len(table.rows) else ()
        # A lone title above the heading is no line of it, and a row with its number or day above a lone title heads nothing.
        heads = sum(1 for text in texts if text) >= 2 and not (is_row(texts) and sum(1 for cell in below if words(cell)) == 1)
        if below and heads and (roles is None or Covered.LEFT in row or Covered.ABOVE in below):
            both = _two_lines(row, below)
            deeper = roles_of(both) if both else None
            if deeper is not None:
                return Heading(tuple(with_details(deeper, both)), tuple(both), at + 2, 2)
        if roles is not None:
            roles = with_details(_numbered(roles, texts, table.rows[at + 1 :]), texts)
            return Heading(tuple(roles), tuple(texts), at + 1)
    return None


def _numbered(roles: list[Role], texts: Sequence[str], below: Sequence[Sequence[Cell]]) -> list[Role]:
    """Columns with a heading that says nothing, or with none, known by what stands in them: numbers first, terms anywhere."""
    out = list(roles)
    for at, role in enumerate(roles):
        if role is not Role.OTHER:
            continue
        own = [row for row in below[:30] if at < len(row) and Covered.LEFT not in row]  # a heading across the table is no cell
        cells = [words(row[at]) for row in own if words(row[at])]
        if at == 0 and cells and Role.NUMBER not in out and all(NUMBER_OF_ROW.fullmatch(text) for text in cells):
            out[at] = Role.NUMBER
        elif texts[at] and len(cells) >= 2 and not {Role.TERM, Role.TERM_AND_PEOPLE, Role.MONTH, Role.SHARE} & set(out):
            out[at] = Role.TERM if sum(map(looks_like_term, cells)) * 4 >= len(cells) * 3 else role
    return _peopled(out, texts, below)


def _peopled(roles: list[Role], texts: Sequence[str], below: Sequence[Sequence[Cell]]) -> list[Role]:
    """Where no heading says who answers, the last column with an unknown heading in which only somebody is named does."""
    if {Role.RESPONSIBLE, Role.TERM_AND_PEOPLE, Role.MONTH, Role.SHARE} & set(roles):
        return roles
    for at in reversed(range(len(roles))):
        own = [words(row[at]) for row in below[:30] if at < len(row) and Covered.LEFT not in row and words(row[at])]
        if roles[at] is Role.OTHER and texts[at] and len(own) >= 2 and all(names_somebody(cell) == 1.0 for cell in own):
            return [Role.RESPONSIBLE if place == at else role for place, role in enumerate(roles)]
    return roles


def _two_lines(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[str]:
    """A heading of two lines («Сроки»: «начало», «окончание») read column by column; empty where the second is no heading."""
    short = [words(cell) for cell in lower if words(cell)]
    if not short or any(len(text) > 60 for text in short) or any(re.match(r"(?!20\d\d)\d+\.?$", text) for text in short):
        return []
    if Covered.ABOVE not in lower and not all(role_of(text) for text in short):
        return []
    out, over = [], ""
    for at in range(max(len(upper), len(lower))):
        top = upper[at] if at < len(upper) else ""
        over = over if top is Covered.LEFT else words(top)
        under = words(lower[at]) if at < len(lower) else ""
        out.append(under if role_of(under) is Role.SHARE else f"{over} {under}".strip())
    return out
