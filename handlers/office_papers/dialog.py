"""How it looks: which document, of what; the templates."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from handlers.office_papers import asking, keeping, of_pairs, of_work, place
from handlers.office_papers.states import OfficePapers
from handlers.presses import choices, pager
from handlers.screens import Screen, back
from handlers.words import Html, Label, Words


def _to_main() -> SwitchTo:
    return SwitchTo(Label("footer-back"), id="back", state=OfficePapers.main)


dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Column(choices("paper", "papers", asking.chose_paper)),
        Button(Label("exports-schedule"), id="schedule", on_click=asking.opens_days, when="by_itself"),
        SwitchTo(Label("office-templates-button"), id="templates", state=OfficePapers.templates, when="keeps"),
        Column(choices("place", "places", place.chose_place, number=True)),
        back(),
        state=OfficePapers.main,
        getter=asking.main_shown,
    ),
    Screen(
        Words("office-which-pairs"),
        Column(choices("order", "orders", of_pairs.chose_order, number=True)),
        pager(),
        _to_main(),
        state=OfficePapers.orders,
        getter=of_pairs.orders_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("pair", "pairs", of_pairs.chose_pair, number=True)),
        pager(),
        _to_main(),
        state=OfficePapers.pairs,
        getter=of_pairs.pairs_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("paper", "papers", of_pairs.chose_of_pair)),
        back(),
        state=OfficePapers.pair,
        getter=of_pairs.pair_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("map", "maps", of_work.chose_map, number=True)),
        pager(),
        _to_main(),
        state=OfficePapers.maps,
        getter=of_work.maps_shown,
    ),
    Screen(
        Words("office-which-request"),
        Column(choices("request", "requests", of_work.chose_request, number=True)),
        pager(),
        _to_main(),
        state=OfficePapers.requests,
        getter=of_work.requests_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("paper", "papers", keeping.chose_template)),
        _to_main(),
        state=OfficePapers.templates,
        getter=keeping.templates_shown,
    ),
    Screen(
        Html("text"),
        Html("said", when="said"),  # where the reader of a long message looks
        Button(Label("office-template-take"), id="take", on_click=keeping.asked_for_template),
        Column(choices("version", "versions", keeping.asked_for_version, number=True)),
        Button(Label("office-template-shipped"), id="shipped", on_click=keeping.went_back, when="own"),
        SwitchTo(Label("footer-back"), id="back", state=OfficePapers.templates),
        MessageInput(keeping.came, content_types=[ContentType.DOCUMENT]),
        state=OfficePapers.template,
        getter=keeping.template_shown,
    ),
)
