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


DASHED = [
    (
        "- назначить координатором Лужину А.Б.; - координатору до 25.11.2026 составить план; - завучу сдать отчёт. "
        "- Контроль за исполнением приказа возложить на Чайку Д.Е. Директор школы В.Г. Певцов",
        [
            ("назначить координатором Лужину А.Б.", None),
            ("координатору до 25.11.2026 составить план", 25),
            ("завучу сдать отчёт.", None),
        ],
    ),
    (
        "- Назначить координатором пар «ученик – ученик» Лужину А.Б. - Координатору до 25.11.2026 составить план. "
        "Контроль за исполнением оставляю за собой. Директор В.Г. Певцов",
        [("Назначить координатором пар «ученик – ученик» Лужину А.Б.", None), ("Координатору до 25.11.2026 составить план.", 25)],
    ),
    (
        "Провести День дублёра 25 ноября 2026 года. Завучу сдать отчёт. Контроль оставляю за собой. Директор школы В.Г. Певцов",
        [("Провести День дублёра 25 ноября 2026 года.", 25), ("Завучу сдать отчёт.", None)],
    ),
    (
        "- 1.Утвердить план. - 2.Координатору: - 2.1.Сдать отчёт до 25.11.2026. - 2.2.Собрать анкеты.",
        [("Утвердить план.", None), ("Сдать отчёт до 25.11.2026.", 25), ("Собрать анкеты.", None)],
    ),
    (
        "- Утвердить итоги: 1 место – Лужина Анна, школа № 2; 2 место – Чайка Дарья, школа № 5. 2. Завучу сдать отчёт до "
        "25.11.2026.",
        [
            ("Утвердить итоги: 1 место – Лужина Анна, школа № 2; 2 место – Чайка Дарья, школа № 5.", None),
            ("Завучу сдать отчёт до 25.11.2026.", 25),
        ],
    ),
]


@pytest.mark.parametrize(("text", "said"), DASHED)
def test_what_stands_behind_the_word_of_order_is_parted_by_dashes_or_by_sentences(
    text: str, said: list[tuple[str, int | None]]
) -> None:
    reading = read(f"Приказ № 118 от 12.11.2026 О службе примирения ПРИКАЗЫВАЮ: {text}")
    assert [(one.text, one.term.due and one.term.due.day) for one in reading.points] == said


MINUTES = [
    "Протокол № 2 заседания педсовета школы № 5 от 03.11.2026. Присутствовало: 19. Слушали: Лужину А.Б. о чтении. Решили: ",
    "Протокол заседания совета СОШ № 5 от 3 ноября 2026 года № 2. Повестка: о чтении. Слушали: Лужину А.Б. РЕШИЛИ: ",
    "Школа № 5 ПРОТОКОЛ № 2 совещания от 03.11.2026 Повестка дня: 1. О чтении. 1. СЛУШАЛИ: Лужину А.Б. РЕШИЛИ: ",
]


@pytest.mark.parametrize("head", MINUTES)
def test_minutes_on_a_line_have_their_number_their_day_and_each_decision(head: str) -> None:
    reading = read(
        f"{head}Опыт одобрить. Завучу до 25 ноября 2026 года сдать отчёт. Председатель Чайка Д.Е. Секретарь Лужина А.Б."
    )
    assert (reading.number, reading.written_on) == ("2", date(2026, 11, 3))
    assert [(one.text, one.term.due) for one in reading.points] == [
        ("Опыт одобрить.", None),
        ("Завучу до 25 ноября 2026 года сдать отчёт.", date(2026, 11, 25)),
    ]


def test_the_number_of_a_school_is_never_that_of_its_minutes() -> None:
    reading = read(
        "Протокол заседания педсовета СОШ № 5 от 03.11.2026 Присутствовали: 9. Решили: Завучу сдать отчёт до 25.11.2026."
    )
    assert (reading.number, reading.written_on) == (None, date(2026, 11, 3))


def test_talks_on_the_line_of_minutes_end_what_was_decided_before() -> None:
    reading = read(
        "ПРОТОКОЛ № 2 совещания от 03.11.2026 Повестка: 1. О чтении. 2. О слёте. 1. СЛУШАЛИ: Лужину А.Б. РЕШИЛИ: 1.1. Завучу "
        "сдать отчёт. Срок: до 20.11.2026. 1.2. Провести опрос. Срок: до 25.11.2026 2. СЛУШАЛИ: Чайку Д.Е. РЕШИЛИ: 2.1. Принять "
        "к сведению."
    )
    assert [(one.number, one.text, one.term.due) for one in reading.points] == [
        ("1.1", "Завучу сдать отчёт", date(2026, 11, 20)),
        ("1.2", "Провести опрос", date(2026, 11, 25)),
        ("2.1", "Принять к сведению.", None),
    ]


def test_points_that_nothing_stands_above_are_parted_by_their_numbers() -> None:
    reading = read("5. Завучу: – провести опрос до 25.11.2026; – сдать отчёт. 6. Врачу осмотреть залы до 26.11.2026.")
    assert [(one.text, one.term.due and one.term.due.day) for one in reading.points] == [
        ("провести опрос до 25.11.2026", 25),
        ("сдать отчёт.", None),
        ("Врачу осмотреть залы до 26.11.2026.", 26),
    ]


def test_a_number_between_sentences_counts_the_one_behind_it() -> None:
    reading = read(
        "Уважаемые коллеги! Просим сделать так. 1.1. Сдать отчёты до 5 мая 2027 года. 1.2. Завучам направить списки до 7 мая."
    )
    assert [(one.number, one.text) for one in reading.points][1:] == [
        ("1.1", "Сдать отчёты до 5 мая 2027 года."),
        ("1.2", "Завучам направить списки до 7 мая."),
    ]


def test_a_dash_behind_a_full_stop_goes_on_with_a_list_of_dashes() -> None:
    found = points("1. Утвердить: - Положение о слёте (приложение 1); - состав жюри (приложение 2). - смету слёта.")
    assert [one.text for one in found] == ["Положение о слёте (приложение 1)", "состав жюри (приложение 2).", "смету слёта."]


def test_works_of_a_message_on_a_line_are_counted_by_numbers_with_brackets() -> None:
    reading = read(
        "Коллеги, напоминаю 14.10.2026: 1) отчёты - до 25 октября (завучи) 2) заявки сдать до 18.10 3) журнал проверю сам"
    )
    assert [(one.number, one.text, one.term.due) for one in reading.points][:2] == [
        ("1", "отчёты - до 25 октября (завучи)", date(2026, 10, 25)),
        ("2", "заявки сдать до 18.10", date(2026, 10, 18)),
    ]


def test_a_decision_by_its_noun_parts_minutes_on_a_line() -> None:
    reading = read(
        "Протокол № 1 собрания от 12.11.2026 Вопрос 1. О пути. Выступила Лужина А.Б. Решение: завучу сдать схему до 19 ноября. "
        "Вопрос 2. О парах. Решение: 1) одобрить участие; 2) Чайке Д.Е. сдать список. Секретарь собрания А.Б. Лужина"
    )
    assert [(one.number, one.text) for one in reading.points] == [
        (None, "завучу сдать схему до 19 ноября."),
        ("1", "одобрить участие"),
        ("2", "Чайке Д.Е. сдать список."),
    ]


def test_a_letter_on_a_line_has_its_number_and_day() -> None:
    reading = read("Отдел ИНФОРМАЦИОННОЕ ПИСЬМО от 05.11.2026 № 118 Завучам О слёте Просим сдать заявки до 12 ноября 2026 года.")
    assert (reading.number, reading.written_on) == ("118", date(2026, 11, 5))


def test_points_within_a_line_go_on_with_the_numbers_of_the_line_above() -> None:
    found = points(
        "1. Завучам: собрать анкеты;\nсдать отчёт согласно п. 2. 2. Врачу осмотреть залы\nдо 20.11.2026. 3. Поварам сменить меню."
    )
    assert [(one.number, one.text, one.term.due) for one in found][-2:] == [
        ("2", "Врачу осмотреть залы до 20.11.2026.", date(2026, 11, 20)),
        ("3", "Поварам сменить меню.", None),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "ОТДЕЛ ПОСТАНОВЛЕНИЕ главы района от 14.11.2026 № 23-п О лагерях ПОСТАНОВЛЯЮ:",
        "Учреждение «Гимназия № 5» Приказ 14.11.2026 № 23-п «О наставниках» Приказываю:",
        "Решение педагогического совета № 23-п от 14.11.2026:",
    ],
)
def test_an_act_on_a_line_has_its_number_and_day_behind_whose_it_is(head: str) -> None:
    reading = read(f"{head} 1. Завучу сдать отчёт до 20.11.2026. 2. Врачу осмотреть залы.")
    assert ((reading.number or "").lower(), reading.written_on) == ("23-п", date(2026, 11, 14))
    assert [one.number for one in reading.points] == ["1", "2"]


def test_what_a_letter_on_a_line_says_behind_its_list_is_no_word_of_the_last_work() -> None:
    reading = read(
        "Отдел ИНФОРМАЦИОННОЕ ПИСЬМО от 05.11.2026 № 118 О слёте В связи со слётом просим: 1. Назначить куратора до 15.11.2026. "
        "2. Списки сдать не позднее 20.11.2026. Напоминаем, что к концу 2026 года не менее 70 процентов учеников войдут в пары. "
        "Просим также известить школы. Приложение: на 2 л."
    )
    assert [(one.number, one.text, one.term.due) for one in reading.points] == [
        ("1", "Назначить куратора до 15.11.2026.", date(2026, 11, 15)),
        ("2", "Списки сдать не позднее 20.11.2026.", date(2026, 11, 20)),
        (None, "Просим также известить школы.", None),
    ]
    assert [(one.percent, one.due) for one in reading.targets] == [(70, date(2026, 12, 31))]


ORDER_ON_A_LINE = (
    "ПРИКАЗ 05.11.2026 № 118 О слёте ПРИКАЗЫВАЮ: 1. Завучу сдать смету до 20.11.2026. 2. Контроль оставляю за собой."
)


@pytest.mark.parametrize(
    "part",
    [
        "Директор школы А.Б. Дымов Положение о слёте 1. Общие положения 1.1. Слёт ежегодный. 1.2. Сдать заявки до 1 мая.",
        "Директор школы А.Б. Дымов Приложение № 1 Критерии 1.1. Приказ – 1 балл. 1.2. Сдать отчёт до 1 мая – 2 балла.",
        "Директор А.Б. Дымов Утверждено приказом № 118 ПОЛОЖЕНИЕ 1. Сбор. 2. Слёт. 3. Сдать отчёт до 1 мая. 4. Итоги.",
        "Директор Приложение 1 к приказу от 05.11.2026 № 118 Состав жюри 1. Дымов А.Б. – председатель 2. Чайка Д.Е. – секретарь",
        "Директор А.Б. Дымов С приказом ознакомлены: Чайка Д.Е. 06.11.2026 Лужин Е.Ж. 07.11.2026",
    ],
)
def test_other_parts_of_a_paper_on_one_line_hold_no_points_of_its_order(part: str) -> None:
    reading = read(f"{ORDER_ON_A_LINE} {part}")
    assert [(one.number, one.text) for one in reading.points] == [("1", "Завучу сдать смету до 20.11.2026.")]


@pytest.mark.parametrize(
    "part",
    [
        "Приложение 2 к приказу от 05.11.2026 № 118 Состав жюри Дымов А.Б. председатель Чайка Д.Е. секретарь",
        "Лист ознакомления с приказом от 05.11.2026 № 118 Чайка Д.Е. ________ 06.11.2026",
    ],
)
def test_a_table_on_a_line_ends_before_the_next_part_of_the_paper(part: str) -> None:
    reading = read(
        "План работы клуба на 2026-2027 учебный год № п/п Мероприятие Сроки Ответственные 1 Опрос пар сентябрь 2026 завуч "
        f"2 Сбор наставников 15.11.2026 куратор 3 Отчёт клуба до 20.05.2027 директор {part}"
    )
    assert [(one.text, one.term.due, [who.text for who in one.responsible]) for one in reading.measures][-1:] == [
        ("Отчёт клуба", date(2027, 5, 20), ["директор"])
    ]


def test_a_dash_behind_a_comma_goes_on_with_a_list_of_dashes_where_it_bids() -> None:
    found = points("1. Школам: - определить пары до 24.11.2026, - представить списки до 30.11.2026, не позднее 16.00.")
    assert [(one.text, one.term.due) for one in found] == [
        ("определить пары до 24.11.2026,", date(2026, 11, 24)),
        ("представить списки до 30.11.2026, не позднее 16.00.", date(2026, 11, 30)),
    ]
