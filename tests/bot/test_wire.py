"""The wire: what never reaches Telegram, what its answers become, what errors do not say."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError, TelegramServerError
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot.outbound import Outbound
from bot.service import Service
from bot.wire import BUTTON_BYTES, ButtonTooLong, Wire
from db import Database
from db.speaking import notices
from domain.allowed_hours import Voice
from scheduler.delivery import Broken, Later, Sent, Unreachable, Words
from tests.inbox import ask
from tests.rows import Place
from tests.telegram import Box


@pytest.fixture
async def bot(box: Box) -> AsyncIterator[Bot]:
    async with Bot(box.token, session=Wire(box.url), default=DefaultBotProperties(parse_mode=ParseMode.HTML)) as one:
        yield one


def _button(data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x", callback_data=data)]])


@pytest.mark.parametrize("data", ["я" * 33, "a" * 65, ""])
async def test_a_button_that_telegram_would_refuse_never_reaches_it(box: Box, bot: Bot, data: str) -> None:
    ann = await box.person(101, "Аня")
    await ann.starts()
    with pytest.raises(ButtonTooLong):
        await bot.send_message(101, "x", reply_markup=_button(data))
    assert await box.ledger("sendMessage") == []


async def test_a_button_of_exactly_the_limit_passes(box: Box, bot: Bot) -> None:
    await (await box.person(101, "Аня")).starts()
    await bot.send_message(101, "x", reply_markup=_button("я" * (BUTTON_BYTES // 2)))
    assert len(await box.ledger("sendMessage")) == 1


@pytest.mark.parametrize(
    ("kind", "error"), [("502html", TelegramServerError), ("500", TelegramServerError), ("reset", TelegramNetworkError)]
)
@pytest.mark.parametrize("file", [False, True])
async def test_every_trouble_on_the_way_is_one_of_two_errors_that_say_no_secret(
    box: Box, bot: Bot, kind: str, error: type[Exception], file: bool
) -> None:
    await (await box.person(101, "Аня")).starts()
    await box.weather({"kind": kind})
    with pytest.raises(error) as trouble:
        await (bot.send_document(101, BufferedInputFile(b"x", "x.txt")) if file else bot.send_message(101, "x"))
    said = f"{trouble.value!s} {trouble.value!r}"
    assert box.token not in said
    assert box.token.partition(":")[2] not in said


async def test_nobody_there_is_a_network_error_without_the_token() -> None:
    async with Bot("123456:SECRETSECRETSECRET", session=Wire("http://127.0.0.1:9")) as bot:
        with pytest.raises(TelegramNetworkError) as trouble:
            await bot.me()
    assert "SECRET" not in f"{trouble.value!s} {trouble.value!r}"


async def test_an_answer_to_a_press_that_came_too_late_is_no_error(box: Box, bot: Bot) -> None:
    assert await bot.answer_callback_query("123456789") is True
    [call] = await box.ledger("answerCallbackQuery")
    assert call.status == 400


async def test_other_refusals_stay_refusals(box: Box, bot: Bot) -> None:
    await (await box.person(101, "Аня")).starts()
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(101, "")


@pytest.fixture
async def person(database: Database, box: Box) -> int:
    """The id of somebody with an account whom the bot may write to."""
    async with database.begin() as tx:
        place = await Place.founded(tx)
        head = place.heads[0]
    [row] = await ask(database, "SELECT external_id FROM accounts WHERE person_id = :id", id=head)
    await (await box.person(row.external_id, "Аня")).starts()
    return head


async def test_what_the_bot_says_by_itself_ends_in_one_of_four_ways(database: Database, box: Box, bot: Bot, person: int) -> None:
    send = Outbound(bot, database).send
    assert isinstance(await send(person, Words("слово"), False), Sent)
    too_long = [[{"text": "x", "act": "я" * 40, "id": 1}]]
    assert isinstance(await send(person, Words("слово", too_long), False), Broken)
    assert isinstance(broken := await send(person, Words("<b>Анна"), False), Broken)
    assert "Анна" not in broken.reason
    assert isinstance(await send(person, Words("я" * 5000), False), Broken)
    for kind in ("500", "502html", "reset", "lost-answer", "401"):
        await box.weather({"kind": kind, "methods": ["sendMessage"]})
        later = await send(person, Words("слово"), False)
        assert isinstance(later, Later), kind
        assert later.fault, kind
    await box.weather()
    assert await send(person + 1000, Words("слово"), False) == Unreachable("no account")
    [row] = await ask(database, "SELECT external_id FROM accounts WHERE person_id = :id", id=person)
    await (await box.person(row.external_id, "Аня")).blocks()
    assert await send(person, Words("слово"), False) == Unreachable("blocked")


async def test_a_stop_lets_a_message_in_hand_be_recorded(url: str, box: Box) -> None:
    """Stopped while Telegram takes its time with a notice: it is recorded as sent, and the next start does not repeat it."""
    async with Service.open(url, token=box.token, api_base=box.url) as service:
        async with service.database.begin() as tx:
            place = await Place.founded(tx)
        head = place.heads[0]
        [row] = await ask(service.database, "SELECT external_id FROM accounts WHERE person_id = :id", id=head)
        ann = await box.person(row.external_id, "Аня")
        await ann.starts()
        await box.weather({"kind": "hang", "methods": ["sendMessage"]})
        async with service.database.begin() as tx:
            await notices.tell(tx, head, "failed", now=service.clock.now(), voice=Voice.SAFETY)
        running = asyncio.create_task(service.run())
        while not any(call.fault == "hang" for call in await box.ledger("sendMessage")):  # noqa: ASYNC110 -- no bell there
            await asyncio.sleep(0.01)
        running.cancel()
        await box.weather()
        await asyncio.wait({running}, timeout=20)
        assert running.cancelled()
        [delivery] = await ask(service.database, "SELECT holder, lease_until, state, failure FROM deliveries")
    assert (delivery.holder, delivery.lease_until, delivery.state) == (None, None, "waiting"), "free for the next start at once"
    assert delivery.failure == "TelegramNetworkError"
