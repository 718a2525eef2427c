"""The frame of every screen: the way home, to help and to the curator are always there, and nothing sent goes unanswered."""

from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Row, Start

from db.participant import joining
from handlers import guarding
from handlers.days import Days
from handlers.home.states import Home
from handlers.safety.states import Concern
from handlers.words import Label
from handlers.writing.states import Writing
from locales import Texts


def footer(*, at_home: bool = False) -> Row:
    """Home and «Сообщить о проблеме», under every screen; at home only the latter."""
    concern = Button(Label("footer-concern"), id="sos", on_click=reports)
    if at_home:
        return Row(concern)
    return Row(Start(Label("footer-home"), id="home", state=Home.main, mode=StartMode.RESET_STACK), concern)


async def reports(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Сообщить о проблеме»; from a form not begun yet the school's link goes along: nothing else says whose the person is."""
    started: Any = manager.start_data or {}
    link = started.get("id") if isinstance(started, dict) and started.get("kind") == joining.LINK else None
    await manager.start(Concern.what, {"link": link} if link else None)


def _takes_part(_: dict[str, Any], __: Any, manager: DialogManager) -> bool:
    return bool(manager.middleware_data["who"].parts)


def to_curator() -> Start:
    """«Написать куратору», under every screen of somebody who takes part; the letter is closed again by «Назад»."""
    return Start(Label("footer-letter"), id="ltr", state=Writing.place, when=_takes_part)


def back(unless: str = "") -> Cancel:
    """«Назад» of a conversation's first screen: to the screen from which it was opened, where it was not opened by a notice.

    `unless` names what the getter says when another «Назад» is on the screen.
    """

    def something_behind(data: dict[str, Any], _: Any, manager: DialogManager) -> bool:
        return len(manager.current_stack().intents) > 1 and not data.get(unless)

    return Cancel(Label("footer-back"), id="behind", when=something_behind)


async def not_here(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Something this screen did not ask for: say so, keep everything, show the screen again below."""
    texts: Texts = manager.middleware_data["texts"]
    await message.answer(texts("screen-not-here", what=kind_of(message)))
    manager.show_mode = ShowMode.SEND


def kind_of(message: Message) -> str:
    """What was sent, as the sentence's selector knows it."""
    known = {ContentType.STICKER, ContentType.VOICE, ContentType.PHOTO, ContentType.DOCUMENT, ContentType.TEXT, ContentType.VIDEO}
    return ContentType(message.content_type).value if message.content_type in known else "other"


class Screen(Window):
    """A window with the common frame, drawn only for whom its door is open (`handlers/doors.py`).

    `framed=False` only for the screens that the frame leads to.
    """

    def __init__(self, *widgets: Any, state: State, framed: bool = True, getter: Any = (), **kwargs: Any) -> None:
        letter = (to_curator(),) if state.group is not Writing else ()
        frame = (*letter, footer(at_home=state in (Home.main, Home.role))) if framed else ()
        typed = [days.stands_on(self._shown) for days in widgets if isinstance(days, Days)]
        getters = [guarding.looks, *(getter if isinstance(getter, list | tuple) else [getter])]
        nothing = MessageInput(not_here, content_types=[ContentType.ANY])
        super().__init__(*widgets, *frame, *typed, nothing, state=state, getter=getters, **kwargs)

    async def _shown(self, manager: DialogManager) -> dict[str, Any]:
        return dict(await self.getter(**manager.middleware_data))
