"""Who may be paired with whom: the participants of an organisation as the rules of matching see them, as of this moment."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.models import Concern, Organization, Pair, Participant
from db.organization import offers
from db.participant import participants
from db.participant.participants import Card
from domain import matching, pair
from domain.admission import State
from domain.allowed_hours import local_day
from domain.consent import Document
from domain.convenient_day import Day
from domain.forms import Part
from domain.matching import DEFAULT_WEIGHTS, History, Mentee, Mentor, Obstacle, Question, Suggestion, Weights

#: Ends of which matching takes note: who declined, who worked together well, whose pair broke off.
_TELLING = (pair.Outcome.DECLINED, pair.Outcome.REACHED, pair.Outcome.EXTENDED, pair.Outcome.STOPPED)


@dataclass(frozen=True)
class Sides:
    """Everybody who may be chosen, by participant id, and what has been between them."""

    mentees: dict[int, tuple[Card, Mentee]]
    mentors: dict[int, tuple[Card, Mentor]]
    history: History


@dataclass(frozen=True)
class Shortlist:
    """The best mentors for a mentee, best first, by participant id; and what kept how many of the others away."""

    mentee: Card
    suggestions: Sequence[tuple[Card, Suggestion]]
    obstacles: dict[Obstacle, int]


async def sides(
    tx: AsyncSession, wanted: ColumnElement[bool], document: Document, now: datetime, *, without: int | None = None
) -> Sides:
    """Applied and admitted participants that fulfil `wanted`. The pair `without` takes nobody's place."""
    alive = Participant.state.in_((State.APPLIED, State.ADMITTED))
    found = await participants.cards(tx, wanted & alive, document, now)
    persons = {one.row.person_id for one in found}
    taken, history = await _pairs(tx, persons, without)
    # Who said «больше пока не брать» gets no new proposal; one that was made before may still be accepted.
    capacity = await _capacity(tx, persons, heed_closed=without is None)
    held = await _held(tx, persons)
    return Sides(
        mentees={one.row.id: (one, _mentee(one, held)) for one in found if one.part is Part.MENTEE},
        mentors={
            one.row.id: (one, _mentor(one, capacity[one.row.person_id], taken[one.row.person_id], held))
            for one in found
            if one.part is Part.MENTOR
        },
        history=history,
    )


#: Made once: making them costs more than the statement.
_MENTOR, _MENTEE = aliased(Participant, name="mentor"), aliased(Participant, name="mentee")


async def _pairs(tx: AsyncSession, persons: Iterable[int], without: int | None) -> tuple[Counter[int], History]:
    """How many mentees each person has or is proposed, over all organisations; open pairs and refusals."""
    mentor, mentee = _MENTOR, _MENTEE
    rows = await tx.execute(
        select(Pair.id, Pair.form, Pair.state, Pair.end_reason, mentor.person_id, mentee.person_id, mentor.state)
        .join(mentor, mentor.id == Pair.mentor_id)
        .join(mentee, mentee.id == Pair.mentee_id)
        .where(
            or_(mentor.person_id.in_(persons), mentee.person_id.in_(persons)),
            or_(Pair.state != pair.State.ENDED, Pair.end_reason.in_(_TELLING)),
        )
    )
    taken: Counter[int] = Counter()
    open_pairs, abandoned = set(), set()
    ended: dict[str, set[tuple[int, int]]] = {outcome: set() for outcome in _TELLING}
    for pair_id, form, state, outcome, mentor_id, mentee_id, mentor_state in rows:
        if state != pair.State.ENDED:
            if pair_id != without:
                taken[mentor_id] += 1
                open_pairs.add((mentor_id, mentee_id, form))
        elif outcome == pair.Outcome.STOPPED and mentor_state == State.LEFT:
            abandoned.add((mentee_id, form))
        elif outcome is not None:
            ended[outcome].add((mentor_id, mentee_id))
    return taken, History(
        open_pairs=frozenset(open_pairs),
        refused=frozenset(ended[pair.Outcome.DECLINED]),
        together=frozenset(ended[pair.Outcome.REACHED] | ended[pair.Outcome.EXTENDED]),
        broken_off=frozenset(ended[pair.Outcome.STOPPED]),
        abandoned=frozenset(abandoned),
    )


async def _capacity(tx: AsyncSession, persons: Iterable[int], *, heed_closed: bool) -> dict[int, int]:
    """A person has one capacity: the smallest that was given; 0 for those who take nobody new now."""
    rows = await tx.execute(
        select(
            Participant.person_id,
            func.min(Participant.capacity),
            func.count().filter(Participant.closed_at.is_not(None)),
        )
        .where(
            Participant.person_id.in_(persons),
            Participant.role == Part.MENTOR,
            Participant.state.in_(("applied", "admitted")),
        )
        .group_by(Participant.person_id)
    )
    return {person: 0 if closed and heed_closed else smallest for person, smallest, closed in rows}


async def _held(tx: AsyncSession, persons: Iterable[int]) -> frozenset[int]:
    """Of these persons those about whom an urgent report is open: nobody begins to meet them until it is closed."""
    rows = await tx.execute(
        select(Concern.about_person_id).where(
            Concern.about_person_id.in_(set(persons)), Concern.urgent, Concern.closed_at.is_(None)
        )
    )
    return frozenset(person for person in rows.scalars() if person is not None)


def _mentee(one: Card, held: frozenset[int]) -> Mentee:
    row = one.row
    return Mentee(
        person=row.person_id,
        organisation=row.organization_id,
        form=row.form,
        admitted=one.state is State.ADMITTED,
        consented=not one.missing,
        waiting_since=local_day(row.applied_at, ZoneInfo(one.zone)),
        grade=row.grade,
        interests=frozenset(row.interests),
        requests=frozenset(row.requests),
        day=_day(row),
        resting=row.resting_until is not None,
        held=row.person_id in held,
    )


def _mentor(one: Card, capacity: int, taken: int, held: frozenset[int]) -> Mentor:
    row = one.row
    return Mentor(
        person=row.person_id,
        organisation=row.organization_id,
        form=row.form,
        admitted=one.state is State.ADMITTED,
        consented=not one.missing,
        cleared=not one.uncleared,
        capacity=capacity,
        taken=taken,
        grade=row.grade,
        interests=frozenset(row.interests),
        directions=frozenset(row.directions),
        day=_day(row),
        resting=row.resting_until is not None,
        held=row.person_id in held,
    )


def _day(row: Participant) -> Day | None:
    return Day.of_weekday(row.weekday) if row.completed_at is not None else None


async def waiting(tx: AsyncSession, organization_id: int, document: Document, now: datetime) -> list[Card]:
    """Admitted mentees with every consent and without a mentor, those who wait longest first."""
    here = await sides(tx, Participant.organization_id == organization_id, document, now)
    return [
        card
        for card, record in here.mentees.values()
        if record.admitted and record.consented and not record.resting and (record.person, record.form) not in here.history.taken
    ]


@dataclass(frozen=True)
class Asked:
    """A whole list as the solver gets it, and the cards in the same order."""

    question: Question
    mentees: Sequence[Card]
    mentors: Sequence[Card]


async def whole_list(tx: AsyncSession, organization_id: int, form: str | None, document: Document, now: datetime) -> Asked:
    """Every admitted mentee without a mentor, in one form or (None) in all, and every mentor of the organisation."""
    wanted = Participant.organization_id == organization_id
    here = await sides(tx, wanted if form is None else wanted & (Participant.form == form), document, now)
    mentees = [
        (card, record)
        for card, record in here.mentees.values()
        if record.admitted and not record.resting and (record.person, record.form) not in here.history.taken
    ]
    mentors = [(card, record) for card, record in here.mentors.values() if not record.resting]
    zone = (await tx.execute(select(Organization.zone).where(Organization.id == organization_id))).scalar_one()
    question = Question(
        mentees=tuple(record for _, record in mentees),
        mentors=tuple(record for _, record in mentors),
        today=local_day(now, ZoneInfo(zone)),
        history=here.history,
        weights=await weights(tx, organization_id),
    )
    return Asked(question, [card for card, _ in mentees], [card for card, _ in mentors])


async def weights(tx: AsyncSession, organization_id: int) -> Weights:
    """What weighs how much in the programme that the organisation takes part in."""
    programme = await offers.programme_of(tx, organization_id)
    return Weights(**programme.matching_weights) if programme else DEFAULT_WEIGHTS


async def elsewhere(tx: AsyncSession, persons: Iterable[int], organization_id: int) -> dict[int, list[str]]:
    """In which other organisations these persons mentor: employers and students may serve several schools."""
    rows = await tx.execute(
        select(Participant.person_id, Organization.short_name)
        .join(Organization, Organization.id == Participant.organization_id)
        .where(
            Participant.person_id.in_(set(persons)),
            Participant.organization_id != organization_id,
            Participant.role == Part.MENTOR,
            Participant.state.in_((State.APPLIED, State.ADMITTED)),
        )
        .distinct()
        .order_by(Organization.short_name)
    )
    found: dict[int, list[str]] = {}
    for person_id, name in rows:
        found.setdefault(person_id, []).append(name)
    return found


async def shortlist(tx: AsyncSession, mentee_id: int, document: Document, now: datetime) -> Shortlist | None:
    """Who suits this mentee, and why the others do not. None when there is no such mentee (any more)."""
    row = (await tx.execute(select(Participant).where(Participant.id == mentee_id))).scalar_one_or_none()
    if row is None:
        return None
    wanted = (Participant.organization_id == row.organization_id) & (Participant.form == row.form)
    here = await sides(tx, wanted, document, now)
    if mentee_id not in here.mentees:
        return None
    card, mentee = here.mentees[mentee_id]
    today = local_day(now, ZoneInfo(card.zone))
    by_person = {record.person: one for one, record in here.mentors.values()}
    records = [record for _, record in here.mentors.values()]
    best = matching.shortlist(mentee, records, today, here.history, await weights(tx, row.organization_id))
    tally: Counter[Obstacle] = Counter()
    for record in records:
        tally.update(matching.obstacles(record, mentee, here.history))
    return Shortlist(card, [(by_person[one.mentor.person], one) for one in best], dict(tally.most_common()))


async def obstacles(
    tx: AsyncSession, mentor_id: int, mentee_id: int, document: Document, now: datetime, *, without: int | None = None
) -> frozenset[Obstacle]:
    """What forbids these two participants now. A participant who has left is not admitted any more."""
    here = await sides(tx, Participant.id.in_((mentor_id, mentee_id)), document, now, without=without)
    if mentee_id not in here.mentees:
        return frozenset({Obstacle.MENTEE_NOT_ADMITTED})
    if mentor_id not in here.mentors:
        return frozenset({Obstacle.MENTOR_NOT_ADMITTED})
    return matching.obstacles(here.mentors[mentor_id][1], here.mentees[mentee_id][1], here.history)
