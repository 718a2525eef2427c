"""Where a chat's dialogs stand: one row per chat, read once and written once per update, with a version check."""

import json
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


class OutOfDate(Exception):
    """The conversation was written by somebody else since it was read; the update is run again."""


async def load(tx: AsyncSession, chat_id: int) -> tuple[dict[str, Any], int, int]:
    """The chat's data by destiny, the version to write it back with (0 when there is none yet), and the id of the latest message
    that the bot sent into the chat by itself (0 when it has sent none)."""
    row = (
        await tx.execute(text("SELECT data, version, said_below FROM conversations WHERE chat_id = :chat"), {"chat": chat_id})
    ).one_or_none()
    return ({}, 0, 0) if row is None else (row.data, row.version, row.said_below or 0)


async def heard(tx: AsyncSession, person_id: int, message_id: int) -> None:
    """The bot said something to this person by itself: a screen above it is out of sight. No version is written: whatever the
    person does at this moment goes on undisturbed."""
    await tx.execute(
        text("""
            UPDATE conversations SET said_below = greatest(said_below, :message)
             WHERE chat_id IN (SELECT external_id FROM accounts WHERE person_id = :person AND replaced_at IS NULL)
        """),
        {"person": person_id, "message": message_id},
    )


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
