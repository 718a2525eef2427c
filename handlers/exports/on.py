"""What the screens of «Отчёты и документы» do: ask for a table, cancel it, set and remove days."""

from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone
from db.export import export_jobs, export_schedules
from db.export.export_jobs import Enough
from domain.exports import DOCUMENTS, Rule, What, held
from domain.personal import PersonalData
from handlers.buttons import Act
from handlers.exports.asked import level_of
from handlers.exports.choosing import of_what
from handlers.exports.getters import DAYS_BEFORE, MONTH_DAYS, SPANS, WEEKDAYS, span_of
from handlers.exports.place import in_hand, place_in_hand
from handlers.exports.states import Exports
from handlers.office_papers.states import OfficePapers
from locales import Texts

_DAYS = {Rule.WEEKLY: WEEKDAYS, Rule.MONTHLY: MONTH_DAYS, Rule.BEFORE: DAYS_BEFORE}


async def chose_table(_: CallbackQuery, __: Any, manager: DialogManager, what: str) -> None:
    """On to one table; whether it may be had is asked when it is shown."""
    manager.dialog_data["what"] = what
    await manager.switch_to(Exports.card)


async def other_span(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The next period."""
    manager.dialog_data["span"] = SPANS[(SPANS.index(span_of(manager)) + 1) % len(SPANS)]


async def opens_papers(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """On to the documents that an office signs, of the same organisation."""
    place = place_in_hand(manager.middleware_data["who"], manager).organization_id
    await manager.start(OfficePapers.main, {"place": place}, mode=StartMode.NORMAL)


async def asked(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """The table on show is written down as a job; how far it is comes as a message below."""
    texts: Texts = manager.middleware_data["texts"]
    try:
        with suppress(AlreadyDone):
            async with manager.middleware_data["db"].begin() as tx:
                seat, what = await in_hand(tx, manager)
                details = {"span": span_of(manager)} if what is What.MEETINGS else {}
                await asks(tx, manager, what, seat.organization_id, details)
    except Enough:
        await query.answer(texts.plain("exports-enough"), show_alert=True)
        return
    await query.answer(texts.plain("exports-asked"))


async def asks(tx: AsyncSession, manager: DialogManager, what: What, place: int, details: dict[str, str]) -> None:
    """Write the job down for whoever presses; rights were asked. Raises `Enough`."""
    data = manager.middleware_data
    names = data["mode"] is PersonalData.NAMES
    await export_jobs.ask(
        tx,
        data["who"].person_id,
        what,
        place,
        holds=held(what, await level_of(tx, place), names=names),
        language=data["texts"].language,
        now=data["now"],
        details=details,
    )


async def cancelled(act: Act, manager: DialogManager) -> str:
    """The button under «готовлю…»."""
    data = manager.middleware_data
    async with data["db"].begin() as tx:
        stopped = await export_jobs.cancel(tx, act.id, data["who"].person_id, now=data["now"])
    return str(data["texts"].plain("exports-cancelled-toast" if stopped else "exports-too-late"))


async def leaves_days(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Back to the table, or to the choice of documents."""
    await manager.switch_to(Exports.documents if manager.dialog_data.get("what") in DOCUMENTS else Exports.card)


async def toggled_mail(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """By mail too, or not."""
    manager.dialog_data["mail"] = not manager.dialog_data.get("mail")


async def chose_rule(query: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """From now on by this rule."""
    data = manager.middleware_data
    rule, _, day = item.partition("-")
    if rule not in set(Rule) or not day.isdecimal() or int(day) not in _DAYS[Rule(rule)]:
        return
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            seat, what, subject, _title = await of_what(tx, manager)
            await export_schedules.set_one(
                tx,
                data["who"].person_id,
                seat.organization_id,
                what,
                Rule(rule),
                int(day),
                by_mail=bool(manager.dialog_data.get("mail")) and data["mails"],
                now=data["now"],
                subject=subject,
            )
    await query.answer(data["texts"].plain("exports-set"))
    await manager.switch_to(Exports.standing)


async def removed(query: CallbackQuery, _: Any, manager: DialogManager, schedule_id: int) -> None:
    """It no longer comes."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await export_schedules.remove(tx, schedule_id, data["who"].person_id, now=data["now"])
    await query.answer(data["texts"].plain("exports-removed"))
