"""Orders and letters: the shares that they promise as targets. Every paper here is invented."""

from datetime import date

import pytest

from tests.domain.road_map.orders_read import HEAD, read

PROMISED = "не менее 20 % обучающихся с наставником к 31.12.2026"


@pytest.mark.parametrize(
    ("listed", "numbers"),
    [
        (f"а) ведение базы;\nб) охват {PROMISED}.\n", ["1а", "1б"]),
        (f"1.1. ведение базы;\n1.2. охват {PROMISED}.\n", ["1.1", "1.2"]),
        (f"- ведение базы;\n- охват {PROMISED}.\n", [None, None]),
        (f"1.1. {PROMISED};\n1.2. не менее 35 % обучающихся с наставником к 31.12.2027.\n", ["1.1", "1.2"]),
    ],
)
def test_a_listed_share_is_a_point_and_a_target(listed: str, numbers: list[str | None]) -> None:
    reading = read(f"{HEAD}1. Директорам школ обеспечить:\n{listed}")
    assert [one.number for one in reading.points] == numbers
    assert reading.targets[0].percent == 20
    assert reading.targets[0].due == date(2026, 12, 31)
    assert [one.share for one in reading.points if one.share] == list(reading.targets)
    assert all(one.responsible for one in reading.points)


def test_a_list_of_nothing_but_shares_belongs_to_its_sentence() -> None:
    reading = read(
        f"{HEAD}1. Директорам школ обеспечить достижение показателей:\nна 31.12.2026 – не менее 10 % обучающихся с наставником;\n"
        "на 31.12.2027 – не менее 20 % обучающихся с наставником.\n"
    )
    assert [one.number for one in reading.points] == ["1"]
    assert [(one.percent, one.due) for one in reading.targets] == [(10, date(2026, 12, 31)), (20, date(2027, 12, 31))]


@pytest.mark.parametrize(
    "text",
    [
        "1. Директорам школ обеспечить охват наставничеством: 10 % обучающихся – в 2026 году; 20 % – в 2027 году.\n",
        "1. Директорам школ довести охват до 10 % к 31.12.2026.\n2. Методисту довести охват до 20 % к 31.12.2027.\n",
    ],
)
def test_reach_is_a_target_of_its_year(text: str) -> None:
    assert [(one.percent, one.due) for one in read(HEAD + text).targets] == [
        (10, date(2026, 12, 31)),
        (20, date(2027, 12, 31)),
    ]


def test_shares_whose_heading_says_of_whom_are_targets_and_the_controller_stands_over_two_lines() -> None:
    reading = read(
        f"{HEAD}1. Директорам школ:\n1.1. Обеспечить достижение показателей вовлечения обучающихся:\n\n"
        "к 31 декабря 2026 года – не менее 10 процентов;\n\n"
        "к 31 декабря 2027 года – не менее 20 процентов.\n\n2. Контроль за исполнением приказа возложить на заместителя\n"
        "директора департамента Лужину А.Б.\n"
    )
    assert [one.number for one in reading.points] == ["1.1"]
    assert [(one.percent, one.due) for one in reading.targets] == [(10, date(2026, 12, 31)), (20, date(2027, 12, 31))]
    assert [one.person.surname for one in reading.offers] == ["Лужину"]


def test_a_share_to_reach_beside_the_one_reached_is_a_target_and_no_request() -> None:
    reading = read(
        "Уважаемые директора!\nПо состоянию на 1 декабря 2026 года охват обучающихся составляет 12 %, при этом показатель"
        " на 31.12.2026 должен составить не менее 20 %.\nПросим представить пояснения до 25.12.2026.\n"
    )
    assert [one.term.due for one in reading.points] == [date(2026, 12, 25)]
    assert [(one.percent, one.due) for one in reading.targets] == [(20, date(2026, 12, 31))]


def test_the_first_of_listed_shares_says_of_whom_the_others_are() -> None:
    reading = read(
        f"{HEAD}1. Утвердить показатели:\n- не менее 10 % обучающихся 5–9 классов к 31 декабря 2026 г.;\n"
        "- не менее 20 % – к 31 декабря 2027 г.\n"
    )
    assert [(one.percent, one.due, one.base) for one in reading.targets] == [
        (10, date(2026, 12, 31), "обучающихся 5–9 классов"),
        (20, date(2027, 12, 31), "обучающихся 5–9 классов"),
    ]


def test_a_year_beside_the_work_is_its_term_and_that_of_its_share() -> None:
    reading = read(f"{HEAD}1. Обеспечить в 2027 году охват наставничеством не менее 20 % обучающихся.\n")
    assert [(one.term.due, one.share.due if one.share else None) for one in reading.points] == [(date(2027, 12, 31),) * 2]


def test_years_of_several_shares_are_no_term() -> None:
    (point,) = read(f"{HEAD}1. Обеспечить в 2027 году охват 20 % обучающихся, в 2028 году – 30 % обучающихся.\n").points
    assert point.term.due is None


@pytest.mark.parametrize(
    ("lead", "due"),
    [
        ("Установить на 2026/2027 учебный год показатели", date(2027, 5, 31)),
        ("Утвердить плановые значения показателей на конец 2026-2027 уч. года", date(2027, 5, 31)),
        ("Установить показатели на 2027 год", date(2027, 12, 31)),
        ("Во исполнение приказа от 08.09.2026 № 77 установить показатели на 31 декабря 2027 года", date(2027, 12, 31)),
        ("Установить показатели на 2026 год и на 2027 год", None),
        ("Во исполнение приказа от 08.09.2026 № 77 установить показатели", None),
    ],
)
def test_the_year_above_a_list_is_that_of_its_shares(lead: str, due: date | None) -> None:
    reading = read(f"{HEAD}1. {lead}:\n- доля обучающихся с наставником – 25 %;\n- доля педагогов-наставников – 10 %.\n")
    assert [(one.percent, one.due) for one in reading.targets] == [(25, due), (10, due)]


def test_nobody_is_asked_who_sets_what_the_order_sets() -> None:
    text = (
        "1. Установить показатели на 2027 год:\n- доля обучающихся с наставником – 25 %;\n- доля педагогов-наставников – 10 %.\n"
    )
    assert read(HEAD + text).questions == ()


def test_two_days_of_one_share_make_no_two_works() -> None:
    (point,) = read(
        f"{HEAD}1. Довести к концу 2026 года долю школьников с наставником до 45 %, к концу 2027 года – до 60 %.\n"
    ).points
    assert point.number == "1"


def test_two_days_and_shares_behind_a_request_are_of_the_same() -> None:
    reading = read(
        "Уважаемые коллеги!\nПрошу обеспечить достижение значений: к 31 мая 2027 года – не менее 40 %, к 31 декабря 2027 года – "
        "не менее 50 % обучающихся.\n"
    )
    assert [(one.percent, one.due, one.base) for one in reading.targets] == [
        (40, date(2027, 5, 31), "обучающихся"),
        (50, date(2027, 12, 31), "обучающихся"),
    ]


def test_a_day_and_a_share_behind_a_promise_of_their_list_are_promised_of_the_same_people() -> None:
    reading = read(
        "Дорожная карта клуба\n\nИндикаторы:\n- к 31.12.2026 охвачено не менее 25 % учащихся;\n- к 31.05.2027 – не менее 40 %;\n"
        "- удовлетворённость участников – не ниже 70 % к 31.05.2027."
    )
    assert [(one.percent, one.due, one.base) for one in reading.targets] == [
        (25, date(2026, 12, 31), "учащихся"),
        (40, date(2027, 5, 31), "учащихся"),
        (70, date(2027, 5, 31), "участников"),
    ]
    assert reading.points == ()


def test_a_share_of_a_point_is_due_by_the_school_year_that_it_sums_up() -> None:
    reading = read(HEAD + "1. Показатели:\n1.1. доля учащихся с наставником – не ниже 70 % по итогам 2026/2027 учебного года;\n")
    assert [(one.percent, one.due) for one in reading.targets] == [(70, date(2027, 5, 31))]
