"""Rounds of matching: drafts of a whole list, changed by hand, proposed together, taken back before anybody was told.

A draft promises nothing: whoever is proposed is asked by the rules anew, pair by pair, and who does not fit any more stays
behind with the reason. Rights are asked here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import MatchingDraft, MatchingRound, Participant
from db.office import rights
from db.organization import offers
from db.pair import matches, pair_endings, pairs
from db.pair.matches import Asked, Shortlist
from db.pair.pairs import Blocked
from db.pair.seen import Seen
from db.participant import participants
from db.speaking import notices
from domain import pair
from domain.consent import Document
from domain.matching import Answer, Kind, Obstacle, Reason, Suggestion
from domain.offices import Act

#: Nobody is asked before this time has passed, so that a slip can be taken back.
GRACE = timedelta(minutes=10)


@dataclass(frozen=True)
class Draft:
    """A mentee with the suggested mentor, or with nobody and why. What was refused when it was proposed stands in `refused`."""

    row: MatchingDraft
    mentee: participants.Card
    mentor: participants.Card | None
    reasons: tuple[Reason, ...]
    obstacles: Mapping[Obstacle, int]

    @property
    def waits(self) -> bool:
        """Whether it would be proposed."""
        return self.mentor is not None and self.row.pair_id is None


@dataclass(frozen=True)
class Round:
    """One matching with its drafts, those with a mentor first."""

    row: MatchingRound
    drafts: Sequence[Draft]

    @property
    def paired(self) -> list[Draft]:
        """The suggested pairs."""
        return [one for one in self.drafts if one.mentor is not None]

    @property
    def alone(self) -> list[Draft]:
        """Who is left without a mentor."""
        return [one for one in self.drafts if one.mentor is None]


@dataclass(frozen=True)
class Proposed:
    """What became of a round: pairs proposed, and drafts that the rules forbid by now."""

    pairs: int
    refused: int


@dataclass(frozen=True)
class TakenBack:
    """How many proposals were taken back unsaid, and how many somebody had been told of already."""

    back: int
    told: int


async def make(
    tx: AsyncSession, by: int | None, organization_id: int, form: str | None, asked: Asked, answer: Answer, *, now: datetime
) -> int | None:
    """Keep the answer as the organisation's draft; an older draft is dropped. None without the right to form pairs there."""
    if not await rights.allowed(tx, by, Act.FORM_PAIRS, organization_id, now):
        return None
    await _drop(tx, MatchingRound.organization_id == organization_id, now)
    row = MatchingRound(organization_id=organization_id, form=form, made_at=now, made_by=by or 0)
    tx.add(row)
    await tx.flush()
    for placed in answer.placed:
        tx.add(
            MatchingDraft(
                round_id=row.id,
                mentee_id=asked.mentees[placed.mentee].row.id,
                mentor_id=asked.mentors[placed.mentor].row.id,
                reasons=_kept(placed.reasons),
            )
        )
    for left in answer.left:
        tx.add(
            MatchingDraft(
                round_id=row.id,
                mentee_id=asked.mentees[left.mentee].row.id,
                fitting=left.fitting,
                obstacles={what.value: number for what, number in left.obstacles.items()},
            )
        )
    await tx.flush()
    return row.id


def _kept(reasons: Sequence[Reason]) -> list[list[Any]]:
    return [[one.kind.value, one.count, one.points] for one in reasons]


async def _drop(tx: AsyncSession, wanted: Any, now: datetime) -> None:
    await tx.execute(update(MatchingRound).where(wanted, MatchingRound.state == "draft").values(state="dropped", decided_at=now))


async def draft_of(tx: AsyncSession, organization_id: int) -> tuple[int, int] | None:
    """The organisation's open draft and how many pairs it suggests; None when there is none."""
    row = (
        await tx.execute(
            select(MatchingRound.id, func.count(MatchingDraft.mentor_id))
            .outerjoin(MatchingDraft, MatchingDraft.round_id == MatchingRound.id)
            .where(MatchingRound.organization_id == organization_id, MatchingRound.state == "draft")
            .group_by(MatchingRound.id)
        )
    ).one_or_none()
    return (row[0], row[1]) if row else None


async def find(
    tx: AsyncSession, round_id: int, by: int | None, document: Document, now: datetime, *, lock: bool = False
) -> Round | None:
    """The round for whoever forms pairs there. None for everybody else, and where there is no such round."""
    query = select(MatchingRound).where(MatchingRound.id == round_id)
    if lock:
        query = query.with_for_update()
    row = (await tx.execute(query)).scalar_one_or_none()
    if row is None or not await rights.allowed(tx, by, Act.FORM_PAIRS, row.organization_id, now):
        return None
    drafts = list((await tx.execute(select(MatchingDraft).where(MatchingDraft.round_id == row.id))).scalars())
    ids = {one.mentee_id for one in drafts} | {one.mentor_id for one in drafts if one.mentor_id}
    cards = {one.row.id: one for one in await participants.cards(tx, Participant.id.in_(ids), document, now)}
    found = [
        Draft(
            row=one,
            mentee=cards[one.mentee_id],
            mentor=cards[one.mentor_id] if one.mentor_id else None,
            reasons=tuple(Reason(Kind(kind), count, points) for kind, count, points in one.reasons),
            obstacles={Obstacle(what): number for what, number in one.obstacles.items()},
        )
        for one in drafts
    ]
    return Round(row, sorted(found, key=lambda one: (one.mentor is None, one.row.id)))


async def drop(tx: AsyncSession, round_id: int, by: int | None, document: Document, *, now: datetime) -> bool:
    """Throw the draft away. False when it is no draft (any more)."""
    found = await find(tx, round_id, by, document, now, lock=True)
    if found is None or found.row.state != "draft":
        return False
    await _drop(tx, MatchingRound.id == round_id, now)
    return True


async def candidates(
    tx: AsyncSession, draft: Draft, document: Document, now: datetime
) -> Sequence[tuple[participants.Card, Suggestion]]:
    """Whom else this mentee could get, best first; places that the round itself has given away are not counted as taken."""
    found: Shortlist | None = await matches.shortlist(tx, draft.mentee.row.id, document, now)
    return found.suggestions if found else ()


async def choose(
    tx: AsyncSession, round_id: int, draft_id: int, mentor_id: int | None, by: int | None, document: Document, *, now: datetime
) -> Draft | None:
    """Another mentor for a draft, or nobody (None). Whoever had the place in this round is left without and returned."""
    found = await find(tx, round_id, by, document, now, lock=True)
    mine = next((one for one in found.drafts if one.row.id == draft_id), None) if found else None
    if found is None or mine is None or found.row.state != "draft":
        return None
    if mentor_id is None:
        _leave(mine.row)
        await tx.flush()
        return None
    chosen = next((one for one in await candidates(tx, mine, document, now) if one[0].row.id == mentor_id), None)
    if chosen is None:
        return None
    card, suggestion = chosen
    mine.row.mentor_id, mine.row.reasons, mine.row.by_hand = mentor_id, _kept(suggestion.reasons), True
    mine.row.fitting, mine.row.obstacles = 0, {}
    others = [one for one in found.paired if one is not mine and one.mentor and one.mentor.row.person_id == card.row.person_id]
    displaced = others[-1] if len(others) >= suggestion.mentor.free else None
    if displaced is not None:
        _leave(displaced.row)
    await tx.flush()
    return displaced


def _leave(row: MatchingDraft) -> None:
    row.mentor_id, row.reasons, row.by_hand, row.fitting = None, [], True, row.fitting or 1


async def propose(tx: AsyncSession, round_id: int, by: int | None, document: Document, *, now: datetime) -> Proposed | None:
    """Propose every suggested pair; both sides are asked when `GRACE` is over. None when it is no draft (any more)."""
    found = await find(tx, round_id, by, document, now, lock=True)
    if found is None or found.row.state != "draft":
        return None
    waiting = [one for one in found.drafts if one.waits]
    # All at once and in order, so that two curators who share a mentor never wait for each other.
    await pairs.hold(tx, *{card.row.person_id for one in waiting for card in (one.mentee, one.mentor) if card})
    proposed = 0
    for one in waiting:
        result = await pairs.propose(tx, by, one.row.mentor_id or 0, one.row.mentee_id, document, now=now, ask_at=now + GRACE)
        if isinstance(result, Seen):
            one.row.pair_id = result.row.id
            one.row.refused = []
            proposed += 1
        else:
            one.row.refused = sorted(what.value for what in result.obstacles) if isinstance(result, Blocked) else [result.value]
    found.row.state, found.row.decided_at = "proposed", now
    await tx.flush()
    return Proposed(proposed, len(waiting) - proposed)


async def take_back(tx: AsyncSession, round_id: int, by: int | None, document: Document, *, now: datetime) -> TakenBack | None:
    """Take back every proposal that nobody has been told of; the round is a draft again when all were.

    None when the round is not proposed (any more), or when another draft has been begun since.
    """
    found = await find(tx, round_id, by, document, now, lock=True)
    if found is None or found.row.state != "proposed" or await draft_of(tx, found.row.organization_id):
        return None
    back = told = 0
    for one in found.drafts:
        if one.row.pair_id is None:
            continue
        result = await pair_endings.withdraw_unsaid(tx, one.row.pair_id, by, now=now)
        if isinstance(result, pair.Refusal):
            told += 1
        else:
            one.row.pair_id = None
            back += 1
    if back and not told:
        found.row.state, found.row.decided_at = "draft", None
    await tx.flush()
    return TakenBack(back, told)


async def unsaid(tx: AsyncSession, found: Round) -> int:
    """How many proposals of the round nobody has been told of yet."""
    proposed = {one.row.pair_id for one in found.drafts if one.row.pair_id is not None}
    return len(proposed - await notices.said(tx, "pair", proposed))


async def forms_waiting(tx: AsyncSession, cards: Sequence[participants.Card]) -> list[tuple[str, dict[str, str], int]]:
    """Form by form: its code, its titles, and how many of these mentees wait in it, the longest queue first."""
    titles = await offers.form_titles(tx)
    counts: dict[str, int] = {}
    for one in cards:
        counts[one.row.form] = counts.get(one.row.form, 0) + 1
    return [(form, titles[form], number) for form, number in sorted(counts.items(), key=lambda item: -item[1])]
