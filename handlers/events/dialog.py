"""How it looks: four questions, the check; the event with its answers; a new date; who came."""

from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard, Row, Select, Start, SwitchTo

from handlers.days import Days
from handlers.events import answering, preparing, running
from handlers.events.states import Events
from handlers.presses import Press, choices, pager
from handlers.screens import Screen
from handlers.segments.choosing import opens
from handlers.speaking import proving
from handlers.speaking.states import Speaking
from handlers.words import Html, Item, Label, Words


def _numbers(id: str, on_click: Any, width: int) -> Keyboard:
    return Group(
        Select(Item(), id=id, item_id_getter=lambda one: one["id"], items="numbers", type_factory=int, on_click=on_click),
        width=width,
    )


def _hours(on_click: Any) -> Keyboard:
    return Group(
        Select(Item(), id="hour", item_id_getter=lambda one: one["id"], items="hours", on_click=on_click),
        width=4,
    )


def _to_hub() -> Start:
    return Start(Label("footer-back"), id="back", state=Speaking.main)


dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        _numbers("one", running.chose, running.ROWS),
        pager(),
        _to_hub(),
        state=Events.listed,
        getter=running.listed_shown,
    ),
    Screen(
        Html("refused", when="refused"),
        Words("event-ask-title"),
        SwitchTo(Label("event-go-on"), id="on", state=Events.check, when="whole"),
        _to_hub(),
        MessageInput(preparing.typed_title, content_types=[ContentType.TEXT]),
        state=Events.title,
        getter=preparing.draft_shown,
    ),
    Screen(
        Html("refused", when="refused"),
        Words("event-ask-day"),
        Days(id="day", on_click=preparing.chose_day),
        SwitchTo(Label("footer-back"), id="back", state=Events.title),
        state=Events.day,
        getter=preparing.draft_shown,
    ),
    Screen(
        Html("refused", when="refused"),
        Words("event-ask-time"),
        _hours(preparing.chose_hour),
        SwitchTo(Label("footer-back"), id="back", state=Events.day),
        MessageInput(preparing.typed_time, content_types=[ContentType.TEXT]),
        state=Events.time,
        getter=preparing.draft_shown,
    ),
    Screen(
        Html("refused", when="refused"),
        Words("event-ask-length"),
        Group(choices("length", "lengths", preparing.chose_length, number=True), width=4),
        SwitchTo(Label("footer-back"), id="back", state=Events.time),
        state=Events.lasts,
        getter=preparing.draft_shown,
    ),
    Screen(
        Html("refused", when="refused"),
        Words("event-ask-place"),
        SwitchTo(Label("footer-back"), id="back", state=Events.lasts),
        MessageInput(preparing.typed_place, content_types=[ContentType.TEXT]),
        state=Events.place,
        getter=preparing.draft_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("event-invite", "invite", preparing.invites),
        Row(
            Button(Label("announcement-whom-button"), id="whom", on_click=opens(Events.whom)),
            Button(Label("announcement-places-button"), id="places", on_click=opens(Events.places)),
        ),
        Row(
            SwitchTo(Label("event-change-title"), id="title", state=Events.title),
            SwitchTo(Label("event-change-day"), id="day", state=Events.day),
        ),
        Row(
            SwitchTo(Label("event-change-length"), id="length", state=Events.lasts),
            SwitchTo(Label("event-change-place"), id="place", state=Events.place),
        ),
        Button(Label("announcement-anew"), id="anew", on_click=preparing.thrown_away),
        _to_hub(),
        state=Events.check,
        getter=preparing.check_shown,
    ),
    *preparing.CHOOSING.windows(),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Button(Label("event-mark"), id="mark", on_click=opens(Events.guests), when="held"),
        Button(Label("event-answers"), id="guests", on_click=opens(Events.guests), when="ahead"),
        Row(
            SwitchTo(Label("event-move"), id="move", state=Events.move_day),
            SwitchTo(Label("event-cancel"), id="cancel", state=Events.cancel),
            when="ahead",
        ),
        Press("event-calendar", "ics", answering.own_calendar),
        *proving.buttons(running.proof, Events.attach),
        SwitchTo(Label("footer-back"), id="back", state=Events.listed),
        state=Events.one,
        getter=running.one_shown,
    ),
    Screen(
        Html("said", when="said"),
        Words("event-ask-new-day"),
        Days(id="day", on_click=running.move_day),
        SwitchTo(Label("footer-back"), id="back", state=Events.one),
        state=Events.move_day,
        getter=running.move_shown,
    ),
    Screen(
        Html("said", when="said"),
        Words("event-ask-new-time"),
        _hours(running.move_hour),
        SwitchTo(Label("footer-back"), id="back", state=Events.move_day),
        MessageInput(running.move_typed, content_types=[ContentType.TEXT]),
        state=Events.move_time,
        getter=running.move_shown,
    ),
    Screen(
        Html("text"),
        Words("event-ask-cancel"),
        Press("event-cancel-now", "now", running.cancels),
        SwitchTo(Label("footer-back"), id="back", state=Events.one),
        state=Events.cancel,
        getter=running.one_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        _numbers("came", running.marked, running.GUESTS),
        Press("event-all-came", "all", running.marked_all),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=Events.one),
        state=Events.guests,
        getter=running.guests_shown,
    ),
    proving.window(Events.attach, Events.one, running.proof),
)
