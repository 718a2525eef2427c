"""What stands in a Word document, read by python-docx and not by what has written it."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn


def words_of(content: bytes) -> list[str]:
    """The paragraphs with words, those of the header first; of tables cell by cell."""
    paper = docx.Document(io.BytesIO(content))
    roots = [paper.sections[0].header._element, paper.element.body]
    return [words for root in roots for line in root.iter(qn("w:p")) if (words := "".join(_pieces(line)))]


def _pieces(line: Any) -> Iterator[str]:
    for piece in line.iter(qn("w:t"), qn("w:br")):
        if piece.tag == qn("w:t"):
            yield piece.text or ""
        elif piece.get(qn("w:type")) is None:
            yield "\n"
