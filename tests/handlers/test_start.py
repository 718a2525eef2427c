"""/start: everybody is greeted by role and language; strangers say who they are; the language can be changed."""

import re
from collections.abc import Iterable

from bot import demo
from tests.telegram import Person, Seen
from tests.town import Town

#: What each of the ten sees first: by the office of their link, by the school's link, or as a stranger.
FIRST = {
    demo.COORDINATOR: ("Ваша роль: муниципальный координатор", "Your role: municipal coordinator"),
    demo.CONTROLLER: ("Ваша роль: контролирующий исполнение", "Your role: controller"),
    demo.HEAD: ("Ваша роль: руководитель", "Your role: head"),
    demo.CURATOR: ("Ваша роль: куратор", "Your role: curator"),
    demo.REGIONAL: ("Ваша роль: региональный центр", "Your role: regional centre"),
    demo.PUPIL_1: ("Привет! Здесь школа подбирает наставников", "consent"),
    demo.PUPIL_2: ("Привет! Здесь школа подбирает наставников", "consent"),
    demo.MENTOR: ("Привет! Здесь школа подбирает наставников", "consent"),
    demo.ADULT: ("Здравствуйте! Здесь школа подбирает наставников", "consent"),
    demo.GUARDIAN: ("Кто Вы?", "Who are you?"),
}
CYRILLIC = re.compile("[А-Яа-яЁё]+")


async def _data_of(town: Town) -> list[str]:
    """Names of people and places: data stay in their own letters."""
    rows = await town.ask("SELECT name FROM organizations UNION SELECT short_name FROM organizations")
    people = await town.ask("SELECT name FROM persons WHERE name IS NOT NULL")
    words = [row[0] for row in rows] + [part for row in people for part in (row[0], *row[0].split())]
    return sorted(words, key=len, reverse=True)


def _foreign(messages: Iterable[Seen], data: list[str]) -> list[str]:
    """Russian words that an English reader is left with, beside data and the button that leads to Russian."""
    found = []
    for message in messages:
        for said in (message.text, *(label for label in message.labels if label != "🌐 Язык / Language")):
            for known in data:
                said = said.replace(known, "")
            found += CYRILLIC.findall(said)
    return found


async def test_everybody_of_the_town_is_greeted_by_role(town: Town) -> None:
    for one, (words, _) in FIRST.items():
        await town.starts(town[one])
        said = [message.text for message in await town[one].chat() if message.by_bot]
        assert any(words in text for text in said), said
    assert set(FIRST) == set(demo.PEOPLE)


async def test_an_english_phone_is_spoken_to_in_english_only(town: Town) -> None:
    for one, (_, words) in FIRST.items():
        await town.box.person(one.id, one.first, last_name=one.last, language_code="en-GB")
        await town.starts(town[one])
        said = [message for message in await town[one].chat() if message.by_bot]
        assert any(words in message.text for message in said), [message.text for message in said]
        assert _foreign(said, await _data_of(town)) == []


async def test_a_stranger_is_asked_in_the_language_of_the_phone_and_known_by_the_chosen_role(town: Town) -> None:
    asks = {"ru": "Кто Вы?", "kk": "Кто Вы?", "de": "Who are you?", "en": "Who are you?"}
    for number, (code, words) in enumerate(asks.items(), start=8011):
        stranger = await town.box.person(number, "Ян", language_code=code)
        await stranger.starts()
        await stranger.sees(words)
    assert await town.ask("SELECT 1 FROM accounts") == [], "nothing is kept of a mere look"
    roles = (
        ("🎒 Я ученик", "Привет", "mentee"),
        ("🤝 Я наставник", "Здравствуйте", "mentor"),
        ("🗂 Я координатор", "Здравствуйте", "official"),
    )
    for number, (label, greeting, role) in enumerate(roles, start=8001):
        stranger = await town.box.person(number, "Ян")
        await stranger.starts()
        await stranger.sees("Кто Вы?")
        await stranger.presses(label)
        await stranger.sees(greeting)
        await town.settled()
        [kept] = await town.ask(
            "SELECT p.name, a.chosen_role FROM accounts a JOIN persons p ON p.id = person_id WHERE external_id = :id", id=number
        )
        assert tuple(kept) == (None, role), "the Telegram id and this choice, nothing else"
        await stranger.starts()
        await stranger.sees(greeting)


async def _speaks(person: Person, language: str, greeting: str) -> None:
    await person.says("/language")
    await person.sees("Which language?")
    await person.presses(language)
    await person.sees(greeting)


async def test_the_language_is_changed_and_kept_and_start_after_unblocking_finds_everything_as_it_was(town: Town) -> None:
    await town.starts(town.coordinator)
    await _speaks(town.coordinator, "English", "Hello")
    await town.settled()
    assert "🆘 Report a problem" in (await town.coordinator.chat())[-1].labels
    await town.coordinator.starts()
    await town.coordinator.sees("Hello")
    await _speaks(town.coordinator, "Русский", "Здравствуйте")
    assert await town.one("SELECT language FROM persons p JOIN accounts a ON a.person_id = p.id WHERE external_id = 7008") == "ru"
    # Start again after unblocking finds everything as it was.
    await town.coordinator.blocks()
    await town.settled()
    await town.coordinator.unblocks()
    await town.coordinator.starts()
    await town.coordinator.sees("Вы координатор")
    await town.settled()
    assert await town.one("SELECT reachable FROM accounts WHERE external_id = 7008") is True


async def test_what_the_bot_says_by_itself_is_in_the_readers_language(town: Town) -> None:
    await town.starts(town.regional)
    await _speaks(town.regional, "English", "Hello")
    stranger = await town.box.person(8001, "Ян")
    await stranger.starts()
    await stranger.sees("Кто Вы?")
    await stranger.presses("🆘 Сообщить о проблеме")
    await stranger.presses("Обижают, смеются")
    await stranger.presses("❗️ Срочно")
    await stranger.sees("Записано")
    told = await town.regional.sees("🆘")
    assert _foreign([told], await _data_of(town)) == []
