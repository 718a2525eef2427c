"""Drafts and publication in the database: rows as understood, races, regions, persons whom nobody knows."""

import asyncio
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.road_map import acknowledgements, answers, drafting, papers, publishing, road_maps
from db.road_map import road_map_rows as kept
from db.road_map.publishing import Unpublished
from domain.offices import Level
from domain.responsible import responsible_in
from domain.road_map import AskedAbout, Measure, Offer, OfferedAs, Paper, Paragraph, Reading, ReadingQuestion, Share
from domain.road_map.understanding import understand
from domain.terms import YearContext, parse_term
from tests.rows import NOW, TODAY, Place

SCHOOLS = tuple(responsible_in("руководители общеобразовательных организаций"))
YEAR = YearContext.calendar(2026)


def measure(words: str, term: str, responsible: str = "руководители общеобразовательных организаций", **more: object) -> Measure:
    """A row as the reader gives it."""
    return Measure(words, parse_term(term, context=YEAR), responsible=tuple(responsible_in(responsible)), **more)  # type: ignore[arg-type]


async def drafted(
    tx: AsyncSession, place: Place, reading: Reading, *, owner: int | None = None, content: bytes = b"paper"
) -> int:
    """A draft of this reading."""
    whose = owner or place.town
    paper = await papers.keep(tx, whose, "бумага.txt", content, by=place.coordinator, now=NOW)
    return await drafting.draft(
        tx, await publishing.owner_of(tx, whose, TODAY), paper, reading, by=place.coordinator, now=NOW, title="бумага"
    )


async def numbers(tx: AsyncSession, road_map: int) -> list[tuple[str, int, str | None]]:
    """Text, how many assignments, and the latest due date of every measure that was handed out."""
    rows = await tx.execute(
        text("""
            SELECT m.text, count(*) AS n, max(a.due)::text AS due FROM assignments a JOIN measures m ON m.id = a.measure_id
             WHERE m.road_map_id = :map GROUP BY m.id, m.text ORDER BY m.position
        """),
        {"map": road_map},
    )
    return [(row.text, row.n, row.due) for row in rows]


async def test_publishing_writes_each_assignment_once(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=3)
        reading = Reading(
            "План",
            measures=(
                measure("Собрать списки", "до 15 октября 2026 года"),
                measure("Отчитаться", "до 1 ноября 2026 года, до 1 декабря 2026 года"),
                measure("Сверить журналы", "ежемесячно"),
                measure("Провести день", "постоянно", "Управление образования"),
            ),
        )
        road_map = await drafted(tx, place, reading)
        outcome = await publishing.publish(tx, road_map, place.coordinator, NOW)
        assert not isinstance(outcome, Unpublished)
    async with database.begin() as tx:
        assert await numbers(tx, road_map) == [
            ("Собрать списки", 3, "2026-10-15"),
            ("Отчитаться", 6, "2026-12-01"),
            ("Сверить журналы", 6, "2026-09-30"),
            ("Провести день", 1, None),
        ]
        assert await publishing.hand_out_turns(tx, NOW) == 0
        assert await publishing.publish(tx, road_map, place.coordinator, NOW) is Unpublished.NOT_A_DRAFT
        given = (await tx.execute(text("SELECT count(*) FROM assignment_changes WHERE act = 'given'"))).scalar_one()
        assert given == 16
        promised = (await tx.execute(text("SELECT count(*) FROM reminders WHERE state = 'planned'"))).scalar_one()
        assert promised > 0


async def test_two_who_publish_at_once_publish_once(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        road_map = await drafted(tx, place, Reading("План", measures=(measure("Собрать списки", "до 15.10.2026"),)))

    async def publish() -> bool:
        async with database.begin() as tx:
            return not isinstance(await publishing.publish(tx, road_map, place.coordinator, NOW), Unpublished)

    assert sorted(await asyncio.gather(*(publish() for _ in range(4)))) == [False, False, False, True]
    async with database.read() as tx:
        assert await numbers(tx, road_map) == [("Собрать списки", 2, "2026-10-15")]


async def test_same_bytes_sent_at_once_are_one_paper(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)

    async def send() -> int:
        async with database.begin() as tx:
            return await papers.keep(tx, place.town, "a.txt", b"the same", by=place.coordinator, now=NOW)

    assert len(set(await asyncio.gather(*(send() for _ in range(4))))) == 1


async def test_region_hands_out_to_municipalities(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        reading = Reading(
            "План области",
            measures=(measure("Утвердить карты", "до 01.10.2026", "муниципальные органы управления образованием"),),
        )
        road_map = await drafted(tx, place, reading, owner=place.region)
        outcome = await publishing.publish(tx, road_map, place.regional, NOW)
        assert not isinstance(outcome, Unpublished)
        assert [(one.organization_id, one.office) for one in outcome[1]] == [(place.town, "coordinator")]


@pytest.mark.parametrize(("who", "gets"), [(answers.OWNER, "regional"), (answers.EVERYBODY, "coordinator")])
async def test_unknown_person_of_a_regional_order_is_a_question_whose_answers_stay_on_its_levels(
    database: Database, who: str, gets: str
) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        reading = Reading(
            "План", measures=(measure("Собрать списки", "до 01.10.2026", "муниципальный координатор Неведомский П.П."),)
        )
        road_map = await drafted(tx, place, reading, owner=place.region)
        (row,) = await road_maps.measures(tx, road_map)
        await answers.responsible_said(tx, row, row.questions[0], who, Level.REGION)
        found = await road_maps.find(tx, road_map)
        assert found is not None
        handed = (await publishing.plan(tx, found, NOW)).handed
    at = {"regional": place.region, "coordinator": place.town}[gets]
    assert [(one.office, one.organization_id) for one in handed] == [(gets, at)]


async def test_somebody_whom_nobody_knows_in_a_school_is_a_question(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        reading = Reading("План", measures=(measure("Открыть клуб", "до 01.10.2026", "директор школы Неведомский П.П."),))
        road_map = await drafted(tx, place, reading)
        (row,) = await road_maps.measures(tx, road_map)
        assert [one["about"] for one in row.questions] == ["responsible"]
        found = await road_maps.find(tx, road_map)
        assert found is not None
        assert (await publishing.plan(tx, found, NOW)).handed == ()
        await answers.responsible_said(tx, row, row.questions[0], answers.EVERYBODY)
        assert len((await publishing.plan(tx, found, NOW)).handed) == 2


async def test_somebody_named_without_an_office_is_asked_about_unless_appointed_or_offered(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        (offered,) = (one.person for one in responsible_in("Предлагаева О.О.") if one.person)
        names = ("Неведомская П.П.", "Предлагаева О.О.", "руководители школ, Неведомская П.П.")
        reading = Reading(
            "План",
            measures=tuple(measure(f"Провести день {who}", "до 01.10.2026", who) for who in names),
            offers=(Offer(OfferedAs.COORDINATOR, offered, "Предлагаева О.О."),),
        )
        road_map = await drafted(tx, place, reading)
        rows = await road_maps.measures(tx, road_map)
        asked = [[one["text"] for one in row.questions] for row in rows]
        assert asked == [["Неведомская П.П."], [], ["Неведомская П.П."]]
        found = await road_maps.find(tx, road_map)
        assert found is not None
        assert {one.measure_id for one in (await publishing.plan(tx, found, NOW)).handed} == {rows[1].id}
        await answers.responsible_said(tx, rows[0], rows[0].questions[0], answers.OWNER)
        await answers.responsible_said(tx, rows[2], rows[2].questions[0], answers.EVERYBODY)
        handed = [one.organization_id for one in (await publishing.plan(tx, found, NOW)).handed if one.measure_id != rows[1].id]
    assert handed == [place.town, *place.schools]


async def test_body_that_may_be_anybodys_is_asked_about_once_and_nothing_is_handed_out_before(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        rows = [("Слёт", "Клуб молодых педагогов"), ("Лагерь", "Клуб молодых педагогов"), ("Отчёт", "Куратор, оргкомитет")]
        reading = Reading("План", measures=tuple(measure(text, "до 01.10.2026", who) for text, who in rows))
        road_map = await drafted(tx, place, reading)
        found = await road_maps.find(tx, road_map)
        assert found is not None
        meeting, camp, report = await road_maps.measures(tx, road_map)
        asked = road_maps.distinct_questions(found, [meeting, camp, report])
        assert [(one["text"], len(under)) for one, under in asked] == [("Клуб молодых педагогов", 2), ("оргкомитет", 1)]
        assert (await publishing.plan(tx, found, NOW)).handed == ()
        await answers.responsible_said(tx, meeting, meeting.questions[0], answers.OWNER)
        await answers.nobody_said(tx, camp, camp.questions[0], NOW)
        await answers.nobody_said(tx, report, report.questions[0], NOW)
        handed = (await publishing.plan(tx, found, NOW)).handed
    assert {(one.measure_id, one.organization_id) for one in handed} == {
        (meeting.id, place.town),
        *((report.id, school) for school in place.schools),
    }


async def test_organisation_called_by_its_name_is_asked_about_where_there_are_several(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        rows = ("МБОУ СОШ № 2", "директор Озёрской СОШ", "руководители школ", "МБДОУ № 3")
        road_map = await drafted(tx, place, Reading("План", measures=tuple(measure(who, "до 01.10.2026", who) for who in rows)))
        found = await road_maps.find(tx, road_map)
        assert found is not None
        asked = road_maps.distinct_questions(found, await road_maps.measures(tx, road_map))
    assert [one["text"] for one, _ in asked] == ["МБОУ СОШ № 2", "директор Озёрской СОШ"]


async def test_words_spelled_in_several_ways_are_asked_about_once(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=1)
        spelled = ("КДН и ЗП", "КДНиЗП (по согласованию)", "кдн и зп.", "Артель № 1, 2", "Артель № 12")
        road_map = await drafted(
            tx,
            place,
            Reading(
                "План",
                measures=tuple(measure(who, "до 01.10.2026", who) for who in spelled),
                questions=tuple(ReadingQuestion(AskedAbout.RESPONSIBLE, who, at) for at, who in enumerate(spelled)),
            ),
        )
        found = await road_maps.find(tx, road_map)
        assert found is not None
        asked = road_maps.distinct_questions(found, await road_maps.measures(tx, road_map))
    assert [(one["text"], len(under)) for one, under in asked] == [("КДН и ЗП", 3), ("Артель № 1, 2", 1), ("Артель № 12", 1)]


async def test_share_without_a_date_waits_for_one(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=1)
        share = Share(30.0, None, "обучающихся", "не менее 30 % обучающихся")
        reading = Reading(
            "План",
            measures=(measure("Не менее 30 %", "постоянно", share=share), measure("Собрать списки", "до 15.10.2026")),
            targets=(share,),
            questions=(ReadingQuestion(AskedAbout.SHARE, share.text),),
        )
        road_map = await drafted(tx, place, reading)
        found = await road_maps.find(tx, road_map)
        assert found is not None
        (row, _) = await road_maps.measures(tx, road_map)
        asked = road_maps.distinct_questions(found, await road_maps.measures(tx, road_map))
        assert [(question["about"], [one.id for one in rows]) for question, rows in asked] == [("share", [row.id])]
        assert await road_maps.targets(tx, road_map) == []
        await answers.share_dated(tx, found, row, asked[0][0], date(2026, 12, 31))
        assert [(int(one.percent), one.due) for one in await road_maps.targets(tx, road_map)] == [(30, date(2026, 12, 31))]
        planned = await publishing.plan(tx, found, NOW)
        assert {one.measure_id for one in planned.handed} == {_.id}


async def test_two_shares_of_one_date_on_different_bases_are_two_targets(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        due = date(2026, 12, 31)
        shares = (
            Share(70.0, due, "школьников", "70 % школьников"),
            Share(70.0, due, "студентов", "70 % студентов"),
            Share(70.0, due, "школьников", "не менее 70 % школьников города"),
        )
        road_map = await drafted(tx, place, Reading("Письмо", targets=shares))
        assert [one.base for one in await road_maps.targets(tx, road_map)] == ["школьников", "студентов"]


@pytest.mark.parametrize("words", ["до 30 февраля 2026 года", "сентябрь", "31.10.2026-01.10.2026"])
async def test_unclear_terms_are_asked_and_hand_out_nothing(database: Database, words: str) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        term = parse_term(words, context=YearContext())
        one = Measure("Собрать списки", term, responsible=SCHOOLS)
        question = ReadingQuestion(AskedAbout.TERM, words, row=0, term=term.question)
        road_map = await drafted(tx, place, Reading("План", measures=(one,), questions=(question,)))
        (row,) = await road_maps.measures(tx, road_map)
        assert (row.due, row.start, row.term_text) == (None, None, words)
        assert await publishing.publish(tx, road_map, place.coordinator, NOW) is Unpublished.ALL_ASKED


async def test_chosen_reading_of_a_term_is_in_force(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        term = parse_term("сентябрь", context=YearContext.span(2026, 2027))
        assert term.question is not None
        one = Measure("Собрать списки", term, responsible=SCHOOLS)
        question = ReadingQuestion(AskedAbout.TERM, "сентябрь", row=0, term=term.question)
        road_map = await drafted(tx, place, Reading("План", measures=(one,), questions=(question,)))
        (row,) = await road_maps.measures(tx, road_map)
        options = kept.options_of(row.questions[0])
        assert date(2026, 9, 30) in [span.end for span in options]
        await answers.term_chosen(tx, row, row.questions[0], next(span for span in options if span.end == date(2026, 9, 30)))
        assert (row.due, row.questions, row.term_text) == (date(2026, 9, 30), [], "сентябрь")
        assert not isinstance(await publishing.publish(tx, road_map, place.coordinator, NOW), Unpublished)


async def test_municipality_without_organisations_publishes_nothing(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=0)
        road_map = await drafted(tx, place, Reading("План", measures=(measure("Собрать списки", "до 15.10.2026"),)))
        assert await publishing.publish(tx, road_map, place.coordinator, NOW) is Unpublished.NO_ORGANIZATIONS
        empty = await drafted(tx, place, Reading("Пусто"), content=b"other")
        assert await publishing.publish(tx, empty, place.coordinator, NOW) is Unpublished.NO_ORGANIZATIONS


async def test_named_official_gets_the_assignment_in_person(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx)
        await tx.execute(text("UPDATE persons SET name = 'Полянская Вера Ильинична' WHERE id = :id"), {"id": place.coordinator})
        said = "Главному специалисту отдела воспитания Полянской В.И."
        reading = Reading(
            "Приказ",
            points=(measure("Обучить кураторов", "постоянно", said, number="2.1"),),
            offers=(Offer(OfferedAs.COORDINATOR, responsible_in(said)[0].person, said),),  # type: ignore[arg-type]
        )
        road_map = await drafted(tx, place, reading)
        outcome = await publishing.publish(tx, road_map, place.coordinator, NOW)
        assert not isinstance(outcome, Unpublished)
        assert [(one.organization_id, one.executor_id) for one in outcome[1]] == [(place.town, place.coordinator)]


async def test_standing_tells_who_has_read_who_has_not_and_who_is_not_here(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=3)
        await tx.execute(text("DELETE FROM accounts WHERE person_id = :id"), {"id": place.heads[2]})
        road_map = await drafted(tx, place, Reading("План", measures=(measure("Собрать списки", "до 15.10.2026"),)))
        await publishing.publish(tx, road_map, place.coordinator, NOW)
        assert await acknowledgements.unread(tx, place.heads[0], TODAY) == [road_map]
        assert await acknowledgements.acknowledge(tx, road_map, place.heads[0], TODAY, now=NOW)
        assert not await acknowledgements.acknowledge(tx, road_map, place.controller, TODAY, now=NOW)
        standing = await acknowledgements.standing(tx, road_map, TODAY)
        assert (standing.read, standing.silent, standing.not_joined) == (("Школа № 1",), ("Школа № 2",), ("Школа № 3",))
        assert await acknowledgements.unread(tx, place.heads[0], TODAY) == []


EXAMPLES = {file.name: file.read_text() for file in sorted(Path("examples").glob("*.txt")) if "school" not in file.name}


@pytest.mark.parametrize("name", EXAMPLES)
async def test_every_example_makes_a_draft(database: Database, name: str) -> None:
    lines = tuple(Paragraph(line) for line in EXAMPLES[name].split("\n"))
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2)
        road_map = await drafted(tx, place, understand(Paper(name, lines)))
        found = await road_maps.find(tx, road_map)
        assert found is not None
        summary = await road_maps.summary(tx, found)
        assert (summary.targets, summary.questions) == (5, 0)
        assert publishing.refused(found, await publishing.plan(tx, found, NOW)) is None
