"""Two schools with a curator each, and the hands that join, agree, take back, confirm and pair in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Account, Person, Programme
from db.office import people
from db.organization import organizations
from db.participant import admission
from db.participant.joining import PROFILE, Subject
from domain.codes import SchoolClass
from domain.consent import Document, Purpose, document
from domain.offices import Office
from tests import school

TEXT = document(Purpose.PARTICIPATION, 1, "the text")
FORMS = {
    "mentee": ("mentee", "pupil_pupil"),
    "mentor": ("mentor", "pupil_pupil"),
    "mentor-adult": ("mentor", "employer_pupil"),
}


class School:
    """One school, its curator and links, and the moment that it is there."""

    def __init__(self, tx: AsyncSession, place: int, curator: int, links: dict[str, int], now: datetime) -> None:
        self.tx, self.place, self.curator, self.links, self.now = tx, place, curator, links, now

    async def one(self, statement: str, **values: Any) -> Any:
        return (await self.tx.execute(text(statement), values)).scalar_one()

    async def all(self, statement: str, **values: Any) -> list[Any]:
        return list((await self.tx.execute(text(statement), values)).scalars())

    async def comes(self, external_id: int) -> int:
        return await school.newcomer(self.tx, external_id, self.now)

    async def joins(self, person: int, link: str, document: Document = TEXT, **said: Any) -> int:
        grade = SchoolClass(7) if link == "mentee" else SchoolClass(10)
        return await school.joins(
            self.tx, person, self.links[link], document, self.now, **{"school_class": grade, "category": "employer", **said}
        )

    async def ready(self, participant: int, document: Document = TEXT) -> None:
        """Cleared, let in, and with the whole form."""
        await school.cleared(self.tx, self.curator, participant, document, self.now)
        person = await self.one("SELECT person_id FROM participants WHERE id = :id", id=participant)
        await school.fills(self.tx, person, Subject(PROFILE, participant), document, self.now)
        await admission.admit(self.tx, self.curator, participant, document, now=self.now)

    async def paired(self, mentor: int, mentee: int, document: Document = TEXT) -> int:
        return (await school.paired(self.tx, self.curator, mentor, mentee, document, self.now)).row.id


async def found(tx: AsyncSession, now: datetime, name: str = "Школа", number: int = 4001) -> School:
    """A school with a curator who has a phone, under the town that the first one founds."""
    towns = (await tx.execute(text("SELECT id FROM organizations WHERE parent_id IS NULL"))).scalars().all()
    if towns:
        town = await organizations.find(tx, towns[0])
    else:
        town = await organizations.add(tx, name="Город", short_name="Город", kind="municipality", zone="Europe/Moscow")
        forms = ["pupil_pupil", "employer_pupil"]
        tx.add(Programme(organization_id=town.id, title="П", legal_base="", first_year=2026, last_year=2030, forms=forms))
    place = await organizations.add(tx, name=name, short_name=name, kind="school", zone="Europe/Moscow", parent=town)
    curator = Person(created_at=now)
    tx.add(curator)
    await tx.flush()
    tx.add(Account(person_id=curator.id, external_id=number, started_at=now))
    await people.appoint(tx, curator.id, Office.CURATOR, place.id, since=now.date())
    links = {kind: await school.link(tx, place.id, role, form, now) for kind, (role, form) in FORMS.items()}
    return School(tx, place.id, curator.id, links, now)
