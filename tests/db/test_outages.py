"""The bot was away for an hour, a day, a week, a month: one message each, and everything owed meanwhile is accounted for."""

from datetime import date, datetime, timedelta

import pytest

from db import Database
from db.reminder import reminders
from scheduler.delivery import Unreachable
from scheduler.planning import Planning
from tests.inbox import ask
from tests.mailman import Mailman
from tests.rows import NOW, Place, moment

DUE = date(2026, 8, 18)  # Tuesday; three days before it is a Saturday, so Friday the 14th says it


@pytest.fixture
async def place(database: Database) -> Place:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        ids = [
            await place.assigned(tx, due=DUE, given=date(2026, 7, 1)),
            await place.assigned(tx, due=DUE + timedelta(days=3), given=date(2026, 7, 1), school=1),
            await place.assigned(tx, due=date(2026, 8, 12), given=date(2026, 7, 1)),
        ]
        await reminders.replan(tx, ids, now=NOW)
    return place


@pytest.mark.parametrize(
    ("back", "heads", "coordinator", "controller"),
    [
        # The strongest rungs that each hears on the morning when the bot is back; it was last heard of on Thursday the 13th.
        (moment(date(2026, 8, 14), 10), ({-3}, {-7}), {3}, set()),
        (moment(date(2026, 8, 17), 9), ({-1}, {-7}), {3}, set()),
        (moment(date(2026, 8, 21), 9), ({1}, {0}), {3}, {7}),
        (moment(date(2026, 9, 14), 9), ({27, 33}, {24}), {27, 33, 24}, {7}),
    ],
    ids=["an hour", "a day (Friday, and back on Monday)", "a week", "a month"],
)
async def test_one_message_each_and_nothing_left(
    database: Database,
    place: Place,
    back: datetime,
    heads: tuple[set[int], set[int]],
    coordinator: set[int],
    controller: set[int],
) -> None:
    mailman = Mailman(database)
    planning = Planning(database, lambda: mailman.now)
    mailman.now = moment(date(2026, 8, 13), 18)
    await planning.sweep()
    await mailman.goes(mailman.now)
    mailman.now = back
    await planning.sweep()
    said = await mailman.goes(back)
    people = [person for person, _ in said]
    assert len(people) == len(set(people)), "one catch-up message each"
    rows = await ask(
        database,
        "SELECT r.person_id, r.item_id, max(r.rung::int) AS rung FROM reminders r JOIN deliveries d ON d.id = r.delivery_id"
        " WHERE d.state = 'sent' AND d.sent_at = :back GROUP BY 1, 2",
        back=back,
    )
    strongest = {person: {row.rung for row in rows if row.person_id == person} for person in people}
    expected = dict(zip((*place.heads, place.coordinator, place.controller), (*heads, coordinator, controller), strict=True))
    assert strongest == {person: rungs for person, rungs in expected.items() if rungs}
    left = await ask(database, "SELECT 1 FROM reminders WHERE state = 'planned' AND at <= :back", back=back)
    assert left == []
    mailman.now = back + timedelta(hours=5)
    await planning.sweep()
    assert await mailman.goes(mailman.now) == []


async def test_whose_door_is_found_shut_is_told_of_within_a_quarter_of_an_hour(database: Database, place: Place) -> None:
    mailman = Mailman(database)
    morning = moment(date(2026, 8, 14))
    head = place.heads[1]
    mailman.answers[head] = [Unreachable("blocked")]
    await mailman.goes(morning)
    reachable = "SELECT reachable FROM accounts WHERE person_id = :head"
    assert [row.reachable for row in await ask(database, reachable, head=head)] == [False], "on the list at once"
    told = await mailman.goes(morning + timedelta(minutes=15))
    assert place.coordinator in [person for person, _ in told]
