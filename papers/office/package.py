"""A first look at a template's package: only an ordinary Word document, with nothing that acts or comes from elsewhere."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from papers import archive
from papers.office.language import Fault, Faulty, Wrong
from papers.office.paragraphs import W
from papers.refusal import Refused, Why

#: Bytes of a template. Telegram takes more, a form with a coat of arms needs less.
LARGEST = 3 * 1024 * 1024
MAIN = "word/document.xml"
_PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
#: Parts of macros and of other programs' objects.
_ACTIVE = re.compile(r"vbaproject|vbadata|/embeddings/|/activex/|/customui", re.IGNORECASE)
_OBJECTS = re.compile(r"/(?:oleObject|package|control|aFChunk|vbaProject|subDocument)$")
#: Fields of Word that start a program or read another file.
_FETCHES = re.compile(
    r"^\s*(?:DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD|MACROBUTTON)\b", re.IGNORECASE
)


def opened(content: bytes) -> Any:
    """The document as python-docx has it. Raises `Faulty`."""
    if len(content) > LARGEST:
        raise Faulty(Fault(Wrong.TOO_LARGE))
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise Faulty(Fault(Wrong.NOT_DOCX))
    try:
        archive.check(content, MAIN)
    except Refused as refused:
        wrong = {Why.HOSTILE: Wrong.HOSTILE, Why.NOT_WHAT_IT_SAYS: Wrong.NOT_DOCX}.get(refused.why, Wrong.DAMAGED)
        raise Faulty(Fault(wrong)) from None
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        types = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if any(_ACTIVE.search(name) for name in names) or b"macroEnabled" in types:
        raise Faulty(Fault(Wrong.ACTIVE))
    if _PLAIN.encode() not in types:
        raise Faulty(Fault(Wrong.NOT_DOCX))
    return _checked(content)


def _checked(content: bytes) -> Any:
    import docx  # noqa: PLC0415 -- heavy, and only the child process that fills documents needs it

    try:
        document = docx.Document(io.BytesIO(content))
        parts = list(document.part.package.iter_parts())
        relations = [one for part in parts for one in part.rels.values()]
        commands = [command for part in parts for command in _commands(part)]
    except (KeyError, ValueError, AttributeError, SyntaxError, TypeError, OSError) as broken:
        raise Faulty(Fault(Wrong.DAMAGED)) from broken
    if any(_OBJECTS.search(one.reltype) for one in relations):
        raise Faulty(Fault(Wrong.ACTIVE))
    if any(one.is_external and not one.reltype.endswith("/hyperlink") for one in relations):
        raise Faulty(Fault(Wrong.FOREIGN))
    if any(map(_FETCHES.match, commands)):
        raise Faulty(Fault(Wrong.FOREIGN))
    return document


def _commands(part: Any) -> Iterator[str]:
    """What the fields of a part command. Word cuts a command into runs as it likes, also in the middle of a word."""
    from docx.oxml import parse_xml  # noqa: PLC0415 -- as above

    element = getattr(part, "element", None)
    if element is None:
        if not (part.partname.startswith("/word/") and part.partname.endswith(".xml")):
            return
        element = parse_xml(part.blob)  # footnotes, for one, are bytes to python-docx
    open_fields = [""]
    for one in element.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if one.tag == f"{W}fldSimple":
            yield str(one.get(f"{W}instr"))
        elif one.tag == f"{W}instrText":
            open_fields[-1] += str(one.text or "")
        elif one.get(f"{W}fldCharType") == "begin":
            open_fields.append("")
        elif one.get(f"{W}fldCharType") == "end" and len(open_fields) > 1:
            yield open_fields.pop()
    yield from open_fields
