"""What may be logged, how two words become one meeting, and which kind comes next."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.forms import Part
from domain.meetings import (
    Kind,
    Life,
    Log,
    Meeting,
    Place,
    Refusal,
    State,
    call_off,
    confirm,
    deny,
    log,
    next_kind,
    plan,
    withdraw,
)

TODAY = date(2020, 10, 20)
DAY = timedelta(days=1)
LIFE = Life(begun_on=date(2020, 10, 1))
TOPICS = frozenset({"maths", "friends"})
SAID = Log(Kind.TRIAL, 45, on=TODAY)


def logged(side: Part = Part.MENTOR, said: Log = SAID, meeting: Meeting | None = None, day: date = TODAY) -> Meeting:
    result = log(meeting, side, day, said, LIFE, TOPICS, said.on)
    assert isinstance(result, Meeting)
    return result


@pytest.mark.parametrize(
    ("held", "closing", "expected"),
    [
        ([], False, Kind.INTRODUCTION),
        ([Kind.INTRODUCTION], False, Kind.TRIAL),
        ([Kind.INTRODUCTION, Kind.TRIAL], False, Kind.PLANNING),
        ([Kind.TRIAL], False, Kind.INTRODUCTION),
        ([Kind.INTRODUCTION, Kind.TRIAL, Kind.PLANNING], False, Kind.REGULAR),
        ([Kind.INTRODUCTION, Kind.TRIAL, Kind.PLANNING, Kind.REGULAR, Kind.REGULAR], False, Kind.REGULAR),
        ([Kind.INTRODUCTION], True, Kind.CLOSING),
    ],
)
def test_next_of_the_cycle_is_offered(held: list[Kind], closing: bool, expected: Kind) -> None:
    assert next_kind(held, closing=closing) is expected


@pytest.mark.parametrize(
    ("day", "said", "life", "refusal"),
    [
        (TODAY + DAY, SAID, LIFE, Refusal.FUTURE),
        (date(2020, 9, 30), SAID, LIFE, Refusal.BEFORE_PAIR),
        (TODAY, replace(SAID, minutes=14), LIFE, Refusal.DURATION),
        (TODAY, replace(SAID, minutes=481), LIFE, Refusal.DURATION),
        (TODAY, replace(SAID, minutes=24 * 60), LIFE, Refusal.DURATION),
        (TODAY, replace(SAID, topic="yesterday"), LIFE, Refusal.NOT_OFFERED),
        (TODAY, SAID, Life(None), Refusal.PAIR_NOT_ACTIVE),
        (TODAY, SAID, Life(date(2020, 10, 1), until=TODAY, active=False), Refusal.PAIR_NOT_ACTIVE),
        (TODAY, replace(SAID, by_journal=True), Life(date(2020, 10, 1), TODAY - DAY, active=False), Refusal.AFTER_PAIR),
    ],
)
def test_impossible_entry_is_refused(day: date, said: Log, life: Life, refusal: Refusal) -> None:
    assert log(None, Part.MENTOR, day, said, life, TOPICS, TODAY) is refusal


@pytest.mark.parametrize(("day", "minutes"), [(date(2020, 10, 1), 15), (TODAY, 480), (TODAY - DAY, 90)])
def test_entry_at_the_edges_is_taken(day: date, minutes: int) -> None:
    assert isinstance(log(None, Part.MENTOR, day, replace(SAID, minutes=minutes), LIFE, TOPICS, TODAY), Meeting)


def test_curator_enters_from_the_journal_what_a_closed_pair_had() -> None:
    closed = Life(date(2020, 10, 1), until=TODAY, active=False)
    entered = log(None, Part.MENTOR, TODAY, replace(SAID, by_journal=True), closed, TOPICS, TODAY + 30 * DAY)
    assert isinstance(entered, Meeting)
    assert entered.by_journal
    assert not logged().by_journal


def test_one_word_is_held_and_the_other_confirms() -> None:
    meeting = logged()
    assert meeting.state is State.HELD
    assert confirm(meeting, Part.MENTOR) is Refusal.OWN_WORD
    done = confirm(meeting, Part.MENTEE)
    assert isinstance(done, Meeting)
    assert done.state is State.CONFIRMED
    assert confirm(done, Part.MENTEE) is Refusal.ALREADY_CONFIRMED
    assert deny(done, Part.MENTEE) is Refusal.ALREADY_CONFIRMED
    assert logged(Part.MENTEE, SAID, meeting).state is State.CONFIRMED


def test_confirmation_from_the_journal_marks_the_meeting() -> None:
    done = confirm(logged(), Part.MENTEE, by_journal=True)
    assert isinstance(done, Meeting)
    assert (done.state, done.by_journal) == (State.CONFIRMED, True)


def test_denied_meeting_does_not_count_until_the_word_is_changed() -> None:
    denied = deny(logged(), Part.MENTEE)
    assert isinstance(denied, Meeting)
    assert (denied.state, denied.denied_by) == (State.HELD, Part.MENTEE)
    assert deny(logged(), Part.MENTOR) is Refusal.OWN_WORD
    again = logged(Part.MENTOR, replace(SAID, minutes=30), denied)
    assert again.state is State.HELD
    after = confirm(denied, Part.MENTEE)
    assert isinstance(after, Meeting)
    assert after.state is State.CONFIRMED


def test_own_entry_is_corrected_for_seven_days() -> None:
    meeting = logged()
    right = logged(said=replace(SAID, minutes=60, on=TODAY + 7 * DAY), meeting=meeting)
    assert right.shown == replace(SAID, minutes=60)
    assert right.state is State.HELD
    late = replace(SAID, minutes=90, on=TODAY + 8 * DAY)
    assert log(right, Part.MENTOR, TODAY, late, LIFE, TOPICS, late.on) is Refusal.TOO_LATE
    assert isinstance(log(right, Part.MENTOR, TODAY, replace(late, by_journal=True), LIFE, TOPICS, late.on), Meeting)


def test_planned_meeting_becomes_held_cancelled_or_missed() -> None:
    planned = plan(TODAY + DAY, LIFE, TODAY)
    assert isinstance(planned, Meeting)
    assert planned.state is State.PLANNED
    assert confirm(planned, Part.MENTEE) is Refusal.NOT_HELD
    for how in (State.CANCELLED, State.NO_SHOW):
        off = call_off(planned, how)
        assert isinstance(off, Meeting)
        assert off.state is how
        assert confirm(off, Part.MENTEE) is Refusal.NOT_HELD
    assert call_off(logged(), State.CANCELLED) is Refusal.ALREADY_HELD
    assert plan(TODAY - DAY, LIFE, TODAY) is Refusal.PAST
    assert plan(TODAY + 181 * DAY, LIFE, TODAY) is Refusal.TOO_FAR
    assert plan(TODAY, replace(LIFE, active=False), TODAY) is Refusal.PAIR_NOT_ACTIVE
    with pytest.raises(ValueError, match="called off"):
        call_off(planned, State.HELD)


LOGS = st.builds(
    Log, st.sampled_from(Kind), st.integers(15, 480), on=st.just(TODAY), place=st.none() | st.sampled_from(Place),
    topic=st.none() | st.sampled_from(sorted(TOPICS)), note=st.none() | st.just("…"), by_journal=st.booleans(),
)  # fmt: skip


@given(LOGS, LOGS)
def test_same_meeting_logged_by_both_is_one_whoever_was_first(mentor: Log, mentee: Log) -> None:
    one = logged(Part.MENTEE, mentee, logged(Part.MENTOR, mentor))
    other = logged(Part.MENTOR, mentor, logged(Part.MENTEE, mentee))
    assert one == other
    assert one.state is State.CONFIRMED
    assert one.shown is not None
    assert (one.shown.kind, one.shown.minutes) == (mentor.kind, mentor.minutes)
    assert one.shown.topic == (mentor.topic or mentee.topic)


@given(LOGS, st.integers(1, 4))
def test_same_word_repeated_changes_nothing(said: Log, times: int) -> None:
    meeting = logged(said=said)
    again = meeting
    for _ in range(times):
        again = logged(said=said, meeting=again)
    assert again == meeting


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["log", "confirm", "deny", "cancel"]), st.sampled_from(Part), st.integers(-25, 5), st.integers(0, 600)
        ),
        max_size=15,
    )
)
def test_no_history_confirms_without_both_words(acts: list[tuple[str, Part, int, int]]) -> None:
    known: dict[date, Meeting] = {}
    words: dict[date, set[Part]] = {}
    for act, side, offset, minutes in acts:
        day = TODAY + offset * DAY
        meeting = known.get(day)
        result: Meeting | Refusal | None = None
        if act == "log":
            result = log(meeting, side, day, replace(SAID, minutes=minutes), LIFE, TOPICS, TODAY)
        elif meeting is not None:
            result = (
                {"confirm": confirm, "deny": deny}[act](meeting, side) if act != "cancel" else call_off(meeting, State.CANCELLED)
            )
        if isinstance(result, Meeting):
            known[day] = result
            if act in ("log", "confirm"):
                words.setdefault(day, set()).add(side)
    for day, meeting in known.items():
        assert date(2020, 10, 1) <= day <= TODAY
        if meeting.state is State.CONFIRMED:
            assert words[day] == set(Part)


def test_own_log_is_taken_back_within_a_week_and_the_other_sides_stays() -> None:
    both = logged(Part.MENTEE, replace(SAID, minutes=30), logged())
    left = withdraw(both, Part.MENTOR, TODAY + 7 * DAY)
    assert isinstance(left, Meeting)
    assert (left.state, left.shown and left.shown.minutes) == (State.HELD, 30)
    assert withdraw(both, Part.MENTOR, TODAY + 8 * DAY) is Refusal.TOO_LATE


def test_yes_to_a_log_that_was_taken_back_is_a_yes_to_nothing() -> None:
    confirmed = confirm(logged(), Part.MENTEE)
    assert isinstance(confirmed, Meeting)
    assert withdraw(confirmed, Part.MENTEE, TODAY) is Refusal.NOT_LOGGED
    left = withdraw(confirmed, Part.MENTOR, TODAY)
    assert isinstance(left, Meeting)
    assert (left.logs, left.confirmations, left.state) == ({}, {}, State.PLANNED)
