"""The files and texts that somebody sent, kept as they came; the same bytes are recognised by their hash."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Paper, RoadMap


async def keep(tx: AsyncSession, organization_id: int, filename: str, content: bytes, *, by: int, now: datetime) -> int:
    """Keep the bytes once for an organisation and lock their row until the commit. Returns the paper's id."""
    row = insert(Paper).values(
        organization_id=organization_id,
        sha256=sha256(content).digest(),
        filename=filename,
        content=content,
        sent_by=by,
        sent_at=now,
    )
    kept = await tx.execute(
        row.on_conflict_do_update(index_elements=["organization_id", "sha256"], set_={"sha256": row.excluded.sha256}).returning(
            Paper.id
        )
    )
    return int(kept.scalar_one())


async def content(tx: AsyncSession, paper_id: int) -> tuple[str, bytes]:
    """The name and the bytes of a paper. Raises sqlalchemy's NoResultFound."""
    row = (await tx.execute(select(Paper.filename, Paper.content).where(Paper.id == paper_id))).one()
    return row.filename, row.content


async def road_map_of(tx: AsyncSession, organization_id: int, content: bytes) -> int | None:
    """The road map that was made of these very bytes and was not thrown away; None when there is none."""
    found = await tx.execute(
        select(RoadMap.id)
        .join(Paper, Paper.id == RoadMap.paper_id)
        .where(
            Paper.organization_id == organization_id,
            Paper.sha256 == sha256(content).digest(),
            RoadMap.state != "discarded",
        )
    )
    return found.scalar_one_or_none()
