"""Messages: kept once, told in two ways, as the bot gets them and as the person sees them."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from typing import Any

from playground.events import Events
from playground.files import PICTURES, Files
from playground.marks import Words, as_entities
from playground.people import People
from playground.store import Store

# What `content` of a message may hold, all optional: text, caption, entities (MessageEntity), media (file id, kind),
# contact, inline (rows), kept_from_editing, album, reply_to, edited (unix time), shown_at (programme time), preview (bool).
Content = dict[str, Any]


class Chats:
    """Private chats between the bot and each person."""

    def __init__(self, store: Store, people: People, files: Files, events: Events, bot: Callable[[], dict[str, Any]]) -> None:
        self._store = store
        self._people = people
        self._files = files
        self._events = events
        self._bot = bot
        self.programme_time: Callable[[], str | None] = lambda: None

    def entities(self, words: Words) -> list[dict[str, Any]]:
        """The marks of a text as the bot gets them back."""
        mentioned = {int(mark.argument) for mark in words.marks if mark.kind == "text_mention"}
        return as_entities(words, self._people.users(mentioned))

    def add(self, chat: int, from_bot: bool, content: Content) -> int:
        """Put a message into the chat; gives its number."""
        content["shown_at"] = self.programme_time()
        date = int(time.time())
        row = self._store.run(
            "INSERT INTO messages (chat, from_bot, date, content) VALUES (?, ?, ?, ?)", chat, from_bot, date, _json(content)
        )
        assert row.lastrowid is not None
        if from_bot:
            self._store.run("UPDATE people SET unread = unread + 1 WHERE id = ?", chat)
        self._events.tell("message", chat, message=self.as_seen(self.find(chat, row.lastrowid)))
        return row.lastrowid

    def find(self, chat: int, message: int) -> sqlite3.Row:
        """A message that is still there; `LookupError` otherwise."""
        row = self._store.row("SELECT * FROM messages WHERE id = ? AND chat = ? AND NOT deleted", message, chat)
        if row is None:
            raise LookupError(message)
        return row

    def change(self, chat: int, message: int, content: Content) -> None:
        """Replace what a message holds."""
        self._store.run("UPDATE messages SET content = ? WHERE id = ?", _json(content), message)
        self._events.tell("edit", chat, message=self.as_seen(self.find(chat, message)))

    def delete(self, chat: int, message: int) -> None:
        """Take a message away on both sides."""
        self._store.run("UPDATE messages SET deleted = 1 WHERE id = ? AND chat = ?", message, chat)
        self._events.tell("delete", chat, message_id=message)

    def as_message(self, row: sqlite3.Row, with_reply: bool = True) -> dict[str, Any]:
        """The `Message` object of the Bot API. Only an inline keyboard is part of it."""
        content = json.loads(row["content"])
        chat = row["chat"]
        message: dict[str, Any] = {
            "message_id": row["id"],
            "from": self._bot() if row["from_bot"] else self._people.as_user(chat),
            "chat": self._people.as_chat(chat),
            "date": row["date"],
        }
        if content.get("edited"):
            message["edit_date"] = content["edited"]
        if with_reply and content.get("reply_to"):
            target = self._store.row("SELECT * FROM messages WHERE id = ? AND NOT deleted", content["reply_to"])
            if target is not None:
                message["reply_to_message"] = self.as_message(target, with_reply=False)
        if content.get("album"):
            message["media_group_id"] = content["album"]
        if content.get("media"):
            message |= self._media(content["media"])
        for name, entities in (("text", "entities"), ("caption", "caption_entities")):
            if content.get(name):
                message[name] = content[name]
                if content.get("entities"):
                    message[entities] = content["entities"]
        if content.get("contact"):
            message["contact"] = content["contact"]
        if content.get("inline"):
            message["reply_markup"] = {"inline_keyboard": content["inline"]}
        return message

    def _media(self, file_id: str) -> dict[str, Any]:
        row = self._files.find(file_id)
        common = {"file_id": file_id, "file_unique_id": row["likeness"], "file_size": row["size"]}
        named = {**common, "mime_type": row["mime"], "file_name": row["name"]}
        match row["kind"]:
            case "photo":
                return {"photo": [{**common, "width": row["width"], "height": row["height"]}]}
            case "document":
                return {"document": named}
            case "voice":
                return {"voice": {**common, "mime_type": row["mime"], "duration": 3}}
            case "video":
                return {"video": {**named, "duration": 3, "width": 320, "height": 240}}
        square = {"width": row["width"] or 512, "height": row["height"] or 512}
        return {"sticker": {**common, **square, "type": "regular", "is_animated": False, "is_video": False, "emoji": "👍"}}

    def as_seen(self, row: sqlite3.Row) -> dict[str, Any]:
        """The message as the person's phone shows it."""
        content = json.loads(row["content"])
        media = None
        if content.get("media"):
            file = self._files.find(content["media"])
            media = {name: file[name] for name in ("kind", "name", "mime", "size", "width", "height")}
            media |= {"url": f"/control/files/{file['id']}", "picture": file["mime"] in PICTURES}
        return {
            "message_id": row["id"],
            "from": "bot" if row["from_bot"] else "person",
            "date": row["date"],
            "shown_at": content.get("shown_at"),
            "edited": bool(content.get("edited")) and not content.get("quiet_edit"),
            "text": content.get("text") or content.get("caption") or "",
            "entities": content.get("entities") or [],
            "media": media,
            "contact": content.get("contact"),
            "album": content.get("album"),
            "reply_to": content.get("reply_to"),
            "inline_keyboard": content.get("inline") or [],
        }

    def seen(self, chat: int, limit: int = 500) -> list[dict[str, Any]]:
        """The latest messages of a chat as the person sees them, oldest first."""
        found = self._store.rows("SELECT * FROM messages WHERE chat = ? AND NOT deleted ORDER BY id DESC LIMIT ?", chat, limit)
        return [self.as_seen(row) for row in reversed(found)]


def _json(content: Content) -> str:
    return json.dumps({name: value for name, value in content.items() if value}, ensure_ascii=False)
