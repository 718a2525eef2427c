"""Messages and events in the tables: whom a segment reaches, one copy each, waiting hours, answers, moves, attendance."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database, events
from db.assignment.control import Scope
from db.events import Seen
from db.models import Account, Event, Notice, Participant, Person
from db.office import people
from db.organization import organizations
from db.speaking import announcements, segments
from db.speaking.announcements import Attached
from db.speaking.nudges import Fate
from domain.events import Answer, Turnout
from domain.events import Refusal as EventRefusal
from domain.offices import Office
from domain.segments import Refusal, Segment, Standing, Whom
from domain.who import Who
from tests.rows import NOW, TODAY, Place, joined, moment, published, reach

ALL = Segment(Whom.HEADS)
NEXT_WEEK = NOW + timedelta(days=7)


async def scope(tx: AsyncSession, place: Place, person: int = 0) -> Scope:
    """What the coordinator, or this person, speaks for."""
    by = person or place.coordinator
    found = segments.speaks_for(Who(1, by, "ru", seats=await people.seats(tx, by, TODAY)))
    assert found is not None
    return found


async def participant(tx: AsyncSession, place: Place, school: int, number: int, *, state: str = "admitted") -> int:
    """A pupil with a phone."""
    person = Person(created_at=NOW)
    tx.add(person)
    await tx.flush()
    tx.add(Account(person_id=person.id, external_id=100_000 + number, started_at=NOW))
    tx.add(
        Participant(
            programme_id=place.programme, organization_id=place.schools[school], person_id=person.id, form="pupil_pupil",
            role="mentee", category="pupil", state=state, applied_at=NOW, decided_at=None if state == "applied" else NOW,
        )
    )  # fmt: skip
    await tx.flush()
    return person.id


async def ids(tx: AsyncSession, place: Place, segment: Segment) -> Sequence[int]:
    found = await segments.reach(tx, await scope(tx, place), segment, place.coordinator, NOW)
    return sorted(one.person_id for one in found.people)


async def test_a_segment_is_a_role_in_organisations_of_one_standing(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=3)
        curator = await joined(tx, Office.CURATOR, place.schools[0])
        measure = await place.measure(tx)
        await place.assigned(tx, due=TODAY - timedelta(days=3), given=TODAY - timedelta(days=30), school=1, measure=measure)
        await place.assigned(tx, due=TODAY - timedelta(days=3), given=TODAY - timedelta(days=30), school=2)
        region = await organizations.find(tx, place.region)
        other = await organizations.add(
            tx, name="Село", short_name="Село", kind="municipality", zone="Europe/Moscow", parent=region
        )
        school = await organizations.add(tx, name="Школа", short_name="Школа", kind="school", zone="Europe/Moscow", parent=other)
        stranger = await joined(tx, Office.HEAD, school.id)
        assert await ids(tx, place, ALL) == sorted(place.heads)
        assert stranger not in await ids(tx, place, Segment(Whom.OFFICIALS))
        assert await ids(tx, place, Segment(Whom.OFFICIALS)) == sorted([*place.heads, curator])
        assert await ids(tx, place, Segment(Whom.CURATORS)) == [curator]
        assert await ids(tx, place, Segment(places=frozenset({place.schools[2]}))) == [place.heads[2]]
        assert await ids(tx, place, Segment(standing=Standing.RED)) == sorted(place.heads[1:])
        assert await ids(tx, place, Segment(standing=Standing.RED, measure=measure)) == [place.heads[1]]
        pupil = await participant(tx, place, 0, 1)
        await participant(tx, place, 0, 2, state="applied")
        assert await ids(tx, place, Segment(Whom.MENTEES, standing=Standing.UNPAIRED, form="pupil_pupil")) == [pupil]
        assert await ids(tx, place, Segment(Whom.MENTEES, form="teacher_teacher")) == []
        missing = await segments.reach(tx, await scope(tx, place), Segment(Whom.CURATORS), place.coordinator, NOW)
        assert missing.empty == ("Школа № 2", "Школа № 3")
    async with database.begin() as tx:
        centre = await organizations.add(
            tx, name="Родник", short_name="Родник", kind="centre", zone="Europe/Moscow", parent=region
        )
        silent = await joined(tx, Office.REGIONAL, centre.id)
    for office in (place.controller, place.heads[0], silent):
        async with database.read() as tx:
            assert segments.speaks_for(Who(1, office, "ru", seats=await people.seats(tx, office, TODAY))) is None


async def test_a_region_speaks_to_its_municipalities_and_to_nobody_of_a_school(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        await participant(tx, place, 0, 1)
        region = await organizations.find(tx, place.region)
        other = await organizations.add(
            tx, name="Село", short_name="Село", kind="municipality", zone="Europe/Moscow", parent=region
        )
        neighbour = await joined(tx, Office.COORDINATOR, other.id)
        order = await published(tx, place.region, place.programme, place.regional)
        measure = await place.measure(tx, road_map=order)
        await place.assigned(tx, due=TODAY - timedelta(days=3), given=TODAY - timedelta(days=30), school=None, measure=measure)
        own = await scope(tx, place, place.regional)

        async def reached(segment: Segment) -> list[int]:
            return sorted(one.person_id for one in (await segments.reach(tx, own, segment, place.regional, NOW)).people)

        assert [one.id for one in await segments.places(tx, own)] == [place.town, other.id]
        assert await reached(Segment(Whom.COORDINATORS)) == sorted([place.coordinator, neighbour])
        assert await reached(Segment(Whom.MUNICIPAL)) == sorted([place.coordinator, place.controller, neighbour])
        assert await reached(Segment(Whom.COORDINATORS, standing=Standing.RED, measure=measure)) == [place.coordinator]
        for whom in (Whom.HEADS, Whom.CURATORS, Whom.OFFICIALS, Whom.MENTORS, Whom.MENTEES):
            assert await reached(Segment(whom)) == [], "schools answer to their municipality"
        assert Segment.begun(Segment(Whom.MENTEES).packed(), own.office) == Segment(Whom.COORDINATORS)
        found = await segments.reach(tx, own, Segment(Whom.COORDINATORS), place.regional, NOW)
        sent = await announcements.send(tx, own, Segment(Whom.COORDINATORS), "Всем", None, place.regional, found.print, now=NOW)
        assert isinstance(sent, int)
        report = await announcements.report(tx, sent)
        assert report is not None
        assert {one.organization_id for one in report.copies[Fate.WAITING]} == {place.town, other.id}
        event = await events.invite(tx, own, Segment(Whom.COORDINATORS), "Совещание", NEXT_WEEK, "зал", place.regional, now=NOW)
        assert isinstance(event, int)
        called_by = await events.find(tx, event)
        assert called_by is not None
        assert [one.person_id for one in called_by.guests] == [place.coordinator, neighbour]
        coordinators = await scope(tx, place)
        refused = await events.mark(tx, coordinators, event, [neighbour], True, now=NEXT_WEEK + timedelta(hours=1))
        assert refused is EventRefusal.NOT_YOURS


async def test_a_message_goes_once_to_each_in_their_hours_and_the_report_names_officials_only(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=3)
        await reach(tx, place.heads[2], reachable=False)
        found = await segments.reach(tx, await scope(tx, place), ALL, place.coordinator, NOW)
        file = Attached("file", "памятка.pdf", False)
        sent = await announcements.send(
            tx, await scope(tx, place), ALL, " <b>Внимание</b> ", file, place.coordinator, found.print, now=NOW
        )
        assert isinstance(sent, int)
        report = await announcements.report(tx, sent)
        assert report is not None
        assert {fate: [copy.organization for copy in copies] for fate, copies in report.copies.items()} == {
            Fate.SENT: [],
            Fate.WAITING: ["Школа № 1", "Школа № 2"],
            Fate.UNREACHABLE: ["Школа № 3"],
        }
        assert report.reached == frozenset(), "what only waits proves nothing yet"
        rows = (await tx.execute(text("SELECT due_at, urgent FROM deliveries"))).all()
        assert [(row.due_at, row.urgent) for row in rows] == [(NOW, False)] * 2, "noon of a working day: at once"
        assert await announcements.for_reader(tx, sent, place.heads[0]) is not None
        assert await announcements.for_reader(tx, sent, place.controller) is None, "the file is for readers"
        for number in range(6):
            await participant(tx, place, 0, number)
        pupils = Segment(Whom.MENTEES)
        found = await segments.reach(tx, await scope(tx, place), pupils, place.coordinator, NOW)
        sent = await announcements.send(tx, await scope(tx, place), pupils, "Всем", None, place.coordinator, found.print, now=NOW)
        report = await announcements.report(tx, sent) if isinstance(sent, int) else None
        assert report is not None
        assert {copy.name for copies in report.copies.values() for copy in copies} == {None}, "participants have no names here"
        due = (await tx.execute(text("SELECT DISTINCT due_at FROM deliveries WHERE due_at > :now"), {"now": NOW})).scalars().all()
        assert due == [moment(TODAY, 14)], "pupils are at school before"


@pytest.mark.parametrize(
    ("words", "segment", "shown", "refusal"),
    [
        ("  ", ALL, None, Refusal.EMPTY),
        ("я" * 3001, ALL, None, Refusal.TOO_LONG),
        ("Всем", Segment(Whom.CURATORS), None, Refusal.NOBODY),
        ("Всем", ALL, 1, Refusal.MOVED),
    ],
)
async def test_what_is_refused_is_not_sent_to_anybody(
    database: Database, words: str, segment: Segment, shown: int | None, refusal: Refusal
) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        own = await scope(tx, place)
        found = await segments.reach(tx, own, segment, place.coordinator, NOW)
        told = await announcements.send(tx, own, segment, words, None, place.coordinator, shown or found.print, now=NOW)
        assert told is refusal
        assert (await tx.execute(text("SELECT count(*) FROM notices"))).scalar_one() == 0
        assert await announcements.of(tx, place.town) == []


async def called(tx: AsyncSession, place: Place) -> int:
    """A training to which all heads are invited."""
    own = await scope(tx, place)
    made = await events.invite(tx, own, ALL, "Обучение", NEXT_WEEK, "каб. 1", place.coordinator, now=NOW)
    assert isinstance(made, int), made
    return made


async def test_an_event_is_answered_moved_and_attended(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=3)
        await reach(tx, place.heads[2], reachable=False)
        own = await scope(tx, place)
        event = await called(tx, place)
        first, second, third = place.heads
        assert isinstance(await events.answer(tx, event, first, 1, Answer.YES, now=NOW), Event)
        assert await events.answer(tx, event, place.controller, 1, Answer.YES, now=NOW) is EventRefusal.NOT_INVITED
        assert await events.mark(tx, own, event, [first], True, now=NOW) is EventRefusal.NOT_BEGUN
        one = await events.find(tx, event)
        assert one is not None
        assert one.turnout == Turnout(invited=3, yes=1, no=0, substitute=0, unreachable=1, came=0)
        # One head has read the invitation, the other sleeps; then it is moved.
        await tx.execute(
            text("""
                UPDATE deliveries SET state = 'sent', sent_at = :now WHERE id IN (
                    SELECT delivery_id FROM notices WHERE key = 'event-invited' AND person_id = :person)
            """),
            {"now": NOW, "person": first},
        )
        assert await events.move(tx, own, event, NEXT_WEEK, now=NOW) is EventRefusal.SAME
        assert await events.move(tx, own, event, NOW, now=NOW) is EventRefusal.PAST
        later = NEXT_WEEK + timedelta(days=1)
        moved = await events.move(tx, own, event, later, now=NOW)
        assert isinstance(moved, Seen)
        assert moved.turnout.yes == 0, "everybody is asked anew"
        rows = await tx.execute(text("SELECT person_id, key FROM notices WHERE void_at IS NULL ORDER BY id"))
        living = [(row.person_id, row.key) for row in rows]
        assert [one for one in living if one[1] != "event-soon"] == [
            (first, "event-invited"),  # said already
            (first, "event-moved"),
            (second, "event-invited"),
        ]
        assert sorted(one for one in living if one[1] == "event-soon") == sorted(
            [(first, "event-soon"), (second, "event-soon")] * 2
        )
        assert await events.answer(tx, event, first, 1, Answer.NO, now=NOW) is EventRefusal.MOVED, "the old button"
        assert isinstance(await events.answer(tx, event, first, 2, Answer.NO, now=NOW), Event)
        reminders = (await tx.execute(text("SELECT id, person_id FROM notices WHERE key = 'event-soon'"))).all()
        ids = [row.id for row in reminders if row.person_id == first]
        soon = [await tx.get_one(Notice, one) for one in ids]
        assert {await events.still_true(tx, one, NOW) for one in soon} == {False}, "who has said no is not reminded"
        # After it has begun.
        after = later + timedelta(minutes=1)
        assert await events.answer(tx, event, second, 2, Answer.YES, now=after) is EventRefusal.OVER
        assert await events.move(tx, own, event, later + timedelta(days=3), now=after) is EventRefusal.OVER
        stranger = replace(own, place=place.region)
        assert await events.mark(tx, stranger, event, [first], True, now=after) is EventRefusal.NOT_YOURS
        done = await events.mark(tx, own, event, [second, third], True, now=after)
        assert isinstance(done, Seen)
        assert (done.turnout.came, done.came_from) == (2, frozenset(place.schools[1:]))


async def test_an_event_called_off_is_told_to_those_who_knew_of_it(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        own = await scope(tx, place)
        event = await called(tx, place)
        await tx.execute(
            text("""
                UPDATE deliveries SET state = 'sent', sent_at = :now WHERE id IN (
                    SELECT delivery_id FROM notices WHERE key = 'event-invited' AND person_id = :person)
            """),
            {"now": NOW, "person": place.heads[0]},
        )
        assert await events.cancel(tx, own, event, 9, now=NOW) is EventRefusal.MOVED
        assert isinstance(await events.cancel(tx, own, event, 1, now=NOW), Seen)
        assert await events.cancel(tx, own, event, 1, now=NOW) is EventRefusal.CANCELLED
        assert await events.answer(tx, event, place.heads[0], 1, Answer.YES, now=NOW) is EventRefusal.CANCELLED
        waiting = await tx.execute(
            text("""
                SELECT n.person_id, n.key FROM notices n JOIN deliveries d ON d.id = n.delivery_id
                 WHERE n.void_at IS NULL AND d.state = 'waiting'
            """)
        )
        assert [(row.person_id, row.key) for row in waiting] == [(place.heads[0], "event-cancelled")]


async def test_an_event_that_cannot_be_is_refused_with_its_reason(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=1)
        own = await scope(tx, place)
        for title, at, where, segment, refusal in (
            ("", NEXT_WEEK, "каб. 1", ALL, EventRefusal.EMPTY),
            ("Обучение", NEXT_WEEK, " ", ALL, EventRefusal.EMPTY),
            ("О" * 201, NEXT_WEEK, "каб. 1", ALL, EventRefusal.TOO_LONG),
            ("Обучение", NOW, "каб. 1", ALL, EventRefusal.PAST),
            ("Обучение", NEXT_WEEK, "каб. 1", Segment(Whom.CURATORS), EventRefusal.NOBODY),
            ("Обучение", NEXT_WEEK, "каб. 1", Segment(Whom.MENTEES), EventRefusal.NOBODY),
        ):
            assert await events.invite(tx, own, segment, title, at, where, place.coordinator, now=NOW) is refusal
        assert await events.of(tx, place.town) == []
