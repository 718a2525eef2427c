"""When a judge hears that a report has come: at once of the first one of a working day, of all others the next morning together.

Forty schools that report eight measures each are forty mornings' worth of quiet, not 320 messages; the queue itself shows every
report the moment it is sent.
"""

from datetime import datetime, time

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.assignment import answerable, assignments
from db.models import Notice
from domain.allowed_hours import Voice, local_day, moment_of, next_allowed
from domain.assignment import State
from domain.working_days import A_DAY

#: The words in which a judge hears of a report.
KEY = "report-came"


async def due(tx: AsyncSession, judge_id: int, now: datetime) -> datetime:
    """The moment (aware programme time) from which a report that comes `now` may be told to this judge.

    Two reports of one instant are looked at one after the other, or both would be the first.
    """
    await tx.execute(text("SELECT pg_advisory_xact_lock(hashtext('report-pings'), CAST(:judge AS int))"), {"judge": judge_id})
    zone = await calendar.zone_of(tx, judge_id)
    day = local_day(
        next_allowed(now, voice=Voice.NOTICE, zone=zone, working_days=await calendar.working_days(tx, local_day(now, zone))), zone
    )
    told = await tx.execute(
        text("""
            SELECT 1 FROM notices n JOIN deliveries d ON d.id = n.delivery_id
             WHERE n.person_id = :judge AND n.key = :key AND n.void_at IS NULL
               AND d.day = :day AND d.due_at <= :now AND d.state IN ('waiting', 'sent') LIMIT 1
        """),
        {"judge": judge_id, "key": KEY, "day": day, "now": now},
    )
    return now if told.one_or_none() is None else moment_of(day + A_DAY, time(0), zone)


async def still_waits(tx: AsyncSession, notice: Notice, now: datetime) -> bool:
    """Whether the report that a notice tells of still waits for its reader at this aware moment; true of other notices."""
    if notice.key != KEY:
        return True
    one = await assignments.find(tx, notice.subject_id or 0)
    return (
        one is not None
        and one.state is State.REPORTED
        and one.reported_by != notice.person_id
        and await answerable.may_judge(tx, one, notice.person_id, now)
    )
