"""A table whose every cell ends with a bar, on its own line or on the next: what a saved web page makes of a table.

The bars say where cells end but not where rows end, and a heading across the table is one cell or one with empty ones
behind it: the rows are the cut of the run of cells that fits the columns best.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.paper import Cell, Table
from domain.responsible import names_somebody
from domain.road_map.columns.affinity import NUMBER, affinity
from domain.road_map.columns.calendar_rows import is_month
from domain.road_map.columns.dealing import placed, skip_cost
from domain.road_map.columns.roles import LONGEST_HEADING, Role, role_of, roles_of
from domain.road_map.plain_tables.collapsed import section_row
from domain.road_map.plain_tables.headings_by_line import may_head_a_column
from domain.terms.find import looks_like_term

_MOST_COLUMNS = 12
_LONGEST_CELL = 60  # lines; text without a bar for longer than this stands below the table
_SAMPLE = 240  # cells by which the number of columns is judged


@dataclass(frozen=True, slots=True)
class _Ended:
    """A cell, its lines kept apart, and the places of its first line and of the line behind its bar."""

    text: str
    first: int
    after: int

    @property
    def title(self) -> str:
        """The words on one line."""
        return " ".join(self.text.split())


def barred_cells(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table whose heading cells begin with this line, each ended by a bar, and the place after it; None where none does."""
    if not _opens(lines, at):
        return None
    cells = _ended(lines, at)
    best: tuple[float, int, list[Role]] | None = None
    for width in range(2, min(_MOST_COLUMNS, len(cells)) + 1):
        titles = [cell.title for cell in cells[:width]]
        if len(titles[-1]) > LONGEST_HEADING or NUMBER.fullmatch(titles[-1]) or _is_first_month(titles):
            break
        roles = roles_of(titles)
        following = cells[width].title if width < len(cells) else ""
        if roles is None or (width == 2 and Role.MEASURE not in roles) or _HEADS.fullmatch(following):
            continue
        if _counts_columns(cells[width : 2 * width], width):
            best = (0.0, width, roles)
            break
        sample = cells[width : width + _SAMPLE]
        fit = _cut(sample, roles)[0] / max(1, len(sample))
        if best is None or fit > best[0]:
            best = (fit, width, roles)
    if best is None:
        return None
    _, width, roles = best
    body = _until_next_heading(cells, 2 * width if _counts_columns(cells[width : 2 * width], width) else width)
    rows: list[tuple[Cell, ...]] = [tuple(cell.title for cell in cells[:width]), *_cut(body, roles)[1]]
    return Table(tuple(rows)), (body[-1] if body else cells[width - 1]).after


#: No work is called «Время», «Место проведения»: the heading goes on.
_HEADS = re.compile(
    r"(?:сроки?|дата|время|место|ответственн(?:ый|ые)|исполнител[ьи]|участники|класс(?:ы)?|примечани[ея]|результаты?)"
    r"(?: (?:проведения|исполнения|выполнения|реализации))?",
    re.IGNORECASE,
)


def _is_first_month(titles: Sequence[str]) -> bool:
    """«Сентябрь» below a heading that has its term is the first heading inside the table, not a column."""
    return role_of(titles[-1]) is Role.MONTH and Role.TERM in {role_of(title) for title in titles[:-1]}


def _opens(lines: Sequence[str], at: int) -> bool:
    """Whether a cell that heads a column begins here and is ended by a bar that stands alone or closes its line."""
    words: list[str] = []
    for line in lines[at : at + 6]:
        text, bar, _ = line.partition("|")
        if bar and sum(1 for cell in line.split("|") if cell.strip()) > 1:  # a whole row stands on this line
            return False
        words += [text.strip()] if text.strip() else []
        if bar:
            break
    else:
        return False
    if not words or len(words) > 3 or not lines[at].strip() or lines[at].strip().startswith("|"):
        return False
    title = " ".join(words)
    if len(words) > 1 and role_of(title) is not Role.NUMBER and not (may_head_a_column(words[0]) and words[1][:1].islower()):
        return False
    return may_head_a_column(title)


def _ended(lines: Sequence[str], at: int) -> list[_Ended]:
    """The run of cells from here on, up to the last bar that follows within the length of a cell."""
    out: list[_Ended] = []
    words: list[str] = []
    first = at
    while at < len(lines) and (at - first <= _LONGEST_CELL):
        if _RULE.fullmatch(lines[at]):  # «---|---|---|» that Markdown puts below a heading
            at += 1
            continue
        parts = lines[at].split("|")
        for part in parts[:-1]:
            words += [part.strip()] if part.strip() else []
            out.append(_Ended("\n".join(words), first, at + 1))
            words, first = [], at
        if parts[-1].strip():
            if not words:
                first = at
            words.append(parts[-1].strip())
        at += 1
    return out


_RULE = re.compile(r"[|\s:]*-{3,}[-|\s:]*")


def _counts_columns(cells: Sequence[_Ended], width: int) -> bool:
    """«1 | 2 | 3 | 4 | 5» below the headings."""
    return [cell.title.strip(".") for cell in cells] == [str(at + 1) for at in range(width)]


def _until_next_heading(cells: Sequence[_Ended], first: int) -> list[_Ended]:
    """The cells from the first one below the heading on: where text and another heading run together, the table ended before."""
    opening = cells[0].title.lower()
    out: list[_Ended] = []
    for cell in cells[first:]:
        said = cell.text.split("\n")
        again = len(said) > 1 and (said[-1].lower() == opening or role_of(" ".join(said[-2:])) is Role.NUMBER)
        if again or (len(said) > 1 and role_of(said[-1]) is Role.NUMBER):
            break
        out.append(cell)
    return out


def _cut(cells: Sequence[_Ended], roles: Sequence[Role]) -> tuple[float, list[tuple[Cell, ...]]]:
    """The cut of a run of cells into rows and headings that fits the columns best, and how well it fits."""
    width = len(roles)
    counts = [Role.NUMBER in roles and _counts(cell.text) for cell in cells] + [True]
    best = [0.0] + [float("-inf")] * len(cells)
    came: list[tuple[int, tuple[Cell, ...] | None]] = [(0, None)] * (len(cells) + 1)
    for end in range(1, len(cells) + 1):
        for count in {1, width - 1, width, width + 1}:
            start = end - count
            if start < 0 or count == 0:
                continue
            title = count == width and not any(cell.text for cell in cells[start + 1 : end])
            if count > 1 and Role.NUMBER in roles and not title and not _may_be_row(counts, start, end, width):
                continue
            fit, row = _row([cell.text for cell in cells[start:end]], roles)
            if best[start] + fit > best[end]:
                best[end], came[end] = best[start] + fit, (start, row)
    rows: list[tuple[Cell, ...]] = []
    end = len(cells)
    while end:
        end, row = came[end]
        if row is not None:
            rows.append(row)
    return best[-1], rows[::-1]


def _counts(text: str) -> bool:
    """Whether a cell may stand in a column of numbers."""
    return re.fullmatch(r"|\d{1,4}(?:\.\d{1,3})*\s?[.)]?", text) is not None or _counting(text)


def _counting(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None or _MARK.fullmatch(text) is not None


def _may_be_row(counts: Sequence[bool], start: int, end: int, width: int) -> bool:
    """Whether a row may reach from one cell to another: it begins with its number; one of another length ends before one."""
    return counts[start] if end - start == width else counts[end] and (counts[start] or end - start < width)


def _row(cells: list[str], roles: Sequence[Role]) -> tuple[float, tuple[Cell, ...] | None]:
    """How well these cells make one row, and the row; a single one is a heading across the table or an empty left-over."""
    width = len(roles)
    filled = [cell for cell in cells if cell]
    if len(cells) == 1:
        if not filled:
            return -1.0, None
        stray = _counting(cells[0]) or (len(cells[0]) <= 80 and looks_like_term(" ".join(cells[0].split())))
        return (-6.0 if stray and not is_month(cells[0]) else -0.5), section_row(cells[0], width)
    if len(cells) == width:
        if len(filled) == 1 and cells[0] and not NUMBER.fullmatch(cells[0]):
            if roles[0] is Role.NUMBER and Role.RESPONSIBLE in roles and names_somebody(cells[0]) == 1.0:
                return -0.4, tuple(_placed(filled, [Role.OTHER if role is Role.MEASURE else role for role in roles]))
            return -0.4, section_row(cells[0], width)
        fit = _fits(cells, roles)
        if cells[-1] or len(filled) < 2:
            return fit, tuple(cells)
        moved = _placed(filled, roles)  # a cell merged with the one above is missing here, and the row was filled up behind
        better = _fits(moved, roles) - 1.5
        return (better, tuple(moved)) if better > fit else (fit, tuple(cells))
    if len(filled) < 2 or (len(cells) > width and len(filled) > width):
        return float("-inf"), None
    moved = _placed(filled, roles)
    return _fits(moved, roles) - 3.0, tuple(moved)


def _placed(filled: Sequence[str], roles: Sequence[Role]) -> list[str]:
    out = [""] * len(roles)
    for column, cell in zip(placed(filled, roles), filled, strict=True):
        out[column] = cell
    return out


#: What a list makes of its numbers when its marks were dashes.
_MARK = re.compile(r"[-–—•*·]")


def _fits(cells: Sequence[str], roles: Sequence[Role]) -> float:
    return sum(
        ((2.0 if role is Role.NUMBER else 0.0) if _MARK.fullmatch(cell) else affinity(role, re.sub(r"\s+", " ", cell)))
        if cell
        else -skip_cost(roles, at, at + 1)
        for at, (cell, role) in enumerate(zip(cells, roles, strict=True))
    )
