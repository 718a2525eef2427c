"""What should not be sent or pressed: each a clear sentence that says what to do next, and nothing changes."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from aiogram_dialog.utils import CB_SEP

from tests.cases import case
from tests.inbox import arrived, stored, tell, until
from tests.long import count
from tests.telegram import Person
from tests.town import Town

OPENERS = count(10, 100)
MARKUP = "<b>Аня</b> & <a href='tg://user?id=1'>Ко</a>"
HELP = "🆘 Сообщить о проблеме"


async def _counts(town: Town) -> dict[str, int]:
    """How many rows every table of facts has: what a bad input must leave as it is."""
    tables = await town.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    machine = {"updates", "leases", "conversations", "sending_slots", "pace", "job_runs", "alembic_version"}
    return {
        row.tablename: await town.one(f"SELECT count(*) FROM {row.tablename}") for row in tables if row.tablename not in machine
    }


async def _link(town: Town, person: Person) -> str:
    known = (await town.box.get("/control/people"))["people"]
    return str(next(one["start"] for one in known if one["id"] == person.id))


async def _no_failures(town: Town) -> None:
    await town.settled()
    assert await town.ask("SELECT failure FROM updates WHERE failure IS NOT NULL OR dead_at IS NOT NULL") == []


# Buttons


NEVER_WERE = (
    "x", "act:", "act:take-concern:1:0", "act:no-such-act:1:0", "act:take-concern:99999999999999999999:0", "act:home:x:y",
    "приказ", "a" * 64, "'; DROP TABLE persons; --",
)  # fmt: skip


async def test_a_button_that_never_was_or_is_not_open_changes_nothing(town: Town) -> None:
    await town.starts(town.head)
    before = await _counts(town)
    for data in NEVER_WERE:
        with case(data):
            answer = await town.head.forges(data, (await town.head.chat())[-1].id)
            assert answer is not None
            assert answer.text, "the press is answered in words"
    # A press on a dialog that is not open shows where one stands.
    for widget in ("no-such", "places:0", "invite", "categories:rudeness", ""):
        with case(widget):
            answer = await town.head.forges(f"zzzzzz{CB_SEP}{widget}", (await town.head.chat())[-1].id)
            assert answer is not None
            assert answer.text == "Экран устарел. Вот как всё выглядит сейчас."
            await town.head.sees("Вы руководитель")
    await _no_failures(town)
    assert await _counts(town) == before


async def test_a_button_a_month_old_shows_the_present_screen(town: Town) -> None:
    """The same message was a question of another day; the person has moved on since."""
    await town.starts(town.head)
    await town.head.presses("✉️ Пригласить")
    old = await town.head.sees("Кого пригласить?")
    data = next(button["callback_data"] for row in old.buttons for button in row if button["text"] == "Куратор в организации")
    await town.head.starts()
    await town.head.sees("Вы руководитель")
    await town.settled()
    await town.service.clock.put(town.service.database, town.service.clock.now() + timedelta(days=31))
    before = await _counts(town)
    answer = await town.head.forges(data, old.id)
    assert answer is not None
    assert answer.text == "Экран устарел. Вот как всё выглядит сейчас."
    await town.head.sees("Вы руководитель")
    await _no_failures(town)
    assert {name: n for name, n in (await _counts(town)).items() if name == "invitations"} == {
        "invitations": before["invitations"]
    }


@pytest.mark.parametrize("forged", [False, True], ids=["old", "forged"])
async def test_presses_that_piled_up_are_each_answered_and_show_one_screen_at_the_end(town: Town, forged: bool) -> None:
    """The bot was away while somebody pressed a dead button again and again."""
    await town.starts(town.head)
    await town.head.presses("✉️ Пригласить")
    shown = await town.head.sees("Кого пригласить?")
    await town.settled()
    intent, _, _ = shown.buttons[0][0]["callback_data"].partition(CB_SEP)
    data = f"{intent}{CB_SEP}offices:x" if forged else f"zzzzzz{CB_SEP}home"
    database = town.service.database
    await tell(database, "UPDATE leases SET until = clock_timestamp() + interval '1 hour' WHERE key = 7007")
    presses = [asyncio.create_task(town.head.forges(data, shown.id)) for _ in range(5)]
    await until(lambda: _waits(town, len(presses)))
    # What shows no screen here keeps none from the person: a command in a group, a press on a notice.
    group = _message({**PRIVATE, "id": -5, "type": "group", "title": "7 Б"}, text="/home")
    press = {"id": "7", "from": SENDER, "chat_instance": "1", "data": "act:no-such:1:0", "message": _message(PRIVATE)}
    await stored(database, arrived(1_000_001, 7007, update_id=1_000_001, message=group))
    await stored(database, arrived(1_000_002, 7007, update_id=1_000_002, callback_query=press))
    await tell(database, "UPDATE leases SET until = clock_timestamp() WHERE key = 7007")
    town.service.workers.wake()
    assert all(answer is not None and answer.text for answer in await asyncio.gather(*presses))
    await _no_failures(town)
    assert [message.text for message in await town.head.chat() if message.id > shown.id] == [shown.text]


async def _waits(town: Town, count: int) -> bool:
    return bool(await town.one("SELECT count(*) FROM updates WHERE done_at IS NULL") == count)


async def test_a_report_is_one_after_a_double_tap_and_safe_whatever_is_sent_instead_of_words(town: Town) -> None:
    await town.starts(town.head)
    await town.head.presses(HELP)
    await town.head.sees("Что случилось?")
    await town.head.presses("Обижают, смеются")
    await town.head.presses("Ни о ком конкретно")
    screen = await town.head.sees("Это срочно?")
    data = next(button["callback_data"] for row in screen.buttons for button in row if button["text"].startswith("Может"))
    await asyncio.gather(*(town.head.forges(data, screen.id) for _ in range(3)))
    await town.head.sees("Записано")
    await _no_failures(town)
    assert await town.one("SELECT count(*) FROM concerns") == 1
    for sent in ("sticker", "voice", "photo"):
        with case(sent):
            await SENDS[sent][0](town.head)
            await town.head.sees(SENDS[sent][1])
            await town.head.sees("Записано")
    # Words of five thousand letters are kept whole: Telegram makes two messages of them, with emoji and markup in between.
    said = "я" * 4000 + MARKUP + "🙂" * 200 + "конец"
    await town.head.says(said)
    await town.head.sees("Подробности записаны")
    await _no_failures(town)
    assert (await town.one("SELECT words FROM concerns")).replace("\n", "") == said


async def test_a_button_of_somebody_else_gives_nobody_anything(town: Town) -> None:
    """The head's question «is this the right person?» pressed by the curator, who knows its data."""
    await town.starts(town.head, town.curator)
    newcomer = await _invited(town)
    asked = await town.head.sees("Открыто приглашение")
    data = next(button["callback_data"] for row in asked.buttons for button in row if button["text"].startswith("Да"))
    answer = await town.curator.forges(data, (await town.curator.chat())[-1].id)
    assert answer is not None
    assert answer.text == "Это не для Вас: такой роли сейчас нет. Вот что доступно."
    assert (
        await town.ask("SELECT 1 FROM appointments a JOIN accounts c USING (person_id) WHERE external_id = :id", id=newcomer.id)
        == []
    )


# Invitations


async def _invited(town: Town, number: int = 8001) -> Person:
    """Somebody who has opened a link that the head made for a curator."""
    link = await _made(town)
    newcomer = await town.box.person(number, "Ян")
    await newcomer.opens(link)
    await newcomer.sees("Осталось дождаться подтверждения")
    return newcomer


async def _made(town: Town) -> str:
    await town.head.presses("✉️ Пригласить")
    await town.head.sees("Кого пригласить?")
    await town.head.presses("Куратор в организации")
    words = (await town.head.sees("Откройте ссылку")).text
    return next(word for word in words.split() if word.startswith("https://t.me/"))


async def test_a_used_link_is_for_nobody_else_and_all_is_well_with_its_owner(town: Town) -> None:
    await town.starts(town.coordinator)
    late = await town.box.person(8001, "Ян")
    await late.starts(await _link(town, town.coordinator))
    await late.sees("Этой ссылкой уже воспользовались: она одноразовая. Попросите себе отдельную.")
    await late.sees("Кто Вы?")
    assert await town.one("SELECT count(*) FROM appointments WHERE office = 'coordinator' AND until IS NULL") == 1

    # To its owner it says that all is well.
    before = await _counts(town)
    await town.coordinator.starts(await _link(town, town.coordinator))
    await town.coordinator.sees("всё, что она даёт, у Вас есть")
    await town.settled()
    assert await _counts(town) == before


async def test_an_expired_link_says_whom_to_ask(town: Town) -> None:
    await town.service.clock.put(town.service.database, town.service.clock.now() + timedelta(days=15))
    await town.head.starts(await _link(town, town.head))
    await town.head.sees("Срок этой ссылки истёк. Попросите новую у того, кто её прислал.")
    assert await town.ask("SELECT 1 FROM appointments a JOIN accounts c USING (person_id) WHERE external_id = 7007") == []


async def test_ones_own_link_is_to_be_passed_on(town: Town) -> None:
    await town.starts(town.head)
    await town.head.opens(await _made(town))
    await town.head.sees("Это Ваша собственная ссылка")


async def test_a_link_taken_back_gives_nothing(town: Town) -> None:
    await town.starts(town.head)
    newcomer = await _invited(town)
    await town.head.sees("Открыто приглашение")
    await town.head.presses("Нет, отозвать")
    await newcomer.sees("Приглашение отозвано")
    answer = await town.head.presses("Да, это тот человек")
    assert answer is not None
    assert answer.text.startswith("Эту ссылку отозвали.")
    assert await town.ask("SELECT 1 FROM appointments a JOIN accounts c USING (person_id) WHERE external_id = 8001") == []


@pytest.mark.long
async def test_of_many_who_open_a_link_at_once_one_gets_the_office(town: Town) -> None:
    link = await _link(town, town.coordinator)
    people = [await town.box.person(number, "Ян") for number in range(9000, 9000 + OPENERS)]
    await asyncio.gather(*(one.starts(link) for one in people))
    told = await asyncio.gather(
        *(one.sees(lambda seen: "роль" in seen.text or "воспользовались" in seen.text, 60) for one in people)
    )
    assert sum("Ваша роль: муниципальный координатор" in seen.text for seen in told) == 1
    assert sum("Этой ссылкой уже воспользовались" in seen.text for seen in told) == OPENERS - 1
    await _no_failures(town)
    assert await town.one("SELECT count(*) FROM appointments WHERE office = 'coordinator' AND until IS NULL") == 1


# Messages

SENDS: dict[str, tuple[Callable[[Person], Awaitable[Any]], str]] = {
    "sticker": (lambda one: one.sends_sticker(), "Стикер здесь ничего не меняет."),
    "voice": (lambda one: one.sends_voice(), "Голосовые сообщения бот не слушает: нужен текст."),
    "photo": (lambda one: one.sends_photo(), "Фото здесь не понадобится."),
    "contact": (lambda one: one.shares_contact(), "Такое сообщение здесь ничего не меняет."),
    "emoji": (lambda one: one.says("🙂👨‍👩‍👧🇷🇺"), "Этот экран не ждёт текста."),
    "long": (lambda one: one.says("я" * 5000), "Этот экран не ждёт текста."),
    "markup": (lambda one: one.says(MARKUP), "Этот экран не ждёт текста."),
    "file of 25 MB": (lambda one: one.sends_file("f.bin", bytes(25 * 1024 * 1024)), "Файл здесь не понадобится."),
}


async def test_what_a_screen_did_not_ask_for_and_an_unknown_command_are_answered_and_the_screen_stays(town: Town) -> None:
    """On the question whom to invite, which takes nothing but a press; the question goes on to work afterwards."""
    await town.starts(town.head)
    await town.head.presses("✉️ Пригласить")
    await town.head.sees("Кого пригласить?")
    before = await _counts(town)
    for sent, (send, words) in SENDS.items():
        with case(sent):
            await send(town.head)
            assert "Ничего не потеряно" in (await town.head.sees(words, patience=30)).text
            await town.head.sees("Кого пригласить?")
    for words in ("/nosuch", "/HOME2", "/drop table", "/", "/старт"):
        with case(words):
            await town.head.says(words)
            assert "/home" in (await town.head.sees("Такой команды нет.")).text
    await _no_failures(town)
    assert await _counts(town) == before
    await town.head.presses("Куратор в организации")
    await town.head.sees("Откройте ссылку")


async def test_a_stranger_who_sends_anything_is_asked_who_they_are(town: Town) -> None:
    before = await _counts(town)
    for number, sent in enumerate(("sticker", "voice", "emoji", "long", "markup"), start=8001):
        with case(sent):
            stranger = await town.box.person(number, MARKUP, last_name="😈" * 20)
            await SENDS[sent][0](stranger)
            await stranger.sees("Кто Вы?")
    await _no_failures(town)
    assert await _counts(town) == before


async def test_markup_in_a_name_is_shown_as_it_is(town: Town) -> None:
    """Typed by whoever has the server, or in the profile: it reaches Telegram as text."""
    await town.starts(town.head)
    await tell(town.service.database, "UPDATE organizations SET short_name = :name", name=MARKUP)
    await tell(
        town.service.database,
        "UPDATE persons SET name = :name WHERE id = (SELECT person_id FROM accounts WHERE external_id = 7007)",
        name=f"{MARKUP} {MARKUP} {MARKUP}",
    )
    await town.head.says("/home")
    assert MARKUP in (await town.head.sees("Вы руководитель")).text
    await _no_failures(town)


# Where nobody is asked

SENDER = {"id": 7007, "is_bot": False, "first_name": "Сергей", "language_code": "ru"}
GROUP = {"id": -100500, "type": "supergroup", "title": "Учительская"}
PRIVATE = {"id": 7007, "type": "private", "first_name": "Сергей"}
MEMBER = {"user": {"id": 9, "is_bot": True, "first_name": "Бот"}, "status": "member"}
OUT = {**MEMBER, "status": "left"}


def _message(chat: dict[str, Any], **content: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1786000000, "chat": chat, "from": SENDER, **content}


UNASKED: tuple[tuple[dict[str, Any], list[str]], ...] = (
        ({"message": _message(GROUP, text="привет всем")}, []),
        ({"message": _message(GROUP, text="/start@playground_bot")}, ["sendMessage"]),
        ({"message": _message(GROUP, new_chat_members=[MEMBER["user"]])}, []),
        ({"callback_query": {"id": "7", "from": SENDER, "chat_instance": "1", "data": "x", "message": _message(GROUP)}},
         ["answerCallbackQuery"]),
        ({"callback_query": {"id": "7", "from": SENDER, "chat_instance": "1", "data": "x", "inline_message_id": "a"}},
         ["answerCallbackQuery"]),
        ({"my_chat_member": {"chat": GROUP, "from": SENDER, "date": 1, "old_chat_member": OUT, "new_chat_member": MEMBER}}, []),
        ({"edited_message": _message(PRIVATE, text="поправка")}, []),
        ({"channel_post": {"message_id": 5, "date": 1, "chat": {"id": -100600, "type": "channel", "title": "Новости"}}}, []),
        ({"poll": {"id": "1", "question": "?"}}, []),
        ({"message_reaction": {"chat": PRIVATE, "user": SENDER, "date": 1, "message_id": 1, "new_reaction": []}}, []),
        ({"an_update_of_tomorrow": {"from": SENDER, "words": "?"}}, []),
        ({}, []),
)  # fmt: skip


async def test_what_nobody_asked_for_passes_by(town: Town) -> None:
    """Groups are left in peace (a command or a press there gets one sentence); unknown updates harm nobody."""
    await town.starts(town.head)
    before = await _counts(town)
    for number, (update, methods) in enumerate(UNASKED, start=1_000_001):
        with case(update):
            called = (await town.box.ledger())[-1].seq
            await stored(town.service.database, arrived(number, 7007, update_id=number, **update))
            town.service.workers.wake()
            await _no_failures(town)
            assert [call.method for call in await town.box.ledger(after=called) if call.method != "getUpdates"] == methods
    assert await _counts(town) == before
    await town.head.says("/home")
    await town.head.sees("Вы руководитель")


async def test_a_press_on_a_message_that_telegram_shows_no_more_is_answered(town: Town) -> None:
    """An inaccessible message (date 0), as months later: the present screen comes as a new one."""
    await town.starts(town.head)
    old = {"message_id": 1, "date": 0, "chat": PRIVATE}
    press = {"id": "7", "from": SENDER, "chat_instance": "1", "data": f"zzzzzz{CB_SEP}home", "message": old}
    since = len(await town.head.chat())
    await stored(town.service.database, arrived(1_000_001, 7007, update_id=1_000_001, callback_query=press))
    town.service.workers.wake()
    await until(lambda: _more(town.head, since))
    await _no_failures(town)
    assert "Вы руководитель" in (await town.head.chat())[-1].text


async def _more(person: Person, since: int) -> bool:
    return len(await person.chat()) > since


async def test_a_text_that_replies_to_an_old_screen_is_meant_for_the_present_one(town: Town) -> None:
    await town.starts(town.head)
    await town.head.presses(HELP)
    await town.head.presses("Обижают, смеются")
    await town.head.presses("Ни о ком конкретно")
    await town.head.presses("Может подождать до утра")
    await town.head.sees("Записано")
    button = {"text": "x", "callback_data": f"zzzzzz{CB_SEP}x"}
    bot = {"id": int(town.box.token.partition(":")[0]), "is_bot": True, "first_name": "Бот"}
    old = {**_message(PRIVATE, text="Старый экран"), "from": bot, "reply_markup": {"inline_keyboard": [[button]]}}
    reply = _message(PRIVATE, text="Вот подробности", reply_to_message=old)
    await stored(town.service.database, arrived(1_000_001, 7007, update_id=1_000_001, message=reply))
    town.service.workers.wake()
    await _no_failures(town)
    assert await town.one("SELECT words FROM concerns") == "Вот подробности"
