"""Orders, decrees and letters: by when a point is to be done. Every paper here is invented."""

from datetime import date

import pytest

from domain.terms import Freq, Kind, Reason
from tests.domain.road_map.orders_read import points, read, said


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


def test_a_recurring_point_keeps_its_rhythm() -> None:
    (point,) = points("1. Завучу ежемесячно до 5 числа сдавать отчёт.")
    assert point.term.recurrence is not None
    assert point.term.recurrence.freq is Freq.MONTHLY


def test_a_term_below_a_blank_line_is_that_of_the_point_above() -> None:
    text = "1. Куратору:\n\n1.1. Провести анализ.\n\nСрок: до 15.12.2026\n\n1.2. Закрепить наставников.\n\nСрок: постоянно\n"
    assert [one.term.due for one in points(text)] == [date(2026, 12, 15), None]


def test_terms_that_part_a_list_are_those_of_the_lines_below_them() -> None:
    text = (
        "1. Директорам школ обеспечить:\nдо 1 декабря 2026 года:\nготовность школ;\nучёт детей;\n"
        "до 15 декабря 2026 года:\nкомплектование библиотек.\n2. Методисту собрать отзывы.\n"
    )
    listed = points(text)
    assert [said(one) for one in listed] == [
        (None, "готовность школ", date(2026, 12, 1)),
        (None, "учёт детей", date(2026, 12, 1)),
        (None, "комплектование библиотек.", date(2026, 12, 15)),
        ("2", "Методисту собрать отзывы.", None),
    ]
    assert [one.text for point in listed[:3] for one in point.responsible] == ["Директорам школ"] * 3


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


def test_the_printed_term_ends_where_it_ends() -> None:
    texts = [
        "Куратору проводить сборы еженедельно (по пятницам).",
        "Опубликовать приказ в течение 10 дней и разместить на сайте.",
    ]
    assert [points(f"1. {text}")[0].term.text for text in texts] == ["еженедельно (по пятницам)", "в течение 10 дней"]


def test_a_week_that_is_only_counted_is_asked_about() -> None:
    listed = points("1. Утвердить план месячника:\n1 неделя: открытие;\n2-я неделя: мастер-классы.\n")
    assert [(one.text, one.term.due, one.term.question is not None) for one in listed] == [
        ("1 неделя: открытие", None, True),
        ("2-я неделя: мастер-классы", None, True),
    ]


def test_what_is_summed_up_is_no_term() -> None:
    (point,) = points("1. Провести самообследование по итогам 2026 года.\n")
    assert point.term.kind is Kind.ONGOING


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


def test_a_term_in_brackets_before_the_work_cuts_nothing_off() -> None:
    first, second = points(
        "1. Управлению образования (срок – до 30.11.2026) утвердить план.\n"
        "2. Директорам школ (срок – до 15.12.2026):\n2.1. Выбрать кандидатов.\n"
    )
    assert said(first) == ("1", "Управлению образования (срок – до 30.11.2026) утвердить план.", date(2026, 11, 30))
    assert [one.text for one in first.responsible] == ["Управлению образования"]
    assert said(second) == ("2.1", "Выбрать кандидатов.", date(2026, 12, 15))
    assert [one.text for one in second.responsible] == ["Директорам школ"]


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


def test_the_field_below_a_decision_is_no_point_though_it_looks_numbered() -> None:
    (point,) = points("1. Провести опрос.\nСрок: 01.12.2026 – 10.12.2026\nОтв.: Лужина А.Б.\n")
    assert (point.term.start, point.term.end) == (date(2026, 12, 1), date(2026, 12, 10))
    assert [one.text for one in point.responsible] == ["Лужина А.Б."]


def test_a_day_behind_classes_is_a_day() -> None:
    (point,) = points("1. Завершить год в 1-8, 10 классах 22 мая 2027 года.\n")
    assert point.term.due == date(2027, 5, 22)


@pytest.mark.parametrize(
    "text",
    ["Учителям сдать планы на I полугодие до 13.12.2026.", "Завучу сверить план на второе полугодие (до 13 декабря 2026 года)."],
)
def test_what_is_planned_for_is_no_term(text: str) -> None:
    (point,) = points(f"1. {text}")
    assert (point.term.due, point.term.deadlines) == (date(2026, 12, 13), ())


@pytest.mark.parametrize(
    ("text", "term"),
    [
        (
            "1. Куратору в течение 3 дней со дня проведения конкурса «Наставник года – 2027» сдать отчёт.\n",
            "в течение 3 дней со дня проведения конкурса «Наставник года – 2027»",
        ),
        (
            "1. Куратору в течение 5 дней после окончания работы по итогам 2026 года сдать отчёт.\n",
            "в течение 5 дней после окончания работы по итогам 2026 года",
        ),
    ],
)
def test_the_words_of_a_term_stay_as_printed(text: str, term: str) -> None:
    (point,) = points(text)
    assert point.term.text.startswith(term)


def test_a_paper_of_the_last_year_that_is_known_is_read() -> None:
    text = "ПРИКАЗ\n31.12.2050 № 14\nО слёте\nПРИКАЗЫВАЮ:\n1. Куратору сдать отчёт до 15 октября.\n"
    assert [one.term.question is not None for one in read(text).points] == [True]


@pytest.mark.parametrize(("said", "times"), [("2 раза в год", 2), ("1 раз в четверть", 1), ("не реже 3 раз в месяц", 3)])
def test_a_count_behind_initials_is_no_house(said: str, times: int) -> None:
    (point,) = points(f"1. Куратору Лужину Д.Д. {said} проводить опрос.\n")
    assert point.term.recurrence is not None
    assert (point.term.text, point.term.recurrence.times) == (said, times)
    assert [one.text for one in point.responsible] == ["Куратору Лужину Д.Д."]


@pytest.mark.parametrize("act", ["Учредить ежемесячную", "Установить всем ежемесячную", "Назначить ежемесячную"])
def test_what_is_founded_for_every_month_is_done_by_the_last_day_that_the_point_says(act: str) -> None:
    (point,) = points(f"1. {act} стипендию победителям с 1 января по 31 декабря 2027 г.\n")
    assert (point.term.due, point.term.recurrence) == (date(2027, 12, 31), None)


def test_an_event_ends_before_the_verb_and_the_next_term() -> None:
    text = "1. По окончании смены начальники лагерей сдают отчёт до 5 мая 2027 года.\n"
    assert [(one.term.text, one.term.due) for one in points(text)] == [
        ("По окончании смены начальники лагерей; до 5 мая 2027 года", date(2027, 5, 5))
    ]


@pytest.mark.parametrize(
    "work",
    [
        "Утвердить:\n1.1. форму ежедневной информации",
        "Утвердить:\n1.1. график еженедельных совещаний",
        "Куратору разместить положение о ежегодном конкурсе",
        "Организовать лагерь для детей от 6 лет до 17 лет",
        "Организовать смену для детей в возрасте от 7 до 15 лет",
    ],
)
def test_names_of_papers_and_ages_are_no_terms(work: str) -> None:
    (point,) = points(f"1. {work} (приложение 1).\n")
    assert (point.term.text, point.term.question) == ("", None)


@pytest.mark.parametrize(
    "work",
    [
        "По результатам осмотра классов организовать и провести приёмку школ до 25 ноября 2026 года.",
        "Куратору провести опрос. По итогам опроса составить справку и представить её до 25.11.2026.",
        "Провести осмотр. По результатам осмотра составить акт и передать копии в отдел.\nСрок: 25.11.2026.",
    ],
)
def test_a_work_upon_results_is_due_by_the_day_that_is_said(work: str) -> None:
    found = points(f"1. {work}\n")
    assert [one.term.due for one in found] == [date(2026, 11, 25)]


def test_the_same_term_is_asked_about() -> None:
    found = points("1. Кураторам:\n1.1. сдать планы до 25.11.2026;\n1.2. копии приказов представить в тот же срок.\n")
    assert [(one.term.text, one.term.question is not None) for one in found] == [
        ("до 25.11.2026", False),
        ("в тот же срок", True),
    ]


def test_terms_in_brackets_of_a_point_are_all_its_terms() -> None:
    (point,) = points("1. Куратору подготовить отчёт за полугодие (декабрь 2026 г.) и за учебный год (май 2027 г.).\n")
    assert point.term.deadlines == (date(2026, 12, 31), date(2027, 5, 31))


def test_a_thing_and_its_own_day_behind_a_comma_are_a_work() -> None:
    found = points("1. Кураторам направить отчёт до 20.11.2026, снимки – до 24.11.2026.\n")
    assert [(one.text, one.term.due) for one in found] == [
        ("Кураторам направить отчёт до 20.11.2026", date(2026, 11, 20)),
        ("снимки – до 24.11.2026.", date(2026, 11, 24)),
    ]
    assert [[who.text for who in one.responsible] for one in found] == [["Кураторам"], ["Кураторам"]]


@pytest.mark.parametrize("season", ["зиме", "лету"])
def test_the_season_that_a_house_is_prepared_for_is_no_term(season: str) -> None:
    (point,) = points(f"1. Завхозу до 20 ноября 2026 года подготовить здание к {season}.\n")
    assert (point.term.text, point.term.due) == ("до 20 ноября 2026 года", date(2026, 11, 20))


def test_a_sentence_without_a_verb_and_with_its_own_day_is_a_work() -> None:
    found = points("1. Учителям исправить записи до 20.11.2026. Повторная проверка – 25.11.2026 (Дымова А.Б.)\n")
    assert [(one.text, one.term.due) for one in found] == [
        ("Учителям исправить записи до 20.11.2026.", date(2026, 11, 20)),
        ("Повторная проверка – 25.11.2026 (Дымова А.Б.)", date(2026, 11, 25)),
    ]
    assert [[who.text for who in one.responsible] for one in found] == [["Учителям"], ["Дымова А.Б."]]


@pytest.mark.parametrize("of_what", ["приказа", "настоящего приказа"])
def test_the_term_of_an_order_is_that_of_every_point_without_its_own(of_what: str) -> None:
    text = (
        f"1. Кураторам составить планы.\n2. Сдать отчёт до 01.12.2026.\n3. Срок исполнения {of_what} – до 25 декабря 2026 года.\n"
    )
    assert [said(one) for one in points(text)] == [
        ("1", "Кураторам составить планы.", date(2026, 12, 25)),
        ("2", "Сдать отчёт до 01.12.2026.", date(2026, 12, 1)),
    ]


def test_a_number_with_nothing_but_a_letter_behind_it_counts_a_list() -> None:
    text = "1. Составить план.\n2. а) утвердить график до 15.12.2026;\nб) провести опрос.\n3. Выделить зал.\n"
    assert [said(one) for one in points(text)] == [
        ("1", "Составить план.", None),
        ("2а", "утвердить график до 15.12.2026", date(2026, 12, 15)),
        ("2б", "провести опрос.", None),
        ("3", "Выделить зал.", None),
    ]
