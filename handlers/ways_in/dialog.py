"""How the screens of ways in look."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo

from handlers.presses import Press, choices, pager
from handlers.roll.states import Roll
from handlers.screens import Screen
from handlers.ways_in import on, place, rostering, showing, slipping
from handlers.ways_in.states import WaysIn
from handlers.words import Html, Label, Words

dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Words("ways-in-main"),
        Column(choices("poster", "posters", on.poster_asked)),
        SwitchTo(Label("ways-in-other"), id="other", state=WaysIn.other),
        Row(
            SwitchTo(Label("ways-in-open-links"), id="links", state=WaysIn.links, when="some"),
            SwitchTo(Label("ways-in-open-roster"), id="roster", state=WaysIn.roster),
        ),
        Start(Label("home-roll"), id="roll", state=Roll.listed, mode=StartMode.RESET_STACK),
        Column(choices("place", "places", place.chose_place, number=True)),
        state=WaysIn.main,
        getter=showing.main_shown,
    ),
    Screen(
        Words("ways-in-ask-kind"),
        Column(choices("kind", "kinds", on.poster_asked)),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=WaysIn.main),
        state=WaysIn.other,
        getter=showing.other_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("link", "links", on.opened, number=True)),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=WaysIn.main),
        state=WaysIn.links,
        getter=showing.links_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Button(Label("ways-in-poster-again"), id="poster", on_click=on.poster_again),
        Row(
            Button(Label("ways-in-edit-heading"), id="heading", on_click=on.edits),
            Button(Label("ways-in-edit-line"), id="line", on_click=on.edits),
        ),
        Button(Label("ways-in-edit-ask"), id="ask", on_click=on.edits),
        SwitchTo(Label("ways-in-end"), id="end", state=WaysIn.revoke),
        SwitchTo(Label("footer-back"), id="back", state=WaysIn.links),
        state=WaysIn.link,
        getter=showing.link_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Button(Label("ways-in-usual"), id="usual", on_click=on.usual, when="own"),
        SwitchTo(Label("footer-back"), id="back", state=WaysIn.link),
        MessageInput(on.typed, content_types=[ContentType.TEXT]),
        state=WaysIn.words,
        getter=showing.words_shown,
    ),
    Screen(
        Html("text"),
        Words("ways-in-ask-end"),
        Press("ways-in-renew", "renew", on.renewed),
        Press("ways-in-revoke", "revoke", on.revoked),
        SwitchTo(Label("footer-back"), id="back", state=WaysIn.link),
        state=WaysIn.revoke,
        getter=showing.link_shown,
    ),
    Screen(
        Html("said", when="said"),
        Words("roster-main"),
        Button(Label("roster-template"), id="template", on_click=rostering.template_asked),
        SwitchTo(Label("roster-slips"), id="slips", state=WaysIn.slips, when="some"),
        SwitchTo(Label("footer-back"), id="back", state=WaysIn.main),
        MessageInput(rostering.came, content_types=[ContentType.DOCUMENT]),
        state=WaysIn.roster,
        getter=rostering.roster_shown,
    ),
    Screen(
        Html("text"),
        Words("roster-faults", when="any_faults"),
        Html("faults", when="any_faults"),
        Button(Label("roster-write"), id="write", on_click=rostering.written, when="changes"),
        Button(Label("roster-drop"), id="drop", on_click=rostering.dropped),
        MessageInput(rostering.came, content_types=[ContentType.DOCUMENT]),
        state=WaysIn.preview,
        getter=rostering.preview_shown,
    ),
    Screen(
        Html("said", when="said"),
        Words("slips-main"),
        Column(choices("for", "links", slipping.chose_link, number=True)),
        Group(choices("class", "classes", slipping.chose_class), width=4),
        pager(),
        Button(Label("slips-every"), id="every", on_click=slipping.every_class, when="every"),
        SwitchTo(Label("footer-back"), id="back", state=WaysIn.roster),
        state=WaysIn.slips,
        getter=slipping.slips_shown,
    ),
)
