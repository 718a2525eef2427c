"""How it looks: putting off, «Не на связи», the plan of thirty days."""

from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Back, Column, Group, ScrollingGroup, Select, Start

from handlers.ladder.states import Ladder
from handlers.presses import pager
from handlers.reminders import absent, getters, on
from handlers.reminders.states import Forecast, Snoozing, Unreachable
from handlers.screens import Screen, back
from handlers.words import Html, Item, Label

#: Days of the plan on one page.
ROWS = 8

snoozing = Dialog(
    Screen(
        Html("text"),
        Column(Select(Item(), id="later", item_id_getter=lambda one: one["id"], items="choices", on_click=on.chose_morning)),
        state=Snoozing.ask,
        getter=getters.snooze_shown,
    ),
    Screen(Html("text"), state=Snoozing.done, getter=getters.snoozed_shown),
)

unreachable = Dialog(
    Screen(
        Html("text"),
        Group(
            Select(Item(), id="text", item_id_getter=lambda one: one["id"], items="numbers", on_click=absent.asked_for_text),
            width=3,
        ),
        pager(),
        back(),
        state=Unreachable.people,
        getter=absent.people_shown,
    )
)

forecast = Dialog(
    Screen(
        Html("text"),
        ScrollingGroup(
            Select(Item(), id="day", item_id_getter=lambda one: one["id"], items="days", on_click=on.chose_day),
            id="days",
            width=2,
            height=ROWS,
            hide_on_single_page=True,
        ),
        Start(Label("ladder-button"), id="ladder", state=Ladder.main),
        back(),
        state=Forecast.days,
        getter=getters.days_shown,
    ),
    Screen(Html("text"), Back(Label("footer-back"), id="to_days"), state=Forecast.day, getter=getters.day_shown),
)
