"""How it looks: what waits, one plea, another day, words."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Column, Row, Select, SwitchTo

from domain.pleas import About
from handlers.assignments import attaching
from handlers.days import Days
from handlers.pleas import answering
from handlers.pleas.states import Pleas
from handlers.presses import Press, pager
from handlers.screens import Screen
from handlers.words import Html, Item, Label, Words

dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(
            Select(
                Item(), id="one", item_id_getter=lambda one: one["id"], items="pleas", type_factory=int, on_click=answering.chose
            )
        ),
        pager(),
        attaching.welcome(),
        state=Pleas.listed,
        getter=answering.list_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("plea-grant-until", "grant", answering.granted, when=answering.is_about(About.EXTENSION)),
        Press("plea-lift-button", "lift", answering.granted, when=answering.is_about(About.LIFT)),
        Row(
            SwitchTo(Label("plea-other-button"), id="other", state=Pleas.day, when=answering.is_about(About.EXTENSION)),
            SwitchTo(Label("plea-refuse-button"), id="refuse", state=Pleas.words, when=answering.is_about(About.EXTENSION)),
        ),
        SwitchTo(Label("plea-keep-button"), id="keep", state=Pleas.words, when=answering.is_about(About.LIFT)),
        SwitchTo(Label("plea-answer-button"), id="answer", state=Pleas.words, when=answering.is_about(About.HELP)),
        Press("plea-assignment", "open", answering.to_assignment, items="assignment"),
        SwitchTo(Label("plea-back"), id="list", state=Pleas.listed),
        attaching.welcome(),
        state=Pleas.one,
        getter=answering.one_shown,
    ),
    Screen(
        Html("text"),
        Words("plea-ask-day", when="waits"),
        Days(id="day", on_click=answering.other_day),
        SwitchTo(Label("footer-back"), id="one", state=Pleas.one),
        state=Pleas.day,
        getter=answering.one_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Words("plea-ask-words", when="waits"),
        MessageInput(answering.typed, content_types=[ContentType.TEXT]),
        Press("plea-without-words", "bare", answering.refused, when="refuses"),
        SwitchTo(Label("footer-back"), id="one", state=Pleas.one),
        state=Pleas.words,
        getter=answering.one_shown,
    ),
)
