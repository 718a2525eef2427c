"""Admission: the queue with what is missing, papers with their dates, checklist and quiz, people entered from the journal."""

from sqlalchemy import text

from domain.clearance import QUIZ_RIGHT
from tests.participants import cast, data_of, guardian_agrees, home, opens_application, press, pupil_applies, tap_through
from tests.telegram import Person
from tests.town import Town


async def test_queue_says_what_is_missing_and_admits_only_with_a_guardians_word(town: Town) -> None:
    await town.starts(town.curator)
    await pupil_applies(town, town.pupil)
    await town.settled()
    assert any("Есть новые заявки" in one.text for one in await town.sent_to(town.curator))
    seen = await home(town.curator)
    assert "📥 Заявки (1)" in seen.labels
    card = await opens_application(town, "Аня")
    assert "нет согласия родителей" in card.text
    assert "остальное бот спросит, когда будет согласие" in card.text
    await press(town.curator, "✅ Допустить")
    await town.curator.sees("Сначала нужны согласия")
    assert await town.one("SELECT state FROM participants") == "applied"
    shown = await tap_through(town.curator, ("📄 Согласие родителей", "какая дата"), ("‹", "какая дата"))
    assert {"Июль 2026", "Пн", "Вс", "Сегодня"} <= set(shown.labels)
    await press(town.curator, "15")
    await town.curator.sees("форма")
    row = (await town.ask("SELECT ground, paper_date::text, recorded_by FROM consents WHERE ground <> 'own'"))[0]
    curator = await town.one("SELECT person_id FROM appointments WHERE office = 'curator'")
    assert tuple(row) == ("guardian-paper", "2026-07-15", curator)
    await press(town.curator, "✅ Допустить")
    await town.curator.sees("Новых заявок нет")
    await town.settled()
    assert any("Куратор принял тебя" in one.text for one in await town.sent_to(town.pupil))
    assert await town.one("SELECT state FROM participants") == "admitted"


async def test_curator_is_told_of_new_applications_once_a_day(town: Town) -> None:
    await town.starts(town.curator)
    await pupil_applies(town, town.pupil)
    await pupil_applies(town, town.other_pupil, "Тим С", "8А")
    await town.settled()
    assert sum("Есть новые заявки" in one.text for one in await town.sent_to(town.curator)) == 1


async def test_refused_person_hears_the_reason_and_may_apply_again(town: Town) -> None:
    await town.starts(town.curator)
    await pupil_applies(town, town.pupil)
    await opens_application(town, "Аня")
    await tap_through(town.curator, ("✖️ Отказать", "почему не сейчас"), ("Ошибка в анкете", "Новых заявок нет"))
    await town.settled()
    assert any("в анкете что-то не так" in one.text for one in await town.sent_to(town.pupil))
    await town.starts(town.pupil)
    await town.pupil.sees("Можно исправить анкету и подать её снова")
    await tap_through(town.pupil, ("🔁 Исправить", "Что исправить"), ("Класс", "В каком ты"), ("8А", "согласие родителей"))
    assert tuple((await town.ask("SELECT state, grade, refusal, decided_at FROM participants"))[0]) == ("applied", 8, None, None)


async def test_adult_from_outside_needs_the_whole_checklist_and_the_quiz(town: Town) -> None:
    await town.starts(town.curator)
    await _adult_applies(town)
    card = await opens_application(town, "Олег")
    assert all(what in card.text for what in ("справка", "инструктаж", "приказа", "тест по безопасности"))
    await press(town.curator, "✅ Допустить")
    await town.curator.sees("допускают после всей проверки")
    await tap_through(
        town.curator, ("🛡 Справка", "до какого дня"), ("до 11.08.2027", "инструктаж"), ("🛡 Инструктаж", "приказа"),
        ("🛡 Приказ", "не пройден тест"),
    )  # fmt: skip
    await press(town.curator, "✅ Допустить")
    await town.curator.sees("допускают после всей проверки")
    await _passes_quiz(town.adult)
    await town.settled()
    assert any("Тест по безопасности пройден: Олег Петрович" in one.text for one in await town.sent_to(town.curator))
    await opens_application(town, "Олег")
    await press(town.curator, "✅ Допустить")
    await town.curator.sees("Новых заявок нет")
    ticks = await town.ask("SELECT step, valid_until::text FROM clearances ORDER BY id")
    assert [tuple(row) for row in ticks] == [
        ("certificate", "2027-08-11"), ("instruction", None), ("order", None), ("quiz", None),
    ]  # fmt: skip


async def _adult_applies(town: Town) -> None:
    await town.starts(town.adult)
    await tap_through(town.adult, ("✅ Согласен", "Кто Вы?"), ("Специалист предприятия", "как к Вам"))
    await town.adult.says("Олег Петрович")
    await town.adult.sees("Что Вам интересно")
    await tap_through(
        town.adult, ("🤖", "Отмечено: 1"), ("Дальше", "Скольких"), ("2", "Когда удобно"), ("📨 Отправить", "тест по безопасности")
    )


async def _passes_quiz(adult: Person) -> None:
    """A wrong answer is explained and asked again at once."""
    await tap_through(adult, ("🛡 Тест", "вопрос 1 из 5"), ("А", "⚠️"))
    for number, letter in enumerate(QUIZ_RIGHT, start=1):
        then = f"вопрос {number + 1} из 5" if number < 5 else "Все пять ответов верны"
        await tap_through(adult, ({"a": "А", "b": "Б", "c": "В"}[letter], then))


async def test_whole_life_without_a_phone_is_entered_from_the_journal(town: Town) -> None:
    await town.starts(town.curator)
    curator = town.curator
    for role, school_class, name in (("🎒 Ученика", "7Б", "Маша Л"), ("🤝 Наставника", "10А", "Денис П")):
        await home(curator)
        await tap_through(curator, ("➕ По журналу", "Кого внести"))
        if role.startswith("🎒"):
            await tap_through(curator, (role, "Какая форма"), ("ученик – ученик", "Какой класс"))
        else:
            await tap_through(curator, (role, "Кто этот наставник"), ("Ученик", "Какой класс"))
        await tap_through(curator, (school_class, "Напишите имя"))
        await curator.says(name)
        card = await curator.sees("по журналу")
        assert "нет собственного согласия на бумаге" in card.text
        if role.startswith("🎒"):
            await tap_through(
                curator, ("📄 Согласие родителей", "какая дата"), ("Сегодня", "форма"), ("📄 Согласие участника", "какая дата"),
                ("Вчера", "форма"),
            )  # fmt: skip
        else:
            await _papers_are_ticked_in_the_pile(curator)
        await tap_through(curator, ("✏️ Дополнить", "нтерес"), ("📚", "Отмечено: 1"), ("Математика", "Отмечено: 2"))
        if role.startswith("🤝"):
            await tap_through(curator, ("Дальше", "Сколько наставляемых"), ("1", "Когда удобно"))
        else:
            await tap_through(curator, ("Дальше", "Когда удобно"))
        await tap_through(curator, ("📨 Отправить", "Всё на месте"))
        if role.startswith("🎒"):
            await _curator_writes_the_line_for_the_pupil(curator)
        await tap_through(curator, ("✅ Допустить", "Новых заявок нет"))
    await home(curator)
    await tap_through(
        curator, ("🤝 Подобрать", "Кому ищем"), ("Маша", "Денис П., 10А"), ("1. ", "Предложить пару"),
        ("🤝 Предложить", "на бумаге"), ("✅ Наставник согласен", "согласен"), ("‹ К парам", "ждут ответа"),
        ("🖊 Ответы по журналу (1)", "ждём 1"), ("⬜ Маша Л., 7Б за", "Отмечено: 1"), ("✅ Записать", "Записано: 1"),
        ("‹ Назад", "Пары: 1"), ("✅ Денис", "Работает с"),
        ("➕ Встреча", "Когда"),
        ("Сегодня", "Какая"), ("👉 Знакомство", "Сколько"), ("60", "Встреча подтверждена"),
    )  # fmt: skip
    assert await town.one("SELECT count(*) FROM participants WHERE origin = 'journal' AND state = 'admitted'") == 2
    assert await town.one("SELECT by_journal FROM pairs WHERE state = 'active'")
    assert tuple((await town.ask("SELECT state, by_journal, minutes FROM meetings"))[0]) == ("confirmed", True, 60)
    seen = await home(curator)
    assert "Работает пар: 1" in seen.text
    await tap_through(
        curator,
        ("➕ По журналу", "Кого внести"),
        ("👤 Участники", "Участники"),
        ("🤝 Денис", "Наставник"),
        ("⋯ Ещё", "что отметить"),
        ("⏸ Больше пока", "Наставник"),
    )
    assert await town.one("SELECT closed_at IS NOT NULL FROM participants WHERE role = 'mentor'")


async def _papers_are_ticked_in_the_pile(curator: Person) -> None:
    """Several papers, one date; only those that are in the curator's hands, so nothing ticks everybody."""
    await home(curator)
    await tap_through(curator, ("📥 Заявки (", "Заявки:"))
    seen = await tap_through(curator, ("📄 Бумаги списком", "Согласия родителей: ждём 1"))
    assert not [label for label in seen.labels if "все" in label]
    for words, found in (("денис 1а", "никого"), ("денис", "🔎 «денис»: 1")):
        await curator.says(words)
        await curator.sees(found)
    await tap_through(
        curator, ("⬜ 📄 Денис", "Отмечено: 1"), ("Дальше: дата (1)", "Бумаг: 1"), ("Сегодня", "Записано согласий: 1"),
        ("📄 Согласия самих", "без телефона: ждём 1"), ("⬜ 📄 Денис", "Отмечено: 1"), ("Дальше: дата (1)", "Бумаг: 1"),
        ("Вчера", "Записано согласий: 1"), ("‹ Назад", "Заявки:"),
    )  # fmt: skip
    await press(curator, "✏️ Денис")
    await curator.sees("по журналу")


async def _curator_writes_the_line_for_the_pupil(curator: Person) -> None:
    """What somebody without a phone tells about themselves: screened as everybody's, read on the card."""
    await tap_through(
        curator, ("✏️ Дополнить", "Проверьте"), ("✏️ Исправить", "Что исправить?"), ("✏️ Добавить строчку", "участник рассказал")
    )
    await curator.says("Мой ник @robot_fan")
    await curator.sees("Похоже на телефон, ссылку или ник")
    await curator.says("Собирает роботов")
    card = await curator.sees("О себе: Собирает роботов")
    assert "по журналу" in card.text


async def test_acts_of_a_curator_are_nobody_elses(town: Town) -> None:
    """The very same button pressed from another chat, and by a curator whose office has ended."""
    await town.starts(town.curator)
    await pupil_applies(town, town.pupil)
    await guardian_agrees(town, "Аня")
    admit, _ = await data_of(town.curator, "✅ Допустить")
    await town.mentor.starts()
    await town.mentor.sees("Кто Вы?")
    await town.mentor.forges(admit, town.mentor.last.id)
    await town.settled()
    assert await town.one("SELECT state FROM participants") == "applied"
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE appointments SET until = since - 1, since = since - 30 WHERE office = 'curator'"))
    await town.curator.presses("✅ Допустить")
    await town.settled()
    assert await town.one("SELECT state FROM participants") == "applied"


async def test_curator_does_not_decide_about_oneself(town: Town) -> None:
    """A curator who wants to mentor is admitted by somebody else."""
    people = await cast(town)
    async with town.service.database.begin() as tx:
        await tx.execute(
            text("UPDATE participants SET person_id = :me, state = 'applied', decided_at = NULL WHERE id = :id"),
            {"me": people.curator, "id": people.mentor},
        )
        await tx.execute(text("UPDATE consents SET person_id = :me WHERE person_id <> :me AND id IN "
                              "(SELECT max(id) FROM consents GROUP BY ground)"), {"me": people.curator})  # fmt: skip
    await home(town.curator)
    await tap_through(town.curator, ("📥 Заявки (", "Заявки:"))
    await town.curator.presses(next(label for label in town.curator.last.labels if "10А" in label))
    await town.curator.sees("форма")
    await press(town.curator, "✅ Допустить")
    await town.curator.sees("О собственной заявке решает другой")
    assert await town.one("SELECT state FROM participants WHERE id = :id", id=people.mentor) == "applied"


async def test_pupil_without_a_guardians_word_is_forgotten_after_thirty_days(town: Town) -> None:
    """As the consent promises: of the application stays nothing but that there was one."""
    await town.starts(town.curator)
    await pupil_applies(town, town.pupil)
    await town.moves_clock(days=29)
    assert await town.one("SELECT state FROM participants") == "applied"
    await town.moves_clock(days=2)
    row = (await town.ask("SELECT p.state, p.grade, p.code, n.name FROM participants p JOIN persons n ON n.id = p.person_id"))[0]
    assert tuple(row) == ("left", None, None, None)
    assert await town.one("SELECT count(*) FROM consents WHERE withdrawn_at IS NULL") == 0
    assert any("удалена вместе с данными" in one.text for one in await town.sent_to(town.pupil))
    await town.starts(town.pupil)
    await town.pupil.sees("Шаг 1 из 3")
