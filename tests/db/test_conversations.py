"""One row per chat; whoever read an older version may not write over a newer one."""

import asyncio

import pytest

from db import Database, conversations
from db.conversations import OutOfDate
from tests.inbox import ask


async def _save(database: Database, data: dict[str, object], version: int) -> None:
    async with database.begin() as tx:
        await conversations.save(tx, 1, data, version)


async def test_a_chat_is_written_over_the_version_that_was_read(database: Database) -> None:
    async with database.read() as tx:
        assert await conversations.load(tx, 1) == ({}, 0, 0)
    await _save(database, {"a": 1}, 0)
    await _save(database, {"b": "Аня 🙂"}, 1)
    async with database.read() as tx:
        assert await conversations.load(tx, 1) == ({"b": "Аня 🙂"}, 2, 0)


@pytest.mark.parametrize("version", [0, 1, 3])
async def test_any_other_version_is_out_of_date(database: Database, version: int) -> None:
    await _save(database, {"a": 1}, 0)
    await _save(database, {"a": 2}, 1)
    with pytest.raises(OutOfDate):
        await _save(database, {"a": 3}, version)
    [row] = await ask(database, "SELECT data FROM conversations")
    assert row.data == {"a": 2}


async def test_of_two_who_write_at_once_one_is_out_of_date(database: Database) -> None:
    outcomes = await asyncio.gather(_save(database, {"a": 1}, 0), _save(database, {"a": 2}, 0), return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["NoneType", "OutOfDate"]
