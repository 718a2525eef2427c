"""One message per person and morning: gathered, claimed, asked again, recorded; nothing sticks, nothing is sent at night."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event, text

from db import Database
from db.reminder import mornings, reminders
from db.speaking import deliveries, notices
from db.speaking.deliveries import Claimed
from domain.allowed_hours import Voice
from domain.offices import Office
from scheduler.delivery import TRIES, Broken, Later, Unreachable
from tests.inbox import ask, tell
from tests.mailman import Mailman
from tests.rows import NOW, Place, joined, moment

DUE = date(2026, 9, 1)
TWO_WEEKS_BEFORE = date(2026, 8, 18)  # Tuesday


@pytest.fixture
async def place(database: Database) -> Place:
    async with database.begin() as tx:
        return await Place.founded(tx, schools=2)


@pytest.fixture
def mailman(database: Database) -> Mailman:
    return Mailman(database)


async def _assigned(database: Database, place: Place, *dues: date, school: int = 0) -> list[int]:
    async with database.begin() as tx:
        ids = [await place.assigned(tx, due=due, school=school) for due in dues]
        await reminders.replan(tx, ids, now=NOW)
    return ids


async def _states(database: Database) -> list[tuple[str, int]]:
    rows = await ask(database, "SELECT state, count(*) FROM deliveries WHERE kind = 'morning' GROUP BY 1 ORDER BY 1")
    return [tuple(row) for row in rows]


async def test_late_promise_goes_with_the_next_morning_and_does_not_stick(
    database: Database, place: Place, mailman: Mailman
) -> None:
    """The digest of the day has gone; at ten something else of the same morning is planned."""
    head = place.heads[0]
    await _assigned(database, place, DUE)
    assert [person for person, _ in await mailman.goes(moment(TWO_WEEKS_BEFORE, 9))] == [head]
    await _assigned(database, place, DUE)
    assert await mailman.goes(moment(TWO_WEEKS_BEFORE, 10)) == []
    async with database.read() as tx:
        assert await deliveries.next_due(tx, mailman.now) == moment(date(2026, 8, 19), 9)
    ((person, words),) = await mailman.goes(moment(date(2026, 8, 19), 9))
    assert person == head
    assert len(words.promises) == 1
    assert "№ 2" in words.html


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        (moment(date(2026, 8, 21), 9), moment(date(2026, 8, 21), 9)),  # Friday
        (moment(date(2026, 8, 21), 18, 59), moment(date(2026, 8, 21), 18, 59)),
        (moment(date(2026, 8, 21), 19), moment(date(2026, 8, 24), 9)),
        (moment(date(2026, 8, 22), 12), moment(date(2026, 8, 24), 9)),
        (moment(date(2026, 8, 25), 3), moment(date(2026, 8, 25), 9)),
    ],
)
async def test_what_is_found_late_waits_for_an_allowed_hour(
    database: Database, place: Place, mailman: Mailman, now: datetime, goes: datetime
) -> None:
    await _assigned(database, place, DUE)
    sent = await mailman.goes(now)
    assert bool(sent) == (now == goes)
    if not sent:
        async with database.read() as tx:
            assert await deliveries.next_due(tx, now) == goes
        assert len(await mailman.goes(goes)) == 1


async def test_telegram_away_over_the_weekend_gives_one_message_on_monday(
    database: Database, place: Place, mailman: Mailman
) -> None:
    head = place.heads[0]
    await _assigned(database, place, date(2026, 8, 21), date(2026, 8, 24))
    mailman.answers[head] = [Later(0, "away") for _ in range(9)]
    for day in (20, 21):
        for hour in (9, 12, 18):
            assert await mailman.goes(moment(date(2026, 8, day), hour)) == []
    assert await mailman.goes(moment(date(2026, 8, 22), 12)) == []
    mailman.answers.clear()
    await tell(database, "UPDATE deliveries SET retry_at = NULL")
    (words,) = [words for person, words in await mailman.goes(moment(date(2026, 8, 24), 9)) if person == head]
    assert words.html.count("№ 1 ") == words.html.count("№ 2 ") == 1
    assert await ask(database, "SELECT 1 FROM reminders WHERE state = 'planned' AND at <= :now", now=mailman.now) == []
    assert {state for state, _ in await _states(database)} == {"dropped", "sent"}


async def test_night_falls_while_telegram_is_away(database: Database, place: Place, mailman: Mailman) -> None:
    """It was due at nine, Telegram comes back at eleven in the evening: the next morning says it."""
    await _assigned(database, place, DUE)
    mailman.answers[place.heads[0]] = [Later(0, "away")]
    assert await mailman.goes(moment(TWO_WEEKS_BEFORE, 9)) == []
    await tell(database, "UPDATE deliveries SET retry_at = NULL")
    assert await mailman.goes(moment(TWO_WEEKS_BEFORE, 23)) == []
    assert len(await mailman.goes(moment(date(2026, 8, 19), 9))) == 1


async def test_exactly_the_promises_that_stood_in_it_are_sent(database: Database, place: Place, mailman: Mailman) -> None:
    first, second = await _assigned(database, place, DUE, DUE)
    await tell(
        database, "UPDATE assignments SET state = 'accepted', reported_at = :n, decided_at = :n WHERE id = :i", n=NOW, i=second
    )
    ((_, words),) = await mailman.goes(moment(TWO_WEEKS_BEFORE, 9))
    rows = await ask(database, "SELECT item_id, state FROM reminders WHERE at <= :now ORDER BY item_id", now=mailman.now)
    assert [tuple(row) for row in rows] == [(first, "sent"), (second, "dropped")]
    assert len(words.promises) == 1


async def test_nothing_left_to_say_is_not_said_and_may_be_taken_up_the_same_day(
    database: Database, place: Place, mailman: Mailman
) -> None:
    (one,) = await _assigned(database, place, DUE)
    await tell(database, "UPDATE road_maps SET state = 'replaced'")
    assert await mailman.goes(moment(TWO_WEEKS_BEFORE, 9)) == []
    assert await _states(database) == [("dropped", 1)]
    await tell(database, "UPDATE road_maps SET state = 'published'")
    async with database.begin() as tx:
        await reminders.replan(tx, [one], now=mailman.now)
    assert len(await mailman.goes(moment(TWO_WEEKS_BEFORE, 11))) == 1


async def test_closed_door_is_found_out_and_the_next_in_line_hears(database: Database, place: Place, mailman: Mailman) -> None:
    boss = place.coordinator
    await _assigned(database, place, DUE)
    await _assigned(database, place, DUE, school=1)
    mailman.answers = {person: [Unreachable("blocked")] for person in place.heads}
    # Since the coordinator had no digest yet, what the heads missed comes as one; and minutes later one notice of both doors.
    ((person, words),) = await mailman.goes(moment(TWO_WEEKS_BEFORE, 9))
    assert person == boss
    assert words.promises
    assert "Пока не на связи" in words.html
    ((person, words),) = await mailman.goes(moment(TWO_WEEKS_BEFORE, 9, 10))
    assert person == boss
    # Both doors were tried at once: either may have been found closed first.
    either = ("Школа № 1, Школа № 2", "Школа № 2, Школа № 1")
    assert any(f"С 2 людьми у бота пропала связь: <b>{places}</b>. О 2 поручениях" in words.html for places in either)
    assert [[one["act"] for one in row] for row in words.buttons] == [["unreachable"]]
    failures = await ask(database, "SELECT failure FROM deliveries WHERE state = 'failed'")
    assert [row.failure for row in failures] == ["blocked"] * 2


async def test_what_telegram_refuses_stays_as_a_visible_failure_with_its_promises(
    database: Database, place: Place, mailman: Mailman
) -> None:
    head = place.heads[0]
    (one,) = await _assigned(database, place, DUE)
    mailman.answers[head] = [Broken("can't parse entities")] * TRIES
    for _ in range(TRIES):
        assert await mailman.goes(moment(TWO_WEEKS_BEFORE, 9)) == []
        await tell(database, "UPDATE deliveries SET retry_at = NULL")
    async with database.begin() as tx:
        await reminders.replan(tx, [one], now=mailman.now)
    assert await mailman.goes(moment(TWO_WEEKS_BEFORE, 10)) == []
    (row,) = await ask(
        database,
        "SELECT d.failure, r.state FROM deliveries d JOIN reminders r ON r.delivery_id = d.id WHERE d.state = 'failed'",
    )
    assert tuple(row) == ("can't parse entities", "planned")


async def test_message_on_its_way_is_left_alone(database: Database, place: Place, mailman: Mailman) -> None:
    await _assigned(database, place, DUE)
    now = moment(TWO_WEEKS_BEFORE, 9)
    claimed = await _claimed(database, now)
    await _assigned(database, place, DUE)
    async with database.begin() as tx:
        assert await mornings.gather(tx, now) == 0
        assert len(await reminders.carried_by(tx, claimed[0].id)) == 1
        await deliveries.record_sent(tx, claimed[0], 5, now, [row.id for row in await reminders.carried_by(tx, claimed[0].id)])
    async with database.begin() as tx:
        assert await mornings.gather(tx, now) == 1
        assert await deliveries.next_due(tx, now) == moment(date(2026, 8, 19), 9)


async def test_two_processes_claim_a_morning_once(database: Database, place: Place) -> None:
    await _assigned(database, place, DUE)
    await _assigned(database, place, DUE, school=1)
    now = moment(TWO_WEEKS_BEFORE, 9)
    assert len(await _claimed(database, now)) == 2
    assert await _claimed(database, now) == []
    await tell(database, "UPDATE deliveries SET lease_until = clock_timestamp()")
    assert len(await _claimed(database, now)) == 2


async def test_what_is_in_hand_at_every_death_is_tried_ever_more_seldom(database: Database, place: Place) -> None:
    await _assigned(database, place, DUE)
    now = moment(TWO_WEEKS_BEFORE, 9)
    for deaths in range(3):
        assert [one.deaths for one in await _claimed(database, now)] == [deaths]
        await _dies(database)
    for minutes in (2, 4, 8, 16, 32, 64, 64):
        (claimed,) = await _claimed(database, now)
        await _dies(database)
        assert await _claimed(database, now) == []
        await tell(database, f"UPDATE deliveries SET retry_at = retry_at - interval '{minutes - 1} minutes'")
        assert await _claimed(database, now) == []
        await tell(database, "UPDATE deliveries SET retry_at = retry_at - interval '1 minute'")
    assert claimed.deaths == 9
    (claimed,) = await _claimed(database, now)
    async with database.begin() as tx:
        await deliveries.put_off(tx, claimed, 0)
    assert [one.deaths for one in await _claimed(database, now)] == [0], "a process has outlived it"


async def test_whoever_lives_and_claims_its_own_anew_has_not_died(database: Database, place: Place) -> None:
    """The database stood still for longer than a lease, again and again."""
    await _assigned(database, place, DUE)
    now, holder = moment(TWO_WEEKS_BEFORE, 9), uuid4()
    for attempts in range(1, 6):
        async with database.begin() as tx:
            await mornings.gather(tx, now)
            (claimed,) = await deliveries.claim_due(tx, holder, now)
        assert (claimed.attempts, claimed.deaths) == (attempts, 0)
        await _dies(database)


async def _dies(database: Database) -> None:
    """Whoever holds what is claimed dies."""
    await tell(database, "UPDATE deliveries SET lease_until = clock_timestamp()")


async def _claimed(database: Database, now: datetime) -> Sequence[Claimed]:
    async with database.begin() as tx:
        await mornings.gather(tx, now)
        return await deliveries.claim_due(tx, uuid4(), now)


async def test_digest_waits_in_the_zone_of_the_reader(database: Database, place: Place, mailman: Mailman) -> None:
    """Three hours east it is nine when Moscow has six."""
    await tell(database, "UPDATE organizations SET zone = 'Asia/Yekaterinburg'")
    await _assigned(database, place, DUE)
    assert await mailman.goes(moment(TWO_WEEKS_BEFORE, 6, 59)) == []
    assert len(await mailman.goes(moment(TWO_WEEKS_BEFORE, 7))) == 1


async def test_plans_use_the_indexes_when_the_tables_are_large(database: Database, place: Place) -> None:
    """No sequential scan of a large table on claim, gather, replan of one item."""
    async with database.begin() as tx:
        measure = await place.measure(tx)
        other = await joined(tx, Office.CURATOR, place.town, account=False)
        await tx.execute(
            text("""
                INSERT INTO assignments (measure_id, organization_id, occurrence, given, due, office)
                SELECT :measure, :school, date '2020-01-01' + n, '2026-08-01', '2026-12-01', 'head'
                  FROM generate_series(1, 4000) n
            """),
            {"measure": measure, "school": place.schools[0]},
        )
        await tx.execute(
            text("""
                INSERT INTO reminders (item_kind, item_id, occurrence, rung, person_id, day, at, state)
                SELECT 'assignment', n % 4000 + 1, date '2026-12-01', n / 4000, :head, '2026-12-01', '2026-12-01 06:00+00',
                       CASE WHEN n % 4 = 0 THEN 'planned' ELSE 'sent' END FROM generate_series(1, 20000) n
            """),
            {"head": place.heads[0]},
        )
        await tx.execute(
            text("""
                INSERT INTO deliveries (person_id, day, kind, due_at, state, sent_at)
                SELECT :other, date '2000-01-01' + n, 'morning', '2026-01-01', 'sent', '2026-01-01'
                  FROM generate_series(1, 8000) n
            """),
            {"other": other},
        )
    await tell(database, "ANALYZE")
    scanned = await _scanned(database, NOW)
    assert scanned & {"reminders", "deliveries", "assignments"} == set()


async def _scanned(database: Database, now: datetime) -> set[str]:
    """The tables that the real statements read from end to end, as PostgreSQL explains them."""
    seen: list[tuple[str, object]] = []
    async with database.begin() as tx:
        connection = await tx.connection()

        def note(_: object, __: object, statement: str, values: object, *___: object) -> None:
            seen.append((statement, values))

        event.listen(connection.sync_connection, "before_cursor_execute", note)
        await reminders.replan(tx, [17], now=now)
        await mornings.gather(tx, now + timedelta(days=8))
        await deliveries.claim_due(tx, uuid4(), now + timedelta(days=8))
        await deliveries.next_due(tx, now)
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        assert len(seen) > 8
        found: set[str] = set()
        for statement, values in seen:
            if not statement.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE", "INSERT")):
                continue
            plan = await connection.exec_driver_sql("EXPLAIN " + statement, values)
            found |= {line[0].split("Seq Scan on ")[1].split()[0] for line in plan if "Seq Scan on " in line[0]}
    return found


async def test_one_person_hears_one_message_after_another(database: Database, place: Place) -> None:
    """Five wait for each of two heads; whoever claims gets the first of each, and nobody a second while the first is in hand."""
    async with database.begin() as tx:
        for number in range(10):
            await tx.execute(
                text("INSERT INTO deliveries (person_id, day, kind, due_at) VALUES (:head, :day, :kind, :due)"),
                {
                    "head": place.heads[number % 2],
                    "day": NOW.date(),
                    "kind": f"notice-{number}",
                    "due": NOW - timedelta(minutes=60 - number),
                },
            )
    heard: dict[int, list[str]] = {}
    for _ in range(5):
        claimed = await _claimed(database, NOW)
        assert sorted(one.person_id for one in claimed) == sorted(place.heads[:2])
        assert await _claimed(database, NOW) == []
        async with database.begin() as tx:
            for one in claimed:
                heard.setdefault(one.person_id, []).append(one.kind)
                await deliveries.record_sent(tx, one, 1, NOW, [])
    assert heard == {place.heads[head]: [f"notice-{number}" for number in range(head, 10, 2)] for head in range(2)}


async def test_a_nudge_goes_with_the_digest_and_not_on_a_day_that_had_one(
    database: Database, place: Place, mailman: Mailman
) -> None:
    """At most one initiative message a day; what comes later waits for the next working morning."""
    head = place.heads[0]

    async def nudged(day: date, hour: int) -> None:
        async with database.begin() as tx:
            at = moment(day, hour)
            await notices.tell(tx, head, "pairing-silent-many", now=at, voice=Voice.OFFICIAL, first=3, silent=4)

    tuesday = TWO_WEEKS_BEFORE
    await _assigned(database, place, DUE)
    await nudged(tuesday, 6)
    ((_, words),) = await mailman.goes(moment(tuesday, 9))
    assert "Провести встречу" in words.html
    assert words.html.index("Провести встречу") < words.html.index("3")
    assert len(words.promises) == 1
    await nudged(tuesday, 12)
    await nudged(tuesday, 15)
    assert await mailman.goes(moment(tuesday, 18)) == []
    ((_, words),) = await mailman.goes(moment(date(2026, 8, 19), 9))
    assert not words.promises
