"""Mondays of a coordinator, and the head who owes a number: with the morning's message, never a second one a day."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest

from db.request import number_requests
from db.share import weeks
from tests.handlers.share_steps import plain, two_papers
from tests.telegram import Box, Person
from tests.town import Town

WEEK = "📅 Неделя с "


async def _mornings(town: Town, person: Person, words: str) -> list[str]:
    return [plain(seen.text) for seen in await town.sent_to(person) if words in seen.text]


@pytest.fixture
async def august(url: str, box: Box) -> Any:
    """The town on the last Sunday but one before the school year."""
    async with Town.open(url, box, at=datetime(2026, 8, 23, 7, 0, tzinfo=UTC)) as standing:
        yield standing


async def test_monday_morning_tells_the_coordinator_what_has_changed_and_a_head_is_asked_on_the_set_day(august: Town) -> None:
    town = august
    rows = await two_papers(town)
    await rows.met("Школа № 1", day=date(2026, 8, 20), pairs=30)
    await rows.writes("DELETE FROM denominators WHERE organization_id = :id", id=rows.places["Лицей № 4"])
    await town.starts(town.coordinator, town.head, town.regional)
    await town.moves_clock(days=1)
    (first,) = await _mornings(town, town.coordinator, WEEK)
    assert "Неделя с 24.08.2026: г. Белые Ключи" in first
    assert "• Охват: 0,5 % (30 из 5" in first
    assert "за неделю" not in first, "nothing to hold it against"
    assert "Подтверждённых встреч за прошлую неделю: 30" in first
    assert "Не внесли число учеников: 1" in first
    assert await _mornings(town, town.regional, WEEK)
    assert not await _mornings(town, town.head, WEEK)

    # The plan of thirty days tells beforehand on which mornings a number will be asked for, and of how many.
    now, town_id = town.service.clock.now(), await town.one("SELECT id FROM organizations WHERE kind = 'municipality'")
    async with town.service.database.read() as tx:
        foretold = await number_requests.ahead(tx, town_id, date(2026, 9, 23), now=now)
    await town.coordinator.presses("🚦 Исполнение")
    await town.coordinator.sees("Исполнение")
    await town.coordinator.presses("🗓 План напоминаний")
    seen = await town.coordinator.sees("Что бот отправит в ближайшие 30 дней")
    await town.coordinator.presses(next(label for label in seen.labels if "01.09" in label))
    assert "Вопрос о числе учеников: сообщений — 1" in plain((await town.coordinator.sees("01.09.2026")).text)

    # Two came: so few are not to be told by holding one week beside the other.
    await rows.met("Школа № 1", day=date(2026, 8, 25), pairs=2)
    async with town.service.database.begin() as tx:  # another replica looks as well
        await weeks.begin(tx, town.service.clock.now(), of_people=True)
    await town.moves_clock(days=8)
    second = (await _mornings(town, town.coordinator, WEEK))[1]
    assert "(30 из 5" in second
    assert "изменилось меньше чем на 5 человек" in second
    assert "прошлую неделю: меньше 5 (неделей раньше 30)" in second
    assert await town.one("SELECT count(*) FROM weeks WHERE closed_at IS NULL") == 2  # municipality and region
    days = await town.ask("SELECT person_id, day FROM deliveries WHERE kind = 'morning' AND state = 'sent'")
    assert all(count == 1 for count in Counter((row.person_id, row.day) for row in days).values())

    # 1 September: the number stands from August and is asked for again, once; an answer ends it.
    came = await town.ask(
        "SELECT DISTINCT r.day, r.person_id FROM reminders r JOIN number_requests n ON n.id = r.item_id "
        "WHERE r.item_kind = 'number' AND n.asked_on = '2026-09-01' AND r.day <= '2026-09-23'"
    )
    assert {(row.day, row.person_id) for row in came} == {(day, one) for day, people in foretold.items() for one in people}
    (asked,) = await _mornings(town, town.head, "число учеников за 2026 год внесено раньше")
    assert "просим до 15.09.2026" in asked
    school, lyceum = rows.places["Школа № 1"], rows.places["Лицей № 4"]
    waits = "SELECT count(*) FROM reminders WHERE item_kind = 'number' AND state = 'planned' AND person_id = :person"
    head = await town.one("SELECT person_id FROM accounts WHERE external_id = :id", id=town.head.id)
    assert await town.one(waits, person=head)
    await town.head.presses("✏️ Внести число")
    await town.head.sees("Доля охвата:")
    await town.settled()
    await town.head.presses("✏️ Число учеников")
    await town.head.sees("Сколько учеников на 1 сентября 2026 года?")
    await town.head.says("700")
    await town.head.sees("Записано")
    assert not await town.one(waits, person=head), "whoever has answered is not reminded"
    kept = await town.ask("SELECT pupils FROM denominators WHERE organization_id = :id AND year = 2026 ORDER BY id", id=school)
    assert [row.pupils for row in kept] == [640, 700]
    # Where no head has joined, the coordinator heard of the lyceum instead.
    assert await town.one(
        "SELECT count(*) FROM reminders r JOIN number_requests n ON n.id = r.item_id AND r.item_kind = 'number' "
        "WHERE n.organization_id = :id AND r.state = 'sent' AND r.on_behalf_of IS NOT NULL",
        id=lyceum,
    )
