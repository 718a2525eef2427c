"""Control of execution in the tables: what an office sees, accepting what was seen, one nudge a day, plans without long scans."""

import asyncio
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database, events
from db.assignment import answerable, assignments, control, reporting
from db.assignment.assignments import Listed
from db.assignment.control import Scope, Written, scope_of
from db.export import export_schedules
from db.office import people
from db.reminder import absent, by_itself, reminders
from db.reminder.absent import Why
from db.speaking import deliveries, notices, nudges
from db.speaking.nudges import Fate
from domain.assignment import EvidenceKind, State
from domain.exports import Rule, What
from domain.pieces import Piece
from domain.who import Who
from tests.db.test_requests import Asked
from tests.rows import NOW, TODAY, Place, moment, reach

PAST, DUE = TODAY - timedelta(days=3), date(2026, 9, 1)
LINE = (Piece(EvidenceKind.LINE, "провели"),)


async def scope(tx: AsyncSession, person: int) -> Scope:
    """What this person controls."""
    found = scope_of(Who(1, person, "ru", seats=await people.seats(tx, person, TODAY)))
    assert found is not None
    return found


async def late(tx: AsyncSession, place: Place, school: int, number: int = 1) -> list[int]:
    """Assignments of a school that are three days over."""
    given = TODAY - timedelta(days=30)
    return [await place.assigned(tx, due=PAST, given=given, school=school) for _ in range(number)]


async def reported(tx: AsyncSession, place: Place, school: int, measure: int) -> Listed:
    """A measure that a school has reported."""
    number = await place.assigned(tx, due=DUE, school=school, measure=measure)
    one = await reporting.report(tx, number, place.heads[school], LINE, now=NOW)
    assert isinstance(one, Listed)
    return one


async def test_each_office_controls_its_own_part_of_the_tree(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        school, own = await place.assigned(tx, due=DUE, school=1), await place.assigned(tx, due=DUE, school=None)
        regions = await place.assigned(tx, due=DUE, school=None)
        await tx.execute(text("UPDATE road_maps SET organization_id = :region"), {"region": place.region})
        from_above = [one.id for one in await control.given(tx, await scope(tx, place.coordinator))]
        by_region = [one.id for one in await control.given(tx, await scope(tx, place.regional))]
        await tx.execute(text("UPDATE road_maps SET organization_id = :town"), {"town": place.town})
        by_town = [one.id for one in await control.given(tx, await scope(tx, place.coordinator))]
        by_controller = [one.id for one in await control.given(tx, await scope(tx, place.controller))]
        of_region = await control.given(tx, await scope(tx, place.regional))
        people_of = await control.responsible(tx, await control.given(tx, await scope(tx, place.coordinator)), NOW)
        controller = await scope(tx, place.controller)
    assert sorted(by_town) == sorted(by_controller) == sorted(from_above) == sorted([school, own, regions])
    assert sorted(by_region) == sorted([own, regions]), "schools of a municipality answer to their coordinator"
    assert of_region == [], "what a municipality ordered is not the region's"
    assert [[one.person_id for one in people_of[key]] for key in (school, own)] == [[place.heads[1]], [place.coordinator]]
    assert not controller.owns


async def test_only_what_was_seen_is_accepted_and_only_once(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=4)
        measure = await place.measure(tx)
        first, again, other = [await reported(tx, place, school, measure) for school in range(3)]
        seen = [(one.id, one.version) for one in await control.to_judge(tx, place.coordinator, measure, NOW)]
        # After the list was shown: one comes anew in another version, one is taken by somebody else, one arrives.
        await reporting.send_back(tx, again.id, place.coordinator, again.version, "нет подписи", now=NOW)
        await reporting.report(tx, again.id, place.heads[1], LINE, now=NOW)
        await reporting.accept(tx, other.id, place.coordinator, other.version, now=NOW)
        late_one = await reported(tx, place, 3, measure)

    async def sweep() -> list[int]:
        async with database.begin() as tx:
            return [one.id for one in (await control.accept_seen(tx, seen, place.coordinator, now=NOW)).accepted]

    outcomes = await asyncio.gather(sweep(), sweep())
    assert sorted(outcomes) == [[], [first.id]]
    async with database.read() as tx:
        rows = await tx.execute(text("SELECT id, state FROM assignments ORDER BY id"))
        states = {row.id: row.state for row in rows}
        assert await control.accept_seen(tx, [(late_one.id, late_one.version)], place.controller, now=NOW) == control.Accepted(
            (), 1
        )
    assert states == {first.id: "accepted", again.id: "reported", other.id: "accepted", late_one.id: "reported"}


async def test_clock_of_whoever_accepts_is_two_working_days(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        one = await reported(tx, place, 0, await place.measure(tx))  # on a Tuesday
        in_time = await control.waiting_too_long(tx, [one], NOW + timedelta(days=2))
        too_long = await control.waiting_too_long(tx, [one], NOW + timedelta(days=3))
    assert (in_time, too_long) == (frozenset(), {one.id})


async def test_nudge_reaches_everybody_once_a_day_and_says_what_became_of_it(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=5)
        for school, number in ((0, 3), (1, 1), (2, 1)):
            await late(tx, place, school, number)
        await place.assigned(tx, due=DUE, school=3)
        await reach(tx, place.heads[2], False)
        await tx.execute(text("UPDATE appointments SET until = :day WHERE person_id = :id"), {"day": PAST, "id": place.heads[4]})
        await late(tx, place, 4)
        office = await scope(tx, place.coordinator)
        before = await nudges.reach(tx, office, place.coordinator, NOW)
        assert await nudges.send(tx, office, place.coordinator, before.print + 1, now=NOW) is None, "another preview"
        assert await nudges.send(tx, await scope(tx, place.controller), place.controller, before.print, now=NOW) is None
    assert [(one.person.person_id, len(one.items)) for one in before.fresh] == [(place.heads[0], 3), (place.heads[1], 1)]
    assert [one.person.person_id for one in before.unreachable] == [place.heads[2]]
    assert before.empty == ("Школа № 5",)

    async def press() -> int | None:
        async with database.begin() as tx:
            return await nudges.send(tx, office, place.coordinator, before.print, now=NOW)

    outcomes = await asyncio.gather(press(), press())
    assert sorted(one is None for one in outcomes) == [False, True]
    async with database.begin() as tx:
        told = await tx.execute(text("SELECT person_id FROM notices WHERE key = 'control-nudge' ORDER BY 1"))
        assert list(told.scalars()) == place.heads[:2]
        (one, *_) = await deliveries.claim_due(tx, uuid4(), NOW)
        await deliveries.record_sent(tx, one, 1, NOW, [])
        report = await nudges.latest(tx, place.town)
        assert report is not None
        assert {fate: len(places) for fate, places in report.organizations.items()} == {
            Fate.SENT: 1, Fate.WAITING: 1, Fate.NOT_NEEDED: 0, Fate.UNREACHABLE: 1
        }  # fmt: skip
        same_day = await nudges.reach(tx, office, place.coordinator, NOW + timedelta(hours=6))
        next_day = await nudges.reach(tx, office, place.coordinator, NOW + timedelta(days=1))
    assert (len(same_day.fresh), len(same_day.again), len(next_day.fresh)) == (0, 2, 2)


async def test_absent_are_those_who_closed_the_bot_never_came_or_were_never_named(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=4)
        for school in range(4):
            await place.assigned(tx, due=DUE, school=school)
        await reach(tx, place.heads[0], False)
        await tx.execute(text("DELETE FROM accounts WHERE person_id = ANY(:ids)"), {"ids": place.heads[1:3]})
        await tx.execute(text("UPDATE appointments SET until = :day WHERE person_id = :id"), {"day": PAST, "id": place.heads[3]})
        await tx.execute(
            text("""
                INSERT INTO invitations (secret_hash, office, organization_id, issued_at, expires_at)
                VALUES ('x', 'head', :place, :now, :until)
            """),
            {"place": place.schools[1], "now": NOW, "until": NOW + timedelta(days=14)},
        )
        found = await absent.of(tx, place.town, now=NOW)
        number = await absent.count(tx, place.town)
        owed = [len(await absent.owed(tx, one, TODAY)) for one in found]
        expired = await absent.of(tx, place.town, now=NOW + timedelta(days=15))
    assert [(one.organization, one.why) for one in found] == [
        ("Школа № 1", Why.BLOCKED), ("Школа № 2", Why.INVITED), ("Школа № 3", Why.NEVER), ("Школа № 4", Why.NOBODY),
    ]  # fmt: skip
    assert [one.moved for one in found] == [(("coordinator", 1),)] * 4
    assert (number, owed) == (4, [1] * 4)
    assert Why.INVITED not in {one.why for one in expired}


async def test_plan_of_thirty_days_knows_what_is_made_on_its_day(database: Database) -> None:
    """Summaries of the weeks to come, files that somebody has ordered, by their rules; of the other level only what it sees."""
    until = TODAY + timedelta(days=30)  # Tuesday to Thursday, 11.08–10.09
    async with database.begin() as tx:
        place = await Place.founded(tx)
        for what, rule, day in ((What.PAIRS, Rule.WEEKLY, 2), (What.MENTEES, Rule.MONTHLY, 31)):
            await export_schedules.set_one(tx, place.heads[0], place.schools[0], what, rule, day, by_mail=False, now=NOW)
        mondays = [date(2026, 8, 17), date(2026, 8, 24), date(2026, 8, 31), date(2026, 9, 7)]
        readers = frozenset({place.coordinator})
        assert await by_itself.weeks(tx, place.town, TODAY, until) == dict.fromkeys(mondays, readers)
        assert await by_itself.weeks(tx, place.region, TODAY, until) == dict.fromkeys(mondays, readers | {place.regional})
        assert await by_itself.weeks(tx, place.schools[0], TODAY, until) == {}
        await tx.execute(text("UPDATE road_maps SET state = 'draft'"))
        assert await by_itself.weeks(tx, place.town, TODAY, until) == {}, "nothing is in force of which to tell"
        tuesdays = [date(2026, 8, 18), date(2026, 8, 25), date(2026, 9, 1), date(2026, 9, 8)]
        expected = {**dict.fromkeys(tuesdays, 1), date(2026, 8, 31): 1}
        assert await by_itself.files(tx, place.town, until, now=NOW) == expected
        assert await by_itself.files(tx, place.region, until, now=NOW) == {}
        # On the morning itself it still counts; taken back it does not.
        morning = moment(tuesdays[0], 8)
        assert (await by_itself.files(tx, place.town, until, now=morning))[tuesdays[0]] == 1
        await tx.execute(text("UPDATE export_schedules SET removed_at = :now"), {"now": NOW})
        assert await by_itself.files(tx, place.town, until, now=NOW) == {}


async def test_plan_of_thirty_days_counts_every_kind(database: Database) -> None:
    """Assignments, a report to look at, a share to reach, a request: each is said to whom it concerns; and what is written."""
    async with database.begin() as tx:
        asked = await Asked.founded(tx, due=TODAY + timedelta(days=27))
        place = asked.place
        head, strange = place.heads[1], place.regional
        await asked.sends(tx)
        meeting = TODAY + timedelta(days=6)
        for person, key, at in (
            (head, events.REMINDER, meeting),
            (head, "plea-answered", meeting),
            (strange, "report-came", TODAY),
        ):
            await notices.tell(tx, person, key, now=NOW, at=moment(at, 20))
        voided = ("event", 7)
        await notices.tell(tx, head, events.REMINDER, now=NOW, at=moment(meeting, 11), subject=voided)
        await notices.call_off(tx, voided, now=NOW)
        written = await control.waiting_messages(tx, place.town, TODAY + timedelta(days=30))
        sooner = await control.waiting_messages(tx, place.town, meeting)
        await reported(tx, place, 0, await place.measure(tx))
        due = TODAY + timedelta(days=10)
        ids = [await place.assigned(tx, due=due, given=TODAY) for _ in range(2)]
        await reminders.replan(tx, ids, now=NOW, targets=[await place.target(tx, due=TODAY + timedelta(days=20))])
        found = await reminders.preview(tx, place.town, now=NOW)
        kinds = await tx.execute(text("SELECT DISTINCT item_kind FROM reminders WHERE state = 'planned' ORDER BY 1"))
    assert list(kinds.scalars()) == ["acceptance", "assignment", "request", "target"]
    assert TODAY + timedelta(days=27) in {one.day for one in found if one.person_id == head}, "the request is in the plan as well"
    assert sooner == {TODAY: {Written.REQUEST: 2}}
    assert written == {**sooner, meeting + timedelta(days=1): {Written.EVENT: 1}}, "one message carries both, none what is off"
    of_head = [(one.day, one.warnings) for one in found if one.person_id == place.heads[0] and one.day <= due]
    assert of_head == [(TODAY + timedelta(days=days), 2) for days in (7, 9, 10)]
    of_boss = {one.rungs for one in found if one.person_id == place.coordinator and one.warnings}
    assert {(-1,), (0,)} <= of_boss, "the report and the share are the coordinator's"
    assert place.regional not in {one.person_id for one in found}


@pytest.fixture
async def region(database: Database) -> Place:
    """A municipality of forty schools in a region of many: 480 assignments of 14 400."""
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=40, calendar_too=False)
        measures = [await place.measure(tx) for _ in range(12)]
        await tx.execute(
            text("""
                WITH town AS (SELECT path, id FROM organizations WHERE id = :region),
                others AS (
                    INSERT INTO organizations (parent_id, kind, name, short_name, path, zone)
                    SELECT town.id, 'school', 'x' || n, 'x' || n, town.path || (100000 + n)::bigint, 'Europe/Moscow'
                      FROM town, generate_series(1, 1160) n RETURNING id)
                INSERT INTO assignments (measure_id, organization_id, given, due, office)
                SELECT m, o, date '2026-07-01', date '2026-08-01' + (m % 40)::int, 'head'
                  FROM unnest(CAST(:measures AS bigint[])) m,
                       (SELECT id AS o FROM others UNION ALL SELECT unnest(CAST(:schools AS bigint[]))) places
            """),
            {"region": place.region, "measures": measures, "schools": place.schools},
        )
        await tx.execute(
            text("""
                INSERT INTO evidence (assignment_id, kind, words, added_at, added_by)
                SELECT id, 'line', 'x', '2026-08-01', :by FROM assignments
            """),
            {"by": place.coordinator},
        )
        await tx.execute(text("INSERT INTO persons (language, created_at) SELECT 'ru', now() FROM generate_series(1, 3000)"))
    async with database.begin() as tx:
        await tx.execute(text("ANALYZE"))
    return place


async def test_screens_of_control_ask_few_statements_and_read_no_large_table_from_end_to_end(
    database: Database, region: Place
) -> None:
    async with database.begin() as tx:
        office = await scope(tx, region.coordinator)
        seen: list[tuple[str, object]] = []
        connection = await tx.connection()

        def note(_: object, __: object, statement: str, values: object, *___: object) -> None:
            seen.append((statement, values))

        event.listen(connection.sync_connection, "before_cursor_execute", note)
        listed = await control.given(tx, office)
        matrix = len(seen)
        await control.responsible(tx, listed, NOW)
        people_too = len(seen)
        await assignments.of_person(tx, region.heads[0], TODAY)
        await control.evidence(tx, office, listed[0].measure_id)
        await nudges.reach(tx, office, region.coordinator, NOW, listed)
        await nudges.latest(tx, region.town)
        await absent.count(tx, region.town)
        await answerable.waiting_for(tx, region.coordinator, NOW)
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        assert (len(listed), matrix, people_too) == (480, 1, 4)
        assert len(seen) <= 16
        scanned = set()
        for statement, values in seen:
            plan = await connection.exec_driver_sql("EXPLAIN " + statement, values)
            scanned |= {line[0].split("Seq Scan on ")[1].split()[0] for line in plan if "Seq Scan on " in line[0]}
    assert scanned & {"assignments", "persons", "evidence", "reminders", "deliveries"} == set()
    assert {one.state for one in listed} == {State.OPEN}
