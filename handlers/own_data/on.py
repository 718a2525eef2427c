"""What presses do about one's data."""

from contextlib import suppress
from typing import Any

from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone
from db.participant import consents, erasing, guardians, stopping, takeout
from domain.consent import Purpose, Stop
from handlers.home.start import go_home
from handlers.joining import document
from handlers.own_data import file_words
from handlers.own_data.getters import standing_of
from handlers.own_data.states import Own
from handlers.own_data.subject import subject_of
from locales import Texts


async def taken(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """«Получить»: everything as a document to read and as JSON; a guardian gets what the child has not told the school alone."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    async with data["db"].read() as tx:
        one = await subject_of(tx, manager)
        every = await takeout.of(tx, one.person_id)
    parts = file_words.as_the_mode_allows(takeout.for_guardian(every) if one.child else every, texts.mode)
    name = texts.plain("own-file-name")
    for content, ending in ((file_words.readable(parts, texts, data["now"]), "docx"), (file_words.as_json(parts), "json")):
        await data["bot"].send_document(query.from_user.id, BufferedInputFile(content, f"{name}.{ending}"))
    manager.show_mode = ShowMode.SEND


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, consent: str) -> None:
    """One consent."""
    manager.dialog_data["consent"] = consent
    await manager.switch_to(Own.consent)


async def agreed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Agreed to exactly the text that was shown."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        stand = await standing_of(tx, manager)
    current = document.of(stand.purpose, data["mode"])
    if manager.dialog_data.get("shown") != current.text_hash:
        return  # the text has changed meanwhile: the screen shows the present one
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await subject_of(tx, manager)
            if one.guardianship_id is not None:
                await guardians.agree(tx, one.guardianship_id, data["who"].person_id or 0, current, now=data["now"])
            else:
                await consents.give_own(tx, one.person_id, current, stand.organization_id, now=data["now"])
    await manager.switch_to(Own.consents)


async def withdrew(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Taken back: at once, and kindly."""
    data = manager.middleware_data
    stops = False
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await subject_of(tx, manager)
            stand = await standing_of(tx, manager)
            stops = stand.purpose is Purpose.PARTICIPATION
            await stopping.withdraw(
                tx,
                one.person_id,
                stand.organization_id,
                stand.purpose,
                Stop.GUARDIAN if one.child else Stop.OWN,
                by=data["who"].person_id or 0,
                now=data["now"],
            )
    await query.answer(data["texts"].plain("own-withdrawn"))
    if stops:
        await go_home(manager)
    else:
        await manager.switch_to(Own.consents)


async def erased(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The second «да»: forgotten."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await subject_of(tx, manager)
            await erasing.erase(
                tx, one.person_id, one.voice, by=data["who"].person_id or 0, now=data["now"], today=data["now"].date()
            )
    await query.answer()
    await data["bot"].send_message(query.from_user.id, texts("own-erased"))
    await go_home(manager)


async def agreed_to_change(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The present text, in every organisation where an earlier one was agreed to."""
    data = manager.middleware_data
    current = document.current(data["mode"])
    if manager.dialog_data.get("shown") != current.text_hash:
        return
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await subject_of(tx, manager)
            for place, _name in one.places:
                await consents.give_own(tx, one.person_id, current, place, now=data["now"])
    await query.answer(data["texts"].plain("own-thanks"))
    await go_home(manager)


async def disagrees(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Not to the new text: the way to take the old word back lies open, and nothing happens by itself."""
    await manager.switch_to(Own.consents)


async def asked(_: Message, dialog_manager: DialogManager) -> None:
    """/data"""
    await dialog_manager.start(Own.main, show_mode=ShowMode.SEND)
