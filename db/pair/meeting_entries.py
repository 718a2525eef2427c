"""Meetings as they are read: the row with both sides' words, and the pair that met."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import MeetingWord
from db.pair import pairs
from db.pair.seen import Seen
from domain import meetings
from domain.forms import Part
from domain.meetings import Kind, Log, Meeting, Place, State, Word


@dataclass(frozen=True)
class Entry:
    """A meeting as a screen shows it."""

    id: int
    pair: Seen
    meeting: Meeting
    rating: int | None

    def waits_for(self, person_id: int | None) -> bool:
        """Whether this person's yes is all that is missing."""
        part = self.pair.part_of(person_id)
        return (
            part is not None
            and self.meeting.state is State.HELD
            and part not in self.meeting.logs
            and self.meeting.denied_by is not part
        )


async def entries(tx: AsyncSession, wanted: Sequence[Seen], *, limit: int | None = None) -> list[Entry]:
    """The meetings of these pairs, the latest first."""
    by_id = {one.row.id: one for one in wanted}
    query = (
        select(models.Meeting)
        .where(models.Meeting.pair_id.in_(by_id))
        .order_by(models.Meeting.day.desc(), models.Meeting.id.desc())
    )
    rows = list((await tx.execute(query.limit(limit) if limit else query)).scalars())
    known = await read(tx, rows)
    return [Entry(row.id, by_id[row.pair_id], known[row.id], row.rating) for row in rows]


async def find(tx: AsyncSession, meeting_id: int, *, lock: bool = False) -> Entry | None:
    """One meeting; its pair is held until the commit with `lock`."""
    row = await row_of(tx, models.Meeting.id == meeting_id)
    if row is None:
        return None
    pair = await pairs.find(tx, row.pair_id, lock=lock)
    if lock:
        row = await row_of(tx, models.Meeting.id == meeting_id)
    if row is None or pair is None:
        return None
    return Entry(row.id, pair, (await read(tx, [row]))[row.id], row.rating)


async def row_of(tx: AsyncSession, wanted: ColumnElement[bool]) -> models.Meeting | None:
    """The one row that fulfils `wanted`, as it is now."""
    found = await tx.execute(select(models.Meeting).where(wanted).execution_options(populate_existing=True))
    return found.scalar_one_or_none()


async def read(tx: AsyncSession, rows: Sequence[models.Meeting]) -> dict[int, Meeting]:
    """The rows with both words, as the rules see them."""
    words: dict[int, list[MeetingWord]] = {row.id: [] for row in rows}
    for word in (await tx.execute(select(MeetingWord).where(MeetingWord.meeting_id.in_(words)))).scalars():
        words[word.meeting_id].append(word)
    return {
        row.id: Meeting(
            day=row.day,
            logs={Part(one.part): _log(one) for one in words[row.id] if one.said == "log"},
            confirmations={Part(one.part): Word(one.by_journal) for one in words[row.id] if one.said == "yes"},
            ended=State(row.state) if row.state in (State.CANCELLED, State.NO_SHOW) else None,
            denied_by=next((Part(one.part) for one in words[row.id] if one.said == "no"), None),
        )
        for row in rows
    }


def _log(word: MeetingWord) -> Log:
    return Log(
        kind=Kind(word.kind or Kind.REGULAR),
        minutes=word.minutes or meetings.SHORTEST,
        on=word.said_on,
        place=Place(word.place) if word.place else None,
        topic=word.topic,
        note=word.note,
        by_journal=word.by_journal,
    )
