"""Two programmes of one owner for the same years, side by side: opened from a paper, each with its own line and its own rule."""

from db.assignment.control import scope_at
from db.models import Denominator, Organization, Programme
from db.office import people
from db.organization import organizations
from domain.personal import PersonalData
from handlers.office_papers import building
from handlers.office_papers.naming import Naming
from handlers.targets.ranking import ranked
from handlers.targets.view import look, outlooks
from tests.handlers.road_map_steps import publishes, sends_paper
from tests.handlers.share_rows import BEFORE, Rows
from tests.handlers.share_steps import home, plain, share
from tests.handlers.test_forms import opens_forms
from tests.town import Town

TITLE = "Письмо о наставничестве"
JOINS = "Показатели войдут в программу «Наставничество в Белых Ключах»"
PAPER = (
    "№\tМероприятие\tСрок\tОтветственные\n"
    "1\tСобрать списки наставников\tдо 15 октября 2026 года\tруководители школ\n"
    "2\tНе менее 15 % обучающихся школ вовлечены в наставничество\t31.12.2026\tруководители школ\n"
    "3\tНе менее 30 % обучающихся школ вовлечены в наставничество\t31.12.2027\tруководители школ\n"
)


async def test_second_programme_for_the_same_years_is_opened_beside_the_first(town: Town) -> None:
    rows = await Rows.of(town)
    await rows.met("Школа № 1", pairs=6)
    one = town.coordinator
    await town.starts(one)
    await sends_paper(town, f"{TITLE}.txt", PAPER.encode(), sees=JOINS)
    await one.presses("✏️ Шапка")
    await one.sees("Программа: Наставничество в Белых Ключах")
    await one.presses("Программа")
    await one.sees("К какой программе относится документ?")
    await one.presses("➕ Отдельная программа")
    await one.sees("теперь в программе «Письмо о наставничестве")
    # A change of mind leaves no empty programme behind.
    await one.presses("Программа")
    assert "➕ Отдельная программа" not in (await one.sees("Сейчас: «Письмо")).labels
    await one.presses("Наставничество в Белых Ключах (2026–2030)")
    await one.sees("теперь в программе «Наставничество в Белых Ключах»")
    assert await town.one("SELECT count(*) FROM programmes") == 1
    await one.presses("Программа")
    await one.sees("Сейчас: «Наставничество")
    await one.presses("➕ Отдельная программа")
    await one.sees("теперь в программе «Письмо о наставничестве")
    await one.presses("‹ Назад")
    await one.sees("В документе")
    await publishes(town)
    first, second = await town.ask("SELECT id, title, first_year, last_year, forms FROM programmes ORDER BY id")
    assert (second.title, second.first_year, second.last_year) == (f"{TITLE}.txt", 2026, 2027)
    assert second.forms == first.forms
    assert {row.programme_id for row in await town.ask("SELECT programme_id FROM targets")} == {second.id}

    # The same pupils count for both, each time by the programme's own rule; the number of learners is entered once.
    await rows.writes("UPDATE meetings SET state = 'held', confirmed_at = NULL")
    seen = await opens_forms(one)
    assert second.title in seen.text
    assert any(label.startswith("⭐") for label in seen.labels)
    await one.presses("🧮 Как считать долю")
    await one.sees("Нажмите на строку")
    await one.presses("Считаем: пара и встреча")
    await one.sees(lambda screen: "Считаем: пара" in screen.labels)
    await one.presses("‹ Назад")
    await one.sees("Анкета и формы")
    await one.presses("🗂 Наставничество в Белых Ключах")
    beside = await one.sees("Она идёт рядом с другой")
    assert not any(label.startswith("⭐") for label in beside.labels)
    assert {row.counting for row in await town.ask("SELECT counting FROM programmes WHERE id = :id", id=first.id)} == {"meeting"}
    assert "0 из 5 735 учеников" in plain((await share(town, one)).text)
    await one.presses(f"г. Белые Ключи: {second.title}")
    shown = plain((await one.sees(second.title)).text)
    assert "6 из 5 735 учеников" in shown
    assert "15 %" in shown

    # What two rules tell of a school side by side tells of nobody: twelve with a pair beside ten who have met would be two.
    # On home the programme that has promised nothing gives way; two that have are told apart by name.
    assert (await home(town, one)).count("📊 г. Белые Ключи, школы, охват 2026:") == 1
    await rows.paper("316", (20,))
    said = await home(town, one)
    assert f"📊 г. Белые Ключи, школы · {second.title}, охват 2026: 0,1 % (6 из" in said
    assert "📊 г. Белые Ключи · Наставничество в Белых Ключах, охват 2026: 0 % (0 из 5 735 учеников)\n• № 316" in said

    more = (await rows.met("Школа № 2", pairs=12))[10:]
    await rows.met("Лицей № 4", pairs=20)
    await rows.writes("UPDATE meetings SET state = 'held', confirmed_at = NULL WHERE pair_id = ANY(:pairs)", pairs=more)
    now = town.service.clock.now()
    async with town.service.database.read() as tx:
        who = await people.who(tx, one.id, today=now.date(), language="ru")
        views = [await look(tx, who, each, now) for each in await outlooks(tx, who, now)]
        told = [{row.name: row.involved for row in await ranked(tx, view) if row.state == "known"} for view in views]
        summed = (await building.summary(tx, who, scope_at(who.seats[0]), None, Naming(town.ru), now, PersonalData.NAMES)).values
    # The summary for the district speaks of both.
    assert summed["programme"] == f"Наставничество в Белых Ключах; {second.title}"
    assert [(row["goal_percent"], row["involved"]) for row in summed["promises"]] == [("20", "30"), ("15", "38")]
    schools = ("Школа № 1", "Школа № 2", "Лицей № 4")
    assert [view.outlook.programme_id for view in views] == [first.id, second.id]
    assert [{name: each.get(name) for name in schools} for each in told] == [
        {"Школа № 1": 0, "Школа № 2": 10, "Лицей № 4": 20},
        {"Школа № 1": None, "Школа № 2": None, "Лицей № 4": 20},  # its six with the sum would tell the twelve
    ]


async def test_region_sees_the_shares_and_goals_of_municipalities_with_programmes_of_their_own(town: Town) -> None:
    rows = await Rows.of(town)
    await rows.paper("316", (15, 20))
    await rows.met("Школа № 1", pairs=6)
    async with town.service.database.begin() as tx:
        region = await tx.get_one(Organization, rows.places["Приозёрская область"])
        other = await organizations.add(
            tx, name="Заречный район", short_name="Заречный р-н", kind="municipality", zone=region.zone, parent=region
        )
        school = await organizations.add(
            tx, name="Школа села Ясного", short_name="Школа с. Ясное", kind="school", zone=region.zone, parent=other
        )
        own = Programme(
            organization_id=other.id, title="Наставники Заречья", legal_base="", first_year=2026, last_year=2027,
            counting="pair", forms=["pupil_pupil"],
        )  # fmt: skip
        tx.add(own)
        await tx.flush()
        tx.add(Denominator(organization_id=school.id, programme_id=own.id, year=2026, pupils=80, entered_at=BEFORE))
    rows.places |= {other.short_name: other.id, school.short_name: school.id}
    rows.programme = own.id
    await rows.paper("7", (10,), title="О наставничестве в районе", owner=other.short_name)
    await rows.met(school.short_name, pairs=7)
    await town.starts(town.regional)
    await share(town, town.regional)
    await town.settled()
    await town.regional.presses("🏙 Муниципалитеты: доли и цели")
    said = plain((await town.regional.sees("Муниципалитеты: 2")).text)
    assert said.split("\n\n")[1:] == [
        "📊 Заречный р-н, охват 2026: 8,7 % (7 из 80 учеников)\n"
        "• № 7 от 10.08.2026, цель 10 %: не хватает 1 ученика до 31.12.2026",
        "📊 г. Белые Ключи, охват 2026: 0,1 % (6 из 5 735 учеников)\n"
        "• № 316 от 10.08.2026, цель 15 %: не хватает 855 учеников до 31.12.2026",
    ]
