"""Indicators by years as web pages print them: cells that end with bars, the years below a heading over them."""

import pytest

from domain.road_map import AskedAbout
from tests.domain.road_map.plain_read import about, read

TITLE = "Сведения о показателях клуба пар"
NAMES = ["Доля учеников с наставником", "Доля педагогов в парах клуба", "Число пар клуба"]
VALUES = [["", "35", "50,5"], ["10", "20", "не менее 30"], ["3", "5", "9"]]
UNITS = ["%", "процент", "единиц"]
WANTED = [
    (35, "2027-12-31", "учеников с наставником"),
    (50.5, "2029-12-31", "учеников с наставником"),
    (10, "2026-12-31", "педагогов в парах клуба"),
    (20, "2027-12-31", "педагогов в парах клуба"),
    (30, "2029-12-31", "педагогов в парах клуба"),
]
YEARS = ["2026 год", "2027 год", "2028 - 2029"]


def promised(text: str) -> list[tuple[float, str, str | None]]:
    return [(one.percent, str(one.due), one.base) for one in read(text, title=TITLE).targets]


@pytest.mark.parametrize("mark", [" |\n", "\n|\n"])
@pytest.mark.parametrize("weight", [[], ["0,2"], ["0 2*(16)"]])
@pytest.mark.parametrize("numbers", [False, True])
@pytest.mark.parametrize("covered", [[], ["", "", ""]])
def test_cell_on_each_line(mark: str, weight: list[str], numbers: bool, covered: list[str]) -> None:
    heads = ["N", "Наименование показателя", "Ед. изм.", *(["Вес показателя"] if weight else [])]
    rows = [[str(at), NAMES[at - 1], UNITS[at - 1], *weight, *VALUES[at - 1]] for at in (1, 2, 3)]
    columns = [str(at + 1) for at in range(len(rows[0]))] if numbers else []
    cells = [
        *heads,
        "Значения показателя",
        *covered,
        *YEARS,
        *columns,
        "Цель: клуб в каждой школе",
        "",
        *(cell for row in rows for cell in row),
    ]
    assert promised("".join(f"{cell}{mark}" for cell in cells)) == WANTED


def test_longest_of_the_headings_is_one() -> None:
    heads = ["Наименование целевого показателя (индикатора) программы «Клубы наставников района», утверждённой в 2025 году"]
    cells = [*heads, "Единица измерения", "Значения показателей", *YEARS, f"1. {NAMES[1]}", "процент", *VALUES[1]]
    assert [one[:2] for one in promised("".join(f"{cell} |\n" for cell in cells))] == [one[:2] for one in WANTED[2:]]


@pytest.mark.parametrize("behind", ["", " | Орган, ответственный за мониторинг"])
def test_row_on_each_line(behind: str) -> None:
    who = " | Комитет" if behind else ""
    rows = [f"{at}. | {NAMES[at - 1]} | {UNITS[at - 1]} | {' | '.join(VALUES[at - 1])}{who} |" for at in (1, 2, 3)]
    head = f"N п/п | Показатели | Единица измерения | Значения показателей (по годам){behind} | ||||"
    assert promised("\n".join([head, f"{' | '.join(YEARS)} | ||", *rows])) == WANTED


@pytest.mark.parametrize("mark", ["line", "cell"])
def test_row_that_lost_cells_is_asked_about(mark: str) -> None:
    heads = ["N", "Показатели", "Единица измерения", "Значения (по годам)"]
    rows = [["1.", NAMES[0], "%", "35", "50"], ["2.", NAMES[1], "%", "10", "20", "30"]]
    if mark == "line":
        heads.append("Кто отвечает")
        rows = [[*row, "Комитет по образованию"] for row in rows]
        text = "\n".join([f"{' | '.join(heads)} | |||", f"{' | '.join(YEARS)} | ||", *(f"{' | '.join(row)} |" for row in rows)])
    else:
        text = "".join(f"{cell} |\n" for cell in [*heads, *YEARS, *(cell for row in rows for cell in row)])
    found = read(text, title=TITLE)
    assert [one.percent for one in found.targets] == [10, 20, 30]
    assert about(found) == [AskedAbout.ROW]
    assert NAMES[0] in found.questions[0].text


def test_years_without_rows_below_them_are_asked_about() -> None:
    frame = "| N | Показатели | 2026 год | 2027 год |\n|---|---|---|---|\n\n1. Доля учеников с наставником, % 10 70\n"
    assert about(read(frame, title=TITLE)) == [AskedAbout.COLUMNS]


@pytest.mark.parametrize("kind", ["", "Тип показателя\n"])
def test_passport_of_a_project_has_a_day_beside_its_base(kind: str) -> None:
    own = "основной\n" if kind else ""
    text = (
        f"№ п/п\nНаименование показателя\n{kind}Базовое значение\nПериод, год\nЗначение\nДата\n2026\n2027\n"
        f"1\nДоля учеников в парах, %\n{own}20\n01.09.2025\n35\n50\n2\nДоля педагогов в парах, %\n{own}5\n01.09.2025\n10\n20"
    )
    assert [(percent, due) for percent, due, _ in promised(text)] == [
        (35, "2026-12-31"),
        (50, "2027-12-31"),
        (10, "2026-12-31"),
        (20, "2027-12-31"),
    ]


@pytest.mark.parametrize(
    ("term", "result", "expected"),
    [
        (
            "2026-2028 годы",
            "Доля учеников, имеющих наставника: 2026 год – 35 %, 2027 год – 50 %, 2028 год – 70 %",
            [(35, "2026-12-31"), (50, "2027-12-31"), (70, "2028-12-31")],
        ),
        (
            "до 31.12.2027",
            "Не менее 35 % обучающихся и 20 % педагогов вовлечены в программы",
            [(35, "2027-12-31"), (20, "2027-12-31")],
        ),
        ("2026-2028 годы", "Не менее 40 % обучающихся вовлечены к концу 2027 года", [(40, "2027-12-31")]),
        ("до 31.12.2027", "Не менее 40 % обучающихся вовлечены в программы", [(40, "2027-12-31")]),
    ],
)
def test_shares_in_what_comes_of_a_work_have_their_days(term: str, result: str, expected: list[tuple[float, str]]) -> None:
    found = read(f"№\tМероприятие\tСрок\tРезультат\n1\tОбучение пар\t{term}\t{result}\n2\tОпрос\tмай 2027\tАнкета")
    assert [(one.percent, str(one.due)) for one in found.targets] == expected
    assert [one.result for one in found.measures] == [result, "Анкета"]
