"""SIGTERM: nothing new is taken in, what is in hand is finished, what is held is given back; others go on at once."""

import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from db import Database
from tests.front import Front
from tests.inbox import ask, until
from tests.long import LONG
from tests.processes import Run, command
from tests.telegram import Box

#: Processes on one database, behind one front.
REPLICAS = 3


@asynccontextmanager
async def _served(url: str, box: Box, front: Front, folder: Path) -> AsyncIterator[Run]:
    """A process of its own behind the front."""
    settings = {
        "BOT_TOKEN": box.token,
        "TELEGRAM_API_BASE": box.url,
        "DATABASE_URL": url,
        "DATA_DIR": str(folder),
        **front.settings(),
    }
    async with command("run", **settings) as bot:
        line = await bot.says("Updates are brought to ")
        front.ports.append(int(line.rpartition(":")[2]))
        await bot.says("Serving")
        yield bot


async def _in_hand(box: Box) -> bool:
    """Whether an answer of the bot is held up."""
    return any(call.fault for call in await box.ledger("editMessageText"))


async def _stops(bot: Run) -> float:
    """The seconds that it took."""
    began = time.monotonic()
    assert await bot.stopped() == 0
    assert "Stopped. Everything is kept; the next start goes on from here." in bot.said
    return time.monotonic() - began


@pytest.mark.skipif(not LONG, reason="`make test-long` stops several; tests/bot/test_restart.py stops one")
@pytest.mark.long
async def test_what_is_in_hand_is_finished_and_what_is_held_is_given_back(
    database: Database, url: str, box: Box, tmp_path: Path
) -> None:
    ann = await box.person(101, "Аня")
    async with Front().standing() as front, AsyncExitStack() as stack:
        bots = []
        for number in range(REPLICAS):
            bots.append(await stack.enter_async_context(_served(url, box, front, tmp_path / str(number))))
        await ann.starts()
        await ann.sees("Кто Вы?")
        await box.weather({"kind": "429", "retry_after": 1, "methods": ["editMessageText"], "count": 1})
        await ann.presses("🎒 Я ученик", patience=0)
        await until(lambda: _in_hand(box))
        for bot in bots:
            assert await _stops(bot) < 20
        await ann.sees("Привет")
    held = await ask(database, "SELECT key FROM leases WHERE until > clock_timestamp()")
    assert held == []
    assert await ask(database, "SELECT 1 FROM updates WHERE done_at IS NULL OR attempts > 1") == []


@pytest.mark.skipif(not LONG, reason="`make test-long` waits for a call that hangs")
@pytest.mark.long
async def test_a_call_that_hangs_does_not_hold_up_the_end(database: Database, url: str, box: Box, tmp_path: Path) -> None:
    ann = await box.person(101, "Аня")
    async with Front().standing() as front:
        async with _served(url, box, front, tmp_path) as bot:
            await ann.starts()
            await ann.sees("Кто Вы?")
            await box.weather({"kind": "hang", "methods": ["editMessageText"]})
            await ann.presses("🎒 Я ученик", patience=0)
            await until(lambda: _in_hand(box))
            assert await _stops(bot) < 20
        await box.weather()
        assert await ask(database, "SELECT key FROM leases WHERE until > clock_timestamp()") == []
        async with _served(url, box, front, tmp_path) as bot:
            await ann.sees("Привет", patience=30)
            await bot.stopped()
