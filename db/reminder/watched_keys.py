"""The keys of what is watched: of given assignments and shares, of what concerns a person or a ladder, of everything."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.reminder import own_items
from db.request import request_items
from domain.watched import ItemKey, Kind

#: What is watched by the id of an assignment.
OF_ASSIGNMENTS = (Kind.ASSIGNMENT, Kind.ACCEPTANCE)


def keys_of(
    assignment_ids: Collection[int],
    target_ids: Collection[int] = (),
    submission_ids: Collection[int] = (),
    addressee_ids: Collection[int] = (),
    number_ids: Collection[int] = (),
    week_ids: Collection[int] = (),
) -> list[ItemKey]:
    """Every key under which these assignments, targets, submitted road maps, addressees of requests, requests for numbers of
    learners and weeks can be watched."""
    return [
        *(ItemKey(kind, one) for one in assignment_ids for kind in OF_ASSIGNMENTS),
        *(ItemKey(Kind.TARGET, one) for one in target_ids),
        *(ItemKey(Kind.APPROVAL, one) for one in submission_ids),
        *(ItemKey(Kind.REQUEST, one) for one in addressee_ids),
        *(ItemKey(Kind.NUMBER, one) for one in number_ids),
        *(ItemKey(Kind.WEEK, one) for one in week_ids),
    ]


async def concerning(tx: AsyncSession, *person_ids: int) -> list[ItemKey]:
    """Everything watched in whose chain one of these persons may stand: named in it, or holding an office there or above, also
    as a deputy. A region stands in the chains of what it does itself and of what stands directly below it."""
    rows = await tx.execute(
        text("""
            WITH held AS (SELECT organization_id, office FROM appointments
                           WHERE person_id = ANY(:people) OR deputy_person_id = ANY(:people)),
            below AS MATERIALIZED (
                SELECT o.id FROM organizations o
                 WHERE o.path && ARRAY(SELECT organization_id FROM held WHERE office <> 'regional')
                UNION
                SELECT o.id FROM organizations o
                 WHERE o.id = ANY(ARRAY(SELECT organization_id FROM held WHERE office = 'regional'))
                    OR o.parent_id = ANY(ARRAY(SELECT organization_id FROM held WHERE office = 'regional')))
            SELECT a.id, 'assignment' AS kind FROM assignments a
             WHERE a.state IN ('open', 'returned', 'reported') AND a.organization_id = ANY(ARRAY(SELECT id FROM below))
            UNION
            SELECT a.id, 'assignment' FROM assignments a
             WHERE a.state IN ('open', 'returned', 'reported') AND a.executor_id = ANY(:people)
            UNION ALL
            SELECT t.id, 'target' FROM targets t WHERE t.result IS NULL AND t.organization_id = ANY(ARRAY(SELECT id FROM below))
            UNION ALL
            SELECT s.id, 'approval' FROM submissions s JOIN road_maps r ON r.id = s.road_map_id
             WHERE s.state = 'waiting' AND r.organization_id = ANY(ARRAY(SELECT id FROM below))
        """),
        {"people": list(person_ids)},
    )
    asked = await request_items.concerning(tx, person_ids)
    own = await own_items.concerning(tx, person_ids)
    return keys_of(*_by_kind(rows.all())) + keys_of((), addressee_ids=asked) + own


async def under_ladder(tx: AsyncSession, organization_id: int, measure_id: int | None) -> list[ItemKey]:
    """Everything watched that a ladder of this organisation, or of one of its measures, concerns: its ladder speaks for the road
    maps that it owns, its hour for everything below it."""
    if measure_id is not None:
        given = await tx.execute(
            text("SELECT id FROM assignments WHERE measure_id = :id AND state IN ('open', 'returned', 'reported') ORDER BY id"),
            {"id": measure_id},
        )
        return keys_of(list(given.scalars()))
    rows = await tx.execute(
        text("""
            SELECT a.id, 'assignment' AS kind FROM assignments a JOIN organizations o ON o.id = a.organization_id
             WHERE a.state IN ('open', 'returned', 'reported') AND a.due IS NOT NULL AND o.path @> ARRAY[CAST(:id AS bigint)]
            UNION ALL
            SELECT t.id, 'target' FROM targets t JOIN organizations o ON o.id = t.organization_id
             WHERE t.result IS NULL AND o.path @> ARRAY[CAST(:id AS bigint)]
            UNION ALL
            SELECT s.id, 'approval' FROM submissions s JOIN road_maps r ON r.id = s.road_map_id
              JOIN organizations o ON o.id = r.organization_id
             WHERE s.state = 'waiting' AND o.path @> ARRAY[CAST(:id AS bigint)]
        """),
        {"id": organization_id},
    )
    asked = await request_items.under_ladder(tx, organization_id)
    own = await own_items.under_ladder(tx, organization_id)
    return keys_of(*_by_kind(rows.all())) + keys_of((), addressee_ids=asked) + own


def _by_kind(rows: Sequence[Any]) -> tuple[list[int], ...]:
    """Ids in the order in which `keys_of` takes them."""
    of_assignments = [row.id for row in rows if row.kind in OF_ASSIGNMENTS]
    others = (Kind.TARGET, Kind.APPROVAL, Kind.REQUEST, Kind.NUMBER, Kind.WEEK)
    return list(dict.fromkeys(of_assignments)), *([row.id for row in rows if row.kind == kind] for kind in others)


async def everything(tx: AsyncSession) -> tuple[Sequence[int], ...]:
    """The ids of everything that is watched, or that still has promises which nobody has withdrawn, as `keys_of` takes them."""
    rows = await tx.execute(
        text("""
            SELECT id, 'assignment' AS kind FROM assignments
             WHERE state IN ('open', 'returned', 'reported') AND due IS NOT NULL
            UNION SELECT id, 'target' FROM targets WHERE result IS NULL
            UNION SELECT id, 'approval' FROM submissions WHERE state = 'waiting'
            UNION SELECT a.id, 'request' FROM request_addressees a JOIN data_requests r ON r.id = a.request_id
             WHERE a.state = 'open' AND r.state = 'sent'
            UNION SELECT id, 'number' FROM number_requests WHERE answered_at IS NULL AND withdrawn_at IS NULL
            UNION SELECT id, 'week' FROM weeks WHERE closed_at IS NULL
            UNION SELECT DISTINCT item_id, item_kind FROM reminders WHERE state = 'planned'
            ORDER BY id
        """)
    )
    return _by_kind(rows.all())
