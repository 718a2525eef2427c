"""How the curator's screens of admission look."""

from aiogram import F
from aiogram_dialog import Dialog, StartMode
from aiogram_dialog.widgets.kbd import Button, Column, Row, ScrollingGroup, Select, Start, SwitchTo

from handlers.admission import asking, changing, more, on, papers
from handlers.admission.getters import card_shown, certificate_shown, journal_shown, paper_shown, queue_shown, reasons_shown
from handlers.admission.states import Admit
from handlers.days import Days
from handlers.presses import Press
from handlers.roll.states import Roll
from handlers.screens import Screen
from handlers.words import Html, Item, Label, Words

#: Rows of a list on one page of a phone.
ROWS = 8


def _to_card() -> SwitchTo:
    return SwitchTo(Label("footer-back"), id="back", state=Admit.card)


dialog = Dialog(
    Screen(
        Words("admission-queue"),
        SwitchTo(Label("admission-admit-ready"), id="ready", state=Admit.ready, when="ready"),
        ScrollingGroup(
            Select(Item(), id="one", item_id_getter=lambda one: one["id"], items="people", type_factory=int, on_click=on.opened),
            id="people",
            width=1,
            height=ROWS,
            hide_on_single_page=True,
        ),
        Button(Label("admission-papers-open"), id="papers", on_click=papers.begins),
        Start(Label("home-roll"), id="roll", state=Roll.listed, mode=StartMode.RESET_STACK),
        state=Admit.queue,
        getter=queue_shown,
    ),
    Screen(
        Words("admission-refusal", when=F["refused"] != "none"),
        Html("text"),
        Html("lacks"),
        Column(
            Button(Label("admission-guardian-paper"), id="guardian", on_click=on.asks_paper, when="needs_guardian"),
            Button(Label("admission-own-paper"), id="own", on_click=on.asks_paper, when="needs_own"),
            SwitchTo(Label("admission-certificate"), id="certificate", state=Admit.certificate, when="needs_certificate"),
            Button(Label("admission-instruction"), id="instruction", on_click=on.ticked, when="needs_instruction"),
            Button(Label("admission-order"), id="order", on_click=on.ticked, when="needs_order"),
            Button(Label("admission-quiz-by-journal"), id="quiz", on_click=on.ticked, when="needs_quiz"),
            Button(Label("admission-fill"), id="fill", on_click=on.fills, when="can_fill"),
            Press("guardian-confirm", "confirm", on.confirmed_guardian, "guardian"),
            Press("guardian-deny", "deny", on.denied_guardian, "guardian"),
        ),
        Row(
            Button(Label("admission-admit"), id="admit", on_click=on.admitted),
            SwitchTo(Label("admission-refuse"), id="refuse", state=Admit.refuse),
            when="applied",
        ),
        SwitchTo(Label("admission-ask-back"), id="ask", state=Admit.question, when="can_ask"),
        Row(
            SwitchTo(Label("admission-to-queue"), id="queue", state=Admit.queue),
            SwitchTo(Label("admission-more"), id="more", state=Admit.more),
        ),
        state=Admit.card,
        getter=card_shown,
    ),
    Screen(
        Words("admission-ask-more"),
        Html("others"),
        Column(
            Button(Label("admission-guardian-link"), id="link", on_click=more.links, when="can_link"),
            SwitchTo(Label("admission-adult"), id="adult", state=Admit.adult, when="can_adult"),
            Button(Label("admission-not-adult"), id="not_adult", on_click=more.came_of_age, when="can_not_adult"),
            SwitchTo(Label("admission-correct-class"), id="class", state=Admit.school_class, when="can_class"),
            SwitchTo(Label("admission-rest"), id="rest", state=Admit.rest, when="can_rest"),
            Button(Label("admission-rest-over"), id="rest_over", on_click=changing.back_again, when="rests"),
            Button(Label("joining-close"), id="close", on_click=more.closed_or_open, when="can_close"),
            Button(Label("joining-open"), id="open", on_click=more.closed_or_open, when="can_open"),
            SwitchTo(Label("admission-transfer"), id="school", state=Admit.school, when="can_transfer"),
            SwitchTo(Label("admission-withdrawal"), id="withdrawal", state=Admit.withdrawal, when="can_withdraw"),
        ),
        _to_card(),
        state=Admit.more,
        getter=more.more_shown,
    ),
    Screen(
        Words("admission-ask-adult"),
        Button(Label("admission-adult-yes"), id="adult_yes", on_click=more.came_of_age),
        _to_card(),
        state=Admit.adult,
        getter=more.more_shown,
    ),
    Screen(
        Words("admission-ask-withdrawal"),
        Column(
            Button(Label("admission-withdrawal-own"), id="of_own", on_click=more.withdrawn),
            Button(Label("admission-withdrawal-guardian"), id="of_guardian", on_click=more.withdrawn, when="can_guardian"),
        ),
        _to_card(),
        state=Admit.withdrawal,
        getter=more.more_shown,
    ),
    Screen(
        Words("admission-ask-paper"),
        Row(
            Button(Label("days-today"), id="today", on_click=on.paper_near),
            Button(Label("days-yesterday"), id="yesterday", on_click=on.paper_near),
        ),
        Days(id="day", on_click=on.paper_day),
        _to_card(),
        state=Admit.paper,
        getter=paper_shown,
    ),
    Screen(
        Words("admission-ask-certificate"),
        Column(
            Select(
                Item(),
                id="years",
                item_id_getter=lambda one: one["id"],
                items="years",
                type_factory=int,
                on_click=on.certificate_years,
            )
        ),
        Days(id="day", on_click=on.certificate_day),
        _to_card(),
        state=Admit.certificate,
        getter=certificate_shown,
    ),
    *asking.WINDOWS,
    *changing.WINDOWS,
    *papers.WINDOWS,
    Screen(
        Words("admission-ask-reason"),
        Column(Select(Item(), id="reason", item_id_getter=lambda one: one["id"], items="reasons", on_click=on.chose_reason)),
        _to_card(),
        state=Admit.refuse,
        getter=reasons_shown,
    ),
    Screen(
        Words("admission-journal"),
        Button(Label("admission-journal-mentee"), id="mentee", on_click=on.enters),
        Button(Label("admission-journal-mentor"), id="mentor", on_click=on.enters),
        Button(Label("admission-papers-open"), id="papers", on_click=papers.begins),
        Start(Label("home-roll"), id="roll", state=Roll.listed, mode=StartMode.RESET_STACK),
        Column(
            Select(
                Item(),
                id="place",
                item_id_getter=lambda one: one["id"],
                items="places",
                type_factory=int,
                on_click=on.chose_place,
                when="several",
            )
        ),
        state=Admit.journal,
        getter=journal_shown,
    ),
)
