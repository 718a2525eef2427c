"""Goals of pairs and the steps towards them: written and ticked by either side, read by both and by the curators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import GoalStep, PairGoal
from db.pair import pairs
from db.pair.seen import Seen
from db.speaking import notices
from domain.allowed_hours import Voice
from domain.forms import Part
from domain.goals import LONGEST_GOAL, LONGEST_STEP, MOST_GOALS, MOST_STEPS, Refusal, accepted
from domain.pair import State


@dataclass(frozen=True)
class Step:
    """One step."""

    id: int
    words: str
    done: bool


@dataclass(frozen=True)
class Goal:
    """A goal with its steps in the order in which they were written."""

    id: int
    pair_id: int
    words: str
    reached: bool
    steps: tuple[Step, ...]


async def of_pair(tx: AsyncSession, pair_id: int) -> Sequence[Goal]:
    """The goals of a pair, the first written first."""
    rows = (await tx.execute(select(PairGoal).where(PairGoal.pair_id == pair_id).order_by(PairGoal.id))).scalars().all()
    steps = await tx.execute(select(GoalStep).where(GoalStep.goal_id.in_([one.id for one in rows])).order_by(GoalStep.id))
    known = steps.scalars().all()
    return [
        Goal(
            one.id,
            pair_id,
            one.words,
            one.reached_at is not None,
            tuple(Step(step.id, step.words, step.done_at is not None) for step in known if step.goal_id == one.id),
        )
        for one in rows
    ]


async def _held(tx: AsyncSession, pair_id: int, by: int | None) -> tuple[Seen, Part] | Refusal:
    """The pair, held, for a change by one of its sides while it works."""
    pair = await pairs.find(tx, pair_id, lock=True)
    part = pair.part_of(by) if pair else None
    if pair is None or part is None:
        return Refusal.NOT_YOURS
    return (pair, part) if pair.pair.state is State.ACTIVE else Refusal.PAIR_NOT_ACTIVE


async def add(tx: AsyncSession, pair_id: int, by: int | None, words: str, *, now: datetime) -> int | Refusal:
    """A new goal; the other side is told. Returns its id; the same words again are the goal that is there."""
    held = await _held(tx, pair_id, by)
    if isinstance(held, Refusal):
        return held
    said = accepted(words, LONGEST_GOAL)
    if isinstance(said, Refusal):
        return said
    known = await of_pair(tx, pair_id)
    same = next((one for one in known if one.words == said), None)
    if same is not None:
        return same.id
    if len(known) >= MOST_GOALS:
        return Refusal.TOO_MANY
    pair, part = held
    row = PairGoal(pair_id=pair_id, words=said, written_part=part.value, written_by=by or 0, written_at=now)
    tx.add(row)
    await tx.flush()
    other = pair.other(part)
    if other.has_account:
        to = Part.MENTEE if part is Part.MENTOR else Part.MENTOR
        await notices.tell(
            tx,
            other.person_id,
            "goals-added",
            now=now,
            voice=Voice.NOTICE,
            subject=("pair-goal", row.id),
            buttons=[[notices.button("goals-open-one", "open-goals", pair_id)]],
            partner=notices.called_to(to.value, pair.side(part).participant_id),
        )
    return row.id


async def _goal(tx: AsyncSession, goal_id: int, by: int | None) -> PairGoal | Refusal:
    row = await tx.get(PairGoal, goal_id)
    if row is None:
        return Refusal.GONE
    held = await _held(tx, row.pair_id, by)
    if isinstance(held, Refusal):
        return held
    there = await tx.execute(select(PairGoal).where(PairGoal.id == goal_id).execution_options(populate_existing=True))
    return there.scalar_one_or_none() or Refusal.GONE


async def add_step(tx: AsyncSession, goal_id: int, by: int | None, words: str) -> int | Refusal:
    """A step towards a goal; returns its id."""
    row = await _goal(tx, goal_id, by)
    if isinstance(row, Refusal):
        return row
    said = accepted(words, LONGEST_STEP)
    if isinstance(said, Refusal):
        return said
    known = (await tx.execute(select(GoalStep).where(GoalStep.goal_id == goal_id))).scalars().all()
    same = next((one for one in known if one.words == said), None)
    if same is not None:
        return same.id
    if len(known) >= MOST_STEPS:
        return Refusal.TOO_MANY
    step = GoalStep(goal_id=goal_id, words=said, written_by=by or 0)
    tx.add(step)
    await tx.flush()
    return step.id


async def tick(tx: AsyncSession, step_id: int, by: int | None, *, now: datetime) -> Refusal | None:
    """Done, or not done after all; either side says so."""
    step = await tx.get(GoalStep, step_id)
    row = await _goal(tx, step.goal_id, by) if step is not None else Refusal.GONE
    if isinstance(row, Refusal) or step is None:
        return row if isinstance(row, Refusal) else Refusal.GONE
    await tx.refresh(step)
    step.done_at = None if step.done_at is not None else now
    await tx.flush()
    return None


async def reach(tx: AsyncSession, goal_id: int, by: int | None, *, now: datetime) -> Refusal | None:
    """Reached, or not yet after all."""
    row = await _goal(tx, goal_id, by)
    if isinstance(row, Refusal):
        return row
    row.reached_at = None if row.reached_at is not None else now
    await tx.flush()
    return None


async def remove(tx: AsyncSession, goal_id: int, by: int | None, *, now: datetime) -> Refusal | None:
    """A goal that is none any more goes with its steps."""
    row = await _goal(tx, goal_id, by)
    if isinstance(row, Refusal):
        return row
    await notices.call_off(tx, ("pair-goal", goal_id), now=now)
    await tx.execute(delete(PairGoal).where(PairGoal.id == goal_id))
    return None
