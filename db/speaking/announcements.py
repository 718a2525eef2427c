"""«Сообщение»: sent once to everybody of a segment, and what became of each copy."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment.control import Scope
from db.models import Announcement, AnnouncementRecipient
from db.organization import organizations
from db.speaking import notices, segments
from db.speaking.nudges import Fate
from domain.offices import Office
from domain.segments import Refusal, Segment, words_refused

#: What a notice of this kind is about.
SUBJECT = "announcement"
#: How many earlier messages are kept in sight.
MOST_LISTED = 60


@dataclass(frozen=True)
class Attached:
    """A file that goes along, as the messenger names it."""

    file_id: str
    name: str | None
    photo: bool


async def send(
    tx: AsyncSession, scope: Scope, segment: Segment, words: str, file: Attached | None, by: int, shown: int, *, now: datetime
) -> int | Refusal:
    """Send it to exactly those of the preview whose `print` was `shown`; returns the message's id.

    Each copy waits for the hours in which its reader may be spoken to. Nothing is written when it is refused.
    """
    if refusal := words_refused(words):
        return refusal
    found = await segments.reach(tx, scope, segment, by, now)
    if not found.reached:
        return Refusal.NOBODY
    if found.print != shown:
        return Refusal.MOVED
    row = Announcement(
        organization_id=scope.place,
        by=by,
        at=now,
        segment=segment.packed(),
        words=words.strip(),
        file_id=file.file_id if file else None,
        file_name=file.name if file else None,
        photo=bool(file and file.photo),
    )
    tx.add(row)
    await tx.flush()
    place = await organizations.find(tx, scope.place)
    told = await notices.tell_all(
        tx,
        {one.person_id: one.voice for one in found.reached},
        "announcement-came",
        now=now,
        subject=(SUBJECT, row.id),
        buttons=[[notices.button("announcement-file", "announcement-file", row.id)]] if file else [],
        sender=place.short_name,
        words=row.words,
    )
    tx.add_all(
        AnnouncementRecipient(
            announcement_id=row.id,
            person_id=one.person_id,
            organization_id=one.organization_id,
            office=one.office,
            notice_id=told.get(one.person_id),
        )
        for one in found.people
    )
    await tx.flush()
    return row.id


async def of(tx: AsyncSession, organization_id: int) -> Sequence[Announcement]:
    """What the organisation has sent, the newest first."""
    rows = await tx.execute(
        select(Announcement)
        .where(Announcement.organization_id == organization_id)
        .order_by(Announcement.id.desc())
        .limit(MOST_LISTED)
    )
    return rows.scalars().all()


async def find(tx: AsyncSession, announcement_id: int) -> Announcement | None:
    """One of them."""
    return await tx.get(Announcement, announcement_id)


async def for_reader(tx: AsyncSession, announcement_id: int, person_id: int | None) -> Announcement | None:
    """A message, if it was meant for this person or is theirs: nobody else gets its file."""
    found = await tx.execute(
        select(Announcement)
        .outerjoin(
            AnnouncementRecipient,
            (AnnouncementRecipient.announcement_id == Announcement.id) & (AnnouncementRecipient.person_id == person_id),
        )
        .where(
            Announcement.id == announcement_id,
            (AnnouncementRecipient.person_id.is_not(None)) | (Announcement.by == person_id),
        )
    )
    return found.scalar_one_or_none()


@dataclass(frozen=True)
class Copy:
    """One copy of a message: where its reader is, in which office (None: a participant), and the name where it is known."""

    organization_id: int
    organization: str
    office: Office | None
    name: str | None


@dataclass(frozen=True)
class Report:
    """What became of every copy, as it stands now."""

    row: Announcement
    copies: Mapping[Fate, tuple[Copy, ...]]

    @property
    def total(self) -> int:
        """Everybody for whom it was meant."""
        return sum(len(copies) for copies in self.copies.values())

    @property
    def reached(self) -> frozenset[int]:
        """The organisations where somebody has got it."""
        return frozenset(one.organization_id for one in self.copies[Fate.SENT])


_FATES = {"sent": Fate.SENT, "waiting": Fate.WAITING}


async def report(tx: AsyncSession, announcement_id: int) -> Report | None:
    """The delivery report."""
    row = await find(tx, announcement_id)
    if row is None:
        return None
    rows = await tx.execute(
        text("""
            SELECT c.organization_id, o.short_name, c.office, p.name, coalesce(d.state, 'failed') AS state
              FROM announcement_recipients c JOIN organizations o ON o.id = c.organization_id
              JOIN persons p ON p.id = c.person_id
              LEFT JOIN notices n ON n.id = c.notice_id LEFT JOIN deliveries d ON d.id = n.delivery_id
             WHERE c.announcement_id = :id ORDER BY o.id, c.person_id
        """),
        {"id": announcement_id},
    )
    found: dict[Fate, list[Copy]] = defaultdict(list)
    for one in rows:
        office = Office(one.office) if one.office else None
        copy = Copy(one.organization_id, one.short_name, office, one.name if office else None)
        found[_FATES.get(one.state, Fate.UNREACHABLE)].append(copy)
    return Report(row, {fate: tuple(found[fate]) for fate in (Fate.SENT, Fate.WAITING, Fate.UNREACHABLE)})
