"""`kill -9` in the middle of things, then a start: the conversation goes on, nothing said is lost, nothing happens twice."""

import random
import signal
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bot import memo
from db import Database, embedded
from tests.front import Front
from tests.inbox import ask, tell, until
from tests.long import count
from tests.processes import command, left_behind
from tests.telegram import Box, Person, box_at

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="looks for children in /proc")

CONCERN = "🆘 Сообщить о проблеме"
CALM = "Может подождать до утра"


async def _reports(person: Person) -> None:
    """Up to the question what happened."""
    await person.starts()
    await person.sees("Кто Вы?")
    await person.presses("🎒 Я ученик")
    await person.sees("Привет")
    await person.presses(CONCERN)
    await person.sees("Что случилось?")


async def _unanswered(box: Box) -> bool:
    """Whether the bot has had its effect and now waits for an answer that does not come."""
    return any(call.fault == "hang" for call in await box.ledger())


async def _held_up(box: Box) -> bool:
    """Whether Telegram has put an answer off."""
    return any(call.fault == "429" for call in await box.ledger("sendMessage"))


async def _buried(database: Database) -> None:
    """What the dead process held has run out."""
    await tell(database, "UPDATE leases SET until = clock_timestamp()")


@pytest.mark.timeout(400)
async def test_with_a_token_and_databases_of_others(database: Database, url: str, box: Box, tmp_path: Path) -> None:
    """Another Bot API server, a given PostgreSQL; Telegram stands while the bot dies. The last start has updates brought, and is
    asked to stop while an answer is held up: that one is given first."""
    settings = {"BOT_TOKEN": box.token, "TELEGRAM_API_BASE": box.url, "DATABASE_URL": url, "DATA_DIR": str(tmp_path / "data")}
    ann = await box.person(101, "Аня")
    async with command("run", **settings) as bot:
        await bot.says("Serving @playground_bot", 100)
        await _reports(ann)
        await bot.killed()
    await ann.presses("Обижают, смеются", patience=0)
    await _buried(database)
    async with command("run", **settings) as bot:
        await bot.says("Serving", 100)
        await ann.sees("Это срочно?", patience=60)
        assert await ask(database, "SELECT 1 FROM concerns") == []
        await box.weather({"kind": "hang", "methods": ["sendMessage", "editMessageText"]})
        await ann.presses(CALM, patience=0)
        await until(lambda: _unanswered(box))
        assert len(await ask(database, "SELECT 1 FROM concerns")) == 1
        await bot.killed()
    await box.weather()
    await _buried(database)
    async with Front().standing() as front, command("run", **settings, **front.settings()) as bot:
        front.ports.append(int((await bot.says("Updates are brought to ", 100)).rpartition(":")[2]))
        await ann.sees("Записано", patience=60)
        await box.weather({"kind": "429", "retry_after": 1, "methods": ["sendMessage"], "chat_id": ann.id, "count": 1})
        await ann.says("Смеются на перемене")
        await until(lambda: _held_up(box))
        assert await bot.stopped() == 0
        await ann.sees("Подробности записаны")
        assert bot.said[-1] == "Stopped. Everything is kept; the next start goes on from here."
    assert memo.read(tmp_path / "data" / memo.NAME) is not None, "the memo beside the database is kept from the start"
    [concern] = await ask(database, "SELECT words, urgent FROM concerns")
    assert tuple(concern) == ("Смеются на перемене", False)
    assert await ask(database, "SELECT 1 FROM updates WHERE dead_at IS NOT NULL OR done_at IS NULL") == []
    [lease] = await ask(database, "SELECT until <= clock_timestamp() AS free FROM leases WHERE key = -1")
    assert lease.free, "the next start polls at once"


STEPS = (
    (CONCERN, "Что случилось?"),
    ("Обижают, смеются", "Это срочно?"),
    (CALM, "Записано"),
    ("🏠 Домой", "Привет"),
)
DEATHS = count(1, 40)


@pytest.mark.long
@pytest.mark.timeout(60 + 15 * DEATHS)
async def test_killed_at_any_moment_it_goes_on_and_every_report_is_one(
    database: Database, url: str, box: Box, tmp_path: Path
) -> None:
    """Every press is followed by a death: before the bot knows of it, in the middle of it, or after the answer."""
    settings = {"BOT_TOKEN": box.token, "TELEGRAM_API_BASE": box.url, "DATABASE_URL": url, "DATA_DIR": str(tmp_path / "data")}
    ann, chance = await box.person(101, "Аня"), random.Random(316)
    expected, reports = "Привет", 0
    for death in range(DEATHS + 1):
        async with command("run", **settings) as bot:
            await _buried(database)
            await bot.says("Serving @playground_bot")
            if death == 0:
                await ann.starts()
                await ann.sees("Кто Вы?")
                await ann.presses("🎒 Я ученик")
                await ann.sees(expected)
            await until(lambda expected=expected: _stands(ann, expected), 30)
            await until(lambda: _all_done(database), 30)
            assert len(await ask(database, "SELECT 1 FROM concerns")) == reports
            if death == DEATHS:
                break
            label, expected = STEPS[death % len(STEPS)]
            reports += label == CALM
            called, calls = (await box.ledger())[-1].seq, chance.randrange(3)
            await ann.presses(label, patience=0)
            await until(lambda calls=calls, called=called: _has_called(box, called, calls))
            await bot.killed()


async def _has_called(box: Box, after: int, calls: int) -> bool:
    """Whether the bot has called so often since, beside what it calls at every start."""
    quiet = ("getUpdates", "getMe", "setMyCommands")
    return sum(call.method not in quiet for call in await box.ledger(after=after)) >= calls


async def _all_done(database: Database) -> bool:
    return not await ask(database, "SELECT 1 FROM updates WHERE done_at IS NULL AND dead_at IS NULL")


async def _asked(data: Path, question: str) -> list[Any]:
    """The bot's own PostgreSQL, while the bot runs."""
    with embedded.start(data, say=lambda _: None) as server:
        assert not server.owned
        connection = await asyncpg.connect(server.dsn)
        try:
            return list(await connection.fetch(question))
        finally:
            await connection.close()


async def test_without_a_token_with_its_own_postgresql_and_playground(tmp_path: Path) -> None:
    """`make run`: the playground and PostgreSQL die with the bot and come back with it."""
    data = tmp_path / "data"
    settings = {"DATA_DIR": str(data), "PLAYGROUND_PORT": "0"}
    async with command("run", **settings) as bot:
        line = await bot.says("The playground is open", 60)
        async with box_at(line.split()[-1], "") as box:
            ann = await box.person(101, "Аня")
            await _reports(ann)
            await ann.presses("Обижают, смеются")
            await ann.sees("Это срочно?")
            await box.weather({"kind": "hang", "methods": ["sendMessage", "editMessageText"]})
            await ann.presses(CALM, patience=0)
            await until(lambda: _unanswered(box))
        await bot.killed()
    await until(lambda: _gone(data))
    async with command("run", **settings) as bot:
        line = await bot.says("The playground is open", 60)
        async with box_at(line.split()[-1], "") as box:
            ann = await box.person(101, "Аня")
            await box.weather()
            await until(lambda: _shows(ann, "Записано"), 30)
            await ann.says("Смеются")
            await ann.sees("Подробности записаны")
        assert [tuple(row) for row in await _asked(data, "SELECT words FROM concerns")] == [("Смеются",)]
        async with command("run", **settings) as second:
            assert await second.ends() == 2
            assert second.said == [f"A bot already runs on {data}: use that one, stop it, or choose another DATA_DIR."]
        assert await bot.stopped(signal.SIGINT) == 0
        assert "Stopped. Everything is kept; the next start goes on from here." in bot.said
    assert left_behind(data) == []


async def _gone(data: Path) -> bool:
    return not left_behind(data)


async def _stands(person: Person, words: str) -> bool:
    """Whether the newest message of the bot is this screen."""
    return words in [message.text for message in await person.chat() if message.by_bot][-1]


async def _shows(person: Person, words: str) -> bool:
    return any(words in message.text for message in await person.chat())
