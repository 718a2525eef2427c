"""Telling an adult that something is wrong: what happened, whether it is urgent, the receipt at once.

Works for everybody, also strangers and in the middle of a form; the form stays as it was.
"""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Back, Button, Column, Select, Start

from db import AlreadyDone, concerns
from domain.safety import URGENT_BY_DEFAULT, Category
from handlers.home.states import Home
from handlers.safety.states import Concern
from handlers.screens import Screen
from handlers.words import Item, Label, Words
from locales import Texts

#: Longer words are cut by the database's reader, not by the one who needs help: Telegram itself ends a message at 4096.
LONGEST = 4096


async def categories_shown(texts: Texts, **_: Any) -> dict[str, Any]:
    """What may have happened, as chips."""
    return {"categories": [{"id": c.value, "label": texts.plain("concern-category", category=c.value)} for c in Category]}


async def urgency_shown(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Whether this kind is urgent unless the person says otherwise."""
    category = Category(dialog_manager.dialog_data["category"])
    return {"category": category.value, "likely": category in URGENT_BY_DEFAULT}


async def chose_category(_: CallbackQuery, __: Any, manager: DialogManager, category: str) -> None:
    """What happened; on to how urgent it is."""
    manager.dialog_data["category"] = Category(category).value
    await manager.switch_to(Concern.urgent)


async def chose_urgency(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """That is enough: it is recorded and passed on now. Words may follow."""
    data = manager.middleware_data
    category = Category(manager.dialog_data["category"])
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            manager.dialog_data["concern_id"] = await concerns.report(
                tx, data["who"], category, urgent=button.widget_id == "urgent", now=data["now"]
            )
    await manager.switch_to(Concern.words)


async def added_words(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words in addition, kept with the report; as many messages as it takes (Telegram splits a long text)."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await concerns.add_words(tx, data["who"], (message.text or "")[:LONGEST], now=data["now"])
    await manager.switch_to(Concern.receipt)


def _home() -> Start:
    return Start(Label("footer-home"), id="home", state=Home.main, mode=StartMode.RESET_STACK)


dialog = Dialog(
    Screen(
        Words("concern-ask"),
        Column(
            Select(Item(), id="categories", item_id_getter=lambda one: one["id"], items="categories", on_click=chose_category)
        ),
        _home(),
        state=Concern.what,
        getter=categories_shown,
        framed=False,
    ),
    Screen(
        Words("concern-ask-urgent"),
        Button(Label("concern-urgent"), id="urgent", on_click=chose_urgency),
        Button(Label("concern-calm"), id="calm", on_click=chose_urgency),
        Back(Label("footer-back"), id="back"),
        state=Concern.urgent,
        getter=urgency_shown,
        framed=False,
    ),
    Screen(
        Words("concern-recorded"),
        MessageInput(added_words, content_types=["text"]),
        _home(),
        state=Concern.words,
        framed=False,
    ),
    Screen(
        Words("concern-words-kept"),
        MessageInput(added_words, content_types=["text"]),
        _home(),
        state=Concern.receipt,
        framed=False,
    ),
)
