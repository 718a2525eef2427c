"""Two rows of targets side by side, of schools' pupils and of pupils in additional education, each on its own learners."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.handlers.share_rows import LETTER, ORDER, Rows
from tests.handlers.share_steps import all_drawn, home, plain, share, view_of
from tests.telegram import Box
from tests.town import Town

SCHOOLS = "обучающихся общеобразовательных организаций"
ADDITIONAL = (
    "обучающихся организаций, осуществляющих образовательную деятельность по дополнительным общеобразовательным программам "
    "на территории города"
)
FORGOTTEN = "DELETE FROM meetings m USING pairs p WHERE p.id = m.pair_id AND p.organization_id = :id"
CENTRE = "Дом творчества «Родник»"


async def side_by_side(town: Town) -> Rows:
    rows = await Rows.of(town)
    await rows.paper("316", ORDER, base=ADDITIONAL)
    await rows.paper(None, LETTER, title="Письмо о целевой модели", base=SCHOOLS)
    return rows


async def counted_in(town: Town, rows: Rows, kind: str) -> tuple[int, int]:
    """Who counts and of how many, walked through pair by pair: the town's rule is a meeting, either role."""
    pairs = await town.ask(
        "SELECT t.person_id, o.kind, p.id, t.category FROM participants t JOIN organizations o ON o.id = t.organization_id "
        "JOIN pairs p ON t.id IN (p.mentee_id, p.mentor_id)"
    )
    met = {
        row.pair_id for row in await town.ask("SELECT pair_id FROM meetings WHERE state = 'confirmed' AND day >= '2026-01-01'")
    }
    learners = await town.ask(
        "SELECT o.kind, d.pupils FROM denominators d JOIN organizations o ON o.id = d.organization_id AND d.year = 2026"
    )
    return (
        len({row.person_id for row in pairs if row.kind == kind and row.id in met and row.category == "pupil"}),
        sum(row.pupils for row in learners if row.kind == kind),
    )


@pytest.fixture
async def december(url: str, box: Box) -> Any:
    """The town two days before the last of the year."""
    async with Town.open(url, box, at=datetime(2026, 12, 29, 7, 0, tzinfo=UTC)) as standing:
        yield standing


async def test_two_rows_are_counted_each_on_its_own_learners(december: Town) -> None:
    town = december
    rows = await side_by_side(town)
    await rows.met("Школа № 1", pairs=40)
    await rows.met(CENTRE, pairs=30)
    await town.starts(town.coordinator, town.head)
    assert await counted_in(town, rows, "school") == (40, 4005)
    assert await counted_in(town, rows, "additional_education") == (30, 1730)
    said = await home(town, town.coordinator)
    assert "г. Белые Ключи, школы, охват 2026: 0,9 % (40 из 4 005 учеников)" in said
    assert "«Письмо о целевой модели», цель 10 %: не хватает 361 ученика до 31.12.2026" in said
    assert "г. Белые Ключи, дополнительное образование, охват 2026: 1,7 % (30 из 1 730 учеников)" in said
    assert "№ 316 от 10.08.2026, цель 15 %: не хватает 230 учеников до 31.12.2026" in said
    seen = plain((await share(town, town.coordinator)).text)
    assert "Все организации вместе\n2026 год: 1,2 %, 70 из 5 735 учеников" in seen
    charts = await all_drawn(town, await view_of(town, town.coordinator))
    assert [(chart.values[0], [line.values for line in chart.targets]) for chart in charts] == [(0.9, [LETTER]), (1.7, [ORDER])]

    # a school sees the row that is about it, and is told that the other is not
    seen = plain((await share(town, town.head)).text)
    assert "цель 10 %, не хватает 24 учеников" in seen
    assert "Считаются ученики: дополнительное образование. Ваша организация сюда не входит." in seen
    assert "15 %" not in seen

    # three in a centre: neither the row, nor the list, nor the sum of everything tells them
    await rows.writes(FORGOTTEN, id=rows.places[CENTRE])
    await rows.met(CENTRE, pairs=3)
    seen = await share(town, town.coordinator)
    words = plain(seen.text)
    assert "40 из 4 005" in words
    assert "меньше 5 из 1 730" in words
    assert "43" not in words
    await town.coordinator.presses("🏫 По организациям")
    listed = plain((await town.coordinator.sees("Сначала те")).text)
    assert f"{CENTRE}: 0" not in listed
    assert "3 из 910" not in listed

    # on the last day each is judged by itself and keeps what it was made of
    centres = [rows.places[name] for name in (CENTRE, "Станция юных техников", "Спортшкола «Высота»")]
    await rows.writes("UPDATE denominators SET pupils = 20 WHERE organization_id = ANY(:ids)", ids=centres)
    await rows.met(CENTRE, day=date(2026, 12, 30), pairs=10)
    await town.moves_clock(days=4)
    closed = await town.ask("SELECT percent, result, snapshot FROM targets WHERE result IS NOT NULL ORDER BY percent")
    assert [(int(row.percent), row.result, row.snapshot["base"]) for row in closed] == [
        (10, "missed", "school"),
        (15, "reached", "additional_education"),
    ]
    assert [(row.snapshot["numerator"], row.snapshot["denominator"]) for row in closed] == [(40, 4005), (13, 60)]
    assert {place for place, *_ in closed[1].snapshot["places"]} == set(centres)
    # departures and erasures change nothing that was reported, and what is different today is said
    await rows.writes(FORGOTTEN, id=rows.places[CENTRE])
    await rows.met(CENTRE, day=date(2026, 12, 30), pairs=7)
    words = plain((await share(town, town.coordinator)).text)
    assert "31.12.2026: цель 15 %, достигнута: 21,6 % (13 из 60)" in words
    assert "↺ Сегодня за те же дни: 7 из 60. Отчётное число не меняется." in words
    assert words.count("↺") == 1


async def test_unclear_base_is_asked_and_counts_nothing_until_it_is_said(december: Town) -> None:
    town = december
    rows = await Rows.of(town)
    await rows.paper("85", (15, 30), base="детей в возрасте от 10 до 18 лет")
    await rows.met(CENTRE, pairs=30)
    await town.starts(town.coordinator, town.head)
    said = await home(town, town.coordinator)
    assert "❓ № 85 от 10.08.2026: не ясно, чьих учеников считать." in said
    assert "цель 15 %" not in said
    assert "Это скажет координатор" in (await share(town, town.head)).text
    seen = await share(town, town.coordinator)
    assert "«детей в возрасте от 10 до 18 лет»" in seen.text
    assert "цель 15 %, нет данных" in plain(seen.text)
    await town.moves_clock(days=4)
    assert not await town.ask("SELECT 1 FROM targets WHERE result IS NOT NULL"), "what is not known is not closed"
    await share(town, town.coordinator)
    await town.settled()
    await town.coordinator.presses("👥 Чьих учеников считать")
    await town.coordinator.sees("Выберите бумагу")
    await town.coordinator.presses("№ 85 от 10.08.2026: пока не ясно")
    await town.coordinator.sees("Чьих учеников считать? Сейчас: пока не ясно.")
    await town.coordinator.presses("🎨 Дополнительное образование")
    await town.coordinator.sees("Доля охвата:")
    assert await town.ask("SELECT DISTINCT counted_base FROM targets") == [("additional_education",)]
    await town.moves_clock(days=1)
    (closed,) = await town.ask("SELECT snapshot FROM targets WHERE result = 'missed'")
    assert (closed.snapshot["numerator"], closed.snapshot["denominator"]) == (30, 1730)


async def test_pace_is_carried_on_and_says_how_far_it_may_be_off(town: Town) -> None:
    rows = await side_by_side(town)
    await town.starts(town.coordinator)
    for day, pairs in ((12, 6), (19, 7), (26, 6)):
        await rows.met("Школа № 1", day=date(2026, 8, day), pairs=pairs)
    assert "темп" not in (await share(town, town.coordinator)).text
    await town.moves_clock(days=35)
    for day in (1, 8, 10):
        await rows.met("Школа № 2", day=date(2026, 9, day), pairs=7)
    words = plain((await share(town, town.coordinator)).text)
    assert words.count("📈 Если темп последних 5 недель сохранится, к 31.12.2026 будет около") == 1, words
    schools, additional = await all_drawn(town, await view_of(town, town.coordinator))
    assert additional.foretold is None
    one = schools.foretold
    assert one is not None
    assert 0.9 < one.low < one.likely < one.high < 10
    spoken = [f"{number:g}".replace(".", ",") for number in (one.likely, one.low, one.high)]
    assert f"около {spoken[0]} %, вероятно от {spoken[1]} до {spoken[2]} %" in words
    assert f"≈{spoken[0]} % ({spoken[1]}–{spoken[2]} %)" in plain(one.label)


async def test_way_of_participants_is_told_without_small_groups_above_the_school(town: Town) -> None:
    rows = await side_by_side(town)
    (silent, *_) = await rows.met("Школа № 1", pairs=9)
    await rows.met(CENTRE, pairs=3)
    await rows.writes("DELETE FROM meetings WHERE pair_id = :pair", pair=silent)
    await rows.writes("UPDATE participants SET directions = '[\"sport\"]' WHERE role = 'mentor'")
    await town.starts(town.coordinator, town.head)
    told = {}
    for person in (town.head, town.coordinator):
        await share(town, person)
        await town.settled()
        await person.presses("📈 Путь и встречи")
        told[person] = plain((await person.sees("Путь участников")).text)
    assert "Записались: 9\n• В паре: 9\n• Провели первую встречу: 8\n• Провели три встречи и больше: 0" in told[town.head]
    assert "с 10.08.2026: 8" in told[town.head]
    assert "с 29.06.2026: 0" in told[town.head]
    # The centre's three are too few to be told, and would be by a sum over both beside the schools' nine. One of the nine waits:
    # eight stand in the share, so the nine are hidden.
    assert "Записались: скрыто\n• В паре: скрыто\n• Провели первую встречу: 8" in told[town.coordinator]
    assert "12" not in told[town.coordinator].split("по неделям")[0]
    assert "Скрыты группы меньше 5" in told[town.coordinator]
    await town.coordinator.presses("🖼 Показать картинкой")
    first = await town.coordinator.sees(lambda message: message.media is not None and "В паре" in message.text)
    second = await town.coordinator.sees(lambda message: message.media is not None and "по неделям" in message.text)
    assert "скрыто" in plain(first.text)
    assert "с 10.08.2026" in plain(second.text)
