"""The inbox: what is stored once, whose turn it is, who may still write."""

import asyncio
import json
import math
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from db import AlreadyDone, Database, LeaseLost, updates
from db.conversations import Remembered
from db.updates import ATTEMPTS
from tests.inbox import arrived, ask, begun, stored, taken, tell, until

CALM = timedelta(0)


async def test_updates_are_kept_in_the_order_given_and_once(database: Database) -> None:
    assert await stored(database, arrived(7, 1), arrived(5, 1), arrived(9, 2), arrived(5, 1)) == 3
    assert await stored(database, arrived(9, 2), arrived(7, 1)) == 0
    assert [row.update_id for row in await ask(database, "SELECT update_id FROM updates ORDER BY seq")] == [7, 5, 9]


async def test_numbers_that_begin_anew_from_below_are_new(database: Database) -> None:
    await stored(database, arrived(900_000, 1))
    assert await stored(database, arrived(12, 1)) == 1


async def test_rows_of_the_bot_itself_have_no_number_and_are_all_kept(database: Database) -> None:
    assert await stored(database, arrived(None, 1), arrived(None, 1)) == 2


NEST = json.loads("[" * 450 + "]" * 450)


@pytest.mark.parametrize("words", ["до\x00после", "\ud83d", "Анна \ude00 Б", {"\x00": ["\x00"]}, -math.inf, [math.nan], NEST])
async def test_what_postgresql_cannot_keep_does_not_stop_the_others(database: Database, words: object) -> None:
    assert await stored(database, arrived(1, 1, words=words), arrived(2, 2, words="Аня 🙂")) == 2
    kept = [row.payload["words"] for row in await ask(database, "SELECT payload FROM updates ORDER BY seq")]
    assert kept[1] == "Аня 🙂"
    assert "\x00" not in str(kept[0])


async def test_the_one_who_has_waited_longest_is_served_first_and_only_by_one(database: Database) -> None:
    await stored(database, arrived(1, 30), arrived(2, 20), arrived(3, 30))
    tickets = [await taken(database) for _ in range(3)]
    assert [ticket and ticket.turn.key for ticket in tickets] == [30, 20, None]


async def test_one_look_takes_as_many_people_as_there_are_hands(database: Database) -> None:
    await stored(database, arrived(1, 30), arrived(2, 20), arrived(3, 30), arrived(4, 10))
    looks = [await updates.take(database.at_once, uuid4(), 2) for _ in range(3)]
    assert [[ticket.turn.key for ticket in look] for look in looks] == [[30, 20], [10], []]


async def test_many_who_look_at_once_each_find_somebody_else(database: Database) -> None:
    await stored(database, *(arrived(None, key) for key in range(1, 13)))
    tickets = await asyncio.gather(*(taken(database) for _ in range(14)))
    assert sorted(ticket.turn.key for ticket in tickets if ticket) == list(range(1, 13))


async def test_a_persons_rows_come_one_after_another(database: Database) -> None:
    await stored(database, arrived(1, 1, n=1), arrived(2, 1, n=2))
    first = await taken(database)
    assert first is not None
    assert (first.payload, first.attempts) == ({"n": 1}, 1)
    second = await updates.go_on(database.at_once, first.turn, done=first)
    assert second is not None
    assert (second.payload, second.attempts) == ({"n": 2}, 1)
    assert await updates.go_on(database.at_once, first.turn, done=second) is None


async def test_a_row_that_waits_for_its_retry_holds_up_its_person_and_nobody_else(database: Database) -> None:
    ticket = await begun(database, 1)
    await stored(database, arrived(None, 1, later=True), arrived(None, 2))
    async with database.begin() as tx:
        assert not await updates.fail(tx, ticket, "KeyError", timedelta(hours=1))
    assert await updates.go_on(database.at_once, ticket.turn) is None
    tickets = [await taken(database), await taken(database)]
    assert [one and one.turn.key for one in tickets] == [2, None]


async def test_a_row_is_dead_after_its_last_attempt_and_the_next_one_runs(database: Database) -> None:
    ticket = await begun(database, 1)
    await stored(database, arrived(None, 1, later=True))
    for attempt in range(1, ATTEMPTS + 1):
        async with database.begin() as tx:
            assert await updates.fail(tx, ticket, "KeyError", CALM) == (attempt == ATTEMPTS)
        following = await updates.go_on(database.at_once, ticket.turn)
        assert following is not None
        assert bool(following.payload) == (attempt == ATTEMPTS)
        ticket = following
    [dead] = await ask(database, "SELECT attempts, failure, done_at FROM updates WHERE dead_at IS NOT NULL")
    assert tuple(dead) == (ATTEMPTS, "KeyError", None)


async def test_waiting_for_telegram_is_not_counted(database: Database) -> None:
    ticket = await begun(database)
    for _ in range(5):
        async with database.begin() as tx:
            await updates.wait_out(tx, ticket, "TelegramServerError", CALM)
        again = await updates.go_on(database.at_once, ticket.turn)
        assert again is not None
        assert again.attempts == 1
        ticket = again


async def _robbed(database: Database) -> updates.Ticket:
    """A row whose worker was thought dead: somebody else has the person now."""
    ticket = await begun(database)
    await tell(database, "UPDATE leases SET until = clock_timestamp() - interval '1 second'")
    assert await taken(database, uuid4()) is not None
    return ticket


async def test_the_old_holder_writes_nothing_any_more(database: Database) -> None:
    ticket = await _robbed(database)
    for write in (
        lambda tx: updates.fail(tx, ticket, "x", CALM),
        lambda tx: updates.wait_out(tx, ticket, "x", CALM),
        lambda _: updates.go_on(database.at_once, ticket.turn, done=ticket, page=Remembered({"a": 1}, 0)),
        lambda _: updates.go_on(database.at_once, ticket.turn),
    ):
        with pytest.raises(LeaseLost):
            async with database.begin() as tx:
                await write(tx)
    assert await ask(database, "SELECT 1 FROM conversations") == []
    with pytest.raises(LeaseLost):
        async with database.bound(ticket).begin() as tx:
            await tx.execute(text("UPDATE pace SET id = 1"))
    [row] = await ask(database, "SELECT done_at, dead_at, effects_at, failure, attempts FROM updates")
    assert tuple(row) == (None, None, None, None, 2)  # begun by both


async def test_the_old_holder_neither_keeps_nor_frees_what_another_has(database: Database) -> None:
    ticket = await _robbed(database)
    [before] = await ask(database, "SELECT until, fence FROM leases")
    async with database.begin() as tx:
        await updates.keep(tx, [ticket.turn])
    with pytest.raises(LeaseLost):
        await updates.go_on(database.at_once, ticket.turn, more=False)
    assert await ask(database, "SELECT until, fence FROM leases") == [before]


async def test_a_lease_that_ran_out_is_still_ours_until_somebody_takes_it(database: Database) -> None:
    ticket = await begun(database)
    await tell(database, "UPDATE leases SET until = clock_timestamp() - interval '1 second'")
    async with database.bound(ticket).begin() as tx:
        await tx.execute(text("SELECT 1"))
    await stored(database, arrived(None, 1))
    assert await updates.go_on(database.at_once, ticket.turn, done=ticket) is not None
    assert await ask(database, "SELECT 1 FROM leases WHERE until > clock_timestamp()")


async def test_a_lease_is_renewed_while_its_holder_lives(database: Database) -> None:
    ticket = await begun(database)
    await tell(database, "UPDATE leases SET until = clock_timestamp() + interval '1 second'")
    async with database.begin() as tx:
        await updates.keep(tx, [ticket.turn])
    assert await ask(database, "SELECT 1 FROM leases WHERE until > clock_timestamp() + interval '5 seconds'")


async def test_a_renewal_that_comes_late_does_not_take_back_what_was_given_back(database: Database) -> None:
    """It waits for the row while the worker gives the person back; a message that comes then is served at once."""
    ticket = await begun(database)
    async with database.begin() as first:
        await first.execute(text("SELECT 1 FROM leases FOR UPDATE"))
        giving = asyncio.create_task(updates.go_on(database.at_once, ticket.turn, done=ticket))
        await until(lambda: _wait_for_a_lock(database, 1))
        async with database.begin() as other:
            await other.execute(text("SET LOCAL lock_timeout = '10s'"))
            late = asyncio.create_task(updates.keep(other, [ticket.turn]))
            await until(lambda: _wait_for_a_lock(database, 2))
            await first.commit()
            assert await giving is None
            await late
    await stored(database, arrived(None, 1))
    assert await taken(database) is not None


async def _wait_for_a_lock(database: Database, many: int) -> bool:
    return len(await ask(database, "SELECT 1 FROM pg_locks WHERE NOT granted")) >= many


async def _counts(database: Database, ticket: updates.Ticket) -> None:
    async with database.bound(ticket).begin() as tx:
        await tx.execute(text("INSERT INTO job_runs (job, day, at) VALUES ('effect', '2026-08-11', clock_timestamp())"))


async def test_effects_stand_once_however_often_an_update_runs(database: Database) -> None:
    ticket = await begun(database)
    await _counts(database, ticket)
    for _ in range(2):
        with pytest.raises(AlreadyDone):
            await _counts(database, ticket)
    assert len(await ask(database, "SELECT 1 FROM job_runs WHERE job = 'effect'")) == 1


async def test_what_stood_on_the_screen_when_the_process_ended_is_known_to_the_next_run(database: Database) -> None:
    first = await begun(database)
    assert database.bound(first).shown_before is None
    await database.bound(first).shows(316)
    again = await updates.go_on(database.at_once, first.turn)
    assert again is not None
    assert database.bound(again).shown_before == 316
    async with database.bound(again).begin():
        pass
    assert await updates.go_on(database.at_once, again.turn, done=again) is None
    assert [row.payload for row in await ask(database, "SELECT payload FROM updates")] == [{}]


async def test_two_who_believe_to_hold_the_same_row_have_one_effect(database: Database) -> None:
    ticket = await begun(database)
    outcomes = await asyncio.gather(*(_counts(database, ticket) for _ in range(6)), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyDone"] * 5 + ["NoneType"]


async def test_an_update_has_one_transaction_and_may_repeat_one_that_was_rolled_back(database: Database) -> None:
    bound = database.bound(await begun(database))
    with pytest.raises(KeyError):
        async with bound.begin():
            raise KeyError
    async with bound.begin():
        with pytest.raises(RuntimeError, match="one transaction"):
            async with bound.begin():
                pytest.fail("a transaction inside another would wait for it for ever")
    with pytest.raises(RuntimeError, match="one transaction"):
        async with bound.begin():
            pytest.fail("the effects are committed")


async def test_only_handled_rows_are_forgotten_and_only_after_48_hours(database: Database) -> None:
    await stored(database, *(arrived(number, number) for number in range(1, 5)))
    await tell(database, "UPDATE updates SET received_at = clock_timestamp() - interval '49 hours' WHERE update_id < 4")
    await tell(database, "UPDATE updates SET done_at = clock_timestamp() WHERE update_id IN (1, 4)")
    await tell(database, "UPDATE updates SET dead_at = clock_timestamp() WHERE update_id = 2")
    async with database.begin() as tx:
        assert await updates.forget_old(tx) == 2
    assert [row.update_id for row in await ask(database, "SELECT update_id FROM updates ORDER BY 1")] == [3, 4]
