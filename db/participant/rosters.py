"""Personal codes of a roster: which there are, and who comes in with one. What a file changes is `roster_changes.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Draft, Participant, RosterCode, RosterName
from domain import codes, school_year
from domain.allowed_hours import local_day
from domain.codes import Code

#: The kind under which a roster that was read waits among the drafts, by organisation; how long it may, and how long a name of
#: somebody who never comes.
DRAFT = "roster"
UNCONFIRMED, NEVER_CAME = timedelta(days=7), timedelta(days=400)


class Unusable(StrEnum):
    """Why nobody comes in with a code."""

    MISREAD = "misread"  # what was typed is no code
    UNKNOWN = "unknown"  # no such code in this school: misread, or a slip of another one
    USED = "used"  # somebody else has come in with it
    WITHDRAWN = "withdrawn"  # taken off the roster


@dataclass(frozen=True)
class Entry:
    """A code of the roster that has not been withdrawn. `called` is known in mode `names` only."""

    id: int
    code: Code
    #: Of this school year; the code may carry the class of the year in which it was printed.
    school_class: codes.SchoolClass
    token: str
    called: str | None
    claimed: bool


async def any_free(tx: AsyncSession, organization_id: int) -> bool:
    """Whether the school has given out slips at all that somebody may still come in with."""
    found = await tx.execute(
        select(RosterCode.id)
        .where(
            RosterCode.organization_id == organization_id,
            RosterCode.withdrawn_at.is_(None),
            RosterCode.participant_id.is_(None),
        )
        .limit(1)
    )
    return found.scalar_one_or_none() is not None


def code_of(row: RosterCode) -> Code:
    """The code as it is printed."""
    return Code(codes.SchoolClass(row.grade, row.letter), row.number)


def class_of(row: RosterCode) -> codes.SchoolClass:
    """The class of this school year, whatever year the slip was printed in."""
    return codes.SchoolClass(row.grade_now or row.grade, row.letter)


async def of(tx: AsyncSession, organization_id: int) -> list[Entry]:
    """The living codes of an organisation, by class and number."""
    rows = await tx.execute(
        select(RosterCode, Participant.code.is_not(None))
        .outerjoin(Participant, Participant.id == RosterCode.participant_id)
        .where(RosterCode.organization_id == organization_id, RosterCode.withdrawn_at.is_(None))
        .order_by(RosterCode.grade, RosterCode.letter, RosterCode.number)
    )
    entries = [Entry(row.id, code_of(row), class_of(row), row.token, row.called, bool(claimed)) for row, claimed in rows]
    return sorted(entries, key=lambda one: (one.school_class, one.code))


async def find(tx: AsyncSession, organization_id: int, code_id: int, person_id: int | None) -> RosterCode | None:
    """The code of this id, if this person may come in with it."""
    found = await tx.execute(select(RosterCode).where(RosterCode.id == code_id, RosterCode.organization_id == organization_id))
    row = await _usable(tx, found.scalar_one_or_none(), person_id)
    return None if isinstance(row, Unusable) else row


async def by_token(tx: AsyncSession, organization_id: int, token: str, person_id: int | None) -> RosterCode | Unusable:
    """The code of a slip's link, if this person may come in with it."""
    found = await tx.execute(select(RosterCode).where(RosterCode.token == token, RosterCode.organization_id == organization_id))
    return await _usable(tx, found.scalar_one_or_none(), person_id)


async def by_code(tx: AsyncSession, organization_id: int, code: Code, person_id: int | None) -> RosterCode | Unusable:
    """The code as typed off a slip, if this person may come in with it."""
    return await _usable(tx, await printed(tx, organization_id, code), person_id)


async def printed(tx: AsyncSession, organization_id: int, code: Code) -> RosterCode | None:
    """The code as it stands on a slip, whoever may use it."""
    if code.school_class is None:
        return None
    found = await tx.execute(
        select(RosterCode).where(
            RosterCode.organization_id == organization_id,
            RosterCode.grade == code.school_class.grade,
            RosterCode.letter == code.school_class.letter,
            RosterCode.number == code.number,
        )
    )
    return found.scalar_one_or_none()


async def _usable(tx: AsyncSession, row: RosterCode | None, person_id: int | None) -> RosterCode | Unusable:
    if row is None:
        return Unusable.UNKNOWN
    if row.withdrawn_at is not None:
        return Unusable.WITHDRAWN
    holder = (
        await tx.execute(select(Participant).where(Participant.id == row.participant_id, Participant.code.is_not(None)))
    ).scalar_one_or_none()
    return Unusable.USED if holder is not None and holder.person_id != person_id else row


async def hold(tx: AsyncSession, organization_id: int, code: Code, person_id: int | None) -> RosterCode | Unusable:
    """As `by_code`, locked: of two people who send their forms in the same instant one comes in with it."""
    found = await by_code(tx, organization_id, code, person_id)
    if isinstance(found, Unusable):
        return found
    await tx.execute(select(RosterCode.id).where(RosterCode.id == found.id).with_for_update())
    await tx.refresh(found)
    return await _usable(tx, found, person_id)


async def claim(tx: AsyncSession, row: RosterCode, participant: Participant) -> str | None:
    """The participant comes in with the code; None where an earlier participation of the same person goes by it."""
    code = str(code_of(row))
    taken = await tx.execute(
        select(Participant.id).where(Participant.organization_id == row.organization_id, Participant.code == code)
    )
    if taken.scalar_one_or_none() is not None:
        return None
    row.participant_id = participant.id
    await tx.flush()
    return code


async def move_on(tx: AsyncSession, organization_id: int, today: date, zone: ZoneInfo, now: datetime) -> None:
    """The codes of this organisation into the classes of the school year that begins; those of leavers open nothing any more.

    From August on, as with classes that newcomers say: nobody comes in with a slip and the class of last year.
    """
    first = school_year.first_day_of_answers(school_year.year_of_class(today))
    midnight = datetime.combine(first, datetime.min.time(), zone)
    rows = await tx.execute(
        select(RosterCode)
        .where(
            RosterCode.organization_id == organization_id,
            RosterCode.withdrawn_at.is_(None),
            or_(RosterCode.class_as_of < first, RosterCode.class_as_of.is_(None) & (RosterCode.made_at < midnight)),
        )
        .order_by(RosterCode.id)
        .with_for_update()
    )
    leavers: list[int] = []
    for row in rows.scalars().all():
        grade = school_year.grade_said(row.grade_now or row.grade, row.class_as_of or local_day(row.made_at, zone), today)
        if grade is not None:
            row.grade_now = grade
        elif row.participant_id is None:
            leavers.append(row.id)
        row.class_as_of = first
    await tx.flush()
    if leavers:
        await withdraw(tx, leavers, now=now)


async def withdraw(tx: AsyncSession, code_ids: Sequence[int], *, now: datetime) -> None:
    """These codes open nothing any more, and nobody's name stands behind them."""
    await tx.execute(update(RosterCode).where(RosterCode.id.in_(code_ids)).values(withdrawn_at=now, called=None))
    await tx.execute(delete(RosterName).where(RosterName.roster_code_id.in_(code_ids)))


async def fade(tx: AsyncSession, now: datetime) -> None:
    """The daily work: a file that nobody has confirmed for a week, names of whoever has not come for over a year."""
    await tx.execute(delete(Draft).where(Draft.kind == DRAFT, Draft.changed_at < now - UNCONFIRMED))
    old = RosterCode.participant_id.is_(None) & (RosterCode.made_at < now - NEVER_CAME)
    await tx.execute(delete(RosterName).where(RosterName.roster_code_id.in_(select(RosterCode.id).where(old))))
    await tx.execute(update(RosterCode).where(old, RosterCode.called.is_not(None)).values(called=None))
