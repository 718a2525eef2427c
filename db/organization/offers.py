"""What a programme and an organisation offer to those who join: forms, classes, tags. All of it data."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Form, Organization, Programme, SchoolClass
from db.organization import programme_tags
from db.participant import joining_questions
from domain import codes
from domain.consent import Document
from domain.forms import FIVE_FORMS, Category, FormRule, Part
from domain.joining import Choices, JoinForm
from domain.tags import Group


@dataclass(frozen=True)
class Offer:
    """A tag on a form's screen: an interest, a mentee's request or a mentor's direction."""

    kind: str
    code: str
    title: dict[str, Any]


async def programme_of(tx: AsyncSession, organization_id: int) -> Programme | None:
    """The programme that the organisation takes part in: the nearest above it, the newest of those."""
    path = (await tx.execute(select(Organization.path).where(Organization.id == organization_id))).scalar_one()
    rows = await tx.execute(
        select(Programme)
        .join(Organization, Organization.id == Programme.organization_id)
        .where(Programme.organization_id.in_(path))
        .order_by(func.cardinality(Organization.path).desc(), Programme.first_year.desc(), Programme.id.desc())
        .limit(1)
    )
    return rows.scalar_one_or_none()


async def choices(tx: AsyncSession, organization_id: int, document: Document) -> Choices:
    """What the programme and the organisation offer now. Without entered classes every grade is offered."""
    programme = await programme_of(tx, organization_id)
    rows = await tx.execute(select(Form).where(Form.code.in_(programme.forms if programme else [])).order_by(Form.position))
    known = {rule.key: rule for rule in FIVE_FORMS}
    forms = tuple(
        known.get(row.code) or FormRule(row.code, frozenset({Category(row.mentor_category)}), Category(row.mentee_category))
        for row in rows.scalars()
    )
    classes = await tx.execute(
        select(SchoolClass.grade, SchoolClass.letter).where(SchoolClass.organization_id == organization_id)
    )
    found = frozenset(codes.SchoolClass(row.grade, row.letter) for row in classes)
    tags = {group: set[str]() for group in Group}
    for one in await programme_tags.of(tx, programme.id if programme else None):
        if one.offered:
            tags[one.group].add(one.code)
    topics = frozenset(tags[Group.PUPIL] | tags[Group.ADULT])
    return Choices(
        consent_hash=document.text_hash,
        forms=forms,
        classes=found or frozenset(codes.SchoolClass(grade) for grade in range(1, codes.LAST_GRADE + 1)),
        interests=frozenset(tags[Group.INTEREST]),
        requests=topics,
        directions=topics,
        sheets=await joining_questions.sheets(tx, programme.id if programme else None),
    )


async def tags_offered(tx: AsyncSession, form: JoinForm, offered: Choices, organization_id: int) -> list[Offer]:
    """The tags of the form's screen, in order: interests first, then requests or directions fit for the form's mentees.

    One that was chosen before it was retired still stands there, so that it can be taken off.
    """
    rule = offered.rule(form.form)
    audience = Group.PUPIL if rule is None or rule.mentees is Category.PUPIL else Group.ADULT
    chosen = form.tags.interests | form.tags.topics if form.tags else frozenset[str]()
    programme = await programme_of(tx, organization_id)
    return [
        Offer("interest" if one.group is Group.INTEREST else _topic(form.part), one.code, dict(one.title))
        for one in await programme_tags.of(tx, programme.id if programme else None)
        if one.group in (Group.INTEREST, audience) and (one.offered or one.code in chosen)
    ]


def _topic(part: Part) -> str:
    return "request" if part is Part.MENTEE else "direction"


async def titles(tx: AsyncSession, wanted: frozenset[str], programme_id: int | None) -> list[Offer]:
    """Tags by code for reading, as this programme calls them, retired ones too."""
    return [
        Offer(kind, one.code, dict(one.title))
        for one in await programme_tags.of(tx, programme_id)
        if one.code in wanted
        for kind in (("interest",) if one.group is Group.INTEREST else ("request", "direction"))
    ]


async def form_titles(tx: AsyncSession) -> dict[str, dict[str, str]]:
    """The spoken names of all forms by code."""
    return {row.code: row.title for row in (await tx.execute(select(Form))).scalars()}
