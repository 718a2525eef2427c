"""A first look into an office file before any library opens it: bombs, foreign entities, missing parts."""

import io
import re
import zipfile

from papers import limits
from papers.refusal import Refused, Why

_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C\0T\0Y\0P\0E|E\0N\0T\0I\0T\0Y)", re.IGNORECASE)
_CHUNK = 1 << 20


def check(content: bytes, needs: str) -> None:
    """Refuses a zip that is broken, locked, grows beyond measure, declares entities or lacks the part `needs`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > limits.PARTS or sum(part.file_size for part in parts) > limits.UNPACKED:
                raise Refused(Why.HOSTILE)
            for part in parts:
                _check_part(archive, part)
            if needs not in archive.namelist():
                raise Refused(Why.NOT_WHAT_IT_SAYS)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as broken:
        raise Refused(Why.DAMAGED) from broken


#: What «Документ Word (строгий Open XML)» calls its parts by; the libraries know the usual names only.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


def transitional(content: bytes, main: str) -> bytes:
    """An office file that `check` let through, with the usual names of its parts; `main`: the part that tells which it has."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if not _STRICT.search(archive.read(main)):
            return content
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as usual:
            for part in archive.infolist():
                read = archive.read(part)
                is_xml = part.filename.lower().endswith((".xml", ".rels"))
                usual.writestr(part, _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", read) if is_xml else read)
        return out.getvalue()


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise Refused(Why.LOCKED)
    if part.file_size > _CHUNK and part.file_size > limits.RATIO * max(1, part.compress_size):
        raise Refused(Why.HOSTILE)
    if not part.filename.lower().endswith((".xml", ".rels")):
        return
    read, tail = 0, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            if read > limits.UNPACKED or _DECLARED.search(tail + chunk):  # the size that the archive states may be a lie
                raise Refused(Why.HOSTILE)
            tail = chunk[-64:]
