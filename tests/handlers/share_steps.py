"""Steps of the stories about the share: what is looked at, and how."""

from db.office import people
from handlers.targets.picture import pictures
from handlers.targets.view import View, look_closely, outlooks
from papers.charts import ShareChart
from tests.handlers.share_rows import LETTER, ORDER, Rows
from tests.telegram import Person, Seen
from tests.town import Town

OWN_BUTTON = "📊 Доля охвата"
PICTURE = "🖼 Показать картинкой"
NUMBER = "✏️ Число учеников"


def plain(text: str) -> str:
    """As one would read it aloud: spaces that do not break are spaces."""
    return text.replace("\u00a0", " ")


async def home(town: Town, person: Person) -> str:
    await town.settled()
    await person.says("/home")
    return plain((await person.sees(", охват 202")).text)


async def share(town: Town, person: Person) -> Seen:
    await home(town, person)
    await town.settled()
    try:
        await person.presses(OWN_BUTTON)
    except AssertionError:  # a curator has it behind «Ещё»
        await person.presses("⋯ Ещё")
        await town.settled()
        await person.presses(OWN_BUTTON)
    return await person.sees("Доля охвата:")


async def two_papers(town: Town) -> Rows:
    rows = await Rows.of(town)
    await rows.paper("316", ORDER)
    await rows.paper(None, LETTER, title="Письмо о целевой модели")
    return rows


async def view_of(town: Town, person: Person, place: str | None = None) -> View:
    """What this person would look at."""
    now = town.service.clock.now()
    async with town.service.database.read() as tx:
        who = await people.who(tx, person.id, today=now.date(), language="ru")
        seen = [one for one in await outlooks(tx, who, now) if place in (None, one.place)]
        return await look_closely(tx, who, seen[0], now)


async def drawn(town: Town, view: View) -> ShareChart:
    (chart,) = await all_drawn(town, view)
    return chart


async def all_drawn(town: Town, view: View) -> list[ShareChart]:
    async with town.service.database.read() as tx:
        return [chart for chart, _ in await pictures(tx, view, town.ru)]
