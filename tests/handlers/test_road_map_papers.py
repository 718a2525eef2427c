"""What coordinators really send: wrong types, empty and huge files, photos, tables without dates, the same paper twice."""

from openpyxl import Workbook
from sqlalchemy import text

from tests.cases import case
from tests.handlers.road_map_steps import ORDER, publishes, sends_paper
from tests.inbox import tell
from tests.papers import files
from tests.town import Town

WITHOUT_DATES = """План мероприятий по наставничеству

№ п/п\tМероприятие\tСроки\tОтветственные
1.\tСобрать списки наставников\t\tРуководители общеобразовательных организаций
2.\tПровести установочную встречу\t\tРуководители общеобразовательных организаций
"""
PLAN = """План мероприятий по наставничеству

№ п/п\tМероприятие\tСроки\tОтветственные
1.\tСобрать списки наставников\tсентябрь\tРуководители общеобразовательных организаций
2.\tПровести установочную встречу\tдо 15 октября\tРуководители общеобразовательных организаций
3.\tПодвести итоги\t31.02.2027\tРуководители общеобразовательных организаций
4.\tСверить журналы\tежемесячно\tАртель «Огонёк»
"""
SAME_ARTEL = '5.\tПровести сверку\tдо 1 ноября 2026 года\tартель "Огонёк" (по согласованию)\n'
NAMED_SCHOOL = """№\tМероприятие\tСрок\tОтветственный
1.\tПровести слёт наставников\tдо 15.10.2026\tМБОУ СОШ № 1
2.\tПоказать открытый урок\tдо 20.10.2026\tМБОУ СОШ №1
3.\tСобрать анкеты\tдо 25.10.2026\tруководители школ
"""


async def nothing_is_kept(town: Town) -> None:
    """No paper, no road map, and the desk still stands."""
    assert await town.one("SELECT count(*) FROM papers") == 0
    assert await town.one("SELECT count(*) FROM road_maps") == 0
    assert not await town.ask("SELECT 1 FROM updates WHERE dead_at IS NOT NULL")


UNREADABLE = (
    ("план.exe", b"MZ\x90\x00", "не читается: нужен .docx, .xlsx, .csv, .pdf или .txt"),
    ("план.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "сохраните как .docx"),
    ("план.txt", b"", "пуст"),
    ("план.docx", b"PK\x03\x04 not a document at all", "Файл «план.docx»"),
    ("меню.txt", "Компот, котлеты, пюре.\nПриятного аппетита!".encode(), "нет ни таблицы дорожной карты"),
)


async def test_what_cannot_be_read_is_said_and_loses_nothing(town: Town) -> None:
    """Nor does a file of 25 MB, which is refused before it is fetched, nor a photo, nor a voice."""
    await town.starts(town.coordinator)
    await sends_paper(town, "архив.txt", bytes(25 * 1024 * 1024), sees="больше 20 МБ")
    assert not await town.box.ledger("getFile")
    await town.coordinator.sends_photo()
    await town.coordinator.sees("Фото бот не прочитает")
    await town.coordinator.sees("Пришлите приказ")
    await town.coordinator.sends_voice()
    await town.coordinator.sees("Голосовые сообщения бот не слушает")
    for name, content, said in UNREADABLE:
        with case(name):
            await town.coordinator.sends_file(name, content)
            await town.coordinator.sees(said)
            await town.settled()
            await nothing_is_kept(town)
    await town.coordinator.sends_file(ORDER.name, ORDER.read_bytes())
    await town.coordinator.sees("8 мероприятий")
    # «Читаю …» became the refusal, and is gone where the summary says everything.
    shown = await town.coordinator.chat()
    assert not [one for one in shown if "Читаю" in one.text]
    for name, _, said in UNREADABLE:
        with case(name):
            assert [one.edited for one in shown if said in one.text] == [True]


async def test_table_without_dates_asks_for_every_one(town: Town) -> None:
    await town.starts(town.coordinator)
    seen = await sends_paper(town, "план.txt", WITHOUT_DATES.encode())
    assert "2 мероприятия" in seen.text
    assert "2 вопроса" in seen.text
    await town.coordinator.presses("🚀 Опубликовать")
    refused = await town.coordinator.sees("Пока ни одно мероприятие не понято до конца")
    assert "🚀 Да, опубликовать" not in refused.labels
    await town.coordinator.presses("‹ К дорожной карте")
    await town.coordinator.sees("В документе")
    await town.coordinator.presses("❓ Ответить на вопросы")
    await town.coordinator.sees("Вопрос 1 из 2")
    await town.coordinator.says("когда-нибудь")
    await town.coordinator.sees("Не вижу в ответе «когда-нибудь» понятного срока")
    await town.coordinator.says("до 1 октября 2026 года")
    await town.coordinator.sees("Вопрос 1 из 1")
    await town.coordinator.presses("Без срока, постоянно")
    await town.coordinator.sees("Вопросов больше нет")
    rows = await town.ask("SELECT due, term_text FROM measures ORDER BY position")
    assert [(str(row.due), row.term_text) for row in rows] == [("2026-10-01", ""), ("None", "")]
    await town.coordinator.presses("‹ К дорожной карте")
    await town.coordinator.sees("0 вопросов")
    assert "Поручений: 18" in (await publishes(town)).text


async def test_rows_that_name_nobody_are_answered_one_by_one_or_all_at_once(town: Town) -> None:
    rows = "".join(f"{number}.\tСобрать анкеты № {number}\tдо {number}.10.2026\t\n" for number in range(11, 16))
    named = "16.\tПодвести итоги\tдо 16.10.2026\tУправление образования\n"
    await town.starts(town.coordinator)
    await sends_paper(town, "план.txt", f"№\tМероприятие\tСрок\tОтветственный\n{rows}{named}".encode())
    await town.coordinator.presses("❓ Ответить на вопросы")
    await town.coordinator.sees("Вопрос 1 из 5")
    await town.coordinator.presses("🏢 Муниципалитет (координатор)")
    await town.coordinator.sees("Вопрос 1 из 4")
    await town.coordinator.presses("🏫 Руководители: все строки без ответственного (4)")
    await town.coordinator.sees("Вопросов больше нет")
    offices = "SELECT responsible->0->>'office' AS office FROM measures ORDER BY position"
    assert [row.office for row in await town.ask(offices)] == ["coordinator", *4 * ["head"], "coordinator"]


async def test_school_called_by_its_name_is_asked_once_and_others_hear_nothing(town: Town) -> None:
    await town.starts(town.coordinator, town.head)
    assert "1 вопрос" in (await sends_paper(town, "план.txt", NAMED_SCHOOL.encode())).text
    await town.coordinator.presses("❓ Ответить на вопросы")
    asked = await town.coordinator.sees("Кто отвечает: «МБОУ СОШ № 1»?")
    assert "Тот же вопрос ещё в 1 строке" in asked.text
    assert asked.labels[0] == "🏫 Школа № 1"
    await town.coordinator.presses("🏫 Школа № 1")
    await town.coordinator.sees("Вопросов больше нет")
    await town.coordinator.presses("‹ К дорожной карте")
    await town.coordinator.sees("0 вопросов")
    await publishes(town)
    handed = """
        SELECT m.number, array_agg(DISTINCT o.short_name) AS places FROM assignments a
          JOIN measures m ON m.id = a.measure_id JOIN organizations o ON o.id = a.organization_id
         WHERE m.number IN ('1', '2') GROUP BY m.number ORDER BY m.number
    """
    assert [(row.number, row.places) for row in await town.ask(handed)] == [("1", ["Школа № 1"]), ("2", ["Школа № 1"])]


async def test_questions_come_one_by_one_and_can_be_left_for_later(town: Town) -> None:
    await town.starts(town.coordinator)
    assert "4 вопроса" in (await sends_paper(town, "план.txt", (PLAN + SAME_ARTEL).encode())).text
    await town.coordinator.presses("❓ Ответить на вопросы")
    asked = await town.coordinator.sees("Вопрос 1 из 4")
    assert "Какого года этот срок?" in asked.text
    assert asked.labels[:2] == ["01.09.2026 – 30.09.2026", "01.09.2027 – 30.09.2027"]
    await town.coordinator.presses("Позже ›")
    await town.coordinator.sees("Вопрос 2 из 4")
    await town.coordinator.presses("15.10.2027")
    await town.coordinator.sees("Вопрос 2 из 3")
    assert str(await town.one("SELECT due FROM measures WHERE number = '2'")) == "2027-10-15"
    await town.coordinator.presses("✏️ Открыть строку")
    await town.coordinator.sees("Подвести итоги")
    await town.coordinator.presses("❓ Ответить на вопросы")
    await town.coordinator.sees("Вопрос 2 из 3")
    await town.coordinator.presses("‹ К дорожной карте")
    await town.coordinator.sees("3 вопроса")
    await town.coordinator.presses("❓ Ответить на вопросы")
    await town.coordinator.sees("Вопрос 1 из 3")
    # A year alone is an answer; who is meant by the same words is asked once for all their rows.
    await town.coordinator.says("2026")
    asked = await town.coordinator.sees("Вопрос 1 из 2")
    assert "похоже на опечатку" in asked.text
    await town.coordinator.presses("Позже ›")
    asked = await town.coordinator.sees("Вопрос 2 из 2")
    assert "Кто отвечает: «Артель «Огонёк»»?" in asked.text
    assert "Тот же вопрос ещё в 1 строке" in asked.text
    await town.coordinator.presses("🏫 Руководители всех организаций")
    await town.coordinator.sees("Вопрос 1 из 1")
    await town.coordinator.presses("‹ К дорожной карте")
    await town.coordinator.sees("1 вопрос")
    rows = await town.ask("SELECT number, due FROM measures ORDER BY position")
    assert [(row.number, str(row.due)) for row in rows] == [
        ("1", "2026-09-30"), ("2", "2027-10-15"), ("3", "None"), ("4", "None"), ("5", "2026-11-01"),
    ]  # fmt: skip
    await town.coordinator.presses("🚀 Опубликовать")
    assert "(№ 3)" in (await town.coordinator.sees("Без ответа на вопросы: 1")).text
    await town.coordinator.presses("🚀 Да, опубликовать")
    await town.coordinator.sees("Опубликовано")
    # Twelve organisations, two turns of the monthly measure; nine schools for each of the others.
    found = await town.ask(
        "SELECT m.number, count(*) AS n, count(DISTINCT occurrence) AS turns FROM assignments a"
        " JOIN measures m ON m.id = a.measure_id GROUP BY 1 ORDER BY 1"
    )
    assert [(row.number, row.n, row.turns) for row in found] == [("1", 9, 0), ("2", 9, 0), ("4", 24, 2), ("5", 12, 0)]


async def test_next_turns_of_a_recurring_measure_follow_with_time(town: Town) -> None:
    await town.starts(town.coordinator)
    await sends_paper(town, "план.txt", PLAN.replace("Артель «Огонёк»", "Руководители школ").encode())
    await publishes(town)
    assert await town.one("SELECT count(DISTINCT occurrence) FROM assignments") == 2
    await town.moves_clock(days=22)
    turns = await town.ask("SELECT DISTINCT occurrence FROM assignments ORDER BY 1")
    assert [str(row.occurrence) for row in turns] == ["2026-08-31", "2026-09-30", "2026-10-31"]


async def test_same_paper_is_recognised_whoever_sends_it(town: Town) -> None:
    await town.starts(town.coordinator)
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    await town.coordinator.presses("🏠 Домой")
    await town.coordinator.sees("координатор")
    again = await sends_paper(town, "копия.txt", ORDER.read_bytes(), sees="Эта бумага уже загружена")
    assert "В документе 8 мероприятий" in again.text
    assert await town.one("SELECT count(*) FROM road_maps") == 1
    assert await town.one("SELECT count(*) FROM papers") == 1
    await publishes(town)
    await town.coordinator.presses("‹ Все карты")
    await town.coordinator.sees("Дорожные карты")
    await town.coordinator.sends_file(ORDER.name, ORDER.read_bytes())
    await town.coordinator.sees("Эта бумага уже загружена")
    assert await town.one("SELECT count(*) FROM assignments") == 90


async def test_publishing_without_organisations_is_refused(town: Town) -> None:
    await town.starts(town.coordinator)
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    await town.coordinator.presses("🏫 Кому")
    await town.coordinator.sees("выбрано 12")
    await town.coordinator.presses("✅ Школа: 9 из 9")
    await town.coordinator.sees("выбрано 3")
    await town.coordinator.presses("✅ Организация дополнительного образования: 3 из 3")
    await town.coordinator.sees("выбрано 0")
    await town.coordinator.presses("🚀 Опубликовать")
    refused = await town.coordinator.sees("не выбрано ни одной организации")
    assert "🚀 Да, опубликовать" not in refused.labels
    assert await town.one("SELECT count(*) FROM assignments") == 0
    assert await town.one("SELECT state FROM road_maps") == "draft"


async def test_publishing_without_heads_says_whose_assignments_wait(town: Town) -> None:
    await town.starts(town.coordinator)
    async with town.service.database.begin() as tx:
        await tx.execute(text("DELETE FROM appointments WHERE office = 'head'"))
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    await town.coordinator.presses("🚀 Опубликовать")
    asked = await town.coordinator.sees("12 организаций × 7 мероприятий = 84 поручения")
    assert "⚠️ Руководитель неизвестен: Школа № 1, Школа № 2" in asked.text
    assert "Пока ни один ответственный не подключён к боту (организаций: 12)" in asked.text
    assert "контролёра пока нет" in asked.text
    await town.coordinator.presses("🚀 Да, опубликовать")
    await town.coordinator.sees("пока никому не ушло")
    assert await town.one("SELECT count(*) FROM assignments") == 90


async def test_two_coordinators_publish_once_and_an_old_button_publishes_nothing(town: Town) -> None:
    await town.starts(town.coordinator)
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    await town.coordinator.presses("🚀 Опубликовать")
    asked = await town.coordinator.sees("Опубликовать «")
    now = next(b["callback_data"] for row in asked.buttons for b in row if b["text"] == "🚀 Да, опубликовать")
    await town.coordinator.presses("🏫 Кому")
    await town.coordinator.sees("выбрано 12")
    await town.coordinator.presses("✅ Школа: 9 из 9")
    await town.coordinator.sees("выбрано 3")
    await town.coordinator.presses("🚀 Опубликовать")
    await town.coordinator.sees("3 организации × 7 мероприятий")
    await town.coordinator.forges(now, asked.id)  # the button of the screen with twelve organisations
    await town.coordinator.sees("С тех пор что-то изменилось")
    assert await town.one("SELECT count(*) FROM assignments") == 0
    await town.coordinator.presses("🚀 Да, опубликовать")
    await town.coordinator.sees("Поручений: 27")
    await town.coordinator.forges(now, asked.id)
    await town.settled()
    assert await town.one("SELECT count(*) FROM assignments") == 27


async def test_who_holds_offices_in_two_organisations_says_whose_the_paper_is(town: Town) -> None:
    await town.starts(town.coordinator)
    statement = """
        UPDATE appointments SET person_id = (SELECT person_id FROM appointments WHERE office = 'coordinator')
         WHERE office = 'head' AND organization_id = (SELECT id FROM organizations WHERE short_name = 'Школа № 5')
    """
    await tell(town.service.database, statement)
    await town.coordinator.sends_file("план.txt", PLAN.encode())
    await town.coordinator.sees("Это приказ или дорожная карта?")
    await town.coordinator.presses("📖 Да, прочитать")
    asked = await town.coordinator.sees("Чья это дорожная карта: «план.txt»?")
    await town.coordinator.presses("🏫 Школа № 5: своя, на согласование")
    assert "📨 Отправить на согласование" in (await town.coordinator.sees("В документе")).labels
    # From the desk as well, a file or a text; nothing is read before it is known whose it is.
    await town.coordinator.presses("‹ Все карты")
    await town.coordinator.sees("Ниже то, что уже загружено")
    await town.coordinator.says(PLAN.replace("сентябрь", "октябрь"))
    await town.coordinator.sees("Получен текст")
    await town.coordinator.presses("📖 Это всё, прочитать")
    await town.coordinator.sees("Чья это дорожная карта: «Вставленный текст»?")
    assert await town.one("SELECT count(*) FROM road_maps") == 1
    await town.coordinator.presses("🏛 г. Белые Ключи: для организаций")
    assert "🚀 Опубликовать" in (await town.coordinator.sees("В документе")).labels
    owners = "SELECT o.short_name FROM road_maps r JOIN organizations o ON o.id = r.organization_id ORDER BY r.id"
    assert [one.short_name for one in await town.ask(owners)] == ["Школа № 5", "г. Белые Ключи"]
    assert asked.labels[:2] == ["🏛 г. Белые Ключи: для организаций", "🏫 Школа № 5: своя, на согласование"]


async def test_a_cell_of_pages_is_asked_about_and_opened(town: Town) -> None:
    await town.starts(town.coordinator)
    endless = "встреча пар у костра, " * 400
    head = "План мероприятий по наставничеству\n\nМероприятие\tСроки\tОтветственные\tРезультат\n"
    plan = f"{head}Слёт\t{endless}\tДиректора школ\t{endless}\n"
    await sends_paper(town, "план.txt", plan.encode())
    await town.coordinator.presses("❓ Ответить на вопросы")
    await town.coordinator.sees("Вопрос 1 из 1")
    await town.coordinator.presses("✏️ Открыть строку")
    await town.coordinator.sees("Срок в бумаге")


async def test_pages_of_hidden_rows_are_told_as_far_as_one_message_holds(town: Town) -> None:
    await town.starts(town.coordinator)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Кружок вышивки"])
    for number in range(200):
        sheet.append([f"{number}. Провести слёт наставников и наставляемых у костра"])
        sheet.row_dimensions[number + 2].hidden = True
    await sends_paper(town, "план.xlsx", files.saved(book), sees="нет ни таблицы дорожной карты")


async def test_year_that_is_said_completes_the_days_under_a_month(town: Town) -> None:
    await town.starts(town.coordinator)
    head = "План работы клуба\n\n№\tМероприятие\tСрок\tОтветственный\nСентябрь\n"
    plan = f"{head}1.\tСбор\t12-16\tДиректора школ\n2.\tСлёт\t19\tДиректора школ\n"
    await sends_paper(town, "план.txt", plan.encode())
    await town.coordinator.presses("❓ Ответить на вопросы")
    await town.coordinator.sees("Вопрос 1 из 2")
    await town.coordinator.says("2026")
    await town.coordinator.sees("Вопросов больше нет")
    assert [str(row.due) for row in await town.ask("SELECT due FROM measures ORDER BY position")] == ["2026-09-16", "2026-09-19"]
