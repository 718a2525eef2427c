"""Tables of a PDF without rules, by where their words stand.

A page may hold several, each under its heading. Columns are told by white space, rows by numbers and works, merged cells by
the rows that they stand beside. What is found so is a table like a ruled one. Where words do not stand as those of a table do,
nothing is found, and the page is read as lines of text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.road_map.plain_tables.plain import ENDS
from papers import limits
from papers.pdf.geometry import lines_of, text_of, usual_space
from papers.pdf.page_breaks import PrintedTable, counts_on
from papers.pdf.touching_words import parted
from papers.pdf.unruled_cells import begins_anew
from papers.pdf.unruled_columns import Columns, Line, columns_of, heading_in, refitted, runs, same_heading
from papers.pdf.unruled_sheet import Above, Sheet
from papers.pdf.unruled_titles import likely_titles, sure_titles
from papers.pdf.wrapped_cells import cell_text
from papers.refusal import Refused, Why

_SIGNED = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]+$")
#: What more titles are worth, where they leave as much doubt as fewer.
_TITLED = 0.1
#: Words of one page; more than any printed page has are read as text.
_MOST = 4000
#: Heights of a line: a gap before what ends a table.
_GAP = 1.9
#: The same before a title that stands over the next heading.
_TITLED_GAP = 1.4


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a page and where each begins, without those that go on with the one above.

    `rest`: the words of the page outside of them. `above`: the table that reaches the page's end.
    """

    tables: list[tuple[float, PrintedTable]]
    rest: list[Any]
    above: Above | None


@dataclass(frozen=True, slots=True)
class _Made:
    """A table as far as it stands on this page. `goes_on`: its rows belong to the table of the page before."""

    lines: list[Line]
    above: Above
    goes_on: bool


def unruled_tables(words: Sequence[Any], above: Above | None) -> Found | None:
    """The tables without rules among the words of a page; `above` is what the page before ended with.

    None where one of them is none: a page that is understood by half is read as text.
    """
    if len(words) > _MOST:
        return None
    printed = lines_of(words)
    space = usual_space(printed)
    heads = _headings(printed, space)
    found = _under(heads, printed, space, above)
    return found if found is not None or len(heads) < 2 else _under(heads[:1], printed, space, above)


def _under(heads: Sequence[tuple[int, int]], printed: Sequence[Line], space: float, above: Above | None) -> Found | None:
    """The tables under these headings; None where one of them is none."""
    lines = _untouching(printed, heads, space)
    made: list[_Made | None] = []
    before = _untitled(lines[: heads[0][0]]) if heads else lines
    goes_on = above is not None and _goes_on(above, lines, heads, space)
    if above is not None and not goes_on and (before or not heads):
        made.append(_made(above.columns, [], _body(before), space, above))
        if heads and made[-1] is None:  # what stands above the first heading is text of its own
            made.pop()
    for at, (start, end) in enumerate(heads):
        below = heads[at + 1][0] if at + 1 < len(heads) else len(lines)
        stretch = lines[end + 1 : below] if below == len(lines) else _untitled(lines[end + 1 : below])
        heading, body = lines[start : end + 1], _body(stretch)
        again = goes_on and at == 0
        columns = above.columns if above is not None and again else columns_of(heading, body, space)
        made.append(_made(columns, heading, body, space, above if again else None) if columns is not None else None)
    found = [one for one in made if one is not None]
    return _found(lines, found) if found and len(found) == len(made) else None


def _goes_on(above: Above, lines: Sequence[Line], heads: Sequence[tuple[int, int]], space: float) -> bool:
    """Whether the page begins with the heading of the table above; over it stands the page's own head where rows go on."""
    if not heads or not same_heading(above.columns, lines[heads[0][0] : heads[0][1] + 1], space):
        return False
    start, end = heads[0]
    first = lines[end + 1] if end + 1 < len(lines) else []
    return start == 0 or (
        start <= 2 and bool(first) and (first[0]["text"][:1].islower() or counts_on(above.table.rows, first[0]["text"]))
    )


def _found(lines: Sequence[Line], found: Sequence[_Made]) -> Found:
    inside = {id(word) for one in found for line in one.lines for word in line}
    rest = [word for line in lines for word in line if id(word) not in inside]
    foot = max(word["top"] for word in found[-1].lines[-1])
    ends = not any(word["top"] > foot for word in rest)
    tables = [(one.lines[0][0]["top"], one.above.table) for one in found if not one.goes_on]
    return Found(tables, rest, found[-1].above if ends else None)


def _headings(lines: Sequence[Line], space: float) -> list[tuple[int, int]]:
    """The first and the last line of every table's heading; the first is looked for further down than the others."""
    head = _first_heading(lines, space)
    out = [head] if head is not None else []
    at = head[1] + 1 if head is not None else len(lines)
    while at < len(lines):
        head = _first_heading(lines[at : at + 8], space)
        if head is not None:
            out.append((at + head[0], at + head[1]))
        at = at + head[1] + 1 if head is not None else at + 4
    return out


def _first_heading(lines: Sequence[Line], space: float) -> tuple[int, int] | None:
    """The first of several headings that stand near each other, where the lower one may name more columns."""
    head = heading_in(lines, space)
    while head is not None and (above := heading_in(lines[: head[0]], space)) is not None and above[1] + 1 < head[0]:
        head = above
    return head


def _untouching(lines: Sequence[Line], heads: Sequence[tuple[int, int]], space: float) -> list[Line]:
    """The lines with words parted that touch where a column begins: below its heading, or below another of its cells."""
    out = list(lines)
    for at, (start, end) in enumerate(heads):
        below = heads[at + 1][0] if at + 1 < len(heads) else len(lines)
        begun = Counter(round(run[0]["x0"]) for line in lines[end + 1 : below] for run in runs(line, space)[1:])
        named = {run[0]["x0"] for line in lines[start : end + 1] for run in runs(line, space)}
        starts = sorted({*named, *(float(place) for place, count in begun.items() if count >= 3)})
        out[end + 1 : below] = [parted(line, starts) if len(runs(line, space)) > 1 else line for line in lines[end + 1 : below]]
    return out


def _untitled(lines: Sequence[Line]) -> list[Line]:
    """The lines above a heading without the title that stands over it: lines of one run below white space."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 5), -1):
        line = lines[at]
        above = line[0]["top"] - lines[at - 1][0]["top"] if at else float("inf")
        if len(runs(line, usual_space(lines))) > 1:
            break
        if above > _TITLED_GAP * line[0]["height"] and begins_anew(text_of(line)):
            return list(lines[:at])
    return list(lines)


def _body(lines: Sequence[Line]) -> list[Line]:
    """The lines up to what ends a table: a signature, another appendix, a wide gap."""
    for at, line in enumerate(lines):
        gap = line[0]["top"] - lines[at - 1][0]["top"] if at else 0.0
        if (gap > _GAP * line[0]["height"] or not at) and _ends(line, last=at + 4 >= len(lines)):
            return list(lines[:at])
    return list(lines)


def _ends(line: Line, *, last: bool) -> bool:
    """Whether a line that stands apart ends a table."""
    text = text_of(line)
    return ENDS.match(text) is not None or (last and _SIGNED.search(text) is not None)


def _made(columns: Columns, heading: Sequence[Line], body: Sequence[Line], space: float, above: Above | None) -> _Made | None:
    columns = refitted(columns, body) if above is not None else columns
    printed = body
    body = [parted(line, columns.cuts) if len(runs(line, space)) > 1 else line for line in body]
    titles = sure_titles(columns, body, space)
    more = sorted({*titles, *likely_titles(columns, body, space)})
    body, sheet = _likelier(columns, list(body), titles, more, above)
    if sheet is None:
        return None
    table = sheet.table if above is None else above.table
    if above is None:
        table.rows.insert(0, [cell_text(cell, 1e9) if cell else "" for cell in columns.cells])
        table.printed.insert(0, {})
    elif sheet.table.rows:
        table.pages.add(len(table.rows))
        table.rows += sheet.table.rows
        table.printed += sheet.table.printed
    if len(table.rows) > limits.ROWS:
        raise Refused(Why.TOO_LONG)
    return _Made([*heading, *printed[: len(body)]], Above(columns, table, sheet.merged), goes_on=above is not None)


def _likelier(
    columns: Columns, body: list[Line], titles: list[int], more: list[int], above: Above | None
) -> tuple[list[Line], Sheet | None]:
    """The rows under these titles, or under more of them where that leaves no more doubt; with the lines that belong to them."""
    read: list[tuple[float, list[Line], Sheet]] = []
    for heads in (more, titles) if more != titles else (titles,):
        kept, own = body, list(heads)
        while own and own[-1] == len(kept) - 1:  # what stands below the last row is no title of rows
            kept, own = kept[: own[-1]], own[:-1]
        sheet = Sheet(columns, kept, own, above)
        if kept and len(own) * 3 <= len(kept) + 2 and (cost := sheet.read()) is not None:
            read.append((cost - (_TITLED if heads is more else 0.0), kept, sheet))
    if not read:
        return body, None
    _, body, sheet = min(read, key=lambda one: one[0])
    sheet.write()
    return body, sheet


def under_heading(words: Sequence[Any], above: Above) -> list[Any]:
    """The words of a page that could not be read as a table, below the heading of the table that they go on with."""
    heading = [word for cell in above.columns.cells for line in cell for word in line]
    lines = lines_of(words)
    if not lines or _ends(lines[0], last=len(lines) < 5) or heading_in(lines, usual_space(lines)) is not None:
        return list(words)
    lift = min(word["top"] for word in words) - max(word["bottom"] for word in heading) - 1
    return [*({**word, "top": word["top"] + lift, "bottom": word["bottom"] + lift} for word in heading), *words]
