"""The clock board: wishes are queued, carried out by whoever owns the time, and shown."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.playground.conftest import ANN
from tests.playground.wire import Wire
from tests.telegram import Box, Person

NOON = "2020-08-11T12:00:00+03:00"


async def test_a_wish_waits_for_the_owner_of_the_time(box: Box) -> None:
    owner = asyncio.create_task(box.get("/control/clock/commands", wait=20))
    moving = asyncio.create_task(box.moves_clock({"days": 7}))
    command = (await owner)["command"]
    assert command["move"] == {"days": 7}
    assert (await box.clock())["moving"] == command
    assert (await box.get("/control/clock/commands"))["command"] == command
    await box._ask("PUT", "/control/clock", json={"now": NOON, "zone": "Europe/Moscow", "next": None, "next_text": "ничего"})
    await box.post(f"/control/clock/commands/{command['id']}/done", {})
    board = await moving
    assert board["now"].startswith("2020-08-11T12:0")
    assert (board["zone"], board["next_text"], board["moving"]) == ("Europe/Moscow", "ничего", None)
    assert (await box.get("/control/clock/commands"))["command"] is None


async def test_wishes_are_carried_out_in_order_and_a_failure_is_told(box: Box) -> None:
    for move in ("next", {"to": NOON}):
        await box.post("/control/clock/commands", {"move": move})
    first = (await box.get("/control/clock/commands"))["command"]
    assert first["move"] == "next"
    await box.post(f"/control/clock/commands/{first['id']}/done", {"error": "впереди ничего нет"})
    assert (await box.clock())["error"] == "впереди ничего нет"
    assert (await box.get("/control/clock/commands"))["command"]["move"] == {"to": NOON}


@pytest.mark.parametrize(
    "move", [None, "back", {"days": 0}, {"days": 400}, {"days": "1"}, {"to": "2020-08-11T12:00"}, {"to": "x"}]
)
async def test_wishes_that_make_no_sense_are_refused(box: Box, wire: Wire, move: Any) -> None:
    async with wire.session.post(f"{box.url}/control/clock/commands", json={"move": move}) as answer:
        assert answer.status == 400
    assert (await box.clock())["moving"] is None


async def test_messages_bear_the_programmes_time(box: Box, wire: Wire, ann: Person) -> None:
    await box._ask("PUT", "/control/clock", json={"now": NOON, "zone": "Europe/Moscow", "next": None})
    await wire.ok("sendMessage", chat_id=ANN, text="x")
    seen = await ann.sees("x")
    assert seen.raw["shown_at"].startswith("2020-08-11T12:0")
