"""What is written down: the difference between wanted and planned, and the question asked right before sending."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reminders import Changes, Planned, Promise, Standing, difference, still_owed
from domain.watched import Item, Snooze, State
from tests.domain.watched_examples import (
    CALENDAR,
    COORDINATOR,
    CURATOR,
    DELEGATED,
    EVERYBODY,
    HEAD,
    SCHOOL_CHAIN,
    day,
    item,
    promises,
)

FIVE = promises(item("30.10"), until="30.10")
NOW = day("01.10")


def planned(found: tuple[Promise, ...], standing: Standing = Standing.PLANNED) -> list[Planned]:
    return [Planned(one, standing) for one in found]


def test_what_is_not_written_yet_is_added() -> None:
    assert difference(FIVE, [], from_day=NOW) == Changes(add=FIVE)


def test_planning_twice_changes_nothing() -> None:
    changes = difference(FIVE, planned(FIVE), from_day=NOW)
    assert changes == Changes()
    assert not changes


def test_what_is_not_wanted_any_more_is_withdrawn() -> None:
    assert difference([], planned(FIVE), from_day=NOW) == Changes(withdraw=tuple(one.key for one in FIVE))


def test_a_moved_due_date_withdraws_the_old_and_adds_the_new() -> None:
    moved = promises(item("13.11", given="12.10"), until="13.11")
    assert difference(moved, planned(FIVE), from_day=NOW) == Changes(add=moved, withdraw=tuple(one.key for one in FIVE))


@pytest.mark.parametrize("standing", [Standing.WITHDRAWN, Standing.DROPPED])
def test_what_was_withdrawn_is_revived_not_doubled(standing: Standing) -> None:
    assert difference(FIVE, planned(FIVE, standing), from_day=NOW) == Changes(revive=FIVE)
    assert difference([], planned(FIVE, standing), from_day=NOW) == Changes()


def test_what_was_sent_is_neither_planned_again_nor_withdrawn() -> None:
    assert difference(FIVE, planned(FIVE, Standing.SENT), from_day=NOW) == Changes()
    assert difference([], planned(FIVE, Standing.SENT), from_day=NOW) == Changes()


def test_another_morning_amends_the_written_promise() -> None:
    later = tuple(replace(one, at=one.at.replace(minute=30)) for one in FIVE)
    assert difference(later, planned(FIVE), from_day=NOW) == Changes(amend=later)


def test_earlier_mornings_are_left_to_the_sending() -> None:
    """An outage: the promise of the 16th waits unsent, planning goes on from the 20th."""
    wanted_now = promises(item("30.10"), from_day="20.10", until="30.10")
    assert difference(wanted_now, planned(FIVE), from_day=day("20.10")) == Changes()


standings = st.lists(st.sampled_from(Standing), min_size=len(FIVE), max_size=len(FIVE))


@given(
    standings, st.lists(st.booleans(), min_size=len(FIVE), max_size=len(FIVE)), st.lists(st.booleans(), min_size=5, max_size=5)
)
def test_applying_the_difference_leaves_nothing_more_to_do(
    stands: list[Standing], written: list[bool], wants: list[bool]
) -> None:
    rows = {one.key: Planned(one, stand) for one, stand, is_written in zip(FIVE, stands, written, strict=True) if is_written}
    want = [one for one, is_wanted in zip(FIVE, wants, strict=True) if is_wanted]
    before = dict(rows)
    changes = difference(want, rows.values(), from_day=NOW)
    rows |= {one.key: Planned(one) for one in (*changes.add, *changes.revive, *changes.amend)}
    rows |= {key: Planned(rows[key].promise, Standing.WITHDRAWN) for key in changes.withdraw}

    assert not difference(want, rows.values(), from_day=NOW)
    assert {key: row for key, row in rows.items() if row.standing is Standing.SENT} == {
        key: row for key, row in before.items() if row.standing is Standing.SENT
    }
    assert {key for key, row in rows.items() if row.standing is Standing.PLANNED} == {
        one.key for one in want if one.key not in before or before[one.key].standing is not Standing.SENT
    }


THIRD_DAY = next(one for one in FIVE if one.key.rung == -3)


@pytest.mark.parametrize(
    ("now", "owed"),
    [
        (item("30.10"), True),
        (item("30.10", state=State.REPORTED), False),
        (item("30.10", state=State.CLOSED), False),
        (item("06.11"), False),
        (item("30.10", chain=DELEGATED), False),
        (item("30.10", reachable=EVERYBODY - {HEAD}), False),
        (item("30.10", snoozes=(Snooze(HEAD, day("28.10")),)), False),
        (item("30.10", snoozes=(Snooze(COORDINATOR, day("28.10")),)), True),
        (item("30.10", id=2), False),
    ],
)
def test_right_before_sending_the_world_is_asked_again(now: Item, owed: bool) -> None:
    assert still_owed(THIRD_DAY, now, working_days=CALENDAR, today=THIRD_DAY.day) is owed


def test_a_warning_is_not_owed_after_the_due_date_but_the_overdue_rung_is() -> None:
    late = promises(item("30.10"), until="13.11")
    owed = [one.key.rung for one in late if still_owed(one, item("30.10"), working_days=CALENDAR, today=day("12.11"))]
    assert owed == [1, 3, 7, 10, 10]
    in_time = [one.key.rung for one in late if still_owed(one, item("30.10"), working_days=CALENDAR, today=day("30.10"))]
    assert in_time == [-14, -7, -3, -1, 0, 1, 3, 7, 10, 10]


def test_a_delegated_item_is_owed_to_who_executes_it_now() -> None:
    (curators,) = promises(item("30.10", chain=DELEGATED), from_day="27.10", until="27.10")
    assert curators.key.person == CURATOR
    assert still_owed(curators, item("30.10", chain=DELEGATED), working_days=CALENDAR, today=day("27.10"))
    assert not still_owed(curators, item("30.10", chain=SCHOOL_CHAIN), working_days=CALENDAR, today=day("27.10"))
