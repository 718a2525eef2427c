"""Numbered lines that a copy holds twice, one below the other: a page printed over itself, a row marked and pasted again."""

import re
from collections.abc import Sequence

from domain.paper import Paragraph

#: «1.2<tab>Провести ревизию …»: a number, and enough words behind it to be a row and no cell.
_ROW = re.compile(r"\W{0,3}\d{1,3}(?:\.\d{1,3})*[.)]?[\s|].{30,}", re.DOTALL)


def once(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same lines, a numbered row that stands twice in a row kept once: nothing that it says is lost."""
    out: list[Paragraph] = []
    for one in paragraphs:
        before = next((above for above in reversed(out[-2:]) if above.text.strip()), None)
        if before is None or before != one or not _ROW.match(one.text):
            out.append(one)
    return out
