"""What a file does not show or has lost: said once, so that nothing is left out without a word."""

import re
from collections.abc import Iterator

from domain.paper import Paper, Paragraph
from domain.road_map.record import AskedAbout, ReadingQuestion

#: A sign that no encoding made a letter of, beside a letter, a figure or another; alone it stands for a bullet.
_LOST = re.compile(r"[^\W_]\ufffd|\ufffd[^\W_]|\ufffd{2}")
#: Damaged lines that are repeated in the question.
MOST_LINES = 5


def flaws_of(paper: Paper) -> list[ReadingQuestion]:
    """One question for what the file hides, with its words, and one for letters that are damaged, with their lines."""
    out = [ReadingQuestion(AskedAbout.HIDDEN, "; ".join(paper.hidden))] if paper.hidden else []
    damaged = [" ".join(line.split()) for line in _lines(paper) if _LOST.search(line)]
    more = " …" if len(damaged) > MOST_LINES else ""
    return [*out, ReadingQuestion(AskedAbout.LETTERS, "; ".join(damaged[:MOST_LINES]) + more)] if damaged else out


def _lines(paper: Paper) -> Iterator[str]:
    for block in paper.blocks:
        texts = (
            [block.text]
            if isinstance(block, Paragraph)
            else [cell for row in block.rows for cell in row if isinstance(cell, str)]
        )
        for text in texts:
            yield from text.split("\n")
