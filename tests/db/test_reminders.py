"""What is owed becomes rows and what is owed no more is withdrawn: planned twice it is the same, sent it is never touched."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event, text

from db import Database
from db.reminder import absent, reminders, snoozes, watched_keys, watching
from db.speaking import reachability
from domain.offices import Office
from domain.reminders import HORIZON
from domain.snoozing import Later
from domain.watched import ItemKey, Kind, State
from tests.rows import NOW, TODAY, Place, joined, moment, promised, reach

DUE = date(2026, 9, 1)  # Tuesday, three weeks ahead


@pytest.fixture
async def place(database: Database) -> Place:
    async with database.begin() as tx:
        return await Place.founded(tx, schools=2)


async def test_ladder_of_one_assignment_stands_in_the_table(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=DUE)
        await reminders.replan(tx, [one], now=NOW)
        head, boss, control = place.heads[0], place.coordinator, place.controller
        kind = "assignment"
        assert await promised(tx) == [
            (head, kind, one, -14, date(2026, 8, 18)),
            (head, kind, one, -7, date(2026, 8, 25)),
            (head, kind, one, -3, date(2026, 8, 28)),  # Saturday's, on the Friday before
            (head, kind, one, -1, date(2026, 8, 31)),
            (head, kind, one, 0, DUE),
            (head, kind, one, 1, date(2026, 9, 2)),
            (boss, kind, one, 3, date(2026, 9, 4)),
            (control, kind, one, 7, date(2026, 9, 8)),
            (boss, kind, one, 13, date(2026, 9, 14)),
            (head, kind, one, 13, date(2026, 9, 14)),
        ]
        moments = (await tx.execute(text("SELECT DISTINCT at FROM reminders ORDER BY at LIMIT 1"))).scalar_one()
        assert moments == moment(date(2026, 8, 18), 9)


async def test_planning_again_changes_nothing(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        for school in (0, 1):
            await place.assigned(tx, due=DUE, school=school)
        await place.target(tx, due=date(2026, 9, 10))
        assert await reminders.replan(tx, None, now=NOW) > 20
        before = await promised(tx)
        assert await reminders.replan(tx, None, now=NOW) == 0
        assert await promised(tx) == before


async def test_what_is_reported_is_withdrawn_and_its_acceptor_is_reminded(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=DUE)
        await reminders.replan(tx, [one], now=NOW)
        await tx.execute(text("UPDATE assignments SET state = 'reported', reported_at = :now"), {"now": NOW})
        await reminders.replan(tx, [one], now=NOW)
        standing = await promised(tx)
        assert {line[1] for line in standing} == {"acceptance"}
        # The first working day after the report, then its last day.
        assert [line[3:] for line in standing if line[0] == place.coordinator][:3] == [
            (-1, date(2026, 8, 12)),
            (0, date(2026, 8, 13)),
            (3, date(2026, 8, 14)),  # Sunday's, of two on one morning the stronger
        ]
        await tx.execute(text("UPDATE assignments SET state = 'accepted', decided_at = :now"), {"now": NOW})
        await reminders.replan(tx, [one], now=NOW)
        assert await promised(tx) == []


async def test_return_gives_a_date_of_its_own_and_the_ladder_starts_anew(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=TODAY, given=TODAY - timedelta(days=30))
        await tx.execute(
            text("""
                UPDATE assignments SET state = 'returned', reported_at = :now, decided_at = :now, comment = 'Нет даты',
                       return_due = :due
            """),
            {"now": NOW, "due": date(2026, 8, 14)},
        )
        await reminders.replan(tx, [one], now=NOW)
        standing = await promised(tx)
        assert [line[3:] for line in standing if line[0] == place.heads[0]][:3] == [
            (-1, date(2026, 8, 13)),
            (0, date(2026, 8, 14)),
            (1, date(2026, 8, 17)),
        ]


async def test_sent_is_never_planned_again_and_withdrawn_is_revived(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=DUE)
        await reminders.replan(tx, [one], now=NOW)
        await tx.execute(text("UPDATE reminders SET state = 'sent' WHERE rung = '-14'"))
        before = await promised(tx)
        await tx.execute(text("UPDATE assignments SET due = :due"), {"due": DUE + timedelta(days=3)})
        await reminders.replan(tx, [one], now=NOW)
        assert {line[3] for line in await promised(tx, "withdrawn")} == {-7, -3, -1, 0, 1, 3, 7, 13}
        await tx.execute(text("UPDATE assignments SET due = :due"), {"due": DUE})
        await reminders.replan(tx, [one], now=NOW)
        assert await promised(tx) == before
        assert [line[3] for line in await promised(tx, "sent")] == [-14]


async def test_past_dates_and_unpublished_road_maps_remind_nobody(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        await place.assigned(tx, due=TODAY - timedelta(days=40))
        await reminders.replan(tx, None, now=NOW)
        assert await promised(tx) == []
        await place.assigned(tx, due=DUE)
        await tx.execute(text("UPDATE road_maps SET state = 'draft', published_at = NULL"))
        await reminders.replan(tx, None, now=NOW)
        assert await promised(tx) == []


async def test_road_map_that_is_replaced_withdraws_its_promises(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        await place.assigned(tx, due=DUE)
        await reminders.replan(tx, None, now=NOW)
        assert await promised(tx)
        await tx.execute(text("UPDATE road_maps SET state = 'replaced'"))
        await reminders.replan(tx, None, now=NOW)
        assert await promised(tx) == []


async def test_heads_who_never_joined_are_heard_by_the_coordinator(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=DUE)
        await tx.execute(text("DELETE FROM accounts WHERE person_id = :head"), {"head": place.heads[0]})
        await reminders.replan(tx, [one], now=NOW)
        heard = await tx.execute(text("SELECT DISTINCT person_id, on_behalf_of FROM reminders WHERE rung::int <= 3"))
        assert [tuple(row) for row in heard] == [(place.coordinator, place.schools[0])]


async def test_municipality_executes_its_own_and_the_controller_accepts(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=DUE, school=None)
        found = (await watching.items(tx, [ItemKey(Kind.ASSIGNMENT, one)], now=NOW))[ItemKey(Kind.ASSIGNMENT, one)]
        assert found.chain.executors == (place.coordinator,)
        assert found.chain.heads == ()
        assert found.chain.controllers == (place.controller,)
        await tx.execute(text("UPDATE assignments SET state = 'reported', reported_at = :now"), {"now": NOW})
        both = await watching.items(tx, watched_keys.keys_of([one]), now=NOW)
        assert both[ItemKey(Kind.ASSIGNMENT, one)].state is State.REPORTED
        assert both[ItemKey(Kind.ACCEPTANCE, one)].chain.executors == (place.controller,)


async def test_deputy_for_leave_hears_instead_and_the_holder_when_the_deputy_cannot(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=DUE)
        deputy = await joined(tx, Office.CURATOR, place.schools[0])
        await tx.execute(
            text("UPDATE appointments SET deputy_person_id = :deputy WHERE person_id = :head"),
            {"deputy": deputy, "head": place.heads[0]},
        )
        key = ItemKey(Kind.ASSIGNMENT, one)
        assert (await watching.items(tx, [key], now=NOW))[key].chain.executors == (deputy,)
        await reach(tx, deputy, False)
        assert (await watching.items(tx, [key], now=NOW))[key].chain.executors == (place.heads[0],)


async def test_office_that_has_ended_hears_nothing(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=DUE)
        await tx.execute(
            text("UPDATE appointments SET until = :day WHERE person_id = :head"), {"day": TODAY, "head": place.heads[0]}
        )
        new = await joined(tx, Office.HEAD, place.schools[0], since=TODAY + timedelta(days=1))
        await reminders.replan(tx, [one], now=NOW)
        assert {line[0] for line in await promised(tx) if line[3] < 0} == {place.heads[0]}
        await reminders.replan(tx, [one], now=NOW + timedelta(days=1))
        assert {line[0] for line in await promised(tx) if line[3] < 0} == {new}


async def test_region_hears_only_of_what_it_ordered_where_nobody_else_can(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=DUE, school=None)
        await tx.execute(text("UPDATE road_maps SET organization_id = :region"), {"region": place.region})
        key = ItemKey(Kind.ASSIGNMENT, one)
        item = (await watching.items(tx, [key], now=NOW))[key]
        assert item.ordered_by_region
        assert item.chain.region == (place.regional,)


async def test_target_is_told_thirty_days_before_to_the_coordinator_only(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        due = date(2026, 9, 15)
        one = await place.target(tx, due=due)
        await reminders.replan(tx, [], targets=[one], now=NOW)
        lines = await promised(tx)
        assert {line[0] for line in lines} == {place.coordinator}
        assert [line[3] for line in lines] == [-30, -14, -7, -3, -1, 0]
        await tx.execute(text("UPDATE targets SET result = 'reached', closed_at = :now"), {"now": NOW})
        await reminders.replan(tx, [], targets=[one], now=NOW)
        assert await promised(tx) == []


async def test_snooze_is_silent_until_its_morning_at_most_twice_and_not_for_others(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=date(2026, 8, 25))
        await reminders.replan(tx, [one], now=NOW)
        assert await snoozes.put_off(tx, one, place.heads[1], Later.TOMORROW, now=NOW) is None
        assert await snoozes.put_off(tx, one, place.heads[0], Later.MONDAY, now=NOW) == date(2026, 8, 17)
        first = next(line for line in await promised(tx) if line[0] == place.heads[0])
        assert first[4] == date(2026, 8, 17)
        later = moment(date(2026, 8, 17), 10)
        assert await snoozes.put_off(tx, one, place.heads[0], Later.TOMORROW, now=later) == date(2026, 8, 18)
        assert await snoozes.put_off(tx, one, place.heads[0], Later.TOMORROW, now=later) is None
        left = await snoozes.choices(tx, one, place.heads[0], now=later)
        assert left is not None
        assert left.all_taken


async def test_closed_door_moves_the_items_and_tells_the_next_in_line_and_back(database: Database, place: Place) -> None:
    head, boss = place.heads[0], place.coordinator
    async with database.begin() as tx:
        ids = [await place.assigned(tx, due=DUE) for _ in range(3)]
        other = await place.assigned(tx, due=DUE, school=1)
        await reminders.replan(tx, [*ids, other], now=NOW)
        before = await promised(tx)
        await reachability.lost(tx, head, NOW)
        await reachability.lost(tx, head, NOW)
        assert head not in {line[0] for line in await promised(tx)}
        assert {line[0] for line in await promised(tx) if line[2] == other} >= {place.heads[1]}
        told = (await tx.execute(text("SELECT person_id, key, arguments FROM notices"))).all()
        assert [(row.person_id, row.key, row.arguments["count"]) for row in told] == [(boss, "reminders-lost", 3)]
        (silent,) = await absent.of(tx, place.town, now=NOW)
        assert (silent.person_id, silent.office, silent.organization) == (head, Office.HEAD, "Школа № 1")
        assert (silent.moved, silent.unheard) == ((("coordinator", 3),), 0)
        external = (await tx.execute(text("SELECT external_id FROM accounts WHERE person_id = :id"), {"id": head})).scalar_one()
        await reachability.found(tx, head, external, NOW)
        assert await promised(tx) == before
        assert await absent.of(tx, place.town, now=NOW) == []
        assert (await tx.execute(text("SELECT count(*) FROM notices WHERE void_at IS NULL"))).scalar_one() == 0


async def test_missed_mornings_of_the_silent_are_planned_for_the_next_in_line(database: Database, place: Place) -> None:
    """A week without power, then the head's door turns out to be shut: the coordinator hears of what was missed."""
    async with database.begin() as tx:
        one = await place.assigned(tx, due=DUE)
        await reminders.replan(tx, [one], now=NOW)
        later = moment(date(2026, 8, 20), 10)
        await reachability.lost(tx, place.heads[0], later)
        assert (place.coordinator, "assignment", one, -14, date(2026, 8, 18)) in await promised(tx)


async def test_plan_reaches_forty_days_and_grows_with_time(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        one = await place.assigned(tx, due=TODAY + HORIZON + timedelta(days=6))
        await reminders.replan(tx, [one], now=NOW)
        near = {line[3] for line in await promised(tx)}
        await reminders.replan(tx, [one], now=NOW + timedelta(days=20))
        assert near < {line[3] for line in await promised(tx)}


async def test_few_statements_for_a_whole_municipality(database: Database) -> None:
    """Forty schools with eight measures are planned with as many statements as one."""
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=40)
        measures = [await place.measure(tx) for _ in range(8)]
        ids = [await place.assigned(tx, due=DUE, school=school, measure=m) for school in range(40) for m in measures]
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        connection = await tx.connection()
        event.listen(connection.sync_connection, "before_cursor_execute", count)
        await reminders.replan(tx, ids[:1], now=NOW)
        one, counted = counted, 0
        await reminders.replan(tx, ids, now=NOW)
        assert counted <= one <= 12
        assert len({(line[0], line[2]) for line in await promised(tx) if line[3] <= 1}) == 320
