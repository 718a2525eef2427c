"""Templates of documents: whose is in use where, every version with who and when. What is in them is looked at before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Organization, PaperTemplate, Person
from domain.office_papers import Paper

#: Versions that are shown, and that are kept of one document of one organisation.
SHOWN, KEPT = 8, 20


@dataclass(frozen=True)
class Version:
    """One version of an organisation's template. `by` is what whoever sent it is called, where the bot knows it."""

    id: int
    organization_id: int
    organization: str
    zone: str
    paper: Paper
    language: str
    filename: str
    size: int
    added_at: datetime
    by: str | None
    retired_at: datetime | None


def _version(row: PaperTemplate, organization: str, zone: str, by: str | None) -> Version:
    return Version(
        id=row.id,
        organization_id=row.organization_id,
        organization=organization,
        zone=zone,
        paper=Paper(row.paper),
        language=row.language,
        filename=row.filename,
        size=row.size,
        added_at=row.added_at,
        by=by,
        retired_at=row.retired_at,
    )


_VERSIONS = (
    select(PaperTemplate, Organization.short_name, Organization.zone, Person.name)
    .join(Organization, Organization.id == PaperTemplate.organization_id)
    .join(Person, Person.id == PaperTemplate.added_by)
)


async def in_use(tx: AsyncSession, organization_id: int) -> Mapping[Paper, Version]:
    """For each document the template that this organisation uses: its own, else the nearest one of those above it. What is not
    here is the shipped one."""
    path = (await tx.execute(select(Organization.path).where(Organization.id == organization_id))).scalar_one()
    rows = await tx.execute(
        _VERSIONS.where(PaperTemplate.organization_id.in_(path), PaperTemplate.retired_at.is_(None)).order_by(PaperTemplate.id)
    )
    found: dict[Paper, Version] = {}
    for one in sorted((_version(*row) for row in rows), key=lambda one: path.index(one.organization_id)):
        found[one.paper] = one
    return found


async def history(tx: AsyncSession, organization_id: int, paper: Paper) -> Sequence[Version]:
    """The organisation's own versions, the latest first."""
    rows = await tx.execute(
        _VERSIONS.where(PaperTemplate.organization_id == organization_id, PaperTemplate.paper == paper.value)
        .order_by(PaperTemplate.id.desc())
        .limit(SHOWN)
    )
    return [_version(*row) for row in rows]


async def content(tx: AsyncSession, template_id: int) -> bytes:
    """The `.docx` of one version."""
    row = await tx.execute(select(PaperTemplate.content).where(PaperTemplate.id == template_id))
    return row.scalar_one()


async def keep(
    tx: AsyncSession,
    organization_id: int,
    paper: Paper,
    template: bytes,
    filename: str,
    *,
    language: str,
    by: int,
    now: datetime,
) -> int:
    """A new version, in use from now on; the oldest goes where there are too many. Rights, and what is in it, are asked by the
    caller. Returns its id."""
    await take_back(tx, organization_id, paper, by=by, now=now)
    row = PaperTemplate(
        organization_id=organization_id,
        paper=paper.value,
        language=language,
        filename=filename,
        content=template,
        size=len(template),
        added_at=now,
        added_by=by,
    )
    tx.add(row)
    await tx.flush()
    mine = (PaperTemplate.organization_id == organization_id) & (PaperTemplate.paper == paper.value)
    latest = select(PaperTemplate.id).where(mine).order_by(PaperTemplate.id.desc()).limit(KEPT)
    await tx.execute(delete(PaperTemplate).where(mine, PaperTemplate.id.not_in(latest)))
    return row.id


async def take_back(tx: AsyncSession, organization_id: int, paper: Paper, *, by: int, now: datetime) -> bool:
    """The organisation uses its own template no more; whether it had one. Two who press at once wait for each other."""
    await tx.execute(select(Organization.id).where(Organization.id == organization_id).with_for_update(key_share=True))
    gone = await tx.execute(
        update(PaperTemplate)
        .where(
            PaperTemplate.organization_id == organization_id,
            PaperTemplate.paper == paper.value,
            PaperTemplate.retired_at.is_(None),
        )
        .values(retired_at=now, retired_by=by)
        .returning(PaperTemplate.id)
    )
    return gone.first() is not None
