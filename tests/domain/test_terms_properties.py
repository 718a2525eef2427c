"""What holds for every phrase: it reads back, it never raises, it never invents a date."""

import calendar
import sys
from datetime import date, timedelta
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.terms import Freq, Kind, Reason, YearContext, find, occurrences, parse_term
from tests.long import count

MONTHS = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]
OF = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
SHORT = ["янв.", "фев.", "мар.", "апр.", "май", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."]
LOOKALIKES = str.maketrans("асеор", "aceop")
UNKNOWN = YearContext()
contexts = st.sampled_from([None, "2026", "2026-2027", "2026-2030", "2026-2027 годы"]).map(YearContext.parse)
dates = st.dates(date(2015, 1, 1), date(2035, 12, 31))
dashes = st.sampled_from(["-", " - ", " – ", "—", "– ", " -", " –\n"])
year_words = st.sampled_from([" г.", "г.", " года", "", " года."])


@st.composite
def printed_dates(draw: st.DrawFn) -> tuple[str, date]:
    """A date and one of the ways to print it."""
    day = draw(dates)
    style = draw(st.integers(0, 6))
    text = [
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day:%m.%Y}",
        f"{day:%d.%m.%y}",
        f"{day:%d}. {day:%m}. {day:%Y}",
        f"«{day.day:02}» {OF[day.month - 1]} {day.year}",
        f"{day.day} {OF[day.month - 1]} {day.year}",
        f"{day.day} {SHORT[day.month - 1]} {day.year}",
    ][style]
    return text + draw(year_words), day


def case(draw: st.DrawFn, text: str) -> str:
    """The text in one of the shapes a typist or a scanner leaves."""
    return draw(
        st.sampled_from(
            [text, text.upper(), text.capitalize(), text.translate(LOOKALIKES), f"  {text} ", text.replace(" ", "\u00a0")]
        )
    )


@given(st.data())
def test_a_printed_date_reads_back(data: st.DataObject) -> None:
    text, day = data.draw(printed_dates())
    term = parse_term(case(data.draw, text), context=data.draw(contexts))
    assert (term.kind, term.start, term.end, term.question) == (Kind.DATE, day, day, None)


@given(st.data())
def test_an_edge_reads_back(data: st.DataObject) -> None:
    text, day = data.draw(printed_dates())
    edge, kind = data.draw(
        st.sampled_from(
            [
                ("до", Kind.UNTIL),
                ("в срок до", Kind.UNTIL),
                ("к", Kind.UNTIL),
                ("не позднее", Kind.NOT_LATER_THAN),
                ("не позже", Kind.NOT_LATER_THAN),
            ]
        )
    )
    term = parse_term(case(data.draw, f"{edge} {text}"), context=UNKNOWN)
    assert (term.kind, term.start, term.end, term.question) == (kind, None, day, None)


@given(st.integers(0, 40), st.integers(0, 20), st.sampled_from(["ежегодно {}", "2 раза в год: {}, 10.12", "с {} ежемесячно"]))
def test_a_day_that_no_year_has_is_no_place_of_a_recurrence(day: int, month: int, phrase: str) -> None:
    term = parse_term(phrase.format(f"{day:02}.{month:02}"), context=YearContext.calendar(2027))
    assert term.recurrence is not None
    assert all(place.month is None or 1 <= place.month <= 12 for place in term.recurrence.by)
    assert all(place.day is None or place.day > 0 or term.question is not None for place in term.recurrence.by)
    first, last = date(2027, 1, 1), date(2027, 12, 31)
    assert term.question is not None or all(first <= one <= last for one in occurrences(term, first, last))


@given(st.data())
def test_a_day_apart_from_its_event_is_kept(data: st.DataObject) -> None:
    text, day = data.draw(printed_dates())
    event = data.draw(
        st.sampled_from(["после утверждения сметы, но", "в течение 5 дней после сбора,", "по итогам II квартала –"])
    )
    term = parse_term(f"{event} не позднее {text}", context=data.draw(contexts))
    assert (term.kind, term.start, term.end, term.question) == (Kind.NOT_LATER_THAN, None, day, None)


@given(st.data())
def test_a_period_reads_back_and_a_reversed_one_is_asked(data: st.DataObject) -> None:
    (first, start), (last, end) = data.draw(printed_dates()), data.draw(printed_dates())
    text = data.draw(st.sampled_from(["{}{dash}{}", "с {} по {}", "в период с {} до {}"])).format(
        first, last, dash=data.draw(dashes)
    )
    term = parse_term(case(data.draw, text), context=UNKNOWN)
    if start <= end:
        assert (term.kind, term.start, term.end) == (Kind.PERIOD, start, end)
    else:
        assert (term.start, term.end) == (None, None)
        assert term.question is not None
        assert term.question.reason is Reason.REVERSED


@given(
    st.lists(printed_dates(), min_size=2, max_size=6, unique_by=lambda one: one[1]), st.sampled_from([", ", "; ", "\n", " и "])
)
def test_a_list_reads_back(printed: list[tuple[str, date]], separator: str) -> None:
    term = parse_term(separator.join(text for text, _ in printed), context=UNKNOWN)
    assert term.kind is Kind.LIST
    assert list(term.deadlines) == sorted(day for _, day in printed)


@given(st.data(), st.integers(1, 12), st.integers(2020, 2030))
def test_a_month_reads_back(data: st.DataObject, month: int, year: int) -> None:
    text = data.draw(st.sampled_from([MONTHS, SHORT]))[month - 1]
    term = parse_term(case(data.draw, f"{text} {year}{data.draw(year_words)}"), context=data.draw(contexts))
    last = calendar.monthrange(year, month)[1]
    assert (term.kind, term.start, term.end) == (Kind.MONTH, date(year, month, 1), date(year, month, last))


@given(st.data(), st.integers(1, 12), st.integers(1, 12))
def test_a_range_of_months_in_a_school_year_reads_back_or_is_asked(data: st.DataObject, first: int, last: int) -> None:
    term = parse_term(
        case(data.draw, MONTHS[first - 1] + data.draw(dashes) + MONTHS[last - 1]), context=YearContext.school_year(2026)
    )
    start = date(2026 if first >= 9 else 2027, first, 1)
    year = 2026 if last >= 9 else 2027
    end = date(year, last, calendar.monthrange(year, last)[1])
    assert term.kind is Kind.MONTHS_RANGE
    if start <= end:
        assert (term.start, term.end, term.question) == (start, end, None)
    else:
        assert (term.start, term.end) == (None, None)
        assert term.question is not None


@given(st.sampled_from(["I", "II", "III", "IV"]), st.integers(2020, 2030), st.sampled_from([" квартал ", " кв. ", " КВАРТАЛ "]))
def test_a_quarter_reads_back(number: str, year: int, word: str) -> None:
    term = parse_term(f"{number}{word}{year} г.", context=UNKNOWN)
    first = 3 * ["I", "II", "III", "IV"].index(number) + 1
    assert (term.kind, term.start) == (Kind.QUARTER, date(year, first, 1))
    assert term.end == date(year, first + 2, calendar.monthrange(year, first + 2)[1])


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from([("недел", Freq.WEEKLY), ("год", Freq.YEARLY)]))
def test_a_recurrence_reads_back(times: int, interval: int, unit: tuple[str, Freq]) -> None:
    stem, freq = unit
    noun = {"недел": "недели", "год": "года"}[stem]
    term = parse_term(f"не реже {times} раз в {interval} {noun}", context=UNKNOWN)
    assert term.recurrence is not None
    assert (term.recurrence.freq, term.recurrence.interval, term.recurrence.times) == (freq, interval, times)
    assert (term.start, term.end) == (None, None)


def _slips(word: str, at: int) -> list[str]:
    """The word with one slip of a typist or a scanner at this letter."""
    return [
        word[:at] + word[at + 1 :],
        word[: at + 1] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        f"{word[: at + 1]}\n{word[at + 1 :]}",
    ]


def test_one_slip_in_a_month_is_mended_or_asked() -> None:
    for month, (alone, of_day) in enumerate(zip(MONTHS, OF, strict=True), start=1):
        year = 2026 if month >= 9 else 2027
        days = {f"{{}} {year} г.": (alone, calendar.monthrange(year, month)[1]), f"до 12 {{}} {year} г.": (of_day, 12)}
        for phrase, (word, day) in days.items():
            for slipped in (one for at in range(len(word) - 1) for one in _slips(word, at)):
                term = parse_term(phrase.format(slipped), context=UNKNOWN)
                assert term.question is not None or term.end == date(year, month, day), phrase.format(slipped)


#: What a typist or a scanner makes of «12.01» beside a whole day.
DAMAGES = ["{:%d..%m}", "{:%d. %m}", "{:%d.\n%m}", "{:%d·%m}", "{:%d .%m}", "{:%d.%m..}"]
PAIRS = [
    "заявки – до {}, работы – до {}",
    "до {}, до {}",
    "до {} и до {}",
    "отбор ({}), итоги ({})",
    "сдать {}; итоги {}",
    "{}\n{}",
]


@given(dates, dates, st.sampled_from(DAMAGES), st.sampled_from(PAIRS), st.booleans())
def test_a_damaged_day_beside_another_is_never_dropped(one: date, other: date, damage: str, beside: str, last: bool) -> None:
    days = sorted({one.replace(year=2027, day=min(one.day, 28)), other.replace(year=2027, day=min(other.day, 28))})
    if len(days) == 2:
        printed = [damage.format(day) if (at == 1) is last else f"{day:%d.%m}" for at, day in enumerate(days)]
        term = parse_term(beside.format(*printed), context=YearContext.calendar(2027))
        assert term.question is not None or list(term.deadlines) == days


FRAGMENTS = [
    *(
        "до",
        "с",
        "по",
        "не",
        "позднее",
        "реже",
        "раз",
        "раза",
        "в",
        "год",
        "года",
        "2",
        "5",
        "61",
        "сентябрь",
        "мая",
        "квартал",
    ),
    *(
        "I",
        "П",
        "полугодие",
        "учебного",
        "ежегодно",
        "каждый",
        "четверг",
        "числа",
        "месяца",
        "следующего",
        "за",
        "отчётным",
        "-",
        "–",
    ),
    *(
        ",",
        ";",
        "(",
        ")",
        ":",
        "/",
        "\n",
        "\t",
        "первая",
        "декада",
        "неделя",
        "начало",
        "конец",
        "течение",
        "дней",
        "после",
        "со",
        "дня",
    ),
    *("10.00", "15.09", "26.12", "31.02", "каб.", "№", "постоянно", "и", "последняя", "каникулы", "г.", "весь", "период", "от"),
    *("приказ", "двадцать", "|", "___", "«", "»"),
]
YEARS = ["2026", "2026-2027", "2030-2026", "01.09.2026", "29.02.2027", "20266", "01.09.20", "2026/27", "1.1.1", "09.2026", "20__"]
broken = st.lists(st.sampled_from(FRAGMENTS + YEARS), max_size=14).map(" ".join)


@given(st.one_of(st.text(max_size=200), broken, broken.map(lambda text: text.replace(" ", ""))), contexts)
@settings(max_examples=count(150, 4000))
def test_nothing_raises_and_answers_are_whole(text: str, context: YearContext) -> None:
    term = parse_term(text, context=context)
    assert term.start is None or term.end is None or term.start <= term.end
    assert list(term.deadlines) == sorted(set(term.deadlines))
    assert (term.kind is Kind.RECURRING) == (term.recurrence is not None)
    assert term.kind is not Kind.UNPARSEABLE or term.question is not None
    assert term.kind is not Kind.LIST or term.question is not None or term.deadlines
    if term.question is not None and term.question.reason is not Reason.BEFORE_ORDER and term.kind is not Kind.RECURRING:
        assert (term.start, term.end, term.deadlines) == (None, None, ())
    due = occurrences(term, date(2026, 9, 1), date(2027, 8, 31))
    assert due == sorted(set(due))
    assert all(date(2026, 9, 1) <= day <= date(2027, 8, 31) for day in due)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join))
@settings(max_examples=count(100, 3000))
def test_without_a_year_no_date_is_invented(text: str) -> None:
    term = parse_term(text, context=UNKNOWN)
    assert (term.start, term.end, term.deadlines) == (None, None, ())


UNTIMELY = [
    *("директор", "школы", "педагог-психолог", "каб. 12", "№ 316", "14:30", "10.00", "приказ от 01.09.2026 № 5", "5-9 классы"),
    *("100 %", "актовый зал", "по плану", "постоянно", "положение", "сайт", "3 человека", "все", "2-3 встречи", "МБОУ СОШ № 7"),
    *("п. 2.1", "-", "ул. Садовая, 15", "т. 22-45-46", "гр. 2", "форма 1-ДО", "ОГЭ-9", "каб. 3.14", "40 мин.", "8.1, 8.2 классы"),
]

#: What stands in a cell of terms and has numbers or words of the calendar of its own.
BESIDE = [
    *("каб. 12", "каб. 3.14", "1-4 классы", "9а, 9б", "10.00", "с 9.00 до 17.00", "4 урок", "корпус 2"),
    *("3 этаж", "стр. 12", "п. 3.4", "школы №№ 1, 3, 5", "ул. 1 Мая, 7", "ул. Тихая, д. 5", "приложение 2"),
    *("прил. 3", "гр. 2", "форма 1-ДО", "ГИА-9", "ЕГЭ 2026", "тел. 2-15-30", "т. 8 (4012) 58-70-25"),
    *("25 чел.", "40 мин.", "1,5 часа", "«Весна – 2027»", "Дубова Марта Павловна"),
    *("приказ от 12.05.2026 № 45", "2 смена", "I тур", "не менее 15 %", "в 2 экз."),
    *("(по согласованию)", "школа № 12"),
]
TERMS = [
    *("15 сентября", "15.09", "до 15.09.2026", "с 1 по 20 октября", "15.09-20.10", "10-13 октября"),
    *("5, 12, 19 октября", "15.09, 20.10", "сентябрь – октябрь", "сентябрь, декабрь, май", "март", "IV кв."),
    *("1 полугодие", "до конца октября", "третья среда октября", "ежемесячно до 5 числа", "1 раз в квартал"),
    *("2 раза в год", "ежегодно до 1 февраля", "по пятницам", "в течение учебного года"),
]


@given(st.sampled_from(TERMS), st.sampled_from(BESIDE), st.sampled_from([", ", "\n", " "]), st.booleans())
@settings(max_examples=count(300, 6000))
def test_what_stands_beside_a_term_changes_no_day_of_it(phrase: str, beside: str, between: str, ahead: bool) -> None:
    context = YearContext.school_year(2026)
    alone = parse_term(phrase, context=context)
    term = parse_term(between.join((beside, phrase) if ahead else (phrase, beside)), context=context)
    same = (term.start, term.end, term.deadlines, term.recurrence) == (alone.start, alone.end, alone.deadlines, alone.recurrence)
    assert same or term.question is not None


@given(st.lists(st.sampled_from(UNTIMELY), min_size=1, max_size=6).map(", ".join), contexts)
def test_words_without_a_date_never_yield_one(text: str, context: YearContext) -> None:
    term = parse_term(text, context=context)
    assert (term.start, term.end, term.deadlines, term.recurrence) == (None, None, (), None)


@given(
    st.sampled_from(["ежедневно", "еженедельно", "ежемесячно", "ежеквартально", "1 раз в полугодие", "ежегодно"]),
    dates,
    st.integers(0, 800),
)
def test_a_cycle_comes_due_once_each_time(phrase: str, since: date, length: int) -> None:
    until = since + timedelta(days=length)
    due = occurrences(parse_term(phrase, context=UNKNOWN), since, until)
    cycle = {"ежед": 1, "ежен": 7, "ежем": 31, "ежек": 92, "1 ра": 184, "ежег": 366}[phrase[:4]]
    assert len(due) >= length // cycle - 1 + (cycle == 1)
    assert all(after - before <= timedelta(days=cycle) for before, after in pairwise(due))


ROWS = [
    "5, ",
    "школы 1, 2, ",
    "к празднику ",
    "1 и ",
    "I, ",
    "1, 2, ",
    "5-7, ",
    "1.",
    "в ",
    "до ",
    "с 1 по ",
    "1 неделя ",
    "начало и конец ",
    "сентябрь, ",
    "по графику, ",
    "каникулы - ",
]


@pytest.mark.parametrize("row", ROWS)
def test_a_long_row_costs_by_its_length(row: str) -> None:
    def calls(times: int) -> int:
        made = 0

        def called(_: FrameType, event: str, __: object) -> None:
            nonlocal made
            made += event == "call"

        sys.setprofile(called)
        try:
            find(row * times, context=UNKNOWN)
        finally:
            sys.setprofile(None)
        return made

    assert calls(200) < 3 * calls(100)


def test_a_number_of_thousands_of_digits_is_no_day() -> None:
    (found,) = find(f"по счёту № {'7' * 5000} до 15.10.2026", context=UNKNOWN)
    assert found.term.end == date(2026, 10, 15)


@pytest.mark.parametrize(
    ("phrase", "places"),
    [
        ("до 5 числа года, следующего за отчётным", ["---05"]),
        ("ежегодно по понедельникам года, следующего за отчётным", ["MO"]),
        ("до 1 февраля года, следующего за отчётным", ["--02-01"]),
    ],
)
def test_every_place_of_a_recurrence_can_be_written(phrase: str, places: list[str]) -> None:
    recurrence = parse_term(phrase, context=UNKNOWN).recurrence
    assert recurrence is not None
    assert [place.code for place in recurrence.by] == places
