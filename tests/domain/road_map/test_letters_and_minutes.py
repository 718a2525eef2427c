"""Letters, messages and minutes: what is asked for and decided, and what they only tell."""

from datetime import date

import pytest

from tests.domain.road_map.orders_read import read


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


def test_a_message_with_signs_and_a_greeting() -> None:
    reading = read(
        "Добрый день, уважаемые кураторы!\n❗ До 15.12.2026 необходимо выслать планы.\n❗ До 18.12.2026 - разместить их.\n"
    )
    assert [(one.text, [who.text for who in one.responsible]) for one in reading.points] == [
        ("До 15.12.2026 необходимо выслать планы.", ["кураторы"]),
        ("До 18.12.2026 - разместить их.", ["кураторы"]),
    ]


def test_numbered_requests_of_a_letter_keep_their_numbers_and_what_only_tells_is_none() -> None:
    reading = read(
        "Коллеги!\n1. Просим проверить данные (до 1.12.2026).\n2. Анкетирование проводим с 5 по 16 декабря 2026 г.\n"
        "3. Форма отчёта изменилась, см. приложение.\n4. Отчёт ждём до 20 января 2027 г.\n"
    )
    assert [(one.number, one.term.due) for one in reading.points] == [
        ("1", date(2026, 12, 1)),
        ("2", date(2026, 12, 16)),
        ("4", date(2027, 1, 20)),
    ]


def test_what_has_to_be_done_by_a_day_is_asked_for_below_a_list_too() -> None:
    reading = read(
        "Уважаемые директора!\nДо 01.12.2026 необходимо иметь:\n- приказ о назначении куратора;\n- положение.\n"
        "Документы должны быть размещены на сайте до 10.12.2026.\n"
    )
    assert [one.term.due for one in reading.points] == [date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 10)]


def test_who_told_what_at_a_meeting_is_no_part_of_a_decision() -> None:
    reading = read(
        "ПРОТОКОЛ № 2 от 09.11.2026\nРешили:\n1. Лужиной А.Б. провести слёт до 20.12.2026\n"
        "По второму вопросу слушали педагога-организатора Чайку Д.Е.\nРешили:\n1. Певцову В.Г. сдать отчёт до 25.12.2026.\n"
    )
    assert [one.text for one in reading.points] == [
        "Лужиной А.Б. провести слёт до 20.12.2026",
        "Певцову В.Г. сдать отчёт до 25.12.2026.",
    ]


def test_an_event_that_a_letter_tells_of_behind_its_deadlines_is_no_request() -> None:
    reading = read(
        "Директорам школ\n\nИнформируем о конкурсе.\nПриём заявок осуществляется до 1 марта 2027 года.\n"
        "Подведение итогов состоится 29 марта 2027 года.\n"
    )
    assert [one.term.due for one in reading.points] == [date(2027, 3, 1)]


@pytest.mark.parametrize(
    "torn",
    [
        "В целях подготовки сводного отчёта необходимо до 18 декабря 2026 г.\n(включительно) сдать анкеты.",
        "В целях подготовки сводного отчёта необходимо сдать анкеты до\n17.00 часов 18 декабря 2026 года.",
        "Анкеты всех пар необходимо сдать до 18 декабря 2026 года на e-mail:\nanketa@example.ru.",
    ],
)
def test_a_sentence_of_a_letter_that_was_torn_is_one(torn: str) -> None:
    (point,) = read(f"Директорам школ\n\n{torn}\n").points
    assert (point.text, point.number, point.term.due) == (torn.replace("\n", " "), None, date(2026, 12, 18))


@pytest.mark.parametrize("text", ["В соответствии с планом работы просим", "Управление образования Лугового района просит"])
def test_an_address_on_the_line_of_the_text(text: str) -> None:
    reading = read(f"Письмо № 14 от 9 ноября 2026 г.\nРуководителям школ района {text} сдать отчёт до 1 декабря 2026 г.\n")
    (point,) = reading.points
    assert (point.text, point.term.due) == (f"{text} сдать отчёт до 1 декабря 2026 г.", date(2026, 12, 1))
    assert [one.text for one in point.responsible] == ["Руководителям школ района"]


@pytest.mark.parametrize(
    "head", ["Заместителям директоров школ:", "В целях безопасности на праздниках заместителям директоров школ:"]
)
def test_a_list_for_somebody_in_a_letter_that_asks_for_nothing_else(head: str) -> None:
    reading = read(f"О безопасности\n{head}\nдо 15 ноября 2026 года сдать график;\nзапретить огонь на сцене.\n")
    assert [(one.text, one.term.due) for one in reading.points] == [
        ("до 15 ноября 2026 года сдать график", date(2026, 11, 15)),
        ("запретить огонь на сцене.", None),
    ]
    assert {one.text for point in reading.points for one in point.responsible} == {"Заместителям директоров школ"}


def test_dated_lines_below_somebody_are_for_them() -> None:
    reading = read("Кураторам школ:\n1.1. Сдать базы до 15.11.2026;\n1.2. Сдать отчёты до 20.12.2026.\n")
    assert [(one.number, [who.text for who in one.responsible]) for one in reading.points] == [
        ("1.1", ["Кураторам школ"]),
        ("1.2", ["Кураторам школ"]),
    ]


def test_the_hour_of_a_deadline_opens_no_list() -> None:
    reading = read("Уважаемые директора!\nПрошу до 12:00 19 ноября 2026 г. выслать: 1) приказ; 2) дорожную карту.\n")
    assert [(one.number, one.text, one.term.due) for one in reading.points] == [
        ("1", "приказ", date(2026, 11, 19)),
        ("2", "дорожную карту", date(2026, 11, 19)),
    ]


def test_what_was_said_at_a_meeting_is_not_decided() -> None:
    reading = read(
        "ПРОТОКОЛ № 2 от 09.11.2026\nРЕШИЛИ:\nКураторам провести опрос до 10.12.2026.\n"
        "По 2 вопросу Лужина А.Б. предложила провести слёт 17.01.2027.\nЧайка Д.Е. просила перенести его на 20.01.2027.\n"
        "РЕШИЛИ:\nПровести слёт 17.01.2027.\n"
    )
    assert [one.text for one in reading.points] == ["Кураторам провести опрос до 10.12.2026.", "Провести слёт 17.01.2027."]


def test_charges_with_terms_below_them_are_points_and_no_cards() -> None:
    reading = read(
        "ГЛАВА ОКРУГА\nПОРУЧЕНИЯ\nпо итогам совещания\n09.11.2026\n\n1. Управлению образования (Лужина А.Б.):\n"
        "1.1. Подготовить предложения.\nСрок: 01.12.2026.\n1.2. Провести слёт.\nСрок: декабрь 2026 года.\n"
        "2. Пресс-службе (Чайка Д.Е.) обеспечить освещение.\nСрок: постоянно.\n"
    )
    assert reading.measures == ()
    assert [(one.number, one.term.due, [who.text for who in one.responsible]) for one in reading.points] == [
        ("1.1", date(2026, 12, 1), ["Управлению образования (Лужина А.Б.)"]),
        ("1.2", date(2026, 12, 31), ["Управлению образования (Лужина А.Б.)"]),
        ("2", None, ["Пресс-службе (Чайка Д.Е.)"]),
    ]


def test_a_request_behind_many_reasons_is_one() -> None:
    why = "Во исполнение пункта 4 постановления врача от 13.12.2026 № 6 «Об усилении мероприятий по профилактике в сезоне», "
    why += "в соответствии с пунктом 3.2 Положения об отделе, утверждённого постановлением от 24.02.2026 № 225, учитывая рост, "
    asked = read(f"Уважаемые коллеги!\n{why}руководителям школ обеспечить осмотры до 20.12.2026.\n").points
    assert [one.term.due for one in asked] == [date(2026, 12, 20)]


def test_what_people_wait_for_in_a_clause_is_no_request() -> None:
    text = "Уважаемые коллеги!\nПраздник, от которого мы ждём перемен.\n"
    text += "Прошу украсить залы до 20.12.2026.\nЖдём отчёты до 25.12.2026.\n"
    assert [one.text for one in read(text).points] == ["Прошу украсить залы до 20.12.2026.", "Ждём отчёты до 25.12.2026."]


def test_what_is_decided_about_one_matter_does_not_go_on_with_another() -> None:
    reading = read(
        "ПРОТОКОЛ № 4 от 09.11.2026\n1. СЛУШАЛИ: Лужину А.Б.\nРЕШИЛИ:\n1.1. Кураторам провести опрос до 10.12.2026.\n"
        "2. РАЗНОЕ: Чайка Д.Е. напомнила о дневниках.\nРЕШИЛИ: сдать дневники до 14 декабря 2026 г., отв. кураторы.\n"
        "3. О слёте\n(Чайка Д.Е.)\nОтметили: готов сценарий.\nРешили:\n1) признать работу удовлетворительной;\n"
        "2) Лужиной А.Б. до 20.12.2026 представить смету.\n"
    )
    assert [(one.number, one.text, one.term.due) for one in reading.points] == [
        ("1.1", "Кураторам провести опрос до 10.12.2026.", date(2026, 12, 10)),
        (None, "сдать дневники до 14 декабря 2026 г., отв. кураторы.", date(2026, 12, 14)),
        ("3.1", "признать работу удовлетворительной", None),
        ("3.2", "Лужиной А.Б. до 20.12.2026 представить смету.", date(2026, 12, 20)),
    ]


def test_a_numbered_point_below_an_address_opens_with_no_day() -> None:
    reading = read(
        "Руководителям школ:\n1.1.Провести осмотр (ежедневно).\n1.2.Отменять прогулки:\n• для 1-4 классов – при -25;\n"
        "1.3.Провести беседы с учениками.\n"
    )
    assert [(one.number, [who.text for who in one.responsible]) for one in reading.points] == [
        ("1.1", ["Руководителям школ"]),
        ("1.2", ["Руководителям школ"]),
        ("1.3", ["Руководителям школ"]),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Утверждён\nГлавой округа\n09.11.2026\n\nПЕРЕЧЕНЬ\nПОРУЧЕНИЙ ПО ИТОГАМ СОВЕЩАНИЯ\n",
        "Документ\nГлава округа утвердил перечень поручений по итогам совещания.\n",
    ],
)
def test_lettered_charges_have_the_terms_below_them(head: str) -> None:
    reading = read(
        head + "\n1. Управлению образования:\n\nа) рассмотреть вопрос о кураторах.\n\nДоклад – до 15 декабря 2026 г.\n\n"
        "б) представить проект плана.\n\nСрок − 20 января 2027 г.\n"
    )
    assert [(one.number, one.term.due, [who.text for who in one.responsible]) for one in reading.points] == [
        ("1а", date(2026, 12, 15), ["Управлению образования"]),
        ("1б", date(2027, 1, 20), ["Управлению образования"]),
    ]


CHARGED = """ОТДЕЛ ОБРАЗОВАНИЯ

ПРОТОКОЛ
совещания руководителей
9 ноября 2026 г. № 9

1. О ходе внедрения наставничества
(Лужина, Чайка)
1.1. Принять к сведению информацию Лужиной А.Б.
1.2. Директорам школ № 1, 4 завершить отбор.
Срок: до 20 ноября 2026 года.
1.3. Координатору (Лужина А.Б.) проверить сайты.
Срок: 25 ноября 2026 года.
Ответственный за контроль: Чайка Д.Е.
2. О подготовке к зиме
(Певцов)
2.1. Провести осмотр залов.
Срок: до 15.11.2026. Отв.: Певцов В.Г.

Председатель                        Д.Е. Чайка
"""


@pytest.mark.parametrize("text", [CHARGED, CHARGED.replace("\n", "\n\n")])
def test_charges_below_the_matters_of_a_meeting_have_their_own_terms_without_a_word_of_decision(text: str) -> None:
    reading = read(text)
    assert [(one.number, one.term.due and one.term.due.day, [who.text for who in one.responsible]) for one in reading.points] == [
        ("1.1", None, []),
        ("1.2", 20, ["Директорам школ № 1, 4"]),
        ("1.3", 25, ["Координатору (Лужина А.Б.)"]),
        ("2.1", 15, ["Певцов В.Г."]),
    ]


def test_a_part_of_an_order_keeps_whom_its_numbered_lists_are_for() -> None:
    reading = read(
        "2. Методисту Лужиной А.Б.:\n2.1. собрать планы;\n2.2. сдать отчёт до 20.11.2026.\n3. Завучам:\n- провести опрос."
    )
    assert [(one.number, [who.text for who in one.responsible]) for one in reading.points] == [
        ("2.1", ["Методисту Лужиной А.Б."]),
        ("2.2", ["Методисту Лужиной А.Б."]),
        (None, ["Завучам"]),
    ]


def test_a_list_is_for_whom_the_last_sentence_above_it_names() -> None:
    reading = read(
        "Отдел информирует, что в ноябре пройдёт слёт. Директорам школ:\nназначить ответственных до 20.11.2026;\nдать списки."
    )
    assert [(one.text, [who.text for who in one.responsible]) for one in reading.points] == [
        ("назначить ответственных до 20.11.2026", ["Директорам школ"]),
        ("дать списки.", ["Директорам школ"]),
    ]


def test_what_somebody_proposed_is_no_request() -> None:
    assert (
        read("Слушали:\n1. Лужину А.Б. Исходя из этого Лужина А.Б. предложила создать совет школы и утвердить положение.").points
        == ()
    )


def test_each_line_that_charges_somebody_below_a_matter_is_a_point_with_its_own_term() -> None:
    reading = read(
        "ПОРУЧЕНИЯ\nпо результатам совещания 2 ноября 2026 года\n\n1. О приёмке школы.\n"
        "Завхозу Чайке Д.Е. устранить замечания. Срок – 6 ноября 2026 г.\nЗавучу обновить планы. Срок – 9 ноября 2026 г.\n\n"
        "2. О парах.\nРуководителям ШМО назвать наставников. Срок – 10 ноября 2026 г.\n"
    )
    assert [(one.text, one.term.due and one.term.due.day) for one in reading.points] == [
        ("Завхозу Чайке Д.Е. устранить замечания", 6),
        ("Завучу обновить планы", 9),
        ("Руководителям ШМО назвать наставников", 10),
    ]


def test_what_is_planned_is_no_request_although_its_day_opens_the_sentence() -> None:
    reading = read("Просим сдать отчёты до 28 декабря 2026 г.\n\nВ январе 2027 года планируется выездная проверка.\n")
    assert [one.text for one in reading.points] == ["Просим сдать отчёты до 28 декабря 2026 г."]


def test_what_the_writer_will_do_behind_the_works_is_no_work() -> None:
    text = (
        "Уважаемые коллеги!\nПросим:\n1. Назначить куратора до 15.11.2026.\n2. Сдать списки до 20.11.2026.\n"
        "По итогам сбора отделом будет издан сборник до 30 ноября 2026 года.\nПросим также известить школы."
    )
    assert [one.text for one in read(text).points] == [
        "Назначить куратора до 15.11.2026.",
        "Сдать списки до 20.11.2026.",
        "Просим также известить школы.",
    ]


@pytest.mark.parametrize("mark", [". Отметила, что", ", который", ""])
@pytest.mark.parametrize("head", ["ПРОТОКОЛ № 4\nсовещания при директоре\nот 24.11.2026", "Совещание при директоре\n24.11.2026"])
def test_a_paper_named_in_a_line_of_minutes_gives_them_neither_number_nor_day(mark: str, head: str) -> None:
    reading = read(
        f"{head}\n1. СЛУШАЛИ: Дымову А.Б., которая ознакомила с порядком\n"
        f"написания отчётов, утвержденным приказом от 04.04.2026 № 232/551"
        f"{mark}\nотчёты сдаются весной.\nРЕШИЛИ:\n1.1. Завучам сдать отчёты до 08.12.2026."
    )
    if head.startswith("П"):
        assert (reading.number, reading.written_on) == ("4", date(2026, 11, 24))
    else:
        assert reading.number == (None if "Отметила" in mark else "232/551")
