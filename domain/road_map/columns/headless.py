"""A table whose heading row is missing: its columns are known by what most of their cells are."""

import re
from collections.abc import Callable

from domain.paper import Table
from domain.responsible import names_somebody
from domain.road_map.columns.affinity import NUMBER
from domain.road_map.columns.roles import Role, role_of
from domain.road_map.columns.table_heading import Heading, words
from domain.terms.find import looks_like_term

ENOUGH = 0.6
#: A column of a list of papers or of offices: «постоянно», «5 лет» below it date no work.
_KEPT = re.compile(r"срок\w*\s+(?:хранени|годности|полномочи|эксплуатаци)", re.IGNORECASE)


def heading_by_content(table: Table) -> Heading | None:
    """Roles by content for a table of at least three rows in which one column is plainly of terms and one of work; else None."""
    width = max((len(row) for row in table.rows), default=0)
    if len(table.rows) < 3 or not 3 <= width <= 12:
        return None
    if any(_KEPT.match(words(cell)) for cell in table.rows[0]):
        return None
    columns = [[words(row[at]) for row in table.rows if at < len(row) and words(row[at])] for at in range(width)]
    roles = [Role.OTHER] * width
    if columns[0] and _share(columns[0], lambda text: NUMBER.fullmatch(text) is not None) >= ENOUGH:
        roles[0] = Role.NUMBER
    for at, cells in enumerate(columns):
        if roles[at] is Role.OTHER and len(cells) >= 3 and _share(cells, looks_like_term) >= ENOUGH:
            roles[at] = Role.TERM
    for at, cells in enumerate(columns):
        if roles[at] is Role.OTHER and len(cells) >= 2 and _share(cells, lambda text: names_somebody(text) == 1.0) >= ENOUGH:
            roles[at] = Role.RESPONSIBLE
    lengths = {at: sum(map(len, cells)) / max(1, len(cells)) for at, cells in enumerate(columns) if roles[at] is Role.OTHER}
    if Role.TERM not in roles or not lengths:
        return None
    work = max(lengths, key=lambda at: lengths[at])
    # Short works are known where every other column is, each once, and no line above says that this is a list of something else.
    known = sorted(role for role in roles if role is not Role.OTHER)
    headless = any(NUMBER.fullmatch(words(cell)) for cell in table.rows[0][:1])
    certain = headless and len(lengths) == 1 and known == sorted((Role.NUMBER, Role.TERM, Role.RESPONSIBLE))
    if (lengths[work] < 12 and not certain) or not any(re.search(r"[а-яё]{4}", text) for text in columns[work]):
        return None
    roles[work] = Role.MEASURE
    first = [words(cell) for cell in table.rows[0]]
    term = roles.index(Role.TERM)
    if sum(1 for text in first if role_of(text)) >= 2 and not (term < len(first) and looks_like_term(first[term])):
        texts = (*first, *("" for _ in range(width - len(first))))
        return Heading(tuple(roles), texts, 1)  # a heading in words of its own
    return Heading(tuple(roles), tuple("" for _ in roles), 0)


def _share(cells: list[str], fits: Callable[[str], bool]) -> float:
    return sum(1 for cell in cells if fits(cell)) / max(1, len(cells))
