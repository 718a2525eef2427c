"""The ladder of an owner of road maps, or of one measure: shown, changed under the owner's right, planned anew at once."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar, jobs
from db.models import LadderSetting
from db.office import rights
from db.reminder import reminders, watched_keys
from db.reminder.ladder_rows import COLUMNS, read
from domain.allowed_hours import local_day
from domain.offices import Act
from domain.own_ladder import AS_RULED, OwnLadder, Refused, Setting, changed

#: The row that says when a ladder of so many items was changed that the sweep plans them, a minute later.
JOB = "ladder-changed"
#: So many items are planned anew in the transaction of the press, half a second.
AT_ONCE = 2_000


@dataclass(frozen=True)
class Shown:
    """A ladder as its owner sees it."""

    organization_id: int
    measure_id: int | None
    ladder: OwnLadder
    #: Whether it was set; otherwise it is the owner's (of a measure) or the rule's.
    own: bool
    set_at: datetime | None


async def find(tx: AsyncSession, organization_id: int, measure_id: int | None = None) -> Shown:
    """The ladder of an owner, or of one of its measures, as it holds now."""
    rows = await tx.execute(
        text(f"""
            SELECT {COLUMNS}, l.set_at FROM ladders l
             WHERE l.organization_id = :place AND (l.measure_id IS NULL OR l.measure_id = :measure)
        """),
        {"place": organization_id, "measure": measure_id},
    )
    found = {row.measure_id: row for row in rows}
    if (row := found.get(measure_id)) is not None:
        return Shown(organization_id, measure_id, read(row), True, row.set_at)
    general = found.get(None)
    return Shown(organization_id, measure_id, read(general) if general is not None else AS_RULED, False, None)


async def choose(
    tx: AsyncSession,
    by: int | None,
    organization_id: int,
    measure_id: int | None,
    setting: Setting,
    value: int,
    *,
    on: bool,
    now: datetime,
) -> OwnLadder | Refused | None:
    """Change one setting and plan anew everything that it concerns; None for somebody who may not.

    Whoever owns the road maps of the organisation may; a measure must stand in one of them, and has no hour of its own.
    """
    if not await _may(tx, by, organization_id, measure_id, now) or (measure_id is not None and setting is Setting.HOUR):
        return None
    await _one_at_a_time(tx, organization_id)
    present = await find(tx, organization_id, measure_id)
    chosen = changed(present.ladder, setting, value, on=on)
    if isinstance(chosen, Refused) or chosen == present.ladder:
        return chosen
    assert by is not None  # who may is somebody
    values = {**asdict(chosen), "before": list(chosen.before), "documents": list(chosen.documents)}
    values |= {"hour": None if measure_id is not None else chosen.hour, "set_by": by, "set_at": now}
    row = insert(LadderSetting).values(organization_id=organization_id, measure_id=measure_id, **values)
    await tx.execute(row.on_conflict_do_update(index_elements=["organization_id", "measure_id"], set_=values))
    await _plan_anew(tx, organization_id, measure_id, now)
    return chosen


async def restore(tx: AsyncSession, by: int | None, organization_id: int, measure_id: int | None, *, now: datetime) -> bool:
    """«Как в положении»; of a measure: as everything else of its owner. False for somebody who may not."""
    if not await _may(tx, by, organization_id, measure_id, now):
        return False
    await _one_at_a_time(tx, organization_id)
    gone = await tx.execute(
        text("DELETE FROM ladders WHERE organization_id = :place AND measure_id IS NOT DISTINCT FROM :measure RETURNING id"),
        {"place": organization_id, "measure": measure_id},
    )
    if gone.one_or_none() is not None:
        await _plan_anew(tx, organization_id, measure_id, now)
    return True


async def carry_over(tx: AsyncSession, measures: Iterable[tuple[int, int]]) -> None:
    """A new edition keeps the ladders of the rows that it goes on with: ids of the old measure and of the new one. An old row
    that became several hands its ladder to the first of them."""
    first: dict[int, int] = {}
    for old, new in sorted(measures):
        first.setdefault(old, new)
    if first:
        await tx.execute(
            text("""
                UPDATE ladders SET measure_id = u.new
                  FROM unnest(CAST(:old AS bigint[]), CAST(:new AS bigint[])) AS u (old, new) WHERE measure_id = u.old
            """),
            {"old": list(first), "new": list(first.values())},
        )


async def _may(tx: AsyncSession, by: int | None, organization_id: int, measure_id: int | None, now: datetime) -> bool:
    if not await rights.allowed(tx, by, Act.OWN_ROAD_MAPS, organization_id, now):
        return False
    if measure_id is None:
        return True
    found = await tx.execute(
        text("""
            SELECT 1 FROM measures m JOIN road_maps r ON r.id = m.road_map_id
             WHERE m.id = :measure AND r.organization_id = :place AND r.state = 'published'
        """),
        {"measure": measure_id, "place": organization_id},
    )
    return found.one_or_none() is not None


async def _one_at_a_time(tx: AsyncSession, organization_id: int) -> None:
    """Two presses of one instant follow one another."""
    await tx.execute(text("SELECT pg_advisory_xact_lock(hashtext('ladders'), CAST(:place AS int))"), {"place": organization_id})


async def _plan_anew(tx: AsyncSession, organization_id: int, measure_id: int | None, now: datetime) -> None:
    """What the ladder concerns is planned in this very transaction; of a whole region by the sweep, within a minute or two.

    Until then nothing wrong is said: right before sending each promise is asked for again, under the new ladder.
    """
    keys = await watched_keys.under_ladder(tx, organization_id, measure_id)
    if len(keys) <= AT_ONCE:
        await reminders.plan(tx, keys, now=now)
        return
    await jobs.note(tx, JOB, local_day(now, await calendar.zone_of_the_root(tx)), now=now)


@dataclass(frozen=True)
class Row:
    """A measure that is being executed, and whether it has a ladder of its own."""

    id: int
    number: str | None
    text: str
    own: bool


async def measures(tx: AsyncSession, organization_id: int) -> list[Row]:
    """The measures of an owner's published road maps about which somebody is still reminded, in order."""
    rows = await tx.execute(
        text("""
            SELECT m.id, m.number, m.text, l.id IS NOT NULL AS own
              FROM measures m JOIN road_maps r ON r.id = m.road_map_id AND r.state = 'published'
              LEFT JOIN ladders l ON l.measure_id = m.id
             WHERE r.organization_id = :place
               AND (l.id IS NOT NULL OR EXISTS (
                    SELECT 1 FROM assignments a
                     WHERE a.measure_id = m.id AND a.due IS NOT NULL AND a.state IN ('open', 'returned', 'reported')))
             ORDER BY r.id, m.position
        """),
        {"place": organization_id},
    )
    return [Row(row.id, row.number, row.text, row.own) for row in rows]
