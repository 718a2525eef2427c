"""Meetings with an adult from outside are seen before they happen; answers about each other are seen by the curators alone."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import text

from db import Database
from db.assignment import control
from db.assignment.control import Written
from db.pair import meeting_entries, meeting_plans, meetings, pair_fits
from db.pair.pair_fits import Fit
from db.pair.seen import Planned
from db.participant import children, guardian_links, guardians
from domain.meeting_plans import Refusal
from domain.meetings import Kind, Place
from tests.db.consent_lives import TEXT, found

NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)  # a Monday, noon


async def test_curator_and_guardian_hear_of_a_meeting_with_an_outside_adult_before_it_happens(database: Database) -> None:
    async with database.begin() as tx:
        here = await found(tx, NOW)
        pupil, adult, mother, stranger = [await here.comes(number) for number in (4101, 4102, 4103, 4104)]
        mentee, mentor = await here.joins(pupil, "mentee", name="Аня К"), await here.joins(adult, "mentor-adult", name="Олег В")
        for one in (mentee, mentor):
            await here.ready(one)
        await tx.execute(text("UPDATE participants SET form = 'employer_pupil'"))
        pair = await here.paired(mentor, mentee)
        for payload, guardian in (("of-the-mother", mother), ("of-somebody", stranger)):
            await guardian_links.make_link(tx, payload, pupil, here.place, pupil, now=NOW)
            row = await guardian_links.open_link(tx, payload, guardian, now=NOW)
            assert not isinstance(row, str)
            if guardian == mother:
                await guardians.confirm(tx, row.id, here.curator, TEXT, now=NOW)

        async def told(key: str) -> list[int]:
            return sorted(await here.all("SELECT person_id FROM notices WHERE key = :key AND void_at IS NULL", key=key))

        # An hour at which neither of them could hear of it before is refused.
        night = NOW + timedelta(hours=13)
        soon = await meeting_plans.plan(tx, pair, adult, date(2026, 9, 8), time(8), Place.ENTERPRISE, now=night)
        assert soon is Refusal.TOO_SOON
        one = await meeting_plans.plan(tx, pair, adult, date(2026, 9, 9), time(15), Place.ENTERPRISE, now=NOW)
        assert isinstance(one, Planned)
        assert await told("plans-watched") == sorted([here.curator, mother])
        assert await told("plans-invited") == [pupil]
        moved = await meeting_plans.move(tx, one.id, adult, 1, date(2026, 9, 10), time(16), now=NOW)
        assert isinstance(moved, Planned)
        # Of the first date nothing is left to be said; the curator and the guardian know the new one.
        assert await told("plans-invited") == []
        assert await told("plans-watched") == sorted([here.curator, mother])
        assert await told("plans-moved") == [pupil]
        # In the plan of thirty days they are numbers: news now, a reminder a day and two hours before, the question afterwards.
        ahead = await control.waiting_messages(tx, here.place, date(2026, 9, 30))
        of_meetings = {day: said[Written.MEETING] for day, said in ahead.items() if Written.MEETING in said}
        assert of_meetings == {date(2026, 9, day): count for day, count in ((7, 2), (9, 2), (10, 2), (11, 1))}
        assert await meeting_plans.move(tx, one.id, stranger, 2, date(2026, 9, 11), time(16), now=NOW) is Refusal.GONE
        assert await here.all("SELECT place FROM meetings WHERE state = 'planned' AND day = '2026-09-10'") == ["enterprise"]

        # While the pair rests nobody is told of a meeting to come that will not be.
        rest = "UPDATE pairs SET state = :state, paused_at = CAST(:at AS timestamptz), pause_reason = :why"
        for state, at, why, outside in (
            ("paused", NOW, "safety", []),
            ("active", None, None, [(date(2026, 9, 10), "enterprise")]),
        ):
            await tx.execute(text(rest), {"state": state, "at": at, "why": why})
            tx.expire_all()
            (child,) = await guardians.of_guardian(tx, mother)
            assert (await children.child(tx, child, TEXT, now=NOW, today=NOW.date())).outside == outside

        # The first confirmed meeting is asked about once, both sides; doubts reach the curator, content does not.
        then = NOW + timedelta(days=4)
        for day in (10, 11):
            entry = await meetings.log(tx, pair, adult, date(2026, 9, day), Kind.INTRODUCTION, 30, now=then)
            assert isinstance(entry, meeting_entries.Entry)
            await meetings.confirm(tx, entry.id, pupil, now=then)
        assert await told("fit-ask") == sorted([pupil, adult])
        assert await here.one("SELECT count(*) FROM notices WHERE key = 'plans-soon' AND void_at IS NULL") == 0
        assert await pair_fits.answer(tx, pair, adult, Fit.GOOD, now=then) is not None
        assert await told("fit-doubts") == []
        for fit in (Fit.UNSURE, Fit.UNSURE, Fit.REPLACE):
            assert await pair_fits.answer(tx, pair, pupil, fit, now=then) is not None
        assert await told("fit-doubts") == [here.curator, here.curator]
        assert await pair_fits.answer(tx, pair, stranger, Fit.REPLACE, now=then) is None
        assert set((await pair_fits.of(tx, pair)).values()) == {Fit.GOOD, Fit.REPLACE}
