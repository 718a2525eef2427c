"""Tables whose cells are parted by bars, a row on each line or between rules, as Markdown and drawn frames have them."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, zip_longest

from domain.paper import Cell, Covered, Table
from domain.road_map.columns.affinity import NUMBER, affinity
from domain.road_map.columns.roles import Role, roles_of
from domain.road_map.plain_tables.barred_rests import is_drawn, with_rests, with_whole_heading
from domain.road_map.plain_tables.collapsed import section_row
from domain.road_map.plain_tables.tabbed import TALLEST_ROW, is_rest, opens_next
from domain.terms.find import looks_like_term


def cells_between_bars(line: str) -> list[str]:
    """The cells of a line, without the bars of a frame and the marks of bold type."""
    inner = line.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") else inner
    return [_BREAK.sub("\n", _BOLD.sub(r"\1", cell.strip())) for cell in inner.split("|")]


_BOLD = re.compile(r"\A\*\*([^*]+)\*\*\Z")

#: A line break inside a cell, as made by joining its lines or as Markdown writes it.
_BREAK = re.compile(r"\v|<br\s?/?>", re.IGNORECASE)

_RULE = re.compile(r"[\s|+:=─━═┼├┤┬┴┌┐└┘╔╗╚╝╠╣╦╩╬╪╫╞╡—–_-]+")


def barred_heading(lines: Sequence[str], at: int) -> tuple[list[str], int] | None:
    """The heading cells of a table with bars and the place after them; between rules a heading may take several lines."""
    heading = cells_between_bars(lines[at])
    ruled = at > 0 and _is_rule(lines[at - 1])
    whole, end = list(heading), at + 1
    while ruled and end < min(len(lines), at + 6) and "|" in lines[end] and not _is_rule(lines[end]):
        whole = [f"{old} {new}".strip() for old, new in zip_longest(whole, cells_between_bars(lines[end]), fillvalue="")]
        end += 1
    if ruled and end < len(lines) and _is_rule(lines[end]) and roles_of(whole) is not None:
        return whole, end
    if not ruled and (wrapped := _wrapped_heading(lines, at)) is not None:
        return wrapped
    return (heading, at + 1) if roles_of(heading) is not None else None


def _wrapped_heading(lines: Sequence[str], at: int) -> tuple[list[str], int] | None:
    """A heading of several lines above the first rule: every word of a later line goes on in small letters."""
    whole, end = cells_between_bars(lines[at]), at + 1
    width = len(whole)
    while end < min(len(lines), at + 5) and "|" in lines[end] and not _is_rule(lines[end]):
        below = cells_between_bars(lines[end])
        if len(below) > width or any(cell and not cell[:1].islower() for cell in below):
            return None
        both = (f"{old} {new}".strip() for old, new in zip_longest(whole, below, fillvalue=""))
        whole = [re.sub(r"(?<=[а-яё])-\s+(?=[а-яё])", "", text) for text in both]
        end += 1
    is_heading = end > at + 1 and end < len(lines) and _is_rule(lines[end]) and roles_of(whole) is not None
    return (whole, end) if is_heading else None


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and _RULE.fullmatch(line) is not None


def barred_table(lines: Sequence[str], heading: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int]:
    """The table under a heading between bars, and the place after it; `ends`: lines that end a table in running text."""
    physical: list[list[str] | None] = []
    missing: list[int] = []
    filled = _gaps(lines[at - 1]) == 0
    start = at
    lines = _unbroken(_with_open_ends(lines, at, roles_of(heading) or [], ends), at)
    framed = any(line.lstrip().startswith("|") for line in lines[max(0, at - 6) : at] if "|" in line)
    while at < len(lines):
        line = lines[at]
        before = len(physical)
        if _is_rule(line):
            physical.append(None)
        elif line.count("|") >= 1:
            said = cells_between_bars(line)
            unframed = not framed and line.lstrip().startswith("|") and len(said) < len(heading)
            unframed = unframed or _lacks_number(said, roles_of(heading) or [])
            physical.append(["", *said] if unframed else said)  # an empty first cell, not the frame of the table
        elif line.strip() and (ends.match(line) or not _stands_above_row(lines, at)):
            break
        elif line.strip():
            physical.append([line.strip()])
        missing += [_gaps(line) if filled else 0] * (len(physical) - before)
        at += 1
    roles = roles_of(heading) or []
    if roles and is_drawn([line for line in (*lines[start - 1 : start], *lines[start:at]) if "|" in line]):
        heading, physical = with_whole_heading(heading, physical)
        roles = roles_of(heading) or roles
        physical = with_rests(physical, roles)
        missing = [0] * len(physical)
    ruled = physical.count(None) >= 3
    rows: list[tuple[Cell, ...]] = [tuple(heading)]
    open_row: list[str] = []
    for cells, gaps in zip(physical, missing, strict=True):
        if ruled and cells is not None:
            full = [*cells, *("" for _ in range(len(heading) - len(cells)))]
            open_row = full if not open_row else [f"{old}\n{new}".strip() for old, new in zip(open_row, full, strict=False)]
        elif ruled and open_row:
            rows.append(_barred_row(open_row, len(heading)))
            open_row = []
        elif cells is not None:
            rows.append(_under_merged(cells, gaps, roles, rows[-1]) or _barred_row(cells, len(heading)))
    if open_row:
        rows.append(_barred_row(open_row, len(heading)))
    # which cell of a shorter line is which nothing printed says: each of the rows is looked at once more
    uneven = ruled and any(cells is not None and 1 < len(cells) != len(heading) for cells in physical)
    return Table(tuple(rows), pieced=uneven), at


def _lacks_number(cells: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether a line has a cell for every column but that of the numbers, and its term stands where it then belongs."""
    if len(cells) != len(roles) - 1 or roles[0] is not Role.NUMBER or NUMBER.fullmatch(cells[0]) or not cells[0]:
        return False
    return any(role is Role.TERM and looks_like_term(cell) for role, cell in zip(roles[1:], cells, strict=True))


def _gaps(line: str) -> int:
    """The cells that a row lacks: a saved web page puts a bar for each of them behind the last one, «слово | слово | ||».

    A single one may as well be an empty cell, and is taken for that.
    """
    said = line.rstrip()
    cells = said.rstrip("|")
    bars = len(said) - len(cells)
    return (bars if bars > 1 else 0) if cells.rstrip().endswith("|") else max(bars - 1, 0)


def _under_merged(cells: Sequence[str], gaps: int, roles: Sequence[Role], above: Sequence[Cell]) -> tuple[Cell, ...] | None:
    """A row that lacks cells because merged ones of the rows above cover them: in those columns in which its own fit best.

    None where nothing is lacking, or a single cell lies across the table and does not count on from the work above.
    """
    own = cells[: len(cells) - gaps]
    if gaps < 1 or not 3 <= len(cells) == len(roles) <= _MOST_COLUMNS or not own or not own[0] or own[0][:1].islower():
        return None
    if len(own) == 1:
        work = roles.index(Role.MEASURE) if Role.MEASURE in roles else 0
        before, number = (_COUNTED.match(str(text)) for text in (above[work], own[0]))
        counts_on = before is not None and number is not None and int(number[1]) == int(before[1]) + 1
        return tuple(own[0] if at == work else Covered.ABOVE for at in range(len(roles))) if counts_on else None
    ways = [set(columns) for columns in combinations(range(len(roles)), gaps)]

    def fit(covered: set[int]) -> float:
        free = [role for at, role in enumerate(roles) if at not in covered]
        return sum(affinity(role, cell) for role, cell in zip(free, own, strict=True) if cell)

    covered = max(ways, key=fit)
    left = iter(own)
    parent = any(cell.rstrip().endswith(":") for cell in own)  # it heads the rows below: the terms of those above are not its own
    return tuple(("" if parent else Covered.ABOVE) if at in covered else next(left) for at in range(len(roles)))


_COUNTED = re.compile(r"(\d{1,2})[.)]\s")
#: The ways to leave columns empty are many where columns are.
_MOST_COLUMNS = 12


_OPENS_ROW = re.compile(r"\s*\|?\s*(?!20\d\d\s*\|)\d{1,4}(?:\.\d{1,3})*[.)]?\s*\|")


def _stands_above_row(lines: Sequence[str], at: int) -> bool:
    """Whether a row stands below a line without a bar; the rules of a frame are none."""
    below = [line for line in lines[at + 1 : at + 1 + 2 * _RULED] if not _is_rule(line)][:2]
    return any("|" in line for line in below)


def _with_open_ends(lines: Sequence[str], at: int, roles: Sequence[Role], ends: re.Pattern[str]) -> list[str]:
    """The lines with what goes on below a row joined to it where no bar closes its last cell.

    «… | Методист,» above «руководители РМО»: the place of every line stays. Between rules whatever has no bar goes on.
    """
    bars, closed = lines[at - 1].count("|"), lines[at - 1].rstrip().endswith("|")
    out = list(lines)
    ruled = any(map(_is_rule, lines[at : at + 2])) and sum(map(_is_rule, lines[at : at + _LOOKED_AT])) >= _RULED
    for row in range(at, len(out)):
        if not roles or out[row].count("|") != bars or (closed and out[row].rstrip().endswith("|")):
            continue
        below = row + 1
        while below < min(len(out), row + TALLEST_ROW) and out[below].strip() and "|" not in out[below]:
            last, text = out[row].rpartition("|")[2].strip(), out[below].strip()
            open_end = last.endswith((",", "-", "–"))
            if _is_rule(text) or (ends.match(text) and not open_end) or not (ruled or is_rest(last, text, roles[-1])):
                break
            out[row], out[below] = f"{out[row]}\v{text}", ""
            below += 1
    return out


#: Lines of a table that show whether rules part its rows, and rules that do.
_LOOKED_AT, _RULED = 40, 3


def _unbroken(lines: Sequence[str], at: int) -> list[str]:
    """The lines with rows that a cell of several lines broke made one: together they have as many bars as the heading.

    A heading that lost the cell over the numbers has fewer than the rows that begin with one.
    """
    own = Counter(line.count("|") for line in lines[at:] if _OPENS_ROW.match(line)).most_common(1)
    heading = lines[at - 1].count("|")
    full = own[0][0] if own and own[0][1] > 1 and own[0][0] > heading else heading
    roles = roles_of(cells_between_bars(lines[at - 1])) or []
    out = list(lines)
    while at < len(out):
        if at + 1 < len(out) and "|" not in out[at] and opens_next(out[at], cells_between_bars(out[at + 1]), roles):
            out[at : at + 2] = ["", f"{out[at]}\v{out[at + 1]}"]
            at += 1
            continue
        bars, end = out[at].count("|"), at + 1
        while 0 < bars < full and end < min(len(out), at + TALLEST_ROW) and not _OPENS_ROW.match(out[end]) and out[end].strip():
            bars, end = bars + out[end].count("|"), end + 1
        if bars == full and end > at + 1:
            # the place of every other line stays, so that what follows is found where it was
            out[at:end] = ["\v".join(out[at:end]), *([""] * (end - at - 1))]
        at += 1
    return out


def _barred_row(cells: Sequence[str], width: int) -> tuple[Cell, ...]:
    return section_row(cells[0], width) if len(cells) == 1 else tuple(cells)
