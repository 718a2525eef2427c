"""Hostile and broken files: each ends in its own reason, soon, and only the child process ever opens it."""

import asyncio
import io
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from papers import limits, safely
from papers.child import take_limits
from papers.progress import VARIABLE, Watch, came
from papers.reader import read_paper
from papers.refusal import Refused, Why
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


@pytest.mark.parametrize(
    ("make", "name", "why"),
    [
        pytest.param(lambda: b"", "map.txt", Why.EMPTY, id="empty"),
        pytest.param(lambda: b" \n\t \n", "map.txt", Why.EMPTY, id="blank"),
        pytest.param(lambda: b"", "map.docx", Why.EMPTY, id="empty docx"),
        pytest.param(lambda: files.docx([[""]]), "map.docx", Why.EMPTY, id="docx without words"),
        pytest.param(lambda: files.xlsx([[""]]), "map.xlsx", Why.EMPTY, id="xlsx without words"),
        pytest.param(lambda: bytes(limits.FILE + 1), "map.txt", Why.TOO_LARGE, id="too large"),
        pytest.param(lambda: b"x", "map.exe", Why.UNKNOWN_KIND, id="unknown kind"),
        pytest.param(lambda: b"x", "map", Why.UNKNOWN_KIND, id="no extension"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "map.doc", Why.OLD_WORD, id="doc"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "map.xls", Why.OLD_EXCEL, id="xls"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "map.docx", Why.NOT_WHAT_IT_SAYS, id="doc named docx"),
        pytest.param(lambda: files.docx(TABLE), "map.pdf", Why.NOT_WHAT_IT_SAYS, id="docx named pdf"),
        pytest.param(lambda: files.docx(TABLE), "map.xlsx", Why.NOT_WHAT_IT_SAYS, id="docx named xlsx"),
        pytest.param(lambda: files.docx(TABLE), "map.txt", Why.NOT_WHAT_IT_SAYS, id="docx named txt"),
        pytest.param(lambda: files.text(TABLE), "map.docx", Why.NOT_WHAT_IT_SAYS, id="txt named docx"),
        pytest.param(lambda: bytes(range(256)) * 40, "map.txt", Why.NOT_WHAT_IT_SAYS, id="bytes named txt"),
        pytest.param(lambda: files.docx(TABLE)[:9000], "map.docx", Why.DAMAGED, id="docx cut short"),
        pytest.param(lambda: files.xlsx(TABLE)[:3000], "map.xlsx", Why.DAMAGED, id="xlsx cut short"),
        pytest.param(lambda: b"%PDF-1.7\n" + b"x" * 500, "map.pdf", Why.DAMAGED, id="pdf of nonsense"),
        pytest.param(bomb, "map.docx", Why.HOSTILE, id="zip bomb"),
        pytest.param(many_bombs, "map.docx", Why.HOSTILE, id="zip bomb of many parts"),
        pytest.param(lying_bomb, "map.docx", Why.DAMAGED, id="zip bomb that lies"),
        pytest.param(laughs, "map.docx", Why.HOSTILE, id="entity expansion"),
        pytest.param(lambda: entities('<!ENTITY a SYSTEM "file:///etc/passwd">'), "map.docx", Why.HOSTILE, id="external entity"),
        pytest.param(wide_sheet, "map.xlsx", Why.TOO_WIDE, id="xlsx of 10 000 columns"),
        pytest.param(wide_csv, "map.csv", Why.TOO_WIDE, id="csv of 10 000 columns"),
        pytest.param(
            lambda: b"\t\xd1\x8f" * 10_000 + b"\n" + b"\t\xd0\xb0" * 10_000, "map.txt", Why.TOO_WIDE, id="txt of 10 000 columns"
        ),
        pytest.param(wide_word, "map.docx", Why.TOO_WIDE, id="docx of 10 000 columns"),
        pytest.param(lambda: ("строка\n" * 600_000).encode(), "map.txt", Why.TOO_LONG, id="endless text"),
        pytest.param(hungry, "map.docx", Why.TOO_HUNGRY, id="docx that wants all memory"),
        pytest.param(locked_word, "map.docx", Why.LOCKED, id="docx under a password"),
        pytest.param(locked_word, "map.xlsx", Why.LOCKED, id="xlsx under a password"),
        pytest.param(lambda: b"{\\rtf1}", "map.rtf", Why.OLD_WORD, id="rtf"),
        pytest.param(lambda: b"PK\x03\x04", "map.odt", Why.OLD_WORD, id="odt"),
        pytest.param(scan, "map.pdf", Why.NO_TEXT, id="scan"),
    ],
)
def test_file_is_refused_with_its_reason(make: Callable[[], bytes], name: str, why: Why) -> None:
    content = make()
    started = time.monotonic()
    with pytest.raises(Refused) as refused:
        safely.read_now(content, name)
    assert refused.value.why is why
    assert time.monotonic() - started < limits.FIRST_LOOK + 1


async def test_time_runs_out_and_the_child_is_gone() -> None:
    for way in (safely.read, safely.understood):
        with pytest.raises(Refused) as refused:
            await way(files.text(TABLE), "map.txt", seconds=0.001)
        assert refused.value.why is Why.TOO_SLOW


async def test_of_many_papers_only_some_are_read_at_a_time() -> None:
    reading = asyncio.gather(*(safely.read(files.text(TABLE), "map.txt") for _ in range(safely.AT_ONCE * 3)))
    most = 0
    while not reading.done():
        most = max(most, readers())
        await asyncio.sleep(0.005)
    assert all(paper.blocks for paper in await reading)
    assert 0 < most <= safely.AT_ONCE


def readers() -> int:
    """Children of this process that read papers."""
    found = 0
    for one in Path("/proc/self/task").glob("*/children"):
        for child in one.read_text().split():
            with suppress(OSError):
                found += b"papers.child" in Path(f"/proc/{child}/cmdline").read_bytes()
    return found


def test_progress_of_a_long_file_reaches_the_parent_and_a_stuck_one_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with Watch() as watch:
        monkeypatch.setenv(VARIABLE, str(watch.writes))
        assert watch.share < limits.HOPEFUL
        read_paper(files.pdf([files.HEADING, *files.rows(60)]), "map.pdf")
        assert watch.share > limits.HOPEFUL
        for _ in range(70_000):  # more than a pipe holds: nobody waits
            came(0.9)
    assert limits.FIRST_LOOK < 10


async def test_file_that_is_far_enough_at_the_first_look_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FIRST_LOOK", 0.001)
    for share, content in ((0.9, files.text(TABLE)), (0.0, None)):
        monkeypatch.setattr(Watch, "share", property(lambda _, share=share: share))
        if content:
            assert (await safely.read(content, "map.txt")).blocks
            assert safely.read_now(content, "map.txt").blocks
        else:
            with pytest.raises(Refused):
                await safely.read(files.text(TABLE), "map.txt")
            with pytest.raises(Refused):
                safely.read_now(files.text(TABLE), "map.txt")


def test_a_system_that_limits_no_memory_reads_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """macOS refuses RLIMIT_AS whatever its size; before, no paper was read there."""
    asked: list[int] = []

    def as_on_macos(which: int, _: object) -> None:
        if which == resource.RLIMIT_AS:
            raise ValueError("current limit exceeds maximum limit")
        asked.append(which)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(resource, "setrlimit", as_on_macos)
    take_limits()
    assert {resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE} <= set(asked)


def test_child_knows_nothing_of_the_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    assert not any("secret" in value for value in safely._environment().values())
