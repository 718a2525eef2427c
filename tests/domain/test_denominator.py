"""What a head may type when asked for the number of learners."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.denominator import MOST, Refusal, read_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("640", 640),
        (" 640 ", 640),
        ("0640", 640),
        ("1 024", 1024),
        ("1\u00a0024", 1024),
        ("640 учеников", 640),
        ("нас 640.", 640),
        ("0", 0),
        ("20000", 20_000),
        ("20 000", 20_000),
        ("20001", Refusal.TOO_MANY),
        ("1" * 4000, Refusal.TOO_MANY),
        ("-5", Refusal.NEGATIVE),
        ("− 5", Refusal.NEGATIVE),
        ("6,5", Refusal.NOT_WHOLE),
        ("640.0", Refusal.NOT_WHOLE),
        ("", Refusal.NO_NUMBER),
        ("шестьсот", Refusal.NO_NUMBER),
        ("640 или 650", Refusal.NO_NUMBER),
        ("1.000.000", Refusal.NO_NUMBER),
        ("٦٤٠", Refusal.NO_NUMBER),
        ("🙂", Refusal.NO_NUMBER),
    ],
)
def test_typed_number_is_taken_or_refused_with_its_reason(typed: str, number: int | Refusal) -> None:
    assert read_number(typed) == number


@given(st.text())
def test_whatever_is_typed_gives_a_number_in_range_or_a_reason(typed: str) -> None:
    read = read_number(typed)
    assert isinstance(read, Refusal) or 0 <= read <= MOST
