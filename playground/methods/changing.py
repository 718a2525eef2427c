"""Methods by which the bot changes or takes back what it said."""

from __future__ import annotations

import json
import sqlite3
import time
from typing import TYPE_CHECKING, Any

from playground.keyboards import Markup, read_markup
from playground.methods.reading import caption_of, chat_of, text_of
from playground.methods.sending import content_of_media
from playground.refusal import bad_request

if TYPE_CHECKING:
    from playground.box import Box
    from playground.calls import Call

DELETABLE_SECONDS = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
SHOWN = ("text", "caption", "entities", "media", "inline")


def edit_message_text(box: Box, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagetext; without `reply_markup` the buttons go away."""
    words, markup = text_of(call), _inline(call)
    row, content = _editable(box, call)
    if "text" not in content:
        raise bad_request("there is no text in the message to edit")
    return _changed(box, row, content, {"text": words.text, "entities": box.chats.entities(words)}, markup)


def edit_message_caption(box: Box, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagecaption"""
    words, markup = caption_of(call.parameters), _inline(call)
    row, content = _editable(box, call)
    if "media" not in content:
        raise bad_request("there is no caption in the message to edit")
    return _changed(box, row, content, {"caption": words.text, "entities": box.chats.entities(words)}, markup)


def edit_message_media(box: Box, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagemedia; a text becomes a file, a file another one."""
    media = call.parameters.get("media")
    if not isinstance(media, dict):
        raise bad_request("can't parse input media JSON object")
    if media.get("type") not in ("photo", "document"):
        raise bad_request(f"media of type {media.get('type')} is not built in the playground")
    markup = _inline(call)
    row, content = _editable(box, call)
    return _changed(box, row, content, {"text": None, "caption": None, **content_of_media(box, call, media)}, markup)


def edit_message_reply_markup(box: Box, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagereplymarkup"""
    markup = _inline(call)
    row, content = _editable(box, call)
    return _changed(box, row, content, {"quiet_edit": content.get("quiet_edit", not content.get("edited"))}, markup)


def _inline(call: Call) -> Markup:
    markup = read_markup(call.parameters.get("reply_markup"))
    if markup.of_chat:
        raise bad_request("inline keyboard expected")
    return markup


def _editable(box: Box, call: Call) -> tuple[sqlite3.Row, dict[str, Any]]:
    """The bot's own message that is meant."""
    if call.text("inline_message_id"):
        raise bad_request("inline messages are not built in the playground")
    if not call.text("message_id"):
        raise bad_request("message identifier is not specified")
    chat = chat_of(box, call)
    try:
        row = box.chats.find(chat, call.number("message_id"))
    except LookupError:
        raise bad_request("message to edit not found") from None
    content = json.loads(row["content"])
    if not row["from_bot"] or content.get("kept_from_editing"):
        raise bad_request("message can't be edited")
    return row, content


def _changed(box: Box, row: sqlite3.Row, old: dict[str, Any], change: dict[str, Any], markup: Markup) -> dict[str, Any]:
    new = {**old, **change, "inline": markup.inline}
    if all((old.get(part) or None) == (new.get(part) or None) for part in SHOWN):
        raise bad_request(NOT_MODIFIED)
    new["edited"] = int(time.time())
    if "quiet_edit" not in change:
        new["quiet_edit"] = False
    box.chats.change(row["chat"], row["id"], new)
    return box.chats.as_message(box.chats.find(row["chat"], row["id"]))


def delete_message(box: Box, call: Call) -> bool:
    """https://core.telegram.org/bots/api#deletemessage: either side's, for 48 hours."""
    if not call.text("message_id"):
        raise bad_request("message identifier is not specified")
    chat = chat_of(box, call)
    try:
        row = box.chats.find(chat, call.number("message_id"))
    except LookupError:
        raise bad_request("message to delete not found") from None
    if row["date"] < time.time() - DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    box.chats.delete(chat, row["id"])
    return True


def delete_messages(box: Box, call: Call) -> bool:
    """https://core.telegram.org/bots/api#deletemessages: those that cannot be found are skipped."""
    numbers = call.parameters.get("message_ids")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    chat = chat_of(box, call)
    for number in numbers:
        try:
            row = box.chats.find(chat, int(number))
        except LookupError:
            continue
        if row["date"] >= time.time() - DELETABLE_SECONDS:
            box.chats.delete(chat, row["id"])
    return True


def pin_chat_message(box: Box, call: Call) -> bool:
    """https://core.telegram.org/bots/api#pinchatmessage: the latest pinned message stands above the chat."""
    chat = chat_of(box, call)
    try:
        row = box.chats.find(chat, call.number("message_id"))
    except LookupError:
        raise bad_request("message to pin not found") from None
    _pin(box, chat, row["id"])
    return True


def unpin_chat_message(box: Box, call: Call) -> bool:
    """https://core.telegram.org/bots/api#unpinchatmessage"""
    _pin(box, chat_of(box, call), None)
    return True


def _pin(box: Box, chat: int, message: int | None) -> None:
    box.store.remember(f"pinned:{chat}", message)
    box.events.tell("pinned", chat, message_id=message)
