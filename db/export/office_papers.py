"""What the documents of an office say: plain records, read in one snapshot of the database by whoever opened it.

Nothing here is a sentence, and nothing is masked: that is done where the words are made. Rights are asked by the caller.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.assignment import control
from db.assignment.assignments import Listed
from db.models import Appointment, Event, EventGuest, Organization, OrganizationKind, Person, RoadMap
from db.office import people
from db.organization import offers, organizations, programme_tags
from db.pair import goals, meeting_entries, pairs, serving
from db.pair.goals import Goal
from db.pair.meeting_entries import Entry
from db.pair.seen import Seen
from domain import meetings as meeting_rules
from domain.allowed_hours import local_day
from domain.closing import Served
from domain.offices import Level, Office
from domain.pair import State

#: Who signs for an organisation of each level.
SIGNS = {Level.INSTITUTION: Office.HEAD, Level.MUNICIPALITY: Office.COORDINATOR, Level.REGION: Office.REGIONAL}
#: A pair that an order is about: both have agreed, and it has not ended.
LIVING = (State.ACTIVE, State.PAUSED)
#: Meetings that took place.
MET = (meeting_rules.State.HELD, meeting_rules.State.CONFIRMED)


@dataclass(frozen=True)
class Official:
    """Somebody who holds an office: the title as it was given, the name where it is known."""

    title: str | None
    name: str | None


@dataclass(frozen=True)
class Heading:
    """Whose paper it is, and by which programme. `above` is the organisation that it answers to."""

    organization_id: int
    name: str
    short_name: str
    above: str | None
    level: Level
    zone: ZoneInfo
    programme: str | None
    legal_base: str | None
    programme_id: int | None
    signer: Official | None
    curators: Sequence[Official]


async def heading(tx: AsyncSession, organization_id: int, now: datetime) -> Heading:
    """The organisation as it stands at `now` (aware)."""
    row, level = (
        await tx.execute(
            select(Organization, OrganizationKind.level)
            .join(OrganizationKind, OrganizationKind.code == Organization.kind)
            .where(Organization.id == organization_id)
        )
    ).one()
    above = await organizations.find(tx, row.parent_id) if row.parent_id is not None else None
    programme = await offers.programme_of(tx, organization_id)
    today = local_day(now, ZoneInfo(row.zone))
    signers = await _officials(tx, SIGNS[Level(level)], organization_id, today)
    return Heading(
        organization_id=organization_id,
        name=row.name,
        short_name=row.short_name,
        above=above.name if above else None,
        level=Level(level),
        zone=ZoneInfo(row.zone),
        programme=programme.title if programme else None,
        legal_base=programme.legal_base if programme else None,
        programme_id=programme.id if programme else None,
        signer=signers[0] if signers else None,
        curators=await _officials(tx, Office.CURATOR, organization_id, today),
    )


_OF_PARTICIPANTS = text("""
    WITH meant AS (
        SELECT DISTINCT ON (t.id) p.id FROM participants t
          JOIN programmes own ON own.id = t.programme_id
          JOIN programmes p ON p.organization_id = own.organization_id AND p.forms @> to_jsonb(t.form)
                            OR p.id = own.id
         WHERE t.id = ANY(:ids)
         ORDER BY t.id, p.last_year >= :year DESC, p.id = own.id DESC, p.first_year DESC, p.id DESC)
    SELECT id, title, legal_base FROM programmes WHERE id IN (SELECT id FROM meant) ORDER BY id
""")


async def by_programme_of(tx: AsyncSession, heading: Heading, found: Collection[Seen], now: datetime) -> Heading:
    """The heading by the programme in which the mentees of these pairs take part, all of them where there are several; by the
    organisation's without a pair. Of one that is over stands the newest beside it that uses the form and goes on."""
    rows = await tx.execute(
        _OF_PARTICIPANTS,
        {"ids": [one.mentee.participant_id for one in found], "year": local_day(now, heading.zone).year},
    )
    programmes = rows.all()
    if not programmes:
        return heading
    bases = [one.legal_base for one in programmes]
    return replace(
        heading,
        programme="; ".join(one.title for one in programmes),
        legal_base="; ".join(bases) if all(bases) else None,
        programme_id=programmes[0].id,
    )


async def _officials(tx: AsyncSession, office: Office, organization_id: int, today: date) -> Sequence[Official]:
    held = (await people.holders(tx, office, [organization_id], today)).get(organization_id, [])
    rows = await tx.execute(
        select(Appointment.person_id, Appointment.title, Person.name)
        .join(Person, Person.id == Appointment.person_id)
        .where(Appointment.person_id.in_(held), Appointment.organization_id == organization_id, Appointment.office == office)
    )
    known = {row.person_id: Official(row.title, row.name) for row in rows}
    return [known[person] for person in held]


@dataclass(frozen=True)
class Together:
    """A pair with its meetings, the latest first."""

    seen: Seen
    entries: Sequence[Entry]

    @property
    def confirmed(self) -> Sequence[Entry]:
        """Those that both sides stand behind, as the card of a pair counts them."""
        return [one for one in self.entries if one.meeting.state is meeting_rules.State.CONFIRMED]

    @property
    def held(self) -> Sequence[Entry]:
        """Those that took place, as a mentor's profile counts them."""
        return [one for one in self.entries if one.meeting.state in MET]


#: № and date of an order, None while the pair has none.
Ordered = tuple[str, date | None] | None


def order_of(row: models.Pair) -> Ordered:
    """The order on a pair."""
    return (row.order_number, row.order_date) if row.order_number else None


async def of_organization(
    tx: AsyncSession, organization_id: int, only: Collection[int] | None = None, *, with_meetings: bool
) -> Sequence[Together]:
    """The organisation's pairs in which both have agreed and that have not ended (or only these of them), by form, then as they
    began; `with_meetings` or without any."""
    wanted = and_(models.Pair.organization_id == organization_id, models.Pair.state.in_([one.value for one in LIVING]))
    if only is not None:
        wanted = and_(wanted, models.Pair.id.in_(sorted(only)))
    seen = await pairs.seen(tx, wanted)
    found = await _together(tx, seen) if with_meetings else [Together(one, ()) for one in seen]
    return sorted(found, key=lambda one: (one.seen.row.form, one.seen.row.active_at or one.seen.row.proposed_at, one.seen.row.id))


async def _together(tx: AsyncSession, found: Sequence[Seen]) -> list[Together]:
    entries: dict[int, list[Entry]] = defaultdict(list)
    for entry in await meeting_entries.entries(tx, found):
        entries[entry.pair.row.id].append(entry)
    return [Together(one, entries[one.row.id]) for one in found]


@dataclass(frozen=True)
class Plan:
    """One pair with what it works for. Titles of tags are data in each language."""

    together: Together
    goals: Sequence[Goal]
    requests: Sequence[Mapping[str, str]]
    directions: Sequence[Mapping[str, str]]
    topics: Mapping[str, Mapping[str, str]]


async def plan(tx: AsyncSession, one: Seen) -> Plan:
    """Everything of one pair."""
    (together,) = await _together(tx, [one])
    mentor = await tx.get_one(models.Participant, one.row.mentor_id)
    mentee = await tx.get_one(models.Participant, one.row.mentee_id)
    titles = {code: dict(title) for code, title in (await programme_tags.titles(tx)).items()}
    tags = await tx.execute(select(models.Tag.code, models.Tag.title))
    titles |= {row.code: dict(row.title) for row in tags if row.code not in titles}
    return Plan(
        together=together,
        goals=await goals.of_pair(tx, one.row.id),
        requests=[titles[code] for code in mentee.requests if code in titles],
        directions=[titles[code] for code in mentor.directions if code in titles],
        topics=titles,
    )


@dataclass(frozen=True)
class Work:
    """What a mentor has done in one form of one organisation: in all, and pair by pair, the first one first."""

    served: Served | None
    pairs: Sequence[Together]


async def work(tx: AsyncSession, one: Seen, now: datetime) -> Work:
    """The work of the mentor of this pair, as a participant."""
    begun = and_(models.Pair.mentor_id == one.row.mentor_id, models.Pair.active_at.is_not(None))
    found = await _together(tx, await pairs.seen(tx, begun))
    served = await serving.of(tx, one.row.mentor_id, one.zone, now)
    return Work(served, sorted(found, key=lambda each: (each.seen.row.active_at or now, each.seen.row.id)))


async def begun(tx: AsyncSession, organization_id: int) -> Sequence[Seen]:
    """Pairs of which papers are written, those that have not ended first, the latest first."""
    wanted = and_(models.Pair.organization_id == organization_id, models.Pair.active_at.is_not(None))
    found = await pairs.seen(tx, wanted)
    return sorted(found, key=lambda one: (one.pair.state is State.ENDED, -one.row.id))


@dataclass(frozen=True)
class Executed:
    """One road map, what was handed out of it, and what was attached to each assignment."""

    title: str
    number: str | None
    issued: date | None
    listed: Sequence[Listed]
    evidence: Mapping[int, Sequence[models.Evidence]]


async def executed(tx: AsyncSession, scope: control.Scope, road_map_id: int) -> Executed | None:
    """What stands where of a published road map, in its order; None where there is no such road map in this scope."""
    row = await tx.get(RoadMap, road_map_id)
    listed = await control.given(tx, scope, road_map_id=road_map_id)
    if row is None or row.organization_id not in scope.path:
        return None
    return Executed(row.title, row.number, row.issued, listed, await evidence(tx, [one.id for one in listed]))


async def evidence(tx: AsyncSession, assignment_ids: Sequence[int]) -> Mapping[int, Sequence[models.Evidence]]:
    """Assignment → what was attached to it, in the order in which it came."""
    rows = await tx.execute(
        select(models.Evidence).where(models.Evidence.assignment_id.in_(assignment_ids)).order_by(models.Evidence.id)
    )
    found: dict[int, list[models.Evidence]] = defaultdict(list)
    for one in rows.scalars():
        found[one.assignment_id].append(one)
    return found


async def mentors(tx: AsyncSession, organization_id: int) -> Mapping[str, Mapping[int, int]]:
    """Category → organisation → mentors (persons) with a pair that works now, of everything under the organisation."""
    rows = await tx.execute(
        text("""
            SELECT t.category, t.organization_id AS place, count(DISTINCT t.person_id) AS people
              FROM participants t JOIN organizations o ON o.id = t.organization_id
              JOIN pairs p ON p.mentor_id = t.id AND p.state IN ('active', 'paused')
             WHERE o.path @> ARRAY[CAST(:here AS bigint)] GROUP BY 1, 2
        """),
        {"here": organization_id},
    )
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        found[row.category][row.place] = row.people
    return found


@dataclass(frozen=True)
class Held:
    """An event that has been, and how many came."""

    title: str
    day: date
    came: int


async def events(tx: AsyncSession, organization_id: int, zone: ZoneInfo, since: date, now: datetime) -> Sequence[Held]:
    """The organisation's events from the local day `since` up to now that were not cancelled, in order."""
    rows = await tx.execute(
        select(Event.id, Event.title, Event.starts_at)
        .where(Event.organization_id == organization_id, Event.cancelled_at.is_(None), Event.starts_at <= now)
        .order_by(Event.starts_at, Event.id)
    )
    found = [(row.id, row.title, local_day(row.starts_at, zone)) for row in rows]
    guests = await tx.execute(
        select(EventGuest.event_id).where(EventGuest.came, EventGuest.event_id.in_([one[0] for one in found]))
    )
    came: dict[int, int] = defaultdict(int)
    for event_id in guests.scalars():
        came[event_id] += 1
    return [Held(title, day, came[event_id]) for event_id, title, day in found if day >= since]
