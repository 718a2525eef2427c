"""«Анкета и формы»: what a coordinator changes, newcomers see at once; what was answered before stays readable."""

from sqlalchemy import text

from db.organization import offers, programme_tags, programmes
from domain.forms import Part
from domain.tags import MOST, Group, Refusal
from handlers.joining import document
from tests.participants import Walk, cast, guardian_agrees, home, opens_application, press, tap_through
from tests.telegram import Person, Seen
from tests.town import Town


async def opens_forms(person: Person, *labels: str) -> Seen:
    """From home over the control into the forms."""
    await home(person)
    await press(person, "🚦")
    await person.sees(lambda seen: any(one.startswith("🧩") for one in seen.labels))
    await press(person, "🧩")
    seen = await person.sees("Анкета и формы")
    for label in labels:
        await press(person, label)
        seen = await person.sees(lambda one: bool(one.labels))
    return seen


async def test_a_coordinator_adds_renames_and_retires_tags_and_chooses_forms(town: Town) -> None:
    there = await cast(town, paired=True, also=(town.coordinator,))
    boss = town.coordinator
    # Words that fit no button, then words that do.
    await opens_forms(boss, "⭐ Интересы (8)", "➕ Добавить")
    for typed, why in (("Игра на самых разных музыкальных инструментах", "Не поместится"), ("книги", "уже есть")):
        await boss.says(typed)
        await boss.sees(why)
    await boss.says("🏕 Походы <b>")
    seen = await boss.sees("Предлагается: 9")
    assert "🏕 Походы <b>" in seen.labels
    # A shared tag gets another name, and one that was chosen goes.
    await press(boss, "📚 Книги")
    assert "с этим ответом: 2" in (await boss.sees("📚 Книги")).text
    await press(boss, "✏️ Переименовать")
    await boss.sees("Сейчас: «📚 Книги»")
    await boss.says("📖 Чтение")
    await boss.sees("с этим ответом: 2")
    await press(boss, "🚫 Убрать из анкеты")
    seen = await boss.sees("Предлагается: 8")
    assert "🚫 📖 Чтение" in seen.labels
    # A newcomer is asked by the new list; who has answered reads the old answer and may keep it.
    async with town.service.database.read() as tx:
        programme = await town.one("SELECT id FROM programmes")
        place = await town.one("SELECT organization_id FROM participants LIMIT 1")
        choices = await offers.choices(tx, place, document.current(town.service.mode))
        assert "books" not in choices.interests
        assert f"p{programme}-1" in choices.interests
        [old] = await offers.titles(tx, frozenset({"books"}), programme)
        assert old.title == {"ru": "📖 Чтение"}
    await home(town.pupil)
    await press(town.pupil, "📋 Моя анкета")
    await town.pupil.sees("📖 Чтение")
    # A form is switched off: nobody new, whoever takes part goes on. The last one stays.
    seen = await opens_forms(boss)
    for label in [one for one in seen.labels if one.startswith("✅")]:
        await press(boss, label)
        seen = await boss.sees("Анкета и формы")
    assert "Хотя бы одно" in seen.text
    assert len(await town.one("SELECT forms FROM programmes")) == 1
    assert await town.one("SELECT state FROM pairs WHERE id = :id", id=there.pair) == "active"


async def test_lists_stay_as_long_as_a_screen_and_never_empty_and_topics_keep_both_sides_together(town: Town) -> None:
    now = town.service.clock.now()
    async with town.service.database.begin() as tx:
        place = (await tx.execute(text("SELECT organization_id FROM programmes"))).scalar_one()
        assert await programmes.in_hand(tx, place, None, now) is None, "nobody changes what is not theirs"
        programme = await offers.programme_of(tx, place)
        assert programme is not None
        made = [await programme_tags.add(tx, programme, Group.PUPIL, f"Тема {n}") for n in range(MOST - 8 + 1)]
        assert [isinstance(one, programme_tags.Tagged) for one in made] == [True] * (MOST - 8) + [False]
        assert made[-1] is Refusal.FULL
        choices = await offers.choices(tx, place, document.current(town.service.mode))
        own = made[0].code  # type: ignore[union-attr]
        assert own in choices.requests & choices.directions, "what a mentee asks for, a mentor can offer"
        for part, kind in ((Part.MENTEE, "request"), (Part.MENTOR, "direction")):
            [said] = [one.kind for one in await offers.titles(tx, frozenset({own}), programme.id) if one.kind == kind]
            assert said == kind, part
        shared = [one.code for one in await programme_tags.of(tx, programme.id) if one.group is Group.ADULT]
        results = [await programme_tags.offer(tx, programme, Group.ADULT, code, offered=False, now=now) for code in shared]
        assert results[-1] is Refusal.LAST
        assert Refusal.LAST not in results[:-1]
        assert await programme_tags.rename(tx, programme, Group.ADULT, "no-such", "Слово") is Refusal.GONE


async def test_the_form_asks_as_the_coordinator_puts_it_in_five_screens_and_seven_taps_and_old_answers_stay(town: Town) -> None:
    await town.starts(town.coordinator, town.curator)
    boss = town.coordinator
    # Rights and law hang on the class: it can be put otherwise, not taken out. The day can.
    await opens_forms(boss, "📝 Вопросы анкеты")
    seen = await tap_through(boss, ("2", "Без этого ответа нельзя"))
    assert not [label for label in seen.labels if label.startswith(("🚫", "⏭"))]
    await press(boss, "✏️")
    await boss.says("Класс в <этом> году?")
    await tap_through(boss, ("‹ Назад", "Класс в <этом> году?"), ("5", "Спрашивается у всех"), ("🚫", "Больше не задаётся"))
    await tap_through(boss, ("‹ Назад", "встречаться? 🚫"), ("➕ Свой вопрос", "Напишите одним сообщением"))
    for typed, why in (
        ("Где встречаться?\nВ школе", "хотя бы 2"),
        ("Где?\nТут\nтут!", "уже есть"),
        ("Где?" + "\n<а>б" * 1, "хотя бы"),
    ):
        await boss.says(typed)
        await boss.sees(why)
        await town.settled()
    await boss.says("Где встречаться?\nВ <школе>\n\nОнлайн")
    seen = await boss.sees("5. Где встречаться? В <школе> · Онлайн")
    assert "➕ Свой вопрос" not in seen.labels
    # The pupil.
    walk, pupil = Walk(town.pupil), town.pupil
    await town.starts(pupil)
    await walk.taps_on("✅ Согласен", "Шаг 2 из 3. Класс в <этом> году?")
    await walk.taps_on("7Б", "Напиши своё имя")
    await walk.types("Аня К", "согласие родителей")
    await guardian_agrees(town, "Аня")
    await town.settled()
    await walk.taps_on("▶️ Продолжить анкету", "Самые нижние кнопки: Где встречаться?")
    await walk.taps_on("♟", "Отмечено: 1")
    owed = await pupil.presses("Дальше ›")
    assert owed is not None
    assert "Остался один вопрос" in (owed.text or "")
    await walk.taps_on("В <школе>", "Отмечено: 1")
    summary = await walk.taps_on("Дальше", "Шаг 5 из 5. Проверь ответы")
    assert "Где встречаться? В <школе>" in summary.text
    assert not [label for label in summary.labels if "Любой" in label]
    await walk.taps_on("📨 Отправить", "Где встречаться? В <школе>")
    assert (walk.taps, walk.typed) == (7, 1)
    # Other answers, another wording, then no question at all: what was said is read still, by the pupil and by the curator.
    await tap_through(boss, ("5", "Ответили: 1"), ("🔘", "Сейчас: В <школе> · Онлайн"))
    await boss.says("Онлайн\nНа предприятии")
    await boss.sees("Ответы: Онлайн · На предприятии")
    await tap_through(boss, ("🚫", "Больше не задаётся"), ("✏️", "Сейчас: «Где встречаться?»"))
    await boss.says("Место встреч?")
    await boss.sees("Ответили: 1")
    assert "Место встреч? В <школе>" in (await opens_application(town, "Аня")).text
    await home(pupil)
    await tap_through(pupil, ("📋 Моя анкета", "Место встреч? В <школе>"), ("✏️ Исправить", "Проверь и сохрани."))
    await tap_through(pupil, ("📨 Отправить", "Место встреч? В <школе>"), ("✖️ Забрать заявку", "Привет"))
    assert await town.one("SELECT own_answers FROM participants") == []


async def test_a_coordinator_asks_pairs_a_question_of_the_programme_and_old_answers_stay(town: Town) -> None:
    await cast(town, paired=True, also=(town.coordinator,))
    boss = town.coordinator
    await town.settled()
    await press(town.pupil, "📝 Ответить на вопросы")
    await town.pupil.sees("1 из 4. Насколько тебе интересно")
    await press(town.pupil, "8")
    await town.pupil.sees("2 из 4")
    # A question of one's own, by faces; refused while it is not one line; asked third, and nobody has to answer it.
    await opens_forms(boss, "💬 Вопросы парам", "🌱 В начале: наставляемый", "➕ Вопрос со смайликами")
    await boss.says("Раз?\nДва?")
    await boss.sees("одной строкой")
    await boss.says("Как тебе в <новой> школе?")
    assert "7. Как тебе в <новой> школе?" in (await boss.sees("По порядку")).text
    await tap_through(boss, ("7", "Место в списке: 7 из 7"), ("⏭ Разрешить", "можно пропустить"))
    await tap_through(boss, *(("⬆️", f"Место в списке: {place} из 7") for place in (6, 5, 4, 3)))
    # Another one goes, a third is put otherwise.
    await tap_through(boss, ("‹ Назад", "По порядку"), ("2", "Ответов пока нет"), ("🚫 Больше", "По порядку"))
    await tap_through(boss, ("1", "Ответов: 1"), ("✏️", "Напишите тот же вопрос"))
    await boss.says("Интересно ли здесь?")
    await boss.sees("Ответов: 1")
    # Whoever is in the middle goes on with what is asked now, and passes over what may be passed over.
    await press(town.pupil, "6")
    await town.pupil.sees("2 из 4. Как тебе в <новой> школе?")
    await press(town.pupil, "⏭ Пропустить")
    seen = await town.pupil.sees("3 из 4. С каким настроением")
    assert "⏭ Пропустить" not in seen.labels
    await press(town.pupil, "😀")
    await town.pupil.sees("4 из 4")
    said = await town.ask("SELECT question, value, most FROM questionnaire_answers ORDER BY said_at")
    assert [tuple(row)[1:] for row in said] == [(8, 10), (None, 5), (5, 5)]
    assert [row[0] for row in said] == ["interest", f"q{await town.one('SELECT id FROM programmes')}-1", "mood"]
