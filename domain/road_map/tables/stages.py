"""Rows that head others: «1 | Подготовка условий» above 1.1, 1.2 … is a stage and no work of its own."""

import re
from collections.abc import Sequence

from domain.road_map.columns.grid import Row
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import Heading
from domain.road_map.plain_tables.headings_by_line import SECTION


def under_parents(rows: Sequence[Row], heading: Heading) -> list[Row]:
    """The rows of work; one that says only what its stage is called, and when, is the section of those numbered under it.

    A row with the name alone and a Roman numeral heads what follows, too, as «1 | Издание приказов:» heads rows without
    numbers. Works without a term have that of their stage.
    """
    number = heading.roles.index(Role.NUMBER) if Role.NUMBER in heading.roles else None
    if number is None:
        return list(rows)
    out: list[Row] = []
    section: str | None = None
    outer: str | None = None
    under = lent = ""
    terms = [at for at, role in enumerate(heading.roles) if role is Role.TERM]
    for at, row in enumerate(rows):
        own = row.cells.get(number, "").strip(" .)")
        following = rows[at + 1].cells.get(number, "").strip(" .)") if at + 1 < len(rows) else ""
        name = _name(row, number, heading)
        roman = re.fullmatch(r"[IVXІ]+", own) is not None
        alone = name is not None and not any(row.cells.get(column) for column in terms)
        opens = alone and row.cells[name or 0].rstrip().endswith(":") and at + 1 < len(rows) and not following
        if own and alone and name is not None and SECTION.match(row.cells[name]):  # «4 | Раздел 2. …»
            section, outer, under, lent = " ".join(row.cells[name].split()), row.section, "", ""
            continue
        if own and name is not None and (following.startswith(own + ".") or (roman and alone) or opens):
            section, outer = f"{own}. {' '.join(row.cells[name].split()).rstrip(' :')}", row.section if roman else None
            under = "" if roman else own + "."
            lent = next((row.cells[column] for column in terms if row.cells.get(column)), "")
            continue
        if section and under and own and not own.startswith(under):
            section = None
        if section and row.section == outer:
            row.section = section
            if lent and not any(row.cells.get(column) for column in terms):
                row.cells[terms[0]] = lent
        elif row.section is not None and at and rows[at - 1].section != row.section:
            section = None
        out.append(row)
    return out


def _name(row: Row, number: int, heading: Heading) -> int | None:
    """The one column that is filled beside the number, a term left out of account; None for a row that says more."""
    filled = [column for column, text in row.cells.items() if text and column != number]
    if len(filled) == 1:
        return filled[0]
    named = [column for column in filled if heading.roles[column] is not Role.TERM]
    return named[0] if len(named) == 1 and heading.roles[named[0]] is Role.MEASURE else None
