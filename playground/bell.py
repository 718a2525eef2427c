"""Waiting for something to happen, without looking twice a second whether it has."""

from __future__ import annotations

import asyncio


class Bell:
    """Whoever waits is woken by the next ring; rings that nobody waits for are forgotten, so look first, then wait."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake everybody who waits now."""
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    async def heard(self, seconds: float) -> bool:
        """True as soon as the bell rings, False after so many seconds of silence."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            # Not wait_for: in Python 3.11 it may swallow a cancellation that comes together with the ring.
            async with asyncio.timeout(max(seconds, 0)):
                await waiter
        except TimeoutError:
            return False
        else:
            return True
        finally:
            self._waiting.discard(waiter)
