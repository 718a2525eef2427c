"""The register of partners in the tables: rows of one municipality, written by nobody else, each agreement once."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from db import Database
from db.models import Partner
from db.organization import partners
from domain.offices import Office
from domain.partners import Agreement, Field, Refusal
from tests.db.test_speaking import scope
from tests.rows import NOW, Place

TWELVE = Agreement("12", date(2026, 8, 1))
END = date(2027, 12, 31)


async def test_a_register_belongs_to_its_municipality_and_holds_an_agreement_once(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        own = await scope(tx, place)
        other = replace(own, place=place.region)
        made = await partners.add(tx, own, "ООО «Завод»", TWELVE, END, place.coordinator, now=NOW)
        assert isinstance(made, int)
        again = await partners.add(tx, own, "ООО «Завод»", TWELVE, None, place.coordinator, now=NOW)
        assert again is Refusal.TWICE
        second = await partners.add(tx, own, "ООО «Ферма»", TWELVE, None, place.coordinator, now=NOW)
        assert isinstance(second, int)
        assert await partners.change(tx, own, second, Field.NAME, "ООО «Завод»") is Refusal.TWICE
        assert await partners.change(tx, own, made, Field.UNTIL, date(2026, 7, 31)) is Refusal.ENDS_FIRST
        assert await partners.change(tx, own, made, Field.AGREEMENT, Agreement("13", date(2028, 1, 1))) is Refusal.ENDS_FIRST
        assert await partners.change(tx, other, made, Field.MENTORS, 5) is Refusal.NOT_YOURS
        assert await partners.toggle_school(tx, own, made, place.region) is Refusal.NOT_YOURS
        for school in (*place.schools, place.schools[0]):
            assert await partners.toggle_school(tx, own, made, school) is None
        assert isinstance(await partners.change(tx, own, made, Field.MENTORS, 5), Partner)
        assert isinstance(await partners.change(tx, own, made, Field.CONTACT, "отдел кадров"), Partner)
        first, last = await partners.of(tx, place.town)
        assert (first.row.id, first.schools, first.row.mentors) == (made, ("Школа № 2",), 5)
        assert last.row.until is None, "what has no end stands last"
        assert await partners.remove(tx, other, made, now=NOW) is Refusal.NOT_YOURS
        assert await partners.remove(tx, own, made, now=NOW) is None
        assert [one.row.id for one in await partners.of(tx, place.town)] == [second]
        assert isinstance(await partners.add(tx, own, "ООО «Завод»", TWELVE, END, place.coordinator, now=NOW), int)


async def test_a_region_keeps_its_own_register_of_agreements_with_municipalities_and_counts_theirs(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=1)
        own = await scope(tx, place)
        region = replace(own, place=place.region, path=(place.region,), office=Office.REGIONAL)
        for name in ("ООО «Завод»", "ООО «Ферма»"):
            assert isinstance(await partners.add(tx, own, name, TWELVE, END, place.coordinator, now=NOW), int)
        made = await partners.add(tx, region, "АО «Дорога»", TWELVE, None, place.regional, now=NOW)
        assert isinstance(made, int)
        assert await partners.toggle_school(tx, region, made, place.schools[0]) is Refusal.NOT_YOURS
        assert await partners.toggle_school(tx, region, made, place.town) is None
        (one,) = await partners.of(tx, place.region)
        assert (one.row.name, one.school_ids) == ("АО «Дорога»", frozenset({place.town}))
        assert await partners.below(tx, place.region, TWELVE.dated) == {"Город": 2}
        assert await partners.below(tx, place.region, date(2028, 1, 1)) == {}
        assert await partners.below(tx, place.town, TWELVE.dated) == {}


async def test_no_path_writes_a_term_that_ends_before_it_begins(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=0)
        own = await scope(tx, place)
        early = date(2026, 7, 31)
        assert await partners.add(tx, own, "ООО «Завод»", TWELVE, early, place.coordinator, now=NOW) is Refusal.ENDS_FIRST
        tx.add(
            Partner(
                organization_id=place.town, name="ООО", number="1", dated=TWELVE.dated, until=early, created_at=NOW,
                created_by=place.coordinator,
            )
        )  # fmt: skip
        with pytest.raises(IntegrityError):
            await tx.flush()
        await tx.rollback()
