"""A regional does to municipalities what a coordinator does to schools: order, fan-out, report, acceptance, matrix, nudge."""

from sqlalchemy import select, text

from db.models import Organization
from db.organization import organizations
from db.reminder import reminders
from domain.offices import Office
from tests.handlers.road_map_steps import opens_report
from tests.rows import joined
from tests.telegram import Person, Seen
from tests.town import Town

ORDER = """Министерство образования Приозёрской области

ПРИКАЗ

03.08.2026 № 415

О развитии наставничества среди обучающихся

ПРИКАЗЫВАЮ:

- 1. Региональному наставническому центру провести совещание до 20.09.2026.
- 2. Руководителям муниципальных органов управления образованием назначить муниципального координатора в срок до 25.08.2026.

«Дорожная карта» развития наставничества в области

№п/п	Мероприятие	Сроки	Ответственные
1.	Утверждены муниципальные дорожные карты	01.09.2026	Муниципальные координаторы
2.	В организациях назначены кураторы	15.09.2026	Муниципальные координаторы, руководители образовательных организаций
3.	Открыта линия вопросов и ответов	01.10.2026	Региональный наставнический центр
"""


async def _second_municipality(town: Town) -> Organization:
    """A neighbour of the town: a district with two schools, and a coordinator whose phone is off."""
    async with town.service.database.begin() as tx:
        region = (await tx.execute(select(Organization).where(Organization.kind == "region"))).scalar_one()
        place = await organizations.add(
            tx, name="Отдел образования Лесного района", short_name="Лесной район", kind="municipality",
            zone=region.zone, parent=region,
        )  # fmt: skip
        for number in (1, 2):
            await organizations.add(
                tx,
                name=f"Лесная школа № {number}",
                short_name=f"Лесная № {number}",
                kind="school",
                zone=region.zone,
                parent=place,
            )
        await joined(tx, Office.COORDINATOR, place.id)
        return place


async def _published(town: Town) -> Seen:
    """The regional sends the order, looks at the preview and publishes."""
    regional = town.regional
    await regional.presses("📄 Дорожная карта")
    await regional.sees("Дорожные карты")
    await regional.sends_file("приказ-415.txt", ORDER.encode())
    await regional.sees("В документе")
    await regional.presses("📋 Мероприятия")
    seen = await regional.sees("Мероприятия и пункты: 5")
    assert "региональный центр" in seen.text
    assert "2 муниципалитета" in seen.text
    assert "организаци" not in seen.text.replace("В организациях", "")
    await regional.presses("‹ К дорожной карте")
    await regional.sees("В документе")
    await regional.presses("🏫 Кому")
    await regional.sees("выбрано 2 из 2")
    await regional.presses("‹ К дорожной карте")
    await regional.sees("В документе")
    await regional.presses("🚀 Опубликовать")
    asked = await regional.sees("Опубликовать «")
    assert "2 муниципалитета × 3 мероприятия = 6 поручений" in asked.text
    assert "Ещё 2 у регионального центра: он исполняет их сам" in asked.text
    await regional.presses("🚀 Да, опубликовать")
    seen = await regional.sees("Опубликовано. Поручений: 8")
    await town.settled()
    return seen


async def _control(person: Person) -> Seen:
    await person.says("/home")
    await person.sees(lambda seen: any("Исполнение" in label for label in seen.labels))
    await person.presses(next(label for label in person.buttons if "Исполнение" in label))
    return await person.sees(lambda seen: "🗓 План напоминаний" in seen.labels)


async def test_region_orders_municipalities_execute_and_the_region_accepts(town: Town) -> None:
    found_at = await _second_municipality(town)
    await town.officials_start()
    published = await _published(town)
    assert "г. Белые Ключи" in published.text
    assert "Лесной район" in published.text
    found = await town.ask("SELECT office, count(*) AS n FROM assignments GROUP BY 1 ORDER BY 1")
    assert [(row.office, row.n) for row in found] == [("coordinator", 6), ("regional", 2)]
    told = [message.text for message in await town.sent_to(town.coordinator) if "Ваших поручений: 3" in message.text]
    assert len(told) == 1
    assert not [message for message in await town.sent_to(town.head) if "Ваших поручений" in message.text]

    await opens_report(town.coordinator, "Утверждены муниципальные дорожные карты")
    await town.coordinator.says("№ 87 от 10.08.2026")
    await town.coordinator.sees("Уже приложено")
    await town.coordinator.presses("📨 Отправить отчёт")
    await town.coordinator.sees("отправлен")
    assert not [message for message in await town.sent_to(town.controller) if "отч" in message.text.lower()]
    await town.regional.says("/home")
    await town.regional.sees(lambda seen: any("Принять отчёты" in label for label in seen.labels))
    await town.regional.presses(next(label for label in town.regional.buttons if "Принять отчёты" in label))
    assert "г. Белые Ключи" in (await town.regional.sees("Утверждены муниципальные дорожные карты")).text
    await town.regional.presses("✅ Принять")
    await town.settled()
    assert await town.one("SELECT count(*) FROM assignments WHERE state = 'accepted'") == 1

    # The others do nothing until their days are over: the region sees them red, reminds, and never meets a school.
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE assignments SET given = given - 60, due = due - 60 WHERE state = 'open'"))
    main = await _control(town.regional)
    assert "Всего поручений: 8." in main.text
    await town.regional.presses("▦ Матрица")
    matrix = await town.regional.sees("Лесной район")
    assert "кола" not in matrix.text
    await town.regional.presses("‹ Назад")
    main = await town.regional.sees(lambda seen: "🗓 План напоминаний" in seen.labels)
    await town.regional.presses(next(label for label in main.labels if label.startswith("🔔")))
    preview = await town.regional.sees("Лесной район")
    assert "г. Белые Ключи" in preview.text
    await town.regional.presses(next(label for label in preview.labels if label.startswith("🔔")))
    await town.regional.sees("Напоминание")
    await town.settled()
    (nudged,) = [message.text for message in await town.sent_to(town.coordinator) if "напоминает" in message.text]
    assert nudged.startswith("🔔 Региональный центр напоминает: просрочены 2 поручения.")
    assert "назначены кураторы" in nudged
    # The neighbour's account turned out closed: it stands among those whom the region looks after, heads of schools do not.
    await _control(town.regional)
    await town.regional.presses("📵 Не на связи (1)")
    absent = await town.regional.sees("Лесной район")
    assert "кола" not in absent.text
    async with town.service.database.read() as tx:
        mornings = await reminders.preview(tx, found_at.path[0], now=town.service.clock.now())
    assert {one.seat.office for one in mornings if one.seat} <= {Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL}
    # The region writes to its coordinators; where the message came, it is evidence of a measure in one press.
    for label, seen in (
        ("🚦 Исполнение", "Исполнение"),
        ("📣 Сообщения и события", "созывают совещания"),
        ("✍️ Новое сообщение", "Все муниципалитеты"),
    ):
        if label == "🚦 Исполнение":
            await town.regional.says("/home")
            await town.regional.sees(lambda one: "🚦 Исполнение" in one.labels)
        await town.regional.presses(label)
        await town.regional.sees(seen)
    await town.regional.says("Пришлите сведения о том, где назначены кураторы.")
    await town.regional.sees("Пришлите сведения")
    await town.regional.presses("👁 Посмотреть и отправить")
    preview = await town.regional.sees("Координатор, Лесной район")
    await town.regional.presses("📨 Отправить (1)", in_message=preview.id)
    await town.regional.sees("Не доставлено (1)")
    await town.settled()
    await town.coordinator.sees("📣 Приозёрская область")
    await town.regional.presses("🔄 Обновить")
    report = await town.regional.sees("✅ Доставлено: 1.")
    await town.regional.presses(next(label for label in report.labels if "🏫" in label and "назначены" in label))
    # The row asks for № and date: the line is the beginning of the report that the coordinator completes.
    await town.regional.sees("нужен ещё документ, файл или ссылка: строка легла в начатый отчёт (организаций — 1)")
    await town.settled()
    offered = await town.coordinator.sees("К Вашему отчёту приложена строка")
    await town.coordinator.presses("✅ Дополнить отчёт", in_message=offered.id)
    await town.coordinator.sees("получателей 2, доставлено 1.")
