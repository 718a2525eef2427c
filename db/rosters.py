"""Personal codes of a roster: which there are, and who comes in with one. What a file changes is `db/roster_changes`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Draft, Participant, RosterCode, RosterName
from domain import codes
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
    token: str
    called: str | None
    claimed: bool

    @property
    def school_class(self) -> codes.SchoolClass:
        """The class that the code carries."""
        assert self.code.school_class is not None  # a roster is of classes
        return self.code.school_class


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


async def of(tx: AsyncSession, organization_id: int) -> list[Entry]:
    """The living codes of an organisation, by class and number."""
    rows = await tx.execute(
        select(RosterCode, Participant.code.is_not(None))
        .outerjoin(Participant, Participant.id == RosterCode.participant_id)
        .where(RosterCode.organization_id == organization_id, RosterCode.withdrawn_at.is_(None))
        .order_by(RosterCode.grade, RosterCode.letter, RosterCode.number)
    )
    return [Entry(row.id, code_of(row), row.token, row.called, bool(claimed)) for row, claimed in rows]


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
    if code.school_class is None:
        return Unusable.UNKNOWN
    found = await tx.execute(
        select(RosterCode).where(
            RosterCode.organization_id == organization_id,
            RosterCode.grade == code.school_class.grade,
            RosterCode.letter == code.school_class.letter,
            RosterCode.number == code.number,
        )
    )
    return await _usable(tx, found.scalar_one_or_none(), person_id)


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


async def forget(tx: AsyncSession, person_id: int) -> None:
    """A person is erased: their line of the roster knows no name any more and opens nothing. Before participants are blanked."""
    mine = select(Participant.id).where(Participant.person_id == person_id)
    rows = select(RosterCode.id).where(RosterCode.participant_id.in_(mine))
    await tx.execute(delete(RosterName).where(RosterName.roster_code_id.in_(rows)))
    await tx.execute(update(RosterCode).where(RosterCode.participant_id.in_(mine)).values(called=None, participant_id=None))


async def fade(tx: AsyncSession, now: datetime) -> None:
    """The daily work: a file that nobody has confirmed for a week, names of whoever has not come for over a year."""
    await tx.execute(delete(Draft).where(Draft.kind == DRAFT, Draft.changed_at < now - UNCONFIRMED))
    old = RosterCode.participant_id.is_(None) & (RosterCode.made_at < now - NEVER_CAME)
    await tx.execute(delete(RosterName).where(RosterName.roster_code_id.in_(select(RosterCode.id).where(old))))
    await tx.execute(update(RosterCode).where(old, RosterCode.called.is_not(None)).values(called=None))
