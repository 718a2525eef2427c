"""What a curator may decide, and how one participant may be called to another."""

import pytest

from domain.admission import Refusal, State, admit, refuse
from domain.clearance import Uncleared
from domain.consent import Missing
from domain.naming import Called, parted
from domain.personal import Personal, PersonalData

NAMES, CODES = PersonalData.NAMES, PersonalData.CODES


@pytest.mark.parametrize(
    ("state", "missing", "uncleared", "own", "refusal"),
    [
        (State.APPLIED, set(), set(), False, None),
        (State.APPLIED, {Missing.GUARDIAN}, set(), False, Refusal.CONSENT),
        (State.APPLIED, set(), {Uncleared.QUIZ}, False, Refusal.CLEARANCE),
        (State.APPLIED, {Missing.OWN}, {Uncleared.QUIZ}, False, Refusal.CONSENT),
        (State.APPLIED, set(), set(), True, Refusal.OWN),
        (State.ADMITTED, set(), set(), False, Refusal.DECIDED),
        (State.REFUSED, set(), set(), False, Refusal.DECIDED),
        (State.LEFT, set(), set(), False, Refusal.GONE),
    ],
)
def test_nobody_is_admitted_before_everything_is_there(
    state: State, missing: set[Missing], uncleared: set[Uncleared], own: bool, refusal: Refusal | None
) -> None:
    assert admit(state, missing, uncleared, own=own) is refusal


def test_refusing_needs_no_papers_but_another_persons_hand() -> None:
    assert refuse(State.APPLIED, own=False) is None
    assert refuse(State.APPLIED, own=True) is Refusal.OWN
    assert refuse(State.ADMITTED, own=False) is Refusal.DECIDED


@pytest.mark.parametrize(
    ("name", "code", "school_class", "mode", "in_full", "to_mentor", "to_mentee"),
    [
        ("Аня К.", "7Б-03", "7Б", NAMES, "Аня К., 7Б", "Аня, 7Б", "Аня"),
        ("Аня К.", "7Б-03", "7Б", CODES, "7Б-03", "7Б-03", "7Б-03"),
        ("Олег Петрович", "Н-01", None, NAMES, "Олег Петрович", "Олег Петрович", "Олег Петрович"),
        ("Ручьёв Пётр Ильич", "Н-02", None, NAMES, "Ручьёв Пётр Ильич", "Пётр Ильич", "Пётр Ильич"),
        (None, "7Б-03", "7Б", NAMES, "7Б-03", "7Б-03", "7Б-03"),
    ],
)
def test_a_participant_is_called_as_the_reader_and_the_mode_allow(
    name: str | None, code: str, school_class: str | None, mode: PersonalData, in_full: str, to_mentor: str, to_mentee: str
) -> None:
    def said(value: Personal | str) -> str:
        return value.reveal(mode) if isinstance(value, Personal) else value

    one = Called(name, code, school_class)
    assert said(one.in_full(mode)) == in_full
    assert said(one.to_partner(mode)) == to_mentor
    assert said(one.to_partner(mode, with_class=False)) == to_mentee


def test_given_name_and_initial_are_told_apart() -> None:
    assert (parted("Аня К.").given, parted("Аня К.").initial) == ("Аня", "К")
    assert (parted("Анна Сергеевна").given, parted("Анна Сергеевна").initial) == ("Анна Сергеевна", "")
