"""A pair's life: every step from every state, and what nobody can do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import pair as life
from domain.forms import Part
from domain.matching import Obstacle
from domain.pair import ALLOWED, Outcome, Pair, PauseReason, Refusal, State, Step

NOW = datetime(2020, 10, 1, 6, tzinfo=UTC)
DAY = timedelta(days=1)
MENTOR, MENTEE, STRANGER = 1, 2, 3
FREE: frozenset[Obstacle] = frozenset()
BLOCKED = frozenset({Obstacle.MENTEE_CONSENT})

PROPOSED = Pair(mentor=MENTOR, mentee=MENTEE, form="pupil_pupil", proposed_at=NOW)
ACTIVE = replace(PROPOSED, mentor_accepted_at=NOW, mentee_accepted_at=NOW, begun_at=NOW)
PAUSED = replace(ACTIVE, paused_at=NOW, pause_reason=PauseReason.ASKED)
ENDED = replace(ACTIVE, ended_at=NOW, outcome=Outcome.REACHED)
IN_STATE = {State.PROPOSED: PROPOSED, State.ACTIVE: ACTIVE, State.PAUSED: PAUSED, State.ENDED: ENDED}


def take(
    step: Step, pair: Pair, at: datetime = NOW + DAY, obstacles: frozenset[Obstacle] = FREE, person: int = MENTOR
) -> Pair | Refusal:
    match step:
        case Step.ACCEPT:
            return life.accept(pair, person, obstacles, at)
        case Step.DECLINE:
            return life.decline(pair, person, at)
        case Step.WITHDRAW:
            return life.withdraw(pair, at)
        case Step.LAPSE:
            return life.lapse(pair, at)
        case Step.PAUSE:
            return life.pause(pair, PauseReason.SAFETY, at)
        case Step.RESUME:
            return life.resume(pair, obstacles)
        case Step.END:
            return life.end(pair, Outcome.STOPPED, at)


@pytest.mark.parametrize("state", State)
def test_state_is_worked_out_from_what_happened(state: State) -> None:
    assert IN_STATE[state].state is state


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", State)
def test_step_is_taken_from_the_states_of_its_row_and_refused_from_others(state: State, step: Step) -> None:
    late = NOW + 20 * DAY if step is Step.LAPSE else NOW + DAY
    result = take(step, IN_STATE[state], late)
    assert isinstance(result, Pair) == (state in ALLOWED[step])
    assert (step in life.allowed_steps(IN_STATE[state])) == isinstance(result, Pair)


@pytest.mark.parametrize(
    ("pair", "step", "refusal"),
    [
        (ENDED, Step.ACCEPT, Refusal.ENDED),
        (ENDED, Step.END, Refusal.ENDED),
        (ACTIVE, Step.ACCEPT, Refusal.ALREADY_ACCEPTED),
        (ACTIVE, Step.DECLINE, Refusal.ALREADY_BEGUN),
        (ACTIVE, Step.WITHDRAW, Refusal.ALREADY_BEGUN),
        (PAUSED, Step.PAUSE, Refusal.NOT_ACTIVE),
        (PROPOSED, Step.PAUSE, Refusal.NOT_ACTIVE),
        (ACTIVE, Step.RESUME, Refusal.NOT_PAUSED),
        (PROPOSED, Step.END, Refusal.NOT_BEGUN),
        (ACTIVE, Step.LAPSE, Refusal.NOT_PROPOSED),
        (PROPOSED, Step.LAPSE, Refusal.TOO_EARLY),
    ],
)
def test_refusal_says_why(pair: Pair, step: Step, refusal: Refusal) -> None:
    assert take(step, pair) is refusal


def test_second_yes_begins_the_pair() -> None:
    half = life.accept(PROPOSED, MENTEE, FREE, NOW + DAY)
    assert isinstance(half, Pair)
    assert (half.state, half.accepted_by(Part.MENTEE), half.accepted_by(Part.MENTOR)) == (State.PROPOSED, True, False)
    assert life.accept(half, MENTEE, FREE, NOW + DAY) is Refusal.ALREADY_ACCEPTED
    whole = life.accept(half, MENTOR, FREE, NOW + 2 * DAY)
    assert isinstance(whole, Pair)
    assert (whole.state, whole.begun_at) == (State.ACTIVE, NOW + 2 * DAY)


@pytest.mark.parametrize("step", [Step.ACCEPT, Step.DECLINE])
def test_stranger_answers_for_nobody(step: Step) -> None:
    assert take(step, PROPOSED, person=STRANGER) is Refusal.NOT_YOURS


@pytest.mark.parametrize(("pair", "step"), [(PROPOSED, Step.ACCEPT), (PAUSED, Step.RESUME)])
def test_nobody_comes_together_against_a_hard_rule(pair: Pair, step: Step) -> None:
    assert take(step, pair, obstacles=BLOCKED) is Refusal.OBSTACLE


def test_proposal_needs_two_people_and_no_obstacle() -> None:
    assert life.propose(MENTOR, MENTOR, "pupil_pupil", FREE, NOW) is Refusal.ONESELF
    assert life.propose(MENTOR, MENTEE, "pupil_pupil", BLOCKED, NOW) is Refusal.OBSTACLE
    assert life.propose(MENTOR, MENTEE, "pupil_pupil", FREE, NOW) == PROPOSED


def test_answer_is_taken_for_fourteen_days() -> None:
    last = NOW + 14 * DAY
    assert isinstance(life.accept(PROPOSED, MENTOR, FREE, last - timedelta(seconds=1)), Pair)
    assert life.accept(PROPOSED, MENTOR, FREE, last) is Refusal.LAPSED
    assert life.lapse(PROPOSED, last - timedelta(seconds=1)) is Refusal.TOO_EARLY
    lapsed = life.lapse(PROPOSED, last)
    assert isinstance(lapsed, Pair)
    assert lapsed.outcome is Outcome.LAPSED
    assert life.accept(lapsed, MENTOR, FREE, last) is Refusal.ENDED


def test_formal_closing_takes_a_formal_outcome() -> None:
    assert life.end(ACTIVE, Outcome.LAPSED, NOW) is Refusal.NOT_FORMAL
    ended = life.end(PAUSED, Outcome.EXTENDED, NOW)
    assert isinstance(ended, Pair)
    assert (ended.state, ended.outcome) == (State.ENDED, Outcome.EXTENDED)


@given(
    st.lists(
        st.tuples(st.sampled_from(Step), st.sampled_from([MENTOR, MENTEE, STRANGER]), st.booleans(), st.integers(0, 3)),
        max_size=30,
    )
)
def test_no_walk_reaches_a_wrong_place(walk: list[tuple[Step, int, bool, int]]) -> None:
    pair, now = PROPOSED, NOW
    for step, person, blocked, days in walk:
        now += days * DAY
        before = pair
        result = take(step, pair, now, BLOCKED if blocked else FREE, person)
        if isinstance(result, Refusal):
            continue
        pair = result
        assert before.state in ALLOWED[step]
        assert before.state is not State.ENDED
        if pair.state in (State.ACTIVE, State.PAUSED):
            assert pair.mentor_accepted_at is not None
            assert pair.mentee_accepted_at is not None
        if pair.state is State.ACTIVE and before.state is not State.ACTIVE:
            assert not blocked
        if pair.mentor_accepted_at != before.mentor_accepted_at:
            assert person == MENTOR
        if pair.mentee_accepted_at != before.mentee_accepted_at:
            assert person == MENTEE
