"""What stands in the same file as a plan and is none of it: lists of people, figures, sheets that say how to fill it in."""

import re
from collections.abc import Sequence

from domain.paper import Block, Table
from domain.road_map.columns.headless import heading_by_content
from domain.road_map.columns.roles import role_of
from domain.road_map.columns.table_heading import heading_of, words
from domain.road_map.orders.acts import orders
from domain.road_map.record import Share
from domain.terms import YearContext

#: Rows and cells from which a table holds entries and is no frame around a text.
ENOUGH = 3
#: Signs of the longest cell of a list.
LONGEST = 160
_STAMPS = re.compile(r"утвержд|согласован|принят|рассмотрен", re.IGNORECASE)


def is_list(table: Table) -> bool:
    """Whether a table that is no plan holds entries in columns, «№», «ФИО», «Должность»: its cells are no text of the paper.

    Stamps of approval side by side are text, whatever table they stand in.
    """
    if heading_of(table) is not None or heading_by_content(table) is not None:
        return False
    rows = [[text for cell in row if (text := words(cell))] for row in table.rows]
    entries = [row for row in rows if len(row) >= ENOUGH]
    stamps = any(_STAMPS.match(text) for row in rows for text in row)
    return len(entries) >= ENOUGH and not stamps and max(len(text) for row in rows for text in row) <= LONGEST


def is_passport(table: Table) -> bool:
    """Whether a table tells of a programme in two columns, names left and what they stand for right: «Сроки реализации | …»."""
    rows = [[text for cell in row if (text := words(cell))] for row in table.rows]
    names = [row[0] for row in rows if len(row) == 2 and role_of(row[0]) is not None]
    in_two = len(rows) >= ENOUGH and len(names) >= 2 and all(len(row) <= 2 for row in rows)
    return in_two and heading_of(table) is None and not any(_STAMPS.match(text) for row in rows for text in row)


def passport_lines(table: Table) -> list[str]:
    """The lines of the passport of a programme: every name with what it stands for behind a colon."""
    said = [": ".join(text for cell in row if (text := words(cell))) for row in table.rows]
    return [line for text in said for line in text.split("\n")]


def told_beside(blocks: Sequence[Block]) -> list[str]:
    """What passports of programmes say, and sheets on how to fill in the plan of another; an order on its own sheet is none.

    It may promise shares, and sets no work.
    """
    passports = [block for block in blocks if isinstance(block, Table) and is_passport(block)]
    sheets = [block for block in blocks if isinstance(block, Table) and block.title]
    others = [sheet for sheet in sheets if heading_of(sheet) is None and not is_list(sheet)]
    said = [[words(cell) for row in sheet.rows for cell in row] for sheet in others]
    lines = [[line for text in cells for line in text.split("\n")] for cells in said if not any(map(orders, cells))]
    beside_plan = any(heading_of(sheet) is not None for sheet in sheets)
    notes = [line for sheet in lines for line in sheet if line] if beside_plan else []
    return [*notes, *(line for table in passports for line in passport_lines(table))]


def is_past(share: Share, context: YearContext) -> bool:
    """Whether a share lies before the first year of the plan: a column of what was reached then promises nothing."""
    if share.due is None or context.first is None:
        return False
    return (share.due.year, share.due.month) < (context.first, 9 if context.school else 1)
