"""Every call to Telegram passes here: slots of the shared pace, pauses that Telegram asked for, retries by kind of call.

An answer to somebody's press waits at most five seconds and is then dropped: the present screen is drawn anew at the next
press. What the bot says by itself does not wait here at all: it learns `Busy` and comes back later.
"""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, nullcontext
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    GetFile,
    GetMe,
    SendChatAction,
    TelegramMethod,
)
from aiogram.methods.base import Response, TelegramType

from bot import metrics
from db import OUT_OF_REACH, Database, moments
from db.moments import Moment
from db.speaking import pacing

log = structlog.get_logger("pacing")

#: An answer to a press waits this long for its slot or for the end of a 429, in seconds.
PATIENCE = 5.0

#: That there is no pause is believed for so many seconds: less than a call takes on its way.
SEEN_CLEAR = 0.05

#: Seconds between two calls while Telegram refuses the token.
UNKNOWN_PAUSE = 60.0

#: Calls that are no messages: they respect a pause but take no slot. Telegram names limits for messages only
#: (https://core.telegram.org/bots/faq); should it refuse one of these for its pace, they count as messages for `CAREFUL`.
_FREE = (AnswerCallbackQuery, DeleteMessage, EditMessageReplyMarkup, EditMessageText, GetFile, SendChatAction)
#: Of these, the ones that are counted after a refusal.
_EDITS = (DeleteMessage, EditMessageReplyMarkup, EditMessageText)
#: Seconds.
CAREFUL = 600.0


class Busy(Exception):
    """No slot within the caller's patience; `seconds` says when to come back."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no slot for {seconds:.1f} s")
        self.seconds = seconds


#: How long the present task may stand in line for a slot of the thirty a second. Bulk stands there with what it has claimed; for
#: anything else (a pause, a chat that has just had a message) it comes back later.
line: ContextVar[float] = ContextVar("line", default=PATIENCE)

#: How long the present task may wait for a slot, in seconds. Workers leave the default, the delivery of bulk sets zero.
patience: ContextVar[float] = ContextVar("patience", default=PATIENCE)

#: Whether what this task says overtakes bulk.
urgent: ContextVar[bool] = ContextVar("urgent", default=True)


class Pacing(BaseRequestMiddleware):
    """The session middleware that keeps the whole bot, over all processes, inside Telegram's limits.

    `chat_pause` lies between two messages that the bot begins itself in one chat; a server less strict than Telegram needs less.
    """

    def __init__(self, database: Database, chat_pause: timedelta = pacing.CHAT_PAUSE) -> None:
        self._database = database
        self._chat_pause = chat_pause
        #: When (monotonic) this process last saw that Telegram has not asked for a pause.
        self._clear_at = -math.inf
        #: Telegram refused our token at the last call; until when (monotonic) nobody calls because of that.
        self._refused = False
        self._silent_until = -math.inf
        #: Until when (monotonic) an edit counts as a message.
        self._careful_until = -math.inf
        #: Of bulk one asks for a slot at a time, the others stand behind: the database is not asked for each of them.
        self._line = asyncio.Lock()

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """Take a slot, call, give it back. A 429 pauses everybody; the call is repeated while patience lasts."""
        deadline = time.monotonic() + patience.get()
        chat_id = getattr(method, "chat_id", None)
        while True:
            if time.monotonic() < self._silent_until:
                raise TelegramUnauthorizedError(method=method, message="Unauthorized")
            try:
                if self._is_free(method):
                    await self._outlive_pause(deadline)
                    await moments.reached(Moment.SLOT)
                    answer = await make_request(bot, method)
                else:
                    async with self._slot(chat_id if isinstance(chat_id, int) else 0, method, deadline):
                        answer = await make_request(bot, method)
                self._refused = False
                return answer
            except TelegramUnauthorizedError:
                self._fall_silent(method)
                raise
            except TelegramRetryAfter as refusal:
                metrics.TOLD_TO_WAIT.inc()
                self._clear_at = -math.inf
                if isinstance(method, _EDITS):
                    self._careful_until = time.monotonic() + CAREFUL
                async with self._database.begin() as tx:
                    await pacing.pause(tx, refusal.retry_after)
                if time.monotonic() + refusal.retry_after > deadline:
                    raise Busy(refusal.retry_after) from None

    def _fall_silent(self, method: TelegramMethod[Any]) -> None:
        """Telegram does not know us: said once; one call a minute finds out when it does. A start that asks says it by itself."""
        if not self._refused and not isinstance(method, GetMe):
            log.error("Telegram does not know this token: nothing is sent until BOT_TOKEN is right")
        self._refused, self._silent_until = True, time.monotonic() + UNKNOWN_PAUSE

    def _is_free(self, method: TelegramMethod[Any]) -> bool:
        """Whether the call takes no slot."""
        return isinstance(method, _FREE) and not (isinstance(method, _EDITS) and time.monotonic() < self._careful_until)

    @asynccontextmanager
    async def _slot(self, chat_id: int, method: TelegramMethod[Any], deadline: float) -> AsyncIterator[None]:
        async with nullcontext() if urgent.get() else self._line:
            taken = await self._taken(chat_id, deadline)
        try:
            if taken.wait:
                await asyncio.sleep(taken.wait)
                await self._outlive_pause(deadline)
                if time.monotonic() < self._silent_until:
                    raise TelegramUnauthorizedError(method=method, message="Unauthorized")
            await moments.reached(Moment.SLOT)
            yield
        finally:
            await self._give_back(taken)

    async def _taken(self, chat_id: int, deadline: float) -> pacing.Slot:
        in_line = max(time.monotonic() + line.get(), deadline)
        while isinstance(taken := await self._take(chat_id), pacing.Wait):
            await _wait(taken.seconds, in_line if taken.seconds <= pacing.AHEAD else deadline)
        return taken

    async def _give_back(self, slot: pacing.Slot) -> None:
        """What Telegram said counts, whether or not the database hears of the slot: it is free by itself after a while."""
        try:
            await self._note_pause(pacing.give_back(self._database.at_once, slot))
        except OUT_OF_REACH as fault:
            log.warning("slot not given back", fault=type(fault).__name__)

    async def _take(self, chat_id: int) -> pacing.Slot | pacing.Wait:
        return await pacing.take(self._database.at_once, chat_id, urgent=urgent.get(), chat_pause=self._chat_pause)

    async def _outlive_pause(self, deadline: float) -> None:
        """Wait for the end of a pause. A call right after another one, which has just seen that there is none, asks no more."""
        while time.monotonic() - self._clear_at > SEEN_CLEAR:
            left = await self._note_pause(pacing.paused(self._database.at_once))
            if not left:
                return
            await _wait(left, deadline)

    async def _note_pause(self, asking: Awaitable[float]) -> float:
        """The seconds of the pause that the database told of."""
        began = time.monotonic()
        left = await asking
        self._clear_at = -math.inf if left else began
        return left


async def _wait(seconds: float, deadline: float) -> None:
    """Wait for a slot or the end of a pause, unless that lies beyond the caller's patience."""
    if time.monotonic() + seconds > deadline:
        metrics.NO_SLOT.inc()
        raise Busy(seconds)
    metrics.WAITED.observe(seconds)
    await asyncio.sleep(seconds)
