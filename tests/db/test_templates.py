"""Whose template of a document counts, and that every version says who sent it and when."""

import asyncio
from datetime import timedelta

from sqlalchemy import text

from db import Database
from db.export import templates
from db.export.templates import KEPT
from domain.office_papers import Paper
from tests.rows import NOW, Place


async def test_the_schools_own_template_goes_before_the_municipalitys_and_can_be_taken_back(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2, calendar_too=False)
    (one, other), town = place.schools, place.town

    async def keeps(where: int, content: bytes, by: int, hours: int) -> None:
        async with database.begin() as tx:
            at = NOW + timedelta(hours=hours)
            await templates.keep(tx, where, Paper.ORDER, content, "приказ.docx", language="ru", by=by, now=at)

    async def used() -> list[bytes | None]:
        async with database.read() as tx:
            found = [(await templates.in_use(tx, where)).get(Paper.ORDER) for where in (one, other, town)]
            return [await templates.content(tx, each.id) if each else None for each in found]

    assert await used() == [None, None, None]
    await keeps(town, b"town", place.coordinator, 0)
    await keeps(one, b"school", place.heads[0], 1)
    assert await used() == [b"school", b"town", b"town"]
    # Two who send at once: one of them counts, the other stays among the versions.
    await asyncio.gather(*(keeps(one, content, place.heads[0], 2) for content in (b"this", b"that")))
    (latest, *_) = await used()
    assert latest in (b"this", b"that")
    async with database.begin() as tx:
        assert await templates.take_back(tx, one, Paper.ORDER, by=place.coordinator, now=NOW)
        assert not await templates.take_back(tx, one, Paper.ORDER, by=place.coordinator, now=NOW)
    assert await used() == [b"town"] * 3
    async with database.read() as tx:
        versions = await templates.history(tx, one, Paper.ORDER)
        assert await templates.history(tx, one, Paper.PAIRS) == []
    assert [(each.by, each.retired_at is None) for each in versions] == [(f"head {one}", False)] * 3
    assert {each.added_at for each in versions} == {NOW + timedelta(hours=hours) for hours in (1, 2)}
    for number in range(KEPT):
        await keeps(other, b"%d" % number, place.heads[1], number)
    await keeps(other, b"last", place.heads[1], 99)
    async with database.read() as tx:
        kept = await templates.history(tx, other, Paper.ORDER)
        many = await tx.execute(text("SELECT count(*) FROM paper_templates WHERE organization_id = :id"), {"id": other})
    assert many.scalar_one() == KEPT
    assert await used() == [b"town", b"last", b"town"]
    assert kept[0].added_at == NOW + timedelta(hours=99)
