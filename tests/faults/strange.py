"""Updates of every kind that the Bot API knows, made from aiogram's own types; whole ones, crooked ones and unknown ones."""

import math
import random
import sys
import typing
from collections.abc import Callable
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any

from aiogram import types
from aiogram.types import Update
from aiogram.types.base import TelegramObject

#: Stands in every word of a strange update, so that it can be looked for in logs.
CANARY = "канарейка"
#: What Python calls JSON and PostgreSQL does not.
NO_JSON = (math.inf, math.nan, f"{CANARY}\x00", f"{CANARY}\ud83d", {"\ude00": {"\x00": CANARY}})
_DEEPEST = 3


@cache
def _hints(kind: type[TelegramObject]) -> dict[str, Any]:
    known = {**vars(typing), "datetime": datetime, "Bot": object, **vars(types), **vars(sys.modules[kind.__module__])}
    return typing.get_type_hints(kind, known)


class Strange:
    """Makes updates; the same ones for the same seed. They come from these people."""

    def __init__(self, seed: int, people: list[int]) -> None:
        self._chance = random.Random(seed)
        self._people = people
        self._kinds = [name for name in Update.model_fields if name != "update_id"]

    def update(self, number: int) -> dict[str, Any]:
        """One of any kind, crooked in one of three."""
        kind = self._chance.choice([*self._kinds, "message", "callback_query", "a_kind_of_tomorrow"])
        content = self._one(_hints(Update)[kind], 0) if kind in self._kinds else {"from": {"id": self._person()}, "new": CANARY}
        made = {"update_id": number, kind: content}
        if self._chance.random() < 1 / 3 and isinstance(content, dict) and content:
            self._bend(content)
        return made

    def _person(self) -> int:
        return self._chance.choice(self._people)

    def _bend(self, content: dict[str, Any]) -> None:
        """Leave out a field, or put something else there."""
        name = self._chance.choice(sorted(content))
        if self._chance.random() < 0.3:
            del content[name]
        elif isinstance(content[name], dict) and content[name] and self._chance.random() < 0.6:
            self._bend(content[name])
        else:
            content[name] = self._chance.choice(
                [None, True, -1, 2**62, 2**70, 1.5, "", CANARY * 2000, [], {}, [[[]]], {"id": "x"}, *NO_JSON]
            )

    def _one(self, hint: Any, depth: int) -> Any:
        origin = typing.get_origin(hint)
        if origin in (typing.Union, UnionType):
            arms = [arm for arm in typing.get_args(hint) if arm is not NoneType]
            return self._one(self._chance.choice(arms), depth)
        if origin is typing.Literal:
            return self._chance.choice(typing.get_args(hint))
        if origin is list:
            return [self._one(typing.get_args(hint)[0], depth + 1) for _ in range(self._chance.randrange(3))]
        if isinstance(hint, type) and issubclass(hint, TelegramObject):
            return self._object(hint, depth)
        return self._plain(hint)

    def _plain(self, hint: Any) -> Any:
        makers: dict[Any, Callable[[], Any]] = {
            int: lambda: self._chance.choice([0, 1, -1, 7, self._chance.randrange(2**52)]),
            bool: lambda: self._chance.random() < 0.5,
            float: lambda: self._chance.random() * 180 - 90,
            datetime: lambda: self._chance.randrange(1_600_000_000, 1_900_000_000),
        }
        words = self._chance.choice(["", " /start", " /home x", "\u202e<b>&", "\U0001f642" * 30])
        return makers.get(hint, lambda: CANARY + words)()

    def _object(self, kind: type[TelegramObject], depth: int) -> dict[str, Any]:
        if kind is types.User:
            return {"id": self._person(), "is_bot": False, "first_name": CANARY, "language_code": "ru"}
        if kind is types.Chat:
            return {"id": self._person(), "type": self._chance.choice(["private"] * 4 + ["group", "channel"])}
        made = {}
        for name, field in kind.model_fields.items():
            likely = 1.0 if field.is_required() else 0.25 if depth < _DEEPEST else 0.0
            if self._chance.random() < likely:
                made[field.alias or name] = self._one(_hints(kind)[name], depth + 1)
        if "from_user" in kind.model_fields and self._chance.random() < 0.9:
            made["from"] = self._one(types.User, depth)
            made.pop("from_user", None)
        return made
