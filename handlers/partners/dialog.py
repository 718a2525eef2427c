"""How it looks: the register, a card, a question, the organisations of a partner."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Select, Start, SwitchTo

from handlers.partners import showing, writing
from handlers.partners.states import Partners
from handlers.presses import Press, pager
from handlers.screens import Screen
from handlers.segments.choosing import opens
from handlers.speaking.states import Speaking
from handlers.words import Html, Item, Label, Words

dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(
            Select(
                Item(), id="one", item_id_getter=lambda one: one["id"], items="numbers", type_factory=int,
                on_click=showing.chose,
            ),
            width=showing.ROWS,
        ),
        pager(),
        Button(Label("partner-new"), id="new", on_click=writing.begins),
        Button(Label("partners-workbook"), id="xlsx", on_click=showing.asked_for_workbook, when="some"),
        Start(Label("footer-back"), id="back", state=Speaking.main),
        state=Partners.listed,
        getter=showing.listed_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(
            Select(Item(), id="field", item_id_getter=lambda one: one["id"], items="fields", on_click=writing.edits),
            width=2,
        ),
        Button(Label("partner-schools-button"), id="schools", on_click=opens(Partners.schools)),
        SwitchTo(Label("partner-remove"), id="remove", state=Partners.remove),
        SwitchTo(Label("footer-back"), id="back", state=Partners.listed),
        state=Partners.one,
        getter=showing.one_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Button(Label("partner-endless"), id="endless", on_click=writing.nothing, when="endless"),
        Button(Label("partner-no-contact"), id="none", on_click=writing.nothing, when="clears"),
        Button(Label("footer-back"), id="back", on_click=writing.goes_back),
        MessageInput(writing.typed, content_types=[ContentType.TEXT]),
        state=Partners.field,
        getter=writing.field_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(
            Select(
                Item(), id="place", item_id_getter=lambda one: one["id"], items="list", type_factory=int,
                on_click=writing.toggled,
            )
        ),
        pager(),
        SwitchTo(Label("segment-places-done"), id="done", state=Partners.one),
        state=Partners.schools,
        getter=showing.schools_shown,
    ),
    Screen(
        Html("text"),
        Words("partner-ask-remove"),
        Press("partner-remove-now", "now", writing.removes),
        SwitchTo(Label("footer-back"), id="back", state=Partners.one),
        state=Partners.remove,
        getter=showing.one_shown,
    ),
)  # fmt: skip
