"""How it looks: the numbers, the preview of a list, who has not come in."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Start, SwitchTo

from handlers.invitations.states import Invite
from handlers.offices.states import Offices
from handlers.organizations import inviting, main, uploading
from handlers.organizations.states import Organizations
from handlers.presses import Press, choices, pager
from handlers.screens import Screen
from handlers.words import Html, Label


def _takes_lists() -> MessageInput:
    """A list may come on the first screen, and a corrected one on its preview."""
    return MessageInput(uploading.came, content_types=[ContentType.DOCUMENT])


dialog = Dialog(
    Screen(
        Html("said", when="said"),
        Html("text"),
        Start(Label("organizations-to-confirm"), id="waiting", state=Invite.mine, when="waiting"),
        Button(Label("organizations-invite-rest"), id="sheets", on_click=inviting.asked_for_sheets, when="absent"),
        SwitchTo(Label("organizations-to-absent"), id="absent", state=Organizations.absent, when="absent"),
        Button(Label("organizations-template"), id="template", on_click=main.asked_for_template),
        Start(Label("offices-button"), id="offices", state=Offices.listed, when="some"),
        Start(Label("footer-back"), id="invite", state=Invite.office),
        _takes_lists(),
        state=Organizations.main,
        getter=main.main_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        pager(),
        Press("organizations-apply", "apply", uploading.applies, when="does"),
        Button(Label("organizations-forget"), id="forget", on_click=uploading.forgets),
        _takes_lists(),
        state=Organizations.preview,
        getter=uploading.preview_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("one", "numbers", inviting.chose_one, number=True), width=4),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=Organizations.main),
        state=Organizations.absent,
        getter=inviting.absent_shown,
    ),
)
