"""How pairs say they are doing: questionnaires, the monthly pulse, what curators and those above see of it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar, models
from db.models import Notice, Pulse, QuestionnaireAnswer
from db.organization import programme_questions, school_holidays
from db.pair import pairs
from db.pair.seen import Seen
from db.participant import participants
from db.speaking import notices
from domain.allowed_hours import Voice, local_day
from domain.forms import Category, Part
from domain.masking import mask
from domain.pair import FORMAL, State
from domain.question_lists import Asked
from domain.questionnaires import Alarm, Stage, Told, alarm, asks_on

#: A questionnaire of the end is open for this long after it.
OPEN_FOR = timedelta(days=60)

#: The other side's answer counts for this long when two are compared.
FRESH = timedelta(days=45)

SUBJECT = "pulse"


@dataclass(frozen=True)
class Sheet:
    """A questionnaire as one side has it: all questions and which of them are answered."""

    pair: Seen
    part: Part
    questions: tuple[Asked, ...]
    answered: frozenset[str]

    @property
    def next(self) -> Asked | None:
        """The first question without an answer."""
        return next((one for one in self.questions if one.code not in self.answered), None)


async def sheet(tx: AsyncSession, pair_id: int, person_id: int | None, stage: Stage, now: datetime) -> Sheet | None:
    """The questionnaire of this side; None for a stranger, and when it is not the time for it."""
    found = await pairs.find(tx, pair_id)
    part = found.part_of(person_id) if found else None
    if found is None or part is None or not _open(found, stage, now):
        return None
    rows = await tx.execute(
        select(QuestionnaireAnswer.question).where(
            QuestionnaireAnswer.pair_id == pair_id, QuestionnaireAnswer.part == part, QuestionnaireAnswer.stage == stage
        )
    )
    asked = await programme_questions.asked(tx, found.row.organization_id, found.row.form, part, stage)
    return Sheet(found, part, asked, frozenset(rows.scalars()))


def _open(found: Seen, stage: Stage, now: datetime) -> bool:
    if stage is Stage.START:
        return found.pair.state in (State.ACTIVE, State.PAUSED)
    ended = found.pair.ended_at
    return ended is not None and found.pair.outcome in FORMAL and now < ended + OPEN_FOR


async def answer(
    tx: AsyncSession, pair_id: int, person_id: int | None, stage: Stage, code: str, value: int | None, *, now: datetime
) -> Sheet | None:
    """One tap of the questionnaire, None for passing over; an earlier answer to the same question gives way.

    A question that is asked no more, or that must not be passed over, changes nothing. None as in `sheet`.
    """
    found = await sheet(tx, pair_id, person_id, stage, now)
    question = next((one for one in found.questions if one.code == code), None) if found else None
    if found is None or question is None:
        return found
    if not question.optional if value is None else not 1 <= value <= question.kind.most:
        return found
    said = {"value": value, "most": question.kind.most, "said_at": now}
    row = insert(QuestionnaireAnswer).values(pair_id=pair_id, part=found.part.value, stage=stage.value, question=code, **said)
    await tx.execute(row.on_conflict_do_update(index_elements=["pair_id", "part", "stage", "question"], set_=said))
    return await sheet(tx, pair_id, person_id, stage, now)


async def ask(tx: AsyncSession, _: date, now: datetime) -> None:
    """The daily work: who has a working pair and has not been asked this month is asked today, unless there are holidays."""
    due: dict[int, tuple[Seen, Part, date]] = {}
    resting: dict[int, bool] = {}
    for found in await pairs.seen(tx, models.Pair.state == State.ACTIVE):
        today = local_day(now, found.zone)
        begun = found.life.begun_on
        place = found.row.organization_id
        if begun is None or not asks_on(today, begun):
            continue
        if place not in resting:
            holidays = await school_holidays.between(tx, place, today, today)
            resting[place] = holidays.holds(today) or not (await calendar.working_days(tx, today)).is_working(today)
        if resting[place]:
            continue
        for part in Part:
            if found.side(part).has_account:
                due.setdefault(found.side(part).person_id, (found, part, today.replace(day=1)))
    for person_id, (found, part, month) in sorted(due.items()):
        await _ask(tx, found, part, person_id, month, now)


async def _ask(tx: AsyncSession, found: Seen, part: Part, person_id: int, month: date, now: datetime) -> None:
    made = await tx.execute(
        insert(Pulse)
        .values(person_id=person_id, month=month, pair_id=found.row.id, part=part.value, asked_at=now)
        .on_conflict_do_nothing()
        .returning(Pulse.person_id)
    )
    if made.scalar_one_or_none() is None:
        return
    side, other = found.side(part), found.other(part)
    version = month.year * 100 + month.month
    faces = [notices.button(f"pulse-face-{value}", f"pulse-{value}", found.row.id, version) for value in range(1, 6)]
    await notices.tell(
        tx,
        person_id,
        "pulse-ask",
        now=now,
        voice=Voice.MEETING_PUPIL if side.category is Category.PUPIL else Voice.OFFICIAL,
        subject=(SUBJECT, found.row.id),
        buttons=[faces],
        polite=side.polite,
        partner=notices.called_to(part.value, other.participant_id),
    )


async def still_true(tx: AsyncSession, notice: Notice) -> bool:
    """Asked right before the question is said: the pair still works, and nothing was answered."""
    if notice.subject_kind != SUBJECT or notice.key != "pulse-ask":
        return True
    state = await tx.execute(select(models.Pair.state).where(models.Pair.id == notice.subject_id))
    return state.scalar_one_or_none() == State.ACTIVE


async def pulse(tx: AsyncSession, pair_id: int, person_id: int | None, month: date, value: int, *, now: datetime) -> bool:
    """One tap: how the meetings go. False for whoever was not asked or has answered. Curators hear of a fall or gap."""
    found = await pairs.find(tx, pair_id)
    if found is None or not 1 <= value <= 5:
        return False
    said = await tx.execute(
        update(Pulse)
        .where(Pulse.person_id == person_id, Pulse.month == month, Pulse.pair_id == pair_id, Pulse.value.is_(None))
        .values(value=value, said_at=now)
        .returning(Pulse.part)
    )
    part = said.scalar_one_or_none()
    if part is None:
        return False
    before = await _latest(tx, pair_id, Part(part), before=month)
    other = await _latest(tx, pair_id, Part.MENTEE if part == Part.MENTOR else Part.MENTOR, since=now - FRESH)
    if why := alarm(value, before, other):
        await _alarm(tx, found, Part(part), why, value, before, other, now)
    return True


async def _latest(
    tx: AsyncSession, pair_id: int, part: Part, *, before: date | None = None, since: datetime | None = None
) -> int | None:
    query = select(Pulse.value).where(Pulse.pair_id == pair_id, Pulse.part == part, Pulse.value.is_not(None))
    if before is not None:
        query = query.where(Pulse.month < before)
    if since is not None:
        query = query.where(Pulse.said_at >= since)
    return (await tx.execute(query.order_by(Pulse.month.desc()).limit(1))).scalar_one_or_none()


async def _alarm(
    tx: AsyncSession, found: Seen, part: Part, why: Alarm, value: int, before: int | None, other: int | None, now: datetime
) -> None:
    for curator in await participants.curators(tx, found.row.organization_id, now):
        if curator == found.side(part).person_id or curator == found.other(part).person_id:
            continue
        await notices.tell(
            tx,
            curator,
            "pulse-alarm",
            now=now,
            buttons=[[notices.button("pairing-open", "open-pair", found.row.id)]],
            mentor=notices.called(found.mentor.participant_id),
            mentee=notices.called(found.mentee.participant_id),
            side=part.value,
            why=why.value,
            value=value,
            before=before or 0,
            other=other or 0,
        )


@dataclass(frozen=True)
class OfPair:
    """What both sides of a pair have said: means of the questionnaires out of ten, the latest faces."""

    pair: Seen
    pulses: Mapping[Part, Sequence[int]]
    start: Mapping[Part, float]
    end: Mapping[Part, float]


#: Every answer as a share of ten. Older rows do not know their scale; then faces were these three.
_MEANS = """
    SELECT pair_id, part, stage,
           avg(value * 10.0 / coalesce(most, CASE WHEN question IN ('mood', 'support', 'comfort') THEN 5 ELSE 10 END))::float
               AS mean
      FROM questionnaire_answers WHERE pair_id = ANY(:ids) AND value IS NOT NULL GROUP BY pair_id, part, stage
"""

#: Pairs that have ended are told of this long: as long as a questionnaire of the end and a school year take.
ENDED_LATELY = timedelta(days=400)


async def of_organization(tx: AsyncSession, organization_id: int, now: datetime) -> list[OfPair]:
    """The answers of the school's pairs: those that go on, then those that have ended, the latest first."""
    here = models.Pair.organization_id == organization_id
    lately = (models.Pair.state != State.ENDED) | (models.Pair.ended_at > now - ENDED_LATELY)
    told = await of_pairs(tx, await pairs.seen(tx, here & lately))
    return sorted(told, key=lambda one: -(ended.timestamp() if (ended := one.pair.pair.ended_at) else math.inf))


async def of_pairs(tx: AsyncSession, found: Sequence[Seen]) -> list[OfPair]:
    """The answers of these pairs; those of whom nobody has said anything are left out."""
    ids = [one.row.id for one in found]
    faces: dict[tuple[int, str], list[int]] = {}
    rows = await tx.execute(
        select(Pulse.pair_id, Pulse.part, Pulse.value)
        .where(Pulse.pair_id.in_(ids), Pulse.value.is_not(None))
        .order_by(Pulse.month)
    )
    for pair_id, part, value in rows:
        faces.setdefault((pair_id, part), []).append(value or 0)
    means = {(row.pair_id, row.part, row.stage): row.mean for row in await tx.execute(text(_MEANS), {"ids": ids})}
    told = [
        OfPair(
            one,
            {part: faces[one.row.id, part] for part in Part if (one.row.id, part) in faces},
            {part: means[one.row.id, part, "start"] for part in Part if (one.row.id, part, "start") in means},
            {part: means[one.row.id, part, "end"] for part in Part if (one.row.id, part, "end") in means},
        )
        for one in found
    ]
    return [one for one in told if one.pulses or one.start or one.end]


@dataclass(frozen=True)
class OfSchool:
    """The faces of a school since a day: how many people and their mean; None where so few answered that they are not told."""

    organization: str
    told: Told | None


async def of_schools(tx: AsyncSession, organization_id: int, since: datetime) -> tuple[list[OfSchool], Told | None]:
    """Above the school only means, and none of fewer than five people nor one that could be found by subtraction."""
    rows = (
        await tx.execute(
            select(
                models.Organization.id,
                models.Organization.short_name,
                func.count(Pulse.person_id.distinct()),
                func.sum(Pulse.value),
                func.count(),
            )
            .join(models.Pair, models.Pair.id == Pulse.pair_id)
            .join(models.Organization, models.Organization.id == models.Pair.organization_id)
            .where(Pulse.said_at >= since, models.Organization.path.contains([organization_id]))
            .group_by(models.Organization.id, models.Organization.short_name)
            .order_by(models.Organization.short_name)
        )
    ).all()
    masked = mask({place: people for place, _, people, _, _ in rows})
    schools = [
        OfSchool(name, Told(people, (total or 0) / answers) if masked.cells[place] is not None else None)
        for place, name, people, total, answers in rows
    ]
    people, answers = sum(row[2] for row in rows), sum(row[4] for row in rows)
    total = sum(row[3] or 0 for row in rows)
    return schools, Told(people, total / answers) if rows and masked.total is not None else None
