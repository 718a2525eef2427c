"""From one screen of the form to the next: always where the database says that the form stands."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from db import UpdateDatabase
from db.participant import joining
from db.participant.joining import LINK, Opened, Subject
from domain.forms import Category, Part
from domain.joining import Question, Refusal
from domain.who import Who
from handlers.admission.states import Admit
from handlers.gone import Gone
from handlers.joining import document
from handlers.joining.states import Join

WINDOW_OF: dict[Question, State] = {
    Question.CONSENT: Join.consent,
    Question.CATEGORY: Join.category,
    Question.FORM: Join.form,
    Question.SCHOOL_CLASS: Join.school_class,
    Question.NAME: Join.name,
    Question.TAGS: Join.tags,
    Question.CAPACITY: Join.capacity,
    Question.DAY: Join.day,
}


def subject_of(manager: DialogManager) -> Subject:
    """What the open form is about."""
    started: Any = manager.start_data or {}
    if "kind" not in started:
        raise Gone("a form without a subject")
    return Subject(started["kind"], started["id"], started.get("entry"))


async def open_form(tx: Any, manager: DialogManager, subject: Subject | None = None) -> Opened:
    """The form of this dialog as it stands. One that is no more (a link revoked meanwhile) leads home like an old button."""
    data = manager.middleware_data
    who: Who = data["who"]
    mode = data["mode"]
    one = await joining.opened(
        tx, who.person_id or 0, subject or subject_of(manager), document.current(mode), mode, now=data["now"]
    )
    if isinstance(one, Refusal):
        raise Gone("the form is gone")
    return one


async def go_to(manager: DialogManager, subject: Subject, *, fresh: bool = False) -> None:
    """Open the form of this subject where it stands, as a new conversation."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await open_form(tx, manager, subject)
    show = ShowMode.SEND if fresh else ShowMode.AUTO
    started = {"kind": subject.kind, "id": subject.id} | ({"entry": subject.entry} if subject.entry else {})
    await manager.start(window_of(one), started, mode=StartMode.RESET_STACK, show_mode=show)


def window_of(one: Opened) -> State:
    """The screen of the first unanswered question; the summary once nothing is missing."""
    return WINDOW_OF[one.form.question] if one.form.question else last_window(one)


def last_window(one: Opened) -> State:
    """Where a form without open questions is looked over: the summary, or for the short form the list of its answers."""
    return Join.day if Question.DAY in one.form.questions else Join.corrections


async def go_on(manager: DialogManager, sent: int | None = None) -> None:
    """After an answer: the next question, the summary, or what follows when the form was sent."""
    data = manager.middleware_data
    subject = subject_of(manager)
    if sent is not None:
        await after_sending(manager, subject, sent)
        return
    async with data["db"].read() as tx:
        joined = await _joined(tx, data["who"], subject)
        one = None if joined else await open_form(tx, manager)
    if joined is not None or one is None:
        await after_sending(manager, subject, joined or 0)
        return
    await manager.switch_to(window_of(one))


async def _joined(tx: Any, who: Who, subject: Subject) -> int | None:
    """The participation that came out of a link's form when this press is a rerun after sending."""
    if subject.kind != LINK:
        return None
    link = await joining.link_of(tx, subject.id)
    return await joining.joined_already(tx, who.person_id or 0, link) if link else None


async def after_sending(manager: DialogManager, subject: Subject, participant_id: int) -> None:
    """The profile for oneself, the card for a curator."""
    data = manager.middleware_data
    if subject.journal or participant_id not in await own_participations(data["db"], data["who"]):
        await manager.start(Admit.card, {"id": participant_id}, mode=StartMode.RESET_STACK)
    else:
        await manager.start(Join.profile, {"id": participant_id}, mode=StartMode.RESET_STACK)


async def own_participations(db: UpdateDatabase, who: Who) -> set[int]:
    """The ids of whoever's own participations, asked anew: the press in hand may have made one."""
    async with db.read() as tx:
        return await joining.participations(tx, who.person_id or 0)


def manner(one: Opened) -> str:
    """How the form speaks: «ty» to pupils, «vy» to adults, «journal» to a curator about somebody else.

    Before anything is known a mentee's link speaks to a pupil and a mentor's to an adult.
    """
    if one.journal:
        return "journal"
    if one.form.category is not None:
        return "ty" if one.form.category is Category.PUPIL else "vy"
    return "ty" if one.form.part is Part.MENTEE else "vy"
