"""The draft of a road map corrected from the phone, over real HTTP: every field, rows cut and added, two officials at once."""

from datetime import date

from sqlalchemy import text

from tests.handlers.road_map_steps import ORDER, publishes, sends_paper
from tests.telegram import Person, Seen
from tests.town import Town


async def opens_row(person: Person, label: str) -> Seen:
    """From anywhere in the preview to one row of the list."""
    await person.presses("‹ К мероприятиям" if "‹ К мероприятиям" in person.buttons else "📋 Мероприятия")
    seen = await person.sees("Мероприятия и пункты")
    while "‹" in seen.labels and label not in seen.labels:
        await person.presses("‹")
        seen = await person.sees("Мероприятия и пункты")
    while label not in seen.labels:
        await person.presses("›")
        seen = await person.sees("Мероприятия и пункты")
    await person.presses(label)
    return await person.sees(lambda message: "‹ К мероприятиям" in message.labels)


async def test_every_field_is_corrected_published_and_received(town: Town) -> None:
    await town.starts(town.coordinator, town.head)
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    one = town.coordinator
    await opens_row(one, "2")
    # The text: refused kindly, then taken.
    await one.presses("✏️ Текст")
    old = (await one.sees("Текст мероприятия")).text
    await one.says("— …")
    await one.sees("Не вижу здесь слов")
    await one.says("я" * 2001)
    refused = await one.sees("2\xa0001 знак, а можно не больше 2\xa0000")
    assert old.split("\n")[-1] in refused.text
    await one.says("Обучить кураторов школ и кружков")
    await one.sees("Записано")
    # The term: a phrase is shown as understood before anything changes, and is still there after a look elsewhere.
    await one.presses("🗓 Срок")
    await one.sees("В бумаге: «Июль-октябрь 2026»")
    await one.says("когда-нибудь потом")
    await one.sees("Не вижу в ответе «когда-нибудь потом» понятного срока")
    await one.says("до 20 ноября 2026 года")
    await one.sees("Понято: до 20.11.2026. Записать?")
    assert await town.one("SELECT due FROM measures WHERE number = '2'") == date(2026, 10, 31)
    await one.presses("‹ Назад")
    await one.sees("Обучить кураторов")
    await one.presses("🗓 Срок")
    await one.sees("Понято: до 20.11.2026. Записать?")
    await one.presses("✅ Да, так")
    await one.sees("срок: «Июль-октябрь 2026»")
    # Who answers: the circle, then by words.
    await one.presses("👤 Кто отвечает")
    asked = await one.sees("Кто отвечает")
    assert {"✅ Муниципальный координатор", "✅ Руководители организаций"} <= set(asked.labels)
    await one.presses("✅ Муниципальный координатор")
    await one.sees("Понято: 12 организаций")
    await one.presses("✅ Организация дополнительного образования: 3")
    await one.sees("Понято: 9 организаций")
    await one.presses("✅ Руководители организаций")
    await one.sees("Понято: вопрос")
    await one.says("какие-то люди")
    await one.sees("Не понимаю, кто это")
    await one.says("руководители школ")
    await one.sees("Вы написали «руководители школ». Понято: 9 организаций")
    await one.presses("✅ Да, так")
    await one.sees("Понято: 9 организаций")
    # The result and what will be asked for.
    await one.presses("📎 Результат")
    await one.sees("Ожидаемый результат")
    await one.presses("Файл")
    await one.sees("Записано")
    await one.says("Списки обученных")
    shown = await one.sees("Исправлено вручную")
    assert "Результат: «Списки обученных»" in shown.text
    await one.presses("‹ К мероприятиям")
    assert "✎" in (await one.sees("Обучить кураторов школ и кружков")).text
    await one.presses("‹ К дорожной карте")
    await one.sees("0 вопросов")
    await publishes(town)
    (row,) = await town.ask("SELECT text, due, term_text, result, evidence FROM measures WHERE number = '2' AND source = 'row'")
    assert tuple(row) == (
        "Обучить кураторов школ и кружков", date(2026, 11, 20), "до 20 ноября 2026 года", "Списки обученных", "file",
    )  # fmt: skip
    given = await town.ask(
        "SELECT a.office, a.due, count(*) AS n FROM assignments a JOIN measures m ON m.id = a.measure_id"
        " WHERE m.number = '2' AND m.source = 'row' GROUP BY 1, 2"
    )
    assert [tuple(one) for one in given] == [("head", date(2026, 11, 20), 9)]
    told = [message.text for message in await town.sent_to(town.head) if "Ваших поручений" in message.text]
    assert "до 20.11.2026: № 2. Обучить кураторов школ и кружков" in told[0]
    # An old button changes nothing any more.
    await one.presses("📋 Мероприятия")
    await one.sees("Мероприятия и пункты")
    await one.presses("2")
    assert "✏️ Текст" not in (await one.sees("Обучить кураторов")).labels


async def test_rows_are_split_joined_and_added_and_what_is_left_for_later_is_a_question(town: Town) -> None:
    await town.starts(town.coordinator)
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    one = town.coordinator
    await opens_row(one, "2")
    await one.presses("✂️ Разделить")
    await one.sees("Разделить строку")
    await one.says("Обучить кураторов")
    await one.sees("нужно хотя бы две строки")
    await one.says("Обучить кураторов\nСобрать отзывы до 15.11.2026")
    await one.sees("Теперь это 2 строки")
    part = await opens_row(one, "2/2")
    assert "Собрать отзывы до 15.11.2026" in part.text
    assert "Понято: до 15.11.2026" in part.text
    await one.presses("↩️ Собрать обратно в одну строку")
    await one.sees("Снова одна строка")
    await one.presses("✂️ Разделить")
    await one.sees("Разделить строку")
    await one.says("Обучить кураторов\nСобрать отзывы")
    await one.sees("Теперь это 2 строки")
    await one.presses("‹ К мероприятиям")
    await one.sees("Мероприятия и пункты: 16")
    await one.presses("➕ Добавить мероприятие")
    await one.sees("Новое мероприятие")
    await one.says("Разослать письма предприятиям")
    await one.sees("Добавлено")
    await one.presses("🗓 Выбрать в календаре")
    await one.sees("Выберите последний день срока")
    await one.presses("20")
    await one.sees("Кто отвечает")
    await one.presses("Позже ›")
    await one.sees("Ожидаемый результат")
    await one.says("Копии писем")
    await one.sees("Записано")
    await one.presses("‹ К дорожной карте")
    summary = await one.sees("В документе")
    assert "10 мероприятий" in summary.text
    assert "1 вопрос" in summary.text
    added = await opens_row(one, "+1")
    assert "Этой строки в бумаге нет" in added.text
    await one.presses("👤 Кто отвечает")
    await one.sees("Понято: вопрос")
    await one.presses("👤 По имени")
    await one.sees("По имени")
    await one.presses(next(label for label in one.buttons if label.startswith("▫️ Лебедева А. П.")))
    await one.sees("Записано")
    await one.presses("‹ Назад")
    await one.sees("Понято: муниципалитет")
    await one.presses("✅ Готово")
    await one.sees("Этой строки в бумаге нет")
    await one.presses("‹ К мероприятиям")
    await one.sees("Мероприятия")
    await one.presses("‹ К дорожной карте")
    await one.sees("0 вопросов")
    await publishes(town)
    found = await town.ask(
        "SELECT m.text, a.due, count(*) AS n, max(p.name) AS named FROM measures m JOIN assignments a ON a.measure_id = m.id"
        " LEFT JOIN persons p ON p.id = a.executor_id"
        " WHERE m.split_from_id IS NOT NULL OR m.source = 'added' GROUP BY m.position, 1, 2 ORDER BY m.position"
    )
    assert [tuple(row) for row in found] == [
        ("Обучить кураторов", date(2026, 10, 31), 13, None),
        ("Собрать отзывы", date(2026, 10, 31), 13, None),
        ("Разослать письма предприятиям", date(2026, 8, 20), 1, "Лебедева Анна Павловна"),
    ]


async def test_heading_year_and_targets_are_put_right(town: Town) -> None:
    await town.starts(town.coordinator)
    paper = "План мероприятий\n\n№\tМероприятие\tСрок\tОтветственные\n" + "".join(
        f"{at}\t{words}\t{term}\tруководители школ\n"
        for at, words, term in ((1, "Собрать списки", "сентябрь"), (2, "Провести сбор", "до 15 октября"), (3, "Отчёт", "декабрь"))
    )
    paper += "4\tНе менее 20 % обучающихся школ вовлечены в наставничество\t31.12.2026\tруководители школ\n"
    one = town.coordinator
    await sends_paper(town, "plan.txt", paper.encode(), sees="3 вопроса")
    await one.presses("❓ Ответить на вопросы")
    await one.sees("Вопрос 1 из 3")
    await one.presses("📅 Один год для всех таких строк (3)")
    await one.sees("Ждут года строк: 3")
    await one.says("скоро")
    await one.sees("Не вижу года")
    await one.says("2026-2027")
    await one.sees("Вопросов больше нет")
    dues = await town.ask("SELECT due FROM measures WHERE target_id IS NULL ORDER BY position")
    assert [row.due for row in dues] == [date(2026, 9, 30), date(2026, 10, 15), date(2026, 12, 31)]
    await one.presses("‹ К дорожной карте")
    await one.sees("0 вопросов")
    await one.presses("✏️ Шапка")
    await one.sees("2026-2027 учебный год")
    await one.presses("✎ Год")
    await one.sees("Строк без года нет")
    await one.presses("↩️ Как в бумаге")
    await one.sees("Ждут года строк: 3")
    await one.presses("2026 год")
    await one.sees("Год: 2026 год")
    for part, words, sees in (
        ("Номер", "17-н", "Номер: 17-н"),
        ("Дата", "1 сентября 2026 года", "Дата: 01.09.2026"),
        ("От кого", "Отдел школ", "От кого: Отдел школ"),
    ):
        await one.presses(part)
        await one.sees(lambda seen: "‹ Назад" in seen.labels)
        await one.says(words)
        await one.sees(sees)
    await one.presses("‹ Назад")
    summary = await one.sees("№ 17-н от 01.09.2026")
    assert "Отдел школ" in summary.text
    await one.presses("🎯 Показатели")
    await one.sees("20 %")
    await one.presses("1")
    await one.sees("В бумаге: «")
    await one.presses("Процент")
    await one.sees("Сколько процентов?")
    await one.says("двадцать пять")
    await one.sees("Не вижу процента")
    await one.says("25,5 %")
    await one.sees("25.5 % к 31.12.2026")
    await one.presses("Дата")
    await one.sees("К какому дню?")
    await one.says("31 мая 2027 года")
    await one.sees("25.5 % к 31.05.2027")
    await one.presses("‹ Назад")
    await one.sees("✎")
    await one.presses("‹ К дорожной карте")
    await one.sees("В документе")
    await publishes(town)
    (share,) = await town.ask("SELECT percent, due FROM targets")
    assert (float(share.percent), share.due) == (25.5, date(2027, 5, 31))
    (kept,) = await town.ask("SELECT number, issued, issuer FROM road_maps")
    assert tuple(kept) == ("17-н", date(2026, 9, 1), "Отдел школ")


async def test_older_screen_overwrites_nothing_and_what_was_typed_is_not_lost(town: Town) -> None:
    await town.starts(town.coordinator)
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    one = town.coordinator
    await opens_row(one, "2")
    await one.presses("✏️ Текст")
    await one.sees("Текст мероприятия")
    # Another official has corrected the same row meanwhile.
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE measures SET text = 'Слова другого', version = version + 1 WHERE number = '2'"))
    await one.says("Мои слова")
    stale = await one.sees("чтобы не стереть чужую")
    assert "Вы написали: Мои слова" in stale.text
    assert "Слова другого" in stale.text
    assert await town.one("SELECT text FROM measures WHERE number = '2' AND source = 'row'") == "Слова другого"
    await one.says("Мои слова")
    await one.sees("Записано")
    assert await town.one("SELECT text FROM measures WHERE number = '2' AND source = 'row'") == "Мои слова"
    await one.presses("📎 Результат")
    await one.sees("Ожидаемый результат")
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE road_maps SET state = 'discarded'"))
    await one.says("Список")
    lost = await one.sees("Этого черновика больше нет")
    assert "Вы написали: Список" in lost.text
    assert await town.one("SELECT count(*) FROM measures WHERE result = 'Список'") == 0
