"""Attends the playground's clock: carries out its moves in programme time and shows what time it is.

A move plays every due moment in order: the clock is put to the next one, everything due is delivered, and so on until the
end of the move. A move is acknowledged when it is done; one that was cut off is asked for again and goes on to its end.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout
from sqlalchemy.ext.asyncio import AsyncSession

from bot.service import Service
from db import OUT_OF_REACH, clock
from db.export import export_schedules
from db.speaking import deliveries

log = structlog.get_logger("clock")

#: A move further than this is refused: it would play for minutes.
FURTHEST = timedelta(days=400)


class ClockBoard:
    """The bot's side of the playground's calendar."""

    def __init__(self, service: Service, url: str, zone: ZoneInfo) -> None:
        self._service = service
        self._url = f"{url}/control/clock"
        self._zone = zone

    async def run(self) -> None:
        """Attend until cancelled; a playground that is away is waited for."""
        async with ClientSession(timeout=ClientTimeout(total=40)) as session:
            while True:
                try:
                    await self._show(session)
                    await self._once(session)
                except (ClientError, TimeoutError, ValueError, *OUT_OF_REACH) as fault:
                    log.warning("clock board out of reach", fault=type(fault).__name__)
                    await asyncio.sleep(1)

    async def _once(self, session: ClientSession) -> None:
        async with session.get(f"{self._url}/commands", params={"wait": 10}) as answer:
            answer.raise_for_status()
            asked = await answer.json()
        command = asked.get("command") if isinstance(asked, dict) else None
        if not command:
            return
        error = None
        try:
            await self.play(await self._goal(command), partial(self._show, session))
        except ValueError as refused:
            error = str(refused)
        # Before the move is over on the page, the page knows what time it is.
        await self._show(session)
        async with session.post(f"{self._url}/commands/{command['id']}/done", json={"error": error}) as answer:
            answer.raise_for_status()

    async def _goal(self, command: dict[str, Any]) -> datetime:
        """Where a move ends; kept with its number, so that a move which was cut off goes on to the same end."""
        await self._service.plan()
        database = self._service.database
        async with database.begin() as tx:
            kept = await clock.goal_of(tx, int(command["id"]))
            if kept is None:
                kept = await self._asked(tx, command["move"])
                await clock.keep_goal(tx, int(command["id"]), kept)
        return kept

    async def _asked(self, tx: AsyncSession, move: Any) -> datetime:
        now = self._service.clock.now()
        if move == "next":
            goal = await _next(tx, now)
            if goal is None:
                raise ValueError("nothing-planned")
        elif "to" in move:
            goal = datetime.fromisoformat(move["to"])
        else:
            goal = now + timedelta(days=int(move["days"]))
        if goal < now:
            raise ValueError("into-the-past")
        if goal > now + FURTHEST:
            raise ValueError("too-far")
        return goal

    async def play(self, goal: datetime, show: Callable[[], Awaitable[None]] | None = None) -> None:
        """Let programme time reach `goal`, stopping at every due moment on the way.

        `show` puts each of these moments on the board before anything is said, so that the page dates messages by it.
        """
        service = self._service
        while True:
            await service.plan()
            await service.settled()
            async with service.database.look() as tx:
                due = await _next(tx, service.clock.now())
            midnight = self._next_midnight(service.clock.now())
            stop = min(due or goal, midnight, goal)
            await service.clock.put(service.database, stop)
            if show is not None:
                await show()
            if stop == goal:
                await service.plan()
                await service.settled()
                return

    def _next_midnight(self, now: datetime) -> datetime:
        """A day begins: planning looks at it before anything of it is due."""
        local = now.astimezone(self._zone)
        return datetime.combine(local.date() + timedelta(days=1), datetime.min.time(), self._zone)

    async def _show(self, session: ClientSession) -> None:
        now = self._service.clock.now()
        async with self._service.database.look() as tx:
            due = await _next(tx, now)
        shown = {
            "now": now.astimezone(self._zone).isoformat(),
            "zone": self._zone.key,
            "next": due.astimezone(self._zone).isoformat() if due else None,
        }
        async with session.put(self._url, json=shown) as answer:
            answer.raise_for_status()


async def _next(tx: AsyncSession, now: datetime) -> datetime | None:
    """The next moment at which something is said or comes by itself."""
    moments = (await deliveries.next_due(tx, now), await export_schedules.next_moment(tx, now))
    return min((one for one in moments if one is not None), default=None)
