"""Questionnaires and the monthly question from the phone; what the curator and those above see of the answers."""

from datetime import timedelta

from sqlalchemy import text

from tests.participants import cast, home, press, tap_through
from tests.telegram import Person
from tests.town import Town


async def _heard(town: Town, person: Person, words: str) -> int:
    return len([one for one in await town.sent_to(person) if words in one.text])


async def _opens(person: Person, label: str) -> None:
    if label not in (await home(person)).labels:
        await press(person, "⋯ Ещё")
        await person.sees(lambda seen: label in seen.labels)
    await press(person, label)


async def test_a_pair_answers_in_few_taps_and_a_fall_is_told_to_the_curator(town: Town) -> None:
    await cast(town, paired=True, also=(town.coordinator,))
    await town.settled()
    # The questionnaire of the beginning: the button under the notice and one tap per question.
    await press(town.pupil, "📝 Ответить на вопросы")
    taps = ("8", "6", "🙂", "9")
    for number, tap in enumerate(taps, start=1):
        await town.pupil.sees(f"{number} из 4")
        await press(town.pupil, tap)
    await town.pupil.sees("Спасибо! Ответы увидит только куратор")
    assert await town.one("SELECT array_agg(value ORDER BY said_at, value) FROM questionnaire_answers WHERE part = 'mentee'")
    # In October, from the tenth on, outside holidays: once to each, pupils after 14:00; not to a pair that pauses.
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE pairs SET active_at = :at"), {"at": town.service.clock.now() - timedelta(days=1)})
    october = town.service.clock.now().replace(month=10, day=12, hour=10, minute=30)  # 13:30 in Moscow
    await town.moves_clock(october)
    assert await _heard(town, town.pupil, "Как идут встречи") == 1, "September's; October's waits for the end of lessons"
    await town.moves_clock(october + timedelta(hours=1))
    assert await town.one("SELECT count(*) FROM pulses WHERE month = DATE '2026-10-01'") == 2
    await press(town.pupil, "😀")
    await press(town.mentor, "🙂")
    await town.settled()
    assert await _heard(town, town.curator, "📉") == 0
    # One answer per month: an old message answers nothing twice.
    assert await town.ask("SELECT part, value FROM pulses WHERE month = DATE '2026-10-01' ORDER BY part") == [
        ("mentee", 5),
        ("mentor", 4),
    ]
    await town.moves_clock(october.replace(month=11, day=16, hour=15))
    await press(town.pupil, "🙁")
    await town.settled()
    assert await _heard(town, town.curator, "наставляемый ответил на «Как идут встречи?»: 2 из 5. В прошлый раз было 5.") == 1
    # The mentor is glad, the mentee is not: a gap, although nobody's own answer has fallen.
    await press(town.mentor, "😀")
    await town.settled()
    assert await _heard(town, town.curator, "наставник ответил на «Как идут встречи?»: 5 из 5. Вторая сторона ответила 2.") == 1
    await _opens(town.curator, "💬 Отклики пар")
    seen = await town.curator.sees("Отклики пар: 1.")
    assert "Наставляемый: 😀 🙁 · начало 7,8" in seen.text
    # Above the school two people are too few to be told.
    await _opens(town.coordinator, "💬 Отклики пар")
    seen = await town.coordinator.sees("меньше пяти ответов")
    assert "из 5" not in seen.text
    # The coordinator says what matters in matching; the usual is one press away.
    await _opens(town.coordinator, "⚖️ Что важно при подборе")
    await tap_through(town.coordinator, ("Удобный день: обычно", "Насколько"), ("Очень важно", "всегда первый"))
    assert await town.one("SELECT matching_weights FROM programmes") == {"same_day": 36, "any_day": 18}
    await press(town.coordinator, "↩️ Как было")
    await town.coordinator.sees(lambda seen: "Удобный день: обычно" in seen.labels)
    assert await town.one("SELECT matching_weights FROM programmes") == {}
    # The end: thanks with a questionnaire of the end.
    await home(town.curator)
    await tap_through(
        town.curator,
        ("👥 Пары", "Пары:"),
        ("✅ Полина", "Форма"),
        ("🏁", "закончилась"),
        ("✋ Прервалась", "Почему прервалась?"),
        ("Нет времени", "Причина: нет времени"),
    )
    assert await town.one("SELECT end_why FROM pairs") == "no_time"
    await town.moves_clock(days=1)
    await press(town.mentor, "📝 Ответить на вопросы")
    await town.mentor.sees("1 из 4")
    # What a pair has said is read after its end too.
    await _opens(town.curator, "💬 Отклики пар")
    seen = await town.curator.sees("пара закончилась")
    assert "Наставляемый: 😀 🙁 · начало 7,8" in seen.text
    # What the mentor has done stands on the own card.
    await home(town.mentor)
    await press(town.mentor, "📋 Моя анкета")
    await town.mentor.sees("встреч — 0, пар — 1.")
