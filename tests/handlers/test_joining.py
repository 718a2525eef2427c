"""Joining from the phone: the screens, the taps, the draft that waits, and what is refused."""

from sqlalchemy import text

from domain.personal import PersonalData
from handlers.joining import document
from tests.participants import Walk, guardian_agrees, opens_application, press, pupil_applies, tap_through
from tests.telegram import Box
from tests.town import Town


async def test_pupil_joins_in_seven_taps_and_is_not_asked_again_what_is_known(town: Town) -> None:
    """Five screens, one typed text; a second form finds consent, name and the guardian's word."""
    await town.starts(town.curator)
    walk = Walk(town.pupil)
    await town.starts(town.pupil)
    welcome = await town.pupil.sees("Шаг 1 из 3")
    assert "Согласие на обработку персональных данных" in welcome.text
    screens = {"consent"}
    assert await town.one("SELECT count(*) FROM consents") == 0
    assert await town.one("SELECT count(*) FROM persons WHERE name IS NOT NULL AND id IN (SELECT person_id FROM drafts)") == 0
    await walk.taps_on("✅ Согласен", "В каком ты классе?")
    await _consent_is_kept_with_its_wording_and_the_moment(town)
    screens.add("class")
    await walk.taps_on("7Б", "Напиши своё имя")
    screens.add("name")
    await walk.types("Аня К", "согласие родителей")
    assert await town.one("SELECT interests::text || requests::text || (weekday IS NULL)::text FROM participants") == "[][]true"
    assert "✏️ Добавить строчку о себе" not in town.pupil.last.labels
    await guardian_agrees(town, "Аня")
    await town.settled()
    await walk.taps_on("▶️ Продолжить анкету", "Шаг 4 из 5")
    screens.add("tags")
    await walk.taps_on("♟", "Отмечено: 1")
    await walk.taps_on("Математика", "Отмечено: 2")
    summary = await walk.taps_on("Дальше", "Шаг 5 из 5")
    screens.add("day")
    assert "Настольные игры" in summary.text
    assert "✅ Любой" in summary.labels
    await walk.taps_on("📨 Отправить", "Анкета у куратора")
    assert (walk.taps, walk.typed, len(screens)) == (7, 1, 5)
    row = (await town.ask("SELECT state, grade, letter, interests, requests, weekday, completed_at FROM participants"))[0]
    assert row[:6] == ("applied", 7, "Б", ["board_games"], ["maths"], None)
    assert row.completed_at is not None
    await _line_is_offered_screened_read_by_the_curator_and_taken_away(town)
    await _link(town, "s-secondform1", "mentee", "employer_pupil")
    await town.pupil.starts("s-secondform1")
    seen = await town.pupil.sees("В каком ты классе?")
    assert "Шаг 2 из 5" in seen.text
    await press(town.pupil, "7Б")
    await town.pupil.sees("Что тебе интересно")
    assert await town.one("SELECT count(*) FROM consents WHERE ground = 'own'") == 1


async def _line_is_offered_screened_read_by_the_curator_and_taken_away(town: Town) -> None:
    """Nobody has to press it; no contact comes in by it, neither in digits nor in words."""
    pupil = town.pupil
    asked = await tap_through(pupil, ("✏️ Добавить строчку", "увидит только куратор"))
    assert "🗑 Убрать строчку" not in asked.labels
    for typed, why in (
        ("Пиши на 8 921 000-11-22", "Похоже на телефон"),
        ("Мой номер восемь девять два один ноль ноль", "Похоже на телефон"),
        ("Я" * 201, "до 200 знаков"),
    ):
        await pupil.says(typed)
        await pupil.sees(why)
        await town.settled()
    assert await town.one("SELECT about_self FROM participants") is None
    await pupil.says("Собираю  роботов\nи <b>рисую</b>")
    profile = await pupil.sees("О себе (видит только куратор): Собираю роботов и <b>рисую</b>")
    assert "✏️ Добавить строчку о себе" not in profile.labels
    card = await opens_application(town, "Аня")
    assert "О себе: Собираю роботов" in card.text
    change = (("✏️ Исправить", "Проверь и сохрани."), ("✏️ Исправить", "Что исправить?"), ("✏️ Строчка о себе", "Собираю роботов"))
    await tap_through(pupil, *change)
    await pupil.says("Собираю роботов")
    await pupil.sees("куратор): Собираю роботов")
    await tap_through(pupil, *change, ("🗑 Убрать строчку", "Анкета у куратора"))
    assert "✏️ Добавить строчку о себе" in pupil.last.labels
    assert await town.one("SELECT about_self FROM participants") is None


async def _consent_is_kept_with_its_wording_and_the_moment(town: Town) -> None:
    row = (await town.ask("SELECT purpose, version, text_hash, ground, given_at, recorded_by = person_id FROM consents"))[0]
    shown = document.current(PersonalData.NAMES)
    assert (row.purpose, row.version, row.text_hash.hex(), row.ground) == ("participation", "3", shown.text_hash, "own")
    assert abs(row.given_at - town.service.clock.now()).total_seconds() < 60
    assert row[5]


async def test_mentor_from_an_enterprise_joins_in_ten_taps(town: Town) -> None:
    walk = Walk(town.adult)
    await town.starts(town.adult)
    await town.adult.sees("Шаг 1 из")
    await walk.taps_on("✅ Согласен", "Кто Вы?")
    await walk.taps_on("Специалист предприятия", "как к Вам обращаться")
    await walk.types("Олег Петрович", "в чём готовы помочь")
    await walk.taps_on("🤖", "Отмечено: 1")
    await walk.taps_on("Выбор профессии", "Отмечено: 2")
    await walk.taps_on("Дальше", "Скольких наставляемых")
    await walk.taps_on("2", "Когда удобно")
    await walk.taps_on("Чт", "Когда удобно")
    done = await walk.taps_on("📨 Отправить", "Наставник")
    assert (walk.taps, walk.typed) == (8, 1)
    assert "справку об отсутствии судимости" in done.text
    row = (await town.ask("SELECT category, capacity, directions, weekday, code FROM participants"))[0]
    assert tuple(row) == ("employer", 2, ["profession"], 4, "Н-01")


async def test_pupil_who_mentors_by_a_link_without_a_form_joins_in_ten_taps(town: Town) -> None:
    await town.starts(town.curator)
    await _link(town, "s-anyform001", "mentor", None)
    walk = Walk(town.other_pupil)
    await town.other_pupil.starts("s-anyform001")
    await town.other_pupil.sees("Согласие")
    await walk.taps_on("✅ Согласен", "Кто Вы?")
    await walk.taps_on("Ученик", "В каком ты классе?")  # the only form of a pupil is not asked
    await walk.taps_on("9А", "Напиши своё имя")
    await walk.types("Тим С", "согласие родителей")
    await guardian_agrees(town, "Тим")
    await town.settled()
    await walk.taps_on("▶️ Продолжить анкету", "Что тебе интересно")
    await walk.taps_on("♟", "Отмечено: 1")
    await walk.taps_on("Дальше", "Скольким")
    await walk.taps_on("1", "Когда удобно")
    await walk.taps_on("Пт", "Когда удобно")
    await walk.taps_on("📨 Отправить", "Анкета у куратора")
    assert (walk.taps, walk.typed) == (9, 1)
    assert await town.one("SELECT form FROM participants") == "pupil_pupil"


async def _link(town: Town, code: str, role: str, form: str | None) -> None:
    async with town.service.database.begin() as tx:
        await tx.execute(
            text("""INSERT INTO join_links (code, organization_id, role, form, created_at)
                    SELECT :code, organization_id, :role, :form, created_at FROM join_links LIMIT 1"""),
            {"code": code, "role": role, "form": form},
        )


async def test_draft_waits_for_days_and_survives_a_restart(url: str, box: Box) -> None:
    async with Town.open(url, box) as town:
        await town.starts(town.pupil)
        await press(town.pupil, "✅ Согласен")
        await town.pupil.sees("В каком ты классе?")
        await press(town.pupil, "7Б")
        await town.pupil.sees("Напиши своё имя")
    async with Town.open(url, box) as town:
        await town.moves_clock(days=9)
        await town.pupil.says("/start")
        home = await town.pupil.sees("Анкета не закончена")
        assert home.text.startswith("Привет!")
        await press(town.pupil, "▶️ Продолжить анкету")
        await town.pupil.sees("Напиши своё имя")
        await town.pupil.says("Аня К")
        seen = await town.pupil.sees("согласие родителей")
        assert "Класс: 7Б" in seen.text


async def test_who_sees_my_data_names_offices_and_people(town: Town) -> None:
    await town.officials_start()
    await town.starts(town.pupil)
    await press(town.pupil, "👁 Кто видит")
    seen = await town.pupil.sees("Кто видит твои данные")
    for line in ("Куратор (Школа № 1)", "Руководитель (Школа № 1), Камышин Сергей Борисович", "Муниципальный координатор"):
        assert line in seen.text
    await press(town.pupil, "‹ Назад")
    await town.pupil.sees("Сначала прочитай согласие")


async def test_what_is_no_name_is_refused_and_one_who_comes_twice_has_one_profile_and_can_take_it_back(town: Town) -> None:
    await _asked_for_name(town)
    for typed, why in (
        ("😀 К", "Без смайликов"),
        ("<b>Аня</b> К", "только буквы, дефис"),
        ("а" * 5000, "Слишком длинно"),
        ("Аня", "первой буквы фамилии"),
        ("Аня Мария Ева К", "Слишком много слов"),
    ):
        await town.pupil.says(typed)
        seen = await town.pupil.sees(why)
        assert "Напиши своё имя" in seen.text
        await town.settled()
    await town.pupil.sends_sticker()
    await town.pupil.sees("буквами, обычным сообщением")
    assert await town.one("SELECT count(*) FROM participants") == 0
    await town.pupil.says("Аня К")
    await town.pupil.sees("Имя: Аня К.")
    # Joining twice shows the profile and never a second copy.
    await town.starts(town.pupil)
    seen = await town.pupil.sees("Наставляемый")
    assert "Класс: 7Б" in seen.text
    assert await town.one("SELECT count(*) FROM participants") == 1
    await press(town.pupil, "✖️ Забрать заявку")
    await town.pupil.sees("QR-коде на плакате")
    assert await town.one("SELECT state FROM participants") == "left"
    await town.starts(town.pupil)
    await town.pupil.sees("Сначала прочитай согласие")  # with the last application the consent has ended; what was kept goes
    assert await town.one("SELECT count(*) FROM consents WHERE withdrawn_at IS NULL") == 0


async def _asked_for_name(town: Town) -> None:
    await town.starts(town.pupil)
    await press(town.pupil, "✅ Согласен")
    await town.pupil.sees("В каком ты классе?")
    await press(town.pupil, "7Б")
    await town.pupil.sees("Напиши своё имя")


async def test_link_revoked_in_the_middle_of_the_form_leads_home_and_says_where_the_new_one_is(town: Town) -> None:
    await town.starts(town.pupil)
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE join_links SET revoked_at = created_at"))
    await press(town.pupil, "✅ Согласен")
    await town.pupil.sees("Привет!")
    assert await town.one("SELECT count(*) FROM consents") == 0
    drafts = await town.ask("SELECT person_id FROM drafts")
    await town.starts(town.other_pupil)
    await town.other_pupil.sees("Эта ссылка больше не действует")
    assert await town.ask("SELECT person_id FROM drafts") == drafts


async def test_role_without_a_link_learns_where_the_link_is(town: Town) -> None:
    for number, role, said in ((8101, "🎒 Я ученик", "QR-коде на плакате"), (8102, "🤝 Я наставник", "ссылка организации")):
        stranger = await town.box.person(number, "Кто-то")
        await stranger.starts()
        await stranger.sees("Кто Вы?")
        await stranger.presses(role)
        await stranger.sees(said)


async def test_back_correct_and_cancel(town: Town) -> None:
    await _asked_for_name(town)
    await press(town.pupil, "‹ Назад")
    await town.pupil.sees("В каком ты классе?")
    await press(town.pupil, "8А")
    await town.pupil.sees("Напиши своё имя")
    await press(town.pupil, "✖️ Отменить")
    await town.pupil.sees("Удалить анкету?")
    await press(town.pupil, "Нет, продолжить")
    await town.pupil.sees("Напиши своё имя")
    await press(town.pupil, "✖️ Отменить")
    await town.pupil.sees("Удалить анкету?")
    await press(town.pupil, "Да, удалить")
    await town.pupil.sees("QR-коде на плакате")
    assert await town.one("SELECT count(*) FROM drafts") == 0
    assert await town.one("SELECT count(*) FROM consents WHERE withdrawn_at IS NULL") == 0


async def test_answers_can_be_corrected_after_sending_and_a_new_class_gives_a_new_code(town: Town) -> None:
    await pupil_applies(town, town.pupil)
    await pupil_applies_other(town)
    assert [row.code for row in await town.ask("SELECT code FROM participants ORDER BY id")] == ["7Б-01", "7Б-02"]
    await press(town.other_pupil, "✏️ Исправить")
    await town.other_pupil.sees("Что исправить?")
    await press(town.other_pupil, "Класс")
    await town.other_pupil.sees("В каком ты классе?")
    await press(town.other_pupil, "8А")
    await town.other_pupil.sees("Класс: 8А")
    assert [row.code for row in await town.ask("SELECT code FROM participants ORDER BY id")] == ["7Б-01", "8А-01"]
    # The form is an answer, too, until the curator has decided: other forms of pupils, none of adults.
    await press(town.other_pupil, "✏️ Исправить")
    await tap_through(town.other_pupil, ("Форма", "Какую форму выбираешь?"))
    shown = town.other_pupil.last.labels
    assert [label for label in shown if "–" in label] == ["ученик – ученик", "студент – ученик", "работодатель – ученик"]
    await tap_through(town.other_pupil, ("работодатель", "форма «работодатель – ученик»"))
    assert [row[0] for row in await town.ask("SELECT form FROM participants ORDER BY id")] == ["pupil_pupil", "employer_pupil"]
    third = await town.box.person(8103, "Третий")
    await third.starts(town._links[town.pupil.id])
    await third.sees("Шаг 1")
    await press(third, "✅ Согласен")
    await third.sees("В каком")
    await press(third, "7Б")
    await third.sees("Напиши")
    await third.says("Ян Ю")
    await third.sees("согласие родителей")
    # A number that was given once is not given again: somebody may have noted it down.
    assert await town.one("SELECT code FROM participants ORDER BY id DESC LIMIT 1") == "7Б-03"


async def test_class_without_codes_keeps_the_answers_tells_the_curator_once_and_can_be_left_or_tried_again(town: Town) -> None:
    await town.starts(town.curator)
    place = await town.one("SELECT organization_id FROM appointments WHERE office = 'curator'")
    async with town.service.database.begin() as tx:
        await tx.execute(text("INSERT INTO code_series VALUES (:place, '7Б', 999)"), {"place": place})
    for person, name in ((town.pupil, "Аня К"), (town.other_pupil, "Тим С")):
        await town.starts(person)
        await tap_through(person, ("✅ Согласен", "В каком"), ("7Б", "Напиши"))
        await person.says(name)
        refused = await person.sees("В классе 7Б закончились личные коды")
        assert f"Имя: {name}" in refused.text
    await town.settled()
    assert await town.one("SELECT count(*) FROM participants") == 0
    assert sum("В классе 7Б закончились" in seen.text for seen in await town.sent_to(town.curator)) == 1
    # It was the wrong class: another one is chosen, and the name is not asked again.
    await tap_through(town.pupil, ("Класс", "В каком"), ("7В", "согласие родителей"))
    # It was the right one; a place has been made for it.
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE code_series SET last = 998 WHERE prefix = '7Б'"))
    await tap_through(town.other_pupil, ("📨 Отправить", "согласие родителей"))
    joined = await town.ask("SELECT name, code FROM participants JOIN persons ON persons.id = person_id ORDER BY code DESC")
    assert [tuple(row) for row in joined] == [("Аня К.", "7В-01"), ("Тим С.", "7Б-999")]


async def pupil_applies_other(town: Town) -> None:
    await pupil_applies(town, town.other_pupil, "Тим С", "7Б")


async def test_mode_none_keeps_road_maps_only(url: str, box: Box) -> None:
    async with Town.open(url, box, mode=PersonalData.NONE) as town:
        await town.starts(town.curator)
        await town.starts(town.pupil)
        await town.pupil.sees("ведёт только дорожные карты")
        link = await town.one("SELECT code FROM join_links WHERE role = 'mentee'")
        await town.pupil.starts(f"{link}_23456789ab")  # a slip with a personal code
        await town.pupil.sees("ведёт только дорожные карты")
        assert await town.one("SELECT count(*) FROM drafts") == 0
        await town.pupil.sees("Кто Вы?")
        await press(town.pupil, "🎒 Я ученик")
        home = await town.pupil.sees("ведёт только дорожные карты")
        assert "🔎 Найти школу" not in home.labels
        await town.curator.says("/home")
        home = await town.curator.sees("Вы куратор")
        assert not {"🤝 Подобрать", "➕ По журналу", "👥 Пары", "📣 Плакаты и коды"} & set(home.labels)
