"""/start with or without a link, the few commands, and answers to what no screen asked for."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import ChatMemberUpdated, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from db import UpdateDatabase
from db.speaking import reachability
from domain.invitations import is_payload
from domain.who import Who
from handlers.assignments import attaching
from handlers.home.states import Home
from handlers.invitations import opening
from handlers.screens import kind_of
from locales import Texts

router = Router(name="start")

#: Follows a school's link; whether the code is one. Joining registers itself here.
FollowsLink = Callable[[str, DialogManager], Awaitable[bool]]
LINKS: list[FollowsLink] = []


async def go_home(manager: DialogManager) -> None:
    """The present screen of whoever acts: home, or the first question to somebody unknown."""
    await manager.start(Home.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


@router.message(CommandStart())
async def started(
    message: Message,
    command: CommandObject,
    dialog_manager: DialogManager,
    db: UpdateDatabase,
    who: Who,
    now: datetime,
    texts: Texts,
) -> None:
    """Start: follow the link if there is one, and show where the person stands."""
    link = (command.args or "").strip()
    if link and is_payload(link):
        await message.answer(await opening.opened(db, who, link, now, texts))
    elif link:
        for follows in LINKS:
            if await follows(link, dialog_manager):
                return
        await message.answer(texts("invitation-refused", reason="unknown"))
    elif who.person_id is not None and not who.reachable:
        async with db.begin() as tx:
            await reachability.found(tx, who.person_id, who.external_id, now)
    await go_home(dialog_manager)


@router.message(Command("home", "menu", "cancel"))
async def home_again(_: Message, dialog_manager: DialogManager) -> None:
    """Back to the first screen; drafts stay."""
    await go_home(dialog_manager)


@router.message(Command("help"))
async def helped(message: Message, texts: Texts) -> None:
    """What this bot is, and what it is not (no emergency service)."""
    await message.answer(texts("help"))


@router.message(Command("language"))
async def language_asked(_: Message, dialog_manager: DialogManager) -> None:
    """The choice of language."""
    await dialog_manager.start(Home.language, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def _is_command(message: Message) -> bool:  # async: aiogram runs what is not in a thread
    return bool(message.text and message.text.startswith("/"))


@router.message(_is_command)
async def unknown_command(message: Message, texts: Texts) -> None:
    """A command that does not exist: say which do; whatever was open stays open."""
    await message.answer(texts("command-unknown"))


@router.my_chat_member()
async def door(event: ChatMemberUpdated, db: UpdateDatabase, who: Who, now: datetime) -> None:
    """The person blocked or unblocked the bot: their items go to the next in line, or come back."""
    if event.chat.type != ChatType.PRIVATE or who.person_id is None:
        return
    async with db.begin() as tx:
        if event.new_chat_member.status in ("kicked", "left"):
            await reachability.lost(tx, who.person_id, now)
        else:
            await reachability.found(tx, who.person_id, event.from_user.id, now)


last = Router(name="last")


@last.message()
async def unasked(message: Message, dialog_manager: DialogManager, texts: Texts, **_: Any) -> None:
    """Something was sent while nothing was open: say what to do next."""
    if message.chat.type != ChatType.PRIVATE or await attaching.offers(message, dialog_manager):
        return
    await message.answer(texts("screen-not-here", what=kind_of(message)))
    await go_home(dialog_manager)
