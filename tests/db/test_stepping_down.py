"""An office ends: tasks go to a successor or back, rights are gone at once, everything is still heard of by somebody."""

import asyncio
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.assignment import assignments, delegating, reporting
from db.assignment.assignments import Listed
from db.office import deputies, invitations, people, stepping_down
from db.office.deputies import Held
from db.office.stepping_down import Appointed
from db.reminder import reminders
from domain.invitations import Refusal as NotInvited
from domain.offices import Office
from domain.stepping_down import Refusal
from tests.db.test_assignments import DUE, LINE, told
from tests.db.test_handing_on import office, warned
from tests.db.test_pleas import acts
from tests.rows import NOW, TODAY, Place, joined

A_WEEK = timedelta(days=7)


async def appointment(tx: AsyncSession, person: int) -> int:
    """The newest office of a person."""
    found = await tx.execute(text("SELECT max(id) FROM appointments WHERE person_id = :person"), {"person": person})
    return int(found.scalar_one())


async def test_what_a_curator_had_to_do_goes_to_the_successor_with_its_reminders(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        head = place.heads[0]
        curator = await joined(tx, Office.CURATOR, place.schools[0], since=TODAY)
        staff = await joined(tx, Office.STAFF, place.schools[0])
        handed, done, of_office = [await place.assigned(tx, due=DUE, office=one) for one in ("head", "head", "curator")]
        for one in (handed, done):
            assert isinstance(await delegating.delegate(tx, one, head, curator, now=NOW), Listed)
        report = await reporting.report(tx, done, curator, LINE, now=NOW)
        assert isinstance(report, Listed)
        assert isinstance(await reporting.accept(tx, done, place.coordinator, report.version, now=NOW), Listed)
        await reminders.replan(tx, [handed, of_office], now=NOW)
        held = await office(tx, head)
        assert isinstance(await deputies.name(tx, held.id, head, curator, TODAY, TODAY + A_WEEK, now=NOW), Held)
        link = await invitations.issue(tx, "secret", Office.STAFF, place.schools[0], now=NOW, inviter_id=curator)
        number = await appointment(tx, curator)
        for by in (place.heads[1], place.coordinator, staff, None):
            assert await stepping_down.end(tx, number, by, None, now=NOW) is Refusal.NOT_YOURS
        assert await stepping_down.end(tx, await appointment(tx, head), head, None, now=NOW) is Refusal.OWN
        assert await stepping_down.end(tx, number, head, place.heads[1], now=NOW) is Refusal.NOT_HERE

    async def end() -> object:
        async with database.begin() as tx:
            return await stepping_down.end(tx, number, head, staff, now=NOW)

    outcomes = await asyncio.gather(end(), end())
    assert sorted(one is Refusal.OVER for one in outcomes) == [False, True]
    async with database.begin() as tx:
        assert await people.seats(tx, curator, TODAY) == (), "an office that began today ends today as well"
        assert [one.id for one in await assignments.of_person(tx, staff, TODAY)] == [handed, of_office]
        assert (await assignments.find(tx, done)).executor_id == curator, "history stays"  # type: ignore[union-attr]
        assert await warned(tx) == {staff}
        assert await told(tx, staff) == ["office-passed"]
        assert (await told(tx, curator))[-1] == "office-ended"
        assert (await told(tx, head))[-1] == "deputy-left"
        assert await acts(tx, handed) == ["delegated", "passed"]
        assert (await office(tx, head)).deputy is None
        assert await invitations.open_link(tx, "secret", place.heads[1], NOW) is NotInvited.REVOKED, link


async def test_a_school_without_a_head_is_heard_of_above_and_a_municipality_keeps_a_coordinator(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        number = await place.assigned(tx, due=DUE)
        await reminders.replan(tx, [number], now=NOW)
        ended = await stepping_down.end(tx, await appointment(tx, place.heads[0]), place.coordinator, None, now=NOW)
        assert isinstance(ended, Appointed)
        assert await warned(tx) == {place.coordinator}
        first = await appointment(tx, place.coordinator)
        assert await stepping_down.end(tx, first, place.regional, None, now=NOW) is Refusal.LAST
        second = await appointment(tx, await joined(tx, Office.COORDINATOR, place.town))

    async def end(one: int) -> object:
        async with database.begin() as tx:
            return await stepping_down.end(tx, one, place.regional, None, now=NOW)

    outcomes = await asyncio.gather(end(first), end(second))
    assert sorted(one is Refusal.LAST for one in outcomes) == [False, True], "two at once do not empty the office"
