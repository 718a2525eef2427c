"""How it looks: the numbers, the groups, the assignments; the matrix; accepting many, reminding many, the archive."""

from typing import Any

from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Button, Column, Group, Keyboard, Row, Select, Start, SwitchTo

from handlers.assignments import attaching
from handlers.control import archive, listing, main, matrix, nudging, sweeping
from handlers.control.states import Control
from handlers.control.view import ROWS
from handlers.forms.states import Forms
from handlers.presses import Press, pager
from handlers.reminders.states import Forecast, Unreachable
from handlers.requests.states import Requests
from handlers.screens import Screen
from handlers.speaking.states import Speaking
from handlers.words import Html, Item, Label


def _numbers(id: str, on_click: Any) -> Keyboard:
    """The numbers of a list, in one row."""
    return Group(
        Select(Item(), id=id, item_id_getter=lambda one: one["id"], items="numbers", type_factory=int, on_click=on_click),
        width=ROWS,
    )


def _back(on_click: Any) -> Button:
    return Button(Label("footer-back"), id="back", on_click=on_click)


def _to_main() -> SwitchTo:
    return SwitchTo(Label("footer-back"), id="back", state=Control.main)


dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(
            SwitchTo(Label("control-matrix-button"), id="matrix", state=Control.matrix),
            Button(Label("control-by-place"), id="place", on_click=main.by_place),
            Button(Label("control-by-measure"), id="measure", on_click=main.by_measure),
            Button(Label("control-by-person"), id="person", on_click=main.by_person),
            width=2,
            when="some",
        ),
        SwitchTo(Label("control-nudge-button"), id="nudge", state=Control.nudge, when="red"),
        SwitchTo(Label("control-nudged-button"), id="nudged", state=Control.nudged, when="nudged"),
        Group(
            Start(Label("reminders-unreachable-button"), id="absent", state=Unreachable.people, when="unreachable"),
            Start(Label("forecast-button"), id="forecast", state=Forecast.days),
            width=2,
        ),
        Start(Label("request-button"), id="requests", state=Requests.desk),
        Start(Label("speaking-button"), id="speaking", state=Speaking.main, when="speaks"),
        Start(Label("home-forms"), id="forms", state=Forms.main, when="speaks"),
        attaching.welcome(),
        state=Control.main,
        getter=main.main_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        _numbers("group", listing.chose_group),
        pager(),
        _to_main(),
        attaching.welcome(),
        state=Control.groups,
        getter=listing.groups_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        _numbers("one", listing.chose_one),
        pager(),
        Button(Label("control-sweep-button"), id="sweep", on_click=sweeping.opens, when="waiting"),
        Button(Label("control-archive-button"), id="archive", on_click=archive.opens, when="measure"),
        _back(listing.to_groups),
        attaching.welcome(),
        state=Control.listed,
        getter=listing.listed_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("report-look", "judge", listing.judges, when="judges"),
        Press("control-open-whole", "whole", listing.opens_whole, items="whole"),
        Column(
            Select(
                Item(), id="file", item_id_getter=lambda one: one["id"], items="files", type_factory=int,
                on_click=listing.shows_file,
            )
        ),
        _back(listing.to_listed),
        attaching.welcome(),
        state=Control.one,
        getter=listing.one_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        pager(),
        Press("control-sweep-now", "now", sweeping.accepts),
        _back(listing.to_listed),
        state=Control.sweep,
        getter=sweeping.sweep_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("control-archive-next", "next", archive.sends),
        _back(archive.back),
        state=Control.archive,
        getter=archive.archive_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Row(
            Button(Label("control-picture-button"), id="picture", on_click=matrix.asked_for_picture),
            Button(Label("control-workbook-button"), id="workbook", on_click=matrix.asked_for_workbook),
            when="some",
        ),
        pager(),
        Column(
            Select(
                Item(), id="map", item_id_getter=lambda one: one["id"], items="maps", type_factory=int,
                on_click=matrix.chose_map,
            )
        ),
        _to_main(),
        attaching.welcome(),
        state=Control.matrix,
        getter=matrix.matrix_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        pager(),
        Press("control-nudge-now", "now", nudging.sends),
        _to_main(),
        state=Control.nudge,
        getter=nudging.nudge_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Button(Label("control-nudged-again"), id="again", on_click=nudging.looks_again),
        _to_main(),
        state=Control.nudged,
        getter=nudging.nudged_shown,
    ),
)  # fmt: skip
