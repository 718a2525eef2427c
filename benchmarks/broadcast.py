"""A message to everybody, against a server that enforces 30 messages in any second and one a second in a chat.

    python -m benchmarks.broadcast [PEOPLE [PEERS]]

2 000 people (20 000 take eleven minutes) are told something, first by one process, then by three replicas on one database;
meanwhile somebody hears something urgent every two seconds, and that must overtake. Each call is 40–120 ms on its way.
The yield is messages accepted a second, beside 30 / (1 s + mean way), which is what a sender can reach that knows nothing of the
server's clock: a slot counts until one second after its answer. Urgent: from the moment they are due until accepted.

Peers, PEERS messages each: aiolimiter around bare aiogram, python-telegram-bot with its AIORateLimiter, both repeating what was
refused after `retry_after` (when `requirements-bench.lock` is installed).
"""

import asyncio
import importlib.util
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot import aiogram_lightly

aiogram_lightly.defer()

from aiogram import Bot  # noqa: E402
from aiogram.client.telegram import TelegramAPIServer  # noqa: E402
from aiogram.exceptions import TelegramRetryAfter  # noqa: E402
from sqlalchemy import text  # noqa: E402

from benchmarks._far_side import TOKEN, Steering, far_side  # noqa: E402
from bot.clock import Clock  # noqa: E402
from bot.running import tune  # noqa: E402
from bot.service import Service  # noqa: E402
from db import Database, embedded, migrate, open_engine  # noqa: E402
from db.speaking import notices  # noqa: E402
from domain.allowed_hours import Voice  # noqa: E402
from domain.personal import PersonalData  # noqa: E402

PEOPLE, PEERS = 2_000, 600
WAY = (0.02, 0.06)
LIMITS = {"per_second": 30, "per_chat": 1.0, "way": WAY}
#: A working day, eleven in the morning in Moscow.
NOON = datetime(2026, 10, 6, 8, 0, tzinfo=UTC)
FIRST = 1_000_000
#: Seconds between two urgent messages, each to somebody else.
EVERY = 2.0


async def _settle(database: Database, people: int) -> None:
    """So many people with accounts, and a thousand more who are told urgent things."""
    async with database.begin() as tx:
        await tx.execute(text("TRUNCATE persons, deliveries RESTART IDENTITY CASCADE"))
        await tx.execute(
            text("""
                WITH people AS (INSERT INTO persons (language, created_at)
                                SELECT 'ru', :now FROM generate_series(1, :people) RETURNING id)
                INSERT INTO accounts (person_id, messenger, external_id, started_at, reachable)
                SELECT id, 'telegram', :first + id, :now, true FROM people
            """),
            {"people": people + 1000, "now": NOON, "first": FIRST},
        )


async def product(url: str, far: Steering, people: int, replicas: int) -> None:
    """The bot in so many processes of its own."""
    engine = open_engine(url)
    database = Database(engine)
    await _settle(database, people)
    await far("limit", **LIMITS)
    command = (sys.executable, "-m", "benchmarks.broadcast", "replica", url, far.url)
    serving = [
        await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
        for _ in range(replicas)
    ]
    for process in serving:
        assert process.stdout is not None
        await process.stdout.readline()
    async with database.begin() as tx:
        await notices.tell_all(tx, dict.fromkeys(range(1, people + 1), Voice.NOTICE), "failed", now=NOON)
    due = await _overtaken(database, far, people)
    for process in serving:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
    told = await far("counted")
    bulk = [(at, chat) for at, chat, _ in told["accepted"] if chat <= FIRST + people]
    late = sorted(at - due[chat] for at, chat, _ in told["accepted"] if chat in due)
    _say(f"product, {replicas} process{'es' if replicas > 1 else ''}", told, bulk)
    p99 = late[min(len(late) - 1, int(len(late) * 0.99))]
    print(f"    {len(late)} of {len(due)} urgent: p50 {late[len(late) // 2]:.2f} s, p99 {p99:.2f} s", flush=True)
    print(f"= urgent meanwhile, {replicas} at work | p99 {p99:.2f} s | ≤ 2 s", flush=True)
    await engine.dispose()


async def _overtaken(database: Database, far: Steering, people: int) -> dict[int, float]:
    """Urgent words until everybody has heard; when each was due, by chat."""
    due: dict[int, float] = {}
    while True:
        person = people + 1 + len(due)
        async with database.begin() as tx:
            due[FIRST + person] = time.monotonic()
            await notices.tell(tx, person, "failed", now=NOON, voice=Voice.SAFETY)
        await asyncio.sleep(EVERY)
        async with database.read() as tx:
            if not (await tx.execute(text("SELECT count(*) FROM deliveries WHERE state = 'waiting'"))).scalar_one():
                return due


def _say(name: str, told: dict[str, Any], bulk: list[Any]) -> None:
    moments = [one[0] for one in told["accepted"]]
    # The first thirty go at once: they would flatter a short run.
    rate, ideal = (len(moments) - 31) / (moments[-1] - moments[30]), 30 / (1 + told["way"])
    twice = len(bulk) - len({one[1] for one in bulk})
    print(
        f"  {name:36} {len(bulk):6} told, {rate:5.2f} messages/s, {rate / ideal:.3f} of {ideal:.2f}, "
        f"{told['refused']} refused, {twice} twice",
        flush=True,
    )
    print(
        f"= to everybody: {name} | {rate / ideal:.3f} of the reachable, {told['refused']} refused | ≥ 0.97, 0 refused", flush=True
    )


async def replica(url: str, address: str) -> None:
    """One process of the bot, until its standard input ends."""
    async with Service.open(url, token=TOKEN, api_base=address, mode=PersonalData.NAMES) as service:
        tune()
        serving = asyncio.create_task(service.run())
        print("serving", flush=True)
        await asyncio.to_thread(sys.stdin.read)
        serving.cancel()
        await asyncio.wait({serving})


async def _peer(name: str, far: Steering, send: Callable[[int], Awaitable[Any]], people: int) -> None:
    await far("limit", **LIMITS)
    await asyncio.gather(*(send(FIRST + number) for number in range(people)))
    told = await far("counted")
    _say(name, told, [(at, chat) for at, chat, _ in told["accepted"]])


async def limiter(far: Steering, people: int) -> None:
    """aiolimiter: thirty a second, each refused one again after its time."""
    from aiolimiter import AsyncLimiter  # noqa: PLC0415 -- the peer

    bot, slots = Bot(TOKEN), AsyncLimiter(30, 1)
    bot.session.api = TelegramAPIServer.from_base(far.url)

    async def send(chat: int) -> None:
        while True:
            async with slots:
                pass
            try:
                await bot.send_message(chat, "Сообщение")
                return
            except TelegramRetryAfter as refusal:
                await asyncio.sleep(refusal.retry_after)

    await _peer("aiolimiter with aiogram", far, send, people)
    await bot.session.close()


async def telegram_bot(far: Steering, people: int) -> None:
    """python-telegram-bot's own limiter."""
    from telegram.ext import AIORateLimiter, ApplicationBuilder  # noqa: PLC0415 -- the peer

    builder = ApplicationBuilder().token(TOKEN).base_url(f"{far.url}/bot").connection_pool_size(64).pool_timeout(600)
    application = builder.rate_limiter(AIORateLimiter(max_retries=5)).build()
    async with application.bot:

        async def send(chat: int) -> None:
            await application.bot.send_message(chat, "Сообщение")

        await _peer("python-telegram-bot, AIORateLimiter", far, send, people)


async def main(people: int, peers: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, embedded.start(Path(folder), say=lambda _: None) as server:
        engine = open_engine(server.url)
        await migrate.upgrade(engine)
        await Clock().put(Database(engine), NOON)
        await engine.dispose()
        async with far_side() as far:
            for replicas in (1, 3):
                await product(server.url, far, people, replicas)
            if importlib.util.find_spec("aiolimiter"):
                await limiter(far, peers)
                await telegram_bot(far, peers)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["replica", url, address]:
            with suppress(KeyboardInterrupt):
                asyncio.run(replica(url, address))
        case given:
            told = [int(one) for one in given]
            asyncio.run(main(*[*told, *(PEOPLE, PEERS)[len(told) :]]))
