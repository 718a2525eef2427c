"""What has just changed: heard by the page, the tests and anybody else who asks `/control/events`."""

from __future__ import annotations

import time
from collections import deque
from typing import Any

from playground.bell import Bell
from playground.store import Store

KEPT = 20_000


class Events:
    """The latest changes, numbered. Numbers start at the clock's milliseconds, hence they also grow over restarts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._bell = Bell()
        self._kept: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self._last = int(time.time() * 1000)
        self._first = self._last
        self._stopped = False

    @property
    def last(self) -> int:
        """The number of the newest change."""
        return self._last

    def tell(self, kind: str, person: int | None = None, **what: Any) -> None:
        """Announce a change once its transaction is committed."""
        self._store.afterwards(lambda: self._add(kind, person, what))

    def _add(self, kind: str, person: int | None, what: dict[str, Any]) -> None:
        self._last += 1
        self._kept.append({"seq": self._last, "kind": kind, "person": person, **what})
        self._bell.ring()

    def stop(self) -> None:
        """Wake everybody who waits; there is nothing more to come."""
        self._stopped = True
        self._bell.ring()

    async def after(self, number: int, seconds: float, person: int | None = None) -> dict[str, Any]:
        """Changes after that number, waiting so many seconds for the first; `reset` says that some were forgotten.

        Of one `person` only, where one is named: whoever waits for an answer is not woken by what happens to a thousand others.
        """
        until = time.monotonic() + seconds
        while True:
            if number == self._last and (left := until - time.monotonic()) > 0:
                await self._bell.heard(left)
            oldest = self._kept[0]["seq"] if self._kept else self._last + 1
            reset = number > self._last or number < oldest - 1
            newest = [self._kept[at] for at in range(0 if reset else number - self._last, 0)]
            fresh = [one for one in newest if person is None or one["person"] == person]
            if person is None or fresh or reset or self._stopped or time.monotonic() >= until:
                return {"next": self._last, "reset": reset, "events": fresh}
            number = self._last
