"""Conversations of people who press what stands below, and press again when nothing comes of it for a while."""

import asyncio
import time

from tests.telegram import Box, Person

#: How many talk at the same time.
AT_A_TIME = 6
#: Seconds that a conversation may take, whatever happens to the bot.
PATIENCE = 300.0
LAST = "Записано"
STEPS = (
    ("Кто Вы?", "🎒 Я ученик"),
    ("Привет", "🆘 Сообщить о проблеме"),
    ("Что случилось?", "Обижают, смеются"),
    ("Это срочно?", "Может подождать до утра"),
    (LAST, ""),
)
#: Seconds after which the same button is pressed again.
IMPATIENT = 8.0


async def talks(box: Box, number: int) -> None:
    """One conversation of somebody who presses what stands below, and presses again when nothing comes of it for a while."""
    person = await box.person(number, "Имя")
    await person.starts()
    pressed_at, pressed = 0.0, ("", 0)
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        await asyncio.sleep(0.1)
        screen, message, data = await _stands(person)
        if screen == LAST:
            return
        if data and ((screen, message) != pressed or time.monotonic() - pressed_at > IMPATIENT):
            await person.forges(data, message, patience=0)  # what was seen there: it may have become another screen meanwhile
            pressed_at, pressed = time.monotonic(), (screen, message)
    raise AssertionError(f"{number} has not come to «{LAST}»: {[message.text[:40] for message in await person.chat()]}")


async def _stands(person: Person) -> tuple[str, int, str]:
    """The screen that stands lowest, its message, and what a press on it carries."""
    for message in reversed(await person.chat()):
        carried = {button["text"]: button.get("callback_data", "") for row in message.buttons for button in row}
        for screen, label in STEPS:
            if message.by_bot and screen in message.text and (not label or label in carried):
                return screen, message.id, carried.get(label, "")
    return "", 0, ""


async def everybody_talks(box: Box, many: int, first: int = 1001) -> None:
    """So many conversations, some at a time; each makes one report."""
    numbers = iter(range(first, first + many))

    async def some() -> None:
        for number in numbers:
            await talks(box, number)

    await asyncio.gather(*(some() for _ in range(AT_A_TIME)))
