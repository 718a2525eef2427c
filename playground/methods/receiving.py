"""Methods about what comes in: webhook, presses, files."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playground.links import start_payload
from playground.refusal import bad_request

if TYPE_CHECKING:
    from playground.box import Box
    from playground.calls import Call

PRESS_LIVES = 15 * 60
TOAST_MOST = 200
QUERY_GONE = "query is too old and response timeout expired or query ID is invalid"


def set_webhook(box: Box, call: Call) -> bool:
    """https://core.telegram.org/bots/api#setwebhook; plain http is taken as well, as a local Bot API server does."""
    url = call.text("url")
    if not url:
        return delete_webhook(box, call)
    secret = call.text("secret_token")
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise bad_request("invalid webhook URL specified")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    if call.flag("drop_pending_updates"):
        box.updates.drop()
    box.updates.allow(call.parameters.get("allowed_updates"))
    connections = min(max(call.number("max_connections", 40), 1), 100)
    box.store.remember("webhook", {"url": url, "secret": secret, "max_connections": connections})
    box.store.afterwards(box.updates.interrupt)
    box.store.afterwards(box.webhook.restart)
    return True


def delete_webhook(box: Box, call: Call) -> bool:
    """https://core.telegram.org/bots/api#deletewebhook"""
    if call.flag("drop_pending_updates"):
        box.updates.drop()
    box.store.remember("webhook", None)
    box.store.afterwards(box.webhook.restart)
    return True


def get_webhook_info(box: Box, _call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getwebhookinfo"""
    webhook = box.store.fact("webhook") or {}
    info: dict[str, Any] = {
        "url": webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": box.updates.waiting(),
    }
    if webhook:
        info["max_connections"] = webhook["max_connections"]
        info |= box.webhook.last_error
    if allowed := box.store.fact("allowed_updates"):
        info["allowed_updates"] = allowed
    return info


def answer_callback_query(box: Box, call: Call) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery: within a quarter of an hour, again does no harm."""
    number = call.number("callback_query_id")
    press = box.store.row("SELECT * FROM presses WHERE id = ?", number)
    if press is None or press["at"] < time.time() - PRESS_LIVES:
        raise bad_request(QUERY_GONE)
    text, url = call.text("text"), call.text("url")
    if len(text) > TOAST_MOST:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and start_payload(url, box.bot()["username"]) is None:
        raise bad_request("URL_INVALID")
    answer = {"text": text, "alert": call.flag("show_alert"), "url": url}
    if press["answer"] is None:
        box.store.run("UPDATE presses SET answer = ? WHERE id = ?", json.dumps(answer, ensure_ascii=False), number)
        if text:
            box.store.run(
                "INSERT INTO toasts (chat, content) VALUES (?, ?)", press["chat"], json.dumps(answer, ensure_ascii=False)
            )
        answered = {"callback_query_id": str(number), "message_id": press["message"], "data": press["data"], **answer}
        box.events.tell("answer", press["chat"], **answered)
        box.store.afterwards(box.answered.ring)
    return True


def get_file(box: Box, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getfile: a link for an hour, up to 20 MB."""
    return box.files.link(call.text("file_id"))
