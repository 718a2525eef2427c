"""Methods about the bot itself: who it is, which commands it offers to whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playground.methods.reading import chat_of
from playground.refusal import bad_request

if TYPE_CHECKING:
    from playground.box import Box
    from playground.calls import Call

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat"}


def get_me(box: Box, _call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getme"""
    abilities = ("can_read_all_group_messages", "supports_inline_queries", "can_connect_to_business", "has_main_web_app")
    return {**box.bot(), "can_join_groups": False, **dict.fromkeys(abilities, False)}


def get_chat(box: Box, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getchat"""
    chat = chat_of(box, call, to_write=False)
    return {**box.people.as_chat(chat), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}


_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def _shelf(call: Call) -> str:
    """Under which name commands of this scope and language are kept."""
    scope = call.parameters.get("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    where = str(scope["type"])
    if where == "chat":
        if not scope.get("chat_id"):
            raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
        where = f"chat {scope['chat_id']}"
    return f"{where}|{call.text('language_code')}"


def set_my_commands(box: Box, call: Call) -> bool:
    """https://core.telegram.org/bots/api#setmycommands"""
    commands = call.parameters.get("commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for one in commands:
        name, words = str(one.get("command", "")).removeprefix("/"), str(one.get("description", ""))
        if not COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(words) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        kept.append({"command": name, "description": words})
    return _keep(box, call, kept)


def delete_my_commands(box: Box, call: Call) -> bool:
    """https://core.telegram.org/bots/api#deletemycommands"""
    return _keep(box, call, None)


def _keep(box: Box, call: Call, commands: list[dict[str, str]] | None) -> bool:
    shelf, all_commands = _shelf(call), box.store.fact("commands", {})
    all_commands.pop(shelf, None)
    if commands:
        all_commands[shelf] = commands
    box.store.remember("commands", all_commands)
    box.events.tell("commands")
    return True


def get_my_commands(box: Box, call: Call) -> list[dict[str, str]]:
    """https://core.telegram.org/bots/api#getmycommands: of exactly this scope and language."""
    found: list[dict[str, str]] = box.store.fact("commands", {}).get(_shelf(call), [])
    return found


def commands_for(box: Box, person: int, language: str) -> list[dict[str, str]]:
    """What the menu of this person shows: the narrowest scope wins, within it the person's language."""
    shelves = box.store.fact("commands", {})
    for scope in (f"chat {person}", "all_private_chats", "default"):
        for code in (language, ""):
            if found := shelves.get(f"{scope}|{code}"):
                return list(found)
    return []


def _setter(name: str, most: int) -> Any:
    def keep(box: Box, call: Call) -> bool:
        words = call.text(name)
        if len(words) > most:
            raise bad_request(f"BOT_{name.upper()}_TOO_LONG" if name != "name" else "BOT_TITLE_INVALID")
        kept = box.store.fact(f"bot {name}", {})
        kept[call.text("language_code")] = words
        box.store.remember(f"bot {name}", kept)
        box.events.tell("bot")
        return True

    return keep


def _getter(name: str) -> Any:
    def give(box: Box, call: Call) -> dict[str, str]:
        kept = box.store.fact(f"bot {name}", {})
        return {name: kept.get(call.text("language_code")) or kept.get("") or (box.bot()["first_name"] if name == "name" else "")}

    return give


set_my_name, get_my_name = _setter("name", 64), _getter("name")
set_my_description, get_my_description = _setter("description", 512), _getter("description")
set_my_short_description, get_my_short_description = _setter("short_description", 120), _getter("short_description")


def log_out(_box: Box, _call: Call) -> bool:
    """There is no cloud server to log out from, and saying so is more honest than True."""
    raise bad_request("logging out and closing are not built in the playground")
