"""What a programme and an organisation offer to those who join: forms, classes, tags. All of it data."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Form, Organization, Programme, SchoolClass, Tag
from domain import codes
from domain.consent import Document
from domain.forms import FIVE_FORMS, Category, FormRule, Part
from domain.joining import Choices, JoinForm


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
    tags = {kind: set[str]() for kind in ("interest", "request", "direction")}
    for kind, code in await tx.execute(select(Tag.kind, Tag.code).where(Tag.retired_at.is_(None))):
        tags[kind].add(code)
    return Choices(
        consent_hash=document.text_hash,
        forms=forms,
        classes=found or frozenset(codes.SchoolClass(grade) for grade in range(1, codes.LAST_GRADE + 1)),
        interests=frozenset(tags["interest"]),
        requests=frozenset(tags["request"]),
        directions=frozenset(tags["direction"]),
    )


async def tags_offered(tx: AsyncSession, form: JoinForm, offered: Choices) -> list[Tag]:
    """The tags of the form's screen, in order: interests first, then requests or directions fit for the form's mentees."""
    rule = offered.rule(form.form)
    audience = "pupil" if rule is None or rule.mentees is Category.PUPIL else "adult"
    topic = "request" if form.part is Part.MENTEE else "direction"
    rows = await tx.execute(
        select(Tag)
        .where(Tag.kind.in_(("interest", topic)), Tag.audience.in_(("all", audience)), Tag.retired_at.is_(None))
        .order_by(Tag.kind != "interest", Tag.position)
    )
    return list(rows.scalars())


async def titles(tx: AsyncSession, wanted: frozenset[str]) -> list[Tag]:
    """Tags by code for reading, retired ones too."""
    rows = await tx.execute(select(Tag).where(Tag.code.in_(wanted)).order_by(Tag.kind != "interest", Tag.position))
    return list(rows.scalars())


async def form_titles(tx: AsyncSession) -> dict[str, dict[str, str]]:
    """The spoken names of all forms by code."""
    return {row.code: row.title for row in (await tx.execute(select(Form))).scalars()}
