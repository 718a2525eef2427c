"""Every call of the bot, accepted or refused: what tests believe when they ask what really happened."""

from __future__ import annotations

import json
import time
from typing import Any

from playground.calls import Call
from playground.store import Store

KEPT = 200_000


class Ledger:
    """Rows in the order in which calls were answered."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, call: Call, status: int | None, *, result: Any = None, description: str = "", lost: bool = False,
             fault: str = "", source: str = "http") -> None:  # fmt: skip
        """Write down one call. `status` None: never answered; `lost`: it took effect and the answer was dropped."""
        row = {
            "method": call.method,
            "chat_id": call.chat,
            "parameters": call.as_json(),
            "status": status,
            "description": description,
            "message_ids": _message_ids(result),
            "lost": lost,
            "fault": fault,
            "source": source,
            "at": call.came_at,
            "monotonic": call.came,
            "answered": time.monotonic(),
        }
        seq = self._store.run("INSERT INTO ledger (content) VALUES (?)", json.dumps(row, ensure_ascii=False)).lastrowid
        if seq and seq % 1000 == 0:
            self._store.run("DELETE FROM ledger WHERE seq <= ?", seq - KEPT)

    def after(self, seq: int, method: str = "", chat: int | None = None, limit: int = 5000) -> list[dict[str, Any]]:
        """Rows after that number, optionally of one method or one chat only."""
        rows = self._store.rows(
            "SELECT * FROM ledger WHERE seq > ? AND (? = '' OR lower(content ->> 'method') = lower(?)) "
            "AND (? IS NULL OR content ->> 'chat_id' = ?) ORDER BY seq LIMIT ?",
            seq, method, method, chat, chat, limit,
        )  # fmt: skip
        return [{"seq": row["seq"], **json.loads(row["content"])} for row in rows]


def _message_ids(result: Any) -> list[int]:
    found = result if isinstance(result, list) else [result]
    return [one["message_id"] for one in found if isinstance(one, dict) and "message_id" in one]
