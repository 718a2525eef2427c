"""«Мои данные»: nothing before the consent, a changed text asks again, take along, take back, forget."""

import io
import json

import docx
from sqlalchemy import text

from db.organization import offers
from db.participant import joining_questions
from domain.consent import Purpose
from domain.forms import Part
from domain.personal import PersonalData
from domain.tags import Refusal
from handlers.joining import document
from tests.participants import Walk, cast, file_of, home, press, tap_through
from tests.town import Town

#: Text and version belong together: whoever changes a text raises its version in handlers/joining/document.py, then this line.
PRINTED = {
    (Purpose.PARTICIPATION, PersonalData.NAMES): (3, "0fcd88a1dc06"),
    (Purpose.PARTICIPATION, PersonalData.CODES): (2, "b8c2edf6045d"),
    (Purpose.PHOTO, PersonalData.CODES): (1, "8423fe56b9ac"),
    (Purpose.PUBLICATION, PersonalData.CODES): (1, "7048673eb04c"),
}


def test_text_and_version_of_a_consent_change_together() -> None:
    now = {key: document.of(*key) for key in PRINTED}
    assert {key: (one.version, one.text_hash[:12]) for key, one in now.items()} == PRINTED


async def test_nothing_but_the_telegram_id_and_the_role_is_kept_before_the_consent(town: Town) -> None:
    before = await _tables(town)
    await town.starts(town.pupil)
    await tap_through(town.pupil, ("👁 Кто видит", "Кто видит твои данные"), ("‹ Назад", "Сначала прочитай согласие"))
    await town.pupil.says("Алина Ветрова, 7Б, мой телефон 8 900 000 00 00")
    await town.pupil.sees("Сначала прочитай согласие")
    await town.settled()
    new = {name: rows - before[name] for name, rows in (await _tables(town)).items() if rows - before[name]}
    assert set(new) <= {"persons", "accounts", "conversations", "updates", "leases", "sending_slots", "job_runs"}
    (person,) = await town.ask("SELECT name, language, minor, adult_since FROM persons p JOIN accounts a ON a.person_id = p.id")
    assert tuple(person) == (None, "ru", None, None)
    (account,) = await town.ask("SELECT external_id, chosen_role, messenger FROM accounts")
    assert tuple(account) == (town.pupil.id, "mentee", "telegram")
    said = str([new[name] for name in new])
    assert not [word for word in ("Алина", "Ветрова", "телефон", "8 900", "7Б") if word in said]


async def _tables(town: Town) -> dict[str, set[str]]:
    names = [row[0] for row in await town.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
    return {name: {str(tuple(row)) for row in await town.ask(f"SELECT * FROM {name}")} for name in names}


async def test_a_changed_text_is_shown_at_the_next_press_and_what_has_begun_goes_on(town: Town) -> None:
    await cast(town, paired=True)
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE consents SET text_hash = sha256('old'), version = '0' WHERE ground = 'own'"))
    await town.pupil.says("/home")
    shown = await town.pupil.sees("Текст согласия изменился")
    assert "Согласие на обработку персональных данных" in shown.text
    await press(town.pupil, "🆘")
    await town.pupil.sees("Что случилось")
    await town.pupil.says("/home")
    await town.pupil.sees("Текст согласия изменился")
    assert await town.one("SELECT state FROM pairs") == "active"
    await press(town.pupil, "✅ Согласен")
    await town.pupil.sees("Привет")
    given = await town.ask("SELECT version, withdrawn_at IS NULL FROM consents WHERE ground = 'own'")
    assert sorted(tuple(row) for row in given) == [("0", False), ("0", True), ("3", True)]


async def test_mentor_takes_the_data_along_and_takes_the_consent_back_and_the_pupil_is_erased(town: Town) -> None:
    await cast(town, paired=True)
    async with town.service.database.begin() as tx:
        programme = await offers.programme_of(tx, await town.one("SELECT min(organization_id) FROM participants"))
        assert programme is not None
        asked = await joining_questions.add(tx, programme, Part.MENTOR, "Где встречаться?\nВ школе\nОнлайн")
        assert not isinstance(asked, Refusal)
        chosen = {"said": json.dumps([asked.chips[1].code])}
        await tx.execute(text("UPDATE participants SET own_answers = CAST(:said AS jsonb)"), chosen)
    await home(town.mentor)
    await tap_through(town.mentor, ("🔒 Мои данные", "Здесь можно получить"))
    await press(town.mentor, "📄 Получить")
    await town.mentor.sees(lambda seen: bool(seen.media) and seen.media["name"].endswith("json"))
    told = json.loads(await file_of(town.mentor, "json"))
    assert told["participants"][0]["organization_id"] == "Школа № 1"
    assert told["pairs"][0]["state"] == "active"
    words = docx.Document(io.BytesIO(await file_of(town.mentor, "docx")))
    cells = [cell.text for table in words.tables for row in table.rows for cell in row.cells]
    assert told["participants"][0]["own_answers"] == ["Где встречаться? Онлайн"]
    assert {"Полина Р.", "Где встречаться? Онлайн", "наставник", "Школа № 1", "10"} <= set(cells)
    await tap_through(
        town.mentor,
        ("📝 Согласия", "на каждую цель отдельный документ"),
        ("▫️ Фотографии", "Согласие на фотографии"),
        ("✅ Согласен", "на каждую цель отдельный документ"),
        ("✅ Участие", "Согласие дано"),
        ("🚫 Отозвать", "прекратится сразу"),
        ("Да, отозвать", "Кто Вы?"),
    )
    await town.settled()
    kind = await town.pupil.sees("больше не участвует")
    assert "Ты ни в чём не виноват" in kind.text
    assert "Полина" in kind.text
    await town.curator.sees("Согласие отозвано")
    assert await town.one("SELECT state || end_reason FROM pairs") == "endedstopped"
    assert await town.one("SELECT own_answers FROM participants WHERE role = 'mentor'") == []
    assert await town.one("SELECT count(*) FROM consents WHERE ground = 'own' AND withdrawn_at IS NULL") == 1

    walk = Walk(town.pupil)
    await home(town.pupil)
    await walk.taps_on("🔒 Мои данные", "Здесь можно получить")
    await walk.taps_on("🗑 Удалить", "Исчезнут сразу")
    await walk.taps_on("Удалить…", "Точно удалить")
    await walk.taps_on("🗑 Да, удалить навсегда", "данные удалены")
    await town.settled()
    last = (await town.pupil.chat())[-1]
    assert "Кто Вы?" in last.text
    assert await town.ask("SELECT 1 FROM accounts WHERE external_id = :id", id=town.pupil.id) == []
    assert await town.one("SELECT count(*) FROM erasures") == 1
    assert await town.one("SELECT count(*) FROM participants WHERE own_answers <> '[]'") == 0
    assert await town.one("SELECT count(*) FROM persons WHERE name = 'Аня К.'") == 0
    # Coming back is coming anew.
    await town.starts(town.pupil)
    await town.pupil.sees("Шаг 1 из")
