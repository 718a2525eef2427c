"""The links on a school's posters: made, found, taken back, counted; and the words of their posters."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Arrival, Draft, JoinLink, Organization, Participant, Poster
from domain.forms import Part
from domain.school_links import Kind, Line, new_code

#: The kind of draft of a newcomer by a link (as in `db/participant/joining`).
_DRAFT = "join"


@dataclass(frozen=True)
class SchoolLink:
    """A living link: for whom, its words where the school has own ones, how many came by it and how many are on the way."""

    id: int
    code: str
    kind: Kind
    words: dict[Line, str]
    came: int
    on_the_way: int


async def living(tx: AsyncSession, organization_id: int) -> list[SchoolLink]:
    """The links that work, mentees' before mentors', in the order in which they were made."""
    came = select(func.count()).where(Arrival.link_id == JoinLink.id).scalar_subquery()
    begun = select(func.count()).where(Draft.kind == _DRAFT, Draft.subject_id == JoinLink.id).scalar_subquery()
    rows = await tx.execute(
        select(JoinLink, Poster, came.label("came"), begun.label("begun"))
        .outerjoin(Poster, Poster.link_id == JoinLink.id)
        .where(JoinLink.organization_id == organization_id, JoinLink.revoked_at.is_(None))
        .order_by(JoinLink.role, JoinLink.id)
    )
    return [_as_link(row, poster, came, begun) for row, poster, came, begun in rows]


def _as_link(row: JoinLink, poster: Poster | None, came: int, begun: int) -> SchoolLink:
    words = {line: said for line in Line if poster is not None and (said := getattr(poster, line.value)) is not None}
    return SchoolLink(row.id, row.code, Kind(Part(row.role), row.form), words, came, begun)


async def code_of(tx: AsyncSession, link_id: int) -> str | None:
    """What the link carries; None for one that does not work (any more)."""
    found = await tx.execute(select(JoinLink.code).where(JoinLink.id == link_id, JoinLink.revoked_at.is_(None)))
    return found.scalar_one_or_none()


async def being_filled(tx: AsyncSession, person_id: int, link_id: int | None = None) -> int | None:
    """The organisation of the link that is open, else of the form which this person has begun and not sent, the last touched."""
    begun = select(Draft.subject_id, Draft.changed_at).where(Draft.kind == _DRAFT, Draft.person_id == person_id).subquery()
    found = await tx.execute(
        select(JoinLink.organization_id)
        .outerjoin(begun, begun.c.subject_id == JoinLink.id)
        .where((JoinLink.id == link_id) | begun.c.subject_id.is_not(None))
        .order_by((JoinLink.id == link_id).desc().nulls_last(), begun.c.changed_at.desc(), JoinLink.id)
        .limit(1)
    )
    return found.scalar_one_or_none()


async def make(tx: AsyncSession, organization_id: int, kind: Kind, *, by: int | None, now: datetime) -> int:
    """The id of the living link of this kind; made where there is none."""
    # One organisation makes its links one after another: two presses at once make one.
    await tx.execute(select(Organization.id).where(Organization.id == organization_id).with_for_update(key_share=True))
    found = await find(tx, organization_id, kind)
    if found is not None:
        return found.id
    row = JoinLink(
        code=new_code(secrets.choice),
        organization_id=organization_id,
        role=kind.part.value,
        form=kind.form,
        created_at=now,
        created_by=by,
    )
    tx.add(row)
    await tx.flush()
    return row.id


async def find(tx: AsyncSession, organization_id: int, kind: Kind) -> JoinLink | None:
    """The newest living link of this kind."""
    rows = await tx.execute(
        select(JoinLink)
        .where(
            JoinLink.organization_id == organization_id,
            JoinLink.role == kind.part.value,
            JoinLink.form.is_not_distinct_from(kind.form),
            JoinLink.revoked_at.is_(None),
        )
        .order_by(JoinLink.id.desc())
        .limit(1)
    )
    return rows.scalar_one_or_none()


async def revoke(tx: AsyncSession, organization_id: int, link_id: int, *, now: datetime) -> bool:
    """Take a living link back; False when it is none of this organisation's, or no more."""
    gone = await tx.execute(
        update(JoinLink)
        .where(JoinLink.id == link_id, JoinLink.organization_id == organization_id, JoinLink.revoked_at.is_(None))
        .values(revoked_at=now)
        .returning(JoinLink.id)
    )
    return gone.scalar_one_or_none() is not None


async def renew(tx: AsyncSession, organization_id: int, link_id: int, *, by: int, now: datetime) -> int | None:
    """Take the link back and make a new one for the same people, with the same words. None when there was nothing to renew."""
    old = (await tx.execute(select(JoinLink).where(JoinLink.id == link_id))).scalar_one_or_none()
    if old is None or not await revoke(tx, organization_id, link_id, now=now):
        return None
    new = await make(tx, organization_id, Kind(Part(old.role), old.form), by=by, now=now)
    words = (await tx.execute(select(Poster).where(Poster.link_id == link_id))).scalar_one_or_none()
    if words is not None:
        await tx.merge(Poster(link_id=new, heading=words.heading, line=words.line, ask=words.ask))
        await tx.flush()
    return new


async def say(tx: AsyncSession, organization_id: int, link_id: int, line: Line, words: str | None) -> bool:
    """Put a line of the poster into the school's own words; None brings back the usual ones."""
    row = (await tx.execute(select(JoinLink).where(JoinLink.id == link_id))).scalar_one_or_none()
    if row is None or row.organization_id != organization_id or row.revoked_at is not None:
        return False
    new = insert(Poster).values({"link_id": link_id, line.value: words})
    await tx.execute(new.on_conflict_do_update(index_elements=["link_id"], set_={line.value: words}))
    return True


async def came(tx: AsyncSession, participant_id: int, link_id: int) -> None:
    """A participant came by this link."""
    await tx.execute(insert(Arrival).values(participant_id=participant_id, link_id=link_id).on_conflict_do_nothing())


async def open_schools(tx: AsyncSession, part: Part) -> Sequence[Organization]:
    """Organisations with a living link for this part: those that can be joined."""
    ids = select(JoinLink.organization_id).where(JoinLink.role == part.value, JoinLink.revoked_at.is_(None))
    return (await tx.execute(select(Organization).where(Organization.id.in_(ids)).order_by(Organization.id))).scalars().all()


async def count_came(tx: AsyncSession, organization_id: int) -> int:
    """Everybody who came into the organisation by any of its links."""
    found = await tx.execute(
        select(func.count())
        .select_from(Arrival)
        .join(Participant, Participant.id == Arrival.participant_id)
        .where(Participant.organization_id == organization_id)
    )
    return int(found.scalar_one())
