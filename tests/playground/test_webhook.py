"""Delivery by webhook: in order per chat, repeated until taken, chats side by side."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from playground.bell import Bell
from tests.playground.wire import Wire
from tests.telegram import Box, Person

Answering = Callable[[dict[str, Any]], web.Response]


class Door:
    """A bot's webhook that answers as told and remembers what came."""

    def __init__(self) -> None:
        self.came: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answering: Answering = lambda _: web.Response()
        self.bell = Bell()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.came.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.bell.ring()
        return self.answering(update)

    async def until(self, count: int) -> list[str]:
        async with asyncio.timeout(10):
            while len(self.came) < count:
                await self.bell.heard(1)
        return [update["message"]["text"] for update in self.came]


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    door, app = Door(), web.Application()
    app.add_routes([web.post("/hook", door.take)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    door.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield door
    await runner.cleanup()


async def test_updates_come_in_order_with_the_secret_and_are_then_gone(box: Box, wire: Wire, ann: Person, door: Door) -> None:
    await ann.says("до")
    await wire.ok("setWebhook", url=door.url, secret_token="tell_nobody-1")
    await ann.says("после")
    assert await door.until(2) == ["до", "после"]
    assert door.secrets == ["tell_nobody-1"] * 2
    while await box.pending():
        await wire.ok("getMe")
    assert (await wire.ok("getWebhookInfo")) == {
        "url": door.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 40,
    }


async def test_a_refused_update_comes_again_and_blocks_only_its_chat(box: Box, wire: Wire, ann: Person, door: Door) -> None:
    boris = await box.person(102, "Борис")
    refusals = iter([500, 502, 301])

    def fail_ann(update: dict[str, Any]) -> web.Response:
        chat = update["message"]["chat"]["id"]
        return web.Response(status=next(refusals, 200) if chat == 101 else 200)

    door.answering = fail_ann
    await wire.ok("setWebhook", url=door.url)
    await ann.says("а1")
    await ann.says("а2")
    await boris.says("б1")
    texts = await door.until(6)
    assert [text for text in texts if text[0] == "а"] == ["а1", "а1", "а1", "а1", "а2"]
    assert texts.count("б1") == 1
    assert texts.index("б1") < texts.index("а2")


async def test_a_closed_door_is_told_and_nothing_is_lost(wire: Wire, ann: Person, door: Door) -> None:
    await wire.ok("setWebhook", url="http://127.0.0.1:1/closed")
    await ann.says("подожду")
    async with asyncio.timeout(10):
        while "last_error_message" not in (info := await wire.ok("getWebhookInfo")):
            pass
    assert info["pending_update_count"] == 1
    await wire.ok("setWebhook", url=door.url)
    assert await door.until(1) == ["подожду"]


async def test_a_method_in_the_answer_is_carried_out(box: Box, wire: Wire, ann: Person, door: Door) -> None:
    door.answering = lambda update: web.json_response({"method": "sendMessage", "chat_id": 101, "text": "в ответ"})
    await wire.ok("setWebhook", url=door.url)
    await ann.says("привет")
    await ann.sees("в ответ")
    [call] = await box.ledger("sendMessage")
    assert call.status == 200


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({"url": "ftp://example.com"}, "invalid webhook URL specified"),
        ({"url": "http://a.ru", "secret_token": "я"}, "secret token contains unallowed characters"),
        ({"url": "http://a.ru", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_bad_webhooks_are_refused(wire: Wire, parameters: dict[str, str], complaint: str) -> None:
    assert await wire.no("setWebhook", **parameters) == f"Bad Request: {complaint}"


async def test_setting_a_webhook_ends_the_running_poll(wire: Wire, ann: Person, door: Door) -> None:
    poll = asyncio.create_task(wire.call("getUpdates", timeout=50))
    async with asyncio.timeout(10):
        while not poll.done():
            await wire.ok("deleteWebhook")
            await wire.ok("setWebhook", url=door.url)
            with contextlib.suppress(aiohttp.ClientError, TimeoutError):
                await asyncio.wait([poll], timeout=0.01)
    status, body = await poll
    assert (status, body["description"].startswith("Conflict: ")) == (409, True)
