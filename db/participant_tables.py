"""What the databases of mentees and mentors say: every participant of an organisation with the pair that is or was last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import models, offers, pairs, participants
from db.models import Organization, Participant, Person, Tag
from db.pairs import Seen
from domain.admission import State
from domain.allowed_hours import local_day
from domain.forms import Part
from domain.naming import Called
from domain.pair import FORMAL
from domain.pair import State as Paired


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
    zone = ZoneInfo((await tx.execute(select(Organization.zone).where(Organization.id == organization_id))).scalar_one())
    known = or_(Participant.state == State.ADMITTED, (Participant.state == State.LEFT) & Participant.code.is_not(None))
    rows = await tx.execute(
        select(Participant, Person.name)
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.organization_id == organization_id, known)
        .order_by(Participant.applied_at, Participant.id)
    )
    titles = await offers.form_titles(tx)
    tags = {(one.kind, one.code): one.title for one in (await tx.execute(select(Tag))).scalars()}
    together: dict[int, list[Seen]] = {}
    begun = (models.Pair.organization_id == organization_id) & models.Pair.active_at.is_not(None)
    for one in await pairs.seen(tx, begun):
        for side in (one.row.mentor_id, one.row.mentee_id):
            together.setdefault(side, []).append(one)
    found: dict[Part, list[Row]] = {part: [] for part in Part}
    for row, name in rows.all():
        part = Part(row.role)
        kind, codes = ("request", row.requests) if part is Part.MENTEE else ("direction", row.directions)
        mine = sorted(together.get(row.id, []), key=lambda one: (one.pair.state is not Paired.ENDED, one.row.id))
        open_now = any(one.pair.state is not Paired.ENDED for one in mine)
        ends = [local_day(one.pair.ended_at, zone) for one in mine if one.pair.ended_at is not None]
        found[part].append(
            Row(
                row,
                participants.called_of(row, name),
                local_day(row.applied_at, zone),
                titles.get(row.form, {}),
                [tags[kind, code] for code in codes if (kind, code) in tags],
                [tags["interest", code] for code in row.interests if ("interest", code) in tags],
                mine,
                None if open_now else max(ends, default=None),
            )
        )
    return found


def is_done(one: Row) -> bool:
    """The mark of completion: the last pair was closed formally with its goal reached or to be continued."""
    last = one.last
    return last is not None and last.pair.outcome in FORMAL and last.pair.outcome != "stopped"
