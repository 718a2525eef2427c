"""One update through the dispatcher: who is this person, which language, what time is it.

Six names enter a handler's data: `who`, `db`, `now`, `texts`, `mode`, and `mails`: whether the operator has named a mail server.
`now` is programme time in the installation's zone, so that its date is the day that people have.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import Update
from aiogram_dialog.utils import CB_SEP
from pydantic import ValidationError

from bot import errors
from bot.outbound import gone
from bot.pacing import Busy
from bot.workers import Away, Unreadable
from db import Database, Ticket, moments
from db.export import export_jobs
from db.moments import Moment
from db.office import people
from db.speaking import notices, reachability
from domain.allowed_hours import Voice
from domain.personal import PersonalData
from domain.who import Who
from locales import Texts

log = structlog.get_logger("conversation")

#: Interface languages whose speakers read Russian better than English, by usage in Russian schools.
READS_RUSSIAN = frozenset({"ru", "be", "uk", "kk", "ky", "tg", "uz", "tt", "ba", "cv", "hy", "az"})

#: What the bot knows of a message of its own.
_OWN = frozenset({"reply_markup", "entities", "from"})

#: Telegram is away, restarts, or does not know us for a while: the row waits, it has not failed.
_AWAY = (TelegramNetworkError, TelegramServerError, TelegramUnauthorizedError)


def language_of(payload: dict[str, Any]) -> str:
    """The first guess at a stranger's language, from the interface of their messenger."""
    for part in payload.values():
        if isinstance(part, dict) and isinstance(sender := part.get("from"), dict):
            code = str(sender.get("language_code") or "ru").split("-")[0]
            return "ru" if code in READS_RUSSIAN else "en"
    return "ru"


def chat_of(payload: dict[str, Any]) -> dict[str, Any] | None:
    """The chat in which a message, a press or a change of membership happened; None for anything else."""
    match payload:
        case {"message": {"chat": dict() as chat}} | {"my_chat_member": {"chat": dict() as chat}}:
            return chat
        case {"callback_query": {"message": {"chat": dict() as chat}}}:
            return chat
        case _:
            return None


def on_screen(pressed: str, message: dict[str, Any]) -> bool:
    """Whether a button of the message carries what was pressed."""
    rows = (message.get("reply_markup") or {}).get("inline_keyboard") or []
    return any(button.get("callback_data") == pressed for row in rows for button in row)


class Conversation:
    """Runs one update: introduces the person, feeds the dispatcher, apologises where everything failed."""

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        database: Database,
        clock: Callable[[], datetime],
        mode: PersonalData,
        zone: ZoneInfo,
        *,
        mails: bool = False,
        exports: Callable[[Ticket], Awaitable[None]] | None = None,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._database = database
        self._clock = clock
        self._mode = mode
        self._zone = zone
        self._mails = mails
        self._exports = exports

    async def handle(self, ticket: Ticket) -> None:
        """Handle one row of the inbox. Raises what the handler raised, `Away` where Telegram cannot be reached, `Unreadable`
        for what is no update; an answer that found no slot is merely dropped."""
        chat = chat_of(ticket.payload)
        try:
            if export_jobs.OWN in ticket.payload and self._exports is not None:
                await self._exports(ticket)
            elif chat is not None and chat.get("type") == "private":
                await self._talk(ticket)
            else:
                await self._decline(ticket, chat)
        except Busy as busy:
            # The effects are safe; the screen is drawn anew at the next press.
            log.info("answer dropped", seq=ticket.seq, wait=round(busy.seconds, 1))
        except TelegramForbiddenError:
            await self._lost(ticket)
        except TelegramBadRequest as refusal:
            if not gone(refusal):
                raise
            if chat is not None and chat.get("id") == ticket.turn.key:
                await self._lost(ticket)
        except _AWAY as fault:
            raise Away(type(fault).__name__) from None

    async def _lost(self, ticket: Ticket) -> None:
        async with self._database.begin() as tx:
            await reachability.lost_account(tx, ticket.turn.key, self._clock())

    async def _talk(self, ticket: Ticket) -> None:
        now = self._clock().astimezone(self._zone)
        who = await self._who(ticket, now)
        await moments.reached(Moment.INTRODUCED)
        await self._dispatcher.feed_update(
            self._bot,
            self._as_update(ticket.payload),
            who=who,
            db=self._database.bound(ticket),
            now=now,
            texts=Texts(who.language, self._mode),
            mode=self._mode,
            mails=self._mails,
        )

    async def _who(self, ticket: Ticket, now: datetime) -> Who:
        if ticket.introduced:
            return people.who_of(ticket.who, ticket.turn.key, language_of(ticket.payload))
        async with self._database.read() as tx:
            return await people.who(tx, ticket.turn.key, today=now.date(), language=language_of(ticket.payload))

    def _as_update(self, payload: dict[str, Any]) -> Update:
        """A text that replies to an old screen is meant for the present one: whose reply it is does not count."""
        match payload:
            case {"message": dict() as message}:
                payload = {**payload, "message": {k: v for k, v in message.items() if k != "reply_to_message"}}
            case {"callback_query": {"data": str() as pressed, "message": dict() as message} as query}:
                stood = on_screen(pressed, message)
                errors.on_screen.set(stood)
                if CB_SEP in pressed:  # the dialogs do not look at what they have drawn themselves
                    message = {name: value for name, value in message.items() if name not in _OWN}
                    payload = {**payload, "callback_query": {**query, "message": message}}
        try:
            return Update.model_validate(payload, context={"bot": self._bot})
        except ValidationError:
            raise Unreadable from None

    async def _decline(self, ticket: Ticket, chat: dict[str, Any] | None) -> None:
        """Everything happens in private chats. A press is answered, a command gets one sentence, the rest passes by."""
        kind = next((kind for kind in ticket.payload if kind != "update_id"), "nothing")
        texts = Texts(language_of(ticket.payload), self._mode)
        try:
            match ticket.payload:
                case {"callback_query": {"id": str() as query}}:
                    await self._bot.answer_callback_query(query, texts.plain("group-only-private"))
                case {"message": {"text": str() as words}} if words.startswith("/") and chat is not None:
                    await self._bot.send_message(chat["id"], texts("group-only-private"))
                case _:
                    log.info("nothing to do", seq=ticket.seq, kind=kind)
        except _AWAY:
            raise
        except TelegramAPIError as refusal:
            log.info("not answered", seq=ticket.seq, kind=kind, refusal=type(refusal).__name__)

    async def apologise(self, ticket: Ticket) -> None:
        """The row is dead: one calm sentence, through a notice where the person is known, else directly and at best."""
        now = self._clock().astimezone(self._zone)
        who = await self._who(ticket, now)
        if who.person_id is not None:
            async with self._database.begin() as tx:
                await notices.tell(tx, who.person_id, "failed", now=now, voice=Voice.SAFETY)
        elif ticket.turn.key > 0:
            await self._bot.send_message(ticket.turn.key, Texts(who.language, self._mode)("failed"))
