"""«Бумаги списком»: consents that lie in a pile on the curator's desk, ticked one by one and dated in one go.

There is no button that ticks everybody: a tick says that this very paper is in the curator's hands.
"""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row, ScrollingGroup, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.participant import admission, participants
from db.participant.participants import Card
from domain.admission import Refusal
from domain.consent import Voice
from domain.personal import PersonalData
from domain.roll import searched
from domain.who import Who
from handlers.admission.getters import OWN, YEARS_BACK, line, today_of
from handlers.admission.states import Admit
from handlers.days import Days
from handlers.gone import Gone
from handlers.joining import document
from handlers.joining.profile_words import GUARDIAN
from handlers.joining.today import curates
from handlers.presses import choices
from handlers.screens import Screen
from handlers.words import Label, Words
from locales import Texts

ROWS = 8


def _whose(manager: DialogManager) -> Voice:
    return Voice(manager.dialog_data.get("pile", Voice.GUARDIAN.value))


def lacks(one: Card, whose: Voice, who: Who) -> bool:
    """Whether this paper is what is waited for, and this curator may record it."""
    if one.row.person_id == who.person_id:
        return False
    return bool(one.missing & GUARDIAN) if whose is Voice.GUARDIAN else bool(one.missing & OWN) and not one.has_account


async def _waiting(tx: Any, who: Who, mode: PersonalData, now: datetime, whose: Voice) -> list[Card]:
    """Applicants and participants whose paper is missing, also since its text has changed."""
    found = [one for place in curates(who) for one in await participants.living(tx, place, document.current(mode), now)]
    return [one for one in found if lacks(one, whose, who)]


async def list_shown(
    db: UpdateDatabase, who: Who, mode: PersonalData, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Whose paper is missing, a tick each."""
    whose = _whose(dialog_manager)
    async with db.read() as tx:
        found = await _waiting(tx, who, mode, now, whose)
    ticked = set(dialog_manager.dialog_data.get("papers", ()))
    words: str = dialog_manager.dialog_data.get("words", "")
    lines = [(one, line(one, texts)) for one in found]
    # Every word anywhere in the line: «7б», «аня», «аня 7б».
    shown = [(one, said) for one, said in lines if all(word in said.casefold().replace("ё", "е") for word in words.split())]
    rows = [{"id": one.row.id, "label": ("☑️ " if one.row.id in ticked else "⬜ ") + said} for one, said in shown]
    other = Voice.OWN if whose is Voice.GUARDIAN else Voice.GUARDIAN
    return {
        "people": rows,
        "all": len(found),
        "words": words,
        "found": len(rows),
        "many": len(found) > ROWS,
        "count": len(ticked & {one.row.id for one in found}),
        "whose": whose.value,
        "other": other.value,
        "done": dialog_manager.dialog_data.pop("papers_done", 0),
    }


async def begins(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nobody is ticked yet."""
    manager.dialog_data.update(papers=[], pile=Voice.GUARDIAN.value, words="")
    await manager.switch_to(Admit.papers)


async def other_pile(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The other kind of paper; the ticks were for this one."""
    pile = Voice.OWN if _whose(manager) is Voice.GUARDIAN else Voice.GUARDIAN
    manager.dialog_data.update(papers=[], pile=pile.value, words="")


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Only those whose class or name holds these words; the ticks of others stay."""
    _narrows(manager, searched(message.text or ""))
    manager.show_mode = ShowMode.SEND


async def cleared(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Everybody again."""
    _narrows(manager, "")


def _narrows(manager: DialogManager, words: str) -> None:
    manager.dialog_data["words"] = words
    manager.current_context().widget_data.pop("papers", None)  # from the first page


async def ticked(_: CallbackQuery, __: Any, manager: DialogManager, participant_id: int) -> None:
    """This paper is here, or not."""
    chosen: list[int] = list(manager.dialog_data.get("papers", ()))
    manager.dialog_data["papers"] = (
        [one for one in chosen if one != participant_id] if participant_id in chosen else [*chosen, participant_id]
    )


async def _ticked(tx: Any, manager: DialogManager) -> list[Card]:
    data, wanted = manager.middleware_data, set(manager.dialog_data.get("papers", ()))
    found = [one for one in await _waiting(tx, data["who"], data["mode"], data["now"], _whose(manager)) if one.row.id in wanted]
    if not found:
        raise Gone("nobody is ticked")
    return found


async def day_shown(db: UpdateDatabase, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which day stands on these papers."""
    async with db.read() as tx:
        found = await _ticked(tx, dialog_manager)
    today = today_of(found[0], dialog_manager)
    shown = {"count": len(found), "whose": _whose(dialog_manager).value}
    return {**shown, "today": today, "first_day": today - YEARS_BACK, "last_day": today}


async def near(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Signed today or yesterday."""
    async with manager.middleware_data["db"].read() as tx:
        today = today_of((await _ticked(tx, manager))[0], manager)
    await signed_on(query, button, manager, today - timedelta(days=button.widget_id == "yesterday"))


async def signed_on(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """All of them are recorded with this day; whoever needs none any more is passed by."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            # In order of ids, so that two curators with one pile never wait for each other.
            found = sorted(one.row.id for one in await _ticked(tx, manager))
            results = [
                await admission.mark_paper(
                    tx, data["who"].person_id, one, _whose(manager), day, document.current(data["mode"]), now=data["now"]
                )
                for one in found
            ]
        manager.dialog_data["papers_done"] = sum(not isinstance(one, Refusal) for one in results)
    manager.dialog_data["papers"] = []
    await manager.switch_to(Admit.papers)


WINDOWS = (
    Screen(
        Words("admission-papers-done", when="done"),
        Words("admission-papers"),
        Words("admission-papers-found", when="words"),
        ScrollingGroup(
            choices("one", "people", ticked, number=True), id="papers", width=1, height=ROWS, hide_on_single_page=True
        ),
        MessageInput(typed, content_types=[ContentType.TEXT]),
        Button(Label("roll-clear"), id="clear", on_click=cleared, when="words"),
        SwitchTo(Label("admission-papers-on"), id="on", state=Admit.papers_day, when="count"),
        Button(Label("admission-papers-other"), id="other", on_click=other_pile),
        SwitchTo(Label("footer-back"), id="back", state=Admit.queue),
        state=Admit.papers,
        getter=list_shown,
    ),
    Screen(
        Words("admission-ask-papers-day"),
        Row(
            Button(Label("days-today"), id="today", on_click=near),
            Button(Label("days-yesterday"), id="yesterday", on_click=near),
        ),
        Days(id="day", on_click=signed_on),
        SwitchTo(Label("footer-back"), id="back", state=Admit.papers),
        state=Admit.papers_day,
        getter=day_shown,
    ),
)
