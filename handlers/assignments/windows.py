"""How it looks beside list, card and report: putting off, pleas, handing on, the log, a paper, a file that came first."""

from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo

from domain.pleas import About
from handlers.assignments import asking, attaching, entering, granting, handing_on, history, listing
from handlers.assignments.states import Assignments
from handlers.days import Days
from handlers.presses import Press, pager
from handlers.reminders.getters import snooze_shown
from handlers.screens import Screen
from handlers.words import Html, Item, Label, Words


def card_buttons() -> tuple[Any, ...]:
    """What may be done under the card besides «Выполнено»; the getter says which of it."""
    return (
        Row(
            SwitchTo(Label("assignment-later"), id="later", state=Assignments.later, when="may_put_off"),
            SwitchTo(Label("assignment-extend"), id="extend", state=Assignments.extension, when="may_extend"),
        ),
        Row(
            SwitchTo(Label("assignment-help"), id="help", state=Assignments.help, when="may_ask_help"),
            SwitchTo(Label("assignment-lift"), id="lift", state=Assignments.lift, when="may_be_lifted"),
        ),
        Row(
            SwitchTo(Label("assignment-hand-on"), id="hand", state=Assignments.delegate, when="may_delegate"),
            Press("assignment-take-back", "back", handing_on.took_back, when="may_take_back"),
        ),
        Row(
            SwitchTo(Label("assignment-grant"), id="grant", state=Assignments.grant, when="may_grant"),
            SwitchTo(Label("assignment-let-off"), id="let_off", state=Assignments.let_off, when="may_let_off"),
        ),
        SwitchTo(Label("assignment-paper"), id="paper", state=Assignments.paper, when="may_enter_paper"),
        SwitchTo(Label("assignment-log"), id="log", state=Assignments.log, when="may_see"),
    )


def _to_card() -> SwitchTo:
    return SwitchTo(Label("footer-back"), id="card", state=Assignments.one)


def further() -> tuple[Screen, ...]:
    """The windows behind the card, and the one for files that came first."""
    return (
        Screen(
            Html("text"),
            Column(
                Select(Item(), id="at", item_id_getter=lambda one: one["id"], items="choices", on_click=asking.chose_morning)
            ),
            _to_card(),
            state=Assignments.later,
            getter=snooze_shown,
        ),
        Screen(
            Html("what"),
            Words("extension-ask-day"),
            Days(id="day", on_click=asking.chose_day),
            _to_card(),
            state=Assignments.extension,
            getter=asking.asking_shown,
        ),
        Screen(
            Html("said", when="said"),
            Html("what"),
            Words("extension-ask-reason"),
            MessageInput(asking.typed(About.EXTENSION), content_types=[ContentType.TEXT]),
            SwitchTo(Label("footer-back"), id="day", state=Assignments.extension),
            state=Assignments.reason,
            getter=asking.asking_shown,
        ),
        Screen(
            Html("said", when="said"),
            Html("what"),
            Words("help-ask"),
            MessageInput(asking.typed(About.HELP), content_types=[ContentType.TEXT]),
            Button(Label("help-without-words"), id="bare", on_click=asking.without_words),
            _to_card(),
            state=Assignments.help,
            getter=asking.asking_shown,
        ),
        Screen(
            Html("said", when="said"),
            Html("what"),
            Words("lift-ask"),
            MessageInput(asking.typed(About.LIFT), content_types=[ContentType.TEXT]),
            _to_card(),
            state=Assignments.lift,
            getter=asking.asking_shown,
        ),
        Screen(
            Html("what"),
            Words("grant-ask-day"),
            Days(id="day", on_click=granting.chose_day),
            _to_card(),
            state=Assignments.grant,
            getter=asking.asking_shown,
        ),
        Screen(
            Html("said", when="said"),
            Html("what"),
            Words("grant-ask-reason"),
            MessageInput(granting.typed_reason, content_types=[ContentType.TEXT]),
            SwitchTo(Label("footer-back"), id="day", state=Assignments.grant),
            state=Assignments.grant_reason,
            getter=asking.asking_shown,
        ),
        Screen(
            Html("said", when="said"),
            Html("what"),
            Words("let-off-ask"),
            MessageInput(granting.typed_why, content_types=[ContentType.TEXT]),
            _to_card(),
            state=Assignments.let_off,
            getter=asking.asking_shown,
        ),
        Screen(
            Html("text"),
            Column(
                Select(
                    Item(), id="to", item_id_getter=lambda one: one["id"], items="people", type_factory=int,
                    on_click=handing_on.chose,
                )
            ),
            _to_card(),
            state=Assignments.delegate,
            getter=handing_on.colleagues_shown,
        ),
        Screen(Html("text"), _to_card(), state=Assignments.log, getter=history.log_shown),
        Screen(
            Html("said", when="said"),
            Html("text"),
            MessageInput(entering.typed, content_types=[ContentType.TEXT]),
            _to_card(),
            state=Assignments.paper,
            getter=entering.paper_shown,
        ),
        Screen(
            Html("text"),
            Group(
                Select(
                    Item(), id="for", item_id_getter=lambda one: one["id"], items="numbers", type_factory=int,
                    on_click=attaching.chose,
                ),
                width=listing.ROWS,
            ),
            pager(),
            Button(Label("attach-is-paper"), id="paper", on_click=attaching.is_paper, when="may_be_paper"),
            Button(Label("attach-nothing"), id="nothing", on_click=attaching.dropped),
            MessageInput(attaching.came, content_types=attaching.FILES),
            state=Assignments.attach,
            getter=attaching.attach_shown,
        ),
    )  # fmt: skip
