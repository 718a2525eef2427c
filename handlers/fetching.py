"""A file that somebody sent is fetched from Telegram, as far as Telegram and we take such files."""

from collections.abc import Sequence
from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from domain.pieces import LARGEST
from papers.refusal import Refused, Why


async def fetched(bot: Bot, file_id: str, name: str, size: int | None, kinds: Sequence[str] = ()) -> bytes:
    """The bytes of a file called `name` of `size` bytes (None: unknown); Telegram hands out 20 MB at most.

    Raises `Refused` for one that is too large, or whose name ends in none of the `kinds` where any are given.
    """
    if kinds and not name.casefold().endswith(tuple(kinds)):
        raise Refused(Why.UNKNOWN_KIND)
    if (size or 0) > LARGEST:
        raise Refused(Why.TOO_LARGE)
    content = BytesIO()
    try:
        await bot.download(file_id, content)
    except TelegramBadRequest as fault:
        if "too big" not in fault.message.lower():
            raise
        raise Refused(Why.TOO_LARGE) from None
    return content.getvalue()
