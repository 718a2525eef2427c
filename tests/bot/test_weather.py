"""Telegram in bad weather: every trouble is one clear line, the bot goes on by itself, nothing is done twice."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import structlog

from db.speaking.pacing import CHAT_PAUSE
from domain.personal import PersonalData
from tests.inbox import tell, until
from tests.telegram import Box, Person
from tests.town import Town

CONCERN = "🆘 Сообщить о проблеме"
CALM = "Может подождать до утра"


@pytest.fixture
async def ann(town: Town) -> AsyncIterator[Person]:
    """A pupil at home."""
    person = await town.box.person(101, "Аня")
    await person.starts()
    await person.sees("Кто Вы?")
    await person.presses("🎒 Я ученик")
    await person.sees("Привет")
    await town.settled()
    yield person
    await town.box.weather()


@pytest.mark.parametrize("kind", ["502html", "lost-answer", "429"])
async def test_an_answer_that_did_not_get_through_is_given_again(town: Town, ann: Person, kind: str) -> None:
    await ann.presses(CONCERN)
    await ann.sees("Что случилось?")
    await ann.presses("Обижают, смеются")
    await ann.sees("Это срочно?")
    await town.box.weather({"kind": kind, "methods": ["editMessageText"], "count": 1, "retry_after": 1})
    await ann.presses(CALM)
    await ann.sees("Записано")
    await town.settled()
    assert await town.one("SELECT count(*) FROM concerns") == 1
    assert await town.ask("SELECT 1 FROM updates WHERE dead_at IS NOT NULL") == []


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("401", "Telegram does not know this token: set BOT_TOKEN anew and restart"),
        ("409", "another program polls with this token, or a webhook is set: stop it"),
        ("502html", "Telegram answered 502"),
        ("reset", "Telegram cannot be reached (ServerDisconnectedError)"),
    ],
)
async def test_trouble_while_polling_is_said_once_and_ends_by_itself(town: Town, ann: Person, kind: str, said: str) -> None:
    with structlog.testing.capture_logs() as lines:
        await town.box.weather({"kind": kind, "methods": ["getUpdates"], "count": 2, "retry_after": 1})
        # The poll that runs now ends well; two after it are struck.
        await ann.says("первое")
        await ann.sees("Этот экран не ждёт текста")
        await ann.says("второе")
        await ann.sees("Этот экран не ждёт текста")
        await town.settled()
    assert [line["reason"] for line in lines if line["event"] == "no updates"] == [said]
    assert [line for line in lines if line["event"] == "updates come again"]


async def test_an_outage_of_telegram_is_no_failure(town: Town, ann: Person) -> None:
    """The line is cut while a press is worked: it is answered when Telegram is back, and nobody apologises."""
    await ann.presses(CONCERN)
    await ann.sees("Что случилось?")
    await town.box.weather({"kind": "500", "methods": ["editMessageText", "answerCallbackQuery"], "count": 3})
    await ann.presses("Обижают, смеются", patience=0)
    await ann.sees("Это срочно?", patience=15)
    await town.settled()
    assert [row.attempts for row in await town.ask("SELECT attempts FROM updates ORDER BY seq DESC LIMIT 1")] == [1]


async def test_a_429_pauses_every_call_of_the_bot(town: Town, ann: Person) -> None:
    await town.box.weather({"kind": "429", "methods": ["editMessageText"], "count": 1, "retry_after": 2})
    others = [await town.box.person(number, "Кто-то") for number in range(200, 206)]
    await asyncio.gather(ann.presses(CONCERN, patience=0), *(one.starts() for one in others))
    await ann.sees("Что случилось?")
    for one in others:
        await one.sees("Кто Вы?")
    calls = [call for call in await town.box.ledger() if call.method != "getUpdates"]
    [struck] = [call for call in calls if call.status == 429]
    # What was handed to the line before the answer came cannot be called back: a blink of grace at the beginning.
    inside = [call.method for call in calls if struck.answered + 0.2 < call.came < struck.answered + 2]
    assert inside == []


async def test_an_answer_waits_no_longer_than_patience_and_is_drawn_anew_at_the_next_press(town: Town, ann: Person) -> None:
    await ann.presses(CONCERN)
    await ann.sees("Что случилось?")
    await ann.presses("Обижают, смеются")
    await ann.sees("Это срочно?")
    await town.box.weather({"kind": "429", "methods": ["editMessageText"], "count": 1, "retry_after": 40})
    await ann.presses(CALM, patience=0)
    async with asyncio.timeout(5):
        await until(lambda: _done(town))
    assert await town.one("SELECT count(*) FROM concerns") == 1
    assert "Это срочно?" in (await ann.chat())[-1].text, "the answer was dropped"
    await tell(town.service.database, "UPDATE pace SET paused_until = clock_timestamp()")
    await ann.presses(CALM)
    await ann.sees("Записано")
    assert await town.one("SELECT count(*) FROM concerns") == 1, "the second press meant the old screen"


async def _done(town: Town) -> bool:
    """Whether every update has been handled."""
    return not await town.box.pending() and not await town.ask("SELECT 1 FROM updates WHERE done_at IS NULL")


async def test_two_replicas_under_telegrams_own_pacing_never_hear_429(url: str, box: Box) -> None:
    """Forty people press Start at once: two processes answer them all within the limits."""
    one, two = (Town.open(url, box, mode=PersonalData.NAMES, chat_pause=CHAT_PAUSE) for _ in range(2))
    async with one as town, two:
        people = [await box.person(number, "Кто-то") for number in range(300, 340)]
        await box.strict_pacing()
        await asyncio.gather(*(person.starts() for person in people))
        for person in people:
            await person.sees("Кто Вы?", patience=20)
        await town.settled()
        await box.strict_pacing(False)
    calls = [call for call in await box.ledger("sendMessage") if call.chat_id in range(300, 340)]
    assert [call.status for call in calls] == [200] * 40
    assert max(sum(call.came <= other.came < call.came + 1 for other in calls) for call in calls) <= 30


async def test_whoever_blocks_the_bot_while_it_answers_is_not_called_again(town: Town, ann: Person) -> None:
    await ann.blocks()
    await town.settled()
    assert await town.one("SELECT reachable FROM accounts WHERE external_id = 101") is False
    await ann.unblocks()
    await ann.starts()
    await ann.sees("Привет")
    assert await town.one("SELECT reachable FROM accounts WHERE external_id = 101") is True
