"""A pupil goes to another school: nothing is handed on, the old pairs end gently, what has been stays."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from db import Database
from db.participant import transferring
from domain.admission import Refusal
from domain.codes import SchoolClass
from tests.db.consent_lives import found

NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)


async def test_let_in_at_another_school_a_pupil_leaves_the_first_and_a_transfer_sends_the_link(database: Database) -> None:
    async with database.begin() as tx:
        here = await found(tx, NOW)
        there = await found(tx, NOW + timedelta(minutes=1), "Гимназия", 4901)
        pupil, mentor = await here.comes(5101), await here.comes(5102)
        mentee_id = await here.joins(pupil, "mentee", name="Аня К")
        mentor_id = await here.joins(mentor, "mentor", name="Полина Р")
        for one in (mentee_id, mentor_id):
            await here.ready(one)
        pair = await here.paired(mentor_id, mentee_id)
        # Following the other school's link ends nothing; being let in there does.
        elsewhere = await there.joins(pupil, "mentee", name="Аня К")
        assert await here.one("SELECT state FROM pairs WHERE id = :id", id=pair) == "active"
        await there.ready(elsewhere)
        assert await here.one("SELECT end_reason FROM pairs WHERE id = :id", id=pair) == "stopped"
        assert await here.all("SELECT state FROM participants WHERE person_id = :id ORDER BY id", id=pupil) == [
            "left",
            "admitted",
        ]
        places = "SELECT organization_id FROM consents WHERE person_id = :id AND ground = 'own' AND withdrawn_at IS NULL"
        assert await here.all(places, id=pupil) == [there.place]
        told = await here.all("SELECT key FROM notices WHERE key LIKE 'moving%' ORDER BY key")
        assert told == ["moving-left", "moving-left-curator"]
        assert await here.one("SELECT count(*) FROM notices WHERE key = 'pairing-other-left'") == 1

        # The curator knows that the mentor has moved as well: the mentor gets the link, nothing of them is written there.
        row = await transferring.transfer(tx, here.curator, mentor_id, there.place, now=NOW)
        assert not isinstance(row, Refusal)
        assert await here.all("SELECT organization_id FROM participants WHERE person_id = :id", id=mentor) == [here.place]
        button = await here.one("SELECT buttons->0->0->>'act' FROM notices WHERE key = 'moving-to'")
        assert button == "join-school"
        # Somebody else's curator may neither move nor correct.
        assert await transferring.transfer(tx, here.curator, elsewhere, here.place, now=NOW) is Refusal.NOT_ALLOWED
        wrong = await transferring.correct_class(tx, here.curator, elsewhere, SchoolClass(8, "А"), now=NOW)
        assert wrong is Refusal.NOT_ALLOWED
        right = await transferring.correct_class(tx, there.curator, elsewhere, SchoolClass(8, "А"), now=NOW)
        assert not isinstance(right, Refusal)
        assert (right.grade, right.letter, (right.code or "")[:3]) == (8, "А", "8А-")
        await tx.execute(text("INSERT INTO code_series VALUES (:place, '9В', 999)"), {"place": there.place})
        full = await transferring.correct_class(tx, there.curator, elsewhere, SchoolClass(9, "В"), now=NOW)
        assert full is Refusal.CODES_OVER
        assert (right.grade, right.letter) == (8, "А")
