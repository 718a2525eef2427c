"""From the paper to a published road map, on the invented order and letter of `examples/`, over real HTTP."""

import re

from db.organization import organizations
from tests.handlers.road_map_steps import LETTER, ORDER, order_is_published, publishes, sends_paper
from tests.town import Town

SUMMARY = "8 мероприятий, 7 пунктов приказа, 5 показателей, 4 без срока, 0 вопросов"


async def test_order_is_understood_shown_corrected_and_published_without_what_was_taken_out(town: Town) -> None:
    await _order_is_understood_and_shown_before_anybody_hears_of_it(town)
    await _typed_number_opens_its_row_from_any_page(town)
    await _row_is_corrected_taken_out_and_put_back(town)
    await _preview_fits_a_phone_page_by_page(town)
    await _what_was_taken_out_gives_no_assignments(town)


async def _order_is_understood_and_shown_before_anybody_hears_of_it(town: Town) -> None:
    await town.starts(town.coordinator)
    seen = await sends_paper(town, ORDER.name, ORDER.read_bytes())
    assert SUMMARY in seen.text
    assert "№ 87 от 10.08.2026" in seen.text
    assert "3 центра" in seen.text
    rows = await town.ask("SELECT number, due, term_kind, target_id IS NOT NULL AS share FROM measures ORDER BY position")
    assert [(row.number, str(row.due)) for row in rows if not row.share] == [
        ("1", "2026-09-01"), ("2", "2026-10-31"), ("3", "2026-10-31"), ("1.1", "None"), ("1.2.1", "2026-09-01"),
        ("1.2.2", "2026-09-01"), ("1.2.3", "2026-09-01"), ("2.1", "None"), ("2.2", "None"), ("2.3", "None"),
    ]  # fmt: skip
    shares = await town.ask("SELECT percent, due FROM targets ORDER BY due")
    assert [(int(row.percent), row.due.year) for row in shares] == [
        (15, 2026), (30, 2027), (45, 2028), (60, 2029), (70, 2030),
    ]  # fmt: skip
    assert await town.one("SELECT count(*) FROM centres") == 3
    assert await town.one("SELECT count(*) FROM assignments") == 0
    assert await town.one("SELECT count(*) FROM notices") == 0


async def _typed_number_opens_its_row_from_any_page(town: Town) -> None:
    await town.coordinator.presses("📋 Мероприятия")
    await town.coordinator.sees("Или напишите номер строки.")
    await town.coordinator.says("99")
    await town.coordinator.sees("Строки «99» здесь нет")
    await town.coordinator.says("№ 1.2.3")
    assert "№ 1.2.3." in (await town.coordinator.sees("Ответственные в бумаге")).text


async def _row_is_corrected_taken_out_and_put_back(town: Town) -> None:
    await town.coordinator.presses("‹ К мероприятиям")
    await town.coordinator.sees("Мероприятия")
    await town.coordinator.presses("2")
    opened = await town.coordinator.sees("Срок в бумаге: «Июль-октябрь 2026»")
    assert "Понято: муниципалитет и 12 организаций" in opened.text
    assert "При отчёте бот попросит: Одна строка" in opened.text
    await town.coordinator.presses("📎 Результат")
    assert "✅ Одна строка" in (await town.coordinator.sees("Ожидаемый результат")).labels
    await town.coordinator.presses("Фото")
    assert "✅ Фото" in (await town.coordinator.sees("Записано")).labels
    await town.coordinator.presses("‹ Назад")
    await town.coordinator.sees("• вид отчёта: «Одна строка»")
    await town.coordinator.presses("🗑 Убрать из дорожной карты")
    await town.coordinator.sees("Убрано из дорожной карты")
    await town.coordinator.presses("‹ К мероприятиям")
    await town.coordinator.sees("🗑 № 2.")
    assert await town.one("SELECT count(*) FROM measures WHERE removed_at IS NOT NULL") == 1
    await town.coordinator.presses("2")
    await town.coordinator.sees("Убрано из дорожной карты")
    await town.coordinator.presses("↩️ Вернуть в дорожную карту")
    await town.coordinator.sees("При отчёте бот попросит: Фото")
    assert [row.evidence for row in await town.ask("SELECT evidence FROM measures WHERE number = '2'")] == ["photo"]
    assert await town.one("SELECT count(*) FROM measures WHERE removed_at IS NOT NULL") == 0


async def _preview_fits_a_phone_page_by_page(town: Town) -> None:
    await town.coordinator.presses("‹ К мероприятиям")
    seen = [await town.coordinator.sees("Мероприятия и пункты: 15")]
    while "›" in seen[-1].labels:
        await town.coordinator.presses("›")
        seen.append(await town.coordinator.sees("Мероприятия и пункты: 15"))
    assert len(seen) == 4
    assert all(len(page.text) < 1200 for page in seen)
    assert [label for page in seen for label in page.labels if label[0].isdecimal() and "из" not in label] == [
        "1", "2", "3", "4", "5", "6", "7", "8", "1.1", "1.2.1", "1.2.2", "1.2.3", "2.1", "2.2", "2.3",
    ]  # fmt: skip
    assert "«Июль-октябрь 2026» → до 31.10.2026 (начало 01.07.2026)" in seen[0].text
    assert "🎯 показатель 30 %, считается сам" in seen[1].text
    assert "срок не назван → постоянно" in seen[2].text
    assert "№ 1.2.1. Утвердить приказом по организации: Положение" in seen[2].text


async def _what_was_taken_out_gives_no_assignments(town: Town) -> None:
    await town.coordinator.says("2")
    await town.coordinator.sees("Срок в бумаге")
    await town.coordinator.presses("🗑 Убрать из дорожной карты")
    await town.coordinator.sees("Убрано")
    await town.coordinator.presses("‹ К мероприятиям")
    await town.coordinator.sees("Мероприятия")
    await town.coordinator.presses("‹ К дорожной карте")
    assert "Убрано Вами: 1" in (await town.coordinator.sees("В документе")).text
    await publishes(town)
    numbers = await town.ask("SELECT DISTINCT number FROM measures m JOIN assignments a ON a.measure_id = m.id ORDER BY number")
    assert [row.number for row in numbers] == ["1", "1.1", "1.2.1", "1.2.2", "1.2.3", "2.1", "2.2", "2.3", "3"]


async def test_publishing_fans_out_to_twelve_organisations(town: Town) -> None:
    await town.officials_start()
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    await town.coordinator.presses("🚀 Опубликовать")
    asked = await town.coordinator.sees("Опубликовать «")
    assert "12 организаций × 7 мероприятий = 84 поручения" in asked.text
    assert "Ещё 6 у муниципалитета: исполняет координатор, принимает контролёр" in asked.text
    assert "Показателей: 5" in asked.text
    assert "Ещё 11 не подключены к боту" in asked.text
    await town.coordinator.presses("🚀 Да, опубликовать")
    seen = await town.coordinator.sees("Опубликовано. Поручений: 90")
    assert "👀 Ещё не ознакомились (1): Школа № 1." in seen.text
    assert "📵 Не подключены к боту (11): Школа № 2, Гимназия № 3" in seen.text
    assert "🗓 План напоминаний" in seen.labels
    found = await town.ask("SELECT office, count(*) AS n, count(DISTINCT organization_id) AS places FROM assignments GROUP BY 1")
    assert {(row.office, row.n, row.places) for row in found} == {("head", 84, 12), ("coordinator", 6, 1)}
    assert await town.one("SELECT count(*) FROM assignments a JOIN measures m ON m.id = a.measure_id WHERE m.target_id > 0") == 0
    # Point 2 names a specialist, who is the coordinator.
    named = await town.ask(
        "SELECT p.name FROM assignments a JOIN measures m ON m.id = a.measure_id JOIN persons p ON p.id = a.executor_id"
    )
    assert {row.name for row in named} == {"Лебедева Анна Павловна"}
    assert await town.one("SELECT count(*) FROM assignment_changes WHERE act = 'given'") == 90


async def test_each_responsible_person_gets_one_message_and_acknowledges(town: Town) -> None:
    await order_is_published(town, town.curator, town.controller, town.regional)
    told = [message for message in await town.sent_to(town.head) if "Опубликована дорожная карта" in message.text]
    assert len(told) == 1
    assert "Ваших поручений: 7" in told[0].text
    assert "• до 01.09.2026: № 1.2.1. Утвердить приказом по организации: Положение" in told[0].text
    assert "• постоянно: № 1.1." in told[0].text
    assert told[0].labels == ["👌 Ознакомлен(а)", "📋 Мои поручения"]
    for outsider in (town.curator, town.controller, town.regional, town.coordinator):
        assert not [message for message in await town.sent_to(outsider) if "Ваших поручений" in message.text]
    for _ in range(2):
        answer = await town.head.presses("👌 Ознакомлен(а)")
        assert answer is not None
        assert answer.text == "Записано: Вы ознакомлены со своими поручениями."
    read = await town.ask("SELECT external_id FROM acknowledgements JOIN accounts USING (person_id) ORDER BY 1")
    assert [row.external_id for row in read] == [town.head.id, town.coordinator.id]
    await town.coordinator.presses("🏠 Домой")
    await town.coordinator.sees("координатор")
    await town.coordinator.presses("📄 Дорожная карта")
    await town.coordinator.sees("Дорожные карты")
    await town.coordinator.presses(next(label for label in town.coordinator.buttons if "№ 87" in label))
    assert "👌 Ознакомились (1): Школа № 1." in (await town.coordinator.sees("Опубликована")).text
    for other in (town.head, town.curator):  # no desk of theirs
        await other.says("/home")
        assert "📄 Дорожная карта" not in (await other.sees("Вы ")).labels


async def test_named_persons_are_recognised_and_the_missing_controller_invited_in_one_press(town: Town) -> None:
    await town.starts(town.coordinator, town.head)
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    await town.coordinator.presses("👤 Люди")
    seen = await town.coordinator.sees("Кого называет бумага")
    assert "Это Вы: координатор" in seen.text
    assert "Контролёра пока нет" in seen.text
    await town.coordinator.presses("✉️ Соколова М.Д.: назначить контролёром?")
    link = re.search(r"start=([\w-]{43})", (await town.coordinator.sees("Откройте ссылку")).text)
    assert link is not None
    newcomer = await town.box.person(8001, "Михаил")
    await newcomer.starts(link[1])
    await newcomer.sees("Осталось дождаться подтверждения")
    await town.coordinator.sees("Открыто приглашение")
    await town.coordinator.presses("Да, это тот человек")
    await newcomer.sees("Вас подтвердили")
    assert await town.one("SELECT count(*) FROM appointments WHERE office = 'controller' AND until IS NULL") == 1


async def test_letter_gives_five_shares_and_a_request_for_information(town: Town) -> None:
    await town.starts(town.coordinator)
    seen = await sends_paper(town, LETTER.name, LETTER.read_bytes())
    assert "5 показателей" in seen.text
    shares = await town.ask("SELECT percent FROM targets ORDER BY due")
    assert [int(row.percent) for row in shares] == [10, 20, 35, 50, 70]
    request = await town.ask("SELECT due FROM measures WHERE source = 'request'")
    assert [str(row.due) for row in request] == ["2026-10-15"]
    await publishes(town)
    kinds = await town.ask("SELECT DISTINCT o.kind FROM assignments a JOIN organizations o ON o.id = a.organization_id")
    assert [row.kind for row in kinds] == ["school"]


async def test_pasted_text_is_gathered_from_several_messages(town: Town) -> None:
    await town.starts(town.coordinator)
    await town.coordinator.presses("📄 Дорожная карта")
    await town.coordinator.sees("Дорожные карты")
    text, at = ORDER.read_text(), ORDER.read_text().index("№п/п")
    await town.coordinator.says(text[:at])
    await town.coordinator.sees("1 сообщение")
    await town.coordinator.says(text[at:])
    await town.coordinator.sees("2 сообщения")
    await town.coordinator.presses("📖 Это всё, прочитать")
    assert "8 мероприятий" in (await town.coordinator.sees("В документе")).text
    assert not await town.ask("SELECT 1 FROM drafts WHERE kind = 'paper-text'")


async def test_file_sent_with_nothing_open_is_asked_about(town: Town) -> None:
    await town.starts(town.coordinator, town.controller)
    await town.coordinator.sends_file(ORDER.name, ORDER.read_bytes())
    asked = await town.coordinator.sees("Это приказ или дорожная карта?")
    assert ORDER.name in asked.text
    assert await town.one("SELECT count(*) FROM road_maps") == 0
    await town.coordinator.presses("📖 Да, прочитать")
    assert SUMMARY in (await town.coordinator.sees("В документе")).text
    await town.controller.sends_file(ORDER.name, ORDER.read_bytes())
    await town.controller.sees("Файл здесь не понадобится")


async def test_an_order_and_its_appendix_sent_together_are_both_read(town: Town) -> None:
    await town.starts(town.coordinator)
    appendix = "План на 2026-2027 учебный год\n\nМероприятие | Срок | Ответственный\nСлёт | до 20 мая | Директор школы\n"
    await town.coordinator.sends_file("скан.jpg.doc", b"\xd0\xcf\x11\xe0 old")
    await town.coordinator.sees("Вы прислали файл «скан.jpg.doc»")
    await town.coordinator.sends_file(ORDER.name, ORDER.read_bytes())
    await town.coordinator.sees("бот прочитает их по очереди")
    await town.coordinator.sends_file("приложение.txt", appendix.encode())
    asked = await town.coordinator.sees(f"Вы прислали файлы: «скан.jpg.doc», «{ORDER.name}», «приложение.txt»")
    assert "🏫 Это список организаций" not in asked.labels
    await town.coordinator.presses("📖 Да, прочитать")
    await town.coordinator.sees("Формат файла «скан.jpg.doc» не читается")
    await town.coordinator.presses(f"📖 Прочитать ещё «{ORDER.name}»")
    first = await town.coordinator.sees(f"файл «{ORDER.name}»")
    assert SUMMARY in first.text
    await town.coordinator.presses("📖 Прочитать ещё «приложение.txt»")
    last = await town.coordinator.sees("файл «приложение.txt»")
    assert not [label for label in last.labels if label.startswith("📖")]
    assert await town.ask("SELECT filename FROM papers ORDER BY id") == [(ORDER.name,), ("приложение.txt",)]


async def test_more_files_than_are_taken_at_once_are_refused_in_words(town: Town) -> None:
    await town.starts(town.coordinator)
    for number in range(5):
        await town.coordinator.sends_file(f"{number}.txt", b"x")
        await town.coordinator.sees(f"«{number}.txt»")
    await town.coordinator.sends_file("6.txt", b"x")
    await town.coordinator.sees("Больше 5 файлов сразу бот не берёт")


async def test_organisations_are_chosen_by_kind_and_one_by_one(town: Town) -> None:
    await town.starts(town.coordinator)
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    await town.coordinator.presses("🏫 Кому")
    await town.coordinator.sees("выбрано 12 из 12 организаций, как сказано в бумаге")
    await town.coordinator.presses("✅ Школа: 9 из 9")
    await town.coordinator.sees("выбрано 3 из 12")
    await town.coordinator.presses("Выбрать по одной")
    await town.coordinator.sees("Выбрано 3 из 12")
    await town.coordinator.presses("▫️ Школа № 1")
    await town.coordinator.sees("Выбрано 4 из 12")
    await town.coordinator.presses("‹ Назад")
    await town.coordinator.sees("выбрано 4 из 12")
    await town.coordinator.presses("🚀 Опубликовать")
    await town.coordinator.sees("4 организации × 7 мероприятий = 28 поручений")
    await town.coordinator.presses("🚀 Да, опубликовать")
    await town.coordinator.sees("Поручений: 34")
    assert await town.one("SELECT count(DISTINCT organization_id) FROM assignments WHERE office = 'head'") == 4


async def test_wider_rows_than_the_order_are_a_question_with_counts(town: Town) -> None:
    async with town.service.database.begin() as tx:
        place = next(one for one in await organizations.every(tx) if one.short_name == "г. Белые Ключи")
        for number in (1, 2):
            name = f"МБДОУ «Детский сад № {number}»"
            await organizations.add(
                tx, name=name, short_name=f"Детсад № {number}", kind="kindergarten", zone=place.zone, parent=place
            )
    await town.starts(town.coordinator, town.head)
    seen = await sends_paper(town, ORDER.name, ORDER.read_bytes())
    assert "1 вопрос" in seen.text
    await town.coordinator.presses("❓ Ответить на вопросы")
    asked = await town.coordinator.sees("Вопрос 1 из 1")
    assert "Тот же вопрос ещё в 2 строках" in asked.text
    assert asked.labels[:2] == ["Только школа, организация дополнительного образования: 12", "Все организации: 14"]
    await town.coordinator.presses("‹ К дорожной карте")
    await town.coordinator.sees("В документе")
    await town.coordinator.presses("🚀 Опубликовать")
    # Rows 1 to 3 wait for the answer; the acts of point 1 do not.
    assert (
        "Без ответа на вопросы: 3 (№ 1, 2, 3)"
        in (await town.coordinator.sees("12 организаций × 4 мероприятия = 48 поручений")).text
    )
    await town.coordinator.presses("🚀 Да, опубликовать")
    await town.coordinator.sees("❓ Остались вопросы: 1")
    await town.settled()
    await town.coordinator.presses("❓ Ответить на вопросы")
    await town.coordinator.sees("Вопрос 1 из 1")
    await town.coordinator.presses("Все организации: 14")
    await town.coordinator.sees("Вопросов больше нет")
    await town.settled()
    found = await town.ask(
        "SELECT m.number, count(*) AS n FROM assignments a JOIN measures m ON m.id = a.measure_id"
        " WHERE a.office = 'head' AND m.source = 'row' GROUP BY 1 ORDER BY 1"
    )
    assert [(row.number, row.n) for row in found] == [("1", 14), ("2", 14), ("3", 14)]
    told = [message.text for message in await town.sent_to(town.head) if "Ваших поручений" in message.text]
    assert [re.findall(r"Ваших поручений: (\d+)", text) for text in told] == [["4"], ["3"]]


async def test_road_map_whose_dates_are_past_is_marked_and_reminds_nobody(town: Town) -> None:
    await town.starts(town.coordinator, town.head)
    old = ORDER.read_text().replace("2026", "2024").encode()
    seen = await sends_paper(town, "old.txt", old)
    assert "Сроков в прошлом: 6" in seen.text
    await publishes(town)
    assert await town.one("SELECT count(*) FROM assignments WHERE due < given") == 75
    assert await town.one("SELECT count(*) FROM reminders r WHERE item_kind = 'assignment' AND state = 'planned'") == 0
    await town.head.presses("📋 Мои поручения")
    assert "⚪ срок прошёл до публикации (01.09.2024)" in (await town.head.sees("Мои поручения")).text


async def test_draft_survives_a_restart_and_may_be_thrown_away(town: Town) -> None:
    await town.starts(town.coordinator)
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    await town.coordinator.says("/home")
    home = await town.coordinator.sees("Черновик дорожной карты ждёт")
    assert "📄 Дорожная карта" in home.labels
    await town.coordinator.presses("📄 Дорожная карта")
    await town.coordinator.sees("Дорожные карты")
    await town.coordinator.presses(next(label for label in town.coordinator.buttons if "Черновик" in label))
    await town.coordinator.sees("В документе")
    await town.coordinator.presses("🗑 Удалить")
    await town.coordinator.sees("Ответы на вопросы пропадут")
    await town.coordinator.presses("🗑 Да, удалить")
    await town.coordinator.sees("Черновик удалён")
    await town.coordinator.sends_file(ORDER.name, ORDER.read_bytes())
    await town.coordinator.sees("В документе")
    states = await town.ask("SELECT state FROM road_maps ORDER BY id")
    assert [row.state for row in states] == ["discarded", "draft"]
