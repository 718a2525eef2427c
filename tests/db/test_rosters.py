"""A code of the roster stands for one person: many who send their forms in the same instant, and whoever comes again."""

import asyncio
from datetime import timedelta

from sqlalchemy import text

from db import Database
from db.participant import joining, retention, roster_changes, roster_names, rosters, school_years, sending
from db.participant.joining import LINK, Opened, Subject
from domain.codes import SchoolClass
from domain.first_names import CalledName
from domain.joining import Question, Refusal
from domain.personal import Personal, PersonalData
from domain.roster import Pupil, Roster
from handlers.joining.document import current
from tests import school
from tests.rows import NOW, Place

MODE = PersonalData.CODES
OPENERS = 12


async def test_names_of_those_who_never_come_are_not_kept_for_ever(database: Database) -> None:
    pupil = Pupil(SchoolClass(7, "Б"), CalledName("Аня", "К"), Personal("Ким Анна"))
    async with database.begin() as tx:
        place = (await Place.founded(tx, schools=1, calendar_too=False)).schools[0]
        _, names = await roster_changes.apply(tx, place, Roster(pupils=(pupil,)), by=None, now=NOW)
        await roster_names.keep(tx, names)
    for days, left in ((399, 1), (401, 0)):
        async with database.begin() as tx:
            await retention.forget(tx, NOW.date(), NOW + timedelta(days=days))
            kept = await tx.execute(text("SELECT count(called) + (SELECT count(*) FROM roster_names) FROM roster_codes"))
            assert (kept.scalar_one(), len(await rosters.of(tx, place))) == (2 * left, 1)


async def test_of_many_who_come_with_one_code_one_gets_it_and_the_others_go_on_without(database: Database) -> None:
    document = current(MODE)
    async with database.begin() as tx:
        place = (await Place.founded(tx, schools=1, calendar_too=False)).schools[0]
        await roster_changes.apply(tx, place, Roster(counts={SchoolClass(7, "Б"): 1}), by=None, now=NOW)
        (entry,) = await rosters.of(tx, place)
        link = await school.link(tx, place, "mentee", "pupil_pupil", NOW)
        people = [await school.newcomer(tx, 5000 + at, NOW) for at in range(OPENERS)]

    async def begins(person: int) -> None:
        subject = Subject(LINK, link, entry.id)
        async with database.begin() as tx:
            one = await joining.opened(tx, person, subject, document, MODE, now=NOW)
            assert isinstance(one, Opened)
            agreed = await joining.answer(tx, one, Question.CONSENT, document.text_hash, document, now=NOW)
            assert isinstance(agreed, Opened)
            assert agreed.form.complete

    async def sends(person: int) -> int | Refusal:
        async with database.begin() as tx:
            one = await joining.opened(tx, person, Subject(LINK, link), document, MODE, now=NOW)
            assert isinstance(one, Opened)
            return await sending.send(tx, one, now=NOW)

    # All have the code in their forms before the first of them sends: whoever opens the slip later is told of it at once.
    await asyncio.gather(*(begins(person) for person in people))
    results = await asyncio.gather(*(sends(person) for person in people))
    assert sum(isinstance(one, int) for one in results) == 1
    assert [one for one in results if not isinstance(one, int)] == [Refusal.CODE_TAKEN] * (OPENERS - 1)
    async with database.begin() as tx:
        (used,) = await rosters.of(tx, place)
        assert used.claimed
        # A smaller list never takes a code from somebody who has come in with it.
        plan, _ = await roster_changes.apply(tx, place, Roster(counts={SchoolClass(7, "Б"): 1}), by=None, now=NOW)
        assert plan.empty
        loser = next(person for person, one in zip(people, results, strict=True) if not isinstance(one, int))
        one = await joining.opened(tx, loser, Subject(LINK, link), document, MODE, now=NOW)
        assert isinstance(one, Opened)
        await joining.without_code(tx, one, now=NOW)
        mine = await school.joins(tx, loser, link, document, NOW, mode=MODE)
    async with database.read() as tx:
        codes = await tx.execute(text("SELECT code FROM participants ORDER BY code"))
        assert codes.scalars().all() == ["7Б-01", "7Б-02"]
        assert (await tx.execute(text("SELECT code FROM participants WHERE id = :id"), {"id": mine})).scalar_one() == "7Б-02"


async def test_slips_of_last_year_open_the_class_of_this_one_and_those_of_leavers_nothing(database: Database) -> None:
    document, spring = current(MODE), NOW.replace(month=3)
    async with database.begin() as tx:
        place = (await Place.founded(tx, schools=1, calendar_too=False)).schools[0]
        printed = Roster(counts={SchoolClass(7, "Б"): 2, SchoolClass(11, "А"): 1})
        await roster_changes.apply(tx, place, printed, by=None, now=spring)
        link = await school.link(tx, place, "mentee", "pupil_pupil", spring)
        early = await school.newcomer(tx, 5001, spring)
        one = await joining.opened(tx, early, Subject(LINK, link), document, MODE, now=spring)
        assert isinstance(one, Opened)
        assert isinstance(await joining.typed_code(tx, one, "7Б-01", now=spring), Opened)
    for month in (7, 8, 9, 9):
        async with database.begin() as tx:
            moment = NOW.replace(month=month, day=20)
            await school_years.roll(tx, moment.date(), moment)
            standing = [(str(entry.code), str(entry.school_class)) for entry in await rosters.of(tx, place)]
            old = [("7Б-01", "7Б"), ("7Б-02", "7Б"), ("11А-01", "11А")]
            assert standing == (old if month == 7 else [("7Б-01", "8Б"), ("7Б-02", "8Б")])
    async with database.begin() as tx:
        late = await school.newcomer(tx, 5002, NOW)
        for person, code in ((late, "7Б-02"), (early, None)):
            one = await joining.opened(tx, person, Subject(LINK, link), document, MODE, now=NOW)
            assert isinstance(one, Opened)
            if code is not None:
                assert isinstance(await joining.typed_code(tx, one, code, now=NOW), Opened)
            await school.joins(tx, person, link, document, NOW, mode=MODE)
        told = await joining.opened(tx, await school.newcomer(tx, 5003, NOW), Subject(LINK, link), document, MODE, now=NOW)
        assert isinstance(told, Opened)
        assert await joining.typed_code(tx, told, "11А-01", now=NOW) is rosters.Unusable.WITHDRAWN
        rows = await tx.execute(text("SELECT code, grade, letter FROM participants ORDER BY code"))
        assert [tuple(row) for row in rows] == [("7Б-01", 8, "Б"), ("7Б-02", 8, "Б")]
        # The list of the new year finds its pupils.
        plan, _ = await roster_changes.apply(tx, place, Roster(counts={SchoolClass(8, "Б"): 2}), by=None, now=NOW)
        assert plan.empty
