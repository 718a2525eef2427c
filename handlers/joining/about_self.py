"""«Строчка о себе»: offered under the sent form, written in one message, changed or taken away later; the curator reads it.

For somebody without an account the curator writes it, from the corrections of the journal's form.
"""

from contextlib import suppress
from typing import Any

from aiogram import F
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone
from db.participant import about_self
from db.participant.joining import PROFILE
from db.participant.participants import Card
from domain.about_self import LONGEST
from domain.contacts import Unfit
from domain.personal import PersonalData
from handlers.gone import Gone
from handlers.joining import document, profile
from handlers.joining.going import after_sending, open_form, subject_of
from handlers.joining.profile_words import about_said, polite
from handlers.joining.states import Join
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts


async def _of(manager: DialogManager) -> tuple[Card | None, bool]:
    """Whose line it is, and whether a curator writes it by the journal. Raises `Gone` for a form that is not theirs to fill."""
    started: Any = manager.start_data or {}
    if started.get("kind") != PROFILE:
        return await profile.of(manager), False
    async with manager.middleware_data["db"].read() as tx:
        one = await open_form(tx, manager)
    return one.card, one.journal


async def _then(manager: DialogManager) -> None:
    """Back to the profile; by the journal, to the card."""
    one, journal = await _of(manager)
    if one is not None and journal:
        await after_sending(manager, subject_of(manager), one.row.id)
    else:
        await manager.switch_to(Join.profile)


async def about_shown(
    dialog_manager: DialogManager, mode: PersonalData, texts: Texts, refused: str = "none", **_: Any
) -> dict[str, Any]:
    """The line as it stands, who reads it, and why the last one was not taken."""
    one, journal = await _of(dialog_manager)
    said = "\n".join(about_said(one, texts, own=not journal)) if one else ""
    offered = one is not None and about_self.offered(one, mode)
    if one is None or not (said or offered):
        raise Gone("no line is asked for")
    manner = "journal" if journal else polite(one)
    return {"polite": manner, "refused": refused, "longest": LONGEST, "said": said, "offered": offered}


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The line is kept and stands in the profile, or the screen says what is wrong with it."""
    data, (one, _journal) = manager.middleware_data, await _of(manager)
    manager.show_mode = ShowMode.SEND
    result: Any = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            result = await about_self.keep(
                tx, data["who"].person_id, one.row.id if one else 0, message.text or "",
                document.current(data["mode"]), data["mode"], now=data["now"],
            )  # fmt: skip
    if isinstance(result, Unfit):
        data["refused"] = result.value
        return
    await _then(manager)


async def removed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The line goes."""
    data, (one, _journal) = manager.middleware_data, await _of(manager)
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await about_self.remove(
                tx, data["who"].person_id, one.row.id if one else 0, document.current(data["mode"]), now=data["now"]
            )
    await _then(manager)


async def leaves(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back without typing."""
    await _then(manager)


window = Screen(
    Words("joining-about-refused", when=F["refused"] != "none"),
    Html("said", when="said"),
    Words("joining-ask-about", when="offered"),
    MessageInput(typed, content_types=[ContentType.TEXT]),
    Button(Label("joining-about-remove"), id="remove", on_click=removed, when="said"),
    Button(Label("footer-back"), id="back", on_click=leaves),
    state=Join.about_self,
    getter=about_shown,
)
