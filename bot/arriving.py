"""What a server of Telegram sends, read and kept, however strange it is: one update holds up nobody else's.

JSON that Python or PostgreSQL cannot take as it stands (a number without end, half a letter, a nest of brackets) is taken in the
nearest shape that they can. What cannot be kept even so is set aside with one line of its number, and acknowledged: brought
again it would be no better, and everybody's updates would wait behind it.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

import asyncpg
import structlog

from db import as_json, updates
from db.at_once import AtOnce
from db.payloads import DEEPEST
from db.updates import Arrived

log = structlog.get_logger("intake")

#: What Telegram is asked to send.
ALLOWED = ["message", "callback_query", "my_chat_member"]
#: Bits of an id that the inbox can keep; Telegram's have 52 at most.
LONGEST_ID = 62
#: Digits of a whole number that Python reads.
_LONGEST_NUMBER = 4_000
#: A string of JSON, whole or torn off, or a bracket: never tried twice at the same place.
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|[\[\]{}]', re.DOTALL)
#: PostgreSQL says that it will never take such values; anything else may pass.
_NEVER = (asyncpg.DataError, asyncpg.ProgramLimitExceededError)


def read(body: bytes) -> Any:
    """What a body of JSON says; where that cannot be read to the letter, without the letters, numbers and depths at fault.
    Raises ValueError for what is no JSON."""
    try:
        return as_json.read(body)
    except (ValueError, RecursionError):
        return json.loads(_shallow(body.decode("utf-8", "replace")), parse_int=_whole)


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else None


def _shallow(written: str) -> str:
    """The same JSON, with null for whatever lies deeper than anything of Telegram's."""
    kept, depth, begun = list[str](), 0, 0
    for found in _STRING_OR_BRACKET.finditer(written):
        if found[0] in ("[", "{"):
            depth += 1
            if depth == DEEPEST:
                kept.append(written[begun : found.start()])
        elif found[0] in ("]", "}"):
            if depth == DEEPEST:
                kept.append("null")
                begun = found.end()
            depth -= 1
    return "".join(kept if depth >= DEEPEST else [*kept, written[begun:]])


def number_of(update: object) -> int | None:
    """The number of an update, by which it is acknowledged; None for what is none."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if type(number) is int else None


def whose(payload: dict[str, Any]) -> int:
    """The Telegram id of whoever acted, 0 when nobody did: whose turn the update belongs to. People's ids are above zero; what
    lies below are groups and leases of ours, and an update that took one of those for its turn would never get it."""
    for part in payload.values():
        if isinstance(part, dict):
            for field in ("from", "user", "chat"):
                one = part.get(field)
                if isinstance(one, dict) and type(number := one.get("id")) is int and 0 < number < 1 << LONGEST_ID:
                    return number
    return 0


async def keep(at_once: AtOnce, found: Sequence[Any]) -> int:
    """Store updates in the order given; those that can never be stored are set aside. How many are new."""
    arrived: list[Arrived] = []
    for one in found:
        number = number_of(one)
        if number is None or number.bit_length() > LONGEST_ID:
            _set_aside(None, "its number")
        else:
            arrived.append(Arrived(number, whose(one), one))
    return await _keep(at_once, arrived)


async def _keep(at_once: AtOnce, arrived: Sequence[Arrived]) -> int:
    try:
        return await updates.store(at_once, arrived)
    except _NEVER as fault:
        if len(arrived) > 1:
            return sum([await _keep(at_once, [one]) for one in arrived])
        _set_aside(arrived[0].update_id, type(fault).__name__)
        return 0


def _set_aside(number: int | None, why: str) -> None:
    log.error("update set aside", update=number, fault=why)
