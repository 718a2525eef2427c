"""Wherever a life has come to, it leads on: every open pair can be left, every paused one goes on once its papers are there, and
everybody who takes part, or has left, or was refused, may be paired again."""

from typing import Any

from sqlalchemy import select

from db.models import Pair, Participant
from db.pair import matches, pair_endings, pair_life, pairs
from db.pair.seen import Seen
from db.participant import admission, consents, participants
from db.participant.admission import Reason
from db.participant.joining import PROFILE, Subject
from domain.admission import State
from domain.consent import Missing
from domain.matching import Obstacle, obstacles
from domain.pair import Outcome
from domain.pair import State as Standing
from tests import school
from tests.db.short_lives import TEXT, Life

#: What no paper can heal: somebody has said no to this one, or the two were never meant for each other.
FOR_GOOD = {Obstacle.REFUSED_EARLIER, Obstacle.OTHER_FORM, Obstacle.CLASS_GAP, Obstacle.SAME_PERSON}


async def leads_on(life: Life) -> None:
    """No dead end, tried by pressing whatever papers are missing by now. Nothing of the life stays as it was."""
    resting = []
    for at, one in enumerate(await pairs.seen(life.tx, Pair.state != Standing.ENDED), start=life.now.day):
        if one.pair.state is Standing.ACTIVE and at % 2:
            assert isinstance(await pair_life.pause(life.tx, one.row.id, life.curator, now=life.now), Seen)
        if at % 4 == 3 and one.pair.begun_at is not None:
            resting.append(one.row.id)
        else:
            await _is_left(life, one, at)
    for participant_id in (await life.ids("SELECT id FROM participants WHERE state = 'applied' ORDER BY id"))[::2]:
        await admission.refuse(life.tx, life.curator, participant_id, Reason.TALK, TEXT, now=life.now)
    await _ready_again(life)
    for pair_id in resting:
        result = await pair_life.resume(life.tx, pair_id, life.curator, TEXT, now=life.now)
        assert isinstance(result, Seen), result
        await _is_left(life, result, 0)
    await _anybody_may_be_paired(life)


async def _is_left(life: Life, one: Seen, way: int) -> None:
    """Whatever papers are missing: a proposal is answered with no, lapses or is taken back, and what has begun is closed."""
    result: Any
    if one.pair.begun_at is not None:
        result = await pair_endings.end(life.tx, one.row.id, Outcome.STOPPED, life.curator, now=life.now)
    elif way % 3 == 0:
        result = await pair_life.lapse(life.tx, one.row.id, now=one.pair.lapses_at)
    elif way % 3 == 1:
        result = await pair_endings.decline(life.tx, one.row.id, one.pair.mentee, now=life.now)
    else:
        result = await pair_endings.withdraw(life.tx, one.row.id, life.curator, now=life.now)
    assert isinstance(result, Seen), result


async def _ready_again(life: Life) -> None:
    """Whoever has left or was refused comes back, papers are brought, doors are opened: all by ordinary presses."""
    for row in (await life.tx.execute(select(Participant).where(Participant.state == State.REFUSED))).scalars().all():
        await school.fills(life.tx, row.person_id, Subject(PROFILE, row.id), TEXT, life.now)
    living = await participants.cards(life.tx, Participant.state != State.LEFT, TEXT, life.now)
    here = {(one.row.person_id, one.row.role, one.row.form) for one in living}
    for key in sorted(life.parts.keys() - here):
        await life.comes_back(key)
    for person in life.persons:
        await participants.take_nobody_new(life.tx, person, False, now=life.now)
    for one in await participants.cards(life.tx, Participant.state != State.LEFT, TEXT, life.now):
        if Missing.OWN in one.missing:
            await consents.give_own(life.tx, one.row.person_id, TEXT, life.place, now=life.now)
        if one.missing or one.uncleared:
            await school.cleared(life.tx, life.curator, one.row.id, TEXT, life.now)
        if one.state is not State.ADMITTED:
            await admission.admit(life.tx, life.curator, one.row.id, TEXT, now=life.now)


async def _anybody_may_be_paired(life: Life) -> None:
    living = await participants.cards(life.tx, Participant.state != State.LEFT, TEXT, life.now)
    assert {(one.row.person_id, one.row.role, one.row.form) for one in living} == set(life.parts)
    assert [one.row.id for one in living if one.state is not State.ADMITTED or one.missing or one.uncleared] == []
    everybody = await matches.sides(life.tx, Participant.organization_id == life.place, TEXT, life.now)
    for _, mentee in everybody.mentees.values():
        for _, mentor in everybody.mentors.values():
            assert obstacles(mentor, mentee, everybody.history) <= FOR_GOOD
