"""Headings of tables whose cells are parted by tabs: broken over lines, wider than their rows, over years, of another table."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from domain.road_map.columns.affinity import NUMBER
from domain.road_map.columns.roles import Role, heads_rows, role_of, roles_of
from domain.road_map.columns.table_heading import is_sum


def over_rows(heading: Sequence[str], below: Sequence[str]) -> Sequence[str]:
    """The heading without its empty cells where no row below has more cells than there are others, and most have as many."""
    titles = [cell for cell in heading if cell]
    counts = [line.strip().count("\t") + 1 for line in below if "\t" in line.strip()]
    most = counts.count(len(titles)) * 2 > len(counts) and max(counts, default=0) == len(titles)
    return titles if most and roles_of(titles) is not None else heading


def are_years(line: str) -> bool:
    """«2027 год», «2028 год»: a line of nothing but years, and of their sum."""
    said = [cell.strip() for cell in line.split("\t") if cell.strip()]
    years = [role_of(cell) is Role.SHARE for cell in said]
    return sum(years) > 1 and all(year or is_sum(cell) for year, cell in zip(years, said, strict=True))


#: Lines of a heading, at most.
_TALLEST_HEADING = 6


def unbroken_heading(lines: Sequence[str], at: int, heading: Sequence[str]) -> tuple[list[str], int] | None:
    """The heading whose cells line breaks parted, «Дата / проведения», and the place of the first row; None for any other."""
    said = lines[at].strip("\n")
    for below in range(at + 1, min(len(lines), at + _TALLEST_HEADING + 1)):
        first = lines[below].split("\t")[0].strip()
        if NUMBER.fullmatch(first) or not re.match(r"[а-яё(]", first):
            break
        said = f"{said} {lines[below].strip()}"
    else:
        return None
    cells = [cell.strip() for cell in said.split("\t")]
    roles = roles_of(cells) if below > at + 1 else None
    opens = (
        first if "\t" in lines[below] else next((line.split("\t")[0].strip() for line in lines[below + 1 :] if line.strip()), "")
    )
    counted = roles is not None and (
        NUMBER.fullmatch(opens) is not None or (Role.NUMBER not in roles and len(cells) > len(heading))
    )
    return (cells, below) if counted else None


def whole_heading(lines: Sequence[str], at: int, heading: Sequence[str], roles: Sequence[Role]) -> tuple[Sequence[str], int]:
    """The heading with its further lines, in small letters under an empty column of numbers, and the place after them."""
    longer, below = list(heading), at
    while roles[0] is Role.NUMBER and below < min(len(lines), at + _TALLEST_HEADING):
        cells = [cell.strip() for cell in lines[below].strip("\n").split("\t")]
        said = [cell for cell in cells if cell]
        if len(cells) > len(roles) or cells[0] or not said or not all(re.match(r"[а-яё(]", cell) for cell in said):
            break
        longer = [f"{top} {low}".strip() for top, low in zip_longest(longer, cells, fillvalue="")]
        below += 1
    first = [line.split("\t")[0].strip() for line in lines[below : below + 4] if line.strip()]  # a title may stand above it
    whole = below > at and any(map(NUMBER.fullmatch, first[:2])) and roles_of(longer) is not None
    return (longer, below) if whole else (heading, at)


def heads_another(cells: Sequence[str], heading: Sequence[str]) -> bool:
    """Whether a line is the heading of another table, of a plan or of anything that «№» counts."""
    roles = roles_of(cells) if len(cells) > 2 and len(cells) != len(heading) else None
    again = all(whole.startswith(cell) for whole, cell in zip(heading, cells, strict=False))  # over the end of a page
    return (len(cells) > 2 and not again and role_of(cells[0]) is Role.NUMBER) or (roles is not None and heads_rows(cells, roles))
