"""What a person does on the phone, and the updates that it makes."""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from typing import Any

from playground.box import Box
from playground.files import Upload
from playground.marks import tidy, utf16
from playground.methods.reading import TEXT_MOST


class CannotDo(ValueError):
    """Something that a person cannot do on the phone; the words say why."""


def say(box: Box, person: int, text: str) -> list[int]:
    """Type a text; a long one goes out as several messages, as Telegram's apps do. Gives the messages' numbers."""
    if not text.strip():
        raise CannotDo("the text is empty")
    return [_post(box, person, {"text": words.text, "entities": box.chats.entities(words)}) for words in map(tidy, _pieces(text))]


def _pieces(text: str) -> list[str]:
    pieces, rest = [], text.strip(" \n")
    while utf16(rest) > TEXT_MOST:
        end = TEXT_MOST
        while utf16(rest[:end]) > TEXT_MOST:
            end -= 1
        pieces.append(rest[:end])
        rest = rest[end:]
    return [piece for piece in [*pieces, rest] if piece.strip()]


def start(box: Box, person: int, payload: str = "") -> list[int]:
    """Press Start, with what the link carried."""
    return say(box, person, f"/start {payload}".strip())


def send_file(box: Box, person: int, upload: Upload, kind: str, caption: str = "") -> int:
    """Send a document, photo, voice message, sticker or video."""
    words = tidy(caption)
    file = box.files.add(upload, kind)
    if kind == "photo" and not (file["width"] and file["height"]):
        raise CannotDo("this is no picture that a phone could send as a photo")
    return _post(box, person, {"media": file["id"], "caption": words.text, "entities": box.chats.entities(words)})


def send_contact(box: Box, person: int, phone: str, first_name: str = "", user: int | None = None) -> int:
    """Share a contact: one's own when `user` is one's own id, otherwise a card of somebody else."""
    contact: dict[str, Any] = {"phone_number": phone, "first_name": first_name or box.people.as_user(person)["first_name"]}
    if user is not None:
        contact["user_id"] = user
    return _post(box, person, {"contact": contact})


def _post(box: Box, person: int, content: dict[str, Any]) -> int:
    _open(box, person)
    number = box.chats.add(person, False, content)
    box.people.change(person, "unread", 0)
    box.updates.add(person, "message", box.chats.as_message(box.chats.find(person, number)))
    return number


def _open(box: Box, person: int) -> None:
    """The chat exists from the first message on. Whoever blocked the bot must unblock it first."""
    row = box.people.row(person)
    if row["blocked"]:
        raise CannotDo("this person has blocked the bot")
    if not row["started"]:
        box.people.change(person, "started", 1)
        tell_person(box, person)


def press(box: Box, person: int, message: int, data: str) -> str:
    """Press a button with this data, which may never have been on any button. Gives the query's id."""
    if box.people.row(person)["blocked"]:
        raise CannotDo("this person has blocked the bot")
    number = secrets.randbelow(8 * 10**17) + 10**17
    box.store.run(
        "INSERT INTO presses (id, chat, message, data, at) VALUES (?, ?, ?, ?, ?)", number, person, message, data, time.time()
    )
    try:
        shown = box.chats.as_message(box.chats.find(person, message))
    except LookupError:
        shown = {"chat": box.people.as_chat(person), "message_id": message, "date": 0}
    query = {
        "id": str(number),
        "from": box.people.as_user(person),
        "message": shown,
        "chat_instance": _chat_instance(box, person),
        "data": data,
    }
    box.updates.add(person, "callback_query", query)
    box.events.tell("pressed", person, callback_query_id=str(number), message_id=message, data=data)
    return str(number)


def _chat_instance(box: Box, person: int) -> str:
    known = box.store.fact("chat instances", {})
    if str(person) not in known:
        known[str(person)] = str(secrets.randbelow(2**62))
        box.store.remember("chat instances", known)
    return str(known[str(person)])


def button(box: Box, person: int, label: str, message: int | None = None) -> tuple[int, dict[str, Any]]:
    """The newest button with this label (in that message, if one is named), with the message it stands under."""
    rows = box.store.rows("SELECT * FROM messages WHERE chat = ? AND from_bot AND NOT deleted ORDER BY id DESC LIMIT 200", person)
    for row in rows:
        if message in (None, row["id"]):
            for one in _buttons(row):
                if one["text"] == label:
                    return row["id"], one
    raise CannotDo(f"there is no button «{label}»")


def _buttons(row: sqlite3.Row) -> list[dict[str, Any]]:
    return [one for line in json.loads(row["content"]).get("inline") or [] for one in line]


def answer_of(box: Box, query: str) -> dict[str, Any] | None:
    """What the bot answered to a press, or None so far."""
    row = box.store.row("SELECT answer FROM presses WHERE id = ?", int(query))
    return json.loads(row["answer"]) if row and row["answer"] else None


async def wait_for_answer(box: Box, query: str, seconds: float) -> dict[str, Any] | None:
    """The same, waiting so many seconds for it."""
    until = time.monotonic() + seconds
    while (answer := answer_of(box, query)) is None and (left := until - time.monotonic()) > 0:
        if not await box.answered.heard(left):
            break
    return answer


def block(box: Box, person: int, blocked: bool) -> None:
    """Block the bot or let it in again; the bot is told once, by `my_chat_member`."""
    row = box.people.row(person)
    if bool(row["blocked"]) == blocked:
        return
    box.people.change(person, "blocked", int(blocked))
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    change = {
        "chat": box.people.as_chat(person),
        "from": box.people.as_user(person),
        "date": int(time.time()),
        "old_chat_member": _membership(box, before),
        "new_chat_member": _membership(box, after),
    }
    box.updates.add(person, "my_chat_member", change)
    tell_person(box, person)


def _membership(box: Box, status: str) -> dict[str, Any]:
    member: dict[str, Any] = {"user": box.bot(), "status": status}
    if status == "kicked":
        member["until_date"] = 0
    return member


def tell_person(box: Box, person: int) -> None:
    """Announce what is known of somebody now."""
    box.events.tell("person", person, profile=box.people.as_seen(box.people.row(person)))
