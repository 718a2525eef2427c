"""Updates are brought by Telegram: checked, stored, and only then acknowledged with 200. Nothing is handled here.

Every replica takes them, so that a front may send each one wherever it likes. The replica that leads tells Telegram where to
bring them, and looks now and then whether that still stands. Source: https://core.telegram.org/bots/api#setwebhook
"""

import asyncio
import hmac
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiohttp import web

from bot import metrics
from bot.arriving import ALLOWED, keep, number_of, read
from bot.leading import LOOK, Leading
from bot.listening import listening
from bot.logs import trail
from bot.pacing import Busy
from db import OUT_OF_REACH, Database

log = structlog.get_logger("webhook")

SECRET = "X-Telegram-Bot-Api-Secret-Token"
#: The largest update is a text of 4096 letters with its entities and what it replies to: some tens of kilobytes.
LARGEST = 1 << 20
#: Seconds that storing may take; Telegram waits sixty for an answer, then brings the same update again.
STORE_WITHIN = 25.0
#: Updates that Telegram may bring at the same time; each takes a connection to the database for a few milliseconds.
AT_ONCE = 40
#: The replica that leads looks this often, in seconds, whether the webhook still stands.
CHECK = 60.0
LEASE = timedelta(seconds=15)
#: Seconds of one call about the webhook: less than the lease.
CALL_WITHIN = 10
#: What is asked for again when Telegram refused or was away.
AGAIN = 10.0


@dataclass(frozen=True)
class Door:
    """Where Telegram brings updates, what it shows with them, and where this process takes them."""

    url: str
    secret: str = field(repr=False)
    host: str
    port: int

    @property
    def path(self) -> str:
        """The only path at which anything is taken."""
        return urlsplit(self.url).path or "/"


class Webhook:
    """One replica's end of the webhook."""

    def __init__(self, bot: Bot, database: Database, stored: Callable[[], None], door: Door) -> None:
        self._bot = bot
        self._database = database
        self._stored = stored
        self._door = door
        self._leading = Leading(database, LEASE)
        self._taking = AsyncExitStack()
        #: Where updates are taken; 0 while they are not.
        self.port = 0
        self._said = ""
        #: The webhook was set since leading became our turn.
        self._set = False
        #: When (monotonic) the webhook was last found in its place; None while another replica leads.
        self.heard_at: float | None = None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Take updates until the end of the block, or of `run`. Raises `addresses.Taken`."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_route("*", "/{anything:.*}", self._answer)
        async with self._taking:
            self.port = await self._taking.enter_async_context(listening(app, self._door.host, self._door.port))
            yield

    async def _answer(self, request: web.Request) -> web.Response:
        status = await self._take(request)
        metrics.KNOCKS.labels(str(status)).inc()
        return web.Response(status=status)

    async def _take(self, request: web.Request) -> int:
        """The status of the answer. Of a stranger not even the body is read."""
        shown = request.headers.get(SECRET, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(shown, self._door.secret.encode()):
            return 401
        if request.path != self._door.path:
            return 404
        if request.method != "POST":
            return 405
        try:
            update = read(await request.read())
        except web.HTTPRequestEntityTooLarge:
            return 413
        except ValueError:
            return 400
        return 400 if number_of(update) is None else await self._store(update)

    async def _store(self, update: dict[str, Any]) -> int:
        try:
            async with asyncio.timeout(STORE_WITHIN):
                new = await keep(self._database.at_once, [update])
        except OUT_OF_REACH as fault:
            log.warning("database out of reach", fault=type(fault).__name__)
            return 503  # Telegram brings it again
        metrics.STORED.labels("webhook").inc(new)
        self._stored()
        return 200

    async def run(self) -> None:
        """Until cancelled: lead where nobody else does, so that the webhook stands and goes on standing.

        Then nothing more is taken: what is being stored is stored, the rest is brought to another replica or to the next start.
        """
        due = 0.0
        try:
            while True:
                try:
                    if not await self._leading.hold():
                        self._set, self.heard_at, due = False, None, 0.0
                    elif time.monotonic() >= due:
                        self.heard_at = self.heard_at or time.monotonic()
                        due = time.monotonic() + (CHECK if await self._see_to_it() else AGAIN)
                except OUT_OF_REACH as fault:
                    self._say("no updates", f"the database is out of reach ({type(fault).__name__})")
                except Exception as fault:  # whatever it is, the next look may succeed
                    self._say("no updates", trail(fault))
                await asyncio.sleep(LOOK)
        finally:
            await self._taking.aclose()
            await self._leading.give_up()

    async def _see_to_it(self) -> bool:
        """Set the webhook when our turn begins (nobody can ask for the secret that stands there) or when it is another one;
        whether Telegram has it now."""
        try:
            standing = await self._bot.get_webhook_info(request_timeout=CALL_WITHIN)
            if not self._set or standing.url != self._door.url:
                if self._set:
                    log.warning("the webhook was changed elsewhere; set again")
                await self._bot.set_webhook(
                    self._door.url,
                    secret_token=self._door.secret,
                    allowed_updates=ALLOWED,
                    max_connections=AT_ONCE,
                    request_timeout=CALL_WITHIN,
                )
                self._set = True
        except (TelegramAPIError, Busy) as fault:
            self._say("no updates", _reason(fault))
            return False
        self.heard_at = time.monotonic()
        metrics.HELD_BACK.set(standing.pending_update_count)
        lately = standing.last_error_date is not None and time.time() - standing.last_error_date.timestamp() < 2 * CHECK
        self._say("Telegram could not bring updates", (standing.last_error_message or "") if lately else "")
        return True

    def _say(self, event: str, reason: str) -> None:
        """Each trouble once, and its end."""
        if reason == self._said:
            return
        if reason:
            log.warning(event, reason=reason)
        else:
            log.info("updates come again")
        self._said = reason


def _reason(fault: TelegramAPIError | Busy) -> str:
    """Telegram's own words name the address at most; those of a network fault are a class already."""
    match fault:
        case TelegramUnauthorizedError() | TelegramNotFound():
            return "Telegram does not know this token: set BOT_TOKEN anew and restart"
        case Busy():
            return "Telegram has asked for a pause"
        case _:
            return f"the webhook cannot be set: {fault.message[:200]}"
