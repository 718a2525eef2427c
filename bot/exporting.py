"""Tables between the job and the chat: a process of its own works, and what the person sees of it is told in their own order.

Every step of a job puts a row of ours into the person's inbox; `Handing.show` handles it: it draws what stands now, so that rows
which were overtaken say nothing old. A file goes out at least once: who dies between sending and recording sends again.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from aside import fresh
from bot import export_child
from bot.pacing import Busy
from bot.workers import Away
from db import Database, Ticket, conversations
from db.export import export_files, export_jobs
from db.export.export_jobs import Job
from db.models import Export, Organization
from domain.exports import DOCUMENTS, What
from domain.personal import PersonalData
from handlers.buttons import Act
from handlers.exports.asked import allowed
from locales import Texts

log = structlog.get_logger("exporting")

#: One table may take this long, in seconds.
SECONDS = 900.0


class Aside:
    """Works on jobs in a fresh process, which gets the address of the database on its standard input."""

    def __init__(self, url: str, mode: PersonalData, *, seconds: float = SECONDS) -> None:
        self._url = url
        self._mode = mode
        self._seconds = seconds

    async def __call__(self, job: Job, now: datetime) -> str:
        """The word about it. Raises `aside.fresh.Failed`."""
        said = await fresh.run("bot.export_child", export_child.given(job, self._url, now, self._mode), seconds=self._seconds)
        return said.decode().strip()


class Handing:
    """Shows how far a table is, and hands it over."""

    def __init__(
        self, bot: Bot, database: Database, clock: Callable[[], datetime], mode: PersonalData, wake: Callable[[], None]
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._mode = mode
        self._wake = wake

    async def show(self, ticket: Ticket) -> None:
        """What stands now, in the chat of whoever asked. Raises `Away` where the file has to wait."""
        export_id, chat_id = int(ticket.payload[export_jobs.OWN]), ticket.turn.key
        async with self._database.read() as tx:
            row = await export_jobs.find(tx, export_id)
            place = await tx.get(Organization, row.organization_id) if row is not None else None
        if row is None or place is None:
            return
        match row.state:
            case "made":
                await self._hands_over(row, place, chat_id)
            case "waiting" | "working":
                self._wake()
                await self._goes_on(row, chat_id)
            case "cancelled" | "failed":
                await self._says_end(row, chat_id)
            case _:
                return

    async def _goes_on(self, row: Export, chat_id: int) -> None:
        """Nobody watches what comes by itself."""
        if row.schedule_id is not None:
            return
        texts = self._texts(row)
        said = texts("exports-progress", what=texts.plain("exports-what", what=row.what), percent=row.percent)
        button = InlineKeyboardButton(
            text=texts.plain("exports-cancel"), callback_data=Act(act="export-cancel", id=row.id).pack()
        )
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[button]])
        if row.message_id is not None:
            with suppress(TelegramBadRequest, Busy):
                await self._bot.edit_message_text(said, chat_id=chat_id, message_id=row.message_id, reply_markup=keyboard)
            return
        sent = await self._bot.send_message(chat_id, said, reply_markup=keyboard)
        async with self._database.begin() as tx:
            await export_jobs.shown(tx, row.id, sent.message_id)
            await conversations.heard(tx, row.by or 0, sent.message_id)

    async def _says_end(self, row: Export, chat_id: int) -> None:
        texts = self._texts(row)
        what = texts.plain("exports-what", what=row.what)
        said = (
            texts("exports-cancelled", what=what)
            if row.state == "cancelled"
            else texts("exports-failed", what=what, failure=row.failure or "?")
        )
        if row.message_id is not None:
            with suppress(TelegramBadRequest):
                await self._bot.edit_message_text(said, chat_id=chat_id, message_id=row.message_id)
                return
        if row.state == "failed":
            sent = await self._bot.send_message(chat_id, said)
            async with self._database.begin() as tx:
                await conversations.heard(tx, row.by or 0, sent.message_id)

    async def _hands_over(self, row: Export, place: Organization, chat_id: int) -> None:
        """The world is asked again: an office may have ended since. Then the file, then what stood for it goes."""
        now = self._clock()
        async with self._database.begin() as tx:
            if not await allowed(tx, row.by, What(row.what), row.organization_id, now, self._mode):
                await export_files.refuse(tx, row.id, now=now)
                row.state, row.failure = "failed", export_jobs.NOT_ALLOWED
            whole = await export_jobs.find(tx, row.id, content=True)
        if row.state == "failed":
            await self._says_end(row, chat_id)
            return
        if whole is None or whole.content is None:
            return
        try:
            sent = await self._bot.send_document(
                chat_id,
                BufferedInputFile(whole.content, whole.file_name or f"table.{whole.format}"),
                caption=self._caption(whole, place, now),
            )
        except Busy:
            raise Away("no slot for a file") from None
        async with self._database.begin() as tx:
            await export_files.handed_over(tx, row.id)
            await conversations.heard(tx, row.by or 0, sent.message_id)
        log.info("table handed over", export=row.id, rows=whole.rows, size=whole.size)
        if row.message_id is not None:
            with suppress(TelegramBadRequest, Busy):
                await self._bot.delete_message(chat_id, row.message_id)

    def _caption(self, row: Export, place: Organization, now: datetime) -> str:
        texts = self._texts(row)
        return texts(
            "exports-caption",
            what=texts.plain("exports-what", what=row.what),
            organization=place.short_name,
            day=now.astimezone(ZoneInfo(place.zone)).date(),
            rows=row.rows or 0,
            document=What(row.what) in DOCUMENTS,
            by_itself=row.schedule_id is not None,
        )

    def _texts(self, row: Export) -> Texts:
        return Texts(row.language, self._mode)
