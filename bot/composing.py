"""Finds the words of what goes out by itself: asks the world again, then fills the sentences in the reader's language."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot import digest_words, gathered_words, nudge_words
from bot.digest_words import Morning
from bot.gathered_words import Said
from db import calendar, events
from db.assignment import report_pings
from db.concern import concern_climb
from db.models import Notice
from db.office import people
from db.pair import feedback, plan_words
from db.participant import curator_letters
from db.reminder import item_words, reminders, watching
from db.reminder.ladder_rows import mornings_of
from db.share import weeks
from db.speaking import carriers, deliveries, notice_words, nudges
from db.speaking.deliveries import MORNING, Claimed
from domain.allowed_hours import Voice, local_day, next_allowed
from domain.digest import Digest, catch_up, digest_moment
from domain.ladder import Place
from domain.personal import PersonalData
from domain.watched import Kind
from domain.working_days import WorkingDays
from locales import Texts
from scheduler.delivery import NoAccount, Nothing, NotNow, Words

NOON = 12


class Composing:
    """The composer of one installation, in its mode of personal data."""

    def __init__(self, mode: PersonalData) -> None:
        self._mode = mode

    async def compose(self, tx: AsyncSession, claimed: Claimed, now: datetime) -> Words | Nothing | NotNow | NoAccount:
        """The message of a claimed delivery as it is true now."""
        known = await people.address(tx, claimed.person_id)
        if known is None or not known[2]:
            return NoAccount()
        texts = Texts(known[1], self._mode)
        if claimed.kind == MORNING:
            return await self._morning(tx, claimed, texts, now)
        return await self._notices(tx, claimed, texts, now)

    async def _notices(self, tx: AsyncSession, claimed: Claimed, texts: Texts, now: datetime) -> Words | Nothing | NotNow:
        """As many notices as may be said now and fit; the others go on to a later message in this very transaction."""
        carried = await carriers.carried_by(tx, claimed.id)
        if not carried:
            return Nothing()
        zone = await calendar.zone_of(tx, claimed.person_id)
        allowed = await _allowed(tx, claimed.person_id, carried, zone, now)
        if (earliest := min(allowed.values())) > now:
            return NotNow(earliest)
        for at in sorted({at for at in allowed.values() if at > now}):
            await carriers.hand_on(tx, [one for one in carried if allowed[one.id] == at], local_day(at, zone), at)
        ready = [one for one in carried if allowed[one.id] <= now]
        if await _with_digest(tx, claimed, ready, now):
            ready = [one for one in ready if one.voice != Voice.OFFICIAL]
        return await self._said(tx, claimed, ready, texts, now.astimezone(zone)) or Nothing()

    async def _said(
        self,
        tx: AsyncSession,
        claimed: Claimed,
        ready: Sequence[Notice],
        texts: Texts,
        now: datetime,
        before: Words | None = None,
    ) -> Words | None:
        """These notices in one message, below the words that stand `before` them; what does not fit goes with the next one."""
        every = [(notice, await self._filled(tx, notice, texts, now)) for notice in ready]
        paragraphs = gathered_words.said([(notice, said) for notice, said in every if said is not None], texts)
        if not paragraphs:
            return before
        first = [Said((), before.html, [list(row) for row in before.buttons])] if before else []
        fit, left = gathered_words.that_fit([*first, *paragraphs], texts)
        if left:
            rest = [notice for one in left for notice in one.notices]
            await carriers.hand_on(tx, rest, claimed.day, now, alone=True, urgent=claimed.urgent)
        return Words(gathered_words.html(fit), gathered_words.rows(fit), before.promises if before else ())

    async def _filled(self, tx: AsyncSession, notice: Notice, texts: Texts, now: datetime) -> dict[str, Any] | None:
        """The arguments of a notice; None when it is not true any more."""
        if not await report_pings.still_waits(tx, notice, now) or not await events.still_true(tx, notice, now):
            return None
        if not await plan_words.still_true(tx, notice, now):
            return None
        if not await concern_climb.still_true(tx, notice, now) or not await feedback.still_true(tx, notice):
            return None
        if notice.subject_kind == nudges.SUBJECT:
            return await nudge_words.filled(tx, notice.person_id, texts, now)
        return {**await notice_words.filled(tx, notice, self._mode), **await curator_letters.filled(tx, notice)}

    async def _morning(self, tx: AsyncSession, claimed: Claimed, texts: Texts, now: datetime) -> Words | Nothing | NotNow:
        """The digest of a person with the official notices of the day below it: one initiative message a day."""
        zone = await calendar.zone_of(tx, claimed.person_id)
        digest = await _digest(tx, claimed, texts, zone, now)
        if isinstance(digest, NotNow):
            return digest
        await carriers.into_morning(tx, claimed.person_id, claimed.id, claimed.day)
        carried = await carriers.carried_by(tx, claimed.id)
        return await self._said(tx, claimed, carried, texts, now.astimezone(zone), digest) or Nothing()


async def _with_digest(tx: AsyncSession, claimed: Claimed, ready: Sequence[Notice], now: datetime) -> bool:
    """Official notices go with the digest that waits for the same person, if there is one; True when they did."""
    if not any(one.voice == Voice.OFFICIAL for one in ready):
        return False
    morning = await carriers.waiting_morning(tx, claimed.person_id, now)
    if morning is None:
        return False
    await carriers.into_digest(tx, claimed.id, morning)
    return True


async def _allowed(
    tx: AsyncSession, person: int, carried: Sequence[Notice], zone: ZoneInfo, now: datetime
) -> dict[int, datetime]:
    """For each notice the first moment, not before `now`, at which its voice may speak; safety and what has none may at once.

    Rule: what is official is read at the person's own morning hour, and not on a day that had its initiative message.
    """
    working_days = await calendar.working_days(tx, local_day(now, zone))
    official = now
    if any(one.voice == Voice.OFFICIAL for one in carried):
        last = await deliveries.last_initiative(tx, person, local_day(now, zone))
        hour = (await mornings_of(tx, [person]))[person]
        _, official = digest_moment(now, zone=zone, working_days=working_days, last_sent=last, morning=hour)

    def first(one: Notice) -> datetime:
        voice = Voice(one.voice) if one.voice else Voice.SAFETY
        if voice is Voice.OFFICIAL:
            return official
        return next_allowed(now, voice=voice, zone=zone, working_days=working_days, saturdays=one.saturdays)

    return {one.id: first(one) for one in carried}


async def _digest(tx: AsyncSession, claimed: Claimed, texts: Texts, zone: ZoneInfo, now: datetime) -> Words | NotNow | None:
    """The digest of a person: still an allowed hour, and of what was promised only what is still owed; None when nothing is."""
    working_days = await calendar.working_days(tx, now.date())
    last = await deliveries.last_morning(tx, claimed.person_id, claimed.day)
    hour = (await mornings_of(tx, [claimed.person_id]))[claimed.person_id]
    _, at = digest_moment(now, zone=zone, working_days=working_days, last_sent=last, morning=hour)
    if at > now:
        return NotNow(at)
    written = await reminders.carried_by(tx, claimed.id)
    items = await watching.items(tx, {row.promise.key.item for row in written}, now=now)
    digests = catch_up([row.promise for row in written], items, working_days=working_days, today=local_day(now, zone))
    if not digests or digests[0].is_empty:
        return None
    (digest,) = digests
    ids = {row.promise.key: row.id for row in written}
    kept = (*(line.promise for line in (*digest.lines, *digest.behalf)), *digest.covered)
    words = digest_words.fitted(await _in_words(tx, digest, items, working_days, now, zone), texts)
    return Words(digest_words.html(words, texts), digest_words.buttons(words, texts), tuple(ids[promise.key] for promise in kept))


async def _in_words(
    tx: AsyncSession,
    digest: Digest,
    items: watching.Items,
    working_days: WorkingDays,
    now: datetime,
    zone: ZoneInfo,
) -> Morning:
    """The digest with everything that its words need."""
    told = [line.promise.key.id for line in digest.lines if line.promise.key.kind is Kind.WEEK]
    digest = replace(digest, lines=tuple(line for line in digest.lines if line.promise.key.kind is not Kind.WEEK))
    above = [line.promise.key.item for line in digest.lines if line.place is not Place.EXECUTOR and line.days_left < 0]
    return Morning(
        digest=digest,
        items=items,
        words=await item_words.of(tx, [line.promise.key.item for line in (*digest.lines, *digest.behalf)]),
        told=await reminders.told_before(tx, {key: items[key].chain.executors for key in above}) if above else {},
        working_days=working_days,
        today=local_day(now, zone),
        early=now.astimezone(zone).hour < NOON,
        weeks=await weeks.to_tell(tx, told) if told else (),
    )
