"""Roads that several stories of joining, pairing and meeting walk, as people would: by pressing what stands on the phone."""

from dataclasses import dataclass

import aiohttp
from sqlalchemy import text

from db.participant.joining import NEW_MENTEE, PROFILE, Subject
from domain.codes import SchoolClass
from handlers.joining.document import current
from tests import school
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


async def data_of(person: Person, label: str) -> tuple[str, int]:
    """What a button carries, and the message under which it stands."""
    for message in reversed(await person.chat()):
        for button in [one for row in message.buttons for one in row]:
            if button["text"].startswith(label):
                return button["callback_data"], message.id
    raise AssertionError(f"no button «{label}»")


async def file_of(person: Person, ending: str) -> bytes:
    """The newest file of this ending in the chat."""
    shown = [one.media for one in await person.chat() if one.media and one.media["name"].endswith(ending)]
    async with aiohttp.ClientSession() as session, session.get(person.box.url + shown[-1]["url"]) as answer:
        return await answer.read()


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
    await home(town.curator)
    queue = await tap_through(town.curator, ("📥 Заявки (", "Заявки:"))
    await town.curator.presses(next(one for one in queue.labels if who in one))
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


async def tap_through(person: Person, *taps: tuple[str, str]) -> Seen:
    """Press one button after another, each given by the beginning of its label and what is seen then."""
    assert taps, "somebody has to press something"
    for beginning, then in taps:
        await press(person, beginning)
        # A screen has buttons; an older one that has just lost its own may hold the same words.
        seen = await person.sees(lambda one, then=then: then in one.text and bool(one.labels))
    return seen


@dataclass(frozen=True)
class Cast:
    """Who is there already, by participant id; `curator` is a person id."""

    curator: int
    pupil: int
    mentor: int
    pair: int | None = None


async def cast(town: Town, *, paired: bool = False, phone: bool = True, also: tuple[Person, ...] = ()) -> Cast:
    """A pupil of 7 Б and a mentor of 10 А, admitted through the database; with `paired` they are a pair.

    Without `phone` the pupil is somebody whom the curator has entered. Of the officials only the curator starts, and `also`.
    """
    await town.starts(town.curator, *also)
    for person in (town.mentor, town.pupil) if phone else (town.mentor,):
        await person.starts()
        await person.sees("Кто Вы?")
    now, document = town.service.clock.now(), current(town.service.mode)
    async with town.service.database.begin() as tx:
        curator = (await tx.execute(text("SELECT person_id FROM appointments WHERE office = 'curator'"))).scalar_one()
        links = {(row.role, row.form): row for row in await tx.execute(text("SELECT * FROM join_links"))}
        here = links["mentee", "pupil_pupil"]
        mode = town.service.mode
        if phone:
            person = await school.newcomer(tx, town.pupil.id, now)
            pupil = await school.joins(tx, person, here.id, document, now, name="Аня К", mode=mode)
        else:
            entered = Subject(NEW_MENTEE, here.organization_id)
            pupil = await school.fills(tx, curator, entered, document, now, name="Аня К", mode=mode)
        other = await school.newcomer(tx, town.mentor.id, now)
        tenth = SchoolClass(10, "А")
        mentor = await school.joins(
            tx, other, links["mentor", "pupil_pupil"].id, document, now, school_class=tenth, name="Полина Р", mode=mode
        )
        for one in (pupil, mentor):
            await school.admitted(tx, curator, one, document, now)
        filler = curator if not phone else person
        await school.fills(tx, filler, Subject(PROFILE, pupil), document, now, mode=mode)
        await school.fills(tx, other, Subject(PROFILE, mentor), document, now, mode=mode)
        pair = (await school.paired(tx, curator, mentor, pupil, document, now)).row.id if paired else None
    await town.settled()
    return Cast(curator, pupil, mentor, pair)


async def home(person: Person) -> Seen:
    """The home screen, fresh."""
    await person.says("/home")
    return await person.sees(lambda seen: "🌐 Язык / Language" in seen.labels)
