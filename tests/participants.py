"""Roads that several stories of joining, pairing and meeting walk, as people would: by pressing what stands on the phone."""

from tests.telegram import Person, Seen
from tests.town import Town


class Walk:
    """A person pressing buttons; counts taps and typed texts on the way."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.taps = 0
        self.typed = 0

    async def taps_on(self, label: str, then: str) -> Seen:
        """Press a button and see what comes; a label may be given by its beginning."""
        await press(self.person, label)
        self.taps += 1
        return await self.person.sees(then)

    async def types(self, text: str, then: str) -> Seen:
        """Type a text and see what comes."""
        await self.person.says(text)
        self.typed += 1
        return await self.person.sees(then)


async def press(person: Person, beginning: str) -> None:
    """Press the newest button whose label begins so."""
    shown = await person.chat()
    for message in reversed(shown):
        for label in message.labels:
            if label.startswith(beginning):
                await person.presses(label, message.id)
                return
    raise AssertionError(f"no button «{beginning}…»; there are {[m.labels for m in shown]}")


async def pupil_applies(town: Town, pupil: Person, name: str = "Аня К", school_class: str = "7Б") -> None:
    """The first part of a pupil's form, in mode `names`."""
    await town.starts(pupil)
    await press(pupil, "✅ Согласен")
    await pupil.sees("В каком ты классе?")
    await press(pupil, school_class)
    await pupil.sees("Напиши своё имя")
    await pupil.says(name)
    await pupil.sees("согласие родителей")


async def guardian_agrees(town: Town, who: str) -> None:
    """The curator marks the guardian's paper of the application whose line holds `who`."""
    await opens_application(town, who)
    await press(town.curator, "📄 Согласие родителей")
    await town.curator.sees("какая дата")
    await press(town.curator, "Сегодня")
    await town.curator.sees("форма")


async def opens_application(town: Town, who: str) -> Seen:
    """The curator opens an application from home."""
    await town.curator.says("/home")
    await town.curator.sees("куратор")
    await press(town.curator, "📥 Заявки (")
    queue = await town.curator.sees("Заявки:")
    label = next(one for one in queue.labels if who in one)
    await town.curator.presses(label)
    return await town.curator.sees("форма")


async def admits(town: Town, who: str) -> None:
    """The curator admits the application whose line holds `who`."""
    await opens_application(town, who)
    await press(town.curator, "✅ Допустить")
    await town.settled()


async def pupil_finishes(town: Town, pupil: Person, *, interest: str = "♟", topic: str = "Математика", day: str = "Ср") -> None:
    """The rest of the form after the guardian's consent."""
    await press(pupil, "▶️ Продолжить анкету")
    await pupil.sees("Что тебе интересно")
    await press(pupil, interest)
    await pupil.sees("Отмечено: 1")
    await press(pupil, topic)
    await pupil.sees("Отмечено: 2")
    await press(pupil, "Дальше")
    seen = await pupil.sees("Шаг")
    if "одновременно" in seen.text:
        await press(pupil, "1")
        await pupil.sees("Когда удобно")
    await press(pupil, day)
    await pupil.sees("Когда удобно")
    await press(pupil, "📨 Отправить")
    await pupil.sees("форма")
