"""A draft corrected by hand: what was printed comes back, questions follow, a year is said once, rows are cut and joined."""

from datetime import date
from decimal import Decimal

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.models import Measure as Row
from db.models import RoadMap
from db.road_map import answers, drafting, editing, papers, publishing, rereading, road_maps, splitting
from domain.responsible import responsible_in
from domain.road_map import AskedAbout, Measure, Reading, ReadingQuestion, Share
from domain.road_map.charging import Charge, made, nameable, named_toggled, not_understood, toggled, with_kinds
from domain.terms import YearContext, parse_term
from tests.rows import NOW, TODAY, Place

HEADS = tuple(responsible_in("руководители общеобразовательных организаций"))
YEAR = YearContext.calendar(2026)


def measure(words: str, term: str, year: YearContext = YEAR) -> Measure:
    """A row as the reader gives it."""
    return Measure(words, parse_term(term, context=year), number=words[:1], responsible=HEADS)


async def drafted(tx: AsyncSession, place: Place, *rows: Measure, year: YearContext = YEAR) -> tuple[RoadMap, list[Row]]:
    """A draft of these rows; unclear terms are asked."""
    asked = tuple(
        ReadingQuestion(AskedAbout.TERM, one.term.text, row=at, term=one.term.question)
        for at, one in enumerate(rows)
        if one.term.question
    )
    share = Share(30.0, date(2026, 12, 31), "обучающихся", "не менее 30 % обучающихся")
    reading = Reading("План", year=year, written_on=year.written_on, measures=rows, questions=asked, targets=(share,))
    paper = await papers.keep(tx, place.town, "план.txt", b"plan", by=place.coordinator, now=NOW)
    owner = await publishing.owner_of(tx, place.town, TODAY)
    number = await drafting.draft(tx, owner, paper, reading, by=place.coordinator, now=NOW, title="план")
    found = await road_maps.find(tx, number)
    assert found is not None
    return found, list(await road_maps.measures(tx, number))


async def test_every_field_comes_back_as_it_was_printed_with_its_questions(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        road_map, (row,) = await drafted(tx, place, measure("Собрать списки", "до 30 февраля 2026 года"))
        (asked,) = row.questions
        editing.text_said(row, "Собрать списки наставников")
        editing.result_said(row, "Справка")
        editing.day_said(row, date(2026, 10, 1), "01.10.2026")
        editing.responsible_said(row, [])
        assert (row.due, row.term_text, row.version) == (date(2026, 10, 1), "01.10.2026", 5)
        assert [one["about"] for one in row.questions] == ["responsible"]
        assert row.printed["term"]["term_text"] == "до 30 февраля 2026 года"
        assert (await road_maps.summary(tx, road_map)).questions == 1
        for field in ("text", "result", "term", "responsible"):
            assert editing.is_corrected(row, field)
            editing.restore(row, field)
        assert (row.text, row.result, row.due, row.questions, row.printed) == ("Собрать списки", None, None, [asked], {})
        # Typing what was printed is no correction.
        editing.text_said(row, "Другое")
        editing.text_said(row, "Собрать списки")
        assert not editing.is_corrected(row)
        (target,) = await road_maps.targets(tx, road_map.id)
        editing.write(target, "percent", {"percent": Decimal("35.5")})
        editing.write(target, "due", {"due": date(2027, 1, 31)})
        await tx.flush()
    async with database.begin() as tx:
        kept = await road_maps.target(tx, road_map.id, target.id)
        assert kept is not None
        assert (kept.percent, kept.due, kept.version) == (Decimal("35.5"), date(2027, 1, 31), 3)
        assert await editing.share_restored(tx, kept, "percent")
        assert await editing.share_restored(tx, kept, "due")
        assert (kept.percent, kept.due, kept.printed) == (Decimal(30), date(2026, 12, 31), {})


async def test_year_said_once_is_read_in_every_row_that_waits_and_in_none_said_by_hand(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        nowhere = YearContext()
        texts = ("сентябрь", "до 15 октября", "до 1 ноября 2026 года", "декабрь")
        road_map, rows = await drafted(tx, place, *(measure(text, text, nowhere) for text in texts), year=nowhere)
        assert [bool(one.questions) for one in rows] == [True, True, False, True]
        editing.day_said(rows[3], date(2030, 1, 1), "01.01.2030")
        assert await rereading.year_said(tx, road_map, YearContext.calendar(2027)) == 2
        due = [date(2027, 9, 30), date(2027, 10, 15), date(2026, 11, 1), date(2030, 1, 1)]
        assert [one.due for one in rows] == due
        assert (await road_maps.summary(tx, road_map)).questions == 0
        # Another year is another reading; a row that a person answered otherwise stays; what was printed comes back.
        await answers.term_said(tx, rows[0], {}, parse_term("до 5 сентября 2029 года", context=YEAR))
        assert await rereading.year_said(tx, road_map, YearContext.school_year(2028)) == 1
        assert [one.due for one in rows][:2] == [date(2029, 9, 5), date(2028, 10, 15)]
        assert await rereading.year_restored(tx, road_map) == 1
        assert [bool(one.questions) for one in rows] == [False, True, False, False]
        assert "year" not in road_map.printed


async def test_date_of_the_paper_put_right_takes_its_questions_away(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        misread = YearContext.calendar(2026, date(2062, 8, 10))
        road_map, (row,) = await drafted(tx, place, measure("1 Отчёт", "до 01.10.2026", misread), year=misread)
        assert [one["reason"] for one in row.questions] == ["before-order"]
        assert await rereading.issued_said(tx, road_map, date(2026, 8, 10)) == 1
        assert (row.questions, row.due, road_map.printed) == ([], date(2026, 10, 1), {"issued": {"issued": "2062-08-10"}})
        assert await rereading.issued_said(tx, road_map, None, restored=True) == 1
        assert (road_map.issued, len(row.questions), road_map.printed) == (date(2062, 8, 10), 1, {})


async def test_row_is_cut_joined_again_and_a_row_added_in_the_order_of_the_paper(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        road_map, (first, last) = await drafted(
            tx,
            place,
            measure("1 Собрать списки; сдать отчёт", "до 01.10.2026, до 01.12.2026 года"),
            measure("2 Итоги", "до 15.12.2026"),
        )
        parts = await splitting.split(tx, road_map, first, ["Собрать списки", "Сдать отчёт до 05.11.2026"], now=NOW)
        assert [(one.number, one.due, one.deadlines) for one in parts] == [
            ("1/1", date(2026, 12, 1), ["2026-10-01", "2026-12-01"]),
            ("1/2", date(2026, 11, 5), []),
        ]
        by_term = await splitting.split_by_terms(tx, parts[0], now=NOW)
        assert [one.due for one in by_term] == [date(2026, 10, 1), date(2026, 12, 1)]
        added = await splitting.add(tx, road_map, "Разослать письма")
    async with database.begin() as tx:
        rows = await road_maps.measures(tx, road_map.id)
        assert [one.number for one in rows] == ["1", "1/1", "1/1/1", "1/1/2", "1/2", "2", None]
        assert [one.number for one in rows if one.removed_at] == ["1", "1/1"]
        assert [one["about"] for one in rows[-1].questions] == ["term", "responsible"]
        found = await road_maps.find(tx, road_map.id)
        assert found is not None
        summary = await road_maps.summary(tx, found)
        assert (summary.rows, summary.removed, summary.questions) == (5, 0, 2)
        handed = (await publishing.plan(tx, found, NOW)).handed
        assert {one.measure_id for one in handed} == {rows[2].id, rows[3].id, rows[4].id, rows[5].id}
        back = await splitting.join_again(tx, rows[4])
        assert back is not None
        assert [one.id for one in await road_maps.measures(tx, found.id)] == [first.id, last.id, added.id]
        assert back.removed_at is None
        assert await splitting.join_again(tx, back) is None


async def test_share_goes_and_comes_with_the_row_that_states_it_and_publishing_forgets_it(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        road_map, (row, _) = await drafted(tx, place, measure("1 Доля", "до 31.12.2026"), measure("2 Итоги", "до 15.12.2026"))
        (target,) = await road_maps.targets(tx, road_map.id)
        row.target_id = target.id
        await editing.row_taken_out(tx, row, now=NOW)
        assert await road_maps.targets(tx, road_map.id) == []
        await editing.row_taken_out(tx, row, now=None)
        assert await road_maps.targets(tx, road_map.id) == [target]
        await editing.target_taken_out(tx, target, now=NOW)
        assert row.removed_at == NOW
        assert (await road_maps.summary(tx, road_map)).targets == 0
        await publishing.publish(tx, road_map.id, place.coordinator, NOW)
        assert await road_maps.targets(tx, road_map.id, removed_too=True) == []


async def test_offices_circles_and_named_officials_are_switched_on_and_off(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        road_map, (row,) = await drafted(tx, place, measure("1 Итоги", "до 15.12.2026"))
        school = place.schools[1]
        await tx.execute(text("UPDATE persons SET name = 'Рябинин Олег Ильич' WHERE id = :id"), {"id": place.heads[1]})
        owner = await publishing.owner_of(tx, place.town, TODAY)
        own = toggled(HEADS, Charge.OWN, "Управление", owner)
        assert [one.text for one in toggled(own, Charge.HEADS, "Руководители", owner)] == ["Управление"]
        (rector,) = [one for one in nameable(owner) if one.official.organization_id == school]
        editing.responsible_said(row, named_toggled([made(Charge.OWN, "Управление", owner)], rector, owner))
        planned = await publishing.plan(tx, road_map, NOW)
        assert {(one.organization_id, one.executor_id) for one in planned.handed} == {
            (place.town, None),
            (school, place.heads[1]),
        }
        assert named_toggled([rector.entry], rector, owner) == []
        assert not_understood(responsible_in("директор Неведомский П.П., кто-нибудь"), owner) != []
        assert with_kinds([rector.entry], []) == [rector.entry]


async def test_row_of_which_cells_are_doubted_waits_until_a_person_looked_at_it(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=1)
        rows = [measure(f"{number} и списки наставников", "до 15.12.2026") for number in (1, 2, 3)]
        reading = Reading(
            "План",
            year=YEAR,
            measures=tuple(rows),
            questions=tuple(ReadingQuestion(AskedAbout.ROW, one.text, row=at) for at, one in enumerate(rows)),
        )
        paper = await papers.keep(tx, place.town, "план.txt", b"plan", by=place.coordinator, now=NOW)
        owner = await publishing.owner_of(tx, place.town, TODAY)
        number = await drafting.draft(tx, owner, paper, reading, by=place.coordinator, now=NOW, title="план")
        road_map = await road_maps.find(tx, number)
        assert road_map is not None
        right, wrong, two = await road_maps.measures(tx, number)
        assert (await publishing.plan(tx, road_map, NOW)).handed == ()
        (question,) = right.questions
        await answers.noted(tx, road_map, right, question)
        editing.text_said(wrong, "Сбор анкет и списки наставников")
        parts = await splitting.split(tx, road_map, two, ["Сбор анкет", "Списки наставников"], now=NOW)
        assert {one.measure_id for one in (await publishing.plan(tx, road_map, NOW)).handed} == {
            right.id,
            wrong.id,
            *(one.id for one in parts),
        }
        editing.restore(wrong, "text")
        assert wrong.questions == [{**question, "text": rows[1].text}]
