"""«Строчка о себе»: offered under the sent form, written in one message, changed or taken away later; the curator reads it."""

from contextlib import suppress
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, SwitchTo
from magic_filter import F

from db import AlreadyDone, about_self
from domain.about_self import LONGEST
from domain.contacts import Unfit
from domain.personal import PersonalData
from handlers.gone import Gone
from handlers.joining import document, profile
from handlers.joining.profile_words import about_said, polite
from handlers.joining.states import Join
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts


async def about_shown(
    dialog_manager: DialogManager, mode: PersonalData, texts: Texts, refused: str = "none", **_: Any
) -> dict[str, Any]:
    """The line as it stands, who reads it, and why the last one was not taken."""
    one = await profile.of(dialog_manager)
    said = "\n".join(about_said(one, texts, own=True)) if one else ""
    offered = one is not None and about_self.offered(one, mode)
    if one is None or not (said or offered):
        raise Gone("no line is asked for")
    return {"polite": polite(one), "refused": refused, "longest": LONGEST, "said": said, "offered": offered}


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The line is kept and stands in the profile, or the screen says what is wrong with it."""
    data, one = manager.middleware_data, await profile.of(manager)
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
    await manager.switch_to(Join.profile)


async def removed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The line goes."""
    data, one = manager.middleware_data, await profile.of(manager)
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await about_self.remove(
                tx, data["who"].person_id, one.row.id if one else 0, document.current(data["mode"]), now=data["now"]
            )
    await manager.switch_to(Join.profile)


window = Screen(
    Words("joining-about-refused", when=F["refused"] != "none"),
    Html("said", when="said"),
    Words("joining-ask-about", when="offered"),
    MessageInput(typed, content_types=[ContentType.TEXT]),
    Button(Label("joining-about-remove"), id="remove", on_click=removed, when="said"),
    SwitchTo(Label("footer-back"), id="back", state=Join.profile),
    state=Join.about_self,
    getter=about_shown,
)
