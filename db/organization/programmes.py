"""The programmes of an organisation, several at a time: how each counts, and which one a road map belongs to."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Programme, RoadMap, Target
from db.office import rights
from domain.offices import Act
from domain.targets import Years

#: What can be set, and to what; the order in which a button goes round.
SETTINGS: Mapping[str, tuple[str, ...]] = {
    "counting": ("meeting", "pair"),
    "counted_role": ("either", "mentee"),
    "counted_year": (Years.CALENDAR.value, Years.SCHOOL.value),
    "numbers_on": ("09-01", "09-15", "10-01"),
}

#: What a programme that is opened beside another one begins with.
_LIKE = ("forms", "counting", "counted_role", "counted_year", "numbers_on", "matching_weights")


async def of_owner(tx: AsyncSession, organization_id: int) -> Sequence[Programme]:
    """The organisation's own programmes, the newest first: whoever joins fills in the questionnaire of the first."""
    rows = await tx.execute(
        select(Programme)
        .where(Programme.organization_id == organization_id)
        .order_by(Programme.first_year.desc(), Programme.id.desc())
    )
    return rows.scalars().all()


async def in_hand(
    tx: AsyncSession, organization_id: int, by: int | None, now: datetime, programme_id: int | None = None
) -> Programme | None:
    """The organisation's own programme that is named, else its newest one, locked, if this person may change it."""
    if not await rights.allowed(tx, by, Act.OWN_ROAD_MAPS, organization_id, now):
        return None
    own = await of_owner(tx, organization_id)
    chosen = next((one for one in own if one.id == programme_id), own[0] if own else None)
    if chosen is not None:
        await tx.refresh(chosen, with_for_update=True)
    return chosen


def count_by(programme: Programme, setting: str, value: str) -> bool:
    """Set it, where it is one of `SETTINGS`. What was closed before keeps the rule that it was closed by."""
    if value not in SETTINGS.get(setting, ()):
        return False
    setattr(programme, setting, value)
    return True


async def choices(tx: AsyncSession, draft: RoadMap) -> tuple[Sequence[Programme], bool]:
    """The programmes of its owner that a draft may belong to, and whether it may open one of its own.

    None for a school, which takes part in the one above it, and for a new edition, which stays where the old one is.
    """
    own = await of_owner(tx, draft.organization_id)
    if draft.replaces_id is not None or draft.programme_id not in {one.id for one in own}:
        return [], False
    return own, await _shared(tx, draft)


async def _shared(tx: AsyncSession, draft: RoadMap) -> bool:
    """Whether anything but this draft belongs to its programme."""
    found = await tx.execute(
        text("""
            SELECT EXISTS (SELECT 1 FROM road_maps WHERE programme_id = :programme AND id <> :draft AND state <> 'discarded')
                OR EXISTS (SELECT 1 FROM participants WHERE programme_id = :programme)
                OR EXISTS (SELECT 1 FROM denominators WHERE programme_id = :programme)
        """),
        {"programme": draft.programme_id, "draft": draft.id},
    )
    return bool(found.scalar_one())


async def belongs(tx: AsyncSession, draft: RoadMap, programme_id: int | None) -> Programme | None:
    """Let a draft and its targets belong to another programme of its owner; None opens one beside the present one.

    Returns the programme, or None where this may not be chosen. One that was opened by this draft alone goes when it is left.
    """
    own, may_open = await choices(tx, draft)
    before = next((one for one in own if one.id == draft.programme_id), None)
    if programme_id is None:
        after = await _opened(tx, draft, before) if may_open and before is not None else None
    else:
        after = next((one for one in own if one.id == programme_id), None)
    if before is None or after is None or after is before:
        return after
    draft.programme_id = after.id
    draft.version += 1
    await tx.execute(update(Target).where(Target.road_map_id == draft.id).values(programme_id=after.id))
    await tx.flush()
    await _let_go(tx, before)
    return after


async def _opened(tx: AsyncSession, draft: RoadMap, beside: Programme) -> Programme:
    years = (await tx.execute(select(Target.due).where(Target.road_map_id == draft.id))).scalars().all()
    written = draft.issued.isoformat() if draft.issued else None
    new = Programme(
        organization_id=draft.organization_id,
        title=draft.title,
        legal_base=" ".join(filter(None, [draft.number and f"№ {draft.number}", written])),
        first_year=min((day.year for day in years), default=beside.first_year),
        last_year=max((day.year for day in years), default=beside.last_year),
        **{name: getattr(beside, name) for name in _LIKE},
    )
    tx.add(new)
    await tx.flush()
    await tx.execute(
        text("""
            INSERT INTO programme_tags (programme_id, list, code, position, title, retired_at)
            SELECT :new, list, code, position, title, retired_at FROM programme_tags WHERE programme_id = :beside
        """),
        {"new": new.id, "beside": beside.id},
    )
    await tx.execute(
        text("""
            INSERT INTO programme_questions (programme_id, stage, part, code, position, kind, title, optional, retired_at)
            SELECT :new, stage, part, code, position, kind, title, optional, retired_at
              FROM programme_questions WHERE programme_id = :beside
        """),
        {"new": new.id, "beside": beside.id},
    )
    await tx.execute(
        text("""
            INSERT INTO joining_questions (programme_id, part, code, title, optional, chips, retired_at)
            SELECT :new, part, code, title, optional, chips, retired_at FROM joining_questions WHERE programme_id = :beside
        """),
        {"new": new.id, "beside": beside.id},
    )
    return new


async def _let_go(tx: AsyncSession, programme: Programme) -> None:
    """Delete a programme that nothing has ever belonged to."""
    await tx.execute(
        text("""
            DELETE FROM programmes p WHERE p.id = :id
               AND NOT EXISTS (SELECT 1 FROM road_maps WHERE programme_id = p.id)
               AND NOT EXISTS (SELECT 1 FROM targets WHERE programme_id = p.id)
               AND NOT EXISTS (SELECT 1 FROM participants WHERE programme_id = p.id)
               AND NOT EXISTS (SELECT 1 FROM denominators WHERE programme_id = p.id)
               AND NOT EXISTS (SELECT 1 FROM number_requests WHERE programme_id = p.id)
               AND NOT EXISTS (SELECT 1 FROM indicators WHERE programme_id = p.id)
        """),
        {"id": programme.id},
    )
    tx.expire(programme)
