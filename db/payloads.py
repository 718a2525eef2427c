"""What is kept of an update as it came: what PostgreSQL can keep, without what people are called in the messenger."""

import json
import math
from typing import Any

from db import as_json

#: Things within things of an update that is strange anyhow; Telegram's own go a dozen deep.
DEEPEST = 64


def storable(payload: dict[str, Any]) -> str:
    """As JSON that PostgreSQL can keep: it knows neither NUL nor half a surrogate pair nor a number without end, and one such
    thing from a strange server must not hold up everybody's updates. What people are called in the messenger is nobody's
    business and is not kept."""
    try:
        written = as_json.strictly(_nameless(payload))
        if "\\u0000" not in written:
            return written
    except (ValueError, RecursionError):  # half a pair, a nest
        pass
    return json.dumps(_nameless(_legible(payload)))


_NAMES = ("last_name", "username", "active_usernames")


def _nameless(value: Any) -> Any:
    """Without the names of users and chats; a user has to have a first name, so an empty one stands there."""
    match value:
        case {"id": int(), "first_name": str()}:
            return {**{name: _nameless(one) for name, one in value.items() if name not in _NAMES}, "first_name": ""}
        case dict():
            return {name: _nameless(one) for name, one in value.items()}
        case list():
            return [_nameless(one) for one in value]
        case _:
            return value


def _legible(value: Any, depth: int = 0) -> Any:
    match value:
        case str():
            return value.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case float() if not math.isfinite(value):
            return None
        case dict() | list() if depth == DEEPEST:
            return None
        case dict():
            return {_legible(name): _legible(one, depth + 1) for name, one in value.items()}
        case list():
            return [_legible(one, depth + 1) for one in value]
        case _:
            return value
