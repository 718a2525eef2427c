"""Every state has a window; every screen that can be reached by pressing renders, for everybody, in both languages."""

import inspect
from collections import deque
from importlib import import_module
from pathlib import Path

import pytest
from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.input import CombinedInput

from bot import demo
from bot.demo import Invented
from handlers import routers
from handlers.days import Days
from playground.keyboards import MOST_BUTTONS
from tests.cases import case
from tests.long import LONG, count
from tests.telegram import Person, Seen
from tests.town import Town

ROOT = Path(__file__).parents[2]
#: Presses that each of these people tries.
PRESSES = count(5, 150)
HOME = {"ru": "🏠 Домой", "en": "🏠 Home"}
OFFICIALS = (demo.COORDINATOR, demo.HEAD, demo.CURATOR, demo.CONTROLLER, demo.REGIONAL)
OTHERS = (demo.PUPIL_1, demo.ADULT, demo.GUARDIAN)
#: Who walks in which language; the long run walks all of it.
WALKS = [(OFFICIALS, "ru"), (OTHERS, "en"), *([(OFFICIALS, "en"), (OTHERS, "ru")] if LONG else [])]


def _dialogs() -> dict[type[StatesGroup], Dialog]:
    return {one.states_group(): one for one in routers() if isinstance(one, Dialog)}


def _groups() -> list[type[StatesGroup]]:
    found = []
    for file in sorted((ROOT / "handlers").glob("*/states.py")):
        module = import_module(f"handlers.{file.parent.name}.states")
        found += [
            one
            for _, one in inspect.getmembers(module, inspect.isclass)
            if issubclass(one, StatesGroup) and one is not StatesGroup
        ]
    return found


def test_every_state_has_a_window() -> None:
    dialogs = _dialogs()
    windows: dict[type[StatesGroup], set[State]] = {group: set(dialog.windows) for group, dialog in dialogs.items()}
    assert {group: set(group.__states__) for group in _groups()} == windows


def _kinds(widget: object) -> set[type]:
    """What a window is made of, groups looked into."""
    return {
        type(widget),
        *(kind for one in (*getattr(widget, "buttons", ()), *getattr(widget, "inputs", ())) for kind in _kinds(one)),
    }


def test_wherever_a_calendar_stands_words_are_taken() -> None:
    """Beside what says that nothing was asked for, there is another that takes words."""
    windows = [window for dialog in _dialogs().values() for window in dialog.windows.values()]
    calendars = [window for window in windows if Days in _kinds(window.keyboard)]  # type: ignore[attr-defined]
    assert len(calendars) > 15
    assert [window for window in calendars if not isinstance(window.on_message, CombinedInput)] == []  # type: ignore[attr-defined]


def _way(path: tuple[str, ...], screen: Seen, language: str) -> list[tuple[str, ...]]:
    """The presses to try from a screen, each by the path of labels that leads to it."""
    return [(*path, label) for label in dict.fromkeys(screen.labels) if label != HOME[language]]


async def _walks(town: Town, person: Person, language: str) -> set[str]:
    """Press whatever can be pressed, the nearest first; every press is answered and leaves a screen with buttons."""
    seen: set[str] = set()
    await person.says("/home")
    await town.settled()
    ways = deque(_way((), person.last if await person.chat() else await person.sees(""), language))
    for _ in range(PRESSES):
        if not ways:
            break
        path = ways.popleft()
        with case((person.id, path)):
            screen = await _goes(town, person, path)
            if screen is not None and (shape := f"{screen.text}\n{screen.labels}") not in seen:
                seen.add(shape)
                ways.extend(_way(path, screen, language))
    return seen


async def _goes(town: Town, person: Person, path: tuple[str, ...]) -> Seen | None:
    """The screen at the end of a path from home; None where the way is not there any more (a press before has used it up)."""
    await person.says("/home")
    await town.settled()
    for label in path:
        await person.chat()
        screen = person.last
        if label not in screen.labels:
            return None
        assert await person.presses(label, in_message=screen.id) is not None, "the press was answered"
        await town.settled()
    await person.chat()
    return person.last


@pytest.mark.long
@pytest.mark.timeout(120 + PRESSES * 20)
@pytest.mark.parametrize(("people", "language"), WALKS)
async def test_whatever_is_pressed_a_screen_comes(town: Town, people: tuple[Invented, ...], language: str) -> None:
    for one in people:
        await town.box.person(one.id, one.first, last_name=one.last, language_code=language)
        await town.starts(town[one])
    screens = {one.id: await _walks(town, town[one], language) for one in people}
    assert await town.ask("SELECT failure FROM updates WHERE failure IS NOT NULL") == []
    refused = [(call.method, call.parameters.get("text")) for call in await town.box.ledger() if call.status == 400]
    assert [one for one in refused if one[0] != "editMessageReplyMarkup" and one[0] != "editMessageText"] == []
    assert all(len(found) >= 3 for found in screens.values()), screens
    for call in await town.box.ledger("sendMessage"):
        buttons = [button for row in (call.parameters.get("reply_markup") or {}).get("inline_keyboard", []) for button in row]
        assert len(buttons) <= MOST_BUTTONS
