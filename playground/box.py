"""Everything that makes up one playground, put together; the methods and the pages reach their parts through it."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from playground.bell import Bell
from playground.chats import Chats
from playground.clock import ClockBoard
from playground.events import Events
from playground.faults import Faults
from playground.files import Files
from playground.ledger import Ledger
from playground.people import People
from playground.store import Store
from playground.updates import Updates
from playground.webhook import Webhook

BOT_ID = 990_000_001
USERNAME = "playground_bot"


class Box:
    """The parts over one data folder."""

    def __init__(self, data_dir: Path, token: str | None, offers: Path | None, webhook_pauses: tuple[float, ...]) -> None:
        data_dir.mkdir(parents=True, exist_ok=True)
        self.store = Store(data_dir / "playground.sqlite3")
        self.token = token or self._own_token()
        self.offers = offers
        self.events = Events(self.store)
        self.people = People(self.store)
        self.files = Files(self.store, data_dir / "files")
        self.chats = Chats(self.store, self.people, self.files, self.events, self.bot)
        self.updates = Updates(self.store)
        self.faults = Faults(self.store)
        self.ledger = Ledger(self.store)
        self.clock = ClockBoard(self.store, self.events)
        self.chats.programme_time = self.clock.now
        self.webhook = Webhook(self, webhook_pauses)
        self.answered = Bell()
        self.weather = Bell()

    def _own_token(self) -> str:
        token = self.store.fact("token")
        if token is None:
            # The shape that clients check, and a name that nobody takes for a real one.
            token = f"{BOT_ID}:PLAYGROUND-NOT-A-REAL-TOKEN-{secrets.token_hex(4)}"
            self.store.remember("token", token)
        return str(token)

    def bot(self) -> dict[str, Any]:
        """The `User` object of the bot."""
        number = self.token.partition(":")[0]
        name = self.store.fact("bot name", {}).get("") or "Playground"
        return {"id": int(number) if number.isdigit() else BOT_ID, "is_bot": True, "first_name": name, "username": USERNAME}

    def stop(self) -> None:
        """End everybody's waiting."""
        self.updates.interrupt(closing=True)
        self.events.stop()
        self.clock.stop()
        self.answered.ring()
        self.weather.ring()
