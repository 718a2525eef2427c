"""What documents say: every number is recounted from the rows in plain Python; no name where the mode forbids names."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.assignment.control import scope_at
from db.office import people
from db.pair import pairs
from db.snapshot import snapshot
from domain.office_papers import OF_A_PAIR, Paper, exists_in, tells_sum
from domain.personal import PersonalData
from domain.who import Who
from handlers.office_papers import building
from handlers.office_papers.naming import Naming
from locales import Texts
from tests.rows import NOW, TODAY
from tests.two_schools import World, settled

LATER = NOW + timedelta(days=40)
NAMED = ("Аделаида", "Феофан", "head", "curator", "coordinator")


async def _who(tx: AsyncSession, world: World, role: str) -> Who:
    return Who(0, world.persons[role], "ru", seats=await people.seats(tx, world.persons[role], LATER.date()))


async def _rows(tx: AsyncSession, statement: str, **values: Any) -> list[Any]:
    return list(await tx.execute(text(statement), values))


async def _grows(tx: AsyncSession, world: World) -> None:
    """More schools and assignments in every state, some of them overdue; numbers of learners."""
    random, place = Random(7), world.place
    measures = [await place.measure(tx, words=f"Мероприятие {at}") for at in range(3)]
    for measure in measures:
        for at in (0, 1, None):
            one = await place.assigned(tx, due=TODAY + timedelta(days=random.randrange(10, 60)), school=at, measure=measure)
            state = random.choice(("open", "reported", "accepted", "returned", "not-required", "withdrawn"))
            await tx.execute(
                text("""
                    UPDATE assignments SET state = :state, reported_at = :now, decided_at = :now, comment = 'нет',
                           return_due = :later WHERE id = :id
                """),
                {"state": state, "now": NOW, "later": LATER.date() - timedelta(days=random.randrange(4)), "id": one},
            )
    for school, pupils in zip(place.schools, (40, 0), strict=True):
        await tx.execute(
            text(
                "INSERT INTO denominators (organization_id, programme_id, year, pupils, entered_at) VALUES (:o, :p, 2026, :n, :t)"
            ),
            {"o": school, "p": place.programme, "n": pupils, "t": NOW},
        )
    await place.target(tx, due=date(2026, 12, 31), percent=20)
    # Both schools have sent their answers now: 12.5 and 30.
    await tx.execute(
        text("""
            INSERT INTO request_answers (addressee_id, field_id, number, at, by)
            SELECT a.id, f.id, CASE a.organization_id WHEN :first THEN 12.5 ELSE 30 END, :now, :by
              FROM request_addressees a JOIN request_fields f ON f.request_id = a.request_id AND f.kind = 'number'
        """),
        {"first": place.schools[0], "now": NOW, "by": place.coordinator},
    )
    await tx.execute(
        text("UPDATE request_addressees SET state = 'answered', answered_at = :now, answered_by = :by"),
        {"now": NOW, "by": place.coordinator},
    )


def _stand(row: Any, today: date) -> str:
    """As the fields of a statement call it, worked out from the row alone."""
    if row.state in ("accepted", "not-required"):
        return "done"
    if row.state == "reported":
        return "waiting"
    deadline = row.return_due if row.state == "returned" else row.due
    return "overdue" if deadline < today and row.due >= row.given else "open"


def _counted(rows: list[Any]) -> dict[str, int]:
    counts = Counter(_stand(row, LATER.date()) for row in rows)
    return {"total": len(rows), **{key: counts[key] for key in ("done", "waiting", "overdue", "open")}}


def _of(values: dict[str, Any]) -> dict[str, int]:
    return {key: values[key] for key in ("total", "done", "waiting", "overdue", "open")}


async def test_every_number_of_statement_and_summary_is_what_the_rows_say(database: Database) -> None:
    async with database.begin() as tx:
        world = await settled(tx)
        await _grows(tx, world)
    naming = Naming(Texts("ru", PersonalData.NAMES))
    async with snapshot(database.engine) as tx:
        boss, head = await _who(tx, world, "coordinator"), await _who(tx, world, "head")
        scope, place = scope_at(boss.seats[0]), world.place
        said = (await building.of_road_map(tx, Paper.STATEMENT, scope, place.road_map, naming, LATER)).values
        own = (await building.of_road_map(tx, Paper.REFERENCE, scope_at(head.seats[0]), place.road_map, naming, LATER)).values
        request = (await _rows(tx, "SELECT id FROM data_requests"))[0].id
        summed = (await building.summary(tx, boss, scope, request, naming, LATER, PersonalData.NAMES)).values
        rows = await _rows(tx, "SELECT * FROM assignments WHERE state <> 'withdrawn'")
        names = {row.id: row.short_name for row in await _rows(tx, "SELECT id, short_name FROM organizations")}
        words = {row.id: row.text for row in await _rows(tx, "SELECT id, text FROM measures")}
        met = await _rows(tx, "SELECT p.mentee_id FROM meetings m JOIN pairs p ON p.id = m.pair_id WHERE m.state = 'confirmed'")
        together = await _rows(tx, "SELECT id FROM pairs WHERE state = 'active'")
    assert min(_counted(rows).values()) > 0, "every kind is among them"
    assert _of(said) == _counted(rows) == _of(summed)
    assert {one["measure"]: _of(one) for one in said["measures"]} == {
        words[key]: _counted([row for row in rows if row.measure_id == key]) for key in {row.measure_id for row in rows}
    }
    assert {one["place"]: _of(one) for one in said["places"]} == {
        names[key]: _counted([row for row in rows if row.organization_id == key]) for key in {row.organization_id for row in rows}
    }
    late = [row for row in rows if _stand(row, LATER.date()) == "overdue"]
    assert sorted((one["place"], one["measure"], one["days"]) for one in said["late"]) == sorted(
        (names[row.organization_id], words[row.measure_id], (LATER.date() - (row.return_due or row.due)).days) for row in late
    )
    mine = [row for row in rows if row.organization_id == place.schools[0]]
    assert _of(own) == _counted(mine)
    assert len(own["measures"]) == len(mine)
    # Two schools with one pair each: what would tell of fewer than five people is not said above them.
    assert (len(met), len(together), summed["all_pairs"], summed["involved"]) == (0, 2, "скрыто", "0")
    assert (summed["pupils"], summed["asked"], summed["answered"], summed["silent_count"]) == ("40", 2, 2, 0)
    assert summed["questions"][0] == {"number": 1, "question": "Число", "answer": "42,5"}
    assert "Школа № 1: жёлтая канарейка" in summed["questions"][1]["answer"]
    assert [(one["goal_percent"], one["lacking"]) for one in summed["promises"]] == [("20", "8")]


def _strings(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for one in value.values():
                yield from _strings(one)
        case list():
            for one in value:
                yield from _strings(one)
        case str():
            yield value


async def test_names_stand_where_the_mode_permits_them_and_on_the_servers_disk(database: Database) -> None:
    async with database.begin() as tx:
        world = await settled(tx)
        await tx.execute(text("UPDATE participants SET code = '7-0' || id"))
        await tx.execute(
            text("""
                INSERT INTO programmes (organization_id, title, legal_base, first_year, last_year, forms)
                SELECT organization_id, 'Соседняя программа', 'приказ № 2', 2026, 2031, forms FROM programmes WHERE id = :id
            """),
            {"id": world.place.programme},
        )
        one = (await _rows(tx, "SELECT id, mentor_id FROM pairs WHERE organization_id = :o", o=world.place.schools[0]))[0]
        (mentor,) = await _rows(tx, "SELECT person_id FROM participants WHERE id = :id", id=one.mentor_id)
    full = {mentor.person_id: "Мельников Феофан Ильич"}

    named = ("Программа", "приказ")  # in which the mentee takes part

    async def said(naming: Naming) -> dict[Paper, str]:
        async with database.read() as tx:
            seen = await pairs.find(tx, one.id)
            assert seen is not None
            built = [
                await building.of_pairs(tx, kind, world.place.schools[0], naming, LATER) for kind in (Paper.ORDER, Paper.PAIRS)
            ]
            built += [await building.of_pair(tx, kind, seen, naming, LATER) for kind in sorted(OF_A_PAIR)]
        assert {(each.values["programme"], each.values["legal_base"]) for each in built} == {named}, "not simply the newest one"
        return {each.paper: "\n".join(_strings(each.values)) for each in built}

    for paper, words in (await said(Naming(Texts("ru", PersonalData.CODES)))).items():
        assert not [name for name in NAMED if name in words], paper
        assert f"7-0{one.mentor_id}" in words, paper
    for paper, words in (await said(Naming(Texts("ru", PersonalData.NAMES)))).items():
        assert "Феофан М., 10" in words, paper
        assert "Мельников" not in words, paper
    for paper, words in (await said(Naming(Texts("ru", PersonalData.CODES), full))).items():
        assert "Мельников Феофан Ильич, 10" in words, paper
        # Whose name nobody has written down is a line beside the code; a certificate names no mentee at all.
        assert ("____ (7-0" in words) == (paper not in (Paper.THANKS, Paper.CERTIFICATE)), paper
        assert "Аделаида" not in words, paper
    async with database.begin() as tx:  # over: the pair goes on in the one beside it
        await tx.execute(
            text("UPDATE programmes SET first_year = 2021, last_year = 2025 WHERE id = :id"), {"id": world.place.programme}
        )
    named = ("Соседняя программа", "приказ № 2")
    await said(Naming(Texts("ru", PersonalData.CODES)))


def test_without_people_there_are_no_papers_about_them() -> None:
    left = {paper for paper in Paper if exists_in(paper, PersonalData.NONE)}
    assert left == {Paper.STATEMENT, Paper.REFERENCE, Paper.SUMMARY}
    assert all(exists_in(paper, PersonalData.CODES) for paper in Paper)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([], True), ([0, 0], True), ([7, 9], True), ([9, 3, 4], True),
        ([3], False), ([2, 2], False), ([9, 3], False), ([9, 1, 1], False),
    ],
)  # fmt: skip
def test_a_sum_is_told_only_where_it_gives_no_small_number_away(cells: list[int], told: bool) -> None:
    assert tells_sum(cells) == told
