"""A year of a municipality of two schools or of forty through the real tables: planned, gathered, claimed, composed, recorded.

The facts and the oracle are those of `tests/domain`: what happens is written into rows in the evening as handlers would, every
morning the sweep and the delivery do their work on a moved clock, a recorder stands where Telegram is. After every morning the
tables must have said to each person what the oracle says was owed. `LONG=1` lives eighty years of two schools and ten of
forty; otherwise four months of two schools, twice (hypothesis begins with the emptiest there is), and some weeks of twelve.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import DataObject, data

from db import Database
from tests.domain.year_oracle import ONE
from tests.domain.year_script import (
    FIRST_DAY,
    FIRST_SUCCESSOR,
    FORTY,
    HEAD_A,
    MUNICIPALITY,
    PEOPLE,
    REGIONAL,
    SCHOOL_A,
    SCHOOL_B,
    WHATS,
    YEAR,
    Act,
    Publication,
    Script,
    What,
    forty_schools,
    scripts,
)
from tests.long import LONG, count, in_parts
from tests.scheduler.year_machine import live


@pytest.fixture(scope="module")
async def house(server: Any, administer: Any, template: str) -> Any:
    """One database for all the years; each begins with empty tables."""
    from db import open_engine  # noqa: PLC0415
    from tests.conftest import copied  # noqa: PLC0415 -- for a longer life than the fixture's

    async with copied(server, administer, template) as address:
        engine = open_engine(address)
        yield Database(engine)
        await engine.dispose()


@in_parts(40)
@pytest.mark.timeout(0 if LONG else 120)
@settings(
    max_examples=count(2, 80 // 40),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(script=scripts)
async def test_each_owed_reminder_is_sent_exactly_once_in_a_year(house: Database, part: int, script: Script) -> None:
    await live(house, script, days=count(120, len(YEAR)))


@pytest.mark.skipif(not LONG, reason="`make test-long` lives ten years of forty schools")
@in_parts(10)
@pytest.mark.timeout(0)
@settings(
    max_examples=1,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(data=data())
async def test_a_year_of_forty_schools_from_which_heads_leave(house: Database, part: int, data: DataObject) -> None:
    await live(house, data.draw(forty_schools), days=len(YEAR))


@pytest.mark.timeout(0 if LONG else 120)
async def test_many_schools_hear_of_everything_once_also_who_took_over(house: Database) -> None:
    """Two measures for every school, heads who leave, block, report and put off, two days without the bot."""
    schools = dict(sorted(FORTY.items())[: count(12, len(FORTY))])
    publications = tuple(Publication(n, 15, "assignment", SCHOOL_A, n == 1, n == 0, False, everywhere=True) for n in range(2))
    what: tuple[What, ...] = ("leave", "report", "extend", "block", "snooze", "close", "leave", "unblock")
    acts = tuple(Act(4 + n // 2, what[n % len(what)], 5 * n, n) for n in range(32))
    weekends = frozenset(day for n in range(-400, 900) if (day := FIRST_DAY + n * ONE).isoweekday() >= 6)
    silent = frozenset(sorted(schools.values())[-3:])
    script = Script("Asia/Yekaterinburg", weekends, publications, acts, frozenset((13, 14)), silent, 7, False, schools)
    machine = await live(house, script, days=count(20, len(YEAR)))
    told = {person for person, _ in machine.sent}
    assert len(told & set(schools.values())) >= len(schools) - len(silent) - 3
    assert len([person for person in told if person > FIRST_SUCCESSOR]) > 3


@pytest.mark.timeout(120)
async def test_a_busy_year_has_everything_in_it(house: Database) -> None:
    """Every rung, every listener, every act, a week without the bot; half a year is enough for all of it."""
    publications = tuple(
        Publication(
            day=6 * n,
            days_given=20 + 7 * n % 60,
            kind="target" if n % 6 == 5 else "assignment",
            organization=(SCHOOL_A, SCHOOL_B, MUNICIPALITY)[n % 3],
            document=n % 2 == 0,
            from_region=n % 4 == 0,
            nobody_named=n == 7,
        )
        for n in range(12)
    )
    rounds = [(n // len(WHATS), what) for n, what in enumerate(WHATS * 6)]
    acts = tuple(Act(day=20 + 2 * n, what=what, which=turn, how=turn + 1) for n, (turn, what) in enumerate(rounds))
    weekends = frozenset(day for n in range(-400, 900) if (day := FIRST_DAY + n * ONE).isoweekday() >= 6)
    script = Script("Europe/Moscow", weekends, publications, acts, frozenset(range(90, 97)), frozenset({HEAD_A}), 1, False)
    machine = await live(house, script, days=count(180, len(YEAR)))
    assert {person for person, _ in machine.sent} == set(PEOPLE) - {REGIONAL}
    assert len(machine.sent) > 100
