"""What is kept about a person, as a document that anybody can open and read: a heading for each kind, a line for each answer."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

#: What XML cannot hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Section:
    """One kind of data: its heading, and for every entry its lines as (label, value)."""

    title: str
    entries: Sequence[Sequence[tuple[str, str]]]


def document(title: str, introduction: str, sections: Sequence[Section]) -> bytes:
    """The `.docx`, A4 upright."""
    import docx  # noqa: PLC0415 -- heavy; the idle bot never holds it
    from docx.shared import Mm, Pt  # noqa: PLC0415

    paper = docx.Document()
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(20), Mm(15), Mm(15), Mm(15)
    usual = paper.styles["Normal"]
    usual.font.name, usual.font.size = "Times New Roman", Pt(12)
    usual.paragraph_format.space_after = Pt(3)
    paper.add_heading(_clean(title), level=1)
    paper.add_paragraph(_clean(introduction))
    for section in sections:
        paper.add_heading(_clean(section.title), level=2)
        for entry in section.entries:
            grid = paper.add_table(rows=0, cols=2, style="Table Grid")
            grid.autofit = False
            for label, value in entry:
                left, right = grid.add_row().cells
                left.width, right.width = Mm(60), Mm(115)
                left.text, right.text = _clean(label), _clean(value)
            paper.add_paragraph()
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()


def _clean(words: str) -> str:
    return _CONTROL.sub(" ", words)
