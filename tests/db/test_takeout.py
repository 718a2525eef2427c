"""«Мои данные» is complete by construction, and what is erased is nowhere any more."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.models import Base, Concern, CuratorLetter, PairFit
from db.pair import meetings, pairs
from db.participant import admission, erasing, guardian_links, guardians, retention, stopping, takeout
from db.speaking import notices
from domain.consent import Purpose, Stop, Voice
from domain.meetings import Kind
from domain.personal import PersonalData
from handlers.own_data import file_words
from locales import LANGUAGES, Texts
from tests.db.consent_lives import TEXT, School, found

NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)


def test_every_reference_to_a_person_is_taken_or_left_out_with_its_reason() -> None:
    people = {"persons.id", "participants.id", "pairs.id", "meetings.id"}
    referring = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(key.target_fullname in people for key in column.foreign_keys)
    } | set(takeout.BY_NUMBER)
    taken = {f"{one.table}.{column}" for one in takeout.TAKEN for column in one.by} - {"persons.id"}
    assert referring == taken | set(takeout.LEFT_OUT), "say in db/participant/takeout.py whether it is handed out, or why not"
    assert not taken & set(takeout.LEFT_OUT)
    assert all(takeout.LEFT_OUT.values())


def test_every_field_has_words_in_every_language() -> None:
    for language in LANGUAGES:
        texts = Texts(language)
        for one in takeout.TAKEN:
            columns = Base.metadata.tables[one.table].columns
            assert set(one.fields) <= set(columns.keys())
            assert texts.has(f"takeout-table-{one.table.replace('_', '-')}")
            for field in set(one.fields) - {"text_hash", "data", "key", "link_id"}:
                assert texts.has(f"takeout-field-{field.replace('_', '-')}"), (language, one.table, field)


async def _everything(tx: AsyncSession) -> dict[str, list[str]]:
    return {
        table.name: [str(tuple(row)) for row in (await tx.execute(text(f"SELECT * FROM {table.name}"))).all()]
        for table in Base.metadata.sorted_tables
    }


def _where(dump: dict[str, list[str]], needle: str) -> set[str]:
    return {name for name, rows in dump.items() if any(needle in row for row in rows)}


async def test_pupil_takes_everything_along_and_is_erased_while_the_partner_keeps_the_own_history(database: Database) -> None:
    async with database.begin() as tx:
        here = await found(tx, NOW)
        pupil, mentor = await _meets(tx, here)
        await tx.execute(text("UPDATE participants SET about_self = 'Рисую роботов' WHERE person_id = :id"), {"id": pupil})
        parts = {part.table: part.rows for part in await takeout.of(tx, pupil)}
        assert parts["participants"][0]["organization_id"] == "Школа"
        assert parts["participants"][0]["interests"] == [{"ru": "📚 Книги", "en": "📚 Books"}]
        assert [row["note"] for row in parts["meeting_words"]] == ["Было интересно"]
        assert parts["participants"][0]["about_self"] == "Рисую роботов"
        in_codes = str(file_words.as_the_mode_allows(await takeout.of(tx, pupil), PersonalData.CODES))
        assert [word for word in ("Аня", "Рисую") if word in in_codes] == []
        assert parts["accounts"][0]["external_id"] == 4101
        assert {row["ground"] for row in parts["consents"]} == {"own", "guardian-paper"}
        words = file_words.readable(await takeout.of(tx, pupil), Texts("ru"), NOW)
        assert words[:2] == b"PK"
        assert "Школа" in file_words.as_json(await takeout.of(tx, pupil)).decode()
        await _confides(tx, pupil, here.place)
        own, told = str(await takeout.of(tx, pupil)), str(takeout.for_guardian(await takeout.of(tx, pupil)))
        secrets = ("Дома бьют", "concern-taken", "Не хочу домой", "writing-answered", "unsure", "Было интересно", "Рисую роботов")
        assert [word for word in secrets if word not in own] == []
        assert [word for word in secrets if word in told] == []
        assert "Аня" in told
        before = await takeout.of(tx, mentor)

        await erasing.erase(tx, pupil, Voice.OWN, by=pupil, now=NOW + timedelta(days=1), today=date(2026, 9, 8))
        dump = await _everything(tx)
        assert _where(dump, "4101") == set()
        assert _where(dump, "Аня") == set()
        assert _where(dump, "Было интересно") == set()
        assert _where(dump, "Рисую роботов") == set()
        assert _where(dump, "7-01") == {"notices"}  # what the curators are told: a code without anybody behind it
        after = {part.table: part.rows for part in await takeout.of(tx, mentor)}
        kept = {part.table: part.rows for part in before}
        assert after["meetings"] == kept["meetings"]
        assert after["meeting_words"] == kept["meeting_words"]
        assert [row["state"] for row in after["pairs"]] == ["ended"]
        assert await here.one("SELECT count(*) FROM meetings WHERE state = 'confirmed'") == 1
        told = await here.all("SELECT key FROM notices WHERE void_at IS NULL AND created_at > :then", then=NOW)
        assert set(told) == {"pairing-other-left", "own-stopped-curator"}
        row = (await tx.execute(text("SELECT * FROM erasures"))).one()
        assert (row.person_id, row.account_hash) == (pupil, erasing.account_hash(row.salt, 4101))


async def _confides(tx: AsyncSession, pupil: int, place: int) -> None:
    """What a pupil has told the school alone, and the words that say so."""
    mine = (await tx.execute(text("SELECT id FROM participants WHERE person_id = :id"), {"id": pupil})).scalar_one()
    pair = (await tx.execute(text("SELECT id FROM pairs"))).scalar_one()
    tx.add_all(
        [
            Concern(
                reporter_id=pupil, organization_id=place, category="violence", urgent=False, words="Дома бьют", reported_at=NOW
            ),
            CuratorLetter(organization_id=place, participant_id=mine, words="Не хочу домой", written_at=NOW),
            PairFit(pair_id=pair, part="mentee", said="unsure", said_at=NOW),
        ]
    )
    for key in ("concern-taken", "writing-answered"):
        await notices.tell(tx, pupil, key, now=NOW)


async def _meets(tx: AsyncSession, here: School) -> tuple[int, int]:
    """A pupil and a mentor who have met and confirmed it."""
    pupil, mentor = await here.comes(4101), await here.comes(4102)
    mentee_id, mentor_id = await here.joins(pupil, "mentee", name="Аня К"), await here.joins(mentor, "mentor", name="Полина Р")
    for one in (mentee_id, mentor_id):
        await here.ready(one)
    pair = await here.paired(mentor_id, mentee_id)
    entry: Any = await meetings.log(tx, pair, pupil, NOW.date(), Kind.INTRODUCTION, 30, now=NOW)
    await meetings.note(tx, entry.id, pupil, "Было интересно", now=NOW)
    await meetings.confirm(tx, entry.id, mentor, now=NOW)
    assert await pairs.find(tx, pair) is not None
    return pupil, mentor


async def test_official_stays_in_office_and_is_otherwise_forgotten(database: Database) -> None:
    async with database.begin() as tx:
        here = await found(tx, NOW)
        await here.joins(here.curator, "mentor-adult", name="Ирина Павловна")
        await tx.execute(text("UPDATE persons SET name = 'Лугова Ирина Павловна' WHERE id = :id"), {"id": here.curator})
        await erasing.erase(tx, here.curator, Voice.OWN, by=here.curator, now=NOW, today=NOW.date())
        assert await here.one("SELECT count(*) FROM participants WHERE state <> 'left' OR code IS NOT NULL") == 0
        assert await here.one("SELECT count(*) FROM appointments WHERE until IS NULL") == 1
        assert await here.one("SELECT name FROM persons WHERE id = :id", id=here.curator) == "Лугова Ирина Павловна"
        tomorrow = NOW + timedelta(days=1)
        await retention.forget(tx, tomorrow.date(), tomorrow)
        assert await here.one("SELECT waits FROM erasures WHERE person_id = :id", id=here.curator), "the office goes on"
        await tx.execute(text("UPDATE appointments SET until = since WHERE person_id = :id"), {"id": here.curator})
        await tx.execute(text("UPDATE deliveries SET state = 'sent', sent_at = :now"), {"now": NOW})
        await retention.forget(tx, tomorrow.date(), tomorrow)
        assert not await here.one("SELECT waits FROM erasures WHERE person_id = :id", id=here.curator)
        assert await here.one("SELECT count(*) FROM appointments") == 1
        assert await here.one("SELECT count(*) FROM accounts WHERE person_id = :id", id=here.curator) == 0
        assert await here.one("SELECT name IS NULL FROM persons WHERE id = :id", id=here.curator)


async def test_thirty_days_after_a_withdrawal_class_code_and_name_go_as_well(database: Database) -> None:
    """And an unconfirmed guardian's press does not keep a half-known minor any longer than none."""
    async with database.begin() as tx:
        here = await found(tx, NOW)
        pupil, other = await here.comes(4101), await here.comes(4103)
        await here.ready(await here.joins(pupil, "mentee", name="Аня К"))
        waits = await here.joins(other, "mentee", name="Тим С")
        await guardian_links.make_link(tx, "g" * 43, other, here.place, other, now=NOW)
        mother = await here.comes(4104)
        row: Any = await guardian_links.open_link(tx, "g" * 43, mother, now=NOW)
        assert await guardians.agree(tx, row.id, mother, TEXT, now=NOW)
        await stopping.withdraw(tx, pupil, here.place, Purpose.PARTICIPATION, Stop.OWN, by=pupil, now=NOW)
        known = "SELECT called FROM (SELECT concat(grade, code) AS called FROM participants ORDER BY id) known"
        for days, left in ((29, ["77-01", "77-02"]), (31, ["", ""])):
            await retention.forget(tx, (NOW + timedelta(days=days)).date(), NOW + timedelta(days=days))
            assert await here.all(known) == left
        assert await here.all("SELECT name FROM persons WHERE name IS NOT NULL") == []
        assert await here.one("SELECT state FROM participants WHERE id = :id", id=waits) == "left"


async def test_a_guardian_speaks_for_a_child_and_no_longer_for_one_who_is_of_age(database: Database) -> None:
    async with database.begin() as tx:
        here = await found(tx, NOW)
        pupil, mother = await here.comes(4101), await here.comes(4104)
        participant = await here.joins(pupil, "mentee", name="Аня К")
        await guardian_links.make_link(tx, "g" * 43, pupil, here.place, pupil, now=NOW)
        row: Any = await guardian_links.open_link(tx, "g" * 43, mother, now=NOW)
        assert await guardians.agree(tx, row.id, mother, TEXT, now=NOW)
        await guardians.confirm(tx, row.id, here.curator, TEXT, now=NOW)
        for adult in (True, False):
            await admission.record_age(tx, here.curator, participant, adult, now=NOW)
            seen = (
                await guardians.of_guardian(tx, mother),
                await guardians.find(tx, row.id, mother),
                await guardians.confirmed_of(tx, pupil, here.place),
            )
            assert [bool(one) for one in seen] == [not adult] * 3, adult
        await admission.record_age(tx, here.curator, participant, True, now=NOW)
        assert not await guardians.refuse(tx, row.id, mother, now=NOW)
        assert await here.one("SELECT state FROM participants") == "applied"
