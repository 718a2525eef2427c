"""Orders and minutes: number, date and title. Every paper here is invented."""

from datetime import date

import pytest

from tests.domain.road_map.orders_read import read

HEADINGS = [
    ("Приказ № 43 от 15.06.2027 г. О выпускных вечерах", "43", date(2027, 6, 15), "О выпускных вечерах"),
    ("ПРИКАЗ\nот 04.04.2027 № 28\nОБ ОТДЫХЕ ДЕТЕЙ\nВ 2027 ГОДУ", "28", date(2027, 4, 4), "ОБ ОТДЫХЕ ДЕТЕЙ В 2027 ГОДУ"),
    ("ПРИКАЗ\n04.04.2027 № 28\nО чтении\nСогласно плану работы", "28", date(2027, 4, 4), "О чтении"),
    ("Постановление администрации города от 14.02.2027 № 188\nО слёте", "188", date(2027, 2, 14), "О слёте"),
    ("РЕШЕНИЕ\nпедагогического совета школы № 4\nот 30.08.2026 г. (протокол № 1)", "1", date(2026, 8, 30), None),
    ("Решение аппаратного совещания от 05.02.2027", None, date(2027, 2, 5), None),
    ("РЕШЕНИЕ\nколлегии управления образования от 27.04.2027 № 3/2", "3/2", date(2027, 4, 27), None),
    (
        "РАСПОРЯЖЕНИЕ\n\nот 16 апреля 2027 г. N 1500\n\nО ПРОВЕДЕНИИ НЕДЕЛИ\n\nНАСТАВНИКА В ГОРОДЕ\n\nВ связи с планом",
        "1500",
        date(2027, 4, 16),
        "О ПРОВЕДЕНИИ НЕДЕЛИ НАСТАВНИКА В ГОРОДЕ",
    ),
    (
        'Постановление администрации Луговой области\nот 13 февраля 2027 г. N 14-п\n"О проведении конкурсов мастерства\n'
        'работников образования в 2027 году"\nПостановлением от 26.02.2028 N 24-п признано утратившим силу\nВ целях развития:',
        "14-п",
        date(2027, 2, 13),
        "О проведении конкурсов мастерства работников образования в 2027 году",
    ),
    ("Приказ № 4 от 11.03.2027\nО безопасности\n11:03\nСогласно плану", "4", date(2027, 3, 11), "О безопасности"),
    ("с. Луговое « 11 » марта 2027 года\nО смотре-конкурсе", None, date(2027, 3, 11), "О смотре-конкурсе"),
    ("ПРИКАЗ №112\n«04» сентября 2026 год   с. Луговое\nО наставниках", "112", date(2026, 9, 4), "О наставниках"),
    (
        "10.01.2027\n№ 3-од\nОб исполнении приказа от 15.09.2026 №244",
        "3-од",
        date(2027, 1, 10),
        "Об исполнении приказа от 15.09.2026 №244",
    ),
    (
        "Школьное питание\n|\nПриказ №1 от 25.08.2026 г. По Луговской основной школе «О питании учащихся»",
        "1",
        date(2026, 8, 25),
        "О питании учащихся",
    ),
    (
        'Приказ Лугового агентства по делам образования и молодёжи области от 9 декабря 2026 г. N 2255 "О слёте кураторов"',
        "2255",
        date(2026, 12, 9),
        "О слёте кураторов",
    ),
    ("ПРОТОКОЛ\nзаседания педагогического совета № 2\nот 03.11.2026", "2", date(2026, 11, 3), None),
]


@pytest.mark.parametrize(("head", "number", "day", "title"), HEADINGS)
def test_heading_of_an_order(head: str, number: str | None, day: date, title: str | None) -> None:
    reading = read(f"{head}\nРЕШИЛИ:\n1.2. Учителям разработать планы работы до 16.11.2027.\n")
    assert (reading.number, reading.written_on, reading.title) == (number, day, title)
    assert [one.term.due for one in reading.points] == [date(2027, 11, 16)]


@pytest.mark.parametrize(
    ("line", "registered"),
    [
        ("№ 501                                   09.10.2023", ("501", date(2023, 10, 9))),
        ("ПРИКАЗ № 14-П   9 октября 2023 г.", ("14-П", date(2023, 10, 9))),
        ("09.10.2023\nИсх. № 45", ("45", date(2023, 10, 9))),
        ("от 09.10.2023 №_____", (None, date(2023, 10, 9))),
        ("От 22.О9.2021г.                №442", ("442", date(2021, 9, 22))),
        ("Выписка из протокола № 5 педагогического совета от 28.03.2024", ("5", date(2024, 3, 28))),
        ("ВЫПИСКА ИЗ ПРОТОКОЛА № 5\nзаседания педагогического совета ОШ № 12 от 28.03.2024 г.", ("5", date(2024, 3, 28))),
    ],
)
def test_number_and_date_of_an_order_in_either_order(line: str, registered: tuple[str | None, date]) -> None:
    reading = read(f"{line}\nО наставничестве\nПРИКАЗЫВАЮ:\n1. Утвердить план.\n")
    assert (reading.number, reading.written_on) == registered


def test_the_title_ends_where_the_text_begins() -> None:
    reading = read(
        "ПРИКАЗ\n09.11.2026 № 140\nОб итогах смотра\n"
        "Смотр, проведённый с 12 по 23 октября 2026 года, показал, что куратора имеют не все школы округа.\n"
        "ПРИКАЗЫВАЮ:\n1. Утвердить план.\n"
    )
    assert reading.title == "Об итогах смотра"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Об организации наставнической деятель-\nности в школе\n", "Об организации наставнической деятельности в школе"),
        (
            "О слёте\nС 15 октября 2026 года по всему округу начинается приём работ на слёт юных наставников школ и клубов.\n"
            "Просим о нём сказать\n",
            "О слёте",
        ),
        ("О назначении ответственных\n§1\nНазначить куратором Лужину А.Б.\n§2\n", "О назначении ответственных"),
    ],
)
def test_a_title_is_whole_and_ends_before_the_first_section(lines: str, title: str) -> None:
    assert read(f"ПРИКАЗ\n09.11.2026 № 140\n{lines}ПРИКАЗЫВАЮ:\n1. Утвердить план.\n").title == title


def test_a_letterhead_has_its_day_and_number_beside_the_address() -> None:
    reading = read(
        "Комитет образования\n14.12.2026                    Директорам муниципальных\n№ 2210                        школ округа\n"
        "тел. 3-22-10\n\nО слёте\nИнформируем о слёте кураторов.\nПросим сдать анкеты до 20 декабря 2026 года.\n"
    )
    assert (reading.number, reading.written_on, reading.title) == ("2210", date(2026, 12, 14), "О слёте")
    assert [[who.text for who in one.responsible] for one in reading.points] == [["Директорам муниципальных школ округа"]]


def test_a_day_in_a_line_that_was_spread_over_its_width_is_not_that_of_the_letter() -> None:
    reading = read(
        "Директорам школ\n\nО конкурсе\n\nИнформируем    о    конкурсе    с    1    по\n"
        "30 апреля 2027 года     юных     художников.\nПросим сдать работы.\n"
    )
    assert reading.written_on is None


def test_an_act_on_one_line_with_its_heading() -> None:
    reading = read(
        "АДМИНИСТРАЦИЯ ЛУГОВОГО РАЙОНА ПОСТАНОВЛЕНИЕ 20.03.2027 № 145-п п. Луговой О мерах по развитию наставничества "
        "В соответствии с Уставом района ПОСТАНОВЛЯЮ: 1. Утвердить Порядок. "
        "2. Отделу образования (Лужина А.Б.) сдать отчёт до 1 мая 2027 года."
    )
    assert (reading.number, reading.written_on) == ("145-п", date(2027, 3, 20))
    assert reading.title == "О мерах по развитию наставничества"
    assert [one.term.due for one in reading.points] == [None, date(2027, 5, 1)]


@pytest.mark.parametrize("line", ["разработать дорожную карту – до 31.01.2027;", "составить план работы до 31.01.2027."])
def test_a_task_that_names_a_plan_is_no_title(line: str) -> None:
    text = f"Директору школы № 4\n\nУважаемая Вера Викторовна!\n\nВам необходимо:\nназначить куратора – до 20.01.2027;\n{line}\n"
    reading = read(text)
    assert reading.title is None
    assert [one.term.due for one in reading.points] == [date(2027, 1, 20), date(2027, 1, 31)]


def test_a_sentence_that_speaks_of_a_plan_is_no_title() -> None:
    assert read("Уважаемые коллеги!\nНаправляем план-график вебинаров для кураторов. Просим обеспечить участие.\n").title is None


def test_what_a_meeting_heard_is_no_title_and_what_it_noted_is_nobodys_work() -> None:
    text = "Выписка из протокола № 2 заседания совета\nот 20.02.2027\n\nСЛУШАЛИ: о реализации дорожной карты.\nПОСТАНОВИЛИ:\n"
    reading = read(f"{text}1. Принять информацию к сведению.\n2. Рогова В.В. – подготовить положение до 15.03.2027.\n")
    assert (reading.title, reading.number) == (None, "2")
    assert reading.questions == ()


def test_number_and_date_on_lines_of_their_own_are_the_papers_whatever_its_text_refers_to() -> None:
    head = "ПРИКАЗ\n\n01.09.2026\n№ 61/1-П\nО наставничестве\n\n"
    reason = "С целью поддержки учеников, в соответствии с Положением, утверждённым приказом от 20.08.2026 № 55\n\n"
    reading = read(f"{head}{reason}ПРИКАЗЫВАЮ:\n1. Методисту Рогову В.В. провести опрос до 20.09.2026.\n")
    assert (reading.number, reading.written_on) == ("61/1-П", date(2026, 9, 1))


def test_an_act_whose_title_stands_before_its_date() -> None:
    reading = read(
        "Приказ № 45 «О назначении кураторов» от 02.09.2026 г.\nПРИКАЗЫВАЮ:\n1. Рогову В.В. провести опрос до 20.09.2026.\n"
    )
    assert (reading.title, reading.number, reading.written_on) == ("О назначении кураторов", "45", date(2026, 9, 2))


@pytest.mark.parametrize(
    "head",
    [
        "Протокол №6\nуправляющего совета от 10.03.2027г.",
        "Выписка из протокола № 6 заседания педагогического совета МБОУ «Луговская СОШ № 2» от 10.03.2027 г.",
        "Протокол № 6 собрания кураторов\nот 10.03.2027",
    ],
)
def test_minutes_of_a_body_have_a_number_and_a_date(head: str) -> None:
    reading = read(f"{head}\nРЕШИЛИ:\n1. Кураторам сдать отчёты.\n")
    assert (reading.number, reading.written_on) == ("6", date(2027, 3, 10))


def test_minutes_in_a_stamp_of_approval_are_no_number() -> None:
    reading = read("ПРИНЯТО\nПротокол № 6 педагогического совета от 10.03.2027\nПРИКАЗЫВАЮ:\n1. Кураторам сдать отчёты.\n")
    assert (reading.number, reading.written_on) == (None, None)


def test_letters_that_a_dash_holds_to_a_number_are_of_it() -> None:
    assert read(
        "ПРИКАЗ от « 07 » октября 2026 года № 198 -о п. Луговой О чтении В целях развития п р и к а з ы в а ю: 1. Читать."
    ).number == ("198-о")


@pytest.mark.parametrize(
    "above",
    [
        "О чтении\nЛуговая область\nПостановление от 06 июня 2027 года № 164\nО чтении\nПринято\nГлавой\n06 июня 2027 года",
        "Распоряжение от 06.06.2027 № 164\nО чтении\nЛУГОВАЯ ОБЛАСТЬ\nГЛАВА ОБЛАСТИ\nРАСПОРЯЖЕНИЕ\n06 июня 2027 г. N 164",
    ],
)
def test_what_a_site_prints_twice_is_the_title_once(above: str) -> None:
    reading = read(f"{above}\nВ целях развития постановляю:\n1. Провести сбор.\n")
    assert (reading.title, reading.number, reading.written_on) == ("О чтении", "164", date(2027, 6, 6))


def test_an_act_and_its_title_on_the_first_line_have_a_number() -> None:
    reading = read("Распоряжение от 06.06.2027г. №31-р О сборе макулатуры\n\nВ целях развития:\n1. Провести сбор.\n")
    assert (reading.title, reading.number, reading.written_on) == ("О сборе макулатуры", "31-р", date(2027, 6, 6))


@pytest.mark.parametrize("below", ["__________\nУтратило силу", "Российская Федерация\nЛуговой край"])
def test_a_rule_and_the_name_of_the_country_end_a_title(below: str) -> None:
    assert read(f"О сборе макулатуры\n{below}\nВ целях развития постановляю:\n1. Провести сбор.\n").title == "О сборе макулатуры"


def test_the_blanks_of_a_form_are_no_part_of_a_number_or_a_day() -> None:
    reading = read("ПРИКАЗ\n__16.03.2027____ №__127/П__\nО чтении\nПРИКАЗЫВАЮ:\n1. Читать.\n")
    assert (reading.number, reading.written_on) == ("127/П", date(2027, 3, 16))
    assert read("ПРИКАЗ\n«___» _________ 20__ г. № ____\nО чтении\nПРИКАЗЫВАЮ:\n1. Читать.\n").written_on is None


def test_a_decree_that_a_line_in_the_middle_of_a_sentence_names_is_another_paper() -> None:
    reading = read(
        "О едином плане\n\n169\n\nДаны указания к тому, что сказано\nв Указе Президента от 26 октября 2026 года № 645\n"
    )
    assert (reading.number, reading.written_on) == (None, None)


def test_the_word_that_a_copy_glued_to_a_number_is_none_of_it() -> None:
    assert read("ПОСТАНОВЛЕНИЕ\n13.08.2026    № 2406Об открытии маршрутов\nпостановляю:\n1. Открыть маршруты.").number == "2406"


def test_an_extract_from_minutes_on_three_lines_has_their_number_and_day() -> None:
    reading = read(
        "ВЫПИСКА\nиз протокола № 4 заседания управляющего совета\nшколы № 21 от 12.12.2026\n\nРЕШИЛИ:\n1. Утвердить отчёт.\n"
    )
    assert (reading.number, reading.written_on) == ("4", date(2026, 12, 12))


def test_a_spaced_decision_with_blank_lines_has_its_number_and_day() -> None:
    reading = read(
        "Р Е Ш Е Н И Е\n\nпедагогического совета школы\n\nот 29 августа 2026 года, протокол № 1\n\nСовет решил:\n1) утвердить."
    )
    assert (reading.number, reading.written_on) == ("1", date(2026, 8, 29))


def test_minutes_name_their_day_before_their_number() -> None:
    reading = read("ПРОТОКОЛ\nзаседания методического совета от 26.11.2026 № 3\n\nРЕШИЛИ:\n1. Утвердить план.\n")
    assert (reading.number, reading.written_on) == ("3", date(2026, 11, 26))


def test_the_number_of_an_act_stands_before_its_title_below_the_day() -> None:
    reading = read("9 ноября 2026\n\n№ 2557 «Об утверждении графика»\n\nпостановляет:\n1. Утвердить график.\n")
    assert (reading.number, reading.written_on) == ("2557", date(2026, 11, 9))


def test_an_extract_on_one_line_has_the_day_before_the_number() -> None:
    reading = read("Выписка из протокола совещания при начальнике отдела от 5 ноября 2026 года № 6\nРЕШИЛИ:\n1. Сдать отчёты.\n")
    assert (reading.number, reading.written_on) == ("6", date(2026, 11, 5))


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_blank_lines_behind_every_line_of_a_head_do_not_end_its_title(gap: str) -> None:
    head = ["ОТДЕЛ ОБРАЗОВАНИЯ", "ПРИКАЗ", "№ 64 от 18 ноября 2026 года", "О проведении слёта", "Всех наставников", "в 2026 году"]
    reading = read(gap.join([*head, "На основании положения", "ПРИКАЗЫВАЮ:", "1. Провести слёт 5 декабря."]))
    assert reading.title == "О проведении слёта Всех наставников в 2026 году"


def test_a_blank_line_below_the_title_ends_it_where_other_lines_stand_close() -> None:
    reading = read(
        "ОТДЕЛ ОБРАЗОВАНИЯ\nПРИКАЗ\n18.11.2026 № 64\nО проведении слёта\n\nВсем школам\nПРИКАЗЫВАЮ:\n1. Провести слёт."
    )
    assert reading.title == "О проведении слёта"


def test_a_matter_of_the_agenda_is_no_title() -> None:
    reading = read(
        "Протокол\nзаседания совета\nот 14.11.2026 № 1\nПОВЕСТКА:\n1. Итоги года.\n2. Утверждение плана на 2027 год.\n"
        "Слушали: Дымову А.Б.\nРешили:\n1. Кураторам сдать отчёты до 20.11.2026."
    )
    assert (reading.title, reading.number) == (None, "1")


def test_brackets_belong_to_the_number_of_a_decision() -> None:
    reading = read(
        "РЕШЕНИЕ\nот 21 ноября 2026 г. № РС-2(70)-18/6\nОб утверждении программы\nСовет решил:\n1. Утвердить программу."
    )
    assert (reading.number, reading.written_on) == ("РС-2(70)-18/6", date(2026, 11, 21))
