"""A filled region: what one municipality, one school, one person asks for is found by index, whatever stands beside it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.scale import EARLY, MORNING, screens
from bot.composing import Composing
from db import Database
from db.assignment import reporting
from db.assignment.assignments import Listed
from db.office import people
from db.reminder import mornings, reminders, watched_keys
from db.speaking import deliveries, reachability
from domain.assignment import EvidenceKind
from domain.offices import Office
from domain.personal import PersonalData
from domain.pieces import Piece
from scheduler.delivery import Words
from tests.cases import case
from tests.grown_region import grown
from tests.plans import noted, read_from_end_to_end, rows_read
from tests.rows import TODAY, Place

#: Tables that grow with every person, every assignment, every day; those with a row or two for each organisation are small, and
#: reading them whole is often the cheapest.
LARGE = {
    "accounts", "assignment_changes", "assignments", "deliveries", "evidence", "meetings", "pairs", "participants", "persons",
    "reminders",
}  # fmt: skip


async def _planned(database: Database, place: Place) -> None:
    """What the first municipality is promised, and as much in every neighbour, so that statistics speak of a whole region."""
    async with database.begin() as tx:
        rows = await tx.execute(text("SELECT id FROM assignments WHERE organization_id = ANY(:ids)"), {"ids": place.schools})
        await reminders.replan(tx, list(rows.scalars()), now=EARLY)
        await tx.execute(
            text("""
                INSERT INTO reminders (item_kind, item_id, rung, person_id, day, at)
                SELECT 'assignment', a.id, n, p.person_id, a.due + n, (a.due + n + time '06:00') AT TIME ZONE 'UTC'
                  FROM assignments a JOIN appointments p ON p.organization_id = a.organization_id, generate_series(-5, 5) n
                 WHERE a.organization_id <> ALL(:ids)
            """),
            {"ids": place.schools},
        )
        await tx.execute(
            text("""
                INSERT INTO deliveries (person_id, day, kind, due_at, state, sent_at)
                SELECT DISTINCT person_id, day, 'morning', at, 'sent', at FROM reminders WHERE day < date '2026-08-09'
            """)
        )
    async with database.begin() as tx:
        await tx.execute(text("ANALYZE"))


async def test_hot_paths_of_one_municipality_read_no_large_table_from_end_to_end(database: Database) -> None:
    async with database.begin() as tx:
        place = await grown(tx, 20)
    await _planned(database, place)
    async with database.begin() as tx:
        head = place.heads[0]
        (one,) = (
            await tx.execute(
                text("SELECT id FROM assignments WHERE organization_id = :school AND state = 'open' ORDER BY id LIMIT 1"),
                {"school": place.schools[0]},
            )
        ).scalars()
        await mornings.gather(tx, MORNING)
        claimed = next(each for each in await deliveries.claim_due(tx, uuid4(), MORNING, 5000) if each.person_id == head)

        async def reports(tx: AsyncSession) -> None:
            done = await reporting.report(
                tx, one, head, (Piece(EvidenceKind.LINE, "провели"), Piece(EvidenceKind.DOCUMENT, "12-о", TODAY)), now=MORNING
            )
            assert isinstance(done, Listed)

        async def words(tx: AsyncSession) -> None:
            composed = await Composing(PersonalData.CODES).compose(tx, claimed, MORNING + timedelta(minutes=1))
            assert isinstance(composed, Words)

        works: dict[str, Callable[[AsyncSession], Awaitable[Any]]] = {
            **await screens(tx, place),
            "words of a morning": words,
            "a morning with nothing new": lambda tx: mornings.gather(tx, MORNING),
            "a report": reports,
            "a closed door": lambda tx: reachability.lost(tx, place.heads[1], MORNING),
            "who holds what": lambda tx: people.seats(tx, head, TODAY),
        }
        found: list[str] = []
        for name, work in works.items():
            with case(name):
                with noted(await tx.connection()) as statements:
                    await work(tx)
                scanned = await read_from_end_to_end(tx, statements)
                assert statements
                if name == "plan of thirty days":
                    assert await rows_read(tx, statements) < 2 * await _own(tx, place), (
                        "in step with the municipality, not the region"
                    )
                found += [f"{name}: {table} in {' '.join(one.split())}" for table, one in scanned.items() if table in LARGE]
    assert not found, "\n".join(found)


async def _own(tx: AsyncSession, place: Place) -> int:
    """Everything that is promised about the first municipality's schools, and what it is promised about."""
    found = await tx.execute(
        text("""
            SELECT count(*) FROM assignments a JOIN reminders r ON r.item_kind = 'assignment' AND r.item_id = a.id
             WHERE a.organization_id = ANY(:ids)
        """),
        {"ids": place.schools},
    )
    return int(found.scalar_one())


async def test_whoever_is_concerned_is_found_by_place_and_by_name(database: Database) -> None:
    """A school, its municipality, a region (which stands in no school's chain), and somebody who is named in another place."""
    async with database.begin() as tx:
        place = await grown(tx, 2, schools=3)
        own = await place.assigned(tx, due=TODAY, school=None)
        named = await place.assigned(tx, due=TODAY, school=2, executor=place.heads[0])
        await tx.execute(text("UPDATE appointments SET deputy_person_id = :one WHERE person_id = :two"), {
            "one": place.controller, "two": place.heads[1],
        })  # fmt: skip
        ids = {
            who: {key.id for key in await watched_keys.concerning(tx, person)}
            for who, person in (
                (Office.HEAD, place.heads[0]), (Office.COORDINATOR, place.coordinator), (Office.REGIONAL, place.regional),
            )
        }  # fmt: skip
        rows = await tx.execute(text("SELECT id, organization_id FROM assignments WHERE state <> 'accepted'"))
        at = {row.id: row.organization_id for row in rows}
    here = {place.town, *place.schools}
    assert ids[Office.HEAD] == {one for one, where in at.items() if where == place.schools[0]} | {named}
    assert ids[Office.COORDINATOR] == {one for one, where in at.items() if where in here}
    assert ids[Office.REGIONAL] == {own}
