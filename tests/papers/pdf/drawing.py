"""Pages of a PDF without rules, drawn as text: the words stand where the drawing shows them."""

import re
from typing import Any

from domain.paper import Block, Paper, Paragraph
from domain.road_map import Reading
from domain.road_map.understanding import understand
from domain.terms import YearContext
from papers.pdf.geometry import lines_of, text_of
from papers.pdf.page_breaks import PrintedTable, rejoined
from papers.pdf.unruled import unruled_tables
from papers.pdf.unruled_sheet import Above

LETTER, LINE = 5.0, 6.0  # points: two lines of a drawing make one of print, so that words may stand between the lines of others


def drawn(page: str) -> list[dict[str, Any]]:
    """The words of a page as a drawing shows them."""
    return [
        {
            "text": found[0],
            "x0": LETTER * found.start(),
            "x1": LETTER * found.end(),
            "top": LINE * at,
            "bottom": LINE * at + 10,
            "height": 10,
            "letters": [LETTER * (found.start() + place) for place in range(len(found.group()))],
        }
        for at, line in enumerate(page.strip("\n").split("\n"))
        for found in re.finditer(r"\S+", line)
    ]


def read(*pages: str) -> Reading:
    """What is understood of drawn pages, in the school year 2026-2027."""
    above: Above | None = None
    tables: list[Paragraph | PrintedTable] = []
    for page in pages:
        found = unruled_tables(drawn(page), above)
        assert found is not None
        placed: list[tuple[float, Paragraph | PrintedTable]] = [*found.tables]
        placed += [(line[0]["top"], Paragraph(text_of(line))) for line in lines_of(found.rest)]
        tables += [block for _, block in sorted(placed, key=lambda one: one[0])]
        above = found.above
    blocks: list[Block] = rejoined([tables])
    return understand(Paper("map.pdf", tuple(blocks)), year=YearContext.parse("2026-2027"))


def rows(reading: Reading) -> list[tuple[str, str, str]]:
    """Number and work, term, who answers, row by row."""
    return [
        (f"{one.number or ''} {one.text}".strip(), one.term.text, ", ".join(who.text for who in one.responsible))
        for one in reading.measures
    ]
