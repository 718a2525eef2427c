"""The matrix as a picture and as a workbook, evidence as an archive: opened again and looked at."""

import io
import json
import struct
import subprocess
import sys
import zipfile
from dataclasses import asdict, replace
from datetime import date

import openpyxl
import pytest

from papers.evidence_zip import File, archive, fit, named, portion
from papers.matrix_picture import FACES, MOST_COLUMNS, MOST_ROWS, MatrixPicture, Row, draw, from_json, in_two_lines
from papers.matrix_xlsx import HEADINGS_AT, Cell, Sheet, workbook
from tests.papers.test_charts import pixels

KINDS = tuple(FACES)
LEGEND = tuple((kind, f"слова {kind}") for kind in KINDS)
ONE = MatrixPicture(
    title="Исполнение: Синегорск",
    subtitle="Приказ № 7",
    columns=tuple("12345678"),
    rows=(Row("Школа № 1", KINDS),),
    legend=LEGEND,
    footer="На 11.08.2026",
    nothing="Пока ничего нет",
)
FULL = replace(
    ONE,
    columns=tuple(f"1.2.{n}" for n in range(MOST_COLUMNS)),
    rows=tuple(Row(f"Дом творчества «Очень длинное имя» № {n}", ("overdue",) * MOST_COLUMNS) for n in range(MOST_ROWS)),
)


def size(png: bytes) -> tuple[int, ...]:
    return struct.unpack(">II", png[16:24])


def test_picture_is_as_wide_as_a_phone_and_holds_every_colour_that_stands_in_it() -> None:
    png = draw(ONE)
    assert size(png)[0] == size(draw(FULL))[0] == 1080
    assert size(png)[1] < size(draw(FULL))[1] <= 1500
    for kind, face in FACES.items():
        assert pixels(png, face.fill) > 1_500, kind
    # Twelve times ten cells and one in the legend, and no other colour anywhere.
    assert pixels(draw(FULL), FACES["overdue"].fill) > 250_000
    assert pixels(draw(FULL), FACES["accepted"].fill) == 0


def test_long_names_keep_the_number_that_tells_them_apart() -> None:
    for name, drawn in (
        ("Школа № 1", ["Школа № 1"]),
        ("Детский сад № 16 «Солнышко»", ["Детский сад № 16", "«Солнышко»"]),
        (
            "Центр дополнительного образования детей «Радуга» № 23",
            ["Центр дополнительного", "…детей «Радуга» № 23"],
        ),
        ("ы" * 300, ["ы" * 21, "…" + "ы" * 6]),
        ("", []),
    ):
        assert in_two_lines(name) == drawn


def test_signs_differ_where_colours_cannot_be_told_apart() -> None:
    assert len({face.sign for face in FACES.values()}) == len(FACES)


@pytest.mark.parametrize("words", ["$a_1$ \\frac{1}", "🙂 學校", "ы" * 300, ""])
def test_any_words_are_drawn(words: str) -> None:
    picture = replace(ONE, title=words, subtitle=words, footer=words, columns=(words,) * 8, rows=(Row(words, KINDS),))
    assert draw(picture)[:4] == draw(replace(picture, rows=(), columns=(), nothing=words))[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": (Row("1", ("overdue",)),)},
        {"rows": (Row("1", ("pink",) * 8),)},
        {"rows": (Row("1", (None,) * 8),) * (MOST_ROWS + 1)},
        {"columns": ("1",) * (MOST_COLUMNS + 1), "rows": ()},
    ],
)
def test_picture_that_cannot_be_drawn_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"one cell per column|known kind|at most"):
        replace(ONE, **wrong)  # type: ignore[arg-type]


def test_child_process_draws_the_same_and_refuses_nonsense_with_code_two() -> None:
    assert from_json(json.dumps(asdict(ONE))) == ONE
    command = [sys.executable, "-m", "papers.matrix_picture"]
    told = subprocess.run(command, input=json.dumps(asdict(ONE)).encode(), capture_output=True, check=True)
    assert told.stdout == draw(ONE)
    refused = subprocess.run(command, input=b"{}", capture_output=True, check=False)
    assert (refused.returncode, refused.stdout, len(refused.stderr.decode().strip().splitlines())) == (2, b"", 1)


TABLE = Sheet(
    name="Поручения: [всё]/2026",
    title="Приказ № 7. На 11.08.2026",
    headings=("Организация", "Состояние", "Срок", "Дней", "Пояснение"),
    rows=[
        ("Школа № 1", Cell("overdue", "срок прошёл"), date(2026, 8, 1), 10, "=1+1"),
        ("Школа № 2", Cell("accepted", "принято"), date(2026, 9, 1), None, "https://school2.example"),
    ],
    fixed=1,
)


def test_workbook_opens_with_dates_colours_filters_and_no_formulas() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([TABLE, replace(TABLE, name="Ещё", rows=[])])))
    assert book.sheetnames == ["Поручения   всё  2026", "Ещё"]
    page = book.worksheets[0]
    first = HEADINGS_AT + 1
    assert [cell.value for cell in page[first]] == list(TABLE.headings)
    one, state, due, days, comment = page[first + 1]
    assert (one.value, state.value, due.value.date(), days.value) == ("Школа № 1", "срок прошёл", date(2026, 8, 1), 10)
    assert (due.is_date, due.number_format) == (True, "dd.mm.yyyy")
    assert (comment.value, comment.data_type) == ("=1+1", "s")
    assert page[first + 2][4].hyperlink is None
    assert state.fill.start_color.rgb == "FF" + FACES["overdue"].fill[1:].upper()
    assert page[first + 2][1].fill.start_color.rgb == "FF" + FACES["accepted"].fill[1:].upper()
    assert page.freeze_panes == f"B{first + 1}"
    assert page.auto_filter.ref == f"A{first}:E{first + 2}"
    long = replace(TABLE, rows=[("Школа № 1", None, None, None, "слово " * 50)])
    rows = openpyxl.load_workbook(io.BytesIO(workbook([long]))).worksheets[0].row_dimensions
    assert rows[first + 1].height == 75, "wrapped words do not run into the next row"


def test_names_in_an_archive_are_readable_fit_every_system_and_differ() -> None:
    files = [
        File(("Школа № 1", "№ 45 от 10.08.2026"), "протокол.pdf", b"a"),
        File(("Школа № 1", "№ 45 от 10.08.2026"), "Протокол.pdf", b"b"),
        File(('Дом «Родник» / "Ключ"', "№ 7/2: от\n1"), "../../etc/passwd", b"c"),
        File(("..", "  "), "а" * 200 + ".docx", b"d"),
    ]
    paths = [path for path, _ in named(files)]
    assert paths[:2] == ["Школа № 1/№ 45 от 10.08.2026/протокол.pdf", "Школа № 1/№ 45 от 10.08.2026/Протокол (2).pdf"]
    assert paths[2] == "Дом «Родник» Ключ/№ 7 2 от 1/etc passwd"
    assert paths[3].endswith(".docx")
    assert len(paths[3].rpartition("/")[2]) <= 80
    with zipfile.ZipFile(io.BytesIO(archive(named(files)))) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == paths
        assert packed.read(paths[1]) == b"b"
        assert all(info.flag_bits & 0x800 for info in packed.infolist() if not info.filename.isascii()), "names are UTF-8"


@pytest.mark.parametrize(
    ("sizes", "taken"), [([], 0), ([1, 2, 3], 3), ([5, 5, 1], 2), ([11, 1], 1), ([0] * 500, 500), ([10, 0, 1], 2)]
)
def test_part_is_closed_before_it_is_too_large_and_is_never_empty(sizes: list[int], taken: int) -> None:
    assert portion(sizes, 10) == taken


def test_nameless_gets_a_name() -> None:
    assert fit(" ../ ") == "_"
