"""Who was erased after the copy was taken is known again, whatever the copy says of them; others are left alone."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text

from db import Database, since_backup
from db.participant import erasing
from db.since_backup import Erased, Memo, Unsaid
from tests.inbox import ask
from tests.rows import Place, moment

MOSCOW = ZoneInfo("Europe/Moscow")
MADE, GONE, NOW = moment(date(2026, 8, 3)), moment(date(2026, 8, 10)), moment(date(2026, 8, 12))
SALT = b"0123456789abcdef"


async def _person(database: Database, number: int, external: int, made: datetime) -> None:
    async with database.begin() as tx:
        given = {"id": number, "external": external, "made": made, "name": "Саша К"}
        await tx.execute(text("INSERT INTO persons (id, language, name, created_at) OVERRIDING SYSTEM VALUE"
                              " VALUES (:id, 'ru', :name, :made)"), given)  # fmt: skip
        await tx.execute(text("INSERT INTO accounts (person_id, external_id, started_at) VALUES (:id, :external, :made)"), given)


def _erased(number: int, external: int | None, made: datetime = MADE) -> Erased:
    account = erasing.account_hash(SALT, external) if external else None
    return Erased(number, made, SALT, account, "own", GONE)


async def test_the_erased_are_known_again_by_row_and_by_account(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
    for number, external, made in (
        (9001, 71, MADE),  # held an office when the copy was taken; it ended before the erasure
        (9002, 72, MADE),  # the same account under another row, from before the erasure
        (9003, 73, GONE + timedelta(hours=1)),  # came anew after having been erased
        (9004, 74, MADE + timedelta(seconds=1)),  # a row of the same number, but somebody else's
        (9005, 75, MADE),  # nobody's business
        (9006, 77, MADE),  # holds an office still: what can go goes, the rest when it ends
    ):
        await _person(database, number, external, made)
    async with database.begin() as tx:
        await tx.execute(text("INSERT INTO appointments (person_id, organization_id, office, title, since)"
                              " SELECT n, :school, 'staff', 'педагог-психолог', :since FROM unnest(ARRAY[9001, 9006]) n"),
                         {"school": place.schools[0], "since": MADE.date()})  # fmt: skip
        await tx.execute(text("INSERT INTO drafts (person_id, kind, subject_id, data, changed_at)"
                              " VALUES (9006, 'form', 1, '{}', :at)"), {"at": MADE})  # fmt: skip
        waits = replace(_erased(9006, 77), waits=True)
        memo = (_erased(9001, 71), _erased(8002, 72), _erased(8003, 73), _erased(9004, None), _erased(8006, 76), waits)
        assert await since_backup.erase_again(tx, memo, now=NOW, zone=MOSCOW) == 3
        assert await since_backup.erase_again(tx, memo, now=NOW, zone=MOSCOW) == 0, "once is enough"
    rows = await ask(database, "SELECT p.id, p.name, a.external_id FROM persons p LEFT JOIN accounts a ON a.person_id = p.id"
                               " WHERE p.id > 9000 ORDER BY p.id")  # fmt: skip
    assert [tuple(row) for row in rows] == [
        (9001, None, None),
        (9002, None, None),
        (9003, "Саша К", 73),
        (9004, "Саша К", 74),
        (9005, "Саша К", 75),
        (9006, "Саша К", 77),
    ]
    offices = await ask(database, "SELECT until FROM appointments WHERE person_id > 9000 ORDER BY person_id")
    assert [office.until for office in offices] == [NOW.date() - timedelta(days=1), None]
    assert await ask(database, "SELECT 1 FROM drafts") == []
    assert [row.person_id for row in await ask(database, "SELECT person_id FROM erasures WHERE waits")] == [9006]


async def test_what_was_due_counts_as_said_but_for_what_the_memo_names(database: Database) -> None:
    """One person's memo names a morning and a notice; what is due later is nobody's yet."""
    today, later = NOW.date(), NOW + timedelta(hours=5)
    await _person(database, 9001, 71, MADE)
    await _person(database, 9002, 72, MADE)
    async with database.begin() as tx:
        for person in (9001, 9002):
            given = {"person": person, "day": today, "at": NOW, "later": later}
            await tx.execute(text("INSERT INTO reminders (item_kind, item_id, rung, person_id, day, at)"
                                  " VALUES ('assignment', 1, '7', :person, :day, :at)"), given)  # fmt: skip
            for kind, due in (("notices-080000", NOW - timedelta(hours=1)), ("notices-150000", later)):
                await tx.execute(text("INSERT INTO deliveries (person_id, day, kind, due_at)"
                                      " VALUES (:person, :day, :kind, :due)"), given | {"kind": kind, "due": due})  # fmt: skip
        memo = Memo(NOW, frozenset({Unsaid(9002, today, "morning"), Unsaid(9002, today, "notices-080000")}))
        assert await since_backup.count_as_said(tx, memo) == 2
    said = await ask(database, "SELECT person_id, kind, state, failure FROM deliveries ORDER BY person_id, kind")
    assert [tuple(row) for row in said] == [
        (9001, "morning", "sent", since_backup.ASSUMED),
        (9001, "notices-080000", "sent", since_backup.ASSUMED),
        (9001, "notices-150000", "waiting", None),
        (9002, "notices-080000", "waiting", None),
        (9002, "notices-150000", "waiting", None),
    ]
    promises = await ask(database, "SELECT person_id, state FROM reminders ORDER BY person_id")
    assert [tuple(row) for row in promises] == [(9001, "sent"), (9002, "planned")]
