"""What executors ask and are answered: more time, help, to be let off; on paper; two at once, old buttons, wrong hands."""

import asyncio
from datetime import date, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.assignment import assignment_log, assignments, changing, on_paper, pleas, reporting
from db.assignment.assignments import Listed
from db.models import Plea
from db.reminder import snoozes
from domain.assignment import EvidenceKind, Refusal, State
from domain.pieces import Piece
from domain.pleas import About, Standing
from domain.snoozing import Later
from tests.cases import case
from tests.db.test_assignments import DUE, LINE, told
from tests.rows import NOW, TODAY, Place, promised

LATER = DUE + timedelta(days=30)
PAPER = Piece(EvidenceKind.DOCUMENT, "12-о", date(2026, 8, 10))


async def asked(tx: AsyncSession, place: Place, about: About = About.EXTENSION, **more: Any) -> Plea:
    """The head of the first school asks about a new assignment."""
    number = await place.assigned(tx, due=DUE)
    wished = LATER if about is About.EXTENSION else None
    plea = await pleas.ask(tx, number, place.heads[0], about, now=NOW, wished=wished, words="ремонт", **more)
    assert isinstance(plea, Plea)
    return plea


async def acts(tx: AsyncSession, assignment_id: int) -> list[str]:
    """What its log says."""
    one = await assignments.find(tx, assignment_id)
    assert one is not None
    return [entry.act for entry in await assignment_log.of(tx, one)]


async def test_more_time_is_granted_the_day_moves_reminders_follow_and_the_log_keeps_what_was(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        plea = await asked(tx, place)
        assert await told(tx, place.coordinator) == ["plea-came"]
        assert [one.id for one, _ in await pleas.waiting_for(tx, place.coordinator, NOW)] == [plea.id]
        other = LATER - timedelta(days=10)
        one = await pleas.grant(tx, plea.id, place.coordinator, now=NOW, until=other)
        assert isinstance(one, Listed)
        assert (one.due, one.deadline, plea.granted, plea.standing) == (other, other, other, Standing.GRANTED)
        assert await told(tx, place.heads[0]) == ["assignment-extended"]
        assert {(item, day <= other) for _, _, item, _, day in await promised(tx)} == {(one.id, True)}
        assert min(day for *_, day in await promised(tx)) > DUE - timedelta(days=14)  # nothing of the old day is left
        said = await assignment_log.of(tx, one)
        assert [entry.act for entry in said] == ["extension-asked", "extended"]
        assert said[1].detail == {"from": DUE.isoformat(), "to": other.isoformat()}
        assert (said[0].by and said[0].by.office, said[1].by and said[1].by.office) == ("head", "coordinator")
        for by, until, why, refusal in (
            (place.coordinator, LATER, " ", Refusal.REASON_MISSING),
            (place.coordinator, other, "ремонт", Refusal.NOT_LATER),
            (place.coordinator, TODAY - timedelta(days=1), "ремонт", Refusal.INTO_PAST),
            (place.heads[0], LATER, "ремонт", Refusal.NOT_YOURS),
        ):
            with case(until):
                assert await changing.extend(tx, one.id, by, until, now=NOW, reason=why) is refusal
        for late in (
            pleas.grant(tx, plea.id, place.coordinator, now=NOW),
            pleas.refuse(tx, plea.id, place.coordinator, "", now=NOW),
        ):
            assert await late is Refusal.NOTHING_ASKED


async def test_what_cannot_be_asked_or_granted_leaves_everything_as_it_was(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        number = await place.assigned(tx, due=DUE)
        undated = await place.assigned(tx, due=DUE)
        await tx.execute(text("UPDATE assignments SET due = NULL WHERE id = :id"), {"id": undated})
        own = await place.assigned(tx, due=DUE, school=None)
        await tx.execute(text("DELETE FROM appointments WHERE office = 'controller'"))
        head, stranger = place.heads
        for by, what, wished, words, refusal in (
            (head, number, TODAY - timedelta(days=1), "ремонт", Refusal.INTO_PAST),
            (head, number, DUE, "ремонт", Refusal.NOT_LATER),
            (head, number, None, "ремонт", Refusal.NOT_LATER),
            (head, number, LATER, "  ", Refusal.REASON_MISSING),
            (head, undated, LATER, "ремонт", Refusal.NO_TERM),
            (stranger, number, LATER, "ремонт", Refusal.NOT_YOURS),
            (None, number, LATER, "ремонт", Refusal.NOT_YOURS),
            (place.coordinator, own, LATER, "ремонт", Refusal.NOBODY_TO_ASK),
        ):
            with case((what, wished, words)):
                assert await pleas.ask(tx, what, by, About.EXTENSION, now=NOW, wished=wished, words=words) is refusal
        assert isinstance(await pleas.ask(tx, own, place.coordinator, About.HELP, now=NOW), Plea)
        assert await told(tx, place.regional) == ["plea-came"]  # without a controller the region helps
        plea = await pleas.ask(tx, number, head, About.EXTENSION, now=NOW, wished=LATER, words="ремонт")
        assert isinstance(plea, Plea)
        assert await pleas.ask(tx, number, head, About.EXTENSION, now=NOW, wished=LATER, words="и ещё") is Refusal.ALREADY_ASKED
        for by in (head, stranger, place.regional, None):
            assert await pleas.grant(tx, plea.id, by, now=NOW) is Refusal.NOT_YOURS
        past = await pleas.grant(tx, plea.id, place.coordinator, now=NOW, until=TODAY - timedelta(days=1))
        assert past is Refusal.INTO_PAST
        assert await pleas.answer(tx, plea.id, place.coordinator, "ок", now=NOW) is Refusal.NOTHING_ASKED
        found = await assignments.find(tx, number)
        assert found is not None
        assert (found.due, found.version, plea.standing) == (DUE, 1, Standing.WAITING)
        assert await acts(tx, number) == ["extension-asked"]


async def test_two_who_answer_at_once_give_one_answer_and_a_report_in_between_ends_the_plea(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        plea = await asked(tx, place)
        second = await asked(tx, place)

    async def decide(yes: bool) -> object:
        async with database.begin() as tx:
            if yes:
                return await pleas.grant(tx, plea.id, place.coordinator, now=NOW)
            return await pleas.refuse(tx, plea.id, place.coordinator, "нет", now=NOW)

    outcomes = await asyncio.gather(decide(True), decide(False), decide(True))
    assert sorted(outcome is Refusal.NOTHING_ASKED for outcome in outcomes) == [False, True, True]
    async with database.begin() as tx:
        assert len(await acts(tx, plea.assignment_id)) == 2
        assert isinstance(await reporting.report(tx, second.assignment_id, place.heads[0], LINE, now=NOW), Listed)
        assert await pleas.grant(tx, second.id, place.coordinator, now=NOW) is Refusal.NOTHING_ASKED
        assert await pleas.waiting_for(tx, place.coordinator, NOW) == []


async def test_help_is_answered_in_one_message_that_reaches_who_asked(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        plea = await asked(tx, place, About.HELP)
        assert await pleas.answer(tx, plea.id, place.coordinator, "  ", now=NOW) is Refusal.COMMENT_MISSING
        assert isinstance(await pleas.answer(tx, plea.id, place.coordinator, "Образец пришлю", now=NOW), Listed)
        assert await pleas.answer(tx, plea.id, place.coordinator, "ещё", now=NOW) is Refusal.NOTHING_ASKED
        assert await told(tx, place.heads[0]) == ["plea-answered"]
        assert await acts(tx, plea.assignment_id) == ["help-asked", "help-answered"]


async def test_not_required_is_declined_or_accepted_and_then_nobody_is_reminded(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        plea = await asked(tx, place, About.LIFT)
        assert isinstance(await pleas.refuse(tx, plea.id, place.coordinator, "касается всех", now=NOW), Listed)
        again = await pleas.ask(tx, plea.assignment_id, place.heads[0], About.LIFT, now=NOW, words="нет 9 классов")
        assert isinstance(again, Plea)
        one = await pleas.grant(tx, again.id, place.coordinator, now=NOW)
        assert isinstance(one, Listed)
        assert (one.state, one.comment) == (State.NOT_REQUIRED, "нет 9 классов")
        assert await promised(tx) == []
        assert await told(tx, place.heads[0]) == ["plea-answered", "assignment-lifted"]
        assert await acts(tx, one.id) == ["lift-asked", "lift-refused", "lift-asked", "lifted"]
        assert await changing.extend(tx, one.id, place.coordinator, LATER, now=NOW) is Refusal.NOT_REQUIRED
        assert await reporting.report(tx, one.id, place.heads[0], LINE, now=NOW) is Refusal.NOT_REQUIRED


async def test_what_came_on_paper_is_entered_once_by_who_accepts_and_marked(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        number = await place.assigned(tx, due=DUE, evidence="photo")
        for stranger in (place.heads[0], place.heads[1], place.controller, None):
            assert await on_paper.report(tx, number, stranger, PAPER, now=NOW) is Refusal.NOT_YOURS
        assert await on_paper.report(tx, number, place.coordinator, LINE[0], now=NOW) is Refusal.EVIDENCE_MISSING
    async with database.begin() as tx:
        outcome = Piece(EvidenceKind.DOCUMENT, "12-о", TODAY + timedelta(days=1))
        assert await on_paper.report(tx, number, place.coordinator, outcome, now=NOW) is Refusal.DATE_IN_FUTURE

    async def enter() -> object:
        async with database.begin() as tx:
            return await on_paper.report(tx, number, place.coordinator, PAPER, now=NOW)

    outcomes = await asyncio.gather(enter(), enter())
    assert sorted(one is Refusal.ALREADY_ACCEPTED for one in outcomes) == [False, True]
    async with database.read() as tx:
        found = await assignments.find(tx, number)
        assert found is not None
        assert (found.state, found.on_paper, found.reported_by) == (State.ACCEPTED, True, place.coordinator)
        assert await acts(tx, number) == ["paper", "accepted"]
        assert await told(tx, place.heads[0]) == ["paper-accepted"]
        assert await promised(tx) == []


async def test_putting_off_twice_in_one_instant_counts_once_and_never_passes_the_day(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        number = await place.assigned(tx, due=TODAY + timedelta(days=1))

    async def off() -> date | None:
        async with database.begin() as tx:
            return await snoozes.put_off(tx, number, place.heads[0], Later.TOMORROW, now=NOW)

    assert await asyncio.gather(off(), off()) == [TODAY + timedelta(days=1)] * 2
    async with database.begin() as tx:
        assert await acts(tx, number) == ["snoozed"]
        assert await snoozes.put_off(tx, number, place.heads[0], Later.THREE_DAYS, now=NOW) is None
