"""The two real papers beside the project, read and published with the clock at 11.08.2020; skipped where they do not lie."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.handlers.road_map_steps import publishes, sends_paper
from tests.telegram import Box
from tests.town import Town

SEEDS = Path("../shared/seeds")
ORDER, LETTER = SEEDS / "order-shakhty-316.txt", SEEDS / "letter-sholokhovsky.txt"
MORNING = datetime(2020, 8, 11, 10, 0, tzinfo=timezone(timedelta(hours=3)))

pytestmark = pytest.mark.skipif(not ORDER.exists(), reason="the real papers do not lie in ../shared/seeds")


@pytest.fixture
async def town_of_2020(url: str, box: Box) -> AsyncIterator[Town]:
    """The invented town on the morning after the real order."""
    async with Town.open(url, box, at=MORNING) as standing:
        await standing.officials_start()
        yield standing


async def test_order_is_understood_and_handed_out(town_of_2020: Town) -> None:
    town = town_of_2020
    seen = await sends_paper(town, ORDER.name, ORDER.read_bytes())
    assert "8 мероприятий, 7 пунктов приказа, 5 показателей, 4 без срока, 0 вопросов" in seen.text
    assert "3 центра" in seen.text
    rows = await town.ask("SELECT number, due FROM measures WHERE target_id IS NULL ORDER BY position")
    assert [(row.number, str(row.due)) for row in rows] == [
        ("1", "2020-09-01"), ("2", "2020-10-31"), ("3", "2020-10-31"), ("1.1", "None"), ("1.2.1", "2020-09-01"),
        ("1.2.2", "2020-09-01"), ("1.2.3", "2020-09-01"), ("2.1", "None"), ("2.2", "None"), ("2.3", "None"),
    ]  # fmt: skip
    shares = await town.ask(
        "SELECT t.percent, t.due, o.kind FROM targets t JOIN organizations o ON o.id = t.organization_id ORDER BY t.due"
    )
    assert [(int(row.percent), str(row.due), row.kind) for row in shares] == [
        (percent, f"{year}-12-31", "municipality")
        for percent, year in ((15, 2020), (30, 2021), (45, 2022), (60, 2023), (70, 2024))
    ]
    offered = (await town.one("SELECT reading FROM road_maps"))["offers"]
    assert [one["office"] for one in offered] == ["coordinator", "controller"]
    await town.coordinator.presses("🚀 Опубликовать")
    await town.coordinator.sees("12 организаций × 7 мероприятий = 84 поручения")
    await town.coordinator.presses("🚀 Да, опубликовать")
    await town.coordinator.sees("Поручений: 90")
    await town.settled()
    assert "Ваших поручений: 7" in (await town.head.sees("Опубликована дорожная карта")).text


async def test_letter_gives_five_shares_and_the_request(town_of_2020: Town) -> None:
    town = town_of_2020
    await sends_paper(town, LETTER.name, LETTER.read_bytes())
    shares = await town.ask("SELECT percent, due FROM targets ORDER BY due")
    assert [(int(row.percent), row.due.year) for row in shares] == [(10, 2020), (20, 2021), (35, 2022), (50, 2023), (70, 2024)]
    request = await town.ask("SELECT due FROM measures WHERE source = 'request'")
    assert [str(row.due) for row in request] == ["2020-10-15"]
    await publishes(town)
    assert await town.one("SELECT count(DISTINCT organization_id) FROM assignments") > 0
