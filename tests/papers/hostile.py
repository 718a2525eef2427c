"""Files that mean harm or are beyond what is read, for the tests of refusals and the figures of `benchmarks/reader.py`."""

import io
import zipfile
from collections.abc import Callable

from papers.refusal import Why
from tests.papers import files

TABLE = [files.HEADING, *files.rows(3)]


def repacked(content: bytes, change: dict[str, bytes], level: int | None = None) -> bytes:
    """An office file with some parts exchanged or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return out.getvalue()


def bomb() -> bytes:
    return repacked(files.docx(TABLE), {"word/media/image1.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})


def many_bombs() -> bytes:
    return repacked(files.docx(TABLE), {f"word/part{at}.bin": bytes(900_000) for at in range(200)})


def lying_bomb() -> bytes:
    """A part that states a small size and unpacks to a large one."""
    content = bytearray(repacked(files.docx(TABLE), {"word/big.xml": b" " * 5_000_000}))
    size = (5_000_000).to_bytes(4, "little")
    while size in content:
        at = content.index(size)
        content[at : at + 4] = (5_000).to_bytes(4, "little")
    return bytes(content)


def entities(declaration: str) -> bytes:
    document = (
        f'<?xml version="1.0"?><!DOCTYPE w [{declaration}]><w:document xmlns:w="http://x"><w:body>&a;</w:body></w:document>'
    )
    return repacked(files.docx(TABLE), {"word/document.xml": document.encode()})


def laughs() -> bytes:
    grown = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    return entities(f'<!ENTITY a "ха">{grown}')


def wide_sheet() -> bytes:
    return files.xlsx([[f"столбец {at}" for at in range(10_000)]] * 3)


def wide_csv() -> bytes:
    return files.comma_separated([[f"столбец {at}" for at in range(10_000)]] * 3)


def wide_word() -> bytes:
    cells = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>" * 10_000
    wordml = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{wordml}"><w:body><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>'
    return repacked(files.docx(TABLE), {"word/document.xml": document.encode()})


def hungry() -> bytes:
    """Forty megabytes of small elements without words: within every limit of the archive, ten times as large once parsed."""
    block = "".join(f'<w:p w:a="{at * 7919}"/>' for at in range(4_000))
    wordml = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{wordml}"><w:body>{block * 600}</w:body></w:document>'
    return repacked(files.docx(TABLE), {"word/document.xml": document.encode()}, level=1)


def locked_word() -> bytes:
    """The first sectors of an office file under a password: an old container with an encrypted package in it."""
    container = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    name = "EncryptedPackage".encode("utf-16-le")
    container[1024 : 1024 + len(name)] = name
    return bytes(container)


def scan() -> bytes:
    from matplotlib.backends.backend_pdf import PdfPages  # noqa: PLC0415 -- heavy, and only here
    from matplotlib.figure import Figure  # noqa: PLC0415

    out, figure = io.BytesIO(), Figure()
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    axes.imshow([[0, 1], [1, 0]])
    with PdfPages(out) as pages:
        pages.savefig(figure)
    return out.getvalue()


#: What costs a reader most: how it is made, its name and the reason it is refused with.
COSTLY: dict[str, tuple[Callable[[], bytes], str, Why]] = {
    "zip bomb": (bomb, "map.docx", Why.HOSTILE),
    "zip bomb of many parts": (many_bombs, "map.docx", Why.HOSTILE),
    "zip bomb that lies": (lying_bomb, "map.docx", Why.DAMAGED),
    "entity expansion": (laughs, "map.docx", Why.HOSTILE),
    "external entity": (lambda: entities('<!ENTITY a SYSTEM "file:///etc/passwd">'), "map.docx", Why.HOSTILE),
    "xlsx of 10 000 columns": (wide_sheet, "map.xlsx", Why.TOO_WIDE),
    "csv of 10 000 columns": (wide_csv, "map.csv", Why.TOO_WIDE),
    "txt of 10 000 columns": (lambda: "\tя".encode() * 10_000 + b"\n" + "\tа".encode() * 10_000, "map.txt", Why.TOO_WIDE),
    "docx of 10 000 columns": (wide_word, "map.docx", Why.TOO_WIDE),
    "endless text": (lambda: ("строка\n" * 600_000).encode(), "map.txt", Why.TOO_LONG),
    "docx that wants all memory": (hungry, "map.docx", Why.TOO_HUNGRY),
    "scan": (scan, "map.pdf", Why.NO_TEXT),
}
