"""A new edition takes the place of the road map in force: one transaction, facts stay with the assignments they belong to.

Assignments of rows that live on go over into the new edition with everything that hangs on them (reports, evidence, history,
snoozes, promises); what they become is decided in `domain/road_map/carrying.py`. The old edition keeps its words and what was
closed under it, and is read only from then on. Source: spec §6.9.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import amending, changing, ladders, notices, publishing, reminders, road_maps
from db.amending import Comparison
from db.assignment_log import note
from db.models import Measure, RoadMap
from db.publishing import Given, Plan
from domain.assignment import State
from domain.assignment_log import Did
from domain.handing_out import Handed
from domain.offices import Office
from domain.pleas import EVERYTHING
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


class About(StrEnum):
    """What a person is told about one assignment."""

    TERM = auto()  # another date
    WORDS = auto()  # other words, result or printed term
    NEW = auto()
    CANCELLED = auto()
    PASSED = auto()  # somebody else executes it now


@dataclass(frozen=True)
class Change:
    """One assignment that is another one for somebody, with who answers for it; days are local ones of its organisation."""

    about: About
    organization_id: int
    office: str
    executor_id: int | None
    delegated: bool
    curator_too: bool
    measure: Measure
    before: date | None
    after: date | None
    waits: bool = False  # its report is being looked at
    old: Measure | None = None
    fields: frozenset[Field] = frozenset()


async def plan(tx: AsyncSession, draft: RoadMap, now: datetime) -> Renewal | None:
    """What publishing would do; None for a draft that replaces nothing."""
    found = await amending.comparison(tx, draft)
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


async def publish(tx: AsyncSession, draft_id: int, by: int, now: datetime) -> tuple[Renewal, list[Change]] | Unrenewed:
    """Put the edition in force. Both road maps and every assignment are locked first, so that two presses publish once."""
    draft = await road_maps.find(tx, draft_id, lock=True)
    if draft is None or draft.replaces_id is None or draft.state != "draft":
        return Unrenewed.NOT_A_DRAFT
    old = await road_maps.find(tx, draft.replaces_id, lock=True)
    assert old is not None  # a foreign key holds it
    await tx.execute(
        text("""
            SELECT a.id FROM assignments a JOIN measures m ON m.id = a.measure_id WHERE m.road_map_id = :map
             ORDER BY a.id FOR UPDATE OF a
        """),
        {"map": old.id},
    )
    await road_maps.forget_removed_targets(tx, draft.id)
    renewal = await plan(tx, draft, now)
    if refusal := refused(renewal):
        return refusal
    assert renewal is not None  # refused otherwise
    old.state = "replaced"
    draft.state, draft.published_at, draft.published_by = "published", now, by
    publishing.leave_out(draft, renewal.planned)
    await tx.flush()
    await _carry_over(tx, renewal.living)
    dropped = [one.carried.held for one in renewal.living if one.carried.outcome is Outcome.CANCELLED]
    ended = [*(one for one, _ in renewal.ended), *dropped]
    await _close(tx, ended, by, now)
    given = await publishing.give(tx, renewal.fresh, renewal.planned.today, by=by, now=now)
    await _log(tx, renewal, [one.id for one in ended], by, now)
    shares = await _results_stay(tx, old.id, draft.id)
    touched = [*(one.carried.held.id for one in renewal.living), *(one.id for one in ended), *(one.id for one in given)]
    await reminders.replan(tx, touched, now=now, targets=shares)
    return renewal, _changes(renewal, given)


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


async def _carry_over(tx: AsyncSession, living: Sequence[Living]) -> None:
    """Assignments stand under the rows of the new edition; an old button of one that changed carries an old version."""
    over = [one for one in living if one.carried.outcome is not Outcome.CANCELLED]
    await tx.execute(
        text("""
            UPDATE assignments a
               SET measure_id = u.measure, occurrence = u.occurrence, due = u.due, given = u.given, office = u.office,
                   executor_id = u.executor, curator_too = u.too,
                   delegated_by = CASE WHEN a.executor_id = u.executor THEN a.delegated_by END,
                   version = a.version + CASE WHEN u.news THEN 1 ELSE 0 END
              FROM unnest(CAST(:ids AS bigint[]), CAST(:measures AS bigint[]), CAST(:occurrences AS date[]),
                          CAST(:dues AS date[]), CAST(:givens AS date[]), CAST(:offices AS text[]),
                          CAST(:executors AS bigint[]), CAST(:too AS boolean[]), CAST(:news AS boolean[]))
                   AS u (id, measure, occurrence, due, given, office, executor, too, news)
             WHERE a.id = u.id
        """),
        {
            "ids": [one.carried.held.id for one in over],
            "measures": [one.new.id for one in over],
            "occurrences": [one.carried.occurrence for one in over],
            "dues": [one.carried.due for one in over],
            "givens": [one.carried.given for one in over],
            "offices": [one.carried.office for one in over],
            "executors": [one.carried.executor_id for one in over],
            "too": [one.carried.curator_too for one in over],
            "news": [one.is_news for one in over],
        },
    )
    await ladders.carry_over(tx, {(one.old.id, one.new.id) for one in over})


async def _close(tx: AsyncSession, ended: Sequence[Held], by: int, now: datetime) -> None:
    """Not required any more; a report that waited is looked at no more, its evidence stays."""
    await tx.execute(
        text("""
            UPDATE assignments SET state = 'not-required', decided_at = :now, decided_by = :by, comment = NULL,
                   return_due = NULL, version = version + 1
             WHERE id = ANY(:ids)
        """),
        {"ids": [one.id for one in ended], "now": now, "by": by},
    )
    for one in ended:
        await changing.moot(tx, one.id, EVERYTHING, now=now)
        if one.state is State.REPORTED:
            await notices.call_off(tx, ("report", one.id), now=now)


async def _log(tx: AsyncSession, renewal: Renewal, ended: Sequence[int], by: int, now: datetime) -> None:
    """What became of each assignment stands in its history, with the edition that did it."""
    edition = {"road_map": renewal.comparison.new.id}
    if ended:
        await note(tx, ended, Did.CANCELLED, by, now, edition)
    moved: dict[tuple[date | None, date | None], list[int]] = {}
    for one in renewal.living:
        if one.carried.outcome is not Outcome.CANCELLED and one.is_news:
            moved.setdefault((one.carried.held.due, one.carried.due), []).append(one.carried.held.id)
    for (before, after), ids in moved.items():
        await note(tx, ids, Did.AMENDED, by, now, {**edition, "from": before, "to": after})


async def _results_stay(tx: AsyncSession, old_id: int, new_id: int) -> list[int]:
    """A share that is promised again as it was keeps the result of its date; a changed one is open until its own date. Whose
    learners the same words mean was said once.

    Returns the ids of the shares of both editions: of the old ones nobody is reminded any more.
    """
    await tx.execute(
        text("""
            UPDATE targets n SET counted_base = coalesce(n.counted_base, o.counted_base)
              FROM targets o WHERE n.road_map_id = :new AND o.road_map_id = :old AND n.base = o.base
        """),
        {"old": old_id, "new": new_id},
    )
    await tx.execute(
        text("""
            UPDATE targets n SET result = o.result, closed_at = o.closed_at, snapshot = o.snapshot
              FROM targets o
             WHERE n.road_map_id = :new AND o.road_map_id = :old AND o.result IS NOT NULL
               AND n.due = o.due AND n.percent = o.percent AND n.base = o.base
        """),
        {"old": old_id, "new": new_id},
    )
    found = await tx.execute(text("SELECT id FROM targets WHERE road_map_id IN (:old, :new)"), {"old": old_id, "new": new_id})
    return list(found.scalars())


def _changes(renewal: Renewal, given: Sequence[Given]) -> list[Change]:
    """What is another thing for somebody now; closed assignments are nobody's news."""
    rows = renewal.comparison.after
    found = [
        Change(
            About.NEW,
            one.organization_id,
            one.office,
            one.executor_id,
            False,
            one.curator_too,
            rows[one.measure_id],
            None,
            one.due,
        )
        for one in given
    ]
    found += [_ended(one, measure) for one, measure in renewal.ended]
    for one in renewal.living:
        if one.is_news:
            found += _of_living(one)
    return found


def _ended(held: Held, measure: Measure, about: About = About.CANCELLED) -> Change:
    seat = (held.organization_id, held.office, held.executor_id, held.delegated, held.curator_too)
    return Change(about, *seat, measure, held.due, None)


def _of_living(one: Living) -> list[Change]:
    held, carried = one.carried.held, one.carried
    if carried.outcome is Outcome.CANCELLED:
        return [_ended(held, one.old)]
    details: dict[str, Any] = {"waits": held.state is State.REPORTED, "old": one.old, "fields": one.fields}
    delegated = held.delegated and carried.executor_id == held.executor_id
    now = (
        held.organization_id,
        carried.office,
        carried.executor_id,
        delegated,
        carried.curator_too,
        one.new,
        held.due,
        carried.due,
    )
    if (held.office, held.executor_id) != (carried.office, carried.executor_id):
        return [_ended(held, one.old, About.PASSED), Change(About.NEW, *now, **details)]
    curators = _of_curators(one, details)
    about = About.TERM if held.due != carried.due else About.WORDS
    told = one.fields & {Field.TEXT, Field.TERM, Field.RESULT}
    return curators + ([Change(about, *now, **details)] if about is About.TERM or told else [])


def _of_curators(one: Living, details: dict[str, Any]) -> list[Change]:
    """The curators are named beside the office now, or no more; for everybody else nothing of this is news."""
    held, carried = one.carried.held, one.carried
    if held.curator_too == carried.curator_too:
        return []
    seat = (held.organization_id, Office.CURATOR.value, None, False, False)
    if not carried.curator_too:
        return [Change(About.PASSED, *seat, one.old, held.due, None)]
    return [Change(About.NEW, *seat, one.new, held.due, carried.due, **details)]
