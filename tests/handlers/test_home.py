"""The home screen of each role: what it can do, the way to help, never a door that leads nowhere."""

from datetime import UTC, date, datetime
from itertools import combinations, product
from typing import TypeVar

from sqlalchemy import text

from bot import demo
from db.speaking import notices
from domain.allowed_hours import Voice
from domain.offices import Held, Office
from domain.who import Part, Seat, Who
from handlers.home import menu, today
from tests.cases import case
from tests.telegram import Person, Seen
from tests.town import Town

HOME, HELP = "🏠 Домой", "🆘 Сообщить о проблеме"
#: What stands under everybody's home screen, besides the entries.
FRAME = ("🌐 Язык / Language", "🔒 Мои данные", HELP)
OFFICIALS = (demo.COORDINATOR, demo.CONTROLLER, demo.HEAD, demo.CURATOR, demo.REGIONAL)
MOST_ENTRIES = 6

T = TypeVar("T")


async def _home(person: Person) -> Seen:
    await person.says("/home")
    return await person.sees(lambda message: HELP in message.labels)


def test_nobody_has_more_than_six_buttons_before_them_whatever_they_hold() -> None:
    """Every combination of offices and parts, something waiting behind every button."""
    for offices, parts in product(_subsets([*Office]), _subsets(["mentee", "mentor"])):
        who = Who(
            external_id=1,
            person_id=1,
            language="ru",
            seats=tuple(Seat(Held(office, (1,), date(2026, 1, 1)), 1, "Школа", "school", "Europe/Moscow") for office in offices),
            parts=tuple(Part(1, 1, "Школа", "pupil_pupil", role, "admitted", "pupil") for role in parts),
        )
        seen = [entry for entry in menu.ENTRIES if entry.seen_by(who)]
        pages = menu.pages(seen)
        shown = [entry.id for page in pages for entry in page]
        assert sorted(shown) == sorted(entry.id for entry in seen), "each of them once"
        assert all(len(page) + (len(pages) > 1) <= MOST_ENTRIES for page in pages), (offices, parts, shown)
        first = {entry.id for entry in pages[0]}
        pressing = [entry.id for entry in seen if entry.pressing][: MOST_ENTRIES - 1]
        assert first >= set(pressing), "what somebody waits for stands on the first page, as much of it as there is room for"


def _subsets(things: list[T]) -> list[tuple[T, ...]]:
    return [chosen for size in range(len(things) + 1) for chosen in combinations(things, size)]


async def test_one_with_several_offices_turns_the_page_of_home(town: Town) -> None:
    await town.starts(town.head)
    async with town.service.database.begin() as tx:
        for office in ("curator", "coordinator"):
            statement = text("""
                INSERT INTO appointments (person_id, organization_id, office, since)
                SELECT person_id, CASE WHEN :office = 'curator' THEN organization_id ELSE o.parent_id END, :office, since
                  FROM appointments a JOIN organizations o ON o.id = a.organization_id WHERE office = 'head'
                   AND person_id = (SELECT person_id FROM accounts WHERE external_id = :id)
            """)
            await tx.execute(statement, {"office": office, "id": town.head.id})
    first = await _home(town.head)
    assert first.labels.index("⋯ Ещё") == MOST_ENTRIES - 1
    await town.head.presses("⋯ Ещё")
    await town.head.sees(lambda message: "⋯ Ещё" in message.labels and message.labels != first.labels)
    await town.head.presses("⋯ Ещё")
    second = await town.head.sees(lambda message: "‹ Назад" in message.labels)
    assert "⋯ Ещё" not in second.labels
    assert {label for label in first.labels if label in second.labels} == set(FRAME)
    await town.head.presses("‹ Назад")
    assert (await town.head.sees(lambda message: "⋯ Ещё" in message.labels)).labels == first.labels
    # What stands on the last page leads on from an old screen as well.
    await town.head.presses("⋯ Ещё")
    await town.head.sees(lambda message: "⋯ Ещё" in message.labels and message.labels != first.labels)
    await town.head.presses("⋯ Ещё")
    await town.head.sees(lambda message: "‹ Назад" in message.labels)
    await town.head.presses(second.labels[0])
    assert HOME in (await town.head.sees(lambda message: HOME in message.labels)).labels


async def test_home_shows_at_most_six_things_and_each_leads_to_a_screen_from_which_one_comes_home(town: Town) -> None:
    for one in OFFICIALS:
        person = town[one]
        await town.starts(person)
        home = await _home(person)
        assert HOME not in home.labels
        entries = [label for label in home.labels if label not in FRAME]
        assert 1 <= len(entries) <= MOST_ENTRIES, (one.title, entries)
        assert len(set(home.labels)) == len(home.labels)
        for label in home.labels:
            if label == "⋯ Ещё":
                continue
            with case((one.title, label)):
                await person.presses(label)
                screen = await person.sees(lambda message: HOME in message.labels)
                await person.presses(HOME, in_message=screen.id)
                assert HELP in (await person.sees(lambda message: HOME not in message.labels)).labels
    await town.settled()
    assert await town.ask("SELECT failure FROM updates WHERE failure IS NOT NULL") == []


async def test_a_screen_above_what_the_bot_has_said_since_moves_to_the_end_of_the_chat(town: Town) -> None:
    await town.starts(town.coordinator)
    person = town.coordinator
    screen = await _home(person)
    await _told(town, person)
    await person.presses("📊 Доля охвата", in_message=screen.id)
    below = await person.sees(lambda message: HOME in message.labels)
    shown = await town.sent_to(person)
    assert [message.id for message in shown if message.id >= screen.id][1:] == [below.id], "the notice, then the screen"
    assert screen.id not in {message.id for message in shown}, "the old one is gone"
    # At the end of the chat it is edited in place again.
    await person.presses(HOME)
    assert (await person.sees(lambda message: HOME not in message.labels)).id == below.id


async def _told(town: Town, person: Person) -> None:
    """The bot says something by itself."""
    async with town.service.database.begin() as tx:
        statement = text("SELECT person_id FROM accounts WHERE external_id = :id")
        number = (await tx.execute(statement, {"id": person.id})).scalar_one()
        await notices.tell(tx, number, "failed", now=town.service.clock.now(), voice=Voice.SAFETY)
    await town.settled()


async def test_home_of_a_stranger_is_the_question_who_they_are_and_nothing_of_others(town: Town) -> None:
    """Also on the way back from a report of a problem or from the choice of language."""
    stranger = await town.box.person(8001, "Ян")
    await stranger.starts()
    assert HOME not in (await stranger.sees("Кто Вы?")).labels
    await stranger.presses(HELP)
    await stranger.sees("Что случилось?")
    await stranger.presses(HOME)
    await stranger.sees("Кто Вы?")
    await stranger.presses("🗂 Я координатор")
    labels = (await stranger.sees("Здравствуйте")).labels
    assert not {"✉️ Пригласить", "📊 Доля охвата", "📄 Дорожная карта"} & set(labels), "saying so gives no office"


async def test_an_office_counts_from_the_first_minute_of_the_day_where_it_is_held_and_help_helps(town: Town) -> None:
    """In Moscow it is the 12th while Greenwich still has the 11th."""
    await town.service.clock.put(town.service.database, datetime(2026, 8, 11, 21, 30, tzinfo=UTC))
    await town.starts(town.coordinator)
    await town.coordinator.says("/home")
    await town.coordinator.sees("Вы координатор наставничества")
    assert str(await town.one("SELECT since FROM appointments WHERE office = :o", o=Office.COORDINATOR.value)) == "2026-08-12"
    await town.coordinator.says("/help")
    assert "112" in (await town.coordinator.sees("Бот ведёт наставничество")).text


async def test_the_menu_of_commands_is_told_in_both_languages(town: Town) -> None:
    for number, code, words in ((8001, "ru", "Главный экран"), (8002, "en", "Home screen"), (8003, "fr", "Главный экран")):
        await town.box.person(number, "Ян", language_code=code)
        commands = (await town.box.get(f"/control/people/{number}/chat"))["commands"]
        assert [one["command"] for one in commands] == ["home", "data", "help", "language"]
        assert commands[0]["description"] == words


def test_three_lines_are_open_and_nothing_is_lost() -> None:
    """The most urgent first, the share always among them; what else there is lies folded below, its goals first."""
    share = "доля\n• цель\n• ещё цель"
    for urgent, shares, visible in (
        ([], [], []),
        (["одно"], [], ["одно"]),
        (["а", "б", "в"], [], ["а", "б", "в"]),
        (["а", "б", "в", "г"], [], ["а", "б", "в"]),
        (["а", "б", "в", "г"], [share], ["а", "б", "доля"]),
        (["а"], [share], ["а", "доля", "• цель"]),
        ([], [share, share], ["доля", "• цель", "• ещё цель"]),
        (["список\n1\n2\n3", "б"], [share], ["список", "доля"]),
        (["а", "список\n1\n2"], [share], ["а", "доля"]),
    ):
        said = today.folded(urgent, shares)
        open_now, _, rest = said.partition("<blockquote expandable>")
        assert open_now.split("\n")[: len(visible)] == visible if visible else not said
        assert len(open_now.strip().split("\n")) <= today.AT_A_GLANCE
        told = [line for line in f"{open_now}{rest}".replace("</blockquote>", "").split("\n") if line]
        assert sorted(told) == sorted(line for one in (*urgent, *shares) for line in one.split("\n"))
        assert all(one in "\n".join(told) for one in shares), "a share and its goals are read in one piece"
    assert today.folded(["а", "б", "в"], [share, "другая\n• цель"]).endswith("• цель\n• ещё цель\nв\nдругая\n• цель</blockquote>")
