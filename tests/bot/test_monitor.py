"""What an orchestrator and Prometheus are told, over real HTTP."""

import math
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.addresses import Taken
from bot.leading import POLLER
from bot.monitor import OLD_DELIVERY, OLD_UPDATE, SILENT, Monitor
from db import Database, leases, open_engine
from tests.inbox import arrived, stored, tell
from tests.town import Town

NOW = datetime(2026, 8, 11, 10, 0, tzinfo=UTC)


@dataclass
class Heard:
    """An intake that heard from Telegram then."""

    heard_at: float | None = None


class Asked:
    """Somebody who asks the monitor."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self._session = session
        self._base = base

    async def status(self, path: str) -> int:
        async with self._session.get(self._base + path) as answer:
            return answer.status

    async def facts(self) -> dict[str, Any]:
        async with self._session.get(f"{self._base}/healthz") as answer:
            told: dict[str, Any] = await answer.json()
            return told

    async def reasons(self) -> list[str]:
        async with self._session.get(f"{self._base}/healthz") as answer:
            told = await answer.json()
            assert (answer.status, told["status"]) in ((200, "ok"), (503, "ill"))
            found: list[str] = told.get("reasons", [])
            return found

    async def figures(self) -> dict[str, dict[tuple[str, ...], float]]:
        """Every sample: its name → its labels' values → its value."""
        async with self._session.get(f"{self._base}/metrics") as answer:
            assert answer.headers["Content-Type"].startswith("text/plain; version=")
            families = list(text_string_to_metric_families(await answer.text()))
        assert [family.name for family in families if not family.documentation] == []
        found: dict[str, dict[tuple[str, ...], float]] = {}
        for sample in (sample for family in families for sample in family.samples):
            found.setdefault(sample.name, {})[tuple(sample.labels.values())] = sample.value
        return found


@asynccontextmanager
async def asking(monitor: Monitor) -> AsyncIterator[Asked]:
    async with monitor.open("127.0.0.1", 0) as port, aiohttp.ClientSession() as session:
        yield Asked(session, f"http://127.0.0.1:{port}")


async def _leads(database: Database) -> None:
    assert await leases.hold(database.at_once, POLLER, uuid4(), timedelta(minutes=5))


async def test_each_trouble_is_named_and_ends(database: Database) -> None:
    heard = Heard()
    monitor = Monitor(database, heard, lambda: NOW)
    async with asking(monitor) as asked:
        assert (await asked.status("/livez"), await asked.status("/readyz")) == (200, 200)
        assert await asked.reasons() == ["no replica fetches updates or sees to the webhook"]
        await _leads(database)
        assert await asked.reasons() == []

        heard.heard_at = time.monotonic() - SILENT - 5
        [silence] = await asked.reasons()
        assert re.fullmatch(r"nothing was heard from Telegram for \d{3,} s", silence)
        heard.heard_at = time.monotonic()

        assert (await asked.facts())["last_update_seconds"] is None
        await stored(database, arrived(1, 7), arrived(2, 7))
        assert await asked.reasons() == [], "a fresh update may wait"
        assert 0 <= (await asked.facts())["last_update_seconds"] < 60
        await tell(
            database,
            "UPDATE updates SET received_at = received_at - CAST(:age AS interval)",
            age=timedelta(seconds=OLD_UPDATE + 60),
        )
        [waiting] = await asked.reasons()
        assert re.fullmatch(r"2 updates wait, the oldest for \d{3,} s", waiting)
        await tell(database, "UPDATE updates SET dead_at = clock_timestamp()")

        await tell(
            database, "INSERT INTO persons (id, language, created_at) OVERRIDING SYSTEM VALUE VALUES (9, 'ru', :now)", now=NOW
        )
        await tell(database, "INSERT INTO deliveries (person_id, day, kind, due_at) VALUES (9, :day, 'morning', :due)",
                   day=NOW.date(), due=NOW - timedelta(seconds=OLD_DELIVERY + 60))  # fmt: skip
        assert await asked.reasons() == ["1 messages are due, the oldest for 1860 s"]
        await tell(database, "UPDATE deliveries SET state = 'sent', sent_at = :now", now=NOW)

        await tell(database, "INSERT INTO reminders (item_kind, item_id, rung, person_id, day, at) VALUES"
                   " ('assignment', 1, '7', 9, :day, :at)", day=NOW.date(), at=NOW - timedelta(minutes=11))  # fmt: skip
        assert await asked.reasons() == ["1 reminders lie in no message ten minutes after their moment"]
        figures = await asked.figures()
        assert figures["mentorship_bot_promises_overdue"] == {(): 1}
        assert figures["mentorship_bot_updates_dead"] == {(): 2}
        assert figures["mentorship_bot_database_up"] == {(): 1}

        monitor.stop()
        assert (await asked.status("/livez"), await asked.status("/readyz")) == (200, 503)


async def test_a_database_out_of_reach_is_said_and_kills_nobody() -> None:
    engine = open_engine("postgresql://nobody@127.0.0.1:9/nothing")
    async with asking(Monitor(Database(engine), Heard(time.monotonic()), lambda: NOW)) as asked:
        assert await asked.reasons() == ["the database does not answer"]
        assert (await asked.status("/livez"), await asked.status("/readyz")) == (200, 503)
        figures = await asked.figures()
        assert figures["mentorship_bot_database_up"] == {(): 0}
        assert math.isnan(figures["mentorship_bot_updates_waiting"][()])
    await engine.dispose()


async def test_a_place_that_is_taken_is_said(database: Database) -> None:
    monitor = Monitor(database, Heard(), lambda: NOW)
    async with monitor.open("127.0.0.1", 0) as port:
        with pytest.raises(Taken, match=f"127.0.0.1:{port} cannot be served"):
            await monitor.open("127.0.0.1", port).__aenter__()


async def test_what_people_do_is_counted(town: Town) -> None:
    """A story, and what of it stands in the figures. They belong to the process, so what has changed is looked at."""
    service = town.service

    def changed(before: Any, after: Any, name: str, *labels: str) -> float:
        return float(after.get(name, {}).get(labels, 0) - before.get(name, {}).get(labels, 0))

    async with asking(Monitor(service.database, service.intake, service.clock.now)) as asked:
        before = await asked.figures()
        await town.coordinator.starts()
        await town.coordinator.sees("Кто Вы?")
        await town.box.weather({"kind": "429", "methods": ["sendMessage"], "count": 1, "retry_after": 1})
        await town.coordinator.starts()
        await town.coordinator.sees("Кто Вы?")
        await town.starts(town.head)
        await town.settled()
        after = await asked.figures()
    assert changed(before, after, "mentorship_bot_updates_stored_total", "polling") == 3
    assert changed(before, after, "mentorship_bot_updates_handled_total", "done") == 3
    assert changed(before, after, "mentorship_bot_update_handling_seconds_count") == 3
    assert changed(before, after, "mentorship_bot_telegram_retry_after_total") == 1
    assert after["mentorship_bot_intake_leads"] == {(): 1}
    assert after["mentorship_bot_intake_heard_age_seconds"][()] < 60
    assert after["process_resident_memory_bytes"][()] > 10_000_000
