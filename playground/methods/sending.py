"""Methods by which the bot says something."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

from playground.keyboards import Markup, read_markup
from playground.marks import Words
from playground.methods.reading import caption_of, chat_of, file_of, text_of
from playground.refusal import bad_request, too_many

if TYPE_CHECKING:
    from playground.box import Box
    from playground.calls import Call

ACTIONS = {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
           "choose_sticker", "find_location", "record_video_note", "upload_video_note"}  # fmt: skip


def send_message(box: Box, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#sendmessage"""
    words = text_of(call)
    content = {"text": words.text, "entities": box.chats.entities(words)}
    return _deliver(box, call, [content])[0]


def send_photo(box: Box, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#sendphoto"""
    return _send_file(box, call, "photo")


def send_document(box: Box, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#senddocument"""
    return _send_file(box, call, "document")


def _send_file(box: Box, call: Call, kind: str) -> dict[str, Any]:
    caption = caption_of(call.parameters)
    chat_of(box, call)
    file_id = file_of(box, call, call.parameters.get(kind), kind, kind)
    return _deliver(box, call, [_with_caption(box, file_id, caption)])[0]


def send_media_group(box: Box, call: Call) -> list[dict[str, Any]]:
    """https://core.telegram.org/bots/api#sendmediagroup: 2 to 10 photos, or 2 to 10 documents."""
    media = call.parameters.get("media")
    if not isinstance(media, list) or not all(isinstance(one, dict) for one in media):
        raise bad_request("can't parse media JSON object")
    if not 2 <= len(media) <= 10:
        raise bad_request(f"too {'few' if len(media) < 2 else 'many'} messages to send as an album")
    chat_of(box, call)
    kinds = {one.get("type") for one in media}
    if not kinds <= {"photo", "document"}:
        raise bad_request(f"media of type {sorted(str(k) for k in kinds)} is not built in the playground")
    if len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    contents = [content_of_media(box, call, one) for one in media]
    album = str(secrets.randbelow(10**17) + 10**17)
    return _deliver(box, call, [{**content, "album": album} for content in contents])


def content_of_media(box: Box, call: Call, media: dict[str, Any]) -> dict[str, Any]:
    """What a message holds that shows this `InputMedia`."""
    kind = str(media.get("type"))
    return _with_caption(box, file_of(box, call, media.get("media"), kind, ""), caption_of(media))


def send_chat_action(box: Box, call: Call) -> bool:
    """https://core.telegram.org/bots/api#sendchataction: shown for 5 seconds or until the next message."""
    chat = chat_of(box, call)
    action = call.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    box.events.tell("typing", chat, action=action)
    return True


def _with_caption(box: Box, file_id: str, caption: Words) -> dict[str, Any]:
    return {"media": file_id, "caption": caption.text, "entities": box.chats.entities(caption)}


def _deliver(box: Box, call: Call, contents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the messages into the chat, with keyboard and reply; gives `Message` objects."""
    markup = read_markup(call.parameters.get("reply_markup"))
    chat = chat_of(box, call)
    reply_to = _reply_to(box, call, chat)
    if wait := box.faults.too_fast(chat, len(contents)):
        raise too_many(wait)
    numbers = []
    for content in contents:
        more = {"inline": markup.inline, "kept_from_editing": markup.of_chat, "reply_to": reply_to}
        numbers.append(box.chats.add(chat, True, {**content, **more}))
    show_keyboard(box, chat, markup)
    return [box.chats.as_message(box.chats.find(chat, number)) for number in numbers]


def show_keyboard(box: Box, chat: int, markup: Markup) -> None:
    """A reply keyboard belongs to the chat, not to the message."""
    if markup.of_chat:
        box.people.change(chat, "keyboard", json.dumps(markup.keyboard, ensure_ascii=False) if markup.keyboard else None)
        box.events.tell("keyboard", chat, keyboard=markup.keyboard)


def _reply_to(box: Box, call: Call, chat: int) -> int | None:
    asked = call.parameters.get("reply_parameters")
    asked = asked if isinstance(asked, dict) else {"message_id": call.number("reply_to_message_id")}
    number = int(asked.get("message_id") or 0)
    if not number:
        return None
    try:
        box.chats.find(chat, number)
    except LookupError:
        if asked.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found") from None
    return number
