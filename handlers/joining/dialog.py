"""How the screens of joining look."""

from aiogram import F
from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, Start, SwitchTo

from handlers.admission.states import Quiz
from handlers.joining import about_self, on, profile, resting
from handlers.joining.getters import (
    cancel_shown,
    capacity_shown,
    categories_shown,
    classes_shown,
    consent_shown,
    corrections_shown,
    day_shown,
    forms_shown,
    name_shown,
    tags_shown,
    watchers_shown,
)
from handlers.joining.opening import resumed
from handlers.joining.states import Join
from handlers.screens import Screen
from handlers.words import Html, Item, Label, Words


def _road() -> Row:
    """Back and cancel, under every question."""
    return Row(
        Button(Label("footer-back"), id="back", on_click=on.back),
        SwitchTo(Label("joining-cancel"), id="cancel", state=Join.cancel),
    )


dialog = Dialog(
    Screen(Words("joining-profile-none"), state=Join.resume),
    Screen(
        Words("joining-welcome"),
        Html("document"),
        Column(
            Button(Label("joining-agree"), id="agree", on_click=on.agreed),
            SwitchTo(Label("joining-who-sees"), id="sees", state=Join.who_sees),
            SwitchTo(Label("joining-cancel"), id="cancel", state=Join.cancel),
        ),
        state=Join.consent,
        getter=consent_shown,
    ),
    Screen(
        Words("joining-watchers"),
        SwitchTo(Label("footer-back"), id="back", state=Join.consent),
        state=Join.who_sees,
        getter=watchers_shown,
    ),
    Screen(
        Words("joining-ask-category"),
        Column(
            Select(Item(), id="category", item_id_getter=lambda one: one["id"], items="categories", on_click=on.chose_category)
        ),
        _road(),
        state=Join.category,
        getter=categories_shown,
    ),
    Screen(
        Words("joining-ask-form"),
        Column(Select(Item(), id="form", item_id_getter=lambda one: one["id"], items="forms", on_click=on.chose_form)),
        _road(),
        state=Join.form,
        getter=forms_shown,
    ),
    Screen(
        Words("joining-code-refused", when=F["refused"] != "none"),
        Words("joining-ask-class"),
        Words("joining-ask-code", when="slips"),
        Group(
            Select(Item(), id="class", item_id_getter=lambda one: one["id"], items="classes", on_click=on.chose_class), width=4
        ),
        MessageInput(on.typed_code, content_types=[ContentType.TEXT]),
        _road(),
        state=Join.school_class,
        getter=classes_shown,
    ),
    Screen(
        Words("joining-name-refused", when=F["refused"] != "none"),
        Words("joining-ask-name"),
        MessageInput(on.typed_name, content_types=[ContentType.ANY]),
        _road(),
        state=Join.name,
        getter=name_shown,
    ),
    Screen(
        Words("joining-ask-tags"),
        Group(Select(Item(), id="i", item_id_getter=lambda one: one["id"], items="interests", on_click=on.toggled), width=2),
        Group(Select(Item(), id="t", item_id_getter=lambda one: one["id"], items="topics", on_click=on.toggled), width=2),
        Words("joining-ask-own", when="own"),
        Group(Select(Item(), id="o", item_id_getter=lambda one: one["id"], items="chips", on_click=on.said), width=2),
        Button(Label("joining-next"), id="next", on_click=on.tags_done),
        _road(),
        state=Join.tags,
        getter=tags_shown,
    ),
    Screen(
        Words("joining-ask-capacity"),
        Row(
            Select(
                Item(),
                id="capacity",
                item_id_getter=lambda one: one["id"],
                items="numbers",
                type_factory=int,
                on_click=on.chose_capacity,
            )
        ),
        _road(),
        state=Join.capacity,
        getter=capacity_shown,
    ),
    Screen(
        Words("joining-codes-over", when="codes_over"),
        Words("joining-ask-day"),
        Html("summary"),
        Group(Select(Item(), id="day", item_id_getter=lambda one: one["id"], items="days", on_click=on.chose_day), width=4),
        Button(Label("joining-send"), id="send", on_click=on.sent),
        SwitchTo(Label("joining-correct"), id="correct", state=Join.corrections),
        _road(),
        state=Join.day,
        getter=day_shown,
    ),
    Screen(
        Words("joining-codes-over", when="codes_over"),
        Words("joining-ask-correction"),
        Html("summary"),
        Column(Select(Item(), id="question", item_id_getter=lambda one: one["id"], items="questions", on_click=on.corrects)),
        Button(Label("joining-send"), id="send", on_click=on.sent, when="can_send"),
        SwitchTo(Label("joining-about"), id="about", state=Join.about_self, when="can_write"),
        SwitchTo(Label("footer-back"), id="back", state=Join.day, when="whole"),
        state=Join.corrections,
        getter=corrections_shown,
    ),
    Screen(
        Words("joining-ask-cancel"),
        Column(
            Button(Label("joining-cancel-yes"), id="yes", on_click=on.gave_up),
            Button(Label("joining-cancel-no"), id="no", on_click=on.stayed),
        ),
        state=Join.cancel,
        getter=cancel_shown,
    ),
    Screen(
        Html("text"),
        Column(
            Button(Label("joining-go-on"), id="go_on", on_click=profile.corrected, when="can_go_on"),
            Button(Label("joining-guardian-link"), id="link", on_click=profile.links_parent, when="can_link"),
            SwitchTo(Label("joining-about"), id="about", state=Join.about_self, when="can_write"),
            Button(Label("joining-correct"), id="correct", on_click=profile.corrected, when="can_correct"),
            Button(Label("joining-apply-again"), id="again", on_click=profile.corrected, when="can_apply_again"),
            Start(Label("admission-quiz"), id="quiz", state=Quiz.question, when="can_quiz"),
            Button(Label("joining-close"), id="close", on_click=profile.closed_or_open, when="can_close"),
            Button(Label("joining-open"), id="open", on_click=profile.closed_or_open, when="can_open"),
            SwitchTo(Label("resting-button"), id="rest", state=Join.rest, when="can_rest"),
            Button(Label("resting-end"), id="rest_over", on_click=resting.back_again, when="rests"),
            Button(Label("joining-take-back"), id="take_back", on_click=profile.took_back, when="can_take_back"),
            Select(
                Item(),
                id="other",
                item_id_getter=lambda one: one["id"],
                items="others",
                type_factory=int,
                on_click=profile.chose_other,
            ),
        ),
        state=Join.profile,
        getter=profile.profile_shown,
    ),
    resting.window,
    about_self.window,
    on_start=resumed,
)
