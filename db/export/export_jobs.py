"""Tables that take long: asked for → worked on in a process of its own → made → handed over; cancelled at any moment.

The row of `exports` is the job. Its `attempts` is the fence: whoever works on an earlier attempt writes nothing any more. Every
step that the person should see puts a row of ours into their inbox, so that it is told in their own order, one after another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from db.models import Export
from domain.exports import Holds, What, format_of

#: Whoever works says so more often than this, or has died.
LEASE = timedelta(seconds=60)
#: A job that has taken its process with it so often is given up.
ATTEMPTS = 3
#: Files that one person waits for at a time.
AT_ONCE = 3
#: Under which name a row of ours in the inbox says which job it is about.
OWN = "export"

#: The word about a table that whoever asked may not have.
NOT_ALLOWED = "not-allowed"

_OPEN = ("waiting", "working", "made")


class Enough(Exception):
    """The person waits for as many files as may be made for one at a time."""


class Stopped(Exception):
    """The job was cancelled, or somebody else works on it."""


@dataclass(frozen=True)
class Job:
    """What is to be made. `attempt` is the fence; `by_mail` files also go to the office address."""

    id: int
    attempt: int
    by: int
    organization_id: int
    what: What
    holds: Holds
    language: str
    details: Mapping[str, Any]
    percent: int = 0


async def ask(
    tx: AsyncSession,
    by: int,
    what: What,
    organization_id: int,
    *,
    holds: Holds,
    language: str,
    now: datetime,
    details: Mapping[str, Any] | None = None,
    schedule: tuple[int, date] | None = None,
) -> int | None:
    """Write the job down; the same one that is still being made is that one. Rights are asked when it is made.

    `schedule` is a standing order and the day that it meant: None is returned where that file was asked for already. Raises
    `Enough`.
    """
    await tx.execute(text("SELECT id FROM persons WHERE id = :by FOR NO KEY UPDATE"), {"by": by})
    waiting = (await tx.execute(select(Export).where(Export.by == by, Export.state.in_(_OPEN)))).scalars().all()
    same = [
        one
        for one in waiting
        if (one.what, one.organization_id, one.details) == (what.value, organization_id, dict(details or {}))
    ]
    if schedule is None:
        if same:
            return same[0].id
        if len(waiting) >= AT_ONCE:
            raise Enough
    elif await _scheduled(tx, *schedule):
        return None
    row = Export(
        organization_id=organization_id,
        by=by,
        what=what.value,
        format=format_of(what),
        holds=holds.value,
        language=language,
        asked_at=now,
        details=dict(details or {}),
        schedule_id=schedule[0] if schedule else None,
        period=schedule[1] if schedule else None,
    )
    tx.add(row)
    await tx.flush()
    await _tell(tx, row.id)
    return row.id


async def _scheduled(tx: AsyncSession, schedule_id: int, period: date) -> bool:
    """Whether the file of this period was asked for; the standing order is held until the commit, so that only one asks."""
    await tx.execute(text("SELECT id FROM export_schedules WHERE id = :id FOR UPDATE"), {"id": schedule_id})
    found = await tx.execute(select(Export.id).where(Export.schedule_id == schedule_id, Export.period == period))
    return found.scalar_one_or_none() is not None


async def claim(tx: AsyncSession) -> Job | None:
    """Take one job in hand that waits, or whose worker has died. None when there is none."""
    found = await tx.execute(
        text("""
            UPDATE exports SET state = 'working', attempts = attempts + 1, lease_until = clock_timestamp() + :lease
             WHERE id IN (SELECT id FROM exports
                           WHERE state = 'waiting' OR (state = 'working' AND lease_until <= clock_timestamp())
                           ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, attempts AS attempt, "by", organization_id, what, holds, language, details
        """),
        {"lease": LEASE},
    )
    row = found.mappings().one_or_none()
    return None if row is None else Job(**{**row, "what": What(row["what"]), "holds": Holds(row["holds"])})


async def inherit(tx: AsyncSession) -> None:
    """Free what a dead process held. Only for whoever is alone on this database; the fence stays."""
    await tx.execute(text("UPDATE exports SET lease_until = clock_timestamp() WHERE lease_until > clock_timestamp()"))


async def passed_over(tx: AsyncSession) -> bool:
    """After a claim that found none: whether one waits all the same, whose row somebody was just writing."""
    found = await tx.execute(text("SELECT EXISTS (SELECT 1 FROM exports WHERE state = 'waiting')"))
    return bool(found.scalar_one())


async def went_on(tx: AsyncSession, job: Job, percent: int, *, tell: bool) -> None:
    """So much is done, and whoever does it lives; with `tell` the person sees it. Raises `Stopped`."""
    found = await tx.execute(
        text("""
            UPDATE exports SET percent = :percent, lease_until = clock_timestamp() + :lease
             WHERE id = :id AND state = 'working' AND attempts = :attempt RETURNING id
        """),
        {"id": job.id, "attempt": job.attempt, "percent": percent, "lease": LEASE},
    )
    if found.one_or_none() is None:
        raise Stopped
    if tell:
        await _tell(tx, job.id)


async def made(tx: AsyncSession, job: Job, content: bytes, *, file_name: str, rows: int, now: datetime) -> None:
    """The file is there and waits to be handed over; to the office address too, where that was wished. Raises `Stopped`."""
    changed = await tx.execute(
        update(Export)
        .where(Export.id == job.id, Export.state == "working", Export.attempts == job.attempt)
        .values(
            state="made",
            finished_at=now,
            percent=100,
            rows=rows,
            size=len(content),
            sha256=sha256(content).digest(),
            file_name=file_name,
            content=content,
            lease_until=None,
        )
        .returning(Export.id)
    )
    if changed.one_or_none() is None:
        raise Stopped
    await tx.execute(
        text("""
            INSERT INTO export_mails (export_id, address, created_at)
            SELECT e.id, o.email, :now FROM exports e JOIN export_schedules s ON s.id = e.schedule_id AND s.by_mail
              JOIN organizations o ON o.id = e.organization_id AND o.email IS NOT NULL
             WHERE e.id = :id ON CONFLICT DO NOTHING
        """),
        {"id": job.id, "now": now},
    )
    await _tell(tx, job.id)


async def not_made(tx: AsyncSession, job: Job, failure: str, *, now: datetime, again: bool = True) -> None:
    """It broke off. To be tried anew, or given up after the last attempt (at once without `again`); then the person is told."""
    gone = not again or job.attempt >= ATTEMPTS
    found = await tx.execute(
        text("""
            UPDATE exports SET state = CASE WHEN :gone THEN 'failed' ELSE 'waiting' END, failure = :failure, lease_until = NULL,
                   finished_at = CASE WHEN :gone THEN CAST(:now AS timestamptz) END
             WHERE id = :id AND state = 'working' AND attempts = :attempt RETURNING id
        """),
        {"id": job.id, "attempt": job.attempt, "gone": gone, "failure": failure[:300], "now": now},
    )
    if gone and found.one_or_none() is not None:
        await lay_down(tx, job.id, failure, now)
        await _tell(tx, job.id)


async def cancel(tx: AsyncSession, export_id: int, by: int | None, *, now: datetime) -> bool:
    """The person does not want it any more. False where there is nothing left to stop."""
    found = await tx.execute(
        text("""
            UPDATE exports SET state = 'cancelled', finished_at = :now, content = NULL, lease_until = NULL
             WHERE id = :id AND "by" = :by AND state IN ('waiting', 'working', 'made') RETURNING id
        """),
        {"id": export_id, "by": by, "now": now},
    )
    if found.one_or_none() is None:
        return False
    await tx.execute(text("DELETE FROM export_mails WHERE export_id = :id AND state = 'waiting'"), {"id": export_id})
    await _tell(tx, export_id)
    return True


async def find(tx: AsyncSession, export_id: int, *, content: bool = False) -> Export | None:
    """The row, with the file where `content` is wished."""
    query = select(Export).where(Export.id == export_id)
    return (await tx.execute(query.options(undefer(Export.content)) if content else query)).scalar_one_or_none()


async def open_of(tx: AsyncSession, person_id: int) -> list[Export]:
    """What this person waits for, the latest first."""
    query = select(Export).where(Export.by == person_id, Export.state.in_(_OPEN)).order_by(Export.id.desc())
    return list((await tx.execute(query)).scalars())


async def shown(tx: AsyncSession, export_id: int, message_id: int) -> None:
    """In which message the person sees how far it is."""
    await tx.execute(text("UPDATE exports SET message_id = :message WHERE id = :id"), {"id": export_id, "message": message_id})


async def lay_down(tx: AsyncSession, export_id: int, failure: str, now: datetime) -> None:
    """A standing order of somebody who may not have the table any more ends; the person is told once, not every week."""
    if failure == NOT_ALLOWED:
        await tx.execute(
            text("""
                UPDATE export_schedules s SET removed_at = :now FROM exports e
                 WHERE e.id = :id AND s.id = e.schedule_id AND s.removed_at IS NULL
            """),
            {"id": export_id, "now": now},
        )


async def _tell(tx: AsyncSession, export_id: int) -> None:
    """A row of ours in the person's inbox: it is handled in their order. One that waits already will see what stands now."""
    await tx.execute(
        text(f"""
            INSERT INTO updates (update_id, key, payload)
            SELECT NULL, a.external_id, jsonb_build_object('{OWN}', e.id)
              FROM exports e JOIN accounts a ON a.person_id = e."by" AND a.replaced_at IS NULL AND a.messenger = 'telegram'
             WHERE e.id = :id AND NOT EXISTS (
                   SELECT 1 FROM updates u WHERE u.key = a.external_id AND u.done_at IS NULL AND u.dead_at IS NULL
                      AND u.attempts = 0 AND u.payload = jsonb_build_object('{OWN}', e.id))
        """),
        {"id": export_id},
    )
