"""How a guardian's screens look, and what the presses do."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, SwitchTo

from db import AlreadyDone
from db.participant import guardians
from handlers.guardian.getters import ask_shown, child_shown, children_shown, link_shown, row_of, sees_shown
from handlers.guardian.states import Guardian
from handlers.joining import document
from handlers.own_data.states import Own
from handlers.presses import choices
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts


async def began(_: Any, manager: DialogManager) -> None:
    """An only child is opened at once."""
    data = manager.middleware_data
    if manager.current_context().state != Guardian.children:
        return
    async with data["db"].read() as tx:
        rows = await guardians.of_guardian(tx, data["who"].person_id or 0)
    if len(rows) == 1:
        manager.dialog_data["id"] = rows[0].id
        await manager.switch_to(Guardian.child)


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, guardianship_id: int) -> None:
    """One of several children."""
    manager.dialog_data["id"] = guardianship_id
    await manager.switch_to(Guardian.child)


async def agreed(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The guardian's consent to exactly the text that was shown."""
    data = manager.middleware_data
    current = document.current(data["mode"])
    if manager.dialog_data.get("shown") != current.text_hash:
        await manager.switch_to(Guardian.ask)  # the text has changed meanwhile: here is the present one
        return
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            row = await row_of(tx, manager)
            await guardians.agree(tx, row.id, data["who"].person_id or 0, current, now=data["now"])
    await _toast(query, manager, "guardian-thanks")
    await manager.switch_to(Guardian.child)


async def refused(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """«Не согласен», or taken back."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            row = await row_of(tx, manager)
            await guardians.refuse(tx, row.id, data["who"].person_id or 0, now=data["now"])
    await _toast(query, manager, "guardian-refused-toast")
    await manager.switch_to(Guardian.child)


async def to_data(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Данные ребёнка»: the same screens as one's own."""
    async with manager.middleware_data["db"].read() as tx:
        row = await row_of(tx, manager)
    await manager.start(Own.main, {"guardianship": row.id})


async def _toast(query: CallbackQuery, manager: DialogManager, key: str) -> None:
    texts: Texts = manager.middleware_data["texts"]
    await query.answer(texts.plain(key))


dialog = Dialog(
    Screen(
        Words("guardian-children"),
        Column(choices("child", "children", chose, number=True)),
        state=Guardian.children,
        getter=children_shown,
    ),
    Screen(
        Html("text"),
        SwitchTo(Label("guardian-read"), id="read", state=Guardian.ask, when="can_answer"),
        SwitchTo(Label("guardian-who-sees"), id="sees", state=Guardian.sees),
        SwitchTo(Label("own-withdraw"), id="withdraw", state=Guardian.refuse, when="can_withdraw"),
        Button(Label("guardian-data"), id="data", on_click=to_data, when="confirmed"),
        state=Guardian.child,
        getter=child_shown,
    ),
    Screen(
        Html("head"),
        Html("document"),
        Column(
            Button(Label("joining-agree"), id="agree", on_click=agreed),
            Button(Label("guardian-disagree"), id="refuse", on_click=refused),
            SwitchTo(Label("guardian-who-sees"), id="sees", state=Guardian.sees),
        ),
        state=Guardian.ask,
        getter=ask_shown,
    ),
    Screen(
        Words("guardian-ask-withdraw"),
        Button(Label("own-withdraw-yes"), id="yes", on_click=refused),
        SwitchTo(Label("footer-back"), id="back", state=Guardian.child),
        state=Guardian.refuse,
    ),
    Screen(
        Words("joining-watchers"),
        SwitchTo(Label("footer-back"), id="back", state=Guardian.child),
        state=Guardian.sees,
        getter=sees_shown,
    ),
    Screen(
        Html("text"),
        Cancel(Label("footer-back"), id="back"),
        state=Guardian.link,
        getter=link_shown,
    ),
    on_start=began,
)
