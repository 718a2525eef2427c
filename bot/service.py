"""The whole bot in one object: engine → texts → dispatcher → scheduler → intake. Opened by the command line and by tests."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.types import BotCommand

from bot import dispatcher, letter_words, metrics, request_letter
from bot.clock import Clock
from bot.composing import Composing
from bot.conversation import Conversation
from bot.export_letter import Letter
from bot.exporting import Aside, Handing
from bot.intake import Polling
from bot.logs import trail
from bot.mail import Server
from bot.outbound import Outbound
from bot.pacing import Pacing
from bot.wire import Wire
from bot.workers import Workers
from db import Database, leases, migrate, open_engine
from db.concern import concern_climb
from db.export import export_jobs, export_mails
from db.pair import feedback
from db.participant import retention, school_years
from db.request import request_mails
from db.speaking import deliveries, reachability
from db.speaking.pacing import CHAT_PAUSE
from domain.personal import PersonalData
from handlers.joining import document
from locales import LANGUAGES, Texts
from scheduler import asking, closing, daily, handing_over, keeping_calendar, ticks, turns
from scheduler.daily import Daily
from scheduler.delivery import Delivering
from scheduler.exporting import Exporting, forget_files
from scheduler.mailing import Mailing
from scheduler.parcels import Parcels
from scheduler.planning import Planning
from scheduler.watching_pairs import WatchingPairs

if TYPE_CHECKING:
    from bot.webhook import Door, Webhook

log = structlog.get_logger("service")

#: The zone of installations that name none.
MOSCOW = ZoneInfo("Europe/Moscow")

#: Seconds that updates in hand may take when the bot stops.
STOP_WITHIN = 15


class Service:
    """A running bot. `run()` works until cancelled; `settled()` waits until everything said to it has been answered."""

    def __init__(
        self,
        *,
        url: str,
        token: str,
        api_base: str,
        proxy: str | None,
        database: Database,
        mode: PersonalData,
        zone: ZoneInfo,
        chat_pause: timedelta = CHAT_PAUSE,
        mail: Server | None = None,
        door: "Door | None" = None,
    ) -> None:
        self.database = database
        self.clock = Clock()
        self.mode = mode
        self.wire = Wire(api_base, proxy)
        self.wire.middleware(Pacing(database, chat_pause))
        self.bot = Bot(token, session=self.wire, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
        self.dispatcher = dispatcher.build()
        #: Tables that take long: made aside, shown and handed over in the person's own order.
        self.exporting = Exporting(database, self.clock.now, mode, Aside(url, mode), lambda: self.workers.wake())
        handing = Handing(self.bot, database, self.clock.now, mode, self.exporting.wake)
        conversation = Conversation(
            self.bot, self.dispatcher, database, self.clock.now, mode, zone, mails=mail is not None, exports=handing.show
        )
        self.workers = Workers(
            database,
            metrics.timing(conversation.handle),
            metrics.burying(conversation.apologise),
            today=lambda: self.clock.now().astimezone(zone).date(),
        )
        #: How updates come in: fetched, or brought to the door.
        self.intake: Polling | Webhook
        if door is None:
            self.intake = Polling(self.bot, self.wire, database, self.workers.wake)
        else:
            self.intake = _webhook(self.bot, database, self.workers.wake, door)
        self.delivering = Delivering(
            database=database,
            clock=self.clock.now,
            compose=Composing(mode).compose,
            send=metrics.counting(Outbound(self.bot, database).send),
            unreached=reachability.found_closed,
        )
        self.ticks = ticks.Ticks(database, self.clock.now)
        #: What is done once a day, in this order; a work registers itself under its name.
        self.daily: dict[str, daily.Work] = {
            "production-calendar": keeping_calendar.keep,
            "close-targets": closing.close_targets,
            "ask-numbers": asking.Asking(mode).ask_numbers,
            "week": asking.Asking(mode).begin_week,
            "hand-over": handing_over.hand_over,
            "hand-out-turns": turns.hand_out,
            "school-year": school_years.roll,
            "watch-pairs": WatchingPairs(document.current(mode)).watch,
            "pulse": feedback.ask,
            "forget": retention.forget,
            "forget-files": forget_files,
        }
        #: Sweeps that plan; they also run on their own every minute.
        self.sweeps: tuple[Callable[[], Awaitable[None]], ...] = (
            Daily(database, self.clock.now, self.daily).run,
            Planning(database, self.clock.now).sweep,
            self.exporting.sweep,
        )
        self.ticks.every(timedelta(minutes=1), self.plan)
        self.ticks.every(timedelta(minutes=1), self._climb)
        if mail is not None:
            self.ticks.every(timedelta(minutes=1), Mailing(database, self.clock.now, letter_words.compose, mail.send).sweep)
            for outbox, letter in ((request_mails.OUTBOX, request_letter.compose), (export_mails.OUTBOX, Letter(mode))):
                self.ticks.every(timedelta(minutes=1), Parcels(outbox, database, self.clock.now, letter, mail.send).sweep)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        url: str,
        *,
        token: str,
        api_base: str,
        proxy: str | None = None,
        mode: PersonalData = PersonalData.CODES,
        zone: ZoneInfo = MOSCOW,
        alone: bool = False,
        chat_pause: timedelta = CHAT_PAUSE,
        mail: Server | None = None,
        door: "Door | None" = None,
    ) -> AsyncIterator["Service"]:
        """Connect, migrate, load what is needed once. Nothing is fetched or sent yet; what is brought to the door is stored.

        `alone` says that no other process can be alive on this database: what a killed one held is free at once. `chat_pause`
        is the shortest time between two messages in one chat; `mail` takes letters to office addresses and the
        tables of requests; updates are brought to the `door`, or fetched where there is none. Raises `db.migrate.Newer` when the
        database belongs to a later release, `bot.addresses.Taken` when the place of the door is.
        """
        engine = open_engine(url)
        try:
            await migrate.upgrade(engine)
            service = cls(
                url=url,
                token=token,
                api_base=api_base,
                proxy=proxy,
                database=Database(engine),
                mode=mode,
                zone=zone,
                chat_pause=chat_pause,
                mail=mail,
                door=door,
            )
            await service._prepare(alone)
            try:
                async with service.intake.open():
                    yield service
            finally:
                await service.bot.session.close()
        finally:
            await engine.dispose()

    async def _prepare(self, alone: bool) -> None:
        if alone:
            async with self.database.begin() as tx:
                await leases.inherit(tx)
                await export_jobs.inherit(tx)
        await self.clock.read(self.database)
        await self.keep_calendar()

    async def _climb(self) -> None:
        """Reports of problems that nobody has answered go on climbing, whatever has changed on their way."""
        async with self.database.begin() as tx:
            await concern_climb.sweep(tx, self.clock.now())

    async def keep_calendar(self) -> None:
        """The production calendar of the years around programme time lies in the database."""
        now = self.clock.now()
        async with self.database.begin() as tx:
            await keeping_calendar.keep(tx, now.date(), now)

    async def introduce(self) -> None:
        """Tell Telegram the commands in each language. Raises aiogram's exceptions when it refuses."""
        for language in reversed(LANGUAGES):
            texts = Texts(language)
            commands = [
                BotCommand(command=name, description=texts.plain(f"command-{name}"))
                for name in ("home", "data", "help", "language")
            ]
            await self.bot.set_my_commands(commands, language_code=None if language == LANGUAGES[0] else language)

    async def run(self) -> None:
        """Serve until cancelled: poll, work, deliver, tick. What is in hand then is finished first."""
        async with asyncio.TaskGroup() as group:
            for part, stop in ((self.workers.run, self.workers.stop), (self.delivering.run, self.delivering.stop)):
                group.create_task(_to_the_end(part, stop))
            for part in (self.intake.run, self.ticks.run, self.exporting.run):
                group.create_task(_for_ever(part))

    async def plan(self) -> None:
        """Look over everything that time changes and plan what has to be said. A sweep that fails holds up none after it; what
        was wrong with the first such one is raised then."""
        faults: list[Exception] = []
        for sweep in self.sweeps:
            try:
                await sweep()
            except Exception as fault:
                faults.append(fault)
        if faults:
            raise faults[0]

    async def settled(self) -> None:
        """Wait until nothing stored is left to handle and nothing due is left to send."""
        await self.workers.settled()
        while True:
            await self.exporting.settled()
            await self.workers.settled()
            while await self.delivering.once():
                await self.workers.settled()
            async with self.database.look() as tx:
                left = await deliveries.seconds_until_settled(tx, self.clock.now())
            if left is None:
                return
            await asyncio.sleep(left)


def _webhook(bot: Bot, database: Database, stored: Callable[[], None], door: "Door") -> "Webhook":
    """A web server is loaded only where updates are brought."""
    from bot.webhook import Webhook  # noqa: PLC0415

    return Webhook(bot, database, stored, door)


async def _to_the_end(part: Callable[[], Awaitable[None]], stop: Callable[[], None]) -> None:
    """Let a part of the bot run; when the service is cancelled, what it has in hand is finished before it goes."""
    working = asyncio.create_task(_for_ever(part))
    try:
        await asyncio.shield(working)
    except asyncio.CancelledError:
        stop()
        await asyncio.wait({working}, timeout=STOP_WITHIN)
        working.cancel()
        await asyncio.wait({working})
        raise


async def _for_ever(part: Callable[[], Awaitable[None]]) -> None:
    """Let a part of the bot run until it is stopped; a fault of ours in it is said, and it begins anew."""
    while True:
        try:
            return await part()
        except Exception as fault:
            log.error("a part of the bot stumbled", part=getattr(part, "__qualname__", "?"), fault=trail(fault))
            await asyncio.sleep(1)
