"""How it looks: the own deputies and those of others, and three questions."""

from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Column, Select, SwitchTo

from handlers.days import Days
from handlers.deputies import naming
from handlers.deputies.states import Deputies
from handlers.screens import Screen, back
from handlers.words import Html, Item, Label, Words

dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(
            Select(
                Item(), id="name", item_id_getter=lambda one: one["id"], items="offices", type_factory=int, on_click=naming.began
            ),
            Select(
                Item(), id="recall", item_id_getter=lambda one: one["id"], items="recalled", type_factory=int,
                on_click=naming.recalled,
            ),
        ),
        back(),
        state=Deputies.main,
        getter=naming.main_shown,
    ),
    Screen(
        Html("text"),
        Column(
            Select(
                Item(), id="who", item_id_getter=lambda one: one["id"], items="people", type_factory=int,
                on_click=naming.chose_person,
            )
        ),
        SwitchTo(Label("footer-back"), id="back", state=Deputies.main),
        state=Deputies.person,
        getter=naming.people_shown,
    ),
    Screen(
        Words("deputy-ask-since"),
        Days(id="day", on_click=naming.chose_since),
        SwitchTo(Label("footer-back"), id="back", state=Deputies.person),
        state=Deputies.since,
        getter=naming.day_shown,
    ),
    Screen(
        Words("deputy-ask-until"),
        Days(id="day", on_click=naming.chose_until),
        SwitchTo(Label("footer-back"), id="back", state=Deputies.since),
        state=Deputies.until,
        getter=naming.day_shown,
    ),
)  # fmt: skip
