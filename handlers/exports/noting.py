"""A file that is made at once and handed over: recorded first."""

from contextlib import suppress

from aiogram_dialog import DialogManager

from db import AlreadyDone, UpdateDatabase
from db.export import exports
from domain.exports import Holds


async def noted(
    manager: DialogManager,
    organization_id: int,
    what: str,
    file_name: str,
    content: bytes,
    *,
    rows: int,
    holds: Holds,
    follows: bool = False,
) -> None:
    """Keep who takes what: `what` is a word of `exports-what`; `file_name` ends in its format.

    The record is the effect of the update; with `follows` it comes after others, and a repeated run hands over and records again.
    """
    data = manager.middleware_data
    db: UpdateDatabase = data["db"]
    with suppress(AlreadyDone):
        async with db.record() if follows else db.begin() as tx:
            await exports.note(
                tx,
                by=data["who"].person_id,
                organization_id=organization_id,
                what=what,
                format=file_name.rpartition(".")[2],
                holds=holds,
                rows=rows,
                content=content,
                now=data["now"],
                file_name=file_name,
            )
