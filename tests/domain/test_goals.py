"""Words of goals and steps cross from one side to the other: what may, and what may not."""

import pytest

from domain.goals import LONGEST_GOAL, Refusal, accepted


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("  Подтянуть\nдроби к 15.10 ", "Подтянуть дроби к 15.10"),
        (" \n ", Refusal.EMPTY),
        ("я" * (LONGEST_GOAL + 1), Refusal.TOO_LONG),
        ("Созвониться: 8 921 000-11-22", Refusal.CONTACT),
        ("Писать мне @petya_runs", Refusal.CONTACT),
        ("Смотреть t.me/some_channel", Refusal.CONTACT),
    ],
)
def test_words_of_a_goal(words: str, expected: object) -> None:
    assert accepted(words, LONGEST_GOAL) == expected
