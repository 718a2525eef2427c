"""Targets close once, on the calendar of their own zone, and freeze what they are made of; lines are read paper by paper."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.models import RoadMap, Target
from db.share import denominators, targets
from domain.offices import Office
from scheduler import closing
from tests.db.history_of_pairs import LONG_AGO, History, Told, found, meeting, pair, side
from tests.rows import joined

DUE = date(2026, 12, 31)
#: The first minute of 2027 in the zone of the history, which is five hours ahead of UTC.
MIDNIGHT = datetime(2026, 12, 31, 19, 0, tzinfo=UTC)


async def promised(
    tx: AsyncSession, history: History, *percents: int, state: str = "published", base: str = "обучающихся",
    due: date = DUE, published: datetime = LONG_AGO, place: int | None = None, road_map: int | None = None,
) -> int:  # fmt: skip
    """A paper with these percents, one year after the other; gives its id."""
    owner, by = place or history.town.id, await _somebody(tx)
    if road_map is None:
        paper = RoadMap(
            organization_id=owner, programme_id=history.programmes[0].id, state=state, title="Карта", created_at=LONG_AGO,
            created_by=by, published_at=published if state != "draft" else None,
        )  # fmt: skip
        tx.add(paper)
        await tx.flush()
        road_map = paper.id
    for at, percent in enumerate(percents):
        tx.add(
            Target(
                programme_id=history.programmes[0].id, road_map_id=road_map, organization_id=owner, percent=Decimal(percent),
                due=due.replace(year=due.year + at), base=base, text="",
            )
        )  # fmt: skip
    await tx.flush()
    return road_map


async def _somebody(tx: AsyncSession) -> int:
    person = await tx.execute(text("SELECT min(id) FROM persons"))
    return int(person.scalar_one())


async def of_ten(tx: AsyncSession, involved: int) -> History:
    """One school of ten learners, so many of whom have met on the last day of the year."""
    history = await found(tx, schools=1)
    place, programme = history.places[0].id, history.programmes[0].id
    for office, where in (
        (Office.COORDINATOR, history.town),
        (Office.CONTROLLER, history.town),
        (Office.REGIONAL, history.region),
        (Office.HEAD, history.places[0]),
    ):
        await joined(tx, office, where.id)
    await denominators.enter(tx, place, programme, 2026, 10, now=LONG_AGO, by=None)
    for _ in range(involved):
        people = [await joined(tx, Office.STAFF, place, account=False) for _ in range(2)]
        mentor = await side(tx, people[0], place, programme, "mentor", "employer")
        mentee = await side(tx, people[1], place, programme, "mentee", "pupil")
        told = Told(mentee[1], mentor[1], date(2026, 9, 1), None, False)
        pair_id = await pair(tx, place, mentor[0], mentee[0], told)
        await meeting(tx, pair_id, DUE, "confirmed", by_journal=False, logged_by=people[0])
    return history


async def results(tx: AsyncSession) -> list[tuple[int, str | None]]:
    rows = await tx.execute(text("SELECT percent::int, result FROM targets ORDER BY due, percent"))
    return [tuple(row) for row in rows]


@pytest.mark.parametrize(("involved", "result"), [(0, "missed"), (5, "missed"), (6, "reached"), (10, "reached")])
async def test_target_is_reached_from_exactly_its_percent_on(database: Database, involved: int, result: str) -> None:
    async with database.begin() as tx:
        history = await of_ten(tx, involved)
        await promised(tx, history, 60, 90)
        await closing.close_targets(tx, DUE, MIDNIGHT - timedelta(seconds=1))
        assert await results(tx) == [(60, None), (90, None)]
        await closing.close_targets(tx, DUE, MIDNIGHT)
        assert await results(tx) == [(60, result), (90, None)]
        snapshot = (await tx.execute(text("SELECT snapshot FROM targets WHERE result IS NOT NULL"))).scalar_one()
    assert (snapshot["numerator"], snapshot["denominator"], snapshot["missing"]) == (involved, 10, max(0, 6 - involved))
    assert snapshot["places"] == [[history.places[0].id, involved, 0, 10]]


async def test_without_any_number_of_learners_there_is_no_result_but_no_data(database: Database) -> None:
    async with database.begin() as tx:
        history = await of_ten(tx, 3)
        await promised(tx, history, 15)
        await tx.execute(text("DELETE FROM denominators"))
        await closing.close_targets(tx, DUE, MIDNIGHT)
        assert await results(tx) == [(15, "no-data")]
        said = (await tx.execute(text("SELECT DISTINCT key, arguments ->> 'result' FROM notices"))).all()
    assert [tuple(row) for row in said] == [("target-closed", "no-data")]


async def test_missed_target_is_told_upwards_too_and_small_groups_are_not(database: Database) -> None:
    async with database.begin() as tx:
        history = await of_ten(tx, 3)
        await promised(tx, history, 60)
        await closing.close_targets(tx, DUE, MIDNIGHT)
        told = (
            await tx.execute(
                text("SELECT a.office, n.arguments FROM notices n JOIN appointments a USING (person_id) ORDER BY a.office")
            )
        ).all()
    assert [row.office for row in told] == ["controller", "coordinator", "regional"]
    for row in told:
        assert row.arguments["small"] == "yes"
        assert (row.arguments["involved"], row.arguments["percent"], row.arguments["missing"]) == (0, 0, 0)


async def test_school_that_promised_itself_hears_its_own_numbers(database: Database) -> None:
    async with database.begin() as tx:
        history = await of_ten(tx, 3)
        await promised(tx, history, 60, place=history.places[0].id)
        await closing.close_targets(tx, DUE, MIDNIGHT)
        told = (
            await tx.execute(
                text("SELECT a.office, n.arguments FROM notices n JOIN appointments a USING (person_id) ORDER BY a.office")
            )
        ).all()
    assert [(row.office, row.arguments["involved"], row.arguments["small"]) for row in told] == [
        ("coordinator", 0, "yes"),
        ("head", 3, "no"),
    ]


async def test_drafts_stay_open_and_old_dates_close_in_silence(database: Database) -> None:
    async with database.begin() as tx:
        history = await of_ten(tx, 8)
        await promised(tx, history, 15, state="draft")
        await promised(tx, history, 16, state="replaced")
        await promised(tx, history, 17, due=date(2021, 12, 31), published=datetime(2026, 8, 1, tzinfo=UTC))
        await closing.close_targets(tx, DUE, MIDNIGHT)
        assert await results(tx) == [(17, "no-data"), (15, None), (16, None)]
        assert (await tx.execute(text("SELECT count(*) FROM notices"))).scalar_one() == 0


async def test_each_zone_closes_at_its_own_midnight(database: Database) -> None:
    async with database.begin() as tx:
        history = await of_ten(tx, 8)
        await promised(tx, history, 15)
        await tx.execute(text("UPDATE organizations SET zone = 'Europe/Kaliningrad' WHERE id = :town"), {"town": history.town.id})
        await closing.close_targets(tx, DUE, MIDNIGHT)
        assert await results(tx) == [(15, None)]
        await closing.close_targets(tx, DUE, MIDNIGHT + timedelta(hours=3))
        assert await results(tx) == [(15, "reached")]


async def test_two_replicas_close_a_target_once(database: Database) -> None:
    async with database.begin() as tx:
        history = await of_ten(tx, 8)
        await promised(tx, history, 15)

    async def replica() -> None:
        async with database.begin() as tx:
            await closing.close_targets(tx, DUE, MIDNIGHT)

    await asyncio.gather(*(replica() for _ in range(4)))
    async with database.read() as tx:
        assert await results(tx) == [(15, "reached")]
        assert (await tx.execute(text("SELECT count(*) FROM notices"))).scalar_one() == 2


async def test_lines_are_one_per_paper_and_base_with_the_current_promise(database: Database) -> None:
    async with database.begin() as tx:
        history = await of_ten(tx, 0)
        first = await promised(tx, history, 15, 30)
        second = await promised(tx, history, 10, base="обучающихся школ")
        await promised(tx, history, 20, base="обучающихся техникумов", road_map=second)
        await promised(tx, history, 99, state="draft")
        lines = await targets.lines(tx, history.programmes[0].id, [history.region.id, history.town.id])
        others = await targets.lines(tx, history.programmes[1].id, [history.town.id])
    assert [(line.road_map_id, line.base, [int(one.percent) for one in line.targets]) for line in lines] == [
        (first, None, [15, 30]),
        (second, "обучающихся техникумов", [20]),
        (second, "обучающихся школ", [10]),
    ]
    assert not others
    for today, percent in ((date(2026, 8, 1), 15), (DUE, 15), (date(2027, 1, 1), 30), (date(2040, 1, 1), 30)):
        current = lines[0].current(today)
        assert current is not None
        assert current.percent == percent


async def test_who_has_not_said_a_number_is_seen_until_they_do(database: Database) -> None:
    async with database.begin() as tx:
        history = await found(tx, schools=3)
        programme, places = history.programmes[0].id, [one.id for one in history.places]
        await joined(tx, Office.HEAD, places[1])
        await denominators.enter(tx, places[0], programme, 2026, 0, now=LONG_AGO, by=None)
        owing = await denominators.owing(tx, programme, 2026, places)
        assert [(one.organization_id, one.joined) for one in owing] == [(places[1], True), (places[2], False)]
        assert len(await denominators.owing(tx, programme, 2027, places)) == 3
        await denominators.enter(tx, places[1], programme, 2026, 5, now=LONG_AGO, by=None)
        await denominators.enter(tx, places[1], programme, 2026, 6, now=LONG_AGO, by=None)
        assert [one.pupils for one in await denominators.history(tx, places[1], programme, 2026)] == [6, 5]
        assert [one.organization_id for one in await denominators.owing(tx, programme, 2026, places)] == [places[2]]
