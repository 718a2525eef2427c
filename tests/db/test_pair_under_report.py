"""An urgent report holds more than the pair that it froze: nothing begins with whom it is about, and nobody forgets it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import text

from db import Database
from db.concern import concern_climb, concerns
from db.models import Concern, Person
from db.pair import matches, pair_watch, pairs
from db.pair.pairs import Blocked
from db.pair.seen import Seen
from domain.forms import Part
from domain.matching import Obstacle
from domain.offices import Office
from domain.safety import About, Category
from domain.who import Who
from tests import school
from tests.db.short_lives import BEGIN, TEXT, Life, found
from tests.inbox import ask

WEEK_LATER = BEGIN + timedelta(days=7)


async def _proposed(life: Life) -> tuple[Seen, int]:
    """A proposal of the curator's to the junior and the senior, and the person who could be the mentor of somebody else."""
    junior, senior, *_ = life.persons
    sides: dict[str, int] = {}
    for person, role in ((junior, "mentee"), (senior, "mentor")):
        (sides[role],) = await life.ids(
            f"SELECT id FROM participants WHERE person_id = {person} AND role = '{role}' AND form = 'pupil_pupil'"
        )
        await school.admitted(life.tx, life.curator, sides[role], TEXT, BEGIN)
    one = await pairs.propose(life.tx, life.curator, sides["mentor"], sides["mentee"], TEXT, now=BEGIN)
    assert isinstance(one, Seen)
    return one, senior


async def test_nothing_begins_with_somebody_about_whom_an_urgent_report_is_open(database: Database) -> None:
    async with database.begin() as tx:
        life = await found(tx)
        one, senior = await _proposed(life)
        mentee = Who(900, life.persons[0], "ru")
        number = await concerns.report(
            tx, mentee, Category.PRESSURE, urgent=True, now=BEGIN, about=About.MENTOR, pair_id=one.row.id
        )
        for person in (life.persons[0], senior):
            assert await pairs.accept(tx, one.row.id, person, TEXT, now=BEGIN) == Blocked(frozenset({Obstacle.HELD}))
        # Nobody else gets this mentor either, the curator reads why nobody fits, and the pupil is not asked again.
        (late,) = await life.ids(
            f"SELECT id FROM participants WHERE person_id = {life.persons[4]} AND role = 'mentee' AND form = 'pupil_pupil'"
        )
        await school.admitted(tx, life.curator, late, TEXT, BEGIN)
        shortlist = await matches.shortlist(tx, late, TEXT, BEGIN)
        assert shortlist is not None
        assert senior not in [card.row.person_id for card, _ in shortlist.suggestions]
        assert Obstacle.HELD in shortlist.obstacles
        assert await pair_watch.unanswered(tx, WEEK_LATER) == []
        curator = Who(0, life.curator, "ru")
        assert await concerns.take(tx, number, curator, now=BEGIN)
        assert isinstance(await concerns.close(tx, number, curator, "Поговорили с обоими", now=BEGIN), Concern)
        assert await pair_watch.unanswered(tx, WEEK_LATER) == [(one.row.id, False)]
        for person in (life.persons[0], senior):
            assert isinstance(await pairs.accept(tx, one.row.id, person, TEXT, now=BEGIN), Seen)
        after = await pairs.find(tx, one.row.id)
        assert after is not None
        assert after.row.state == "active"
        assert all(after.pair.accepted_by(part) for part in Part)


async def test_a_report_taken_and_left_open_is_asked_about_and_after_a_week_known_above(database: Database) -> None:
    async with database.begin() as tx:
        life = await found(tx)
        head = Person(created_at=BEGIN)
        tx.add(head)
        await tx.flush()
        from_office = {"person_id": head.id, "office": Office.HEAD.value, "place": life.place}
        await tx.execute(
            text("""INSERT INTO appointments (person_id, office, organization_id, since)
                    VALUES (:person_id, :office, :place, '2026-01-01')"""),
            from_office,
        )
        mentee = Who(900, life.persons[0], "ru")
        number = await concerns.report(tx, mentee, Category.RUDENESS, urgent=False, now=BEGIN)
        row = await tx.get_one(Concern, number)
        row.organization_id = life.place
        assert await concerns.take(tx, number, Who(0, life.curator, "ru"), now=BEGIN)
    heard: dict[int, list[Any]] = {}
    for days in (2, 3, 4, 6, 7, 8, 9):
        async with database.begin() as tx:
            await concern_climb.sweep(tx, BEGIN + timedelta(days=days))
        rows = await ask(database, "SELECT person_id FROM notices WHERE key = 'concern-still-open' ORDER BY id")
        heard[days] = [person for (person,) in rows]
    assert heard[2] == []
    assert heard[3] == heard[6] == [life.curator]
    assert heard[7] == heard[9] == [life.curator, head.id]
    async with database.begin() as tx:
        assert isinstance(
            await concerns.close(tx, number, Who(0, life.curator, "ru"), "Всё хорошо", now=BEGIN + timedelta(days=10)), Concern
        )
    waiting = await ask(database, "SELECT 1 FROM notices WHERE key = 'concern-still-open' AND void_at IS NULL")
    assert waiting == [], "closed: what was not said yet is not said any more"
