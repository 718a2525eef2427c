"""How the screens about one's data look."""

from aiogram import Router
from aiogram.filters import Command
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, SwitchTo

from handlers.own_data import on
from handlers.own_data.getters import (
    changed_shown,
    consent_shown,
    consents_shown,
    erase_shown,
    main_shown,
    sees_shown,
    withdraw_shown,
)
from handlers.own_data.states import Own
from handlers.presses import choices
from handlers.screens import Screen
from handlers.words import Html, Label, Words

#: /data, in the middle of any form.
router = Router(name="own-data")
router.message(Command("data"))(on.asked)


def _back(state: object = Own.main) -> SwitchTo:
    return SwitchTo(Label("footer-back"), id="back", state=state)  # type: ignore[arg-type]


dialog = Dialog(
    Screen(
        Html("text"),
        Column(
            Button(Label("own-take"), id="take", on_click=on.taken),
            SwitchTo(Label("own-who-sees"), id="sees", state=Own.sees, when="takes_part"),
            SwitchTo(Label("own-consents"), id="consents", state=Own.consents, when="takes_part"),
            SwitchTo(Label("own-erase"), id="erase", state=Own.erase),
        ),
        Cancel(Label("footer-back"), id="back", when="child"),
        state=Own.main,
        getter=main_shown,
    ),
    Screen(Words("joining-watchers"), _back(), state=Own.sees, getter=sees_shown),
    Screen(
        Words("own-consents-list"),
        Column(choices("consent", "rows", on.chose)),
        _back(),
        state=Own.consents,
        getter=consents_shown,
    ),
    Screen(
        Html("head"),
        Html("document"),
        Button(Label("joining-agree"), id="agree", on_click=on.agreed, when="can_agree"),
        SwitchTo(Label("own-withdraw"), id="withdraw", state=Own.withdraw, when="can_withdraw"),
        _back(Own.consents),
        state=Own.consent,
        getter=consent_shown,
    ),
    Screen(
        Html("text"),
        Button(Label("own-withdraw-yes"), id="yes", on_click=on.withdrew),
        _back(Own.consent),
        state=Own.withdraw,
        getter=withdraw_shown,
    ),
    Screen(
        Words("own-ask-erase"),
        SwitchTo(Label("own-erase-go-on"), id="go_on", state=Own.erase_sure),
        _back(),
        state=Own.erase,
        getter=erase_shown,
    ),
    Screen(
        Words("own-ask-erase-sure"),
        Button(Label("own-erase-yes"), id="yes", on_click=on.erased),
        _back(),
        state=Own.erase_sure,
        getter=erase_shown,
    ),
    Screen(
        Words("own-changed"),
        Html("document"),
        Column(
            Button(Label("joining-agree"), id="agree", on_click=on.agreed_to_change),
            Button(Label("own-disagree"), id="refuse", on_click=on.disagrees),
        ),
        state=Own.changed,
        getter=changed_shown,
    ),
)
