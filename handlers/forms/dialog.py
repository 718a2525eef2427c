"""Forms are ticked, tags are typed, renamed, retired and restored; every press asks the database whose programme it is."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Select, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.models import Programme
from db.organization import programme_tags, programmes
from db.organization.programme_tags import Tagged
from domain.personal import PersonalData
from domain.tags import LONGEST, MOST, Refusal
from domain.tags import Group as List
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.forms import counting, joining_questions, questions
from handlers.forms.place import programme_of
from handlers.forms.states import Forms
from handlers.gone import Gone
from handlers.joining.profile_words import titled
from handlers.presses import choices
from handlers.screens import Screen, back
from handlers.words import Html, Item, Label
from locales import Texts


async def main_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The forms with ticks, the lists with how many tags each offers."""
    async with db.read() as tx:
        programme = await programme_of(tx, who, now, dialog_manager)
        if programme is None:
            return {"text": texts("forms-no-programme"), "forms": [], "lists": [], "others": [], "programme": False}
        own = await programmes.of_owner(tx, programme.organization_id)
        known = await programme_tags.forms(tx)
        tags = await programme_tags.of(tx, programme.id)
    refused = dialog_manager.dialog_data.pop("refused", None)
    asks = programme.id == own[0].id  # the questionnaire is that of the newest
    main = texts("forms-main", title=programme.title) if asks else texts("forms-beside", title=programme.title, asks=own[0].title)
    said = [main, *([texts("forms-refused", reason=refused, most=MOST)] if refused else [])]
    return {
        "text": "\n\n".join(said),
        "programme": texts.mode is not PersonalData.NONE,
        "asks": asks and texts.mode is not PersonalData.NONE,
        "forms": [
            {"id": one.code, "label": texts.plain("forms-form", used=one.code in programme.forms, form=titled(one.title, texts))}
            for one in known
        ],
        "lists": [
            {
                "id": group.value,
                "label": texts.plain("forms-list", list=group.value, count=sum(t.offered for t in tags if t.group is group)),
            }
            for group in (List if asks else ())
        ],
        "others": [
            {"id": one.id, "label": texts.plain("forms-other", title=shortened(one.title, 50))}
            for one in own
            if one is not programme
        ],
    }


def _list(manager: DialogManager) -> List:
    return List(manager.dialog_data.get("list", List.INTEREST))


async def tags_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One list: what is offered, then what was retired."""
    group = _list(dialog_manager)
    async with db.read() as tx:
        programme = await programme_of(tx, who, now, dialog_manager)
        if programme is None:
            raise Gone
        tags = [one for one in await programme_tags.of(tx, programme.id) if one.group is group]
    shown = sorted(tags, key=lambda one: not one.offered)
    return {
        "text": texts("forms-tags", list=group.value, count=sum(one.offered for one in tags), most=MOST),
        "tags": [
            {"id": one.code, "label": texts.plain("forms-tag", offered=one.offered, tag=titled(dict(one.title), texts))}
            for one in shown
        ],
        "room": sum(one.offered for one in tags) < MOST,
    }


async def one_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """One tag, and how many have chosen it."""
    group, code = _list(dialog_manager), str(dialog_manager.dialog_data.get("code", ""))
    async with db.read() as tx:
        programme = await programme_of(tx, who, now, dialog_manager)
        found = await _found(tx, programme, group, code)
        assert programme is not None
        many = await programme_tags.chosen(tx, programme.id, code, group)
    refused = dialog_manager.dialog_data.pop("refused", None)
    said = [texts("forms-one", tag=titled(dict(found.title), texts), offered=found.offered, count=many)]
    said += [texts("forms-refused", reason=refused, most=MOST)] if refused else []
    return {"text": "\n\n".join(said), "offered": found.offered, "retired": not found.offered}


async def _found(tx: AsyncSession, programme: Programme | None, group: List, code: str) -> Tagged:
    tags = await programme_tags.of(tx, programme.id) if programme is not None else []
    found = next((one for one in tags if one.group is group and one.code == code), None)
    if found is None:
        raise Gone
    return found


async def words_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """The question for words, and why the last ones were not taken."""
    group, code = _list(dialog_manager), str(dialog_manager.dialog_data.get("code", ""))
    async with db.read() as tx:
        programme = await programme_of(tx, who, now, dialog_manager)
        old = titled(dict((await _found(tx, programme, group, code)).title), texts) if code else "none"
    refused = dialog_manager.dialog_data.pop("refused", None)
    said = [texts("forms-refused", reason=refused, most=MOST)] if refused else []
    return {"text": "\n\n".join([*said, texts("forms-ask-words", list=group.value, old=old, longest=LONGEST)])}


async def ticked(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A form is used from now on, or not."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            programme = await programme_of(tx, data["who"], data["now"], manager)
            if programme is None:
                raise Gone
            refusal = await programme_tags.use_form(tx, programme, code, used=code not in programme.forms)
    if refusal is not None:
        manager.dialog_data["refused"] = refusal.value


async def chose_other(_: CallbackQuery, __: Any, manager: DialogManager, programme: int) -> None:
    """Another programme of the same owner."""
    manager.dialog_data["programme"] = programme


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, group: str) -> None:
    """One list."""
    manager.dialog_data["list"] = List(group).value
    await manager.switch_to(Forms.tags)


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """One tag."""
    manager.dialog_data["code"] = code
    await manager.switch_to(Forms.one)


async def adds(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Words for a new tag are asked."""
    manager.dialog_data["code"] = ""
    await manager.switch_to(Forms.words)


async def offers_it(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Retire the tag, or put it back."""
    data, group, code = manager.middleware_data, _list(manager), str(manager.dialog_data.get("code", ""))
    result: Tagged | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            programme = await programme_of(tx, data["who"], data["now"], manager)
            if programme is None:
                raise Gone
            offered = button.widget_id == "restore"
            result = await programme_tags.offer(tx, programme, group, code, offered=offered, now=data["now"])
    if isinstance(result, Refusal):
        manager.dialog_data["refused"] = result.value
    else:
        await manager.switch_to(Forms.tags)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words of a new tag, or other words for one that stands."""
    data, group, code = manager.middleware_data, _list(manager), str(manager.dialog_data.get("code", ""))
    manager.show_mode = ShowMode.SEND
    result: Tagged | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            programme = await programme_of(tx, data["who"], data["now"], manager)
            if programme is None:
                raise Gone
            words = message.text or ""
            if code:
                result = await programme_tags.rename(tx, programme, group, code, words)
            else:
                result = await programme_tags.add(tx, programme, group, words)
    if isinstance(result, Refusal):
        manager.dialog_data["refused"] = result.value
    else:
        await manager.switch_to(Forms.one if code else Forms.tags)


async def leaves_words(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back without typing."""
    await manager.switch_to(Forms.one if manager.dialog_data.get("code") else Forms.tags)


dialog = Dialog(
    Screen(
        Html("text"),
        Column(choices("form", "forms", ticked)),
        Column(choices("list", "lists", opened)),
        SwitchTo(Label("forms-joining-button"), id="joining", state=Forms.joining, when="asks"),
        SwitchTo(Label("forms-questions-button"), id="questions", state=Forms.sheets, when="asks"),
        SwitchTo(Label("forms-counting-button"), id="counting", state=Forms.counting, when="programme"),
        Column(choices("other", "others", chose_other, number=True), when="others"),
        back(),
        state=Forms.main,
        getter=main_shown,
    ),
    Screen(
        Html("text"),
        Column(choices("said", "choices", counting.chose)),
        SwitchTo(Label("footer-back"), id="back", state=Forms.main),
        state=Forms.counting,
        getter=counting.shown,
    ),
    Screen(
        Html("text"),
        Group(Select(Item(), id="tag", item_id_getter=lambda one: one["id"], items="tags", on_click=chose), width=2),
        Button(Label("forms-add"), id="add", on_click=adds, when="room"),
        SwitchTo(Label("footer-back"), id="back", state=Forms.main),
        state=Forms.tags,
        getter=tags_shown,
    ),
    Screen(
        Html("text"),
        SwitchTo(Label("forms-rename"), id="rename", state=Forms.words),
        Button(Label("forms-retire"), id="retire", on_click=offers_it, when="offered"),
        Button(Label("forms-restore"), id="restore", on_click=offers_it, when="retired"),
        SwitchTo(Label("footer-back"), id="back", state=Forms.tags),
        state=Forms.one,
        getter=one_shown,
    ),
    Screen(
        Html("text"),
        MessageInput(typed, content_types=[ContentType.TEXT]),
        Button(Label("footer-back"), id="back", on_click=leaves_words),
        state=Forms.words,
        getter=words_shown,
    ),
    *questions.windows,
    *joining_questions.windows,
)
