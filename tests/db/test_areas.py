"""A region's table of municipalities against a recount, and what was reported against everything that may happen afterwards."""

from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.models import Person, Programme, RoadMap, Target
from db.organization import organizations
from db.participant import erasing
from db.share import shares, targets
from db.share.areas import areas, told
from domain.consent import Voice
from domain.targets import CountingRule, Years
from tests.db.history_of_pairs import LONG_AGO, ZONE, History, found, live
from tests.db.test_shares import DAYS, recount, rule_of
from tests.long import count


@pytest.mark.parametrize("seed", range(count(1, 30)))
async def test_municipalities_are_their_schools_with_each_person_once(database: Database, seed: int) -> None:
    dice = Random(seed)
    async with database.begin() as tx:
        history = await found(tx)
        await live(tx, history, dice, pairs=60)
        towns = {history.town.id: history.places[:3]}
        other = await organizations.add(
            tx, name="Район", short_name="Район", kind="municipality", zone=ZONE, parent=history.region
        )
        towns[other.id] = history.places[3:]
        for place in towns[other.id]:
            place.parent_id, place.path = other.id, [history.region.id, other.id, place.id]
        await tx.flush()
        seen = 0
        for programme in history.programmes[:: count(2, 1)]:
            for years in Years:
                for on in DAYS:
                    year = years.of(on)
                    given = (programme.id, rule_of(programme), year, on)
                    ids = [place.id for place in history.places]
                    by_id = {one.id: one for one in await areas(tx, *given, ids, history.region.id)}
                    whole = await shares.count(tx, *given, ids)
                    for town, places in towns.items():
                        alone = await shares.count(tx, *given, [place.id for place in places])
                        area = by_id[town]
                        number = (area.number.involved, area.number.by_journal, area.number.pupils)
                        assert number == (alone.total.share.numerator, alone.by_journal, alone.total.share.denominator)
                        assert (area.known, area.all) == (len(alone.total.known), len(places))
                        if years is Years.CALENDAR:
                            assert alone == recount(history, programme, on, [place.id for place in places])
                        seen += area.number.involved
                    parts = sum(one.number.involved for one in by_id.values())
                    assert whole.total.share.numerator <= parts, "who takes part in both counts once above"
                    shown = told(list(by_id.values()), total_told=True)
                    assert not any(number and number < 5 for number in shown.values())
                    assert set(told(list(by_id.values()), total_told=False).values()) == {None}
        assert seen > 10


async def test_what_was_reported_outlives_corrections_departures_and_erasures(database: Database) -> None:
    async with database.begin() as tx:
        history = await found(tx, schools=3)
        await live(tx, history, Random(5), pairs=140)
        programme = history.programmes[1]  # meetings, either role
        for place in history.places:
            await tx.execute(
                text(
                    "INSERT INTO denominators (organization_id, programme_id, year, pupils, entered_at) "
                    "VALUES (:place, :programme, 2026, 50, '2026-09-01')"
                ),
                {"place": place.id, "programme": programme.id},
            )
            history.pupils[place.id, programme.id, 2026] = 50
        target = await _promised(tx, history, programme)
        now = datetime(2027, 1, 1, 9, tzinfo=UTC)
        (closed,) = await targets.close(tx, ZONE, date(2027, 1, 1), now)
        reported = await _kept(tx, target)
        assert reported["numerator"] == closed.counted.total.share.numerator == recount(
            history, programme, date(2026, 12, 31), [place.id for place in history.places]
        ).total.share.numerator  # fmt: skip
        assert reported["numerator"] > 2
        counted = [row.person_id for row in (await tx.execute(text("SELECT DISTINCT person_id FROM participants"))).all()]
        for person in counted[:12]:
            await erasing.erase(tx, person, Voice.OWN, by=person, now=now, today=date(2027, 1, 1))
        await tx.execute(text("UPDATE meetings SET state = 'cancelled', confirmed_at = NULL"))
        await tx.execute(text("UPDATE denominators SET pupils = 1"))
        await tx.execute(text("UPDATE programmes SET counting = 'pair', counted_role = 'mentee', counted_year = 'school'"))
        assert not await targets.close(tx, ZONE, date(2027, 1, 1), now), "what is closed is not closed again"
        assert await _kept(tx, target) == reported
        ids = [place.id for place in history.places]
        span = Years(reported["counted_year"]).of(date(2026, 12, 31))
        today = await shares.count(tx, programme.id, CountingRule(either_role=True), span, date(2026, 12, 31), ids)
        assert today.total.share.numerator < reported["numerator"], "the same days give something else today, which is shown"


async def _promised(tx: AsyncSession, history: History, programme: Programme) -> int:
    writer = Person(created_at=LONG_AGO)
    tx.add(writer)
    await tx.flush()
    paper = RoadMap(
        organization_id=history.town.id, programme_id=programme.id, state="published", title="Приказ", created_at=LONG_AGO,
        created_by=writer.id, published_at=LONG_AGO, published_by=writer.id,
    )  # fmt: skip
    tx.add(paper)
    await tx.flush()
    one = Target(
        programme_id=programme.id, road_map_id=paper.id, organization_id=history.town.id, percent=Decimal(15),
        due=date(2026, 12, 31), base="обучающихся", text="Не менее 15 %",
    )  # fmt: skip
    tx.add(one)
    await tx.flush()
    return one.id


async def _kept(tx: AsyncSession, target_id: int) -> dict[str, object]:
    row = (await tx.execute(text("SELECT snapshot FROM targets WHERE id = :id"), {"id": target_id})).scalar_one()
    assert isinstance(row, dict)
    return row
