"""A meeting as it stands in the log: written, with a place and a note where they are added, taken back, the next one planned."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Select, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.pair import meeting_entries, meeting_topics, meetings
from db.pair.meeting_entries import Entry
from db.pair.seen import Seen
from domain.meetings import Kind, Place, Refusal
from domain.pair import State
from domain.personal import PersonalData
from domain.who import Who
from handlers.goals.states import Goals
from handlers.meetings.in_hand import day_of, pair_of, whom
from handlers.meetings.states import Log, Plans
from handlers.meetings.topics import topic_said
from handlers.screens import Screen
from handlers.words import Html, Item, Label, Words
from locales import Texts

#: A note is a few sentences.
LONGEST_NOTE = 1000


async def write(manager: DialogManager, place: Place | None = None) -> None:
    """Write what was chosen; where it cannot be, the day is asked again with the reason."""
    data, chosen = manager.middleware_data, manager.dialog_data
    result: Entry | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            result = await meetings.log(
                tx, chosen.get("pair", 0), data["who"].person_id, day_of(manager), Kind(chosen["kind"]), chosen["minutes"],
                now=data["now"], place=place, topic=chosen.get("topic"),
            )  # fmt: skip
    if isinstance(result, Refusal):
        data["refused"] = result.value
        await manager.switch_to(Log.day)
    else:
        await manager.switch_to(Log.done)


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, place: str) -> None:
    """Where it was, added to what was written."""
    await write(manager, Place(place))


async def done_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """What stands in the log now."""
    async with db.read() as tx:
        one = await pair_of(dialog_manager, tx)
        entry = await _entry(tx, dialog_manager, one)
        shown = entry.meeting.shown if entry else None
        topics = await meeting_topics.of_pair(tx, one)
        about = await topic_said(tx, one, shown, texts)
    if entry is None or shown is None:
        nothing = dict.fromkeys(("there", "can_plan", "offers_plan", "topics"), False)
        return {"text": texts("meetings-no-more"), "places": [], **nothing}
    places = [{"id": p.value, "label": texts.plain("meetings-place", place=p.value, chosen=p is shown.place)} for p in Place]
    text = texts(
        "meetings-done",
        partner=whom(one, who, mode),
        day=entry.meeting.day,
        kind=shown.kind.value,
        minutes=shown.minutes,
        state=entry.meeting.state.value,
        topic=about,
        note=bool(shown.note),
        other=_asked(one, who),
    )
    own = one.part_of(who.person_id) is not None and one.pair.state is State.ACTIVE
    plans = own and shown.kind is Kind.PLANNING
    return {"text": text, "places": places, "there": True, "can_plan": own, "offers_plan": plans, "topics": bool(topics)}


def _asked(one: Seen, who: Who) -> str:
    """Whether the other side is asked by the bot, or the curator has to mark its word."""
    part = one.part_of(who.person_id)
    return "asked" if part is None or one.other(part).has_account else "paper"


async def _entry(tx: Any, manager: DialogManager, one: Seen) -> Entry | None:
    day = day_of(manager)
    found = await meeting_entries.entries(tx, [one])
    return next((entry for entry in found if entry.meeting.day == day and entry.meeting.ended is None), None)


async def typed_note(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A few words for the curator."""
    data = manager.middleware_data
    words = (message.text or "").strip()
    if not 1 <= len(words) <= LONGEST_NOTE:
        data["wrong"] = True
        manager.show_mode = ShowMode.SEND
        return
    async with data["db"].read() as tx:
        entry = await _entry(tx, manager, await pair_of(manager, tx))
    if entry is not None:
        with suppress(AlreadyDone):
            async with data["db"].begin() as tx:
                await meetings.note(tx, entry.id, data["who"].person_id, words, now=data["now"])
    await manager.switch_to(Log.done)


async def note_shown(wrong: bool = False, **_: Any) -> dict[str, Any]:
    """Whether the last words were too long."""
    return {"wrong": wrong, "longest": LONGEST_NOTE}


async def plans_next(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Следующая встреча» in the same flow."""
    await manager.start(Plans.day, {"pair": manager.dialog_data.get("pair", 0)})


async def to_goals(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The plan of the pair, which belongs to its third meeting."""
    await manager.start(Goals.main, {"pair": manager.dialog_data.get("pair", 0)})


async def took_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The entry just made was a mistake."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            entry = await _entry(tx, manager, await pair_of(manager, tx))
            if entry is not None:
                await meetings.take_back(tx, entry.id, data["who"].person_id, now=data["now"])
    await manager.switch_to(Log.done)


windows = (
    Screen(
        Html("text"),
        Column(Select(Item(), id="place", item_id_getter=lambda one: one["id"], items="places", on_click=chose_place)),
        SwitchTo(Label("meetings-add-topic"), id="about", state=Log.topic, when="topics"),
        SwitchTo(Label("meetings-add-note"), id="note", state=Log.note, when="there"),
        Button(Label("goals-plan"), id="goals", on_click=to_goals, when="offers_plan"),
        Button(Label("plans-next"), id="next", on_click=plans_next, when="can_plan"),
        Button(Label("meetings-take-back"), id="take_back", on_click=took_back, when="there"),
        state=Log.done,
        getter=done_shown,
    ),
    Screen(
        Words("meetings-note-wrong", when="wrong"),
        Words("meetings-ask-note"),
        MessageInput(typed_note, content_types=["text"]),
        SwitchTo(Label("footer-back"), id="back", state=Log.done),
        state=Log.note,
        getter=note_shown,
    ),
)
