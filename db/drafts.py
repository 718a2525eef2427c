"""Half-filled forms: rows that survive restarts and days, written in the transaction of each answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Draft
from domain.codes import Code, SchoolClass
from domain.convenient_day import Day
from domain.first_names import CalledName
from domain.forms import Category, Part
from domain.joining import JoinForm, Question, Tags
from domain.personal import PersonalData

#: The kind under which a report that is being collected lies, by the id of its assignment.
REPORT = "report"


async def keep(tx: AsyncSession, person_id: int, kind: str, subject_id: int, data: dict[str, Any], *, now: datetime) -> None:
    """Write the draft over what was there."""
    row = insert(Draft).values(person_id=person_id, kind=kind, subject_id=subject_id, data=data, changed_at=now)
    await tx.execute(
        row.on_conflict_do_update(
            index_elements=["person_id", "kind", "subject_id"],
            set_={"data": row.excluded.data, "changed_at": row.excluded.changed_at},
        )
    )


async def find(tx: AsyncSession, person_id: int, kind: str, subject_id: int) -> dict[str, Any] | None:
    """What was said so far; None when there is no such draft."""
    found = await tx.execute(
        select(Draft.data).where(Draft.person_id == person_id, Draft.kind == kind, Draft.subject_id == subject_id)
    )
    return found.scalar_one_or_none()


async def drop(tx: AsyncSession, person_id: int, kind: str, subject_id: int) -> None:
    """The draft is sent or given up."""
    await tx.execute(delete(Draft).where(Draft.person_id == person_id, Draft.kind == kind, Draft.subject_id == subject_id))


async def of(tx: AsyncSession, person_id: int, kinds: Sequence[str]) -> list[tuple[str, int]]:
    """Kind and subject of a person's open drafts, the last touched first."""
    rows = await tx.execute(
        select(Draft.kind, Draft.subject_id)
        .where(Draft.person_id == person_id, Draft.kind.in_(kinds))
        .order_by(Draft.changed_at.desc(), Draft.subject_id)
    )
    return [(row.kind, row.subject_id) for row in rows]


def packed(form: JoinForm) -> dict[str, Any]:
    """A form of joining as JSON: only what was answered and what the link carried."""
    return {
        "part": form.part.value,
        "carried": sorted(one.value for one in form.carried),
        "code": str(form.code) if form.code else None,
        "consent": form.consent,
        "category": form.category.value if form.category else None,
        "form": form.form,
        "school_class": str(form.school_class) if form.school_class else None,
        "name": [form.name.given, form.name.initial] if form.name else None,
        "tags": [sorted(form.tags.interests), sorted(form.tags.topics), sorted(form.tags.own)] if form.tags else None,
        "capacity": form.capacity,
        "day": form.day.value if form.day else None,
    }


def unpacked(data: dict[str, Any], mode: PersonalData, *, adult: bool, guardian_agreed: bool) -> JoinForm:
    """The form again; what the law lets ask now (`adult`, `guardian_agreed`) is known anew at every look."""
    return JoinForm(
        part=Part(data["part"]),
        mode=mode,
        carried=frozenset(Question(one) for one in data["carried"]),
        code=Code.parse(data["code"]) if data["code"] else None,
        adult=adult,
        guardian_agreed=guardian_agreed,
        consent=data["consent"],
        category=Category(data["category"]) if data["category"] else None,
        form=data["form"],
        school_class=SchoolClass.parse(data["school_class"]) if data["school_class"] else None,
        name=CalledName(*data["name"]) if data["name"] and mode is PersonalData.NAMES else None,
        # A draft of an older edition holds two lists.
        tags=Tags(*(frozenset(one) for one in data["tags"])) if data["tags"] else None,
        capacity=data["capacity"],
        day=Day(data["day"]) if data["day"] else None,
    )
