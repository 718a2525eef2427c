"""The coordinator's day over many schools: accept together, remind together, take the numbers and the evidence along."""

import io
import zipfile
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import openpyxl
import pytest
from sqlalchemy import text

from db.assignment import control, reporting
from db.assignment.assignments import Listed
from db.reminder import reminders
from domain.assignment import EvidenceKind
from domain.pieces import Piece
from tests.rows import Place
from tests.telegram import Person, Seen
from tests.town import Town

TODAY = date(2026, 8, 11)
LONG_AGO = TODAY - timedelta(days=40)
MOSCOW = ZoneInfo("Europe/Moscow")


async def _place(town: Town) -> Place:
    """Everybody with an office has come in; a road map is published."""
    await town.officials_start()
    async with town.service.database.begin() as tx:
        return await Place.of_the_town(tx, 7008)


async def _reports(town: Town, place: Place, school: int, measure: int, *pieces: Piece) -> None:
    """A school reports a measure, from a phone that is not on show."""
    now = town.service.clock.now()
    async with town.service.database.begin() as tx:
        one = await place.assigned(tx, due=date(2026, 9, 1), school=school, measure=measure)
        done = await reporting.report(tx, one, place.heads[school], pieces or (Piece(EvidenceKind.LINE, "провели"),), now=now)
        assert isinstance(done, Listed)


async def _opens(person: Person, *labels: str) -> Seen:
    """From home into control and along these buttons; gives the last screen."""
    await person.says("/home")
    await person.sees(lambda seen: "🚦 Исполнение" in seen.labels)
    await person.presses("🚦 Исполнение")
    screen = await person.sees(lambda seen: "🗓 План напоминаний" in seen.labels)
    for label in labels:
        await person.presses(label, in_message=screen.id)
        screen = await person.sees(lambda seen: "🏠 Домой" in seen.labels)
    return screen


async def _file(person: Person, town: Town) -> tuple[str, bytes]:
    """The newest document in a chat: name and content."""
    seen = next(one for one in reversed(await person.chat()) if one.by_bot and one.media and one.media["kind"] == "document")
    assert seen.media is not None
    async with aiohttp.ClientSession() as session, session.get(town.box.url + seen.media["url"]) as answer:
        return seen.media["name"], await answer.read()


async def test_coordinator_accepts_what_was_on_the_list_and_takes_the_evidence_along(town: Town) -> None:
    place = await _place(town)
    async with town.service.database.begin() as tx:
        measure = await place.measure(tx, words="Провести день наставника")
        await place.assigned(tx, due=date(2026, 7, 20), given=LONG_AGO, school=5, measure=measure)
    # The head's own file comes through the chat, as evidence does.
    async with town.service.database.begin() as tx:
        own = await place.assigned(tx, due=date(2026, 9, 1), school=0, measure=measure, evidence="file")
        await reminders.replan(tx, [own], now=town.service.clock.now())
    await town.head.says("/home")
    await town.head.sees("Вы руководитель")
    await town.head.presses("📋 Мои поручения")
    await town.head.sees("Провести день наставника")
    await town.head.presses("1")
    await town.head.sees("Провести день наставника")
    await town.head.presses("✅ Выполнено")
    await town.head.sees("Напишите")
    await town.head.says("провели 10 августа")
    await town.head.sees("Уже приложено")
    await town.head.sends_file("план дня.pdf", b"%PDF-1.4 day")
    await town.head.sees("план дня.pdf")
    await town.head.presses("📨 Отправить отчёт")
    await town.head.sees("отправлен координатору")
    document = Piece(EvidenceKind.DOCUMENT, "45", TODAY)
    await _reports(town, place, 1, measure, document, Piece(EvidenceKind.LINE, "=сделано"))
    await _reports(town, place, 2, measure)
    await town.settled()

    screen = await _opens(town.coordinator, "📌 По мероприятиям")
    assert "1. № 1. Провести день наставника\n🔴 просрочено 1 · 🔵 на проверке 3" in screen.text
    await town.coordinator.presses("1", in_message=screen.id)
    screen = await town.coordinator.sees(lambda seen: "✅ Принять все (3)…" in seen.labels)
    assert screen.labels[:6] == ["1", "2", "3", "4", "✅ Принять все (3)…", "🗂 Архив подтверждений"]
    assert screen.text.index("срок был 20.07.2026") < screen.text.index("отчёт на проверке")
    await town.coordinator.presses("✅ Принять все (3)…")
    screen = await town.coordinator.sees("Будут приняты 3 отчёта:\n№ 1. Провести день наставника")
    assert "📄 № 45 от 11.08.2026" not in screen.text, "the last piece is shown, the others are a number"
    assert "✏️ =сделано" in screen.text
    await _reports(town, place, 3, measure)
    await town.settled()
    await town.coordinator.presses("✅ Принять все 3", in_message=screen.id)
    after = await town.coordinator.sees("Приняты 3 отчёта.")
    assert "✅ Принять все (1)…" in after.labels, "what came meanwhile was not swept in"
    # The same button once more, from the old message: nothing is accepted twice, nothing else is touched.
    states = await town.ask("SELECT state, count(*) AS n FROM assignments GROUP BY 1 ORDER BY 1")
    assert {row.state: row.n for row in states} == {"accepted": 3, "open": 1, "reported": 1}
    await town.settled()
    assert "✅ Принято" in (await town.sent_to(town.head))[-1].text

    await town.coordinator.presses("🗂 Архив подтверждений", in_message=after.id)
    screen = await town.coordinator.sees("Подтверждений — 6, из них файлов и фото — 1")
    await town.coordinator.presses("🗂 Собрать архив")
    await town.coordinator.sees("Отправлено файлов: 1. Это всё.")
    name, content = await _file(town.coordinator, town)
    assert name == "Подтверждения 1.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        paths = packed.namelist()
        assert paths == ["Опись.xlsx", "Школа № 1/отчёт 11.08.2026/план дня.pdf"]
        assert packed.read(paths[1]) == b"%PDF-1.4 day"
        index = openpyxl.load_workbook(io.BytesIO(packed.read("Опись.xlsx"))).worksheets[0]
    rows = [[cell.value for cell in row] for row in index.iter_rows(min_row=4)]
    assert [row[6] for row in rows if row[0] == "Школа № 1"] == ["—", paths[1]]
    assert ["Школа № 2", "принято", "документ", "45"] in [row[:4] for row in rows]


async def test_matrix_is_text_picture_and_workbook_and_the_controller_only_reads(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = await _place(town)
    async with town.service.database.begin() as tx:
        for number in range(3):
            measure = await place.measure(tx, words=f"Мероприятие {number}")
            for school in range(12):
                due = date(2026, 8, 1) if school == 4 else date(2026, 9, 1)
                await place.assigned(tx, due=due, given=LONG_AGO, school=school, measure=measure)
    screen = await _opens(town.controller)
    assert "Всего поручений: 36.\n🔴 просрочено 3 · ⚪ в работе 33" in screen.text
    assert not [label for label in screen.labels if "Напомнить" in label], "the controller reads"
    screen = await _opens(town.controller, "👤 По ответственным", "1")
    assert "Руководитель, Школа № 5 (Ольхова Тамара Ильинична) 📵\n🔴 просрочено 3" in screen.text
    await town.controller.presses("1", in_message=screen.id)
    one = await town.controller.sees("Отвечает: Руководитель, Школа № 5")
    assert one.labels == ["🕓 История и действия", "‹ Назад", "🏠 Домой", "🆘 Сообщить о проблеме"]
    await town.controller.presses("🕓 История и действия", in_message=one.id)
    whole = await town.controller.sees("Исполняет: Школа № 5")
    assert whole.labels == ["🕓 История", "‹ Назад", "🏠 Домой", "🆘 Сообщить о проблеме"], "the controller reads"
    await town.controller.presses("‹ Назад")
    await town.controller.sees("Отвечает: Руководитель, Школа № 5")

    screen = await _opens(town.controller, "▦ Матрица")
    assert screen.text.splitlines()[4] == "Школа № 5: 🔴 3"
    await town.controller.presses("🖼 Картинкой")
    picture = await town.controller.sees(lambda seen: seen.media is not None)
    assert "1 Мероприятие 0\n2 Мероприятие 1" in picture.text
    await town.controller.sees("Организаций — 12, мероприятий — 3")
    named = control.responsible

    async def renamed_meanwhile(*given: Any) -> Any:
        async with town.service.database.begin() as tx:
            await tx.execute(text("UPDATE persons SET name = 'Кто-то другой'"))
        return await named(*given)

    with monkeypatch.context() as patched:
        patched.setattr(control, "responsible", renamed_meanwhile)
        await town.controller.presses("📗 Таблицей XLSX")
        await town.controller.sees("Организаций — 12, мероприятий — 3")
    name, content = await _file(town.controller, town)
    assert name == "Исполнение 2026-08-11.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Матрица", "Поручения", "Мероприятия"]
    assert [cell.value for cell in book["Матрица"][4]][:5] == ["Школа № 5", 3, 0, 0, "срок прошёл"]
    red = [row for row in book["Поручения"].iter_rows(min_row=4, values_only=True) if row[3] == "срок прошёл"]
    assert [(row[0], row[4].date(), row[5]) for row in red] == [("Школа № 5", date(2026, 8, 1), 10)] * 3
    assert all("Ольхова Тамара Ильинична" in row[8] for row in red), "a file is of one moment"


async def test_coordinator_gives_a_later_day_or_lets_off_without_being_asked_and_comes_back_to_control(town: Town) -> None:
    place = await _place(town)
    async with town.service.database.begin() as tx:
        number = await place.assigned(tx, due=date(2026, 8, 14), given=LONG_AGO)
        await reminders.replan(tx, [number], now=town.service.clock.now())
    screen = await _opens(town.coordinator, "🏫 По организациям", "1", "1")
    assert "Отвечает: Руководитель, Школа № 1" in screen.text
    await town.coordinator.presses("🕓 История и действия", in_message=screen.id)
    await town.coordinator.presses("📅 Продлить срок", in_message=(await town.coordinator.sees("Исполняет: Школа № 1")).id)
    await town.coordinator.sees("До какого дня продлить?")
    await town.coordinator.presses("25")
    await town.coordinator.sees("Продлеваем до 25.08.2026")
    await town.coordinator.says("Школа на карантине")
    card = await town.coordinator.sees("Срок продлён, исполнителю отправлено сообщение: Школа № 1")
    assert "сделать до 25.08.2026" in card.text
    await town.settled()
    assert "\nПричина: Школа на карантине" in (await town.head.sees("Срок продлён до 25.08.2026")).text
    days = "SELECT array_agg(DISTINCT day ORDER BY day) FROM reminders WHERE state = 'planned' AND item_kind = 'assignment'"
    assert min(await town.one(days)) == date(2026, 8, 18), "a week before the new day; nothing of the old one is left"
    await town.coordinator.presses("🕓 История", in_message=card.id)
    log = await town.coordinator.sees("срок продлён: был 14.08.2026, стал 25.08.2026: «Школа на карантине»")
    await town.coordinator.presses("‹ Назад", in_message=log.id)
    await town.coordinator.presses("🚫 Снять поручение", in_message=(await town.coordinator.sees("сделать до")).id)
    await town.coordinator.sees("Снимаем поручение с этой организации")
    await town.coordinator.says("Школа закрыта на ремонт")
    card = await town.coordinator.sees("Поручение снято")
    assert "Причина: Школа закрыта на ремонт" in card.text
    assert not {"📅 Продлить срок", "🚫 Снять поручение"} & set(card.labels)
    await town.settled()
    assert "Причина: Школа закрыта на ремонт" in (await town.head.sees("🚫 Не требуется: Школа № 1")).text
    assert await town.one(days) is None
    await town.coordinator.presses("‹ Назад", in_message=card.id)
    back = await town.coordinator.sees("Отвечает: Руководитель, Школа № 1")
    await town.coordinator.presses("‹ Назад", in_message=back.id)
    await town.coordinator.sees("Школа № 1")


async def test_everybody_who_is_late_hears_once_and_not_of_what_was_done_meanwhile(town: Town) -> None:
    place = await _place(town)
    async with town.service.database.begin() as tx:
        late = [await place.assigned(tx, due=date(2026, 8, 3), given=LONG_AGO, school=n) for n in (0, 0, 4)]
    await town.moves_clock(datetime(2026, 8, 11, 19, 30, tzinfo=MOSCOW))
    screen = await _opens(town.coordinator, "🔔 Напомнить всем красным (1)")
    assert "Напомнить о просроченном: 1 человек. " in screen.text
    assert "Сейчас нерабочее время: сообщения уйдут 12.08.2026 08:00." in screen.text
    assert "1. Руководитель, Школа № 1 (Камышин" in screen.text
    assert "📵 Не на связи: Школа № 5 (1)." in screen.text
    await town.coordinator.presses("🔔 Напомнить (1)", in_message=screen.id)
    report = await town.coordinator.sees("⏳ Ждут рабочего времени или очереди: 1 — Школа № 1.")
    assert "📵 Не на связи: 1 — Школа № 5." in report.text
    again = await _opens(town.coordinator, "🔔 Напомнить всем красным (0)")
    assert "Сегодня уже напоминали: 1." in again.text
    assert not [label for label in again.labels if label.startswith("🔔")]
    # One of the two is done before the message goes out.
    async with town.service.database.begin() as tx:
        await reporting.report(tx, late[0], place.heads[0], [Piece(EvidenceKind.LINE, "готово")], now=town.service.clock.now())
    await town.moves_clock(datetime(2026, 8, 12, 8, 30, tzinfo=MOSCOW))
    told = [seen for seen in await town.sent_to(town.head) if "Координатор напоминает" in seen.text]
    assert [seen.text.count("срок был 03.08.2026") for seen in told] == [1]
    assert "просрочено 1 поручение." in told[0].text
    screen = await _opens(town.coordinator, "📬 Что с напоминанием")
    assert "✅ Доставлено: 1 — Школа № 1." in screen.text
    again = await _opens(town.coordinator, "🔔 Напомнить всем красным (0)")
    assert "Сегодня уже напоминали: 1." in again.text, "what was said in the evening was heard this morning"
