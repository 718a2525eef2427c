"""A school's own road map in the database: submitted, returned, approved; races, strangers, old versions, amended ones."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.assignment import answerable, assignments, reporting
from db.reminder import reminders, watched_keys, watching
from db.road_map import approving, own_maps, publishing, road_maps, submissions, submitting
from db.road_map.approving import Approved
from db.road_map.publishing import Unpublished
from db.road_map.submissions import Waiting
from domain.assignment import EvidenceKind, State
from domain.assignment import Refusal as Assignment
from domain.offices import Office
from domain.pieces import Piece
from domain.responsible import responsible_in
from domain.road_map import AskedAbout, Measure, Reading, ReadingQuestion
from domain.road_map.approval import Refusal
from domain.terms import YearContext, parse_term
from domain.watched import ItemKey, Kind
from tests.db.test_road_maps import drafted
from tests.rows import NOW, Place, joined

YEAR = YearContext.calendar(2026)


def row(words: str, term: str, responsible: str) -> Measure:
    """A row as the reader gives it."""
    return Measure(words, parse_term(term, context=YEAR), responsible=tuple(responsible_in(responsible)))


PLAN = (row("Назначить куратора", "до 15.09.2026", "Директор"), row("Собрать анкеты", "до 01.10.2026", "Куратор"))


@dataclass
class School:
    """A town whose order asks its schools for road maps; the first school has a draft of its own."""

    place: Place
    curator: int
    asked: int
    road_map: int
    number: int = field(default=1)

    @classmethod
    async def founded(cls, tx: AsyncSession, measures: tuple[Measure, ...] = PLAN) -> "School":
        place = await Place.founded(tx, schools=2)
        curator = await joined(tx, Office.CURATOR, place.schools[0])
        order = Reading("Приказ", measures=(row("Утвердить дорожную карту школы", "до 01.09.2026", "руководители школ"),))
        published = await publishing.publish(tx, await drafted(tx, place, order), place.coordinator, NOW)
        assert not isinstance(published, Unpublished)
        asked = next(one.id for one in published[1] if one.organization_id == place.schools[0])
        own = await drafted(tx, place, Reading("Карта", number="41", measures=measures), owner=place.schools[0])
        school = cls(place, curator, asked, own)
        await school.answers(tx, asked)
        return school

    @property
    def head(self) -> int:
        return self.place.heads[0]

    async def answers(self, tx: AsyncSession, assignment_id: int | None) -> bool:
        one = await road_maps.find(tx, self.road_map)
        assert one is not None
        return await own_maps.choose(tx, one, assignment_id)

    async def submits(self, tx: AsyncSession) -> Waiting:
        sent = await submitting.submit(tx, self.road_map, self.head, now=NOW)
        assert isinstance(sent, Waiting)
        return sent

    async def states(self, tx: AsyncSession) -> tuple[str, str, list[str]]:
        """The road map's state, the assignment's, and every version's."""
        own = await tx.execute(text("SELECT state FROM road_maps WHERE id = :id"), {"id": self.road_map})
        asked = await tx.execute(text("SELECT state FROM assignments WHERE id = :id"), {"id": self.asked})
        sent = await tx.execute(text("SELECT state FROM submissions ORDER BY id"))
        return own.scalar_one(), asked.scalar_one(), list(sent.scalars())


async def test_returned_approved_and_handed_out_inside_the_school(database: Database) -> None:
    async with database.begin() as tx:
        school = await School.founded(tx)
        first = await school.submits(tx)
        assert await school.states(tx) == ("submitted", "reported", ["waiting"])
        assert [one.id for one in await submissions.waiting_for(tx, school.place.coordinator, NOW)] == [first.id]
        assert await answerable.waiting_for(tx, school.place.coordinator, NOW) == [], "a road map is no report"
        drawn = await assignments.find(tx, school.asked)
        assert drawn is not None
        judge = school.place.coordinator
        accepted_bare = await reporting.accept(tx, school.asked, judge, drawn.version, now=NOW)
        returned_bare = await reporting.send_back(tx, school.asked, judge, drawn.version, "Нет", now=NOW)
        assert {accepted_bare, returned_bare} == {Assignment.AWAITS_APPROVAL}
        # Two working days, and never overdue meanwhile: the clock of a report.
        items = await watching.items(tx, watched_keys.keys_of([school.asked], submission_ids=[first.id]), now=NOW)
        assert [key.kind for key in items if items[key].is_watched] == [Kind.APPROVAL]
        approval = items[ItemKey(Kind.APPROVAL, first.id)]
        assert (approval.due, approval.chain.executors) == (first.due, (school.place.coordinator,))
        planned = text(
            "SELECT DISTINCT item_kind FROM reminders WHERE state = 'planned' AND item_id = :id AND item_kind = 'approval'"
        )
        assert (await tx.execute(planned, {"id": first.id})).scalars().all() == ["approval"]
        assert await reminders.replan(tx, None, now=NOW) == 0, "the sweep plans the same"

        back = await approving.send_back(tx, first.id, school.place.coordinator, "Нет сроков ", now=NOW)
        assert isinstance(back, Waiting)
        assert await school.states(tx) == ("returned", "returned", ["returned"])
        assert (await tx.execute(planned, {"id": first.id})).scalars().all() == []
        second = await school.submits(tx)
        done = await approving.approve(tx, second.id, school.place.coordinator, now=NOW)
        assert isinstance(done, Approved)
        assert done.closed
        assert await school.states(tx) == ("published", "accepted", ["returned", "approved"])
        kept = [
            (one.version, one.comment, one.submitted_by, one.decided_by) for one in await submissions.history(tx, school.road_map)
        ]
        assert kept == [
            (1, "Нет сроков", school.head, school.place.coordinator),
            (2, None, school.head, school.place.coordinator),
        ]
        (piece,) = await assignments.evidence_of(tx, school.asked)
        assert (piece.kind, piece.words, piece.added_by) == ("document", "41", school.head)
        assert [(one.organization_id, one.office) for one in done.given] == [
            (school.place.schools[0], Office.HEAD),
            (school.place.schools[0], Office.CURATOR),
        ]

        # The head's own is closed with its evidence, the curator's is accepted by the head and by nobody above.
        own, curators = (one.id for one in done.given)
        line = [Piece(EvidenceKind.LINE, words="Приказ издан")]
        closed = await reporting.report(tx, own, school.head, line, now=NOW)
        assert (closed.state, closed.without_controller) == (State.ACCEPTED, False)  # type: ignore[union-attr]
        reported = await reporting.report(tx, curators, school.curator, line, now=NOW)
        assert reported.state is State.REPORTED  # type: ignore[union-attr]
        assert [one.id for one in await answerable.waiting_for(tx, school.head, NOW)] == [curators]
        for above in (school.place.coordinator, school.place.controller, school.place.regional, school.place.heads[1]):
            assert await answerable.waiting_for(tx, above, NOW) == []
            assert (await reporting.accept(tx, curators, above, reported.version, now=NOW)) == "not_yours"  # type: ignore[union-attr]
        accepted = await reporting.accept(tx, curators, school.head, reported.version, now=NOW)  # type: ignore[union-attr]
        assert accepted.state is State.ACCEPTED  # type: ignore[union-attr]


async def test_reminders_stay_in_the_school(database: Database) -> None:
    async with database.begin() as tx:
        school = await School.founded(tx)
        sent = await school.submits(tx)
        done = await approving.approve(tx, sent.id, school.place.coordinator, now=NOW)
        assert isinstance(done, Approved)
        own = {one.id for one in done.given}
        late = NOW + timedelta(days=90)
        await reminders.replan(tx, sorted(own), now=late)
        hearers = await tx.execute(
            text("SELECT DISTINCT person_id FROM reminders WHERE item_kind = 'assignment' AND item_id = ANY(:ids)"),
            {"ids": list(own)},
        )
        assert set(hearers.scalars()) == {school.head, school.curator}
        people = {one.person_id for one in await reminders.preview(tx, school.place.town, now=late)}
        assert school.curator not in people, "the municipality's plan holds what the municipality gave"
        assert school.curator in {one.person_id for one in await reminders.preview(tx, school.place.schools[0], now=late)}


async def test_two_presses_at_once_decide_once(database: Database) -> None:
    async with database.begin() as tx:
        school = await School.founded(tx)

    async def submit() -> bool:
        async with database.begin() as tx:
            return isinstance(await submitting.submit(tx, school.road_map, school.head, now=NOW), Waiting)

    assert sorted(await asyncio.gather(*(submit() for _ in range(3)))) == [False, False, True]
    async with database.read() as tx:
        (waiting,) = await submissions.waiting_for(tx, school.place.coordinator, NOW)

    async def decide(approves: bool) -> bool:
        async with database.begin() as tx:
            if approves:
                return isinstance(await approving.approve(tx, waiting.id, school.place.coordinator, now=NOW), Approved)
            return isinstance(await approving.send_back(tx, waiting.id, school.place.coordinator, "Нет", now=NOW), Waiting)

    assert sorted(await asyncio.gather(decide(True), decide(False), decide(True))) == [False, False, True]
    async with database.read() as tx:
        state, asked, sent = await school.states(tx)
        given = await tx.execute(
            text("SELECT count(*) FROM assignments a JOIN measures m ON m.id = a.measure_id WHERE m.road_map_id = :id"),
            {"id": school.road_map},
        )
        assert (state, asked, sent, given.scalar_one()) in (
            ("published", "accepted", ["approved"], 2),
            ("returned", "returned", ["returned"], 0),
        )


async def test_old_versions_and_strangers_change_nothing(database: Database) -> None:
    async with database.begin() as tx:
        school = await School.founded(tx)
        place = school.place
        for stranger in (place.heads[1], place.coordinator, place.regional, None):
            assert await submitting.submit(tx, school.road_map, stranger, now=NOW) is Refusal.NOT_YOURS
        withdrawn = await school.submits(tx)
        assert await submitting.withdraw(tx, withdrawn.id, place.heads[1], now=NOW) is Refusal.NOT_YOURS
        assert isinstance(await submitting.withdraw(tx, withdrawn.id, school.curator, now=NOW), Waiting)
        assert await school.states(tx) == ("draft", "open", ["withdrawn"])
        assert await approving.approve(tx, withdrawn.id, place.coordinator, now=NOW) is Refusal.NOT_WAITING
        again = await school.submits(tx)
        before = await school.states(tx)
        for old in (withdrawn.id, 0):
            assert isinstance(await approving.approve(tx, old, place.coordinator, now=NOW), Refusal)
            assert isinstance(await approving.send_back(tx, old, place.coordinator, "Нет", now=NOW), Refusal)
            assert isinstance(await submitting.withdraw(tx, old, school.head, now=NOW), Refusal)
        for stranger in (place.heads[1], school.curator, place.controller, place.regional, None):
            assert await approving.approve(tx, again.id, stranger, now=NOW) is Refusal.NOT_YOURS
        assert await approving.send_back(tx, again.id, place.coordinator, "  ", now=NOW) is Refusal.COMMENT_MISSING
        assert await school.states(tx) == before
        # A draft of a school is published by nobody directly.
        assert await publishing.publish(tx, school.road_map, school.head, NOW) is Unpublished.NOT_A_DRAFT


async def test_what_cannot_be_submitted(database: Database) -> None:
    asked = parse_term("до 30 февраля 2026 года", context=YEAR)
    unclear = (Measure("Собрать списки", asked, responsible=tuple(responsible_in("Директор"))),)
    async with database.begin() as tx:
        school = await School.founded(tx)
        # Only what asks for a road map, and is still to be done, can be answered with one.
        other = (
            await tx.execute(text("SELECT id FROM assignments WHERE organization_id <> :id"), {"id": school.place.schools[0]})
        ).scalars()
        assert not await school.answers(tx, next(iter(other)))
        assert await school.answers(tx, None)
        assert [one.id for one in await own_maps.candidates(tx, school.place.schools[0])] == [school.asked]
        await school.answers(tx, school.asked)
        removed = text("UPDATE measures SET removed_at = :at WHERE road_map_id = :id")
        await tx.execute(removed, {"at": NOW, "id": school.road_map})
        assert await submitting.submit(tx, school.road_map, school.head, now=NOW) is Refusal.EMPTY
        await tx.execute(removed, {"at": None, "id": school.road_map})
        tx.expire_all()
        await reporting.report(tx, school.asked, school.head, [Piece(EvidenceKind.LINE, words="Готово")], now=NOW)
        assert await submitting.submit(tx, school.road_map, school.head, now=NOW) is Refusal.ASSIGNMENT_CLOSED
        unread = Reading(
            "Карта", measures=unclear, questions=(ReadingQuestion(AskedAbout.TERM, "?", row=0, term=asked.question),)
        )
        waits = await drafted(tx, school.place, unread, owner=school.place.schools[0], content=b"other")
        assert await submitting.submit(tx, waits, school.head, now=NOW) is Refusal.ALL_ASKED
        await tx.execute(text("UPDATE appointments SET until = since WHERE office = 'coordinator'"))
        await school.answers(tx, None)
        assert await submitting.submit(tx, school.road_map, school.head, now=NOW + timedelta(days=9)) is Refusal.NO_COORDINATOR
        assert await school.states(tx) == ("draft", "reported", [])


async def test_amended_road_map_goes_the_same_way_and_keeps_what_was_done(database: Database) -> None:
    async with database.begin() as tx:
        school = await School.founded(tx)
        sent = await school.submits(tx)
        done = await approving.approve(tx, sent.id, school.place.coordinator, now=NOW)
        assert isinstance(done, Approved)
        first, second = (one.id for one in done.given)
        await reporting.report(tx, first, school.head, [Piece(EvidenceKind.LINE, words="Готово")], now=NOW)
        before, school_id = school.road_map, school.place.schools[0]

        async def edition(content: bytes, *measures: Measure, of: int) -> None:
            school.road_map = await drafted(
                tx, school.place, Reading("Карта", measures=measures), owner=school_id, content=content
            )
            one = await road_maps.find(tx, school.road_map)
            assert one is not None
            assert await own_maps.take_place_of(tx, one, of, now=NOW)
            assert not await own_maps.take_place_of(tx, one, 0, now=NOW)

        await edition(b"the same", *PLAN, of=before)
        assert await submitting.submit(tx, school.road_map, school.head, now=NOW) is Refusal.NOTHING_NEW
        await edition(b"amended", row("Собрать анкеты", "до 01.11.2026", "Куратор"), of=before)
        returned = await school.submits(tx)
        assert returned.version == 2
        await approving.send_back(tx, returned.id, school.place.coordinator, "Добавьте родителей", now=NOW)
        late = row("Провести собрание", "до 01.12.2026", "Директор")
        await edition(b"better", row("Собрать анкеты", "до 01.11.2026", "Куратор"), late, of=school.road_map)
        again = await school.submits(tx)
        assert [one.state for one in await submissions.history(tx, school.road_map)] == ["approved", "returned", "waiting"]
        amended = await approving.approve(tx, again.id, school.place.coordinator, now=NOW)
        assert isinstance(amended, Approved)
        # What was done stays done, what lives on is the same assignment with its new date, and the new row is a new one.
        assert [(one.id == second, str(one.due)) for one in amended.given] == [(True, "2026-11-01"), (False, "2026-12-01")]
        state = await tx.execute(text("SELECT state FROM assignments WHERE id = :id"), {"id": first})
        assert state.scalar_one() == "accepted"
        maps = await tx.execute(text("SELECT state FROM road_maps WHERE organization_id = :id ORDER BY id"), {"id": school_id})
        assert list(maps.scalars()) == ["replaced", "draft", "discarded", "published"]


FORBIDDEN = (
    "UPDATE submissions SET state = 'returned', decided_at = now(), decided_by = submitted_by + 1",
    "UPDATE submissions SET state = 'approved'",
    "UPDATE submissions SET state = 'approved', decided_at = now(), decided_by = submitted_by",
    "UPDATE submissions SET state = 'lost', decided_at = now(), decided_by = submitted_by",
    "INSERT INTO submissions (road_map_id, version, submitted_at, submitted_by)"
    " SELECT road_map_id, 2, now(), submitted_by FROM submissions",
)


async def test_database_refuses_what_the_rules_forbid(database: Database) -> None:
    async with database.begin() as tx:
        school = await School.founded(tx)
        await school.submits(tx)
    for statement in FORBIDDEN:
        with pytest.raises(IntegrityError):
            async with database.begin() as tx:
                await tx.execute(text(statement))
