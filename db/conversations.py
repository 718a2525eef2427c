"""Where a chat's dialogs stand: one row per chat, read once and written once per update, with a version check.

Both happen together with the row of the inbox, in `db/updates.py`.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


class OutOfDate(Exception):
    """The conversation was written by somebody else since it was read; the update is run again."""


@dataclass(frozen=True)
class Remembered:
    """The chat's data by destiny, the version to write it back with (0 when there is none yet), and the id of the latest message
    that the bot sent into the chat by itself (0 when it has sent none)."""

    data: dict[str, Any]
    version: int
    said_below: int = 0


#: Of a chat that has never said anything.
NOTHING = Remembered({}, 0)


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
