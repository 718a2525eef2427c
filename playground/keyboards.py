"""`reply_markup`: read as strictly as Telegram reads it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playground.links import checked_link, user_of_link
from playground.refusal import bad_request

MOST_BUTTONS, MOST_IN_ROW, MOST_BYTES = 100, 8, 64
NOT_BUILT = ("web_app", "login_url", "pay", "callback_game", "switch_inline_query", "switch_inline_query_current_chat",
             "switch_inline_query_chosen_chat", "request_poll", "request_users", "request_chat", "request_location")  # fmt: skip


@dataclass(frozen=True)
class Markup:
    """What a message brings along: buttons under it, or a keyboard for the whole chat (`remove` takes it away)."""

    inline: list[list[dict[str, Any]]] | None = None
    keyboard: dict[str, Any] | None = None
    remove: bool = False

    @property
    def of_chat(self) -> bool:
        """True for what is shown in the chat and never returned inside a Message."""
        return self.remove or self.keyboard is not None


def read_markup(value: Any) -> Markup:
    """From the parameter (JSON text or object); `Refusal` 400 where Telegram would refuse it."""
    if value in (None, ""):
        return Markup()
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    keyboard = _rows(value.get("keyboard"), 'field "keyboard" must be an Array of Arrays')
    inline = _rows(value.get("inline_keyboard"), 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if keyboard:
        return Markup(keyboard=_reply_keyboard(value, keyboard))
    if inline:
        return Markup(inline=_inline_keyboard(inline))
    if value.get("remove_keyboard"):
        return Markup(remove=True)
    if value.get("force_reply"):
        return Markup(keyboard={"force_reply": True, "placeholder": _placeholder(value)})
    return Markup()


def _rows(value: Any, complaint: str) -> list[list[Any]]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request(complaint)
    return [row for row in value if row]


def _placeholder(value: dict[str, Any]) -> str:
    words = str(value.get("input_field_placeholder") or "")
    if len(words) > 64:
        raise bad_request("INPUT_FIELD_PLACEHOLDER_INVALID")
    return words


def _reply_keyboard(value: dict[str, Any], rows: list[list[Any]]) -> dict[str, Any]:
    buttons = [[{"text": b} if isinstance(b, str) else b for b in row] for row in rows]
    for button in (b for row in buttons for b in row):
        if not isinstance(button, dict):
            raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
        if not str(button.get("text") or "").strip():
            raise bad_request("keyboard button text must be non-empty")
        _built(button)
    if sum(map(len, buttons)) > 3 * MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {
        "rows": [[{"text": str(b["text"]), "request_contact": bool(b.get("request_contact"))} for b in row] for row in buttons],
        "one_time": bool(value.get("one_time_keyboard")),
        "persistent": bool(value.get("is_persistent")),
        "resize": bool(value.get("resize_keyboard")),
        "placeholder": _placeholder(value),
    }


def _inline_keyboard(rows: list[list[Any]]) -> list[list[dict[str, Any]]]:
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return [[_inline_button(button) for button in row] for row in rows]


def _inline_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    _built(button)
    kept: dict[str, Any] = {"text": text}
    if url := button.get("url"):
        kept["url"] = str(url) if user_of_link(str(url)) else checked_link(str(url))
        if not kept["url"]:
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    elif data := button.get("callback_data"):
        if len(str(data).encode()) > MOST_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        kept["callback_data"] = str(data)
    elif isinstance(button.get("copy_text"), dict):
        words = str(button["copy_text"].get("text") or "")
        if not 1 <= len(words) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        kept["copy_text"] = {"text": words}
    else:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return kept


def _built(button: dict[str, Any]) -> None:
    for kind in NOT_BUILT:
        if button.get(kind) is not None:
            raise bad_request(f"{kind} buttons are not built in the playground")
