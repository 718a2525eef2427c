"""Rows for stories about the share: papers with targets, and pairs that have met, written beside the conversations."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Meeting, Pair, Participant, Person, RoadMap, Target
from tests.town import Town

#: Yearly percents, as two papers of the field promise them.
ORDER = (15, 30, 45, 60, 70)
LETTER = (10, 20, 35, 50, 70)
BEFORE = datetime(2026, 8, 1, tzinfo=UTC)

Row = TypeVar("Row", Person, Participant, Pair, Meeting)


@dataclass
class Rows:
    """The organisations of the town by short name, its programme, and somebody who writes."""

    town: Town
    places: dict[str, int] = field(default_factory=dict)
    programme: int = 0
    writer: int = 0

    @classmethod
    async def of(cls, town: Town) -> "Rows":
        """Look them up."""
        rows = cls(town)
        rows.places = {row.short_name: row.id for row in await town.ask("SELECT id, short_name FROM organizations")}
        rows.programme = await town.one("SELECT id FROM programmes")
        rows.writer = await town.one("SELECT min(id) FROM persons")
        return rows

    async def paper(
        self,
        number: str | None,
        percents: tuple[int, ...],
        *,
        title: str = "О внедрении модели наставничества",
        first: int = 2026,
        owner: str = "г. Белые Ключи",
        state: str = "published",
        base: str = "обучающихся",
    ) -> int:
        """A published paper with a yearly target on 31 December of each year from `first` on."""
        async with self.town.service.database.begin() as tx:
            road_map = RoadMap(
                organization_id=self.places[owner], programme_id=self.programme, state=state, title=title, number=number,
                issued=date(2026, 8, 10) if number else None, created_at=BEFORE, created_by=self.writer,
                published_at=BEFORE, published_by=self.writer,
            )  # fmt: skip
            tx.add(road_map)
            await tx.flush()
            for at, percent in enumerate(percents):
                tx.add(
                    Target(
                        programme_id=self.programme, road_map_id=road_map.id, organization_id=self.places[owner],
                        percent=Decimal(percent), due=date(first + at, 12, 31), base=base, text="Не менее …",
                    )
                )  # fmt: skip
            return road_map.id

    async def met(
        self, place: str, day: date = date(2026, 8, 10), *, pairs: int = 1, by_journal: bool = False, mentor: str = "employer"
    ) -> list[int]:
        """So many active pairs of the place, each with a confirmed meeting on the day; gives the pairs' ids."""
        async with self.town.service.database.begin() as tx:
            mentors = await self._sides(tx, place, pairs, "mentor", mentor)
            mentees = await self._sides(tx, place, pairs, "mentee", "pupil")
            made = [
                Pair(
                    organization_id=self.places[place], form="pupil_pupil", mentor_id=one.id, mentee_id=other.id, state="active",
                    proposed_at=BEFORE, proposed_by=self.writer, mentor_agreed_at=BEFORE, mentee_agreed_at=BEFORE,
                    active_at=BEFORE,
                )
                for one, other in zip(mentors, mentees, strict=True)
            ]  # fmt: skip
            await _stored(tx, made)
            at = datetime.combine(day, datetime.min.time(), UTC)
            held = {"day": day, "state": "confirmed", "logged_by": self.writer, "logged_at": at, "confirmed_at": at}
            await _stored(tx, [Meeting(pair_id=pair.id, by_journal=by_journal, **held) for pair in made])
            return [pair.id for pair in made]

    async def _sides(self, tx: AsyncSession, place: str, count: int, role: str, category: str) -> list[Participant]:
        persons = await _stored(tx, [Person(created_at=BEFORE) for _ in range(count)])
        return await _stored(
            tx,
            [
                Participant(
                    programme_id=self.programme, organization_id=self.places[place], person_id=person.id, form="pupil_pupil",
                    role=role, category=category, state="admitted", applied_at=BEFORE, decided_at=BEFORE,
                )
                for person in persons
            ],
        )  # fmt: skip

    async def writes(self, statement: str, **values: Any) -> None:
        """Change rows."""
        async with self.town.service.database.begin() as tx:
            await tx.execute(text(statement), values)


async def _stored(tx: AsyncSession, rows: list[Row]) -> list[Row]:
    """The rows, written together: one by one they would cost more than what the stories show."""
    tx.add_all(rows)
    await tx.flush()
    return rows
