"""A coordinator looks at the ladder, changes it by buttons, gives one measure its own, and goes back to the rule."""

from datetime import timedelta

from tests.handlers.test_reminders import A_WEEK, TODAY, _assigned, _place
from tests.telegram import Person, Seen
from tests.town import Town

RUNGS = "SELECT rung::int AS rung FROM reminders WHERE item_id = :id AND state = 'planned' AND rung::int <= 0 ORDER BY 1"


async def _then(who: Person, button: str, words: str) -> Seen:
    await who.presses(button)
    return await who.sees(words)


async def _opens(who: Person) -> Seen:
    await who.says("/home")
    await who.sees(lambda seen: "🚦 Исполнение" in seen.labels)
    await _then(who, "🚦 Исполнение", "Исполнение")
    await _then(who, "🗓 План напоминаний", "Что бот отправит")
    return await _then(who, "🪜 Когда бот напоминает", "Так записано в положении")


async def _rungs(town: Town, item: int) -> list[int]:
    return [row.rung for row in await town.ask(RUNGS, id=item)]


async def test_ladder_in_words_changed_by_buttons_and_restored(town: Town) -> None:
    place = await _place(town)
    one, two = await _assigned(town, place, TODAY + timedelta(days=30), TODAY + timedelta(days=30))
    who = town.coordinator
    shown = await _opens(who)
    assert "за 14 дней, за 7 дней, за 3 дня, за 1 день, в день срока" in shown.text
    assert (
        "Через 1 день узнаёт исполнитель, через 3 дня — руководитель и координатор, через 7 дней — контролирующий" in shown.text
    )
    assert "в 9:00" in shown.text
    assert "Региону" not in shown.labels, "the region's step belongs to the region's own orders"
    await _then(who, "До срока", "Когда напоминать исполнителю до срока?")
    await who.presses("за 10 дней")
    await who.sees(lambda seen: "✅ за 10 дней" in seen.labels)
    await who.presses("✅ за 14 дней")
    await who.sees(lambda seen: "за 14 дней" in seen.labels)
    assert await _rungs(town, one) == [-10, -7, -3, -1, 0]
    await _then(who, "‹ Назад", "Изменено 11.08.2026")
    await _then(who, "Контролирующему", "сообщить контролирующему")
    await who.presses("через 5 дней")
    await who.sees(lambda seen: "✅ через 5 дней" in seen.labels)
    await _then(who, "‹ Назад", "через 5 дней — контролирующий")
    await _then(who, "Руководителю", "сообщить руководителю")
    await _then(who, "через 5 дней", "⚠️ Сначала узнаёт исполнитель")
    await _then(who, "‹ Назад", "через 3 дня — руководитель")
    await _then(who, "Час утра", "В котором часу")
    await who.presses("8:00")
    await who.sees(lambda seen: "✅ 8:00" in seen.labels)
    await _then(who, "‹ Назад", "в 8:00")
    listed = await _then(who, "📌 Одно мероприятие", "своя лестница?")
    assert [label for label in listed.labels if "Провести встречу" in label] == [
        "№ 1. Провести встречу 1",
        "№ 2. Провести встречу 2",
    ]
    shown = await _then(who, "№ 2. Провести встречу 2", "Как у остальных мероприятий")
    assert "Час утра" not in shown.labels, "a morning is one message, whatever it is about"
    await _then(who, "До срока", "Когда напоминать")
    await who.presses("за 21 день")
    await who.sees(lambda seen: "✅ за 21 день" in seen.labels)
    assert await _rungs(town, two) == [-21, -10, -7, -3, -1, 0]
    assert await _rungs(town, one) == [-10, -7, -3, -1, 0]
    await _then(who, "‹ Назад", "Изменено")
    await _then(who, "↩️ Как у остальных", "Как у остальных мероприятий")
    await _then(who, "‹ Назад", "своя лестница?")
    await _then(who, "‹ Назад", "Изменено")
    await _then(who, "↩️ Как в положении", "Так записано в положении")
    assert await _rungs(town, two) == [-14, -7, -3, -1, 0]
    assert await town.ask("SELECT 1 FROM ladders") == []


async def test_controller_reads_it_and_changes_nothing(town: Town) -> None:
    place = await _place(town)
    await _assigned(town, place, A_WEEK)
    shown = await _opens(town.controller)
    assert shown.labels == ["‹ Назад", "🏠 Домой", "🆘 Сообщить о проблеме"]
