"""Tables of a PDF without rules, by where their words stand.

Columns are told by white space, rows by numbers and works, merged cells by the rows that they stand beside. What is found so is a
table like a ruled one. Where words do not stand as those of a table do, nothing is found, and the page is read as lines of text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.road_map.plain import ENDS
from papers import limits
from papers.page_breaks import PrintedTable
from papers.pdf_geometry import lines_of, usual_space
from papers.refusal import Refused, Why
from papers.unruled_columns import Columns, Line, columns_of, heading_in, refitted, same_heading
from papers.unruled_sheet import Above, Sheet
from papers.unruled_titles import likely_titles, sure_titles, text_of
from papers.wrapped_cells import cell_text

_SIGNED = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]+$")
#: What more titles are worth, where they leave as much doubt as fewer.
_TITLED = 0.1
#: Words of one page; more than any printed page has are read as text.
_MOST = 4000
#: Heights of a line: a gap before what ends a table.
_GAP = 1.9


@dataclass(frozen=True, slots=True)
class Found:
    """A table and where it begins, none where the one above goes on; `rest`: the words of the page outside it."""

    top: float
    table: PrintedTable | None
    rest: list[Any]
    above: Above | None


def unruled_table(words: Sequence[Any], above: Above | None) -> Found | None:
    """The first table without rules among the words of a page; `above` is what the page before ended with."""
    if len(words) > _MOST:
        return None
    lines = lines_of(words)
    space = usual_space(lines)
    head = heading_in(lines, space)
    if head is None:
        return _made(above.columns, [], _body(lines), lines, space, above) if above is not None else None
    start, end = head
    if above is not None and not start and same_heading(above.columns, lines[: end + 1], space):
        return _made(above.columns, lines[: end + 1], _body(lines[end + 1 :]), lines, space, above)
    heading, body = lines[start : end + 1], _body(lines[end + 1 :])
    if any(heading_in(body[at : at + 8], space) for at in range(0, len(body), 4)):
        return None  # several tables on one page are told apart by their text
    columns = columns_of(heading, body, space)
    return _made(columns, heading, body, lines, space, None) if columns is not None else None


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


def _made(
    columns: Columns, heading: Sequence[Line], body: Sequence[Line], lines: Sequence[Line], space: float, above: Above | None
) -> Found | None:
    columns = refitted(columns, body) if above is not None else columns
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
    inside = {id(word) for line in (*heading, *body) for word in line}
    rest = [word for line in lines for word in line if id(word) not in inside]
    foot = max(word["top"] for word in body[-1])
    ends = not any(word["top"] > foot for word in rest)
    top = (heading or body)[0][0]["top"]
    return Found(top, table if above is None else None, rest, Above(columns, table, sheet.merged) if ends else None)


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
