"""Other indicators against a recount in plain Python over random histories, and what a person may see and enter of them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.models import Partner, Person, Programme
from db.share import indicators, shares
from domain.indicators import Rule, Shown, Value, shown
from domain.targets import Years
from tests.db.history_of_pairs import LONG_AGO, ZONE, History, found, live
from tests.long import count

NOW = datetime(2027, 3, 1, tzinfo=UTC)
BANDS = (None, (9, 11), (4, 11), (5, 9))
DAYS = ((Years.CALENDAR, date(2026, 12, 31)), (Years.CALENDAR, date(2026, 8, 20)), (Years.SCHOOL, date(2027, 2, 14)))


def grade_on(grade: int, said: date, day: date) -> int:
    """The class on a day of somebody who was in `grade` on the day `said`; who says it in August speaks of September."""
    of_said = said.year if (said.month, said.day) >= (8, 1) else said.year - 1
    if day < said:
        return grade + (day.year if day.month >= 8 else day.year - 1) - of_said
    return grade + max(0, (day.year if day.month >= 9 else day.year - 1) - of_said)


async def _rows(tx: AsyncSession, statement: str) -> Sequence[Any]:
    return (await tx.execute(text(statement))).all()


async def _people(tx: AsyncSession, rule: Rule, band: tuple[int, int] | None, programme: Programme, first: date, on: date) -> int:
    """Who counts, found by walking through every pair."""
    parts = {row.id: row for row in await _rows(tx, "SELECT * FROM participants")}
    met = {row.pair_id for row in await _rows(tx, "SELECT * FROM meetings WHERE state = 'confirmed'") if first <= row.day <= on}
    counted = set()
    for pair in await _rows(tx, "SELECT * FROM pairs WHERE active_at IS NOT NULL"):
        part = parts[pair.mentor_id if rule is Rule.MENTORS else pair.mentee_id]
        begun = pair.active_at.astimezone(ZoneInfo(ZONE)).date()
        ended = pair.ended_at and pair.ended_at.astimezone(ZoneInfo(ZONE)).date()
        if part.category != ("teacher" if rule is Rule.YOUNG_TEACHERS else "pupil"):
            continue
        if part.programme_id != programme.id and part.form not in programme.forms:
            continue
        if begun > on or (ended and ended < first) or (programme.counting == "meeting" and pair.id not in met):
            continue
        if band and not (part.grade and band[0] <= grade_on(part.grade, part.class_as_of, on) <= band[1]):
            continue
        counted.add(part.person_id)
    return len(counted)


@pytest.mark.parametrize("seed", range(count(1, 40)))
async def test_indicators_agree_with_a_recount_by_class_and_year_of_the_reporting_date(database: Database, seed: int) -> None:
    dice = Random(seed)
    async with database.begin() as tx:
        history = await found(tx, schools=3)
        await live(tx, history, dice, pairs=40)
        for row in await _rows(tx, "SELECT id FROM participants"):
            given = {"id": row.id, "grade": dice.randrange(1, 12), "day": date(2026, 1, 10).replace(month=dice.randrange(1, 13))}
            await tx.execute(text("UPDATE participants SET grade = :grade, class_as_of = :day WHERE id = :id"), given)
        author = Person(created_at=LONG_AGO)
        tx.add(author)
        await tx.flush()
        seen = 0
        for programme in history.programmes[:: count(2, 1)]:
            one = next(o for o in await shares.outlooks(tx, history.town.id) if o.programme_id == programme.id)
            for rule in (Rule.MENTORS, Rule.MENTEES, Rule.YOUNG_TEACHERS):
                number = await indicators.add(tx, programme.id, rule, rule.value, now=NOW, by=author.id)
                assert number is not None
                for band in BANDS if rule is not Rule.YOUNG_TEACHERS else (None,):
                    row = await indicators.find(tx, programme.id, number)
                    assert row is not None
                    row.from_grade, row.to_grade = band or (None, None)
                    await tx.flush()
                    for years, day in DAYS:
                        (told,) = [i for i in await indicators.of(tx, one, years.of(day), day) if i.id == number]
                        wanted = await _people(tx, rule, band, programme, years.of(day).first, day)
                        assert told.value == Value(wanted, None), (rule, band, day)
                        seen += wanted
        assert seen > 15


async def test_enterprises_and_faces_are_counted_once(database: Database) -> None:
    async with database.begin() as tx:
        history = await found(tx, schools=1)
        await live(tx, history, Random(3), pairs=12)
        programme = history.programmes[0]
        (one,) = [o for o in await shares.outlooks(tx, history.town.id) if o.programme_id == programme.id]
        author = Person(created_at=LONG_AGO)
        tx.add(author)
        await tx.flush()
        for name, mentors, until in (("Завод", 2, None), ("завод", 1, None), ("Депо", 0, None), ("Порт", 3, date(2026, 1, 1))):
            tx.add(
                Partner(
                    organization_id=history.town.id, name=name, number=name, dated=date(2025, 1, 1), until=until, mentors=mentors,
                    created_at=LONG_AGO, created_by=author.id,
                )
            )  # fmt: skip
        for rule in (Rule.ENTERPRISES, Rule.MENTEES_SATISFIED, Rule.TYPED):
            await indicators.add(tx, programme.id, rule, rule.value, now=NOW, by=author.id)
        faces = await _faces(tx, history, programme.id)
        day = date(2026, 12, 31)
        told = {i.rule: i for i in await indicators.of(tx, one, Years.CALENDAR.of(day), day)}
        assert told[Rule.ENTERPRISES].value == Value(1, None)
        assert told[Rule.MENTEES_SATISFIED].value == Value(sum(last >= 4 for last in faces.values()), len(faces))
        assert told[Rule.TYPED].value == Value(None, None)
        typed = told[Rule.TYPED].id
        for part, number in (("numerator", 3), ("denominator", 8), ("denominator", 9)):
            await indicators.enter(tx, typed, 2026, part, number, now=NOW, by=author.id)
        await indicators.aim(tx, typed, 2026, 30, now=NOW, by=author.id)  # type: ignore[arg-type]
        told = {i.rule: i for i in await indicators.of(tx, one, Years.CALENDAR.of(day), day)}
        assert told[Rule.TYPED].value == Value(3, 9), "the last word counts"
        assert len(await indicators.history(tx, typed, 2026)) == 3, "earlier ones stay"


async def _faces(tx: AsyncSession, history: History, programme: int) -> dict[int, int]:
    """Two answers of every mentee of the programme, the later one lower; person → the last one."""
    rows = await _rows(
        tx, "SELECT p.id, t.person_id, t.programme_id FROM pairs p JOIN participants t ON t.id = p.mentee_id ORDER BY p.id"
    )
    last: dict[int, int] = {}
    for at, row in enumerate(one for one in rows if one.programme_id == programme):
        if row.person_id in last:
            continue
        last[row.person_id] = 3 + at % 3
        for month, value in ((10, 5), (11, last[row.person_id])):
            await tx.execute(
                text(
                    "INSERT INTO pulses (person_id, month, pair_id, part, asked_at, value, said_at) "
                    "VALUES (:person, :month, :pair, 'mentee', :at, :value, :at)"
                ),
                {
                    "person": row.person_id,
                    "month": date(2026, month, 1),
                    "pair": row.id,
                    "at": datetime(2026, month, 5, tzinfo=UTC),
                    "value": value,
                },
            )
    assert last
    return last


@pytest.mark.parametrize(
    ("rule", "numerator", "denominator", "how"),
    [
        (Rule.MENTORS, 12, None, Shown.NONE),
        (Rule.MENTORS, 12, 0, Shown.NONE),
        (Rule.MENTORS, 4, 300, Shown.SMALL),
        (Rule.MENTORS, 12, 13, Shown.KNOWN),
        (Rule.MENTORS_SATISFIED, 12, 13, Shown.HIDDEN),
        (Rule.MENTORS_SATISFIED, 13, 13, Shown.KNOWN),
        (Rule.ENTERPRISES, 1, 40, Shown.KNOWN),
        (Rule.TYPED, None, 9, Shown.NONE),
    ],
)
def test_what_may_be_told_of_an_indicator(rule: Rule, numerator: int | None, denominator: int | None, how: Shown) -> None:
    assert shown(rule, Value(numerator, denominator)) is how
