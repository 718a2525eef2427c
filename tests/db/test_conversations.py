"""One row per chat, written together with "done"; whoever read an older version may not write over a newer one."""

import asyncio

import pytest

from db import Database, Ticket, updates
from db.conversations import NOTHING, OutOfDate, Remembered
from tests.inbox import arrived, ask, begun, stored, taken, tell


async def _written(database: Database, data: dict[str, object], version: int) -> Ticket:
    """A row handled, whose handler had read this version; the person's next row, begun by the next worker."""
    ticket = await begun(database)
    assert await updates.go_on(database.at_once, ticket.turn, done=ticket, page=Remembered(data, version)) is None
    return await begun(database)


async def test_a_chat_is_written_over_the_version_that_was_read(database: Database) -> None:
    ticket = await begun(database)
    assert ticket.remembered == NOTHING
    await stored(database, arrived(None, 1))
    following = await updates.go_on(database.at_once, ticket.turn, done=ticket, page=Remembered({"a": 1}, 0))
    assert following is not None
    assert following.remembered == Remembered({"a": 1}, 1)
    page = Remembered({"b": "Аня 🙂"}, 1)
    assert await updates.go_on(database.at_once, following.turn, done=following, page=page) is None
    assert (await begun(database)).remembered == Remembered({"b": "Аня 🙂"}, 2)


async def test_nothing_to_write_leaves_the_chat_as_it_is(database: Database) -> None:
    ticket = await _written(database, {"a": 1}, 0)
    await stored(database, arrived(None, 1))
    following = await updates.go_on(database.at_once, ticket.turn, done=ticket)
    assert following is not None
    assert following.remembered == Remembered({"a": 1}, 1)


@pytest.mark.parametrize("version", [0, 1, 3])
async def test_any_other_version_is_out_of_date_and_the_row_runs_again(database: Database, version: int) -> None:
    ticket = await _written(database, {"a": 1}, 0)
    await tell(database, "UPDATE conversations SET data = '{\"a\": 2}', version = 2")
    await stored(database, arrived(None, 1, later=True))
    with pytest.raises(OutOfDate):
        await updates.go_on(database.at_once, ticket.turn, done=ticket, page=Remembered({"a": 3}, version))
    again = await taken(database)
    assert again is not None
    assert (again.seq, again.attempts, again.remembered) == (ticket.seq, 2, Remembered({"a": 2}, 2))


async def test_of_two_who_write_at_once_one_is_out_of_date(database: Database) -> None:
    ticket = await begun(database)
    outcomes = await asyncio.gather(
        *(updates.go_on(database.at_once, ticket.turn, page=Remembered({"a": number}, 0), more=False) for number in (1, 2)),
        return_exceptions=True,
    )
    # The person is given back once, hence the other's fence is of yesterday.
    assert sorted(type(one).__name__ for one in outcomes) == ["LeaseLost", "NoneType"]
    assert len(await ask(database, "SELECT 1 FROM conversations WHERE version = 1")) == 1
