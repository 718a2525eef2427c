"""Who can be reached, and what follows: a closed door moves the person's items to the next in line, an opened one back."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.office import people
from db.organization.organizations import SEEN
from db.reminder import reminders, watched_keys, watching
from db.reminder.holders import first_seats
from db.speaking import notices
from domain.allowed_hours import local_day
from domain.ladder import Place
from domain.watched import Item, audience

#: What a notice about a closed door is about, so that it is not said any more when the person comes back first.
SUBJECT = "unreachable"

#: Doors that are found closed within the same minutes of the clock are told of together; it is known within fifteen minutes.
TOGETHER = timedelta(minutes=10)


async def found_closed(tx: AsyncSession, person_id: int, now: datetime) -> None:
    """As `lost`, where a message of ours found the door closed: one morning finds many, so the next in line is told of all of
    them in one message, a few minutes later."""
    await lost(tx, person_id, now, one_of_many=True)


async def lost(tx: AsyncSession, person_id: int, now: datetime, *, one_of_many: bool = False) -> None:
    """The person closed the bot, or is gone: «не на связи» from `now` (aware), the items go to the next in line, who is told.

    What the person was to have heard by now and has not, is planned for the next in line as well. Calling it twice changes
    nothing.
    """
    await _one_at_a_time(tx)
    missed = await reminders.overdue_for(tx, person_id, now)
    keys = await watched_keys.concerning(tx, person_id)
    before = await watching.items(tx, keys, now=now)
    await people.unreached(tx, person_id, now)
    await reminders.plan(tx, sorted({*keys, *missed}), now=now, since=missed)
    await _tell_next(tx, person_id, [item for item in before.values() if person_id in item.reachable], now, one_of_many)


async def lost_account(tx: AsyncSession, external_id: int, now: datetime) -> None:
    """The same, where only the messenger's id of the person is at hand; a stranger is nobody's loss."""
    known = await tx.execute(
        text("SELECT person_id FROM accounts WHERE external_id = :id AND replaced_at IS NULL AND reachable"), {"id": external_id}
    )
    if (person_id := known.scalar_one_or_none()) is not None:
        await lost(tx, person_id, now)


async def found(tx: AsyncSession, person_id: int, external_id: int, now: datetime) -> None:
    """The person opened the bot again: hears of the own items from now on, and nobody else is told of the closed door."""
    await _one_at_a_time(tx)
    await people.set_reachable(tx, external_id, True, now=now)
    await notices.call_off(tx, (SUBJECT, person_id), now=now)
    await reminders.plan(tx, await watched_keys.concerning(tx, person_id), now=now)


async def _one_at_a_time(tx: AsyncSession) -> None:
    """Two doors that close in one instant are looked at one after the other, or each would hand its items to the other."""
    await tx.execute(text("SELECT pg_advisory_xact_lock(hashtext('reachability'))"))


async def _tell_next(tx: AsyncSession, person_id: int, items: Sequence[Item], now: datetime, one_of_many: bool) -> None:
    """One notice to each who hears from now on what this person would have heard as executor; at once, unless one of many."""
    moved: dict[int, list[Item]] = {}
    after = await watching.items(tx, [item.key for item in items], now=now)
    for item in items:
        now_is = after.get(item.key)
        if now_is is None or not item.is_watched or person_id not in audience(item, Place.EXECUTOR):
            continue
        for hearer in audience(now_is, Place.EXECUTOR):
            moved.setdefault(hearer, []).append(item)
    if not moved:
        return
    seat = (await first_seats(tx, [person_id])).get(person_id)
    zone = await calendar.zone_of(tx, person_id)
    for hearer, theirs in sorted(moved.items()):
        await notices.tell(
            tx,
            hearer,
            "reminders-lost",
            now=now,
            at=_gathered(now) if one_of_many or await _told_lately(tx, hearer, now) else now,
            buttons=[[notices.button("reminders-unreachable-open", "unreachable", person_id)]],
            subject=(SUBJECT, person_id),
            office=seat.office.value if seat else "none",
            organization=seat.organization if seat else "none",
            since=local_day(now, zone),
            count=len(theirs),
            nearest=min(item.due for item in theirs),
        )


async def _told_lately(tx: AsyncSession, hearer: int, now: datetime) -> bool:
    """Whether this person heard of a closed door a moment ago."""
    found = await tx.execute(
        text("SELECT 1 FROM notices WHERE person_id = :hearer AND subject_kind = :kind AND created_at > :since LIMIT 1"),
        {"hearer": hearer, "kind": SUBJECT, "since": now - TOGETHER},
    )
    return found.one_or_none() is not None


def _gathered(now: datetime) -> datetime:
    """The end of the minutes that belong together."""
    return now + TOGETHER - (now - datetime(2000, 1, 1, tzinfo=UTC)) % TOGETHER


async def count_silent(tx: AsyncSession, organization_id: int) -> int:
    """How many people with an office in the organisation, or below it as far as its offices see, cannot be reached."""
    found = await tx.execute(
        text(f"""
            SELECT count(DISTINCT c.person_id) FROM appointments a
              JOIN accounts c ON c.person_id = a.person_id AND c.replaced_at IS NULL AND NOT c.reachable
             WHERE a.until IS NULL AND a.organization_id = ANY(ARRAY(SELECT o.id FROM organizations o WHERE {SEEN}))
        """),
        {"place": organization_id},
    )
    return int(found.scalar_one())
