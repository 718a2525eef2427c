"""Orders, decrees and minutes: which points they set, by when and whom they speak to. Every paper here is invented."""

from datetime import date

import pytest

from domain.responsible import Office
from domain.road_map import Measure, Paper, Paragraph, Reading
from domain.road_map.understanding import understand
from domain.terms import Freq, Kind, Reason

HEAD = "ПРИКАЗ\n09.11.2026 № 140\nО наставничестве\nПРИКАЗЫВАЮ:\n"


def read(text: str) -> Reading:
    return understand(Paper("order.txt", tuple(Paragraph(line) for line in text.split("\n"))))


def points(text: str, head: str = HEAD) -> list[Measure]:
    return list(read(head + text).points)


def said(point: Measure) -> tuple[str | None, str, date | None]:
    return point.number, point.text, point.term.due


FOUNDED = [
    "1. Утвердить состав комиссии:\nЛужина А.Б. – председатель;\nПевцов В.Г., методист.\n",
    "1. Создать комиссию в составе:\nпредседатель – Лужина А.Б., завуч;\nчлены:\n- Певцов В.Г., методист;\n- Чайка Д.Е., врач.\n",
    "1. Утвердить список наставников:\n1.1. Лужина Анна Борисовна, учитель физики;\n1.2. Певцов В.Г., учитель химии.\n",
    "1. Утвердить состав службы: Руководитель – Лужина А.Б. Члены службы: Певцов В.Г., учитель; Чайка Дарья, ученица 9А.\n",
    "1. Поручить проверку комиссии в составе:\nЛужина А.Б. – методист;\nПевцов В.Г. – директор школы.\n",
    "1. Создать рабочую группу и утвердить её состав:\n- Лужина А.Б., директор – руководитель группы\n- Певцов В.Г., методист\n",
]


@pytest.mark.parametrize("text", FOUNDED)
def test_members_of_a_body_make_one_point(text: str) -> None:
    founded, other = points(f"{text}2. Куратору провести отбор до 20.11.2026.\n")
    assert founded.number == "1"
    assert "Лужина" in founded.text
    assert "Певцов В.Г." in founded.text
    assert (founded.responsible, founded.term.kind) == ((), Kind.ONGOING)
    assert said(other) == ("2", "Куратору провести отбор до 20.11.2026.", date(2026, 11, 20))


def test_nobody_is_asked_who_founds_a_body() -> None:
    reading = read(HEAD + FOUNDED[1])
    assert [question.point for question in reading.questions] == []


def test_things_that_are_approved_stay_points_of_their_own() -> None:
    assert [
        one.text for one in points("1. Утвердить:\n1.1. состав комиссии (приложение 1);\n1.2. положение (приложение 2).\n")
    ] == [
        "состав комиссии (приложение 1)",
        "положение (приложение 2).",
    ]


def test_a_point_that_only_says_when_is_the_term_of_others() -> None:
    text = (
        "1. Кураторам:\n1.1. составить планы;\n1.2. провести отбор до 01.12.2026.\n2. Методисту собрать отчёты.\n"
        "3. Срок исполнения пунктов 1.1, 1.2 и 2 настоящего приказа – до 25 декабря 2026 года.\n"
    )
    assert [said(one) for one in points(text)] == [
        ("1.1", "составить планы", date(2026, 12, 25)),
        ("1.2", "провести отбор до 01.12.2026.", date(2026, 12, 1)),
        ("2", "Методисту собрать отчёты.", date(2026, 12, 25)),
    ]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Срок исполнения пункта 2 – 28 декабря 2026 года.", [None, date(2026, 12, 28)]),
        ("Срок исполнения п. 2 – 28 декабря.", [None, date(2026, 12, 28)]),
        ("Срок исполнения пунктов 1, 2 – 28.12.2026.", [date(2026, 12, 28), date(2026, 12, 28)]),
        ("Срок исполнения пунктов 1 – 2 – до 28.12.2026.", [date(2026, 12, 28), date(2026, 12, 28)]),
    ],
)
def test_dash_before_a_day_joins_no_points(said: str, due: list[date | None]) -> None:
    found = points(f"1. Куратору составить план.\n2. Директору школы предоставить помещение.\n3. {said}\n")
    assert [one.term.due for one in found] == due


def test_a_term_for_points_that_are_not_there_is_kept_as_it_stands() -> None:
    texts = [one.text for one in points("1. Куратору составить план.\n2. Срок исполнения пункта 7 – до 25.12.2026.\n")]
    assert texts == ["Куратору составить план.", "Срок исполнения пункта 7 – до 25.12.2026."]


TWO_WORKS = [
    (
        "1. Завучу Лужиной А.Б. составить график до 01.12.2026 и довести его до учителей до 05.12.2026.",
        [("Завучу Лужиной А.Б. составить график до 01.12.2026", 1), ("довести его до учителей до 05.12.2026.", 5)],
    ),
    (
        "1. Лужиной А.Б. – обработать анкеты до 04.12.2026; Певцову В.Г. – провести тренинг 11.12.2026.",
        [("Лужиной А.Б. – обработать анкеты до 04.12.2026", 4), ("Певцову В.Г. – провести тренинг 11.12.2026.", 11)],
    ),
    (
        "1. Куратору провести проверку 3 декабря 2026 г., результаты доложить директору 7 декабря 2026 г.",
        [("Куратору провести проверку 3 декабря 2026 г.", 3), ("результаты доложить директору 7 декабря 2026 г.", 7)],
    ),
    (
        "1. Директорам школ № 1, 3 до 8 декабря 2026 года и директорам школ № 2 до 9 декабря 2026 года сдать отчёт.",
        [
            ("Директорам школ № 1, 3 до 8 декабря 2026 года сдать отчёт.", 8),
            ("директорам школ № 2 до 9 декабря 2026 года сдать отчёт.", 9),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO_WORKS)
def test_two_works_of_a_sentence_are_two_points(text: str, expected: list[tuple[str, int]]) -> None:
    found = points(text)
    assert [said(one) for one in found] == [("1", words, date(2026, 12, day)) for words, day in expected]
    assert all(one.responsible for one in found)


ADDRESSED = [
    ("Вахтёру осуществлять пропускной режим.", Office.STAFF, None),
    ("Медицинской сестре Лужиной А.Б. проверить аптечки.", Office.STAFF, "Лужиной"),
    ("Завхозу Певцову В.Г. завезти песок.", Office.STAFF, "Певцову"),
    ("Организационному комитету подготовить программу.", Office.STAFF, None),
    ("Экспертам (Лужина А.Б.) изучить критерии.", Office.STAFF, "Лужина"),
    ("Рекомендовать главам поселений провести сходы.", Office.COORDINATOR, None),
]


@pytest.mark.parametrize(("text", "office", "surname"), ADDRESSED)
def test_whom_a_point_speaks_to(text: str, office: Office, surname: str | None) -> None:
    (point,) = points(f"1. {text}")
    assert office in {one.office for one in point.responsible}
    assert [one.person.surname for one in point.responsible if one.person] == ([surname] if surname else [])


def test_a_body_with_its_head_in_brackets_acts_in_every_point_below() -> None:
    text = "1. ГБУ «Центр оценки» (директор Лужина А.Б.):\n1.1. собрать данные;\n1.2. сдать отчёт до 20.12.2026.\n"
    assert [[(one.text, one.person.surname) for one in point.responsible if one.person] for point in points(text)] == [
        [("ГБУ «Центр оценки» (директор Лужина А.Б.)", "Лужина")]
    ] * 2


def test_a_person_named_twice_in_a_point_is_one() -> None:
    (point,) = points("1. Лужиной А.Б. сдать списки до 20.11.2026. Ответственный: Лужина А.Б.")
    assert [one.person.surname for one in point.responsible if one.person] == ["Лужиной"]


NO_TERMS = [
    "Утвердить план подготовки школ к началу 2027/2028 учебного года.",
    "Провести конкурс «Наставник года – 2027».",
    "Куратору проверить исполнение пунктов 2.3 и 3.1.",
    "Утвердить график ежеквартальных тренировок.",
]


@pytest.mark.parametrize("text", NO_TERMS)
def test_names_and_numbers_set_no_term(text: str) -> None:
    (point,) = points(f"1. {text}")
    assert (point.term.kind, point.term.due, point.term.question) == (Kind.ONGOING, None, None)


EVENTS = [
    "Школам направить победителей на форум (4–5 марта 2027 года) до 20 февраля 2027 года.",
    "Школам направить победителей на форум, который состоится 4–5 марта 2027 года, в срок до 20 февраля 2027 года.",
]


@pytest.mark.parametrize("text", EVENTS)
def test_beside_a_deadline_the_days_of_an_event_set_none(text: str) -> None:
    (point,) = points(f"1. {text}")
    assert (point.term.due, point.term.deadlines) == (date(2027, 2, 20), ())


def test_a_quarter_of_a_sentence_is_its_term() -> None:
    (point,) = points("1. Методисту провести семинар в I квартале 2027 года.")
    assert (point.term.kind, point.term.due) == (Kind.QUARTER, date(2027, 3, 31))


SUMMER = "ПРИКАЗ\n{day} № 14\n{title}\nПРИКАЗЫВАЮ:\n1. Школам {work}\n"
IN_YEAR = "О наставничестве в 2026/2027 учебном году"


@pytest.mark.parametrize(
    ("day", "title", "work", "due"),
    [
        ("18.08.2026", IN_YEAR, "сдать планы до 25 августа.", date(2026, 8, 25)),
        ("18.08.2026", IN_YEAR, "сдать отчёты до 25 мая.", date(2027, 5, 25)),
        ("14.05.2026", "О подготовке школ к 2026/2027 учебному году", "сдать планы до 15 июня.", date(2026, 6, 15)),
        ("14.09.2026", IN_YEAR, "сдать отчёты до 15 июня.", date(2027, 6, 15)),
    ],
)
def test_a_day_of_an_order_before_its_school_year(day: str, title: str, work: str, due: date) -> None:
    (point,) = points(SUMMER.format(day=day, title=title, work=work), "")
    assert (point.term.due, point.term.question) == (due, None)


def test_a_day_that_may_lie_in_either_summer_is_asked() -> None:
    (point,) = points(SUMMER.format(day="14.05.2026", title=IN_YEAR, work="сдать планы до 15 июня."), "")
    assert point.term.due is None
    assert point.term.question is not None
    assert point.term.question.reason is Reason.YEAR_UNKNOWN
    assert [one.end for one in point.term.question.options] == [date(2026, 6, 15), date(2027, 6, 15)]


def test_days_listed_below_a_point_are_points_with_its_addressee() -> None:
    text = "1. Директорам школ провести:\n25 мая 2027 года – последний звонок;\n23 июня 2027 года – выпускной вечер.\n"
    found = points(text)
    assert [(one.text, one.term.due) for one in found] == [
        ("25 мая 2027 года – последний звонок", date(2027, 5, 25)),
        ("23 июня 2027 года – выпускной вечер.", date(2027, 6, 23)),
    ]
    assert {one.office for point in found for one in point.responsible} == {Office.HEAD}


def test_section_signs_number_points() -> None:
    text = "§ 1\nПровести отбор до 20.11.2026.\n§ 2\nКуратору сдать отчёт до 25.12.2026.\n§3. Контроль оставляю за собой.\n"
    assert [said(one) for one in points(text)] == [
        ("1", "Провести отбор до 20.11.2026.", date(2026, 11, 20)),
        ("2", "Куратору сдать отчёт до 25.12.2026.", date(2026, 12, 25)),
    ]


def test_an_act_whose_first_line_says_its_day_and_number_needs_no_word_of_order() -> None:
    reading = read(
        "Заречный район\nРаспоряжение от 14 марта 2027 года № 12-р\nО смотре школ\n"
        "1.Провести смотр с 5 по 9 апреля 2027 года.\n2.Методисту сдать отчёт до 20 апреля 2027 года.\n"
    )
    assert (reading.number, reading.written_on, reading.title) == ("12-р", date(2027, 3, 14), "О смотре школ")
    assert [one.term.due for one in reading.points] == [date(2027, 4, 9), date(2027, 4, 20)]


def test_terms_below_the_points_of_a_decision_are_theirs() -> None:
    text = (
        "ПОСТАНОВЛЕНИЕ\n19.02.2027 № 6\nО наставниках\nЗаслушав доклад, комиссия ПОСТАНОВИЛА:\n"
        "1. Отделу образования (Лужина А.Б.):\n1.1. Провести анализ.\nСрок: до 15.03.2027.\n1.2. Закрепить наставников.\n"
        "Срок: до 01.04.2027.\n2. Рекомендовать ОМВД России (Певцов В.Г.) провести рейды.\nСрок: 22-28 марта 2027 года.\n"
    )
    reading = read(text)
    assert reading.title == "О наставниках"
    assert [(one.number, one.term.due) for one in reading.points] == [
        ("1.1", date(2027, 3, 15)),
        ("1.2", date(2027, 4, 1)),
        ("2", date(2027, 3, 28)),
    ]
    assert [one.person.surname for point in reading.points for one in point.responsible if one.person] == [
        "Лужина",
        "Лужина",
        "Певцов",
    ]


HEADINGS = [
    ("Приказ № 43 от 15.06.2027 г. О выпускных вечерах", "43", date(2027, 6, 15), "О выпускных вечерах"),
    ("ПРИКАЗ\nот 04.04.2027 № 28\nОБ ОТДЫХЕ ДЕТЕЙ\nВ 2027 ГОДУ", "28", date(2027, 4, 4), "ОБ ОТДЫХЕ ДЕТЕЙ В 2027 ГОДУ"),
    ("ПРИКАЗ\n04.04.2027 № 28\nО чтении\nСогласно плану работы", "28", date(2027, 4, 4), "О чтении"),
    ("ПРОТОКОЛ\nзаседания педагогического совета № 2\nот 03.11.2026", "2", date(2026, 11, 3), None),
]


@pytest.mark.parametrize(("head", "number", "day", "title"), HEADINGS)
def test_heading_of_an_order(head: str, number: str, day: date, title: str | None) -> None:
    reading = read(f"{head}\nРЕШИЛИ:\n1.2. Учителям разработать планы работы до 16.11.2027.\n")
    assert (reading.number, reading.written_on, reading.title) == (number, day, title)
    assert [one.term.due for one in reading.points] == [date(2027, 11, 16)]


def test_who_keeps_control_is_no_point() -> None:
    assert points("1. Контроль – за заместителем начальника Лужиной А.Б.\n") == []


def test_a_recurring_point_keeps_its_rhythm() -> None:
    (point,) = points("1. Завучу ежемесячно до 5 числа сдавать отчёт.")
    assert point.term.recurrence is not None
    assert point.term.recurrence.freq is Freq.MONTHLY


ROLLED = [
    "В целях развития ПРИКАЗЫВАЮ: 1. Провести отбор до 20.11.2026.\n2. Куратору: 2.1. Сдать отчёт до 25.12.2026.\n",
    "приказываю: 1. Провести отбор до 20.11.2026. 2. Куратору: 2.1. Сдать отчёт до 25.12.2026. 3. Контроль оставляю за собой.",
]


@pytest.mark.parametrize("text", ROLLED)
def test_points_that_fell_onto_one_line_are_points(text: str) -> None:
    assert [said(one) for one in points(text, "ПРИКАЗ\n09.11.2026 № 140\n")] == [
        ("1", "Провести отбор до 20.11.2026.", date(2026, 11, 20)),
        ("2.1", "Сдать отчёт до 25.12.2026.", date(2026, 12, 25)),
    ]


def test_an_act_on_one_line_without_the_word_of_order() -> None:
    text = (
        "РАСПОРЯЖЕНИЕ\n09.11.2026 № 140\nВ целях развития: 1. Провести отбор до 20 ноября 2026 г. 2. Куратору сдать отчёт до "
        "25 декабря 2026 г."
    )
    assert [(one.number, one.term.due) for one in points(text, "")] == [("1", date(2026, 11, 20)), ("2", date(2026, 12, 25))]


BELOW_A_LIST = (
    "1. Куратору:\n- подготовить зал;\n- назначить дежурных.\nСрок: до 14 декабря 2026 г.\n2. Методисту собрать отзывы.\n"
)


def test_a_term_below_a_list_is_the_term_of_all_its_lines() -> None:
    assert [one.term.due for one in points(BELOW_A_LIST)] == [date(2026, 12, 14)] * 2 + [None]


def test_a_term_below_a_list_of_dated_lines_is_the_last_ones() -> None:
    dated = BELOW_A_LIST.replace("подготовить зал;", "подготовить зал до 10.12.2026;")
    assert [one.term.due for one in points(dated)] == [date(2026, 12, 10), date(2026, 12, 14), None]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Завучу обобщить формы НШ-1 до 20 ноября 2026 года.", date(2026, 11, 20)),
        ("Завершить I полугодие 29 декабря 2026 года.", date(2026, 12, 29)),
    ],
)
def test_a_number_before_a_day_is_no_term_of_its_own(text: str, due: date) -> None:
    (point,) = points(f"1. {text}")
    assert (point.term.due, point.term.deadlines) == (due, ())


def test_works_between_semicolons_are_points() -> None:
    text = "1. Оргкомитету до 01.12.2026 разработать план; до 15.12.2026 составить смету; до 18.12.2026 разослать письма."
    assert [one.term.due for one in points(text)] == [date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 18)]


def test_whom_an_order_sends_or_rewards_is_one_point() -> None:
    text = "1. Наградить грамотой:\nЛужину А.Б., учителя;\nПевцова В.Г., воспитателя.\n2. Объявить благодарность Чайке Д.Е.\n"
    reading = read(HEAD + text)
    assert [one.number for one in reading.points] == ["1", "2"]
    assert reading.questions == ()


def test_who_controls_in_other_words_is_no_point() -> None:
    assert points("1. Исполнение приказа контролирует Лужина А.Б.\n") == []


def test_the_printed_term_ends_where_it_ends() -> None:
    texts = [
        "Куратору проводить сборы еженедельно (по пятницам).",
        "Опубликовать приказ в течение 10 дней и разместить на сайте.",
    ]
    assert [points(f"1. {text}")[0].term.text for text in texts] == ["еженедельно (по пятницам)", "в течение 10 дней"]


def test_an_act_without_the_word_of_order_is_no_list_of_days() -> None:
    text = (
        "РАСПОРЯЖЕНИЕ\n18.04.2027            № 56-р\nО подготовке школ к началу 2027 – 2028 учебного года\n\n"
        "1. Отделу образования (Лужина А.Б.):\n1.1. Создать комиссию.\n1.2. Сдать отчёт до 15.05.2027.\n"
    )
    reading = read(text)
    assert (reading.number, reading.written_on) == ("56-р", date(2027, 4, 18))
    assert [said(one) for one in reading.points] == [
        ("1.1", "Создать комиссию.", None),
        ("1.2", "Сдать отчёт до 15.05.2027.", date(2027, 5, 15)),
    ]


def test_roman_numbers_head_lists_of_their_own() -> None:
    text = (
        "I. Провести отбор до 20.11.2026.\nII. Куратору:\n1. Составить график до 25.11.2026;\n2. Собрать отзывы до 27.11.2026.\n"
        "III. Методисту сдать отчёт до 25.12.2026.\nIV. Контроль оставляю за собой.\n"
    )
    assert [(one.number, one.term.due) for one in points(text)] == [
        ("I", date(2026, 11, 20)),
        ("II.1", date(2026, 11, 25)),
        ("II.2", date(2026, 11, 27)),
        ("III", date(2026, 12, 25)),
    ]
    assert [[one.office for one in point.responsible] for point in points(text)][1:3] == [[Office.CURATOR]] * 2


def test_an_office_in_the_middle_of_an_order_is_no_signature() -> None:
    text = (
        "1. Для проверки назначить комиссию:\nПредседатель комиссии: Лужина А.Б.\nЧлены комиссии: Певцов В.Г., Чайка Д.Е.\n"
        "2. Материалы сдать до 28.12.2026.\nДиректор школы          Е.Ж. Зубр\n1. Лужина А.Б. – методист\n"
    )
    assert [(one.number, one.term.due) for one in points(text)] == [("1", None), ("2", date(2026, 12, 28))]


def test_a_room_in_brackets_begins_no_point() -> None:
    (point,) = points("1. Куратору сдать работы в центр (каб. 12) до 2 декабря 2026 г.")
    assert point.term.due == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("Редактору газеты «Вестник» Певцову В.Г. освещать ход акции.", ["Певцову"]),
        ("Материально ответственным лицам (Лужина А.Б.) подготовить имущество.", ["Лужина"]),
        ("Работу Лужиной А.Б. признать удовлетворительной.", []),
    ],
)
def test_an_office_nobody_knows_is_held_by_the_one_named(text: str, surnames: list[str]) -> None:
    (point,) = points(f"1. {text}")
    assert [one.person.surname for one in point.responsible if one.person] == surnames


@pytest.mark.parametrize(
    ("line", "registered"),
    [
        ("№ 501                                   09.10.2023", ("501", date(2023, 10, 9))),
        ("ПРИКАЗ № 14-П   9 октября 2023 г.", ("14-П", date(2023, 10, 9))),
        ("От 22.О9.2021г.                №442", ("442", date(2021, 9, 22))),
        ("Выписка из протокола № 5 педагогического совета от 28.03.2024", ("5", date(2024, 3, 28))),
    ],
)
def test_number_and_date_of_an_order_in_either_order(line: str, registered: tuple[str, date]) -> None:
    reading = read(f"{line}\nО наставничестве\nПРИКАЗЫВАЮ:\n1. Утвердить план.\n")
    assert (reading.number, reading.written_on) == registered


def test_the_title_ends_where_the_text_begins() -> None:
    reading = read(
        "ПРИКАЗ\n09.11.2026 № 140\nОб итогах смотра\n"
        "Смотр, проведённый с 12 по 23 октября 2026 года, показал, что куратора имеют не все школы округа.\n"
        "ПРИКАЗЫВАЮ:\n1. Утвердить план.\n"
    )
    assert reading.title == "Об итогах смотра"


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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("1. Учителям-предметникам до конца учебного года вести учёт.\n", ["Учителям-предметникам"]),
        ("1. Завучу Лужиной Т.Г.:\n1.1. Вести учёт.\n", ["Завучу Лужиной Т.Г."]),
        (
            "1. Директорам школ № 2 (Певцов В.Г.), № 3 (Чайка Д.Е.), № 5 (Лужин А.Б.):\n1) вести учёт.\n",
            ["Директорам школ № 2 (Певцов В.Г.)", "№ 3 (Чайка Д.Е.)", "№ 5 (Лужин А.Б.)"],
        ),
        ("1. Рекомендовать ОМВД России по городу Озёрску провести беседы.\n", ["ОМВД России по городу Озёрску"]),
        ("1. Собрать анкеты – до 20 ноября, Певцов В.Г., Чайка Д.Е.\n", ["Певцов В.Г.", "Чайка Д.Е."]),
    ],
)
def test_whom_a_point_speaks_to_without_what_stands_around(text: str, who: list[str]) -> None:
    (point,) = points(text)
    assert [one.text for one in point.responsible] == who


def test_the_field_below_a_decision_is_no_point_though_it_looks_numbered() -> None:
    (point,) = points("1. Провести опрос.\nСрок: 01.12.2026 – 10.12.2026\nОтв.: Лужина А.Б.\n")
    assert (point.term.start, point.term.end) == (date(2026, 12, 1), date(2026, 12, 10))
    assert [one.text for one in point.responsible] == ["Лужина А.Б."]


def test_a_number_that_a_scan_parted_is_one() -> None:
    text = (
        "2. Директорам школ :\n2.1. Собрать анкеты (до 20.11.2026).\n2 .2. Провести встречи .\n2. 3. Сдать отчёт до 30.11.2026.\n"
    )
    assert [said(one)[::2] for one in points(f"1. Утвердить план.\n{text}")] == [
        ("1", None),
        ("2.1", date(2026, 11, 20)),
        ("2.2", None),
        ("2.3", date(2026, 11, 30)),
    ]


def test_a_week_that_is_only_counted_is_asked_about() -> None:
    listed = points("1. Утвердить план месячника:\n1 неделя: открытие;\n2-я неделя: мастер-классы.\n")
    assert [(one.text, one.term.due, one.term.question is not None) for one in listed] == [
        ("1 неделя: открытие", None, True),
        ("2-я неделя: мастер-классы", None, True),
    ]


def test_works_behind_a_colon_with_commas_are_points_of_one_term() -> None:
    listed = points(
        "1. Кураторам в срок до 20.11.2026 необходимо: собрать и проверить анкеты, сдать согласия и назначить встречи.\n"
    )
    assert [(one.text, one.term.due) for one in listed] == [
        ("собрать и проверить анкеты", date(2026, 11, 20)),
        ("сдать согласия", date(2026, 11, 20)),
        ("назначить встречи", date(2026, 11, 20)),
    ]
    assert len(points("1. Кураторам необходимо: составить список, проверить его и сдать до 20.11.2026.\n")) == 1


def test_rows_of_names_typed_with_tabs_are_no_points() -> None:
    rows = "№ п/п\tНаставник\tНаставляемый\n1\tЛужина А.Б.\tПевцов В.Г.\n2\tЧайка Д.Е.\tРогов П.П.\n"
    text = f"1. Закрепить наставников:\n{rows}2. Составить планы."
    assert [said(one)[0] for one in points(text)] == ["1", "2"]


def test_what_is_summed_up_is_no_term() -> None:
    (point,) = points("1. Провести самообследование по итогам 2026 года.\n")
    assert point.term.kind is Kind.ONGOING


def test_months_alone_above_lines_make_a_plan() -> None:
    reading = read("Октябрь 2026\nОтбор пар (до 10 октября)\nАнкетирование\nНоябрь 2026\nНеделя встреч\n")
    assert [one.text for one in reading.points] == ["Отбор пар (до 10 октября)", "Анкетирование", "Неделя встреч"]
    assert [one.term.due for one in reading.points][1:] == [date(2026, 10, 31), date(2026, 11, 30)]


def test_a_mail_names_its_readers() -> None:
    reading = read("Кому: директорам школ, руководителям УДО\nДобрый день!\nПросим до 21.09.2026 направить согласия.\n")
    assert [one.text for one in reading.points[0].responsible] == ["директорам школ", "руководителям УДО"]


@pytest.mark.parametrize(
    ("text", "due", "kind"),
    [
        ("1. Провести учёт пар по состоянию на 15.11.2026.\n", None, Kind.ONGOING),
        ("1. Сдать сведения по состоянию на 15.11.2026 в срок до 20.11.2026.\n", date(2026, 11, 20), Kind.UNTIL),
        (
            "1. Вовлечь не менее 30 % молодых педагогов в 2027 году, не менее 60 % – в 2028 году.\n",
            None,
            Kind.ONGOING,
        ),  # the years of the shares
        ("1. Собрать заявления (до 20.12).\n2. Составить список к 19.12.26 г.\n", date(2026, 12, 20), Kind.UNTIL),
    ],
)
def test_days_of_what_is_told_of_are_no_term(text: str, due: date | None, kind: Kind) -> None:
    point = points(text)[0]
    assert (point.term.due, point.term.kind) == (due, kind)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("1. Кл. руководителям 6-11 кл. собрать анкеты.\n", ["Кл. руководителям 6-11 кл."]),
        ("1. Ответственным сдать отчёты до 20.11.2026.\n", ["Ответственным"]),
        (
            "1. Клубу наставников (председатель – Лужина А.Б.) провести слёт.\n",
            ["Клубу наставников (председатель – Лужина А.Б.)"],
        ),
        ("1. Учителям Певцову В.Г., Чайке Д.Е. до начала занятий вести осмотр.\n", ["Учителям Певцову В.Г.", "Чайке Д.Е."]),
        (
            "1. Провести сверку – до 20.11.2026 – руководители школ, главные бухгалтеры\n",
            ["руководители школ", "главные бухгалтеры"],
        ),
        ("1. Назначить наставниками: Лужину А.Б. – учителя физики; Певцова В.Г. – учителя химии.\n", []),
    ],
)
def test_who_is_spoken_to_in_the_ways_of_offices(text: str, who: list[str]) -> None:
    assert [one.text for one in points(text)[0].responsible] == who


def test_a_term_in_brackets_before_the_work_cuts_nothing_off() -> None:
    first, second = points(
        "1. Управлению образования (срок – до 30.11.2026) утвердить план.\n"
        "2. Директорам школ (срок – до 15.12.2026):\n2.1. Выбрать кандидатов.\n"
    )
    assert said(first) == ("1", "Управлению образования (срок – до 30.11.2026) утвердить план.", date(2026, 11, 30))
    assert [one.text for one in first.responsible] == ["Управлению образования"]
    assert said(second) == ("2.1", "Выбрать кандидатов.", date(2026, 12, 15))
    assert [one.text for one in second.responsible] == ["Директорам школ"]


def test_points_that_begin_with_classes_and_numbers_that_a_scan_took_for_letters() -> None:
    text = (
        "1 . Утвердить план.\n2 . Классным руководителям :\n2.1. 1-8, 10 классов сдать отчёты до 20.11.2026.\n"
        "З. Директорам школ сдать копии.\n"
    )
    assert [(one.number, one.text) for one in points(text)] == [
        ("1", "Утвердить план."),
        ("2.1", "1-8, 10 классов сдать отчёты до 20.11.2026."),
        ("3", "Директорам школ сдать копии."),
    ]


def test_a_term_belongs_to_the_work_that_it_stands_before() -> None:
    reading = read(
        "Отдел просит в срок до 01.12.2026 подготовить и направить описания, до 15.12.2026 заполнить опрос. "
        "Охват – не менее 50 % участников.\n"
    )
    assert [(one.text, one.term.due) for one in reading.points] == [
        ("Отдел просит в срок до 01.12.2026 подготовить и направить описания", date(2026, 12, 1)),
        ("до 15.12.2026 заполнить опрос.", date(2026, 12, 15)),
    ]
    assert [one.percent for one in reading.targets] == [50]


def test_today_and_a_day_behind_it_are_two_requests() -> None:
    reading = read("15.12.2026\nПрошу сегодня до 16:00 прислать число пар, а до 20.12.2026 – таблицу с именами.\n")
    assert [(one.term.due, one.term.question is not None) for one in reading.points] == [
        (None, True),
        (date(2026, 12, 20), False),
    ]


def test_a_greeting_names_the_whole_office() -> None:
    reading = read("Уважаемые заместители директоров по УВР!\nПросим прислать списки до 20.12.2026.\n")
    assert [one.text for one in reading.points[0].responsible] == ["заместители директоров по УВР"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Об организации наставнической деятель-\nности в школе\n", "Об организации наставнической деятельности в школе"),
        ("О назначении ответственных\n§1\nНазначить куратором Лужину А.Б.\n§2\n", "О назначении ответственных"),
    ],
)
def test_a_title_is_whole_and_ends_before_the_first_section(lines: str, title: str) -> None:
    assert read(f"ПРИКАЗ\n09.11.2026 № 140\n{lines}ПРИКАЗЫВАЮ:\n1. Утвердить план.\n").title == title


def test_a_plan_in_lines_below_the_signature_is_read() -> None:
    listed = points(
        "1. Утвердить план.\n\nДиректор      А.Б. Лужина\n\nДорожная карта\n\n1. Подготовка:\n"
        "- изучение опыта – ноябрь;\n- отбор пар – до 20.11.2026 – Певцов В.Г.\n- итоги – декабрь 2026 г. – администрация.\n"
    )
    assert [(one.text.partition(" – ")[0], one.term.due) for one in listed[1:]] == [
        ("изучение опыта", date(2026, 11, 30)),
        ("отбор пар", date(2026, 11, 20)),
        ("итоги", date(2026, 12, 31)),
    ]


def test_decisions_of_minutes_stand_below_either_word() -> None:
    reading = read(
        "ПРОТОКОЛ № 2 от 09.11.2026\nПо первому вопросу выступила Лужина А.Б.\nРЕШЕНИЕ:\n1) утвердить перечень;\n"
        "2) контроль за реализацией планов – ежеквартально, отв. – Певцов В.Г.\n"
        "По второму вопросу РЕШИЛИ:\n1) провести слёт до 20.12.2026.\n"
    )
    assert [(one.number, one.term.due) for one in reading.points] == [("1", None), ("2", None), ("1", date(2026, 12, 20))]
    assert reading.points[1].term.recurrence is not None


def test_charges_of_a_meeting_name_somebody_above_the_work_and_the_term_below() -> None:
    reading = read(
        "Перечень поручений\nпо итогам совещания\nот 09.11.2026\n\n1. Методисту Лужиной А.Б.\nподготовить проект.\n"
        "Срок – 01.12.2026\n\n"
        "2. Певцову В.Г., Чайке Д.Е.\nпровести день профессий.\nСрок – апрель 2027 г.\n"
    )
    assert [(one.number, one.term.due) for one in reading.points] == [("1", date(2026, 12, 1)), ("2", date(2027, 4, 30))]
    assert [[who.text for who in one.responsible] for one in reading.points] == [
        ["Методисту Лужиной А.Б."],
        ["Певцову В.Г.", "Чайке Д.Е."],
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


def test_two_persons_and_their_works_with_a_comma_between() -> None:
    first, second = points("1. Лужиной А.Б. подготовить фильм (до 25.11.2026), Певцову В.Г. – выставку (до 26.11.2026).\n")
    assert ([one.text for one in first.responsible], first.term.due) == (["Лужиной А.Б."], date(2026, 11, 25))
    assert ([one.text for one in second.responsible], second.term.due) == (["Певцову В.Г."], date(2026, 11, 26))


def test_a_person_with_an_office_and_a_dash() -> None:
    (point,) = points("1. Методисту Лужиной А.Б. – мониторинг (декабрь 2026 г., май 2027 г.).\n")
    assert [one.text for one in point.responsible] == ["Методисту Лужиной А.Б."]


def test_a_day_behind_classes_is_a_day() -> None:
    (point,) = points("1. Завершить год в 1-8, 10 классах 22 мая 2027 года.\n")
    assert point.term.due == date(2027, 5, 22)


def test_a_message_with_signs_and_a_greeting() -> None:
    reading = read(
        "Добрый день, уважаемые кураторы!\n❗ До 15.12.2026 необходимо выслать планы.\n❗ До 18.12.2026 - разместить их.\n"
    )
    assert [(one.text, [who.text for who in one.responsible]) for one in reading.points] == [
        ("До 15.12.2026 необходимо выслать планы.", ["кураторы"]),
        ("До 18.12.2026 - разместить их.", ["кураторы"]),
    ]
