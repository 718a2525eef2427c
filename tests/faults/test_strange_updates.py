"""Updates that nobody has thought of: acknowledged, passed by or answered; nothing breaks, nothing of them is in the log."""

import json
from typing import Any

import aiohttp
import structlog

from bot import arriving
from bot.webhook import SECRET, Door, Webhook
from tests.faults.strange import CANARY, Strange
from tests.front import SHOWN
from tests.long import count, in_parts
from tests.town import Town

PARTS = 20
MANY = count(24, 100_000 // PARTS)
#: So many come before they are handled, of so many strangers: what fails is tried again after some seconds, and only its own
#: person waits for that.
AT_ONCE = 5_000
STRANGERS = range(8_000_001, 8_000_041)
COUNTED = "SELECT count(*) FROM updates WHERE update_id IS NOT NULL"


@in_parts(PARTS)
async def test_no_strange_update_breaks_anything(town: Town, part: int) -> None:
    """Those of a known person, of strangers and of a group, in one queue; half of them fetched, half of them brought."""
    await town.starts(town.coordinator)
    before = await town.one(COUNTED)
    people = [town.coordinator.id, *STRANGERS]
    strange = Strange(316 + part, people)
    webhook = Webhook(town.service.bot, town.service.database, lambda: None, Door("https://x/telegram", SHOWN, "127.0.0.1", 0))
    with structlog.testing.capture_logs() as lines:
        async with webhook.open(), aiohttp.ClientSession(headers={SECRET: SHOWN}) as session:
            for first in range(0, MANY, AT_ONCE):
                made = [strange.update(1_000_000 + number) for number in range(first, min(first + AT_ONCE, MANY))]
                bodies = [json.dumps(one).encode() for one in made]
                half = len(bodies) // 2
                assert await _fetched(town, bodies[:half]) == half
                assert await _brought(session, webhook.port, bodies[half:]) == {200}
                town.service.workers.wake()
                await town.service.workers.settled()
    assert CANARY not in repr(lines)
    events = {line["event"] for line in lines}
    assert not events & {"worker stumbled", "a part of the bot stumbled", "database out of reach", "update set aside"}, events
    assert await town.one(COUNTED) == before + MANY
    assert await town.ask("SELECT 1 FROM updates WHERE done_at IS NULL AND dead_at IS NULL") == []
    failures = await town.ask("SELECT failure FROM updates WHERE dead_at IS NOT NULL")
    assert CANARY not in repr(failures)
    await town.coordinator.says("/home")
    await town.settled()


async def test_the_word_of_somebody_who_is_gone_from_telegram_is_done_at_once(town: Town) -> None:
    """Telegram knows no such chat any more; three attempts would hear the same, and nobody is there to be told."""
    gone = {"id": 8_000_099, "is_bot": False, "first_name": "Nobody"}
    said = {"message_id": 1, "date": 1, "chat": {"id": gone["id"], "type": "private"}, "from": gone, "text": "/start"}
    assert await _fetched(town, [json.dumps({"update_id": 1_000_000, "message": said}).encode()]) == 1
    town.service.workers.wake()
    await town.service.workers.settled()
    assert await town.one("SELECT ROW(attempts, done_at IS NULL, dead_at) FROM updates WHERE update_id = 1000000") == (
        1,
        False,
        None,
    )


async def _fetched(town: Town, bodies: list[bytes]) -> int:
    """As one answer to a poll holds them; how many are new."""
    answer: dict[str, Any] = arriving.read(b'{"ok": true, "result": [' + b", ".join(bodies) + b"]}")
    return await arriving.keep(town.service.database.at_once, answer["result"])


async def _brought(session: aiohttp.ClientSession, port: int, bodies: list[bytes]) -> set[int]:
    """One after another, as Telegram brings them; every status."""

    async def bring(body: bytes) -> int:
        async with session.post(f"http://127.0.0.1:{port}/telegram", data=body) as answer:
            return answer.status

    return {await bring(body) for body in bodies}
