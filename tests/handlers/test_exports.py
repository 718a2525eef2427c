"""«Отчёты и документы» as people meet them: a table on demand, cancelled, on a set day; who took what; rights asked again."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from bot import export_child
from db.export.export_jobs import Job
from tests.participants import home, press, tap_through
from tests.telegram import Person, Seen
from tests.town import Town


def here(town: Town, gate: asyncio.Event | None = None) -> Callable[[Job, datetime], Awaitable[str]]:
    """The work of the process that makes tables, in this one; behind a gate where one is given."""

    async def work(job: Job, now: datetime) -> str:
        if gate is not None:
            await gate.wait()
        with tempfile.TemporaryDirectory() as folder:
            return await export_child.work(town.service.database, job, now, town.service.mode, Path(folder) / "table.xlsx")

    return work


async def opens(person: Person, table: str) -> Seen:
    await home(person)
    return await tap_through(person, ("📑 Отчёты и документы", "Выберите таблицу"), (table, f"📊 {table}"))


async def files_of(town: Town, person: Person) -> list[str]:
    return [one.text for one in await town.sent_to(person) if one.media is not None]


async def test_table_comes_is_cancelled_is_recorded_and_is_refused_to_whoever_lost_the_office(town: Town) -> None:
    await town.starts(town.coordinator, town.head, town.curator)
    gate = asyncio.Event()
    town.service.exporting.work = here(town, gate)
    await opens(town.curator, "Реестр наставников")
    await press(town.curator, "📊 Сделать файл")
    await town.curator.sees("Реестр наставников: готовлю… 0 %")
    gate.set()
    await town.settled()
    assert await files_of(town, town.curator) == ["📊 Реестр наставников\nШкола № 1, 11.08.2026. Строк нет."]
    assert not any("готовлю" in one.text for one in await town.sent_to(town.curator)), "what stood for the file has gone"
    # The head stops one that is being made.
    gate.clear()
    await opens(town.head, "Журнал встреч")
    await press(town.head, "Период: учебный год")
    await town.head.sees(lambda one: "Период: календарный год" in one.labels)
    await press(town.head, "📊 Сделать файл")
    await town.head.sees("Журнал встреч: готовлю")
    await press(town.head, "✖️ Отменить")
    await town.head.sees("Журнал встреч: отменено")
    gate.set()
    await town.settled()
    assert await files_of(town, town.head) == []
    assert await town.one("SELECT details FROM exports WHERE state = 'cancelled'") == {"span": "calendar"}
    # A coordinator gets counts; who loses the office while the file is made gets none.
    gate.clear()
    card = await opens(town.coordinator, "Реестр пар")
    assert "Сколько пар действует в каждой организации" in card.text
    await press(town.coordinator, "📊 Сделать файл")
    await town.coordinator.sees("Реестр пар: готовлю")
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE appointments SET since = '2026-01-01', until = '2026-08-10' WHERE office = 'coordinator'"))
    gate.set()
    await town.settled()
    await town.coordinator.sees("у Вас больше нет прав на эту таблицу")
    assert await files_of(town, town.coordinator) == []
    # The record says so, to the head and not to the curator.
    await home(town.head)
    way = (("📑 Отчёты и документы", "Выберите таблицу"), ("📜 Кто выгружал", "Всего записей: 2"))
    said = (await tap_through(town.head, *way)).text
    assert "Журнал встреч (XLSX) · руководитель" in said
    assert "с именами · отменено" in said
    assert "Реестр наставников (XLSX, строк: 0) · куратор" in said
    await home(town.curator)
    shown = await tap_through(town.curator, ("📑 Отчёты и документы", "Выберите таблицу"))
    assert "📜 Кто выгружал" not in shown.labels
    assert "Исполнение дорожных карт" not in shown.labels


async def test_table_comes_by_itself_on_the_day_that_was_set(town: Town) -> None:
    await town.starts(town.head)
    town.service.exporting.work = here(town)
    await opens(town.head, "Доля и показатели")
    await tap_through(
        town.head, ("🕒 Присылать по расписанию", "Когда присылать?"), ("По понедельникам", "Следующий раз: 17.08.2026")
    )
    await town.moves_clock(days=8)
    (only,) = await files_of(town, town.head)
    assert only.endswith("Школа № 1, 17.08.2026. 1 строка. По Вашему расписанию.")
    assert not any("готовлю" in one.text for one in await town.sent_to(town.head)), "nobody watches what comes by itself"
    await home(town.head)
    await tap_through(
        town.head,
        ("📑 Отчёты и документы", "Выберите таблицу"),
        ("🕒 Расписание: 1", "по понедельникам"),
        ("✖️ Доля и показатели", "Пока ничего"),
    )
    assert await town.one("SELECT count(*) FROM export_schedules WHERE removed_at IS NULL") == 0
