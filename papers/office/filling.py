"""A prepared template is filled: by docxtpl, in a sandbox in which there is nothing but the fields' values."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from papers.office.catalogue import Fields
from papers.office.language import Fault, Faulty, Wrong
from papers.office.paragraphs import W, taken_back

#: What stands where nothing is known: to be filled in by hand.
BLANK, BLANK_IN_ROW = "_" * 16, "_" * 8
#: What XML cannot hold, and what docxtpl takes for commands.
_CONTROL = {code: " " for code in range(32) if code != 10} | {0xFFFE: " ", 0xFFFF: " "}
#: Rows of the trials of a template: none, one, some.
_TRIALS = (0, 1, 3)


class Blank(str):
    """A value that is not known, printed as a line, or a zero: false to a condition."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


class _Sandbox(ImmutableSandboxedEnvironment):
    """Values are words and lists of rows; nothing has attributes but a row its fields, and nothing is called."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        return obj[attribute] if isinstance(obj, dict) and attribute in obj else self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument) if isinstance(argument, str) else self.undefined(obj=obj)

    def is_safe_callable(self, obj: Any) -> bool:
        return False


class _Document(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl with a document that was prepared already, whose properties are not templates."""

    def __init__(self, document: Any) -> None:
        super().__init__(None)
        self.docx = document

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        return taken_back(super().render_xml_part(src_xml, part, context, jinja_env))

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Whoever wrote the template is not the author of the paper."""
        properties = self.docx.core_properties
        properties.author = properties.last_modified_by = properties.comments = properties.title = ""


def filled(document: Any, fields: Fields, values: Mapping[str, Any]) -> bytes:
    """The `.docx`. A field that is None or lacking becomes a line to write on. Raises `Faulty` where no document comes of it."""
    from docx import Document  # noqa: PLC0415 -- heavy, only in the child process

    paper = _Document(document)
    paper.render(_context(fields, values), _Sandbox(), autoescape=True)
    _mend(paper.docx.element.body)
    content = io.BytesIO()
    paper.docx.save(content)
    try:
        Document(io.BytesIO(content.getvalue()))
    except (KeyError, ValueError, AttributeError, SyntaxError) as spoilt:
        raise Faulty(Fault(Wrong.SPOILT)) from spoilt
    return content.getvalue()


def _context(fields: Fields, values: Mapping[str, Any]) -> dict[str, Any]:
    plain = {code: _said(values.get(code), BLANK) for code in fields.plain}
    lists = {
        code: [{field: _said(row.get(field), BLANK_IN_ROW) for field in row_fields} for row in values.get(code) or ()]
        for code, row_fields in fields.lists.items()
    }
    return plain | lists


def _said(value: Any, blank: str) -> str:
    words = "" if value is None else str(value).translate(_CONTROL).strip()
    return Blank(words or blank) if words in ("", "0") else words


def _mend(body: Any) -> None:
    """Cells need a paragraph and tables a row: what a condition has emptied is no document for Word."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 -- as above

    for table in list(body.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            table.getparent().remove(table)
    for cell in body.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            cell.append(OxmlElement("w:p"))


def trials(fields: Fields) -> Sequence[Mapping[str, Any]]:
    """Invented values with which a new template is filled once or twice before anybody relies on it."""
    return [
        {code: code if many else None for code in fields.plain}
        | {code: [dict.fromkeys(row, "…") for _ in range(many)] for code, row in fields.lists.items()}
        for many in _TRIALS
    ]
