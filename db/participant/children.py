"""What a confirmed guardian sees of a pupil: joined or not, the pair, the next meetings with an adult from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import Guardianship
from db.pair import pairs
from db.pair.seen import Seen
from db.participant import participants
from db.participant.participants import Card
from domain.consent import Document
from domain.forms import FROM_OUTSIDE, Category, Part
from domain.pair import State

#: Meetings shown ahead.
AHEAD = 3


@dataclass(frozen=True)
class Child:
    """What a confirmed guardian sees of a pupil in one organisation."""

    row: Guardianship
    card: Card | None  # the participation; None when it has ended
    pairs: Sequence[Seen]
    #: The next planned meetings with an adult from outside: day and place as a key of the locales.
    outside: Sequence[tuple[date, str | None]]


async def child(tx: AsyncSession, row: Guardianship, document: Document, *, now: datetime, today: date) -> Child:
    """How the pupil is doing there: joined or not, the pair, the next meeting with an adult from outside."""
    cards = await participants.of_person(tx, row.child_id, document, now)
    here = [one for one in cards if one.row.organization_id == row.organization_id]
    standing = [
        one
        for one in await pairs.of_person(tx, row.child_id)
        if one.row.organization_id == row.organization_id and one.part_of(row.child_id) is Part.MENTEE
    ]
    return Child(row, here[0] if here else None, standing, await _outside(tx, standing, today))


async def _outside(tx: AsyncSession, standing: Sequence[Seen], today: date) -> list[tuple[date, str | None]]:
    with_adults = [
        one.row.id for one in standing if one.pair.state is State.ACTIVE and Category(one.mentor.category) in FROM_OUTSIDE
    ]
    rows = await tx.execute(
        select(models.Meeting.day, models.Meeting.place)
        .where(models.Meeting.pair_id.in_(with_adults), models.Meeting.state == "planned", models.Meeting.day >= today)
        .order_by(models.Meeting.day)
        .limit(AHEAD)
    )
    return [(row.day, row.place) for row in rows]
