"""Two presses at the same instant give one effect: two people, or one person twice, each update in a transaction of its own.

Both wait for the same locked row before either goes on, so they truly meet; what is left is one line in the log, one change of
state, and nobody is told the same thing twice.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.assignment import assignment_log, assignments, changing, control, delegating, on_paper, pleas, reporting
from db.assignment.assignments import Listed
from db.models import Plea
from db.reminder import snoozes
from domain.assignment import EvidenceKind, Refusal
from domain.offices import Office
from domain.pieces import Piece
from domain.pleas import About
from domain.snoozing import Later
from tests.cases import case
from tests.rows import NOW, TODAY, Place, joined

DUE = date(2026, 9, 1)
LATER = DUE + timedelta(days=20)
LINE = (Piece(EvidenceKind.LINE, "провели"),)
PAPER = Piece(EvidenceKind.DOCUMENT, "12-о", TODAY)


@dataclass
class Stage:
    """A school whose head has a deputy, and a curator; a municipality with two coordinators; and what is pressed about."""

    place: Place
    coordinators: tuple[int, int]
    heads: tuple[int, int]
    curator: int
    assignment: int = 0
    version: int = 1
    plea: int = 0

    @classmethod
    async def founded(cls, tx: AsyncSession) -> "Stage":
        place = await Place.founded(tx)
        second = await joined(tx, Office.COORDINATOR, place.town)
        curator = await joined(tx, Office.CURATOR, place.schools[0])
        deputy = await joined(tx, Office.STAFF, place.schools[0])
        named = {"deputy": deputy, "head": place.heads[0]}
        await tx.execute(text("UPDATE appointments SET deputy_person_id = :deputy WHERE person_id = :head"), named)
        return cls(place, (place.coordinator, second), (place.heads[0], deputy), curator)

    @property
    def whoever_hears(self) -> tuple[int, int]:
        """The one who is reminded and may put off: the deputy, while the head is away."""
        return self.heads[1], self.heads[1]

    async def anew(self, tx: AsyncSession) -> None:
        """Another assignment to press about."""
        self.assignment, self.version, self.plea = await self.place.assigned(tx, due=DUE), 1, 0


Prepares = Callable[[AsyncSession, Stage], Awaitable[None]]
#: One press: the transaction of the update, the stage, and who presses.
Press = Callable[[AsyncSession, Stage, int], Awaitable[Any]]


async def _nothing(_: AsyncSession, __: Stage) -> None:
    """Open, as it was handed out."""


async def _reported(tx: AsyncSession, stage: Stage) -> None:
    done = await reporting.report(tx, stage.assignment, stage.heads[0], LINE, now=NOW)
    assert isinstance(done, Listed)
    stage.version = done.version


async def _handed_on(tx: AsyncSession, stage: Stage) -> None:
    assert isinstance(await delegating.delegate(tx, stage.assignment, stage.heads[0], stage.curator, now=NOW), Listed)


def _asked(about: About) -> Prepares:
    async def asked(tx: AsyncSession, stage: Stage) -> None:
        wished = LATER if about is About.EXTENSION else None
        plea = await pleas.ask(tx, stage.assignment, stage.heads[0], about, now=NOW, wished=wished, words="ремонт")
        assert isinstance(plea, Plea)
        stage.plea = plea.id

    return asked


async def accept(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await reporting.accept(tx, stage.assignment, by, stage.version, now=NOW)


async def send_back(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await reporting.send_back(tx, stage.assignment, by, stage.version, "нет подписи", now=NOW)


async def sweep(tx: AsyncSession, stage: Stage, by: int) -> Any:
    done = await control.accept_seen(tx, [(stage.assignment, stage.version)], by, now=NOW)
    return done.accepted[0] if done.accepted else Refusal.ALREADY_ACCEPTED


async def extend(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await changing.extend(tx, stage.assignment, by, LATER, now=NOW, reason="карантин")


async def lift(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await changing.lift(tx, stage.assignment, by, "ремонт", now=NOW)


async def from_paper(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await on_paper.report(tx, stage.assignment, by, PAPER, now=NOW)


async def report(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await reporting.report(tx, stage.assignment, by, LINE, now=NOW)


async def delegate(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await delegating.delegate(tx, stage.assignment, by, stage.curator, now=NOW)


async def take_back(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await delegating.take_back(tx, stage.assignment, by, now=NOW)


async def ask_for_time(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await pleas.ask(tx, stage.assignment, by, About.EXTENSION, now=NOW, wished=LATER, words="ремонт")


async def ask_for_help(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await pleas.ask(tx, stage.assignment, by, About.HELP, now=NOW, words="как?")


async def grant(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await pleas.grant(tx, stage.plea, by, now=NOW)


async def refuse(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await pleas.refuse(tx, stage.plea, by, "нет", now=NOW)


async def answer(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await pleas.answer(tx, stage.plea, by, "вот так", now=NOW)


async def put_off(tx: AsyncSession, stage: Stage, by: int) -> Any:
    return await snoozes.put_off(tx, stage.assignment, by, Later.TOMORROW, now=NOW)


@dataclass(frozen=True)
class Meeting:
    """Two presses that meet. `acts` is what either may leave in the log; `twice` is true where the second is no mistake."""

    name: str
    before: Prepares
    one: Press
    other: Press
    acts: tuple[str, ...]
    by: str = "coordinators"
    twice: bool = False


MEETINGS = (
    Meeting("accept", _reported, accept, accept, ("accepted",)),
    Meeting("return", _reported, send_back, send_back, ("returned",)),
    Meeting("accept or return", _reported, accept, send_back, ("accepted", "returned")),
    Meeting("accept all or one", _reported, sweep, accept, ("accepted",)),
    Meeting("accept or lift", _reported, accept, lift, ("accepted", "lifted")),
    Meeting("extend", _nothing, extend, extend, ("extended",)),
    Meeting("lift", _nothing, lift, lift, ("lifted",)),
    Meeting("on paper", _nothing, from_paper, from_paper, ("paper",)),
    Meeting("report", _nothing, report, report, ("reported",), by="heads"),
    Meeting("delegate", _nothing, delegate, delegate, ("delegated",), by="heads", twice=True),
    Meeting("take back", _handed_on, take_back, take_back, ("taken-back",), by="heads"),
    Meeting("ask for time", _nothing, ask_for_time, ask_for_time, ("extension-asked",), by="heads"),
    Meeting("ask for help", _nothing, ask_for_help, ask_for_help, ("help-asked",), by="heads"),
    Meeting("grant", _asked(About.EXTENSION), grant, grant, ("extended",)),
    Meeting("grant or refuse", _asked(About.LIFT), grant, refuse, ("lifted", "lift-refused")),
    Meeting("answer", _asked(About.HELP), answer, answer, ("help-answered",)),
)
#: One's own matter: only one person's double press can meet.
OWN = Meeting("put off", _nothing, put_off, put_off, ("snoozed",), by="whoever_hears", twice=True)


@pytest.mark.parametrize(("people", "meetings"), [("two", MEETINGS), ("one", (*MEETINGS, OWN))])
async def test_presses_that_meet_have_one_effect(database: Database, people: str, meetings: tuple[Meeting, ...]) -> None:
    async with database.begin() as tx:
        stage = await Stage.founded(tx)
    for meeting in meetings:
        async with database.begin() as tx:
            await stage.anew(tx)
            await meeting.before(tx, stage)
        with case(meeting.name):
            await _meet(database, stage, meeting, two=people == "two")


async def _meet(database: Database, stage: Stage, meeting: Meeting, *, two: bool) -> None:
    first, second = getattr(stage, meeting.by)

    async def presses(act: Press, by: int) -> Any:
        async with database.begin() as tx:
            return await act(tx, stage, by)

    async with database.begin() as tx:
        told_before = (await tx.execute(text("SELECT coalesce(max(id), 0) FROM notices"))).scalar_one()
        await tx.execute(text("SELECT 1 FROM assignments WHERE id = :id FOR UPDATE"), {"id": stage.assignment})
        both = [
            asyncio.create_task(presses(meeting.one, first)),
            asyncio.create_task(presses(meeting.other, second if two else first)),
        ]
        async with asyncio.timeout(20):
            while await _waiting(tx) < len(both):
                continue
    outcomes = await asyncio.gather(*both)

    assert sum(isinstance(one, Refusal) for one in outcomes) == (0 if meeting.twice else 1), outcomes
    async with database.read() as tx:
        one = await assignments.find(tx, stage.assignment)
        assert one is not None
        log = [entry.act for entry in await assignment_log.of(tx, one)]
        rows = await tx.execute(text("SELECT person_id, key FROM notices WHERE id > :last"), {"last": told_before})
        told = [tuple(row) for row in rows]
        pieces = len(await assignments.evidence_of(tx, stage.assignment))
    assert sum(log.count(act) for act in meeting.acts) == 1, log
    assert len(set(told)) == len(told), told
    assert pieces <= 1


async def _waiting(tx: AsyncSession) -> int:
    """How many transactions of this database wait for a row, seen anew: a transaction remembers what it has seen."""
    await tx.execute(text("SELECT pg_stat_clear_snapshot()"))
    found = await tx.execute(
        text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
    )
    return int(found.scalar_one())
