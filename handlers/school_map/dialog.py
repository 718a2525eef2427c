"""How it looks: off for approval; the queue, one road map, the comment of a return."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo

from handlers.presses import Press, choices, pager
from handlers.school_map import approving, submitting
from handlers.school_map.states import Approving, Submitting
from handlers.screens import Screen
from handlers.words import Html, Label


def _back() -> Button:
    return Button(Label("road-map-back"), id="back", on_click=submitting.back)


submitted = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("map", "choices", submitting.chose_instead, number=True)),
        _back(),
        state=Submitting.instead,
        getter=submitting.instead_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("one", "choices", submitting.chose_answers, number=True), width=4),
        _back(),
        state=Submitting.answers,
        getter=submitting.answers_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("approval-send", "send", submitting.sent),
        _back(),
        state=Submitting.confirm,
        getter=submitting.confirm_shown,
    ),
)

approvals = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("one", "numbers", approving.chose, number=True), width=approving.ROWS),
        pager(),
        state=Approving.queue,
        getter=approving.queue_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Row(
            Button(Label("approval-rows"), id="rows", on_click=approving.shows_rows, when="there"),
            Button(Label("approval-file"), id="file", on_click=approving.shows_file, when="file"),
        ),
        Press("approval-approve", "approve", approving.approved),
        Press("approval-return", "return", approving.returns),
        SwitchTo(Label("approval-to-queue"), id="queue", state=Approving.queue),
        state=Approving.one,
        getter=approving.one_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        MessageInput(approving.commented, content_types=[ContentType.TEXT]),
        SwitchTo(Label("footer-back"), id="back", state=Approving.one),
        state=Approving.comment,
        getter=approving.comment_shown,
    ),
)
