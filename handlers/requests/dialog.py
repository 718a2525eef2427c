"""How it looks: a request is made, sent and watched; a request is answered."""

from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo

from handlers.assignments.attaching import FILES
from handlers.days import Days
from handlers.office_papers import of_work
from handlers.offices.states import Offices
from handlers.presses import Press, choices, pager
from handlers.requests import addressing, answering, composing, fielding, following, handing, mailing, results
from handlers.requests.states import Answering, Requests
from handlers.screens import Screen, back
from handlers.words import Html, Label


def _to(state: Any, label: str = "footer-back") -> SwitchTo:
    return SwitchTo(Label(label), id="back", state=state)


asking = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("one", "requests", composing.chose, number=True)),
        pager(),
        Button(Label("request-new"), id="new", on_click=composing.begins, when="owns"),
        back(),
        state=Requests.desk,
        getter=composing.desk_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("field", "numbers", fielding.chose_field, number=True), width=6),
        Group(
            SwitchTo(Label("request-to-title"), id="title", state=Requests.title),
            SwitchTo(Label("request-to-kind"), id="kind", state=Requests.kind, when="room"),
            SwitchTo(Label("request-to-due"), id="due", state=Requests.due),
            SwitchTo(Label("request-to-audience"), id="whom", state=Requests.audience),
            width=2,
        ),
        SwitchTo(Label("request-to-preview"), id="preview", state=Requests.preview, when="ready"),
        Row(
            SwitchTo(Label("request-to-desk"), id="desk", state=Requests.desk),
            SwitchTo(Label("request-to-discard"), id="discard", state=Requests.discard),
        ),
        state=Requests.draft,
        getter=composing.draft_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        _to(Requests.draft),
        MessageInput(composing.titled, content_types=[ContentType.TEXT]),
        state=Requests.title,
        getter=composing.title_shown,
    ),
    Screen(
        Html("text"),
        Group(choices("kind", "kinds", composing.chose_kind), width=2),
        _to(Requests.draft),
        state=Requests.kind,
        getter=composing.kinds_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        _to(Requests.kind),
        MessageInput(composing.worded, content_types=[ContentType.TEXT]),
        state=Requests.words,
        getter=composing.words_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Row(
            Press("request-up", "up", fielding.moved_up, items="up"),
            Press("request-down", "down", fielding.moved_down, items="down"),
        ),
        SwitchTo(Label("request-reword"), id="words", state=Requests.reword, when="there"),
        Press("request-toggle-required", "required", fielding.toggled_required, items="required"),
        Press("request-toggle-people", "people", fielding.toggled_people, items="people"),
        Press("request-drop-field", "drop", fielding.dropped),
        _to(Requests.draft),
        state=Requests.field,
        getter=fielding.field_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        _to(Requests.field),
        MessageInput(fielding.reworded, content_types=[ContentType.TEXT]),
        state=Requests.reword,
        getter=fielding.reword_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Days("day", on_click=addressing.chose_due),
        _to(Requests.draft),
        state=Requests.due,
        getter=addressing.due_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("kind", "kinds", addressing.toggled_kind)),
        Row(
            Button(Label("road-map-everybody"), id="all", on_click=addressing.chose_all),
            Button(Label("request-nobody"), id="none", on_click=addressing.chose_nobody),
            when="some",
        ),
        SwitchTo(Label("road-map-one-by-one"), id="places", state=Requests.places, when="some"),
        SwitchTo(Label("request-to-measures"), id="measures", state=Requests.measures, when="measures"),
        _to(Requests.draft),
        state=Requests.audience,
        getter=addressing.audience_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("place", "choices", addressing.toggled_place, number=True)),
        pager(),
        _to(Requests.audience),
        state=Requests.places,
        getter=addressing.places_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("measure", "numbers", addressing.chose_measure, number=True), width=6),
        pager(),
        _to(Requests.audience),
        state=Requests.measures,
        getter=addressing.measures_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("request-send-out", "now", addressing.sent),
        _to(Requests.draft),
        state=Requests.preview,
        getter=addressing.preview_shown,
    ),
    Screen(
        Html("text"),
        Press("request-discard-now", "now", composing.discarded),
        _to(Requests.draft),
        state=Requests.discard,
        getter=composing.discard_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Row(
            SwitchTo(Label("request-to-results"), id="sums", state=Requests.results, when="some"),
            SwitchTo(Label("request-to-places"), id="places", state=Requests.listed),
        ),
        Row(
            Button(Label("request-xlsx"), id="xlsx", on_click=results.asked_for_xlsx),
            Button(Label("request-docx"), id="docx", on_click=results.asked_for_docx),
            when="some",
        ),
        Button(Label("office-summary"), id="summary", on_click=of_work.asked_for_summary, when="some"),
        Button(Label("request-mail"), id="mail", on_click=mailing.asked_for_mail, when="mail"),
        Start(Label("offices-button"), id="offices", state=Offices.listed, when="offices"),
        SwitchTo(Label("request-to-nudge"), id="nudge", state=Requests.nudge, when="nudge"),
        Row(
            Button(Label("request-move"), id="move", on_click=following.moves_all),
            SwitchTo(Label("request-to-withdraw"), id="withdraw", state=Requests.withdraw),
            when="mine",
        ),
        _to(Requests.desk, "request-to-desk"),
        state=Requests.one,
        getter=results.one_shown,
    ),
    Screen(
        Html("text"),
        Html("said", when="said"),  # where the reader of a long message looks
        pager(),
        Button(Label("request-mail"), id="mail", on_click=mailing.asked_for_mail, when="mail"),
        Start(Label("offices-button"), id="offices", state=Offices.listed, when="offices"),
        _to(Requests.one),
        state=Requests.results,
        getter=results.results_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("place", "places", results.chose_place, number=True)),
        pager(),
        _to(Requests.one),
        state=Requests.listed,
        getter=results.listed_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("file", "files", results.shows_file)),
        Button(Label("request-reopen"), id="reopen", on_click=following.moves_one, when="mine"),
        _to(Requests.listed),
        state=Requests.place,
        getter=results.place_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("request-nudge-now", "now", following.reminds),
        _to(Requests.one),
        state=Requests.nudge,
        getter=following.nudge_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Days("day", on_click=following.chose_until),
        _to(Requests.one),
        state=Requests.until,
        getter=following.until_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("request-withdraw-now", "now", following.withdrawn),
        _to(Requests.one),
        state=Requests.withdraw,
        getter=following.withdraw_shown,
    ),
)

answers = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("one", "requests", answering.chose, number=True)),
        pager(),
        state=Answering.listed,
        getter=answering.listed_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("request-next", "next", answering.goes_on, when="next"),
        Press("request-send-answer", "send", answering.sent, when="send"),
        Press("request-plea-button", "plea", handing.pleaded, when="plea"),
        Group(choices("field", "numbers", answering.chose_field, number=True), width=6),
        SwitchTo(Label("request-hand"), id="hand", state=Answering.hand, when="hand"),
        _to(Answering.listed, "request-to-list"),
        MessageInput(answering.came_to_form, content_types=[ContentType.TEXT, *FILES]),
        state=Answering.form,
        getter=answering.form_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("choice", "choices", answering.picked, number=True)),
        Row(
            Press("request-files-done", "done", answering.files_done),
            Press("request-files-clear", "clear", answering.cleared),
            when="files",
        ),
        Press("request-skip", "skip", answering.files_done, when="skip"),
        Press("request-clear", "unsay", answering.cleared, when="clear"),
        SwitchTo(Label("request-to-form"), id="back", state=Answering.form),
        MessageInput(answering.typed, content_types=[ContentType.TEXT]),
        MessageInput(answering.came_file, content_types=FILES),
        MessageInput(answering.unusable, content_types=[ContentType.ANY]),
        state=Answering.field,
        getter=answering.field_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("person", "people", handing.handed, number=True)),
        Press("request-take-back", "back_to", handing.taken_back),
        SwitchTo(Label("request-to-form"), id="back", state=Answering.form),
        state=Answering.hand,
        getter=handing.hand_shown,
    ),
)
