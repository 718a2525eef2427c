"""A small school in which random lives are lived through the database functions (`test_short_lives`)."""

from datetime import UTC, date, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Denominator, Person, Programme
from db.office import people
from db.organization import organizations
from db.pair import pairs
from db.pair.seen import Seen
from domain.codes import SchoolClass
from domain.consent import Purpose, document
from domain.offices import Office
from tests import school

TEXT = document(Purpose.PARTICIPATION, 1, "the text")
BEGIN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
ZONE = "Europe/Moscow"


class Life:
    """One school, its people, and the hand that presses."""

    def __init__(self, tx: AsyncSession, place: int, curator: int, links: dict[str, int], now: datetime) -> None:
        self.tx, self.place, self.curator, self.links, self.now = tx, place, curator, links, now
        self.persons: list[int] = []
        self.begun: set[int] = set()
        #: Who takes part in what (person, role, form), with the link by which they came and the class.
        self.parts: dict[tuple[int, str, str], tuple[int, SchoolClass]] = {}

    async def ids(self, statement: str) -> list[int]:
        return list((await self.tx.execute(text(statement))).scalars())

    async def someone(self, number: int, role: str) -> int:
        found = await self.ids(f"SELECT id FROM participants WHERE role = '{role}' ORDER BY id")
        return found[number % len(found)]

    async def comes_back(self, part: tuple[int, str, str]) -> None:
        """Somebody who has left joins by the same link once more."""
        link, school_class = self.parts[part]
        await school.joins(self.tx, part[0], link, TEXT, self.now, school_class=school_class)

    async def some_pair(self, number: int) -> Seen | None:
        """Mostly one that is open, sometimes any."""
        found = await self.ids("SELECT id FROM pairs WHERE state <> 'ended' ORDER BY id") if number % 4 else []
        found = found or await self.ids("SELECT id FROM pairs ORDER BY id")
        return await pairs.find(self.tx, found[number % len(found)]) if found else None


async def found(tx: AsyncSession) -> Life:
    """A school with a curator, three links, and somebody who is both mentor and mentee."""
    town = await organizations.add(tx, name="Город", short_name="Город", kind="municipality", zone=ZONE)
    place = await organizations.add(tx, name="Школа", short_name="Школа", kind="school", zone=ZONE, parent=town)
    programme = Programme(
        organization_id=town.id, title="Программа", legal_base="", first_year=2026, last_year=2030,
        forms=["pupil_pupil", "employer_pupil"], counted_role="mentee",
    )  # fmt: skip
    tx.add(programme)
    await tx.flush()
    tx.add(Denominator(organization_id=place.id, programme_id=programme.id, year=2026, pupils=100, entered_at=BEGIN))
    curator = Person(created_at=BEGIN)
    tx.add(curator)
    await tx.flush()
    await people.appoint(tx, curator.id, Office.CURATOR, place.id, since=date(2026, 1, 1))
    links = {
        "mentee": await school.link(tx, place.id, "mentee", "pupil_pupil", BEGIN),
        "mentor": await school.link(tx, place.id, "mentor", "pupil_pupil", BEGIN),
        "mentee-adult": await school.link(tx, place.id, "mentee", "employer_pupil", BEGIN),
        "adult": await school.link(tx, place.id, "mentor", "employer_pupil", BEGIN),
    }
    life = Life(tx, place.id, curator.id, links, BEGIN)
    for number in range(5):
        life.persons.append(await school.newcomer(tx, 900 + number, BEGIN))
    junior, senior, adult, both, late = life.persons
    for person, link, grade in (
        (junior, "mentee", 6), (junior, "mentee-adult", 6), (senior, "mentor", 10), (adult, "adult", 0), (both, "mentee", 8),
        (both, "mentor", 8), (late, "mentee", 7), (late, "mentee-adult", 7),
    ):  # fmt: skip
        role, form = "mentee" if link.startswith("mentee") else "mentor", "employer_pupil" if "adult" in link else "pupil_pupil"
        life.parts[person, role, form] = links[link], SchoolClass(grade or 1)
        await school.joins(tx, person, links[link], TEXT, BEGIN, school_class=SchoolClass(grade or 1))
    return life


def again(before: Life, tx: AsyncSession) -> Life:
    """The same school at its beginning, in a transaction that will be forgotten."""
    life = Life(tx, before.place, before.curator, before.links, BEGIN)
    life.persons, life.parts = list(before.persons), before.parts
    return life
