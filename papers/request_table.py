"""The table of a request for information as plain rows: what the workbook and the document are written from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

#: What may stand in a cell.
Value = str | int | float | date | None


@dataclass(frozen=True)
class Table:
    """Words above and below the table, the headings, a row per organisation, and the totals; every word is passed in."""

    file_name: str
    sheet: str
    title: str
    subtitle: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    totals: tuple[Value, ...]
    note: str = ""
    signature: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in (*self.rows, self.totals)):
            raise ValueError("every row has a value per heading")


def said(value: Value) -> str:
    """A value as people read it: 01.09.2026, 1,5."""
    match value:
        case None:
            return ""
        case date():
            return f"{value:%d.%m.%Y}"
        case float():
            return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        case _:
            return str(value)
