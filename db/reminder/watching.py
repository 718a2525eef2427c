"""From rows to what is watched: assignments, reports that wait to be accepted, and targets, with those who answer for them.

Everything is asked in sets: six statements for one item or for a region's thousands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.reminder import own_items
from db.reminder.holders import Holders
from db.reminder.ladder_rows import Ladders
from db.reminder.watched_keys import OF_ASSIGNMENTS
from db.request import request_items
from domain.allowed_hours import local_day
from domain.ladder import Ladder
from domain.offices import Level, Office
from domain.watched import Chain, Item, ItemKey, Kind, Snooze, State, due_of_acceptance
from domain.working_days import WorkingDays

#: The office that answers for what an organisation of this level has promised.
OFFICE_OF = {Level.INSTITUTION: Office.HEAD, Level.MUNICIPALITY: Office.COORDINATOR, Level.REGION: Office.REGIONAL}

#: Items by their keys, as they are at one moment.
Items = dict[ItemKey, Item]

_ASSIGNMENTS = text("""
    SELECT a.id, a.measure_id, a.organization_id, a.state, a.given, a.due, a.office, a.executor_id, a.curator_too,
           a.delegated_by, a.reported_at, a.decided_at, a.return_due, a.extended_at, m.evidence,
           r.organization_id AS owner_id, o.path, o.zone, k.level, wk.level AS owner_level,
           EXISTS (SELECT 1 FROM submissions s WHERE s.assignment_id = a.id AND s.state = 'waiting') AS awaits_approval
      FROM assignments a
      JOIN measures m ON m.id = a.measure_id
      JOIN road_maps r ON r.id = m.road_map_id AND r.state = 'published'
      JOIN organizations o ON o.id = a.organization_id JOIN organization_kinds k ON k.code = o.kind
      JOIN organizations w ON w.id = r.organization_id JOIN organization_kinds wk ON wk.code = w.kind
     WHERE a.id = ANY(:ids) AND a.state IN ('open', 'returned', 'reported') AND a.due IS NOT NULL
""")
_TARGETS = text("""
    SELECT t.id, t.organization_id, t.due, r.published_at, r.organization_id AS owner_id, o.path, o.zone, k.level
      FROM targets t
      JOIN road_maps r ON r.id = t.road_map_id AND r.state = 'published'
      JOIN organizations o ON o.id = t.organization_id JOIN organization_kinds k ON k.code = o.kind
     WHERE t.id = ANY(:ids) AND t.result IS NULL
""")
_SUBMISSIONS = text("""
    SELECT s.id, s.submitted_at AS reported_at, r.organization_id, r.organization_id AS owner_id, o.path, o.zone, k.level
      FROM submissions s JOIN road_maps r ON r.id = s.road_map_id
      JOIN organizations o ON o.id = r.organization_id JOIN organization_kinds k ON k.code = o.kind
     WHERE s.id = ANY(:ids) AND s.state = 'waiting'
""")


async def items(tx: AsyncSession, keys: Iterable[ItemKey], *, now: datetime) -> Items:
    """The items behind these keys as they are at this moment (aware); one that is watched no more is missing.

    An assignment stands under its own key; while its report waits to be looked at, it stands there as reported, and what its
    acceptor owes stands beside it as an acceptance of the same id. Where a school's road map was submitted as the report, what
    waits is that road map, as an approval.
    """
    wanted = set(keys)
    of_assignments = sorted({key.id for key in wanted if key.kind in OF_ASSIGNMENTS})
    of_targets = sorted({key.id for key in wanted if key.kind is Kind.TARGET})
    of_submissions = sorted({key.id for key in wanted if key.kind is Kind.APPROVAL})
    rows = (await tx.execute(_ASSIGNMENTS, {"ids": of_assignments})).all() if of_assignments else []
    targets = (await tx.execute(_TARGETS, {"ids": of_targets})).all() if of_targets else []
    waiting = (await tx.execute(_SUBMISSIONS, {"ids": of_submissions})).all() if of_submissions else []
    places = {place for row in (*rows, *targets, *waiting) for place in row.path} | {row.owner_id for row in rows}
    named = {row.executor_id for row in rows if row.executor_id is not None}
    holders = await Holders.of(tx, places, named)
    ladders = await Ladders.of(tx, places, {row.measure_id for row in rows}) if places else Ladders({})
    put_off = await _snoozes(tx, [row.id for row in rows])
    working_days = await calendar.working_days(tx, now.date())
    reading = _Reading(holders, put_off, ladders, working_days, now)
    found = [item for row in rows for item in reading.of_assignment(row)] + [reading.of_target(row) for row in targets]
    found += [reading.of_submission(row) for row in waiting]
    found += await request_items.of(tx, [key.id for key in wanted if key.kind is Kind.REQUEST], now=now)
    found += await own_items.of(tx, wanted, working_days, now=now)
    return {item.key: item for item in found if item.key in wanted}


async def _snoozes(tx: AsyncSession, assignment_ids: list[int]) -> dict[int, tuple[Snooze, ...]]:
    if not assignment_ids:
        return {}
    rows = await tx.execute(
        text("SELECT assignment_id, person_id, until FROM snoozes WHERE assignment_id = ANY(:ids) ORDER BY turn"),
        {"ids": assignment_ids},
    )
    found: dict[int, tuple[Snooze, ...]] = {}
    for row in rows:
        found[row.assignment_id] = (*found.get(row.assignment_id, ()), Snooze(row.person_id, row.until))
    return found


@dataclass(frozen=True)
class _Reading:
    """What rows mean together with offices, snoozes and the calendar."""

    holders: Holders
    snoozes: dict[int, tuple[Snooze, ...]]
    ladders: Ladders
    working_days: WorkingDays
    now: datetime

    def of_assignment(self, row: Any) -> list[Item]:
        zone = ZoneInfo(row.zone)
        own = self._item(row, zone)
        looked_at = row.state == "reported" and not row.awaits_approval
        return [own, self._acceptance(row, zone)] if looked_at else [own]

    def of_submission(self, row: Any) -> Item:
        """A school's road map waits for whoever approves it, as a report does."""
        return self._acceptance(row, ZoneInfo(row.zone), kind=Kind.APPROVAL)

    def _item(self, row: Any, zone: ZoneInfo) -> Item:
        given, due = row.given, row.due
        if row.return_due is not None:
            # A return gives a date of its own; who reported early does not lose time by it.
            due = max(due, row.return_due)
            given = max(given, local_day(row.decided_at, zone)) if row.decided_at is not None else given
        if row.extended_at is not None:
            given = max(given, local_day(row.extended_at, zone))
        region = row.owner_level == Level.REGION
        chain = self._chain(row, zone, region=region)
        return Item(
            kind=Kind.ASSIGNMENT,
            id=row.id,
            due=due,
            given=given,
            organization=row.organization_id,
            chain=chain,
            zone=zone,
            reachable=self.holders.reachable,
            state=State(row.state),
            document=row.evidence == "document",
            ordered_by_region=region,
            snoozes=self.snoozes.get(row.id, ()),
            ladder=self._ladder(row, row.measure_id),
            morning=self.ladders.morning(row.path),
        )

    def _ladder(self, row: Any, measure_id: int | None = None) -> Ladder:
        """The ladder of whoever owns the road map; a school's own road map goes by its municipality's."""
        inside = row.level == Level.INSTITUTION and row.owner_id == row.organization_id and len(row.path) > 1
        return self.ladders.ladder(row.path[-2] if inside else row.owner_id, measure_id)

    def _chain(self, row: Any, zone: ZoneInfo, *, region: bool) -> Chain:
        today = local_day(self.now, zone)
        at = self.holders.at
        if row.executor_id is None:
            executors = at(Office(row.office), [row.organization_id], today)
        else:
            executors = (self.holders.instead_of(row.executor_id, row.organization_id, today),)
        if row.curator_too and row.delegated_by is None:
            executors = tuple(dict.fromkeys((*executors, *at(Office.CURATOR, [row.organization_id], today))))
        heads = at(Office.HEAD, [row.organization_id], today)
        coordinators = at(Office.COORDINATOR, row.path, today)
        if row.owner_level == Level.INSTITUTION:
            # A school's own matter: its head stands where the municipality does elsewhere; who is above hears only where nobody
            # of the school can be reached.
            return Chain(executors=executors, heads=heads, coordinators=heads, region=coordinators)
        return Chain(
            executors=executors,
            heads=heads,
            coordinators=coordinators,
            controllers=at(Office.CONTROLLER, row.path, today),
            region=at(Office.REGIONAL, row.path, today) if region else (),
        )

    def _acceptance(self, row: Any, zone: ZoneInfo, kind: Kind = Kind.ACCEPTANCE) -> Item:
        """A report waits for whoever has the last word: of a school the coordinator, of a municipality under a region's order the
        region, of what the owner of the road map executes itself the controller, in a school the head."""
        today = local_day(self.now, zone)
        own = row.organization_id == row.owner_id and kind is Kind.ACCEPTANCE
        inside = own and row.level == Level.INSTITUTION
        if inside:
            office, places = Office.HEAD, [row.organization_id]
        elif own:
            office, places = Office.CONTROLLER, [row.organization_id]
        elif row.level == Level.INSTITUTION:
            office, places = Office.COORDINATOR, row.path
        else:
            office, places = Office.REGIONAL, [row.owner_id]
        reported = local_day(row.reported_at, zone)
        return Item(
            kind=kind,
            id=row.id,
            due=due_of_acceptance(reported, self.working_days),
            given=reported,
            organization=row.path[-2] if row.level == Level.INSTITUTION and not inside and len(row.path) > 1 else row.owner_id,
            chain=Chain(
                executors=self.holders.at(office, places, today),
                coordinators=self.holders.at(Office.HEAD if inside else Office.COORDINATOR, row.path, today),
                controllers=() if inside else self.holders.at(Office.CONTROLLER, row.path, today),
            ),
            zone=zone,
            reachable=self.holders.reachable,
            ladder=self._ladder(row, row.measure_id if kind is Kind.ACCEPTANCE else None),
            morning=self.ladders.morning(row.path),
        )

    def of_target(self, row: Any) -> Item:
        """A share to reach: whoever answers for its level hears of its date; nobody is blamed for it afterwards."""
        zone = ZoneInfo(row.zone)
        today = local_day(self.now, zone)
        return Item(
            kind=Kind.TARGET,
            id=row.id,
            due=row.due,
            given=local_day(row.published_at, zone),
            organization=row.organization_id,
            chain=Chain(
                executors=self.holders.at(OFFICE_OF[Level(row.level)], [row.organization_id], today),
                coordinators=self.holders.at(Office.COORDINATOR, row.path, today),
                controllers=self.holders.at(Office.CONTROLLER, row.path, today),
            ),
            zone=zone,
            reachable=self.holders.reachable,
            ladder=self._ladder(row),
            morning=self.ladders.morning(row.path),
        )
