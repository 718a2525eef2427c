"""Telling an adult that something is wrong: what happened, about whom, whether it is urgent, the receipt at once.

Works for everybody, also strangers and in the middle of a form; the form stays as it was.
"""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, Select, Start

from db import AlreadyDone, UpdateDatabase
from db.concern import concern_climb, concerns
from db.organization import helplines
from domain.allowed_hours import local_day
from domain.forms import Part
from domain.personal import PersonalData
from domain.safety import URGENT_BY_DEFAULT, About, Category
from domain.who import Who
from handlers.home.states import Home
from handlers.safety.states import Concern
from handlers.screens import Screen
from handlers.words import Html, Item, Label, Words
from locales import Texts

#: Longer words are cut by the database's reader, not by the one who needs help: Telegram itself ends a message at 4096.
LONGEST = 4096


async def categories_shown(db: UpdateDatabase, who: Who, texts: Texts, **_: Any) -> dict[str, Any]:
    """Whom to call now, and what may have happened, as chips."""
    async with db.read() as tx:
        lines = await helplines.of(tx, who)
    return {
        "helplines": helplines_said(lines, texts),
        "polite": who.polite,
        "categories": [{"id": c.value, "label": texts.plain("concern-category", category=c.value)} for c in Category],
    }


def helplines_said(lines: list[str], texts: Texts) -> str:
    """112 first, then the lines of the place, or the usual one (HTML)."""
    said = [texts("helpline-line", line=line) for line in lines] or [texts("helpline-usual")]
    return "\n".join([texts("helpline-emergency"), *said])


def _is_known(manager: DialogManager) -> bool:
    """A stranger has nobody to choose from: the question about whom is not asked. Whose report goes to a school is asked, for its
    curator is the first to hear: a guardian, and whoever fills in its form."""
    who: Who = manager.middleware_data["who"]
    guards = who.person_id is not None and who.has_children
    return bool(who.parts or who.seats or guards or _link(manager))


def _link(manager: DialogManager) -> int | None:
    """The school's link whose form is open, where the report was begun in the middle of one."""
    started: Any = manager.start_data or {}
    link: int | None = started.get("link")
    return link


async def about_shown(db: UpdateDatabase, who: Who, texts: Texts, mode: PersonalData, **_: Any) -> dict[str, Any]:
    """The other side of each own pair, the offices, somebody else, nobody in particular."""
    async with db.read() as tx:
        pairs = await concerns.partners(tx, who)
    people = []
    for one in pairs:
        part = concerns.side_of(one, who.person_id)
        about = About.MENTOR if part is Part.MENTEE else About.MENTEE
        partner = one.other(part).called.to_partner(mode, with_class=part is Part.MENTOR)
        of_child = one.part_of(who.person_id) is None
        label = texts.plain("concern-about", about="child" if of_child else about.value, polite=who.polite, partner=partner)
        people.append({"id": f"pair-{one.row.id}", "label": label})
    offices = [About.CURATOR, About.HEAD, *([About.COORDINATOR] if who.seats else [])]
    people += [
        {"id": one.value, "label": texts.plain("concern-about", about=one.value, polite=who.polite, partner="")}
        for one in (*offices, About.OTHER, About.NOBODY)
    ]
    return {"people": people, "polite": who.polite}


async def urgency_shown(dialog_manager: DialogManager, who: Who, **_: Any) -> dict[str, Any]:
    """Whether this kind is urgent unless the person says otherwise."""
    category = Category(dialog_manager.dialog_data["category"])
    return {"category": category.value, "likely": category in URGENT_BY_DEFAULT, "polite": who.polite}


async def receipt_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """What becomes of it: read now, read from eight, or nobody there to read it, which is said plainly."""
    number = int(dialog_manager.dialog_data.get("concern_id", 0))
    async with db.read() as tx:
        reached = await concern_climb.told(tx, number)
        coming = await concern_climb.next_step(tx, number, now)
        lines = await helplines.of(tx, who)
    fate = "now" if any(one.due_at <= now for one in reached) else "later" if coming else "nobody"
    at = coming.astimezone(now.tzinfo) if coming and fate == "later" else None
    said = texts(
        "concern-recorded",
        number=str(number),
        fate=fate,
        polite=who.polite,
        day=local_day(at, at.tzinfo) if at else "none",  # type: ignore[arg-type]
    )
    return {
        "text": said + (f"\n\n{helplines_said(lines, texts)}" if fate == "nobody" else ""),
        "polite": who.polite,
        **_behind(dialog_manager),
    }


def _behind(manager: DialogManager) -> dict[str, Any]:
    """Whether a form or another screen waits below."""
    return {"behind": len(manager.current_stack().intents) > 1}


async def kept_shown(who: Who, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Words were kept."""
    return {"polite": who.polite, **_behind(dialog_manager)}


async def chose_category(_: CallbackQuery, __: Any, manager: DialogManager, category: str) -> None:
    """What happened; on to whom it is about, and how urgent it is."""
    manager.dialog_data["category"] = Category(category).value
    await manager.switch_to(Concern.about if _is_known(manager) else Concern.urgent)


async def chose_about(_: CallbackQuery, __: Any, manager: DialogManager, about: str) -> None:
    """About whom; who that is, is looked up when it is recorded."""
    manager.dialog_data["about"] = about
    await manager.switch_to(Concern.urgent)


async def _about(tx: Any, manager: DialogManager) -> tuple[About | None, int | None]:
    chosen = str(manager.dialog_data.get("about") or "")
    if not chosen.startswith("pair-"):
        return (About(chosen) if chosen else None), None
    who: Who = manager.middleware_data["who"]
    pair_id = int(chosen.removeprefix("pair-"))
    for one in await concerns.partners(tx, who):
        if one.row.id == pair_id:
            return (About.MENTOR if concerns.side_of(one, who.person_id) is Part.MENTEE else About.MENTEE), pair_id
    return About.OTHER, None


async def chose_urgency(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """That is enough: it is recorded and passed on now. Words may follow."""
    data = manager.middleware_data
    category = Category(manager.dialog_data["category"])
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            about, pair_id = await _about(tx, manager)
            manager.dialog_data["concern_id"] = await concerns.report(
                tx,
                data["who"],
                category,
                urgent=button.widget_id == "urgent",
                now=data["now"],
                about=about,
                pair_id=pair_id,
                link_id=_link(manager),
            )
    await manager.switch_to(Concern.words)


async def added_words(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words in addition, kept with the report; as many messages as it takes (Telegram splits a long text)."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await concerns.add_words(tx, data["who"], (message.text or "")[:LONGEST], now=data["now"])
    await manager.switch_to(Concern.receipt)


async def goes_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """One step back."""
    await manager.switch_to(Concern.about if _is_known(manager) else Concern.what)


def _home() -> Start:
    return Start(Label("footer-home"), id="home", state=Home.main, mode=StartMode.RESET_STACK)


def _return() -> Cancel:
    """Back to the form or the screen in the middle of which the report was made."""
    return Cancel(Label("concern-return"), id="return", when="behind")


def _back(state: Any) -> Button:
    async def to(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        await manager.switch_to(state)

    return Button(Label("footer-back"), id="back", on_click=to)


dialog = Dialog(
    Screen(
        Html("helplines"),
        Words("concern-ask"),
        Column(
            Select(Item(), id="categories", item_id_getter=lambda one: one["id"], items="categories", on_click=chose_category)
        ),
        _home(),
        state=Concern.what,
        getter=categories_shown,
        framed=False,
    ),
    Screen(
        Words("concern-ask-about"),
        Column(Select(Item(), id="about", item_id_getter=lambda one: one["id"], items="people", on_click=chose_about)),
        _back(Concern.what),
        state=Concern.about,
        getter=about_shown,
        framed=False,
    ),
    Screen(
        Words("concern-ask-urgent"),
        Button(Label("concern-urgent"), id="urgent", on_click=chose_urgency),
        Button(Label("concern-calm"), id="calm", on_click=chose_urgency),
        Button(Label("footer-back"), id="back", on_click=goes_back),
        state=Concern.urgent,
        getter=urgency_shown,
        framed=False,
    ),
    Screen(
        Html("text"),
        MessageInput(added_words, content_types=["text"]),
        _return(),
        _home(),
        state=Concern.words,
        getter=receipt_shown,
        framed=False,
    ),
    Screen(
        Words("concern-words-kept"),
        MessageInput(added_words, content_types=["text"]),
        _return(),
        _home(),
        state=Concern.receipt,
        getter=kept_shown,
        framed=False,
    ),
)
