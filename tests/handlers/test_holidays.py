"""A coordinator looks at the school holidays, adds some, mistypes some, takes them back."""

from tests.handlers.test_ladder import _opens, _then
from tests.handlers.test_reminders import _place
from tests.town import Town


async def test_school_holidays_are_recommended_corrected_and_restored(town: Town) -> None:
    await _place(town)
    who = town.coordinator
    await _opens(who)
    shown = await _then(who, "🏖 Каникулы школ", "Каникулы 2025/2026")
    assert "28.03.2026 – 05.04.2026" in shown.text
    assert "рекомендует Минпросвещения" in shown.text
    await who.says("весной")
    await who.sees("Не получилось прочесть даты")
    await who.says("16.02–22.02")
    shown = await who.sees("Даты внесены здесь")
    assert "🗑 16.02.2026 – 22.02.2026" in shown.labels
    await who.presses("🗑 16.02.2026 – 22.02.2026")
    await who.sees(lambda seen: "🗑 16.02.2026 – 22.02.2026" not in seen.labels and "🗑 28.03.2026 – 05.04.2026" in seen.labels)
    await _then(who, "↩️ Вернуть исходные даты", "рекомендует Минпросвещения")
    await _then(who, "2026 год ›", "Минпросвещения России обычно объявляет их в августе")
    await who.says("26.10–03.11\n\n31.12–10.01\nлето\n27.03–04.04")
    shown = await who.sees("26.10.2026 – 03.11.2026")
    assert "31.12.2026 – 10.01.2027" in shown.text
    assert "например: 25.10–02.11. Вы написали: «лето»." in shown.text
    assert [row.school_year for row in await town.ask("SELECT school_year FROM school_holidays")] == [2026, 2026]
    await _then(who, "‹ Назад", "Так записано в положении")
    await _then(who, "‹ Назад", "Что бот отправит")
    await _then(who, "‹ Назад", "Исполнение")
