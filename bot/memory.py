"""Conversations survive a restart: aiogram's storage over one row per chat, read once and written once per update.

The page of the update in hand lives in a context variable; whoever runs the update opens it, aiogram-dialog reads and writes
it, and it is saved together with "this update is done", or not at all.
"""

import json
from contextvars import ContextVar
from itertools import count
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram_dialog.api.entities.stack import id_to_str

from db.conversations import NOTHING, Remembered

_STACK = "aiogd:stack:"
_CONTEXT = "aiogd:context:"
#: More contexts than one update opens.
INTENTS = 64


class Page:
    """What is remembered of one chat while one update is handled."""

    def __init__(self, remembered: Remembered = NOTHING, seq: int = 0) -> None:
        #: The latest message that the bot sent into the chat by itself: a screen above it is out of sight.
        self.said_below = remembered.said_below
        #: `seq` is the number of the update in hand.
        self._intents = count(seq * INTENTS)
        self._data = dict(remembered.data)
        self._version = remembered.version
        self._changed = False

    def new_intent(self) -> str:
        """A name for a dialog's context: never given twice, and the same one when the update runs again after a death, so
        that the buttons of a screen which was sent just before it still lead somewhere."""
        return id_to_str(next(self._intents))

    def get(self, destiny: str) -> dict[str, Any]:
        """A copy of what is kept under `destiny`; empty when nothing is."""
        found: dict[str, Any] = _copied(self._data.get(destiny, {}))
        return found

    def put(self, destiny: str, data: dict[str, Any]) -> None:
        """Keep a copy of `data` under `destiny`; empty data forgets it. Raises TypeError for what cannot be kept, while the
        update can still fail for it."""
        if data:
            self._data[destiny] = _copied(data)
        else:
            self._data.pop(destiny, None)
        self._changed = True

    def to_save(self) -> Remembered | None:
        """What is to be written together with "this update is done"; None when nothing changed."""
        return Remembered(self._pruned(), self._version) if self._changed else None

    def _pruned(self) -> dict[str, Any]:
        """Without contexts that no stack holds any more: nobody can reach them, they would only grow."""
        held = {intent for key, stack in self._data.items() if key.startswith(_STACK) for intent in stack.get("intents", [])}
        return {
            key: value for key, value in self._data.items() if not key.startswith(_CONTEXT) or key.removeprefix(_CONTEXT) in held
        }


def _copied(value: Any) -> Any:
    """As it comes back from the database. Raises TypeError for what cannot be kept."""
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return value
    if kind is dict and all(type(key) is str for key in value):
        return {key: _copied(one) for key, one in value.items()}
    if kind is list:
        return [_copied(one) for one in value]
    return json.loads(json.dumps(value))


def new_intent() -> str:
    """What aiogram-dialog calls for the name of a context."""
    return page.get().new_intent()


#: The page of the update that this task is handling.
page: ContextVar[Page] = ContextVar("page")


class Memory(BaseStorage):
    """aiogram's view of the page in hand. States of our own are not used: dialogs know where they are."""

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Keep the state's name under the key's destiny."""
        name = state.state if isinstance(state, State) else state
        page.get().put(f"state:{key.destiny}", {"state": name} if name else {})

    async def get_state(self, key: StorageKey) -> str | None:
        """The state's name, or None."""
        name: str | None = page.get().get(f"state:{key.destiny}").get("state")
        return name

    async def set_data(self, key: StorageKey, data: Any) -> None:
        """Keep `data` under the key's destiny."""
        page.get().put(key.destiny, dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """What is kept under the key's destiny."""
        return page.get().get(key.destiny)

    async def close(self) -> None:
        """Nothing is held open."""
