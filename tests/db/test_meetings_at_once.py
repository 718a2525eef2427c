"""Both sides log the same meeting in the same instant, over two connections: it is one, confirmed, and nobody is asked."""

import asyncio

from db import Database
from db.pair import meetings
from db.pair.meeting_entries import Entry
from domain.meetings import Kind
from tests import school
from tests.db.short_lives import BEGIN, TEXT, found
from tests.inbox import ask


async def test_the_same_meeting_logged_twice_at_the_same_instant_is_one(database: Database) -> None:
    async with database.begin() as tx:
        life = await found(tx)
        junior, senior, *_ = life.persons
        sides = [
            (await life.ids(f"SELECT id FROM participants WHERE person_id = {person} AND form = 'pupil_pupil'"))[0]
            for person in (junior, senior)
        ]
        for one in sides:
            await school.admitted(tx, life.curator, one, TEXT, BEGIN)
        pair = await school.paired(tx, life.curator, sides[1], sides[0], TEXT, BEGIN)

    async def says(person: int, minutes: int) -> object:
        async with database.begin() as tx:
            return await meetings.log(tx, pair.row.id, person, BEGIN.date(), Kind.REGULAR, minutes, now=BEGIN)

    said = await asyncio.gather(says(junior, 45), says(senior, 60), says(senior, 60), says(junior, 45))
    assert all(isinstance(one, Entry) for one in said)
    assert await ask(database, "SELECT state FROM meetings") == [("confirmed",)]
    assert await ask(database, "SELECT part, minutes FROM meeting_words ORDER BY part") == [("mentee", 45), ("mentor", 60)]
    open_questions = await ask(database, "SELECT 1 FROM notices WHERE key = 'meetings-ask-confirm' AND void_at IS NULL")
    assert len(open_questions) <= 1
