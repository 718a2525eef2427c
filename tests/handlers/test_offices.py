"""A coordinator enters the office address of a school, mistypes it, takes it out again."""

from tests.handlers.test_ladder import _opens, _then
from tests.handlers.test_reminders import _place
from tests.town import Town


async def test_office_address_is_typed_shown_and_taken_out(town: Town) -> None:
    await _place(town)
    who = town.coordinator
    await _opens(who)
    listed = await _then(who, "✉️ Почта организаций", "С адресом — 0 из")
    assert "▫️ Школа № 1" in listed.labels
    await _then(who, "▫️ Школа № 1", "Служебного адреса пока нет")
    await who.says("школа один")
    await who.sees("Это не похоже на адрес почты")
    await who.says("School1@Example.ru")
    await who.sees("Служебный адрес: School1@example.ru")
    listed = await _then(who, "‹ Назад", "С адресом — 1 из")
    assert "✉️ Школа № 1" in listed.labels
    await _then(who, "✉️ Школа № 1", "Служебный адрес")
    await _then(who, "🗑 Убрать адрес", "Служебного адреса пока нет")
    assert await town.ask("SELECT 1 FROM organizations WHERE email IS NOT NULL") == []
