"""Updates brought by Telegram, over real HTTP: to several replicas, past strangers, stored before they are acknowledged."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import aiohttp
import pytest

from bot import metrics
from bot.service import Service
from bot.webhook import LARGEST, SECRET, Door
from db import Database
from domain.personal import PersonalData
from tests.front import SHOWN, Front
from tests.inbox import ask, tell, until
from tests.telegram import Box, Person
from tests.town import QUICK


class Replica:
    """One process's share, inside this one."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self._running = asyncio.create_task(service.run())

    async def stops(self) -> None:
        """As SIGTERM does."""
        self._running.cancel()
        await asyncio.wait({self._running})


@asynccontextmanager
async def replica(url: str, box: Box, front: Front | None) -> AsyncIterator[Replica]:
    """A bot on this database: behind the front, or fetching where there is none."""
    door = Door(front.url, SHOWN, "127.0.0.1", 0) if front else None
    opened = Service.open(url, token=box.token, api_base=box.url, mode=PersonalData.NAMES, chat_pause=QUICK, door=door)
    async with opened as service:
        if front:
            front.ports.append(service.intake.port)  # type: ignore[union-attr]
        running = Replica(service)
        try:
            yield running
        finally:
            await running.stops()


@pytest.fixture
async def front() -> AsyncIterator[Front]:
    async with Front().standing() as standing:
        yield standing


async def _is_set(box: Box, times: int = 1) -> bool:
    return len(await box.ledger("setWebhook")) >= times


async def _starts(*people: Person) -> None:
    await asyncio.gather(*(one.starts() for one in people))
    for one in people:
        await one.sees("Кто Вы?")


async def test_every_replica_takes_updates_and_one_sets_the_webhook(url: str, database: Database, box: Box, front: Front) -> None:
    people = [await box.person(number, "Кто-то") for number in range(200, 203)]
    async with AsyncExitStack() as stack:
        first, second = [await stack.enter_async_context(replica(url, box, front)) for _ in range(2)]
        await until(lambda: _is_set(box))
        await _starts(*people)
        assert set(front.brought) == set(front.ports)
        [call] = await box.ledger("setWebhook")
        assert call.parameters == {
            "url": front.url,
            "secret_token": SHOWN,
            "allowed_updates": ["message", "callback_query", "my_chat_member"],
            "max_connections": 40,
        }
        leader, other = (first, second) if first.service.intake.heard_at is not None else (second, first)
        assert other.service.intake.heard_at is None
        await leader.stops()
        await until(lambda: _is_set(box, 2))
        await asyncio.gather(*(one.presses("🎒 Я ученик") for one in people))
        for one in people:
            await one.sees("Привет")
        await other.service.settled()
    assert await box.pending() == 0
    assert await ask(database, "SELECT 1 FROM updates WHERE done_at IS NULL OR attempts > 1") == []
    [lease] = await ask(database, "SELECT until <= clock_timestamp() AS free FROM leases WHERE key = -1")
    assert lease.free, "another replica, or the next start, leads at once"


async def test_strangers_are_refused_and_200_means_stored(url: str, database: Database, box: Box, front: Front) -> None:
    ann = await box.person(101, "Аня")
    message = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "channel"}, "text": "x"}
    good = {"update_id": 900_001, "channel_post": message}
    nest = b'{"update_id": 3, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    knocks: list[tuple[str, str, dict[str, str], Any, int]] = [
        ("POST", "/telegram", {}, b"{}", 401),
        ("POST", "/telegram", {SECRET: SHOWN[:-1]}, b"{}", 401),
        ("POST", "/telegram", {SECRET: "пароль"}, b"{}", 401),
        ("POST", "/telegram", {}, b"x" * (LARGEST + 1), 401),
        ("GET", "/", {}, None, 401),
        ("POST", "/elsewhere", {SECRET: SHOWN}, b"{}", 404),
        ("GET", "/telegram", {SECRET: SHOWN}, None, 405),
        ("POST", "/telegram", {SECRET: SHOWN}, b"x" * (LARGEST + 1), 413),
        ("POST", "/telegram", {SECRET: SHOWN}, b"", 400),
        ("POST", "/telegram", {SECRET: SHOWN}, b"\xff", 400),
        ("POST", "/telegram", {SECRET: SHOWN}, b"[]", 400),
        ("POST", "/telegram", {SECRET: SHOWN}, b'{"message": {}}', 400),
        ("POST", "/telegram", {SECRET: SHOWN}, b'{"update_id": true}', 400),
    ]
    #: What no Telegram sends, and would not be better if it were brought again.
    strange = [b'{"update_id": 9223372036854775808}', b'{"update_id": 1, "x": NaN}', b'{"update_id": 2, "x": 1e999}', nest]
    async with replica(url, box, front) as running, aiohttp.ClientSession() as session:
        base = f"http://127.0.0.1:{running.service.intake.port}"  # type: ignore[union-attr]

        async def knock(method: str, path: str, shown: dict[str, str], body: Any) -> int:
            async with session.request(method, base + path, headers=shown, data=body and io.BytesIO(body)) as answer:
                assert (await answer.read(), answer.headers["Server"]) == (b"", ""), "nobody learns anything from an answer"
                return answer.status

        before = _refused_strangers()
        for method, path, shown, body, status in knocks:
            assert await knock(method, path, shown, body) == status, (method, path, shown, (body or b"")[:40])
        assert await ask(database, "SELECT 1 FROM updates") == []
        assert _refused_strangers() - before == [knock[-1] for knock in knocks].count(401)
        for _ in range(2):  # Telegram repeats itself
            async with session.post(f"{base}/telegram", headers={SECRET: SHOWN}, json=good) as answer:
                assert answer.status == 200
            assert [row.update_id for row in await ask(database, "SELECT update_id FROM updates")] == [900_001]
        assert {await knock("POST", "/telegram", {SECRET: SHOWN}, body) for body in strange} == {200}
        assert len(await ask(database, "SELECT 1 FROM updates")) == 4

        await until(lambda: _is_set(box))
        await tell(database, "ALTER TABLE updates RENAME TO elsewhere")
        try:
            await ann.starts()
            await until(lambda: _refused(box))
        finally:
            await tell(database, "ALTER TABLE elsewhere RENAME TO updates")
        await ann.sees("Кто Вы?")
    assert await box.pending() == 0


def _refused_strangers() -> float:
    return metrics.REGISTRY.get_sample_value("mentorship_bot_webhook_requests_total", {"status": "401"}) or 0


async def _refused(box: Box) -> bool:
    """Whether Telegram tried and heard 503."""
    async with aiohttp.ClientSession() as session, session.post(f"{box.url}/bot{box.token}/getWebhookInfo") as answer:
        return "503" in (await answer.json())["result"].get("last_error_message", "")


async def test_from_fetching_to_being_brought_and_back_nothing_is_lost(
    url: str, database: Database, box: Box, front: Front
) -> None:
    """Each way takes what came while nobody was there; while the other way still runs, the new one waits for its turn."""
    ann = await box.person(101, "Аня")
    async with replica(url, box, None):
        await ann.starts()
        await ann.sees("Кто Вы?")
    await ann.presses("🎒 Я ученик", patience=0)
    async with replica(url, box, front) as brought:
        await ann.sees("Привет")
        async with replica(url, box, None) as fetching:
            await ann.says("пока оба")
            await ann.sees("Этот экран не ждёт текста")
            assert fetching.service.intake.heard_at is None, "one of them sees to the updates"
            await brought.stops()
            front.ports.clear()
            await ann.says("теперь другой")
            await ann.sees("Этот экран не ждёт текста")
            await fetching.service.settled()
    assert [call.status for call in await box.ledger("deleteWebhook")] == [200]
    assert await box.pending() == 0
    seen = await ask(database, "SELECT count(*) AS rows, count(DISTINCT update_id) AS ids, sum(attempts) AS runs FROM updates")
    assert [tuple(row) for row in seen] == [(4, 4, 4)]
