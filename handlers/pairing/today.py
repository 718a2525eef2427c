"""What matters today about pairs and meetings, for the home screens of both sides and of the curator."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.organization import school_holidays
from db.pair import matches, meeting_entries, pair_watch, pairs
from domain.allowed_hours import local_day
from domain.meetings import State as Met
from domain.pair import State
from domain.pair_clocks import reached
from domain.personal import PersonalData
from domain.who import Who
from handlers.joining import document
from handlers.joining.today import curates
from handlers.meetings import ahead
from locales import Texts


async def count_pairs(tx: AsyncSession, who: Who, _: datetime) -> int:
    """A participant's own pairs and proposals."""
    return len(await pairs.of_person(tx, who.person_id)) if who.person_id and who.parts else 0


async def count_active(tx: AsyncSession, who: Who, _: datetime) -> int:
    """The pairs whose meetings a participant may log now."""
    if not who.person_id or not who.parts:
        return 0
    return sum(one.pair.state is State.ACTIVE for one in await pairs.of_person(tx, who.person_id))


async def count_managed(tx: AsyncSession, who: Who, _: datetime) -> int:
    """The pairs of a curator's organisations."""
    return sum([len(await pairs.of_organization(tx, place)) for place in curates(who)])


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """Proposals to answer, meetings to confirm, the pair as it is; for a curator who waits and what stands open."""
    if who.person_id is None or texts.mode is PersonalData.NONE:
        return []
    return [*await _as_participant(tx, who, now, texts), *await _as_curator(tx, who, now, texts)]


async def _as_participant(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    said: list[str] = []
    if not who.parts or who.person_id is None:
        return said
    found = await pairs.of_person(tx, who.person_id)
    for one in found:
        part = one.part_of(who.person_id)
        if part is None:
            continue
        side, other = one.side(part), one.other(part)
        entries = await meeting_entries.entries(tx, [one])
        asked = sum(entry.waits_for(who.person_id) for entry in entries)
        days = [entry.meeting.day for entry in entries if entry.meeting.state is Met.CONFIRMED]
        open_to_me = one.pair.state is State.PROPOSED and not one.pair.accepted_by(part)
        said.append(
            texts(
                "pairing-today",
                partner=other.called.to_partner(texts.mode, with_class=part == "mentor"),
                part=part.value,
                polite=side.polite,
                state="ask" if open_to_me else one.pair.state.value,
                meetings=len(days),
                last=max(days, default="none"),
                asked=asked,
            )
        )
    return [*said, *await ahead.lines(tx, found, who, now, texts)]


async def _as_curator(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    waiting = asked = active = paused = silent = paper = 0
    lines: list[str] = []
    for place in curates(who):
        waiting += len(await matches.waiting(tx, place, document.current(texts.mode), now))
        found = await pairs.of_organization(tx, place)
        lines += await ahead.watched(tx, found, now, texts)
        asked += sum(one.pair.state is State.PROPOSED for one in found)
        active += sum(one.pair.state is State.ACTIVE for one in found)
        paused += sum(one.pair.state is State.PAUSED for one in found)
        silent += await _silent(tx, place, now)
        for entry in await meeting_entries.entries(tx, found):
            unheard = [part for part in ("mentor", "mentee") if part not in entry.meeting.logs]
            paper += entry.meeting.state is Met.HELD and any(
                not (entry.pair.mentor if part == "mentor" else entry.pair.mentee).has_account for part in unheard
            )
    if waiting:
        lines.append(texts("pairing-today-waiting", count=waiting))
    if asked or active or paused:
        lines.append(texts("pairing-today-pairs", active=active, silent=silent, paused=paused, asked=asked))
    if paper:
        lines.append(texts("meetings-today-paper", count=paper))
    return lines


async def _silent(tx: AsyncSession, organization_id: int, now: datetime) -> int:
    """The pairs whose silence has come so far that somebody is asked about it; the holidays do not count."""
    found = await pair_watch.silent(tx, now, organization_id)
    if not found:
        return 0
    today = local_day(now, found[0].zone)
    rest = await school_holidays.between(tx, organization_id, today - timedelta(days=366), today)
    return sum(bool(reached(one.clock, rest, today)) for one in found)
