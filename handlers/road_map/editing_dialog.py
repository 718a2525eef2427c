"""How corrections look: one screen for one thing, each with the way back and «Как в бумаге»."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Keyboard, Row, SwitchTo

from handlers.days import Days
from handlers.presses import Does, Press, choices, pager
from handlers.road_map import belonging, charging, cutting, editing, heading, promising, terming, wording
from handlers.road_map.states import Editing
from handlers.screens import Screen
from handlers.words import Html, Label


def _printed(does: Does = editing.as_printed) -> Keyboard:
    return Press("road-map-as-printed", "printed", does, when="corrected")


def _leave() -> Row:
    """Away from here: «Позже» to the next step of a new row, else back."""
    return Row(
        Button(Label("road-map-later"), id="later", on_click=editing.later, when="adding"),
        Button(Label("footer-back"), id="back", on_click=editing.back, when=lambda data, *_: not data["adding"]),
    )


def _typed(on_text: object) -> MessageInput:
    return MessageInput(on_text, content_types=[ContentType.TEXT])  # type: ignore[arg-type]


dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("kind", "choices", wording.chose_evidence), width=2),
        Row(Button(Label("road-map-edit-empty"), id="empty", on_click=wording.emptied, when="empties"), _printed()),
        _leave(),
        _typed(wording.typed),
        state=Editing.words,
        getter=wording.shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("road-map-edit-take", "take", terming.taken, when="proposed"),
        Column(choices("reading", "choices", terming.chose_reading)),
        SwitchTo(Label("road-map-edit-by-calendar"), id="calendar", state=Editing.calendar, when="there"),
        Row(
            Button(Label("road-map-edit-undated"), id="undated", on_click=terming.no_day, when="undated"),
            _printed(terming.as_printed),
        ),
        _leave(),
        _typed(terming.typed),
        state=Editing.day,
        getter=terming.shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Days(id="day", on_click=terming.chose_day),
        SwitchTo(Label("footer-back"), id="back", state=Editing.day),
        _typed(terming.typed),
        state=Editing.calendar,
        getter=terming.calendar_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("road-map-edit-take", "take", charging.taken, when="proposed"),
        Column(choices("office", "choices", charging.toggled)),
        Group(choices("place", "kinds", charging.toggled_kind), width=2),
        Row(SwitchTo(Label("road-map-edit-by-name"), id="named", state=Editing.named, when="names"), _printed()),
        Row(
            Button(Label("road-map-later"), id="later", on_click=editing.later, when="adding"),
            Button(Label("road-map-edit-done"), id="done", on_click=charging.done),
        ),
        _typed(charging.typed),
        state=Editing.people,
        getter=charging.shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("person", "choices", charging.toggled_name)),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=Editing.people),
        state=Editing.named,
        getter=charging.named_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("way", "choices", cutting.chose)),
        Button(Label("footer-back"), id="back", on_click=editing.back),
        _typed(cutting.typed),
        state=Editing.split,
        getter=cutting.shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("part", "choices", heading.chose), width=2),
        Button(Label("footer-back"), id="back", on_click=editing.back),
        state=Editing.head,
        getter=heading.shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("year", "choices", heading.chose_year), width=2),
        Press("road-map-as-printed", "printed", heading.year_as_printed, when="corrected"),
        Button(Label("footer-back"), id="back", on_click=editing.back),
        _typed(heading.typed_year),
        state=Editing.year,
        getter=heading.year_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("programme", "choices", belonging.chose, number=True)),
        Button(Label("footer-back"), id="back", on_click=editing.back),
        state=Editing.programme,
        getter=belonging.shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Row(choices("part", "choices", promising.chose)),
        Press("road-map-take-out", "out", editing.row_out, when=lambda data, *_: data["there"] and not data["taken"]),
        Press("road-map-put-back", "in", editing.row_back, when="taken"),
        Button(Label("footer-back"), id="back", on_click=editing.back),
        state=Editing.target,
        getter=promising.shown,
    ),
)
