"""What stands between a person and a pair."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clearance import Checklist, Uncleared, quiz_passed, uncleared
from domain.consent import Consent, How, Missing, Purpose, Voice, document, erase_on, guardian_agreed, missing

NOW = datetime(2020, 9, 10, 7, tzinfo=UTC)
CURATOR = 7
TEXT = document(Purpose.PARTICIPATION, 2, "Согласие, вторая редакция")
OLD = document(Purpose.PARTICIPATION, 1, "Согласие, первая редакция")
PHOTO = document(Purpose.PHOTO, 1, "Согласие на фотографии")

OWN = Consent(document=TEXT, voice=Voice.OWN, how=How.TAP, at=NOW)
PAPER = Consent(document=TEXT, voice=Voice.GUARDIAN, how=How.PAPER, at=NOW, signed_on=date(2020, 9, 8), recorded_by=CURATOR)
LINK = Consent(document=TEXT, voice=Voice.GUARDIAN, how=How.LINK, at=NOW)
CONFIRMED = replace(LINK, confirmed_by=CURATOR)


@pytest.mark.parametrize(
    ("consents", "minor", "expected"),
    [
        ([], False, {Missing.OWN}),
        ([], True, {Missing.OWN, Missing.GUARDIAN}),
        ([OWN], False, set()),
        ([OWN], True, {Missing.GUARDIAN}),
        ([PAPER], True, {Missing.OWN}),
        ([OWN, PAPER], True, set()),
        ([OWN, LINK], True, {Missing.GUARDIAN_UNCONFIRMED}),
        ([OWN, CONFIRMED], True, set()),
        ([replace(OWN, document=OLD), PAPER], True, {Missing.OWN_CHANGED}),
        ([OWN, replace(PAPER, document=OLD)], True, {Missing.GUARDIAN_CHANGED}),
        ([OWN, replace(PAPER, withdrawn_at=NOW)], True, {Missing.GUARDIAN}),
        ([replace(OWN, withdrawn_at=NOW), PAPER], True, {Missing.OWN}),
        ([replace(OWN, document=PHOTO), PAPER], True, {Missing.OWN}),
    ],
)
def test_missing_names_exactly_what_is_needed(consents: list[Consent], minor: bool, expected: set[Missing]) -> None:
    assert missing(TEXT, consents, minor=minor) == expected


@given(st.lists(st.sampled_from([OWN, PAPER, LINK, CONFIRMED, replace(OWN, document=OLD), replace(PAPER, withdrawn_at=NOW)])))
def test_minor_is_free_only_with_own_word_and_guardians(consents: list[Consent]) -> None:
    both = OWN in consents and (PAPER in consents or CONFIRMED in consents)
    assert (not missing(TEXT, consents, minor=True)) == both
    assert guardian_agreed(TEXT, consents) == (PAPER in consents or CONFIRMED in consents)


def test_same_version_with_another_text_is_another_document() -> None:
    sly = document(Purpose.PARTICIPATION, 2, "Согласие, вторая редакция, с мелким шрифтом")
    assert missing(sly, [OWN], minor=False) == {Missing.OWN_CHANGED}


def test_paper_names_its_date_and_who_recorded_it() -> None:
    with pytest.raises(ValueError, match="date"):
        replace(PAPER, signed_on=None)
    with pytest.raises(ValueError, match="date"):
        replace(PAPER, recorded_by=None)
    with pytest.raises(ValueError, match="tap"):
        Consent(document=TEXT, voice=Voice.GUARDIAN, how=How.TAP, at=NOW)
    with pytest.raises(ValueError, match="link"):
        Consent(document=TEXT, voice=Voice.OWN, how=How.LINK, at=NOW)


def test_half_known_minor_is_erased_after_thirty_days() -> None:
    assert erase_on(date(2020, 9, 10)) == date(2020, 10, 10)


FULL = Checklist(date(2021, 9, 1), date(2020, 9, 1), date(2020, 9, 2), date(2020, 9, 3))


@pytest.mark.parametrize(
    ("checklist", "today", "expected"),
    [
        (Checklist(), date(2020, 9, 10), {Uncleared.CERTIFICATE, Uncleared.INSTRUCTION, Uncleared.ORDER, Uncleared.QUIZ}),
        (FULL, date(2020, 9, 10), set()),
        (FULL, date(2020, 9, 2), {Uncleared.QUIZ}),
        (FULL, date(2021, 9, 1), set()),
        (FULL, date(2021, 9, 2), {Uncleared.CERTIFICATE_EXPIRED}),
        (FULL, date(2021, 9, 4), {Uncleared.CERTIFICATE_EXPIRED, Uncleared.QUIZ_EXPIRED}),
        (replace(FULL, instructed_on=None), date(2020, 9, 10), {Uncleared.INSTRUCTION}),
        (replace(FULL, ordered_on=None), date(2020, 9, 10), {Uncleared.ORDER}),
    ],
)
def test_adult_from_outside_is_cleared_by_the_whole_list_only(
    checklist: Checklist, today: date, expected: set[Uncleared]
) -> None:
    assert uncleared(checklist, today) == expected


def test_quiz_is_passed_by_five_right_answers() -> None:
    assert quiz_passed((True,) * 5)
    assert not quiz_passed((True,) * 4)
    assert not quiz_passed((True, True, True, True, False))
