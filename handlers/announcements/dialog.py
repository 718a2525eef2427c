"""How it looks: the draft with its three choices, the preview, what was sent, its report."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select, Start, SwitchTo

from handlers.announcements import reporting, writing
from handlers.announcements.states import Announce
from handlers.presses import Press, pager
from handlers.screens import Screen
from handlers.segments.choosing import opens
from handlers.speaking import proving
from handlers.speaking.states import Speaking
from handlers.words import Html, Item, Label

FILES = [ContentType.DOCUMENT, ContentType.PHOTO, ContentType.VIDEO]

dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Row(
            Button(Label("announcement-whom-button"), id="whom", on_click=opens(Announce.whom)),
            Button(Label("announcement-places-button"), id="places", on_click=opens(Announce.places)),
            Button(Label("announcement-standing-button"), id="how", on_click=opens(Announce.standing)),
        ),
        SwitchTo(Label("announcement-preview-button"), id="preview", state=Announce.preview, when="ready"),
        Row(
            Button(Label("announcement-no-file"), id="nofile", on_click=writing.without_file, when="file"),
            Button(Label("announcement-anew"), id="anew", on_click=writing.thrown_away, when="some"),
        ),
        Start(Label("footer-back"), id="back", state=Speaking.main),
        MessageInput(writing.typed, content_types=[ContentType.TEXT]),
        MessageInput(writing.sent_file, content_types=FILES),
        state=Announce.compose,
        getter=writing.compose_shown,
    ),
    *writing.CHOOSING.windows(),
    Screen(
        Html("said", when="said"),
        Html("message", when="message"),
        Html("text"),
        Press("announcement-send", "send", writing.sends),
        SwitchTo(Label("announcement-change"), id="back", state=Announce.compose),
        state=Announce.preview,
        getter=writing.preview_shown,
    ),
    Screen(
        Html("text"),
        Group(
            Select(
                Item(), id="one", item_id_getter=lambda one: one["id"], items="numbers", type_factory=int,
                on_click=reporting.chose,
            ),
            width=reporting.ROWS,
        ),
        pager(),
        Start(Label("footer-back"), id="back", state=Speaking.main),
        state=Announce.sent,
        getter=reporting.sent_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Button(Label("announcement-again"), id="again", on_click=reporting.looks_again),
        *proving.buttons(reporting.proof, Announce.attach),
        SwitchTo(Label("footer-back"), id="back", state=Announce.sent),
        state=Announce.report,
        getter=reporting.report_shown,
    ),
    proving.window(Announce.attach, Announce.report, reporting.proof),
)  # fmt: skip
