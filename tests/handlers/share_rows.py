"""Rows for stories about the share: papers with targets, and pairs that have met, written beside the conversations."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Meeting, Pair, Participant, Person, RoadMap, Target
from tests.town import Town

#: Yearly percents, as two papers of the field promise them.
ORDER = (15, 30, 45, 60, 70)
LETTER = (10, 20, 35, 50, 70)
BEFORE = datetime(2026, 8, 1, tzinfo=UTC)


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
            return [await self._pair(tx, self.places[place], day, by_journal, mentor) for _ in range(pairs)]

    async def _pair(self, tx: AsyncSession, place: int, day: date, by_journal: bool, mentor: str) -> int:
        sides = []
        for role, category in (("mentor", mentor), ("mentee", "pupil")):
            person = Person(created_at=BEFORE)
            tx.add(person)
            await tx.flush()
            side = Participant(
                programme_id=self.programme, organization_id=place, person_id=person.id, form="pupil_pupil", role=role,
                category=category, state="admitted", applied_at=BEFORE, decided_at=BEFORE,
            )  # fmt: skip
            tx.add(side)
            await tx.flush()
            sides.append(side)
        pair = Pair(
            organization_id=place, form="pupil_pupil", mentor_id=sides[0].id, mentee_id=sides[1].id, state="active",
            proposed_at=BEFORE, proposed_by=self.writer, mentor_agreed_at=BEFORE, mentee_agreed_at=BEFORE, active_at=BEFORE,
        )  # fmt: skip
        tx.add(pair)
        await tx.flush()
        at = datetime.combine(day, datetime.min.time(), UTC)
        tx.add(
            Meeting(
                pair_id=pair.id, day=day, state="confirmed", logged_by=self.writer, logged_at=at, by_journal=by_journal,
                confirmed_at=at,
            )
        )  # fmt: skip
        await tx.flush()
        return pair.id

    async def writes(self, statement: str, **values: Any) -> None:
        """Change rows."""
        async with self.town.service.database.begin() as tx:
            await tx.execute(text(statement), values)
