"""What the screens of the share do."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone
from db.office import people, rights
from db.share import denominators
from db.share.shares import Outlook
from domain.allowed_hours import local_day
from domain.denominator import Refusal, read_number
from domain.offices import Act
from domain.personal import PersonalData
from handlers import buttons
from handlers.indicators.states import Indicators
from handlers.targets import picture
from handlers.targets.getters import outlook_in_hand, view_in_hand
from handlers.targets.states import Share
from locales import Texts
from papers.charts import ShareChart
from papers.drawing import NotDrawn, rank_picture, share_picture
from papers.rank_picture import RankPicture

log = structlog.get_logger("share")

#: Signs under a picture, with their marks, to be safe.
CAPTION = 1024


async def opened(_: Any, manager: DialogManager) -> None:
    """The dialog begins: with the organisation that a button named, if any."""
    given = manager.start_data
    if isinstance(given, dict) and isinstance(given.get("place"), int):
        manager.dialog_data["place"] = given["place"]


async def show(act: buttons.Act, manager: DialogManager) -> None:
    """A button under a message: the share of the organisation that it names, if it may be seen."""
    await manager.start(Share.main, data={"place": act.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def chose_other(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Another organisation or programme; whether it may be seen is asked when it is shown."""
    programme, place = item.partition("-")[::2]
    if programme.isdecimal() and place.isdecimal():
        manager.dialog_data.update(programme=int(programme), place=int(place), page=0)
        manager.dialog_data.pop("year", None)


async def turned(_: CallbackQuery, button: Any, manager: DialogManager) -> None:
    """A page on or back."""
    step = 1 if button.widget_id == "further" else -1
    manager.dialog_data["page"] = max(0, int(manager.dialog_data.get("page", 0)) + step)


async def opened_list(_: CallbackQuery, button: Any, manager: DialogManager) -> None:
    """The list of organisations or municipalities, from its beginning."""
    manager.dialog_data["page"] = 0
    await manager.switch_to(Share.municipalities if button.widget_id == "towns" else Share.organizations)


async def opened_indicators(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Other indicators of the programme that is looked at."""
    given = {name: manager.dialog_data[name] for name in ("programme", "place") if name in manager.dialog_data}
    await manager.start(Indicators.main, data=given)


async def chose_theme(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Pictures are drawn the other way from now on, wherever they come from."""
    data = manager.middleware_data
    who, texts = data["who"], data["texts"]
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await people.draw(tx, who.person_id, "dark" if await people.theme(tx, who.person_id) == "light" else "light")
    async with data["db"].read() as tx:
        theme = await people.theme(tx, who.person_id)
    await query.answer(texts.plain("share-theme-kept", theme=theme))


async def asked_for_picture(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Draw outside of any transaction and send; the numbers stay below as text."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].snapshot() as tx:
        view = await view_in_hand(tx, data["who"], data["now"], manager.dialog_data)
        if view is None or texts.mode is PersonalData.NONE:
            return
        charts = await picture.pictures(tx, view, texts)
    await send(query, manager, charts)


async def send(query: CallbackQuery, manager: DialogManager, charts: Sequence[tuple[ShareChart | RankPicture, str]]) -> None:
    """Pictures with their words, drawn one after the other in the person's theme; the screen comes again below them."""
    data = manager.middleware_data
    bot: Bot = data["bot"]
    texts: Texts = data["texts"]
    async with data["db"].read() as tx:
        theme = await people.theme(tx, data["who"].person_id)
    for number, (chart, words) in enumerate(charts, 1):
        # Telegram takes so many signs under a picture; more of them come as a message of their own.
        caption = words if len(words) <= CAPTION else None
        try:
            async with ChatActionSender(bot=bot, chat_id=query.from_user.id, action=ChatAction.UPLOAD_PHOTO):
                png = await _drawn(replace(chart, theme=theme))
        except NotDrawn as fault:
            log.error("no picture", fault=str(fault))
            await query.answer(texts.plain("share-no-picture"), show_alert=True)
            return
        await bot.send_photo(query.from_user.id, BufferedInputFile(png, f"share-{number}.png"), caption=caption)
        if caption is None:
            await bot.send_message(query.from_user.id, words)
        manager.show_mode = ShowMode.DELETE_AND_SEND


async def _drawn(chart: ShareChart | RankPicture) -> bytes:
    return await (share_picture(chart) if isinstance(chart, ShareChart) else rank_picture(chart))


async def chose_year(_: CallbackQuery, __: Any, manager: DialogManager, year: int) -> None:
    """The year that the number is for."""
    manager.dialog_data["year"] = year
    manager.dialog_data.pop("refused", None)


async def typed_number(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The number of learners, or why it is not one; 0 is asked about."""
    manager.dialog_data.pop("refused", None)
    read = read_number(message.text or "")
    if isinstance(read, Refusal):
        manager.dialog_data["refused"] = read.value
    elif read == 0:
        await manager.switch_to(Share.zero)
    else:
        await message.answer(await _keep(manager, read))


async def said_zero(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """There is really nobody."""
    await query.answer(await _keep(manager, 0))


async def _keep(manager: DialogManager, pupils: int) -> str:
    """Write the number, and say whether it was: it is, where this person answers for it today."""
    data = manager.middleware_data
    try:
        async with data["db"].begin() as tx:
            kept = await _entered(tx, manager, pupils)
    except AlreadyDone:
        async with data["db"].read() as tx:
            kept = await _stands(tx, manager, pupils)
    manager.dialog_data.pop("year", None)
    await manager.switch_to(Share.main)
    texts: Texts = data["texts"]
    if kept is None:
        return texts.plain("share-number-not-kept")
    return texts.plain("share-number-kept", number=pupils, year=kept)


async def _entered(tx: AsyncSession, manager: DialogManager, pupils: int) -> str | None:
    """The year, as it is said, for which the number was written; None where nothing was."""
    who, now = manager.middleware_data["who"], manager.middleware_data["now"]
    one, year = await _asked(tx, manager)
    if one is None or not await rights.allowed(tx, who.person_id, Act.ENTER_DENOMINATOR, one.place_id, now):
        return None
    if abs(year - one.years.number(local_day(now, ZoneInfo(one.zone)))) > 1:
        return None
    await denominators.enter(tx, one.place_id, one.programme_id, year, pupils, now=now, by=who.person_id)
    return one.years.label(year)


async def _stands(tx: AsyncSession, manager: DialogManager, pupils: int) -> str | None:
    """The year, if an earlier run of the same answer has written this number."""
    one, year = await _asked(tx, manager)
    if one is None:
        return None
    said = await denominators.history(tx, one.place_id, one.programme_id, year)
    return one.years.label(year) if said and said[0].pupils == pupils else None


async def _asked(tx: AsyncSession, manager: DialogManager) -> tuple[Outlook | None, int]:
    """The organisation and the year that the open question is about."""
    who, now = manager.middleware_data["who"], manager.middleware_data["now"]
    one = await outlook_in_hand(tx, who, now, manager.dialog_data)
    this = one.years.number(local_day(now, ZoneInfo(one.zone))) if one is not None else now.year
    return one, int(manager.dialog_data.get("year", this))
