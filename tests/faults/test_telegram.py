"""Telegram in trouble, with thousands of messages on their way: nothing is lost, nothing is said inside a pause, no storms."""

import asyncio
import random
from collections import Counter
from datetime import timedelta

import pytest

from db import Database
from tests.faults.bots import Bots
from tests.faults.crowd import founded, is_digest, whole_ledger
from tests.inbox import ask, tell, until
from tests.long import LONG, count
from tests.telegram import Box, Call

SENDS = count(100, 10_000)


async def _all_sent(database: Database) -> bool:
    """Whether every promise is kept; what waits for a retry need not wait so long."""
    await tell(database, "UPDATE deliveries SET retry_at = NULL WHERE retry_at > clock_timestamp() AND failure IS NOT NULL")
    await asyncio.sleep(0.2)
    return not await ask(database, "SELECT 1 FROM reminders WHERE rung = '-14' AND state <> 'sent' LIMIT 1")


async def _digests(box: Box) -> list[Call]:
    return [call for call in await whole_ledger(box, "sendMessage") if is_digest(call)]


@pytest.mark.long
@pytest.mark.timeout(300 + SENDS // 5)
@pytest.mark.parametrize("share", [0.05, 0.0] if LONG else [0.05])
async def test_said_twice_no_oftener_than_answers_were_lost(database: Database, box: Box, bots: Bots, share: float) -> None:
    chats = await founded(database, box, SENDS)
    bots.settings |= {"per_second": 2000, "arms": ""}
    if share:
        await box.weather({"kind": "lost-answer", "methods": ["sendMessage"], "probability": share})
    bot = await bots.one()
    await until(lambda: _all_sent(database), 60 + SENDS / 10)
    await bot.stopped()
    accepted = [call for call in await _digests(box) if call.status == 200]
    lost = sum(call.lost for call in accepted)
    said = Counter(call.chat_id for call in accepted)
    assert set(said) == set(chats)
    assert len(accepted) - len(chats) <= lost
    assert (lost > 0) == (share > 0)
    print(f"{SENDS} sends, {lost} answers lost, {len(accepted) - len(chats)} said again")


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_no_call_inside_a_pause_and_none_lost(database: Database, box: Box, bots: Bots) -> None:
    """429 on any method; in the long run the longest one is 300 s by the clock of the wall."""
    people = count(40, 400)
    chats = await founded(database, box, people)
    bots.settings |= {"per_second": 20, "arms": ""}
    chance = random.Random(316)
    pauses = [1, 2] if not LONG else [1, *(chance.randint(1, 20) for _ in range(8)), 300]
    bot = await bots.one()
    for number, pause in enumerate(pauses):
        before = len(await _refused(box))
        methods = [["sendMessage"], ["getUpdates"], ["sendMessage", "editMessageText"]][number % 3]
        await box.weather({"kind": "429", "methods": methods, "count": 1, "retry_after": pause})
        ann = await box.person(7_000_000 + number, "Имя")
        await ann.starts()
        await until(lambda before=before: _is_more(box, before), 60)  # type: ignore[misc]
        await box.weather()
    await until(lambda: _all_sent(database), max(pauses) + 120)
    await bot.stopped()
    calls = [call for call in await whole_ledger(box) if call.method != "getUpdates"]
    for struck, pause in zip(await _refused(box), pauses, strict=True):
        over = struck.answered + pause
        # What was handed to the line before the answer came cannot be called back.
        inside = [call.method for call in calls if struck.answered + 1.0 < call.came < over - 0.05]
        assert inside == [], f"inside a pause of {pause} s"
    accepted = Counter(call.chat_id for call in calls if call.status == 200 and is_digest(call))
    assert accepted == Counter(chats), "each once"


async def _refused(box: Box) -> list[Call]:
    return [call for call in await whole_ledger(box) if call.status == 429]


async def _is_more(box: Box, before: int) -> bool:
    await asyncio.sleep(0.05)
    return len(await _refused(box)) > before


async def test_trouble_delays_and_loses_nothing(database: Database, box: Box, bots: Bots) -> None:
    """Whatever Telegram says instead of an answer, everybody's morning comes once: nothing of it had been accepted."""
    chats = await founded(database, box, 12)
    bots.settings |= {"arms": "", "call": 5.0}
    kinds = ("500", "502html", "reset", "hang")
    await box.weather(*({"kind": kind, "methods": ["sendMessage"], "count": 2} for kind in kinds))
    bot = await bots.one()
    await until(lambda: _all_sent(database), 60)
    await bot.stopped()
    calls = await _digests(box)
    assert Counter(call.fault for call in calls if call.fault) == Counter(dict.fromkeys(kinds, 2))
    assert Counter(call.chat_id for call in calls if call.status == 200) == Counter(chats)


async def test_a_refused_token_stops_all_sending_with_one_line(database: Database, box: Box, bots: Bots) -> None:
    """401: some calls that were on their way, then one now and then; what was to be said is kept and comes afterwards."""
    chats = await founded(database, box, 40)
    await box.weather({"kind": "401", "methods": ["sendMessage"]})
    bots.settings |= {"arms": "", "unknown_pause": 2.0}
    bot = await bots.one()
    await (await box.person(101, "Аня")).starts()
    await until(lambda: _refused_twice(box), 40)
    refused = [call for call in await whole_ledger(box, "sendMessage") if call.status == 401]
    assert len(refused) <= 2 * 9, "who was on the way, and then one probe with who was on its way"
    assert bot.said().count("Telegram does not know this token") == 1
    await box.weather()
    await until(lambda: _all_sent(database), 60)
    await bot.stopped()
    assert Counter(call.chat_id for call in await _digests(box) if call.status == 200) == Counter(chats)


async def _refused_twice(box: Box) -> bool:
    """Whether Telegram was asked again after the first pause."""
    refused = [call.came for call in await whole_ledger(box, "sendMessage") if call.status == 401]
    return bool(refused) and max(refused) > min(refused) + 1.5


async def test_another_poller_is_said_once_and_is_no_crash_loop(database: Database, box: Box, bots: Bots) -> None:
    """409: the polls come ever more seldom, the process lives, what is due is said all the same."""
    chats = await founded(database, box, 3)
    await box.weather({"kind": "409", "methods": ["getUpdates"]})
    bots.settings |= {"arms": ""}
    bot = await bots.one()
    await until(lambda: _all_sent(database), 40)
    await until(lambda: _polled(box, 3), 40)
    assert bot.said().count("another program polls with this token") == 1
    assert not bot.gone.done()
    await box.weather()
    ann = await box.person(101, "Аня")
    await ann.starts()
    await ann.sees("Кто Вы?", patience=40)
    await bot.stopped()
    assert Counter(call.chat_id for call in await _digests(box) if call.status == 200) == Counter(chats)


async def _polled(box: Box, times: int) -> bool:
    return len([call for call in await whole_ledger(box, "getUpdates") if call.status == 409]) >= times


@pytest.mark.long
@pytest.mark.timeout(count(300, 1_800))
async def test_three_days_without_telegram(database: Database, box: Box, bots: Bots) -> None:
    """The clock goes on from Tuesday to Friday while the line is cut: memory flat, the queue kept, one message each then."""
    people, looks = count(20, 500), count(2, 12)
    chats = await founded(database, box, people)
    bots.settings |= {"arms": ""}
    await box.weather({"kind": "outage"})
    bot = await bots.one()
    sizes = []
    for _ in range(looks):
        await tell(database, "UPDATE clock SET ahead = ahead + :step", step=timedelta(hours=72) / looks)
        bot.reads_the_clock()
        await until(lambda: _all_tried(database), 120)
        sizes.append(bot.memory())
    await tell(database, "UPDATE deliveries SET retry_at = NULL")
    rows = await ask(database, "SELECT count(*) AS n FROM reminders WHERE rung = '-14' AND state = 'planned'")
    assert rows[0].n == people, "the queue is kept"
    assert max(sizes) < min(sizes) * 1.2, sizes
    await box.weather()
    await until(lambda: _all_sent(database), 120)
    await bot.stopped()
    accepted = [call for call in await _digests(box) if call.status == 200]
    assert Counter(call.chat_id for call in accepted) == Counter(chats), "one digest each"


async def _all_tried(database: Database) -> bool:
    """Whether whatever is due by now has been tried at least once."""
    await asyncio.sleep(0.3)
    return not await ask(
        database,
        "SELECT 1 FROM deliveries, clock WHERE state = 'waiting' AND due_at <= clock_timestamp() + ahead AND retry_at IS NULL",
    )
