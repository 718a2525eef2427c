"""What is remembered of a chat: one row, written with "done", nothing that nobody can reach."""

from aiogram.fsm.storage.base import StorageKey

from bot.memory import Memory, Page, page
from db.conversations import Remembered


def key(destiny: str) -> StorageKey:
    return StorageKey(bot_id=9, chat_id=1, user_id=1, destiny=destiny)


async def test_what_was_put_is_there_for_the_next_update() -> None:
    memory = Memory()
    page.set(Page())
    await memory.set_data(key("a"), {"n": 1, "name": "Аня"})
    await memory.set_state(key("a"), "Form:name")
    kept = page.get().to_save()
    assert kept is not None
    page.set(Page(Remembered(kept.data, 1)))
    assert (await memory.get_data(key("a")), await memory.get_state(key("a"))) == ({"n": 1, "name": "Аня"}, "Form:name")
    await memory.set_data(key("a"), {})
    await memory.set_state(key("a"))
    assert page.get().to_save() == Remembered({}, 1)


async def test_nothing_changed_is_nothing_written() -> None:
    one = Page()
    one.get("a")["n"] = 7
    assert one.to_save() is None


async def test_contexts_on_no_stack_are_forgotten() -> None:
    one = Page()
    one.put("aiogd:stack:", {"_id": "", "intents": ["aaaaaa", "bbbbbb"]})
    for intent in ("aaaaaa", "bbbbbb", "cccccc"):
        one.put(f"aiogd:context:{intent}", {"id": intent})
    kept = one.to_save()
    assert kept is not None
    assert set(kept.data) == {"aiogd:stack:", "aiogd:context:aaaaaa", "aiogd:context:bbbbbb"}


async def test_what_was_read_is_a_copy() -> None:
    one = Page()
    one.put("a", {"list": [1]})
    one.get("a")["list"].append(2)
    assert one.get("a") == {"list": [1]}
