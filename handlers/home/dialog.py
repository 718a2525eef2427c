"""The home screen of every role, the first question to a stranger, and the choice of language."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, StartMode
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.kbd import Button, Column, Row, Start, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.office import people
from domain.first_names import addressed
from domain.naming import parted
from domain.personal import PersonalData
from domain.who import Seat, Who
from handlers.assignments import attaching
from handlers.home import today
from handlers.home.menu import ENTRIES, Entry, pages
from handlers.home.states import Home
from handlers.own_data.states import Own
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts


async def present(data: dict[str, Any]) -> Who:
    """Who this is at this very moment: the press in hand may have changed it; then it is asked once more, and kept."""
    who: Who = data["who"]
    if data["db"].written and data.get("met_again") is not who:
        async with data["db"].read() as tx:
            who = await people.who(tx, who.external_id, today=data["now"].date(), language=who.language)
        data["who"] = data["met_again"] = who
    return who


async def main_shows(db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Greeting, offices, what matters today, and one page of what can be done."""
    one = await present(dialog_manager.middleware_data)
    async with db.read() as tx:
        said = await today.said(tx, one, now, texts)
        counts = {f"count_{e.id}": await e.count(tx, one, now) for e in ENTRIES if e.count is not None and e.seen_by(one)}
    turned = pages([e for e in ENTRIES if _is_seen(e, one, counts, texts.mode)])
    page = min(int(dialog_manager.dialog_data.get("page", 0)), len(turned) - 1)
    places = [_seated(seat, texts) for seat in one.seats]
    return {
        **counts,
        "on_page": {entry.id for entry in turned[page]},
        "more": page + 1 < len(turned),
        "back": 0 < page == len(turned) - 1,
        "greeting": texts("home-greeting", name=_called(one, texts), polite=one.polite),
        "places": "\n".join(places),
        "today": said or texts("home-calm", polite=one.polite),
    }


def _seated(seat: Seat, texts: Texts) -> str:
    """An office on home; held as a deputy, for whom and until when."""
    if not seat.held.deputy:
        return texts("home-seat", office=seat.office.value, title=seat.title or "none", organization=seat.organization)
    holder = seat.holder if texts.mode is PersonalData.NAMES else None
    return texts("home-seat-deputy", office=seat.office.value, organization=seat.organization, holder=holder, until=seat.until)


def first_screen(one: Who) -> State:
    """Home, or the question who this is to somebody of whom nothing is known."""
    return Home.main if one.seats or one.parts or one.chosen_role else Home.role


async def begun(_: Any, manager: DialogManager) -> None:
    """Whoever comes home without ever having said who they are is asked; every «Домой» leads here."""
    if manager.current_context().state == Home.main:
        await manager.switch_to(first_screen(await present(manager.middleware_data)))


def _called(one: Who, texts: Texts) -> str:
    """How to greet: first name and patronymic of an official, the first name of others; no name where the mode forbids it."""
    if one.name is None or texts.mode is not PersonalData.NAMES:
        return "none"
    return addressed(one.name) if one.seats else parted(one.name).given


def _is_seen(entry: Entry, one: Who, counts: dict[str, int], mode: PersonalData) -> bool:
    if entry.of_participants and mode is PersonalData.NONE:
        return False
    return entry.seen_by(one) and (entry.count is None or counts[f"count_{entry.id}"] > 0)


class Entries(Column):
    """The buttons of `ENTRIES`. Of some thirty a page holds six at most: the others are not asked, neither when it is drawn nor
    when one is pressed."""

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        shown = [one for one in self.buttons if one.widget_id in data["on_page"]]
        return [row for one in shown for row in await one.render_keyboard(data, manager)]

    async def _process_other_callback(self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager) -> bool:
        for one in self.buttons:
            if one.widget_id == callback.data:
                return await one.process_callback(callback, dialog, manager)
        return False


async def turned_on(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Ещё…»: the next page of what this person can do."""
    manager.dialog_data["page"] = int(manager.dialog_data.get("page", 0)) + 1


async def turned_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From the last page to the first."""
    manager.dialog_data["page"] = 0


async def chose_role(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """A stranger says who they are; nothing but the Telegram id and this choice is kept."""
    db, who, now = (manager.middleware_data[name] for name in ("db", "who", "now"))
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            person_id = await people.settle(tx, who, now=now)
            await people.choose_role(tx, person_id, str(button.widget_id))
    await manager.start(Home.main, mode=StartMode.RESET_STACK)


async def chose_language(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The person's own words from now on."""
    db, who, now = (manager.middleware_data[name] for name in ("db", "who", "now"))
    language = str(button.widget_id)
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            await people.speak(tx, await people.settle(tx, who, now=now), language)
    manager.middleware_data["texts"] = Texts(language, manager.middleware_data["texts"].mode)
    await manager.start(Home.main, mode=StartMode.RESET_STACK)


home = Dialog(
    Screen(
        Html("greeting"),
        Html("places", when="places"),
        Html("today"),
        Entries(*(Start(Label(e.label), id=e.id, state=e.state) for e in ENTRIES)),
        Button(Label("home-more"), id="more", on_click=turned_on, when="more"),
        Button(Label("footer-back"), id="back", on_click=turned_back, when="back"),
        Row(
            SwitchTo(Label("home-language"), id="language", state=Home.language),
            Start(Label("home-data"), id="data", state=Own.main),
        ),
        attaching.welcome(),
        state=Home.main,
        getter=main_shows,
    ),
    Screen(
        Words("role-ask"),
        Column(
            Button(Label("role-mentee"), id="mentee", on_click=chose_role),
            Button(Label("role-mentor"), id="mentor", on_click=chose_role),
            Button(Label("role-official"), id="official", on_click=chose_role),
        ),
        SwitchTo(Label("home-language"), id="language", state=Home.language),
        state=Home.role,
    ),
    Screen(
        Words("language-ask"),
        Button(Label("language-ru"), id="ru", on_click=chose_language),
        Button(Label("language-en"), id="en", on_click=chose_language),
        state=Home.language,
    ),
    on_start=begun,
)
