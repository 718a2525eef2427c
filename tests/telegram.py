"""People with phones, for tests that read as a story: who says, presses and sees, over real HTTP.

    async with playground(tmp_path) as box:
        ann = await box.person(101, "Аня", title="Ученица")
        await ann.starts("k7")
        await ann.sees("Здравствуй")
        answer = await ann.presses("Согласна")

Nothing here sleeps: waiting is a long poll on the playground's events.
"""

from __future__ import annotations

import contextlib
import io
import struct
import time
import zlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import aiohttp

from playground.server import Playground

#: Seconds until what was expected counts as not happening; a busy machine may take long, a quick one never waits for it.
PATIENCE = 45.0


@dataclass(frozen=True)
class Seen:
    """A message as it stands on the phone."""

    id: int
    by_bot: bool
    text: str
    edited: bool = False
    entities: tuple[dict[str, Any], ...] = ()
    buttons: tuple[tuple[dict[str, Any], ...], ...] = ()
    media: dict[str, Any] | None = None
    raw: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Self:
        """From what the control API tells."""
        return cls(
            id=raw["message_id"],
            by_bot=raw["from"] == "bot",
            text=raw["text"],
            edited=raw["edited"],
            entities=tuple(raw["entities"]),
            buttons=tuple(tuple(row) for row in raw["inline_keyboard"]),
            media=raw["media"],
            raw=raw,
        )

    @property
    def labels(self) -> list[str]:
        """The inline buttons' words, row after row."""
        return [button["text"] for row in self.buttons for button in row]


@dataclass(frozen=True)
class Answer:
    """What the bot answered to a press: a toast, or an alert to be closed; empty words when it only took note."""

    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(frozen=True)
class Call:
    """One call of the bot as the playground saw it. `status` None: never answered; `lost`: took effect, answer dropped."""

    seq: int
    method: str
    chat_id: int | None
    parameters: dict[str, Any]
    status: int | None
    lost: bool
    fault: str
    came: float
    answered: float
    at: float
    message_ids: tuple[int, ...]


Wanted = str | Callable[[Seen], bool]


class Person:
    """Somebody with a phone. Acts return when Telegram has them; `sees` waits for what the bot does about them."""

    def __init__(self, box: Box, number: int, next_event: int) -> None:
        self.box = box
        self.id = number
        self.messages: dict[int, Seen] = {}
        self.keyboard: dict[str, Any] | None = None
        self.toasts: list[str] = []
        self._since = next_event
        self._fresh: list[Seen] = []

    # what they do

    async def says(self, text: str) -> list[int]:
        """Type a text; gives the numbers of the messages it became (long ones are split)."""
        return await self._acts("say", {"text": text})

    async def starts(self, payload: str = "") -> list[int]:
        """Press Start, with what the link carried."""
        return await self.says(f"/start {payload}".strip())

    async def opens(self, link: str) -> list[int]:
        """Open a link to the bot."""
        return await self._acts("open", {"link": link})

    async def presses(self, what: str, in_message: int | None = None, patience: float = PATIENCE) -> Answer | None:
        """Press the newest button with this label or data; a button of the reply keyboard types its words.

        Waits until the bot answers the press; None when it did not within the patience, or for a reply keyboard.
        """
        shown = await self.chat()
        for message in reversed(shown):
            for button in [button for row in message.buttons for button in row]:
                if in_message in (None, message.id) and what in (button["text"], button.get("callback_data")):
                    assert "callback_data" in button, f"«{what}» is no button that asks the bot: {button}"
                    return await self.forges(button["callback_data"], message.id, patience)
        if in_message is None and what in self.buttons_below:
            await self.says(what)
            return None
        on_show = [label for message in shown for label in message.labels]
        raise AssertionError(f"no button «{what}»; there are {on_show} and below {self.buttons_below}")

    async def forges(self, data: str, in_message: int, patience: float = PATIENCE) -> Answer | None:
        """Press what may never have been a button: any data, under any message."""
        body = {"message_id": in_message, "data": data, "wait": patience}
        told = await self._does("press", body)
        return Answer(**told["answer"]) if told["answer"] is not None else None

    async def sends_file(self, name: str, content: bytes, caption: str = "") -> list[int]:
        """Send a document."""
        return await self._sends("document", name, content, caption)

    async def sends_photo(self, content: bytes | None = None, caption: str = "") -> list[int]:
        """Send a photo; a small grey one if none is given."""
        return await self._sends("photo", "photo.png", content or png(), caption)

    async def sends_voice(self) -> list[int]:
        """Send a voice message."""
        return await self._sends("voice", "voice.ogg", b"OggS" + bytes(64))

    async def sends_sticker(self) -> list[int]:
        """Send a sticker."""
        return await self._sends("sticker", "sticker.webp", png())

    async def shares_contact(self, **card: Any) -> list[int]:
        """Share one's own contact, or the given card."""
        return await self._acts("contact", card)

    async def blocks(self) -> None:
        """Block the bot."""
        await self._acts("block", {})

    async def unblocks(self) -> None:
        """Let it in again."""
        await self._acts("unblock", {})

    # what they see

    async def sees(self, wanted: Wanted, patience: float = PATIENCE) -> Seen:
        """The first message that the bot wrote or edited since this person's last act and that holds these words."""
        matches = wanted if callable(wanted) else lambda message: wanted in message.text
        until = time.monotonic() + patience
        while True:
            for index, message in enumerate(self._fresh):
                if matches(message):
                    del self._fresh[: index + 1]
                    return message
            left = until - time.monotonic()
            if left <= 0 or not await self._listen(left):
                heard = [message.text for message in self._fresh]
                raise AssertionError(f"{self.id} waited {patience} s for {wanted!r}; since the last act only {heard}")

    async def sees_gone(self, message: int, patience: float = PATIENCE) -> None:
        """Wait until a message has vanished."""
        until = time.monotonic() + patience
        while any(seen.id == message for seen in await self.chat()):
            assert await self._listen(until - time.monotonic()), f"message {message} is still there"

    async def chat(self) -> list[Seen]:
        """The whole chat as it stands now, oldest first."""
        told = await self.box.get(f"/control/people/{self.id}/chat")
        self.messages = {raw["message_id"]: Seen.of(raw) for raw in told["messages"]}
        self.keyboard = told["keyboard"]
        self.toasts = [toast["text"] for toast in told["toasts"]]
        return list(self.messages.values())

    @property
    def last(self) -> Seen:
        """The bot's newest message, as of the last look (`sees`, `chat`)."""
        return next(message for message in reversed(self.messages.values()) if message.by_bot)

    @property
    def buttons(self) -> list[str]:
        """The labels under the bot's newest message."""
        return self.last.labels

    @property
    def buttons_below(self) -> list[str]:
        """The labels of the reply keyboard in force."""
        return [button["text"] for row in (self.keyboard or {}).get("rows", []) for button in row]

    # how

    async def _acts(self, act: str, body: dict[str, Any]) -> list[int]:
        told = await self._does(act, body)
        numbers: list[int] = told.get("message_ids", [])
        return numbers

    async def _sends(self, kind: str, name: str, content: bytes, caption: str = "") -> list[int]:
        form = aiohttp.FormData()
        form.add_field(kind, io.BytesIO(content), filename=name)
        form.add_field("caption", caption)
        told = await self._does("send", form)
        numbers: list[int] = told["message_ids"]
        return numbers

    async def _does(self, act: str, body: Any) -> Any:
        """Act; what is seen from now on came after it."""
        self._fresh = []
        self._since, told = await self.box.act(f"/control/people/{self.id}/{act}", body)
        return told

    async def _listen(self, seconds: float) -> bool:
        """Take in what happened next; False when nothing did in time."""
        if seconds <= 0:
            return False
        told = await self.box.get("/control/events", after=self._since, wait=seconds, person=self.id)
        self._since = told["next"]
        for event in told["events"]:
            self._take_in(event)
        return bool(told["events"])

    def _take_in(self, event: dict[str, Any]) -> None:
        match event["kind"]:
            case "message" | "edit":
                message = Seen.of(event["message"])
                self.messages[message.id] = message
                if message.by_bot:
                    self._fresh.append(message)
            case "delete":
                self.messages.pop(event["message_id"], None)
            case "keyboard":
                self.keyboard = event["keyboard"]
            case "answer" if event["text"]:
                self.toasts.append(event["text"])


class Box:
    """A running playground, wherever it runs."""

    def __init__(self, url: str, token: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self.token = token
        self._session = session

    async def person(self, number: int, first_name: str, **profile: Any) -> Person:
        """Somebody new (or known) with a phone; `language_code`, `username`, `last_name`, `title` as one likes."""
        await self._ask("PUT", f"/control/people/{number}", json={"first_name": first_name, "language_code": "ru", **profile})
        return Person(self, number, (await self.get("/control/events"))["next"])

    async def ledger(self, method: str = "", chat: int | None = None, after: int = 0) -> list[Call]:
        """What the bot called, accepted or refused, in order of answering."""
        query = {"after": after, "method": method} | ({} if chat is None else {"chat_id": chat})
        rows = (await self.get("/control/ledger", **query))["calls"]
        return [
            Call(
                came=row["monotonic"],
                message_ids=tuple(row["message_ids"]),
                **{
                    name: row[name]
                    for name in ("seq", "method", "chat_id", "parameters", "status", "lost", "fault", "answered", "at")
                },
            )
            for row in rows
        ]

    async def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return int((await self.get("/control/pending"))["pending"])

    async def weather(self, *faults: dict[str, Any]) -> None:
        """Let these faults stand, and no others; none for fair weather."""
        await self._ask("PUT", "/control/faults", json=list(faults))

    async def strict_pacing(self, on: bool = True) -> None:
        """Telegram's own limits: 30 messages in any second, one per chat and second."""
        await self._ask("PUT", "/control/pacing", json={"strict": on})

    async def clock(self) -> dict[str, Any]:
        """The clock board."""
        board: dict[str, Any] = await self.get("/control/clock")
        return board

    async def moves_clock(self, move: Any, patience: float = 200.0) -> dict[str, Any]:
        """Ask for `{"days": 1}`, `"next"` or `{"to": ISO}` and wait until it is done; gives the board."""
        since = (await self.get("/control/events"))["next"]
        await self.post("/control/clock/commands", {"move": move})
        until = time.monotonic() + patience
        while (board := await self.clock())["moving"] is not None:
            left = until - time.monotonic()
            assert left > 0, f"the clock has not moved within {patience} s"
            since = (await self.get("/control/events", after=since, wait=left))["next"]
        assert not board["error"], board["error"]
        return board

    async def get(self, path: str, **query: Any) -> Any:
        """Ask the control API."""
        return await self._ask("GET", path, params={name: str(value) for name, value in query.items()})

    async def post(self, path: str, body: Any) -> Any:
        """Tell the control API."""
        return (await self.act(path, body))[1]

    async def act(self, path: str, body: Any) -> tuple[int, Any]:
        """Tell the control API; the number of the newest event before it, and the answer."""
        sent = {"data": body} if isinstance(body, aiohttp.FormData) else {"json": body}
        async with self._session.post(f"{self.url}{path}", **sent) as answer:
            return int(answer.headers.get("X-Events-Before", 0)), await _told(answer)

    async def _ask(self, method: str, path: str, **more: Any) -> Any:
        async with self._session.request(method, f"{self.url}{path}", **more) as answer:
            return await _told(answer)


async def _told(answer: aiohttp.ClientResponse) -> Any:
    told = await answer.json()
    assert answer.status == 200, f"{answer.method} {answer.url.path}: {answer.status} {told}"
    return told


@contextlib.asynccontextmanager
async def box_at(url: str, token: str) -> AsyncIterator[Box]:
    """Speak to a playground that already runs, for example in a process of its own."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120)) as session:
        yield Box(url, token, session)


@contextlib.asynccontextmanager
async def playground(data_dir: Path, **settings: Any) -> AsyncIterator[Box]:
    """A playground inside this process, on a free port."""
    async with Playground(data_dir=data_dir, port=0, **settings) as served, box_at(served.url, served.token) as box:
        yield box


def png(width: int = 8, height: int = 8, grey: int = 160) -> bytes:
    """A small valid PNG of one colour."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\x00" + bytes([grey]) * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
