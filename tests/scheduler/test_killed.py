"""`kill -9` between mornings and in the middle of one: none is lost, none is said twice."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db import Database, leases
from tests.inbox import ask, tell, until
from tests.long import LONG
from tests.processes import command
from tests.rows import Place, moment
from tests.telegram import Box, Call

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="looks for children in /proc")

SCHOOLS = 6
FIRST, SECOND = date(2026, 8, 18), date(2026, 8, 25)


async def _clock_at(database: Database, when: datetime) -> None:
    """Programme time as the next start finds it."""
    await tell(database, "UPDATE clock SET ahead = :ahead", ahead=when - datetime.now(UTC))


async def _buried(database: Database) -> None:
    """What the dead process held has run out: leases, claims, slots."""
    async with database.begin() as tx:
        await leases.inherit(tx)


def _is_digest(call: Call) -> bool:
    return "Коротко о сроках" in str(call.parameters.get("text", ""))


async def _digests(box: Box, *, accepted: bool = True) -> list[int | None]:
    """To whom Telegram was asked to send a digest, in order."""
    calls = await box.ledger("sendMessage")
    return [call.chat_id for call in calls if _is_digest(call) and (call.status == 200) is accepted]


@pytest.mark.long
async def test_killed_between_and_during_mornings(database: Database, url: str, box: Box, tmp_path: Path) -> None:
    settings = {"BOT_TOKEN": box.token, "TELEGRAM_API_BASE": box.url, "DATABASE_URL": url, "DATA_DIR": str(tmp_path / "data")}
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=SCHOOLS)
        measure = await place.measure(tx, words="Утвердить положение о наставничестве")
        for school in range(SCHOOLS):
            await place.assigned(tx, due=date(2026, 9, 1), school=school, measure=measure)
        chats = {
            row.person_id: row.external_id
            for row in await tx.execute(text("SELECT person_id, external_id FROM accounts ORDER BY person_id"))
        }
    heads = [chats[head] for head in place.heads]
    for chat in chats.values():
        await (await box.person(chat, "Имя")).starts()
    await _clock_at(database, moment(date(2026, 8, 17), 15))

    async def planned() -> bool:
        """Everybody's Start is answered as well: nothing but digests is under way when the line is cut later."""
        answered = await ask(database, "SELECT 1 FROM updates WHERE done_at IS NOT NULL")
        return len(answered) == len(chats) and bool(await ask(database, "SELECT 1 FROM reminders LIMIT 1"))

    # Between mornings: what was planned before the death is kept after it.
    async with command("run", **settings) as bot:
        await until(planned, 30)
        await bot.killed()
    assert await _digests(box) == []

    # During a morning: two answers hang, the others are out; then death.
    await _buried(database)
    await _clock_at(database, moment(FIRST, 9))
    hanging = heads[1:3]
    await box.weather(*({"kind": "hang", "methods": ["sendMessage"], "chat_id": chat} for chat in hanging))

    async def stuck() -> bool:
        calls = await box.ledger("sendMessage")
        hung = {call.chat_id for call in calls if call.fault == "hang" and _is_digest(call)}
        # Recorded as well: between Telegram's answer and its record lies the one window in which a death doubles.
        return hung == set(hanging) and await _sent(database, FIRST) == set(heads) - hung

    async def all_said() -> bool:
        return sorted(await _digests(box)) == sorted(heads)

    async with command("run", **settings) as bot:
        await until(stuck, 30)
        await bot.killed()
    assert sorted(await _digests(box)) == sorted(set(heads) - set(hanging))

    await box.weather()
    await _buried(database)
    async with command("run", **settings) as bot:
        await until(all_said, 30)
        await until(lambda: _nothing_waits(database), 30)
        if LONG:
            await bot.killed()
        else:
            assert await bot.stopped() == 0
    if LONG:
        await _killed_at_the_next_rung(database, box, settings, heads)
    rungs = ("-14", "-7") if LONG else ("-14",)
    sent = await ask(database, "SELECT rung, count(*) AS n FROM reminders WHERE state = 'sent' GROUP BY 1 ORDER BY 1")
    assert [tuple(row) for row in sent] == [(rung, SCHOOLS) for rung in rungs]


async def _killed_at_the_next_rung(database: Database, box: Box, settings: dict[str, str], heads: list[int]) -> None:
    """The next rung comes once as well, although its bot is killed as soon as the first one is out."""
    await _buried(database)
    await _clock_at(database, moment(SECOND, 9))

    async def begun() -> bool:
        return len(await _digests(box)) > SCHOOLS

    async with command("run", **settings) as bot:
        await until(begun, 30)
        await bot.killed()
    await _buried(database)
    said_before = await _sent(database, SECOND)
    async with command("run", **settings) as bot:
        await bot.says("Serving")
        await until(lambda: _nothing_waits(database), 30)
        assert await bot.stopped() == 0
    second = (await _digests(box))[SCHOOLS:]
    # Twice only where the death fell between Telegram's answer and its record.
    doubled = {chat for chat in second if second.count(chat) > 1}
    assert set(second) == set(heads)
    assert not doubled & said_before


async def _nothing_waits(database: Database) -> bool:
    """Whether every digest of the latest morning has gone."""
    rows = await ask(database, "SELECT state FROM deliveries WHERE kind = 'morning' AND day = (SELECT max(day) FROM deliveries)")
    return len(rows) == SCHOOLS and {row.state for row in rows} == {"sent"}


async def _sent(database: Database, day: date) -> set[Any]:
    """Whose digest of this day stands as sent."""
    rows = await ask(
        database,
        "SELECT a.external_id FROM deliveries d JOIN accounts a USING (person_id) WHERE d.day = :day AND d.state = 'sent'"
        " AND d.kind = 'morning'",
        day=day,
    )
    return {row.external_id for row in rows}
