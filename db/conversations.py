"""Where a chat's dialogs stand: one row per chat, read once and written once per update, with a version check."""

import json
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


class OutOfDate(Exception):
    """The conversation was written by somebody else since it was read; the update is run again."""


async def load(tx: AsyncSession, chat_id: int) -> tuple[dict[str, Any], int]:
    """The chat's data by destiny, and the version to write it back with (0 when there is none yet)."""
    row = (
        await tx.execute(text("SELECT data, version FROM conversations WHERE chat_id = :chat"), {"chat": chat_id})
    ).one_or_none()
    return ({}, 0) if row is None else (row.data, row.version)


async def save(tx: AsyncSession, chat_id: int, data: dict[str, Any], version: int) -> None:
    """Write the chat's data over the version that was read. Raises `OutOfDate`."""
    written = await tx.execute(
        text("""
            INSERT INTO conversations AS c (chat_id, data, version) VALUES (:chat, CAST(:data AS jsonb), 1)
            ON CONFLICT (chat_id) DO UPDATE SET data = excluded.data, version = c.version + 1, written_at = clock_timestamp()
             WHERE c.version = :version RETURNING c.version
        """),
        {"chat": chat_id, "data": json.dumps(data), "version": version},
    )
    if written.scalar_one_or_none() is None:
        raise OutOfDate
