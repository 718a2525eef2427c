"""Random lives of consents, lived through the database functions: join, agree, take back, come of age, change school, be erased.

Whatever is pressed in whatever order: no pair stands without the word of everybody asked, nothing but class, form and name is
known of a minor before the guardian's word counts, and who has taken a consent back is nowhere any more. An oracle that only
counts words keeps watch over `domain.consent.missing`.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db import Database
from db.pair import pairs
from db.pair.seen import Seen
from db.participant import (
    about_self,
    admission,
    consents,
    erasing,
    guardian_links,
    guardians,
    joining,
    participants,
    retention,
    stopping,
)
from db.participant.admission import Reason
from domain.consent import Missing, Purpose, Stop, Voice, document
from domain.invitations import Refusal
from domain.personal import PersonalData
from tests import school
from tests.db.consent_lives import TEXT, School, found
from tests.long import LONG, count, in_parts

BEGIN = datetime(2026, 9, 1, 9, tzinfo=UTC)
NEWER = document(Purpose.PARTICIPATION, 2, "the text, second edition")
PEOPLE = 4  # two pupils, a pupil who mentors, an adult from outside


class Life:
    """Two schools, four people who come and go, two guardians, and the text that is asked for now."""

    def __init__(self, schools: list[School], persons: list[int], parents: list[int]) -> None:
        self.schools, self.persons, self.parents = schools, persons, parents
        self.tx, self.now, self.text = schools[0].tx, BEGIN, TEXT
        self.secrets = 0
        self.erased: set[int] = set()

    def passes(self, days: int) -> None:
        self.now += timedelta(days=days)
        for one in self.schools:
            one.now = self.now

    async def rows(self, statement: str, **values: Any) -> list[Any]:
        return list((await self.tx.execute(text(statement), values)).all())

    async def participant(self, person: int, place: int) -> int | None:
        found = await self.rows(
            "SELECT id FROM participants WHERE person_id = :p AND organization_id = :o AND state <> 'left' ORDER BY id",
            p=person,
            o=place,
        )
        return found[0].id if found else None


async def _joins(life: Life, here: School, who: int, _: int) -> None:
    """By the link of a school: the first one, or another one (a change of school)."""
    person, link = life.persons[who], ("mentee", "mentee", "mentor", "mentor-adult")[who]
    if person in life.erased or await life.participant(person, here.place) is not None:
        return
    await here.joins(person, link, life.text)


async def _ready(life: Life, here: School, who: int, _: int) -> None:
    participant = await life.participant(life.persons[who], here.place)
    if participant is not None:
        await school.cleared(life.tx, here.curator, participant, life.text, life.now)
        if await joining.unfinished(life.tx, life.persons[who], await _cards(life, who)) is not None:
            await school.fills(life.tx, life.persons[who], joining.Subject(joining.PROFILE, participant), life.text, life.now)
        await admission.admit(life.tx, here.curator, participant, life.text, now=life.now)
        by, names = life.persons[who], PersonalData.NAMES
        await about_self.keep(life.tx, by, participant, "Рисую роботов", life.text, names, now=life.now)
        # An answer to the programme's own question stands where the line may.
        said = text("""UPDATE participants SET own_answers = '["j1-1.1"]' WHERE id = :id AND about_self IS NOT NULL""")
        await life.tx.execute(said, {"id": participant})


async def _cards(life: Life, who: int) -> list[participants.Card]:
    return await participants.of_person(life.tx, life.persons[who], life.text, life.now)


async def _link(life: Life, here: School, who: int, which: int) -> None:
    """A guardian's link: made, opened and answered; the curator confirms or denies at another time."""
    life.secrets += 1
    secret = f"{life.secrets:043d}"
    made = await guardian_links.make_link(life.tx, secret, life.persons[who], here.place, life.persons[who], now=life.now)
    if isinstance(made, Refusal):
        return
    parent = life.parents[which % 2]
    if parent in life.erased:
        return
    row = await guardian_links.open_link(life.tx, secret, parent, now=life.now)
    assert not isinstance(row, Refusal)
    if which % 5:
        assert await guardians.agree(life.tx, row.id, parent, life.text, now=life.now)
    else:
        assert await guardians.refuse(life.tx, row.id, parent, now=life.now)


async def _decides(life: Life, here: School, who: int, which: int) -> None:
    waits = await guardians.waiting(life.tx, life.persons[who], here.place)
    if waits is not None and which % 4:
        await guardians.confirm(life.tx, waits.id, here.curator, life.text, now=life.now)
    elif waits is not None:
        await guardians.deny(life.tx, waits.id, here.curator, now=life.now)


async def _pairs(life: Life, here: School, who: int, which: int) -> None:
    mentee, mentor = [await life.participant(life.persons[one], here.place) for one in (who % 2, 2 + which % 2)]
    if mentee is None or mentor is None:
        return
    proposed = await pairs.propose(life.tx, here.curator, mentor, mentee, life.text, now=life.now)
    if isinstance(proposed, Seen):
        for person in (proposed.pair.mentor, proposed.pair.mentee):
            await pairs.accept(life.tx, proposed.row.id, person, life.text, now=life.now)


async def _withdraws(life: Life, here: School, who: int, which: int) -> None:
    """The own word, or a confirmed guardian's; nobody else's hand reaches it."""
    person = life.persons[who]
    if which % 2 == 0:
        await stopping.withdraw(life.tx, person, here.place, Purpose.PARTICIPATION, Stop.OWN, by=person, now=life.now)
    else:
        for row in await guardians.of_guardian(life.tx, life.parents[which % 4 // 2]):
            if row.confirmed_at is not None and (row.child_id, row.organization_id) == (person, here.place):
                await guardians.refuse(life.tx, row.id, row.guardian_id or 0, now=life.now)


async def _age(life: Life, here: School, who: int, which: int) -> None:
    participant = await life.participant(life.persons[who], here.place)
    if participant is not None:
        await admission.record_age(life.tx, here.curator, participant, which % 3 > 0, now=life.now)


async def _edition(life: Life, here: School, who: int, which: int) -> None:
    """A new edition of the text; who is asked again agrees, or does not."""
    life.text = NEWER
    person = life.persons[who]
    if which % 2 and person not in life.erased and await life.participant(person, here.place) is not None:
        await consents.give_own(life.tx, person, life.text, here.place, now=life.now)


async def _waits(life: Life, _: School, __: int, which: int) -> None:
    life.passes(which * 4)
    await retention.forget(life.tx, life.now.date(), life.now)


async def _erased(life: Life, here: School, who: int, which: int) -> None:
    if which % 3 == 0 and life.persons[who] not in life.erased:
        await erasing.erase(life.tx, life.persons[who], Voice.OWN, by=life.persons[who], now=life.now, today=life.now.date())
        life.erased.add(life.persons[who])
    elif which == 11 and (parent := life.parents[who % 2]) not in life.erased:
        await erasing.erase(life.tx, parent, Voice.OWN, by=parent, now=life.now, today=life.now.date())
        life.erased.add(parent)


async def _refused(life: Life, here: School, who: int, which: int) -> None:
    participant = await life.participant(life.persons[who], here.place)
    if participant is not None and which % 3 == 0:
        await admission.refuse(life.tx, here.curator, participant, Reason.TALK, life.text, now=life.now)


STEPS = (_joins, _joins, _ready, _ready, _link, _decides, _pairs, _pairs, _withdraws, _age, _edition, _waits, _erased, _refused)


async def _holds(life: Life) -> None:
    """What is promised, asked of the records themselves."""
    words = await life.rows("SELECT * FROM consents WHERE withdrawn_at IS NULL AND purpose = 'participation'")
    own = {(one.person_id, one.organization_id) for one in words if one.ground == "own"}
    guardians_words = [one for one in words if one.ground == "guardian-paper" or one.confirmed_by is not None]
    guarded = {(one.person_id, one.organization_id) for one in guardians_words}
    living = await life.rows("""
        SELECT p.*, h.minor IS NOT false AND p.category = 'pupil' AS young FROM participants p
          JOIN persons h ON h.id = p.person_id WHERE p.state <> 'left'""")
    by_id = {one.id: one for one in living}
    for one in living:
        place = (one.person_id, one.organization_id)
        assert place in own
        if one.young and place not in guarded:
            assert [one.interests, one.requests, one.directions, one.weekday, one.completed_at] == [[], [], [], None, None]
            assert (one.about_self, one.own_answers) == (None, [])
    for pair in await life.rows("SELECT * FROM pairs WHERE state <> 'ended'"):
        for side in (by_id[pair.mentor_id], by_id[pair.mentee_id]):
            assert not side.young or (side.person_id, side.organization_id) in guarded
    await _agrees_with_the_rule(life, guardians_words)
    await _holds_about_the_gone(life)


async def _agrees_with_the_rule(life: Life, guardians_words: list[Any]) -> None:
    present = {(one.person_id, one.organization_id) for one in guardians_words if one.text_hash.hex() == life.text.text_hash}
    asked = {Missing.GUARDIAN, Missing.GUARDIAN_UNCONFIRMED, Missing.GUARDIAN_CHANGED}
    for who in range(PEOPLE):
        for card in await participants.of_person(life.tx, life.persons[who], life.text, life.now):
            waits = card.minor and (card.row.person_id, card.row.organization_id) not in present
            assert bool(asked & card.missing) == waits


async def _holds_about_the_gone(life: Life) -> None:
    for row in await life.rows("SELECT * FROM participants WHERE state = 'left'"):
        assert [row.interests, row.requests, row.directions, row.own_answers] == [[], [], [], []]
        assert (row.weekday, row.about_self) == (None, None)
    for person in life.erased:
        assert await life.rows("SELECT 1 FROM accounts WHERE person_id = :p", p=person) == []
        assert await life.rows("SELECT 1 FROM consents WHERE person_id = :p AND withdrawn_at IS NULL", p=person) == []
        ties = "SELECT 1 FROM guardianships WHERE (child_id = :p OR guardian_id = :p) AND ended_at IS NULL"
        assert await life.rows(ties, p=person) == []
        assert (await life.rows("SELECT name FROM persons WHERE id = :p", p=person))[0].name is None


A_STEP = st.tuples(st.sampled_from(STEPS), st.integers(0, 1), st.integers(0, PEOPLE - 1), st.integers(0, 11))


LIVES = st.lists(A_STEP, min_size=count(10, 40), max_size=count(30, 80))


@pytest.fixture
async def before(database: Database) -> Life:
    """Two schools and everybody, written once."""
    async with database.begin() as tx:
        schools = [await found(tx, BEGIN), await found(tx, BEGIN, "Школа другая", 4002)]
        persons = [await schools[0].comes(4101 + number) for number in range(PEOPLE)]
        return Life(schools, persons, [await schools[0].comes(4201 + number) for number in range(2)])


@in_parts(20)
@pytest.mark.timeout(0 if LONG else 120)
@settings(
    deadline=None,
    max_examples=count(4, 600 // 20),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=LIVES)
async def test_no_life_breaks_a_promise(database: Database, before: Life, steps: list[Any], part: int) -> None:
    """1 200 lives of up to 80 steps in the long run."""
    async with database.begin() as tx:
        schools = [School(tx, one.place, one.curator, one.links, BEGIN) for one in before.schools]
        life = Life(schools, before.persons, before.parents)
        for step, place, who, which in steps:
            await step(life, schools[place], who, which)
            await _holds(life)
        await tx.rollback()
