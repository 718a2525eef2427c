"""A file that is made at once and handed over: recorded first, in the update's one transaction."""

from contextlib import suppress

from aiogram_dialog import DialogManager

from db import AlreadyDone, exports
from domain.exports import Holds


async def noted(
    manager: DialogManager, organization_id: int, what: str, file_name: str, content: bytes, *, rows: int, holds: Holds
) -> None:
    """Keep who takes what: `what` is a word of `exports-what`; `file_name` ends in its format."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
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
