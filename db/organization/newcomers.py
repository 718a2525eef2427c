"""Organisations that came after a road map was published: what it would give them, and the one press that gives it.

A measure whose day is over is not handed to whoever was not there when it was due. Organisations that were left out on purpose
stay out. Source: spec §6.4 (the scope is the row's) and §9 (the list of organisations grows).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Assignment, Measure, RoadMap
from db.reminder import reminders
from db.road_map import publishing, road_maps
from db.road_map.publishing import Given
from domain.handing_out import Handed
from domain.offices import Level


@dataclass(frozen=True)
class Late:
    """What the road map would give to organisations that have nothing of it yet; `past` are left out, their day is over."""

    handed: tuple[Handed, ...]
    past: int

    @property
    def organizations(self) -> frozenset[int]:
        """Who they are."""
        return frozenset(one.organization_id for one in self.handed)


async def late(tx: AsyncSession, road_map: RoadMap, now: datetime) -> Late:
    """What the newcomers of a published road map would get at the aware moment `now`; nothing for an organisation's own one."""
    today = await publishing.today_of(tx, road_map.organization_id, now)
    owner = await publishing.owner_of(tx, road_map.organization_id, today)
    if road_map.state != "published" or owner.level is Level.INSTITUTION:
        return Late((), 0)
    here = {place.id for place in owner.places}
    rows = await tx.execute(
        select(Assignment.organization_id)
        .join(Measure, Measure.id == Assignment.measure_id)
        .where(Measure.road_map_id == road_map.id)
        .distinct()
    )
    fresh = here - set(rows.scalars()) - set(road_map.reading.get("left_out", []))
    if not fresh:
        return Late((), 0)
    planned = await publishing.plan(tx, road_map, now, also=fresh)
    theirs = [one for one in planned.handed if one.organization_id in fresh]
    ahead = tuple(one for one in theirs if one.due is None or one.due >= today)
    return Late(ahead, len(theirs) - len(ahead))


async def give(tx: AsyncSession, road_map_id: int, by: int, now: datetime) -> tuple[RoadMap, Sequence[Given]] | None:
    """Hand it out, the row locked first, so that two presses give once. None where the road map is not in force any more."""
    road_map = await road_maps.find(tx, road_map_id, lock=True)
    if road_map is None or road_map.state != "published":
        return None
    found = await late(tx, road_map, now)
    if "chosen" in road_map.reading:
        await road_maps.choose(tx, road_map, sorted({*road_map.reading["chosen"], *found.organizations}))
    today = await publishing.today_of(tx, road_map.organization_id, now)
    given = await publishing.give(tx, found.handed, today, by=by, now=now)
    shares = [one.id for one in await road_maps.targets(tx, road_map.id)]
    await reminders.replan(tx, [one.id for one in given], now=now, targets=shares)
    return road_map, given


async def everywhere(tx: AsyncSession, organization_id: int, now: datetime) -> frozenset[int]:
    """The organisations that have nothing yet of one at least of the owner's road maps in force."""
    found: set[int] = set()
    for road_map in await road_maps.of_owner(tx, [organization_id]):
        found |= (await late(tx, road_map, now)).organizations
    return frozenset(found)
