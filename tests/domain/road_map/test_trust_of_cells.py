"""Which rows put together from lines are not to be trusted, rule by rule: what is doubted, and what only looks like it."""

import pytest

from domain.responsible import responsible_in
from domain.road_map.columns.grid import Row
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import Heading
from domain.road_map.record import Measure
from domain.road_map.tables.trust import crowded, exchanged, is_mixed, leaking, left_over, loses_column, spilled, swallowed
from domain.terms import YearContext, parse_term

Cells = tuple[str, ...]


def heading(roles: str) -> Heading:
    """Roles by their names; one in brackets has no heading."""
    names = roles.split()
    return Heading(tuple(Role(one.strip("()")) for one in names), tuple("" if one[0] == "(" else one for one in names), 1)


def rows(*cells: Cells) -> list[Row]:
    return [Row({at: text for at, text in enumerate(row) if text}) for row in cells]


@pytest.mark.parametrize(
    ("roles", "cells", "mixed"),
    [
        ("number measure", ("4. 5.", "Слёт"), True),
        ("number measure", ("4. 6.", "Слёт"), False),
        ("measure responsible", ("Слёт\nмай\nКонцерт", "Завуч"), False),
        ("measure term", ("Слёт\nмай\nКонцерт", "июнь"), True),
        ("measure term", ("Слёт\nза май\nпар", "июнь"), False),
        ("measure term place", ("Слёт", "29.12", "30.12 Зал"), True),
        ("measure term place", ("Слёт", "29.12", "Зал 30.12"), False),
        ("measure term place", ("Слёт", "", "30.12 Зал"), False),
        ("measure term audience", ("Слёт", "март", "5-9\nКруглый стол пар\n10-11"), True),
        ("measure term audience", ("Слёт", "март", "5-9\nклассы\n10-11"), False),
        ("measure term", ("Слёт\n12.03 –\n16.03\nКонцерт", "июнь"), True),
    ],
)
def test_term_of_another_row_in_a_row(roles: str, cells: Cells, mixed: bool) -> None:
    assert is_mixed(rows(cells)[0], heading(roles)) is mixed


@pytest.mark.parametrize(("work", "mixed"), [("Разговор о встречах\nСобрание 16.10", True), ("Собрание 16.10", False)])
def test_day_on_the_last_line_of_a_work_under_a_month(work: str, mixed: bool) -> None:
    assert is_mixed(Row({0: work}, section="Октябрь"), heading("measure term")) is mixed
    assert not is_mixed(Row({0: work}, section="Встречи"), heading("measure term"))
    assert not is_mixed(Row({0: work, 1: "20.10"}, section="Октябрь"), heading("measure term"))


NEW = "Нет раздела\nСоздать раздел"


@pytest.mark.parametrize(
    ("roles", "cells", "doubted"),
    [
        ("other measure", [("Нет пандуса", "Поставить"), ("", NEW), ("Темно", "Зажечь свет")], {1}),
        ("other measure", [("Нет пандуса", "Поставить"), ("", "Нет раздела\nпро пары"), ("Темно", "Зажечь свет")], set()),
        ("other measure", [("Нет пандуса", "Поставить"), ("", NEW)], set()),
        ("place measure", [("Нет пандуса", "Поставить"), ("", NEW), ("Темно", "Зажечь свет")], set()),
        ("measure other", [("Поставить", "Нет пандуса"), (NEW, ""), ("Зажечь свет", "Темно")], set()),
    ],
)
def test_cell_in_front_of_a_work_that_may_stand_in_it(roles: str, cells: list[Cells], doubted: set[int]) -> None:
    assert swallowed(rows(*cells), heading(roles)) == doubted


FIRST, WITHOUT, ANEW = ("Слёт", "май", "Отчёт"), ("Анкета", "июнь", ""), ("Справка\nОткрытый урок", "июль", "Отзыв")


@pytest.mark.parametrize(
    ("roles", "cells", "doubted"),
    [
        ("measure term result", [FIRST, WITHOUT, ANEW], {1, 2}),
        ("measure term result", [FIRST, WITHOUT, ("Открытый\nурок", "июль", "Отзыв")], set()),
        ("measure term result", [FIRST, ANEW, WITHOUT], set()),
        ("measure term result", [WITHOUT, WITHOUT, ANEW], set()),
        ("measure term responsible", [FIRST, WITHOUT, ANEW], set()),
        ("stage term result", [FIRST, WITHOUT, ANEW], set()),
    ],
)
def test_last_cell_that_may_have_run_into_the_next_work(roles: str, cells: list[Cells], doubted: set[int]) -> None:
    assert leaking(rows(*cells), heading(roles)) == doubted


TWO = "Слёт\nКонцерт"


@pytest.mark.parametrize(
    ("roles", "cells", "lost"),
    [
        ("stage measure", [("", "Слёт"), ("", "Концерт")], True),
        ("stage measure", [("", "Слёт")], False),
        ("stage measure", [("Начало", "Слёт"), ("", "Концерт")], False),
        ("(stage) measure", [("", "Слёт"), ("", "Концерт")], False),
        ("place measure", [("", "Слёт"), ("", "Концерт")], False),
        ("measure term", [(TWO, "май"), (TWO, "июнь"), ("Беседа", "июль")], True),
        ("measure term", [("Беседа", "июль"), (TWO, "май"), (TWO, "июнь")], False),
        ("measure term", [(TWO, "май"), (TWO, "июнь")], False),
        ("measure term", [(TWO, "май"), ("Опрос", "июнь"), ("Беседа", "июль")], False),
        ("measure result", [(TWO, "Отчёт"), (TWO, "Отзыв"), ("Беседа", "Отзыв")], False),
        ("number measure", [("1", TWO), ("2", TWO), ("3", "Беседа")], False),
    ],
)
def test_works_that_hold_another_column(roles: str, cells: list[Cells], lost: bool) -> None:
    assert loses_column(rows(*cells), heading(roles)) is lost


def measure(work: str, people: str) -> Measure:
    return Measure(work, parse_term("май", context=YearContext()), responsible=responsible_in(people))


CROSSED, RIGHT = (
    ("Классный руководитель", "Проведение анкетирования пар"),
    ("Проведение анкетирования пар", "Классный руководитель"),
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([CROSSED, CROSSED, RIGHT], True),
        ([CROSSED, CROSSED, RIGHT, RIGHT, RIGHT], False),
        ([CROSSED, RIGHT], False),
        ([RIGHT, RIGHT], False),
        ([("Классный руководитель", "Директор"), ("Педагог-психолог", "Завуч")], False),
        ([("Классный руководитель", ""), ("Педагог-психолог", "")], False),
    ],
)
def test_works_in_the_column_of_those_who_answer(said: list[tuple[str, str]], found: bool) -> None:
    assert exchanged([measure(*one) for one in said]) is found


@pytest.mark.parametrize(
    ("roles", "cells", "doubted"),
    [
        ("measure term place", [("Слёт", "май", "Зал"), ("Концерт", "5 мая актовый зал", "")], {1}),
        ("measure term place", [("Слёт", "май", "Зал"), ("Концерт", "5 мая", "")], set()),
        ("measure term place", [("Слёт", "май", "Зал"), ("Концерт", "по договорённости", "")], set()),
        ("measure term result", [("Слёт", "май", "Отчёт"), ("Концерт", "5 мая подробный отзыв", "")], {1}),
        ("measure result term", [("Слёт", "Отчёт", "май"), ("Концерт", "", "5 мая подробный отзыв")], set()),
        ("measure place", [("Слёт", "Зал"), ("5 мая актовый зал", "")], set()),
        ("measure term audience responsible", [("Слёт", "май", "", "Завуч")] * 3, {0, 1, 2}),
        ("measure term audience responsible", [("Слёт", "май", "", "Завуч")] * 2, set()),
        ("measure term audience", [("Слёт", "май", "")] * 3, set()),
        ("measure term place responsible", [("Слёт", "май", "", "Завуч")] * 3, set()),
        ("measure term place", [(TWO, "май", ""), ("Беседа", "май", ""), ("Опрос", "май", "Зал")], {0}),
        ("measure term place", [(TWO, "май", ""), ("Беседа", "май", "Двор"), ("Опрос", "май", "Зал")], set()),
        ("place measure term", [("", TWO, "май"), ("", "Беседа", "май"), ("Зал", "Опрос", "май")], set()),
        ("measure term place responsible", [("Слёт", "май", "Зал", "Завуч"), ("Опрос", "май", "", "ДДТ\nоргкомитет")], {1}),
        ("measure term place responsible", [("Слёт", "май", "Зал", "Завуч"), ("Опрос", "май", "", "Завуч\nоргкомитет")], set()),
        ("measure term place responsible", [("Слёт", "май", "", "Завуч"), ("Опрос", "май", "", "ДДТ\nоргкомитет")], set()),
    ],
)
def test_empty_cell_whose_words_may_stand_beside_it(roles: str, cells: list[Cells], doubted: set[int]) -> None:
    assert crowded(rows(*cells), heading(roles)) == doubted


PLAIN = ("Слёт пар", "май", "Завуч")


@pytest.mark.parametrize(
    ("roles", "cells", "doubted"),
    [
        ("measure term responsible", [PLAIN, ("Встреча\nВыбор профессии", "июнь", "Завуч"), PLAIN], {1}),
        ("number measure term", [("1", "Слёт", "май"), ("2", "Встреча\nВыбор профессии", "июнь")], set()),
        ("measure term responsible", [PLAIN, ("Встреча\nКонцерт", "", "Завуч"), PLAIN], {1}),
        ("measure term responsible", [PLAIN, ("Встреча пар.\nКонцерт", "", "Завуч"), PLAIN], set()),
        ("other measure term", [("Школа", "Слёт", "май"), ("", "Опрос\nБеседа", "май")], {1}),
        ("stage measure term", [("Начало", "Слёт", "май"), ("Ход", "Опрос", "май"), ("", "Конец Беседа", "май")], {2}),
        ("stage measure term", [("Начало", "Слёт", "май"), ("", "Конец Беседа", "май"), ("", "Итог Опрос", "май")], {1, 2}),
        ("term measure", [("май", "Слёт"), ("", "Концерт"), ("июнь", "Опрос")], {0, 1}),
        ("term measure responsible", [("май", "Слёт", "Завуч"), ("", "Концерт", "Завуч"), ("июнь", "Опрос", "Завуч")], set()),
        ("number measure term audience", [("1", "Слёт", "май", "5-9"), ("2", "Опрос", "май", "учеников 9-х")], {1}),
        ("responsible measure term", [("Завуч", "Встреча\nКонцерт", ""), ("Завуч", "Опрос", "май")], {0}),
        ("responsible measure term", [("Завуч", "Встреча\nКонцерт", "июнь"), ("Завуч", "Опрос", "май")], set()),
        ("measure term note", [("Слёт", "май", "отчёт")] + [("Опрос", "май", "Отзыв")] * 3, {0}),
        ("measure term note", [("Слёт", "май", "отчёт")] * 2 + [("Опрос", "май", "Отзыв")] * 2, set()),
        ("measure term place", [("Слёт", "май", "зал")] + [("Опрос", "май", "Двор")] * 3, set()),
        ("measure stage term", [("Дневники пар Полнота записей", "", "май"), ("Журналы", "Порядок", "май")], {0}),
        ("measure responsible", [("Победители этапа Координатор", "Юдина К.Р."), ("Слёт", "Завуч")], {0}),
        ("measure responsible", [("Победители этапа", "Юдина К.Р."), ("Слёт", "Завуч")], set()),
        ("measure responsible", [("Слёт", "Члены комиссии\nдополнительные занятия"), ("Опрос", "Завуч")], {0}),
        ("measure responsible", [("Слёт", "Члены комиссии\nклассные руководители"), ("Опрос", "Завуч")], set()),
        ("measure responsible note", [("Слёт", "Завуч", "Юдина К.Р.")], {0}),
        ("responsible measure note", [("Завуч", "Слёт", "Юдина К.Р.")], set()),
        ("measure audience", [("Слёт", "5-9"), ("Опрос", "10"), ("Круг", "7\nБеседа")], {2}),
        ("measure audience", [("Слёт", "Родители"), ("Опрос", "Педагоги"), ("Круг", "7\nБеседа")], set()),
        ("measure term responsible", [("Слёт\nКонцерт", "май", "Завуч\nПсихолог")], {0}),
        ("measure term responsible", [("Слёт\nКонцерт", "май", "Завуч\nЗал за углом")], set()),
        ("measure term responsible", [("Слёт\nКонцерт", "май", "Завуч,\nПсихолог")], set()),
        ("measure term result", [FIRST, ("Опрос", "май\nСправка", ""), FIRST], {1}),
        ("measure term result", [FIRST, ("Опрос", "май –\nсправка", ""), FIRST], {1}),
        ("measure term responsible", [PLAIN, ("Опрос", "май –\nсправка", ""), PLAIN], set()),
        (
            "measure term place responsible",
            [("Слёт", "май", "Зал", "Завуч")] * 2 + [("Опрос", "май", "", "Районная поликлиника Медсестра")],
            {2},
        ),
    ],
)
def test_end_of_a_cell_in_the_next(roles: str, cells: list[Cells], doubted: set[int]) -> None:
    assert spilled(rows(*cells), heading(roles)) == doubted


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        (("Концерт", "Зал"), "Концерт | Зал"),
        (("Концерт",), ""),
        (("Завуч", "Зал"), ""),
        (("Примечание: зал мал", "Зал"), ""),
    ],
)
def test_lines_below_the_last_row(said: Cells, lost: str) -> None:
    assert left_over(said) == lost
