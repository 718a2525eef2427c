"""The front of tables and documents that are written from plain rows: a fresh child process for each.

What writes office formats takes seconds for a region's rows and stays in memory for good: the bot itself never holds it.
`python -m papers.books` reads what is to be written and writes the file. Both ends are ours: what goes through is pickled.
"""

import pickle
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aside import fresh
from papers import matrix_xlsx, request_docx, request_xlsx
from papers.matrix_xlsx import Sheet
from papers.request_table import Table

#: The workbook of a region is written in a few seconds; a machine that is very busy gets this long.
SECONDS = 60.0

_WRITERS: Mapping[str, Callable[[Any], bytes]] = {
    "book": matrix_xlsx.workbook,
    "request-book": request_xlsx.workbook_of,
    "request-paper": request_docx.statement,
}


async def book(sheets: Sequence[Sheet]) -> bytes:
    """The `.xlsx` with these sheets. Raises `fresh.Failed`, as the others do."""
    return await _written("book", list(sheets))


async def request_book(table: Table) -> bytes:
    """The table of a request as `.xlsx`."""
    return await _written("request-book", table)


async def request_paper(table: Table) -> bytes:
    """The table of a request as `.docx`."""
    return await _written("request-paper", table)


async def _written(how: str, what: object) -> bytes:
    return await fresh.run("papers.books", pickle.dumps((how, what)), seconds=SECONDS)


def main() -> None:
    """The child."""
    how, what = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(_WRITERS[how](what))


if __name__ == "__main__":
    main()
