"""What a curator records besides admission: a link for the parent, coming of age, a consent that was taken back on paper."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, UpdateDatabase
from db.participant import admission
from domain.admission import State
from domain.consent import Purpose, Stop, Voice, in_force
from domain.forms import Category, Part
from handlers.admission.getters import card_of
from handlers.admission.marking import marked
from handlers.guardian import opening
from handlers.joining import document
from locales import Texts


async def more_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """What can be recorded of this participant now."""
    async with db.read() as tx:
        one = await card_of(dialog_manager, tx)
        since = await admission.of_age_since(tx, one.row.person_id)
    here, pupil = one.state is not State.LEFT, one.category is Category.PUPIL
    paper_mentor = one.part is Part.MENTOR and one.state is State.ADMITTED and not one.has_account
    voices = {Voice.OWN, Voice.GUARDIAN} if one.minor else {Voice.OWN}
    others = [
        texts("admission-other-consents", what=purpose.value, given=in_force(purpose, one.consents, voices=voices))
        for purpose in (Purpose.PHOTO, Purpose.PUBLICATION)
    ]
    return {
        "who": one.called.in_full(texts.mode),
        "minor": one.minor or since is None,
        "since": since,
        "others": "\n".join(others),
        "can_link": one.minor and here,
        "can_adult": one.minor and here,
        "can_not_adult": not one.minor and since is not None and here,
        "can_withdraw": here,
        "can_class": pupil and here,
        "can_transfer": pupil and here,
        "can_rest": one.state is State.ADMITTED,
        "can_close": paper_mentor and one.row.closed_at is None,
        "can_open": paper_mentor and one.row.closed_at is not None,
        "rests": one.row.resting_until is not None,
        "can_guardian": one.minor,
    }


async def links(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A one-time link for the pupil's parent, to be passed on."""
    async with manager.middleware_data["db"].read() as tx:
        one = await card_of(manager, tx)
    await opening.make(manager, one.row.person_id, one.row.organization_id)


async def came_of_age(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """18 now, or recorded by mistake."""
    data = manager.middleware_data
    result: object = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            result = await admission.record_age(
                tx, data["who"].person_id, one.row.id, button.widget_id == "adult_yes", now=data["now"]
            )
    await marked(query, manager, result)


async def closed_or_open(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """A mentor without a phone takes nobody new for now, or again somebody."""
    data = manager.middleware_data
    result: object = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            current, closed = document.current(data["mode"]), button.widget_id == "close"
            result = await admission.takes_nobody_new(tx, data["who"].person_id, one.row.id, closed, current, now=data["now"])
    await marked(query, manager, result)


async def withdrawn(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """A paper that takes a consent back: the participant's, or the guardian's."""
    data = manager.middleware_data
    why = Stop.GUARDIAN if button.widget_id == "of_guardian" else Stop.OWN
    result: object = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            result = await admission.withdrawn_on_paper(tx, data["who"].person_id, one.row.id, why, now=data["now"])
    await marked(query, manager, result)
