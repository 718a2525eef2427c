"""«Сообщить о проблеме» from the phone: about whom, who learns of it, the frozen pair, the log, the numbers to call."""

from datetime import timedelta

from tests.participants import cast, home, press, tap_through
from tests.telegram import Person
from tests.town import Town

HELP = "🆘 Сообщить о проблеме"


async def _heard(town: Town, person: Person, words: str) -> int:
    return len([one for one in await town.sent_to(person) if words in one.text])


async def test_an_urgent_report_freezes_the_pair_climbs_at_night_and_is_closed_with_a_note(town: Town) -> None:
    await cast(town, paired=True, also=(town.head, town.coordinator))
    night = town.service.clock.now().replace(hour=22, minute=0)
    await town.moves_clock(night)
    # In the middle of something else; the way back leads there.
    await home(town.pupil)
    await press(town.pupil, "🤝 Моя пара")
    await town.pupil.sees("Полина")
    await town.pupil.presses(HELP)
    first = await town.pupil.sees("Что случилось?")
    assert first.text.index("112") < first.text.index("8-800-2000-122") < first.text.index("Что случилось?")
    await tap_through(
        town.pupil, ("Заставляют", "О ком речь?"), ("Мой наставник: Полина", "Это срочно?"), ("❗️ Срочно", "Записано и передано")
    )
    await town.settled()
    await town.pupil.says("Просит никому не говорить" + " и пишет" * 200 + ", ждёт у школы")
    await town.pupil.sees("Подробности записаны")
    await press(town.pupil, "‹ К тому, что было")
    await town.pupil.sees("на паузе")
    await town.settled()
    # The curator learns at once, at night.
    assert await _heard(town, town.curator, "№ 1 — СРОЧНО: давят, заставляют (речь о наставнике)") == 1
    assert await _heard(town, town.curator, "дописали подробности") == 1
    assert await _heard(town, town.head, "СРОЧНО") == 0
    assert await town.ask("SELECT state, pause_reason FROM pairs") == [("paused", "safety")]
    # Nobody answers: the head after 30 minutes, the coordinator after two hours. The pair cannot be let go on past the report.
    await town.moves_clock(night + timedelta(minutes=29))
    assert await _heard(town, town.head, "СРОЧНО") == 0
    await town.moves_clock(night + timedelta(minutes=31))
    assert await _heard(town, town.head, "СРОЧНО") == 1
    await town.moves_clock(night + timedelta(hours=2, minutes=1))
    assert await _heard(town, town.coordinator, "СРОЧНО") == 1
    await home(town.curator)
    card = await tap_through(town.curator, ("👥 Пары", "Пары:"), ("⏸ Полина", "Форма"))
    assert "▶️ Продолжить" not in card.labels
    assert "идёт разбор обращения" in card.text
    # The coordinator sees no name; the head takes it, writes what was done, and lets the pair meet.
    await home(town.coordinator)
    seen = await tap_through(town.coordinator, ("🆘 Сообщения", "Сообщения о проблемах: 1"), ("⏳ № 1", "Просит никому"))
    assert "Аня" not in seen.text
    assert "Полина" not in seen.text
    await home(town.head)
    seen = await tap_through(town.head, ("🆘 Сообщения", "Сообщения о проблемах: 1"), ("⏳ № 1", "От кого: Аня К., 7Б"))
    assert "О ком: наставник Полина Р., 10А" in seen.text
    assert "узнал координатор" in seen.text
    # What does not fit beside the log is on the next page: nothing that a child has written stays unread.
    assert "(часть 1 из 2)" in seen.text
    assert "ждёт у школы" not in seen.text
    await tap_through(town.head, ("›", "ждёт у школы"))
    await press(town.head, "✋ Беру на себя")
    await town.head.sees("взял на себя руководитель")
    await press(town.head, "✅ Закрыть с пояснением")
    await town.head.sees("что сделано")
    await town.head.says("х")
    await town.head.sees("Нужно от 3")
    await town.head.says("Поговорили с обоими и с родителями")
    await town.head.sees("закрыл руководитель")
    await press(town.head, "▶️ Пара может встречаться")
    await town.head.sees("пара снова встречается")
    await town.moves_clock(days=1)
    assert await town.one("SELECT state FROM pairs") == "active"
    assert await _heard(town, town.pupil, "Сообщение № 1 прочитал взрослый") == 1
    assert await _heard(town, town.pupil, "взрослые закончили разбираться") == 1
    assert await _heard(town, town.mentor, "снова работает") == 1
    # The other side has read in the morning what any pause says.
    assert await _heard(town, town.mentor, "на паузе") == 1
    assert not any([await _heard(town, town.mentor, words) for words in ("ообщени", "разбирается", "🆘")])
    assert await _heard(town, town.regional, "🆘") == 0, "answered: it climbs no further"


async def test_the_accused_curator_never_learns_of_it_and_numbers_are_data(town: Town) -> None:
    await cast(town, paired=True, also=(town.head, town.coordinator))
    await home(town.coordinator)
    if "☎️ Телефоны помощи" not in (await home(town.coordinator)).labels:
        await press(town.coordinator, "⋯ Ещё")
        await town.coordinator.sees(lambda seen: "☎️ Телефоны помощи" in seen.labels)
    await press(town.coordinator, "☎️ Телефоны помощи")
    await town.coordinator.sees("8-800-2000-122")
    await town.coordinator.says("Просто слова без номера")
    await town.coordinator.sees("Нужно от 1 до 5 строк")
    await town.coordinator.says("Кризисная линия города: 8 000 000-00-00")
    await town.coordinator.sees("Кризисная линия города")
    await town.pupil.presses(HELP)
    first = await town.pupil.sees("Кризисная линия города: 8 000 000-00-00")
    assert "112" in first.text
    assert "8-800-2000-122" not in first.text
    await tap_through(
        town.pupil, ("Обижают", "О ком речь?"), ("Куратор", "Это срочно?"), ("Может подождать", "Записано и передано")
    )
    await town.settled()
    assert await _heard(town, town.head, "обижают (речь о кураторе)") == 1
    assert await _heard(town, town.curator, "🆘") == 0
    assert "🆘 Сообщения о проблемах" not in (await home(town.curator)).labels
    # A forged press of the accused changes nothing; the screen is not theirs either.
    number = await town.one("SELECT id FROM concerns")
    last = (await town.sent_to(town.curator))[-1]
    for act in ("take-concern", "open-concern"):
        await town.curator.forges(f"act:{act}:{number}:0", last.id)
        await town.settled()
    assert await town.one("SELECT taken_at FROM concerns") is None
    assert await _heard(town, town.curator, "От кого") == 0
    await town.moves_clock(days=8)
    assert await _heard(town, town.curator, "Сообщение о проблеме") == 0
    assert await _heard(town, town.coordinator, "Сообщение о проблеме") == 1


async def test_a_report_from_the_middle_of_a_form_reaches_the_curator_of_that_school(town: Town) -> None:
    """Who joins is nobody's participant yet, and still no stranger to the school."""
    await town.starts(town.curator)
    await town.starts(town.pupil)
    await tap_through(town.pupil, ("✅ Согласен", "классе"))
    await town.pupil.presses(HELP)
    await tap_through(
        town.pupil, ("Обижают", "О ком речь?"), ("Ни о ком", "Это срочно?"), ("❗️ Срочно", "Записано и передано"),
        ("‹ К тому", "классе"),
    )  # fmt: skip
    await town.settled()
    assert await _heard(town, town.curator, "СРОЧНО") == 1
    # The first screen, where nothing is recorded yet.
    await town.starts(town.mentor)
    await tap_through(
        town.mentor, ("🆘 Сообщить", "Что случилось?"), ("Обижают", "О ком речь?"), ("Ни о ком", "Это срочно?"),
        ("❗️ Срочно", "Записано и передано"),
    )  # fmt: skip
    await town.settled()
    assert await _heard(town, town.curator, "СРОЧНО") == 2
    # What is told of the curator, the curator does not hear.
    await town.starts(town.mentor)
    await tap_through(
        town.mentor, ("🆘 Сообщить", "Что случилось?"), ("Обижают", "О ком речь?"), ("Куратор", "Это срочно?"),
        ("❗️ Срочно", "Записано"),
    )  # fmt: skip
    await town.settled()
    assert await _heard(town, town.curator, "СРОЧНО") == 2
