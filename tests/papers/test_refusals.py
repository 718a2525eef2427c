"""Hostile and broken files: each ends in its own reason, and only the child process ever opens it."""

import asyncio
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from papers import limits, safely
from papers.child import take_limits
from papers.progress import VARIABLE, Watch, came
from papers.reader import read_paper
from papers.refusal import Refused, Why
from tests.papers import files, hostile


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
        pytest.param(lambda: files.docx(hostile.TABLE), "map.pdf", Why.NOT_WHAT_IT_SAYS, id="docx named pdf"),
        pytest.param(lambda: files.docx(hostile.TABLE), "map.xlsx", Why.NOT_WHAT_IT_SAYS, id="docx named xlsx"),
        pytest.param(lambda: files.docx(hostile.TABLE), "map.txt", Why.NOT_WHAT_IT_SAYS, id="docx named txt"),
        pytest.param(lambda: files.text(hostile.TABLE), "map.docx", Why.NOT_WHAT_IT_SAYS, id="txt named docx"),
        pytest.param(lambda: bytes(range(256)) * 40, "map.txt", Why.NOT_WHAT_IT_SAYS, id="bytes named txt"),
        pytest.param(lambda: files.docx(hostile.TABLE)[:9000], "map.docx", Why.DAMAGED, id="docx cut short"),
        pytest.param(lambda: files.xlsx(hostile.TABLE)[:3000], "map.xlsx", Why.DAMAGED, id="xlsx cut short"),
        pytest.param(lambda: b"%PDF-1.7\n" + b"x" * 500, "map.pdf", Why.DAMAGED, id="pdf of nonsense"),
        pytest.param(hostile.locked_word, "map.docx", Why.LOCKED, id="docx under a password"),
        pytest.param(hostile.locked_word, "map.xlsx", Why.LOCKED, id="xlsx under a password"),
        pytest.param(lambda: b"{\\rtf1}", "map.rtf", Why.OLD_WORD, id="rtf"),
        pytest.param(lambda: b"PK\x03\x04", "map.odt", Why.OLD_WORD, id="odt"),
        *(pytest.param(*case, id=named) for named, case in hostile.COSTLY.items()),
    ],
)
def test_file_is_refused_with_its_reason(monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes], name: str, why: Why) -> None:
    # The reason is the file's own on a busy machine, too; what each costs is in `benchmarks/reader.py`.
    monkeypatch.setattr(limits, "FIRST_LOOK", limits.PATIENCE)
    content = make()
    with pytest.raises(Refused) as refused:
        safely.read_now(content, name)
    assert refused.value.why is why


async def test_time_runs_out_and_the_child_is_gone() -> None:
    for way in (safely.read, safely.understood):
        with pytest.raises(Refused) as refused:
            await way(files.text(hostile.TABLE), "map.txt", seconds=0.001)
        assert refused.value.why is Why.TOO_SLOW


async def test_of_many_papers_only_some_are_read_at_a_time() -> None:
    reading = asyncio.gather(*(safely.read(files.text(hostile.TABLE), "map.txt") for _ in range(safely.AT_ONCE * 3)))
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
    for share, content in ((0.9, files.text(hostile.TABLE)), (0.0, None)):
        monkeypatch.setattr(Watch, "share", property(lambda _, share=share: share))
        if content:
            assert (await safely.read(content, "map.txt")).blocks
            assert safely.read_now(content, "map.txt").blocks
        else:
            with pytest.raises(Refused):
                await safely.read(files.text(hostile.TABLE), "map.txt")
            with pytest.raises(Refused):
                safely.read_now(files.text(hostile.TABLE), "map.txt")


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
