"""Every number on the screens and pictures of the share against a recount that shares no line with the product."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor
from random import Random
from typing import Any

import pytest

from db.office import people
from db.share import weeks
from domain.personal import PersonalData
from handlers.targets import path, ranking
from handlers.targets.view import outlooks
from tests.handlers.recounting import NOON, Number, Recount, live
from tests.handlers.recounting_work import busy, work
from tests.handlers.share_rows import LETTER, ORDER, Rows
from tests.handlers.share_steps import all_drawn, home, plain, share, view_of
from tests.handlers.test_targets_bases import ADDITIONAL, SCHOOLS
from tests.long import count
from tests.participants import tap_through
from tests.telegram import Box, Person
from tests.town import Town

DUE = date(2026, 12, 31)
KINDS = {"школы": "school", "дополнительное образование": "additional_education", "Школы": "school",
         "Дополнительное образование": "additional_education", "Все организации вместе": None}  # fmt: skip
#: Goal of this year → whose learners; the school's own screen is about itself.
#: Digits that are not counted: later goals, titles, names.
NO_COUNT = re.compile(r"Дальше: |^№ 316|«|^Вы |меньше 5 человек|^📊 Доля охвата: Школа № 1$")
#: How the first screen of control calls what the summary counts.
WORK = {"overdue": "просрочено", "waiting": "на проверке"}
GOALS = {10: "school", 15: "additional_education"}


def read(number: str) -> int:
    return int(number.replace(" ", ""))


def small(number: int) -> bool:
    return 0 < number < 5


def rounded(share: Fraction, how: Any) -> str:
    value = float(how(share * 100)) if share >= Fraction(1, 10) else how(share * 1000) / 10
    return f"{value:g}".replace(".", ",")


def said_of(line: str, number: Number, *, above: bool) -> bool:
    """Whether a line that tells a share tells exactly this one; False for a line about something else."""
    if found := re.search(r"(?:охват|год).*?: ([\d,]+) %(?: \(|, )([\d ]+) из ([\d ]+) ученик", line):
        assert (found[1], read(found[2]), read(found[3])) == (number.percent, len(number.people), number.pupils), line
        assert not (above and small(len(number.people))), "a small group is not told above the school"
    elif found := re.search(r": меньше 5 из ([\d ]+) ученик", line):
        assert above, line
        assert small(len(number.people)), line
        assert read(found[1]) == number.pupils
    elif "нет данных" in line and re.search(r"охват \d|\d год", line):
        assert number.share is None, line
        if found := re.search(r"участву\w+ ([\d ]+) ученик", line):
            assert read(found[1]) == len(number.people), line
            assert not (above and small(len(number.people))), line
        elif "меньше 5" in line:
            assert above, line
            assert small(len(number.people)), line
        else:
            assert not number.people, line
    else:
        return False
    return True


def checked(text: str, recount: Recount, places: dict[str | None, Sequence[int]], *, above: bool) -> int:
    """Hold every line of a screen that has a digit against the recount; how many lines were. `places`: whose a base's are."""
    base: str | None = None if None in places else next(iter(places))
    held = 0
    for line in (one.strip() for one in text.splitlines()):
        if line in KINDS:
            base = KINDS[line]
        elif line.startswith("📊"):
            base = next((KINDS[name] for name in KINDS if f", {name}, охват" in line), base)
        number = recount.number(places.get(base, places.get(None, ())))
        if goal := re.search(r"цель ([\d,]+) %", line):
            of = recount.number(places[GOALS[read(goal[1])] if above else None])
            held += _goal(line, read(goal[1]), of, above=above)
            base = GOALS[read(goal[1])] if above else None
        elif said_of(line, number, above=above):
            held += 1
        elif found := re.match(r"Через бот: ([\d ]+)\. По журналу: ([\d ]+)\.", line):
            assert (read(found[1]), read(found[2])) == (len(number.people) - len(number.paper), len(number.paper)), line
            held += 1
        elif found := re.match(r"В расчёте ([\d ]+) из ([\d ]+) организаций", line):
            mine = places[base]
            assert (read(found[1]), read(found[2])) == (len(recount.known(mine)), len(mine)), line
            held += 1
        elif found := re.match(r"([\d ]+) организаци\w+ не внес\w+", line):
            assert read(found[1]) == sum(place not in recount.pupils for place in recount.kinds)
            held += 1
        elif found := re.match(r"Медиана организаций муниципалитета: ([\d,]+) %", line):
            assert found[1] == _median(recount)
            held += 1
        elif found := re.search(r"будет около ([\d,]+) %, вероятно от ([\d,]+) до ([\d,]+) %", line):
            foretold = recount.forecast(places.get(base, places.get(None, ())), DUE)
            assert foretold is not None
            shares = [Fraction(one, number.pupils or 1) for one in foretold]
            assert found.groups() == tuple(rounded(*one) for one in zip(shares, (round, floor, ceil), strict=True)), line
            held += 1
        elif re.search(r"\d", line):
            assert NO_COUNT.search(line), f"nobody has counted this: {line}"
    return held


def _goal(line: str, goal: int, number: Number, *, above: bool) -> int:
    lacks = number.lacks(goal)
    if found := re.search(r"не хватает ([\d ]+) ученик", line):
        assert read(found[1]) == lacks, line
        assert not (above and small(len(number.people)))
    elif found := re.search(r"(?:нужно|это) ([\d ]+) ученик", line):
        assert read(found[1]) == ceil(Fraction(goal * (number.pupils or 0), 100)), line
    elif "достигнута" in line:
        assert lacks == 0, line
    else:
        assert "нет данных" in line, line
        assert number.share is None, line
    return 1


def _median(recount: Recount) -> str:
    values = sorted(
        one.share for one in (recount.number([place]) for place in recount.known(list(recount.kinds))) if one.share is not None
    )
    middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    tenths = floor(middle * 1000)
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


async def _lists(town: Town, person: Person) -> str:
    await share(town, person)
    await town.settled()
    await person.presses("🏫 По организациям")
    text = plain((await person.sees("Сначала те")).text)
    await town.settled()
    await person.presses("›")
    return text + "\n" + plain((await person.sees(lambda seen: "2 из 2" in seen.labels)).text)


def organizations_checked(text: str, recount: Recount) -> None:
    names = {name: place for place, name in recount.names.items()}
    told: dict[int, int | None] = {}
    for line in text.splitlines():
        if found := re.match(
            r"[•▫️]+ (.+?): (?:([\d,]+) % \(([\d ]+) из ([\d ]+)\)|скрыто \(учеников: ([\d ]+)\)|нет данных)", line
        ):
            place = names[found[1]]
            number = recount.number([place])
            told[place] = None
            if found[3]:
                told[place] = read(found[3])
                assert (found[2], read(found[3]), read(found[4])) == (number.percent, len(number.people), number.pupils), line
                assert not small(read(found[3])), line
            elif found[5]:
                assert read(found[5]) == number.pupils
            else:
                assert number.share is None, line
    assert set(told) == set(recount.kinds)
    # Of the organisations of a base that are hidden there are none, or so many that the sum does not tell a small one.
    for kind in ("school", "additional_education"):
        hidden = [place for place in recount.known(recount.base(kind)) if recount.pupils.get(place) and told[place] is None]
        if any(small(len(recount.number([place]).people)) for place in hidden):
            assert len(hidden) > 1 or len(recount.number(recount.base(kind)).people) < 5


def way_checked(text: str, recount: Recount, places: Sequence[int], town: Town, *, above: bool) -> None:
    lines = dict(re.findall(r"• (.+?): ([\d ]+|скрыто)$", text, re.MULTILINE))
    steps = recount.way(places)
    names = ("Записались", "В паре", "Провели первую встречу", "Провели три встречи и больше")
    titles = {"pupil_pupil": "ученик – ученик", "student_pupil": "студент – ученик", "teacher_teacher": "учитель – учитель"}
    wanted = dict(zip(names, steps, strict=True))
    wanted |= {f"с {day}.2026": number for day, number in recount.weeks(places).items()}
    wanted |= {titles[form]: number for form, number in recount.by(places, "form").items()}
    wanted |= recount.by(places, "direction")
    assert set(lines) == set(wanted)
    for name, said in lines.items():
        if said == "скрыто":
            assert above, name
        else:
            assert read(said) == wanted[name], name
            assert not (above and small(read(said))), name


def drawn_checked(values: Iterable[float | None], shown: Iterable[str], numbers: Sequence[int | str | None]) -> None:
    """Bars and the words under them: the number, or nothing for what is hidden."""
    for value, words, number in zip(values, shown, numbers, strict=True):
        if value is not None:
            assert plain(words).removesuffix(" %").replace(" ", "") == str(number)
            assert f"{value:g}".replace(".", ",") == str(number)


@pytest.mark.parametrize("seed", range(count(1, 25)))
async def test_every_number_of_the_share_is_that_of_a_recount(url: str, box: Box, seed: int) -> None:
    dice = Random(seed)
    async with Town.open(url, box, at=NOON) as town:
        rows = await Rows.of(town)
        await rows.paper("316", ORDER, base=ADDITIONAL)
        await rows.paper(None, LETTER, title="Письмо", base=SCHOOLS)
        await live(rows, dice)
        recount = await Recount.of(town, NOON.date())
        own = rows.places["Школа № 1"]
        await town.starts(town.coordinator, town.head)
        above = {
            None: recount.base(None),
            "school": recount.base("school"),
            "additional_education": recount.base("additional_education"),
        }

        assert checked(await home(town, town.coordinator), recount, above, above=True) >= 4
        assert checked(plain((await share(town, town.coordinator)).text), recount, above, above=True) >= 4
        assert checked(await home(town, town.head), recount, {None: [own]}, above=False) >= 2
        assert checked(plain((await share(town, town.head)).text), recount, {None: [own]}, above=False) >= 2
        organizations_checked(await _lists(town, town.coordinator), recount)

        for person, level in ((town.coordinator, True), (town.head, False)):
            await share(town, person)
            await town.settled()
            await person.presses("📈 Путь и встречи")
            text = plain((await person.sees("Путь участников")).text)
            sets = [[own]] if not level else _told_sets(recount)
            assert any(_agrees(text, recount, places, town, level) for places in sets), text

        view = await view_of(town, town.coordinator)
        for chart in await all_drawn(town, view):
            kind = "school" if "школы" in chart.title else "additional_education"
            number = recount.number(recount.base(kind))
            now = chart.years.index("2026")
            assert chart.values[now] is None if small(len(number.people)) else True
            drawn_checked([chart.values[now]], [chart.shown[now]], [number.percent])
            assert {line.values for line in chart.targets} == {LETTER if kind == "school" else ORDER}
        async with town.service.database.read() as tx:
            who = await people.who(tx, town.coordinator.id, today=NOON.date(), language="ru")
            listed = await ranking.ranked(tx, view)
            for pic, _ in ranking.pictures(view, listed, town.ru):
                for row in pic.rows:
                    place = next(key for key, name in recount.names.items() if name == row.label)
                    drawn_checked([row.value], [row.shown], [recount.number([place]).percent])
            seen = await path.way(tx, (await outlooks(tx, who, NOON))[0], NOON, town.ru)
            (steps, _), (weekly, _) = path.charts(seen, town.ru)
            drawn_checked(steps.values, steps.shown, list(seen.steps.values()))
            drawn_checked(weekly.values, weekly.shown, list(seen.weeks.values()))
        await busy(town, dice, NOON.date())
        await town.head.blocks()
        await town.settled()
        wanted = await work(town, NOON.date())
        assert min(wanted.values()) > 0
        await _control_checked(town, wanted)
        await _week_checked(town, recount, above, wanted)


def _told_sets(recount: Recount) -> list[Sequence[int]]:
    """The sums that may be told beside what else is: everybody, one base, and of each those that have said a number."""
    bases = [recount.base(None), recount.base("school"), recount.base("additional_education")]
    return [*bases, *(recount.known(base) for base in bases)]


def _agrees(text: str, recount: Recount, places: Sequence[int], town: Town, above: bool) -> bool:
    try:
        way_checked(text, recount, places, town, above=above)
    except AssertionError:
        return False
    return True


async def _control_checked(town: Town, wanted: dict[str, int]) -> None:
    """The first screen of control, whose numbers the summary tells too."""
    await town.coordinator.says("/home")
    await town.coordinator.sees(", охват 202")
    seen = await tap_through(town.coordinator, ("🚦 Исполнение", "Всего поручений"))
    told = {what: int(found[1]) for what, words in WORK.items() if (found := re.search(rf"{words}:? (\d+)", seen.text))}
    assert told == {what: wanted[what] for what in WORK}
    assert f"📵 Не на связи ({wanted['unreachable']})" in seen.labels


async def _week_checked(town: Town, recount: Recount, above: dict[str | None, Sequence[int]], wanted: dict[str, int]) -> None:
    """The summary of the week that has begun, as it is kept."""
    async with town.service.database.begin() as tx:
        await weeks.begin(tx, town.service.clock.now(), of_people=town.service.mode is not PersonalData.NONE)
    (row,) = await town.ask(
        "SELECT w.numbers FROM weeks w JOIN organizations o ON o.id = w.organization_id WHERE o.kind = 'municipality'"
    )
    for one in row.numbers["shares"]:
        number = recount.number(above[one["base"]])
        assert one["pupils"] == number.pupils
        assert one["involved"] == (None if small(len(number.people)) else len(number.people))
    assert {what: row.numbers["work"][what] for what in wanted} == wanted
    assert row.numbers["work"]["owing"] == sum(place not in recount.pupils for place in recount.kinds)
    met = "SELECT count(*) FROM meetings WHERE state = 'confirmed' AND day >= '2026-09-21' AND day < '2026-09-28'"
    past = await town.one(met)
    assert row.numbers["meetings"] == (None if small(past) else past)
