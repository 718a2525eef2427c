"""Orders, letters and minutes with what a page, a site or a secretary put around their points. Every paper here is invented."""

from datetime import date

import pytest

from tests.domain.road_map.orders_read import HEAD, points, read, said


@pytest.mark.parametrize("number", ["2", "- 2 -", "–3–"])
def test_the_number_of_a_page_is_no_word_of_a_point(number: str) -> None:
    found = points(f"1. Директорам школ:\n{number}\n- провести сбор до 01.12.2026;\n- сдать\n{number}\nотчёт до 10.12.2026.")
    assert [said(one) for one in found] == [
        (None, "провести сбор до 01.12.2026", date(2026, 12, 1)),
        (None, "сдать отчёт до 10.12.2026.", date(2026, 12, 10)),
    ]
    assert [[who.text for who in one.responsible] for one in found] == [["Директорам школ"]] * 2


def test_a_number_behind_its_sign_stays_though_it_stands_alone() -> None:
    assert [said(one)[1] for one in points("1. Секретарю выдать бланки по форме №\n2\nдо 01.12.2026.")] == [
        "Секретарю выдать бланки по форме № 2 до 01.12.2026."
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Губернатор\nЛуговой области\nА.Б.ДЫМОВ",
        "Мэр города Лугового\nА.Б.Дымов\nПроект вносит\nОтдел образования\nг. Луговой",
        "Управляющий делами",
        "Протокол вела Дымова А.Б.",
    ],
)
def test_who_signs_is_no_part_of_the_last_point(below: str) -> None:
    assert [said(one)[1] for one in points(f'1. Опубликовать приказ в газете "Маяк".\n{below}')] == [
        'Опубликовать приказ в газете "Маяк".'
    ]


@pytest.mark.parametrize("below", ["Ответственный: Дымова А. Б.", "Начало в октябре 2027 года", "Зал подготовить к 10 часам"])
def test_a_line_below_a_point_that_says_something_belongs_to_it(below: str) -> None:
    assert points(f"1. Провести сбор кураторов.\n{below}")[0].text.startswith(f"Провести сбор кураторов. {below[:6]}")


def test_a_place_behind_an_abbreviation_belongs_to_the_point() -> None:
    assert points("1. Провести сбор в школе пос.\nДальний Луг")[0].text == "Провести сбор в школе пос. Дальний Луг"


def test_bars_at_the_end_of_a_line_are_of_the_site() -> None:
    text = "Руководителям школ необходимо проверить журналы до 05.03.2027. | |\n|\nВсего ответов: 0 | |"
    assert [said(one)[1] for one in read(text).points] == ["Руководителям школ необходимо проверить журналы до 05.03.2027."]


def test_a_dash_within_a_dash_is_one_sign() -> None:
    assert [said(one)[1] for one in points("- 1. Школам:\n- - сдать планы;\n- - сдать отчёты.")] == [
        "сдать планы",
        "сдать отчёты.",
    ]


MINUTES = """ПРОТОКОЛ № 3
заседания рабочей группы от 12.11.2026
СЛУШАЛИ:
1. Дымову А.Б., которая сообщила, что на 01.11.2026 в программах участвуют 38 % обучающихся.
РЕШИЛИ:
1.1. Кураторам обновить списки до 20.11.2026.
ГОЛОСОВАЛИ: «за» – единогласно.
СЛУШАЛИ:
2. Рогова В.В. о слёте.
РЕШИЛИ:
2.1. Рогову В.В. подготовить программу слёта.
Решение принято единогласно.
"""


def test_what_was_heard_and_how_it_was_voted_is_neither_work_nor_target() -> None:
    reading = read(MINUTES)
    assert [(one.number, one.text, one.section) for one in reading.points] == [
        ("1.1", "Кураторам обновить списки до 20.11.2026.", None),
        ("2.1", "Рогову В.В. подготовить программу слёта.", None),
    ]
    assert reading.targets == ()


def test_what_takes_the_place_of_other_words_is_no_point() -> None:
    found = points(
        "1. Внести в Положение о подвозе изменения.\n2. Пункт 2.1 изложить в следующей редакции:\n"
        "«2.1. Время в пути не должно превышать 30 минут. Списки утвердить до 01.09.2027.»\n"
        "3. Школам разместить Положение на сайтах."
    )
    assert [one.number for one in found] == ["1", "2", "3"]
    assert all(one.term.due is None for one in found)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "1. Утвердить состав участников сбора:\n• Педагогический состав\n• Воспитанники (при участии родителей)",
            "Утвердить состав участников сбора: Педагогический состав; Воспитанники (при участии родителей).",
        ),
        (
            "1. Закрепить наставников за молодыми учителями:\n- Дымова А.Б. – Рогов В.В.;\n- Ветрова Е.Ж. – Ким З.И.",
            "Закрепить наставников за молодыми учителями: Дымова А.Б. – Рогов В.В; Ветрова Е.Ж. – Ким З.И.",
        ),
    ],
)
def test_whom_a_point_puts_together_makes_no_points(text: str, whole: str) -> None:
    assert [said(one)[1] for one in points(text)] == [whole]


def test_an_order_of_a_new_year_that_tells_of_the_last_one_sets_its_days_in_its_own() -> None:
    text = (
        "ПРИКАЗ\n12.03.2027 № 64\nОб итогах наставничества\nза 2026 год\nприказываю:\n"
        "1. Признать работу в 2026 году удовлетворительной.\n2. О результатах сообщить методисту Дымовой В.В. до 5 мая."
    )
    term = read(text).points[1].term
    assert (term.text, term.due, term.question) == ("до 5 мая", date(2027, 5, 5), None)


def test_a_sentence_that_has_ended_lists_nothing() -> None:
    found = points("Провести сбор с 11.11.2026 по 20.11.2026 .\n2. Утвердить состав жюри (Приложение 1).\n3. Сдать отчёты.")
    assert [(one.number, one.term.due) for one in found] == [(None, date(2026, 11, 20)), ("2", None), ("3", None)]


def test_what_a_site_prints_in_the_place_of_an_address_is_left_out() -> None:
    text = (
        "Уважаемые руководители!\nЗаявки направить на почту Этот адрес электронной почты защищен от спам-ботов. "
        "Для просмотра адреса в вашем браузере должен быть включен Javascript. Отчёты принимаются не позднее 11.05.2027."
    )
    assert [one.text for one in read(text).points] == [
        "Заявки направить на почту.",
        "Отчёты принимаются не позднее 11.05.2027.",
    ]


@pytest.mark.parametrize("called", ["далее – Год учителя", "далее - Неделя"])
def test_what_something_is_called_from_here_on_is_no_term(called: str) -> None:
    assert points(f"1. Создать группу по проведению в 2027 году в городе Года учителя ({called}).")[0].term.end is None


def test_initials_held_to_a_surname_are_not_those_of_the_town_before_them() -> None:
    (offer,) = read(
        "ПРИКАЗ\n09.11.2026 № 140\nО слёте\nПРИКАЗЫВАЮ:\n1. Провести слёт.\n"
        "2. Контроль возложить на заместителя главы Верхне-Озёрска А.Б.Дымова."
    ).offers
    assert offer.person.surname == "Дымова"


def test_a_signature_below_a_list_without_numbers_is_no_point() -> None:
    found = points("утвердить прилагаемые:\n- состав совета;\n- программу слёта.\nГубернатор\nЛуговой области\nА.Б.ДЫМОВ")
    assert [one.text for one in found] == ["состав совета", "программу слёта."]


def test_a_name_in_quotation_marks_above_what_is_quoted_anew_stays() -> None:
    found = points(
        "1. Внести в Положение\n«О подвозе» изменения.\n2. Дополнить пункт 3 абзацем содержания:\n«Списки – до 01.09.2027.»"
    )
    assert [one.text for one in found] == [
        "Внести в Положение «О подвозе» изменения.",
        "Дополнить пункт 3 абзацем содержания:",
    ]


ACT = "ОТДЕЛ ОБРАЗОВАНИЯ\n\nРАСПОРЯЖЕНИЕ\nот 09.11.2026 № 58-р\n\nО семинаре\n\n"


def test_an_act_of_sentences_without_numbers_is_read() -> None:
    reading = read(
        ACT + "Кураторам школ направить наставников на семинар 24 ноября 2026 года. Ответственность за явку возложить на "
        "кураторов. Контроль за исполнением возложить на Чайку Д.Е.\n\nНачальник отдела                   Л.Ю. Рогова\n"
    )
    assert [(one.text, one.term.due) for one in reading.points] == [
        ("Кураторам школ направить наставников на семинар 24 ноября 2026 года.", date(2026, 11, 24)),
        ("Ответственность за явку возложить на кураторов.", None),
    ]
    assert [one.person.surname for one in reading.offers] == ["Чайку"]


def test_what_an_act_of_sentences_only_tells_is_no_point() -> None:
    assert read(ACT + "Семинар прошёл 24 октября 2026 года. В нём приняли участие 12 школ.\n").points == ()


def test_the_signature_at_the_end_of_the_line_is_no_word_of_the_last_point() -> None:
    found = read(
        "О ремонте\nВ целях развития ПОСТАНОВЛЯЮ: 1. Провести ремонт до 01.09.2027. 2. Директору школы провести уборку. "
        "Глава Лугового района А.Б.Дымов\nПостановление\n203\n14 июня 2027 года\n"
    ).points
    assert [(one.text, one.term.due) for one in found] == [
        ("Провести ремонт до 01.09.2027.", date(2027, 9, 1)),
        ("Директору школы провести уборку.", None),
    ]


def test_the_signs_of_a_font_of_signs_are_dashes() -> None:
    found = points("1. Кураторам:\n\uf0b7 провести опрос в соответствии с\nположением о наставничестве;\n\uf0a7 сдать отчёты.")
    assert [one.text for one in found] == ["провести опрос в соответствии с положением о наставничестве", "сдать отчёты."]


def test_pupils_without_patronymics_belong_to_the_point_that_lists_them() -> None:
    found = points(
        "1. Зачислить в группу:\n1) Дымова Романа, 2 «А» класс;\n2) Лужину Софию, 3 «Б» класс.\n2. Кураторам сдать списки."
    )
    assert [one.text for one in found] == [
        "Зачислить в группу: Дымова Романа, 2 «А» класс; Лужину Софию, 3 «Б» класс.",
        "Кураторам сдать списки.",
    ]


def test_the_second_of_a_list_is_not_listed_by_a_sentence_that_has_ended() -> None:
    reading = read(
        "Прошу выполнить:\nа) провести опрос.\nДоклад – до 15 ноября 2026 г.\nб) представить проект.\nСрок – до 15.12.2026."
    )
    assert [one.term.due for one in reading.points if "проект" in one.text] != [date(2026, 11, 15)]


def test_an_act_that_names_its_school_behind_its_day_is_one() -> None:
    found = read(
        "ПРИКАЗ № 61 от 3 марта 2027 г. По школе «Луговая»\nО группах\n1. Зачислить двоих в группу.\n2. Поощрить вожатых.\n"
    )
    assert [one.number for one in found.points] == ["1", "2"]


def test_a_line_that_only_heads_a_list_is_no_point() -> None:
    found = points(
        "- Санитарные мероприятия:\n2.1. Провести уборку до 20.11.2026.\n- Ответственные лица:\n3.1. Завучу сдать отчёт.\n"
    )
    assert [one.text for one in found] == ["Провести уборку до 20.11.2026.", "Завучу сдать отчёт."]


def test_whom_a_point_that_opens_with_a_day_makes_mentors_of_are_no_points() -> None:
    (point,) = points(
        "1. С 01.12.2026 г. закрепить наставников:\n- за Лужиной А.Б. – Чайку Д.Е.;\n- за Певцовым В.Г. – Дымова А.Б.\n"
    )
    assert point.number == "1"


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_point_within_another_needs_no_space_behind_its_number(between: str) -> None:
    found = points(
        between.join(["1.Руководителям клубов:", "1.1Усилить охрану клубов.", "1.12Провести сбор до 20.12.2026 года."])
    )
    assert [(one.number, *said(one)[1:]) for one in found] == [
        ("1.1", "Усилить охрану клубов.", None),
        ("1.12", "Провести сбор до 20.12.2026 года.", date(2026, 12, 20)),
    ]
    assert [[who.text for who in one.responsible] for one in found] == [["Руководителям клубов"]] * 2


def test_who_stands_in_for_the_one_who_signs_takes_no_control() -> None:
    reading = read(
        "ПРИКАЗ\n09.11.2026 № 140\nПРИКАЗЫВАЮ:\n1.Сдать отчёты до 20.11.2026.\n2.Контроль за выполнением приказа возложить на "
        "заместителя главы города Ольхов Л.Ф. Лужину.\nИсполняющий обязанности\nглавы города\nС.Г.Дымов"
    )
    assert [(one.person.surname, one.person.initials) for one in reading.offers] == [("Лужину", "ЛФ")]
    assert [said(one)[1] for one in reading.points] == ["Сдать отчёты до 20.11.2026."]


def test_rows_of_a_list_of_pairs_among_the_points_are_no_works() -> None:
    found = points(
        "1. Назначить наставниками:\n№ п/п Наставник Молодой специалист\n1 Дымова А.Б. Чайка Д.Е.\n2 Лужина Ж.З. Рогов И.К.\n"
        "2. Наставникам сдать планы до 20.11.2026."
    )
    assert [said(one)[1] for one in found][-1:] == ["Наставникам сдать планы до 20.11.2026."]
    assert not any(one.text.startswith(("Дымова", "Лужина")) for one in found)


@pytest.mark.parametrize("said", ["Контроль – Лужина А.Б.", "Контроль: Лужина А.Б., завуч.", "КОНТРОЛЬ — завуч Лужина А.Б."])
def test_who_keeps_control_in_a_line_of_two_words_is_no_work(said: str) -> None:
    reading = read(f"{HEAD}1. Провести отбор до 20.11.2026.\n2. {said}\n")
    assert [one.number for one in reading.points] == ["1"]
    assert [(one.office.value, one.person.surname) for one in reading.offers] == [("controller", "Лужина")]


def test_a_schedule_between_bars_below_a_point_is_told_of() -> None:
    table = "| Класс | Предмет | День |\n| 4 | Физика | 13.04.2027 |\n| 5 | Химия | 15.04.2027 |\n"
    reading = read(f"{HEAD}1. Провести проверку в следующие сроки:\n{table}2. Куратору сдать отчёт до 01.12.2026.\n")
    assert [one.about.value for one in reading.questions][:1] == ["columns"]


def test_a_name_in_brackets_behind_a_dated_work_answers_for_it() -> None:
    reading = read(
        "План на март 2027 года\n1. До 10 марта – анкеты пар (Лужина А.Б.).\n2. 12 марта – семинар (Рогов В.Г., кураторы).\n"
    )
    assert [[one.text for one in point.responsible] for point in reading.points] == [["Лужина А.Б."], ["Рогов В.Г.", "кураторы"]]


def test_a_letter_bids_report_of_results_on_a_day() -> None:
    reading = read("УВАЖАЕМЫЕ КОЛЛЕГИ!\nПрошу взять дело на контроль. О результатах доложить 10 марта 2027 года.\n")
    assert [one.term.due for one in reading.points][-1:] == [date(2027, 3, 10)]


def test_whoever_is_charged_with_a_dated_duty_answers_for_it() -> None:
    charged = "1. Ответственность за сбор согласий возложить на Лужину А.Б., срок – до 31.12.2026.\n"
    (point,) = points(f"{charged}2. Исполнение приказа контролирую лично.\n")
    assert ([one.text for one in point.responsible], point.term.due) == (["Лужину А.Б."], date(2026, 12, 31))


@pytest.mark.parametrize("need", ["не нужно", "не требуется", "не обязательно"])
def test_what_nobody_needs_is_no_work(need: str) -> None:
    reading = read(f"УВАЖАЕМЫЕ КОЛЛЕГИ!\nПрошу сдать отчёты до 10.03.2027. Сведения за январь направлять {need}.\n")
    assert [one.text for one in reading.points] == ["Прошу сдать отчёты до 10.03.2027."]


def test_every_report_has_its_own_day() -> None:
    text = "1. Куратору отчёт за I полугодие сдать до 20.12.2026, за II полугодие – до 25.05.2027.\n"
    assert [one.term.deadlines for one in points(text)] == [(date(2026, 12, 20), date(2027, 5, 25))]


def test_the_name_of_an_order_that_a_margin_broke_is_no_quotation_of_lines() -> None:
    reading = read(
        "ПРИКАЗ\n19.11.2026 № 61\nО внесении изменений в приказ от 04.09.2026 № 245\nприказываю:\n1. В пункте 2 приказа слова "
        "«Дымовой А.Б.» заменить словами «Лужиной Ж.З.».\n2. Школам изучить приказ от 04.09.2026 № 245 «О реализации модели\n"
        "наставничества» до 26.11.2026."
    )
    assert [said(one)[1:] for one in reading.points][1:] == [
        ("Школам изучить приказ от 04.09.2026 № 245 «О реализации модели наставничества» до 26.11.2026.", date(2026, 11, 26))
    ]
