"""Two people of one class send their forms in the same instant: both have a code, each its own, and nobody waits in a circle."""

import asyncio

from sqlalchemy import text

from db import Database
from db.models import Participant
from db.office import people
from db.participant import sending
from domain.codes import SchoolClass
from domain.who import Who
from tests.rows import NOW, Place


async def _applies(tx: sending.AsyncSession, place: Place, external_id: int) -> None:
    person = await people.settle(tx, Who(external_id, None, "ru"), now=NOW)
    tx.add(
        Participant(
            programme_id=place.programme, organization_id=place.schools[0], person_id=person, form="pupil_pupil", role="mentee",
            category="pupil", applied_at=NOW,
        )
    )  # fmt: skip
    # A wait in a circle is an error at once, and no hanging test.
    await tx.execute(text("SET LOCAL lock_timeout = '3s'"))
    await tx.flush()


async def test_codes_of_one_class_are_given_one_after_another_without_a_circle(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
    seventh = SchoolClass(7, "Б")
    async with database.begin() as second:
        async with database.begin() as first:
            await _applies(first, place, 501)
            await _applies(second, place, 502)
            one = await sending.next_code(first, place.schools[0], seventh)
            waits = asyncio.create_task(sending.next_code(second, place.schools[0], seventh))
        other = await waits
    assert (one, other) == ("7Б-01", "7Б-02")
