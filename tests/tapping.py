"""Fingers on a screen: taps go through the real inbox and the real workers into a real database, and what they did stays.

Two worlds that began alike are compared: what was tapped twice at once in one of them, one tap after the other in the other one.
"""

import asyncio
import itertools
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from sqlalchemy import text

from bot import dispatcher
from bot.conversation import Conversation
from bot.workers import Workers
from db import Database, updates
from db.updates import Arrived
from domain.personal import PersonalData
from tests.pressing import MOSCOW, TOKEN, Button, Said, Taker, pressed_by, tables

#: What is another one in every world: when it was written, and what was drawn by lot. Secrets of links stand in texts, too.
_BY_LOT = ("timestamp with time zone", "bytea", "uuid")
#: And what follows from that: a poster with another link in it has another length.
_OF_LOTS = {"exports": ["size"]}
_LINKS = re.compile(r"start=[\w-]+|\bs-\w+")


def _alike(words: str) -> str:
    return _LINKS.sub("…", words)


class Fingers:
    """Everybody's fingers in one world."""

    def __init__(self, database: Database, now: datetime) -> None:
        self._database = database
        self._session = Taker()
        bot = Bot(TOKEN, session=self._session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
        talk = Conversation(bot, dispatcher.build(), database, lambda: now, PersonalData.NAMES, MOSCOW)
        today = now.astimezone(MOSCOW).date()
        self._workers = Workers(database, talk.handle, talk.apologise, pauses=(timedelta(0),) * 3, today=lambda: today)
        self._numbers = itertools.count(1)

    @classmethod
    @asynccontextmanager
    async def on(cls, database: Database, now: datetime) -> AsyncIterator["Fingers"]:
        """Fingers on this world until the end of the block."""
        fingers = cls(database, now)
        async with database.begin() as tx:  # a number that was recorded names no new screen
            await tx.execute(text("SELECT setval(pg_get_serial_sequence('updates', 'seq'), 1000000)"))
        working = asyncio.create_task(fingers._workers.run())
        try:
            yield fingers
        finally:
            fingers._workers.stop()
            await working

    async def tap_twice(self, external: int, button: Button, *, at_once: bool) -> list[Said]:
        """On the very screen on which the button was recorded; what was said to the person."""
        query, remembered = pressed_by(external, button.data, button.under, button.remembered)
        written = json.dumps(remembered.data)
        async with self._database.begin() as tx:
            await tx.execute(
                text("""
                    INSERT INTO conversations AS c (chat_id, data, version) VALUES (:chat, CAST(:data AS jsonb), 1)
                    ON CONFLICT (chat_id) DO UPDATE SET data = excluded.data, version = c.version + 1
                """),
                {"chat": external, "data": written},
            )
        self._session.said = []
        taps = [self._tap(external, query) for _ in range(2)]
        for some in [taps] if at_once else [[one] for one in taps]:
            await updates.store(self._database.at_once, some)
            self._workers.wake()
            await self._workers.settled()
        return [
            replace(one, text=_alike(one.text), raw={}, buttons=()) for one in self._session.said if one.chat in (0, external)
        ]

    def _tap(self, external: int, query: dict[str, Any]) -> Arrived:
        number = next(self._numbers)
        return Arrived(number, external, {"update_id": number, "callback_query": {**query, "id": str(number)}})

    async def failures(self) -> list[str]:
        """What any tap has broken on."""
        async with self._database.read() as tx:
            return list((await tx.execute(text("SELECT failure FROM updates WHERE failure IS NOT NULL"))).scalars())

    async def facts(self) -> dict[str, list[str]]:
        """Every row of every table without what is another one in every world."""
        async with self._database.read() as tx:
            volatile = await tx.execute(text(_VOLATILE), {"kinds": list(_BY_LOT)})
            without = {name: [*columns, *_OF_LOTS.get(name, ())] for name, columns in volatile}
            found = {}
            for name in await tables(tx):
                rows = await tx.execute(text(_ROWS.format(name)), {"without": without.get(name, [])})
                found[name] = sorted(_alike(row) for row in rows.scalars())
        return found


_VOLATILE = """
    SELECT table_name, array_agg(CAST(column_name AS text)) FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = ANY(:kinds) GROUP BY 1
"""
_ROWS = "SELECT (to_jsonb(t) - CAST(:without AS text[]))::text FROM {0} t"
