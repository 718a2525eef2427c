"""What a curator hears of at once, and the lists of questions: tables."""

from dataclasses import replace

import pytest

from domain.forms import FIVE_FORMS, Part
from domain.question_lists import MOST, for_form, longest, shipped, swapped
from domain.questionnaires import Alarm, Stage, alarm, questions

FORMS = [rule.key for rule in FIVE_FORMS]


@pytest.mark.parametrize(
    ("value", "before", "other", "why"),
    [
        (3, None, None, None),
        (3, 4, None, None),
        (3, 5, None, Alarm.DROP),
        (5, 2, None, None),  # a rise is no alarm
        (2, None, 5, Alarm.GAP),
        (5, None, 2, Alarm.GAP),  # whoever of the two says it
        (2, None, 4, None),
        (2, 4, 5, Alarm.BOTH),
        (2, 3, 5, Alarm.GAP),
    ],
)
def test_a_fall_and_a_gap_between_the_two_are_told(value: int, before: int | None, other: int | None, why: Alarm | None) -> None:
    assert alarm(value, before, other) is why


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("part", Part)
def test_the_shipped_list_asks_each_form_what_its_questionnaire_says_in_that_order(stage: Stage, part: Part) -> None:
    known = shipped(stage, part, FORMS)
    for form in FORMS:
        assert [one.code for one in for_form(known, form)] == [one.value for one in questions(form, part, stage)]
    assert longest(known, FORMS) <= MOST


def test_a_question_rises_past_the_one_before_it_and_not_past_a_retired_one() -> None:
    first, second, third = shipped(Stage.START, Part.MENTEE, ["pupil_pupil"])[:3]
    assert swapped([first, second, third], first.code) is None
    assert swapped([first, second, third], third.code) == (second, third)
    assert swapped([first, replace(second, retired=True), third], third.code) == (first, third)
    assert swapped([first], "none such") is None
