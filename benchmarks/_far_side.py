"""The other end of the wire, in a process of its own: a Bot API server of a few lines whose people press as quickly as they are
answered, or at moments of chance; it keeps Telegram's limits as strictly as they are written, and counts.

    python -m benchmarks._far_side      prints the address it listens on, ends with its standard input

The playground is a whole Telegram with a page; this one costs a tenth of it, so that a measurement is of the bot.
"""

import asyncio
import itertools
import json
import random
import sys
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

TOKEN = "1234567:" + "benchmark" * 4
#: A press or a word that nobody answers within so many seconds is lost.
LOST_AFTER = 60.0


@dataclass
class Chat:
    """One person's phone: the screen that stands there, and what they wait for."""

    id: int
    screen: int = 0
    buttons: list[dict[str, Any]] = field(default_factory=list)
    waits: "asyncio.Future[float] | None" = None
    query: str = ""
    drawn: bool = False
    answered: bool = False


@dataclass
class Limits:
    """30 in any sliding second and one a second in a chat, for messages; None: as many as one likes. Seconds of each way."""

    per_second: int | None = None
    per_chat: float | None = None
    way: tuple[float, float] = (0.0, 0.0)


class FarSide:
    """The server, its people and its ledger."""

    def __init__(self) -> None:
        self._updates: deque[dict[str, Any]] = deque()
        self._news = asyncio.Event()
        self._numbers = itertools.count(1)
        self._messages = itertools.count(1)
        self._chats: dict[int, Chat] = {}
        self._limits = Limits()
        self._window: deque[float] = deque()
        self._last: dict[int, float] = {}
        self._chance = random.Random(8)
        self.accepted: list[tuple[float, int, str]] = []
        self.refused = 0
        #: Seconds that calls which carried a message were on their way, and how many.
        self._way = (0.0, 0)

    # Telegram's side

    async def call(self, request: web.Request) -> web.Response:
        """One call of the Bot API."""
        method, values = request.match_info["method"].lower(), await _values(request)
        there, back = (self._chance.uniform(*self._limits.way) for _ in range(2))
        if there:
            await asyncio.sleep(there)
        if method == "sendmessage":
            self._way = (self._way[0] + there + back, self._way[1] + 1)
        answer = await self._answer(method, values)
        if back:
            await asyncio.sleep(back)
        return answer

    async def _answer(self, method: str, values: dict[str, Any]) -> web.Response:
        match method:
            case "getupdates":
                return _ok(await self._poll(int(values.get("offset") or 0), float(values.get("timeout") or 0)))
            case "getme":
                return _ok({"id": 1234567, "is_bot": True, "first_name": "Бот", "username": "bench_bot"})
            case "sendmessage" | "editmessagetext":
                return self._show(method, values)
            case "answercallbackquery":
                self._heard(str(values["callback_query_id"]))
        return _ok(True)

    def _show(self, method: str, values: dict[str, Any]) -> web.Response:
        chat = self._chat(int(values["chat_id"]))
        sending = method == "sendmessage"
        if sending and not self._allowed(chat.id):
            self.refused += 1
            told = {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 1",
                "parameters": {"retry_after": 1},
            }
            return web.json_response(told, status=429)
        markup = values.get("reply_markup") or {}
        markup = json.loads(markup) if isinstance(markup, str) else markup
        chat.screen = next(self._messages) if sending else int(values["message_id"])
        chat.buttons = [button for row in markup.get("inline_keyboard", ()) for button in row]
        chat.drawn = True
        if sending:
            self.accepted.append((time.monotonic(), chat.id, str(values["text"])[:20]))
        self._content(chat)
        return _ok(_message(chat, str(values["text"]), markup))

    def _allowed(self, chat: int) -> bool:
        now = time.monotonic()
        while self._window and self._window[0] <= now - 1:
            self._window.popleft()
        full = self._limits.per_second is not None and len(self._window) >= self._limits.per_second
        if full or (self._limits.per_chat is not None and now - self._last.get(chat, -9.0) < self._limits.per_chat):
            return False
        self._window.append(now)
        self._last[chat] = now
        return True

    async def _poll(self, offset: int, seconds: float) -> list[dict[str, Any]]:
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        if not self._updates and seconds:
            self._news.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._news.wait()
            except TimeoutError:
                pass
        return list(itertools.islice(self._updates, 100))

    # the people's side

    def _chat(self, number: int) -> Chat:
        return self._chats.setdefault(number, Chat(number))

    def _heard(self, query: str) -> None:
        chat = self._chats.get(int(query.partition("-")[0]))
        if chat is not None and chat.query == query:
            chat.answered = True
            self._content(chat)

    def _content(self, chat: Chat) -> None:
        if chat.waits is not None and chat.drawn and chat.answered and not chat.waits.done():
            chat.waits.set_result(time.perf_counter())

    def _tell(self, chat: Chat, **content: Any) -> "asyncio.Future[float]":
        chat.waits = asyncio.get_running_loop().create_future()
        chat.drawn = False
        self._updates.append({"update_id": next(self._numbers), **content})
        self._news.set()
        return chat.waits

    def _says(self, chat: Chat, words: str) -> "asyncio.Future[float]":
        chat.answered = True
        entities = [{"type": "bot_command", "offset": 0, "length": len(words)}] if words.startswith("/") else []
        said = {"message_id": next(self._messages), "date": int(time.time()), "chat": _private(chat), "from": _user(chat)}
        return self._tell(chat, message={**said, "text": words, "entities": entities})

    def _presses(self, chat: Chat, labels: list[str]) -> "asyncio.Future[float]":
        data = next(b["callback_data"] for label in labels for b in chat.buttons if b["text"] == label)
        chat.answered, chat.query = False, f"{chat.id}-{next(self._numbers)}"
        markup = {"inline_keyboard": [[button] for button in chat.buttons]}
        query = {"id": chat.query, "from": _user(chat), "chat_instance": "1", "data": data}
        return self._tell(chat, callback_query={**query, "message": _message(chat, "…", markup)})

    async def say(self, request: web.Request) -> web.Response:
        """Everybody named says the words; waits until all are answered."""
        wanted = await request.json()
        await asyncio.gather(*(self._answered(self._says(self._chat(one), wanted["words"])) for one in wanted["people"]))
        return web.json_response({})

    async def press(self, request: web.Request) -> web.Response:
        """Everybody named presses `each` times, one press after the answer to the one before; whichever of the labels stands."""
        wanted = await request.json()

        async def one(number: int) -> list[float]:
            chat, spent = self._chat(number), []
            for _ in range(wanted["each"]):
                began = time.perf_counter()
                spent.append(await self._answered(self._presses(chat, wanted["labels"])) - began)
            return spent

        began = time.perf_counter()
        spent = await asyncio.gather(*(one(number) for number in wanted["people"]))
        return web.json_response({"seconds": time.perf_counter() - began, "spent": [each for some in spent for each in some]})

    async def arrive(self, request: web.Request) -> web.Response:
        """Presses at moments of chance, `rate` a second for `seconds`, whether or not others have been answered. Spent seconds
        count from the moment at which the press was to come, None for a press that was never answered."""
        wanted = await request.json()
        idle = deque(wanted["people"])
        spent: list[float | None] = []
        moment = began = time.perf_counter()
        late = 0

        async def one(number: int, moment: float) -> None:
            try:
                spent.append(await self._answered(self._presses(self._chat(number), wanted["labels"])) - moment)
                idle.append(number)
            except TimeoutError:
                spent.append(None)

        async with asyncio.TaskGroup() as group:
            while (moment := moment + self._chance.expovariate(wanted["rate"])) < began + wanted["seconds"]:
                await asyncio.sleep(max(0.0, moment - time.perf_counter()))
                if not idle:  # everybody waits: this press is late as a whole
                    late += 1
                    continue
                group.create_task(one(idle.popleft(), moment))
        return web.json_response({"spent": spent, "nobody_free": late})

    async def flood(self, request: web.Request) -> web.Response:
        """One person says the words `rate` times a second for `seconds`, whether or not anybody answers; how often."""
        wanted = await request.json()
        chat, times, began = self._chat(wanted["person"]), 0, time.perf_counter()
        while (due := began + times / wanted["rate"]) < began + wanted["seconds"]:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            self._says(chat, wanted["words"])
            times += 1
        return web.json_response({"times": times})

    async def _answered(self, waits: "asyncio.Future[float]") -> float:
        async with asyncio.timeout(LOST_AFTER):
            return await waits

    async def limit(self, request: web.Request) -> web.Response:
        """Set the limits and forget what was counted."""
        wanted = await request.json()
        self._limits = Limits(wanted.get("per_second"), wanted.get("per_chat"), tuple(wanted.get("way", (0.0, 0.0))))
        self.accepted, self.refused, self._way = [], 0, (0.0, 0)
        return web.json_response({})

    async def counted(self, _: web.Request) -> web.Response:
        """Every message accepted (moment of `time.monotonic`, chat, beginning of its words), how many were refused, mean way."""
        spent, calls = self._way
        return web.json_response({"accepted": self.accepted, "refused": self.refused, "way": spent / max(calls, 1)})


def _user(chat: Chat) -> dict[str, Any]:
    return {"id": chat.id, "is_bot": False, "first_name": "Аня", "language_code": "ru"}


def _private(chat: Chat) -> dict[str, Any]:
    return {"id": chat.id, "type": "private", "first_name": "Аня"}


def _message(chat: Chat, words: str, markup: dict[str, Any]) -> dict[str, Any]:
    bot = {"id": 1234567, "is_bot": True, "first_name": "Бот"}
    found = {"message_id": chat.screen, "date": int(time.time()), "chat": _private(chat), "from": bot, "text": words}
    return found | ({"reply_markup": markup} if markup else {})


def _ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


async def _values(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return dict(await request.post())


async def main() -> None:
    """Serve until standard input ends."""
    side = FarSide()
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", side.call)
    for name in ("say", "press", "arrive", "flood", "limit"):
        app.router.add_post(f"/{name}", getattr(side, name))
    app.router.add_get("/counted", side.counted)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


class Steering:
    """What a benchmark asks of the far side."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self._session = session

    async def __call__(self, what: str, **wanted: Any) -> Any:
        """`say`, `press`, `arrive`, `flood`, `limit`, or `counted`."""
        asking = self._session.post(f"{self.url}/{what}", json=wanted) if wanted else self._session.get(f"{self.url}/{what}")
        async with asking as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()


@asynccontextmanager
async def far_side() -> AsyncIterator[Steering]:
    """Its process, until the end of the block."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks._far_side"), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        port = int(await process.stdout.readline())
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None), read_bufsize=2**24) as session:
            yield Steering(f"http://127.0.0.1:{port}", session)
    finally:
        process.stdin.close()
        await process.wait()


if __name__ == "__main__":
    asyncio.run(main())
