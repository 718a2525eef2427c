"""`python -m bot roster` and `papers` on the server: names meet codes on its own disk, twice the same file doubles nobody."""

import asyncio
import io
import stat
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from sqlalchemy import text

from bot import rostering
from db import Database
from tests.rows import Place

ROSTER = "Класс;ФИО\n7Б;Ветрова Алина Олеговна\n7Б;Сафин Тимур\n"


async def _runs(capsys: pytest.CaptureFixture[str], command: str, *arguments: str) -> tuple[int, str]:
    status = await asyncio.to_thread(getattr(rostering, command), arguments)
    said = capsys.readouterr()
    return status, (said.err if status else said.out).strip()


async def test_names_stay_on_the_servers_disk(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PERSONAL_DATA", "codes")
    async with database.begin() as tx:
        await Place.founded(tx, schools=1, calendar_too=False)
    file, out = tmp_path / "7б.csv", tmp_path / "papers"
    file.write_text(ROSTER, "utf-8")
    here = ("--organization", "Школа № 1")
    assert (await _runs(capsys, "papers", *here, "--out", str(out)))[0] == 2
    assert await _runs(capsys, "roster", "import", str(file), *here) == (
        0, "Школа № 1: 2 new codes, 0 unchanged, 0 got a name, 0 taken off, 0 in use that the file does not know",
    )  # fmt: skip
    file.write_text(ROSTER + "7Б;Рощина Полина\n", "utf-8")
    status, said = await _runs(capsys, "roster", "import", str(file), *here)
    assert (status, said) == (
        0,
        "Школа № 1: 1 new codes, 2 unchanged, 0 got a name, 0 taken off, 0 in use that the file does not know",
    )
    file.write_text(ROSTER + "8;\n", "utf-8")
    status, said = await _runs(capsys, "roster", "import", str(file), *here)
    assert (status, said) == (2, "nothing was kept; put these lines right:\n  line 4: no-name")
    # Where messages are made no name is known, not even the first one.
    async with database.read() as tx:
        assert (await tx.execute(text("SELECT count(*), count(called) FROM roster_codes"))).one() == (3, 0)
    status, said = await _runs(capsys, "papers", *here, "--out", str(out))
    assert (status, said) == (0, f"{out}: 3 slips, 3 lines, 3 with a name")
    assert sorted(one.name for one in out.iterdir()) == ["коды 7Б.pdf", "список классов.xlsx"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in out.iterdir()} == {0o600}
    with pdfplumber.open(io.BytesIO((out / "коды 7Б.pdf").read_bytes())) as paper:
        page = paper.pages[0].extract_text()
    assert all(words in page for words in ("7Б-01", "Ветрова Алина", "7Б-03", "Рощина Полина"))
    rows = list(openpyxl.load_workbook(out / "список классов.xlsx").active.iter_rows(min_row=4, values_only=True))
    assert rows[1] == ("7Б", "7Б-02", "Сафин Тимур", "нет")
    monkeypatch.setenv("PERSONAL_DATA", "none")
    assert (await _runs(capsys, "papers", *here, "--out", str(out)))[1] == "PERSONAL_DATA=none: this bot keeps no participants"
