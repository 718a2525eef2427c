"""A road map is published: one transaction makes assignments of its measures; turns of recurring ones follow with time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Appointment, Measure, Organization, OrganizationKind, Person, RoadMap
from db.organization import organizations
from db.reminder import reminders
from db.road_map import drafting, road_maps
from db.road_map import road_map_rows as kept
from domain.allowed_hours import local_day
from domain.handing_out import EDUCATIONAL, Handed, Official, Owner, Place, Row, audience, hand_out, turns
from domain.offices import Level, Office


class Unpublished(StrEnum):
    """Why a road map is not published; it stays as it was."""

    NOT_A_DRAFT = "not-a-draft"  # published already, thrown away, or a school's own that nobody has approved
    EMPTY = "empty"  # neither a measure nor a target is left in it
    NO_ORGANIZATIONS = "no-organizations"  # it speaks to organisations, and none is chosen or there is none
    ALL_ASKED = "all-asked"  # every measure waits for an answer
    EDITION = "edition"  # it replaces a road map in force: `db/road_map/republishing.py` publishes it, so that facts stay


@dataclass(frozen=True)
class Plan:
    """What publishing would do now. `unanswered` are measures that hand out nothing because a question is open."""

    owner: Owner
    today: date
    handed: tuple[Handed, ...]
    unanswered: tuple[Measure, ...]
    undated: int
    past: int
    targets: int
    chosen: frozenset[int]
    by_paper: frozenset[int]
    headless: frozenset[int]

    @property
    def organizations(self) -> frozenset[int]:
        """The organisations that get anything."""
        return frozenset(one.organization_id for one in self.handed if one.organization_id != self.owner.id)


@dataclass(frozen=True)
class Given:
    """An assignment that was handed out: to whom, what, until when."""

    id: int
    measure_id: int
    organization_id: int
    office: Office
    due: date | None
    executor_id: int | None
    curator_too: bool = False


async def owner_of(tx: AsyncSession, organization_id: int, today: date) -> Owner:
    """The organisation as handing out sees it: a municipality with its organisations, a region with its municipalities, a school
    by itself."""
    place = await organizations.find(tx, organization_id)
    level = await organizations.level(tx, place.kind)
    below = await organizations.below(tx, organization_id)
    kinds = await tx.execute(select(OrganizationKind.code, OrganizationKind.level))
    levels = {row.code: row.level for row in kinds}
    wanted = Level.MUNICIPALITY if level is Level.REGION else Level.INSTITUTION
    # Of a region's order schools and their people are the municipalities' matter.
    ids = [organization_id, *(one.id for one in below if level is not Level.REGION or levels[one.kind] == wanted)]
    held = await tx.execute(
        select(Appointment.organization_id, Appointment.office, Appointment.person_id, Appointment.title, Person.name)
        .join(Person, Person.id == Appointment.person_id)
        .where(
            Appointment.organization_id.in_(ids),
            Appointment.since <= today,
            Appointment.until.is_(None) | (Appointment.until >= today),
        )
    )
    rows = held.all()
    curators = {row.organization_id for row in rows if row.office is Office.CURATOR}
    places = tuple(
        Place(one.id, one.kind, one.id in curators)
        for one in below
        if levels[one.kind] == wanted and (wanted is Level.MUNICIPALITY or one.kind in EDUCATIONAL)
    )
    officials = tuple(
        Official(row.person_id, row.name or "", row.organization_id, row.office, row.title or "")
        for row in rows
        if row.name or row.title
    )
    return Owner(organization_id, level, places, officials, has_curator=organization_id in curators)


async def today_of(tx: AsyncSession, organization_id: int, now: datetime) -> date:
    """The local day of an organisation."""
    place = await organizations.find(tx, organization_id)
    return local_day(now, ZoneInfo(place.zone))


async def plan(
    tx: AsyncSession, road_map: RoadMap, now: datetime, *, only: Collection[int] | None = None, also: Collection[int] = ()
) -> Plan:
    """What would be handed out now; `only` these measures (ids) where given, `also` to these organisations, if a row speaks to
    them."""
    today = await today_of(tx, road_map.organization_id, now)
    owner = await owner_of(tx, road_map.organization_id, today)
    measures = [
        one for one in await road_maps.measures(tx, road_map.id) if one.removed_at is None and (only is None or one.id in only)
    ]
    kinds = drafting.addressed_kinds([kept.responsible_of(one) for one in road_map.reading.get("addressees", [])])
    by_paper = _spoken_to((kept.row_of(one, kinds) for one in measures), owner)
    explicit = road_map.reading.get("chosen")
    chosen = by_paper if explicit is None else (frozenset(explicit) | by_paper & set(also)) & {place.id for place in owner.places}
    rows = [kept.row_of(one, kinds if explicit is None else ()) for one in measures]
    handed = [one for row in rows for one in hand_out(row, owner, chosen, today)]
    given = [one for one in rows if not (one.is_share or one.waits)]
    heads = await _with_head(tx, {one.organization_id for one in handed}, today)
    return Plan(
        owner=owner,
        today=today,
        handed=tuple(handed),
        unanswered=tuple(one for one in measures if one.questions),
        undated=sum(due is None for row in given for due, _ in turns(row, today)),
        past=sum(due is not None and due < today for row in given for due, _ in turns(row, today)),
        targets=len(await road_maps.targets(tx, road_map.id)),
        chosen=chosen,
        by_paper=by_paper,
        headless=frozenset(one.organization_id for one in handed if one.organization_id != owner.id) - heads,
    )


def _spoken_to(rows: Iterable[Row], owner: Owner) -> frozenset[int]:
    """Every organisation that some row speaks to."""
    return frozenset(place for row in rows for place in audience(row, owner).offices)


async def _with_head(tx: AsyncSession, organization_ids: Collection[int], today: date) -> frozenset[int]:
    """Those of them where somebody holds an office, with an account or without."""
    found = await tx.execute(
        select(Appointment.organization_id)
        .where(
            Appointment.organization_id.in_(organization_ids),
            Appointment.office.in_((Office.HEAD, Office.COORDINATOR)),
            Appointment.since <= today,
            Appointment.until.is_(None) | (Appointment.until >= today),
        )
        .distinct()
    )
    return frozenset(found.scalars())


def refused(road_map: RoadMap, planned: Plan) -> Unpublished | None:
    """Why it cannot be published as it stands. A school's own road map has to be approved first."""
    inside = planned.owner.level is Level.INSTITUTION
    if road_map.state == "draft" and road_map.replaces_id is not None and not inside:
        return Unpublished.EDITION
    ready = ("approved",) if inside else ("draft", "approved")
    return hindered(road_map, planned) if road_map.state in ready else Unpublished.NOT_A_DRAFT


def hindered(road_map: RoadMap, planned: Plan) -> Unpublished | None:
    """Why nothing would come of it, whatever its state."""
    if not planned.handed and planned.unanswered:
        return Unpublished.ALL_ASKED
    inside = planned.owner.level is Level.INSTITUTION
    if not inside and not planned.chosen and (road_map.reading.get("chosen") is not None or not planned.owner.places):
        return Unpublished.NO_ORGANIZATIONS
    if not planned.handed and not planned.targets:
        return Unpublished.EMPTY
    return None


async def publish(tx: AsyncSession, road_map_id: int, by: int, now: datetime) -> tuple[RoadMap, list[Given]] | Unpublished:
    """Hand everything out in this transaction. The row is locked first, so that two presses publish once."""
    road_map = await road_maps.find(tx, road_map_id, lock=True)
    if road_map is None:
        return Unpublished.NOT_A_DRAFT
    planned = await plan(tx, road_map, now)
    if refusal := refused(road_map, planned):
        return refusal
    road_map.state, road_map.published_at, road_map.published_by = "published", now, by
    leave_out(road_map, planned)
    await tx.flush()
    await road_maps.forget_removed_targets(tx, road_map_id)
    given = await give(tx, planned.handed, planned.today, by=by, now=now)
    shares = [one.id for one in await road_maps.targets(tx, road_map_id)]
    await reminders.replan(tx, [one.id for one in given], now=now, targets=shares)
    return road_map, given


def leave_out(road_map: RoadMap, planned: Plan) -> None:
    """Keep who got nothing though the paper speaks to them: whoever comes later is told apart from those left out on purpose."""
    road_map.reading = {**road_map.reading, "left_out": sorted(planned.by_paper - planned.chosen)}


async def publish_rest(tx: AsyncSession, road_map: RoadMap, measure_ids: Collection[int], by: int, now: datetime) -> list[Given]:
    """A question of a published road map was answered: its measures are handed out now to the organisations chosen then."""
    planned = await plan(tx, road_map, now, only=measure_ids)
    given = await give(tx, planned.handed, planned.today, by=by, now=now)
    await reminders.replan(
        tx, [one.id for one in given], now=now, targets=[t.id for t in await road_maps.targets(tx, road_map.id)]
    )
    return given


async def hand_out_turns(tx: AsyncSession, now: datetime) -> int:
    """The next turns of recurring measures of published road maps; asking twice changes nothing. Returns how many are new."""
    found = await tx.execute(
        select(RoadMap, func.array_agg(Measure.id))
        .join(Measure, Measure.road_map_id == RoadMap.id)
        .where(RoadMap.state == "published", Measure.recurrence.is_not(None), Measure.removed_at.is_(None))
        .group_by(RoadMap.id)
    )
    made = 0
    for road_map, measure_ids in found.all():
        planned = await plan(tx, road_map, now, only=measure_ids)
        given = await give(tx, planned.handed, planned.today, by=None, now=now)
        await reminders.replan(tx, [one.id for one in given], now=now)
        made += len(given)
    return made


async def give(tx: AsyncSession, handed: Sequence[Handed], today: date, *, by: int | None, now: datetime) -> list[Given]:
    """Write the assignments that are not there yet, and that they were given."""
    if not handed:
        return []
    rows = await tx.execute(
        text("""
            INSERT INTO assignments (measure_id, organization_id, occurrence, given, due, office, executor_id,
                                     curator_too)
            SELECT u.measure, u.place, u.occurrence, :today, u.due, u.office, u.executor, u.too
              FROM unnest(CAST(:measures AS bigint[]), CAST(:places AS bigint[]), CAST(:occurrences AS date[]),
                          CAST(:dues AS date[]), CAST(:offices AS text[]), CAST(:executors AS bigint[]),
                          CAST(:too AS boolean[]))
                   WITH ORDINALITY AS u (measure, place, occurrence, due, office, executor, too, n) ORDER BY u.n
            ON CONFLICT (measure_id, organization_id, occurrence) DO NOTHING
            RETURNING id, measure_id, organization_id, office, due, executor_id, curator_too
        """),
        {
            "today": today,
            "measures": [one.measure_id for one in handed],
            "places": [one.organization_id for one in handed],
            "occurrences": [one.occurrence for one in handed],
            "dues": [one.due for one in handed],
            "offices": [one.office.value for one in handed],
            "executors": [one.executor_id for one in handed],
            "too": [one.curator_too for one in handed],
        },
    )
    given = [Given(**{**row._mapping, "office": Office(row.office)}) for row in rows]
    await tx.execute(
        text("""
            INSERT INTO assignment_changes (assignment_id, act, at, "by", detail)
            SELECT id, 'given', :now, CAST(:by AS bigint), '{}'::jsonb FROM unnest(CAST(:ids AS bigint[])) AS id
        """),
        {"now": now, "by": by, "ids": [one.id for one in given]},
    )
    return given


async def places(tx: AsyncSession, organization_ids: Collection[int]) -> Sequence[Organization]:
    """These organisations, in the order of a list."""
    found = await tx.execute(
        select(Organization).where(Organization.id.in_(organization_ids)).order_by(Organization.kind.desc(), Organization.id)
    )
    return found.scalars().all()


async def kind_titles(tx: AsyncSession, language: str) -> dict[str, str]:
    """What the kinds of organisations are called in a language."""
    rows = await tx.execute(select(OrganizationKind.code, OrganizationKind.title))
    return {row.code: row.title.get(language) or row.title["ru"] for row in rows}
