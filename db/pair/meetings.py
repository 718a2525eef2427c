"""Meetings: each side's word is a row of its own; the meeting's row is worked out from both, and counts once."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import MeetingWord
from db.office import rights
from db.pair import meeting_topics, pair_fits, pairs, plan_words
from db.pair.meeting_entries import Entry, entries, find, read, row_of
from db.pair.seen import Seen
from db.speaking import notices
from domain import meetings
from domain.allowed_hours import Voice, local_day
from domain.forms import Category, Part
from domain.meetings import Kind, Log, Meeting, Place, Refusal, State
from domain.offices import Act


async def next_kind(tx: AsyncSession, pair: Seen, day: date) -> Kind:
    """The kind that is offered first: what the other side has said of this day, else the next of the pair's cycle."""
    known = [one.meeting for one in await entries(tx, [pair]) if one.meeting.shown and one.meeting.ended is None]
    that_day = next((one.shown.kind for one in known if one.shown and one.day == day), None)
    return that_day or meetings.next_kind(one.shown.kind for one in known if one.shown)


async def log(
    tx: AsyncSession,
    pair_id: int,
    by: int | None,
    day: date,
    kind: Kind,
    minutes: int,
    *,
    now: datetime,
    place: Place | None = None,
    topic: str | None = None,
) -> Entry | Refusal:
    """Somebody says that the pair met on `day` (local). A curator speaks for those without an account, «по журналу».

    Place and topic that are not said now stay as they were. A topic is one of `meeting_topics.of_pair`.
    The other side is asked for a yes; the same meeting said by both is one, confirmed.
    """
    pair = await pairs.find(tx, pair_id, lock=True)
    if pair is None:
        return Refusal.PAIR_NOT_ACTIVE
    sides, by_journal = await _sides(tx, pair, by, now)
    if not sides:
        return Refusal.PAIR_NOT_ACTIVE
    today = local_day(now, pair.zone)
    row = await row_of(
        tx, (models.Meeting.pair_id == pair_id) & (models.Meeting.day == day) & models.Meeting.state.not_in(_ENDED)
    )
    known = (await read(tx, [row]))[row.id] if row else None
    before = known.logs.get(sides[0]) if known else None
    said = Log(
        kind,
        minutes,
        today,
        place=place or (before.place if before else _where_planned(row)),
        topic=topic or (before.topic if before else None),
        note=before.note if before else None,
        by_journal=by_journal,
    )
    topics = frozenset(await meeting_topics.of_pair(tx, pair)) if topic else frozenset({said.topic or ""})
    result = meetings.log(known, sides[0], day, said, pair.life, topics, today)
    if isinstance(result, Refusal):
        return result
    for other in sides[1:]:
        confirmed = meetings.confirm(result, other, by_journal=True)
        result = confirmed if isinstance(confirmed, Meeting) else result
    entry = await _keep(tx, row, pair, result, by or 0, now=now)
    if entry.meeting.state is State.HELD and before is None:
        await _ask(tx, entry, sides[0], now=now)
    return entry


def _where_planned(row: models.Meeting | None) -> Place | None:
    """The place of a meeting that was to be: nobody is asked again."""
    return Place(row.place) if row is not None and row.state == State.PLANNED and row.place else None


async def log_together(
    tx: AsyncSession,
    pair_ids: Collection[int],
    by: int | None,
    day: date,
    minutes: int,
    *,
    now: datetime,
    place: Place | None = None,
) -> dict[int, Entry | Refusal]:
    """The same day and length for several pairs, each with the next kind of its own cycle. What one pair is refused, the others
    are not. In order of ids, so that two who log together never wait for each other."""
    found: dict[int, Entry | Refusal] = {}
    for pair_id in sorted(pair_ids):
        pair = await pairs.find(tx, pair_id)
        kind = await next_kind(tx, pair, day) if pair is not None else Kind.REGULAR
        found[pair_id] = await log(tx, pair_id, by, day, kind, minutes, now=now, place=place)
    return found


_ENDED = (State.CANCELLED.value, State.NO_SHOW.value)


async def _sides(tx: AsyncSession, pair: Seen, by: int | None, now: datetime) -> tuple[list[Part], bool]:
    """For which sides this person may speak, and whether from the journal."""
    own = pair.part_of(by)
    if own is not None:
        return [own], False
    if not await rights.allowed(tx, by, Act.ENTER_FROM_JOURNAL, pair.row.organization_id, now):
        return [], False
    return [part for part in Part if not pair.side(part).has_account], True


async def _ask(tx: AsyncSession, entry: Entry, said: Part, *, now: datetime) -> None:
    """The other side is asked: was it so?"""
    shown, other = entry.meeting.shown, entry.pair.other(said)
    if shown is None or not other.has_account:
        return
    to = Part.MENTEE if said is Part.MENTOR else Part.MENTOR
    await notices.tell(
        tx,
        other.person_id,
        "meetings-ask-confirm",
        now=now,
        voice=Voice.MEETING_PUPIL if other.category is Category.PUPIL else Voice.MEETING_ADULT,
        subject=("meeting", entry.id),
        buttons=[
            [notices.button("meetings-yes", "confirm-meeting", entry.id)],
            [notices.button("meetings-no", "deny-meeting", entry.id)],
        ],
        polite=other.polite,
        partner=notices.called_to(to.value, entry.pair.side(said).participant_id),
        day=entry.meeting.day,
        minutes=shown.minutes,
    )


async def confirm(tx: AsyncSession, meeting_id: int, by: int | None, *, now: datetime) -> Entry | Refusal:
    """The other side's yes; the curator's for those without an account."""
    return await _other_word(tx, meeting_id, by, yes=True, now=now)


async def deny(tx: AsyncSession, meeting_id: int, by: int | None, *, now: datetime) -> Entry | Refusal:
    """The other side's no: it is not counted, the curator sees both words."""
    return await _other_word(tx, meeting_id, by, yes=False, now=now)


async def _other_word(tx: AsyncSession, meeting_id: int, by: int | None, *, yes: bool, now: datetime) -> Entry | Refusal:
    entry = await find(tx, meeting_id, lock=True)
    if entry is None:
        return Refusal.NOT_HELD
    sides, by_journal = await _sides(tx, entry.pair, by, now)
    silent = [one for one in sides if one not in entry.meeting.logs] or sides
    if not silent:
        return Refusal.NOT_HELD
    result = meetings.confirm(entry.meeting, silent[0], by_journal=by_journal) if yes else meetings.deny(entry.meeting, silent[0])
    if isinstance(result, Refusal):
        return result
    return await _keep(tx, await row_of(tx, models.Meeting.id == meeting_id), entry.pair, result, by or 0, now=now)


async def take_back(tx: AsyncSession, meeting_id: int, by: int | None, *, now: datetime) -> Entry | Refusal | None:
    """The own log is taken back within a week; None when nothing is left of the meeting. The other side is told."""
    entry = await find(tx, meeting_id, lock=True)
    if entry is None:
        return Refusal.NOT_LOGGED
    sides, _ = await _sides(tx, entry.pair, by, now)
    own = next((one for one in sides if one in entry.meeting.logs), None)
    if own is None:
        return Refusal.NOT_LOGGED
    result = meetings.withdraw(entry.meeting, own, local_day(now, entry.pair.zone))
    if isinstance(result, Refusal):
        return result
    await notices.call_off(tx, ("meeting", meeting_id), now=now)
    other = entry.pair.other(own)
    if other.has_account:
        to = Part.MENTEE if own is Part.MENTOR else Part.MENTOR
        partner = notices.called_to(to.value, entry.pair.side(own).participant_id)
        await notices.tell(tx, other.person_id, "meetings-taken-back", now=now, partner=partner, day=entry.meeting.day)
    row = await row_of(tx, models.Meeting.id == meeting_id)
    if result.logs:
        return await _keep(tx, row, entry.pair, result, by or 0, now=now)
    await tx.execute(delete(models.Meeting).where(models.Meeting.id == meeting_id))
    return None


async def rate(tx: AsyncSession, meeting_id: int, by: int | None, stars: int) -> bool:
    """The mentee says how it was, 1–5. False for anybody else, or a meeting that is not confirmed."""
    entry = await find(tx, meeting_id, lock=True)
    if entry is None or entry.pair.part_of(by) is not Part.MENTEE or entry.meeting.state is not State.CONFIRMED:
        return False
    row = await row_of(tx, models.Meeting.id == meeting_id)
    if row is None or not 1 <= stars <= 5:
        return False
    row.rating = stars
    await tx.flush()
    return True


async def note(tx: AsyncSession, meeting_id: int, by: int | None, words: str, *, now: datetime) -> bool:
    """Words of the side that logged the meeting, for the curator's eyes. False when there is no such log."""
    entry = await find(tx, meeting_id, lock=True)
    sides, _ = await _sides(tx, entry.pair, by, now) if entry else ([], False)
    own = next((one for one in sides if entry and one in entry.meeting.logs), None)
    if own is None:
        return False
    word = await tx.get(MeetingWord, (meeting_id, own.value))
    assert word is not None  # the log was read a moment ago in this transaction
    word.note = words
    await tx.flush()
    return True


async def _keep(tx: AsyncSession, row: models.Meeting | None, pair: Seen, meeting: Meeting, by: int, *, now: datetime) -> Entry:
    """Write the meeting back: its row worked out from both words, and the words themselves."""
    shown, state = meeting.shown, meeting.state
    if row is None:
        row = models.Meeting(pair_id=pair.row.id, day=meeting.day, state=State.PLANNED.value, logged_by=by, logged_at=now)
        tx.add(row)
    if state is State.CONFIRMED and row.state != State.CONFIRMED:
        row.confirmed_by, row.confirmed_at = by, now
    elif state is not State.CONFIRMED:
        row.confirmed_by = row.confirmed_at = row.rating = None
    row.state = state.value
    if shown is not None:
        row.kind, row.minutes, row.place, row.topic = shown.kind.value, shown.minutes, shown.place, shown.topic
    row.by_journal = meeting.by_journal
    await tx.flush()
    await _keep_words(tx, row.id, meeting, by, local_day(now, pair.zone))
    if state is not State.HELD:
        await notices.call_off(tx, ("meeting", row.id), now=now)
    await notices.call_off(tx, ("pair-clock", pair.row.id), now=now)
    await notices.call_off(tx, (plan_words.SUBJECT, row.id), now=now)
    if state is State.CONFIRMED:
        await pair_fits.ask_after_first(tx, pair, now=now)
    return Entry(row.id, pair, meeting, row.rating)


async def _keep_words(tx: AsyncSession, meeting_id: int, meeting: Meeting, by: int, today: date) -> None:
    old = {one.part: one for one in (await tx.execute(select(MeetingWord).where(MeetingWord.meeting_id == meeting_id))).scalars()}
    for part in Part:
        log, yes = meeting.logs.get(part), meeting.confirmations.get(part)
        said = "no" if meeting.denied_by is part else "log" if log else "yes" if yes else None
        before = old.get(part.value)
        if said is None:
            if before is not None:
                await tx.delete(before)
            continue
        word = before or MeetingWord(meeting_id=meeting_id, part=part.value, said=said, said_on=today, recorded_by=by)
        word.said = said
        own = log if said == "log" else None
        word.kind, word.minutes = (own.kind.value, own.minutes) if own else (None, None)
        word.place, word.topic, word.note = (own.place, own.topic, own.note) if own else (None, None, None)
        word.by_journal = own.by_journal if own else yes.by_journal if yes else False
        tx.add(word)
    await tx.flush()
