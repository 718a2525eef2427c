"""Orders, decrees and letters: whom a point speaks to. Every paper here is invented."""

from datetime import date

import pytest

from domain.responsible import Office
from tests.domain.road_map.orders_read import HEAD, points, read

ADDRESSED = [
    ("Вахтёру осуществлять пропускной режим.", Office.STAFF, None),
    ("Медицинской сестре Лужиной А.Б. проверить аптечки.", Office.STAFF, "Лужиной"),
    ("Завхозу Певцову В.Г. завезти песок.", Office.STAFF, "Певцову"),
    ("Организационному комитету подготовить программу.", Office.STAFF, None),
    ("Экспертам (Лужина А.Б.) изучить критерии.", Office.STAFF, "Лужина"),
    ("Рекомендовать главам поселений провести сходы.", Office.COORDINATOR, None),
    ("Зав. практикой Певцову В.Г. согласовать списки.", Office.STAFF, "Певцову"),
    ("Министерству образования области (Лужина А.Б.) провести конкурс.", Office.REGIONAL, "Лужина"),
    ("Школам района оформить стенды.", Office.HEAD, None),
    ("Делопроизводителю внести изменения в договоры.", Office.STAFF, None),
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
    ("text", "who"),
    [
        ("1. Учителям-предметникам до конца учебного года вести учёт.\n", ["Учителям-предметникам"]),
        ("1. Завучу Лужиной Т.Г.:\n1.1. Вести учёт.\n", ["Завучу Лужиной Т.Г."]),
        ("1. Выступающим сдать тезисы.\n", ["Выступающим"]),
        ("1. Кураторам необходимо сдать тезисы.\n", ["Кураторам"]),
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


def test_a_mail_names_its_readers() -> None:
    reading = read("Кому: директорам школ, руководителям УДО\nДобрый день!\nПросим до 21.09.2026 направить согласия.\n")
    assert [one.text for one in reading.points[0].responsible] == ["директорам школ", "руководителям УДО"]


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
        ("1. Правительству области (Лужин А.Б.):\n1) утвердить состав;\n", ["Правительству области (Лужин А.Б.)"]),
        ("1. Педагогическому собранию избрать жюри.\n", ["Педагогическому собранию"]),
        ("1. Рекомендовать Губернатору области внести проект.\n", ["Губернатору области"]),
        (  # words that a copy glued together hide what is to be done
            "1. Финансовому управлению областипрофинансировать главное управление образования областипо смете "
            "на приобретение оборудования длительного пользования, на изготовление одежды, на оплату труда и на прочие нужды "
            "до 25.11.2026 из средств бюджета областии иных средств.\n",
            [],
        ),
    ],
)
def test_who_is_spoken_to_in_the_ways_of_offices(text: str, who: list[str]) -> None:
    assert [one.text for one in points(text)[0].responsible] == who


def test_a_greeting_names_the_whole_office() -> None:
    reading = read("Уважаемые заместители директоров по УВР!\nПросим прислать списки до 20.12.2026.\n")
    assert [one.text for one in reading.points[0].responsible] == ["заместители директоров по УВР"]
    listed = read("Уважаемые руководители организаций, учреждений и школ района!\nПросим прислать списки до 20.12.2026.\n")
    assert [one.text for one in listed.points[0].responsible] == ["руководители организаций, учреждений и школ района"]


def test_two_persons_and_their_works_with_a_comma_between() -> None:
    first, second = points("1. Лужиной А.Б. подготовить фильм (до 25.11.2026), Певцову В.Г. – выставку (до 26.11.2026).\n")
    assert ([one.text for one in first.responsible], first.term.due) == (["Лужиной А.Б."], date(2026, 11, 25))
    assert ([one.text for one in second.responsible], second.term.due) == (["Певцову В.Г."], date(2026, 11, 26))


def test_a_person_with_an_office_and_a_dash() -> None:
    (point,) = points("1. Методисту Лужиной А.Б. – мониторинг (декабрь 2026 г., май 2027 г.).\n")
    assert [one.text for one in point.responsible] == ["Методисту Лужиной А.Б."]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Прошу обязать педагога-психолога провести опрос до 15.11.2026.", "педагога-психолога"),
        ("Отдел просит директоров школ № 2, 5 до 15.11.2026 направить списки.", "директоров школ № 2, 5"),
        ("Просим направить списки до 15.11.2026.", "Заведующим детскими садами"),
    ],
)
def test_a_letter_may_ask_somebody_else_than_whom_it_is_sent_to(text: str, who: str) -> None:
    assert [[one.text for one in point.responsible] for point in points(text, "Заведующим детскими садами\n\n")] == [[who]]


def test_initials_are_no_term_before_somebody() -> None:
    listed = points("1. Назначить наставниками:\n- Лужину Т.Г., учителя химии, – Певцову В.Г., учителю химии.\n")
    assert [one.responsible for one in listed] == [()]


def test_who_answers_for_the_whole_order_is_no_point() -> None:
    text = "1. Провести слёт до 20.12.2026.\n2. Отв. за исполнение приказа – Лужина А.Б.\n"
    assert [one.number for one in points(text)] == ["1"]


@pytest.mark.parametrize(
    ("appointed", "offered"),
    [
        ("2. Назначить муниципальным координатором Рогову В.В.\n", [("coordinator", "Рогову В.В.")]),
        ("", [("coordinator", "Лужиной А.Б.")]),
    ],
)
def test_who_is_charged_with_a_work_is_offered_only_where_the_order_appoints_nobody(
    appointed: str, offered: list[tuple[str, str]]
) -> None:
    reading = read(f"{HEAD}1. Главному специалисту отдела Лужиной А.Б. обеспечить обучение кураторов до 20.12.2026.\n{appointed}")
    assert [(one.office.value, one.person.printed) for one in reading.offers] == offered


def test_whose_report_is_noted_does_nothing_about_it() -> None:
    reading = read(
        f"{HEAD}1. Информацию Лужиной А.Б. принять к сведению.\n2. Методисту Рогову В.В. провести опрос до 20.12.2026.\n"
    )
    assert [[one.text for one in point.responsible] for point in reading.points] == [[], ["Методисту Рогову В.В."]]
    assert reading.questions == ()


def test_a_noun_that_ends_like_a_verb_ends_no_addressee() -> None:
    (point,) = points(
        "1. Рекомендовать руководителям предприятий независимо от формы собственности выделить наставников до 20.12.2026.\n"
    )
    assert [one.text for one in point.responsible] == ["руководителям предприятий независимо от формы собственности"]


@pytest.mark.parametrize(
    "said",
    [
        "{} заблаговременно сообщить о времени праздника.",
        "{} в установленном порядке провести конкурс.",
        "{} при подготовке и проведении конкурса руководствоваться положением.",
        "{}: подготовить положение.",
        "В связи с ростом числа конкурсов, {} разработать график.",
    ],
)
def test_how_and_why_it_is_done_is_no_part_of_who_does_it(said: str) -> None:
    (point,) = points(f"1. {said.format('Управлению образования (Лужина)')}\n".replace(", У", ", у"))
    assert [one.text.lower() for one in point.responsible] == ["управлению образования (лужина)"]


def test_what_a_body_does_is_nobody_beside_it() -> None:
    (point,) = points("1. Отделу по развитию инфраструктуры и ЖКХ (Певцов В.Г.), предпринимателям района провести ярмарку.\n")
    assert [one.text for one in point.responsible] == [
        "Отделу по развитию инфраструктуры и ЖКХ (Певцов В.Г.)",
        "предпринимателям района",
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Методкабинет (Лужина А.Б.): подготовить рекомендации.", ["Методкабинет (Лужина А.Б.)"]),
        ("СОШ № 3, лицей - представить планы.", ["СОШ № 3", "лицей"]),
        ("Лужина А.Б. - сводный отчёт. Срок - 20.12.2026.", ["Лужина А.Б."]),
        ("Лужина А.Б. - математика.", []),
    ],
)
def test_somebody_in_the_nominative_before_a_colon_or_a_dash(text: str, who: list[str]) -> None:
    (point,) = points(f"1. {text}\n")
    assert [one.text for one in point.responsible] == who


def test_a_list_with_another_sign_is_listed_by_the_line_above() -> None:
    listed = points(
        "1. Кураторам:\n• организовать:\n– отбор наставников (до 20.11.2026);\n– обучение наставников;\n"
        "• сдать отчёт до 25.12.2026.\n"
    )
    assert [(one.text, one.section, one.term.due) for one in listed] == [
        ("отбор наставников (до 20.11.2026)", "организовать:", date(2026, 11, 20)),
        ("обучение наставников", "организовать:", None),
        ("сдать отчёт до 25.12.2026.", "Кураторам:", date(2026, 12, 25)),
    ]
    assert {one.office for point in listed for one in point.responsible} == {Office.CURATOR}


def test_somebody_in_small_letters_before_a_list_is_spoken_to() -> None:
    listed = points("1) провести конкурс;\n2) директорам школ:\nа) собрать заявки;\nб) сдать отчёт до 25.12.2026;\n")
    assert [(one.number, [who.text for who in one.responsible]) for one in listed] == [
        ("1", []),
        ("2а", ["директорам школ"]),
        ("2б", ["директорам школ"]),
    ]


def test_the_list_of_one_in_an_order_without_numbers_ends_where_another_is_spoken_to() -> None:
    found = points(
        "Провести 26 ноября 2026 года педагогический совет.\nЗаместителю директора Лужиной А.Б.:\nподготовить проект;\n"
        "пригласить выпускников.\nУчителю информатики Чайке Д.Е. обеспечить запись.\n"
    )
    assert [(one.text, one.term.due, [who.text for who in one.responsible]) for one in found] == [
        ("Провести 26 ноября 2026 года педагогический совет.", date(2026, 11, 26), []),
        ("подготовить проект", None, ["Заместителю директора Лужиной А.Б."]),
        ("пригласить выпускников.", None, ["Заместителю директора Лужиной А.Б."]),
        ("Учителю информатики Чайке Д.Е. обеспечить запись.", None, ["Учителю информатики Чайке Д.Е."]),
    ]


def test_a_long_official_name_before_a_list_is_spoken_to() -> None:
    who = "Луговому областному государственному образовательному автономному учреждению «Институт развития»"
    found = points(f"1. {who}:\n1.1. Провести семинар до 20.12.2026.\n")
    assert [[one.text for one in point.responsible] for point in found] == [[who]]


@pytest.mark.parametrize("acting", ["И.о. начальника отдела образования", "Врио директора школы"])
def test_who_stands_in_for_another_is_spoken_to(acting: str) -> None:
    (point,) = points(f"1. {acting} А.Б. Дымову обеспечить явку до 20.11.2026.\n")
    assert [who.text for who in point.responsible] == [f"{acting} А.Б. Дымову"]


def test_what_a_work_is_for_is_no_word_of_who_does_it() -> None:
    (point,) = points("1. Библиотекарю Дымовой А.Б. к Неделе книги оформить выставку до 20.11.2026.\n")
    assert [who.text for who in point.responsible] == ["Библиотекарю Дымовой А.Б."]


def test_a_term_behind_who_answers_is_no_word_of_them() -> None:
    (point,) = points("1. Оказать помощь в подготовке слёта (отв. Дымова А.Б., до 20.11.2026 г.).\n")
    assert [who.text for who in point.responsible] == ["Дымова А.Б."]
    assert point.term.due == date(2026, 11, 20)


def test_a_centre_of_the_press_is_spoken_to() -> None:
    (point,) = points("1. Пресс-центру (Чайка Д.) освещать слёт до 20.11.2026.\n")
    assert [who.text for who in point.responsible] == ["Пресс-центру (Чайка Д.)"]


def test_the_term_in_the_sentence_behind_who_answers_is_no_word_of_them() -> None:
    (point,) = points("1. Наставникам сдать отчёты. Отв.: Дымова А.Б. Срок: до 20 ноября 2026 г.\n")
    assert [who.text for who in point.responsible] == ["Наставникам", "Дымова А.Б."]
    assert point.term.due == date(2026, 11, 20)


def test_whom_an_order_proposes_a_list_to_is_known_in_any_case() -> None:
    found = points("1. Предложить РЭУ г. Лугового (Дымов А.Б.), РЭУ Заречного района (Чайка Д.Е.):\n- провести рейды;\n")
    assert [[who.text for who in one.responsible] for one in found] == [
        ["РЭУ г. Лугового (Дымов А.Б.)", "РЭУ Заречного района (Чайка Д.Е.)"]
    ]


def test_of_several_who_are_spoken_to_nobody_is_left_out_though_not_all_are_known() -> None:
    text = "1. Отделу образования, комитету по культуре и молодёжному агентству, министерству туризма области провести слёт.\n"
    (point,) = points(text)
    assert [who.text for who in point.responsible][:2] == ["Отделу образования", "комитету по культуре и молодёжному агентству"]
    assert [who.text for who in point.responsible][-1] == "министерству туризма области"


def test_works_of_a_group_whose_people_are_named_have_its_term() -> None:
    text = (
        "1. Группе в составе: Дымова А.Б., Чайка Д.Е., в срок до 20.11.2026 разработать: программу; план работы; форму отчёта\n"
    )
    assert [(one.text, one.term.due) for one in points(text)] == [
        (work, date(2026, 11, 20)) for work in ("программу", "план работы", "форму отчёта")
    ]


def test_how_often_somebody_does_a_thing_is_no_word_of_them() -> None:
    reading = read(
        "ПОЛОЖЕНИЕ\nо порядке учёта\n1. Классный руководитель ежедневно до 9.30 отмечает отсутствующих.\n"
        "2. Директор школы ежеквартально направляет отчёт в отдел.\n3. Куратор до 10 сентября ежегодно составляет список пар.\n"
    )
    assert [[who.text for who in one.responsible] for one in reading.points] == [
        ["Классный руководитель"],
        ["Директор школы"],
        ["Куратор"],
    ]
