"""Speaks when nobody asked: builds keyboards, sends, and turns Telegram's answers into Sent | Later | Unreachable | Broken."""

import re
from collections.abc import Sequence
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot import pacing
from db import Database
from db.office import people
from handlers.buttons import Act
from scheduler.delivery import Broken, Later, Sent, Unreachable, Words

#: Refusals of Telegram that mean: this person cannot be reached any more.
_GONE = ("chat not found", "user is deactivated", "user not found", "have no rights to send", "PEER_ID_INVALID")

#: Telegram quotes the markup that it could not read: words of ours, and perhaps somebody's name in them.
_QUOTED = re.compile(r'"[^"]*"')


def gone(refusal: TelegramBadRequest | TelegramNotFound) -> bool:
    """Whether Telegram says that there is nobody (any more) to speak to: another attempt would hear the same."""
    return any(reason.lower() in refusal.message.lower() for reason in _GONE)


def keyboard(rows: Sequence[Sequence[dict[str, Any]]]) -> InlineKeyboardMarkup | None:
    """Plain buttons, as notices and digests describe them: [[{"text", "act", "id", "version"}]]."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(
                    text=one["text"], callback_data=Act(act=one["act"], id=one["id"], version=one.get("version", 0)).pack()
                )
                for one in row
            ]
            for row in rows
        ]
    )


def _accepted(strange: ClientDecodeError) -> int | None:
    """The number of a message that Telegram took, although its answer holds what this release cannot read; None when it did not.
    Such an answer would come at every attempt, and the person would hear the same without end."""
    match strange.data:
        case {"ok": True, "result": {"message_id": int(number)}}:
            return number
        case _:
            return None


#: What is claimed stands in line for a slot so many seconds at most: well below the half of its lease in which a call begins.
IN_LINE = 10.0


class Outbound:
    """The voice of what the bot says by itself."""

    def __init__(self, bot: Bot, database: Database) -> None:
        self._bot = bot
        self._database = database

    async def send(self, person_id: int, words: Words, urgent: bool) -> Sent | Later | Unreachable | Broken:
        """Say it once; stands in line for a slot, waits for nothing else, never raises."""
        async with self._database.read() as tx:
            known = await people.address(tx, person_id)
        if known is None:
            return Unreachable("no account")
        pacing.patience.set(0.0)
        pacing.line.set(IN_LINE)
        pacing.urgent.set(urgent)
        try:
            buttons = keyboard(words.buttons)
            message = await self._bot.send_message(known[0], words.html, reply_markup=buttons)
        except pacing.Busy as busy:
            return Later(busy.seconds)
        except TelegramForbiddenError:
            return Unreachable("blocked")
        except (TelegramBadRequest, TelegramNotFound) as refusal:
            if gone(refusal):
                return Unreachable("gone")
            return Broken(_QUOTED.sub('"…"', refusal.message)[:200])
        except ValueError as ours:  # a button that carries too much: refused by aiogram's packing, or by our wire
            return Broken(str(ours)[:200])
        except TelegramUnauthorizedError:
            return Later(pacing.UNKNOWN_PAUSE, "unauthorized")
        except ClientDecodeError as strange:
            if (taken := _accepted(strange)) is not None:
                return Sent(taken)
            return Later(0, type(strange).__name__)
        except (TelegramNetworkError, TelegramServerError, TelegramAPIError) as fault:
            return Later(0, type(fault).__name__)
        return Sent(message.message_id)
