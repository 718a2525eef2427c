"""The parts of a paper: tables that plain text hides, frames that hold text, tables made whole over the ends of pages."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.paper import Block, Paragraph, Table
from domain.road_map.columns.headless import heading_by_content
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import heading_of
from domain.road_map.plain_tables.plain import blocks
from domain.road_map.tables.beside_plans import is_list, is_passport, passport_lines
from domain.road_map.tables.directory import directory_in
from domain.road_map.tables.several import fits, heads_another


def with_tables(given: Sequence[Block]) -> list[Block]:
    """The blocks with the tables that plain text hides, and without the frames that hold only text."""
    out: list[Block] = []
    run: list[Paragraph] = []
    roles: Sequence[Role] | None = None
    for block in given:
        if isinstance(block, Paragraph):
            run.extend(replace(block, text=line) for line in block.text.split("\n")) if "\n" in block.text else run.append(block)
            continue
        found = heading_of(block)
        known = found is not None or _goes_on(out, run, block) or (roles is not None and fits(block, roles, _above(run)))
        roles = found.roles if found else roles
        if not known and not _is_of_entries(block):
            run.extend(_as_text(block))
            continue
        above = found.starts if found else 0
        if found and above:  # title and stamp stand inside the sheet or the frame, above the heading
            run.extend(_as_text(Table(block.rows[:above])))
        out.extend(blocks(run))
        run = []
        out.append(block)
    out.extend(blocks(run))
    return out


def _is_of_entries(table: Table) -> bool:
    """Whether a table without a heading of a plan holds rows of something: of a plan, of centres, of people or figures."""
    return heading_by_content(table) is not None or bool(directory_in(table)) or is_list(table)


_PAGE_NUMBER = re.compile(
    r"\W*(?:стр(?:аница|\.)?\s*)?\d*(?:\s*из\s*\d+)?\W*|\W*продолжение(?: таблицы| приложения)?(?:\s*№?\s*\d+)?\W*", re.IGNORECASE
)


def _goes_on(before: Sequence[Block], between: Sequence[Paragraph], table: Table) -> bool:
    """Whether a table without a heading is the rest of the one above, over a page break."""
    apart = [paragraph for paragraph in between if paragraph.text.strip() and not _PAGE_NUMBER.fullmatch(paragraph.text)]
    above = before[-1] if before else None
    return not apart and isinstance(above, Table) and bool(table.rows) and _width(above) == _width(table) and _width(table) >= 3


def _above(run: Sequence[Paragraph]) -> str:
    return next((paragraph.text for paragraph in reversed(run) if paragraph.text.strip()), "")


def _width(table: Table) -> int:
    return max((len(row) for row in table.rows), default=0)


def _as_text(table: Table) -> list[Paragraph]:
    """A frame that holds text: stamps side by side, a letterhead, an order set in a table."""
    if is_passport(table):
        return [Paragraph(line) for line in passport_lines(table)]
    out: list[Paragraph] = []
    for row in table.rows:
        for cell in row:
            if isinstance(cell, str) and cell.strip():
                out.extend(Paragraph(line) for line in cell.split("\n"))
        out.append(Paragraph(""))
    return out


def joined(parts: Sequence[Block]) -> list[Block]:
    """Tables cut by page breaks made whole again."""
    out: list[Block] = []
    for part in parts:
        above = out[-1] if out else None
        whole = (
            isinstance(part, Table) and isinstance(above, Table) and _width(part) == _width(above) and part.title == above.title
        )
        if (
            whole
            and isinstance(part, Table)
            and isinstance(above, Table)
            and (upper := heading_of(above)) is not None
            and (
                ((lower := heading_of(part)) is None and not heads_another(part, upper.roles))
                or (lower is not None and lower.texts == upper.texts and lower.after == upper.after == 1)
            )
        ):
            page = len(above.rows) + (lower.after if lower is not None else 0)
            out[-1] = replace(
                above, rows=(*above.rows, *part.rows), pages=above.pages | {page}, pieced=above.pieced or part.pieced
            )
        elif isinstance(part, Paragraph) and isinstance(above, Table) and _PAGE_NUMBER.fullmatch(part.text):
            continue
        else:
            out.append(part)
    return out
