"""An order comes again «в редакции …»: changes are shown row by row, facts stay, each hears only of what is new for them."""

from tests.handlers.road_map_steps import EXAMPLES, opens_report, order_is_published, sends_paper
from tests.telegram import Seen
from tests.town import Town

AMENDED = EXAMPLES / "order-belye-klyuchi-87-amended.txt"


async def changes_are_shown(town: Town) -> Seen:
    """The amended order is sent and recognised."""
    return await sends_paper(town, AMENDED.name, AMENDED.read_bytes(), sees="Что изменилось")


async def is_put_in_force(town: Town) -> Seen:
    await town.coordinator.presses("🚀 Опубликовать редакцию")
    await town.coordinator.sees("Заменить прежнюю редакцию")
    await town.coordinator.presses("🚀 Да, заменить прежнюю")
    seen = await town.coordinator.sees("Новая редакция действует")
    await town.settled()
    return seen


async def test_amended_order_from_both_papers_to_what_each_head_gets(town: Town) -> None:
    await order_is_published(town, town.curator, town.controller, town.regional)
    await town.head.presses("👌 Ознакомлен(а)")
    # One measure is reported before the order changes; it is one whose term moves.
    await opens_report(town.head, "Знакомство педагогов")
    await town.head.says("Провели три собрания")
    await town.head.sees("Уже приложено")
    await town.head.presses("📨 Отправить отчёт")
    await town.head.sees("отправлен")
    await town.settled()
    before = {row.number: row.id for row in await _of_school(town)}

    await town.coordinator.presses("🏠 Домой")
    await town.coordinator.sees("координатор")
    seen = await changes_are_shown(town)
    assert "Эта бумага похожа на новую редакцию" in seen.text
    assert "Изменено: 2 · 🆕 Новых: 1 · ❌ Исключено: 1 · Без изменений: 12" in seen.text
    assert "Срок: до 01.09.2026 → до 01.10.2026" in seen.text
    assert "Срок: до 31.10.2026 (начало 01.07.2026) → до 30.11.2026 (начало 01.07.2026)" in seen.text
    assert len(seen.text) < 1500
    assert await town.one("SELECT count(*) FROM road_maps WHERE state = 'published'") == 1

    await town.coordinator.presses("🚀 Опубликовать редакцию")
    asked = await town.coordinator.sees("Заменить прежнюю редакцию")
    # 13 places hold 77 + 6 … of which 13 rows are gone and 13 are new.
    assert "продолжает действовать: 77, из них с новым сроком 26" in asked.text
    assert "Новых: 13. Снимается: 13." in asked.text
    await town.coordinator.presses("🚀 Да, заменить прежнюю")
    done = await town.coordinator.sees("Новая редакция действует")
    await town.settled()
    assert "🕓 Прежние редакции" in done.labels

    # The head: one message with only what changed; the report waits on under the new row, with its evidence.
    news = [message for message in await town.sent_to(town.head) if "Новая редакция" in message.text]
    assert len(news) == 1
    assert "Для Вас изменилось: 4" in news[0].text
    assert "🆕 до 20.12.2026: № 3. Городская ярмарка" in news[0].text
    assert "🗓 теперь до 01.10.2026 (было до 01.09.2026): № 1." in news[0].text
    assert "теперь до 30.11.2026 (было до 31.10.2026): № 2." in news[0].text
    assert "Отчёт на проверке, присылать заново не нужно." in news[0].text
    assert "❌ больше не требуется: № 3. Встречи с работодателями" in news[0].text
    assert "1.2.1" not in news[0].text
    for unconcerned in (town.curator, town.controller, town.regional, town.coordinator):
        assert not [message for message in await town.sent_to(unconcerned) if "Новая редакция дорожной карты" in message.text]
    now = {row.number: row for row in await _of_school(town)}
    assert {number: now[number].id for number in ("1", "2", "1.1", "1.2.1")} == {
        number: before[number] for number in ("1", "2", "1.1", "1.2.1")
    }
    assert (now["2"].state, str(now["2"].due)) == ("reported", "2026-11-30")
    assert (str(now["1"].due), str(now["1"].given)) == ("2026-10-01", "2026-08-11")
    assert now["3"].id != before["3"]
    gone = await town.ask("SELECT state, decided_by FROM assignments WHERE id = :id", id=before["3"])
    assert [(row.state, row.decided_by is not None) for row in gone] == [("not-required", True)]
    assert await town.one("SELECT count(*) FROM evidence WHERE assignment_id = :id", id=before["2"]) == 1
    assert not await town.ask("""
        SELECT 1 FROM reminders r JOIN assignments a ON r.item_kind = 'assignment' AND a.id = r.item_id
         WHERE r.state = 'planned' AND (a.state = 'not-required' OR r.occurrence <> a.due)
    """)
    assert (
        await town.one("SELECT count(*) FROM targets t JOIN road_maps r ON r.id = t.road_map_id AND r.state = 'published'") == 5
    )

    # The old button changes nothing; the new one is what counts, and the coordinator sees it.
    first = next(one for one in await town.sent_to(town.head) if "Опубликована дорожная карта" in one.text)
    answer = await town.head.presses("👌 Ознакомлен(а)", in_message=first.id)
    assert answer is not None
    assert "заменила новая" in answer.text
    assert await town.one("SELECT count(*) FROM acknowledgements k JOIN road_maps r ON r.id = k.road_map_id"
                          " WHERE r.state = 'published'") == 1  # fmt: skip
    assert "👀 Ещё не ознакомились (1): Школа № 1." in done.text
    answer = await town.head.presses("👌 Ознакомлен(а)")
    assert answer is not None
    assert "Записано" in answer.text

    # The old edition can be read.
    await town.coordinator.presses("🕓 Прежние редакции")
    await town.coordinator.sees("Прежние редакции: 1")
    await town.coordinator.presses(next(label for label in town.coordinator.buttons if "№ 87" in label))
    old = await town.coordinator.sees("Это прежняя редакция")
    assert not {"🚀 Опубликовать", "🗑 Удалить", "🔀 Что изменилось"} & set(old.labels)
    await town.coordinator.presses("📋 Мероприятия")
    assert "Встречи с работодателями" in (await town.coordinator.sees("Мероприятия и пункты")).text


async def test_wrong_match_is_corrected_and_another_paper_stays_apart(town: Town) -> None:
    await order_is_published(town)
    await town.coordinator.presses("🏠 Домой")
    await town.coordinator.sees("координатор")
    await changes_are_shown(town)
    # The fair is what the meetings were: the rows become one that changed.
    await town.coordinator.presses("3")
    opened = await town.coordinator.sees("Новое мероприятие")
    assert sum(label.startswith("Это №") for label in opened.labels) == 1
    await town.coordinator.presses(next(label for label in opened.labels if label.startswith("Это №")))
    linked = await town.coordinator.sees("Изменено")
    assert "Текст: Встречи с работодателями" in linked.text
    await town.coordinator.presses("‹ К изменениям")
    assert "Изменено: 3 · 🆕 Новых: 0 · ❌ Исключено: 0" in (await town.coordinator.sees("Что изменилось")).text
    # And the first one is new after all.
    await town.coordinator.presses("1")
    await town.coordinator.sees("01.09.2026")
    await town.coordinator.presses("🆕 Нет, это новое мероприятие")
    await town.coordinator.sees("Новое мероприятие")
    await town.coordinator.presses("‹ К изменениям")
    assert "Изменено: 2 · 🆕 Новых: 1 · ❌ Исключено: 1" in (await town.coordinator.sees("Что изменилось")).text
    # It is another paper after all; chosen from the list it is an edition again.
    await town.coordinator.presses("Это другая бумага")
    alone = await town.coordinator.sees("отдельная дорожная карта")
    assert "🚀 Опубликовать" in alone.labels
    assert await town.one("SELECT count(*) FROM continuations") == 0
    await town.coordinator.presses("🔀 Это новая редакция…")
    await town.coordinator.sees("Новой редакцией какой дорожной карты")
    await town.coordinator.presses(next(label for label in town.coordinator.buttons if "№ 87" in label))
    assert "Изменено: 2 · 🆕 Новых: 1" in (await town.coordinator.sees("Что изменилось")).text
    await is_put_in_force(town)
    assert [row.state for row in await town.ask("SELECT state FROM road_maps ORDER BY id")] == ["replaced", "published"]


CHANGES = """Управление образования города Белые Ключи
ПРИКАЗ
11.08.2026 № 95
О внесении изменений в приказ от 10.08.2026 № 87

ПРИКАЗЫВАЮ:
1. Внести в дорожную карту, утверждённую приказом от 10.08.2026 № 87, следующие изменения:
1.1. Срок исполнения пункта 2 продлить до 30.11.2026.
1.2. Пункты 7–8 исключить.
1.3. Дополнить пунктом 9: «9 | Слёт наставников | до 20 декабря 2026 г. | руководители муниципальных образовательных организаций».
1.4. Пункт 9 переместить после пункта 3.
1.5. Раздел II изложить в новой редакции.
2. Контроль исполнения приказа оставляю за собой.
Начальник управления                Е.В. Журавлёва
"""


async def test_list_of_changes_goes_all_the_way_to_publication(town: Town) -> None:
    await order_is_published(town)
    await town.head.presses("👌 Ознакомлен(а)")
    before = {row.number: row.id for row in await _of_school(town)}
    await town.coordinator.presses("🏠 Домой")
    await town.coordinator.sees(lambda seen: "📄 Дорожная карта" in seen.labels)
    shown = await sends_paper(town, "order-95.txt", CHANGES.encode(), sees="Что изменилось")
    assert "Изменено: 1 · 🆕 Новых: 1 · ❌ Исключено: 2 · Без изменений: 12" in shown.text
    # What is not understood is asked, here and before anything is put in force.
    assert "Ещё 1 изменение из бумаги понять не удалось" in shown.text
    await town.coordinator.presses("🚀 Опубликовать редакцию")
    assert "Ещё 1 изменение" in (await town.coordinator.sees("Заменить прежнюю редакцию")).text
    await town.coordinator.presses("‹ К дорожной карте")
    await town.coordinator.presses("❓ Ответить на вопросы")
    assert "«Раздел II изложить в новой редакции.»" in (await town.coordinator.sees("Бумага меняет дорожную карту")).text
    await town.coordinator.presses("Понятно")
    await town.coordinator.sees("Вопросов больше нет")
    await town.coordinator.presses("‹ К дорожной карте")
    await town.coordinator.presses("🔀 Что изменилось")
    assert "понять не удалось" not in (await town.coordinator.sees("Изменено: 1")).text
    done = await is_put_in_force(town)
    assert "с новым сроком: 13, новых: 12, снято: 0" in done.text

    [news] = [message for message in await town.sent_to(town.head) if "Новая редакция" in message.text]
    assert "Для Вас изменилось: 2" in news.text
    assert "🆕 до 20.12.2026: № 9. Слёт наставников" in news.text
    assert "теперь до 30.11.2026 (было до 31.10.2026): № 2." in news.text
    now = {row.number: row for row in await _of_school(town)}
    assert {number: row.id for number, row in now.items() if number != "9"} == before
    rows = await town.ask("""
        SELECT m.number FROM measures m JOIN road_maps r ON r.id = m.road_map_id AND r.state = 'published'
         WHERE m.source = 'row' ORDER BY m.position
    """)
    assert [row.number for row in rows] == ["1", "2", "3", "9", "4", "5", "6"]
    left = "SELECT count(*) FROM targets t JOIN road_maps r ON r.id = t.road_map_id AND r.state = 'published'"
    assert await town.one(left) == 3


async def _of_school(town: Town) -> list[object]:
    """The assignments of the head's school under the road map in force."""
    return await town.ask("""
        SELECT m.number, a.id, a.state, a.due, a.given FROM assignments a JOIN measures m ON m.id = a.measure_id
          JOIN road_maps r ON r.id = m.road_map_id AND r.state = 'published'
          JOIN organizations o ON o.id = a.organization_id AND o.short_name = 'Школа № 1'
    """)
