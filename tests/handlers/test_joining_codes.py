"""Mode `codes`: a whole story in which no name may appear in any call of the bot, neither typed nor from a Telegram profile."""

import json

from domain.personal import PersonalData
from tests.participants import press, tap_through
from tests.telegram import Box
from tests.town import Town

#: Everything by which the invented people and officials are called; none of it may leave the bot.
CANARIES = (
    "Алина", "Ветрова", "Тимур", "Сафин", "Полина", "Рощина", "Олег", "Дымов", "Марина", "Ирина", "Лугова", "Сергей",
    "Камышин", "Борисович", "Анна", "Лебедева", "Павловна", "Виктор", "Михаил", "Соколов", "Наталья", "Озерова",
)  # fmt: skip


async def test_no_name_is_in_any_call_of_a_whole_story(url: str, box: Box) -> None:
    async with Town.open(url, box, mode=PersonalData.CODES) as town:
        await town.officials_start()
        await _joins(town)
        await _pairs(town)
        await _meets(town)
        await town.pupil.says("Меня зовут Алина Ветрова")
        await town.pupil.sees("Этот экран не ждёт текста")
        await town.settled()
        for person in (town.pupil, town.mentor, town.curator, town.head, town.coordinator):
            await person.says("/home")
            await town.settled()
        calls = await town.box.ledger()
        said = json.dumps([call.parameters for call in calls], ensure_ascii=False)
        assert len(calls) > 60
        assert [name for name in CANARIES if name in said] == []
        assert [trace for trace in ("tg://", "@", "username") if trace in said] == []
        assert (
            await town.one("SELECT count(*) FROM persons p JOIN participants t ON t.person_id = p.id WHERE p.name IS NOT NULL")
            == 0
        )
        assert "7Б-01" in said


async def _joins(town: Town) -> None:
    """Nothing is typed: class by tap, code by the bot."""
    await town.starts(town.pupil)
    await tap_through(
        town.pupil, ("👁 Кто видит", "Куратор (Школа № 1): "), ("‹ Назад", "согласие"), ("✅ Согласен", "В каком ты")
    )
    seen = await tap_through(town.pupil, ("7Б", "Твой код: 7Б-01"))
    assert "Имя" not in seen.text
    await town.starts(town.mentor)
    await tap_through(town.mentor, ("✅ Согласен", "В каком ты"), ("10А", "Твой код: 10А-01"))
    await town.settled()
    for code, person in (("7Б-01", town.pupil), ("10А-01", town.mentor)):
        await town.curator.says("/home")
        await town.curator.sees("Вы куратор")
        await tap_through(town.curator, ("📥 Заявки (", "Заявки:"))
        label = next(one for one in town.curator.last.labels if code in one)
        await town.curator.presses(label)
        await town.curator.sees(code)
        await tap_through(town.curator, ("📄 Согласие родителей", code), ("Сегодня", code), ("✅ Допустить", "аяв"))
        await town.settled()
        await tap_through(person, ("▶️ Продолжить анкету", "интересно"), ("📚", "Отмечено: 1"), ("Математика", "Отмечено: 2"))
        if person is town.mentor:
            await tap_through(person, ("Дальше", "Скольким"), ("1", "Когда удобно"), ("📨 Отправить", "10А-01"))
        else:
            sent = await tap_through(person, ("Дальше", "Когда удобно"), ("📨 Отправить", "7Б-01"))
            assert "✏️ Добавить строчку о себе" not in sent.labels  # free words about a child are no code


async def _pairs(town: Town) -> None:
    await town.curator.says("/home")
    await town.curator.sees("Вы куратор")
    await tap_through(
        town.curator, ("🤝 Подобрать", "Кому ищем"), ("7Б-01", "10А-01: "), ("1. 10А-01", "Предложить пару?"),
        ("🤝 Предложить", "Ждём ответа"),
    )  # fmt: skip
    await town.settled()
    await press(town.mentor, "✅ Да")
    await press(town.pupil, "✅ Да")
    await town.settled()
    assert any("Твой наставник — 10А-01" in one.text for one in await town.sent_to(town.pupil))


async def _meets(town: Town) -> None:
    await town.mentor.says("/home")
    await town.mentor.sees("7Б-01")
    await tap_through(
        town.mentor, ("➕ Встреча", "Когда"), ("Сегодня", "Какая"), ("👉", "Сколько"), ("30", "Записано"), ("🏫", "Записано")
    )
    await town.settled()
    await town.moves_clock(days=1)
    await tap_through(town.pupil, ("✅ Да, встретились", "засчитана"), ("🙂", "Спасибо"))
    assert await town.one("SELECT state FROM meetings") == "confirmed"
