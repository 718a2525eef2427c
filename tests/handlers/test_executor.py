"""What an executor can do besides reporting, told from the phones: more time, help, handing on, leave, a file that came first."""

from domain.pieces import MOST
from tests.handlers.road_map_steps import order_is_published
from tests.handlers.test_assignments import ACT, assignment, presses_act
from tests.telegram import Person, Seen
from tests.town import Town


async def opens(person: Person, words: str) -> Seen:
    """From home to the card of the assignment whose line holds these words; it is on the first page."""
    await person.says("/home")
    await person.sees("Вы ")
    await person.presses("📋 Мои поручения")
    listed = await person.sees("Мои поручения")
    line = next(line for line in listed.text.split("\n\n") if words in line)
    await person.presses(line.strip().splitlines()[-2 if "\n" in line.strip() else 0].split(".")[0])
    return await person.sees(words)


async def test_more_time_and_help_reach_the_coordinator_and_the_answer_comes_back(town: Town) -> None:
    await order_is_published(town)
    card = await opens(town.head, ACT)
    assert {"⏰ Отложить", "📅 Прошу продлить", "🤝 Нужна помощь", "🚫 Не требуется", "👤 Поручить", "🕓 История"} <= set(
        card.labels
    )
    await town.head.presses("📅 Прошу продлить")
    month = await town.head.sees("До какого дня")
    assert "Сентябрь 2026" in month.labels, "nothing before the day on which it is due can be chosen"
    await town.head.presses("15")
    await town.head.sees("до 15.09.2026")
    await town.head.says("Учителя в отпуске")
    asked = await town.head.sees("Пока ответа нет, срок прежний")
    assert "Просьба продлить до 15.09.2026 ждёт ответа. «Учителя в отпуске»" in asked.text
    assert "📅 Прошу продлить" not in asked.labels
    await town.settled()
    came = await town.coordinator.sees("Школа № 1 просит продлить до 15.09.2026")
    assert "Пишут: «Учителя в отпуске»" in came.text
    assert came.labels == ["✅ Продлить", "📅 Другая дата", "✖️ Отказать", "📋 Открыть поручение"]
    old = came.buttons[0][0]["callback_data"]
    await town.coordinator.presses("📅 Другая дата")
    await town.coordinator.sees("До какого дня продлить?")
    await town.coordinator.presses("‹ Назад")
    assert "✅ Продлить до 15.09.2026" in (await town.coordinator.sees("просит продлить до 15.09.2026")).labels
    await town.coordinator.presses("📅 Другая дата")
    await town.coordinator.sees("До какого дня продлить?")
    await town.coordinator.presses("10")
    await town.coordinator.sees("Ответ отправлен: Школа № 1")
    await town.settled()
    await town.head.sees("Срок продлён до 10.09.2026 (просили до 15.09.2026)")
    answer = await town.coordinator.forges(old, came.id)
    assert answer is not None
    assert "уже ответили" in answer.text
    one = await assignment(town, "1.2.1")
    assert (str(one.due), one.version) == ("2026-09-10", 2)
    await town.head.presses("📋 Открыть поручение")
    assert "Срок продлён: до 10.09.2026" in (await town.head.sees("сделать до 10.09.2026")).text
    await town.head.presses("🤝 Нужна помощь")
    await town.head.sees("что не получается")
    await town.head.presses("🤝 Отправить без слов")
    await town.head.sees("Ответ придёт сюда")
    await town.settled()
    await town.coordinator.sees("Школа № 1 просит о помощи")
    await town.coordinator.presses("💬 Ответить")
    await town.coordinator.sees("Напишите ответ")
    await town.coordinator.says("Образец пришлю сегодня")
    await town.coordinator.sees("Просьб без ответа нет")
    await town.settled()
    assert "Ответ: Образец пришлю сегодня" in (await town.head.sees("Ответ на просьбу о помощи")).text
    await town.head.presses("🚫 Не требуется", in_message=(await opens(town.head, ACT)).id)
    await town.head.sees("к Вашей организации не относится")
    await town.head.says("Положение уже есть")
    await town.head.sees("поручение остаётся за Вами")
    await town.settled()
    await town.coordinator.says("/home")
    await town.coordinator.sees("Просьб ждут ответа: 1")
    await town.coordinator.presses("🙋 Просьбы (1)")
    await town.coordinator.sees("ждут ответа: 1")
    await town.coordinator.presses("🚫 Не требуется · Школа № 1")
    await town.coordinator.sees("считает, что это не требуется")
    await town.coordinator.presses("🚫 Согласиться: не требуется")
    await town.coordinator.sees("Ответ отправлен")
    await town.settled()
    await town.head.sees("Причина: Положение уже есть")
    await town.head.presses("📋 Открыть поручение")
    await town.head.sees("не требуется")
    await town.head.presses("🕓 История")
    log = (await town.head.sees("История поручения")).text
    for said in ("срок продлён: был 01.09.2026, стал 10.09.2026", "просьба продлить до 15.09.2026: «Учителя в отпуске»"):
        assert said in log
    assert log.index("поручение выдано") < log.index("ответ на просьбу о помощи") < log.index("• ", log.index("снять поручение"))


async def test_handed_on_and_taken_back_and_a_deputy_for_leave(town: Town) -> None:
    await order_is_published(town, town.curator)
    await opens(town.head, ACT)
    await town.head.presses("👤 Поручить")
    asked = await town.head.sees("Кому поручить?")
    assert asked.labels[0] == "Куратор", "the only one with this title needs nothing to be told apart by"
    await town.head.presses("Куратор")
    handed = await town.head.sees("Поручено. Сотруднику отправлено")
    assert "✅ Выполнено" not in handed.labels
    await town.settled()
    await town.curator.sees("Вам поручили (Школа № 1): № 1.2.1.")
    await town.curator.presses("📋 Открыть поручение")
    assert "✅ Выполнено" in (await town.curator.sees("Это поручил Вам")).labels
    await town.head.presses("‹ К списку")
    listed = await town.head.sees("👤 поручено")
    assert "👤 Поручены 1" in listed.labels
    await town.head.presses("👤 Поручены 1")
    assert "1. " in (await town.head.sees(lambda seen: "• 👤 Поручены 1" in seen.labels)).text
    await town.head.presses("1")
    await town.head.sees("Поручено: Куратор")
    await town.head.presses("↩️ Забрать себе")
    await town.head.sees("снова за Вами")
    await town.settled()
    await town.curator.sees("больше не Ваше")
    await town.head.says("/home")
    await town.head.sees("Вы руководитель")
    await town.head.presses("⋯ Ещё")
    await town.head.sees(lambda seen: "🏖 Отпуск и замещение" in seen.labels)
    await town.head.presses("🏖 Отпуск и замещение")
    await town.head.sees("никто не замещает")
    await town.head.presses("👤 Назначить заместителя")
    await town.head.presses((await town.head.sees("Кто замещает Вас")).labels[0])
    await town.head.sees("С какого дня?")
    await town.head.presses("[11]")
    await town.head.sees("По какой день")
    await town.head.presses("20")
    await town.head.sees("Назначено: с 11.08.2026 по 20.08.2026")
    await town.settled()
    await town.curator.sees("Вы замещаете руководителя (Школа № 1) с 11.08.2026 по 20.08.2026")
    await town.curator.presses("📋 Мои поручения")
    await town.curator.sees("Осталось сделать: 7")
    await town.curator.says("/home")
    assert "Вы замещаете руководителя (" in (await town.curator.sees("Школа № 1, по 20.08.2026.")).text
    await town.coordinator.says("/home")
    await town.coordinator.sees("Вы координатор")
    await town.coordinator.presses("⋯ Ещё")
    await town.coordinator.sees(lambda seen: "✉️ Пригласить" in seen.labels)
    await town.coordinator.presses("✉️ Пригласить")
    await town.coordinator.sees("Кого пригласить")
    await town.coordinator.presses("🏖 Отпуск и замещение")
    assert "Школа № 1: Куратор" in (await town.coordinator.sees("Замещения в организациях")).text


async def test_file_that_comes_first_is_offered_an_assignment_and_hundreds_get_one_sentence(town: Town) -> None:
    await order_is_published(town)
    await opens(town.head, "Куратора программы")
    # To the card: then it is the report of this very assignment.
    await town.head.sends_file("Приказ.pdf", b"%PDF-1.4 order", caption="скан с подписью")
    begun = await town.head.sees("Уже приложено")
    assert "Куратора программы" in begun.text
    assert "Вы написали: «скан с подписью»" in begun.text  # no № and date, and not lost without a word
    assert "📎 Приказ.pdf" in begun.text
    await town.head.says("/home")
    await town.head.sees("Вы руководитель")
    await town.head.presses("📋 Мои поручения")
    await town.head.sees("Мои поручения")
    await town.head.sends_file("Положение.pdf", b"%PDF-1.4 one")
    asked = await town.head.sees("К какому поручению это приложить?")
    assert "📎 Положение.pdf" in asked.text
    await town.head.sends_photo()
    asked = await town.head.sees(lambda seen: "🖼" in seen.text)
    line = next(line for line in asked.text.split("\n\n") if ACT in line)
    await town.head.presses(line.split(".")[0])
    report = await town.head.sees("Уже приложено")
    assert "📎 Положение.pdf" in report.text
    for number in range(MOST + 6):
        await town.head.sends_file(f"Приложение {number}.pdf", b"%PDF-1.4 " + str(number).encode())
    await town.settled()
    said = [seen for seen in await town.sent_to(town.head) if "Уже двадцать вложений" in seen.text]
    assert len(said) == 1
    kept = await town.one("SELECT max(jsonb_array_length(data -> 'pieces')) FROM drafts WHERE kind = 'report'")
    assert kept == MOST
    assert await town.one("SELECT count(*) FROM drafts WHERE kind = 'loose-files'") == 0
    # The coordinator holds the paper in hand: № and date, once.
    one = await assignment(town, "1.2.1")
    await presses_act(town.coordinator, "assignment", one.id)
    await town.coordinator.sees(ACT)
    await town.coordinator.presses("🗞 Поступило на бумаге")
    await town.coordinator.sees("номер и дату документа")
    await town.coordinator.says("готово")
    await town.coordinator.sees("Не вижу даты документа")
    await town.coordinator.says("№ 45 от 10.08.2026")
    assert "Отчёт записан с бумаги" in (await town.coordinator.sees("Записано и принято: Школа № 1")).text
    await town.settled()
    await town.head.sees("Отчёт принят с бумаги, № 45 от 10.08.2026")
    one = await assignment(town, "1.2.1")
    assert (one.state, one.on_paper) == ("accepted", True)
    # A stranger's look at it, and the head's late attempt to report what is accepted.
    await town.head.says("ещё один документ")
    assert "уже принято" in (await town.head.sees("принято")).text
