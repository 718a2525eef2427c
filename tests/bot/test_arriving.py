"""Updates that no Telegram sends hold up nobody: kept in a shape that can be kept, or set aside with a line of their number."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import structlog
from aiogram import Bot
from aiohttp import web

from bot import arriving
from bot.intake import Polling
from bot.listening import listening
from bot.wire import Wire
from db import Database
from db.payloads import DEEPEST
from tests.inbox import ask, tell
from tests.pressing import TOKEN

DEEP = "[" * 3_000 + "]" * 3_000
#: An update's content as it comes, and what is kept of it.
STRANGE: list[tuple[str, Any]] = [
    ("1e999", None),
    ("[-1e999, NaN, -Infinity, 1.5]", [None, None, None, 1.5]),
    ("9" * 5_000, None),
    (r'"\ud83d|\ude00|\u0000"', "�|�|"),
    (r'{"a\u0000": 1}', {"a": 1}),
    (f'["][", {DEEP}]', ["][", json.loads("[" * (DEEPEST - 6) + "null" + "]" * (DEEPEST - 6))]),
    (str(2**70), 2**70),
    ('"Аня"', "Аня"),
]


class Server:
    """Somebody who answers `getUpdates` with this, as often as it was not acknowledged, and then with nothing."""

    def __init__(self, body: bytes, last: int) -> None:
        self._body, self._last = body, last
        self.offsets: list[int | None] = []
        self.done = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        offset = json.loads(await request.read()).get("offset")
        self.offsets.append(offset)
        if offset is not None and offset > self._last:
            self.done.set()
            await asyncio.sleep(3600)
        return web.Response(body=self._body, content_type="application/json")


@asynccontextmanager
async def _polled(database: Database, server: Server) -> AsyncIterator[None]:
    app = web.Application()
    app.router.add_post("/{anything:.*}", server.answer)
    async with listening(app, "127.0.0.1", 0) as port:
        wire = Wire(f"http://127.0.0.1:{port}")
        async with Bot(TOKEN, session=wire) as bot:
            polling = asyncio.create_task(Polling(bot, wire, database, lambda: None).run())
            try:
                yield
            finally:
                polling.cancel()
                await asyncio.wait({polling})


def _answer(*updates: str) -> bytes:
    return f'{{"ok": true, "result": [{", ".join(updates)}]}}'.encode()


async def test_what_no_telegram_sends_stops_nobody_who_comes_with_it(database: Database) -> None:
    """One batch with everything in it: acknowledged at once, the others in it are kept in order."""
    await tell(database, _REFUSING)
    await tell(database, "CREATE TRIGGER refusing BEFORE INSERT ON updates FOR EACH ROW EXECUTE FUNCTION refused()")
    made = [f'{{"update_id": {number}, "message": {{"x": {content}}}}}' for number, (content, _) in enumerate(STRANGE, 1)]
    unkept = ['{"message": {}}', "null", f'{{"update_id": {2**70}}}', '{"update_id": 99, "message": {"text": "канарейка"}}']
    server = Server(_answer(*unkept, *made).replace("Аня".encode(), "Аня".encode() + b"\xff"), len(made))
    with structlog.testing.capture_logs() as lines:
        async with _polled(database, server):
            await asyncio.wait_for(server.done.wait(), 20)
    assert server.offsets == [None, len(made) + 1]
    rows = await ask(database, "SELECT update_id, payload->'message'->'x' AS kept FROM updates ORDER BY seq")
    assert [row.update_id for row in rows] == list(range(1, len(made) + 1))
    assert [row.kept for row in rows[:-1]] == [kept for _, kept in STRANGE[:-1]]
    assert rows[-1].kept == "Аня�"
    said = [(line["update"], line["fault"]) for line in lines if line["event"] == "update set aside"]
    assert said == [*[(None, "its number")] * 3, (99, "InvalidTextRepresentationError")]
    assert {line["event"] for line in lines} == {"update set aside"}


#: As PostgreSQL says of a value that it will not take, whatever it may be that nobody has thought of.
_REFUSING = """
    CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF new.update_id = 99 THEN RAISE EXCEPTION 'no' USING ERRCODE = '22P02'; END IF; RETURN new; END $$
"""


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"\xff", b'{"a": ', b'"' + rb"\"" * 200_000, b"[" * 200_000, b"9" * 5_000 + b"x"]
)
def test_what_is_no_json_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- of whatever kind
        arriving.read(body)


@pytest.mark.parametrize("number", [-1, -100_316, 0, 2**62, True, "7", None])
def test_only_a_persons_own_number_makes_a_turn(number: object) -> None:
    """A lease of the bot's own lies below zero: whoever stood in line behind it would never be served."""
    assert arriving.whose({"update_id": 1, "message": {"from": {"id": number}, "chat": {"id": 7, "type": "private"}}}) == 7
    assert arriving.whose({"update_id": 1, "callback_query": {"from": {"id": number}}}) == 0
