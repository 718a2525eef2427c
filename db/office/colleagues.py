"""Who works beside whom: the people of an organisation, as a head chooses among them."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.offices import Office


@dataclass(frozen=True)
class Colleague:
    """Somebody with an office in the organisation; the last digits of the account tell two with one title apart without names."""

    person_id: int
    office: Office
    title: str | None
    name: str | None
    digits: str | None


async def of(
    tx: AsyncSession, organization_id: int, offices: Collection[Office], today: date, *, but: int | None = None
) -> list[Colleague]:
    """Whoever holds one of these offices there on this local day, each once, the longest serving first."""
    found = await tx.execute(
        text("""
            SELECT DISTINCT ON (p.person_id) p.person_id, p.office, p.title, n.name, c.external_id, p.since, p.id
              FROM appointments p JOIN persons n ON n.id = p.person_id
              LEFT JOIN accounts c ON c.person_id = p.person_id AND c.replaced_at IS NULL
             WHERE p.organization_id = :place AND p.office = ANY(:offices) AND p.person_id IS DISTINCT FROM :but
               AND p.since <= :today AND (p.until IS NULL OR p.until >= :today)
             ORDER BY p.person_id, p.since, p.id
        """),
        {"place": organization_id, "offices": [one.value for one in offices], "today": today, "but": but},
    )
    rows = found.all()
    held = Counter((row.office, row.title) for row in rows)
    return [
        Colleague(
            row.person_id,
            Office(row.office),
            row.title,
            row.name,
            f"{row.external_id % 10_000:04d}" if row.external_id is not None and held[row.office, row.title] > 1 else None,
        )
        for row in sorted(rows, key=lambda row: (row.since, row.id))
    ]
