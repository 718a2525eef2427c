"""What a message says of watched items: the words of the paper, the organisation, the comment of a return."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.lead_in import spoken
from domain.targets import Years
from domain.watched import ItemKey, Kind


@dataclass(frozen=True)
class NumberWords:
    """Of a request for a number of learners: the organisation, the year as it is said, whether a number stands already."""

    organization_id: int
    year: str
    anew: bool


@dataclass(frozen=True)
class ItemWords:
    """One item in the words of its paper."""

    text: str
    organization: str
    #: The printed number of the row or point.
    number: str | None = None
    #: What was asked for when the report was returned.
    comment: str | None = None
    #: The version for which a button is drawn.
    version: int = 0
    #: Of a target: the promised share.
    percent: Decimal | None = None
    learners: NumberWords | None = None


async def of(tx: AsyncSession, keys: Iterable[ItemKey]) -> dict[ItemKey, ItemWords]:
    """The words of these items; an acceptance has those of the reported assignment, an approval and a request their title."""
    wanted = set(keys)
    found: dict[ItemKey, ItemWords] = {}
    rows = await tx.execute(
        text("""
            SELECT a.id, m.text, m.section, m.number, o.short_name, a.version,
                   CASE WHEN a.state = 'returned' THEN a.comment END AS comment
              FROM assignments a JOIN measures m ON m.id = a.measure_id JOIN organizations o ON o.id = a.organization_id
             WHERE a.id = ANY(:ids)
        """),
        {"ids": sorted({key.id for key in wanted if key.kind in (Kind.ASSIGNMENT, Kind.ACCEPTANCE)})},
    )
    for row in rows:
        words = ItemWords(spoken(row.text, row.section), row.short_name, row.number, row.comment, row.version)
        for kind in (Kind.ASSIGNMENT, Kind.ACCEPTANCE):
            if (key := ItemKey(kind, row.id)) in wanted:
                found[key] = words
    targets = await tx.execute(
        text("""
            SELECT t.id, t.text, t.percent, o.short_name FROM targets t JOIN organizations o ON o.id = t.organization_id
             WHERE t.id = ANY(:ids)
        """),
        {"ids": sorted({key.id for key in wanted if key.kind is Kind.TARGET})},
    )
    for row in targets:
        found[ItemKey(Kind.TARGET, row.id)] = ItemWords(row.text, row.short_name, percent=row.percent)
    submitted = await tx.execute(
        text("""
            SELECT s.id, r.title, r.number, o.short_name FROM submissions s JOIN road_maps r ON r.id = s.road_map_id
              JOIN organizations o ON o.id = r.organization_id WHERE s.id = ANY(:ids)
        """),
        {"ids": sorted({key.id for key in wanted if key.kind is Kind.APPROVAL})},
    )
    for row in submitted:
        found[ItemKey(Kind.APPROVAL, row.id)] = ItemWords(row.title, row.short_name, row.number)
    asked = await tx.execute(
        text("""
            SELECT a.id, r.title, o.short_name FROM request_addressees a JOIN data_requests r ON r.id = a.request_id
              JOIN organizations o ON o.id = a.organization_id WHERE a.id = ANY(:ids)
        """),
        {"ids": sorted({key.id for key in wanted if key.kind is Kind.REQUEST})},
    )
    for row in asked:
        found[ItemKey(Kind.REQUEST, row.id)] = ItemWords(row.title, row.short_name)
    owed = await tx.execute(
        text("""
            SELECT n.id, n.organization_id, n.year, n.anew, p.title, p.counted_year, o.short_name
              FROM number_requests n JOIN programmes p ON p.id = n.programme_id JOIN organizations o ON o.id = n.organization_id
             WHERE n.id = ANY(:ids)
        """),
        {"ids": sorted({key.id for key in wanted if key.kind is Kind.NUMBER})},
    )
    for row in owed:
        year = Years(row.counted_year).label(row.year)
        asked_for = NumberWords(row.organization_id, year, anew=row.anew)
        found[ItemKey(Kind.NUMBER, row.id)] = ItemWords(row.title, row.short_name, learners=asked_for)
    return found
