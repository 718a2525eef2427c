"""Meetings to come: planned in four taps after a log, moved in one, reminded of, and asked about the day after."""

from zoneinfo import ZoneInfo

from sqlalchemy import text

from tests.inbox import tell
from tests.participants import Walk, cast, data_of, home, press, tap_through
from tests.telegram import Person, Seen
from tests.town import Town

ZONE = ZoneInfo("Europe/Moscow")


async def _heard(town: Town, person: Person, words: str) -> list[Seen]:
    await town.settled()
    return [one for one in await town.sent_to(person) if words in one.text]


async def _plan(town: Town) -> tuple[str, str, int]:
    (row,) = await town.ask(
        "SELECT m.state, p.starts_at, p.version FROM meetings m JOIN meeting_plans p ON p.meeting_id = m.id ORDER BY m.id"
    )
    return row[0], f"{row[1].astimezone(ZONE):%d.%m %H:%M}", row[2]


async def _rests(town: Town, state: str, at: str, why: str) -> None:
    async with town.service.database.begin() as tx:
        await tx.execute(text(f"UPDATE pairs SET state = '{state}', paused_at = {at}, pause_reason = {why}"))


async def test_a_meeting_is_planned_after_the_log_moved_reminded_of_and_logged_the_day_after(town: Town) -> None:
    await cast(town, paired=True)
    await town.moves_clock(days=1)
    await home(town.mentor)
    await tap_through(town.mentor, ("➕ Встреча", "Когда?"), ("Сегодня", "Какая?"), ("👉", "Сколько"), ("30", "Записано"))

    # Four taps and no typing from the log to the next meeting.
    walk = Walk(town.mentor)
    days = await walk.taps_on("📅 Следующая встреча", "В какой день?")
    assert [one for one in days.labels if one[2:4] == ", "] == ["чт, 13.08.2026", "ср, 19.08.2026", "ср, 26.08.2026"]
    await walk.taps_on("ср, 19.08.2026", "Во сколько?")
    await walk.taps_on("15:00", "Где?")
    card = await walk.taps_on("🏫 В школе", "Встреча назначена")
    assert (walk.taps, walk.typed) == (4, 0)
    assert "19.08.2026, 15:00" in card.text
    assert await _plan(town) == ("planned", "19.08 15:00", 1)
    (asked,) = await _heard(town, town.pupil, "предлагает тебе встретиться: 19.08.2026, 15:00, в школе")
    assert list(asked.labels) == ["✅ Буду", "🔁 Перенести", "📅 В календарь телефона"]
    await town.pupil.presses("📅 В календарь телефона", asked.id)
    sent = await town.box.ledger("sendDocument")
    assert len(sent) == 1
    yes, under = await data_of(town.pupil, "✅ Буду")
    answer = await town.pupil.presses("✅ Буду", asked.id)
    assert answer is not None
    assert answer.text == "✅ Отлично: 19.08.2026, 15:00."
    assert await _heard(town, town.mentor, "встреча 19.08.2026, 15:00 подтверждена")

    assert "Следующая встреча: 19.08.2026, 15:00 — Полина." in (await home(town.pupil)).text

    # While the pair rests the open card does not say that both have agreed, and offers nothing that would be refused.
    await tap_through(town.pupil, ("🗓 Мои встречи", "Встречи"), ("🗓 19.08.2026", "Оба договорились"))
    await _rests(town, "paused", "now()", "'safety'")
    await tap_through(town.pupil, ("🔁 Перенести", "20.08, 15:00"), ("↩️ К встрече", "Пара на паузе"))
    assert not {"🔁 Перенести", "✅ Буду", "📅 В календарь телефона"} & set(town.pupil.last.labels)
    await _rests(town, "active", "NULL", "NULL")

    # The mentee moves it: three dates, the mentor takes one in one tap; what spoke of the old date does nothing any more.
    await home(town.pupil)
    await tap_through(
        town.pupil, ("🗓 Мои встречи", "Встречи"), ("🗓 19.08.2026", "Оба договорились"), ("🔁 Перенести", "20.08, 15:00")
    )
    await press(town.pupil, "📨 Предложить эти даты")
    await town.pupil.sees("Предложены другие даты")
    (offer,) = await _heard(town, town.mentor, "просит перенести встречу 19.08.2026")
    assert list(offer.labels) == ["✅ 20.08, 15:00", "✅ 21.08, 15:00", "✅ 26.08, 15:00", "🔁 Другая дата"]
    answer = await town.mentor.presses("✅ 21.08, 15:00", offer.id)
    assert answer is not None
    assert answer.text.startswith("✅ Договорились: 21.08.2026, 15:00.")
    assert await _plan(town) == ("planned", "21.08 15:00", 2)
    assert await _heard(town, town.pupil, "договорились, встреча 21.08.2026, 15:00")
    answer = await town.pupil.forges(yes, under)
    assert answer is not None
    assert "тем временем перенесли" in answer.text
    await town.adult.starts()
    await town.adult.sees("Кто Вы?")
    answer = await town.adult.forges(yes, town.adult.last.id)
    assert answer is not None
    assert await _plan(town) == ("planned", "21.08 15:00", 2)

    # Nobody is reminded of the old date; of the new one twice, pupils not before two in the afternoon.
    await town.moves_clock(days=8)
    for person in (town.mentor, town.pupil):
        assert await _heard(town, person, "ждёт встреча 19.08.2026") == []
    hours = await town.ask(
        "SELECT n.person_id, d.due_at FROM notices n JOIN deliveries d ON d.id = n.delivery_id"
        " WHERE n.key = 'plans-soon' AND n.void_at IS NULL ORDER BY d.due_at"
    )
    assert sorted({f"{at.astimezone(ZONE):%d.%m %H:%M}" for _, at in hours}) == ["20.08 15:00", "20.08 20:00"]
    await town.moves_clock(days=2)
    assert len(await _heard(town, town.pupil, "тебя ждёт встреча 21.08.2026, 15:00")) == 2

    # The day after a Friday is a Monday: three taps, and it is logged with its place.
    await town.moves_clock(days=3)
    (question,) = await _heard(town, town.mentor, "Встретились?")
    assert list(question.labels) == ["✅ Да", "🔁 Перенесли", "✖️ Нет"]
    assert await _heard(town, town.pupil, "Встретились?") == []
    after = Walk(town.mentor)
    asked = await after.taps_on("✅ Да", "О чём говорили?")
    assert list(asked.labels[:2]) == ["Математика", "Не указывать"]
    [wish] = await town.one("SELECT requests FROM participants WHERE role = 'mentee' AND requests <> '[]'")
    length = await after.taps_on("Математика", "Сколько")
    assert "пробная рабочая" in length.text
    done = await after.taps_on("45", "Записано")
    assert (after.taps, after.typed) == (3, 0)
    assert "Говорили: Математика." in done.text
    held = await town.ask("SELECT state, day::text, minutes, place, topic FROM meetings WHERE kind = 'trial'")
    assert [tuple(row) for row in held] == [("held", "2026-08-21", 45, "school", wish)]
    answer = await town.mentor.presses("✖️ Нет", question.id)
    assert answer is not None
    assert "Такой встречи больше нет" in answer.text


async def test_where_the_forms_name_no_topic_the_kind_is_asked_after_yes(town: Town) -> None:
    await cast(town, paired=True)
    await tell(town.service.database, "UPDATE participants SET requests = '[]', directions = '[]'")
    await town.moves_clock(days=1)
    await home(town.mentor)
    await tap_through(
        town.mentor, ("🤝 Моя пара", "Аня"), ("📅 Следующая встреча", "В какой день?"), ("ср, 19.08.2026", "Во сколько?"),
        ("15:00", "Где?"), ("🏫 В школе", "Встреча назначена"),
    )  # fmt: skip
    await town.moves_clock(days=9)
    [_] = await _heard(town, town.mentor, "Встретились?")
    await tap_through(town.mentor, ("✅ Да", "Какая?"), ("👉", "Сколько"))
    done = await tap_through(town.mentor, ("30", "Записано"))
    assert not [label for label in done.labels if label.startswith("💬")]


async def test_what_cannot_be_planned_is_said_and_cancelled_meetings_and_no_shows_are_entries(town: Town) -> None:
    await cast(town, paired=True)
    await home(town.pupil)
    await tap_through(town.pupil, ("🤝 Моя пара", "Полина"), ("📅 Следующая встреча", "В какой день?"))
    await tap_through(town.pupil, ("📅 Другой день", "В какой день?"), ("[11]", "Во сколько?"))
    for typed, said in (("завтра", "не похоже на время"), ("7:30", "с 8:00 до 20:00"), ("8:01", "уже прошло")):
        await town.pupil.says(typed)
        await town.pupil.sees(said)
    await tap_through(town.pupil, ("ср, 12.08.2026", "Во сколько?"))
    await town.pupil.says("14.30")
    await town.pupil.sees("Где?")
    await press(town.pupil, "💻 Онлайн через школу")
    await town.pupil.sees("Вторая сторона узнает")
    await home(town.mentor)
    await tap_through(town.mentor, ("🤝 Моя пара", "Аня"), ("📅 Следующая встреча", "В какой день?"))
    # That day is taken now: it is not offered, and a press from an older screen is refused.
    assert "ср, 12.08.2026" not in town.mentor.last.labels
    day, message = await data_of(town.mentor, "ср, 19.08.2026")
    await town.mentor.forges(day.replace("2026-08-19", "2026-08-12"), message)
    await town.mentor.sees("Во сколько?")
    await tap_through(town.mentor, ("15:00", "Где?"), ("🏫", "уже есть встреча"))
    await home(town.mentor)
    await tap_through(town.mentor, ("🗓 Мои встречи", "Встречи: 1"), ("🗓 12.08.2026 · Аня, 7Б · 14:30", "Придёшь?"))
    await press(town.mentor, "✖️ Отменить встречу")
    await town.mentor.sees("Отменена")
    assert await _heard(town, town.pupil, "встреча 12.08.2026, 14:30 отменена")

    # A pair that rests is not reminded; a meeting to which somebody did not come is an entry like any other.
    await home(town.mentor)
    await tap_through(town.mentor, ("🤝 Моя пара", "Аня"), ("📅 Следующая встреча", "В какой день?"), ("ср, 12", "Во сколько?"))
    await tap_through(town.mentor, ("15:00", "Где?"), ("🏫", "Встреча назначена"))
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE pairs SET state = 'paused', paused_at = active_at"))
    await town.moves_clock(days=3)
    assert await _heard(town, town.pupil, "ждёт встреча") == []
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE pairs SET state = 'active', paused_at = NULL"))
    await home(town.mentor)
    await tap_through(
        town.mentor, ("🗓 Мои встречи", "Встречи: 2"), ("🗓 12.08.2026", "состоялась?"), ("✖️ Нет", "Что случилось?"),
        ("🚶 Кто-то", "не смог прийти"),
    )  # fmt: skip
    assert {row[0] for row in await town.ask("SELECT state FROM meetings")} == {"cancelled", "no-show"}
