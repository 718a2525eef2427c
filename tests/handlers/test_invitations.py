"""Offices are given through one-time links along the tree."""

import re

import pytest

from domain.offices import Office
from tests.town import Town


async def test_officials_come_in_by_their_links(town: Town) -> None:
    await town.starts(town.coordinator)
    seen = await town.coordinator.sees("Добро пожаловать")
    assert "муниципальный координатор" in seen.text
    home = await town.coordinator.sees("Вы координатор наставничества")
    assert "✉️ Пригласить" in home.labels
    held = await town.ask("SELECT office FROM appointments a JOIN accounts c USING (person_id) WHERE external_id = 7008")
    assert [row.office for row in held] == [Office.COORDINATOR]


async def test_head_invites_curator_and_confirms_in_one_tap(town: Town) -> None:
    await town.starts(town.head)
    await town.head.presses("✉️ Пригласить")
    await town.head.sees("Кого пригласить?")
    await town.head.presses("Куратор в организации")
    link = re.search(r"start=([\w-]{43})", (await town.head.sees("Откройте ссылку")).text)
    assert link is not None
    newcomer = await town.box.person(8001, "Анна")
    await newcomer.starts(link[1])
    await newcomer.sees("Осталось дождаться подтверждения")
    assert not await town.ask("SELECT 1 FROM appointments WHERE office = 'curator'")
    await town.head.sees("Открыто приглашение")
    answer = await town.head.presses("Да, это тот человек")
    assert answer is not None
    assert answer.text == "Подтверждено."
    await newcomer.sees("Вас подтвердили")
    assert await town.one("SELECT count(*) FROM appointments WHERE office = 'curator' AND until IS NULL") == 1


async def test_other_staff_is_invited_under_a_title_of_its_own(town: Town) -> None:
    await town.starts(town.head)
    await town.head.presses("✉️ Пригласить")
    await town.head.sees("Кого пригласить?")
    await town.head.presses("Сотрудник")
    await town.head.sees("Кем работает приглашённый?")
    await town.head.says("п")
    await town.head.sees("Должность — от 2 до 60 знаков")
    await town.head.says("педагог-психолог  <Школы № 1>")
    forwarded = (await town.head.sees("Откройте ссылку")).text
    assert "бот наставничества: педагог-психолог <Школы № 1>, Школа № 1." in forwarded
    link = re.search(r"start=([\w-]{43})", forwarded)
    assert link is not None
    newcomer = await town.box.person(8001, "Анна")
    await newcomer.starts(link[1])
    await town.head.presses("Да, это тот человек", in_message=(await town.head.sees("Открыто приглашение")).id)
    await newcomer.sees("Вас подтвердили")
    assert await town.one("SELECT title FROM appointments WHERE office = 'staff'") == "педагог-психолог <Школы № 1>"
    await town.head.says("/home")
    await town.head.presses("✉️ Пригласить", in_message=(await town.head.sees("Вы руководитель")).id)
    await town.head.sees("Кого пригласить?")
    await town.head.presses("Сотрудник")
    await town.head.sees("Кем работает приглашённый?")
    await town.head.presses("Просто «сотрудник»")
    assert "бот наставничества: сотрудник, Школа № 1." in (await town.head.sees("Откройте ссылку")).text


async def test_second_opener_is_told_kindly_and_gets_nothing(town: Town) -> None:
    await town.starts(town.coordinator)
    late = await town.box.person(8002, "Борис")
    link = next(one["start"] for one in (await town.box.get("/control/people"))["people"] if one["id"] == 7008)
    await late.starts(link)
    await late.sees("Этой ссылкой уже воспользовались")
    assert await town.one("SELECT count(*) FROM appointments WHERE office = 'coordinator'") == 1


@pytest.mark.parametrize("payload", ["x", "s-0000000000", "A" * 43])
async def test_unknown_link_says_what_to_do(town: Town, payload: str) -> None:
    stranger = await town.box.person(8003, "Вера")
    await stranger.starts(payload)
    await stranger.sees("Такой ссылки нет")
    await stranger.sees("Кто Вы?")
    assert not await town.ask("SELECT 1 FROM appointments a JOIN accounts c USING (person_id) WHERE external_id = 8003")
