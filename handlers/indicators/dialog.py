"""How other indicators look: the list of a year, one of them, its rule, its classes, a value that is typed."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, Group, Row, SwitchTo

from handlers.indicators import changing, looking
from handlers.indicators.states import Indicators
from handlers.presses import choices
from handlers.screens import Screen
from handlers.words import Html, Label, Words


def _to_one() -> SwitchTo:
    return SwitchTo(Label("footer-back"), id="back", state=Indicators.one)


dialog = Dialog(
    Screen(
        Html("text"),
        Row(choices("year", "years", changing.chose_year, number=True)),
        Column(choices("one", "ones", changing.chose, number=True)),
        SwitchTo(Label("indicators-add"), id="add", state=Indicators.rules, when="room"),
        Cancel(Label("footer-back"), id="back"),
        state=Indicators.main,
        getter=looking.main_shown,
    ),
    Screen(
        Words("indicators-choose-rule"),
        Column(choices("rule", "rules", changing.added)),
        SwitchTo(Label("footer-back"), id="back", state=Indicators.main),
        state=Indicators.rules,
        getter=looking.rules_shown,
    ),
    Screen(
        Html("text"),
        Button(Label("indicators-denominator"), id="denominator", on_click=changing.asks, when="denominator"),
        Button(Label("indicators-numerator"), id="numerator", on_click=changing.asks, when="numerator"),
        Button(Label("indicators-goal"), id="goal", on_click=changing.asks),
        SwitchTo(Label("indicators-classes"), id="classes", state=Indicators.classes, when="classes"),
        Row(
            Button(Label("indicators-title"), id="title", on_click=changing.asks),
            Button(Label("indicators-source"), id="source", on_click=changing.asks),
        ),
        SwitchTo(Label("indicators-retire"), id="retire", state=Indicators.retire),
        SwitchTo(Label("footer-back"), id="back", state=Indicators.main),
        state=Indicators.one,
        getter=looking.one_shown,
    ),
    Screen(
        Words("indicators-ask-classes"),
        Group(choices("band", "bands", changing.chose_band), width=2),
        _to_one(),
        state=Indicators.classes,
        getter=looking.one_shown,
    ),
    Screen(
        Html("text"),
        MessageInput(changing.typed, content_types=[ContentType.TEXT]),
        _to_one(),
        state=Indicators.typed,
        getter=looking.typed_shown,
    ),
    Screen(
        Words("indicators-ask-retire"),
        Button(Label("indicators-retire-now"), id="now", on_click=changing.retired),
        _to_one(),
        state=Indicators.retire,
        getter=looking.one_shown,
    ),
)
