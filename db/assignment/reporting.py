"""What is done to an assignment: reported, accepted, returned. The rules decide on a locked row, it is logged, others told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.assignment import answerable, assignments, changing, report_pings
from db.assignment.assignment_log import note
from db.assignment.assignments import Listed
from db.assignment.changing import words_of
from db.models import Evidence
from db.reminder import reminders
from db.speaking import notices
from domain import assignment as rules
from domain.assignment import Acceptor, EvidenceKind, Refusal, State
from domain.assignment_log import Did
from domain.pieces import Piece
from domain.pleas import EVERYTHING, MOOT_AFTER_REPORT


async def report(
    tx: AsyncSession, assignment_id: int, person_id: int | None, pieces: Sequence[Piece], *, now: datetime
) -> Listed | Refusal:
    """«Выполнено» with its evidence.

    Whoever accepts is told; with nobody to accept it is closed at once. Returns the assignment as it stands then.
    """
    one = await assignments.find(tx, assignment_id, lock=True)
    if one is None or person_id is None:
        return Refusal.NOT_YOURS
    sent = [as_evidence(as_piece(row)) for row in await assignments.evidence_of(tx, one.id)]
    before = replace(await answerable.as_rule(tx, one, now), evidence=tuple(sent))
    today = one.today(now)
    after = rules.report(before, person_id, [as_evidence(piece) for piece in pieces], today)
    if isinstance(after, Refusal):
        return after
    return await _is_reported(tx, one, after, pieces, person_id, person_id, Did.REPORTED, now)


async def prove(
    tx: AsyncSession, assignment_id: int, by: int, pieces: Sequence[Piece], *, reported_by: int | None, now: datetime
) -> Listed | Refusal:
    """Reported by what the programme has seen itself (an event, a message, an answer), which `by` has attached. `reported_by` is
    whoever of the organisation did it; None where nobody there has pressed anything, so that `by` may still accept it."""
    one = await assignments.find(tx, assignment_id, lock=True)
    if one is None:
        return Refusal.NOT_YOURS
    after = rules.prove(await answerable.as_rule(tx, one, now), [as_evidence(piece) for piece in pieces], one.today(now))
    if isinstance(after, Refusal):
        return after
    return await _is_reported(tx, one, after, pieces, by, reported_by, Did.PROVED, now)


async def _is_reported(
    tx: AsyncSession,
    one: Listed,
    after: rules.Assignment,
    pieces: Sequence[Piece],
    by: int,
    reported_by: int | None,
    did: Did,
    now: datetime,
) -> Listed:
    """Write down what the rules say, tell whoever accepts, let reminders follow."""
    assignment_id = one.id
    for piece in pieces:
        tx.add(as_row(assignment_id, piece, by, now))
    await tx.flush()
    closed = after.state is State.ACCEPTED
    await tx.execute(
        text("""
            UPDATE assignments SET state = :state, reported_at = :now, reported_by = CAST(:by AS bigint), version = version + 1,
                   decided_at = CASE WHEN :closed THEN CAST(:now AS timestamptz) ELSE decided_at END,
                   without_controller = :alone, on_paper = false
             WHERE id = :id
        """),
        {
            "id": assignment_id,
            "state": after.state.value,
            "now": now,
            "by": reported_by,
            "closed": closed,
            "alone": closed and not one.inside,
        },
    )
    await note(tx, assignment_id, did, by, now, {"late": after.late, "pieces": len(pieces)})
    if closed:
        await note(tx, assignment_id, Did.CLOSED, None, now, {"without_controller": not one.inside})
    await changing.moot(tx, assignment_id, MOOT_AFTER_REPORT, now=now)
    if after.acceptor is not Acceptor.NOBODY:
        for judge in sorted(await answerable.judges_of(tx, one, now) - {by}):
            await notices.tell(
                tx,
                judge,
                report_pings.KEY,
                now=now,
                at=await report_pings.due(tx, judge, now),
                subject=("report", assignment_id),
                buttons=[[notices.button("report-look", "judge", assignment_id, one.version + 1)]],
                **words_of(one),
            )
    await reminders.replan(tx, [assignment_id], now=now)
    return await _again(tx, assignment_id)


async def accept(tx: AsyncSession, assignment_id: int, person_id: int | None, version: int, *, now: datetime) -> Listed | Refusal:
    """Closed by one who may; the executor is told."""
    one = await assignments.find(tx, assignment_id, lock=True)
    if one is None or person_id is None:
        return Refusal.NOT_YOURS
    may_accept = await answerable.may_judge(tx, one, person_id, now)
    after = rules.accept(one.rule, person_id, may_accept=may_accept)
    if isinstance(after, Refusal):
        return after
    if one.version != version:
        return Refusal.NOTHING_REPORTED  # it was returned and reported anew since this screen was drawn
    if await assignments.awaits_approval(tx, assignment_id):
        return Refusal.AWAITS_APPROVAL
    await tx.execute(
        text("""
            UPDATE assignments SET state = 'accepted', decided_at = :now, decided_by = :by, version = version + 1 WHERE id = :id
        """),
        {"id": assignment_id, "now": now, "by": person_id},
    )
    await note(tx, assignment_id, Did.ACCEPTED, person_id, now, {})
    await notices.call_off(tx, ("report", assignment_id), now=now)
    await changing.moot(tx, assignment_id, EVERYTHING, now=now)
    for executor in sorted(await answerable.responsible_for(tx, one, now) - {person_id}):
        await notices.tell(tx, executor, "report-accepted", now=now, subject=("answer", assignment_id), **words_of(one))
    await reminders.replan(tx, [assignment_id], now=now)
    return await _again(tx, assignment_id)


async def send_back(
    tx: AsyncSession, assignment_id: int, person_id: int | None, version: int, comment: str, *, now: datetime
) -> Listed | Refusal:
    """Returned with what is missing; the executor is told and has three working days."""
    one = await assignments.find(tx, assignment_id, lock=True)
    if one is None or person_id is None:
        return Refusal.NOT_YOURS
    may_accept = await answerable.may_judge(tx, one, person_id, now)
    today = one.today(now)
    working_days = await calendar.working_days(tx, today)
    after = rules.send_back(one.rule, person_id, comment, today, working_days.after, may_accept=may_accept)
    if isinstance(after, Refusal):
        return after
    if one.version != version:
        return Refusal.NOTHING_REPORTED
    if await assignments.awaits_approval(tx, assignment_id):
        return Refusal.AWAITS_APPROVAL
    await tx.execute(
        text("""
            UPDATE assignments SET state = 'returned', decided_at = :now, decided_by = :by, comment = :comment,
                   return_due = :due, version = version + 1 WHERE id = :id
        """),
        {"id": assignment_id, "now": now, "by": person_id, "comment": after.comment, "due": after.return_due},
    )
    await note(tx, assignment_id, Did.RETURNED, person_id, now, {"comment": after.comment})
    await notices.call_off(tx, ("report", assignment_id), now=now)
    for executor in sorted(await answerable.responsible_for(tx, one, now) - {person_id}):
        await notices.tell(
            tx,
            executor,
            "report-returned",
            now=now,
            subject=("answer", assignment_id),
            buttons=[[notices.button("report-again", "done", assignment_id, one.version + 1)]],
            comment=after.comment,
            until=after.deadline or after.return_due,
            **words_of(one),
        )
    await reminders.replan(tx, [assignment_id], now=now)
    return await _again(tx, assignment_id)


def as_evidence(piece: Piece) -> rules.Evidence:
    """A piece as the rules see it."""
    words = piece.words or ""
    return rules.Evidence(
        piece.kind,
        number=words if piece.kind is EvidenceKind.DOCUMENT else "",
        dated=piece.dated,
        reference=piece.file_id or (words if piece.kind is EvidenceKind.LINK else ""),
        line=words,
    )


def as_piece(row: Evidence) -> Piece:
    """A row of evidence as a piece."""
    return Piece(EvidenceKind(row.kind), row.words, row.document_date, row.file_id, row.file_name, row.file_size)


def as_row(assignment_id: int, piece: Piece, by: int, now: datetime) -> Evidence:
    """A piece as it is kept."""
    return Evidence(
        assignment_id=assignment_id,
        kind=piece.kind.value,
        words=piece.words,
        document_date=piece.dated,
        file_id=piece.file_id,
        file_name=piece.file_name,
        file_size=piece.file_size,
        added_at=now,
        added_by=by,
    )


async def _again(tx: AsyncSession, assignment_id: int) -> Listed:
    found = await assignments.find(tx, assignment_id)
    assert found is not None  # it was locked a moment ago
    return found
