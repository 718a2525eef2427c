"""A ladder that an owner of road maps has set: who may, what it concerns, and that what is planned follows at once."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text

from db import Database
from db.models import Organization
from db.organization import organizations
from db.reminder import ladders, reminders
from domain.offices import Office
from domain.own_ladder import AS_RULED, OwnLadder, Refused, Setting
from scheduler.planning import Planning
from tests.inbox import ask, tell
from tests.mailman import Mailman
from tests.rows import NOW, Place, joined, moment, promised, published

DUE = date(2026, 9, 15)  # Tuesday, within the plan of forty days


@pytest.fixture
async def place(database: Database) -> Place:
    async with database.begin() as tx:
        return await Place.founded(tx, schools=2)


async def _chooses(
    database: Database, by: int, place: int, setting: Setting, value: int, *, on: bool = True, measure: int | None = None
) -> OwnLadder | Refused | None:
    async with database.begin() as tx:
        return await ladders.choose(tx, by, place, measure, setting, value, on=on, now=NOW)


async def _heads_rungs(database: Database, item: int, state: str = "planned") -> list[int]:
    rows = await ask(
        database,
        "SELECT rung::int AS rung FROM reminders WHERE item_id = :item AND item_kind = 'assignment' AND state = :state"
        " AND rung::int <= 0 ORDER BY 1",
        item=item,
        state=state,
    )
    return [row.rung for row in rows]


async def test_what_is_planned_follows_at_once_without_doubles_and_comes_back(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        measure = await place.measure(tx)
        mine = await place.assigned(tx, due=DUE, measure=measure)
        other = await place.assigned(tx, due=DUE, school=1)
        await reminders.replan(tx, [mine, other], now=NOW)
        before = await promised(tx)
    changed = await _chooses(database, place.coordinator, place.town, Setting.BEFORE, 10)
    assert changed == replace(AS_RULED, before=(14, 10, 7, 3, 1, 0))
    assert await _chooses(database, place.coordinator, place.town, Setting.BEFORE, 14, on=False) is not None
    assert await _heads_rungs(database, mine) == await _heads_rungs(database, other) == [-10, -7, -3, -1, 0]
    assert await _heads_rungs(database, mine, "withdrawn") == [-14]
    # One measure has its own; from now on the general one does not concern it.
    await _chooses(database, place.coordinator, place.town, Setting.BEFORE, 21, measure=measure)
    await _chooses(database, place.coordinator, place.town, Setting.BEFORE, 7, on=False)
    assert await _heads_rungs(database, mine) == [-21, -10, -7, -3, -1, 0]
    assert await _heads_rungs(database, other) == [-10, -3, -1, 0]
    async with database.begin() as tx:
        assert [one.own for one in await ladders.measures(tx, place.town)] == [True, False]
        assert await ladders.restore(tx, place.coordinator, place.town, measure, now=NOW)
    assert await _heads_rungs(database, mine) == [-10, -3, -1, 0]
    async with database.begin() as tx:
        assert await ladders.restore(tx, place.coordinator, place.town, None, now=NOW)
        assert await promised(tx) == before
        assert await reminders.replan(tx, None, now=NOW) == 0, "the sweep finds nothing left to do"


async def test_only_the_owner_changes_it_and_only_for_its_own_road_maps(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        mine = await place.assigned(tx, due=DUE)
        region_map = await published(tx, place.region, place.programme, place.regional)
        ordered = await place.assigned(tx, due=DUE, road_map=region_map)
        await reminders.replan(tx, [mine, ordered], now=NOW)
        foreign = (await tx.execute(text("SELECT measure_id FROM assignments WHERE id = :id"), {"id": ordered})).scalar_one()
    for somebody in (place.heads[0], place.controller, place.regional, 0):
        assert await _chooses(database, somebody, place.town, Setting.BEFORE, 10) is None
        async with database.begin() as tx:
            assert not await ladders.restore(tx, somebody, place.town, None, now=NOW)
    assert await _chooses(database, place.coordinator, place.town, Setting.BEFORE, 10, measure=foreign) is None
    assert await _chooses(database, place.coordinator, place.town, Setting.EXECUTOR, 3) is Refused.ORDER
    assert await ask(database, "SELECT 1 FROM ladders") == []
    await _chooses(database, place.coordinator, place.town, Setting.BEFORE, 10)
    await _chooses(database, place.regional, place.region, Setting.BEFORE, 5)
    assert -10 in await _heads_rungs(database, mine)
    assert -5 not in await _heads_rungs(database, mine)
    assert -5 in await _heads_rungs(database, ordered)
    assert -10 not in await _heads_rungs(database, ordered)


async def test_region_hears_of_its_own_orders_when_it_wants_to(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        region_map = await published(tx, place.region, place.programme, place.regional)
        ordered = await place.assigned(tx, due=date(2026, 8, 13), road_map=region_map)
        await reminders.replan(tx, [ordered], now=NOW)
        assert not [line for line in await promised(tx) if line[0] == place.regional]
    await _chooses(database, place.regional, place.region, Setting.REGION, 14)
    async with database.begin() as tx:
        assert [line[3:] for line in await promised(tx) if line[0] == place.regional] == [(14, date(2026, 8, 27))]
    await _chooses(database, place.regional, place.region, Setting.REGION, 0)
    async with database.begin() as tx:
        assert not [line for line in await promised(tx) if line[0] == place.regional]


@pytest.mark.parametrize(
    ("zone", "hour", "utc"),
    [
        ("Europe/Moscow", 9, 6),
        ("Europe/Moscow", 8, 5),
        ("Europe/Kaliningrad", 12, 10),
        ("Asia/Yekaterinburg", 9, 4),
        ("Asia/Yekaterinburg", 11, 6),
        ("Asia/Kamchatka", 8, -4),
    ],
)
async def test_morning_comes_at_the_chosen_hour_of_the_place(database: Database, zone: str, hour: int, utc: int) -> None:
    """`utc` hours after midnight UTC of 1 September, two weeks before; not a minute earlier."""
    async with database.begin() as tx:
        place = await Place.founded(tx, zone=zone)
        mine = await place.assigned(tx, due=DUE)
        await reminders.replan(tx, [mine], now=NOW)
    mailman = Mailman(database)
    await _chooses(database, place.coordinator, place.town, Setting.HOUR, hour)
    at = datetime.combine(date(2026, 9, 1), datetime.min.time(), NOW.tzinfo) + timedelta(hours=utc)
    assert await mailman.goes(at - timedelta(minutes=1)) == []
    assert [person for person, _ in await mailman.goes(at)] == [place.heads[0]]
    assert await mailman.goes(at + timedelta(hours=3)) == []


async def test_one_message_a_day_also_for_who_looks_after_several_zones_and_hours(database: Database) -> None:
    """The regional office sits two hours east of the town whose order is overdue: both matters lie in its one morning."""
    async with database.begin() as tx:
        place = await Place.founded(tx, zone="Asia/Yekaterinburg")
        west = await organizations.add(
            tx,
            name="Запад",
            short_name="Запад",
            kind="municipality",
            zone="Europe/Moscow",
            parent=await tx.get_one(Organization, place.region),
        )
        await joined(tx, Office.COORDINATOR, west.id, account=False)
        region_map = await published(tx, place.region, place.programme, place.regional)
        east = await place.assigned(tx, due=DUE, school=None, road_map=region_map)
        other = await place.assigned(tx, due=DUE, school=None, road_map=region_map)
        await tx.execute(text("UPDATE assignments SET organization_id = :west WHERE id = :id"), {"west": west.id, "id": other})
        await tx.execute(text("UPDATE accounts SET reachable = false WHERE person_id = :id"), {"id": place.coordinator})
        await tx.execute(text("UPDATE accounts SET reachable = false WHERE person_id = :id"), {"id": place.controller})
        await reminders.replan(tx, [east, other], now=NOW)
    mailman = Mailman(database)
    day = DUE - timedelta(days=14)
    assert [person for person, _ in await mailman.goes(moment(day, 7))] == [place.regional]  # nine in Yekaterinburg
    assert await mailman.goes(moment(day, 9)) == [], "nine in Moscow: said already"
    assert await mailman.goes(moment(day + timedelta(days=1), 7)) == [], "nothing was left for the next day"
    assert {row.state for row in await ask(database, "SELECT state FROM reminders WHERE day = :day", day=day)} == {"sent"}


async def test_very_many_items_are_left_to_the_next_sweep(
    database: Database, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.begin() as tx:
        mine = await place.assigned(tx, due=DUE)
    planning = Planning(database, lambda: NOW, each_time=0)
    await planning.sweep()
    monkeypatch.setattr(ladders, "AT_ONCE", 0)
    await _chooses(database, place.coordinator, place.town, Setting.BEFORE, 10)
    assert -10 not in await _heads_rungs(database, mine)
    await planning.sweep()
    assert -10 in await _heads_rungs(database, mine)


async def test_new_edition_keeps_the_ladder_of_a_row(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        old, new = await place.measure(tx), await place.measure(tx)
        await place.assigned(tx, due=DUE, measure=old)
    await _chooses(database, place.coordinator, place.town, Setting.BEFORE, 10, measure=old)
    async with database.begin() as tx:
        await ladders.carry_over(tx, [(old, new)])
        assert (await ladders.find(tx, place.town, new)).own
        assert not (await ladders.find(tx, place.town, old)).own


async def test_the_table_refuses_what_is_no_ladder(database: Database, place: Place) -> None:
    await _chooses(database, place.coordinator, place.town, Setting.BEFORE, 10)
    for wrong in ("before = '{}'", "executor = 5", "hour = 7", "hour = NULL", "region = 3", "weeks = 9"):
        with pytest.raises(Exception, match="ck_ladders"):
            await tell(database, f"UPDATE ladders SET {wrong}")
