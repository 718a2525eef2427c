"""Whom a segment reaches now: officials by name, participants to be counted; asked in a handful of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import control
from db.assignment.assignments import Listed
from db.assignment.control import Scope, scope_of
from db.models import Organization, OrganizationKind, Person
from db.organization import organizations
from db.reminder.holders import Holders, reachable
from domain.allowed_hours import Voice
from domain.assignment import Mark
from domain.offices import Level, Office
from domain.segments import OFFERED, OFFICES, ROLES, Segment, Standing, Whom
from domain.who import Who


@dataclass(frozen=True)
class Addressed:
    """Somebody who belongs to a segment. `office` is None for participants."""

    person_id: int
    organization_id: int
    organization: str
    office: Office | None
    name: str | None
    reachable: bool
    pupil: bool = False

    @property
    def voice(self) -> Voice:
        """In whose hours this person may be spoken to: pupils are at school before 14:00."""
        return Voice.MEETING_PUPIL if self.pupil else Voice.NOTICE


@dataclass(frozen=True)
class Reach:
    """Everybody of a segment, each person once; in `empty` organisations nobody holds the office."""

    people: tuple[Addressed, ...]
    empty: tuple[str, ...] = ()

    @property
    def reached(self) -> tuple[Addressed, ...]:
        """Those who have a way to be spoken to."""
        return tuple(one for one in self.people if one.reachable)

    @property
    def unreachable(self) -> tuple[Addressed, ...]:
        """Those who have none."""
        return tuple(one for one in self.people if not one.reachable)

    @property
    def print(self) -> int:
        """Changes whenever somebody else would be reached: carried by the button under the preview."""
        return crc32(",".join(str(one.person_id) for one in self.reached).encode())


def speaks_for(who: Who) -> Scope | None:
    """The municipality or the region for which this person may speak to many; None for everybody but those who answer for it.

    A regional centre is no region: nothing stands below it.
    """
    scope = scope_of(who)
    if scope is None or scope.office not in OFFERED:
        return None
    return scope if scope.office is Office.COORDINATOR or len(scope.path) == 1 else None


def keeps_partners(who: Who) -> Scope | None:
    """Whose register of partner enterprises this person keeps: a municipality's agreements are with its schools, a region's with
    its municipalities."""
    return speaks_for(who)


async def places(tx: AsyncSession, scope: Scope) -> Sequence[Organization]:
    """The organisations that may be spoken to: everything below a municipality, the municipalities of a region."""
    if scope.office is Office.COORDINATOR:
        return await organizations.below(tx, scope.place)
    found = await tx.execute(
        select(Organization)
        .join(OrganizationKind, OrganizationKind.code == Organization.kind)
        .where(Organization.parent_id == scope.place, OrganizationKind.level == Level.MUNICIPALITY)
        .order_by(Organization.id)
    )
    return found.scalars().all()


async def late(tx: AsyncSession, scope: Scope, now: datetime) -> list[Listed]:
    """What the organisations below are late with."""
    return [one for one in await control.given(tx, scope) if one.mark(now) is Mark.OVERDUE and one.organization_id != scope.place]


async def reach(tx: AsyncSession, scope: Scope, segment: Segment, by: int | None, now: datetime) -> Reach:
    """Everybody of the segment in the organisations below the scope, except whoever asks; nobody where the role is not theirs to
    speak to."""
    if segment.whom not in OFFERED[scope.office]:
        return Reach(())
    below = [one for one in await places(tx, scope) if not segment.places or one.id in segment.places]
    if segment.standing is Standing.RED:
        red = {one.organization_id for one in await late(tx, scope, now) if segment.measure in (None, one.measure_id)}
        below = [one for one in below if one.id in red]
    if segment.whom.is_official:
        return await _officials(tx, scope, segment.whom, below, by, now)
    return await _participants(tx, segment, [one.id for one in below], by)


async def _officials(
    tx: AsyncSession, scope: Scope, whom: Whom, below: Sequence[Organization], by: int | None, now: datetime
) -> Reach:
    holders = await Holders.of(tx, [one.id for one in below])
    today = scope.today(now)
    found: dict[int, Addressed] = {}
    empty: list[str] = []
    for place in below:
        anybody = False
        for office in OFFICES[whom]:
            held = holders.at(office, [place.id], today)
            if office is Office.HEAD:  # on the day of a hand-over the one who leaves holds it too
                held = tuple(person for person in held if person in holders.reachable) or held
            for person in held:
                anybody = True
                known = Addressed(person, place.id, place.short_name, office, None, person in holders.reachable)
                if person != by:
                    found.setdefault(person, known)
        if not anybody:
            empty.append(place.short_name)
    names = {row.id: row.name for row in await tx.execute(select(Person.id, Person.name).where(Person.id.in_(found)))}
    people = (
        Addressed(one.person_id, one.organization_id, one.organization, one.office, names.get(one.person_id), one.reachable)
        for one in found.values()
    )
    return Reach(tuple(people), tuple(empty))


async def _participants(tx: AsyncSession, segment: Segment, below: Sequence[int], by: int | None) -> Reach:
    """Admitted participants: nobody learns from this who they are."""
    rows = (
        await tx.execute(
            text("""
                SELECT DISTINCT ON (p.person_id) p.person_id, p.organization_id, o.short_name, p.category = 'pupil' AS pupil
                  FROM participants p JOIN organizations o ON o.id = p.organization_id
                 WHERE p.state = 'admitted' AND p.role = :role AND p.organization_id = ANY(:places)
                   AND (CAST(:form AS text) IS NULL OR p.form = :form) AND p.person_id IS DISTINCT FROM CAST(:by AS bigint)
                   AND (NOT :unpaired OR NOT EXISTS (
                        SELECT 1 FROM pairs q WHERE (q.mentor_id = p.id OR q.mentee_id = p.id) AND q.state <> 'ended'))
                 ORDER BY p.person_id, p.id
            """),
            {
                "role": ROLES[segment.whom],
                "places": list(below),
                "form": segment.form,
                "by": by,
                "unpaired": segment.standing is Standing.UNPAIRED,
            },
        )
    ).all()
    can = await reachable(tx, [row.person_id for row in rows])
    return Reach(
        tuple(
            Addressed(row.person_id, row.organization_id, row.short_name, None, None, row.person_id in can, row.pupil)
            for row in rows
        )
    )
