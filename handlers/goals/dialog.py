"""Goals and steps of a pair: typed once, ticked by either side, read by the curators; ideas for the next talk."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.office import rights
from db.pair import goals, meetings, pairs
from db.pair.goals import Goal
from db.pair.seen import Seen
from domain import offices
from domain.allowed_hours import local_day
from domain.forms import Part
from domain.goals import LONGEST_GOAL, LONGEST_STEP, MOST_GOALS, MOST_STEPS, Refusal
from domain.pair import State
from domain.personal import PersonalData
from domain.who import Who
from handlers.buttons import Act
from handlers.goals.states import Goals
from handlers.gone import Gone
from handlers.meetings.in_hand import whom
from handlers.presses import choices
from handlers.screens import Screen, back
from handlers.words import Html, Label, Words
from locales import Texts

#: Ideas for every form and stage: `idea-<form>-<stage>-<number>` in the locales.
IDEAS = 5
#: A form of the school's own talks like two pupils do.
USUAL_FORM = "pupil_pupil"


async def _pair(manager: DialogManager, tx: Any) -> Seen:
    """The pair of this conversation, if this person is in it or looks after it. Otherwise like an old button."""
    started: Any = manager.start_data or {}
    data = manager.middleware_data
    one = await pairs.find(tx, started.get("pair") or 0)
    by = data["who"].person_id
    if one is None or (
        one.part_of(by) is None and not await rights.allowed(tx, by, offices.Act.SEE_PAIRS, one.row.organization_id, data["now"])
    ):
        raise Gone("no such pair")
    return one


def _writes(one: Seen, who: Who) -> bool:
    return one.part_of(who.person_id) is not None and one.pair.state is State.ACTIVE


def _called(one: Seen, who: Who, mode: PersonalData) -> Any:
    return whom(one, who, mode)


def _polite(one: Seen, who: Who) -> str:
    return one.side(one.part_of(who.person_id) or Part.MENTOR).polite if one.part_of(who.person_id) else "vy"


async def main_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """All goals with their steps."""
    async with db.read() as tx:
        one = await _pair(dialog_manager, tx)
        found = await goals.of_pair(tx, one.row.id)
    lines = [texts("goals-head", partner=_called(one, who, mode), count=len(found), polite=_polite(one, who))]
    lines += [_in_words(goal, texts) for goal in found]
    writes = _writes(one, who)
    return {
        "text": "\n\n".join(lines),
        "goals": [{"id": goal.id, "label": texts.plain("goals-open", number=n)} for n, goal in enumerate(found, 1)]
        if writes
        else [],
        "can_add": writes and len(found) < MOST_GOALS,
    }


def _in_words(goal: Goal, texts: Texts) -> str:
    head = texts("goals-goal", words=goal.words, reached=goal.reached)
    return "\n".join([head, *(texts("goals-step", words=step.words, done=step.done) for step in goal.steps)])


async def words_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, refused: str = "none", **_: Any
) -> dict[str, Any]:
    """What to type, and who will read it."""
    async with db.read() as tx:
        one = await _pair(dialog_manager, tx)
    return {"polite": _polite(one, who), "refused": refused}


async def typed_goal(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A new goal; the next screen asks for its steps."""
    data = manager.middleware_data
    manager.show_mode = ShowMode.SEND
    result: int | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await _pair(manager, tx)
            result = await goals.add(tx, one.row.id, data["who"].person_id, message.text or "", now=data["now"])
    if isinstance(result, Refusal):
        data["refused"] = result.value
        return
    if result is not None:
        manager.dialog_data["goal"] = result
    await manager.switch_to(Goals.card if result is not None else Goals.main)


async def _goal(manager: DialogManager, tx: Any) -> tuple[Seen, Goal]:
    one = await _pair(manager, tx)
    wanted = manager.dialog_data.get("goal")
    found = next((goal for goal in await goals.of_pair(tx, one.row.id) if goal.id == wanted), None)
    if found is None:
        raise Gone("no such goal")
    return one, found


async def card_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, texts: Texts, refused: str = "none", **_: Any
) -> dict[str, Any]:
    """One goal; its steps are ticked here."""
    async with db.read() as tx:
        one, goal = await _goal(dialog_manager, tx)
    steps = [{"id": step.id, "label": texts.plain("goals-step", words=step.words, done=step.done)} for step in goal.steps]
    return {
        "text": texts("goals-goal", words=goal.words, reached=goal.reached),
        "hint": texts("goals-hint", steps=len(goal.steps), polite=_polite(one, who)),
        "steps": steps,
        "refused": refused,
        "reached": goal.reached,
        "can_add": len(goal.steps) < MOST_STEPS,
    }


async def chose_goal(_: CallbackQuery, __: Any, manager: DialogManager, goal_id: int) -> None:
    """One of the goals."""
    manager.dialog_data["goal"] = goal_id
    await manager.switch_to(Goals.card)


async def typed_step(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A new step."""
    data = manager.middleware_data
    manager.show_mode = ShowMode.SEND
    result: int | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            _one, goal = await _goal(manager, tx)
            result = await goals.add_step(tx, goal.id, data["who"].person_id, message.text or "")
    if isinstance(result, Refusal):
        data["refused"] = result.value
        return
    await manager.switch_to(Goals.card)


async def ticked(_: CallbackQuery, __: Any, manager: DialogManager, step_id: int) -> None:
    """Done, or not after all."""
    data = manager.middleware_data
    result: Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await _goal(manager, tx)
            result = await goals.tick(tx, step_id, data["who"].person_id, now=data["now"])
    data["refused"] = result.value if result else "none"


async def reached(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The goal is reached, or not yet."""
    data = manager.middleware_data
    result: Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            _one, goal = await _goal(manager, tx)
            result = await goals.reach(tx, goal.id, data["who"].person_id, now=data["now"])
    data["refused"] = result.value if result else "none"


async def removed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The goal goes."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            _one, goal = await _goal(manager, tx)
            await goals.remove(tx, goal.id, data["who"].person_id, now=data["now"])
    await manager.switch_to(Goals.main)


async def ideas_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, now: datetime, texts: Texts, **_: Any
) -> dict[str, Any]:
    """Five ideas for the stage at which the pair is."""
    async with db.read() as tx:
        one = await _pair(dialog_manager, tx)
        stage = await meetings.next_kind(tx, one, local_day(now, one.zone))
    ideas = [texts(key) for key in ideas_of(one.row.form, stage.value, texts)]
    head = texts("goals-ideas", stage=stage.value, polite=_polite(one, who))
    return {"text": "\n\n".join([head, *(f"• {idea}" for idea in ideas)])}


def ideas_of(form: str, stage: str, texts: Texts) -> list[str]:
    """The keys of the ideas for a form and a stage."""
    known = form if texts.has(f"idea-{form.replace('_', '-')}-{stage}-1") else USUAL_FORM
    return [f"idea-{known.replace('_', '-')}-{stage}-{number}" for number in range(1, IDEAS + 1)]


async def opens(act: Act, manager: DialogManager) -> None:
    """«Цели» under a message."""
    await manager.start(Goals.main, {"pair": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def goal_words_shown(**data: Any) -> dict[str, Any]:
    """The same with the length of a goal."""
    return {**await words_shown(**data), "longest": LONGEST_GOAL}


async def step_words_shown(**data: Any) -> dict[str, Any]:
    """The same with the length of a step."""
    return {**await words_shown(**data), "longest": LONGEST_STEP}


_REFUSED = Words("goals-refused", when=lambda data, *_: data["refused"] != "none")

dialog = Dialog(
    Screen(
        Html("text"),
        Column(choices("goal", "goals", chose_goal, number=True)),
        SwitchTo(Label("goals-add"), id="add", state=Goals.new, when="can_add"),
        SwitchTo(Label("goals-to-ideas"), id="ideas", state=Goals.ideas),
        back(),
        state=Goals.main,
        getter=main_shown,
    ),
    Screen(
        _REFUSED,
        Words("goals-ask"),
        MessageInput(typed_goal, content_types=["text"]),
        SwitchTo(Label("footer-back"), id="back", state=Goals.main),
        state=Goals.new,
        getter=goal_words_shown,
    ),
    Screen(
        Words("goals-refused-press", when=lambda data, *_: data["refused"] != "none"),
        Html("text"),
        Html("hint"),
        Column(choices("step", "steps", ticked, number=True)),
        SwitchTo(Label("goals-add-step"), id="add", state=Goals.step, when="can_add"),
        Button(Label("goals-reached"), id="reached", on_click=reached),
        Button(Label("goals-remove"), id="remove", on_click=removed),
        SwitchTo(Label("goals-to-main"), id="back", state=Goals.main),
        state=Goals.card,
        getter=card_shown,
    ),
    Screen(
        _REFUSED,
        Words("goals-ask-step"),
        MessageInput(typed_step, content_types=["text"]),
        SwitchTo(Label("footer-back"), id="back", state=Goals.card),
        state=Goals.step,
        getter=step_words_shown,
    ),
    Screen(
        Html("text"),
        SwitchTo(Label("goals-to-main"), id="back", state=Goals.main),
        state=Goals.ideas,
        getter=ideas_shown,
    ),
)
