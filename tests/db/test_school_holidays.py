"""School holidays in the table: whose dates hold, who may change them, what a correction starts from."""

from datetime import date

from db import Database
from db.organization import school_holidays
from db.organization.school_holidays import Origin
from domain.school_holidays import RECOMMENDED, Stretch, Unread
from tests.inbox import ask
from tests.rows import NOW, Place


async def test_a_correction_starts_from_what_is_recommended_and_holds_below(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        school, town, boss = place.schools[0], place.town, place.coordinator
        assert (await school_holidays.of_year(tx, school, 2025)).origin is Origin.RECOMMENDED
        assert (await school_holidays.of_year(tx, school, 2030)).origin is Origin.UNKNOWN
        for somebody in (place.heads[0], place.controller, place.regional, 0):
            assert await school_holidays.add(tx, somebody, town, 2025, "16.02–22.02", now=NOW) is None
            assert not await school_holidays.remove(tx, somebody, town, 2025, date(2025, 10, 25), now=NOW)
        february = Stretch(date(2026, 2, 16), date(2026, 2, 22))
        assert await school_holidays.add(tx, boss, town, 2025, "16.02–22.02", now=NOW) == february
        assert await school_holidays.add(tx, boss, town, 2025, "20.02–25.02", now=NOW) is Unread.OVERLAPS
        found = await school_holidays.of_year(tx, school, 2025)
        assert (found.origin, set(found.stretches)) == (Origin.ABOVE, {*RECOMMENDED[2025], february})
        assert (await school_holidays.of_year(tx, town, 2025)).origin is Origin.OWN
        assert await school_holidays.remove(tx, boss, town, 2025, february.first, now=NOW)
        assert await school_holidays.remove(tx, boss, town, 2025, february.first, now=NOW), "twice is once"
        assert (await school_holidays.of_year(tx, town, 2025)).stretches == RECOMMENDED[2025]
        clock = await school_holidays.between(tx, school, date(2025, 10, 20), date(2026, 11, 3))
        assert clock.days_of_school(date(2025, 10, 20), date(2025, 11, 3)) == 5
        assert await school_holidays.restore(tx, boss, town, 2025, now=NOW)
    assert await ask(database, "SELECT 1 FROM school_holidays") == []
