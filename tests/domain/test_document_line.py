"""Number and date of a document in one typed line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.document_line import DocumentLine, Unread, read

TODAY = date(2026, 9, 3)


@pytest.mark.parametrize(
    ("line", "number", "dated"),
    [
        ("№ 45 от 28.08.2026", "45", date(2026, 8, 28)),
        ("45 от 28.08.2026", "45", date(2026, 8, 28)),
        ("№45-о от 28.08.26г.", "45-о", date(2026, 8, 28)),
        ("Приказ № 45/1 от 28 августа 2026 года", "45/1", date(2026, 8, 28)),
        ("приказ от 28.08.2026 № 112-ОД", "112-ОД", date(2026, 8, 28)),
        ("28.08.2026 №7", "7", date(2026, 8, 28)),
        ("N 12 28-08-2026", "12", date(2026, 8, 28)),
        ("no. 12 dated 2026-08-28", "12", date(2026, 8, 28)),
        ("  №  3 \n от  1.9.2026 ", "3", date(2026, 9, 1)),
        ("распоряжение Р-145 от 25.12.2019", "Р-145", date(2019, 12, 25)),
        ("№ б/н от 28.08.2026", "б/н", date(2026, 8, 28)),
        ("№ 45 от 03.09.2026", "45", TODAY),
    ],
)
def test_lenient_lines_are_read(line: str, number: str, dated: date) -> None:
    assert read(line, TODAY) == DocumentLine(number, dated)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", Unread.NO_DATE),
        ("сделано", Unread.NO_DATE),
        ("№ 45", Unread.NO_DATE),
        ("№ 45 от 28 августа", Unread.NO_DATE),
        ("от 28.08.2026", Unread.NO_NUMBER),
        ("28.08.2026", Unread.NO_NUMBER),
        ("приказ от 28.08.2026", Unread.NO_NUMBER),
        ("№ 45 от 31.02.2026", Unread.BAD_DATE),
        ("№ 45 от 28.13.2026", Unread.BAD_DATE),
        ("№ 45 от 04.09.2026", Unread.FUTURE),
        ("№ 1 от 01.09.2026, № 2 от 02.09.2026", Unread.TWO_DATES),
    ],
)
def test_what_cannot_be_read_says_why(line: str, why: Unread) -> None:
    assert read(line, TODAY) is why


@given(st.text(max_size=200))
def test_no_input_raises_and_no_document_is_of_tomorrow(line: str) -> None:
    found = read(line, TODAY)
    assert isinstance(found, Unread) or (found.dated <= TODAY and found.number)


@given(st.dates(date(2000, 1, 1), TODAY), st.from_regex(r"[0-9]{1,4}(-[а-я]{1,2})?", fullmatch=True))
def test_a_written_line_reads_back(day: date, number: str) -> None:
    assert read(f"№ {number} от {day:%d.%m.%Y}", TODAY) == DocumentLine(number, day)
