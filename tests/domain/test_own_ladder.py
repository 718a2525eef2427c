"""A ladder that somebody has set: what may be chosen, what it means, and that every choice stays a ladder."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ladder import USUAL, Place
from domain.own_ladder import AS_RULED, CHOICES, SEVERAL, OwnLadder, Refused, Setting, changed
from domain.watched import Kind
from tests.domain.watched_examples import CONTROLLER, COORDINATOR, HEAD, item, morning, promises, told

_presses = st.lists(st.tuples(st.sampled_from(Setting), st.integers(-1, 61), st.booleans()), max_size=25)


def test_the_settings_of_the_rule_mean_the_ladder_of_the_rule() -> None:
    assert AS_RULED.ladder == USUAL
    assert AS_RULED.morning == time(9)
    for setting in Setting:
        assert set(AS_RULED.value(setting)) <= set(CHOICES[setting])


@pytest.mark.parametrize(
    ("setting", "value", "on", "expected"),
    [
        (Setting.BEFORE, 10, True, (14, 10, 7, 3, 1, 0)),
        (Setting.BEFORE, 7, True, (14, 7, 3, 1, 0)),
        (Setting.BEFORE, 7, False, (14, 3, 1, 0)),
        (Setting.BEFORE, 4, True, Refused.UNKNOWN),
        (Setting.DOCUMENTS, 30, False, ()),
        (Setting.EXECUTOR, 3, True, Refused.ORDER),
        (Setting.EXECUTOR, 2, True, (2,)),
        (Setting.ABOVE, 7, True, Refused.ORDER),
        (Setting.CONTROLLER, 14, True, (14,)),
        (Setting.WEEKS, 3, True, Refused.UNKNOWN),
        (Setting.REGION, 14, True, (14,)),
        (Setting.HOUR, 13, True, Refused.UNKNOWN),
        (Setting.HOUR, 8, True, (8,)),
    ],
)
def test_one_press(setting: Setting, value: int, on: bool, expected: tuple[int, ...] | Refused) -> None:
    new = changed(AS_RULED, setting, value, on=on)
    assert (new if isinstance(new, Refused) else new.value(setting)) == expected


def test_somebody_is_always_warned_and_nobody_is_nagged() -> None:
    one = OwnLadder(before=(3,))
    assert changed(one, Setting.BEFORE, 3, on=False) is Refused.NOBODY_WARNED
    most = OwnLadder(before=(21, 14, 10, 7, 5, 3, 2))
    assert changed(most, Setting.BEFORE, 0) is Refused.TOO_MANY
    assert changed(OwnLadder(region=14), Setting.CONTROLLER, 14) is Refused.ORDER


@given(presses=_presses)
def test_whatever_is_pressed_stays_a_ladder(presses: list[tuple[Setting, int, bool]]) -> None:
    held = AS_RULED
    for setting, value, on in presses:
        new = changed(held, setting, value, on=on)
        if isinstance(new, Refused):
            continue
        assert changed(new, setting, value, on=on) == new, "asking twice is asking once"
        assert (value in new.value(setting)) is (on or setting not in SEVERAL)
        held = new
    ladder = held.ladder
    days = {step.place: step.days for step in ladder.overdue}
    assert 1 <= days[Place.EXECUTOR] < days[Place.HEAD] == days[Place.COORDINATOR] < days[Place.CONTROLLER]
    assert ladder.warnings(days_given=5, long=False)
    assert ladder.warnings(days_given=100, long=False)
    assert 8 <= held.hour <= 12


def test_an_own_ladder_speaks_on_its_own_days_at_its_own_hour() -> None:
    """30.10.2020 is a Friday."""
    own = OwnLadder(before=(10, 2), executor=2, above=5, controller=10, weeks=2)
    found = promises(item(ladder=own.ladder, morning=time(8)))
    assert told(found, HEAD)[:2] == [("20.10", -10), ("28.10", -2)]
    assert morning(found, "02.11") == [HEAD]  # the second day after, a Sunday: the first working day past the due date
    assert [line for line in told(found, COORDINATOR) if line[1] == 5] == [("03.11", 5)]  # 04.11. is a holiday
    assert told(found, CONTROLLER) == [("09.11", 10)]
    assert [line[0] for line in told(found, COORDINATOR) if line[1] > 10] == ["16.11", "30.11", "14.12", "28.12"]
    assert {one.at.hour for one in found} == {5}  # eight in Moscow


def test_given_less_than_two_weeks_ago_speaks_on_the_near_rungs_of_the_own_ladder() -> None:
    short = item(due="30.10", given="20.10", ladder=OwnLadder(before=(14, 5, 2)).ladder)
    assert [rung for _, rung in told(promises(short), HEAD) if rung <= 0] == [-2]
    far = item(due="30.10", given="20.10", ladder=OwnLadder(before=(14, 7)).ladder)
    assert [rung for _, rung in told(promises(far), HEAD) if rung <= 0] == [-7]


def test_documents_have_further_days() -> None:
    target = item(due="30.12", kind=Kind.TARGET, ladder=OwnLadder(documents=(60, 30)).ladder)
    assert [rung for _, rung in told(promises(target), HEAD)][:3] == [-60, -30, -14]
