"""The queue of updates: kept until the bot has confirmed them, handed out by long polling."""

from __future__ import annotations

import json
import time
from typing import Any

from playground.bell import Bell
from playground.refusal import Refusal
from playground.store import Store

LONGEST_POLL = 50
LEFT_OUT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Updates:
    """Unconfirmed updates, oldest first; each has the next number."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.bell = Bell()
        self._poller = 0
        self.closing = False

    def add(self, chat: int, kind: str, content: dict[str, Any]) -> None:
        """Queue an update of this kind, unless the bot has said that it does not want such ones."""
        allowed = self._store.fact("allowed_updates") or []
        if (allowed and kind not in allowed) or (not allowed and kind in LEFT_OUT_BY_DEFAULT):
            return
        self._store.run(
            "INSERT INTO updates (chat, kind, content) VALUES (?, ?, ?)", chat, kind, json.dumps(content, ensure_ascii=False)
        )
        self._store.afterwards(self.bell.ring)

    def waiting(self) -> int:
        """How many are unconfirmed."""
        return self._store.number("SELECT count(*) FROM updates")

    def confirm(self, offset: int) -> None:
        """Forget those below the offset; a negative one keeps only so many of the newest."""
        if offset > 0:
            self._store.run("DELETE FROM updates WHERE id < ?", offset)
        elif offset < 0:
            self._store.run("DELETE FROM updates WHERE id NOT IN (SELECT id FROM updates ORDER BY id DESC LIMIT ?)", -offset)

    def take(self, limit: int) -> list[dict[str, Any]]:
        """The oldest unconfirmed ones as `Update` objects; they stay in the queue."""
        rows = self._store.rows("SELECT * FROM updates ORDER BY id LIMIT ?", limit)
        return [as_update(row) for row in rows]

    def drop(self) -> None:
        """Forget all of them."""
        self._store.run("DELETE FROM updates")

    def allow(self, kinds: Any) -> None:
        """Remember `allowed_updates`; None keeps the earlier choice."""
        if isinstance(kinds, str):
            kinds = json.loads(kinds) if kinds else None
        if isinstance(kinds, list) and kinds != self._store.fact("allowed_updates"):
            self._store.remember("allowed_updates", kinds)

    def interrupt(self, closing: bool = False) -> None:
        """End the running long poll: another one came, a webhook was set, the playground stops, the line is cut."""
        self._poller += 1
        self.closing = self.closing or closing
        self.bell.ring()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """Confirm, then wait for updates. `Refusal` 409 when a webhook is set or somebody else begins to wait."""
        if self._store.fact("webhook"):
            raise Refusal(409, WEBHOOK_ACTIVE)
        with self._store.write():
            self.confirm(offset)
        found = self.take(limit)
        if found or seconds <= 0:
            return found
        self.interrupt()
        mine, until = self._poller, time.monotonic() + min(seconds, LONGEST_POLL)
        while not found and not self.closing and (left := until - time.monotonic()) > 0:
            await self.bell.heard(left)
            if self._poller != mine and not self.closing:
                raise Refusal(409, "Conflict: terminated by setWebhook request" if self._store.fact("webhook") else OTHER_POLLER)
            found = self.take(limit)
        return found


def as_update(row: Any) -> dict[str, Any]:
    """The `Update` object of a row of the queue."""
    return {"update_id": row["id"], row["kind"]: json.loads(row["content"])}
