"""A start without a token: the playground's process, the invented town, and the clock that its page moves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone

from bot.clock_board import ClockBoard
from bot.demo import seed
from bot.playground_process import Box, started
from bot.service import Service
from bot.settings import Settings

#: The demo's clock starts on the morning after the invented order of `examples/`.
FIRST_MORNING = datetime(2026, 8, 11, 10, 0, tzinfo=timezone(timedelta(hours=3)))


@asynccontextmanager
async def box(settings: Settings) -> AsyncIterator[Box]:
    """The playground's process."""
    async with started(settings.data_dir, settings.playground_port) as running:
        yield running


@asynccontextmanager
async def attended(settings: Settings, service: Service, running: Box) -> AsyncIterator[None]:
    """Seed the town once, attend the clock while the block runs."""
    await seed(service, running.url, settings.time_zone)
    await service.introduce()
    board = asyncio.create_task(ClockBoard(service, running.url, settings.zone).run())
    try:
        yield
    finally:
        board.cancel()
        await asyncio.wait({board})
