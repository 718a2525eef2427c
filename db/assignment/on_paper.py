"""«Поступило на бумаге»: whoever has the last word holds the paper in hand, enters its № and date, and that closes it."""

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import answerable, assignments, changing
from db.assignment.assignment_log import note
from db.assignment.assignments import Listed
from db.assignment.changing import words_of
from db.assignment.reporting import as_evidence, as_row
from db.reminder import reminders
from db.speaking import notices
from domain import assignment as rules
from domain.assignment import Refusal
from domain.assignment_log import Did
from domain.pieces import Piece
from domain.pleas import EVERYTHING


async def report(tx: AsyncSession, assignment_id: int, by: int | None, paper: Piece, *, now: datetime) -> Listed | Refusal:
    """Report for the organisation and accept, in one go; marked as such. The executors are told that nothing is left to do."""
    one = await assignments.find(tx, assignment_id, lock=True)
    if one is None or by is None:
        return Refusal.NOT_YOURS
    may = await answerable.may_judge(tx, one, by, now)
    today = one.today(now)
    rule = await answerable.as_rule(tx, one, now)
    reported = rules.report(rule, by, [as_evidence(paper)], today, on_paper=True, may_accept=may)
    if isinstance(reported, Refusal):
        return reported
    tx.add(as_row(assignment_id, paper, by, now))
    await tx.flush()
    await tx.execute(
        text("""
            UPDATE assignments SET state = 'accepted', on_paper = true, reported_at = :now, reported_by = :by, decided_at = :now,
                   decided_by = :by, version = version + 1 WHERE id = :id
        """),
        {"id": assignment_id, "now": now, "by": by},
    )
    await note(tx, assignment_id, Did.PAPER, by, now, {"late": reported.late, "number": paper.words, "dated": paper.dated})
    await note(tx, assignment_id, Did.ACCEPTED, by, now, {})
    await changing.moot(tx, assignment_id, EVERYTHING, now=now)
    for person in sorted(await answerable.answerable_for(tx, one, now) - {by}):
        await notices.tell(
            tx,
            person,
            "paper-accepted",
            now=now,
            subject=("answer", assignment_id),
            document=paper.words,
            dated=paper.dated,
            **words_of(one),
        )
    await reminders.replan(tx, [assignment_id], now=now)
    found = await assignments.find(tx, assignment_id)
    assert found is not None  # it was locked a moment ago
    return found
