"""Buttons that change something carry what they were drawn for: the id of a thing and its version, never a decision.

A message stays clickable for ever; an old one says which thing it meant, and the handler sees that the thing has moved on.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import Button, Row, Select

from handlers.words import Item, Label

T = TypeVar("T")

#: What a press does: the query, the manager, the id and the version that the button carried.
Does = Callable[[CallbackQuery, DialogManager, int, int], Awaitable[None]]


def token(thing_id: int, version: int = 0, **words: Any) -> list[dict[str, Any]]:
    """What a getter gives to a `Press`: of what, and which version of it is on show; `words` fill its label."""
    return [{"id": f"{thing_id}.{version}", **words}]


class Press(Select[str]):
    """One button for the thing on show; the getter puts `token(id, version)` under `items`."""

    def __init__(self, label: str, id: str, does: Does, items: str = "token", when: WhenCondition = None) -> None:
        async def clicked(query: CallbackQuery, _: Any, manager: DialogManager, carried: str) -> None:
            number, _, version = carried.partition(".")
            if number.isdecimal() and version.isdecimal():
                await does(query, manager, int(number), int(version))

        super().__init__(Label(label), id=id, item_id_getter=lambda one: one["id"], items=items, on_click=clicked, when=when)


def choices(id: str, items: str, on_click: object, *, number: bool = False) -> Select:  # type: ignore[type-arg]
    """A button for each of the `items`; with `number` their ids reach `on_click` as numbers of rows, else as words."""
    return Select(
        Item(),
        id=id,
        item_id_getter=lambda one: one["id"],
        items=items,
        type_factory=int if number else str,
        on_click=on_click,  # type: ignore[arg-type]
    )


def page_of(things: Sequence[T], manager: DialogManager, size: int) -> tuple[list[T], dict[str, Any]]:
    """The things on the page on show, and what the pager needs. A page that is no more becomes the last one; −1 is the last."""
    pages = max(1, -(-len(things) // size))
    kept = int(manager.dialog_data.get("page", 0))
    page = min(max(kept if kept >= 0 else pages + kept, 0), pages - 1)
    return list(things[page * size : (page + 1) * size]), {
        "page": page + 1,
        "pages": pages,
        "paged": pages > 1,
        "first": page * size,
    }


async def _turned(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    step = {"prev": -1, "next": 1}.get(str(button.widget_id), 0)
    kept = int(manager.dialog_data.get("page", 0))
    if (kept, step) not in ((0, -1), (-1, 1)):  # a press on a screen that has turned already stays at the end
        manager.dialog_data["page"] = kept + step


async def _to_an_end(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The number between the arrows: to the first page, from the first to the last."""
    manager.dialog_data["page"] = 0 if manager.dialog_data.get("page", 0) else -1


def pager() -> Row:
    """«‹ 2/5 ›» under a list; the getter gives what `page_of` says."""
    return Row(
        Button(Label("page-previous"), id="prev", on_click=_turned, when=lambda data, *_: data.get("page", 1) > 1),
        Button(Label("page-number"), id="pages", on_click=_to_an_end, when="paged"),
        Button(Label("page-next"), id="next", on_click=_turned, when=lambda data, *_: data.get("page", 1) < data.get("pages", 1)),
    )
