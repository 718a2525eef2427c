"""One update through the dispatcher: who is this person, which language, what time is it.

Five names enter a handler's data: `who`, `db`, `now`, `texts`, `mode`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.types import Update

from bot.pacing import Busy
from db import Database, Ticket, notices, people
from domain.allowed_hours import Voice
from domain.personal import PersonalData
from locales import Texts

log = structlog.get_logger("conversation")

#: Interface languages whose speakers read Russian better than English, by usage in Russian schools.
READS_RUSSIAN = frozenset({"ru", "be", "uk", "kk", "ky", "tg", "uz", "tt", "ba", "cv", "hy", "az"})


def language_of(payload: dict[str, Any]) -> str:
    """The first guess at a stranger's language, from the interface of their messenger."""
    for part in payload.values():
        if isinstance(part, dict) and isinstance(sender := part.get("from"), dict):
            code = str(sender.get("language_code") or "ru").split("-")[0]
            return "ru" if code in READS_RUSSIAN else "en"
    return "ru"


class Conversation:
    """Runs one update: introduces the person, feeds the dispatcher, apologises where everything failed."""

    def __init__(
        self, bot: Bot, dispatcher: Dispatcher, database: Database, clock: Callable[[], datetime], mode: PersonalData
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._database = database
        self._clock = clock
        self._mode = mode

    async def handle(self, ticket: Ticket) -> None:
        """Handle one row of the inbox. Raises what the handler raised; an answer that found no slot is merely dropped."""
        now = self._clock()
        async with self._database.read() as tx:
            who = await people.who(tx, ticket.turn.key, today=now.date(), language=language_of(ticket.payload))
        update = Update.model_validate(ticket.payload, context={"bot": self._bot})
        try:
            await self._dispatcher.feed_update(
                self._bot,
                update,
                who=who,
                db=self._database.bound(ticket),
                now=now,
                texts=Texts(who.language, self._mode),
                mode=self._mode,
            )
        except Busy as busy:
            # The effects are safe; the screen is drawn anew at the next press.
            log.info("answer dropped", seq=ticket.seq, wait=round(busy.seconds, 1))
        except TelegramForbiddenError:
            async with self._database.begin() as tx:
                await people.set_reachable(tx, ticket.turn.key, False, now=now)

    async def apologise(self, ticket: Ticket) -> None:
        """The row is dead: one calm sentence, through a notice where the person is known, else directly and at best."""
        now = self._clock()
        async with self._database.read() as tx:
            who = await people.who(tx, ticket.turn.key, today=now.date(), language=language_of(ticket.payload))
        if who.person_id is not None:
            async with self._database.begin() as tx:
                await notices.tell(tx, who.person_id, "failed", now=now, voice=Voice.SAFETY)
            return
        try:
            await self._bot.send_message(ticket.turn.key, Texts(who.language, self._mode)("failed"))
        except (TimeoutError, TelegramAPIError, Busy) as fault:
            log.warning("could not apologise", seq=ticket.seq, fault=type(fault).__name__)
