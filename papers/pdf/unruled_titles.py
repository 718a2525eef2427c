"""Lines inside a PDF table without rules that head the rows below them: in the middle of the page, or at a column's edge."""

import re
from collections.abc import Sequence

from domain.responsible import names_somebody
from domain.road_map.columns.affinity import NUMBER
from domain.road_map.columns.roles import Role
from domain.terms.find import looks_like_term
from papers.pdf.geometry import text_of
from papers.pdf.unruled_cells import begins_anew, is_open
from papers.pdf.unruled_columns import Columns, Line, runs

_TITLE = re.compile(
    r"(?:раздел|этап|блок|модуль|направление|цель|задача)\s+(?:№\s?)?(?:\d{1,2}|[IVXІ]+)\b|(?:[IVXІ]+|\d)\s(?:этап|раздел|блок)\b",
    re.IGNORECASE,
)


def sure_titles(columns: Columns, body: Sequence[Line], space: float) -> list[int]:
    """The lines that are titles: one run of words over the edge of a column, or in bold type, or called so."""
    bold = sum(1 for line in body if _is_bold(line))
    out: list[int] = []
    for at, line in enumerate(body):
        parts = runs(line, space)
        if len(parts) > 1 and not (len(parts) == 2 and _TITLE.fullmatch(text_of(parts[0]).rstrip(".:"))):
            continue
        over = any(word["x0"] < cut - 1 and word["x1"] > cut + 1 for word in line for cut in columns.cuts)
        shouts = bold * 3 < len(body) and _is_bold(line)
        counted = columns.roles[0] is Role.NUMBER and columns.of(line[0]) == 0 and len(line) > 1
        said = counted or shouts or _TITLE.match(text_of(line)) is not None
        goes_on = (over or shouts) and bool(out) and out[-1] == at - 1
        if goes_on or (begins_anew(text_of(line)) and (over or (said and _is_alone(body, at)))):
            out.append(at)
    return out


def _is_bold(line: Line) -> bool:
    return all(word.get("bold") for word in line)


def _is_alone(body: Sequence[Line], at: int) -> bool:
    """Whether nothing stands beside a line, half a line higher or lower."""
    line = body[at]
    beside = (*body[max(0, at - 1) : at], *body[at + 1 : at + 2])
    return not any(abs(other[0]["top"] - line[0]["top"]) < 0.6 * line[0]["height"] for other in beside)


def likely_titles(columns: Columns, body: Sequence[Line], space: float) -> list[int]:
    """Lines alone between two rows, in whatever column: neither a term nor a person, and no rest of what stands above."""
    work = columns.roles.index(Role.MEASURE) if Role.MEASURE in columns.roles else 0
    number = columns.roles.index(Role.NUMBER) if Role.NUMBER in columns.roles else None
    out: list[int] = []
    for at, line in enumerate(body[:-1]):
        if len(runs(line, space)) > 1 or not _may_name(text_of(line)) or at in out:
            continue
        column = columns.of(line[0])
        if columns.roles[column] is Role.STAGE or (number is None and column == work):
            continue
        step = line[0]["top"] - body[at - 1][0]["top"] if at else float("inf")
        end = _wrapped_to(columns, body, at, space) if step > _WHITE * line[0]["height"] else at
        apart = step >= min(body[end + 1][0]["top"] - body[end][0]["top"], 1.4 * line[0]["height"]) - 0.6
        if apart and _opens_row(columns, body[end + 1], number, work) and not _is_open_above(columns, body[:at], column):
            out += range(at, end + 1)
    return out


#: Heights of a line from the one above to a title that a narrow column wrapped, at least.
_WHITE = 1.5


def _wrapped_to(columns: Columns, body: Sequence[Line], at: int, space: float) -> int:
    """The last line of a title that begins with this one below white space: the next ones stand close, alone in its column."""
    end = at
    while end + 2 < len(body) and end - at < 3:
        line, after = body[end], body[end + 1]
        alone = len(runs(after, space)) == 1 and columns.of(after[0]) == columns.of(line[0])
        if not alone or after[0]["top"] - line[0]["top"] > _WHITE * line[0]["height"]:
            break
        end += 1
    return end


def _may_name(text: str) -> bool:
    named = looks_like_term(text) or names_somebody(text) == 1.0 or re.fullmatch(r"[«\"][^«»\"]*[»\"]", text) is not None
    return begins_anew(text) and re.search(r"[^\W\d_]{4}", text) is not None and not named


def _opens_row(columns: Columns, line: Line, number: int | None, work: int) -> bool:
    """Whether a row begins with this line: its number stands there, its work begins there, and something else does."""
    held = {columns.of(word) for word in line}
    counted = number is None or (number in held and NUMBER.fullmatch(line[0]["text"]) is not None)
    first = next((word["text"] for word in line if columns.of(word) == work), "")
    return counted and len(held) >= 2 and begins_anew(first)


def _is_open_above(columns: Columns, above: Sequence[Line], column: int) -> bool:
    """Whether the last line of this column ends in mid-sentence."""
    said = ([word for word in line if columns.of(word) == column] for line in reversed(above))
    last = next((words for words in said if words), [])
    return is_open(text_of(last))
