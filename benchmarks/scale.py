"""How long control of execution takes as a region grows: the matrix of one municipality, the list of one person, what is red.

    python -m benchmarks.control

One municipality has 40 schools and 12 measures; a region is that 1, 10 and 37 times. Each line says milliseconds (the best of
five) and how many rows PostgreSQL read for it: both should stay as they are while the region grows. Starts a PostgreSQL of its
own in a temporary directory.
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database, absent, assignments, control, embedded, migrate, nudges, open_engine, people
from db.control import Scope, scope_of
from domain.matrix import Fact, matrix, stand
from domain.who import Who
from tests.rows import NOW, TODAY, Place

SCHOOLS, MEASURES = 40, 12
TIMES = (1, 10, 37)


async def founded(tx: AsyncSession, times: int) -> Place:
    """One municipality with people, and `times - 1` neighbours of the same size, each with its own road map."""
    place = await Place.founded(tx, schools=SCHOOLS)
    measures = [await place.measure(tx) for _ in range(MEASURES)]
    await tx.execute(
        text("""
            INSERT INTO assignments (measure_id, organization_id, given, due, office)
            SELECT m, o, date '2026-07-01', date '2026-08-01' + ((m + o) % 40)::int, 'head'
              FROM unnest(CAST(:measures AS bigint[])) m, unnest(CAST(:schools AS bigint[])) o
        """),
        {"measures": measures, "schools": place.schools},
    )
    await tx.execute(text(_NEIGHBOURS), {"region": place.region, "times": times - 1, "schools": SCHOOLS, "map": place.road_map})
    return place


#: Copies in one statement: municipalities, their schools with a head each, a road map, its measures and assignments.
_NEIGHBOURS = """
    WITH towns AS (
        INSERT INTO organizations (parent_id, kind, name, short_name, path, zone)
        SELECT :region, 'municipality', 'Город ' || n, 'Город ' || n, ARRAY[CAST(:region AS bigint), 1000000 + n], 'Europe/Moscow'
          FROM generate_series(1, CAST(:times AS int)) n RETURNING id, path),
    schools AS (
        INSERT INTO organizations (parent_id, kind, name, short_name, path, zone)
        SELECT t.id, 'school', 'Школа ' || n, 'Школа ' || n, t.path || (2000000 + n)::bigint, 'Europe/Moscow'
          FROM towns t, generate_series(1, CAST(:schools AS int)) n RETURNING id, parent_id),
    heads AS (
        INSERT INTO persons (name, language, created_at) SELECT 's' || id, 'ru', '2026-01-01' FROM schools RETURNING id, name),
    seats AS (
        INSERT INTO appointments (person_id, organization_id, office, since)
        SELECT h.id, s.id, 'head', '2020-01-01' FROM heads h JOIN schools s ON h.name = 's' || s.id),
    maps AS (
        INSERT INTO road_maps (organization_id, programme_id, state, title, reading, created_at, created_by, published_at)
        SELECT t.id, r.programme_id, 'published', r.title, '{}', r.created_at, r.created_by, r.published_at
          FROM towns t, road_maps r WHERE r.id = :map RETURNING id, organization_id),
    rows AS (
        INSERT INTO measures (road_map_id, position, source, number, text, term_text, term_kind, responsible, evidence, questions)
        SELECT maps.id, m.position, m.source, m.number, m.text, '', m.term_kind, '[]', m.evidence, '[]'
          FROM maps, measures m WHERE m.road_map_id = :map RETURNING id, road_map_id)
    INSERT INTO assignments (measure_id, organization_id, given, due, office)
    SELECT rows.id, s.id, date '2026-07-01', date '2026-08-01' + ((rows.id + s.id) % 40)::int, 'head'
      FROM rows JOIN maps ON maps.id = rows.road_map_id JOIN schools s ON s.parent_id = maps.organization_id
"""


async def _matrix(tx: AsyncSession, office: Scope) -> None:
    listed = await control.given(tx, office)
    assert len(listed) == SCHOOLS * MEASURES
    matrix([Fact(one.id, one.organization_id, one.measure_id, stand(one.state, one.mark(NOW))) for one in listed]).pages(12, 10)


async def measure(url: str, times: int) -> None:
    """Print the lines of one size."""
    engine = open_engine(url)
    database = Database(engine)
    await migrate.upgrade(engine)
    async with database.begin() as tx:
        await tx.execute(text("TRUNCATE organizations, persons RESTART IDENTITY CASCADE"))
        place = await founded(tx, times)
    async with database.begin() as tx:
        await tx.execute(text("ANALYZE"))
        number = (await tx.execute(text("SELECT count(*) FROM assignments"))).scalar_one()
        office = scope_of(Who(1, place.coordinator, "ru", seats=await people.seats(tx, place.coordinator, TODAY)))
        assert office is not None
    print(f"\n{times}× — {number} assignments")
    works: dict[str, Callable[[AsyncSession], Awaitable[Any]]] = {
        "matrix of one municipality": lambda tx: _matrix(tx, office),
        "list of one person": lambda tx: assignments.of_person(tx, place.heads[0], TODAY),
        "queue of one coordinator": lambda tx: assignments.waiting_for(tx, place.coordinator, NOW),
        "everybody who is red": lambda tx: nudges.reach(tx, office, place.coordinator, NOW),
        "who cannot be reached": lambda tx: absent.count(tx, place.town),
    }
    for name, work in works.items():
        async with database.read() as tx:
            spent = min([await _seconds(work(tx)) for _ in range(5)])
            rows = await _rows_read(tx, work)
        print(f"  {name:27} {spent * 1000:7.1f} ms {rows:7} rows read", flush=True)
    await engine.dispose()


async def _seconds(work: Awaitable[Any]) -> float:
    began = time.perf_counter()
    await work
    return time.perf_counter() - began


async def _rows_read(tx: AsyncSession, work: Callable[[AsyncSession], Awaitable[Any]]) -> int:
    """The rows that the scans of all statements of a work really gave, as EXPLAIN ANALYZE counts them."""
    seen: list[tuple[str, Any]] = []
    connection = await tx.connection()

    def note(_: object, __: object, statement: str, values: object, *___: object) -> None:
        seen.append((statement, values))

    event.listen(connection.sync_connection, "before_cursor_execute", note)
    await work(tx)
    event.remove(connection.sync_connection, "before_cursor_execute", note)
    total = 0
    for statement, values in seen:
        plan = (await connection.exec_driver_sql("EXPLAIN (ANALYZE, FORMAT JSON) " + statement, values)).scalar_one()
        total += _scanned(plan[0]["Plan"])
    return total


def _scanned(node: dict[str, Any]) -> int:
    """Rows that scans of tables gave or threw away, below and including this node."""
    own = 0
    if "Relation Name" in node:
        thrown = sum(node.get(f"Rows Removed by {why}", 0) for why in ("Filter", "Index Recheck"))
        own = round((node["Actual Rows"] + thrown) * node["Actual Loops"])
    return own + sum(_scanned(child) for child in node.get("Plans", ()))


def main() -> None:
    """Every size in turn."""
    with tempfile.TemporaryDirectory() as folder, embedded.start(Path(folder), say=lambda _: None, durable=False) as server:
        for times in TIMES:
            asyncio.run(measure(server.url, times))


if __name__ == "__main__":
    main()
