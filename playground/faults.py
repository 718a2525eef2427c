"""Bad weather on request: answers that refuse, lines that break, silences, and Telegram's own pacing."""

from __future__ import annotations

import random
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

from playground.store import Store

KINDS = ("429", "500", "502html", "hang", "reset", "lost-answer", "outage", "401", "409")
PER_SECOND, PER_CHAT_SECONDS = 30, 1.0


class BadFault(ValueError):
    """A fault that cannot be understood; the words say why."""


@dataclass(frozen=True)
class Strike:
    """What happens to one call."""

    kind: str
    retry_after: int


class Faults:
    """The switches. Durable: a restart of the playground does not end an outage."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._random = random.Random()
        self._standing: list[dict[str, Any]] = store.fact("faults", [])
        self.strict_pacing: bool = store.fact("strict_pacing", False)
        self._sent: deque[float] = deque()
        self._sent_to: dict[int, float] = {}

    def put(self, wanted: Any) -> list[dict[str, Any]]:
        """Replace all faults; `BadFault` for what makes no sense."""
        if not isinstance(wanted, list):
            raise BadFault("a list of faults is expected")
        self._standing = [_understood(fault) for fault in wanted]
        self._keep()
        return self.standing()

    def pace(self, on: bool) -> None:
        """Switch Telegram's own pacing (30 messages in any second, one per chat and second) on or off."""
        self.strict_pacing = on
        self._store.remember("strict_pacing", on)

    def standing(self) -> list[dict[str, Any]]:
        """The faults in force, each with the seconds it still lasts (`left`, or null for as long as it stands)."""
        now = time.time()
        self._standing = [f for f in self._standing if (f["until"] is None or f["until"] > now) and f["count"] != 0]
        return [{**f, "left": None if f["until"] is None else round(f["until"] - now, 3)} for f in self._standing]

    def outage(self) -> bool:
        """Whether the line is cut now."""
        return any(fault["kind"] == "outage" for fault in self.standing())

    def strike(self, method: str, chat: int | None) -> Strike | None:
        """The first fault that hits this call, or None; counts it."""
        self.standing()
        for fault in self._standing:
            if fault["kind"] == "outage" or not _meant(fault, method, chat):
                continue
            if fault["probability"] < 1 and self._random.random() >= fault["probability"]:
                continue
            if fault["count"] is not None:
                fault["count"] -= 1
                self._keep()
            return Strike(fault["kind"], fault["retry_after"])
        return None

    def too_fast(self, chat: int, messages: int) -> int:
        """Under strict pacing: 0 and the messages are counted, or the seconds to wait."""
        if not self.strict_pacing:
            return 0
        now = time.monotonic()
        while self._sent and self._sent[0] <= now - 1:
            self._sent.popleft()
        if len(self._sent) + messages > PER_SECOND or now - self._sent_to.get(chat, 0.0) < PER_CHAT_SECONDS:
            return 1
        self._sent.extend([now] * messages)
        self._sent_to[chat] = now
        return 0

    def _keep(self) -> None:
        self._store.remember("faults", self._standing)


def _meant(fault: dict[str, Any], method: str, chat: int | None) -> bool:
    methods = {name.lower() for name in fault["methods"]}
    return ("*" in methods or method.lower() in methods) and fault["chat_id"] in (None, chat)


def _understood(fault: Any) -> dict[str, Any]:
    if not isinstance(fault, dict) or fault.get("kind") not in KINDS:
        raise BadFault(f"kind must be one of {', '.join(KINDS)}")
    try:
        seconds = None if fault.get("seconds") is None else float(fault["seconds"])
        return {
            "kind": fault["kind"],
            "methods": [str(name) for name in fault.get("methods") or ["*"]],
            "chat_id": None if fault.get("chat_id") is None else int(fault["chat_id"]),
            "retry_after": int(fault.get("retry_after") or 3),
            "until": None if seconds is None else time.time() + seconds,
            "count": None if fault.get("count") is None else int(fault["count"]),
            "probability": float(fault.get("probability", 1)),
        }
    except (TypeError, ValueError) as error:
        raise BadFault(f"not a number: {error}") from None
