"""What is remembered of a chat: one row, written with "done", nothing that nobody can reach."""

from aiogram.fsm.storage.base import StorageKey

from bot.memory import Memory, Page, page
from db import Database
from tests.inbox import ask


def key(destiny: str) -> StorageKey:
    return StorageKey(bot_id=9, chat_id=1, user_id=1, destiny=destiny)


async def _save(database: Database, one: Page) -> None:
    async with database.begin() as tx:
        await one.save(tx)


async def test_what_was_put_is_there_for_the_next_update(database: Database) -> None:
    memory = Memory()
    async with database.read() as tx:
        page.set(await Page.open(tx, 1))
    await memory.set_data(key("a"), {"n": 1, "name": "Аня"})
    await memory.set_state(key("a"), "Form:name")
    await _save(database, page.get())
    async with database.read() as tx:
        page.set(await Page.open(tx, 1))
    assert (await memory.get_data(key("a")), await memory.get_state(key("a"))) == ({"n": 1, "name": "Аня"}, "Form:name")
    await memory.set_data(key("a"), {})
    await memory.set_state(key("a"))
    await _save(database, page.get())
    assert [row.data for row in await ask(database, "SELECT data FROM conversations")] == [{}]


async def test_nothing_changed_is_nothing_written(database: Database) -> None:
    async with database.read() as tx:
        one = await Page.open(tx, 1)
    one.get("a")["n"] = 7
    await _save(database, one)
    assert await ask(database, "SELECT 1 FROM conversations") == []


async def test_contexts_on_no_stack_are_forgotten(database: Database) -> None:
    async with database.read() as tx:
        one = await Page.open(tx, 1)
    one.put("aiogd:stack:", {"_id": "", "intents": ["aaaaaa", "bbbbbb"]})
    for intent in ("aaaaaa", "bbbbbb", "cccccc"):
        one.put(f"aiogd:context:{intent}", {"id": intent})
    await _save(database, one)
    [row] = await ask(database, "SELECT data FROM conversations")
    assert set(row.data) == {"aiogd:stack:", "aiogd:context:aaaaaa", "aiogd:context:bbbbbb"}


async def test_what_was_read_is_a_copy(database: Database) -> None:
    async with database.read() as tx:
        one = await Page.open(tx, 1)
    one.put("a", {"list": [1]})
    one.get("a")["list"].append(2)
    assert one.get("a") == {"list": [1]}
