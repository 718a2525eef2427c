"""The two commands as a person runs them: standard output is only the answer, a refusal is status 2 and one line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.reading import read, read_terms

ROOT = Path(__file__).parents[2]
ORDER = ROOT / "examples" / "order-belye-klyuchi-87.txt"


def test_read_prints_the_promised_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert read([str(ORDER), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["number"], said["date"]) == ("87", "2026-08-10")
    first = said["measures"][0]
    assert set(first) >= {"number", "section", "measure", "term", "responsible", "result", "target"}
    assert first["term"] == {
        "text": "01.09.2026",
        "kind": "date",
        "start": "2026-09-01",
        "end": "2026-09-01",
        "deadlines": [],
        "recurrence": None,
        "question": None,
    }
    assert set(first["responsible"][0]) == {"text", "office", "scope", "person"}
    assert [target["percent"] for target in said["targets"]] == [15, 30, 45, 60, 70]
    assert said["measures"][3]["target"]["due"] == "2026-12-31"
    assert [point["number"] for point in said["points"]] == ["1.1", "1.2.1", "1.2.2", "1.2.3", "2.1", "2.2", "2.3"]
    assert len(said["questions"]) == 1


def test_read_prints_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert read([str(ORDER)]) == 0
    said = capsys.readouterr().out
    assert "8 мероприятий, 7 пунктов, 5 показателей, 1 вопрос" in said
    assert "31.10.2026" in said


def test_year_of_the_command_reaches_the_terms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("№\tМероприятие\tСрок\tОтветственный\n1\tИтоги\tмай\tДиректор\n", "utf-8")
    assert read([str(file), "--json", "--year", "2026-2027"]) == 0
    assert json.loads(capsys.readouterr().out)["measures"][0]["term"]["end"] == "2027-05-31"
    assert read([str(file), "--json"]) == 0
    term = json.loads(capsys.readouterr().out)["measures"][0]["term"]
    assert (term["end"], bool(term["question"])) == (None, True)


@pytest.mark.parametrize(
    ("name", "content", "arguments"),
    [
        ("map.doc", b"\xd0\xcf\x11\xe0", []),
        ("empty.txt", b"", []),
        ("notice.txt", "Завтра выходной.".encode(), []),
        ("plan.txt", "План".encode(), ["--year", "вчера"]),
    ],
)
def test_refusal_is_status_2_and_one_line(
    name: str, content: bytes, arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert read([str(tmp_path / name), "--json", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


def test_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read([str(tmp_path / "no.txt")]) == 2
    assert "no.txt" in capsys.readouterr().err


def asked(*lines: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "bot.reading", "read-terms", "--json"],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_terms_are_answered_line_by_line_in_order() -> None:
    answers = asked(
        json.dumps({"text": "сентябрь, май", "year": "2026-2027"}),
        json.dumps({"text": "до 1 октября", "year": None}),
        "не JSON",
        "[" * 100_000,
        json.dumps({"text": "не реже двух раз в год", "year": 2026}),
        json.dumps({"text": "ежегодно до 25 августа"}),
        json.dumps({"text": "март", "year": "когда-нибудь"}),
        "до 2 октября 2026 года",
    )
    assert [answer["kind"] for answer in answers] == [
        "list",
        "until",
        "unparseable",
        "unparseable",
        "recurring",
        "recurring",
        "month",
        "until",
    ]
    assert answers[7]["end"] == "2026-10-02", "a bare phrase is one, too"
    assert answers[0]["deadlines"] == ["2026-09-30", "2027-05-31"]
    assert (answers[1]["end"], bool(answers[1]["question"])) == (None, True)
    assert answers[4]["recurrence"] == {"freq": "yearly", "interval": 1, "times": 2, "by": None}
    assert answers[5]["recurrence"]["by"] == ["--08-25"]
    assert (answers[6]["end"], bool(answers[6]["question"])) == (None, True)
    assert set(answers[0]) == {"kind", "start", "end", "deadlines", "recurrence", "question"}


def test_nobody_who_stops_reading_sees_a_fault() -> None:
    command = [sys.executable, "-m", "bot.reading", "read-terms"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        child.stdin.write("до 01.10.2026\n".encode() * 3000)
        child.stdin.close()
        assert (child.stderr.read(), child.wait()) == (b"", 0)


def test_terms_without_json_are_told_in_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", iter(["до 01.10.2026\n", "ежемесячно\n"]))
    assert read_terms([]) == 0
    assert capsys.readouterr().out == "до 01.10.2026 — до 01.10.2026\nежемесячно — каждый месяц\n"


def test_commands_load_neither_telegram_nor_database_nor_office_formats() -> None:
    heavy = ("aiogram", "sqlalchemy", "asyncpg", "docx", "openpyxl", "pdfplumber", "lxml", "matplotlib", "apscheduler")
    script = f"import bot.reading, sys; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_question_about_a_whole_page_repeats_its_beginning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["О внесении изменений в приказ от 01.07.2026 № 87", "ПРИКАЗЫВАЮ:", "1. Внести в дорожную карту изменения:"]
    paper = tmp_path / "changes.txt"
    paper.write_text("\n".join([*lines, f"1.1. Раздел II изложить в новой редакции: «{'слово ' * 20_000}»."]), "utf-8")
    assert read([str(paper), "--json"]) == 0
    [asked] = [one for one in json.loads(capsys.readouterr().out)["questions"] if one["about"] == "change"]
    assert asked["text"].startswith("Раздел II изложить")
    assert 100 < len(asked["question"]) < 1000
