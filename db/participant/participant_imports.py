"""A table of participants comes in: looked at first, then written as people without a phone; nobody is written twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Draft, Organization, Participant, Person
from db.organization import offers
from db.participant import rosters, sending
from domain.admission import State
from domain.codes import Code, SchoolClass
from domain.forms import Category, Part
from domain.joining import default_capacity
from domain.participant_table import Database, Fault, Line, Problem, key_of

#: The kind of draft in which a file waits until it is confirmed, by the organisation.
DRAFT = "participants"
#: A file that nobody has confirmed is forgotten after this long.
UNCONFIRMED = timedelta(days=7)


@dataclass(frozen=True)
class Plan:
    """What a file changes: who is new, how many are there already, and the lines that nobody can take."""

    added: Sequence[Line]
    same: int
    problems: Sequence[Problem]


async def planned(tx: AsyncSession, organization_id: int, database: Database) -> Plan:
    """What the file would change now."""
    rows = await tx.execute(
        select(Participant, Person.name)
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.organization_id == organization_id, Participant.state != State.LEFT)
    )
    known: set[tuple[str, ...]] = set()
    for row, name in rows.all():
        part, school_class = Part(row.role), SchoolClass(row.grade, row.letter or "") if row.grade is not None else None
        known.add(key_of(part, row.form, school_class if row.category == Category.PUPIL else None, name, None))
        if row.code is not None:
            known.add(key_of(part, row.form, None, None, row.code))
    fresh = [one for one in database.lines if one.key not in known]
    added, problems = [], list(database.problems)
    for one in fresh:
        if one.code is not None and isinstance(await rosters.by_code(tx, organization_id, _code(one), None), rosters.Unusable):
            problems.append(Problem(one.part, one.line, Fault.CODE))
        else:
            added.append(one)
    return Plan(added, len(database.lines) - len(fresh), sorted(problems, key=lambda each: (each.part, each.line)))


def _code(one: Line) -> Code:
    found = Code.parse(one.code or "")
    assert found is not None  # read by the domain
    return found


async def write(tx: AsyncSession, organization_id: int, database: Database, *, now: datetime) -> Plan:
    """Enter whoever is new, «по журналу»: applications that wait for their papers. Two uploads at once enter nobody twice.

    Raises OverflowError where a class has used up its 999 codes; nothing is to be committed then.
    """
    await tx.execute(select(Organization.id).where(Organization.id == organization_id).with_for_update(key_share=True))
    plan = await planned(tx, organization_id, database)
    programme = await offers.programme_of(tx, organization_id)
    if programme is None:
        return Plan((), plan.same, plan.problems)
    for one in plan.added:
        person = Person(created_at=now, name=one.name, minor=True if one.category is Category.PUPIL else None)
        tx.add(person)
        await tx.flush()
        row = Participant(
            programme_id=programme.id, organization_id=organization_id, person_id=person.id, form=one.form, role=one.part.value,
            category=one.category.value, origin="journal", applied_at=now,
            grade=one.school_class.grade if one.school_class else None,
            letter=one.school_class.letter if one.school_class else None,
            capacity=default_capacity(one.category) if one.part is Part.MENTOR else 0,
        )  # fmt: skip
        tx.add(row)
        await tx.flush()
        if one.code is not None:
            held = await rosters.hold(tx, organization_id, _code(one), None)
            if not isinstance(held, rosters.Unusable):
                row.code = await rosters.claim(tx, held, row)
        if row.code is None:
            row.code = await sending.next_code(tx, organization_id, one.school_class)
    await tx.flush()
    return plan


def packed(database: Database) -> dict[str, Any]:
    """As JSON, for the draft."""
    return {
        "lines": [
            [one.part.value, one.line, one.form, one.category.value, str(one.school_class or ""), one.name, one.code]
            for one in database.lines
        ],
        "problems": [[one.part.value, one.line, one.fault.value] for one in database.problems],
    }


def unpacked(kept: dict[str, Any]) -> Database:
    """The file again."""
    return Database(
        tuple(
            Line(Part(part), line, form, Category(category), SchoolClass.parse(said), name, code)
            for part, line, form, category, said, name, code in kept["lines"]
        ),
        tuple(Problem(Part(part), line, Fault(fault)) for part, line, fault in kept["problems"]),
    )


async def fade(tx: AsyncSession, now: datetime) -> None:
    """The daily work: a file that nobody has confirmed for a week goes."""
    await tx.execute(delete(Draft).where(Draft.kind == DRAFT, Draft.changed_at < now - UNCONFIRMED))
