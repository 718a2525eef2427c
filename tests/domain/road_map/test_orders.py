"""Orders, decrees and minutes: which points they set. Every paper here is invented."""

from datetime import date

import pytest

from domain.responsible import Office
from domain.terms import Kind
from tests.domain.road_map.orders_read import HEAD, points, read, said

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


def test_days_listed_below_a_point_are_points_with_its_addressee() -> None:
    text = "1. Директорам школ провести:\n25 мая 2027 года – последний звонок;\n23 июня 2027 года – выпускной вечер.\n"
    found = points(text)
    assert [(one.text, one.term.due) for one in found] == [
        ("25 мая 2027 года – последний звонок", date(2027, 5, 25)),
        ("23 июня 2027 года – выпускной вечер.", date(2027, 6, 23)),
    ]
    assert {one.office for point in found for one in point.responsible} == {Office.HEAD}


@pytest.mark.parametrize("paper", ["перечень кураторов", "план мероприятий на 2027 год", "список пар", "приложение к положению"])
def test_a_paper_listed_below_a_point_ends_no_order(paper: str) -> None:
    text = f"1. Методисту:\n1.1. утвердить до 30.11.2026:\nположение;\n{paper};\n1.2. сдать отчёт до 25.12.2026.\n"
    assert [(one.text.rstrip(";."), one.term.due) for one in points(text)] == [
        ("положение", date(2026, 11, 30)),
        (paper, date(2026, 11, 30)),
        ("сдать отчёт до 25.12.2026", date(2026, 12, 25)),
    ]


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


def test_who_keeps_control_is_no_point() -> None:
    assert points("1. Контроль – за заместителем начальника Лужиной А.Б.\n") == []


ROLLED = [
    "приказываю: 1. Провести отбор до 20.11.2026. 2. Куратору : 2.1.Сдать отчёт до 25.12.2026. 3. Контроль оставляю за собой.",
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


def test_works_between_semicolons_are_points() -> None:
    text = "1. Оргкомитету до 01.12.2026 разработать план; до 15.12.2026 составить смету; до 18.12.2026 разослать письма."
    assert [one.term.due for one in points(text)] == [date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 18)]


def test_whom_an_order_sends_or_rewards_is_one_point() -> None:
    text = (
        "1. Наградить грамотой:\nЛужину А.Б., учителя;\nПевцова В.Г., воспитателя.\n2. Объявить благодарность Чайке Д.Е.\n"
        "3. Признать победителями смотра:\n1 место – Лужину А.Б., учителя;\n2 место – Певцова В.Г., воспитателя.\n"
        "4. Признать победителями недели:\nI место – лицей «Исток»;\nII место – МБОУ «Школа № 3».\n"
    )
    reading = read(HEAD + text)
    assert [one.number for one in reading.points] == ["1", "2", "3", "4"]
    assert reading.questions == ()


def test_who_controls_in_other_words_is_no_point() -> None:
    assert points("1. Исполнение приказа контролирует Лужина А.Б.\n") == []


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


def test_months_alone_above_lines_make_a_plan() -> None:
    reading = read("Октябрь 2026\nОтбор пар (до 10 октября)\nАнкетирование\nНоябрь 2026\nНеделя встреч\n")
    assert [one.text for one in reading.points] == ["Отбор пар (до 10 октября)", "Анкетирование", "Неделя встреч"]
    assert [one.term.due for one in reading.points][1:] == [date(2026, 10, 31), date(2026, 11, 30)]


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


def test_numbered_shares_are_of_what_their_heading_names() -> None:
    reading = read(
        f"{HEAD}1. Установить значения показателя «Доля обучающихся с наставником»:\n1.1. на 31 декабря 2026 года – 20 %;\n"
        "1.2. на 31 декабря 2027 года – 35 %.\n"
    )
    assert [one.number for one in reading.points] == ["1.1", "1.2"]
    assert [(one.percent, one.due) for one in reading.targets] == [(20, date(2026, 12, 31)), (35, date(2027, 12, 31))]


def test_a_term_and_a_colon_before_works_with_commas() -> None:
    listed = points("1. Центру:\n1.1. до 01.12.2026: собрать команду, создать страницу на сайте;\n1.2. обеспечить учёт.\n")
    assert [(one.number, one.text, one.term.due) for one in listed] == [
        ("1.1", "собрать команду", date(2026, 12, 1)),
        ("1.1", "создать страницу на сайте", date(2026, 12, 1)),
        ("1.2", "обеспечить учёт.", None),
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("1. Психолог Лужина А.Б. – диагностика (ноябрь 2026 г.).\n", ["Психолог Лужина А.Б."]),
        ("1. Лужиной А.Б., Певцову В.Г. – организовать выезд 20.11.2026.\n", ["Лужиной А.Б.", "Певцову В.Г."]),
        ("1. Всем методистам – сдать отчёты (срок – 20.11.2026).\n", ["Всем методистам"]),
        (
            "1. Техническому персоналу (Лужина А.Б., Чайка Д.Е.) проводить уборку.\n",
            ["Техническому персоналу (Лужина А.Б.)", "Чайка Д.Е."],
        ),
    ],
)
def test_a_dash_stands_between_somebody_and_the_work(text: str, who: list[str]) -> None:
    (point,) = points(text)
    assert [one.text for one in point.responsible] == who


def test_work_with_a_day_is_a_point_whatever_else_is_said_there() -> None:
    text = (
        "1. Секретарю с приказом ознакомить педагогов под роспись до 12.11.2026.\n"
        "2. Методисту собрать анкеты до 15.11.2026; приказ вступает в силу с 10.11.2026.\n"
    )
    assert [(one.number, one.term.due) for one in points(text)] == [("1", date(2026, 11, 12)), ("2", date(2026, 11, 15))]


def test_how_long_an_order_holds_is_no_point() -> None:
    assert [one.number for one in points("1. Собрать анкеты.\n2. Приказ действует до 01.01.2027 года.\n")] == ["1"]


def test_orders_that_are_repealed_one_by_one_are_no_points() -> None:
    text = (
        "1. Признать утратившими силу:\nприказ от 01.09.2025 № 455;\nприказ от 15.01.2026 № 12.\n2. Сдать отчёт до 20.12.2026.\n"
    )
    assert [one.number for one in points(text)] == ["2"]


def test_points_may_say_that_they_are_points() -> None:
    text = "п.1. Назначить куратором Лужину А.Б.\nп.2. Лужиной А.Б. сдать план до 20.12.2026.\nп.3. Контроль – за Чайкой Д.Е.\n"
    reading = read(f"ПРИКАЗ № 140\nот 09.11.2026\nО наставничестве\n{text}")
    assert reading.title == "О наставничестве"
    assert [(one.number, one.term.due) for one in reading.points] == [("1", None), ("2", date(2026, 12, 20))]


@pytest.mark.parametrize(
    "torn", ["на\n2026-2028 годы (приложение 1)", "на 2026-2028\nгоды (приложение 1)", "на 2026-2028 годы\n(приложение 1)"]
)
def test_a_line_of_a_list_that_was_torn_is_one(torn: str) -> None:
    assert [one.text for one in points(f"1. Утвердить:\nпрограмму наставничества {torn};\nплан недели.\n")] == [
        "программу наставничества на 2026-2028 годы (приложение 1)",
        "план недели.",
    ]


def test_heads_in_the_middle_of_an_order_are_no_address() -> None:
    text = "1. Провести слёт.\n2. Охрану возложить на классных\nруководителей.\nДиректор          А.Б. Лужин\n"
    assert [one.responsible for one in points(text, "Приказ № 14 от 09.11.2026\n")] == [(), ()]


def test_classes_with_their_letters_are_no_numbers_of_points() -> None:
    listed = points(
        "1. Назначить классными руководителями:\n5 «А» класс – Лужину А.Б.;\n5 «Б» класс – Певцова В.Г.\n2. Сдать планы.\n"
    )
    assert {one.number for one in listed} <= {"1", "2", None}
    assert [word in " ".join(one.text for one in listed) for word in ("5 «А» класс", "5 «Б» класс")] == [True, True]


@pytest.mark.parametrize(("above", "own"), [("", ""), ("1. Директорам школ до 10.10.2027:\n", "1.")])
def test_an_order_may_have_more_than_ninety_nine_points(above: str, own: str) -> None:
    works = "\n".join(f"{own}{number}. Подготовить отчёт группы {number} до 10.10.2027." for number in range(1, 121))
    assert [one.number for one in points(above + works)] == [f"{own}{number}" for number in range(1, 121)]


def test_numbers_alone_on_their_lines_are_those_of_the_points_below() -> None:
    text = (
        "1.\nУтвердить список учебников\n(приложение 1)\n2.\n\nЗаведующей библиотекой Лужиной\nА.Б. сдать отчёт до 25.12.2026.\n"
    )
    assert [said(one) for one in points(text)] == [
        ("1", "Утвердить список учебников (приложение 1)", None),
        ("2", "Заведующей библиотекой Лужиной А.Б. сдать отчёт до 25.12.2026.", date(2026, 12, 25)),
    ]


def test_what_a_page_prints_below_an_order_is_no_part_of_its_last_point() -> None:
    text = "1. Повару Лужиной А.Б. составить меню.\nДиректор школы:\n|\nОбновлено 26.10.2027 03:46 |\n"
    assert [said(one) for one in points(text)] == [("1", "Повару Лужиной А.Б. составить меню.", None)]


def test_an_act_whose_date_stands_below_its_name_needs_no_word_of_order() -> None:
    head = "Постановление администрации области\nот 13.02.2027 N 14-п\nВ целях развития:\n"
    text = f"{head}1. Утвердить:\n1.1. Положение.\n1.2. Смету.\n"
    assert [one.number for one in read(text).points] == ["1.1", "1.2"]


def test_roman_points_of_an_act_without_the_word_of_order_head_their_lists() -> None:
    text = (
        "РАСПОРЯЖЕНИЕ\n№ 15-р от 20.01.2027\n\nI. Методисту:\n1. Сдать план до 01.02.2027.\n\nII. Куратору:\n1. Собрать отзывы.\n"
    )
    assert [(one.number, [who.office for who in one.responsible]) for one in read(text).points] == [
        ("I.1", [Office.STAFF]),
        ("II.1", [Office.CURATOR]),
    ]


def test_an_appendix_on_the_line_of_its_order_has_no_points_of_the_order() -> None:
    found = read(
        "ПРИКАЗ 09.11.2026 № 140 О слёте В целях развития приказываю: 1. Провести слёт 20.11.2026. 2. Утвердить Положение "
        "(приложение 1). 3. Контроль исполнения приказа возложить на директора центра Дымову А. Б. Начальник отдела А. Б. Рогов "
        "Приложение 1 к приказу отдела от 09.11.2026 № 140 ПОЛОЖЕНИЕ о слёте 1. Общие положения 1.1. Настоящее Положение "
        "определяет порядок. 1.2. Организатором является отдел. 2. Сроки 2.1. Приём заявок – до 15.11.2026. 2.2. Слёт в ноябре."
    ).points
    assert [one.number for one in found] == ["1", "2"]


def test_numbered_lines_beside_who_controls_an_order_are_its_points_though_its_head_was_lost() -> None:
    reading = read("2. Уборку парка поручить отделу.\n3. Контроль за исполнением постановления возложить на Лужину А.Б.\n")
    assert [(one.number, one.text) for one in reading.points] == [("2", "Уборку парка поручить отделу.")]
