"""Updates come in: long polling, confirmation, one poller at a time."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.playground.conftest import ANN
from tests.playground.wire import Wire
from tests.telegram import Box, Person


async def test_unconfirmed_updates_come_again_and_numbers_grow_by_one(wire: Wire, ann: Person) -> None:
    for text in ("раз", "два", "три"):
        await ann.says(text)
    found = await wire.updates()
    assert [update["message"]["text"] for update in found] == ["раз", "два", "три"]
    assert [update["update_id"] - found[0]["update_id"] for update in found] == [0, 1, 2]
    assert await wire.updates() == found
    assert await wire.updates(found[1]["update_id"]) == found[1:]
    assert await wire.updates(limit=1) == found[1:2]
    assert await ann.box.pending() == 2


async def test_negative_offset_keeps_only_the_newest(wire: Wire, ann: Person) -> None:
    for text in ("раз", "два", "три"):
        await ann.says(text)
    assert [update["message"]["text"] for update in await wire.updates(-2)] == ["два", "три"]
    assert await ann.box.pending() == 2


async def test_long_poll_wakes_at_once(wire: Wire, ann: Person) -> None:
    waiting = asyncio.create_task(wire.updates(seconds=50))
    while not (await ann.box.ledger("getMe")):
        await wire.ok("getMe")
    began = time.monotonic()
    await ann.says("эй")
    [update] = await waiting
    assert update["message"]["text"] == "эй"
    assert time.monotonic() - began < 1


async def test_long_poll_ends_empty_after_its_time(wire: Wire, ann: Person) -> None:
    began = time.monotonic()
    assert await wire.updates(seconds=1) == []
    assert 0.9 < time.monotonic() - began < 3


async def test_second_poller_ends_the_first_with_409(wire: Wire, ann: Person) -> None:
    first = asyncio.create_task(wire.call("getUpdates", timeout=50))
    second: asyncio.Task[tuple[int, dict[str, object]]] | None = None
    while not first.done():
        if second is None or second.done():
            second = asyncio.create_task(wire.call("getUpdates", timeout=1))
        await asyncio.wait([first, second], return_when=asyncio.FIRST_COMPLETED)
    assert await first == (
        409,
        {
            "ok": False,
            "error_code": 409,
            "description": "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        },
    )
    assert second is not None
    assert (await second)[0] == 200


async def test_polling_is_refused_while_a_webhook_is_set(wire: Wire, ann: Person) -> None:
    await wire.ok("setWebhook", url="http://127.0.0.1:9/nobody")
    assert await wire.no("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await wire.ok("deleteWebhook", drop_pending_updates=True)
    assert await wire.updates() == []


async def test_allowed_updates_are_remembered(wire: Wire, ann: Person) -> None:
    await wire.updates(allowed_updates=["callback_query"])
    await ann.says("не слышно")
    await wire.updates()
    await ann.forges("x", 1, patience=0)
    assert [sorted(update) for update in await wire.updates()] == [["callback_query", "update_id"]]
    await wire.updates(allowed_updates=[])
    await ann.says("слышно")
    assert [sorted(update)[0] for update in await wire.updates()] == ["callback_query", "message"]


async def test_wrong_token_is_401_and_no_token_404(box: Box, wire: Wire) -> None:
    for token, status in (("1:abc", 401), ("abc", 404)):
        async with wire.session.get(f"{box.url}/bot{token}/getMe") as answer:
            body = await answer.json()
            assert (answer.status, body["ok"], body["error_code"]) == (status, False, status)


@pytest.mark.parametrize("method", ["sendPoll", "banChatMember", "nonsense"])
async def test_what_is_not_built_says_so(wire: Wire, method: str) -> None:
    status, body = await wire.call(method, chat_id=ANN)
    assert status == 404
    assert body["description"] == f"Not Found: method {method} is not built in the playground"


async def test_parameters_come_as_json_form_query_or_multipart(wire: Wire, ann: Person) -> None:
    given = {"chat_id": str(ANN), "text": "привет"}
    base = f"{wire.base}/SENDMESSAGE"
    for sent in ({"json": given}, {"data": given}, {"params": given}):
        async with wire.session.post(base, **sent) as answer:  # type: ignore[arg-type]
            assert (await answer.json())["result"]["text"] == "привет"
    status, body = await wire.form("sendMessage", {}, **given)
    assert (status, body["result"]["text"]) == (200, "привет")


async def test_a_broken_body_is_400(wire: Wire) -> None:
    async with wire.session.post(f"{wire.base}/getMe", data=b"{", headers={"Content-Type": "application/json"}) as answer:
        assert (answer.status, (await answer.json())["description"]) == (400, "Bad Request: can't parse JSON object")
