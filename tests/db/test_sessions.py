"""Statements that go straight to the driver behave as those of a session do."""

import asyncio

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from db import Database
from db.models import Person
from tests.rows import NOW


async def _count(database: Database) -> int:
    async with database.read() as tx:
        return int((await tx.execute(text("SELECT count(*) FROM persons"))).scalar_one())


async def test_what_is_written_while_looking_is_undone(database: Database) -> None:
    async with database.read() as tx:
        assert (await tx.execute(text("SELECT name FROM persons WHERE id = :id"), {"id": 1})).scalars().all() == []
        await tx.execute(
            text("INSERT INTO persons (name, language, created_at) VALUES (:name, 'ru', :now)"), {"name": "Ю", "now": NOW}
        )
        assert (await tx.execute(text("SELECT name FROM persons"))).scalar_one() == "Ю", "it does not see its own row"
    assert await _count(database) == 0


async def test_an_object_that_was_added_while_looking_is_seen_there_and_undone(database: Database) -> None:
    async with database.read() as tx:
        tx.add(Person(language="ru", name="Ю", created_at=NOW))
        await tx.flush()
        assert (await tx.execute(text("SELECT name FROM persons"))).scalar_one() == "Ю"
    assert await _count(database) == 0


async def test_a_row_that_was_read_before_it_is_locked_is_read_anew_and_nothing_of_ours_is_lost(
    database: Database,
) -> None:
    async with database.begin() as tx:
        tx.add(Person(language="ru", name="Ю", created_at=NOW))
    async with database.begin() as tx:
        person = (await tx.execute(select(Person))).scalar_one()
        async with database.begin() as other:
            await other.execute(text("UPDATE persons SET name = 'Я'"))
        person.language = "en"
        locked = (await tx.execute(select(Person).with_for_update())).scalar_one()
        assert locked is person
        assert (locked.name, locked.language) == ("Я", "en")


async def test_words_and_objects_of_one_transaction_are_written_together_or_not_at_all(database: Database) -> None:
    add = text("INSERT INTO persons (id, name, language, created_at) VALUES (:id, :name, 'ru', :now) RETURNING id, name")

    async def twice() -> None:
        async with database.begin() as tx:
            tx.add(Person(language="ru", created_at=NOW))
            await tx.flush()
            row = (await tx.execute(add, {"id": 700, "name": "Ю", "now": NOW})).one()
            assert (row.id, row.name) == (700, "Ю")
            await tx.execute(add, {"id": 700, "name": "Я", "now": NOW})

    with pytest.raises(IntegrityError):
        await twice()
    assert await _count(database) == 0
    async with database.begin() as tx:
        await tx.execute(add, {"id": 700, "name": "Ю", "now": NOW})
        assert (await tx.execute(select(Person.name).where(Person.id == 700))).scalar_one() == "Ю"
    assert await _count(database) == 1


@pytest.mark.parametrize("objects", [False, True])
async def test_what_is_committed_halfway_stands_at_once_and_what_is_rolled_back_does_not(
    database: Database, objects: bool
) -> None:
    add = text("INSERT INTO persons (id, language, created_at) VALUES (:id, 'ru', :now)")
    async with database.begin() as tx:
        if objects:
            await tx.execute(select(Person.name))
        await tx.execute(add, {"id": 700, "now": NOW})
        await tx.commit()
        assert await _count(database) == 1
        await tx.execute(add, {"id": 701, "now": NOW})
        await tx.rollback()
        await tx.execute(add, {"id": 702, "now": NOW})
    async with database.read() as tx:
        assert (await tx.execute(text("SELECT id FROM persons ORDER BY 1"))).scalars().all() == [700, 702]


async def test_a_value_that_the_database_does_not_take_is_a_fault_of_the_statement_and_of_nothing_else(
    database: Database,
) -> None:
    asked = text("SELECT name FROM persons WHERE id = :id")
    async with database.read() as tx, database.begin() as other:
        for opened in (tx, other):
            with pytest.raises(DBAPIError):
                await opened.execute(asked, {"id": 2**70})
    assert await _count(database) == 0


async def test_connections_that_were_cut_are_replaced(database: Database) -> None:
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    await asyncio.gather(*(database.at_once("SELECT 1") for _ in range(3)))

    async def cut_off() -> None:
        async with database.begin() as tx:
            await tx.execute(text("SELECT count(*) FROM persons"))
            await database.at_once(cut)
            while True:  # the server says so in its own time
                await tx.execute(text("SELECT :word AS word"), {"word": "1"})

    with pytest.raises(DBAPIError):
        await cut_off()
    async with database.begin() as tx:
        assert (await tx.execute(text("SELECT count(*) FROM persons"))).scalar_one() == 0
    assert await _count(database) == 0


async def test_a_statement_that_nobody_waits_for_leaves_its_connection_to_nobody(database: Database) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(database.at_once("SELECT pg_sleep(10)"), 0.05)
    assert [row[0] for row in await database.at_once("SELECT 7")] == [7]


async def test_objects_after_words_join_their_transaction(database: Database) -> None:
    add = text("INSERT INTO persons (id, name, language, created_at) VALUES (:id, 'Ю', 'ru', :now)")

    async def both(*, fails: bool) -> None:
        async with database.begin() as tx:
            await tx.execute(add, {"id": 700, "now": NOW})
            tx.add(Person(name="Я", language="ru", created_at=NOW))
            await tx.flush()
            assert (await tx.execute(text("SELECT count(*) FROM persons"))).scalar_one() == 2
            if fails:
                raise LookupError

    with pytest.raises(LookupError):
        await both(fails=True)
    assert await _count(database) == 0
    await both(fails=False)
    assert await _count(database) == 2
    async with database.begin() as tx:  # an object that only the end of the transaction writes
        await tx.execute(add, {"id": 702, "now": NOW})
        tx.add(Person(name="Э", language="ru", created_at=NOW))
    assert await _count(database) == 4


async def test_words_that_were_not_committed_leave_nothing_behind(database: Database) -> None:
    add = text("INSERT INTO persons (name, language, created_at) VALUES ('Ю', 'ru', :now)")
    async with database.begin() as tx:
        await tx.execute(text("CREATE TABLE once (number int UNIQUE DEFERRABLE INITIALLY DEFERRED)"))

    async def cut_off(last: str) -> None:
        async with database.begin() as tx:
            await tx.execute(add, {"now": NOW})
            await tx.execute(text(last))

    with pytest.raises(IntegrityError):  # the commit is refused
        await cut_off("INSERT INTO once VALUES (1), (1)")
    with pytest.raises(DBAPIError):
        await cut_off("SELECT 1 / 0")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(cut_off("SELECT pg_sleep(10)"), 0.05)
    assert await _count(database) == 0
    assert database.engine.pool.checkedout() == 0, "a connection was not given back"  # type: ignore[attr-defined]
    await cut_off("SELECT 1")
    assert await _count(database) == 1
