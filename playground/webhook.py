"""Delivery by webhook: per chat in order, chats in parallel, again and again until the bot says 2xx.

Source: https://core.telegram.org/bots/api#setwebhook and the open server: a failing update blocks its chat; the first
repetition comes at once, then after growing pauses; `Retry-After` is respected.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING, Any

import aiohttp

from playground.calls import Call
from playground.methods import METHODS
from playground.perform import perform
from playground.updates import as_update

if TYPE_CHECKING:
    from playground.box import Box

PAUSES = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
ANSWER_SECONDS = 60
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """A postman for as long as a webhook is set."""

    def __init__(self, box: Box, pauses: tuple[float, ...] = PAUSES) -> None:
        self._box = box
        self._pauses = pauses
        self._task: asyncio.Task[None] | None = None
        self._error: dict[str, Any] = {}

    @property
    def last_error(self) -> dict[str, Any]:
        """`last_error_date` and `last_error_message` where the last delivery failed."""
        return self._error

    def restart(self) -> None:
        """Deliver to what is set now; nothing when nothing is set."""
        if self._task is not None:
            self._task.cancel()
        self._error = {}
        settings = self._box.store.fact("webhook")
        self._task = asyncio.create_task(self._serve(settings)) if settings else None

    async def stop(self) -> None:
        """Stop delivering; what was not confirmed stays queued."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _serve(self, settings: dict[str, Any]) -> None:
        """Start one carrier per chat that has something waiting."""
        store, carriers = self._box.store, dict[int, asyncio.Task[None]]()
        places = asyncio.Semaphore(settings["max_connections"])
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                while True:
                    for row in store.rows("SELECT DISTINCT chat FROM updates"):
                        if row["chat"] not in carriers or carriers[row["chat"]].done():
                            carry = self._carry(session, settings, row["chat"], places)
                            carriers[row["chat"]] = asyncio.create_task(carry)
                    # A carrier may end in the instant in which an update comes: look again now and then.
                    await self._box.updates.bell.heard(1.0)
            finally:
                for task in carriers.values():
                    task.cancel()
                await asyncio.gather(*carriers.values(), return_exceptions=True)

    async def _carry(
        self, session: aiohttp.ClientSession, settings: dict[str, Any], chat: int, places: asyncio.Semaphore
    ) -> None:
        """Bring one chat's updates in order until there are none."""
        failures = 0
        while row := self._box.store.row("SELECT * FROM updates WHERE chat = ? ORDER BY id LIMIT 1", chat):
            async with places:
                pause = await self._post(session, settings, as_update(row))
            if pause is None:
                with self._box.store.write():
                    self._box.store.run("DELETE FROM updates WHERE id = ?", row["id"])
                failures = 0
                continue
            await asyncio.sleep(pause or self._pauses[min(failures, len(self._pauses) - 1)])
            failures += 1

    async def _post(self, session: aiohttp.ClientSession, settings: dict[str, Any], update: dict[str, Any]) -> float | None:
        """None when the bot took it; otherwise the seconds it asked to wait (0: it did not say)."""
        if self._box.faults.outage():
            return self._failed("Connection timed out")
        headers = {SECRET_HEADER: settings["secret"]} if settings["secret"] else {}
        try:
            async with session.post(settings["url"], json=update, headers=headers, allow_redirects=False) as answer:
                if 200 <= answer.status < 300:
                    await self._reply(await answer.read(), answer.content_type)
                    return None
                wait = answer.headers.get("Retry-After", "")
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                return min(float(wait), 3600.0) if wait.isdigit() else 0.0
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return self._failed(f"Connection failed: {type(error).__name__}")

    def _failed(self, words: str) -> float:
        self._error = {"last_error_date": int(time.time()), "last_error_message": words}
        return 0.0

    async def _reply(self, body: bytes, kind: str) -> None:
        """A method inside the answer is carried out; its result is never told to anybody."""
        if kind != "application/json" or not body:
            return
        try:
            parameters = json.loads(body)
        except ValueError:
            return
        method = parameters.pop("method", "") if isinstance(parameters, dict) else ""
        if str(method).lower() in METHODS:
            perform(self._box, Call(str(method), parameters), source="webhook reply")
