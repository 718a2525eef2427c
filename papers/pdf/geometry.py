"""Where things stand on a page of a PDF: which way is up, where columns begin, where a table is cut by the page's end."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeAlias

NEAR = 3.0  # points
LINE = 2.5  # points between the tops of words that still stand on one line


def lines_of(words: Sequence[Any]) -> list[list[Any]]:
    """The words in lines from the top, those of a line from the left."""
    out: list[list[Any]] = []
    for word in sorted(words, key=lambda one: (one["top"], one["x0"])):
        if out and abs(out[-1][0]["top"] - word["top"]) <= LINE:
            out[-1].append(word)
        else:
            out.append([word])
    return [sorted(line, key=lambda one: one["x0"]) for line in out]


def text_of(line: Sequence[Any]) -> str:
    """The words of a line."""
    return " ".join(word["text"] for word in line)


def upright(page: Any) -> Any:
    """The page turned so that most of its letters stand upright; a page that lies on its side is read like any other."""
    chars = page.chars
    lying = [char for char in chars if not char["upright"]]
    if len(lying) * 2 > len(chars):
        up = sum(1 if char["matrix"][1] > 0 else -1 for char in lying)
        return _turned(page, 90 if up > 0 else 270)
    if sum(1 for char in chars if char["matrix"][0] < 0) * 2 > len(chars) > 0:
        return _turned(page, 180)
    return page


def _turned(page: Any, by: int) -> Any:
    page.page_obj.rotate = (page.page_obj.rotate + by) % 360
    return type(page)(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def open_ends(edges: Sequence[Any], sides: Sequence[float]) -> list[float]:
    """Heights at which a table begins or ends without a rule of its own, as a row does that a page break cuts.

    `sides`: the open sides of its rows, which count as rules between columns.
    """
    vertical = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge["top"] for edge in edges if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > 3 * NEAR]
    if not vertical:
        return []
    out = []
    for end in (min(edge["top"] for edge in vertical), max(edge["bottom"] for edge in vertical)):
        columns = {round(edge["x0"]) for edge in vertical if min(abs(edge["top"] - end), abs(edge["bottom"] - end)) <= NEAR}
        if len(columns) >= (2 if sides else 3) and all(abs(height - end) > NEAR + 1 for height in level):
            out.append(end)
    return out


def open_sides(edges: Sequence[Any], above: Sequence[float]) -> list[float]:
    """Where rows begin and end without a rule of their own: three rules or more end there, and none stands at that side.

    A table with rules only between its cells is drawn so. `above`: those of the page before, which hold for a few rows that go
    on with its table.
    """
    inside = [edge for edge in edges if edge["orientation"] == "v" and edge["bottom"] - edge["top"] > 3 * NEAR]
    level = [edge for edge in edges if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > 3 * NEAR]
    if not inside:
        return []
    if len(above) == 2 and len({round(edge["top"] / NEAR) for edge in level}) < 3:
        return list(above) if all(above[0] + NEAR < edge["x0"] < above[1] - NEAR for edge in inside) else []
    if not level:
        return []
    out = []
    for side, outermost in (("x0", min), ("x1", max)):
        end = outermost(edge[side] for edge in level)
        rows = {round(edge["top"] / NEAR) for edge in level if abs(edge[side] - end) <= NEAR}
        if len(rows) >= 3 and all(abs(edge["x0"] - end) > NEAR for edge in inside):
            out.append(float(end))
    return out


def column_starts(lines: Sequence[Sequence[Any]]) -> set[int]:
    """Places where words begin in several lines after a gap wider than a space: the left edges of columns without rules."""
    found: Counter[int] = Counter()
    for line in lines:
        for before, word in pairwise(line):
            if word["x0"] - before["x1"] > 3.5:
                found[round(word["x0"])] += 1
    return {place + by for place, count in found.items() if count >= 3 for by in (-1, 0, 1)}


def without_shades(page: Any) -> Any:
    """The page without areas of colour: every other row of a table may lie on one, and its edges are no rules."""
    if any(map(_is_shade, page.rects)) and any(not _is_shade(rect) for rect in (*page.rects, *page.lines)):
        return page.filter(lambda one: one["object_type"] != "rect" or not _is_shade(one))
    return page


def are_bands(page: Any, tables: Sequence[Any], outside: Sequence[Any]) -> bool:
    """Whether what looks like tables are bands of colour that some rows of a table without rules lie on.

    `outside`: the words in none of them. Those of the other rows stand between the bands.
    """
    if not tables or page.lines or not page.rects or not all(map(_is_shade, page.rects)):
        return False
    top, bottom = min(table.bbox[1] for table in tables), max(table.bbox[3] for table in tables)
    return any(top < word["top"] and word["bottom"] < bottom for word in outside)


def _is_shade(rect: Any) -> bool:
    return bool(rect.get("fill") and not rect.get("stroke") and min(rect["width"], rect["height"]) > NEAR)


#: A box of a table: left, top, right, bottom, in points.
Box: TypeAlias = tuple[float, float, float, float]


def in_columns(row: Sequence[Box | None], edges: Sequence[float], words: Sequence[Any]) -> list[Box | None]:
    """The boxes of a row; one box over the whole width is cut where its words keep the columns of the other rows.

    Some tables draw the rules between their columns in every other row only. A heading inside a table keeps no columns: its
    words run over their edges.
    """
    whole = row[0]
    if whole is None or any(row[1:]) or len(edges) < 2:
        return list(row)
    inside = [one for one in words if whole[1] <= (one["top"] + one["bottom"]) / 2 <= whole[3]]
    rights = [*edges[1:], whole[2]]
    held = [
        [one for one in inside if left - 1 <= one["x0"] and one["x1"] <= right + 1]
        for left, right in zip(edges, rights, strict=True)
    ]
    for before, after in pairwise(sorted(inside, key=lambda one: (round(one["top"] / NEAR), one["x0"]))):
        if any(before["x1"] <= left + 1 <= after["x0"] + 2 for left in edges[1:]) and 0 < after["x0"] - before["x1"] < 2 * NEAR:
            return list(row)  # one line of print that goes on over an edge with no more than a space
    near = all(min(one["x0"] for one in column) - left < 4 * NEAR for left, column in zip(edges, held, strict=True) if column)
    if not near or sum(map(bool, held)) < 2 or sum(map(len, held)) < len(inside):
        return list(row)
    return [(left, whole[1], right, whole[3]) for left, right in zip(edges, rights, strict=True)]


def usual_space(lines: Sequence[Sequence[Any]]) -> float:
    """The gap between two words of one cell, in points."""
    gaps = sorted(gap for line in lines for before, word in pairwise(line) if 0 < (gap := word["x0"] - before["x1"]) < 7)
    return float(gaps[len(gaps) // 2]) if gaps else NEAR


_FOLIO = re.compile(
    r"(?:стр(?:аница|\.)?|лист)\s*\d{1,4}(?:\s*из\s*\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]|\d{1,4}\s*из\s*\d{1,4}", re.IGNORECASE
)


def without_folio(words: Sequence[Any], page: int) -> list[Any]:
    """The words of a page without its first and last line where that only counts the page: «Страница 2», «- 2 -», «2» apart."""
    out = list(words)
    for edge in (min, max):
        if out:
            height = edge(word["top"] for word in out)
            line = [word for word in out if abs(word["top"] - height) <= NEAR]
            said = " ".join(word["text"] for word in sorted(line, key=lambda word: word["x0"]))
            next_line = min((abs(word["top"] - height) for word in out if abs(word["top"] - height) > NEAR), default=0.0)
            apart = said == str(page) and next_line > 2 * line[0]["height"]
            if apart or _FOLIO.fullmatch(said):
                out = [word for word in out if abs(word["top"] - height) > NEAR]
    return out
