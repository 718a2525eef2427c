"""Questions of the form as a programme asks them: what stands on chips, what the form does without, what answers outlive."""

from dataclasses import replace

import pytest

from db import drafts
from domain.convenient_day import Day
from domain.forms import FIVE_FORMS, Category, Part
from domain.joining import Choices, JoinForm, Question, Refusal, Tags, start
from domain.joining_questions import Chip, Put, Sheet, read_chips, recast, sheet_of, told
from domain.personal import PersonalData
from domain.tags import Refusal as Wrong

WHERE = Put("j1-1", "Где встречаться?", chips=(Chip("j1-1.1", "В школе"), Chip("j1-1.2", "Онлайн"), Chip("j1-1.3", "Дома", True)))


def form_with(sheet: Sheet, part: Part = Part.MENTOR) -> tuple[JoinForm, Choices]:
    some = frozenset({"maths"})
    choices = Choices("hash", FIVE_FORMS, frozenset(), some, some, some, sheets={part: sheet})
    form = start(part, PersonalData.CODES, choices, form="teacher_teacher")
    assert isinstance(form, JoinForm)
    assert form.category is Category.TEACHER
    return form, choices


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("В школе\n\n  Онлайн ", ("В школе", "Онлайн")),
        ("В школе", Wrong.FEW),
        ("", Wrong.FEW),
        ("Школа\nшкола!", Wrong.KNOWN),
        ("\n".join("абвгдеж"), Wrong.FULL),
        ("Да\n" + "о" * 25, Wrong.TOO_LONG),
        ("Да\n…", Wrong.EMPTY),
    ],
)
def test_answers_are_lines_that_fit_buttons(typed: str, expected: object) -> None:
    assert read_chips(typed.splitlines()) == expected


def test_answers_that_stay_keep_their_codes_and_those_that_go_are_only_read() -> None:
    first = recast("j1-1", (), ("В школе", "Онлайн"))
    second = recast("j1-1", first, ("онлайн", "На заводе", "В парке"))
    assert [(chip.code, chip.retired) for chip in second] == [
        ("j1-1.2", False), ("j1-1.3", False), ("j1-1.4", False), ("j1-1.1", True)
    ]  # fmt: skip
    again = recast("j1-1", second, ("В школе", "На заводе"))
    assert {chip.title: chip.code for chip in again if not chip.retired} == {"В школе": "j1-1.1", "На заводе": "j1-1.3"}


def test_an_own_question_is_answered_once_with_a_chip_that_is_offered() -> None:
    form, choices = form_with(sheet_of([Put("tags"), WHERE]))
    for own, taken in (({"j1-1.1"}, True), ({"j1-1.3"}, False), ({"j1-1.1", "j1-1.2"}, False), ({"other.1"}, False)):
        said = form.answered(Question.TAGS, Tags(frozenset(), frozenset({"maths"}), frozenset(own)), choices)
        assert isinstance(said, JoinForm) is taken, own


def test_an_own_question_holds_the_form_up_unless_it_may_be_passed_over() -> None:
    for optional in (False, True):
        form, choices = form_with(sheet_of([Put("j1-1", "Где?", optional, chips=WHERE.chips)]))
        form = form.answered(Question.CONSENT, "hash", choices)  # type: ignore[assignment]
        form = form.answered(Question.TAGS, Tags(frozenset(), frozenset({"maths"})), choices)  # type: ignore[assignment]
        assert (form.question is Question.TAGS) is not optional


def test_what_is_left_out_is_not_asked_and_has_the_usual_answer() -> None:
    form, choices = form_with(sheet_of([Put("capacity", retired=True), Put("day", retired=True), Put("form", retired=True)]))
    assert form.questions == (Question.CONSENT, Question.TAGS, Question.DAY), "the summary stays; a form can never be left out"
    assert form.answered(Question.CAPACITY, 3, choices) is Refusal.NOT_ASKED
    assert form.answered(Question.DAY, Day.FRIDAY, choices) is Refusal.NOT_OFFERED
    assert isinstance(form.answered(Question.DAY, Day.ANY, choices), JoinForm)


def test_a_draft_of_an_older_edition_is_gone_on_with() -> None:
    form, _choices = form_with(Sheet())
    old = drafts.packed(replace(form, tags=Tags(frozenset({"maths"}), frozenset())))
    old["tags"] = old["tags"][:2]
    found = drafts.unpacked(old, PersonalData.CODES, adult=False, guardian_agreed=False)
    assert found.tags == Tags(frozenset({"maths"}), frozenset())


def test_who_has_chosen_what_was_retired_keeps_it() -> None:
    sheet = sheet_of([WHERE])
    assert sheet.chips == {"j1-1.1", "j1-1.2"}
    assert sheet.keeping(["j1-1.3"]).chips == {"j1-1.1", "j1-1.2", "j1-1.3"}


def test_an_answer_is_read_after_its_question() -> None:
    assert told("Где встречаться?", "Онлайн") == "Где встречаться? Онлайн"
    assert told("Место встреч", "Онлайн") == "Место встреч: Онлайн"
