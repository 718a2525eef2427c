"""What publishing a new edition of a road map would do now, assignment by assignment; and why it cannot be done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap
from db.road_map import comparing, publishing
from db.road_map.comparing import Comparison
from db.road_map.publishing import Plan
from domain.assignment import State
from domain.handing_out import Handed
from domain.road_map.amendment import Fate, Field
from domain.road_map.carrying import CLOSED, Carried, Edition, Held, Outcome, cancelled, carry


class Unrenewed(StrEnum):
    """Why an edition is not published; everything stays as it was."""

    NOT_A_DRAFT = "not-a-draft"  # published already, thrown away, or no edition of anything
    NOT_IN_FORCE = "not-in-force"  # what it replaces was itself replaced meanwhile
    ASKED = "asked"  # a row that organisations work on has an open question now
    NOTHING_NEW = "nothing-new"  # it is word for word what is in force
    EMPTY = "empty"  # no row and no share is left in it


@dataclass(frozen=True)
class Living:
    """An assignment of a row that lives on, and what it becomes."""

    carried: Carried
    old: Measure
    new: Measure
    fields: frozenset[Field]

    @property
    def is_news(self) -> bool:
        """Whether who answers for it has to hear of it: it still has to be done, or waits, and something of it changed."""
        open_ = self.carried.held.state not in CLOSED
        return open_ and (self.carried.outcome is not Outcome.KEPT or bool(self.fields))


@dataclass(frozen=True)
class Renewal:
    """What publishing an edition would do now."""

    comparison: Comparison
    planned: Plan
    living: tuple[Living, ...]
    fresh: tuple[Handed, ...]
    #: Open ones whose row is gone: closed as not required.
    ended: tuple[tuple[Held, Measure], ...]
    #: Rows in work that have an open question in the new edition.
    asked: tuple[Measure, ...]

    @property
    def news(self) -> int:
        """How many assignments change, appear or end: what the screen before publishing showed, and the press asks again."""
        return sum(one.is_news for one in self.living) + len(self.fresh) + len(self.ended)


async def plan(tx: AsyncSession, draft: RoadMap, now: datetime) -> Renewal | None:
    """What publishing would do; None for a draft that replaces nothing."""
    found = await comparing.comparison(tx, draft)
    if found is None:
        return None
    planned = await publishing.plan(tx, draft, now)
    held = await _held(tx, found.old.id)
    by_row: dict[int, list[Handed]] = {}
    for one in planned.handed:
        by_row.setdefault(one.measure_id, []).append(one)
    living: list[Living] = []
    fresh: list[Handed] = []
    ended: list[tuple[Held, Measure]] = []
    asked: list[Measure] = []
    for entry in found.entries:
        old = found.before.get(entry.old.id) if entry.old else None
        new = found.after.get(entry.new.id) if entry.new else None
        theirs = held.get(old.id, []) if old else []
        if old is None or new is None:
            ended += [(one, old) for one in cancelled(theirs) if old is not None]
            fresh += by_row.get(new.id, []) if new else []
        elif new.questions and new.target_id is None and theirs:
            asked.append(new)
        elif new.target_id is not None:
            ended += [(one, old) for one in cancelled(theirs)]
        else:
            edition = Edition(
                term_changed=Field.TERM in entry.fields,
                responsible_changed=Field.RESPONSIBLE in entry.fields,
                recurs=old.recurrence is not None or new.recurrence is not None,
                chosen=planned.chosen | {planned.owner.id},
            )
            carried, more = carry(theirs, by_row.get(new.id, []), edition, planned.today)
            living += [Living(one, old, new, entry.fields) for one in carried]
            fresh += more
    return Renewal(found, planned, tuple(living), tuple(fresh), tuple(ended), tuple(asked))


def refused(renewal: Renewal | None) -> Unrenewed | None:
    """Why it cannot be published as it stands."""
    if renewal is None or renewal.comparison.new.state != "draft":
        return Unrenewed.NOT_A_DRAFT
    if not renewal.comparison.is_current:
        return Unrenewed.NOT_IN_FORCE
    if renewal.asked:
        return Unrenewed.ASKED
    if not renewal.comparison.of(Fate.SAME, Fate.CHANGED, Fate.NEW):
        return Unrenewed.EMPTY
    return None if renewal.comparison.of(Fate.CHANGED, Fate.NEW, Fate.GONE) or renewal.news else Unrenewed.NOTHING_NEW


async def _held(tx: AsyncSession, road_map_id: int) -> dict[int, list[Held]]:
    """Every assignment of a road map, by measure. What its measure's date was tells an extension."""
    rows = await tx.execute(
        text("""
            SELECT a.id, a.measure_id, a.organization_id, a.occurrence, a.due, a.given, a.state, a.office, a.executor_id,
                   a.curator_too,
                   a.return_due, a.delegated_by IS NOT NULL AS delegated, coalesce(a.occurrence, m.due) AS printed
              FROM assignments a JOIN measures m ON m.id = a.measure_id
             WHERE m.road_map_id = :map AND a.state <> 'withdrawn' ORDER BY a.id
        """),
        {"map": road_map_id},
    )
    found: dict[int, list[Held]] = {}
    for row in rows:
        fields = {**row._mapping, "state": State(row.state)}
        found.setdefault(fields.pop("measure_id"), []).append(Held(**fields))
    return found
