"""Goals of a pair: written by one, ticked by the other, read by the curator; no contact gets through."""

import pytest

from domain.forms import FIVE_FORMS
from domain.meetings import Kind
from handlers.goals.dialog import IDEAS, ideas_of
from locales import LANGUAGES, Texts
from tests.participants import cast, home, press, tap_through
from tests.town import Town


async def test_a_plan_is_written_at_the_third_meeting_ticked_by_the_other_and_read_by_the_curator(town: Town) -> None:
    await cast(town, paired=True)
    await town.moves_clock(days=1)
    await home(town.mentor)
    await tap_through(
        town.mentor, ("➕ Встреча", "Когда?"), ("Сегодня", "Какая?"), ("Планирование", "Сколько"), ("45", "Записано")
    )
    await tap_through(town.mentor, ("🎯 Составить план пары", "Целей пока нет"), ("➕ Цель (увидят оба", "одной фразой"))
    # Nothing leads past the school: the goal is not kept, and the screen says what to take out.
    await town.mentor.says("Созваниваться по 8 921 000-11-22")
    await town.mentor.sees("Контакты через бота не передаём")
    assert not await town.ask("SELECT 1 FROM pair_goals")
    await town.mentor.says("Подтянуть дроби к контрольной")
    await town.mentor.sees("Добавь шаги")
    for words in ("Повторить правила", "Решить десять примеров"):
        await press(town.mentor, "➕ Шаг")
        await town.mentor.sees("один шаг")
        await town.mentor.says(words)
        await town.mentor.sees(lambda one, words=words: any(words in label for label in one.labels))
    await town.settled()
    told = [one for one in await town.sent_to(town.pupil) if "новая цель" in one.text]
    assert len(told) == 1
    assert "дроби" not in told[0].text

    await home(town.pupil)
    seen = await tap_through(
        town.pupil, ("🤝 Моя пара", "Полина"), ("🎯 Цели и темы", "Подтянуть дроби"), ("🎯 Открыть цель 1", "дроби")
    )
    assert "⬜ Повторить правила" in seen.labels
    await press(town.pupil, "⬜ Повторить правила")
    await town.pupil.sees(lambda one: "✅ Повторить правила" in one.labels)
    await press(town.pupil, "🏁 Цель достигнута")
    await town.pupil.sees("достигнута")
    assert [tuple(row) for row in await town.ask("SELECT reached_at IS NOT NULL FROM pair_goals")] == [(True,)]
    assert [row[0] for row in await town.ask("SELECT done_at IS NOT NULL FROM goal_steps ORDER BY id")] == [True, False]
    ideas = await tap_through(town.pupil, ("↩️ Ко всем целям", "Видят оба"), ("💡 О чём поговорить", "встреча-планирование"))
    assert ideas.text.count("•") == 5

    # The curator reads, and changes nothing.
    await home(town.curator)
    seen = await tap_through(
        town.curator, ("👥 Пары", "Пары:"), ("✅ Полина", "Работает"), ("🎯 Цели пары", "🏁 Подтянуть дроби")
    )
    assert not [label for label in seen.labels if label.startswith(("➕", "🎯 Открыть"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_and_stage_has_its_own_ideas_and_a_schools_own_form_has_some(language: str) -> None:
    texts = Texts(language)
    found = [texts(key) for form in FIVE_FORMS for kind in Kind for key in ideas_of(form.key, kind.value, texts)]
    assert len(found) == len(set(found)) == len(FIVE_FORMS) * len(Kind) * IDEAS
    assert [texts(key) for key in ideas_of("own_form", "regular", texts)]
