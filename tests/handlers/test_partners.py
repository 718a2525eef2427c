"""The coordinator's register of partners from the phone: asked in three lines, corrected, spoken of on home, taken along."""

import io

import aiohttp
import openpyxl

from tests.handlers.test_speaking import _next, _through, _types
from tests.town import Town

WAY = ("🚦 Исполнение", "📣 Сообщения и события")


async def test_a_partner_is_written_corrected_and_taken_along(town: Town) -> None:
    await town.starts(town.coordinator)
    boss = town.coordinator
    screen = await _through(boss, *WAY, "🤝 Партнёры (0)", "➕ Новый партнёр")
    assert "Как называется предприятие?" in screen.text
    await _types(boss, "ООО «Завод <Точмаш>»")
    screen = await _types(boss, "соглашение № 12")
    assert "Не вижу даты" in screen.text
    await _types(boss, "№ 12 от 01.08.2026")
    screen = await _types(boss, "31.07.2026")
    assert "закончилось бы раньше, чем началось" in screen.text
    assert await town.one("SELECT count(*) FROM partners") == 0
    screen = await _types(boss, "31.08.2026")
    assert "🤝 ООО «Завод <Точмаш>»" in screen.text
    assert "🟡 Скоро закончится: 31.08.2026" in screen.text
    await _next(boss, "✏️ Контакт")
    screen = await _types(boss, "Полынина Вера Олеговна")
    assert "Похоже на имя" in screen.text
    await _types(boss, "отдел кадров, 2-34-56")
    await _next(boss, "✏️ Наставники")
    await _types(boss, "7")
    await _next(boss, "🏫 Организации")
    await _next(boss, "Школа № 2")
    screen = await _next(boss, "✔️ Готово")
    assert "Организаций: 1 — Школа № 2" in screen.text
    assert "Наставников: 7" in screen.text
    # The same agreement once more: said, and what was typed can be corrected.
    await _through(boss, *WAY, "🤝 Партнёры (1)", "➕ Новый партнёр")
    await _types(boss, "ООО «Завод <Точмаш>»")
    await _types(boss, "№ 12 от 01.08.2026")
    screen = await _next(boss, "∞ Бессрочно")
    assert "уже есть в реестре" in screen.text
    await _next(boss, "‹ Назад")
    await _types(boss, "№ 13 от 01.08.2026")
    screen = await _next(boss, "∞ Бессрочно")
    assert "⏳ Бессрочно" in screen.text
    await boss.says("/home")
    await boss.sees("Соглашения с партнёрами: скоро закончится 1.")
    screen = await _through(boss, *WAY, "🤝 Партнёры (2)")
    assert "Предприятия-партнёры: 2. Наставников от них: 7." in screen.text
    await boss.presses("📊 Таблицей (XLSX)")
    file = await boss.sees(lambda seen: seen.media is not None)
    assert file.media is not None
    async with aiohttp.ClientSession() as session, session.get(town.box.url + file.media["url"]) as got:
        sheet = openpyxl.load_workbook(io.BytesIO(await got.read())).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [row[:2] for row in rows] == [["ООО «Завод <Точмаш>»", "12"], ["ООО «Завод <Точмаш>»", "13"]]
    assert rows[0][4:] == ["скоро закончится", "Школа № 2", 7, "отдел кадров, 2-34-56"]
    # The controller has no such door, and a forged press leads nowhere.
    await town.starts(town.controller)
    screen = await _through(town.controller, "🚦 Исполнение")
    assert "📣 Сообщения и события" not in screen.labels
    await _through(boss, *WAY, "🤝 Партнёры (2)", "1", "🗑 Убрать из реестра…")
    screen = await _next(boss, "🗑 Да, убрать")
    assert "Предприятия-партнёры: 1." in screen.text
    assert await town.ask("SELECT failure FROM updates WHERE failure IS NOT NULL") == []
