"""How it looks: from the desk to a published road map, every screen short enough for a phone."""

from aiogram import F
from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Keyboard, Row, Start, SwitchTo

from handlers.assignments import attaching
from handlers.assignments.states import Assignments
from handlers.office_papers import of_work
from handlers.organizations import uploading as lists
from handlers.presses import Press, choices, pager
from handlers.reminders.states import Forecast
from handlers.requests import composing as requests
from handlers.road_map import (
    adding,
    amending,
    answering,
    asking,
    cutting,
    desk,
    editing,
    handing,
    heading,
    naming,
    newcomers,
    pasting,
    preview,
    promising,
    receiving,
    row,
)
from handlers.road_map.states import Editing, RoadMaps
from handlers.school_map import submitting
from handlers.screens import Screen
from handlers.words import Html, Label


def _to_summary() -> Keyboard:
    return Button(Label("road-map-back"), id="back", on_click=lambda _, __, manager: desk.opens(manager))


def _takes_papers() -> MessageInput:
    """Whoever looks at a road map may send the next paper, an amended one or the same, without going back to the desk."""
    return MessageInput(receiving.came_document, content_types=[ContentType.DOCUMENT], filter=desk.may_send)


def _read_next() -> Button:
    """A file that came with the one that was read waits for its turn."""
    return Button(Label("road-map-read-next"), id="also", on_click=receiving.offer_taken, when="next_file")


def _details() -> Group:
    """What can be looked at, two buttons in a row."""
    return Group(
        SwitchTo(Label("road-map-see-rows"), id="rows", state=RoadMaps.rows, when="there"),
        SwitchTo(Label("road-map-see-targets"), id="targets", state=RoadMaps.targets, when="targets"),
        SwitchTo(Label("road-map-see-people"), id="people", state=RoadMaps.people, when="people"),
        SwitchTo(Label("road-map-see-centres"), id="centres", state=RoadMaps.centres, when="centres"),
        SwitchTo(Label("road-map-see-audience"), id="audience", state=RoadMaps.audience, when="hands_out"),
        Button(Label("road-map-see-head"), id="head", on_click=heading.begins, when="draft"),
        width=2,
    )


def _corrections() -> Group:
    """What of a row can be corrected, two buttons in a row; a share has its percent and date instead of a term and people."""
    return Group(
        Button(Label("road-map-edit-text"), id="e_text", on_click=editing.opener(Editing.words, field="text"), when="editable"),
        Button(Label("road-map-edit-when"), id="e_term", on_click=editing.opener(Editing.day, field="term"), when="plain"),
        Button(
            Label("road-map-edit-who"), id="e_who", on_click=editing.opener(Editing.people, field="responsible"), when="plain"
        ),
        Button(
            Label("road-map-edit-result"), id="e_result", on_click=editing.opener(Editing.words, field="result"), when="plain"
        ),
        Button(Label("road-map-edit-split"), id="e_split", on_click=editing.opener(Editing.split), when="plain"),
        Button(Label("road-map-edit-target"), id="e_target", on_click=promising.opened_of_row, when="share"),
        width=2,
    )


dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Html("pasted", when="pasted"),
        Button(Label("road-map-read-pasted"), id="read", on_click=receiving.read_pasted, when="pasted"),
        Button(Label("road-map-forget-pasted"), id="forget", on_click=pasting.forgotten, when="pasted"),
        Column(choices("map", "maps", desk.chose, number=True)),
        pager(),
        _takes_papers(),
        MessageInput(receiving.came_photo, content_types=[ContentType.PHOTO], filter=desk.may_send),
        MessageInput(pasting.came, content_types=[ContentType.TEXT], filter=desk.may_send),
        _read_next(),
        state=RoadMaps.desk,
        getter=(desk.desk_shown, receiving.next_shown),
    ),
    Screen(
        Html("text"),
        Button(Label("road-map-offer-yes"), id="yes", on_click=receiving.offer_taken),
        Button(Label("attach-is-evidence"), id="evidence", on_click=attaching.is_evidence, when="attachable"),
        Button(Label("organizations-is-list"), id="list", on_click=lists.offered_taken, when=F["keeps_list"] & F["alone"]),
        MessageInput(receiving.came_another, content_types=[ContentType.DOCUMENT]),
        state=RoadMaps.offered,
        getter=(receiving.offered_shown, attaching.attachable, lists.may_be_list),
    ),
    Screen(
        Html("text"),
        Column(choices("whose", "choices", receiving.whose_chosen, number=True)),
        SwitchTo(Label("road-map-to-desk"), id="desk", state=RoadMaps.desk),
        state=RoadMaps.whose,
        getter=receiving.whose_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Button(Label("road-map-ask"), id="ask", on_click=asking.begin, when="questions"),
        _details(),
        Button(Label("edition-see-changes"), id="changes", on_click=amending.shows_changes, when="amends"),
        Button(Label("edition-may-be"), id="amends", on_click=amending.shows_choice, when="may_amend"),
        Button(Label("edition-see-current"), id="current", on_click=amending.opens_current, when="later"),
        SwitchTo(Label("road-map-publish"), id="publish", state=RoadMaps.confirm, when=amending.stands_alone),
        Button(Label("approval-submit"), id="submit", on_click=submitting.begins, when="submits"),
        Press("approval-withdraw", "withdraw", submitting.withdrawn, when="waits"),
        Row(
            SwitchTo(Label("road-map-to-desk"), id="desk", state=RoadMaps.desk),
            SwitchTo(Label("road-map-discard"), id="discard", state=RoadMaps.discard, when="draft"),
        ),
        _takes_papers(),
        _read_next(),
        state=RoadMaps.summary,
        getter=(preview.summary_shown, receiving.next_shown),
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("row", "numbers", preview.chose_row, number=True), width=preview.ROWS),
        pager(),
        Button(Label("road-map-add"), id="add", on_click=adding.begins, when="draft"),
        _to_summary(),
        _takes_papers(),
        MessageInput(preview.typed_row, content_types=[ContentType.TEXT]),
        state=RoadMaps.rows,
        getter=preview.rows_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Button(Label("road-map-ask"), id="ask", on_click=asking.begin, when="questions"),
        _corrections(),
        Press("road-map-join", "join", cutting.joined, when="parted"),
        Press("road-map-take-out", "out", editing.row_out, when=lambda data, *_: data["draft"] and not data["taken"]),
        Press("road-map-put-back", "in", editing.row_back, when=lambda data, *_: data["draft"] and data["taken"]),
        Press("request-of-row", "request", requests.of_row, items="asks", when=lambda data, *_: data.get("asks")),
        SwitchTo(Label("road-map-to-rows"), id="rows", state=RoadMaps.rows),
        _takes_papers(),
        state=RoadMaps.row,
        getter=row.shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("answer", "choices", answering.chose)),
        Button(Label("road-map-year-for-all"), id="year", on_click=heading.begins_year, when="years"),
        Button(Label("road-map-question-open"), id="open", on_click=asking.opened_row, when="editable"),
        Button(Label("road-map-later"), id="later", on_click=asking.later, when="draft"),
        _to_summary(),
        MessageInput(answering.typed, content_types=[ContentType.TEXT]),
        state=RoadMaps.question,
        getter=asking.question_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("target", "numbers", promising.opened, number=True), width=5),
        pager(),
        _to_summary(),
        _takes_papers(),
        state=RoadMaps.targets,
        getter=preview.targets_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("invite", "choices", naming.invited, number=True)),
        _to_summary(),
        state=RoadMaps.people,
        getter=naming.people_shown,
    ),
    Screen(Html("text"), _to_summary(), state=RoadMaps.link, getter=naming.link_shown),
    Screen(Html("text"), _to_summary(), state=RoadMaps.centres, getter=preview.centres_shown),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("kind", "kinds", handing.toggled_kind)),
        Button(Label("road-map-everybody"), id="everybody", on_click=handing.chose_everybody, when="places"),
        Button(Label("road-map-by-paper"), id="paper", on_click=handing.chose_paper, when="taken"),
        SwitchTo(Label("road-map-one-by-one"), id="places", state=RoadMaps.places, when="places"),
        SwitchTo(Label("road-map-publish"), id="publish", state=RoadMaps.confirm),
        _to_summary(),
        state=RoadMaps.audience,
        getter=handing.audience_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("place", "choices", handing.toggled_place, number=True)),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=RoadMaps.audience),
        state=RoadMaps.places,
        getter=handing.places_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("road-map-publish-now", "now", handing.published, when="draft"),
        SwitchTo(Label("road-map-see-audience"), id="audience", state=RoadMaps.audience),
        _to_summary(),
        state=RoadMaps.confirm,
        getter=handing.confirm_shown,
    ),
    Screen(
        Html("text"),
        Button(Label("road-map-discard-now"), id="now", on_click=preview.discarded, when="draft"),
        _to_summary(),
        state=RoadMaps.discard,
        getter=preview.discard_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Button(Label("road-map-ask"), id="ask", on_click=asking.begin, when="questions"),
        _details(),
        Start(Label("home-assignments"), id="mine", state=Assignments.listed, when="mine"),
        Start(Label("forecast-button"), id="forecast", state=Forecast.days, when="published"),
        Button(Label("office-statement"), id="statement", on_click=of_work.asked_for_statement, when="stated"),
        SwitchTo(Label("road-map-newcomers-see"), id="newcomers", state=RoadMaps.newcomers, when="newcomers"),
        Button(Label("edition-see-earlier"), id="earlier", on_click=amending.shows_earlier, when="earlier"),
        SwitchTo(Label("road-map-to-desk"), id="desk", state=RoadMaps.desk),
        _takes_papers(),
        state=RoadMaps.standing,
        getter=(handing.standing_shown, newcomers.waiting, of_work.stated),
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Press("road-map-newcomers-give", "give", newcomers.given, when="late"),
        _to_summary(),
        state=RoadMaps.newcomers,
        getter=newcomers.shown,
    ),
)
