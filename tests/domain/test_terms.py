"""The wide table of phrases, and what holds for every phrase."""

from datetime import date
from pathlib import Path

import pytest

from domain.terms import Kind, Reason, Term, YearContext, find, occurrences, parse_term
from domain.terms.find import spans_of_terms
from tests.tables import in_hundreds, wrong


def lines(name: str) -> list[str]:
    """The rows of a table beside this file, without its remarks."""
    return [line for line in Path(__file__).with_name(name).read_text("utf-8").splitlines() if line and line[0] != "#"]


TABLE = lines("terms_table.txt")
LABELS = lines("terms_labels.txt")


def compact(term: Term) -> str:
    """A term as the table writes it: kind | start..end | D deadlines | R freq interval times places | ? reason options."""
    parts = [term.kind.value, f"{term.start or ''}..{term.end or ''}"]
    if term.deadlines:
        parts.append("D " + " ".join(map(str, term.deadlines)))
    if term.recurrence:
        again = term.recurrence
        parts.append(" ".join(["R", again.freq.value, str(again.interval), str(again.times), *(by.code for by in again.by)]))
    if term.question:
        options = (f"{one.start or ''}..{one.end or ''}" for one in term.question.options)
        parts.append(" ".join(["?", term.question.reason.value, *options]))
    return " | ".join(parts)


@in_hundreds(TABLE)
def test_phrase_means_what_a_clerk_reads(rows: list[str]) -> None:
    assert wrong(rows, means_what_a_clerk_reads) == {}


def means_what_a_clerk_reads(row: str) -> None:
    said, expected = row.split(" => ")
    phrase, year = said.split(" @ ") if " @ " in said else (said.removesuffix(" @"), "")
    term = parse_term(phrase.strip().replace("\\n", "\n"), context=YearContext.parse(year.strip() or None))
    assert compact(term) == expected


def test_table_is_wide() -> None:
    assert len(TABLE) >= 200
    assert len(LABELS) >= 600


@in_hundreds(LABELS)
def test_phrase_means_what_was_labelled_apart_from_the_program(rows: list[str]) -> None:
    assert wrong(rows, means_what_was_labelled) == {}


def means_what_was_labelled(row: str) -> None:
    said, _, label = row.partition(" => ")
    phrase, _, year = said.partition(" @ ")
    term = parse_term(phrase.replace("\\n", "\n"), context=YearContext.parse(year.strip() or None))
    kind, span, *parts = label.split(" | ")
    assert kind == "*" or term.kind.value in kind.split("/")
    for wanted, day in zip(span.split(".."), (term.start, term.end), strict=True):
        assert wanted in ("*", str(day or ""))
    for part in parts:
        name, *values = part.split()
        match name:
            case "D":
                assert list(map(str, term.deadlines)) == values
            case "R":
                assert term.recurrence is not None
                read = (term.recurrence.freq.value, str(term.recurrence.interval), str(term.recurrence.times))
                assert all(wanted in ("*", value) for wanted, value in zip(values, read, strict=True))
            case "has":
                assert set(values) <= {str(day) for day in (term.start, term.end, *term.deadlines)}
            case "?":
                assert term.question is not None
            case _:
                assert part == "no question"
                assert term.question is None
    assert term.recurrence is None or any(part.startswith("R ") for part in parts) or kind in ("*", "recurring")


def test_printed_words_are_kept() -> None:
    term = parse_term("  Сентябрь –\n октябрь\t2026 г. ", context=YearContext())
    assert term.text == "Сентябрь – октябрь 2026 г."


ORDER = date(2026, 8, 10)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("до 1 сентября", "until | ..2026-09-01"),
        ("сентябрь – май", "months_range | 2026-09-01..2027-05-31"),
        ("июль – октябрь", "months_range | 2026-07-01..2026-10-31"),
        ("в течение учебного года", "school_year | 2026-09-01..2027-05-31"),
        ("март", "month | .. | ? year-unknown 2027-03-01..2027-03-31 2026-03-01..2026-03-31"),
        ("01.06.2026", "date | 2026-06-01..2026-06-01 | ? before-order"),
        ("01.06.2026-30.09.2026", "period | 2026-06-01..2026-09-30"),
        ("в течение года", "year | .. | ? year-unknown 2026-01-01..2026-12-31 2026-01-01..2027-05-31"),
        ("в течение календарного года", "year | 2026-01-01..2026-12-31"),
        ("до конца года", "until | ..2026-12-31"),
        ("март – апрель", "months_range | .. | ? year-unknown 2027-03-01..2027-04-30 2026-03-01..2026-04-30"),
    ],
)
def test_date_of_the_order_stands_for_the_year(phrase: str, expected: str) -> None:
    assert compact(parse_term(phrase, context=YearContext(written_on=ORDER))) == expected


def test_deadline_before_the_order_is_asked_also_where_the_year_is_named() -> None:
    term = parse_term("до 20 мая", context=YearContext.calendar(2026, ORDER))
    assert term.question is not None
    assert term.question.reason is Reason.BEFORE_ORDER


@pytest.mark.parametrize(
    ("year", "context"),
    [
        ("2026-2027", YearContext.school_year(2026)),
        ("2026/27", YearContext.school_year(2026)),
        ("2026-2027 годы", YearContext.span(2026, 2027)),
        ("2026-2030", YearContext.span(2026, 2030)),
        ("2026", YearContext.calendar(2026)),
        ("", YearContext()),
        (None, YearContext()),
    ],
)
def test_year_of_a_paper_is_read(year: str | None, context: YearContext) -> None:
    assert YearContext.parse(year) == context


@pytest.mark.parametrize("year", ["двадцать", "2027-2026", "20266", "1812", "2026-2027-2028"])
def test_year_that_is_none_is_refused(year: str) -> None:
    with pytest.raises(ValueError, match=year):
        YearContext.parse(year)


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("phrase", "year", "expected"),
    [
        ("ежемесячно", None, days("2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31")),
        ("ежемесячно до 5 числа", None, days("2026-09-05", "2026-10-05", "2026-11-05", "2026-12-05")),
        ("2 раза в месяц, по октябрь", "2026", days("2026-09-15", "2026-09-30", "2026-10-16", "2026-10-31")),
        ("ежеквартально", None, days("2026-09-30", "2026-12-31")),
        ("ежеквартально, до 10 числа месяца, следующего за отчётным", None, days("2026-10-10")),
        ("1 раз в полугодие", "2026-2027", days("2026-12-31")),
        ("ежегодно, октябрь", None, days("2026-10-31")),
        ("ежегодно до 15 ноября", None, days("2026-11-15")),
        ("последняя пятница месяца", None, days("2026-09-25", "2026-10-30", "2026-11-27", "2026-12-25")),
        ("ежемесячно с октября по ноябрь", "2026-2027", days("2026-10-31", "2026-11-30")),
        ("1 раз в год, май", "2026-2027", []),
        ("01.10.2026, 01.11.2026", None, days("2026-10-01", "2026-11-01")),
        ("постоянно", None, []),
    ],
)  # fmt: skip
def test_recurring_term_comes_due(phrase: str, year: str | None, expected: list[date]) -> None:
    term = parse_term(phrase, context=YearContext.parse(year))
    assert occurrences(term, date(2026, 9, 1), date(2026, 12, 31)) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("до 1-го числа второго месяца каждого квартала", days("2026-11-01", "2027-02-01", "2027-05-01")),
        ("до 10 числа первого месяца квартала", days("2026-10-10", "2027-01-10", "2027-04-10")),
        ("до 25 числа последнего месяца квартала", days("2026-12-25", "2027-03-25")),
        # A plan that begins in October still reports on the quarter that ended in September.
        ("до 15 числа месяца, следующего за отчётным кварталом", days("2026-10-15", "2027-01-15", "2027-04-15")),
        ("ежеквартально до 5 числа следующего месяца", days("2026-10-05", "2027-01-05", "2027-04-05")),
        ("с 01.10.2026 ежеквартально до 10 числа месяца, следующего за отчётным кварталом", days("2027-01-10", "2027-04-10")),
    ],
)
def test_day_of_a_quarter_lies_in_the_month_that_is_named(phrase: str, expected: list[date]) -> None:
    assert occurrences(parse_term(phrase, context=YearContext()), date(2026, 10, 1), date(2027, 5, 31)) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("1 раз в полугодие", days("2026-12-31", "2027-05-31")),
        ("один раз в учебный год", days("2027-05-31")),
        ("каждый пятый понедельник месяца", days("2026-11-30", "2027-03-29", "2027-05-31", "2027-08-30")),
        ("ежемесячно с 1 мая 2028 г.", []),
    ],
)
def test_recurrence_of_a_school_year(phrase: str, expected: list[date]) -> None:
    term = parse_term(phrase, context=YearContext.parse("2026-2027"))
    assert occurrences(term, date(2026, 9, 1), date(2027, 8, 31)) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("через день", days("2026-09-04", "2026-09-06", "2026-09-08", "2026-09-10")),
        ("по будням", days("2026-09-03", "2026-09-04", "2026-09-07", "2026-09-08", "2026-09-09", "2026-09-10")),
        ("еженедельно", days("2026-09-06")),
        ("два раза в неделю", days("2026-09-03", "2026-09-06", "2026-09-10")),
    ],
)
def test_term_of_days_and_weeks_comes_due(phrase: str, expected: list[date]) -> None:
    assert occurrences(parse_term(phrase, context=YearContext()), date(2026, 9, 3), date(2026, 9, 10)) == expected


def test_weekly_term_falls_on_its_weekday() -> None:
    term = parse_term("по вторникам и пятницам", context=YearContext())
    assert occurrences(term, date(2026, 9, 1), date(2026, 9, 11)) == days("2026-09-01", "2026-09-04", "2026-09-08", "2026-09-11")


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        (
            "В срок до 15.09.2026 утвердить план; отчёт представить не позднее 01.12.2026 г.",
            ["В срок до 15.09.2026", "не позднее 01.12.2026 г."],
        ),
        ("Во исполнение приказа от 03.08.2026 № 412 и плана на 2026-2030 годы организовать работу", []),
        ("Направлять сведения ежемесячно, до 5 числа, в отдел", ["ежемесячно, до 5 числа"]),
        ("Обеспечить регулярный контроль", []),
        (
            "Осматривать залы еженедельно (по пятницам), итог до 01.10.2026 (включительно)",
            ["еженедельно (по пятницам)", "до 01.10.2026 (включительно)"],
        ),
        ("1.2 до 20.02.2027 собрать заявки", ["до 20.02.2027"]),
        ("Директорам школ № 1, 3 до 15.10.2026 представить списки", ["до 15.10.2026"]),
        ("Провести сборы с 5 до 15 октября 2026 года", ["с 5 до 15 октября 2026 года"]),
        ("Провести опрос в период с 1 по 20 октября 2026 года.", ["в период с 1 по 20 октября 2026 года"]),
        ("Разместить сведения в течение 3 рабочих дней со дня подписания.", ["в течение 3 рабочих дней со дня подписания"]),
        ("Ежемесячно в срок до 25 числа сдавать табель.", ["Ежемесячно в срок до 25 числа"]),
        ("Еженедельно в пятницу сдавать сводку.", ["Еженедельно в пятницу"]),
        ("В первой декаде октября провести смотр.", ["В первой декаде октября"]),
        ("Провести смотр в I квартале 2027 года.", ["в I квартале 2027 года"]),
        ("Описать сделанное в I квартале 2027 года, сдать отчёт до 15.04.2027.", ["до 15.04.2027"]),
        ("Пройти обучение в объёме 36 часов до 31.12.2026.", ["до 31.12.2026"]),
        ("Назвать учителей со стажем до 3 лет до 20.09.2026.", ["до 20.09.2026"]),
    ],
)
def test_terms_are_found_in_running_text(sentence: str, phrases: list[str]) -> None:
    found = find(sentence, context=YearContext())
    assert [sentence[one.start : one.end].lstrip("- ") for one in found] == phrases


def test_kinds_are_all_in_the_table() -> None:
    seen = {row.split(" => ")[1].split(" | ")[0] for row in TABLE}
    assert seen == {kind.value for kind in Kind}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Праздничный концерт 17.09.2027", ["17.09.2027"]),
        ("Начальник отдела 5 октября", ["5 октября"]),
        ("Турнир среди школ с 10 октября", ["с 10 октября"]),
        ("Итоги в конце октября 2027", ["в конце октября 2027"]),
        ("Совет по средам", ["по средам"]),
    ],
)
def test_words_that_begin_like_a_word_of_time_are_no_part_of_a_term(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in spans_of_terms(text)] == found
