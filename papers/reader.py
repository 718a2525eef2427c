"""One file becomes one Paper. Called in the child process; the front that starts the child is `papers.safely`."""

from pathlib import Path

from domain.paper import Paper
from papers import limits
from papers.refusal import Refused, Why

_ZIP, _PDF, _OLD_OFFICE = b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0"
_OLD = {
    ".doc": Why.OLD_WORD,
    ".dot": Why.OLD_WORD,
    ".rtf": Why.OLD_WORD,
    ".odt": Why.OLD_WORD,
    ".xls": Why.OLD_EXCEL,
    ".ods": Why.OLD_EXCEL,
}
KINDS = (".txt", ".docx", ".xlsx", ".csv", ".pdf")


def read_paper(source: bytes | Path, filename: str) -> Paper:
    """The paper in a file, by its extension, which its content must bear out. Raises Refused with the reason."""
    kind = Path(filename).suffix.lower()
    if kind in _OLD:
        raise Refused(_OLD[kind])
    if kind not in KINDS:
        raise Refused(Why.UNKNOWN_KIND)
    content = _content(source)
    _bear_out(kind, content)
    match kind:
        case ".docx":
            from papers.docx_paper import read_docx as read  # noqa: PLC0415 -- each format only where it is read
        case ".xlsx":
            from papers.xlsx_paper import read_xlsx as read  # noqa: PLC0415 -- each format only where it is read
        case ".pdf":
            from papers.pdf.paper import read_pdf as read  # noqa: PLC0415 -- each format only where it is read
        case ".csv":
            from papers.text_paper import read_csv as read  # noqa: PLC0415 -- each format only where it is read
        case _:
            from papers.text_paper import read_text as read  # noqa: PLC0415 -- each format only where it is read
    return read(content, filename)


def _content(source: bytes | Path) -> bytes:
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > limits.FILE:
        raise Refused(Why.TOO_LARGE)
    content = source if isinstance(source, bytes) else source.read_bytes()
    if not content.strip():
        raise Refused(Why.EMPTY)
    return content


def _bear_out(kind: str, content: bytes) -> None:
    """The first bytes must be those of the kind that the name states."""
    if content.startswith(_OLD_OFFICE):  # an old or a locked office file under a new name
        raise Refused(Why.LOCKED if b"E\0n\0c\0r\0y\0p\0t\0e\0d" in content else Why.NOT_WHAT_IT_SAYS)
    if kind in (".docx", ".xlsx") and not content.startswith(_ZIP):
        raise Refused(Why.NOT_WHAT_IT_SAYS)
    if kind == ".pdf" and _PDF not in content[:1024]:
        raise Refused(Why.NOT_WHAT_IT_SAYS)
    if kind in (".txt", ".csv") and content.startswith((_ZIP, _PDF, b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"GIF8")):
        raise Refused(Why.NOT_WHAT_IT_SAYS)
