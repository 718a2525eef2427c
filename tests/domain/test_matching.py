"""Hard rules by name, scores by their reasons, and the whole list against trying everything."""

import itertools
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.convenient_day import Day
from domain.matching import (
    NOTHING_YET,
    Answer,
    History,
    Kind,
    Left,
    Mentee,
    Mentor,
    Obstacle,
    Question,
    Reason,
    Weights,
    obstacles,
    reasons,
    shortlist,
)
from domain.matching.whole_list import Questions, best_assignment

TODAY = date(2020, 10, 15)
MENTEE = Mentee(
    person=1, organisation=5, form="pupil_pupil", admitted=True, consented=True, waiting_since=date(2020, 9, 24), grade=6,
    interests=frozenset({"chess", "robots", "books"}), requests=frozenset({"maths", "friends"}), day=Day.FRIDAY,
)  # fmt: skip
MENTOR = Mentor(
    person=101, organisation=5, form="pupil_pupil", admitted=True, consented=True, cleared=True, capacity=1, grade=9,
    interests=frozenset({"chess", "books", "songs"}), directions=frozenset({"maths"}), day=Day.FRIDAY,
)  # fmt: skip


def _placed(mentees: list[Mentee], mentors: list[Mentor], history: History = NOTHING_YET) -> list[tuple[int, int]]:
    """Who goes to whom, as (mentee, mentor) persons."""
    found = best_assignment(Question(tuple(mentees), tuple(mentors), TODAY, history))
    return [(mentees[one.mentee].person, mentors[one.mentor].person) for one in found.placed]


def test_fitting_pair_has_no_obstacle() -> None:
    assert obstacles(MENTOR, MENTEE) == frozenset()


@pytest.mark.parametrize(
    ("mentor", "mentee", "expected"),
    [
        ({"person": 1}, {}, Obstacle.SAME_PERSON),
        ({"form": "student_pupil"}, {}, Obstacle.OTHER_FORM),
        ({"organisation": 6}, {}, Obstacle.OTHER_ORGANISATION),
        ({}, {"admitted": False}, Obstacle.MENTEE_NOT_ADMITTED),
        ({"admitted": False}, {}, Obstacle.MENTOR_NOT_ADMITTED),
        ({}, {"consented": False}, Obstacle.MENTEE_CONSENT),
        ({"consented": False}, {}, Obstacle.MENTOR_CONSENT),
        ({"cleared": False}, {}, Obstacle.CLEARANCE),
        ({"taken": 1}, {}, Obstacle.CAPACITY),
        ({"taken": 3}, {}, Obstacle.CAPACITY),
        ({"capacity": 0}, {}, Obstacle.CAPACITY),
        ({"grade": 6}, {}, Obstacle.CLASS_GAP),
        ({"grade": 5}, {}, Obstacle.CLASS_GAP),
    ],
)
def test_each_hard_rule_is_named(mentor: dict[str, object], mentee: dict[str, object], expected: Obstacle) -> None:
    assert obstacles(replace(MENTOR, **mentor), replace(MENTEE, **mentee)) == {expected}  # type: ignore[arg-type]


def test_adult_has_no_class_gap_and_one_class_older_is_enough() -> None:
    assert not obstacles(replace(MENTOR, grade=None), MENTEE)
    assert not obstacles(replace(MENTOR, grade=7), MENTEE)


def test_history_forbids_the_same_two_again() -> None:
    assert obstacles(MENTOR, MENTEE, History(frozenset({(101, 1, "pupil_pupil")}))) == {Obstacle.ALREADY_PAIRED}
    assert obstacles(MENTOR, MENTEE, History(frozenset({(102, 1, "pupil_pupil")}))) == {Obstacle.MENTEE_TAKEN}
    assert not obstacles(MENTOR, MENTEE, History(frozenset({(102, 1, "student_pupil")})))
    assert obstacles(MENTOR, MENTEE, History(refused=frozenset({(101, 1)}))) == {Obstacle.REFUSED_EARLIER}


def test_several_obstacles_are_all_told() -> None:
    assert obstacles(replace(MENTOR, cleared=False, taken=1), replace(MENTEE, consented=False)) == {
        Obstacle.CLEARANCE, Obstacle.CAPACITY, Obstacle.MENTEE_CONSENT,
    }  # fmt: skip


def test_reasons_are_told_weightiest_first_and_make_the_score() -> None:
    assert reasons(MENTOR, MENTEE, TODAY) == (
        Reason(Kind.MET_REQUESTS, 1, 20),
        Reason(Kind.SHARED_INTERESTS, 2, 20),
        Reason(Kind.SAME_DAY, 1, 12),
        Reason(Kind.CLASS_GAP, 3, 6),
        Reason(Kind.WAITING_WEEKS, 3, 3),
    )
    (suggestion,) = shortlist(MENTEE, [MENTOR], TODAY)
    assert suggestion.score == 61


def test_reasons_follow_the_weights_and_leave_out_what_weighs_nothing() -> None:
    stranger = replace(MENTOR, interests=frozenset(), directions=frozenset(), day=Day.ANY, grade=None)
    assert reasons(stranger, replace(MENTEE, waiting_since=TODAY), TODAY) == (Reason(Kind.ANY_DAY, 1, 6),)
    assert reasons(stranger, replace(MENTEE, waiting_since=TODAY + timedelta(days=30)), TODAY, Weights(any_day=0)) == ()
    assert reasons(stranger, MENTEE, TODAY, Weights(any_day=0, waiting_week=5)) == (Reason(Kind.WAITING_WEEKS, 3, 15),)


def test_what_has_been_speaks_for_a_pair_or_against_it() -> None:
    bare = replace(MENTOR, interests=frozenset(), directions=frozenset(), day=None, grade=None)
    new = replace(MENTEE, waiting_since=TODAY)
    assert reasons(bare, new, TODAY, history=History(together=frozenset({(101, 1)}))) == (Reason(Kind.TOGETHER_BEFORE, 1, 15),)
    broken = History(broken_off=frozenset({(101, 1)}))
    assert reasons(bare, new, TODAY, history=broken) == (Reason(Kind.BROKEN_OFF_BEFORE, 1, -40),)
    assert [one.score for one in shortlist(new, [bare, replace(bare, person=102)], TODAY, broken)] == [0, -40]


def test_who_was_left_by_a_mentor_goes_before_the_better_match() -> None:
    plain = replace(MENTEE, person=2, interests=frozenset(), requests=frozenset(), day=None, waiting_since=TODAY)
    left = History(abandoned=frozenset({(2, "pupil_pupil")}))
    assert _placed([MENTEE, plain], [MENTOR], left) == [(2, 101)]
    assert _placed([MENTEE, plain], [MENTOR]) == [(1, 101)]


def test_shortlist_shows_the_best_first_and_never_a_forbidden_one() -> None:
    poor = replace(MENTOR, person=102, directions=frozenset())
    busy = replace(MENTOR, person=103, capacity=2, taken=1)
    barred = replace(MENTOR, person=104, cleared=False)
    found = shortlist(MENTEE, [barred, poor, busy, MENTOR], TODAY)
    assert [one.mentor.person for one in found] == [101, 103, 102]
    assert [one.mentor.person for one in shortlist(MENTEE, [poor, busy, MENTOR], TODAY, limit=1)] == [101]


def test_whole_list_gives_way_for_the_sake_of_all() -> None:
    # Greedy would give the only mentor who fits both to the better match and leave the other alone.
    younger = replace(MENTEE, person=2, grade=8, interests=frozenset(), requests=frozenset())
    plain = replace(MENTOR, person=102, grade=7, interests=frozenset(), directions=frozenset())
    assert _placed([MENTEE, younger], [MENTOR, plain]) == [(1, 102), (2, 101)]


def test_who_cannot_be_placed_is_told_why() -> None:
    without = replace(MENTEE, person=2, consented=False)
    third = replace(MENTEE, person=3, interests=frozenset())
    found = best_assignment(Question((MENTEE, without, third), (MENTOR, replace(MENTOR, person=102, cleared=False)), TODAY))
    assert [one.mentee for one in found.placed] == [0]
    assert {one.mentee: (one.fitting, dict(one.obstacles)) for one in found.left} == {
        1: (0, {Obstacle.MENTEE_CONSENT: 2, Obstacle.CLEARANCE: 1}),
        2: (1, {Obstacle.CLEARANCE: 1}),
    }


def test_empty_lists_are_no_trouble() -> None:
    assert best_assignment(Question((), (MENTOR,), TODAY)) == Answer((), ())
    assert best_assignment(Question((MENTEE,), (), TODAY)) == Answer((), (Left(0, 0, {}),))


def test_person_in_two_schools_has_one_capacity() -> None:
    here, there = replace(MENTOR, capacity=1), replace(MENTOR, organisation=6, capacity=1)
    assert len(_placed([MENTEE, replace(MENTEE, person=2, organisation=6)], [here, there])) == 1


TAGS = st.frozensets(st.sampled_from("abc"), max_size=3)
MENTEES = st.builds(
    Mentee, person=st.integers(1, 6), organisation=st.integers(1, 2), form=st.sampled_from("fg"), admitted=st.just(True),
    consented=st.sampled_from([True, True, False]), waiting_since=st.dates(date(2020, 6, 1), TODAY),
    grade=st.none() | st.integers(4, 9),
    interests=TAGS, requests=TAGS, day=st.none() | st.sampled_from(Day),
)  # fmt: skip
MENTORS = st.builds(
    Mentor, person=st.integers(4, 9), organisation=st.integers(1, 2), form=st.sampled_from("fg"), admitted=st.just(True),
    consented=st.just(True), cleared=st.sampled_from([True, True, False]), capacity=st.integers(0, 3), taken=st.integers(0, 2),
    grade=st.none() | st.integers(5, 11), interests=TAGS, directions=TAGS, day=st.none() | st.sampled_from(Day),
)  # fmt: skip
LIST_OF_MENTEES = st.lists(MENTEES, max_size=4, unique_by=lambda one: (one.person, one.form))
LIST_OF_MENTORS = st.lists(MENTORS, max_size=4, unique_by=lambda one: (one.person, one.form, one.organisation))


TWO = st.frozensets(st.tuples(st.integers(4, 9), st.integers(1, 6)), max_size=4)
HISTORIES = st.builds(
    History,
    open_pairs=st.frozensets(st.tuples(st.integers(4, 9), st.integers(1, 6), st.sampled_from("fg")), max_size=2),
    refused=TWO, together=TWO, broken_off=TWO,
    abandoned=st.frozensets(st.tuples(st.integers(1, 6), st.sampled_from("fg")), max_size=2),
)  # fmt: skip


@given(LIST_OF_MENTEES, LIST_OF_MENTORS, HISTORIES)
def test_numbers_by_the_array_are_those_of_the_rules(mentees: list[Mentee], mentors: list[Mentor], history: History) -> None:
    if not mentees or not mentors:
        return
    table = Questions(mentees, mentors, history)
    scores = table.scores(TODAY, Weights())
    for row, mentee in enumerate(mentees):
        kept = [what for mentor in mentors for what in obstacles(mentor, mentee, history)]
        assert table.tally(row) == {what: kept.count(what) for what in kept}
        for column, mentor in enumerate(mentors):
            assert bool(table.forbidden[row, column]) == bool(obstacles(mentor, mentee, history))
            told = reasons(mentor, mentee, TODAY, history=history)
            assert scores[row, column] == sum(one.points for one in told)


@settings(deadline=None)
@given(LIST_OF_MENTEES, LIST_OF_MENTORS, HISTORIES)
def test_assignment_breaks_no_rule_and_equals_the_best_of_all_tries(
    mentees: list[Mentee], mentors: list[Mentor], history: History
) -> None:
    found = best_assignment(Question(tuple(mentees), tuple(mentors), TODAY, history))
    room = {person: min(one.free for one in mentors if one.person == person) for person in {one.person for one in mentors}}
    load = dict.fromkeys(room, 0)
    for one in found.placed:
        mentor, mentee = mentors[one.mentor], mentees[one.mentee]
        assert not obstacles(mentor, mentee, history)
        assert mentee.consented
        assert mentor.cleared
        assert one.reasons == reasons(mentor, mentee, TODAY, history=history)
        load[mentor.person] += 1
    assert all(load[person] <= room[person] for person in room)
    assert sorted([*(one.mentee for one in found.placed), *(one.mentee for one in found.left)]) == list(range(len(mentees)))

    def value(choice: tuple[Mentor | None, ...]) -> tuple[int, int]:
        pairs = [(mentor, mentee) for mentor, mentee in zip(choice, mentees, strict=True) if mentor is not None]
        if any(obstacles(mentor, mentee, history) for mentor, mentee in pairs):
            return (-1, 0)
        if any(sum(mentor.person == person for mentor, _ in pairs) > room[person] for person in room):
            return (-1, 0)
        return len(pairs), sum(one.points for mentor, mentee in pairs for one in reasons(mentor, mentee, TODAY, history=history))

    best = max(value(choice) for choice in itertools.product([None, *mentors], repeat=len(mentees)))
    assert (len(found.placed), sum(why.points for one in found.placed for why in one.reasons)) == best


def test_idle_bot_does_not_hold_numpy() -> None:
    code = "import sys, domain.matching, domain.pair, papers.charts; print({'numpy', 'scipy', 'matplotlib'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
