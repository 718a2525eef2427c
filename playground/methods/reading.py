"""What several methods read from a call in the same way: the chat, a text, a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.files import PHOTO_MOST
from playground.html_markup import parse_html
from playground.marks import Mark, Words, tidy
from playground.refusal import bad_request, forbidden

if TYPE_CHECKING:
    from playground.box import Box
    from playground.calls import Call

TEXT_MOST, CAPTION_MOST, SOURCE_MOST = 4096, 1024, 1 << 15


def chat_of(box: Box, call: Call, *, to_write: bool = True) -> int:
    """The person whose private chat is meant; 400 where there is none, 403 where the bot may not write."""
    if call.text("chat_id") == "":
        raise bad_request("chat_id is empty")
    chat = call.chat
    if chat is None or not box.people.knows(chat):
        raise bad_request("chat not found")
    person = box.people.row(chat)
    if to_write and person["blocked"]:
        raise forbidden("bot was blocked by the user")
    if not person["started"]:
        # Telegram knows the id, the person has never written: a bot cannot be the first to speak.
        raise forbidden("bot can't initiate conversation with a user") if to_write else bad_request("chat not found")
    return chat


def words_of(source: str, parse_mode: Any, entities: Any) -> Words:
    """Text with its marks; 400 in Telegram's words where the markup is not valid."""
    if len(source.encode("utf-8", "surrogatepass")) > SOURCE_MOST:
        raise bad_request("text is too long")
    mode = str(parse_mode or "").lower()
    if mode == "html":
        return tidy(*parse_html(source))
    if mode in ("markdown", "markdownv2"):
        raise bad_request(f"parse_mode {parse_mode} is not built in the playground")
    if mode not in ("", "none"):
        raise bad_request("unsupported parse_mode")
    return tidy(source, _given_marks(source, entities))


def _given_marks(source: str, entities: Any) -> list[Mark]:
    place, at = {}, 0
    for index, letter in enumerate([*source, ""]):
        place[at] = index
        at += 1 + (letter > "\uffff")
    marks = []
    for entity in entities or []:
        try:
            start = place.get(int(entity["offset"]))
            end = place.get(int(entity["offset"]) + int(entity["length"]), len(source))
            kind = str(entity["type"])
        except (KeyError, TypeError, ValueError):
            raise bad_request("can't parse MessageEntity: wrong fields") from None
        user = entity.get("user") or {}
        argument = entity.get("url") or entity.get("language") or str(user.get("id") or "")
        if start is not None:
            marks.append(Mark(kind, start, end, argument))
    return marks


def text_of(call: Call) -> Words:
    """The text of a message: 1 to 4096 units after parsing."""
    if not call.text("text"):
        raise bad_request("message text is empty")
    words = words_of(call.text("text"), call.parameters.get("parse_mode"), call.parameters.get("entities"))
    if not words.text:
        raise bad_request("text must be non-empty")
    if words.length > TEXT_MOST:
        raise bad_request("message is too long")
    return words


def caption_of(given: dict[str, Any]) -> Words:
    """The caption of a file: up to 1024 units after parsing."""
    words = words_of(str(given.get("caption") or ""), given.get("parse_mode"), given.get("caption_entities"))
    if words.length > CAPTION_MOST:
        raise bad_request("message caption is too long")
    return words


def file_of(box: Box, call: Call, value: Any, kind: str, upload_name: str) -> str:
    """The file that is meant by an upload, `attach://name` or a known id; gives its id."""
    upload = call.uploads.get(upload_name)
    if isinstance(value, str) and value.startswith("attach://"):
        upload = call.uploads.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {kind} in the request")
    if upload is None:
        return _known_file(box, value, kind)
    if upload.size == 0:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        _check_photo(box, upload.size, upload.sha256)
    return str(box.files.add(upload, kind)["id"])


def _check_photo(box: Box, size: int, sha256: str) -> None:
    if size > PHOTO_MOST:
        raise bad_request("file is too big for a photo; the maximum size is 10485760 bytes")
    width, height = box.files.size_of_picture(sha256)
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _known_file(box: Box, value: Any, kind: str) -> str:
    if not isinstance(value, str) or not value:
        raise bad_request(f"there is no {kind} in the request")
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    row = box.files.find(value)
    if row["kind"] != kind:
        raise bad_request(f"can't use file of type {row['kind'].capitalize()} as {kind.capitalize()}")
    return value
