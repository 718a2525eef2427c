"""Updates come in: fetch, store, commit, and only then acknowledge by the next offset. Nothing is handled here.

Raw JSON goes into the inbox, so an update that nobody understands is stored as safely as any other. Among several replicas
one polls at a time, by a lease of its own.
"""

import asyncio
import math
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import timedelta
from typing import Any

import structlog
from aiogram import Bot
from aiohttp import ClientResponse, ClientTimeout

from bot import metrics
from bot.arriving import ALLOWED, keep, number_of, read
from bot.leading import LOOK, Leading
from bot.logs import trail
from bot.wire import Wire
from db import OUT_OF_REACH, Database, moments
from db.moments import Moment
from db.speaking import pacing

log = structlog.get_logger("intake")

#: Seconds of one long poll, and of the whole call. When the poller dies, another one goes on as soon as its lease has run out.
LONG_POLL = 8
POLL_WITHIN = LONG_POLL + 3
LEASE = timedelta(seconds=POLL_WITHIN + 4)


class Refused(Exception):
    """Telegram's server refused to give updates: its code, and seconds to wait where it named them."""

    def __init__(self, code: int, retry_after: float = 0) -> None:
        super().__init__(f"getUpdates refused with {code}")
        self.code = code
        self.retry_after = retry_after


class Silent(Exception):
    """No answer from Telegram's server; the message is the class of what went wrong on the way."""


class Polling:
    """Long polling into the inbox."""

    def __init__(self, bot: Bot, wire: Wire, database: Database, stored: Callable[[], None]) -> None:
        self._bot = bot
        self._wire = wire
        self._database = database
        self._stored = stored
        self._leading = Leading(database, LEASE)
        self._offset: int | None = None
        #: Until when (monotonic) a poll may begin under the lease as it is.
        self._leads_until = -math.inf
        #: A webhook of an earlier start was looked for since polling became our turn.
        self._looked = False
        #: Where updates are taken that are brought: nowhere.
        self.port = 0
        #: When (monotonic) this process last heard from Telegram; None while it is somebody else's turn.
        self.heard_at: float | None = None

    def open(self) -> AbstractAsyncContextManager[None]:
        """Nobody comes to us: nothing to open."""
        return nullcontext()

    async def run(self) -> None:
        """Poll until cancelled; faults are waited out, each kind is logged once until it is over."""
        trouble = ""
        pause = 0.0
        try:
            while True:
                try:
                    if not await self._lead():
                        self._offset = None  # somebody else acknowledges meanwhile; ask anew when it is our turn again
                        self._looked, self.heard_at = False, None
                        await asyncio.sleep(LOOK)
                        continue
                    self.heard_at = self.heard_at or time.monotonic()
                    await self._once()
                    self.heard_at = time.monotonic()
                    if trouble:
                        log.info("updates come again")
                    trouble, pause = "", 0.0
                except Exception as fault:  # whatever it is, the next poll may succeed
                    if await self._removed_webhook(fault):
                        continue
                    said, named = _said(fault)
                    if said != trouble:
                        log.warning("no updates", reason=said)
                    trouble = said
                    pause = named or min(max(pause * 2, 0.5), 30)
                    await self._respect(named)
                    await asyncio.sleep(pause)
        finally:
            await self._leading.give_up()

    async def _removed_webhook(self, fault: Exception) -> bool:
        """Telegram refuses a poll while the webhook of an earlier start is set: whether so it was, and is over. What waits stays.

        Once in a turn: if it is set again, another installation means it so, and the operator is told instead.
        """
        if not isinstance(fault, Refused) or fault.code != 409 or self._looked:
            return False
        self._looked = True
        try:
            standing = await self._ask("getWebhookInfo", {})
            if not standing["result"]["url"]:
                return False
            await self._ask("deleteWebhook", {"drop_pending_updates": False})
        except self._wire.away:
            return False
        except (Refused, LookupError, TypeError):  # something else stands in for Telegram
            return False
        log.info("the webhook is removed; updates are fetched")
        return True

    async def _lead(self) -> bool:
        """Whether it is ours to poll for a whole call from now on; the lease is renewed when less is left of it."""
        began = time.monotonic()
        if began >= self._leads_until:
            self._leads_until = -math.inf
            if await self._leading.hold():
                self._leads_until = began + LEASE.total_seconds() - POLL_WITHIN
        return self._leads_until > began

    async def _once(self) -> None:
        found = await self._fetch()
        if not found:
            return
        numbers = [number for one in found if (number := number_of(one)) is not None]
        if not numbers:  # nothing that could be acknowledged
            raise Refused(200)
        await moments.reached(Moment.FETCHED)
        new = await keep(self._database.at_once, found)
        metrics.STORED.labels("polling").inc(new)
        await moments.reached(Moment.STORED)
        # The last one's, not the highest: after a quiet week Telegram may number anew from below.
        self._offset = numbers[-1] + 1
        self._stored()

    async def _fetch(self) -> list[dict[str, Any]]:
        question: dict[str, Any] = {"timeout": LONG_POLL, "allowed_updates": ALLOWED}
        if self._offset is not None:
            question["offset"] = self._offset
        try:
            body = await self._ask("getUpdates", question)
        except self._wire.away as fault:
            raise Silent(type(fault).__name__) from None
        if not isinstance(body, dict) or not isinstance(body.get("result"), list):
            raise Refused(200)
        found: list[dict[str, Any]] = body["result"]
        return found

    async def _ask(self, method: str, question: dict[str, Any]) -> Any:
        session = await self._wire.create_session()
        url = self._wire.api.api_url(token=self._bot.token, method=method)
        async with session.post(url, json=question, timeout=ClientTimeout(total=POLL_WITHIN)) as answer:
            if answer.status != 200:
                raise Refused(answer.status, await _named_pause(answer))
            try:
                return read(await answer.read())
            except ValueError:
                return None  # a page of something that stands in for Telegram

    async def _respect(self, seconds: float) -> None:
        """A pause that Telegram names holds for everything that the bot calls."""
        if seconds:
            try:
                async with self._database.begin() as tx:
                    await pacing.pause(tx, seconds)
            except OUT_OF_REACH as fault:
                log.warning("pause not shared", fault=type(fault).__name__)


def _said(fault: Exception) -> tuple[str, float]:
    """The reason in one line, and the pause that Telegram named."""
    if isinstance(fault, Refused):
        return _refusal(fault.code), fault.retry_after
    if isinstance(fault, Silent):
        return f"Telegram cannot be reached ({fault})", 0
    if isinstance(fault, OUT_OF_REACH):
        return f"the database is out of reach ({type(fault).__name__})", 0
    return trail(fault), 0


async def _named_pause(answer: ClientResponse) -> float:
    try:
        body = await answer.json(content_type=None)
        return float(body.get("parameters", {}).get("retry_after", 0))
    except (ValueError, AttributeError):
        return 0.0  # an HTML page of some proxy on the way


def _refusal(code: int) -> str:
    match code:
        case 401 | 404:
            return "Telegram does not know this token: set BOT_TOKEN anew and restart"
        case 409:
            return "another program polls with this token, or a webhook is set: stop it"
        case _:
            return f"Telegram answered {code}"
