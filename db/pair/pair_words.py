"""What a step of a pair tells to the others: both sides and the curators. No side ever gets a contact of the other."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.pair.seen import Seen
from db.participant import participants
from db.speaking import notices
from domain.allowed_hours import Voice
from domain.forms import Category, Part
from domain.pair import PauseReason


async def _tell(tx: AsyncSession, found: Seen, part: Part, key: str, *, now: datetime, about: str = "pair", **more: Any) -> None:
    side, other = found.side(part), found.other(part)
    if side.has_account:
        partner = notices.called_to(part.value, other.participant_id)
        await notices.tell(
            tx, side.person_id, key, now=now, subject=(about, found.row.id), polite=side.polite, partner=partner, **more
        )


async def _tell_curators(tx: AsyncSession, found: Seen, key: str, *, now: datetime, **more: Any) -> None:
    for curator in await participants.curators(tx, found.row.organization_id, now):
        await notices.tell(
            tx,
            curator,
            key,
            now=now,
            mentor=notices.called(found.mentor.participant_id),
            mentee=notices.called(found.mentee.participant_id),
            **more,
        )


async def proposed(tx: AsyncSession, found: Seen, *, now: datetime, at: datetime | None = None) -> None:
    """Both are asked, not before `at`; one tap each, the mentor has a third button."""
    yes = notices.button("pairing-accept", "accept-pair", found.row.id)
    no = notices.button("pairing-decline", "decline-pair", found.row.id)
    last = notices.button("pairing-accept-last", "accept-last-pair", found.row.id)
    await _tell(tx, found, Part.MENTOR, "pairing-proposed-mentor", now=now, at=at, buttons=[[yes], [last], [no]])
    await _tell(tx, found, Part.MENTEE, "pairing-proposed-mentee", now=now, at=at, buttons=[[yes], [no]])


async def active(tx: AsyncSession, found: Seen, *, now: datetime) -> None:
    """The second yes: everybody learns that the pair has begun."""
    home = [[notices.button("feedback-start", "feedback-start", found.row.id)], [notices.button("footer-home", "home", 0)]]
    await _tell(tx, found, Part.MENTOR, "pairing-active-mentor", now=now, buttons=home)
    await _tell(tx, found, Part.MENTEE, "pairing-active-mentee", now=now, buttons=home)
    await _tell_curators(
        tx, found, "pairing-active-curator", now=now, buttons=[[notices.button("pairing-open", "open-pair", found.row.id)]]
    )


async def declined(tx: AsyncSession, found: Seen, part: Part, *, now: datetime) -> None:
    """The curators learn who could not; the other side that somebody else will be looked for."""
    await notices.call_off(tx, ("pair", found.row.id), now=now)
    other = Part.MENTEE if part is Part.MENTOR else Part.MENTOR
    await _tell(tx, found, other, "pairing-other-declined", now=now)
    await _tell_curators(
        tx, found, "pairing-declined-curator", now=now, side=part.value, buttons=[[notices.button("pairing-search", "match", 0)]]
    )


async def closed(tx: AsyncSession, found: Seen, *, withdrawn: bool, now: datetime) -> None:
    """A proposal was taken back, or a pair has come to its end. Whoever has not heard of a proposal does not hear of its end."""
    subject = ("pair", found.row.id)
    heard = [part for part in Part if not withdrawn or await notices.was_told(tx, found.side(part).person_id, subject)]
    await notices.call_off(tx, subject, now=now)
    for part in heard:
        asks = [] if withdrawn else [[notices.button("feedback-start", "feedback-end", found.row.id)]]
        await _tell(tx, found, part, "pairing-withdrawn" if withdrawn else "pairing-ended", now=now, buttons=asks)


async def broken_off(tx: AsyncSession, found: Seen, part: Part, *, now: datetime, named: bool) -> None:
    """One side has left the programme: the other one learns it kindly, unless the proposal had not reached them yet.

    Whoever is being erased has no name any more.
    """
    side, other = found.other(part), found.side(part)
    begun = found.pair.begun_at is not None
    heard = begun or await notices.was_told(tx, side.person_id, ("pair", found.row.id))
    await notices.call_off(tx, ("pair", found.row.id), now=now)
    if side.has_account and heard:
        partner = notices.called_to(Part.MENTEE.value if part is Part.MENTOR else Part.MENTOR.value, other.participant_id)
        await notices.tell(
            tx,
            side.person_id,
            "pairing-other-left",
            now=now,
            polite=side.polite,
            part=part.value,
            partner=partner if named else "none",
            begun=begun,
        )


async def paused(tx: AsyncSession, found: Seen, reason: str, *, now: datetime) -> None:
    """The pair rests; nobody is asked anything. Of a report of a problem neither side reads: it says what any pause says."""
    said = PauseReason.ASKED.value if reason == PauseReason.SAFETY else reason
    for part in Part:
        await _tell(tx, found, part, "pairing-paused", now=now, reason=said)


async def resumed(tx: AsyncSession, found: Seen, *, now: datetime) -> None:
    """It goes on."""
    for part in Part:
        await _tell(tx, found, part, "pairing-resumed", now=now)


async def asked_again(tx: AsyncSession, found: Seen, part: Part, *, now: datetime) -> None:
    """A week without an answer, once more the question."""
    yes = notices.button("pairing-accept", "accept-pair", found.row.id)
    no = notices.button("pairing-decline", "decline-pair", found.row.id)
    await _tell(
        tx, found, part, "pairing-asked-again", now=now, side=part.value, buttons=[[yes], [no]], voice=_voice(found, part)
    )


async def lapsed(tx: AsyncSession, found: Seen, *, now: datetime) -> None:
    """Two weeks are over: whoever had agreed learns it without blame, the curators can look again."""
    await notices.call_off(tx, ("pair", found.row.id), now=now)
    for part in Part:
        if found.pair.accepted_by(part):
            await _tell(tx, found, part, "pairing-other-declined", now=now)
    await _tell_curators(tx, found, "pairing-lapsed", now=now, buttons=[[notices.button("pairing-search", "match", 0)]])


async def no_contact(tx: AsyncSession, found: Seen, part: Part, why: str, *, now: datetime) -> None:
    """The curators learn that one side cannot reach the other."""
    open_pair = [[notices.button("pairing-open", "open-pair", found.row.id)]]
    await _tell_curators(tx, found, "pairing-no-contact", now=now, side=part.value, why=why, buttons=open_pair)


def _voice(found: Seen, part: Part) -> Voice:
    """Nobody pressed: pupils are asked after school, adults in working hours."""
    return Voice.MEETING_PUPIL if found.side(part).category is Category.PUPIL else Voice.OFFICIAL


async def silent(tx: AsyncSession, found: Seen, part: Part, *, first: bool, days: int, now: datetime) -> None:
    """A side is asked how the pair is doing: it has not met yet (`first`), or not for `days` days."""
    meeting = [notices.button("pairing-log-one", "log-meeting", found.row.id)]
    contact = [notices.button("pairing-cannot-reach", "no-contact", found.row.id)]
    await _tell(
        tx, found, part, "pairing-silent", now=now, voice=_voice(found, part), about="pair-clock",
        first=first, days=days, buttons=[meeting, contact],
    )  # fmt: skip


async def silent_for_curators(tx: AsyncSession, found: Seen, *, first: bool, days: int, now: datetime) -> None:
    """The curators: no first meeting, or a silence in which they should close the pair or let it go on."""
    row = [notices.button("pairing-open", "open-pair", found.row.id)]
    on = [] if first else [notices.button("pairing-go-on", "pair-goes-on", found.row.id)]
    await _tell_curators(
        tx, found, "pairing-silent-curator", now=now, voice=Voice.OFFICIAL, subject=("pair-clock", found.row.id),
        first=first, days=days, buttons=[one for one in (on, row) if one],
    )  # fmt: skip


async def many_silent(tx: AsyncSession, organization_id: int, *, first: int, silent: int, now: datetime) -> None:
    """The curators, of more pairs than they should read one by one: so many have not met once, so many are silent."""
    button = [[notices.button("pairing-open-list", "open-pairs", 0)]]
    for curator in await participants.curators(tx, organization_id, now):
        await notices.tell(
            tx, curator, "pairing-silent-many", now=now, voice=Voice.OFFICIAL, first=first, silent=silent, buttons=button
        )
