"""Slots belong to the bot, not to a process: thirty in any second, a pause for everybody, urgent before bulk."""

import asyncio
from itertools import count

import pytest

from db import Database, open_engine
from db.speaking import pacing
from db.speaking.pacing import PER_SECOND, Slot, Wait
from tests.inbox import ask, tell

_chats = count(1)


async def take(database: Database, chat: int = 0, *, urgent: bool = True) -> Slot | Wait:
    taken = await pacing.take(database.at_once, chat or next(_chats), urgent=urgent)
    if isinstance(taken, Slot):
        await asyncio.sleep(taken.wait)
    return taken


async def give_back(database: Database, slot: Slot | Wait) -> None:
    assert isinstance(slot, Slot)
    await pacing.give_back(database.at_once, slot)


async def held(database: Database, number: int = PER_SECOND) -> list[Slot]:
    slots = [await take(database) for _ in range(number)]
    assert all(isinstance(slot, Slot) for slot in slots)
    return [slot for slot in slots if isinstance(slot, Slot)]


async def test_two_processes_never_begin_more_than_thirty_calls_in_any_second(database: Database, url: str) -> None:
    """Callers that wait as told, on two engines; a call counts until a second after its answer."""
    engine = open_engine(url)

    async def call(where: Database) -> None:
        while isinstance(slot := await take(where), Wait):  # noqa: ASYNC110 -- the database says when to ask again
            await asyncio.sleep(slot.seconds)
        await give_back(where, slot)

    try:
        await asyncio.gather(*(call(where) for where in (database, Database(engine)) for _ in range(PER_SECOND)))
    finally:
        await engine.dispose()
    stamps = sorted(row.taken_at.timestamp() for row in await ask(database, "SELECT taken_at FROM sending_slots"))
    assert len(stamps) == 2 * PER_SECOND
    assert max(sum(start <= other < start + 1 for other in stamps) for start in stamps) == PER_SECOND


async def test_a_call_on_its_way_holds_its_slot_however_long_it_takes(database: Database) -> None:
    slots = await held(database)
    await tell(database, "UPDATE sending_slots SET taken_at = taken_at - interval '10 seconds'")
    assert isinstance(await take(database), Wait)
    await give_back(database, slots[0])
    assert isinstance(await take(database, urgent=False), Wait)  # for a second more
    await tell(database, "UPDATE sending_slots SET free_at = clock_timestamp() WHERE id = :id", id=slots[0].id)
    assert isinstance(await take(database), Slot)


async def test_the_slots_of_a_dead_process_come_back(database: Database) -> None:
    await held(database)
    [row] = await ask(database, "SELECT max(free_at) - clock_timestamp() AS left FROM sending_slots")
    assert 0 < row.left.total_seconds() <= pacing.HELD.total_seconds()
    await tell(database, "UPDATE sending_slots SET free_at = free_at - CAST(:held AS interval)", held=pacing.HELD)
    assert isinstance(await take(database), Slot)


async def test_a_pause_holds_for_everybody_and_ends_by_itself(database: Database) -> None:
    async with database.begin() as tx:
        await pacing.pause(tx, 30)
        await pacing.pause(tx, 5)  # a shorter one does not shorten it
    told = await take(database)
    assert isinstance(told, Wait)
    assert 29 < told.seconds <= 30
    assert 29 < await pacing.paused(database.at_once) <= 30
    await tell(database, "UPDATE pace SET paused_until = clock_timestamp()")
    assert isinstance(await take(database), Slot)
    assert await pacing.paused(database.at_once) == 0


async def test_urgent_overtakes_bulk(database: Database) -> None:
    slots = await held(database)
    assert isinstance(await take(database, urgent=False), Wait)
    told = await take(database, urgent=True)
    assert isinstance(told, Wait)
    [row] = await ask(database, "SELECT extract(epoch FROM urgent_until - clock_timestamp()) AS left FROM pace")
    assert float(row.left) > told.seconds - 0.05, "bulk stands back until the urgent one has asked again"
    await tell(database, "UPDATE sending_slots SET free_at = clock_timestamp() WHERE id = :id", id=slots[0].id)
    assert isinstance(await take(database, urgent=False), Wait)
    assert isinstance(await take(database, urgent=True), Slot)


async def test_a_slot_that_is_known_to_come_free_is_given_at_once_and_urgent_gets_the_next_one(database: Database) -> None:
    slots = await held(database)
    for slot, seconds in zip(slots[:3], (0.1, 0.2, 0.9), strict=True):
        await tell(
            database, f"UPDATE sending_slots SET free_at = clock_timestamp() + interval '{seconds} s' WHERE id = {slot.id}"
        )
    asked = [
        await pacing.take(database.at_once, chat, urgent=urgent) for chat, urgent in ((901, False), (902, True), (903, True))
    ]
    waits = [slot.wait for slot in asked if isinstance(slot, Slot)]
    assert [wait <= wish for wait, wish in zip(waits, (0.1, 0.2, 0.9), strict=True)] == [True] * 3
    assert waits == sorted(waits)
    assert isinstance(await take(database, urgent=False), Wait), "nothing more is known to come free"


async def test_bulk_goes_on_when_nobody_urgent_waits(database: Database) -> None:
    await held(database, 3)
    assert isinstance(await take(database, urgent=False), Slot)


@pytest.mark.parametrize(("urgent", "answer"), [(False, Wait), (True, Slot)])
async def test_one_chat_gets_one_unasked_message_a_second_and_answers_at_once(
    database: Database, urgent: bool, answer: type[object]
) -> None:
    await give_back(database, await take(database, 77, urgent=False))
    assert isinstance(await take(database, 77, urgent=urgent), answer)
    assert isinstance(await take(database, 78, urgent=urgent), Slot)


async def test_a_group_gets_twenty_messages_a_minute(database: Database) -> None:
    for _ in range(pacing.GROUP_MESSAGES):
        await give_back(database, await take(database, -77))
    told = await take(database, -77)
    assert isinstance(told, Wait)
    assert 55 < told.seconds < 61
    assert isinstance(await take(database, -78), Slot)
    await tell(database, "UPDATE sending_slots SET taken_at = taken_at - CAST(:w AS interval)", w=pacing.GROUP_WINDOW)
    await tell(database, "UPDATE sending_slots SET free_at = clock_timestamp()")
    assert isinstance(await take(database, -77), Slot)
