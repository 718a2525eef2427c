"""How a new edition looks: what changed page by page, one row old beside new, the press that puts it in force."""

from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo

from handlers.presses import Press, choices, pager
from handlers.road_map import amending, renewing
from handlers.road_map.states import Edition
from handlers.screens import Screen
from handlers.words import Html, Label


def _to_road_map() -> Button:
    return Button(Label("road-map-back"), id="back", on_click=amending.to_road_map)


dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("entry", "numbers", amending.chose_entry), width=amending.ROWS),
        pager(),
        SwitchTo(Label("edition-publish"), id="publish", state=Edition.confirm, when="may"),
        Button(Label("edition-own-paper"), id="own", on_click=amending.own_paper, when="there"),
        _to_road_map(),
        state=Edition.changes,
        getter=amending.changes_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("edition-is-new", "new", amending.apart, when="apart"),
        Column(choices("is", "choices", amending.linked)),
        pager(),
        Row(Button(Label("edition-back"), id="list", on_click=amending.to_changes)),
        state=Edition.entry,
        getter=amending.entry_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("old", "choices", amending.chose_replaced, number=True)),
        pager(),
        _to_road_map(),
        state=Edition.choose,
        getter=amending.choose_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("edition-publish-now", "now", renewing.published, when="there"),
        SwitchTo(Label("edition-back"), id="list", state=Edition.changes),
        _to_road_map(),
        state=Edition.confirm,
        getter=renewing.confirm_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("map", "choices", amending.opens_map, number=True)),
        pager(),
        _to_road_map(),
        state=Edition.earlier,
        getter=amending.earlier_shown,
    ),
)
