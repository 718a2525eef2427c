"""A table on one line that a viewer or an e-mail broke at the width of its page: every line is full, wherever rows begin."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.paper import Paragraph
from domain.responsible.hyphens import whole
from domain.road_map.plain_tables.headings_in_line import heading_inside, opens_collapsed

#: Lines of such a table, and signs of its longest line, at least.
_FEWEST, _NARROWEST = 5, 60
#: Signs by which a line may be shorter than its width allows.
_SLACK = 2


def unwrapped(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with every such run of lines made one; all others as they are."""
    out: list[Paragraph] = []
    run: list[Paragraph] = []
    for one in [*paragraphs, Paragraph("")]:
        if one.text.strip() and not one.number and not re.search(r"[\t|]|\S {2,}\S", one.text):
            run.append(one)
            continue
        out += _joined(run)
        run = []
        out.append(one)
    return out[:-1]


def _joined(run: Sequence[Paragraph]) -> list[Paragraph]:
    lines = [" ".join(one.text.split()) for one in run]
    width = max(map(len, lines), default=0)
    if len(run) < _FEWEST or width < _NARROWEST:
        return list(run)
    full = all(len(line) + 1 + len(below.split()[0]) > width - _SLACK for line, below in pairwise(lines))
    if not full:
        return list(run)
    text = " ".join(whole("\n".join(lines)).split())
    return [Paragraph(text)] if opens_collapsed(text) or heading_inside(text) is not None else list(run)
