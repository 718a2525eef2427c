"""The clock board: programme time is moved by whoever owns it; the playground only shows it and passes wishes on."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta
from typing import Any

from playground.bell import Bell
from playground.events import Events
from playground.store import Store

MOST_DAYS = 366


class BadMove(ValueError):
    """A wish that cannot be understood; the words say why."""


class ClockBoard:
    """What time it is for the programme, and the wishes to move it that wait for an answer. Both survive a restart."""

    def __init__(self, store: Store, events: Events) -> None:
        self._store = store
        self._events = events
        self.bell = Bell()

    def show(self, now: str, zone: str, upcoming: str | None, words: str) -> dict[str, Any]:
        """Put a time on the board: `now` and the next due moment as ISO with offset, the zone's name, words for the page."""
        for moment in (now, upcoming):
            if moment is not None and datetime.fromisoformat(moment).tzinfo is None:
                raise BadMove("a moment needs its offset")
        board = {"now": now, "zone": zone, "next": upcoming, "next_text": words, "put_at": time.time()}
        self._store.remember("clock", board)
        self._events.tell("clock", clock=self.seen())
        return self.seen()

    def seen(self) -> dict[str, Any]:
        """The board as the page needs it: `now` at the moment of asking, and the wish that is being carried out."""
        board = self._store.fact("clock")
        waiting = self.oldest()
        return {
            "now": self.now(),
            "zone": board["zone"] if board else "",
            "next": board["next"] if board else None,
            "next_text": board["next_text"] if board else "",
            "moving": waiting,
            "error": self._store.fact("clock error", ""),
        }

    def now(self) -> str | None:
        """Programme time at this moment as ISO, or None while nobody has told it."""
        board = self._store.fact("clock")
        if board is None:
            return None
        moved = datetime.fromisoformat(board["now"]) + timedelta(seconds=time.time() - board["put_at"])
        return moved.isoformat(timespec="seconds")

    def wish(self, move: Any) -> int:
        """Queue `{"days": n}`, `"next"` or `{"to": ISO}`; gives its number."""
        match move:
            case "next":
                pass
            case {"days": int(days)} if 1 <= days <= MOST_DAYS:
                pass
            case {"to": str(moment)}:
                try:
                    aware = datetime.fromisoformat(moment).tzinfo is not None
                except ValueError:
                    aware = False
                if not aware:
                    raise BadMove("`to` must be an ISO moment with its offset")
            case _:
                raise BadMove('a move is {"days": 1…366}, "next" or {"to": ISO moment}')
        number = self._store.run("INSERT INTO commands (move) VALUES (?)", json.dumps(move)).lastrowid
        self._store.remember("clock error", "")
        self._store.afterwards(self.bell.ring)
        self._events.tell("clock", clock=self.seen())
        return int(number or 0)

    def oldest(self) -> dict[str, Any] | None:
        """The wish whose turn it is, or None."""
        row = self._store.row("SELECT * FROM commands WHERE NOT done ORDER BY id LIMIT 1")
        return {"id": row["id"], "move": json.loads(row["move"])} if row else None

    async def next_wish(self, seconds: float) -> dict[str, Any] | None:
        """The same, waiting so many seconds for one."""
        until = time.monotonic() + seconds
        while (found := self.oldest()) is None and (left := until - time.monotonic()) > 0:
            if not await self.bell.heard(left):
                break
            if self._closing:
                break
        return found if found is not None else self.oldest()

    _closing = False

    def stop(self) -> None:
        """Nobody need wait any longer."""
        self._closing = True
        self.bell.ring()

    def done(self, number: int, error: str = "") -> bool:
        """The wish was carried out, or could not be (`error` says why); False for an unknown number."""
        changed = self._store.run("UPDATE commands SET done = 1, error = ? WHERE id = ?", error, number).rowcount > 0
        self._store.remember("clock error", error)
        self._events.tell("clock", clock=self.seen())
        return changed
