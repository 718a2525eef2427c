"""Every morning the clocks of pairs: who has not met, who is silent, who has not answered, whose school has no curator left.

Found by looking, so that days on which the bot was down cost nothing: after an outage each hears only the latest.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.organization import school_holidays
from db.pair import pair_life, pair_watch, pair_words, pairs
from db.pair.pair_watch import NUDGE, Watched
from db.pair.seen import Seen
from db.participant import ending_clearances, resting
from domain.allowed_hours import local_day
from domain.consent import Document
from domain.forms import Part
from domain.pair import CLOSE_AFTER, NUDGE_AFTER
from domain.pair_clocks import Hearer, Rung, owed
from domain.school_holidays import SchoolHolidays

_SIDES = {Hearer.MENTOR: Part.MENTOR, Hearer.MENTEE: Part.MENTEE}
_FIRST = (Rung.FIRST_MENTOR, Rung.FIRST_CURATOR)


class WatchingPairs:
    """The daily work; `document` is the consent's present text, by which a pair may go on."""

    def __init__(self, document: Document) -> None:
        self._document = document

    async def watch(self, tx: AsyncSession, _: date, now: datetime) -> None:
        """Ask, close and pause what this morning owes, at the aware moment `now`."""
        await ending_clearances.watch(tx, self._document, now)
        await resting.come_back(tx, self._document, now)
        await self._second_adults(tx, now)
        await _proposals(tx, now)
        await _silent(tx, now)

    async def _second_adults(self, tx: AsyncSession, now: datetime) -> None:
        rows = await tx.execute(
            text("SELECT DISTINCT organization_id FROM pairs WHERE state IN ('active', 'paused') ORDER BY organization_id")
        )
        for organization_id in rows.scalars().all():
            await pair_life.settle_second_adult(tx, organization_id, self._document, now=now)


async def _proposals(tx: AsyncSession, now: datetime) -> None:
    for pair_id, asked in await pair_watch.unanswered(tx, now):
        found = await pairs.held(tx, pair_id)
        if found is None:
            continue
        today = local_day(now, found.zone)
        begun = local_day(found.pair.proposed_at, found.zone)
        if now >= found.pair.lapses_at:
            await pair_life.lapse(tx, pair_id, now=now)
        elif not asked and today >= begun + NUDGE_AFTER and today < begun + CLOSE_AFTER:
            await pair_life.remind_to_answer(tx, found, now=now)
            await pair_watch.asked(tx, pair_id, [NUDGE], begun, today)


#: What a school's curators hear of one by one; more come as a number, with the list behind it.
ONE_BY_ONE = 3


@dataclass(frozen=True)
class _Quiet:
    """A pair of which its curators should know: it has not met once (`first`), or not for so many days."""

    pair: Seen
    first: bool
    days: int


async def _silent(tx: AsyncSession, now: datetime) -> None:
    holidays: dict[int, SchoolHolidays] = {}
    quiet: dict[int, list[_Quiet]] = {}
    for one in await pair_watch.silent(tx, now):
        today = local_day(now, one.zone)
        if one.organization_id not in holidays:
            year = timedelta(days=366)
            holidays[one.organization_id] = await school_holidays.between(tx, one.organization_id, today - year, today)
        rest = holidays[one.organization_id]
        rungs = owed(one.clock, one.told, rest, today)
        # Nobody is asked in the holidays, however long the silence before them was.
        if rungs and not rest.holds(today):
            quiet.setdefault(one.organization_id, []).extend(await _ask(tx, one, rungs, rest, today, now))
    for organization_id, found in quiet.items():
        await _tell_curators(tx, organization_id, found, now)


async def _tell_curators(tx: AsyncSession, organization_id: int, quiet: list[_Quiet], now: datetime) -> None:
    if len(quiet) <= ONE_BY_ONE:
        for one in quiet:
            await pair_words.silent_for_curators(tx, one.pair, first=one.first, days=one.days, now=now)
        return
    first = sum(one.first for one in quiet)
    await pair_words.many_silent(tx, organization_id, first=first, silent=len(quiet) - first, now=now)


async def _ask(
    tx: AsyncSession, one: Watched, rungs: tuple[Rung, ...], rest: SchoolHolidays, today: date, now: datetime
) -> list[_Quiet]:
    """Ask the two sides what these rungs owe them; returns what the curators should hear."""
    found = await pairs.held(tx, one.pair_id)
    if found is None:
        return []
    quiet: list[_Quiet] = []
    days = one.clock.silent_days(rest, today)
    for rung in rungs:
        first = rung in _FIRST
        for hearer in rung.hearers:
            if hearer is Hearer.CURATOR:
                quiet.append(_Quiet(found, first, days))
            else:
                await pair_words.silent(tx, found, _SIDES[hearer], first=first, days=days, now=now)
    await pair_watch.asked(tx, one.pair_id, rungs, one.clock.since, today)
    return quiet
