"""Sentences of running text, and which of them ask for something."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.road_map import Measure, Paper, Paragraph
from domain.road_map.asking import asks
from domain.road_map.scheduled import is_dated
from domain.road_map.sentences import sentences, unwrapped
from domain.road_map.understanding import understand


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Отчёт направить на sbor@ivovy.example. Сведения довести до кураторов.", 2),
        ("Слёт пройдёт в г. Ивовске. Просим прибыть.", 2),
        ("Сдать списки до 15 мая 2027 г. Отчёт сдать позже.", 2),
        ("Поручить И. И. Вязовой и зам. директора сбор анкет.", 1),
        ("Подготовить визитку (до 3 мин. Музыка своя. Костюмы любые).", 1),
        ("Заявки принимаются. 15 мая состоится слёт. 16.05.2027 будут итоги.", 3),
        ("Прибыть к 10 ч. утра с тетрадями", 1),
    ],
)
def test_sentence_ends_where_a_reader_ends_it(text: str, count: int) -> None:
    found = sentences(text)
    assert len(found) == count
    assert " ".join(found) == text


@given(st.text(alphabet="Абв г.(1)«»!? 2027", max_size=80))
def test_sentences_lose_no_word(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "Просим обеспечить участие наставников.",
        "Институт приглашает принять участие в слёте.",
        "Руководителям школ довести сведения до родителей.",
        "О результатах сообщить до 5 февраля 2027 года.",
        "Копии приказов представить в отдел.",
        "Визитки размещаются на сайте не позднее 25 января 2027 года.",
        "В срок до 30 декабря 2026 г. назначается ответственный за сбор анкет.",
        "Отчёт о встречах – до 30 октября 2026 года.",
        "Кто не прошёл опрос, срок до 30.11.2026!",
        "Пришлите списки пар.",
        "Переслать анкеты до пятницы.",
        "Родителям нужно разъяснить порядок встреч.",
        "Регистрация участников осуществляется на сайте до 30 сентября 2026 года.",
        "Пары вносим до 25.11.2026.",
        "Журналы сдаём 27 мая 2027 года.",
        "Приём заявок – с 1 по 20 февраля 2027 года.",
        "Регистрация до 30 сентября 2026 года по ссылке.",
        "Остальным – поддерживать разделы в порядке.",
    ],
)
def test_request_is_known_without_a_word_that_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Отдел информирует о слёте, который пройдёт 28 января 2027 года.",
        "В слёте могут принять участие пары любого возраста.",
        "Ознакомиться с программой можно на сайте.",
        "С целью поддержать наставников создан клуб.",
        "В районе работают 48 наставников, из них 12 прошли обучение до 1 сентября 2026 года.",
        "Сборник будет издан до 1 июня 2027 года.",
        "Рекомендации размещены на сайте института.",
        "Проживание оплачивает направляющая сторона.",
        "Направляем положение о слёте.",
        "Жителей приглашают принять участие в слёте.",
        "Важно создать условия для роста пар.",
        "Школа обязуется подготовить зал.",
        "Приём заявок осуществляется на сайте.",
        "Регистрация участников 5 марта 2027 года с 9.30.",
        "Планируется провести две встречи до 1 мая 2027 года.",
    ],
)
def test_news_asks_for_nothing(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("01.09–15.09.2026 – набор наставников", True),
        ("октябрь 2026 – апрель 2027 – работа пар", True),
        ("ДО 14 АПРЕЛЯ Список координаторов", True),
        ("до среды сдать списки", True),
        ("Итоговая встреча: май 2027", True),
        ("Приём работ – с 1 по 20 марта 2027 года", True),
        ("на 2026 - 2027 годы", False),
        ("АПРЕЛЬ – НОЯБРЬ 2027 ГОДА", False),
        ("Утверждено приказом от 30.08.2026 № 55", False),
        ("Период реализации: сентябрь 2026 – май 2027", False),
        ("Набор наставников", False),
    ],
)
def test_line_of_a_list_says_when(text: str, dated: bool) -> None:
    assert is_dated(text) is dated


def test_lines_of_one_sentence_are_joined() -> None:
    wrapped = (
        "Просим до 15 мая 2027 года направить сведения о парах и указать адрес элек-",
        "тронной почты куратора.",
        "Отдел образования",
        "сообщает о слёте.",
        "В отдел образования следует представить приказы и отчёты до",
        "20 мая 2027 года:",
        "– списки;",
    )
    assert [one.text for one in unwrapped([Paragraph(line) for line in wrapped])] == [
        "Просим до 15 мая 2027 года направить сведения о парах и указать адрес электронной почты куратора.",
        "Отдел образования",
        "сообщает о слёте.",
        "В отдел образования следует представить приказы и отчёты до 20 мая 2027 года:",
        "– списки;",
    ]


def point(text: str, *above: str) -> Measure:
    (only,) = understand(Paper("letter.txt", tuple(Paragraph(line) for line in (*above, text)))).points
    return only


@pytest.mark.parametrize(
    ("above", "text", "due"),
    [
        ("15.10.2026 завершился набор пар.", "Просим до 20 октября сдать отчёт.", date(2026, 10, 20)),
        ("Слёт состоится 10 января 2027 года.", "Просим до 25 декабря сдать заявки.", date(2026, 12, 25)),
        ("Слёт состоится 10 октября 2026 года.", "Просим до 25 декабря сдать заявки.", None),  # two months and more away
        (
            "Отдел разослал по школам района приказ министерства от 15.10.2026 № 5.",
            "Просим до 20 октября сдать отчёт.",
            None,
        ),  # another paper's day
        ("Наборы: 15.10.2026 и 15.10.2027.", "Просим до 20 октября сдать отчёт.", None),  # two years fit
    ],
)
def test_day_has_the_year_of_a_whole_date_nearby(above: str, text: str, due: date | None) -> None:
    term = point(text, above).term
    assert (term.due, term.question is None) == (due, due is not None)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Просим обеспечить участие пар в слёте (28–29 января 2027 года).", None),
        ("Просим обеспечить участие пар в слёте, который состоится 28 января 2027 года.", None),
        ("Просим обеспечить участие пар в слёте (до 28 января 2027 года).", date(2027, 1, 28)),
        ("Просим провести слёт пар (28 января 2027 года).", date(2027, 1, 28)),
        ("Просим направить сведения за 9 месяцев 2026 года до 5 ноября 2026 года.", date(2026, 11, 5)),
        ("Просим направить сведения за I квартал 2027 года.", None),
    ],
)
def test_days_of_an_event_and_of_a_report_are_no_term(text: str, due: date | None) -> None:
    term = point(text).term
    assert (term.due, term.question) == (due, None)


@pytest.mark.parametrize(
    "lines",
    [
        ("Итоги слёта", "15 октября 2026 – подведены итоги", "20 октября 2026 – награждены пары", "25 октября 2026 – концерт"),
        ("Договор о сотрудничестве", "1. Школа до 1 октября 2026 года даёт список.", "2. Договор действует до 31 мая 2027 года."),
        ("Методические рекомендации", "При встрече провести беседу и организовать игру."),
    ],
)
def test_paper_that_tells_or_advises_has_no_points(lines: tuple[str, ...]) -> None:
    assert not understand(Paper("paper.txt", tuple(Paragraph(line) for line in lines))).points
