"""Bad weather: what each switch does, and what the ledger says of it."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import aiohttp
import pytest

from tests.playground.conftest import ANN
from tests.playground.wire import Wire
from tests.telegram import Box, Person


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        ({"kind": "429", "retry_after": 7}, 429, "Too Many Requests: retry after 7"),
        ({"kind": "500"}, 500, "Internal Server Error"),
        ({"kind": "401"}, 401, "Unauthorized"),
        (
            {"kind": "409"},
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        ),
    ],
)
async def test_a_refusal_takes_no_effect(
    box: Box, wire: Wire, ann: Person, fault: dict[str, Any], status: int, words: str
) -> None:
    await box.weather({**fault, "methods": ["sendMessage"], "count": 1})
    got, body = await wire.call("sendMessage", chat_id=ANN, text="первое")
    assert (got, body["error_code"], body["description"]) == (status, status, words)
    assert body.get("parameters", {}) == ({"retry_after": 7} if status == 429 else {})
    await wire.ok("sendMessage", chat_id=ANN, text="второе")
    assert [message.text for message in await ann.chat()] == ["/start", "второе"]
    assert [(call.status, call.fault) for call in await box.ledger("sendMessage")] == [(status, fault["kind"]), (200, "")]


async def test_502_comes_as_html(box: Box, wire: Wire, ann: Person) -> None:
    await box.weather({"kind": "502html"})
    async with wire.session.post(f"{wire.base}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "<h1>502 Bad Gateway</h1>" in await answer.text()
    await box.weather()
    await wire.ok("getMe")


@pytest.mark.parametrize(("kind", "arrives"), [("lost-answer", True), ("reset", False)])
async def test_a_broken_line_with_and_without_effect(box: Box, wire: Wire, ann: Person, kind: str, arrives: bool) -> None:
    await box.weather({"kind": kind, "methods": ["sendMessage"], "count": 1})
    with pytest.raises(aiohttp.ClientError):
        await wire.call("sendMessage", chat_id=ANN, text="дошло?")
    assert ("дошло?" in [message.text for message in await ann.chat()]) is arrives
    [call] = await box.ledger("sendMessage")
    assert (call.status, call.lost, call.fault) == ((200, True, kind) if arrives else (None, False, kind))


async def test_silence_lasts_until_the_client_gives_up(box: Box, wire: Wire, ann: Person) -> None:
    await box.weather({"kind": "hang", "methods": ["sendMessage"]})
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await wire.call("sendMessage", chat_id=ANN, text="x")
    assert len(await ann.chat()) == 1
    assert [(call.status, call.fault) for call in await box.ledger("sendMessage")] == [(None, "hang")]


async def test_an_outage_cuts_the_running_poll_and_ends_by_itself(box: Box, wire: Wire, ann: Person) -> None:
    poll = asyncio.create_task(wire.call("getUpdates", timeout=50))
    while not poll.done():
        await box.weather({"kind": "outage", "seconds": 0.5})
        began = time.monotonic()
        await asyncio.wait([poll], timeout=0.05)
    with pytest.raises(aiohttp.ClientError):
        await poll
    # Cut while it waited, or turned away at the door: never a refusal that the bot could have heard.
    assert {(call.status, call.fault) for call in await box.ledger("getUpdates")} <= {(200, ""), (None, "outage")}
    with pytest.raises(aiohttp.ClientError):
        await wire.call("getMe")
    await ann.says("в тишину")
    while True:
        try:
            [update] = await wire.updates()
            break
        except aiohttp.ClientError:
            assert time.monotonic() - began < 5
    assert update["message"]["text"] == "в тишину"
    assert time.monotonic() - began >= 0.4


async def test_a_fault_may_concern_one_chat_only(box: Box, wire: Wire, ann: Person) -> None:
    boris = await box.person(102, "Борис")
    await boris.starts()
    await box.weather({"kind": "429", "chat_id": 102})
    assert (await wire.call("sendMessage", chat_id=102, text="x"))[0] == 429
    assert (await wire.call("sendMessage", chat_id=ANN, text="x"))[0] == 200
    assert (await box.get("/control/faults"))["faults"][0]["left"] is None


@pytest.mark.parametrize("faults", [[{"kind": "rain"}], [{"kind": "429", "retry_after": "x"}], "429", [7]])
async def test_nonsense_is_refused_and_changes_nothing(box: Box, wire: Wire, faults: object) -> None:
    async with wire.session.put(f"{box.url}/control/faults", json=faults) as answer:
        assert (answer.status, "error" in await answer.json()) == (400, True)
    await wire.ok("getMe")


async def test_strict_pacing_lets_30_a_second_through_and_one_per_chat(box: Box, wire: Wire) -> None:
    for number in range(200, 240):
        await (await box.person(number, "Кто-то")).starts()
    await box.strict_pacing()
    answers = await asyncio.gather(*(wire.call("sendMessage", chat_id=number, text="x") for number in range(200, 240)))
    accepted = [call for call in await box.ledger("sendMessage") if call.status == 200]
    for call in accepted:
        assert sum(call.came <= other.came < call.came + 1 for other in accepted) <= 31
    if max(call.answered for call in accepted) - min(call.came for call in accepted) < 1:
        assert sorted(status for status, _ in answers) == [200] * 30 + [429] * 10
    refused = next(body for status, body in answers if status == 429)
    assert refused["parameters"] == {"retry_after": 1}
    await box.strict_pacing(False)
    assert [(await wire.call("sendMessage", chat_id=200, text="x"))[0] for _ in range(2)] == [200, 200]


async def test_two_messages_to_one_chat_in_a_second_are_too_many(box: Box, wire: Wire, ann: Person) -> None:
    await box.strict_pacing()
    first, second = await asyncio.gather(*(wire.call("sendMessage", chat_id=ANN, text="x") for _ in range(2)))
    assert sorted([first[0], second[0]]) == [200, 429]


async def test_the_ledger_knows_files_by_digest_and_results_by_number(box: Box, wire: Wire, ann: Person) -> None:
    _, body = await wire.form("sendDocument", {"document": ("a.txt", b"abc")}, chat_id=str(ANN), caption="<x>")
    [call] = await box.ledger("senddocument", chat=ANN)
    assert call.parameters["document"] == {
        "name": "a.txt",
        "size": 3,
        "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    }
    assert (call.message_ids, call.parameters["caption"]) == ((body["result"]["message_id"],), "<x>")
    assert call.came <= call.answered
    assert await box.ledger(after=call.seq) == []
