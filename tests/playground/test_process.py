"""The playground as a process of its own: where it says it is, what survives, how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from tests.playground.wire import Wire
from tests.telegram import Box, box_at

ROOT = Path(__file__).parents[2]


@dataclass
class Running:
    process: asyncio.subprocess.Process
    url: str
    token: str

    async def ends(self) -> int:
        async with asyncio.timeout(10):
            return await self.process.wait()


@contextlib.asynccontextmanager
async def running(data: Path, *more: str) -> AsyncIterator[Running]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "playground", "--data", str(data), *(more or ("--port", "0")),
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        async with asyncio.timeout(20):
            line = json.loads(await process.stdout.readline())
        yield Running(process, line["url"], line["token"])
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@contextlib.asynccontextmanager
async def speaking_to(one: Running) -> AsyncIterator[tuple[Box, Wire]]:
    async with box_at(one.url, one.token) as box, aiohttp.ClientSession() as session:
        yield box, Wire(box, session)


async def test_kill_9_loses_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as before, speaking_to(before) as (box, wire):
        ann = await box.person(101, "Аня")
        await ann.says("первое")
        await ann.sends_file("a.txt", b"bytes")
        await wire.ok("sendMessage", chat_id=101, text="ответ", reply_markup={"keyboard": [["Меню"]]})
        await box.weather({"kind": "500", "methods": ["getMe"]})
        await box.post("/control/clock/commands", {"move": "next"})
        sent = await wire.updates()
        chat = await ann.chat()
        before.process.kill()
        await before.ends()
    async with running(tmp_path) as after, speaking_to(after) as (box, wire):
        assert after.token == before.token
        ann = await box.person(101, "Аня")
        assert await ann.chat() == chat
        assert ann.buttons_below == ["Меню"]
        assert await wire.updates() == sent
        assert (await wire.call("getMe"))[0] == 500
        assert (await box.clock())["moving"]["move"] == "next"
        assert [call.method for call in await box.ledger()] == ["sendMessage", "getUpdates", "getUpdates", "getMe"]
        path = (await wire.ok("getFile", file_id=sent[1]["message"]["document"]["file_id"]))["file_path"]
        async with wire.session.get(f"{wire.files}/{path}") as answer:
            assert await answer.read() == b"bytes"
        await ann.says("второе")
        assert (await wire.updates())[-1]["update_id"] == sent[-1]["update_id"] + 1


async def test_a_busy_port_gives_way_to_a_free_one(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        async with running(tmp_path, "--port", str(port)) as one, speaking_to(one) as (_, wire):
            assert not one.url.endswith(f":{port}")
            await wire.ok("getMe")


async def test_it_serves_this_machine_only_and_takes_the_given_token(tmp_path: Path) -> None:
    async with running(tmp_path, "--port", "0", "--token", "7:given") as one, speaking_to(one) as (_, wire):
        assert one.url.startswith("http://127.0.0.1:")
        assert (one.token, (await wire.ok("getMe"))["id"]) == ("7:given", 7)


async def test_it_stops_cleanly_on_signals_also_in_the_middle_of_a_poll(tmp_path: Path) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        async with running(tmp_path) as one, speaking_to(one) as (_, wire):
            poll = asyncio.create_task(wire.call("getUpdates", timeout=50))
            await wire.ok("getMe")
            one.process.send_signal(number)
            assert await one.ends() == 0
            await asyncio.gather(poll, return_exceptions=True)


async def test_it_dies_with_its_parent_when_asked(tmp_path: Path) -> None:
    async with running(tmp_path, "--port", "0", "--die-with-stdin") as one:
        assert one.process.stdin is not None
        one.process.stdin.close()
        assert await one.ends() == 0
