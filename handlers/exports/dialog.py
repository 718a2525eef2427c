"""How «Отчёты и документы» look."""

from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Button, Column, Group, SwitchTo

from handlers.exports import choosing, getters, on, place
from handlers.exports.states import Exports
from handlers.presses import choices, pager
from handlers.screens import Screen, back
from handlers.words import Html, Label


def _to_main() -> SwitchTo:
    return SwitchTo(Label("footer-back"), id="back", state=Exports.main)


dialog = Dialog(
    Screen(
        Html("text"),
        Column(choices("table", "tables", on.chose_table)),
        Button(Label("office-open"), id="papers", on_click=on.opens_papers),
        SwitchTo(Label("exports-standing-button"), id="standing", state=Exports.standing, when="standing"),
        SwitchTo(Label("exports-taken-button"), id="taken", state=Exports.taken, when="watching"),
        Column(choices("place", "places", place.chose_place, number=True)),
        back(),
        state=Exports.main,
        getter=getters.main_shown,
    ),
    Screen(
        Html("text"),
        Button(Label("exports-span-ask"), id="span", on_click=on.other_span, when="dated"),
        Button(Label("exports-make"), id="make", on_click=on.asked),
        SwitchTo(Label("exports-schedule"), id="schedule", state=Exports.rule),
        _to_main(),
        state=Exports.card,
        getter=getters.card_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("document", "documents", choosing.chose)),
        pager(),
        back(),
        state=Exports.documents,
        getter=choosing.shown,
    ),
    Screen(
        Html("text"),
        Button(Label("exports-mail"), id="mail", on_click=on.toggled_mail, when="mailable"),
        Group(choices("weekly", "weekly", on.chose_rule), width=2),
        Group(choices("monthly", "monthly", on.chose_rule), width=2),
        Column(choices("before", "before", on.chose_rule)),
        Button(Label("footer-back"), id="back", on_click=on.leaves_days),
        state=Exports.rule,
        getter=getters.rule_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("line", "lines", on.removed, number=True)),
        _to_main(),
        state=Exports.standing,
        getter=getters.standing_shown,
    ),
    Screen(Html("text"), pager(), _to_main(), state=Exports.taken, getter=getters.taken_shown),
)
