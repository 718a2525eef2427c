"""A coordinator speaks to many and calls them together; what was said and held ends as evidence of a measure."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import aiohttp

from tests.rows import Place
from tests.telegram import Person, Seen
from tests.town import Town

MOSCOW = ZoneInfo("Europe/Moscow")
HOME = "🏠 Домой"


async def _place(town: Town) -> Place:
    await town.officials_start()
    async with town.service.database.begin() as tx:
        place = await Place.of_the_town(tx, 7008)
        measure = await place.measure(tx, words="Информировать педагогов")
        await place.assigned(tx, due=date(2026, 9, 30), school=0, measure=measure)
        await place.assigned(tx, due=date(2026, 9, 30), school=1, measure=measure)
        await place.assigned(tx, due=date(2026, 9, 30), school=None, words="Обучить ответственных")
    return place


async def _through(person: Person, *labels: str) -> Seen:
    """From home along these buttons; gives the last screen."""
    await person.says("/home")
    screen = await person.sees(lambda seen: "🆘 Сообщить о проблеме" in seen.labels)
    for label in labels:
        await person.presses(label, in_message=screen.id)
        screen = await person.sees(lambda seen: HOME in seen.labels)
    return screen


async def _next(person: Person, label: str) -> Seen:
    await person.presses(label)
    return await person.sees(lambda seen: HOME in seen.labels)


async def _types(person: Person, words: str) -> Seen:
    await person.says(words)
    return await person.sees(lambda seen: HOME in seen.labels)


async def test_a_message_is_previewed_sent_once_reported_and_becomes_evidence(town: Town) -> None:
    await _place(town)
    boss = town.coordinator
    screen = await _through(boss, "🚦 Исполнение", "📣 Сообщения и события", "✍️ Новое сообщение")
    assert "Получателей: 12." in screen.text
    assert "👁 Посмотреть и отправить" not in screen.labels
    # Nothing, and too much, is no message; what was typed before stays.
    await _types(boss, "Совещание <b>перенесено</b> & отменено")
    screen = await _types(boss, "я" * 3001)
    assert "Слишком длинно" in screen.text
    assert "Совещание <b>перенесено</b> & отменено" in screen.text
    await boss.sends_file("памятка.pdf", b"%PDF-1.4 leaflet")
    screen = await boss.sees("📎 Файл памятка.pdf")
    # Nobody of a role, then one school only.
    await _next(boss, "👥 Кому")
    assert "Получателей: 1." in (await _next(boss, "Кураторы")).text
    await _next(boss, "🏫 Где")
    await _next(boss, "Школа № 2")
    await _next(boss, "✔️ Готово")
    screen = await _next(boss, "👁 Посмотреть и отправить")
    assert "отправлять некому" in screen.text
    assert not [label for label in screen.labels if "Отправить" in label]
    await _next(boss, "✏️ Изменить")
    await _next(boss, "👥 Кому")
    await _next(boss, "Руководители, кураторы, сотрудники")
    await _next(boss, "🏫 Где")
    await _next(boss, "Школа № 1")
    await _next(boss, "✔️ Готово")
    screen = await _next(boss, "👁 Посмотреть и отправить")
    assert "Получат: 2." in screen.text
    assert "Руководитель, Школа № 2 (Дубравина Ольга Петровна)" in screen.text
    preview = screen.id
    forged = next(button["callback_data"] for row in screen.buttons for button in row if "Отправить (2)" in button["text"])
    report = await _next(boss, "📨 Отправить (2)")
    await boss.forges(forged, preview)
    await town.settled()
    assert await town.one("SELECT count(*) FROM announcements") == 1, "a double press sends no second copy"
    came = await town.head.sees("📣 г. Белые Ключи")
    assert "Совещание <b>перенесено</b> & отменено" in came.text
    await town.head.presses("📎 Открыть файл", in_message=came.id)
    assert (await town.head.sees(lambda seen: seen.media is not None)).media
    assert "Руководитель, Школа № 2" in report.text
    screen = await _through(boss, "🚦 Исполнение", "📣 Сообщения и события", "📨 Отправленные (1)", "1")
    assert "✅ Доставлено: 2." in screen.text
    assert "📵 Не доставлено (1):" in screen.text
    # One press on the measure: the organisation's report is written, and waits to be accepted like any other.
    assert screen.labels[1:3] == ["📎 🏛 № 2. Обучить ответственных", "📎 🏫 № 1. Информировать педагогов (1)"]
    screen = await _next(boss, "📎 🏫 № 1. Информировать педагогов (1)")
    assert "Записан отчёт 1 организации" in screen.text
    assert "📎 🏫 № 1. Информировать педагогов (1)" not in screen.labels
    await town.settled()
    await town.head.sees("За Вашу организацию записан отчёт")
    assert await town.one("SELECT words FROM evidence") == (
        "Сообщение «Совещание <b>перенесено</b> & отменено», 11.08.2026: получателей 3, доставлено 2."
    )
    await _through(boss, "✅ Принять отчёты (1)", "✅ Принять")
    states = await town.ask("SELECT state FROM assignments ORDER BY id")
    assert [row.state for row in states] == ["accepted", "open", "open"]


async def test_an_event_is_called_answered_moved_attended_and_becomes_evidence(town: Town) -> None:
    await _place(town)
    boss = town.coordinator
    await _through(boss, "🚦 Исполнение", "📣 Сообщения и события", "📅 Новое событие")
    await _types(boss, "Обучение ответственных")
    await _next(boss, "[11]")
    screen = await _types(boss, "6:00")
    assert "Это время уже прошло" in screen.text
    screen = await _types(boss, "после обеда")
    assert "не похоже на время" in screen.text
    screen = await _next(boss, "‹ Назад")
    await _next(boss, "13")
    await _types(boss, "14.30")
    await _next(boss, "1 ч 30 мин")
    screen = await _types(boss, "Лесная, 3, каб. 12")
    assert "Приглашений: 1." in screen.text
    await _next(boss, "👥 Кому")
    await _next(boss, "Руководители, кураторы, сотрудники")
    screen = await _next(boss, "📨 Пригласить (2)")
    assert "✅ Приглашения отправлены" in screen.text
    await town.settled()
    first = await town.head.sees("Вас приглашает г. Белые Ключи")
    assert "🕘 13.08.2026, 14:30–16:00" in first.text
    answer = await town.head.presses("✅ Буду", in_message=first.id)
    assert answer is not None
    assert answer.text == "Записали: Вы будете."
    await town.curator.sees("Вас приглашает")
    await town.curator.presses("✖️ Не буду")
    # The controller was not invited: a forged press changes nothing.
    await town.controller.says("/home")
    home = await town.controller.sees("")
    event = await town.one("SELECT id FROM events")
    refused = await town.controller.forges(f"act:event-yes:{event}:1", home.id)
    assert refused is not None
    assert "не приглашали" in refused.text
    await town.head.presses("🗓 Файл для календаря", in_message=first.id)
    file = await town.head.sees(lambda seen: seen.media is not None)
    assert file.media is not None
    async with aiohttp.ClientSession() as session, session.get(town.box.url + file.media["url"]) as got:
        assert b"DTSTART:20260813T113000Z\r\nDTEND:20260813T130000Z" in await got.read()
    # Moved by a day: everybody hears, the old button says so.
    screen = await _through(boss, "🚦 Исполнение", "📣 Сообщения и события", "🗓 События (1)", "1", "📅 Перенести", "14")
    screen = await _next(boss, "15:00")
    assert "✅ Перенесено" in screen.text
    await town.settled()
    moved = await town.head.sees("Перенесено: Обучение ответственных")
    old = await town.head.presses("✅ Буду", in_message=first.id)
    assert old is not None
    assert "перенесли" in old.text
    await town.head.presses("🔁 Пришлю замену", in_message=moved.id)
    await town.settled()
    await town.moves_clock(datetime(2026, 8, 14, 16, 0, tzinfo=MOSCOW))
    reminded = [one.text for one in await town.sent_to(town.head) if "⏰ Напоминание" in one.text]
    assert len(reminded) == 2, "a day and two hours before, of the new date only"
    assert all("14.08.2026, 15:00–16:30" in one for one in reminded)
    late = await town.head.presses("✅ Буду", in_message=moved.id)
    assert late is not None
    assert "ответить больше нельзя" in late.text
    screen = await _through(boss, "🚦 Исполнение", "📣 Сообщения и события", "🗓 События (1)", "1")
    assert "📅 Перенести" not in screen.labels
    assert "📎 Приложить к мероприятию…" not in screen.labels, "nobody is known to have come"
    await _next(boss, "👣 Отметить, кто пришёл")
    screen = await _next(boss, "✅ Пришли все, кто собирался")
    assert "Кто пришёл: 1 из 13" in screen.text
    await _next(boss, "‹ Назад")
    await boss.presses("📎 🏛 № 2. Обучить ответственных")
    card = await boss.sees("Отчёт отправлен контролёру")
    assert "«Обучение ответственных», 14.08.2026: приглашено 13, пришли 1." in card.text
    assert await town.one("SELECT count(*) FROM evidence WHERE words LIKE '%приглашено 13, пришли 1.'") == 1
    assert await town.ask("SELECT failure FROM updates WHERE failure IS NOT NULL") == []
