"""How the share looks: numbers, organisations, who has not said a number, and saying it."""

from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Row, ScrollingGroup, Select, SwitchTo

from domain.target_base import Base
from handlers.screens import Screen
from handlers.targets import base, getters, on, path, ranking
from handlers.targets.states import Share
from handlers.words import Html, Item, Label, Words

#: Other places and programmes on one page of a phone.
OTHERS = 5


def _back() -> SwitchTo:
    return SwitchTo(Label("footer-back"), id="back", state=Share.main)


def _pages() -> Row:
    return Row(
        Button(Label("share-page-before"), id="before", on_click=on.turned),
        Button(Label("share-page"), id="page"),
        Button(Label("share-page-further"), id="further", on_click=on.turned),
        when="more",
    )


dialog = Dialog(
    Screen(
        Html("text"),
        Button(Label("share-picture-button"), id="picture", on_click=on.asked_for_picture, when="view"),
        SwitchTo(Label("share-path-button"), id="path", state=Share.path, when="view"),
        Button(Label("share-organizations-button"), id="places", on_click=on.opened_list, when="municipality"),
        Button(Label("share-areas-button"), id="areas", on_click=on.opened_list, when="region"),
        Button(Label("share-municipalities-button"), id="towns", on_click=on.opened_list, when="municipalities"),
        Button(Label("indicators-button"), id="indicators", on_click=on.opened_indicators, when="above"),
        SwitchTo(Label("share-owing-button"), id="owing", state=Share.owing, when="waits"),
        SwitchTo(Label("share-number-button"), id="number", state=Share.number, when="enters"),
        SwitchTo(Label("share-base-button"), id="bases", state=Share.bases, when="askable"),
        ScrollingGroup(
            Select(Item(), id="other", item_id_getter=lambda one: one["id"], items="others", on_click=on.chose_other),
            id="others",
            width=1,
            height=OTHERS,
            hide_on_single_page=True,
            when="others",
        ),
        Button(Label("share-theme-button"), id="theme", on_click=on.chose_theme, when="view"),
        state=Share.main,
        getter=getters.main_shows,
    ),
    Screen(
        Html("text"),
        Button(Label("share-picture-button"), id="picture", on_click=ranking.asked_for_pictures, when="draws"),
        _pages(),
        _back(),
        state=Share.organizations,
        getter=ranking.shows,
    ),
    Screen(Html("text"), _pages(), _back(), state=Share.municipalities, getter=ranking.municipalities_shown),
    Screen(Html("text"), _back(), state=Share.owing, getter=getters.owing_shown),
    Screen(
        Html("text"),
        Button(Label("share-picture-button"), id="picture", on_click=path.asked_for_pictures, when="shown"),
        _back(),
        state=Share.path,
        getter=path.shows,
    ),
    Screen(
        Words("share-base-list"),
        ScrollingGroup(
            Select(
                Item(),
                id="line",
                item_id_getter=lambda one: one["id"],
                items="lines",
                type_factory=int,
                on_click=base.chose_line,
            ),
            id="lines",
            width=1,
            height=OTHERS,
            hide_on_single_page=True,
        ),
        _back(),
        state=Share.bases,
        getter=base.lines_shown,
    ),
    Screen(
        Html("text"),
        Column(
            *(
                Button(Label(f"share-base-{one}"), id=f"b_{one}", on_click=base.said, when="asked")
                for one in (Base.SCHOOLS, Base.ADDITIONAL, Base.ALL)
            )
        ),
        SwitchTo(Label("footer-back"), id="back", state=Share.bases),
        state=Share.base,
        getter=base.line_shown,
    ),
    Screen(
        Html("text"),
        Row(
            Select(
                Label("share-other-year"),
                id="year",
                item_id_getter=lambda one: one["id"],
                items="years",
                type_factory=int,
                on_click=on.chose_year,
            )
        ),
        MessageInput(on.typed_number, content_types=["text"]),
        _back(),
        state=Share.number,
        getter=getters.number_shown,
    ),
    Screen(
        Words("share-ask-zero"),
        Column(
            Button(Label("share-zero-yes"), id="zero", on_click=on.said_zero),
            SwitchTo(Label("share-zero-no"), id="again", state=Share.number),
        ),
        state=Share.zero,
        getter=getters.number_shown,
    ),
    on_start=on.opened,
)
