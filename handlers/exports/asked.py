"""What one table is asked of: by whom, of which organisation, at which moment, in which words. Rights are asked here.

Imports no Telegram: tables are made in a process of their own.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.export.export_jobs import Job
from db.models import Organization, OrganizationKind
from db.office import people, rights
from domain.allowed_hours import local_day
from domain.exports import OF_WORK, What, exists_at, needed
from domain.offices import Level
from domain.personal import PersonalData
from domain.targets import Year, calendar_year, school_year
from domain.who import Who
from locales import Texts
from papers.register_xlsx import Page, Value


class NotAllowed(Exception):
    """Whoever asked may not have this table today."""


@dataclass(frozen=True)
class Made:
    """A file that is whole: what it is called, how many lines it has."""

    name: str
    rows: int


class Remembering(Texts):
    """Words of which the same few stand in thousands of rows: each is put together once."""

    def __init__(self, language: str, mode: PersonalData) -> None:
        super().__init__(language, mode)
        self._once: Callable[..., str] = lru_cache(maxsize=4096)(super().plain)

    def plain(self, key: str, /, **arguments: Any) -> str:
        """The same words as ever."""
        return self._once(key, **arguments)


@dataclass(frozen=True)
class Asked:
    """A job in its surroundings. `today` is the local day of the organisation."""

    job: Job
    organization: str
    path: tuple[int, ...]
    level: Level
    zone: ZoneInfo
    now: datetime
    who: Who
    texts: Texts

    @property
    def place(self) -> int:
        """The organisation."""
        return self.job.organization_id

    @property
    def today(self) -> date:
        """The local day."""
        return local_day(self.now, self.zone)

    @property
    def inside(self) -> bool:
        """Whether it is an organisation's own table: line by line, not counts."""
        return self.level is Level.INSTITUTION

    @property
    def span(self) -> Year:
        """The days that a journal is asked of."""
        return span_of(str(self.job.details.get("span", "school")), self.today)

    def subtitle(self, rows: int) -> str:
        """The line under the title: the moment, and how many lines there are."""
        return self.texts.plain("exports-subtitle", moment=self.now.astimezone(self.zone), rows=rows)


def span_of(name: str, today: date) -> Year:
    """The days that a button means: this school year, this calendar year, everything."""
    match name:
        case "calendar":
            return calendar_year(today.year)
        case "all":
            return Year(date(2000, 1, 1), date(today.year + 1, 12, 31))
        case _:
            return school_year(today)


@dataclass(frozen=True)
class Table:
    """A sheet to be written: what stands around the rows, how many there are, and the rows themselves as they come."""

    page: Page
    total: int
    rows: AsyncIterator[Sequence[Value]]
    #: Of the last so many rows the letters are bold: sums.
    sums: int = field(default=0)


async def given(rows: Sequence[Sequence[Value]]) -> AsyncIterator[Sequence[Value]]:
    """Rows that are known already."""
    for row in rows:
        yield row


async def of(tx: AsyncSession, job: Job, now: datetime, mode: PersonalData) -> Asked:
    """The job as it is to be made now (aware). Raises `NotAllowed`."""
    if not await allowed(tx, job.by, job.what, job.organization_id, now, mode):
        raise NotAllowed
    return await for_whom(tx, job, now, mode)


async def for_whom(tx: AsyncSession, job: Job, now: datetime, mode: PersonalData) -> Asked:
    """The same without a question of rights: for whoever has the server."""
    row, level = await _place(tx, job.organization_id)
    zone = ZoneInfo(row.zone)
    seats = await people.seats(tx, job.by, local_day(now, zone))
    who = Who(external_id=0, person_id=job.by, language=job.language, seats=seats)
    texts = Remembering(job.language, mode)
    return Asked(job, row.short_name, tuple(row.path), level, zone, now, who, texts)


async def _place(tx: AsyncSession, organization_id: int) -> tuple[Organization, Level]:
    found = await tx.execute(
        select(Organization, OrganizationKind.level)
        .join(OrganizationKind, OrganizationKind.code == Organization.kind)
        .where(Organization.id == organization_id)
    )
    row, level = found.one()
    return row, Level(level)


async def level_of(tx: AsyncSession, organization_id: int) -> Level:
    """Whether an organisation reads its own lines, or counts of those below it."""
    return (await _place(tx, organization_id))[1]


async def allowed(tx: AsyncSession, by: int | None, what: What, organization_id: int, now: datetime, mode: PersonalData) -> bool:
    """Whether this person may have this table of this organisation now."""
    if mode is PersonalData.NONE and what not in OF_WORK:
        return False
    level = await level_of(tx, organization_id)
    return exists_at(what, level) and await rights.allowed(tx, by, needed(what, level), organization_id, now)
