"""Word documents: paragraphs with their list numbers, tables with their merged cells, in reading order."""

import io
from collections.abc import Iterator
from typing import Any

from domain.paper import Block, Cell, Covered, Paper, Paragraph, Table
from papers import archive, limits
from papers.list_numbers import BULLET, ListNumbers, W
from papers.refusal import Refused, Why
from papers.symbols import drawn, sign
from papers.uneven_columns import evened

_SKIPPED = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}instrText",
    f"{W}delText",
    f"{W}footnoteReference",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}smartTag", f"{W}customXml", f"{W}ins", f"{W}moveTo"}


def read_docx(content: bytes, name: str) -> Paper:
    """The paper of a `.docx`. Refused when it is broken, hostile or has no words."""
    archive.check(content, "word/document.xml")
    content = archive.transitional(content, "word/document.xml")
    import docx  # noqa: PLC0415 -- heavy, and only the child process that reads a Word file needs it

    try:
        document = docx.Document(io.BytesIO(content))
        body = document.element.body
    except (KeyError, ValueError, AttributeError, SyntaxError) as broken:
        raise Refused(Why.DAMAGED) from broken
    reader = _Reader(ListNumbers.of_document(_root(document, "numbering"), _root(document, "styles")))
    blocks = list(reader.blocks(body))
    if not reader.characters:
        raise Refused(
            Why.NO_TEXT
            if "word/media" in "".join(str(part.partname) for part in document.part.package.iter_parts())
            else Why.EMPTY
        )
    return Paper(name, tuple(blocks), tuple(reader.away))


def _root(document: Any, kind: str) -> Any | None:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            return getattr(relation.target_part, "element", None)
    return None


class _Reader:
    """Goes through the body once; list numbers count on from paragraph to paragraph."""

    def __init__(self, numbers: ListNumbers) -> None:
        self.numbers = numbers
        self.characters = 0
        #: What is struck out, and rows that are hidden.
        self.away: list[str] = []

    def blocks(self, parent: Any) -> Iterator[Block]:
        for element in parent:
            if element.tag == f"{W}p":
                number = self.numbers.of(element)
                text, boxes = self._text(element)
                for box in boxes:  # what stands in a frame of its own is no part of the line that it is hung on
                    yield from self.blocks(box)
                yield Paragraph(text, number)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in _WRAPPERS:
                yield from self.blocks(element)

    def _text(self, paragraph: Any) -> tuple[str, list[Any]]:
        """The words of a paragraph and the text boxes that hang on it."""
        pieces: list[str] = []
        boxes: list[Any] = []
        away: list[str] = []
        self._collect(paragraph, pieces, boxes, away)
        self._tell("".join(away))
        text = "".join(pieces)
        self.characters += len(text.strip())
        if self.characters > limits.CHARACTERS:
            raise Refused(Why.TOO_LONG)
        return text, boxes

    def _tell(self, words: str) -> None:
        """Words that stand in the file and not on the paper are told of; a number alone says nothing."""
        if len(words := " ".join(words.split())) > 2:
            self.away.append(words)

    def _collect(self, element: Any, pieces: list[str], boxes: list[Any], away: list[str]) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                pieces.append(drawn(child.text or "", _font(element)))
            elif tag == f"{W}sym":
                pieces.append(sign(child.get(f"{W}char") or ""))
            elif tag == f"{W}tab":
                pieces.append("\t")
            elif tag in (f"{W}br", f"{W}cr"):
                pieces.append("\n")
            elif tag == f"{W}noBreakHyphen":
                pieces.append("-")
            elif tag == f"{W}softHyphen":
                pieces.append("\u00ad")
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag in _SKIPPED or tag == f"{W}pPr" or _has(child, "vanish"):
                continue
            elif _has(child, "strike") or _has(child, "dstrike"):
                away.append(_said(child))
            else:
                self._collect(child, pieces, boxes, away)

    def _table(self, table: Any) -> Iterator[Block]:
        rows: list[list[tuple[int, Cell]]] = []
        inner: list[Block] = []
        for row in _children(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            if _holds(row.find(f"{W}trPr/{W}hidden")):
                self._tell(" / ".join(words for cell in _children(row, "tc") if (words := _said(cell))))
                continue
            if len(rows) >= limits.ROWS:
                raise Refused(Why.TOO_LONG)
            rows.append(self._row(row, inner))
        widths = [_number(column, f"{W}w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        columns = evened([[width for width, _ in row] for row in rows], widths)
        yield Table(tuple(_spread(row, own) for row, own in zip(rows, columns, strict=True)))
        yield from inner

    def _row(self, row: Any, inner: list[Block]) -> list[tuple[int, Cell]]:
        """The cells of a row, each with the columns of Word's grid that it takes."""
        before = row.find(f"{W}trPr/{W}gridBefore")
        cells: list[tuple[int, Cell]] = [(1, "")] * (min(_number(before), limits.COLUMNS) if before is not None else 0)
        taken = len(cells)
        for cell in _children(row, "tc"):
            properties = cell.find(f"{W}tcPr")
            span = properties.find(f"{W}gridSpan") if properties is not None else None
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            words = self._cell(cell, inner)
            above = merge is not None and merge.get(f"{W}val") != "restart" and not words
            width = max(1, _number(span)) if span is not None else 1
            taken += width
            if taken > limits.COLUMNS:
                raise Refused(Why.TOO_WIDE)
            cells.append((width, Covered.ABOVE if above else words))
        return cells

    def _cell(self, cell: Any, inner: list[Block]) -> str:
        lines: list[str] = []
        for block in self.blocks(cell):
            if isinstance(block, Paragraph):
                mark = f"{block.number} " if block.number and not block.number.startswith(BULLET) else ""
                lines.append(f"{mark}{block.text}".strip())
            elif len(block.rows) > 1 and max(map(len, block.rows)) >= 3:  # a frame around the real table
                inner.append(block)
            else:
                lines += [words.strip() for row in block.rows for words in row if isinstance(words, str)]
        return "\n".join(line for line in lines if line)


def _children(parent: Any, name: str) -> Iterator[Any]:
    for element in parent:
        if element.tag == f"{W}{name}":
            yield element
        elif element.tag in _WRAPPERS:
            yield from _children(element, name)


def _spread(row: list[tuple[int, Cell]], columns: list[int]) -> tuple[Cell, ...]:
    """The cells of a row, one for every column; `columns`: how many each takes."""
    out: list[Cell] = []
    for (_, words), width in zip(row, columns, strict=True):
        out += [words, *([Covered.ABOVE if words is Covered.ABOVE else Covered.LEFT] * (width - 1))]
    return tuple(out)


def _has(run: Any, mark: str) -> bool:
    """Whether a run is marked so: «vanish» are words that Word neither shows nor prints, «strike» those that are struck out."""
    return run.tag == f"{W}r" and _holds(run.find(f"{W}rPr/{W}{mark}"))


def _holds(mark: Any | None) -> bool:
    return mark is not None and mark.get(f"{W}val") not in ("0", "false", "off")


def _font(run: Any) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return str(fonts.get(f"{W}ascii") or "") if fonts is not None else ""


def _said(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def _number(element: Any, name: str = f"{W}val") -> int:
    text = str(element.get(name) or "1")
    return int(text) if text.isdigit() and len(text) < 6 else limits.COLUMNS + 1
