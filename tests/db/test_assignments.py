"""Reports and judgements on locked rows: rights, versions, two at once, what is told and logged."""

import asyncio
from datetime import date, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.assignment import answerable, assignment_log, assignments, reporting
from db.assignment.assignments import Listed
from domain.assignment import EvidenceKind, Refusal, State
from domain.offices import Office
from domain.pieces import Piece
from tests.rows import NOW, TODAY, Place, joined

DUE = date(2026, 9, 1)
LINE = (Piece(EvidenceKind.LINE, "провели"),)


async def reported(tx: AsyncSession, place: Place, *, school: int | None = 0) -> Listed:
    """An assignment that its executor has just reported."""
    number = await place.assigned(tx, due=DUE, school=school)
    by = place.coordinator if school is None else place.heads[school]
    one = await reporting.report(tx, number, by, LINE, now=NOW)
    assert isinstance(one, Listed)
    return one


async def told(tx: AsyncSession, person: int) -> list[str]:
    """The keys of everything said to a person, in order."""
    rows = await tx.execute(text("SELECT key FROM notices WHERE person_id = :id AND void_at IS NULL ORDER BY id"), {"id": person})
    return list(rows.scalars())


async def test_two_accepters_at_once_give_one_acceptance(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        second = await joined(tx, Office.COORDINATOR, place.town)
        one = await reported(tx, place)

    async def accept(by: int) -> object:
        async with database.begin() as tx:
            return await reporting.accept(tx, one.id, by, one.version, now=NOW)

    outcomes = await asyncio.gather(accept(place.coordinator), accept(second))
    assert sorted(outcome is Refusal.ALREADY_ACCEPTED for outcome in outcomes) == [False, True]
    async with database.read() as tx:
        assert [entry.act for entry in await assignment_log.of(tx, one)] == ["reported", "accepted"]
        assert await told(tx, place.heads[0]) == ["report-accepted"]


async def test_two_reports_at_once_are_one(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        number = await place.assigned(tx, due=DUE)

    async def report() -> object:
        async with database.begin() as tx:
            return await reporting.report(tx, number, place.heads[0], LINE, now=NOW)

    outcomes = await asyncio.gather(report(), report())
    assert sorted(outcome is Refusal.ALREADY_REPORTED for outcome in outcomes) == [False, True]
    async with database.read() as tx:
        assert len(await assignments.evidence_of(tx, number)) == 1
        assert await told(tx, place.coordinator) == ["report-came"]


async def test_only_those_who_answer_report_and_only_those_who_may_accept(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        number = await place.assigned(tx, due=DUE)
        for stranger in (place.heads[1], place.controller, place.coordinator, place.regional, None):
            assert await reporting.report(tx, number, stranger, LINE, now=NOW) is Refusal.NOT_YOURS
        assert await reporting.report(tx, number, place.heads[0], (), now=NOW) is Refusal.EVIDENCE_MISSING
        one = await reporting.report(tx, number, place.heads[0], LINE, now=NOW)
        assert isinstance(one, Listed)
        for stranger in (place.heads[0], place.heads[1], place.controller, place.regional, None):
            assert await reporting.accept(tx, number, stranger, one.version, now=NOW) is Refusal.NOT_YOURS
        assert await reporting.send_back(tx, number, place.coordinator, one.version, " ", now=NOW) is Refusal.COMMENT_MISSING
        found = await assignments.find(tx, number)
        assert found is not None
        assert found.state is State.REPORTED


async def test_what_the_owner_executes_the_controller_accepts(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        one = await reported(tx, place, school=None)
        assert await reporting.accept(tx, one.id, place.coordinator, one.version, now=NOW) is Refusal.NOT_YOURS
        assert [waiting.id for waiting in await answerable.waiting_for(tx, place.controller, NOW)] == [one.id]
        assert await answerable.waiting_for(tx, place.coordinator, NOW) == []
        accepted = await reporting.accept(tx, one.id, place.controller, one.version, now=NOW)
        assert isinstance(accepted, Listed)
        assert accepted.state is State.ACCEPTED


async def test_executor_is_no_controller_of_the_same_thing(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        await tx.execute(text("UPDATE appointments SET person_id = :me WHERE office = 'controller'"), {"me": place.coordinator})
        one = await reported(tx, place, school=None)
        assert (one.state, one.without_controller) == (State.ACCEPTED, True)


async def test_return_gives_three_working_days_and_drops_the_stale_notice(database: Database) -> None:
    night = NOW + timedelta(hours=10)  # 22:00 in Moscow: what is said now waits for morning
    async with database.begin() as tx:
        place = await Place.founded(tx)
        number = await place.assigned(tx, due=TODAY)
        one = await reporting.report(tx, number, place.heads[0], LINE, now=night)
        assert isinstance(one, Listed)
        assert await told(tx, place.coordinator) == ["report-came"]
        back = await reporting.send_back(tx, number, place.coordinator, one.version, "нет подписи", now=night)
        assert isinstance(back, Listed)
        assert (back.state, back.deadline, back.comment) == (State.RETURNED, TODAY + timedelta(days=3), "нет подписи")
        assert await told(tx, place.coordinator) == []
        assert await told(tx, place.heads[0]) == ["report-returned"]
        assert await reporting.accept(tx, number, place.coordinator, one.version, now=night) is Refusal.NOTHING_REPORTED


async def test_deputy_and_delegate_answer_as_well(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        deputy = await joined(tx, Office.STAFF, place.schools[0])
        await tx.execute(text("UPDATE appointments SET deputy_person_id = :deputy WHERE office = 'head'"), {"deputy": deputy})
        number = await place.assigned(tx, due=DUE)
        assert [one.id for one in await assignments.of_person(tx, deputy, TODAY)] == [number]
        curator = await joined(tx, Office.CURATOR, place.schools[0])
        given = await place.assigned(tx, due=DUE, executor=curator)
        assert [one.id for one in await assignments.of_person(tx, curator, TODAY)] == [given]
        assert given not in [one.id for one in await assignments.of_person(tx, place.heads[0], TODAY)]
        assert isinstance(await reporting.report(tx, given, curator, LINE, now=NOW), Listed)


async def test_report_and_acceptance_leave_no_stale_reminders(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        one = await reported(tx, place)
        planned = text("SELECT item_kind FROM reminders WHERE item_id = :id AND state = 'planned'")
        assert set((await tx.execute(planned, {"id": one.id})).scalars()) == {"acceptance"}
        await reporting.accept(tx, one.id, place.coordinator, one.version, now=NOW)
        assert not (await tx.execute(planned, {"id": one.id})).all()
