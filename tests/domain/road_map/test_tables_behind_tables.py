"""Two tables, one behind the other, with different columns; shares by years with a cell on each line."""

import pytest

from tests.domain.road_map.plain_read import read, rows

SHARES = "№\tНаименование показателя\t31.12.2026\t31.12.2027\n1\tДоля педагогов в парах клуба, %\t35\t50\n"
PLAN = "№\tМероприятие\tСрок\n1\tОпрос пар\tоктябрь\n2\tОтчёт клуба\tмай\n"


def test_narrower_table_behind_a_table_of_shares_is_a_table_of_its_own() -> None:
    found = read(f"{SHARES}\nПлан работы\n\n{PLAN}")
    assert [(one.percent, str(one.due)) for one in found.targets] == [(35, "2026-12-31"), (50, "2027-12-31")]
    assert rows(found) == [("Опрос пар", "октябрь", ""), ("Отчёт клуба", "май", "")]


def test_wider_table_behind_a_plan_is_a_table_of_its_own() -> None:
    found = read(f"{PLAN}\nПоказатели\n\n{SHARES}")
    assert [one.percent for one in found.targets] == [35, 50]
    assert rows(found) == [("Опрос пар", "октябрь", ""), ("Отчёт клуба", "май", "")]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("over", ["", "Ед. изм.\n", "Значения по годам\n", "Базовое значение\n"])
@pytest.mark.parametrize("years", ["31.12.2026\n31.12.2027", "2026 год\n2027 год"])
def test_shares_by_years_with_a_cell_on_each_line_are_promised(blank: str, over: str, years: str) -> None:
    unit = {"Е": "%\n", "Б": "2\n"}.get(over[:1], "")
    numbers = "1\n2\n3\n4\n" if not over and blank == "\n" else ""
    text = (
        f"№\nп/п\nНаименование показателя\n{over}{years}\n{numbers}1\nДоля учеников, вошедших\nв пары клуба, %\n{unit}35\n50\n"
        f"2\nДоля педагогов в парах клуба, %\n{unit}не менее 4\n10,5\n"
        "План работы\n№\nМероприятие\nСрок\n1\nОпрос пар\nоктябрь\n2\nОтчёт клуба\nмай"
    )
    found = read(text.replace("\n", blank))
    assert [(one.percent, str(one.due)) for one in found.targets] == [
        (35, "2026-12-31"),
        (50, "2027-12-31"),
        (4, "2026-12-31"),
        (10.5, "2027-12-31"),
    ]
    assert found.written_on is None
    assert rows(found) == [("Опрос пар", "октябрь", ""), ("Отчёт клуба", "май", "")]


@pytest.mark.parametrize("years", ["2026\t2027", "2026 год\t2027 год\t2028 год"])
def test_indicators_by_years_behind_a_plan_are_no_works_whatever_their_width(years: str) -> None:
    shares = "\t".join(("35", "50", "70")[: years.count("\t") + 1])
    found = read(f"{PLAN}\nПоказатели клуба\nПоказатель\t{years}\nДоля педагогов в парах клуба, %\t{shares}\n")
    assert [one.percent for one in found.targets] == [35, 50, 70][: years.count("\t") + 1]
    assert rows(found) == [("Опрос пар", "октябрь", ""), ("Отчёт клуба", "май", "")]


@pytest.mark.parametrize(
    "people", ["Наставник\tНаставляемый", "Молодой педагог\tПредмет\tНаставник", "ФИО\tДолжность\tСтаж\tРоль"]
)
def test_what_is_counted_in_columns_of_its_own_behind_a_plan_is_no_work(people: str) -> None:
    row = "\t".join(("Дымова А.Б.", "химия", "1 год", "Чайка Д.Е.")[: people.count("\t") + 1])
    found = read(f"{PLAN}\nПары школы\n№\t{people}\n1\t{row}\n2\t{row}\n")
    assert rows(found) == [("Опрос пар", "октябрь", ""), ("Отчёт клуба", "май", "")]


@pytest.mark.parametrize("below", ["", "\nДиректор Дымова А.Б.", "\nКритерии\nНаличие приказа – 1 балл."])
def test_a_form_whose_rows_are_only_counted_is_no_question(below: str) -> None:
    found = read(f"{PLAN}\nФорма отчёта\nПриложение\n№\tМероприятие\tСрок\tОтметка\n1\n2\n3\n{below}")
    assert rows(found) == [("Опрос пар", "октябрь", ""), ("Отчёт клуба", "май", "")]
    assert found.questions == read(PLAN).questions


@pytest.mark.parametrize("year", ["{}", "{} год", "{} г."])
@pytest.mark.parametrize("bar", ["\t", " | "])
def test_years_where_a_work_begins_and_ends_head_no_indicators(year: str, bar: str) -> None:
    first, last = year.format(2027), year.format(2028)
    lines = (
        ("№", "Мероприятие", "Исполнитель", "Срок начала", "Срок окончания", "Результат"),
        ("1", "Опрос пар", "Совет клуба", "01.04.2027", "30.09.2027", "Справка"),
        ("2", "Закупка карт", "Совет клуба", first, last, "Карты"),
        ("3", "Отчёт клуба", "Совет клуба", last, last, "Отчёт"),
    )
    found = read("План работы\n\n" + "\n".join(map(bar.join, lines)))
    assert [(one.text, str(one.term.start), str(one.term.end)) for one in found.measures] == [
        ("Опрос пар", "2027-04-01", "2027-09-30"),
        ("Закупка карт", "2027-01-01", "2028-12-31"),
        ("Отчёт клуба", "2028-01-01", "2028-12-31"),
    ]
    assert not found.questions


@pytest.mark.parametrize("blank", ["", "\t\t\t\t"])
@pytest.mark.parametrize("years", ["2027 год\t2028 год", "2027\t2028\t2029"])
def test_years_alone_under_a_heading_of_money_head_no_other_table(blank: str, years: str) -> None:
    money = "\t".join(("12,5", "0,0", "7,0")[: years.count("\t") + 1])
    heading = "№\tМероприятие\tИсполнитель\tСрок\tОбъём финансирования, тыс. руб."
    found = read(
        f"План работы\n\n{heading}\n{blank}{years}\n1\tОпрос пар\tСовет\tмай 2027 г.\t{money}\n2\tОтчёт\tСовет\t2028 г.\t{money}"
    )
    assert [(one.text, str(one.term.end)) for one in found.measures] == [("Опрос пар", "2027-05-31"), ("Отчёт", "2028-12-31")]
    assert not found.targets
