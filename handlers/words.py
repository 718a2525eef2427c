"""How a window finds its words: text widgets of aiogram-dialog that ask `Texts` for a key.

Arguments are what the window's getter returned, by the names that the sentence uses.
"""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.text import Text

from locales import Texts


def begun(words: str) -> str:
    """Words of the data as a button begins: with a capital."""
    return words[:1].upper() + words[1:]


class Words(Text):
    """A sentence of the locales as HTML. `key` may hold `{names}` that the getter fills (a state, a kind)."""

    def __init__(self, key: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self._key = key

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        texts: Texts = manager.middleware_data["texts"]
        key = self._key.format_map(data)
        fixed = texts.fixed(key)
        return texts(key, **_arguments(data)) if fixed is None else fixed


class Label(Words):
    """A sentence of the locales as plain text: for buttons."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        texts: Texts = manager.middleware_data["texts"]
        key = self._key.format_map(data)
        fixed = texts.fixed(key)
        return texts.plain(key, **_arguments(data)) if fixed is None else fixed


class Item(Text):
    """One entry of a list as a button: the field of the item is shown as it is."""

    def __init__(self, field: str = "label", when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self._field = field

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        item = data["item"]
        return str(item[self._field] if isinstance(item, dict) else getattr(item, self._field))


class Html(Text):
    """A field of the getter that is finished HTML already (made by `Texts` from several sentences)."""

    def __init__(self, field: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self._field = field

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return str(data[self._field])


def _arguments(data: dict[str, Any]) -> dict[str, Any]:
    """What a sentence may be filled with: the getter's values, and an item's fields under their own names."""
    item = data.get("item")
    fields = item if isinstance(item, dict) else {}
    return {**{k: v for k, v in data.items() if isinstance(k, str) and k.isidentifier()}, **fields}
