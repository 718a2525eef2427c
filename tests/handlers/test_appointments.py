"""Who is appointed, on the phones: a head ends a curator's office, what was handed on comes back, the last coordinator stays."""

from tests.handlers.road_map_steps import order_is_published
from tests.handlers.test_assignments import ACT
from tests.handlers.test_executor import opens
from tests.telegram import Person, Seen
from tests.town import Town


async def _list(person: Person) -> Seen:
    """From home to everybody whom this person names."""
    await person.says("/home")
    home = await person.sees(lambda seen: "✉️ Пригласить" in seen.labels or "⋯ Ещё" in seen.labels)
    if "✉️ Пригласить" not in home.labels:
        await person.presses("⋯ Ещё")
        await person.sees(lambda seen: "✉️ Пригласить" in seen.labels)
    await person.presses("✉️ Пригласить")
    await person.sees("Кого пригласить")
    await person.presses("👥 Кто назначен")
    return await person.sees("Кто назначен")


async def test_a_head_ends_a_curators_office_and_the_last_coordinator_stays(town: Town) -> None:
    await order_is_published(town, town.curator, town.regional)
    await opens(town.head, ACT)
    await town.head.presses("👤 Поручить")
    await town.head.sees("Кому поручить?")
    await town.head.presses("Куратор")
    await town.head.sees("Поручено. Сотруднику отправлено")
    listed = await _list(town.head)
    (curator,) = [label for label in listed.labels if label.startswith("куратор · Школа № 1")]
    assert not [label for label in listed.labels if "руководитель" in label], "nobody ends their own office"
    await town.head.presses(curator)
    assert "Незакрытых поручений: 1." in (await town.head.sees("с 11.08.2026")).text
    # Before a leave of the curator the head says who stands in; here that can only be the head.
    await town.head.presses("🏖 Назначить заместителя")
    asked = await town.head.sees("Кто замещает куратора (Школа № 1)?")
    assert [label for label in asked.labels if "Руководитель" in label] == asked.labels[:1], "not the name from the list as well"
    await town.head.presses(asked.labels[0], in_message=asked.id)
    await town.head.sees("С какого дня?")
    await town.head.presses("20")
    await town.head.sees("По какой день")
    await town.head.presses("25")
    named = await town.head.sees("Назначено: с 20.08.2026 по 25.08.2026")
    assert "Школа № 1 (за куратора): Руководитель" in named.text
    await town.settled()
    await town.curator.sees("С 20.08.2026 по 25.08.2026 Вас замещают (Школа № 1, куратор)")
    await town.head.presses("✖️ Отменить: куратор, Школа № 1", in_message=named.id)
    await town.head.sees("Замещение отменено")
    await town.head.presses(curator, in_message=(await _list(town.head)).id)
    await town.head.sees("Незакрытых поручений: 1.")
    await town.head.presses("🚪 Завершить полномочия")
    asked = await town.head.sees("Кому передать дела и поручения (1)?")
    await town.head.presses("‹ Назад", in_message=asked.id)
    await town.head.presses("🚪 Завершить полномочия", in_message=(await town.head.sees("Незакрытых")).id)
    await town.head.presses("Никому, пока никого нет", in_message=(await town.head.sees("Кому передать")).id)
    assert "Другого куратора здесь нет" in (await town.head.sees("Завершаем полномочия сегодня")).text
    await town.head.presses("🚪 Да, завершить")
    await town.head.sees("✅ Полномочия завершены: Школа № 1, куратор")
    await town.settled()
    await town.curator.sees("Ваши полномочия завершены (Школа № 1): куратор")
    await town.curator.says("/home")
    assert not {"📋 Мои поручения", "👫 Пары"} & set(
        (await town.curator.sees(lambda seen: "🌐 Язык / Language" in seen.labels)).labels
    )
    assert "✅ Выполнено" in (await opens(town.head, ACT)).labels

    listed = await _list(town.coordinator)
    assert len([label for label in listed.labels if label.startswith("руководитель · ")]) >= 5
    assert len([label for label in listed.labels if "Школа № 1 " in label]) == 1, "not the name from the list as well"
    listed = await _list(town.regional)
    (boss,) = [label for label in listed.labels if label.startswith("координатор · ")]
    await town.regional.presses(boss)
    one = await town.regional.sees("Это единственный координатор")
    assert "🚪 Завершить полномочия" not in one.labels
    await town.regional.presses("🏖 Назначить заместителя", in_message=one.id)
    await town.regional.sees("Замещает второй координатор того же муниципалитета: сначала пригласите его")
    await town.regional.presses("‹ Назад")
    await town.regional.sees("кого в муниципалитетах замещают")
