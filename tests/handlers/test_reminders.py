"""Mornings as people live them: one message, buttons that act under it, silence at night, somebody else when a door is shut."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.clock_board import ClockBoard
from db.reminder import reminders
from tests.rows import Place
from tests.telegram import Person, Seen
from tests.town import Town

MOSCOW = ZoneInfo("Europe/Moscow")
TODAY = date(2026, 8, 11)  # Tuesday, ten in the morning
A_WEEK = TODAY + timedelta(days=7)


async def _place(town: Town) -> Place:
    """Everybody with an office has come in; a road map is published."""
    await town.officials_start()
    async with town.service.database.begin() as tx:
        return await Place.of_the_town(tx, 7008)


async def _assigned(town: Town, place: Place, *dues: date, school: int | None = 0, words: str = "Провести встречу") -> list[int]:
    async with town.service.database.begin() as tx:
        ids = [await place.assigned(tx, due=due, school=school, words=f"{words} {n}") for n, due in enumerate(dues, start=1)]
        await reminders.replan(tx, ids, now=town.service.clock.now())
    return ids


async def _until(town: Town, day: date, hour: int = 10) -> None:
    await town.moves_clock(datetime(day.year, day.month, day.day, hour, tzinfo=MOSCOW))


async def _digests(town: Town, person: Person) -> list[Seen]:
    return [seen for seen in await town.sent_to(person) if "Коротко о сроках" in seen.text]


async def _mornings(town: Town) -> list[tuple[int, datetime]]:
    """Every digest that was sent: to whom, and at which local minute; those of one minute go out side by side."""
    rows = await town.ask("""
        SELECT a.external_id, d.sent_at FROM deliveries d JOIN accounts a USING (person_id)
         WHERE d.kind = 'morning' AND d.state = 'sent' ORDER BY date_trunc('minute', d.sent_at), 1
    """)
    return [(row.external_id, row.sent_at.astimezone(MOSCOW).replace(second=0, microsecond=0)) for row in rows]


async def test_everything_of_a_morning_is_one_message_at_nine_and_nothing_of_what_is_done(town: Town) -> None:
    place = await _place(town)
    await _assigned(town, place, A_WEEK, A_WEEK + timedelta(days=7), TODAY + timedelta(days=3))
    await _until(town, TODAY + timedelta(days=3))
    assert await _mornings(town) == [
        (7007, datetime(2026, 8, 13, 9, tzinfo=MOSCOW)),
        (7007, datetime(2026, 8, 14, 9, tzinfo=MOSCOW)),
    ]
    last = (await _digests(town, town.head))[-1]
    # The most urgent first; Saturday's warning stands on the Friday before it.
    assert "Срок сегодня\n1. № 3 «Провести встречу 3» — до конца дня." in last.text
    assert "Впереди\n2. № 1 «Провести встречу 1» — до 18.08.2026, осталось 4 дня." in last.text
    assert last.labels == ["✅ Выполнено · 1", "✅ Выполнено · 2", "⏰ Отложить · 2", "📋 Мои поручения"]
    # Nobody replans what is done now: the world is asked again right before sending.
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE assignments SET state = 'accepted', reported_at = now(), decided_at = now()"))
        town.service.sweeps = ()
    await _until(town, A_WEEK)
    assert len(await _mornings(town)) == 2
    left = await town.ask("SELECT DISTINCT state FROM reminders WHERE at > '2026-08-14T12:00Z' AND at <= '2026-08-18T12:00Z'")
    assert [row.state for row in left] == ["dropped"]


async def test_clock_stops_at_the_next_reminder_five_mornings_of_a_week_in_order_and_none_on_the_weekend(town: Town) -> None:
    place = await _place(town)
    days = [TODAY + timedelta(days=n) for n in range(1, 8)]
    await _assigned(town, place, *days)
    async with _board(town):
        board = await town.box.moves_clock({"days": 3})
        assert board["now"].startswith("2026-08-14T10:")
        for day, heard in ((17, 4), (18, 5)):
            board = await town.box.moves_clock("next")
            assert board["now"].startswith(f"2026-08-{day}T09:00")
            await town.settled()
            assert len(await _digests(town, town.head)) == heard
    mornings = [at for who, at in await _mornings(town) if who == 7007]
    assert [at.date().day for at in mornings] == [12, 13, 14, 17, 18]
    assert {(at.hour, at.minute) for at in mornings} == {(9, 0)}


@asynccontextmanager
async def _board(town: Town) -> AsyncIterator[None]:
    """The page's calendar, attended."""
    running = asyncio.create_task(ClockBoard(town.service, town.box.url, MOSCOW).run())
    try:
        yield
    finally:
        running.cancel()
        await asyncio.wait({running})


async def test_put_off_under_the_message_and_heard_again_on_that_morning_and_nobody_elses_can_be(town: Town) -> None:
    place = await _place(town)
    await _assigned(town, place, date(2026, 9, 1))
    (anothers,) = await _assigned(town, place, date(2026, 9, 1), school=3)
    seen = (await town.sent_to(town.head))[-1]
    await town.head.forges(f"act:snooze:{anothers}:1", seen.id)
    await town.head.sees("не ждёт Вашего ответа")
    await town.head.forges("act:snooze:999999:1", seen.id)
    await town.head.sees("не ждёт Вашего ответа")
    assert await town.one("SELECT count(*) FROM snoozes") == 0
    await _until(town, date(2026, 8, 18))  # 14 days before
    await town.head.presses("⏰ Отложить")
    asked = await town.head.sees("Когда напомнить?")
    assert asked.labels[:3] == ["Завтра, 19.08.2026", "Через три дня, 21.08.2026", "В понедельник, 24.08.2026"]
    await town.head.presses("В понедельник, 24.08.2026")
    await town.head.sees("напомню 24.08.2026 утром. Срок прежний — 01.09.2026")
    await _until(town, date(2026, 8, 24))
    assert [at.date().day for who, at in await _mornings(town) if who == 7007] == [18, 24]
    await town.head.presses("⏰ Отложить")
    await town.head.presses("Завтра, 25.08.2026")
    await town.head.sees("напомню 25.08.2026")
    await _until(town, date(2026, 8, 25))
    assert [at.date().day for who, at in await _mornings(town) if who == 7007] == [18, 24, 25]
    # Twice is enough: the button is gone, and an old one says so.
    last = (await _digests(town, town.head))[-1]
    assert last.labels == ["✅ Выполнено", "📋 Мои поручения"]
    first = (await _digests(town, town.head))[0]
    await town.head.presses("⏰ Отложить", in_message=first.id)
    await town.head.sees("уже откладывали дважды")


async def test_overdue_climbs_to_coordinator_and_controller_and_says_what_was_tried(town: Town) -> None:
    place = await _place(town)
    await _assigned(town, place, TODAY + timedelta(days=2), words="Издать приказ")
    await _until(town, date(2026, 8, 31))
    heard: dict[int, list[int]] = {}
    for who, at in await _mornings(town):
        heard.setdefault(who, []).append(at.date().day)
    # Due on Thursday 13.08: executor +1, coordinator +3 (a Sunday, so the Friday before), controller +7, then Mondays.
    # On every Monday the coordinator reads the summary of the week, on the first before there is anything overdue to repeat.
    assert heard == {7007: [12, 13, 14, 24, 31], 7008: [14, 17, 24, 31], 7009: [20]}
    first = (await _digests(town, town.coordinator))[0]
    assert "Срок прошёл\n1. Школа № 1: № 1 «Издать приказ 1» — срок был 13.08.2026, прошёл 1 день." in first.text
    told = (await _digests(town, town.controller))[0]
    assert "Исполнителю бот напоминал 3 раза, последний раз 14.08.2026." in told.text


async def test_plan_of_thirty_days_is_counted_by_day_and_person_and_a_morning_ends_after_ten(town: Town) -> None:
    place = await _place(town)
    await _plan(town, "Поручений пока нет")
    nothing_due = await town.coordinator.sees("Выберите день")
    assert nothing_due.labels[:4] == [f"пн {day}.2026 — 1" for day in ("17.08", "24.08", "31.08", "07.09")]
    await town.coordinator.presses("пн 24.08.2026 — 1")
    await town.coordinator.sees("Итоги недели, если есть о чём сказать: сообщений — 1")
    await _assigned(town, place, *[A_WEEK] * 24)
    await _assigned(town, place, A_WEEK, school=4)
    await _plan(town, "Всего поручений: 25")
    days = await town.coordinator.sees("Выберите день")
    assert days.labels[:3] == ["пт 14.08.2026 — 2", "пн 17.08.2026 — 2", "вт 18.08.2026 — 2"]
    await town.coordinator.presses("вт 18.08.2026 — 2")
    day = await town.coordinator.sees("18.08.2026, 9:00. Получателей — 2.")
    assert "Руководитель, Школа № 1: срок впереди — 24" in day.text
    assert "Координатор, г. Белые Ключи: срок впереди — 1 (за тех, кто не на связи, — 1)" in day.text
    # After ten items the rest is a number.
    await _until(town, A_WEEK)
    last = (await _digests(town, town.head))[-1]
    assert "10. № 10" in last.text
    assert "11. " not in last.text
    assert "И ещё 14" in last.text
    assert len(last.labels) == 4
    assert await town.one("SELECT count(*) FROM reminders WHERE state = 'sent' AND rung = '0'") == 25


async def _plan(town: Town, then: str) -> None:
    await town.coordinator.says("/home")
    await town.coordinator.sees("Вы координатор наставничества")
    await town.coordinator.presses("🚦 Исполнение")
    await town.coordinator.sees(then)
    await town.coordinator.presses("🗓 План напоминаний")


async def test_heads_who_never_joined_are_one_line(town: Town) -> None:
    place = await _place(town)
    for school in range(1, 8):
        await _assigned(town, place, A_WEEK, A_WEEK, school=school)
    await _until(town, A_WEEK)
    found = await _digests(town, town.coordinator)
    assert [at.date().day for _, at in await _mornings(town)] == [14, 17, 18]
    assert found[-1].text.count("Школа № 2 (2)") == 1
    assert "и ещё 2. Их поручений с близким или прошедшим сроком — 14." in found[-1].text
    assert found[-1].labels == ["📵 Не на связи"]
    await town.coordinator.presses("📵 Не на связи")
    absent = await town.coordinator.sees("бот не может им написать (11)")
    assert (
        "ещё не открывал бот, действующего приглашения нет. Поручений и запросов: 2, о них теперь слышит координатор."
        in absent.text
    )
    assert absent.labels[:4] == ["✉️ 1", "✉️ 2", "✉️ 3", "✉️ 4"]
    await town.coordinator.presses("✉️ 1")
    ready = await town.coordinator.sees("Ждут исполнения 2 поручения:")
    assert "Дубравина Ольга Петровна! Школа № 2: наставничество." in ready.text
    assert "• № 1. Провести встречу 1 — до 18.08.2026" in ready.text
    assert ready.labels == []
    link = ready.text.rpartition(" ")[2]
    came = await town.box.person(8002, "Ольга")
    await came.opens(link)
    await came.sees("Осталось дождаться подтверждения")


async def test_closed_door_tells_the_coordinator_at_once_and_the_items_come_back_with_the_person(town: Town) -> None:
    place = await _place(town)
    await _assigned(town, place, A_WEEK, A_WEEK)
    await town.head.blocks()
    seen = await town.coordinator.sees("с 11.08.2026 не на связи")
    assert "О 2 поручениях бот теперь напоминает Вам. Ближайший срок — 18.08.2026." in seen.text
    await town.coordinator.presses("📵 Не на связи")
    listed = await town.coordinator.sees("1. Руководитель, Школа № 1")
    assert "бот закрыт с 11.08.2026. Поручений и запросов: 2, о них теперь слышит координатор." in listed.text
    await town.coordinator.presses("✉️ 1")
    assert "Откройте бот и нажмите «Старт»: https://t.me/" in (await town.coordinator.sees("Ждут исполнения 2 поручения:")).text
    await town.coordinator.says("/home")
    await town.coordinator.sees("Не на связи 1 человек")
    await _until(town, date(2026, 8, 14))
    assert [who for who, _ in await _mornings(town)] == [7008]
    await town.head.unblocks()
    await town.settled()
    await _until(town, date(2026, 8, 17))
    # What the head missed on Friday was told to the coordinator; on coming back the head hears of it too.
    assert await _mornings(town) == [
        (7008, datetime(2026, 8, 14, 9, tzinfo=MOSCOW)),
        (7007, datetime(2026, 8, 14, 10, tzinfo=MOSCOW)),
        (7007, datetime(2026, 8, 17, 9, tzinfo=MOSCOW)),
        (7008, datetime(2026, 8, 17, 9, tzinfo=MOSCOW)),  # the summary of the week
    ]
    await town.coordinator.says("/home")
    assert "Не на связи" not in (await town.coordinator.sees("Вы координатор наставничества")).text


async def test_a_week_without_telegram_gives_one_message_each(town: Town) -> None:
    place = await _place(town)
    days = [TODAY + timedelta(days=n) for n in range(1, 8)]
    await _assigned(town, place, *days)
    await _assigned(town, place, A_WEEK, school=2)
    await town.box.weather({"kind": "outage"})
    await _until(town, A_WEEK)
    assert await _mornings(town) == []
    await town.box.weather()
    caught_up = await town.head.sees("Коротко о сроках", patience=30)
    await town.coordinator.sees("Коротко о сроках", patience=30)
    await town.settled()
    assert [who for who, _ in await _mornings(town)] in ([7007, 7008], [7008, 7007])
    assert len(await _digests(town, town.head)) == 1
    for number in range(1, 8):
        assert caught_up.text.count(f"№ {number} ") == 1
    await _until(town, date(2026, 8, 19))
    assert len(await _digests(town, town.head)) == 2


async def test_who_joins_on_the_very_day_hears_at_once(town: Town) -> None:
    """The head comes in at ten; what is due today was told to the coordinator at nine, and now to the head."""
    await town.starts(town.coordinator)
    async with town.service.database.begin() as tx:
        place = await Place.of_the_town(tx, 7008)
    await _assigned(town, place, A_WEEK)
    await _until(town, A_WEEK)
    await town.starts(town.head)
    await town.service.plan()
    await town.settled()
    assert "до конца дня" in (await _digests(town, town.head))[-1].text
