"""Every paragraph of a template in which a tag may stand, with its words, its place, and a way to write other words there.

Word cuts a line into runs as it likes, also in the middle of a tag: words are read across runs, a tag is put back into the run
in which it begins. Braces that belong to no tag are laid aside for the time of filling, wherever they stand, attributes and
drawings included, so that nothing of them is ever taken for a tag.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from papers.office.language import Place

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What stands for `{` and `}` meanwhile: signs that no text holds.
ASIDE = {"{": "\ufdd0", "}": "\ufdd1"}
_LAY, _TAKE = str.maketrans(ASIDE), str.maketrans({aside: brace for brace, aside in ASIDE.items()})
#: Words of a paragraph that are shown with a fault.
_SHOWN = 90
_PARTS = {"header": "header", "footer": "footer", "footnotes": "footnotes"}


@dataclass(frozen=True)
class Root:
    """The XML of one part of the document. `part` is kept for parts that have to be written back as bytes."""

    name: str
    element: Any
    part: Any = None


def roots(document: Any) -> Iterator[Root]:
    """The body, then headers, footers and footnotes, each once."""
    from docx.oxml import parse_xml  # noqa: PLC0415 -- heavy, only in the child process

    yield Root("body", document.element.body)
    seen = set()
    for relation in document.part.rels.values():
        kind = _PARTS.get(relation.reltype.rsplit("/", 1)[-1])
        if kind is None or relation.is_external or relation.target_part in seen:
            continue
        part = relation.target_part
        seen.add(part)
        element = getattr(part, "element", None)
        yield Root(kind, element) if element is not None else Root(kind, parse_xml(part.blob), part)


def write_back(root: Root) -> None:
    """Where the part holds bytes, put the changed ones there."""
    from lxml import etree  # noqa: PLC0415 -- as above

    if root.part is not None:
        root.part._blob = etree.tostring(root.element, encoding="UTF-8", xml_declaration=True, standalone=True)


class Paragraph:
    """One paragraph. `cell` and `row` are the XML around it, None outside of tables."""

    def __init__(self, element: Any, place: Place, texts: list[Any], row: Any | None) -> None:
        self.element = element
        self.place = place
        self.row = row
        self._texts = texts

    @property
    def words(self) -> str:
        """What stands in it, without what stands in frames that hang on it."""
        return "".join(text.text or "" for text in self._texts)

    @property
    def parent(self) -> Any:
        """The body, the cell or the frame that it stands in."""
        return self.element.getparent()

    def rewrite(self, tags: Mapping[tuple[int, int], str]) -> None:
        """Other words for stretches of it (from, to); what is left is laid aside as far as it is braces."""
        begins, at = [], 0
        for text in self._texts:
            begins.append(at)
            at += len(text.text or "")
        for begin, text in zip(begins, self._texts, strict=True):
            old = text.text or ""
            pieces, last = [], 0
            for (start, end), new in sorted(tags.items()):
                low, high = max(start - begin, 0), min(end - begin, len(old))
                if low >= high:
                    continue
                pieces += [old[last:low].translate(_LAY), new if begin <= start else ""]
                last = high
            text.text = "".join(pieces) + old[last:].translate(_LAY)
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def paragraphs(root: Root) -> Iterator[Paragraph]:
    """In reading order, those of tables and frames included."""
    tables: dict[Any, int] = {}
    for element in root.element.iter(f"{W}p"):
        row = next(element.iterancestors(f"{W}tr"), None)
        number, line = 0, 0
        if row is not None:
            table = next(row.iterancestors(f"{W}tbl"))
            number = tables.setdefault(table, len(tables) + 1)
            line = table.findall(f"{W}tr").index(row) + 1 if row in table else 0
        texts = [text for text in element.iter(f"{W}t") if next(text.iterancestors(f"{W}p")) is element]
        words = "".join(text.text or "" for text in texts).strip()
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        yield Paragraph(element, Place(root.name, shown, number, line), texts, row)


def words_of_row(row: Any) -> str:
    """Everything that is written in a row of a table."""
    return "".join(text.text or "" for text in row.iter(f"{W}t")).strip()


def lay_aside(root: Root) -> None:
    """Every brace outside of paragraphs' words: in attributes, drawings, deleted words."""
    from lxml import etree  # noqa: PLC0415 -- as above

    # The words of the XML itself: python-docx calls «text» what a whole paragraph says.
    words = etree._Element.text
    for element in root.element.iter():
        for name, value in element.attrib.items():
            if "{" in value or "}" in value:
                element.set(name, value.translate(_LAY))
        inside = words.__get__(element)
        if element.tag != f"{W}t" and inside and ("{" in inside or "}" in inside):
            words.__set__(element, inside.translate(_LAY))
        if element.tail and ("{" in element.tail or "}" in element.tail):
            element.tail = element.tail.translate(_LAY)


def taken_back(xml: str) -> str:
    """The braces as they were."""
    return xml.translate(_TAKE)
