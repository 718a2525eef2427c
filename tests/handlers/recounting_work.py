"""Work of a town in random states, and how much of it is how, counted in plain Python over plain rows; nothing of the product is
used.

Rules, as the specification says them: overdue is what somebody still has to do and whose day has passed, after it was handed out;
what was reported waits; unreachable is whoever holds an office without an account that takes messages, and an office with dated
work that nobody holds.
"""

from datetime import date, datetime, timedelta
from random import Random

from db.models import Assignment
from tests.handlers.recounting import ZONE
from tests.rows import Place
from tests.town import Town

STATES = ("open", "open", "reported", "accepted", "accepted", "returned", "not-required", "withdrawn")


async def busy(town: Town, dice: Random, today: date) -> None:
    """Hand out measures to every organisation, some without a day; let some doors close and some offices stand empty."""
    async with town.service.database.begin() as tx:
        place = await Place.of_the_town(tx, town.coordinator.id)
        for _ in range(4):
            measure = await place.measure(tx)
            for organization in place.schools:
                state = dice.choice(STATES)
                given = today - timedelta(days=dice.randrange(5, 60))
                due = given + timedelta(days=dice.randrange(-3, 70)) if dice.random() < 0.9 else None
                decided = datetime.combine(today - timedelta(days=dice.randrange(15)), datetime.min.time(), ZONE)
                tx.add(
                    Assignment(
                        measure_id=measure, organization_id=organization, state=state, given=given, due=due,
                        office=dice.choice(("head", "head", "curator")),
                        reported_at=decided if state in ("reported", "accepted", "returned") else None,
                        decided_at=decided if state in ("accepted", "returned", "not-required") else None,
                        comment="Нет даты" if state == "returned" else None,
                        return_due=today + timedelta(days=dice.randrange(-3, 4)) if state == "returned" else None,
                    )
                )  # fmt: skip
        await tx.flush()


async def work(town: Town, today: date) -> dict[str, int]:
    """What the summary of the week that begins on `today`, a Monday, tells of the municipality's work."""
    rows = [row for row in await town.ask("SELECT * FROM assignments") if row.state != "withdrawn"]
    week = (today - timedelta(days=7), today)
    found = {"overdue": 0, "waiting": 0, "accepted": 0}
    for row in rows:
        deadline = max(day for day in (row.due, row.return_due) if day is not None) if row.due is not None else None
        acts = row.state in ("open", "returned")
        found["overdue"] += acts and deadline is not None and row.given <= deadline < today
        found["waiting"] += row.state == "reported"
        if row.state == "accepted":
            found["accepted"] += week[0] <= row.decided_at.astimezone(ZONE).date() < week[1]
    return {**found, "unreachable": await _unreachable(town)}


async def _unreachable(town: Town) -> int:
    below = {row.id for row in await town.ask("SELECT * FROM organizations") if row.kind != "region"}
    heard = {row.person_id for row in await town.ask("SELECT * FROM accounts") if row.replaced_at is None and row.reachable}
    offices = [row for row in await town.ask("SELECT * FROM appointments") if row.until is None and row.organization_id in below]
    people = {row.person_id for row in offices if row.person_id not in heard}
    held = {(row.organization_id, row.office) for row in offices}
    waits = {
        (row.organization_id, row.office)
        for row in await town.ask("SELECT * FROM assignments")
        if row.state in ("open", "returned") and row.executor_id is None and row.due is not None
    }
    return len(people) + len(waits - held)
