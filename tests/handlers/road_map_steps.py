"""Steps of stories about road maps: a paper is sent, published, an assignment is opened and reported."""

from pathlib import Path

from tests.telegram import Person, Seen
from tests.town import Town

EXAMPLES = Path("examples")
ORDER = EXAMPLES / "order-belye-klyuchi-87.txt"
LETTER = EXAMPLES / "letter-priozersky.txt"


async def sends_paper(town: Town, name: str, content: bytes, sees: str = "В документе") -> Seen:
    """The coordinator sends a file from the desk; gives the summary, or whatever else is expected."""
    await town.coordinator.presses("📄 Дорожная карта")
    await town.coordinator.sees("Дорожные карты")
    await town.coordinator.sends_file(name, content)
    return await town.coordinator.sees(sees)


async def publishes(town: Town) -> Seen:
    """From the summary of a draft to its publication; gives the screen that says so."""
    await town.coordinator.presses("🚀 Опубликовать")
    await town.coordinator.sees("Опубликовать «")
    await town.coordinator.presses("🚀 Да, опубликовать")
    seen = await town.coordinator.sees("Опубликовано")
    await town.settled()
    return seen


async def order_is_published(town: Town, *also: Person) -> None:
    """The coordinator, the head of school No. 1 and `also` are here, and the invented order is published."""
    await town.starts(town.coordinator, town.head, *also)
    await sends_paper(town, ORDER.name, ORDER.read_bytes())
    await publishes(town)


async def opens_report(person: Person, words: str) -> Seen:
    """From a notice or home to the report screen of the assignment whose line holds these words."""
    await person.presses("📋 Мои поручения")
    while words not in (listed := await person.sees("Мои поручения")).text:
        await person.presses("›")
    line = next(line for line in listed.text.split("\n\n") if words in line)
    await person.presses(line.strip().splitlines()[-2 if "\n" in line.strip() else 0].split(".")[0])
    await person.sees(words)
    await person.presses("✅ Выполнено")
    return await person.sees(lambda seen: "📨" in " ".join(seen.labels) or "‹ Назад" in seen.labels)


async def reports_act(person: Person, words: str, line: str = "№ 45 от 10.08.2026") -> None:
    """Report an assignment that asks for the number and date of a document."""
    await opens_report(person, words)
    await person.says(line)
    await person.sees("Уже приложено")
    await person.presses("📨 Отправить отчёт")
    await person.sees("отправлен")
