"""The same road map in every format, and what each format adds: merged cells, list numbers, sheets, encodings, pages."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from domain.road_map import AskedAbout, Paper, Reading, Table
from domain.road_map.understanding import understand
from domain.terms import YearContext
from papers import safely
from papers.reader import read_paper
from papers.transport import packed, packed_record, record_of, unpacked
from tests.papers import files

ROOT = Path(__file__).parents[2]
TABLE = [files.HEADING, *files.rows(6)]
DUE = [date(2026, 9, 1), date(2026, 10, 31), date(2026, 11, 20), date(2027, 5, 31), date(2026, 9, 1), date(2026, 10, 31)]


def understood(content: bytes, name: str) -> Reading:
    return understand(read_paper(content, name))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(lambda: files.docx(TABLE), "map.docx", id="docx"),
        pytest.param(lambda: files.xlsx(TABLE), "map.xlsx", id="xlsx"),
        pytest.param(lambda: files.comma_separated(TABLE), "map.csv", id="csv"),
        pytest.param(lambda: files.comma_separated(TABLE, "cp1251", ","), "map.csv", id="csv cp1251"),
        pytest.param(lambda: files.text(TABLE), "map.txt", id="txt tabs"),
        pytest.param(lambda: files.text(TABLE, encoding="cp1251"), "map.txt", id="txt cp1251"),
        pytest.param(
            lambda: files.text([("N п/п", *files.HEADING[1:]), *files.rows(6)], encoding="koi8-r"), "map.txt", id="txt koi8-r"
        ),
        pytest.param(lambda: files.text(TABLE, encoding="utf-16"), "map.TXT", id="txt utf-16"),
        pytest.param(lambda: files.text(TABLE, "|"), "map.txt", id="txt bars"),
        pytest.param(lambda: files.text(TABLE, "\n"), "map.txt", id="txt one cell per line"),
        pytest.param(lambda: files.text(TABLE, " ").replace(b"\n", b" "), "map.txt", id="txt one line"),
        pytest.param(lambda: files.pdf(TABLE, per_page=4), "map.pdf", id="pdf with rules"),
        pytest.param(lambda: files.pdf(TABLE, ruled=False, per_page=4), "map.pdf", id="pdf without rules"),
        pytest.param(lambda: files.on_its_side(files.pdf(TABLE, per_page=4)), "map.pdf", id="pdf on its side"),
    ],
)
def test_road_map_is_the_same_in_every_format(content, name: str) -> None:  # type: ignore[no-untyped-def]
    reading = understood(content(), name)
    assert [(one.number, one.text, one.term.due) for one in reading.measures] == [
        (number, work, due) for (number, work, _, _), due in zip(files.rows(6), DUE, strict=True)
    ]
    assert [", ".join(who.text for who in one.responsible) for one in reading.measures] == [
        people for *_, people in files.rows(6)
    ]
    assert reading.questions == ()


def test_word_example_reads_like_its_text() -> None:
    examples = ROOT / "examples"
    word, text = (
        understand(read_paper(examples / f"order-belye-klyuchi-87.{kind}", f"order.{kind}")) for kind in ("docx", "txt")
    )
    assert word == text


def test_signs_of_looks_are_no_words() -> None:
    text = (
        "# Приказ № 55-о\n**от 03.09.2026**\n## О слёте\n> В соответствии с планом\n**ПРИКАЗЫВАЮ:**\n1\\. Утвердить [план](https://example.ru/a.pdf).\n"
        "2\\.1\\. __Методисту__ сдать_отчёт _до 15\\.09\\.2026_.\nДиректор ______/А.Б. Лужина/\n"
    )
    reading = understood(text.encode(), "order.txt")
    assert (reading.title, reading.number, reading.written_on) == ("О слёте", "55-о", date(2026, 9, 3))
    assert [(one.number, one.text, one.term.due) for one in reading.points] == [
        ("1", "Утвердить план.", None),
        ("2.1", "Методисту сдать_отчёт до 15.09.2026.", date(2026, 9, 15)),
    ]


def test_a_sign_of_a_number_that_a_site_encoded_twice_is_one() -> None:
    reading = understood("ПРИКАЗ\nот 30 июня 2027 г. в„– 326-па\nО слёте\nПРИКАЗЫВАЮ:\n1. Провести слёт.\n".encode(), "order.txt")
    assert (reading.number, reading.written_on) == ("326-па", date(2027, 6, 30))


def test_commas_of_sentences_part_no_cells_of_a_csv() -> None:
    rows = [(f"{at}", "Собрать, прочесть, обсудить, утвердить анкеты", "15.10.2026", "директора, кураторы") for at in range(1, 6)]
    lines = "\n".join(";".join(row) for row in [files.HEADING, *rows])
    (table,) = read_paper(lines.encode("cp1251"), "map.csv").blocks
    assert isinstance(table, Table)
    assert table.rows == (files.HEADING, *rows)


def test_column_of_automatic_numbers_is_read() -> None:
    from docx import Document  # noqa: PLC0415 -- heavy, and only here

    document = Document()
    table = document.add_table(rows=3, cols=4)
    for at, heading in enumerate(files.HEADING):
        table.cell(0, at).text = heading
    for row, work in ((1, "Сбор анкет"), (2, "Обработка анкет")):
        table.cell(row, 0).paragraphs[0].style = document.styles["List Number"]
        table.cell(row, 1).text, table.cell(row, 2).text, table.cell(row, 3).text = work, "10.10.2026", "Куратор"
    assert [(one.number, one.text) for one in understood(files.saved(document), "map.docx").measures] == [
        ("1", "Сбор анкет"),
        ("2", "Обработка анкет"),
    ]


def test_spreadsheet_with_title_merges_dates_and_two_sheets() -> None:
    from openpyxl import Workbook  # noqa: PLC0415 -- heavy, and only here

    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["Дорожная карта наставничества на 2026-2027 учебный год"])
    first.merge_cells("A1:D1")
    first.append([])
    first.append(list(files.HEADING))
    first.append([1, "Сбор анкет", datetime(2026, 10, 15), "Куратор"])  # noqa: DTZ001 -- a spreadsheet's date has no zone
    first.append([2, "Обработка анкет", "май", None])
    first.merge_cells("D4:D5")
    second = book.create_sheet("Показатели")
    second.append(["№", "Показатель", 2026, 2027])
    second.append([1, "Доля школьников с наставником", 0.1, 0.2])
    second["C2"].number_format = second["D2"].number_format = "0%"
    book.create_sheet("Черновик").sheet_state = "hidden"
    book["Черновик"].append(list(files.HEADING))
    book["Черновик"].append([1, "Лишнее", "01.01.2027", "Никто"])
    reading = understood(files.saved(book), "map.xlsx")
    assert [(one.number, one.text, one.term.due, one.responsible[0].text) for one in reading.measures] == [
        ("1", "Сбор анкет", date(2026, 10, 15), "Куратор"),
        ("2", "Обработка анкет", date(2027, 5, 31), "Куратор"),
    ]
    assert [(share.percent, share.due) for share in reading.targets] == [(10.0, date(2026, 12, 31)), (20.0, date(2027, 12, 31))]
    assert reading.title == "Дорожная карта наставничества на 2026-2027 учебный год"


def test_hidden_rows_and_columns_of_a_sheet_are_not_on_the_paper() -> None:
    from openpyxl import Workbook  # noqa: PLC0415 -- heavy, and only here

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Дорожная карта на 2026-2027 учебный год"],
        ["Код", *files.HEADING],
        ["x", *files.rows(2)[0]],
        ["x", *files.rows(2)[1]],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    sheet.column_dimensions["A"].hidden = sheet.row_dimensions[3].hidden = True
    reading = understood(files.saved(book), "map.xlsx")
    assert [one.number for one in reading.measures] == ["2"]
    assert reading.title == "Дорожная карта на 2026-2027 учебный год"
    (hidden,) = [asked.text for asked in reading.questions if asked.about is AskedAbout.HIDDEN]
    assert hidden == f"x / {' / '.join(files.rows(2)[0])}"


def test_what_a_filter_hides_is_told_and_what_a_sheet_hides_for_itself_is_not() -> None:
    from openpyxl import Workbook  # noqa: PLC0415 -- heavy, and only here

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (files.HEADING, ("1", "2", "3", "4"), *files.rows(6)):
        sheet.append(list(row))
    sheet.auto_filter.ref = "A1:D8"
    for at in (2, 4, 5):
        sheet.row_dimensions[at].hidden = True
    sheet.column_dimensions["D"].hidden = True
    choices = book.create_sheet("Справочник")
    choices.sheet_state = "hidden"
    for word in ("Куратор", "Директор"):
        choices.append([word])
    reading = understood(files.saved(book), "map.xlsx")
    assert [one.number for one in reading.measures] == ["1", "4", "5", "6"]
    assert [asked.text for asked in reading.questions if asked.about is AskedAbout.HIDDEN] == [
        f"{' / '.join(files.rows(3)[1])}; {' / '.join(files.rows(3)[2])}; Ответственные"
    ]


LETTERS = "План мероприятий на 2026-2027 учебный год\nМероприятие\tСрок\tОтветственный\nСбор анкет\tдо 15.10.2026\tКуратор\n"


@pytest.mark.parametrize(
    ("content", "due"),
    [
        pytest.param(LETTERS.encode().replace("анкет".encode(), b"\xd0" + "нкет".encode()), date(2026, 10, 15), id="of a word"),
        pytest.param(LETTERS.encode().replace(b"15.10", b"1\xff.10"), None, id="of a day"),
        pytest.param(LETTERS.encode().replace(b"2026\t", b"20\xff6\t"), None, id="of a year"),
    ],
)
def test_one_damaged_letter_refuses_no_paper_and_is_told(content: bytes, due: date | None) -> None:
    reading = understood(content, "map.txt")
    assert [(one.term.due, one.responsible[0].text) for one in reading.measures] == [(due, "Куратор")]
    (asked,) = [asked.text for asked in reading.questions if asked.about is AskedAbout.LETTERS]
    assert "\ufffd" in asked
    assert asked.count(";") == 0
    assert (due is None) == (reading.measures[0].term.question is not None)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "cp866"])
def test_whole_letters_of_any_encoding_are_no_damaged_ones(encoding: str) -> None:
    reading = understood(LETTERS.encode(encoding), "map.txt")
    assert [(one.text, one.term.due) for one in reading.measures] == [("Сбор анкет", date(2026, 10, 15))]
    assert not [asked for asked in reading.questions if asked.about is AskedAbout.LETTERS]


def test_text_cut_inside_its_last_letter_is_read() -> None:
    reading = understood(LETTERS.encode()[:-2], "map.txt")
    assert [one.text for one in reading.measures] == ["Сбор анкет"]


def test_bullet_without_a_letter_is_no_damage() -> None:
    reading = understood(f"{LETTERS}\ufffd\n\ufffd \n".encode(), "map.txt")
    assert not [asked for asked in reading.questions if asked.about is AskedAbout.LETTERS]


def test_spreadsheet_with_lines_above_the_heading() -> None:
    reading = understood(
        files.xlsx(TABLE, ["УТВЕРЖДАЮ", "Приказ № 14 от 30.08.2026", "План мероприятий по наставничеству"]), "map.xlsx"
    )
    assert (len(reading.measures), reading.number, reading.title) == (6, "14", "План мероприятий по наставничеству")


def test_pdf_joins_a_table_over_many_pages_and_keeps_the_title() -> None:
    table = [files.HEADING, *files.rows(40)]
    reading = understood(
        files.pdf(table, per_page=9, before=["План мероприятий по наставничеству", "на 2026-2027 учебный год"]), "map.pdf"
    )
    assert [one.number for one in reading.measures] == [str(number) for number in range(1, 41)]
    assert reading.title == "План мероприятий по наставничеству на 2026-2027 учебный год"


def test_text_in_dos_letters_is_read() -> None:
    assert len(understood(files.text([("N п/п", *files.HEADING[1:]), *files.rows(6)], encoding="cp866"), "map.txt").measures) == 6


def test_paper_survives_the_way_from_the_child() -> None:
    content = files.docx(TABLE, ["О запуске программы"], ["Директор"])
    assert safely.read_now(content, "map.docx") == read_paper(content, "map.docx")


def test_what_is_known_of_a_table_survives_the_way_from_the_child() -> None:
    paper = Paper("map.pdf", (Table((("1", "Слёт"), ("2", "Сбор")), pages=frozenset({1}), pieced=True),))
    assert unpacked(packed(paper)) == paper


def test_reading_survives_the_way_from_the_child() -> None:
    order = ROOT / "examples" / "order-belye-klyuchi-87.txt"
    reading = understand(read_paper(order, order.name))
    assert record_of(Reading, packed_record(reading)) == reading
    year = YearContext.school_year(2028)
    assert safely.understood_now(order, order.name, year=year) == understand(read_paper(order, order.name), year=year)


async def test_bot_reads_without_stopping() -> None:
    reading = await safely.understood(files.text(TABLE), "map.txt")
    assert [one.term.due for one in reading.measures] == DUE


@pytest.mark.parametrize(
    ("ruled", "widths"), [(False, (12, 84, 42, 46)), (True, (10, 30, 24, 27))], ids=["in the middle", "narrow"]
)
def test_wrapped_cells_of_a_pdf_are_whole(ruled: bool, widths: tuple[float, ...]) -> None:
    table = [
        ("№", "Мероприятие", "Срок", "Ответственный"),
        ("1", "Психолого-педагогическое сопровождение наставнических пар школы", "в течение учебного года", "Педагог-психолог"),
        ("2", "Информирование родителей и общественности о наставничестве", "до 25.09.2026", "Заместитель директора"),
        ("3", "Организация встреч с представителями предприятий города", "октябрь 2026 года – март 2027 года", "Куратор"),
        ("4", "Итоги", "не позднее 30 мая 2027 года", "Директор, заместители директора"),
    ]
    reading = understood(files.pdf_of_middles(table, widths, ruled=ruled), "map.pdf")
    shown = [(one.number, one.text, one.term.text, ", ".join(who.text for who in one.responsible)) for one in reading.measures]
    assert shown == table[1:]
    assert reading.questions == ()


def test_spreadsheet_gives_days_and_numbers_as_its_cells_show_them() -> None:
    from openpyxl import Workbook  # noqa: PLC0415 -- heavy, and only here

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [("№", "Мероприятие", "Срок", "Ответственный"), (2.1, "Сбор пар", date(2026, 9, 1), "Куратор")]
    noon = datetime(2027, 5, 14, 12)  # noqa: DTZ001 -- a spreadsheet knows no zones
    for row in [*rows, (2.1, "Опрос пар", date(2026, 12, 20), "Куратор"), (3, "Показ", noon, "Куратор")]:
        sheet.append(row)
    for cell, form in {"A3": "0.00", "C2": "MMMM YYYY", "C3": "DD.MM", "C4": "DD.MM.YYYY HH:MM"}.items():
        sheet[cell].number_format = form
    reading = understand(read_paper(files.saved(book), "map.xlsx"), year=YearContext.parse("2026-2027"))
    said = [(one.number, one.term.text, one.term.end) for one in reading.measures]
    assert said == [
        ("2.1", "сентябрь 2026", date(2026, 9, 30)),
        ("2.10", "20.12", date(2026, 12, 20)),
        ("3", "14.05.2027", date(2027, 5, 14)),
    ]


def test_hours_of_a_spreadsheet_have_no_seconds() -> None:
    from openpyxl import Workbook  # noqa: PLC0415 -- heavy, and only here

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Дата", "Время", "Мероприятие", "Кто"])
    sheet.append([date(2026, 9, 2), time(8, 30), "Планёрка", "Директор"])
    (only,) = understood(files.saved(book), "plan.xlsx").measures
    assert (only.term.due, only.term.text) == (date(2026, 9, 2), "02.09.2026 08:30")


def test_struck_out_cells_and_words_of_a_sheet_are_told_and_not_read() -> None:
    from openpyxl import Workbook  # noqa: PLC0415 -- heavy, and only here
    from openpyxl.cell.rich_text import CellRichText, TextBlock  # noqa: PLC0415
    from openpyxl.cell.text import InlineFont  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    term = CellRichText([TextBlock(InlineFont(strike=True), "до 01.10.2026"), TextBlock(InlineFont(b=True), " до 20.10.2026")])
    for row in (files.HEADING, ("1", "Сбор анкет", term, "Куратор"), ("2", "Поездка", "май 2027", "Директор")):
        sheet.append(list(row))
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    reading = understood(files.saved(book), "map.xlsx")
    assert [(one.text, one.term.due) for one in reading.measures] == [("Сбор анкет", date(2026, 10, 20))]
    assert [asked.text for asked in reading.questions] == ["до 01.10.2026; 2 / Поездка / май 2027 / Директор"]


def test_a_comma_of_the_words_parts_no_cells_where_a_row_is_too_wide() -> None:
    text = "№,Мероприятие,Срок,Ответственный\n1,Семинар, часть первая,12.10.2026,методист, завуч\n2,Слёт,май 2027,директор\n"
    assert [(one.text, [who.text for who in one.responsible]) for one in understood(text.encode(), "map.csv").measures] == [
        ("Семинар, часть первая", ["методист", "завуч"]),
        ("Слёт", ["директор"]),
    ]
