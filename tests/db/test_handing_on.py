"""Whose it is: handed on and taken back, deputies for leave, an office that passes to another person. Reminders follow."""

import asyncio
from datetime import date, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.assignment import answerable, assignments, control, delegating, reporting
from db.assignment.assignments import Listed
from db.office import deputies, handing_over, people
from db.office.deputies import Held
from db.reminder import reminders
from db.reminder.holders import Seat
from db.road_map import acknowledgements, publishing
from db.road_map.publishing import Unpublished
from domain import deputies as rules
from domain.assignment import Refusal
from domain.offices import Office
from domain.personal import PersonalData
from domain.road_map import Reading
from domain.working_days import A_DAY
from handlers.road_map.announcing import announce
from tests.cases import case
from tests.db.test_assignments import DUE, LINE, told
from tests.db.test_pleas import acts
from tests.db.test_road_maps import drafted, measure
from tests.rows import NOW, TODAY, Place, joined, promised

WEEK = timedelta(days=7)


async def warned(tx: AsyncSession, since: date = TODAY) -> set[int]:
    """Who will be reminded from this day on and before it is too late."""
    return {person for person, kind, _, rung, day in await promised(tx) if kind == "assignment" and rung <= 0 and day >= since}


async def office(tx: AsyncSession, person: int) -> Held:
    """The office that this person may leave to a deputy."""
    (held,) = await deputies.own(tx, person, TODAY)
    return held


async def test_handed_on_and_taken_back_both_see_whose_it_is_and_reminders_follow(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        head = place.heads[0]
        number = await place.assigned(tx, due=DUE)
        curator = await joined(tx, Office.CURATOR, place.schools[0])
        staff = await joined(tx, Office.STAFF, place.schools[0])
        stranger = await joined(tx, Office.CURATOR, place.schools[1])
        for by, to, refusal in (
            (head, stranger, Refusal.NOT_STAFF),
            (head, head, Refusal.NOT_STAFF),
            (curator, staff, Refusal.NOT_YOURS),
            (place.heads[1], curator, Refusal.NOT_YOURS),
            (place.coordinator, curator, Refusal.NOT_YOURS),
        ):
            with case((by, to)):
                assert await delegating.delegate(tx, number, by, to, now=NOW) is refusal
        assert await delegating.take_back(tx, number, head, now=NOW) is Refusal.NOT_DELEGATED
        await reminders.replan(tx, [number], now=NOW)
        assert await warned(tx) == {head}
        for _ in range(2):  # the second press finds it done
            one = await delegating.delegate(tx, number, head, curator, now=NOW)
            assert isinstance(one, Listed)
        assert (one.executor_id, one.delegated_by) == (curator, head)
        assert await warned(tx) == {curator}
        for person in (head, curator):
            assert [mine.id for mine in await assignments.of_person(tx, person, TODAY)] == [number]
        assert await reporting.report(tx, number, head, LINE, now=NOW) is Refusal.NOT_YOURS
        await delegating.delegate(tx, number, head, staff, now=NOW)
        assert await assignments.of_person(tx, curator, TODAY) == []
        assert isinstance(await delegating.take_back(tx, number, head, now=NOW), Listed)
        assert await warned(tx) == {head}
        assert await acts(tx, number) == ["delegated", "delegated", "taken-back"]
        assert isinstance(await delegating.delegate(tx, number, head, curator, now=NOW), Listed)
        assert isinstance(await reporting.report(tx, number, curator, LINE, now=NOW), Listed)
        assert await delegating.take_back(tx, number, head, now=NOW) is Refusal.ALREADY_REPORTED


async def test_head_and_delegate_at_once_do_not_both_win(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        head = place.heads[0]
        curator = await joined(tx, Office.CURATOR, place.schools[0])
        number = await place.assigned(tx, due=DUE)
        await delegating.delegate(tx, number, head, curator, now=NOW)

    async def back() -> object:
        async with database.begin() as tx:
            return await delegating.take_back(tx, number, head, now=NOW)

    async def report() -> object:
        async with database.begin() as tx:
            return await reporting.report(tx, number, curator, LINE, now=NOW)

    outcomes = await asyncio.gather(back(), report())
    assert sum(isinstance(outcome, Listed) for outcome in outcomes) == 1


async def test_head_and_curator_named_in_one_row_are_both_told_and_reminded_and_one_report_is_enough(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        head, school = place.heads[0], place.schools[0]
        curator = await joined(tx, Office.CURATOR, school)
        staff = await joined(tx, Office.STAFF, school)
        row = measure("Собрать списки", "до 1 сентября 2026 года", "руководители общеобразовательных организаций, кураторы")
        draft = await drafted(tx, place, Reading("План", measures=(row,)))
        outcome = await publishing.publish(tx, draft, place.coordinator, NOW)
        assert not isinstance(outcome, Unpublished)
        by = place.coordinator
        assert await announce(tx, *outcome, by=by, now=NOW, mode=PersonalData.CODES) == 3, "both of one school"
        number = next(one.id for one in outcome[1] if one.organization_id == school)
        listed = await assignments.find(tx, number)
        assert listed is not None
        theirs = (await control.responsible(tx, [listed], NOW))[number]
        assert [(one.person_id, one.office) for one in theirs] == [(head, Office.HEAD), (curator, Office.CURATOR)]
        assert await warned(tx) == {head, curator, place.heads[1]}
        await acknowledgements.acknowledge(tx, draft, curator, TODAY, now=NOW)
        standing = await acknowledgements.standing(tx, draft, TODAY)
        assert (standing.read, standing.silent, standing.partly) == ((), ("Школа № 2",), (Seat(Office.HEAD, "Школа № 1"),))
        # Handed on, it is the staff's alone; the head and the curator go on seeing it, the head takes it back.
        assert isinstance(await delegating.delegate(tx, number, head, staff, now=NOW), Listed)
        assert await warned(tx) == {staff, place.heads[1]}
        assert await reporting.report(tx, number, curator, LINE, now=NOW) is Refusal.NOT_YOURS
        assert [one.id for one in await assignments.of_person(tx, curator, TODAY)] == [number]
        assert isinstance(await delegating.take_back(tx, number, head, now=NOW), Listed)
        # A curator named later finds what is the curators' as well, and hears of it.
        new = await joined(tx, Office.STAFF, place.schools[1])
        await handing_over.appoint(tx, new, Office.CURATOR, place.schools[1], now=NOW, since=TODAY)
        assert await told(tx, new) == ["office-passed"]
        assert await warned(tx) == {head, curator, place.heads[1], new}
        assert isinstance(await reporting.report(tx, number, curator, LINE, now=NOW), Listed)
        assert await reporting.report(tx, number, head, LINE, now=NOW) is Refusal.ALREADY_REPORTED
        assert await warned(tx) == {place.heads[1], new}


async def test_deputy_has_tasks_and_reminders_in_these_days_only(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        head = place.heads[0]
        deputy = await joined(tx, Office.STAFF, place.schools[0])
        number = await place.assigned(tx, due=DUE)
        named = await place.assigned(tx, due=DUE, executor=head)  # the paper names the head in person
        await reminders.replan(tx, [number, named], now=NOW)
        held = await office(tx, head)
        for _ in range(2):
            left = await deputies.name(tx, held.id, head, deputy, TODAY, TODAY + WEEK, now=NOW)
        assert isinstance(left, Held)
        assert (left.deputy, left.until) == (deputy, TODAY + WEEK)
        assert await told(tx, deputy) == ["deputy-named"]
        assert await warned(tx) == {deputy}
        assert [one.deputy for one in await deputies.below(tx, [place.town], TODAY)] == [deputy]
        for day, theirs in ((TODAY, [number, named]), (TODAY + WEEK, [number, named]), (TODAY + WEEK + A_DAY, [])):
            assert [one.id for one in await assignments.of_person(tx, deputy, day)] == theirs
            assert bool([seat for seat in await people.seats(tx, deputy, day) if seat.held.deputy]) == bool(theirs)
        assert await acknowledgements.acknowledge(tx, place.road_map, deputy, TODAY, now=NOW)
        assert (await acknowledgements.standing(tx, place.road_map, TODAY)).silent == ()
        await reminders.replan(tx, [number, named], now=NOW + WEEK + A_DAY)
        assert await warned(tx, TODAY + WEEK + A_DAY) == {head}
        assert await deputies.below(tx, [place.town], TODAY + WEEK + A_DAY) == []
        assert isinstance(await deputies.recall(tx, held.id, head, now=NOW), Held)
        assert await assignments.of_person(tx, deputy, TODAY) == []
        assert await told(tx, deputy) == ["deputy-recalled"]
        found = await assignments.find(tx, named)
        assert found is not None
        assert await answerable.responsible_for(tx, found, NOW) == {head}


async def test_whoever_gives_an_office_names_a_deputy_for_its_holder_too(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        (head, stranger), (school, _) = place.heads, place.schools
        curator, staff = await joined(tx, Office.CURATOR, school), await joined(tx, Office.STAFF, school)
        number = await place.assigned(tx, due=DUE, office="curator")
        await reminders.replan(tx, [number], now=NOW)
        rows = await tx.execute(text("SELECT person_id, id FROM appointments"))
        seats = {row.person_id: row.id for row in rows}
        until = TODAY + WEEK
        for of, by in ((curator, curator), (curator, stranger), (curator, place.coordinator), (head, curator)):
            with case((of, by)):
                assert await deputies.name(tx, seats[of], by, staff, TODAY, until, now=NOW) is rules.Refusal.NOT_YOURS
        assert isinstance(await deputies.name(tx, seats[curator], head, staff, TODAY, until, now=NOW), Held)
        assert {one.held.office for one in await people.seats(tx, staff, TODAY)} == {Office.STAFF, Office.CURATOR}
        assert (await told(tx, staff), await told(tx, curator)) == (["deputy-named"], ["deputy-named-for"])
        assert await warned(tx) == {staff}
        # What the head has handed on to the curator is the deputy's in these days as well, to report and to hear of.
        handed = await place.assigned(tx, due=DUE)
        assert isinstance(await delegating.delegate(tx, handed, head, curator, now=NOW), Listed)
        assert await warned(tx) == {staff}
        assert (await told(tx, staff))[-1] == "assignment-delegated"
        mine = {one.id: one.handed_away for one in await assignments.of_person(tx, staff, TODAY)}
        assert mine == {number: False, handed: False}
        assert {one.id: one.handed_away for one in await assignments.of_person(tx, head, TODAY)} == {handed: True}
        theirs = await control.responsible(tx, await assignments.of_person(tx, staff, TODAY), NOW)
        assert [one.person_id for one in theirs[handed]] == [staff]
        assert isinstance(await reporting.report(tx, handed, staff, LINE, now=NOW), Listed)
        assert isinstance(await deputies.name(tx, seats[head], place.coordinator, staff, TODAY, until, now=NOW), Held)
        refused = await deputies.name(tx, seats[curator], staff, staff, TODAY, until + WEEK, now=NOW)
        assert refused is rules.Refusal.NOT_YOURS, "who stands in for the head names no deputies"
        assert isinstance(await deputies.recall(tx, seats[curator], head, now=NOW), Held)
        assert await warned(tx) == {curator}
        # One level up it is the same: the region for a coordinator, a second coordinator not for the first.
        second, boss = await joined(tx, Office.COORDINATOR, place.town), place.coordinator
        refused = await deputies.name(tx, seats[boss], second, second, TODAY, until, now=NOW)
        assert refused is rules.Refusal.NOT_YOURS
        assert isinstance(await deputies.name(tx, seats[boss], place.regional, second, TODAY, until, now=NOW), Held)
        assert (await told(tx, second), (await told(tx, boss))[-1]) == (["deputy-named"], "deputy-named-for")
        seen = await deputies.below(tx, [], TODAY, regions=[place.region])
        assert [(one.office, one.deputy) for one in seen] == [(Office.COORDINATOR, second)], "not the schools' ones"


async def test_who_may_not_stand_in(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        first, second = place.heads
        deputy = await joined(tx, Office.CURATOR, place.schools[0])
        held = await office(tx, first)
        late = TODAY + WEEK
        for by, who, since, until, refusal in (
            (first, first, TODAY, late, rules.Refusal.ONESELF),
            (first, deputy, late, TODAY, rules.Refusal.BACKWARDS),
            (first, deputy, TODAY - WEEK, TODAY - A_DAY, rules.Refusal.PAST),
            (first, deputy, TODAY, TODAY + 60 * WEEK, rules.Refusal.TOO_LONG),
            (first, second, TODAY, late, rules.Refusal.NOT_HERE),
            (second, deputy, TODAY, late, rules.Refusal.NOT_YOURS),
            (None, deputy, TODAY, late, rules.Refusal.NOT_YOURS),
        ):
            with case(refusal):
                assert await deputies.name(tx, held.id, by, who, since, until, now=NOW) is refusal
        assert isinstance(await deputies.name(tx, held.id, first, deputy, TODAY, late, now=NOW), Held)
        # A deputy names no deputies, and does not lengthen the own days.
        assert await deputies.own(tx, deputy, TODAY) == []
        longer = await deputies.name(tx, held.id, deputy, deputy, TODAY, late + WEEK, now=NOW)
        assert longer is rules.Refusal.NOT_YOURS


async def test_two_coordinators_who_name_each_other_in_one_instant_make_no_circle(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        one, other = place.coordinator, await joined(tx, Office.COORDINATOR, place.town)
        offices = {person: (await office(tx, person)).id for person in (one, other)}

    async def name(holder: int, deputy: int) -> object:
        async with database.begin() as tx:
            return await deputies.name(tx, offices[holder], holder, deputy, TODAY, TODAY + WEEK, now=NOW)

    outcomes = await asyncio.gather(name(one, other), name(other, one))
    assert sorted(outcome is rules.Refusal.CIRCLE for outcome in outcomes) == [False, True]
    async with database.read() as tx:
        left = await tx.execute(text("SELECT count(*) FROM appointments WHERE deputy_person_id IS NOT NULL"))
        assert left.scalar_one() == 1


async def test_tasks_go_along_with_the_office_and_history_stays(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        head = place.heads[0]
        plain = await place.assigned(tx, due=DUE)
        named = await place.assigned(tx, due=DUE, executor=head)
        done = await place.assigned(tx, due=DUE)
        await reporting.report(tx, done, head, LINE, now=NOW)
        await reminders.replan(tx, [plain, named], now=NOW)
        new = await joined(tx, Office.STAFF, place.schools[0])
        later = NOW + A_DAY
        for _ in range(2):  # the second time finds it done
            await handing_over.appoint(tx, new, Office.HEAD, place.schools[0], now=later, since=TODAY + A_DAY)
        assert await told(tx, new) == ["office-passed"]
        assert {one.id for one in await assignments.of_person(tx, new, TODAY + A_DAY)} == {plain, named, done}
        assert await assignments.of_person(tx, head, TODAY + A_DAY) == []
        assert await warned(tx) == {new}
        assert await acts(tx, done) == ["reported", "passed"]
        found = await assignments.find(tx, done)
        assert found is not None
        assert found.reported_by == head


async def test_what_was_handed_to_somebody_who_left_falls_back_to_the_office(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        head = place.heads[0]
        curator = await joined(tx, Office.CURATOR, place.schools[0])
        number = await place.assigned(tx, due=DUE)
        await delegating.delegate(tx, number, head, curator, now=NOW)
        assert await handing_over.sweep(tx, TODAY, NOW) == 0
        await tx.execute(
            text("UPDATE appointments SET until = :day WHERE person_id = :id"), {"day": TODAY - A_DAY, "id": curator}
        )
        assert [await handing_over.sweep(tx, TODAY, NOW) for _ in range(2)] == [1, 0]
        assert await warned(tx) == {head}
        assert await told(tx, head) == ["office-passed"]
        assert await acts(tx, number) == ["delegated", "passed"]


async def test_name_on_a_list_that_turns_out_to_be_a_person_keeps_what_it_was_given(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        name = await joined(tx, Office.CURATOR, place.schools[0], account=False)
        number = await place.assigned(tx, due=DUE, executor=name)
        person = await joined(tx, Office.STAFF, place.schools[0])
        await handing_over.appoint(tx, person, Office.CURATOR, place.schools[0], now=NOW, since=TODAY, known_as=name)
        assert [one.id for one in await assignments.of_person(tx, person, TODAY)] == [number]
        assert await acts(tx, number) == []
