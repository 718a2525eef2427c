"""Several works in one row, each with a term of its own: numbered items, or lines that stand side by side in every cell."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.road_map.columns.calendar_rows import is_month
from domain.road_map.columns.grid import Row
from domain.road_map.columns.mixed_rows import breaks_off
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import Heading
from domain.terms.find import looks_like_term
from domain.terms.words import OF_ANY_MONTH

_MARK = re.compile(
    r"^[ \t]*(?:(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:[.)]|(?<=\.\d))[ \t]*(?!\d)|(?P<letter>[а-я])\)[ \t]*|[-–—•▪●·][ \t]+)", re.M
)
_OPEN = re.compile(r"(?:[,(–—-]|(?<!\w)(?:и|в|на|с|по|для|о|об|к|за|из|от|до))$")


def split_rows(row: Row, heading: Heading) -> list[Row]:
    """The row, or the rows that it holds when its work and its terms are lists of the same length."""
    work = _column(heading, Role.MEASURE)
    term = _term_column(row, heading)
    if work is None or term is None or "\n" not in row.cells.get(work, "") or "\n" not in row.cells.get(term, ""):
        return [row]
    lead, marks, items = _items(row.cells[work])
    terms = _parts(row.cells[term], len(items)) if len(items) > 1 else []
    if not terms or len(terms) != len(items) or not all(_whole_term(one) for one in terms):
        return [row]
    if any(_MONTH_OF.fullmatch(low) and re.search(r"\d$", top) for top, low in pairwise(terms)):  # «3-23 июня, 1-21 / июля»
        return [row]
    number = _column(heading, Role.NUMBER)
    above = row.cells.get(number, "").strip(" .)") if number is not None else ""
    out = []
    for at, (mark, item) in enumerate(zip(marks, items, strict=True)):
        cells = {place: _own(text, at, len(items)) for place, text in row.cells.items() if place != number}
        cells |= {work: item.rstrip(" ;,"), term: terms[at]}
        own = _number(above, mark)
        if number is not None and own:
            cells[number] = own
        out.append(Row(cells, ". ".join(one.rstrip(" .") for one in (row.section or "", lead) if one) or None, people=row.people))
    return out


_MONTH_OF = re.compile(rf"{OF_ANY_MONTH}(?:\s+20\d\d.*)?", re.IGNORECASE)


def _term_column(row: Row, heading: Heading) -> int | None:
    """The column of terms; beside a month that stands once for the whole row, that of its days."""
    terms = [at for at, role in enumerate(heading.roles) if role is Role.TERM]
    days = [at for at in terms if not is_month(row.cells.get(at, ""))] if len(terms) > 1 else terms
    return days[0] if len(days) == 1 else None


def _column(heading: Heading, role: Role) -> int | None:
    return heading.roles.index(role) if heading.roles.count(role) == 1 else None


def _items(text: str) -> tuple[str, list[str], list[str]]:
    """What introduces a list, its marks and its items; lines without marks are items when each begins anew."""
    found = list(_MARK.finditer(text))
    if len(found) >= 2:
        lead = " ".join(text[: found[0].start()].split()).rstrip(" :–-")
        ends = [*(one.start() for one in found[1:]), len(text)]
        items = [text[one.end() : end].strip() for one, end in zip(found, ends, strict=True)]
        return lead, [one["number"] or one["letter"] or "" for one in found], items
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    anew = all(re.match(r"[«\"(]?[А-ЯЁA-Z]", line) for line in lines)
    if not anew or any(_OPEN.search(line) or breaks_off(line) or line.count("«") != line.count("»") for line in lines[:-1]):
        return "", [], []
    return "", [""] * len(lines), lines


def _parts(text: str, count: int) -> list[str]:
    """A cell's items: by their marks, else by lines."""
    found = list(_MARK.finditer(text))
    if len(found) == count and not text[: found[0].start()].strip():
        ends = [*(one.start() for one in found[1:]), len(text)]
        return [text[one.end() : end].strip(" ;\n") for one, end in zip(found, ends, strict=True)]
    lines = [line.strip(" ;") for line in text.split("\n") if line.strip(" ;")]
    return lines if len(lines) == count else []


def _whole_term(text: str) -> bool:
    """Whether a line is a term by itself, not a piece of one that goes on below."""
    piece = re.fullmatch(r"(?:20)?\d\d(?:\s?г(?:ода|\.)?)?|(?:с|со)\s.*|по\s+\d.*", text.strip().lower())
    both = re.search(r"(?<!\w)(?:по|до)\s+\d", text.lower()) is not None
    return (
        looks_like_term(text)
        and not _OPEN.search(text.strip())
        and (piece is None or (both and not text.lower().startswith("по")))
    )


def _own(text: str, at: int, count: int) -> str:
    parts = _parts(text, count)
    return parts[at] if parts else text


def _number(above: str, mark: str) -> str:
    """«1)» in row 2 is 2.1, «а)» is 2а; a full number stands as printed."""
    if not above or not mark or "." in mark:
        return mark or above
    return f"{above}.{mark}" if mark.isdigit() else f"{above}{mark}"


def all_split(rows: Sequence[Row], heading: Heading) -> list[Row]:
    """Every row, taken apart where it holds several."""
    return [made for row in rows for made in split_rows(row, heading)]
