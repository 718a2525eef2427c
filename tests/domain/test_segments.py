"""Segments: what belongs to which role, words that may be sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.offices import Office
from domain.segments import LONGEST, OFFERED, OFFICES, ROLES, Refusal, Segment, Standing, Whom, words_refused


def test_every_role_is_of_offices_or_of_participants_but_not_of_both() -> None:
    assert set(OFFICES) | set(ROLES) == set(Whom)
    assert set(OFFICES) & set(ROLES) == set()
    said = {speaker: {office for whom in roles for office in OFFICES.get(whom, ())} for speaker, roles in OFFERED.items()}
    assert said == {
        Office.COORDINATOR: {Office.HEAD, Office.CURATOR, Office.STAFF},
        Office.REGIONAL: {Office.COORDINATOR, Office.CONTROLLER},
    }
    assert {whom for roles in OFFERED.values() for whom in roles} == set(Whom)


@pytest.mark.parametrize(
    ("whom", "standing", "form"),
    [
        (Whom.HEADS, Standing.UNPAIRED, None),
        (Whom.MENTEES, Standing.RED, None),
        (Whom.CURATORS, Standing.ANY, "pupil_pupil"),
    ],
)
def test_what_does_not_belong_to_a_role_is_refused(whom: Whom, standing: Standing, form: str | None) -> None:
    with pytest.raises(ValueError, match=r"^(officials|participants)"):
        Segment(whom, standing=standing, form=form)


def test_another_role_keeps_the_organisations_and_drops_what_was_of_the_first() -> None:
    red = Segment(Whom.HEADS, frozenset({3, 5}), Standing.RED, measure=7)
    assert red.addressed_to(Whom.MENTORS) == Segment(Whom.MENTORS, frozenset({3, 5}))
    assert red.toggled(5).toggled(8) == Segment(Whom.HEADS, frozenset({3, 8}), Standing.RED, measure=7)
    assert red.everywhere().places == frozenset()
    assert red.standing_so(Standing.ANY) == Segment(Whom.HEADS, frozenset({3, 5}))


@given(
    st.sampled_from([Whom.HEADS, Whom.CURATORS, Whom.OFFICIALS]),
    st.frozensets(st.integers(1, 9)),
    st.sampled_from([Standing.ANY, Standing.RED]),
    st.none() | st.integers(1, 9),
)
def test_a_segment_comes_out_of_a_draft_as_it_went_in(
    whom: Whom, places: frozenset[int], standing: Standing, measure: int | None
) -> None:
    one = Segment(whom, places, standing, measure)
    assert Segment.unpacked(one.packed()) == one
    assert Segment.unpacked(None) == Segment(Whom.HEADS)


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("", Refusal.EMPTY),
        (" \n\t", Refusal.EMPTY),
        ("Совещание", None),
        ("я" * LONGEST, None),
        ("я" * (LONGEST + 1), Refusal.TOO_LONG),
        ("🎓" * (LONGEST // 2), None),
        ("🎓" * (LONGEST // 2 + 1), Refusal.TOO_LONG),
    ],
)
def test_words_that_may_be_sent(words: str, refused: Refusal | None) -> None:
    assert words_refused(words) is refused
