"""The page in a real browser: what a person does and sees on two phones, on a laptop and on a phone's screen."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.playground.wire import Wire
from tests.telegram import Box, png

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
NOON = "2020-08-31T12:00:00+03:00"


@pytest.fixture
async def page(box: Box) -> AsyncIterator[Page]:
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1, and there is no Chromium on this machine")
        pytest.skip("no Chromium on this machine: the page is not tried in a browser")
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1440, "height": 900}, locale="ru")
        page.set_default_timeout(10_000)
        expect.set_options(timeout=10_000)
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None)
        page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith((box.url, "blob:")) else None)
        yield page
        await browser.close()
    assert wrong == []


@contextlib.asynccontextmanager
async def answering(wire: Wire) -> AsyncIterator[None]:
    """A bot that greets, asks, answers presses with an alert and edits what it asked."""

    async def serve() -> None:
        offset = 0
        while True:
            for update in await wire.updates(offset, 20):
                offset = update["update_id"] + 1
                await one(update)

    async def one(update: dict[str, dict[str, object]]) -> None:
        if query := update.get("callback_query"):
            message = query["message"]
            assert isinstance(message, dict)
            await wire.ok("answerCallbackQuery", callback_query_id=query["id"], text="Записано", show_alert=True)
            at = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
            await wire.ok("editMessageText", **at, text="Ты записана")
        elif message := update.get("message"):
            chat = message["chat"]
            assert isinstance(chat, dict)
            if str(message.get("text", "")).startswith("/start"):
                keys = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
                text = f"<b>Привет</b>, {str(message['text']).removeprefix('/start').strip() or 'гость'}!"
                await wire.ok("sendMessage", chat_id=chat["id"], text=text, parse_mode="HTML", reply_markup=keys)
            else:
                menu = {"keyboard": [["Меню"]]}
                words = message.get("text") or next(kind for kind in ("photo", "document", "voice") if kind in message)
                await wire.ok("sendMessage", chat_id=chat["id"], text=f"Получено: {words}", reply_markup=menu)

    serving = asyncio.create_task(serve())
    yield
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


async def test_two_people_meet_the_bot_on_one_page(box: Box, wire: Wire, page: Page, tmp_path: Path) -> None:
    await box.person(101, "Аня", title="Ученица", start="k7")
    await box.person(102, "Борис", title="Директор")
    async with answering(wire):
        await page.goto(box.url)
        await expect(page.locator("#bar")).to_contain_text("Это не Telegram — учебная площадка на этом компьютере")
        ann, boris = page.locator(".phone[data-person='101']"), page.locator(".phone[data-person='102']")

        await ann.get_by_role("button", name="Начать").click()
        await expect(ann.locator(".bubble.theirs")).to_contain_text("Привет, k7!")
        await expect(ann.locator(".bubble.theirs b")).to_have_text("Привет")
        await ann.get_by_role("button", name="Да").click()
        await expect(ann.locator(".alert")).to_contain_text("Записано")
        await ann.get_by_role("button", name="Понятно").click()
        await expect(ann.locator(".bubble.theirs")).to_contain_text("Ты записана")
        await expect(ann.locator(".bubble.theirs")).to_contain_text("изменено")
        await expect(ann.locator(".inline-keys")).to_have_count(0)

        await boris.get_by_role("button", name="Начать").click()
        await boris.get_by_label("Сообщение").fill("<b>не жирный</b>")
        await boris.get_by_label("Сообщение").press("Enter")
        await expect(boris.locator(".chat")).to_contain_text("Получено: <b>не жирный</b>")
        await boris.get_by_role("button", name="Меню").click()
        await expect(boris.locator(".chat")).to_contain_text("Получено: Меню")

        await boris.get_by_role("button", name="Прикрепить").click()
        await page.get_by_role("button", name="приказ.txt").click()
        await expect(boris.locator(".chat")).to_contain_text("Получено: document")
        await boris.get_by_role("button", name="Прикрепить").click()
        async with page.expect_file_chooser() as chosen:
            await page.get_by_role("button", name="Фото с компьютера").click()
        (tmp_path / "photo.png").write_bytes(png(30, 20))
        await (await chosen.value).set_files(tmp_path / "photo.png")
        await expect(boris.locator(".chat")).to_contain_text("Получено: photo")
        await expect(boris.locator("img.photo")).to_have_js_property("naturalWidth", 30)

        await boris.get_by_role("button", name="Ещё").click()
        await page.get_by_role("button", name="Заблокировать бота").click()
        await expect(boris.get_by_role("button", name="Разблокировать бота")).to_be_visible()
        assert await wire.no("sendMessage", chat_id=102, text="x") == "Forbidden: bot was blocked by the user"


async def test_what_the_bot_takes_back_vanishes_and_hidden_phones_count(box: Box, wire: Wire, page: Page) -> None:
    for number in range(101, 109):
        await (await box.person(number, f"Имя{number}")).starts()
    await page.goto(box.url)
    sent = await wire.ok("sendMessage", chat_id=101, text="лишнее")
    chat = page.locator(".phone[data-person='101'] .chat")
    await expect(chat).to_contain_text("лишнее")
    await wire.ok("deleteMessage", chat_id=101, message_id=sent["message_id"])
    await expect(chat).not_to_contain_text("лишнее")
    await wire.ok("sendMessage", chat_id=108, text="<tg-spoiler>тайна</tg-spoiler>", parse_mode="HTML")
    await expect(page.locator("#people [data-person='108'] .badge")).to_have_text("1")
    await page.locator("#people [data-person='108']").click()
    spoiler = page.locator(".phone[data-person='108'] .spoiler")
    await spoiler.click()
    await expect(spoiler).to_have_class("spoiler revealed")
    await expect(page.locator("#people [data-person='108'] .badge")).to_have_count(0)


async def test_the_clock_moves_on_request_and_the_weather_turns(box: Box, wire: Wire, page: Page) -> None:
    await box.person(101, "Аня")
    board = {"now": NOON, "zone": "Europe/Moscow", "next": "2020-09-01T09:00:00+03:00", "next_text": "2 человека"}
    await box._ask("PUT", "/control/clock", json=board)
    await page.goto(box.url)
    await expect(page.locator(".time-now")).to_contain_text("31 августа 2020")
    await expect(page.locator(".time-next")).to_contain_text("2 человека")
    await page.get_by_role("button", name="+1 неделя").click()
    command = (await box.get("/control/clock/commands", wait=10))["command"]
    assert command["move"] == {"days": 7}
    await expect(page.locator(".time-next")).to_have_text("Время идёт…")
    await box._ask("PUT", "/control/clock", json={**board, "now": "2020-09-07T12:00:00+03:00"})
    await box.post(f"/control/clock/commands/{command['id']}/done", {})
    await expect(page.locator(".time-now")).to_contain_text("7 сентября 2020")
    await expect(page.get_by_role("button", name="+1 день")).to_be_enabled()

    await page.get_by_role("button", name="Помехи").click()
    await page.locator(".trouble").nth(0).get_by_role("button", name="Включить").click()
    await expect(page.locator(".trouble").nth(0)).to_contain_text("Прекратить")
    assert (await wire.call("getMe"))[0] == 429
    await page.locator(".trouble").nth(0).get_by_role("button", name="Прекратить").click()
    await expect(page.locator(".trouble").nth(0)).to_contain_text("Включить")
    await wire.ok("getMe")


async def test_a_phones_screen_shows_one_phone_and_never_scrolls_sideways(box: Box, wire: Wire, page: Page) -> None:
    for number in range(101, 115):
        await (await box.person(number, f"Имя{number}", title=f"Очень длинная роль номер {number}")).starts()
    wide = {"inline_keyboard": [[{"text": f"кнопка{n}", "callback_data": str(n)} for n in range(8)]]}
    await wire.ok("sendMessage", chat_id=101, text="длинноеслово" * 30, reply_markup=wide)
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.goto(box.url)
    await expect(page.locator(".phone")).to_have_count(1)
    await expect(page.locator(".phone .chat")).to_contain_text("длинноеслово")
    for room in ("html", "#bar", ".phone", ".chat", ".lines"):
        overflow = await page.locator(room).evaluate("node => node.scrollWidth - node.clientWidth")
        assert overflow <= 0, room
    await page.locator("#people [data-person='114']").click()
    await expect(page.locator(".phone")).to_have_attribute("data-person", "114")
    await page.get_by_role("button", name="Добавить человека").click()
    await page.get_by_label("Имя", exact=True).fill("Новый")
    await page.get_by_role("button", name="Добавить", exact=True).click()
    await expect(page.locator(".phone h2")).to_have_text("Новый")
    await page.get_by_role("button", name="English").click()
    await expect(page.locator("#bar")).to_contain_text("This is not Telegram")
