"""The questions of pairs of one programme: the shipped ones with its changes, and its own; added, reworded, ordered, retired.

Codes never change and never go, so that answers stay readable whatever a question is called today.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Form, Pair, Participant, Programme, ProgrammeQuestion, QuestionnaireAnswer
from db.organization import offers
from domain.forms import Part
from domain.question_lists import LONGEST, MOST, Asked, for_form, longest, shipped, swapped
from domain.questionnaires import Kind, Stage
from domain.tags import Refusal, read_title, same


async def of(tx: AsyncSession, programme_id: int | None, stage: Stage, part: Part) -> list[Asked]:
    """Every question of the list, retired ones too, in order; without a programme the shipped ones."""
    forms = (await tx.execute(select(Form.code))).scalars().all()
    found = {one.code: one for one in shipped(stage, part, forms)}
    rows = await tx.execute(
        select(ProgrammeQuestion).where(
            ProgrammeQuestion.programme_id == programme_id,
            ProgrammeQuestion.stage == stage.value,
            ProgrammeQuestion.part == part.value,
        )
    )
    for row in rows.scalars():
        found[row.code] = Asked(
            row.code,
            row.position,
            Kind(row.kind),
            title=row.title,
            optional=row.optional,
            retired=row.retired_at is not None,
            forms=found[row.code].forms if row.code in found else None,
        )
    return sorted(found.values(), key=lambda one: (one.position, one.code))


async def asked(tx: AsyncSession, organization_id: int, form: str, part: Part, stage: Stage) -> tuple[Asked, ...]:
    """What this side of a pair of the organisation is asked now, in order."""
    programme = await offers.programme_of(tx, organization_id)
    return for_form(await of(tx, programme.id if programme else None, stage, part), form)


async def titles(tx: AsyncSession) -> Mapping[str, str]:
    """Code → words of every programme's own questions: for reading answers wherever they were given."""
    rows = await tx.execute(select(ProgrammeQuestion.code, ProgrammeQuestion.title).where(ProgrammeQuestion.code.like("q%-%")))
    return {row.code: row.title for row in rows}


async def answers(tx: AsyncSession, owner: int, stage: Stage, part: Part, code: str) -> int:
    """How many have answered this question in the programmes of this organisation."""
    found = await tx.execute(
        select(func.count())
        .select_from(QuestionnaireAnswer)
        .join(Pair, Pair.id == QuestionnaireAnswer.pair_id)
        .join(Participant, Participant.id == Pair.mentee_id)
        .where(
            Participant.programme_id.in_(select(Programme.id).where(Programme.organization_id == owner)),
            QuestionnaireAnswer.stage == stage.value,
            QuestionnaireAnswer.part == part.value,
            QuestionnaireAnswer.question == code,
            QuestionnaireAnswer.value.is_not(None),
        )
    )
    return found.scalar_one()


async def add(
    tx: AsyncSession, programme: Programme, stage: Stage, part: Part, kind: Kind, typed: str, *, now: datetime
) -> Asked | Refusal:
    """A question of the programme's own at the end of the list, asked in every form."""
    known = await of(tx, programme.id, stage, part)
    title = _title(typed, known, "")
    if isinstance(title, Refusal):
        return title
    if longest(known, programme.forms) >= MOST:
        return Refusal.FULL
    many = await tx.execute(
        select(func.count()).where(ProgrammeQuestion.programme_id == programme.id, ProgrammeQuestion.code.like("q%-%"))
    )
    last = max((one.position for one in known), default=0)
    made = Asked(f"q{programme.id}-{many.scalar_one() + 1}", last + 1, kind, title=title)
    await _keep(tx, programme.id, stage, part, made, now)
    return made


async def reword(
    tx: AsyncSession, programme: Programme, stage: Stage, part: Part, code: str, typed: str, *, now: datetime
) -> Asked | Refusal:
    """Other words for the same question: what was answered counts for it still."""
    known = await of(tx, programme.id, stage, part)
    title = _title(typed, known, code)
    if isinstance(title, Refusal):
        return title
    return await _change(tx, programme, stage, part, code, now, title=title)


def _title(typed: str, known: list[Asked], code: str) -> str | Refusal:
    title = read_title(typed, LONGEST)
    if isinstance(title, Refusal):
        return title
    return Refusal.KNOWN if any(one.title and same(one.title, title) for one in known if one.code != code) else title


async def offer(
    tx: AsyncSession, programme: Programme, stage: Stage, part: Part, code: str, *, offered: bool, now: datetime
) -> Asked | Refusal:
    """Take a question out of the list, or put it back. What was answered stays as it is; one question always remains."""
    known = await of(tx, programme.id, stage, part)
    after = [replace(one, retired=not offered) if one.code == code else one for one in known]
    if offered and longest(after, programme.forms) > MOST:
        return Refusal.FULL
    if not offered and any(not for_form(after, form) for form in programme.forms):
        return Refusal.LAST
    return await _change(tx, programme, stage, part, code, now, retired=not offered)


async def allow_skipping(
    tx: AsyncSession, programme: Programme, stage: Stage, part: Part, code: str, *, optional: bool, now: datetime
) -> Asked | Refusal:
    """Say whether the question may be passed over."""
    return await _change(tx, programme, stage, part, code, now, optional=optional)


async def move_up(tx: AsyncSession, programme: Programme, stage: Stage, part: Part, code: str, *, now: datetime) -> None:
    """Ask it before the one that stands before it now; the first stays where it is."""
    two = swapped(await of(tx, programme.id, stage, part), code)
    if two is not None:
        before, one = two
        await _keep(tx, programme.id, stage, part, replace(before, position=one.position), now)
        await _keep(tx, programme.id, stage, part, replace(one, position=before.position), now)


async def _change(
    tx: AsyncSession, programme: Programme, stage: Stage, part: Part, code: str, now: datetime, **changed: Any
) -> Asked | Refusal:
    known = await of(tx, programme.id, stage, part)
    one = next((one for one in known if one.code == code), None)
    if one is None:
        return Refusal.GONE
    made = replace(one, **changed)
    await _keep(tx, programme.id, stage, part, made, now)
    return made


async def _keep(tx: AsyncSession, programme_id: int, stage: Stage, part: Part, one: Asked, now: datetime) -> None:
    key = {"programme_id": programme_id, "stage": stage.value, "part": part.value, "code": one.code}
    values = {
        "position": one.position,
        "kind": one.kind.value,
        "title": one.title,
        "optional": one.optional,
        "retired_at": now if one.retired else None,
    }
    row = insert(ProgrammeQuestion).values(**key, **values)
    await tx.execute(row.on_conflict_do_update(index_elements=list(key), set_=values))
