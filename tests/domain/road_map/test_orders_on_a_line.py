"""Orders that fell onto one line in a copy. Every paper here is invented."""

from datetime import date

import pytest

from tests.domain.road_map.orders_read import points, read

ABOUT = "О сборе макулатуры в школах района"
SAID = [
    ("1.1", "Провести сбор до 20.12.2026.", date(2026, 12, 20)),
    ("1.2", "Сдать отчёт.", None),
    ("2", "Отделу дать вагон.", None),
]


@pytest.mark.parametrize(
    "head",
    [
        f"Приказ от 09.11.2026 г № 26-ПР {ABOUT}",
        f"АДМИНИСТРАЦИЯ РАЙОНА РАСПОРЯЖЕНИЕ От 9 ноября 2026 года № 26-пр п. Луговой {ABOUT}",
        f"АДМИНИСТРАЦИЯ РАЙОНА ПОСТАНОВЛЕНИЕ от 09.11.2026 № 26-пр {ABOUT} В целях развития постановляю:",
        f"АДМИНИСТРАЦИЯ РАЙОНА ПРИКАЗ 09.11.2026 № 26-пр {ABOUT} В целях развития ПРИКАЗЫВАЮ",
        f"Распоряжение от 09.11.2026 № 26-пр {ABOUT} В целях развития:",
    ],
)
def test_the_points_of_an_act_on_one_line_are_read_with_the_word_of_order_and_without(head: str) -> None:
    reading = read(f"{head} 1.Директорам школ: 1.1.Провести сбор до 20.12.2026. 1.2.Сдать отчёт. 2.Отделу дать вагон.")
    assert [(one.number, one.text, one.term.due) for one in reading.points] == SAID
    assert [[who.text for who in one.responsible] for one in reading.points[:2]] == [["Директорам школ"]] * 2
    assert (reading.number or "").lower() == "26-пр"
    assert reading.written_on == date(2026, 11, 9)


def test_dashes_within_the_line_of_a_point_part_what_it_lists() -> None:
    found = points(
        "1. Утвердить: - Положение о слёте; - состав жюри. 2. Кураторам: - провести опрос; - до 20.12.2026 сдать отчёт."
    )
    assert [(one.number, one.text, one.term.due) for one in found] == [
        (None, "Положение о слёте", None),
        (None, "состав жюри.", None),
        (None, "провести опрос", None),
        (None, "до 20.12.2026 сдать отчёт.", date(2026, 12, 20)),
    ]


def test_a_sentence_behind_the_name_of_its_act_is_read_without_it() -> None:
    (point,) = read(
        "ОТДЕЛ ОБРАЗОВАНИЯ РАСПОРЯЖЕНИЕ № 77-р от 05.04.2027 О реестре наставников Кураторам школ внести сведения "
        "до 26 апреля 2027 года. Контроль возложить на Чайку Д.Е."
    ).points
    assert (point.text, point.term.due) == ("Кураторам школ внести сведения до 26 апреля 2027 года.", date(2027, 4, 26))


def test_the_name_of_an_act_is_never_a_word_of_what_it_orders() -> None:
    reading = read("ОТДЕЛ ОБРАЗОВАНИЯ РАСПОРЯЖЕНИЕ № 77-р от 05.04.2027 О реестре внести сведения до 26 апреля 2027 года.")
    assert not any("РАСПОРЯЖЕНИЕ" in one.text for one in reading.points)


def test_a_dash_before_a_work_parts_it_behind_a_term_too() -> None:
    found = points("1. Рабочей группе: - разработать план до 16 марта 2027 г. - подвести итоги 23.03.2027 г.")
    assert [(one.text, one.term.due) for one in found] == [
        ("разработать план до 16 марта 2027 г.", date(2027, 3, 16)),
        ("подвести итоги 23.03.2027 г.", date(2027, 3, 23)),
    ]
