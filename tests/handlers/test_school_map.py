"""A school's own road map: sent by the head, returned, approved by the coordinator; then the school's own assignments."""

from pathlib import Path

from tests.handlers.road_map_steps import order_is_published, reports_act
from tests.telegram import Person, Seen
from tests.town import Town

OWN = Path("examples") / "road-map-school-1.txt"
DESK, SUBMIT = "🗺 Дорожная карта школы", "📨 Отправить на согласование"

#: How many assignments schools have of their own road maps.
INSIDE = """
    SELECT count(*) FROM assignments a JOIN measures m ON m.id = a.measure_id JOIN road_maps r ON r.id = m.road_map_id
      JOIN organizations o ON o.id = r.organization_id WHERE o.kind = 'school'
"""


async def submits(person: Person) -> Seen:
    """From the summary of a draft to its submission, in answer to the one assignment that asks for a road map."""
    await person.presses(SUBMIT)
    await person.sees("На какое Ваше поручение отвечает")
    await person.presses("1")
    asked = await person.sees("Отправить на согласование «")
    assert "Закроет поручение: № 1.2.3" in asked.text
    await person.presses("📨 Да, отправить")
    return await person.sees("Отправлено на согласование")


async def test_head_sends_coordinator_returns_then_approves_and_the_curator_is_reminded(town: Town) -> None:
    await order_is_published(town, town.curator)
    head, coordinator = town.head, town.coordinator

    # The desk, the receiving, the preview and the questions are those of every road map; nothing is handed out here.
    await head.says("/home")
    await head.sees(lambda seen: DESK in seen.labels)
    await head.presses(DESK)
    await head.sees("Потом Вы отправите её на согласование")
    await head.sends_file(OWN.name, OWN.read_bytes())
    seen = await head.sees("В документе")
    assert "7 мероприятий" in seen.text
    assert SUBMIT in seen.labels
    assert not {"🚀 Опубликовать", "🏫 Кому"} & set(seen.labels)
    await head.presses("📋 Мероприятия")
    rows = await head.sees("Мероприятия и пункты: 7")
    assert "👤 руководитель" in rows.text
    assert "👤 куратор" in rows.text
    await head.says("/home")  # walks away: the draft waits
    await head.sees("Черновик дорожной карты школы ждёт")
    await head.presses(DESK)
    await head.sees("Потом Вы отправите")
    await head.presses(next(label for label in head.buttons if "✏️ Черновик" in label))
    await head.sees("Это черновик, он сохранён")
    await submits(head)
    assert await town.one("SELECT state FROM assignments a JOIN measures m ON m.id = a.measure_id WHERE m.number = '1.2.3'"
                          " AND a.reported_by IS NOT NULL") == "reported"  # fmt: skip

    # The coordinator is told, looks at rows and file, returns it with a comment.
    await coordinator.sees("Школа № 1 просит согласовать")
    await coordinator.presses("🗺 Посмотреть")
    looked = await coordinator.sees("Школа № 1, версия 1")
    assert "руководитель 4, куратор 3" in looked.text
    assert "Закроет поручение: № 1.2.3" in looked.text
    await coordinator.presses("📎 Файл")
    await coordinator.sees(lambda seen: seen.media is not None and seen.media["name"] == OWN.name)
    await coordinator.sees("Школа № 1, версия 1")
    await coordinator.presses("📋 Мероприятия")
    await coordinator.sees("Мероприятия и пункты: 7. Нажмите номер, чтобы прочитать целиком.")
    await coordinator.presses("‹ К дорожной карте")
    await coordinator.sees("Школа № 1, версия 1")
    await coordinator.presses("↩️ Вернуть")
    await coordinator.sees("что исправить")
    await coordinator.says("Нет работы с родителями. " * 50)
    await coordinator.sees("Слишком длинно")
    await coordinator.says("Нет работы с родителями")
    await coordinator.sees("Возвращено: Школа № 1")
    await town.settled()

    # The head is told, sends another file in the place of the returned one, and submits again.
    await head.sees("Что исправить: Нет работы с родителями")
    await head.presses("✏️ Исправить")
    await head.sees(lambda seen: "Вернули 11.08.2026" in seen.text and SUBMIT in seen.labels)
    await head.presses("📋 Мероприятия")  # what was returned is corrected on the screens of every draft
    await head.sees("Мероприятия и пункты: 7")
    await head.presses("2")
    await head.sees("Понято: до 18.09.2026")
    await head.presses("🗓 Срок")
    await head.sees("Сейчас: до 18.09.2026")
    await head.says("до 14 сентября 2026")
    await head.sees("Понято: до 14.09.2026")
    await head.presses("✅ Да, так")
    await head.sees("Исправлено вручную")
    assert str(await town.one("SELECT due FROM measures WHERE printed ? 'term'")) == "2026-09-14"
    await head.presses("‹ К мероприятиям")
    await head.sees("Мероприятия и пункты: 7")
    await head.presses("‹ К дорожной карте")
    await head.sees(lambda seen: "Вернули 11.08.2026" in seen.text and SUBMIT in seen.labels)
    better = (
        OWN.read_text()
        .replace("№ 41", "№ 44")
        .replace("Провести собрания", "Дважды провести собрания")
        .replace("18.09.2026", "21.08.2026")
    )
    await head.sends_file("карта-2.txt", better.encode())
    await head.sees("№ 44 от 11.08.2026")
    await head.presses(SUBMIT)
    await head.sees("новая редакция прежней дорожной карты или отдельная")
    await head.presses(next(label for label in head.buttons if label.startswith("♻️ Вместо")))
    await head.sees("На какое Ваше поручение отвечает")
    await head.presses("1")
    await head.sees("Займёт место прежней")
    await head.presses("📨 Да, отправить")
    await head.sees("Отправлено на согласование, версия 2")
    await town.settled()

    # Who is not asked decides nothing; a version that was withdrawn is not approved by an old button.
    await coordinator.says("/home")
    await coordinator.sees("Дорожных карт школ на согласовании: 1")
    await coordinator.presses("🗺 На согласовании (1)")
    await coordinator.sees("Дорожные карты школ на согласовании: 1")
    await coordinator.presses("1")
    old = await coordinator.sees("Школа № 1, версия 2")
    assert "Версия 1: отправлена 11.08.2026, возвращена 11.08.2026: «Нет работы с родителями»" in old.text
    await head.presses("↩️ Отозвать")
    await head.sees("Отозвано")
    await submits(head)
    await town.settled()
    await coordinator.presses("✅ Согласовать", in_message=old.id)
    await coordinator.sees("Эта версия больше не ждёт решения")
    assert await town.one(INSIDE) == 0
    await coordinator.presses("1")
    await coordinator.sees("Школа № 1, версия 3")
    await coordinator.presses("✅ Согласовать")
    await coordinator.sees("Поручений в школе: 8. Поручение школы закрыто.")
    await town.settled()

    # The assignment that asked is closed with it; the rows are the school's own assignments, the curator has hers.
    (closed,) = await town.ask(
        "SELECT a.state, e.kind, e.words, e.document_date FROM assignments a JOIN evidence e ON e.assignment_id = a.id"
    )
    assert (closed.state, closed.kind, closed.words, str(closed.document_date)) == ("accepted", "document", "44", "2026-08-11")
    await head.sees("согласована: её мероприятия стали поручениями школы")
    assert await town.one(INSIDE) == 8
    assert "Ваших поручений: 5" in (await town.curator.sees("Опубликована дорожная карта")).text

    # Three days before her term the curator hears of it; what she reports goes to the head, not to the municipality.
    await town.moves_clock(days=7)
    await town.curator.sees(lambda seen: "Коротко о сроках" in seen.text and "Дважды провести собрания" in seen.text)
    await reports_act(town.curator, "Дважды провести собрания", "№ 3 от 18.08.2026")
    await town.settled()
    await head.sees("Отчёт: Школа № 1")
    await head.presses("✅ Посмотреть и принять")
    await head.sees("Дважды провести собрания")
    await head.presses("✅ Принять")
    await head.sees("Принято: Школа № 1")
    assert not [seen for seen in await town.sent_to(coordinator) if "Дважды провести" in seen.text]
    assert await town.ask("SELECT failure FROM updates WHERE failure IS NOT NULL") == []


async def test_a_stranger_with_a_file_is_told_who_sends_road_maps(town: Town) -> None:
    """A curator finds the road map behind the assignments; a zero of rows is nothing to send."""
    await town.starts(town.curator, town.controller)
    await town.controller.sends_file(OWN.name, OWN.read_bytes())
    await town.controller.sees("Файл здесь не понадобится")
    await town.curator.presses("📋 Мои поручения")
    await town.curator.sees("Поручений пока нет")
    await town.curator.presses(DESK)
    await town.curator.sees("Потом Вы отправите её")
    one = "\n".join(line for line in OWN.read_text().splitlines() if not line[:1].isdigit() or line.startswith("3"))
    await town.curator.sends_file("одна строка.txt", one.encode())
    await town.curator.sees("1 мероприятие")
    await town.curator.presses("📋 Мероприятия")
    await town.curator.sees("Мероприятия и пункты: 1")
    await town.curator.presses("3")
    await town.curator.sees("Понято: куратор")
    await town.curator.presses("🗑 Убрать из дорожной карты")
    await town.curator.sees("Убрано из дорожной карты")
    await town.curator.presses("‹ К мероприятиям")
    await town.curator.sees("Мероприятия и пункты: 1")
    await town.curator.presses("‹ К дорожной карте")
    await town.curator.sees("Убрано Вами: 1")
    await town.curator.presses(SUBMIT)
    refused = await town.curator.sees("Отправлять нечего")
    assert "📨 Да, отправить" not in refused.labels
    assert await town.one("SELECT count(*) FROM submissions") == 0
