"""Presses under an invitation: «Буду», «Не буду», «Пришлю замену», and the file for one's calendar."""

from datetime import timedelta

from aiogram import Bot
from aiogram.types import BufferedInputFile
from aiogram_dialog import DialogManager

from db import events
from db.events import Seen
from domain.events import Answer, Refusal
from handlers.buttons import Act
from handlers.events.running import on_show
from locales import Texts
from papers.calendar_file import Entry, calendar_file


async def _answers(act: Act, manager: DialogManager, said: Answer) -> str:
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].begin() as tx:
        outcome = await events.answer(tx, act.id, data["who"].person_id, act.version, said, now=data["now"])
    if isinstance(outcome, Refusal):
        return texts.plain("event-answer-refused", reason=outcome.value)
    return texts.plain("event-answered", answer=said.value)


async def yes(act: Act, manager: DialogManager) -> str:
    """«Буду»."""
    return await _answers(act, manager, Answer.YES)


async def no(act: Act, manager: DialogManager) -> str:
    """«Не буду»."""
    return await _answers(act, manager, Answer.NO)


async def substitute(act: Act, manager: DialogManager) -> str:
    """«Пришлю замену»."""
    return await _answers(act, manager, Answer.SUBSTITUTE)


async def to_calendar(act: Act, manager: DialogManager) -> str | None:
    """The `.ics`, to whoever is invited or invites."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await events.for_reader(tx, act.id, data["who"].person_id)
    if one is None:
        texts: Texts = data["texts"]
        return texts.plain("event-answer-refused", reason=Refusal.NOT_INVITED.value)
    await _sends(manager, one)
    return None


async def own_calendar(_: object, manager: DialogManager, __: int, ___: int) -> None:
    """The same from the organiser's screen."""
    async with manager.middleware_data["db"].read() as tx:
        one = await on_show(tx, manager)
    await _sends(manager, one)


async def _sends(manager: DialogManager, one: Seen) -> None:
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    content = calendar_file(
        Entry(
            uid=f"event-{one.row.id}@mentorship-bot",
            version=one.row.version,
            title=one.row.title,
            place=one.row.place,
            description=one.organization,
            starts_at=one.row.starts_at,
            written_at=data["now"],
            lasts=timedelta(minutes=one.row.lasts),
            cancelled=one.row.cancelled_at is not None,
        )
    )
    name = texts.plain("event-calendar-name", day=one.starts.date().isoformat())
    await bot.send_document(data["who"].external_id, BufferedInputFile(content, f"{name}.ics"))
