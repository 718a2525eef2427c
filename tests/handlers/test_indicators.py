"""«Другие показатели»: added and entered by the coordinator, read by the controller, with what the bot counts beside it."""

from tests.handlers.share_steps import plain, share, two_papers
from tests.telegram import Person, Seen
from tests.town import Town


async def _opens(town: Town, person: Person) -> Seen:
    await share(town, person)
    await town.settled()
    await person.presses("📐 Другие показатели")
    return await person.sees("Другие показатели:")


async def _types(town: Town, button: str, asked: str, *said: str) -> None:
    """Answers a question; all but the last answer are refused."""
    await town.settled()
    await town.coordinator.presses(button)
    await town.coordinator.sees(asked)
    *wrong, right = said
    for words in wrong:
        await town.coordinator.says(words)
        await town.coordinator.sees("Ничего не изменилось")
        await town.settled()
    await town.coordinator.says(right)


async def test_a_coordinator_adds_an_indicator_and_everybody_above_reads_what_it_gives(town: Town) -> None:
    rows = await two_papers(town)
    await rows.met("Школа № 1", pairs=7, mentor="pupil")
    await rows.writes("UPDATE participants SET grade = 10 WHERE role = 'mentor' AND grade IS NULL")
    await town.starts(town.coordinator, town.controller, town.head)
    assert "Показателей пока нет." in (await _opens(town, town.coordinator)).text
    await town.settled()
    await town.coordinator.presses("➕ Добавить показатель")
    await town.coordinator.sees("Что считать?")
    await town.coordinator.presses("Ученики-наставники")
    seen = plain((await town.coordinator.sees("Знаменатель — все ученики")).text)
    assert "Ученики-наставники (9–11 классы): нет данных (7, знаменатель не внесён)" in seen
    await _types(town, "✏️ Знаменатель", "Из скольких?", "много", "200")
    assert "Знаменатель: 200" in plain((await town.coordinator.sees("3,5 % (7 из 200)")).text)
    await _types(town, "🎯 Цель на год, %", "Сколько процентов", "0", "4")
    await town.coordinator.sees("Цель 4 %: не хватает 1")
    await _types(town, "✏️ Название", "Напишите название", "Наставники 15–19 лет")
    await town.coordinator.sees("Наставники 15–19 лет (9–11 классы)")
    await town.settled()
    await town.coordinator.presses("🎓 Классы")
    await town.coordinator.sees("дат рождения он не хранит")
    await town.coordinator.presses("5–9")
    await town.coordinator.sees("(5–9 классы): 0 % (0 из 200)")
    await rows.writes("UPDATE participants SET grade = 9 WHERE id IN (SELECT mentor_id FROM pairs ORDER BY id LIMIT 3)")
    read = await _opens(town, town.controller)
    assert "Наставники 15–19 лет (5–9 классы): меньше 5 из 200. Цель 4 %" in plain(read.text), (
        "few people are not told above the school"
    )
    assert "➕ Добавить показатель" not in read.labels
    # Schools have no such screen; an old press of a former coordinator changes nothing.
    assert "📐 Другие показатели" not in (await share(town, town.head)).labels
    await _opens(town, town.coordinator)
    await town.settled()
    await town.coordinator.presses("Наставники 15–19 лет")
    await town.coordinator.sees("меньше 5 из 200")
    await town.settled()
    await town.coordinator.presses("🚫 Убрать показатель")
    await town.coordinator.sees("со всех экранов?")
    await town.coordinator.presses("🚫 Да, убрать")
    assert "Показателей пока нет." in (await town.coordinator.sees("Другие показатели:")).text
    assert await town.one("SELECT count(*) FROM indicator_numbers") == 1, "what was entered stays"


async def test_pictures_are_drawn_as_the_person_likes_and_only_the_coordinator_gets_the_ranking(town: Town) -> None:
    rows = await two_papers(town)
    await rows.met("Школа № 1", pairs=9)
    await town.starts(town.coordinator, town.controller)
    await share(town, town.coordinator)
    await town.settled()
    answer = await town.coordinator.presses("☀️ Картинки: светлые")
    assert answer is not None
    assert "тёмном" in answer.text
    assert await town.one("SELECT count(*) FROM persons WHERE theme = 'dark'") == 1
    await share(town, town.coordinator)
    await town.settled()
    await town.coordinator.presses("🏫 По организациям")
    await town.coordinator.sees("Сначала те")
    await town.settled()
    await town.coordinator.presses("🖼 Показать картинкой")
    photo = await town.coordinator.sees(lambda seen: seen.media is not None)
    assert "• Школа № 1: 1,4 % (9 из 640)" in plain(photo.text)
    await share(town, town.controller)
    await town.settled()
    await town.controller.presses("🏫 По организациям")
    assert "🖼 Показать картинкой" not in (await town.controller.sees("Сначала те")).labels


async def test_a_region_reads_its_municipalities_and_a_programme_may_count_by_school_years(town: Town) -> None:
    rows = await two_papers(town)
    await rows.met("Школа № 1", pairs=9)
    region = await town.one("SELECT id FROM organizations WHERE parent_id IS NULL")
    await rows.writes(
        "INSERT INTO programmes (organization_id, title, legal_base, first_year, last_year, forms) "
        "VALUES (:region, 'Программа области', '', 2026, 2030, '[]')",
        region=region,
    )
    await town.starts(town.coordinator, town.regional)
    shown = await share(town, town.regional)
    assert "Приозёрская область" in shown.text
    await town.settled()
    await town.regional.presses("🏙 По муниципалитетам")
    listed = plain((await town.regional.sees("Сначала те")).text)
    assert "Муниципалитетов: 1" in listed
    assert "• г. Белые Ключи: 0,1 % (9 из 5 735)" in listed
    assert "Школа № 1" not in listed
    # The school year of August has the number of learners of the year that ends in it: nobody has said one.
    await town.coordinator.says("/home")
    await town.coordinator.sees("Вы координатор наставничества")
    await town.settled()
    await town.coordinator.presses("🚦 Исполнение")
    await town.coordinator.sees(lambda seen: "🧩 Анкета и формы" in seen.labels)
    for button, then in (
        ("🧩 Анкета и формы", "Ниже — что участники"),
        ("🧮 Как считать долю", "Доля пересчитается сразу"),
        ("Год: календарный", "Доля пересчитается сразу"),
    ):
        await town.settled()
        await town.coordinator.presses(button)
        await town.coordinator.sees(then)
    await town.settled()
    assert await town.one("SELECT counted_year FROM programmes WHERE organization_id <> :region", region=region) == "school"
    await rows.writes("DELETE FROM programmes WHERE organization_id = :region", region=region)
    text = plain((await share(town, town.coordinator)).text)
    assert "2025/26 год: " in text
