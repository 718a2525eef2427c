"""How it looks: the ladder in words, one setting with its values, the list of measures."""

from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, Start, SwitchTo

from handlers.holidays.states import Holidays
from handlers.ladder import getters, on
from handlers.ladder.states import Ladder
from handlers.offices.states import Offices
from handlers.presses import pager
from handlers.screens import Screen, back
from handlers.words import Html, Item, Label

dialog = Dialog(
    Screen(
        Html("text"),
        Group(
            Select(Item(), id="set", item_id_getter=lambda one: one["id"], items="settings", on_click=on.chose_setting),
            width=2,
        ),
        SwitchTo(Label("ladder-measures-button"), id="measures", state=Ladder.measures, when="has_measures"),
        Row(
            Start(Label("holidays-button"), id="holidays", state=Holidays.year),
            Start(Label("offices-button"), id="offices", state=Offices.listed),
            when="keeps_list",
        ),
        Button(Label("ladder-restore"), id="restore", on_click=on.restores, when="restorable"),
        Button(Label("ladder-restore-measure"), id="restore_one", on_click=on.restores, when="restorable_measure"),
        SwitchTo(Label("footer-back"), id="back", state=Ladder.measures, on_click=on.leaves_measure, when="measure"),
        back(unless="measure"),
        state=Ladder.main,
        getter=getters.ladder_shown,
    ),
    Screen(
        Html("text"),
        Group(
            Select(Item(), id="value", item_id_getter=lambda one: one["id"], items="values", on_click=on.chose_value),
            width=2,
        ),
        SwitchTo(Label("footer-back"), id="back", state=Ladder.main),
        state=Ladder.setting,
        getter=getters.setting_shown,
    ),
    Screen(
        Html("text"),
        Column(
            Select(
                Item(), id="one", item_id_getter=lambda one: one["id"], items="measures", type_factory=int,
                on_click=on.chose_measure,
            )
        ),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=Ladder.main, on_click=on.leaves_measure),
        state=Ladder.measures,
        getter=getters.measures_shown,
    ),
)  # fmt: skip
