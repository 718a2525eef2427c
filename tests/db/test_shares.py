"""The counting statement against a recount in plain Python that shares no line with it."""

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.models import Person, Programme
from db.share import denominators, funnel, shares
from db.share.shares import Counted, Number
from domain.targets import CountingRule, Share, Total, calendar_year
from tests.db.history_of_pairs import LONG_AGO, History, Told, found, live, meeting, moment, pair, side

DAYS = (date(2026, 3, 1), date(2026, 12, 31), date(2027, 2, 14), date(2027, 12, 31))


def rule_of(programme: Programme) -> CountingRule:
    return CountingRule(needs_meeting=programme.counting == "meeting", either_role=programme.counted_role == "either")


def recount(history: History, programme: Programme, on: date, places: list[int]) -> Counted:
    """Who counts, found by walking through every pair."""
    first, last = date(on.year, 1, 1), min(on, date(on.year, 12, 31))
    words: dict[tuple[int, int], list[bool]] = {}  # place, person → whether each thing that speaks for them is paper
    for told in history.pairs:
        if told.begun is None or told.begun > last or (told.ended and told.ended < first):
            continue
        if programme.counting == "meeting":
            papers = [journal for day, state, journal in told.meetings if state == "confirmed" and first <= day <= last]
        else:
            papers = [told.by_journal]
        if not papers:
            continue
        for one in [told.mentee] + ([told.mentor] if programme.counted_role == "either" else []):
            if one.counts_for(programme) and one.place in places:
                words.setdefault((one.place, one.person), []).extend(papers)
    here: dict[int, Number] = {}
    for place in places:
        mine = [papers for (where, _), papers in words.items() if where == place]
        pupils = history.learners(place, programme.id, on.year)
        here[place] = Number(len(mine), sum(all(papers) for papers in mine), pupils)
    known = {place for place, one in here.items() if one.pupils or (one.pupils == 0 and one.involved == 0)}
    counted = {person for place, person in words if place in known}
    by_tap = {person for (place, person), papers in words.items() if place in known and not all(papers)}
    total = Total(
        share=Share(len(counted), sum(here[place].pupils or 0 for place in known) if known else None),
        involved=len({person for _, person in words}),
        known=frozenset(known),
        unknown=frozenset(places) - known,
    )
    return Counted(here, total, len(counted - by_tap))


def days_recounted(history: History, programme: Programme, on: date, places: list[int]) -> dict[date, int]:
    """On which day of the year each of them began to count, found by walking through every day of every pair."""
    first, last = date(on.year, 1, 1), min(on, date(on.year, 12, 31))
    began: dict[int, date] = {}
    for told in history.pairs:
        if told.begun is None or told.begun > last or (told.ended and told.ended < first):
            continue
        met = sorted(day for day, state, _ in told.meetings if state == "confirmed" and first <= day <= last)
        if programme.counting == "meeting" and not met:
            continue
        day = max([told.begun, first, *(met[:1] if programme.counting == "meeting" else [])])
        for one in [told.mentee] + ([told.mentor] if programme.counted_role == "either" else []):
            if one.counts_for(programme) and one.place in places:
                began[one.person] = min(day, began.get(one.person, day))
    return {day: list(began.values()).count(day) for day in sorted(set(began.values()))}


def way_recounted(
    history: History, programme: Programme, on: date, places: list[int]
) -> tuple[tuple[int, int, int], dict[date, int]]:
    """Who is in a pair, has met, has met three times; and the meetings of seven weeks."""
    first, last = date(on.year, 1, 1), min(on, date(on.year, 12, 31))
    monday = last - timedelta(days=last.weekday())
    weeks = {monday - timedelta(weeks=ago): 0 for ago in reversed(range(7))}
    met: dict[int, int] = {}
    for told in history.pairs:
        if told.begun is None or told.begun > last or (told.ended and told.ended < first):
            continue
        sides = [told.mentee] + ([told.mentor] if programme.counted_role == "either" else [])
        counted = {one.person for one in sides if one.counts_for(programme) and one.place in places}
        days = [day for day, state, _ in told.meetings if state == "confirmed"]
        for person in counted:
            met[person] = met.get(person, 0) + sum(first <= day <= last for day in days)
        for day in days if counted else []:
            if (week := day - timedelta(days=day.weekday())) in weeks and day <= last:
                weeks[week] += 1
    numbers = list(met.values())
    return (len(numbers), sum(number > 0 for number in numbers), sum(number >= 3 for number in numbers)), weeks


@pytest.mark.parametrize("seed", range(6))
async def test_statement_agrees_with_a_recount_over_random_histories(database: Database, seed: int) -> None:
    dice = Random(seed)
    async with database.begin() as tx:
        history = await found(tx)
        await live(tx, history, dice)
    seen = 0
    async with database.read() as tx:
        for programme in history.programmes:
            for on in DAYS:
                for places in ([one.id for one in history.places], [history.places[0].id], []):
                    counted = await shares.count(tx, programme.id, rule_of(programme), calendar_year(on.year), on, places)
                    assert counted == recount(history, programme, on, places), (programme.title, on, len(places))
                    given = (programme.id, rule_of(programme), calendar_year(on.year), on, places)
                    assert await shares.first_days(tx, *given) == days_recounted(history, programme, on, places)
                    way = await funnel.funnel(tx, *given)
                    assert (way.steps[1:], dict(way.weeks)) == way_recounted(history, programme, on, places)
                    assert way.registered >= way.paired
                    assert sum(way.forms.values()) >= counted.total.involved
                    seen += counted.total.involved
    assert seen > 20


async def test_person_counts_once_across_pairs_and_schools(database: Database) -> None:
    async with database.begin() as tx:
        history = await found(tx, schools=2)
        await live(tx, history, Random(0), pairs=4)
        programme = history.programmes[1]  # meetings, either role
        before = await _count(tx, history, programme)
        one, other = history.pairs[0].mentee.person, history.pairs[0].mentor.person
        for place in history.places:
            mentor = await side(tx, one, place.id, programme.id, "mentor", "pupil", form="student_pupil")
            mentee = await side(tx, other, place.id, programme.id, "mentee", "pupil", form="student_pupil")
            told = Told(mentee[1], mentor[1], date(2026, 9, 1), date(2026, 9, 20), False)
            pair_id = await pair(tx, place.id, mentor[0], mentee[0], told)
            await meeting(tx, pair_id, date(2026, 9, 10), "confirmed", by_journal=place is history.places[0], logged_by=one)
        after = await _count(tx, history, programme)
    assert after.total.involved - before.total.involved <= 2
    assert all(after.places[place.id].involved >= 2 for place in history.places)
    assert after.total.involved < sum(number.involved for number in after.places.values())


async def _count(tx: AsyncSession, history: History, programme: Programme) -> Counted:
    places = [one.id for one in history.places]
    return await shares.count(tx, programme.id, rule_of(programme), calendar_year(2026), date(2026, 12, 31), places)


async def test_outlooks_reach_up_to_the_programme_and_down_from_the_region(database: Database) -> None:
    async with database.begin() as tx:
        history = await found(tx)
        of_school = await shares.outlooks(tx, history.places[0].id)
        of_region = await shares.outlooks(tx, history.region.id)
        places = await shares.places(tx, history.programmes[0].id, history.region.id)
    assert [(one.programme_id, one.place_id) for one in of_school] == [(p.id, history.places[0].id) for p in history.programmes]
    assert [(one.programme_id, one.place_id) for one in of_region] == [(p.id, history.town.id) for p in history.programmes]
    assert list(places) == [one.id for one in history.places]


async def test_share_of_a_region_is_the_sum_of_its_municipalities_programmes(database: Database) -> None:
    """Nobody joins the region's own programme, and no head enters learners for it a second time."""
    async with database.begin() as tx:
        history = await found(tx, schools=2)
        programme = history.programmes[2]  # the pair alone, mentees
        await _one_pair(tx, history, programme, date(2026, 3, 1))
        await denominators.enter(tx, history.places[0].id, programme.id, 2026, 50, now=LONG_AGO, by=None)
        whole = Programme(
            organization_id=history.region.id, title="Область", legal_base="", first_year=2026, last_year=2030,
            counting="pair", counted_role="mentee", forms=["pupil_pupil"],
        )  # fmt: skip
        tx.add(whole)
        await tx.flush()
        counted = await _count(tx, history, whole)
        owing = await denominators.owing(tx, whole.id, 2026, [one.id for one in history.places])
        beside = await _count(tx, history, history.programmes[3])
        history.programmes[3].forms = ["student_pupil"]
        await tx.flush()
        of_other_forms = await _count(tx, history, history.programmes[3])
    assert counted.total.share == Share(1, 50)
    assert [one.organization_id for one in owing] == [history.places[1].id]
    assert beside.total.share == Share(1, 50), "whoever takes part in a form counts for every programme of the owner that uses it"
    assert of_other_forms.total.share == Share(0, 50)


@pytest.mark.parametrize(
    ("begun", "ended", "counts"),
    [
        (date(2025, 3, 1), date(2026, 1, 1), True),
        (date(2025, 3, 1), date(2025, 12, 31), False),
        (date(2026, 12, 31), None, True),
        (date(2027, 1, 1), None, False),
    ],
)
async def test_days_of_a_pair_are_days_of_its_place(database: Database, begun: date, ended: date | None, counts: bool) -> None:
    async with database.begin() as tx:
        history = await found(tx, schools=1)
        programme = history.programmes[2]  # the pair alone, mentees
        told, pair_id = await _one_pair(tx, history, programme, begun)
        if ended is not None:
            # Half past midnight here is still the day before in UTC.
            ending = {"at": moment(ended), "id": pair_id}
            await tx.execute(text("UPDATE pairs SET state = 'ended', ended_at = :at WHERE id = :id"), ending)
        counted = await _count(tx, history, programme)
    assert (counted.total.involved == 1) is counts
    assert told.begun == begun


async def _one_pair(tx: AsyncSession, history: History, programme: Programme, begun: date) -> tuple[Told, int]:
    people = [Person(created_at=LONG_AGO) for _ in range(2)]
    tx.add_all(people)
    await tx.flush()
    place = history.places[0].id
    mentor = await side(tx, people[0].id, place, programme.id, "mentor", "employer")
    mentee = await side(tx, people[1].id, place, programme.id, "mentee", "pupil")
    told = Told(mentee[1], mentor[1], begun, None, False)
    return told, await pair(tx, place, mentor[0], mentee[0], told)


async def test_word_from_a_school_without_a_number_says_nothing_about_the_sum(database: Database) -> None:
    async with database.begin() as tx:
        history = await found(tx, schools=2)
        programme = history.programmes[0]  # meetings, mentees
        told, first = await _one_pair(tx, history, programme, date(2026, 9, 1))
        await meeting(tx, first, date(2026, 9, 5), "confirmed", by_journal=True, logged_by=told.mentor.person)
        known, unknown = (one.id for one in history.places)
        mentor = await side(tx, told.mentor.person, unknown, programme.id, "mentor", "employer")
        mentee = await side(tx, told.mentee.person, unknown, programme.id, "mentee", "pupil")
        other = await pair(tx, unknown, mentor[0], mentee[0], told)
        await meeting(tx, other, date(2026, 9, 6), "confirmed", by_journal=False, logged_by=told.mentor.person)
        await denominators.enter(tx, known, programme.id, 2026, 10, now=LONG_AGO, by=None)
        counted = await _count(tx, history, programme)
        await denominators.enter(tx, unknown, programme.id, 2026, 10, now=LONG_AGO, by=None)
        both = await _count(tx, history, programme)
    assert (counted.total.share, counted.by_journal, counted.total.unknown) == (Share(1, 10), 1, {unknown})
    assert (both.total.share, both.by_journal) == (Share(1, 20), 0)
