"""How the bot is doing, for orchestrators and for Prometheus: /livez, /readyz, /healthz and /metrics at a place of their own.

Nothing here names a person; the answers are meant for the operator's network and are served only where MONITOR_LISTEN says so.
"""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot import metrics
from bot.leading import POLLER
from bot.listening import listening
from db import OUT_OF_REACH, Database, vitals
from db.vitals import Vitals

#: Seconds in which the database has to answer.
DATABASE_WITHIN = 3.0
#: From these ages on, in seconds, somebody should look. A press is answered within a second; twenty thousand messages at thirty a
#: second take eleven minutes.
SILENT = 180.0
OLD_UPDATE = 120.0
OLD_DELIVERY = 1800.0


#: The gauges that are read from the database, and which of its vitals they show.
_SHARED = (
    (metrics.WAITING, "updates_waiting"),
    (metrics.OLDEST_UPDATE, "oldest_update"),
    (metrics.DEAD, "updates_dead"),
    (metrics.DUE, "deliveries_due"),
    (metrics.OLDEST_DELIVERY, "oldest_delivery"),
    (metrics.OVERDUE, "promises_overdue"),
)


class Intake(Protocol):
    """Fetching or being brought updates."""

    heard_at: float | None


@dataclass
class Monitor:
    """What is known of this process and asked of the database."""

    database: Database
    intake: Intake
    now: Callable[[], datetime]
    _stopping: bool = field(default=False, init=False)

    @asynccontextmanager
    async def open(self, host: str, port: int) -> AsyncIterator[int]:
        """Answer until the end of the block; the port. Raises `addresses.Taken`."""
        app = web.Application()
        app.router.add_get("/livez", self._live)
        app.router.add_get("/readyz", self._ready)
        app.router.add_get("/healthz", self._healthy)
        app.router.add_get("/metrics", self._metrics)
        async with listening(app, host, port) as taken:
            yield taken

    def stop(self) -> None:
        """From now on this process takes nothing new: others should be asked."""
        self._stopping = True

    async def _live(self, _: web.Request) -> web.Response:
        """The process runs and its loop turns: no reason to start it anew."""
        return web.Response(text="alive\n")

    async def _ready(self, _: web.Request) -> web.Response:
        """Updates may be sent here: they will be stored."""
        if self._stopping:
            return _ill(["the bot is stopping"], {})
        return _ill(["the database does not answer"], {}) if await self._look() is None else web.Response(text="ready\n")

    async def _healthy(self, _: web.Request) -> web.Response:
        """Everything that is promised is being done; 503 with the reasons where it is not."""
        seen = await self._look()
        if seen is None:
            return _ill(["the database does not answer"], {})
        facts = {
            "heard_from_telegram_seconds": self._silence(),
            "last_update_seconds": _rounded(seen.last_update),
            "last_delivery_seconds": _rounded(metrics.since_sent()),
            "updates_waiting": seen.updates_waiting,
            "oldest_update_seconds": _rounded(seen.oldest_update),
            "deliveries_due": seen.deliveries_due,
            "oldest_delivery_seconds": _rounded(seen.oldest_delivery),
            "promises_overdue": seen.promises_overdue,
        }
        if reasons := self._complaints(seen):
            return _ill(reasons, facts)
        return web.json_response({"status": "ok", **facts})

    def _complaints(self, seen: Vitals) -> list[str]:
        silence = self._silence()
        found = (
            (not seen.led, "no replica fetches updates or sees to the webhook"),
            (silence is not None and silence > SILENT, f"nothing was heard from Telegram for {silence or 0:.0f} s"),
            (seen.oldest_update > OLD_UPDATE, f"{seen.updates_waiting} updates wait, the oldest for {seen.oldest_update:.0f} s"),
            (
                seen.oldest_delivery > OLD_DELIVERY,
                f"{seen.deliveries_due} messages are due, the oldest for {seen.oldest_delivery:.0f} s",
            ),
            (seen.promises_overdue > 0, f"{seen.promises_overdue} reminders lie in no message ten minutes after their moment"),
        )
        return [words for ill, words in found if ill]

    def _silence(self) -> float | None:
        """Seconds since Telegram was heard here; None where another replica sees to it."""
        heard = self.intake.heard_at
        return None if heard is None else round(time.monotonic() - heard, 1)

    async def _metrics(self, _: web.Request) -> web.Response:
        """The figures as they are now; those of the database are NaN while it is out of reach."""
        silence = self._silence()
        metrics.LEADS.set(silence is not None)
        metrics.HEARD.set(math.nan if silence is None else silence)
        seen = await self._look()
        metrics.DATABASE.set(seen is not None)
        for gauge, name in _SHARED:
            gauge.set(math.nan if seen is None else getattr(seen, name))
        return web.Response(body=generate_latest(metrics.REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _look(self) -> Vitals | None:
        try:
            async with asyncio.timeout(DATABASE_WITHIN):
                return await vitals.look(self.database.at_once, POLLER, self.now())
        except OUT_OF_REACH:
            return None


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)


def _ill(reasons: list[str], facts: dict[str, float | int | None]) -> web.Response:
    return web.json_response({"status": "ill", "reasons": reasons, **facts}, status=503)
