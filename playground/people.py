"""The invented people whose phones the page shows."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from playground.store import Store

FIELDS = ("first_name", "last_name", "username", "language_code", "title", "note", "start")


class NoSuchPerson(LookupError):
    """Nobody on this playground has that id."""


class People:
    """Who there is, whether they pressed Start, whether they blocked the bot, which keyboard their chat shows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, person: int, profile: dict[str, Any]) -> None:
        """Add somebody, or replace what is known of them; the chat and its state stay."""
        kept = {name: profile[name] for name in FIELDS if profile.get(name)}
        place = self._store.number("SELECT max(place) FROM people") + 1
        self._store.run(
            "INSERT INTO people (id, place, profile) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET profile = excluded.profile",
            person,
            profile.get("place", place),
            json.dumps(kept, ensure_ascii=False),
        )

    def row(self, person: int) -> sqlite3.Row:
        """The row of one person; `NoSuchPerson` where there is none."""
        found = self._store.row("SELECT * FROM people WHERE id = ?", person)
        if found is None:
            raise NoSuchPerson(person)
        return found

    def knows(self, person: int) -> bool:
        """Whether there is somebody with this id."""
        return self._store.row("SELECT 1 FROM people WHERE id = ?", person) is not None

    def as_user(self, person: int) -> dict[str, Any]:
        """The `User` object that the bot sees."""
        profile = json.loads(self.row(person)["profile"])
        named = {name: profile[name] for name in ("first_name", "last_name", "username", "language_code") if profile.get(name)}
        return {"id": person, "is_bot": False, "first_name": "", **named}

    def as_chat(self, person: int) -> dict[str, Any]:
        """The `Chat` object of the private chat with them."""
        user = self.as_user(person)
        return {"id": person, "type": "private", **{k: user[k] for k in ("first_name", "last_name", "username") if k in user}}

    def users(self, among: set[int]) -> dict[int, dict[str, Any]]:
        """`User` objects of those of these ids who have written to the bot: only such a mention keeps its link."""
        return {one: self.as_user(one) for one in among if self.knows(one) and self.row(one)["started"]}

    def as_seen(self, row: sqlite3.Row) -> dict[str, Any]:
        """What the page and the tests need to know of a phone."""
        return {
            "id": row["id"],
            **dict.fromkeys(FIELDS, ""),
            **json.loads(row["profile"]),
            "started": bool(row["started"]),
            "blocked": bool(row["blocked"]),
            "unread": row["unread"],
        }

    def all(self) -> list[dict[str, Any]]:
        """Everybody, in the order in which they came."""
        return [self.as_seen(row) for row in self._store.rows("SELECT * FROM people ORDER BY place, id")]

    def change(self, person: int, column: str, value: Any) -> None:
        """Set `started`, `blocked`, `keyboard` or `unread`."""
        assert column in ("started", "blocked", "keyboard", "unread")
        self._store.run(f"UPDATE people SET {column} = ? WHERE id = ?", value, person)

    def keyboard(self, person: int) -> dict[str, Any] | None:
        """The reply keyboard in force, or None."""
        kept = self.row(person)["keyboard"]
        return json.loads(kept) if kept else None
