"""How it looks: the list, one assignment, the report; the queue and the comment."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Cancel, Column, Group, Select, Start, SwitchTo

from handlers.assignments import attaching, collecting, judging, listing, sieve, windows
from handlers.assignments.states import Assignments, Judging
from handlers.centres.states import Centres
from handlers.pleas.states import Pleas
from handlers.presses import Press, pager
from handlers.requests.states import Answering
from handlers.road_map.states import RoadMaps
from handlers.school_map.states import Approving
from handlers.screens import Screen
from handlers.words import Html, Item, Label

assignments = Dialog(
    Screen(
        Html("said", when="said"),
        Html("head"),
        Html("lines", when="lines"),
        Group(
            Select(
                Item(), id="one", item_id_getter=lambda one: one["id"], items="numbers", type_factory=int, on_click=listing.chose
            ),
            width=listing.ROWS,
        ),
        pager(),
        Group(
            Select(Item(), id="part", item_id_getter=lambda one: one["id"], items="parts", on_click=sieve.chose),
            width=3,
            when="parts",
        ),
        Press("assignments-acknowledge", "read", listing.acknowledged, items="unread"),
        Start(Label("home-requests"), id="requests", state=Answering.listed, when="count_requests"),
        Start(Label("home-own-map"), id="own_map", state=RoadMaps.desk, when="own_map"),
        Start(Label("centres-button"), id="centres", state=Centres.directions, when="centres"),
        attaching.welcome(),
        state=Assignments.listed,
        getter=listing.list_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("card"),
        Html("pieces", when="pieces"),
        Press("assignment-done", "done", listing.begins_report, when="done"),
        *windows.card_buttons(),
        Start(Label("home-own-map"), id="own_map", state=RoadMaps.desk, when="own_map"),
        SwitchTo(Label("assignments-back"), id="back", state=Assignments.listed, when=listing.opened_here),
        Cancel(Label("footer-back"), id="where_from", when=listing.opened_elsewhere),
        MessageInput(attaching.came_to_card, content_types=attaching.FILES),
        state=Assignments.one,
        getter=listing.one_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("report-send", "send", collecting.sent, when="ready"),
        Press("report-bare", "bare", collecting.sent, when="bare"),
        Press("report-clear", "clear", collecting.cleared, when="some"),
        SwitchTo(Label("footer-back"), id="back", state=Assignments.one),
        MessageInput(collecting.came_text, content_types=[ContentType.TEXT]),
        MessageInput(collecting.came_file, content_types=attaching.FILES),
        MessageInput(collecting.unusable, content_types=[ContentType.ANY]),
        state=Assignments.report,
        getter=collecting.report_shown,
    ),
    *windows.further(),
)

queue = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("queue-accept", "accept", judging.accepted),
        Press("queue-return", "return", judging.returns),
        Column(
            Select(
                Item(), id="file", item_id_getter=lambda one: one["id"], items="files", type_factory=int,
                on_click=judging.shows_file,
            )
        ),
        Press("queue-later", "later", judging.put_behind, when="more"),
        Start(Label("home-pleas"), id="pleas", state=Pleas.listed, when="count_pleas"),
        Start(Label("approval-queue-button"), id="maps", state=Approving.queue, when="maps"),
        attaching.welcome(),
        state=Judging.queue,
        getter=judging.queue_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        MessageInput(judging.commented, content_types=[ContentType.TEXT]),
        SwitchTo(Label("footer-back"), id="back", state=Judging.queue),
        state=Judging.comment,
        getter=judging.comment_shown,
    ),
)  # fmt: skip
