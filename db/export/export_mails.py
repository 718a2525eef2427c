"""Files by mail. The file itself waits with its job until the letter has gone."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.speaking.outbox import Outbox


@dataclass(frozen=True)
class Claimed:
    """A letter in the hands of one worker until its lease ends."""

    id: int
    export_id: int
    address: str
    attempts: int


async def _forget_file(tx: AsyncSession, claimed: Claimed) -> None:
    """The letter was the last that the file waited for, where the chat has it already."""
    await tx.execute(
        text("UPDATE exports SET content = NULL WHERE id = :id AND state <> 'made'"),
        {"id": claimed.export_id},
    )


OUTBOX = Outbox("export_mails", Claimed, "id, export_id, address, attempts", over=_forget_file)
