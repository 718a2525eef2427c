"""What the databases of mentees and mentors say: every participant of an organisation with the pair that is or was last."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import Organization, Participant, Person, Tag
from db.organization import offers
from db.pair import pairs
from db.pair.seen import Seen
from db.participant import participants
from domain.admission import State
from domain.allowed_hours import local_day
from domain.forms import Part
from domain.naming import Called
from domain.pair import FORMAL
from domain.pair import State as Paired

#: Lines that are read at a time.
AT_A_TIME = 500


@dataclass(frozen=True)
class Row:
    """A participant as a line of the database. Titles are data in each language."""

    row: Participant
    called: Called
    entered_on: date
    form: Mapping[str, str]
    tags: Sequence[Mapping[str, str]]
    interests: Sequence[Mapping[str, str]]
    pairs: Sequence[Seen]
    ended_on: date | None

    @property
    def last(self) -> Seen | None:
        """The pair that is, or was last."""
        return self.pairs[-1] if self.pairs else None


async def of(tx: AsyncSession, organization_id: int) -> dict[Part, list[Row]]:
    """Both databases, by the day of entry. Whoever has left stands there while anything is known of them."""
    return {part: [row async for row in stream(tx, organization_id, part)] for part in Part}


async def count(tx: AsyncSession, organization_id: int, part: Part) -> int:
    """How many lines one database has."""
    found = await tx.execute(select(func.count()).select_from(Participant).where(_known(organization_id, part)))
    return int(found.scalar_one())


async def stream(tx: AsyncSession, organization_id: int, part: Part) -> AsyncIterator[Row]:
    """The lines of one database, by the day of entry, so many at a time that memory does not grow with their number."""
    zone = ZoneInfo((await tx.execute(select(Organization.zone).where(Organization.id == organization_id))).scalar_one())
    titles = await offers.form_titles(tx)
    tags = {(one.kind, one.code): one.title for one in (await tx.execute(select(Tag))).scalars()}
    wanted = (
        select(Participant, Person.name)
        .join(Person, Person.id == Participant.person_id)
        .where(_known(organization_id, part))
        .order_by(Participant.applied_at, Participant.id)
        .limit(AT_A_TIME)
    )
    after = wanted
    while rows := (await tx.execute(after)).all():
        together = await _together(tx, organization_id, part, [row.id for row, _ in rows])
        for row, name in rows:
            yield _line(row, name, together.get(row.id, []), zone, titles, tags)
        last = rows[-1][0]
        after = wanted.where(tuple_(Participant.applied_at, Participant.id) > tuple_(last.applied_at, last.id))


def _known(organization_id: int, part: Part) -> ColumnElement[bool]:
    left = (Participant.state == State.LEFT) & Participant.code.is_not(None)
    known = or_(Participant.state == State.ADMITTED, left)
    return (Participant.organization_id == organization_id) & (Participant.role == part.value) & known


async def _together(tx: AsyncSession, organization_id: int, part: Part, ids: Sequence[int]) -> dict[int, list[Seen]]:
    """The pairs of these participants, all on the same side, that have begun."""
    side = models.Pair.mentee_id if part is Part.MENTEE else models.Pair.mentor_id
    begun = (models.Pair.organization_id == organization_id) & models.Pair.active_at.is_not(None)
    together: dict[int, list[Seen]] = {}
    for one in await pairs.seen(tx, begun & side.in_(ids)):
        together.setdefault(one.side(part).participant_id, []).append(one)
    return together


def _line(
    row: Participant,
    name: str | None,
    together: Sequence[Seen],
    zone: ZoneInfo,
    titles: Mapping[str, Mapping[str, str]],
    tags: Mapping[tuple[str, str], Mapping[str, str]],
) -> Row:
    kind, codes = ("request", row.requests) if row.role == Part.MENTEE else ("direction", row.directions)
    mine = sorted(together, key=lambda one: (one.pair.state is not Paired.ENDED, one.row.id))
    open_now = any(one.pair.state is not Paired.ENDED for one in mine)
    ends = [local_day(one.pair.ended_at, zone) for one in mine if one.pair.ended_at is not None]
    return Row(
        row,
        participants.called_of(row, name),
        local_day(row.applied_at, zone),
        titles.get(row.form, {}),
        [tags[kind, code] for code in codes if (kind, code) in tags],
        [tags["interest", code] for code in row.interests if ("interest", code) in tags],
        mine,
        None if open_now else max(ends, default=None),
    )


def is_done(one: Row) -> bool:
    """The mark of completion: the last pair was closed formally with its goal reached or to be continued."""
    last = one.last
    return last is not None and last.pair.outcome in FORMAL and last.pair.outcome != "stopped"
