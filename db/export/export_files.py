"""The file of a job while it waits to be handed over, and what becomes of it: taken, refused, forgotten, made again."""

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.export.export_jobs import NOT_ALLOWED, lay_down

#: A file that could not be handed over is kept so long.
KEPT = timedelta(hours=24)


async def handed_over(tx: AsyncSession, export_id: int) -> None:
    """The file is in the chat; here it is kept only while a letter still waits for it."""
    await tx.execute(
        text("""
            UPDATE exports SET state = 'sent', content = CASE WHEN EXISTS (
                       SELECT 1 FROM export_mails m WHERE m.export_id = exports.id AND m.state = 'waiting') THEN content END
             WHERE id = :id AND state = 'made'
        """),
        {"id": export_id},
    )


async def refuse(tx: AsyncSession, export_id: int, *, now: datetime) -> None:
    """It is made, and whoever asked may not have it any more."""
    await tx.execute(
        text("UPDATE exports SET state = 'failed', failure = :failure, content = NULL WHERE id = :id AND state = 'made'"),
        {"id": export_id, "failure": NOT_ALLOWED},
    )
    await tx.execute(text("DELETE FROM export_mails WHERE export_id = :id AND state = 'waiting'"), {"id": export_id})
    await lay_down(tx, export_id, NOT_ALLOWED, now)


async def forget(tx: AsyncSession, now: datetime) -> None:
    """What nobody has taken for a day is not kept any longer; that it was made stays."""
    await tx.execute(
        text("""
            UPDATE exports SET content = NULL, state = CASE state WHEN 'made' THEN 'failed' ELSE state END,
                   failure = CASE state WHEN 'made' THEN 'not-taken' ELSE failure END
             WHERE content IS NOT NULL AND finished_at < :before
        """),
        {"before": now - KEPT},
    )


async def make_anew(tx: AsyncSession, person_id: int) -> None:
    """Somebody is forgotten: files about participants of their organisations that have not been handed over are made again."""
    about = """
        (state IN ('working', 'made') OR content IS NOT NULL) AND holds <> 'counts' AND organization_id IN (
            SELECT organization_id FROM participants WHERE person_id = :person)
    """
    await tx.execute(
        text(f"""
            UPDATE exports SET content = NULL, percent = 0, lease_until = NULL,
                   state = CASE WHEN state IN ('working', 'made') THEN 'waiting' ELSE state END,
                   finished_at = CASE WHEN state IN ('working', 'made') THEN NULL ELSE finished_at END
             WHERE {about}
        """),
        {"person": person_id},
    )
