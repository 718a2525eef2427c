"""How the list of participants looks."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo

from handlers.presses import choices, pager
from handlers.roll import exporting, importing, place, showing
from handlers.roll.states import Roll
from handlers.school_year.states import SchoolYear
from handlers.screens import Screen
from handlers.words import Html, Label, Words

dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Words("roll-main"),
        Column(choices("one", "people", showing.opened, number=True)),
        pager(),
        Row(
            SwitchTo(Label("roll-sieve"), id="sieve", state=Roll.sieve),
            Button(Label("roll-clear"), id="clear", on_click=showing.cleared, when=lambda data, *_: not data["open"]),
        ),
        Row(
            Button(Label("roll-export"), id="export", on_click=exporting.table_asked),
            SwitchTo(Label("roll-import"), id="import", state=Roll.upload, when="curates"),
        ),
        Start(Label("school-year-open"), id="year", state=SchoolYear.main, mode=StartMode.RESET_STACK, when="year"),
        Column(choices("place", "places", place.chose_place, number=True)),
        MessageInput(showing.typed, content_types=[ContentType.TEXT]),
        state=Roll.listed,
        getter=showing.listed_shown,
    ),
    Screen(
        Words("roll-ask-sieve"),
        Column(choices("facet", "facets", showing.opened_facet)),
        Column(choices("lack", "lacks", showing.toggled)),
        Row(
            SwitchTo(Label("roll-show"), id="show", state=Roll.listed),
            Button(Label("roll-clear"), id="clear", on_click=showing.cleared, when=lambda data, *_: not data["open"]),
        ),
        state=Roll.sieve,
        getter=showing.sieve_shown,
    ),
    Screen(
        Words("roll-ask-value"),
        Group(choices("value", "values", showing.chose_value), width=2),
        SwitchTo(Label("footer-back"), id="back", state=Roll.sieve),
        state=Roll.values,
        getter=showing.values_shown,
    ),
    Screen(
        Html("text"),
        Html("lacks"),
        SwitchTo(Label("footer-back"), id="back", state=Roll.listed),
        state=Roll.card,
        getter=showing.card_shown,
    ),
    *importing.WINDOWS,
)
