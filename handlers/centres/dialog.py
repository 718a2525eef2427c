"""How it looks: directions, the centres of one, the question, what was asked; the centre's answer."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Column, Group, Select, SwitchTo

from handlers.centres import answering, asking
from handlers.centres.states import Centres
from handlers.presses import choices, pager
from handlers.screens import Screen
from handlers.words import Html, Item, Label

dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(
            Select(
                Item(), id="at", item_id_getter=lambda one: one["id"], items="list", type_factory=int,
                on_click=asking.chose_direction,
            )
        ),
        pager(),
        SwitchTo(Label("centres-asked-button"), id="asked", state=Centres.asked, when="some_asked"),
        state=Centres.directions,
        getter=asking.directions_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(
            Select(
                Item(), id="entry", item_id_getter=lambda one: one["id"], items="numbers", type_factory=int,
                on_click=asking.chose_entry,
            ),
            width=asking.ROWS,
        ),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=Centres.directions),
        state=Centres.entries,
        getter=asking.entries_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        SwitchTo(Label("footer-back"), id="back", state=Centres.directions),
        MessageInput(asking.typed, content_types=[ContentType.TEXT]),
        state=Centres.words,
        getter=asking.words_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=Centres.directions),
        state=Centres.asked,
        getter=asking.asked_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        SwitchTo(Label("centres-to-waiting"), id="waiting", state=Centres.waiting),
        MessageInput(answering.answered, content_types=[ContentType.TEXT]),
        state=Centres.answer,
        getter=answering.answer_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("question", "numbers", answering.chose_question, number=True), width=answering.WAITING),
        pager(),
        state=Centres.waiting,
        getter=answering.waiting_shown,
    ),
)  # fmt: skip
