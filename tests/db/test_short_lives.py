"""Random short lives of a school, lived through the database functions: whatever is pressed in whatever order, the promises hold.

No pair without every consent, no adult from outside without checklist and quiz, no mentor beyond capacity, one open pair a
mentee, no meeting outside a pair's life, and whoever is in two pairs counts once. And no dead end: wherever a life has come to,
every open pair can be left, every paused one goes on once its papers are there, and everybody may be paired again.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db import Database
from db.pair import meeting_entries, meetings, pair_endings, pair_life, pairs
from db.pair.seen import Seen
from db.participant import admission, clearances, consents, participants, stopping
from db.participant.admission import Reason
from db.share import shares
from domain.consent import Purpose, Stop, Voice
from domain.forms import Part
from domain.meetings import Kind
from domain.pair import Outcome
from domain.targets import CountingRule, calendar_year
from tests import school
from tests.db.no_dead_end import leads_on
from tests.db.short_lives import TEXT, Life, again, found
from tests.long import LONG, count, in_parts

Does = Callable[[Life, int, int], Awaitable[Any]]


async def _paper(life: Life, a: int, b: int) -> None:
    whom = await life.someone(a, ("mentee", "mentor")[b % 2])
    await admission.mark_paper(life.tx, life.curator, whom, Voice.GUARDIAN, life.now.date(), TEXT, now=life.now)


async def _withdraw(life: Life, a: int, b: int) -> None:
    ground = (consents.OWN, consents.PAPER)[b % 2]
    await consents.withdraw(life.tx, life.persons[a % 5], Purpose.PARTICIPATION, ground, now=life.now)


async def _own(life: Life, a: int, b: int) -> None:
    await consents.give_own(life.tx, life.persons[a % 5], TEXT, life.place, now=life.now)


async def _clear(life: Life, a: int, b: int) -> None:
    steps = (clearances.CERTIFICATE, clearances.INSTRUCTION, clearances.ORDER)
    adult = (await life.ids("SELECT id FROM participants WHERE category = 'employer'"))[0]
    if a % 4 == 3:
        await admission.passed_quiz(life.tx, life.persons[2], document=TEXT, now=life.now)
    else:
        until = life.now.date() + timedelta(days=b * 20) if a % 4 == 0 else None
        await admission.tick(life.tx, life.curator, adult, steps[a % 4], TEXT, now=life.now, valid_until=until)


async def _ready(life: Life, a: int, b: int) -> None:
    await school.cleared(life.tx, life.curator, await life.someone(a, ("mentee", "mentor")[b % 2]), TEXT, life.now)


async def _admit(life: Life, a: int, b: int) -> None:
    whom = await life.someone(a, ("mentee", "mentor")[b % 2])
    if (a + b) % 7:
        await admission.admit(life.tx, (life.curator, life.persons[a % 5])[b % 5 == 4], whom, TEXT, now=life.now)
    else:
        await admission.refuse(life.tx, life.curator, whom, Reason.TALK, TEXT, now=life.now)


async def _everybody(life: Life, a: int, b: int) -> None:
    """A good week: all papers are in and everybody is let in, so that the rest of the life has something to break."""
    for one in await life.ids("SELECT id FROM participants ORDER BY id"):
        await school.cleared(life.tx, life.curator, one, TEXT, life.now)
        await admission.admit(life.tx, life.curator, one, TEXT, now=life.now)


async def _propose(life: Life, a: int, b: int) -> None:
    """Mostly within one form, sometimes across: both the road and the ditch are walked."""
    by = life.curator if (a + b) % 9 else life.persons[a % 5]
    mentee = await life.someone(b, "mentee")
    same = f"role = 'mentor' AND form = (SELECT form FROM participants WHERE id = {mentee})"
    fitting = await life.ids(f"SELECT id FROM participants WHERE {same} ORDER BY id")
    mentor = fitting[a % len(fitting)] if a % 5 else await life.someone(a, "mentor")
    await pairs.propose(life.tx, by, mentor, mentee, TEXT, now=life.now)


async def _accept(life: Life, a: int, b: int) -> None:
    one = await life.some_pair(a)
    if one is not None:
        silent = [one.side(part).person_id for part in Part if not one.pair.accepted_by(part)]
        by = silent[0] if silent and b % 5 else life.persons[a % 5]
        result = await pairs.accept(life.tx, one.row.id, by, TEXT, now=life.now)
        if isinstance(result, Seen) and result.pair.begun_at is not None:
            await _promise(life, result)


async def _promise(life: Life, one: Seen) -> None:
    """Asked of the records themselves, at the moment of the second yes, and not of the rule that should have kept it."""
    for side in (one.mentor, one.mentee):
        given = await life.ids(
            f"SELECT count(*) FROM consents WHERE person_id = {side.person_id} AND ground = 'own' AND withdrawn_at IS NULL"
        )
        assert given == [1]
        if side.category == "pupil":
            guardian = f"person_id = {side.person_id} AND ground = 'guardian-paper' AND withdrawn_at IS NULL"
            assert await life.ids(f"SELECT count(*) FROM consents WHERE {guardian}") == [1]
        else:
            steps = (await life.tx.execute(
                text("SELECT step, max(day), max(valid_until) FROM clearances WHERE person_id = :p GROUP BY step"),
                {"p": side.person_id},
            )).all()  # fmt: skip
            assert {row[0] for row in steps} == {"certificate", "instruction", "order", "quiz"}
            assert all((life.now.date() - day).days <= 366 for step, day, _ in steps if step == "quiz")
    assert one.mentor.person_id != one.mentee.person_id
    states = await life.ids(f"SELECT state FROM participants WHERE id IN ({one.row.mentor_id}, {one.row.mentee_id})")
    assert states == ["admitted", "admitted"]
    life.begun.add(one.row.id)


async def _decline(life: Life, a: int, b: int) -> None:
    one = await life.some_pair(a)
    if one is not None:
        await pair_endings.decline(life.tx, one.row.id, (one.pair.mentor, life.persons[b % 5])[b % 2], now=life.now)


async def _close(life: Life, a: int, b: int) -> None:
    one = await life.some_pair(a)
    if one is not None and b % 2:
        await pair_endings.withdraw(life.tx, one.row.id, life.curator, now=life.now)
    elif one is not None:
        await pair_endings.end(life.tx, one.row.id, list(Outcome)[b % 6], life.curator, now=life.now)


async def _log(life: Life, a: int, b: int) -> None:
    one = await life.some_pair(a)
    if one is not None:
        by = (one.pair.mentor, one.pair.mentee, life.curator, life.persons[a % 5])[b % 4]
        day = life.now.date() + timedelta(days=1 - b % 6)
        await meetings.log(life.tx, one.row.id, by, day, list(Kind)[b % 5], (5, 30, 60, 900)[a % 4], now=life.now)


async def _word(life: Life, a: int, b: int) -> None:
    known = await life.ids("SELECT id FROM meetings ORDER BY id")
    if known:
        entry = await meeting_entries.find(life.tx, known[a % len(known)])
        assert entry is not None
        by = (entry.pair.pair.mentor, entry.pair.pair.mentee, life.curator, life.persons[a % 5])[b % 4]
        does: Any = (meetings.confirm, meetings.confirm, meetings.confirm, meetings.deny, meetings.take_back)[a % 5]
        await does(life.tx, entry.id, by, now=life.now)


async def _rest(life: Life, a: int, b: int) -> None:
    one = await life.some_pair(a)
    if one is not None and b % 2:
        await pair_life.pause(life.tx, one.row.id, life.curator, now=life.now)
    elif one is not None:
        await pair_life.resume(life.tx, one.row.id, life.curator, TEXT, now=life.now)


async def _leave(life: Life, a: int, b: int) -> None:
    """Leaves, or comes back by the same links and waits for the curator anew."""
    person = life.persons[a % 5]
    if await stopping.stop(life.tx, person, life.place, list(Stop)[b % 2], by=person, now=life.now) == 0:
        for part in [one for one in life.parts if one[0] == person]:
            await life.comes_back(part)


async def _wait(life: Life, a: int, b: int) -> None:
    life.now += timedelta(days=a % 20, hours=b)


async def _close_door(life: Life, a: int, b: int) -> None:
    await participants.take_nobody_new(life.tx, life.persons[a % 5], bool(b % 2), now=life.now)


ACTS: dict[str, Does] = {
    "paper": _paper, "withdraw": _withdraw, "own": _own, "clear": _clear, "ready": _ready, "admit": _admit,
    "propose": _propose, "accept": _accept, "decline": _decline, "close": _close, "log": _log, "word": _word, "wait": _wait,
    "door": _close_door, "rest": _rest, "leave": _leave,
}  # fmt: skip
LIVES = st.lists(
    st.tuples(
        st.sampled_from([*ACTS, *["propose"] * 4, *["accept"] * 6, *["log"] * 4, *["word"] * 4, *["withdraw"] * 3]),
        st.integers(0, 20),
        st.integers(0, 20),
    ),
    min_size=10,
    max_size=40,
)
#: What somebody (by number) lacks at the beginning; everybody else is ready.
LACKS = st.lists(
    st.tuples(st.sampled_from(["own", "guardian", "clearance", "admission"]), st.integers(0, 4)), min_size=1, max_size=5
)


async def _lacks(life: Life, what: str, whom: int) -> None:
    """One thing is missing from the records, however that came about."""
    person = {"p": life.persons[whom]}
    match what:
        case "own" | "guardian":
            await _withdraw(life, whom, int(what == "guardian"))
        case "clearance":
            step = text("DELETE FROM clearances WHERE step = (SELECT min(step) FROM clearances)")
            await life.tx.execute(step)
        case "admission":
            undecided = "UPDATE participants SET state = 'applied', decided_at = NULL WHERE person_id = :p AND state = 'admitted'"
            await life.tx.execute(text(undecided), person)


async def _eager(life: Life) -> None:
    """At the end the curator tries everybody with everybody, and everybody says yes."""
    for mentee in await life.ids("SELECT id FROM participants WHERE role = 'mentee' ORDER BY id DESC"):
        for mentor in await life.ids("SELECT id FROM participants WHERE role = 'mentor' ORDER BY id"):
            one = await pairs.propose(life.tx, life.curator, mentor, mentee, TEXT, now=life.now)
            if isinstance(one, Seen):
                for person in (one.pair.mentor, one.pair.mentee):
                    result = await pairs.accept(life.tx, one.row.id, person, TEXT, now=life.now)
                    if isinstance(result, Seen) and result.pair.begun_at is not None:
                        await _promise(life, result)
    await holds(life)


async def holds(life: Life) -> None:
    """What must be true after every press."""
    beyond = await life.ids("""
        SELECT m.person_id FROM pairs p JOIN participants m ON m.id = p.mentor_id WHERE p.state <> 'ended'
        GROUP BY m.person_id
        HAVING count(*) > (SELECT min(capacity) FROM participants a WHERE a.person_id = m.person_id AND a.role = 'mentor')
    """)
    assert beyond == []
    doubled = await life.ids("""
        SELECT t.person_id FROM pairs p JOIN participants t ON t.id = p.mentee_id WHERE p.state <> 'ended'
        GROUP BY t.person_id, p.form HAVING count(*) > 1
    """)
    assert doubled == []
    assert set(await life.ids("SELECT id FROM pairs WHERE active_at IS NOT NULL")) == life.begun
    outside = await life.ids("""
        SELECT m.id FROM meetings m JOIN pairs p ON p.id = m.pair_id WHERE m.state = 'confirmed' AND (p.active_at IS NULL
        OR m.day < (p.active_at AT TIME ZONE 'Europe/Moscow')::date
        OR m.day > (coalesce(p.ended_at, 'infinity') AT TIME ZONE 'Europe/Moscow')::date)
    """)
    assert outside == []
    one_word = await life.ids("""
        SELECT m.id FROM meetings m WHERE m.state = 'confirmed'
        AND (SELECT count(*) FROM meeting_words w WHERE w.meeting_id = m.id AND w.said <> 'no') < 2
    """)
    assert one_word == []


async def counts_once(life: Life) -> None:
    """The share agrees with a plain count of persons."""
    (programme,) = await life.ids("SELECT id FROM programmes")
    year = calendar_year(2026)
    counted = await shares.count(life.tx, programme, CountingRule(), year, year.last, [life.place])
    persons = await life.ids("""
        SELECT DISTINCT t.person_id FROM meetings m JOIN pairs p ON p.id = m.pair_id JOIN participants t ON t.id = p.mentee_id
        WHERE m.state = 'confirmed' AND m.day BETWEEN '2026-01-01' AND '2026-12-31'
    """)
    assert counted.total.share.numerator == len(persons)


@pytest.fixture
async def life_before(database: Database) -> Life:
    """The school as every life finds it, written once."""
    async with database.begin() as tx:
        life = await found(tx)
        await _everybody(life, 0, 0)
        return life


@in_parts(10)
@pytest.mark.timeout(0 if LONG else 120)
@settings(
    deadline=None,
    max_examples=count(8, 400 // 10),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lives=LIVES, lacks=LACKS)
async def test_no_short_life_breaks_a_promise(
    database: Database, life_before: Life, part: int, lives: list[tuple[str, int, int]], lacks: list[tuple[str, int]]
) -> None:
    async with database.read() as tx:
        life = again(life_before, tx)
        for what, whom in lacks:
            await _lacks(life, what, whom)
        for what, a, b in lives:
            await ACTS[what](life, a, b)
            if what not in ("paper", "own", "clear", "wait"):
                await holds(life)
        await _eager(life)
        await counts_once(life)
        for what, whom in lacks:
            await _lacks(life, what, whom)
        await leads_on(life)


async def test_the_lives_reach_what_they_should_test(database: Database, life_before: Life) -> None:
    """One life on purpose: a pair begins, meets and counts. Otherwise the walk above could hold by doing nothing."""
    async with database.read() as tx:
        life = again(life_before, tx)
        senior, junior = await life.someone(0, "mentor"), await life.someone(0, "mentee")
        one = await school.paired(tx, life.curator, senior, junior, TEXT, life.now)
        life.begun.add(one.row.id)
        entry = await meetings.log(tx, one.row.id, one.pair.mentor, life.now.date(), Kind.INTRODUCTION, 45, now=life.now)
        assert isinstance(entry, meeting_entries.Entry)
        assert isinstance(await meetings.confirm(tx, entry.id, one.pair.mentee, now=life.now), meeting_entries.Entry)
        await holds(life)
        await counts_once(life)
        assert (await life.ids("SELECT count(*) FROM meetings WHERE state = 'confirmed'")) == [1]


@pytest.mark.parametrize("part", Part)
async def test_one_who_has_a_phone_answers_alone(database: Database, life_before: Life, part: Part) -> None:
    """The curator's pen does not agree for somebody who can agree."""
    async with database.read() as tx:
        life = again(life_before, tx)
        one = await pairs.propose(
            tx, life.curator, await life.someone(0, "mentor"), await life.someone(0, "mentee"), TEXT, now=life.now
        )
        assert isinstance(one, Seen)
        result = await pairs.accept_from_journal(tx, one.row.id, part, life.curator, TEXT, now=life.now)
        assert result is pairs.Refusal.NOT_YOURS
