"""A phone without a network: one press goes through the whole dispatcher on a real database, and whatever it wrote is taken back.

So the same world can be pressed thousands of times, by anybody, on anybody's screen: each press begins where the recording stood.
"""

import itertools
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.enums import ParseMode
from aiogram.methods import TelegramMethod
from aiogram.types import File, Message, User
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot import dispatcher
from bot.conversation import Conversation
from bot.memory import Page, page
from db import Database, Ticket
from db.conversations import NOTHING, Remembered
from db.database import UpdateDatabase
from db.updates import Turn
from domain.personal import PersonalData

TOKEN = "1:" + "x" * 35
MOSCOW = ZoneInfo("Europe/Moscow")

#: How the house runs; no effect of anybody.
MACHINE = frozenset({"updates", "leases", "conversations", "sending_slots", "pace", "job_runs", "alembic_version"})


@dataclass(frozen=True)
class Said:
    """One call of the bot that a person sees."""

    method: str
    chat: int
    text: str
    buttons: tuple[tuple[str, str], ...] = ()  # label and what it carries
    raw: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Outcome:
    """What became of an update: what was said, what the chat remembers now, which rows went and which came, what it broke on."""

    said: tuple[Said, ...]
    remembered: Remembered
    gone: frozenset[tuple[str, str]] = frozenset()
    came: frozenset[tuple[str, str]] = frozenset()
    broke: BaseException | None = None

    @property
    def screen(self) -> Said | None:
        """The newest message with buttons."""
        return next((one for one in reversed(self.said) if one.buttons), None)

    @property
    def words(self) -> str:
        """Everything that the person can read, buttons included."""
        return "\n".join("\n".join([one.text, *(label for label, _ in one.buttons)]) for one in self.said)


_PLAIN = {
    "GetFile": File(file_id="x", file_unique_id="x", file_path="x"),
    "GetMe": User(id=1, is_bot=True, first_name="Бот", username="bot"),
}


class Taker(BaseSession):
    """Telegram that takes everything."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []
        self._ids = itertools.count(10_000)

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 -- aiogram's own
        name = type(method).__name__
        told = method.model_dump(exclude_none=True, warnings=False, exclude={"document", "photo", "media"})
        if name == "AnswerCallbackQuery":
            self.said.append(Said(name, 0, told.get("text", "")))
            return True
        if not name.startswith(("Send", "Edit")):
            return _PLAIN.get(name, True)
        rows = (told.get("reply_markup") or {}).get("inline_keyboard", [])
        buttons = tuple((one["text"], one.get("callback_data", "")) for row in rows for one in row)
        chat = int(told.get("chat_id") or 0)
        number = told.get("message_id") or next(self._ids)
        words = str(told.get("text") or told.get("caption") or "")
        raw: dict[str, Any] = {
            "message_id": number,
            "date": 1_780_000_000,
            "chat": {"id": chat, "type": "private"},
            "from": {"id": 1, "is_bot": True, "first_name": "Бот"},
            "text": words,
        }
        if rows:
            raw["reply_markup"] = {"inline_keyboard": rows}
        self.said.append(Said(name, chat, words, buttons, raw))
        return Message.model_validate(raw, context={"bot": bot})

    async def stream_content(self, *_: Any, **__: Any) -> AsyncIterator[bytes]:  # type: ignore[override]
        yield b""

    async def close(self) -> None:
        return None


class _TakenBack(UpdateDatabase):
    """Its transactions are looked at and rolled back."""

    def __init__(self, database: "_Database", ticket: Ticket) -> None:
        super().__init__(database, ticket)
        self._home = database

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        async with self._home.read() as tx:
            yield tx
            await tx.flush()
            self._home.after = {**(self._home.after or {}), **await rows(tx, unlike=self._home.prints)}

    @asynccontextmanager
    async def record(self) -> AsyncIterator[AsyncSession]:
        async with self.begin() as tx:
            yield tx


class _Database(Database):
    prints: dict[str, str]
    after: dict[str, frozenset[str]] | None = None

    def bound(self, ticket: Ticket) -> UpdateDatabase:
        return _TakenBack(self, ticket)


async def tables(tx: AsyncSession) -> list[str]:
    """Every table of facts."""
    found = await tx.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
    return [name for name in found.scalars() if name not in MACHINE]


async def prints(tx: AsyncSession) -> dict[str, str]:
    """A fingerprint of each table."""
    one = "SELECT '{0}', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {0} t"
    asked = " UNION ALL ".join(one.format(name) for name in await tables(tx))
    return {row[0]: row[1] for row in await tx.execute(text(asked))}


async def rows(tx: AsyncSession, unlike: dict[str, str]) -> dict[str, frozenset[str]]:
    """The rows of every table whose fingerprint is another one, as JSON."""
    changed = [name for name, found in (await prints(tx)).items() if unlike.get(name) != found]
    return {name: frozenset((await tx.execute(text(f"SELECT to_jsonb(t)::text FROM {name} t"))).scalars()) for name in changed}


class Phones:
    """Everybody's phone on one database that stands still."""

    def __init__(self, database: Database, now: datetime, mode: PersonalData = PersonalData.NAMES) -> None:
        self._database = _Database(database.engine)
        self._session = Taker()
        self._bot = Bot(TOKEN, session=self._session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
        self._talk = Conversation(self._bot, dispatcher.build(), self._database, lambda: now, mode, MOSCOW)
        self._before: dict[str, frozenset[str]] = {}
        self._numbers = itertools.count(1)

    @classmethod
    @asynccontextmanager
    async def on(cls, database: Database, now: datetime) -> AsyncIterator["Phones"]:
        """Phones on the database as it is now."""
        phones = cls(database, now)
        async with database.read() as tx:
            phones._database.prints = await prints(tx)
            phones._before = await rows(tx, unlike={})
        yield phones

    async def says(self, external: int, words: str, remembered: Remembered = NOTHING) -> Outcome:
        """Somebody types."""
        message = {**_frame(external), "message_id": next(self._numbers), "text": words}
        if words.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(words.split()[0])}]
        return await self._runs(external, {"message": message}, remembered)

    async def presses(self, external: int, data: str, under: dict[str, Any], remembered: Remembered) -> Outcome:
        """Somebody presses a button, wherever it was recorded."""
        query, remembered = pressed_by(external, data, under, remembered)
        return await self._runs(external, {"callback_query": {**query, "id": str(next(self._numbers))}}, remembered)

    async def _runs(self, external: int, payload: dict[str, Any], remembered: Remembered) -> Outcome:
        seq = next(self._numbers)
        ticket = Ticket(Turn(external, UUID(int=0), 0), seq, {"update_id": seq, **payload}, 1, timedelta(0), remembered)
        token = page.set(Page(remembered, seq))
        self._session.said, self._database.after = [], None
        broke: BaseException | None = None
        try:
            await self._talk.handle(ticket)
        except Exception as fault:  # what was taken back may be missed afterwards; the test judges
            broke = fault
        kept = page.get().to_save() or remembered
        page.reset(token)
        after: dict[str, frozenset[str]] = self._database.after or {}
        gone = frozenset((name, row) for name, found in after.items() for row in self._before.get(name, frozenset()) - found)
        came = frozenset((name, row) for name, found in after.items() for row in found - self._before.get(name, frozenset()))
        return Outcome(tuple(self._session.said), replace(kept, version=0), gone, came, broke)


def pressed_by(external: int, data: str, under: dict[str, Any], remembered: Remembered) -> tuple[dict[str, Any], Remembered]:
    """A press by this person, without its number: the message stands in their own chat, and the chat remembers the screen as if
    they had opened it themselves."""
    query = {
        "from": {"id": external, "is_bot": False, "first_name": ""},
        "chat_instance": "1",
        "message": {**under, "chat": {"id": external, "type": "private"}},
        "data": data,
    }
    return query, replace(remembered, data={name: _taken_over(kept, external) for name, kept in remembered.data.items()})


def _taken_over(kept: dict[str, Any], external: int) -> dict[str, Any]:
    """A context as aiogram-dialog opens it for this person: it lets nobody else near."""
    access = kept.get("access_settings")
    return {**kept, "access_settings": {**access, "user_ids": [external]}} if access else kept


def _frame(external: int) -> dict[str, Any]:
    return {
        "date": 1_780_000_000,
        "chat": {"id": external, "type": "private"},
        "from": {"id": external, "is_bot": False, "first_name": "", "language_code": "ru"},
    }


@dataclass(frozen=True)
class Button:
    """A button as it was recorded: on whose screen, what it says and carries, the message, and what the chat remembered."""

    role: str
    state: str
    label: str
    data: str
    under: dict[str, Any] = field(compare=False, repr=False)
    remembered: Remembered = field(compare=False, repr=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """The same button for the same thing, however often its screen was drawn."""
        return (self.role, self.state, self.data.rpartition("\x1d")[2] + self.label)

    @property
    def kind(self) -> tuple[str, str]:
        """What sort of button it is: those of the frame are the same on every screen, those of a list differ by item only."""
        widget = self.data.rpartition("\x1d")[2].partition(":")[0]
        return ("", widget) if widget in ("home", "sos", "language", "data") else (self.state, widget)


def state_of(remembered: Remembered) -> str:
    """The screen that is open: the state of the top of the stack."""
    stack = remembered.data.get("aiogd:stack:", {}).get("intents", [])
    found = remembered.data.get(f"aiogd:context:{stack[-1]}", {}) if stack else {}
    return str(found.get("state", ""))


def buttons_on(role: str, shown: Outcome) -> Iterator[Button]:
    """The buttons of the screen that came."""
    screen = shown.screen
    if screen is not None:
        for label, data in screen.buttons:
            if data:
                yield Button(role, state_of(shown.remembered), label, data, screen.raw, shown.remembered)


async def walked(phones: Phones, role: str, external: int, most: int) -> tuple[list[Button], str]:
    """Every button that can be come to from home within `most` presses, first those of which least was pressed; and all that was
    read on the way."""
    home = await phones.says(external, "/home")
    found, read, pressed = list(buttons_on(role, home)), [home.words], Counter[tuple[str, str]]()
    seen, waiting = {one.key for one in found}, list(found)
    for _ in range(most):
        if not waiting:
            break
        one = min(waiting, key=lambda known: pressed[known.kind])
        waiting.remove(one)
        pressed[one.kind] += 1
        shown = await phones.presses(external, one.data, one.under, one.remembered)
        read.append(shown.words)
        fresh = [new for new in buttons_on(role, shown) if new.key not in seen]
        seen |= {new.key for new in fresh}
        found += fresh
        waiting += fresh
    return found, "\n".join(read)
