"""How it looks: putting off, «Не на связи», the plan of thirty days."""

from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Back, Column, ScrollingGroup, Select

from handlers.reminders import getters, on
from handlers.reminders.states import Forecast, Snoozing, Unreachable
from handlers.screens import Screen
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

unreachable = Dialog(Screen(Html("text"), state=Unreachable.people, getter=getters.unreachable_shown))

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
        state=Forecast.days,
        getter=getters.days_shown,
    ),
    Screen(Html("text"), Back(Label("footer-back"), id="back"), state=Forecast.day, getter=getters.day_shown),
)
