"""The whole story of the README on the playground's page: from the order to the share, as a new user would play it."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot import demo
from tests.story.page import Phone, open_page, photograph, running_bot


@pytest.mark.timeout(600)
async def test_from_the_order_to_the_share(tmp_path: Path) -> None:
    async with running_bot(tmp_path) as address, open_page(address) as page:
        coordinator, head, curator = (Phone(page, one.id) for one in (demo.COORDINATOR, demo.HEAD, demo.CURATOR))
        for official in (coordinator, head, curator):
            await official.starts()
        await an_order_becomes_assignments(page, coordinator, head)
        await a_report_is_accepted(page, coordinator, head)
        pupil, mentor = Phone(page, demo.PUPIL_1.id), Phone(page, demo.MENTOR.id)
        await two_people_join(page, curator, pupil, mentor)
        await they_become_a_pair(page, curator, pupil, mentor)
        await they_meet(page, pupil, mentor)
        await the_share_has_moved(page, coordinator, curator)


async def an_order_becomes_assignments(page: Page, coordinator: Phone, head: Phone) -> None:
    await coordinator.presses("Дорожная карта")
    await coordinator.sees("Пришлите приказ")
    await coordinator.offers("order-belye-klyuchi-87.txt")
    await coordinator.sees("8 мероприятий, 7 пунктов приказа, 5 показателей")
    await photograph(page, "preview")
    await coordinator.presses("🚀 Опубликовать")
    await coordinator.sees("12 организаций × 7 мероприятий = 84 поручения")
    await coordinator.presses("Да, опубликовать")
    await coordinator.sees("Опубликовано. Поручений: 90")
    await head.sees("Ваших поручений: 7")
    await head.presses("Ознакомлен(а)")


async def a_report_is_accepted(page: Page, coordinator: Phone, head: Phone) -> None:
    await page.get_by_role("button", name="+1 неделя").click()
    await head.sees("Доброе утро!")
    await expect(page.locator("#bar")).to_contain_text("18 августа")
    await photograph(page, "morning")
    await head.presses("Выполнено · 2")
    await head.sees("номер и дату документа")
    await head.says("№ 45 от 17.08.2026")
    await head.sees("Уже приложено")
    await head.presses("Отправить отчёт")
    await head.sees("Отчёт отправлен координатору")
    await coordinator.presses("Посмотреть и принять")
    await coordinator.sees("№ 45 от 17.08.2026")
    await coordinator.presses("✅ Принять")
    await coordinator.sees("Принято: Школа № 1")


async def two_people_join(page: Page, curator: Phone, pupil: Phone, mentor: Phone) -> None:
    for phone, school_class, name in ((pupil, "7Б", "Алина В"), (mentor, "10А", "Полина Р")):
        await phone.starts()
        await phone.presses("Согласен / согласна")
        await phone.presses(school_class)
        await phone.sees("имя")
        await phone.says(name)
        await phone.sees("нужно согласие родителей")
    await curator.presses("Открыть заявки")
    for applicant in ("Алина В., 7Б", "Полина Р., 10А"):
        await curator.presses(applicant)
        await curator.presses("Согласие родителей получено")
        await curator.presses("Сегодня")
        await curator.sees("бот уже попросил закончить")
        await curator.presses("К заявкам")
    for phone in (pupil, mentor):
        await phone.presses("Продолжить анкету")
        await phone.presses("Наука")
        await phone.sees("Отмечено: 1")
        await photograph(page, "joining") if phone is pupil else None
        await phone.presses("Дальше")
    await mentor.sees("Скольким ребятам")
    await mentor.phone.get_by_role("button", name="1", exact=True).last.click()
    for phone in (pupil, mentor):
        await phone.presses("📨 Отправить")
        await phone.sees("Анкета у куратора")


async def they_become_a_pair(page: Page, curator: Phone, pupil: Phone, mentor: Phone) -> None:
    for applicant in ("Алина В., 7Б", "Полина Р., 10А"):
        await curator.presses(applicant)
        await curator.sees(f"Имя: {applicant.split(',')[0]}")
        await curator.presses("✅ Допустить")
    await curator.sees("Новых заявок нет")
    await curator.goes_home("Подобрать")
    await curator.presses("Алина В., 7Б")
    await curator.sees("1 общий интерес")
    await curator.presses("1. Полина Р., 10А")
    await curator.presses("🤝 Предложить")
    await photograph(page, "pair")
    await pupil.sees("Куратор предлагает тебе наставника")
    await pupil.presses("✅ Да")
    await mentor.sees("Возьмёшься?")
    await mentor.phone.get_by_role("button", name="✅ Да", exact=True).last.click()
    await curator.sees("Пара согласна и работает")


async def they_meet(page: Page, pupil: Phone, mentor: Phone) -> None:
    await mentor.goes_home("➕ Встреча")
    await mentor.presses("Сегодня")
    await mentor.presses("Знакомство")
    await mentor.presses("45 мин")
    await mentor.sees("Вторая сторона подтвердит одним нажатием")
    # Pupils are asked after school, at two in the afternoon.
    await page.get_by_role("button", name="к следующему напоминанию").click()
    await pupil.sees("Так и было?")
    await pupil.presses("Да, встретились")
    await photograph(page, "meeting")


async def the_share_has_moved(page: Page, coordinator: Phone, curator: Phone) -> None:
    await curator.goes_home("⋯ Ещё")
    await curator.waits_for("📊 Доля охвата")
    await curator.sees("Доля охвата: Школа № 1")
    await curator.sees("2 из 640 учеников")
    await curator.presses("Показать картинкой")
    await expect(curator.phone.locator("img.photo").last).to_be_visible()
    await coordinator.goes_home("📊 Доля охвата")
    await coordinator.sees("Доля охвата: г. Белые Ключи")
    await photograph(page, "share")
