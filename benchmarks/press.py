"""What a press on a real button costs: CPU, statements, round trips, routing; beside the same press by hand.

    python -m benchmarks.press [PRESSES]

The bot runs in this process as `python -m bot run` does, the playground in its own, PostgreSQL (durable commits off) beside them.
Somebody without a part presses «Язык» and a language in turn: inbox, lease, who it is, the conversation, one write at every
second press, edit and answer over HTTP. CPU is of this process alone, the lowest of five runs.

By hand: the same program without this house. A bare aiogram session polls the same playground, aiogram's own dispatcher finds one
handler, which runs the very statements that the product ran for this press (their texts and values as noted, over asyncpg's
prepared statements, in as many transactions), edits the message and answers. The ratio is by hand / product: 1.0 is a house that
costs nothing.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot import aiogram_lightly

aiogram_lightly.defer()

import asyncpg  # noqa: E402
from aiogram import Bot, Dispatcher  # noqa: E402
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message, Update  # noqa: E402
from aiogram_dialog import Dialog  # noqa: E402

from bot.dispatcher import build  # noqa: E402
from bot.memory import Page, page  # noqa: E402
from bot.playground_process import Box as Where  # noqa: E402
from bot.playground_process import started  # noqa: E402
from bot.running import tune  # noqa: E402
from bot.wire import Wire  # noqa: E402
from db import embedded  # noqa: E402
from db.conversations import Remembered  # noqa: E402
from handlers import routers  # noqa: E402
from tests.telegram import Box, Person, box_at  # noqa: E402
from tests.town import Town  # noqa: E402

RUNS = 5
#: More than one in a chat each 10 ms nobody presses; Telegram's own limit of a chat is not measured here.
PAUSE = timedelta(0)


@dataclass
class Noted:
    """Statements that reached the driver, with their values; None stands for the end of a transaction."""

    statements: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    trips: int = 0


@contextmanager
def noting() -> Iterator[Noted]:
    """Note what asyncpg is asked, in this process, inside the block."""
    noted = Noted()
    execute, fetch = asyncpg.Connection.execute, asyncpg.Connection.fetch
    prepared = asyncpg.prepared_stmt.PreparedStatement.fetch

    async def on_execute(self: Any, query: str, *values: Any, **more: Any) -> Any:
        noted.trips += 1
        return await execute(self, query, *values, **more)

    async def on_fetch(self: Any, query: str, *values: Any, **more: Any) -> Any:
        noted.trips += 1
        noted.statements.append((query, values))
        return await fetch(self, query, *values, **more)

    async def on_prepared(self: Any, *values: Any, **more: Any) -> Any:
        noted.trips += 1
        noted.statements.append((self.get_query(), values))
        return await prepared(self, *values, **more)

    asyncpg.Connection.execute, asyncpg.Connection.fetch = on_execute, on_fetch
    asyncpg.prepared_stmt.PreparedStatement.fetch = on_prepared
    try:
        yield noted
    finally:
        asyncpg.Connection.execute, asyncpg.Connection.fetch = execute, fetch
        asyncpg.prepared_stmt.PreparedStatement.fetch = prepared


class Finger:
    """Presses as quickly as it is answered, over one connection and with as little work as possible."""

    def __init__(self, box: Box, person: Person, message: int, data: dict[str, str]) -> None:
        self._box = box
        self._path = f"/control/people/{person.id}/press"
        self._message = message
        self._data = data

    async def presses(self, label: str) -> None:
        """Press, and wait for the answer."""
        told = await self._box.post(self._path, {"message_id": self._message, "data": self._data[label], "wait": 20})
        assert told["answer"] is not None, "no answer to a press"


async def _learned(person: Person, labels: tuple[str, str]) -> dict[str, str]:
    """What the buttons carry; they stand on one message in turn."""
    found = {}
    for label in labels:
        screen = (await person.chat())[-1]
        found[label] = next(b["callback_data"] for row in screen.buttons for b in row if b["text"] == label)
        await person.presses(label)
    return found


async def _measured(walk: Any, presses: int) -> tuple[float, float]:
    """The lowest CPU and wall milliseconds of a press."""
    found = []
    for _ in range(RUNS):
        cpu, wall = time.process_time(), time.perf_counter()
        await walk(presses // RUNS)
        found.append(((time.process_time() - cpu) / (presses // RUNS), (time.perf_counter() - wall) / (presses // RUNS)))
    return min(one[0] for one in found) * 1000, min(one[1] for one in found) * 1000


async def _product(where: Where, box: Box, url: str, presses: int) -> tuple[float, float, Noted, int]:
    """Measures the bot itself; the statements of one pair of presses; the message that was pressed."""
    async with Town.open(url, box, chat_pause=PAUSE) as town:
        person = town.pupil
        labels = (town.ru.plain("home-language"), town.ru.plain("language-ru"))
        await person.says("/start")
        await town.settled()
        await person.presses(town.ru.plain("role-mentee"))
        await town.settled()
        await _learned(person, labels)

        async def walk(many: int) -> None:
            for _ in range(many // 2):
                for label in labels:
                    await person.presses(label)

        await walk(20)
        tune()
        cpu, wall = await _measured(walk, presses)
        await town.settled()
        with noting() as noted:
            await walk(2)
            await asyncio.sleep(0.05)
        return cpu, wall, noted, (await person.chat())[-1].id


async def _by_hand(where: Where, box: Box, dsn: str, noted: Noted, message: int, presses: int) -> tuple[float, float]:
    """Measures a handler of a few lines that runs the noted statements, half of them at every press."""
    pool = await asyncpg.create_pool(dsn, min_size=2, max_size=4, init=_as_text)
    bot = Bot(where.token)
    bot.session.api = Wire(where.url).api
    dispatcher = Dispatcher()
    half = [noted.statements[: len(noted.statements) // 2], noted.statements[len(noted.statements) // 2 :]]
    turn = 0

    async def pressed(query: CallbackQuery) -> None:
        nonlocal turn
        turn += 1
        async with pool.acquire() as connection:
            for statement, values in half[turn % 2]:
                await connection.fetch(statement, *values)
        assert isinstance(query.message, Message)
        markup = query.message.reply_markup
        words = f"Выберите язык бота. Choose the language. {turn}"
        await bot.edit_message_text(words, chat_id=query.message.chat.id, message_id=message, reply_markup=_copy(markup))
        await query.answer()

    dispatcher.callback_query.register(pressed)
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    person = Person(box, 7001, 0)
    data = next(b["callback_data"] for row in (await person.chat())[-1].buttons for b in row if "callback_data" in b)
    label = next(b["text"] for row in (await person.chat())[-1].buttons for b in row if b.get("callback_data") == data)

    async def walk(many: int) -> None:
        for _ in range(many):
            await person.presses(label, in_message=message)

    try:
        await walk(20)
        return await _measured(walk, presses)
    finally:
        await dispatcher.stop_polling()
        await asyncio.wait({polling})
        await bot.session.close()
        await pool.close()


def _copy(markup: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
    return markup


async def _as_text(connection: "asyncpg.Connection[Any]") -> None:
    for name in ("json", "jsonb"):
        await connection.set_type_codec(name, encoder=str, decoder=str, schema="pg_catalog")


class _Found(Exception):
    """The dialog's handler was reached."""


async def routing(times: int = 300) -> tuple[float, int]:
    """Milliseconds from the dispatcher's door to the handler of the last dialog, and how many dialogs there are."""
    dispatcher, dialogs = build(), [one for one in routers() if isinstance(one, Dialog)]
    last = dialogs[-1]
    reached: list[float] = []

    async def note(*_: Any, **__: Any) -> None:
        reached.append(time.perf_counter())

    for handler in last.callback_query.handlers:
        handler.callback = note
        handler.params, handler.varkw = set(), False
    bot = Bot("1:" + "x" * 20)
    state = last.states()[0].state
    context = {"id": "aaaaaa", "stack_id": "", "state": state, "start_data": None, "widget_data": {}, "dialog_data": {}}
    kept = {
        "aiogd:stack:": {"_id": "", "intents": ["aaaaaa"]},
        "aiogd:context:aaaaaa": {"_intent_id": "aaaaaa", **_context(context)},
    }
    user = {"id": 1, "is_bot": False, "first_name": "Аня"}
    query = {
        "id": "1", "from": user, "chat_instance": "1", "data": "aaaaaa\x1dx",
        "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "…"},
    }  # fmt: skip
    spent = []
    for number in range(times):
        page.set(Page(Remembered(kept, 1), number))
        update = Update.model_validate({"update_id": number, "callback_query": query}, context={"bot": bot})
        began = time.perf_counter()
        await dispatcher.feed_update(bot, update, who=None, db=None, now=None, texts=None, mode=None)
        spent.append(reached[-1] - began)
    await bot.session.close()
    return sorted(spent)[len(spent) // 2] * 1000, len(dialogs)


def _context(context: dict[str, Any]) -> dict[str, Any]:
    return {"_stack_id": "", **{name: context[name] for name in ("state", "start_data", "widget_data", "dialog_data")}}


async def main(presses: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, embedded.start(Path(folder), say=lambda _: None, durable=False) as server:
        async with started(Path(folder), 0) as where, box_at(where.url, where.token) as box:
            cpu, wall, noted, message = await _product(where, box, server.url, presses)
            print(f"  product  {cpu:6.2f} ms CPU  {wall:6.2f} ms wall  {len(noted.statements) / 2:5.1f} statements"
                  f"  {noted.trips / 2:5.1f} round trips to PostgreSQL for a press", flush=True)  # fmt: skip
            hand, hand_wall = await _by_hand(where, box, server.dsn, noted, message, presses)
            print(f"  by hand  {hand:6.2f} ms CPU  {hand_wall:6.2f} ms wall; by hand / product {hand / cpu:.2f}", flush=True)
    spent, many = await routing()
    print(f"  routing  {spent:6.2f} ms to the last of {many} dialogs")
    print(f"  (this process also presses; {os.cpu_count()} cores)")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
