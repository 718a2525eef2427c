"""How it looks: off for approval; the queue, one road map, the comment of a return."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo

from handlers.presses import Press, pager
from handlers.school_map import approving, submitting
from handlers.school_map.states import Approving, Submitting
from handlers.screens import Screen
from handlers.words import Html, Item, Label


def _select(id: str, items: str, on_click: object) -> Select[int]:
    return Select(
        Item(),
        id=id,
        item_id_getter=lambda one: one["id"],
        items=items,
        type_factory=int,
        on_click=on_click,  # type: ignore[arg-type]
    )


def _back() -> Button:
    return Button(Label("road-map-back"), id="back", on_click=submitting.back)


submitted = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(_select("map", "choices", submitting.chose_instead)),
        _back(),
        state=Submitting.instead,
        getter=submitting.instead_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(_select("one", "choices", submitting.chose_answers), width=4),
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
        Group(_select("one", "numbers", approving.chose), width=approving.ROWS),
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
