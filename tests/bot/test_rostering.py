"""`python -m bot roster` and `papers` on the server: names meet codes on its own disk, twice the same file doubles nobody."""

import asyncio
import io
import stat
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot import rostering
from db import Database
from tests.office import words_of
from tests.rows import NOW, Place

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
    # Whoever has come in with a code and works in a pair stands in its papers by the full name, whoever has no name by the code.
    async with database.begin() as tx:
        await _paired(tx)
    status, said = await _runs(capsys, "papers", *here, "--out", str(out))
    assert said.splitlines()[1:] == [f"{out}: 3 documents about pairs", f"{out}: 2 registers, 3 lines"]
    assert {one.name for one in out.glob("*.docx")} == {
        "приказ о закреплении пар.docx",
        "список пар.docx",
        "план пары 7Б-02 1.docx",
    }
    for file in out.glob("*.docx"):
        words = "\n".join(words_of(file.read_bytes()))
        assert "Сафин Тимур, 7Б" in words
        assert "________________ (Н-01)" in words
    (register,) = out.glob("Реестр пар*.xlsx")
    _, row = openpyxl.load_workbook(register).active.iter_rows(min_row=4, values_only=True)
    assert (row[1], row[3]) == ("Н-01", "Сафин Тимур")
    (register,) = out.glob("Базы наставляемых*.xlsx")
    heading, row = openpyxl.load_workbook(register).worksheets[0].iter_rows(min_row=4, values_only=True)
    assert (heading[1], row[1]) == ("Фамилия, имя, отчество", "Сафин Тимур")
    async with database.read() as tx:
        taken = await tx.execute(text('SELECT what, "by", holds, rows FROM exports ORDER BY id'))
        assert [tuple(one) for one in taken] == [
            *(("server", None, "names", rows) for rows in (2, 1)),
            *((what, None, "names", 1) for what in ("pair-order", "pair-list", "pair-plan")),
        ]
    monkeypatch.setenv("PERSONAL_DATA", "none")
    assert (await _runs(capsys, "papers", *here, "--out", str(out)))[1] == "PERSONAL_DATA=none: this bot keeps no participants"


async def _paired(tx: AsyncSession) -> None:
    """The pupil of code 7Б-02 and a teacher without any name, in a pair."""
    place = (await tx.execute(text("SELECT id FROM organizations WHERE kind = 'school'"))).scalar_one()
    people = []
    for role, category, code, grade, letter in (("mentor", "teacher", "Н-01", None, None), ("mentee", "pupil", "7Б-02", 7, "Б")):
        row = await tx.execute(
            text("""
                WITH person AS (INSERT INTO persons (created_at) VALUES (:now) RETURNING id)
                INSERT INTO participants (programme_id, organization_id, person_id, form, role, category, code, grade, letter,
                                          state, decided_at, interests, requests, directions, applied_at)
                SELECT (SELECT max(id) FROM programmes), :place, id, 'pupil_pupil', :role, :category, :code, :grade, :letter,
                       'admitted', :now, '[]', '[]', '[]', :now FROM person RETURNING id
            """),
            {"now": NOW, "place": place, "role": role, "category": category, "code": code, "grade": grade, "letter": letter},
        )
        people.append(row.scalar_one())
    await tx.execute(text("UPDATE roster_codes SET participant_id = :id WHERE number = 2"), {"id": people[1]})
    await tx.execute(
        text("""
            INSERT INTO pairs (organization_id, form, mentor_id, mentee_id, state, proposed_at, proposed_by, mentor_agreed_at,
                               mentee_agreed_at, active_at)
            SELECT :place, 'pupil_pupil', :mentor, :mentee, 'active', :now, min(id), :now, :now, :now FROM persons
        """),
        {"place": place, "mentor": people[0], "mentee": people[1], "now": NOW},
    )
