"""A whole year of a small municipality, lived twice: by the planning and by an oracle that looks at one morning at a time.

Every night or every few nights promises are planned, every morning they are kept, at noon things happen: reports, returns,
extensions, delegations, snoozes, blocked bots. Whole stretches of days the bot is down. After every morning both must have said
the same to the same people. `LONG=1` lives two thousand such years instead of a few.
"""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.domain.year_oracle import ONE
from tests.domain.year_planner import live
from tests.domain.year_script import (
    FIRST_DAY,
    FIRST_SUCCESSOR,
    FORTY,
    HEAD_A,
    MUNICIPALITY,
    PEOPLE,
    SCHOOL_A,
    SCHOOL_B,
    WHATS,
    YEAR,
    Act,
    Publication,
    Script,
    forty_schools,
    scripts,
)
from tests.long import LONG, count, in_parts


@in_parts(20)
@pytest.mark.timeout(0 if LONG else 120)
@settings(
    max_examples=count(20, 2_000 // 20),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(script=scripts)
def test_each_owed_reminder_is_said_exactly_once_in_a_year_of_ordinary_life(part: int, script: Script) -> None:
    live(script)


@in_parts(20)
@pytest.mark.timeout(0 if LONG else 120)
@settings(
    max_examples=count(2, 40 // 20),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(script=forty_schools)
def test_a_year_of_forty_schools_from_which_heads_leave(part: int, script: Script) -> None:
    """`LONG=1` lives forty of them; otherwise a few months of two (hypothesis begins with the emptiest there is)."""
    live(script, days=count(100, len(YEAR)))


def test_forty_schools_whose_heads_leave_and_block_hear_of_everything_once() -> None:
    """What the property is worth: much is said, to many, also by those who took over and for those who cannot be reached."""
    publications = tuple(
        Publication(40 * n, 60, "assignment", SCHOOL_A, n == 1, n == 0, False, everywhere=True) for n in range(2)
    )
    leaving = tuple(Act(30 + 9 * n, "leave", 7 * n, 0) for n in range(12))
    others = tuple(Act(45 + 3 * n, ("report", "close", "extend", "block", "return")[n % 5], 3 * n, n) for n in range(60))
    weekends = frozenset(day for n in range(-400, 900) if (day := FIRST_DAY + n * ONE).isoweekday() >= 6)
    silent = frozenset(sorted(FORTY.values())[-5:])
    script = Script(
        "Asia/Yekaterinburg", weekends, publications, leaving + others, frozenset(range(120, 127)), silent, 7, True, dict(FORTY)
    )
    said = [one for _, lines in live(script, days=count(200, len(YEAR))) for one in lines]
    assert len({one[0] for one in said}) > 45
    assert [one for one in said if one[0] > FIRST_SUCCESSOR]
    assert {one[5] for one in said} == {True, False}
    assert len(said) > 1_000
    assert not {one[0] for one in said} & silent


def test_a_busy_year_has_everything_in_it() -> None:
    """The comparison is worth something only if much is said: every rung, every kind of listener, every act."""
    publications = tuple(
        Publication(
            day=3 * n,
            days_given=20 + 7 * n % 60,
            kind="target" if n % 6 == 5 else "assignment",
            organization=(SCHOOL_A, SCHOOL_B, MUNICIPALITY)[n % 3],
            document=n % 2 == 0,
            from_region=n % 4 == 0,
            nobody_named=n == 7,
        )
        for n in range(24)
    )
    rounds = [(n // len(WHATS), what) for n, what in enumerate(WHATS * 6)]
    acts = tuple(Act(day=20 + 5 * n, what=what, which=turn, how=turn + 1) for n, (turn, what) in enumerate(rounds))
    weekends = frozenset(day for n in range(-400, 900) if (day := FIRST_DAY + n * ONE).isoweekday() >= 6)
    script = Script("Europe/Moscow", weekends, publications, acts, frozenset(range(90, 97)), frozenset({HEAD_A}), 3, True)
    said = [one for _, lines in live(script) for one in lines]
    rungs = {one[4] for one in said}
    assert rungs >= {-30, -14, -7, -3, -1, 0, 1, 3, 7}
    assert len([rung for rung in rungs if rung > 7]) > 20
    assert {one[0] for one in said} == set(PEOPLE)
    assert {one[1] for one in said} == {"assignment", "acceptance", "target"}
    assert {one[5] for one in said} == {True, False}
    assert len(said) > 300
