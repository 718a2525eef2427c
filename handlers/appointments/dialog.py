"""How it looks: who is appointed, one of them, who takes over, and the last question."""

from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from handlers.appointments import ending
from handlers.appointments.states import Appointments
from handlers.presses import Press, choices, pager
from handlers.screens import Screen, back
from handlers.words import Html, Label

dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("one", "people", ending.chose, number=True)),
        pager(),
        back(),
        state=Appointments.listed,
        getter=ending.listed_shown,
    ),
    Screen(
        Html("text"),
        Button(Label("appointment-deputy"), id="deputy", on_click=ending.names_deputy, when="deputy"),
        Button(Label("appointment-end"), id="end", on_click=ending.begins, when="may"),
        SwitchTo(Label("footer-back"), id="back", state=Appointments.listed),
        state=Appointments.one,
        getter=ending.one_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("who", "people", ending.chose_successor, number=True)),
        Button(Label("appointment-nobody"), id="nobody", on_click=ending.chose_nobody, when="nobody"),
        SwitchTo(Label("footer-back"), id="back", state=Appointments.one),
        state=Appointments.successor,
        getter=ending.one_shown,
    ),
    Screen(
        Html("text"),
        Press("appointment-end-now", "now", ending.ends),
        SwitchTo(Label("footer-back"), id="back", state=Appointments.successor),
        state=Appointments.sure,
        getter=ending.one_shown,
    ),
)
