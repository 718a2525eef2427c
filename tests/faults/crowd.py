"""Many people with a digest each, in a few statements; they have pressed Start before anybody polled."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import aiohttp
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.arriving import ALLOWED
from db import Database
from db.reminder import reminders
from tests.rows import Place, moment
from tests.telegram import Box, Call

EVE, MORNING, DUE = date(2026, 8, 17), date(2026, 8, 18), date(2026, 9, 1)

_SCHOOLS = """
    INSERT INTO organizations (parent_id, kind, name, short_name, path, zone)
    SELECT :town, 'school', 'Лицей ' || n, 'Лицей ' || n, '{}', 'Europe/Moscow' FROM generate_series(1, CAST(:people AS int)) n
"""
_PATHS = """
    UPDATE organizations o SET path = t.path || o.id FROM organizations t WHERE o.path = '{}' AND t.id = o.parent_id
"""
_HEADS = """
    WITH empty AS (SELECT o.id FROM organizations o
                    WHERE NOT EXISTS (SELECT 1 FROM appointments a WHERE a.organization_id = o.id)),
    people AS (INSERT INTO persons (name, language, created_at)
               SELECT 'at ' || id, 'ru', '2026-01-01' FROM empty RETURNING id, name),
    accounts AS (INSERT INTO accounts (person_id, messenger, external_id, started_at, reachable)
                 SELECT id, 'telegram', 5000000 + id, '2026-01-01', true FROM people)
    INSERT INTO appointments (person_id, organization_id, office, since)
    SELECT p.id, e.id, 'head', '2020-01-01' FROM people p JOIN empty e ON p.name = 'at ' || e.id
"""
_ASSIGNMENTS = """
    INSERT INTO assignments (measure_id, organization_id, given, due, office)
    SELECT :measure, o.id, date '2026-08-01', CAST(:due AS date), 'head' FROM organizations o WHERE o.name LIKE 'Лицей %'
    RETURNING id
"""


async def founded(database: Database, box: Box, people: int, *, lasting: timedelta = timedelta(0)) -> list[int]:
    """So many heads whose digest is due from nine o'clock on, spread over `lasting`; it is a minute past nine. Their chats."""
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=0)
        await tx.execute(text(_SCHOOLS), {"town": place.town, "people": people})
        await tx.execute(text(_PATHS))
        await tx.execute(text(_HEADS))
        assigned = await tx.execute(text(_ASSIGNMENTS), {"measure": await place.measure(tx), "due": DUE})
        ids = list(assigned.scalars())
        ahead = moment(MORNING, 9, 1) - datetime.now(UTC)
        await tx.execute(text("UPDATE clock SET ahead = :ahead"), {"ahead": ahead})
    for some in batched(ids, 500):
        async with database.begin() as tx:
            await reminders.replan(tx, some, now=moment(EVE, 15))
    async with database.begin() as tx:
        await _spread(tx, lasting / max(people, 1))
        found = await tx.execute(text("SELECT external_id FROM accounts WHERE external_id > 5000000 ORDER BY 1"))
        chats = list(found.scalars())
    await _started(box, chats)
    return chats


def batched(things: list[int], many: int) -> Iterator[list[int]]:
    """The things in order, so many at a time."""
    rest = iter(things)
    while some := list(islice(rest, many)):
        yield some


async def _spread(tx: AsyncSession, step: timedelta) -> None:
    await tx.execute(
        text("""
            UPDATE reminders r SET at = r.at + n.place * CAST(:step AS interval)
              FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM reminders WHERE rung = '-14') n WHERE n.id = r.id
        """),
        {"step": step},
    )


async def _started(box: Box, chats: list[int]) -> None:
    """They press Start while nobody wants to know of messages: nothing is queued for the bot."""
    await _ask(box, "getUpdates", {"allowed_updates": ["callback_query"], "timeout": 0})

    async def starts(chat: int) -> None:
        await (await box.person(chat, "Имя")).starts()

    for some in batched(chats, 20):
        await asyncio.gather(*(starts(chat) for chat in some))
    await _ask(box, "getUpdates", {"allowed_updates": ALLOWED, "timeout": 0})


async def _ask(box: Box, method: str, body: dict[str, Any]) -> None:
    async with aiohttp.ClientSession() as session, session.post(f"{box.url}/bot{box.token}/{method}", json=body) as answer:
        assert answer.status == 200


async def whole_ledger(box: Box, method: str = "", after: int = 0) -> list[Call]:
    """Every call, however many there are."""
    found: list[Call] = []
    while more := await box.ledger(method, after=after):
        found += more
        after = more[-1].seq
    return found


def is_digest(call: Call) -> bool:
    """Whether Telegram was asked to send somebody's morning."""
    return "Коротко о сроках" in str(call.parameters.get("text", ""))
