"""A new edition takes the place of the road map in force: one transaction, facts stay with the assignments they belong to.

Assignments of rows that live on go over into the new edition with everything that hangs on them (reports, evidence, history,
snoozes, promises); what they become is decided in `domain/road_map/carrying.py`. The old edition keeps its words and what was
closed under it, and is read only from then on. Source: spec §6.9.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import changing
from db.assignment.assignment_log import note
from db.reminder import ladders, reminders
from db.road_map import publishing, road_maps
from db.road_map.edition_news import Change, news_of
from db.road_map.renewals import Living, Renewal, Unrenewed, plan, refused
from db.speaking import notices
from domain.assignment import State
from domain.assignment_log import Did
from domain.pleas import EVERYTHING
from domain.road_map.carrying import Held, Outcome


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
    return renewal, news_of(renewal, given)


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
