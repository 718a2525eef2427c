"""Presses under messages about a meeting to come: «Буду», «Перенести», one of three dates, the calendar; the day after."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot
from aiogram.types import BufferedInputFile
from aiogram_dialog import DialogManager, ShowMode, StartMode

from db.pair import meeting_plans
from db.pair.seen import Planned
from domain.meeting_plans import Refusal
from domain.meetings import State
from handlers.buttons import Act
from handlers.meetings.plan_steps import Step, agreeing, taking
from handlers.meetings.states import Plans
from handlers.meetings.topics import first_after_yes
from handlers.spent import spent
from locales import Texts
from papers.calendar_file import Entry, calendar_file

#: The acts under a message about a meeting to come: pressed once, they all are spent.
ANSWERS = ("plan-yes", "plan-move", "plan-take-1", "plan-take-2", "plan-take-3", "plan-other")


async def sends(manager: DialogManager, one: Planned) -> None:
    """The `.ics`. No name stands in it: a phone's calendar is kept elsewhere."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    content = calendar_file(
        Entry(
            uid=f"meeting-{one.id}@mentorship-bot",
            version=one.plan.version,
            title=texts.plain("plans-calendar-title"),
            place=texts.plain("plans-calendar-place", place=one.place.value if one.place else "none"),
            description=texts.plain("plans-calendar-words"),
            starts_at=one.plan.starts_at,
            written_at=data["now"],
            cancelled=one.state is State.CANCELLED,
        )
    )
    name = texts.plain("plans-calendar-name", day=one.starts.date().isoformat())
    await bot.send_document(data["who"].external_id, BufferedInputFile(content, f"{name}.ics"))


async def to_calendar(act: Act, manager: DialogManager) -> str | None:
    """The same under a message."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await meeting_plans.find(tx, act.id)
    if one is None or one.pair.part_of(data["who"].person_id) is None:
        return str(data["texts"].plain("plans-refused", refused=Refusal.GONE.value))
    await sends(manager, one)
    return None


async def _answers(act: Act, manager: DialogManager, step: Step, said: str) -> str:
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].begin() as tx:
        result = await step(tx, act.id, data["who"].person_id, act.version, data["now"])
    if isinstance(result, Refusal):
        return texts.plain("plans-refused", refused=result.value)
    await spent(manager, act.id, *ANSWERS)
    starts = result.starts
    return texts.plain(said, day=starts.date(), time=f"{starts:%H:%M}")


async def will_come(act: Act, manager: DialogManager) -> str:
    """«Буду» under a message."""
    return await _answers(act, manager, agreeing, "plans-toast-yes")


def takes(number: int) -> Callable[[Act, DialogManager], Awaitable[str]]:
    """One of the three dates under a message."""

    async def taken(act: Act, manager: DialogManager) -> str:
        return await _answers(act, manager, taking(number - 1), "plans-toast-taken")

    return taken


async def _opens(act: Act, manager: DialogManager, state: Any) -> str | None:
    """A screen about the meeting, if the button still speaks of it as it is."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await meeting_plans.find(tx, act.id)
    if one is None or one.pair.part_of(data["who"].person_id) is None or one.state is not State.PLANNED:
        return str(data["texts"].plain("plans-refused", refused=Refusal.GONE.value))
    if one.plan.version != act.version:
        return str(data["texts"].plain("plans-refused", refused=Refusal.MOVED.value))
    await manager.start(state, {"meeting": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return None


async def moves(act: Act, manager: DialogManager) -> str | None:
    """«Перенести», «Другая дата», «Перенесли»."""
    return await _opens(act, manager, Plans.moving)


async def missed(act: Act, manager: DialogManager) -> str | None:
    """«Нет» on the day after."""
    return await _opens(act, manager, Plans.missed)


async def met(act: Act, manager: DialogManager) -> str | None:
    """«Да» on the day after: what it was about and how long are all that is left to say."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await meeting_plans.find(tx, act.id)
    if one is None or one.pair.part_of(data["who"].person_id) is None or one.state is not State.PLANNED:
        return str(data["texts"].plain("plans-refused", refused=Refusal.GONE.value))
    async with data["db"].read() as tx:
        state = await first_after_yes(tx, one.pair)
    started = {"pair": one.pair.row.id, "day": one.starts.date().isoformat()}
    await manager.start(state, started, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    return None
