"""The invented town as tests meet it: the real bot over real HTTP and a real database; only the clock is ours.

await town.everybody_starts()
await town.coordinator.presses("✉️ Пригласить")
await town.coordinator.sees("Кого пригласить?")
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot import demo
from bot.clock_board import ClockBoard
from bot.demo import Invented
from bot.playing import FIRST_MORNING
from bot.service import Service
from domain.personal import PersonalData
from locales import Texts
from tests.telegram import Box, Person, Seen

ZONE = "Europe/Moscow"

#: The box does not mind several messages a second in a chat; Telegram's own pace is kept in tests/bot/test_weather.py.
QUICK = timedelta(milliseconds=10)


class Town:
    """The bot, its box and its people. `ru` and `en` say what a person should see."""

    def __init__(self, service: Service, box: Box) -> None:
        self.service = service
        self.box = box
        self.people: dict[int, Person] = {}
        self._links: dict[int, str] = {}
        self.ru = Texts("ru", service.mode)
        self.en = Texts("en", service.mode)
        self._serving: asyncio.Task[None] | None = None

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        url: str,
        box: Box,
        *,
        mode: PersonalData = PersonalData.NAMES,
        at: datetime = FIRST_MORNING,
        chat_pause: timedelta = QUICK,
        copied: bool = False,
    ) -> AsyncIterator["Town"]:
        """Found the town (once per database) and let the bot serve until the end of the block. A `copied`
        one stands already, as it was at `at`."""
        opened = Service.open(url, token=box.token, api_base=box.url, mode=mode, chat_pause=chat_pause)
        async with opened as service:
            if copied or not await cls._founded(service):
                await service.clock.put(service.database, at)
            if not copied:
                await demo.seed(service, box.url, ZONE)
                await service.introduce()
            town = cls(service, box)
            await town._meet()
            town._serving = asyncio.create_task(service.run())
            try:
                yield town
            finally:
                town._serving.cancel()
                await asyncio.wait({town._serving})

    @staticmethod
    async def _founded(service: Service) -> bool:
        async with service.database.read() as tx:
            return bool((await tx.execute(text("SELECT count(*) FROM organizations"))).scalar_one())

    async def _meet(self) -> None:
        told = await self.box.get("/control/people")
        for known in told["people"]:
            self.people[known["id"]] = Person(self.box, known["id"], told["next"])
            self._links[known["id"]] = known["start"] or ""

    def __getitem__(self, one: Invented) -> Person:
        return self.people[one.id]

    @property
    def coordinator(self) -> Person:
        """The municipal coordinator."""
        return self[demo.COORDINATOR]

    @property
    def controller(self) -> Person:
        """Who controls the execution."""
        return self[demo.CONTROLLER]

    @property
    def head(self) -> Person:
        """The head of school No. 1."""
        return self[demo.HEAD]

    @property
    def curator(self) -> Person:
        """The curator of school No. 1."""
        return self[demo.CURATOR]

    @property
    def pupil(self) -> Person:
        """A pupil of class 7 Б."""
        return self[demo.PUPIL_1]

    @property
    def other_pupil(self) -> Person:
        """A pupil of class 8 А."""
        return self[demo.PUPIL_2]

    @property
    def mentor(self) -> Person:
        """A pupil of class 10 А who mentors."""
        return self[demo.MENTOR]

    @property
    def adult(self) -> Person:
        """A mentor from an enterprise."""
        return self[demo.ADULT]

    @property
    def guardian(self) -> Person:
        """The first pupil's mother."""
        return self[demo.GUARDIAN]

    @property
    def regional(self) -> Person:
        """The regional centre."""
        return self[demo.REGIONAL]

    async def starts(self, *people: Person) -> None:
        """These people press Start on their own links, and the bot has answered."""
        for person in people:
            await person.starts(self._links[person.id])
        await self.settled()

    async def officials_start(self) -> None:
        """Everybody with an office comes in."""
        await self.starts(self.coordinator, self.head, self.curator, self.controller, self.regional)

    async def settled(self) -> None:
        """Wait until the bot has taken in, handled and said everything that there is."""
        async with asyncio.timeout(120):
            while await self.box.pending():
                await self.service.workers.settled()
            await self.service.settled()

    async def moves_clock(self, to: datetime | None = None, *, days: int = 0) -> None:
        """Programme time goes on, as the page's buttons would move it, with every morning in between."""
        board = ClockBoard(self.service, self.box.url, self.service_zone)
        await self.settled()
        await board.play(to or self.service.clock.now() + timedelta(days=days))
        await self.settled()

    @property
    def service_zone(self) -> ZoneInfo:
        """The town's zone."""
        return ZoneInfo(ZONE)

    async def ask(self, statement: str, **values: Any) -> list[Any]:
        """Look into the database over a connection of one's own: only committed truth counts."""
        async with self.service.database.look() as tx:
            return list((await tx.execute(text(statement), values)).all())

    async def one(self, statement: str, **values: Any) -> Any:
        """The single value that a statement gives."""
        async with self.service.database.look() as tx:
            return (await tx.execute(text(statement), values)).scalar_one()

    async def sent_to(self, person: Person) -> list[Seen]:
        """Everything that the bot has ever written to this person and that still stands."""
        return [message for message in await person.chat() if message.by_bot]
