"""What a press on a real button costs: CPU, presses a second, statements, routing; beside the same press by hand, and others.

    python -m benchmarks.press [PRESSES]

Thirty-two people press «Язык» and a language in turn, each as soon as the last press was answered: inbox, lease, who it is, the
conversation, one write and the home screen's reads at every second press, edit and answer over HTTP. Telegram's side and the
people are a process of their own (`_far_side.py`), and so is PostgreSQL (durable commits off). Each contender runs in a process
of its own, those of aiogram with the same settings of the garbage collector; CPU is of that process alone, the lowest of three
runs in turn.

- product: the bot as `python -m bot run` serves it;
- by hand: the same program without this house. A bare aiogram, imported as it comes, polls, one statement stores and one takes a
  batch, aiogram's own dispatcher finds one handler, which runs the very statements that the product ran for this press of this
  person (texts and values as noted, over asyncpg's prepared statements; transactions only around what is written), reads the
  JSON that they give (the update, who it is, where the talk stands), builds the same keyboard, edits the message and answers;
  what it took is written down as done, so that nothing waits for the next round;
- aiogram, python-telegram-bot: edit and answer without any database (the latter when `requirements-bench.lock` is installed; as
  it comes it handles one update after another, so it runs a second time with `concurrent_updates` and 128 connections, as it was
  where the wanted ratio comes from).

The ratio is by hand / product: 1.0 is a house that costs nothing.
"""

import asyncio
import importlib.util
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot import aiogram_lightly

#: Contenders that run what whoever installs aiogram gets.
BARE = ("by hand", "aiogram")
#: python-telegram-bot as it comes, and told to handle updates side by side.
PTB, PTB_AT_ONCE = "python-telegram-bot", "python-telegram-bot, concurrent"
if sys.argv[1:2] not in ([one] for one in BARE):
    aiogram_lightly.defer()

import aiohttp  # noqa: E402
import asyncpg  # noqa: E402
from aiogram import Bot, Dispatcher  # noqa: E402
from aiogram.client.default import DefaultBotProperties  # noqa: E402
from aiogram.client.telegram import TelegramAPIServer  # noqa: E402
from aiogram.methods import EditMessageText  # noqa: E402
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update  # noqa: E402
from aiogram_dialog import Dialog  # noqa: E402

from benchmarks._far_side import TOKEN, Steering, far_side  # noqa: E402
from bot.dispatcher import build  # noqa: E402
from bot.memory import Page, page  # noqa: E402
from bot.running import tune  # noqa: E402
from bot.service import Service  # noqa: E402
from db import embedded, updates  # noqa: E402
from db.conversations import Remembered  # noqa: E402
from db.speaking import pacing  # noqa: E402
from domain.personal import PersonalData  # noqa: E402
from handlers import routers  # noqa: E402
from locales import Texts  # noqa: E402

#: Every contender runs so often, in turn with the others.
ROUNDS = 3
#: As many presses at once as in the measurements that the ratios to others come from.
MANY = 32
#: Of this process: other people in every round.
PEOPLE: list[int] = []
TEXTS = Texts("ru", PersonalData.NAMES)
LABELS = [TEXTS.plain("home-language"), TEXTS.plain("language-ru")]

#: Statements with their values, and the screen that came of them.
Press = tuple[list[tuple[str, tuple[Any, ...]]], str, list[list[tuple[str, str]]]]


class Noted:
    """What the driver was asked inside the block, by whom, and which screen was drawn."""

    def __init__(self) -> None:
        self.statements: list[tuple[str, tuple[Any, ...]]] = []
        self.trips = 0
        self.screen: tuple[str, list[list[tuple[str, str]]]] = ("", [])
        #: How a batch was taken the last time.
        self.taking: tuple[Any, ...] = ()

    def note(self, statement: str, values: tuple[Any, ...] = ()) -> None:
        """Only what is done for a press in hand counts; storing and taking are done for many at once."""
        if page.get(None) is not None:
            self.trips += 1
            self.statements.append((statement, values))
        elif statement == updates._TAKE:
            self.taking = values

    def kept(self) -> list[tuple[str, tuple[Any, ...]]]:
        """Without the transactions in which nothing was written."""
        found: list[tuple[str, tuple[Any, ...]]] = []
        began = 0
        for statement, values in self.statements:
            word = statement.strip(" ;\n").split()[0].upper() if statement.strip() else ""
            if word == "BEGIN":
                began = len(found)
            if word == "ROLLBACK":
                found = [*found[:began], *found[began + 1 :]]
            else:
                found.append((word if word in ("BEGIN", "COMMIT") else statement, values))
        return found


@contextmanager
def noting() -> Iterator[Noted]:
    """Note what asyncpg is asked, in this process, inside the block."""
    noted = Noted()
    execute, fetch = asyncpg.Connection.execute, asyncpg.Connection.fetch
    prepared, posting = asyncpg.prepared_stmt.PreparedStatement.fetch, Bot.__call__

    async def on_execute(self: Any, query: str, *values: Any, **more: Any) -> Any:
        noted.note(query, values)
        return await execute(self, query, *values, **more)

    async def on_fetch(self: Any, query: str, *values: Any, **more: Any) -> Any:
        noted.note(query, values)
        return await fetch(self, query, *values, **more)

    async def on_prepared(self: Any, *values: Any, **more: Any) -> Any:
        noted.note(self.get_query(), values)
        return await prepared(self, *values, **more)

    async def on_call(self: Any, method: Any, *more: Any, **others: Any) -> Any:
        if isinstance(method, EditMessageText) and isinstance(method.reply_markup, InlineKeyboardMarkup):
            rows = method.reply_markup.inline_keyboard
            noted.screen = method.text, [[(one.text, one.callback_data or "") for one in row] for row in rows]
        return await posting(self, method, *more, **others)

    asyncpg.Connection.execute, asyncpg.Connection.fetch = on_execute, on_fetch
    asyncpg.prepared_stmt.PreparedStatement.fetch, Bot.__call__ = on_prepared, on_call
    try:
        yield noted
    finally:
        asyncpg.Connection.execute, asyncpg.Connection.fetch = execute, fetch
        asyncpg.prepared_stmt.PreparedStatement.fetch, Bot.__call__ = prepared, posting


async def _measured(far: Steering, presses: int) -> tuple[float, float]:
    """CPU milliseconds of a press, and presses a second."""
    await far("press", people=PEOPLE, labels=LABELS, each=10)
    cpu = time.process_time()
    told = await far("press", people=PEOPLE, labels=LABELS, each=max(2, presses // MANY // 2 * 2))
    return (time.process_time() - cpu) / len(told["spent"]) * 1000, len(told["spent"]) / told["seconds"]


async def product(url: str, far: Steering, kept: Path, presses: int) -> None:
    """The bot itself; leaves the statements and the screens of each person's two presses."""
    pacing.PER_SECOND = 1_000_000  # the presses of a minute, not Telegram's pace, are measured
    async with Service.open(url, token=TOKEN, api_base=far.url, mode=PersonalData.NAMES) as service:
        serving = asyncio.create_task(service.run())
        await far("say", people=PEOPLE, words="/start")
        await far("press", people=PEOPLE, labels=[TEXTS.plain("role-mentee")], each=1)
        await service.settled()
        tune()
        cpu, rate = await _measured(far, presses)
        await service.settled()
        noted: dict[int, list[Press]] = {}
        trips = 0
        for person in PEOPLE:
            for _ in LABELS:
                with noting() as found:
                    await far("press", people=[person], labels=LABELS, each=1)
                    await service.workers.settled()
                trips += found.trips
                noted.setdefault(person, []).append((found.kept(), *found.screen))
        kept.write_bytes(pickle.dumps((noted, found.taking)))  # noqa: ASYNC240 -- everything has run
        serving.cancel()
        await asyncio.wait({serving})
    many = sum(len(one[0]) for two in noted.values() for one in two)
    print(json.dumps({"cpu": cpu, "rate": rate, "statements": many / 2 / MANY, "trips": trips / 2 / MANY}))


async def by_hand(url: str, far: Steering, kept: Path, presses: int, *, database: bool) -> None:
    """A handler of a few lines that runs the noted statements; without a database it only edits and answers."""
    noted: dict[int, list[Press]]
    noted, taking = pickle.loads(kept.read_bytes())  # noqa: ASYNC240 -- before anything runs
    pool = await asyncpg.create_pool(url, min_size=20, max_size=20, init=_as_text, statement_cache_size=600)
    bot = Bot(TOKEN, default=DefaultBotProperties(parse_mode="HTML"))
    bot.session.api = TelegramAPIServer.from_base(far.url)
    dispatcher = Dispatcher()
    #: The row of the inbox that each person's press has become.
    begun: dict[int, asyncpg.Record] = {}

    async def pressed(query: CallbackQuery) -> None:
        language, home = noted[query.from_user.id]
        at_home = (LABELS[0], query.data) in {button for row in home[2] for button in row}
        statements, words, rows = language if at_home else home
        if database:
            mine = begun.pop(query.from_user.id)
            async with pool.acquire() as connection:
                for statement, values in statements:
                    if statement == updates._GO_ON:
                        values = (query.from_user.id, mine["fence"], mine["seq"], values[3], mine["version"], *values[5:])
                    await (connection.fetch(statement, *values) if values else connection.execute(statement))
        markup = InlineKeyboardMarkup(
            inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=data) for text, data in row] for row in rows]
        )
        assert query.message is not None
        await bot.edit_message_text(
            words, chat_id=query.message.chat.id, message_id=query.message.message_id, reply_markup=markup
        )
        await query.answer()

    dispatcher.callback_query.register(pressed)

    async def poll() -> None:
        offset = None
        async with asyncio.TaskGroup() as group:
            while True:
                found = await bot.get_updates(offset=offset, timeout=8)
                offset = found[-1].update_id + 1 if found else offset
                if database and found:
                    rows = [
                        {"update_id": one.update_id, "key": _whose(one), "payload": one.model_dump_json(exclude_none=True)}
                        for one in found
                    ]
                    async with pool.acquire() as connection:
                        await connection.fetch(updates._STORE, json.dumps(rows))
                        taken = await connection.fetch(updates._TAKE, *taking[:2], MANY, *taking[3:])
                        begun.update({row["key"]: row for row in taken})
                for update in found:
                    group.create_task(dispatcher.feed_update(bot, update))

    polling = asyncio.create_task(poll())
    tune()
    cpu, rate = await _measured(far, presses)
    polling.cancel()
    await asyncio.wait({polling})
    await bot.session.close()
    await pool.close()
    print(json.dumps({"cpu": cpu, "rate": rate}))


def _whose(update: Update) -> int:
    assert update.callback_query is not None
    return update.callback_query.from_user.id


async def _as_text(connection: "asyncpg.Connection[Any]") -> None:
    """JSON goes in as text, as the noted values are, and is read when it comes out."""
    for name in ("json", "jsonb"):
        await connection.set_type_codec(name, encoder=str, decoder=json.loads, schema="pg_catalog")


async def telegram_bot(far: Steering, kept: Path, presses: int, *, at_once: bool) -> None:
    """python-telegram-bot: the same edit and answer, no database; `at_once`, updates are handled side by side."""
    from telegram import InlineKeyboardButton as Button  # noqa: PLC0415 -- only in its own process
    from telegram import InlineKeyboardMarkup as Markup  # noqa: PLC0415
    from telegram import Update as Told  # noqa: PLC0415
    from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ContextTypes  # noqa: PLC0415

    noted: dict[int, list[Press]] = pickle.loads(kept.read_bytes())[0]  # noqa: ASYNC240 -- before anything runs

    async def pressed(told: Told, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = told.callback_query
        assert query is not None
        language, home = noted[query.from_user.id]
        at_home = (LABELS[0], query.data) in {button for row in home[2] for button in row}
        _, words, rows = language if at_home else home
        markup = Markup([[Button(text, callback_data=data) for text, data in row] for row in rows])
        await query.edit_message_text(words, parse_mode="HTML", reply_markup=markup)
        await query.answer()

    builder = ApplicationBuilder().token(TOKEN).base_url(f"{far.url}/bot")
    if at_once:
        builder = builder.concurrent_updates(True).connection_pool_size(128)
    application = builder.build()
    application.add_handler(CallbackQueryHandler(pressed))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(poll_interval=0)
        cpu, rate = await _measured(far, presses)
        await application.updater.stop()
        await application.stop()
    print(json.dumps({"cpu": cpu, "rate": rate}))


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


async def _one(name: str, url: str, address: str, kept: Path, presses: int) -> None:
    """One contender, in this process."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as session:
        far = Steering(address, session)
        match name:
            case "product":
                await product(url, far, kept, presses)
            case _ if name in BARE:
                await by_hand(url, far, kept, presses, database=name == "by hand")
            case _:
                await telegram_bot(far, kept, presses, at_once=name == PTB_AT_ONCE)


async def _contends(name: str, *given: str) -> dict[str, float]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.press", name, *given), stdout=subprocess.PIPE
    )
    told, _ = await process.communicate()
    assert process.returncode == 0, f"{name} failed"
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return found


async def main(presses: int) -> None:
    """Print the table."""
    names = ["product", "by hand", "aiogram", *((PTB, PTB_AT_ONCE) if importlib.util.find_spec("telegram") else ())]
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder, embedded.start(Path(folder), say=lambda _: None, durable=False) as server:
        async with far_side() as far:
            for number in range(ROUNDS):
                for name in names:
                    url = server.url if name == "product" else server.dsn
                    few = presses if name not in (PTB, PTB_AT_ONCE) else presses // 4
                    told = await _contends(name, url, far.url, str(Path(folder) / "noted"), f"{number}", f"{few // ROUNDS}")
                    rounds[name].append(told)
    _print(rounds)
    spent, many = await routing()
    print(f"= routing | {spent:.2f} ms to the last of {many} dialogs | ≤ 0.3 ms")
    print(f"  routing  {spent:6.2f} ms to the last of {many} dialogs ({os.cpu_count()} cores)")


def _print(rounds: dict[str, list[dict[str, float]]]) -> None:
    cpu = {name: min(one["cpu"] for one in found) for name, found in rounds.items()}
    rate = {name: max(one["rate"] for one in found) for name, found in rounds.items()}
    for name in rounds:
        print(f"  {name:32} {cpu[name]:6.2f} ms CPU {rate[name]:8.0f} presses/s")
    last = rounds["product"][-1]
    print(
        f"  a press asks {last['statements']:.1f} statements ({last['trips']:.1f} round trips), besides storing and taking many"
    )
    print(f"  by hand / product: CPU {cpu['by hand'] / cpu['product']:.2f}; product / by hand:", end=" ")
    print(f"presses/s {rate['product'] / rate['by hand']:.2f}")
    print(f"= presses a second: product / by hand | {rate['product'] / rate['by hand']:.2f} | ≥ 0.8")
    print(f"= a press, CPU: by hand / product | {cpu['by hand'] / cpu['product']:.2f} | ≥ 0.8")
    for name in sorted(rate.keys() & {PTB, PTB_AT_ONCE}):
        times = rate["product"] / rate[name]
        print(f"  product / {name} without a database: presses/s {times:.1f},", end=" ")
        print(f"CPU {cpu['product'] / cpu[name]:.2f}", flush=True)
        print(f"= presses a second: product / {name} without a database | {times:.1f} | {'–' if name == PTB else '≥ 3'}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name, url, address, kept, number, presses]:
            PEOPLE += range(101 + 100 * int(number), 101 + 100 * int(number) + MANY)
            asyncio.run(_one(name, url, address, Path(kept), int(presses)))
        case [presses]:
            asyncio.run(main(int(presses)))
        case _:
            asyncio.run(main(3000))
