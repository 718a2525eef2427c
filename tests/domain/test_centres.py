"""A directory of centres by direction and topic, as papers print it."""

import pytest

from domain.centres import LONGEST, Entry, Refusal, directory, split, words_refused


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("техническая", [("техническая", None)]),
        ("техническая, художественная; спортивная", [("техническая", None), ("художественная", None), ("спортивная", None)]),
        ("социальная (музеи, память края), художественная", [("социальная", "музеи, память края"), ("художественная", None)]),
        ("социальная  (музеи", [("социальная", "музеи")]),  # a bracket that the scanner has lost
        ("социальная ()", [("социальная", None)]),
        ("музеи), техническая", [("музеи)", None), ("техническая", None)]),
        ("", []),
        (" , ;", []),
    ],
)
def test_directions_are_split_outside_of_brackets(printed: str, found: list[tuple[str, str | None]]) -> None:
    assert split(printed) == found


def test_a_direction_of_two_centres_is_told_by_topic() -> None:
    printed = [("Родник", "социальная (музеи), художественная"), ("Открытие", "социальная (олимпиады)"), ("Квант", "")]
    assert directory([*printed, *printed]) == (
        Entry("", None, "Квант"),
        Entry("социальная", "музеи", "Родник"),
        Entry("социальная", "олимпиады", "Открытие"),
        Entry("художественная", None, "Родник"),
    )


def test_a_question_has_words() -> None:
    assert words_refused(" \n") is Refusal.EMPTY
    assert words_refused("о" * (LONGEST + 1)) is Refusal.TOO_LONG
    assert words_refused("Где взять программу?") is None
