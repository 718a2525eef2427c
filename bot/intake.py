"""Updates come in: fetch, store, commit, and only then acknowledge by the next offset. Nothing is handled here.

Raw JSON goes into the inbox, so an update that nobody understands is stored as safely as any other. Among several replicas
one polls at a time, by a lease of its own.
"""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import structlog
from aiogram import Bot
from aiohttp import ClientError, ClientTimeout

from bot.wire import Wire
from db import Database, leases, updates
from db.updates import Arrived

log = structlog.get_logger("intake")

#: Who polls holds the lease of this "person"; ids of Telegram are positive.
POLLER = -1
LEASE = timedelta(seconds=25)
#: Seconds of one long poll; well below the lease.
LONG_POLL = 15
ALLOWED = ["message", "callback_query", "my_chat_member"]


def whose(payload: dict[str, Any]) -> int:
    """The Telegram id of whoever acted, 0 when nobody did: whose turn the update belongs to."""
    for part in payload.values():
        if isinstance(part, dict):
            for field in ("from", "user", "chat"):
                one = part.get(field)
                if isinstance(one, dict) and isinstance(one.get("id"), int):
                    return int(one["id"])
    return 0


class Refused(Exception):
    """Telegram's server refused to give updates: its code, and seconds to wait where it named them."""

    def __init__(self, code: int, retry_after: float = 0) -> None:
        super().__init__(f"getUpdates refused with {code}")
        self.code = code
        self.retry_after = retry_after


class Polling:
    """Long polling into the inbox."""

    def __init__(self, bot: Bot, wire: Wire, database: Database, stored: Callable[[], None]) -> None:
        self._bot = bot
        self._wire = wire
        self._database = database
        self._stored = stored
        self._holder = uuid4()
        self._offset: int | None = None

    async def run(self) -> None:
        """Poll for ever; faults are waited out, each kind is logged once until it is over."""
        trouble = ""
        pause = 0.0
        while True:
            try:
                if not await self._lead():
                    await asyncio.sleep(2)
                    continue
                await self._once()
                if trouble:
                    log.info("telegram answers again")
                trouble, pause = "", 0.0
            except (Refused, ClientError, TimeoutError, ValueError) as fault:
                said = _said(fault)
                if said != trouble:
                    log.warning("no updates", reason=said)
                trouble = said
                named = fault.retry_after if isinstance(fault, Refused) else 0
                pause = named or min(max(pause * 2, 0.5), 30)
                await asyncio.sleep(pause)

    async def release(self) -> None:
        """Let another replica poll at once."""
        async with self._database.begin() as tx:
            await leases.give_up(tx, POLLER, self._holder)

    async def _lead(self) -> bool:
        async with self._database.begin() as tx:
            return await leases.hold(tx, POLLER, self._holder, LEASE)

    async def _once(self) -> None:
        found = await self._fetch()
        if not found:
            return
        async with self._database.begin() as tx:
            await updates.store(tx, [Arrived(one["update_id"], whose(one), one) for one in found])
        self._offset = int(found[-1]["update_id"]) + 1
        self._stored()

    async def _fetch(self) -> list[dict[str, Any]]:
        session = await self._wire.create_session()
        url = self._wire.api.api_url(token=self._bot.token, method="getUpdates")
        question = {"timeout": LONG_POLL, "allowed_updates": ALLOWED, "offset": self._offset}
        if self._offset is None:
            del question["offset"]
        async with session.post(url, json=question, timeout=ClientTimeout(total=LONG_POLL + 8)) as answer:
            if answer.status != 200:
                raise Refused(answer.status, await _named_pause(answer))
            body = await answer.json(content_type=None)
        found: list[dict[str, Any]] = body["result"]
        return found


async def _named_pause(answer: Any) -> float:
    try:
        body = await answer.json(content_type=None)
        return float(body.get("parameters", {}).get("retry_after", 0))
    except (ValueError, AttributeError):
        return 0.0  # an HTML page of some proxy on the way


def _said(fault: Exception) -> str:
    if not isinstance(fault, Refused):
        return type(fault).__name__
    match fault.code:
        case 401 | 404:
            return "Telegram does not know this token: set BOT_TOKEN anew and restart"
        case 409:
            return "another program polls with this token, or a webhook is set: stop it"
        case code:
            return f"Telegram answered {code}"
