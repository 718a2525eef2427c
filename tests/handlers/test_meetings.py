"""Meetings: four taps without typing, one tap to confirm, one meeting whoever logs it, and what cannot have been."""

from datetime import date, timedelta

from aiogram_dialog.widgets.kbd.calendar_kbd import raw_from_date
from sqlalchemy import text

from db.pair import meeting_entries, meetings
from domain.meetings import Kind, Refusal
from tests.cases import case
from tests.participants import Cast, Walk, cast, data_of, home, press, tap_through
from tests.town import Town

FIRST = date(2026, 8, 11)


async def _row(town: Town) -> tuple[object, ...]:
    found = await town.ask("SELECT state, kind, minutes, place, rating, by_journal FROM meetings")
    assert len(found) == 1, found
    return tuple(found[0])


async def test_mentor_logs_in_four_taps_and_the_mentee_alone_confirms_in_one(town: Town) -> None:
    """The yes of a stranger, or of who logged it, is none."""
    await cast(town, paired=True)
    await town.moves_clock(days=1)
    await home(town.mentor)
    walk = Walk(town.mentor)
    await walk.taps_on("➕ Встреча", "Когда?")
    kinds = await walk.taps_on("Вчера", "Какая?")
    assert kinds.labels[0] == "👉 Знакомство"
    await walk.taps_on("👉 Знакомство", "Сколько длилась?")
    await walk.taps_on("45", "✅ Записано")
    assert (walk.taps, walk.typed) == (4, 0)
    assert await _row(town) == ("held", "introduction", 45, None, None, False)
    await press(town.mentor, "🏫 В школе")
    await town.mentor.sees("Записано")
    await tap_through(town.mentor, ("💬 О чём говорили", "О чём говорили?"), ("Математика", "Говорили: Математика."))
    await press(town.mentor, "📝 Заметка")
    await town.mentor.sees("Увидит только куратор")
    await town.mentor.says("Говорили о дробях")
    await town.mentor.sees("Заметка сохранена")
    await town.moves_clock(days=1)
    data, _ = await data_of(town.pupil, "✅ Да, встретились")
    await town.guardian.starts()
    await town.guardian.sees("Кто Вы?")
    answer = await town.guardian.forges(data, town.guardian.last.id)
    assert answer is not None
    assert answer.text == "Это не для Вас: такой роли сейчас нет. Вот что доступно."
    answer = await town.mentor.forges(data, (await town.sent_to(town.mentor))[-1].id)
    assert answer is not None
    assert answer.text == "Свою запись подтверждает вторая сторона."
    assert (await _row(town))[0] == "held"
    await press(town.pupil, "✅ Да, встретились")
    await town.pupil.sees("засчитана")
    assert await _row(town) == ("confirmed", "introduction", 45, "school", None, False)
    await press(town.pupil, "😐")
    await town.pupil.sees("Спасибо, записано")
    assert (await _row(town))[4] == 3
    assert "дробях" not in str([one.text for one in await town.sent_to(town.pupil)])
    await home(town.curator)
    await tap_through(town.curator, ("👥 Пары", "Пары:"), ("✅ Полина", "встреч: 1"), ("🗓 Встречи", "Встречи: 1"))
    await press(town.curator, "✅ 11.08.2026")
    card = (await town.curator.sees("Подтверждена")).text
    assert "в школе. Говорили: Математика." in card
    assert "Говорили о дробях" in card
    await home(town.mentor)
    seen = await tap_through(town.mentor, ("➕ Встреча", "Когда?"), ("Сегодня", "Какая?"))
    assert seen.labels[0] == "👉 Пробная рабочая"


async def test_same_meeting_logged_by_both_is_one(town: Town) -> None:
    await cast(town, paired=True)
    await town.moves_clock(days=1)
    for person, minutes in ((town.pupil, "30"), (town.mentor, "60")):
        await home(person)
        await tap_through(person, ("➕ Встреча", "Когда?"), ("Сегодня", "Какая?"), ("👉", "Сколько"), (minutes, "Записано"))
    assert await _row(town) == ("confirmed", "introduction", 60, None, None, False)
    await town.settled()
    # Both have said it themselves: nobody is asked any more.
    for person in (town.pupil, town.mentor):
        data = [label for one in await town.sent_to(person) for label in one.labels if label.startswith("✅ Да, встретились")]
        if data:
            answer = await town.mentor.presses("✅ Да, встретились")
            assert answer is not None
            assert answer.text == "Эта встреча уже подтверждена."


async def test_own_entry_can_be_corrected_deleted_within_a_week_and_denied_by_the_other(town: Town) -> None:
    people = await cast(town, paired=True)
    await town.moves_clock(days=1)
    await home(town.mentor)
    await tap_through(town.mentor, ("➕ Встреча", "Когда?"), ("Вчера", "Какая?"), ("👉", "Сколько"), ("30", "Записано"))
    await home(town.mentor)
    await tap_through(town.mentor, ("➕ Встреча", "Когда?"), ("Вчера", "Какая?"), ("Обычная", "Сколько"), ("90", "Записано"))
    assert (await _row(town))[:3] == ("held", "regular", 90)
    await home(town.mentor)
    await tap_through(town.mentor, ("🗓 Мои встречи", "Встречи: 1"), ("⏳", "Ждём"), ("🗑", "Встреч пока нет"))
    assert not await town.ask("SELECT 1 FROM meetings")
    mentor = await town.one("SELECT person_id FROM participants WHERE id = :id", id=people.mentor)
    entry = await _logs(town, people, mentor, FIRST)
    assert isinstance(entry, meeting_entries.Entry)

    # The mentee says that there was none: it does not count, and the curator sees both words.
    await town.moves_clock(days=1)
    answer = await town.pupil.presses("✖️ Не было")
    assert answer is not None
    assert answer.text == "Записано. Куратор увидит оба ответа."
    assert (await _row(town))[0] == "held"
    await home(town.curator)
    await tap_through(town.curator, ("👥 Пары", "Пары:"), ("✅ Полина", "Подтверждённых встреч нет"), ("🗓 Встречи", "Встречи: 1"))
    await tap_through(town.curator, ("⚠️", "Одна сторона говорит, что встречи не было"))

    await town.moves_clock(days=8)
    async with town.service.database.begin() as tx:
        assert await meetings.take_back(tx, entry.id, mentor, now=town.service.clock.now()) is Refusal.TOO_LATE


async def _logs(town: Town, people: Cast, by: int, day: date, minutes: int = 30) -> object:
    async with town.service.database.begin() as tx:
        return await meetings.log(tx, people.pair or 0, by, day, Kind.REGULAR, minutes, now=town.service.clock.now())


async def test_meeting_that_cannot_have_been_is_refused(town: Town) -> None:
    people = await cast(town, paired=True)
    pupil = await town.one("SELECT person_id FROM participants WHERE id = :id", id=people.pupil)
    stranger = await town.one("SELECT min(person_id) FROM appointments WHERE office = 'head'")
    assert await _logs(town, people, pupil, FIRST + timedelta(days=1)) is Refusal.FUTURE
    assert await _logs(town, people, pupil, FIRST - timedelta(days=1)) is Refusal.BEFORE_PAIR
    assert await _logs(town, people, pupil, FIRST, minutes=24 * 60) is Refusal.DURATION
    assert await _logs(town, people, stranger, FIRST) is Refusal.PAIR_NOT_ACTIVE
    # The curator speaks for those without a phone only: these two have one each.
    assert await _logs(town, people, people.curator, FIRST) is Refusal.PAIR_NOT_ACTIVE
    assert not await town.ask("SELECT 1 FROM meetings")
    await home(town.mentor)
    day = await tap_through(town.mentor, ("➕ Встреча", "Когда?"))
    assert "Вчера" not in day.labels  # the pair began today
    await tap_through(town.mentor, ("Сегодня", "Какая?"), ("👉", "Сколько"))
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE pairs SET state = 'ended', ended_at = active_at, end_reason = 'stopped'"))
    await press(town.mentor, "30")
    await town.mentor.sees("Эта пара сейчас не работает")
    assert not await town.ask("SELECT 1 FROM meetings")


async def test_calendar_offers_the_days_of_the_pair_and_no_others(town: Town) -> None:
    await cast(town, paired=True)
    await town.moves_clock(days=4)
    await home(town.mentor)
    seen = await tap_through(town.mentor, ("➕ Встреча", "Когда?"), ("📅 Другой день", "Когда?"))
    assert "Август 2026" in seen.labels
    assert [label for label in seen.labels if label.strip("[]").isdigit()] == ["11", "12", "13", "14", "[15]"]
    data, message = await data_of(town.mentor, "13")
    for forged in (date(2026, 8, 10), date(2026, 8, 16), date(2027, 8, 13)):
        await town.mentor.forges(data.replace(str(raw_from_date(date(2026, 8, 13))), str(raw_from_date(forged))), message)
        await town.settled()
        assert "Когда?" in (await town.sent_to(town.mentor))[-1].text
    await tap_through(town.mentor, ("13", "Какая?"), ("👉", "Сколько"), ("30", "13.08.2026"))
    assert str(await town.one("SELECT day FROM meetings")) == "2026-08-13"
    data, message = await data_of(town.mentor, "🏫 В школе")
    await town.mentor.forges(data.replace("school", "at_home"), message)
    await town.settled()
    assert (await _row(town))[3] is None


async def test_a_day_typed_below_the_calendar_is_taken_as_if_pressed(town: Town) -> None:
    await cast(town, paired=True)
    await town.moves_clock(days=4)
    await home(town.mentor)
    await tap_through(town.mentor, ("➕ Встреча", "Когда?"), ("📅 Другой день", "Когда?"))
    for said, answer in (
        ("10 августа", "Здесь можно выбрать день с 11.08.2026 по 15.08.2026."),  # the day before the pair
        ("16.08", "Здесь можно выбрать день с 11.08.2026 по 15.08.2026."),  # tomorrow
        ("не помню", "Его можно нажать в календаре или написать: 15.08.2026."),
        ("12 или 13 августа", "Не удалось понять, какой это день."),
    ):
        with case(said):
            await town.mentor.says(said)
            await town.mentor.sees(answer)
            await town.mentor.sees("Когда?")
    await town.mentor.says("13 августа")
    await town.mentor.sees("Какая?")
    await tap_through(town.mentor, ("👉", "Сколько"), ("30", "13.08.2026"))
    assert str(await town.one("SELECT day FROM meetings")) == "2026-08-13"


async def test_curator_confirms_for_a_mentee_without_a_phone(town: Town) -> None:
    await cast(town, paired=True, phone=False)
    await town.moves_clock(days=1)
    await home(town.mentor)
    done = await tap_through(town.mentor, ("➕ Встреча", "Когда?"), ("Сегодня", "Какая?"), ("👉", "Сколько"), ("30", "Записано"))
    assert "её подтверждение отметит куратор" in done.text
    seen = await home(town.curator)
    assert "Отметить по журналу: 1 встреча" in seen.text
    await tap_through(
        town.curator, ("👥 Пары", "Пары:"), ("✅ Полина", "Работает с"), ("🗓 Встречи", "Встречи: 1"), ("⏳", "Ждём"),
        ("✅ Да, встретились", "Подтверждена"),
    )  # fmt: skip
    assert await _row(town) == ("confirmed", "introduction", 30, None, None, True)
    # Several are ticked in one list.
    await home(town.mentor)
    await tap_through(town.mentor, ("➕ Встреча", "Когда?"), ("Вчера", "Какая?"), ("👉", "Сколько"), ("60", "Записано"))
    await home(town.curator)
    await tap_through(
        town.curator, ("👥 Пары", "Пары:"), ("🖊 Ответы по журналу (1)", "ждём 1"), ("☑️ Отметить все (1)", "Отмечено: 1"),
        ("✅ Записать", "Записано: 1"),
    )  # fmt: skip
    assert await town.one("SELECT count(*) FROM meetings WHERE state = 'confirmed' AND by_journal") == 2
