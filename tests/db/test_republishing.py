"""A new edition in the database: facts stay with their rows, promises move at once, what was agreed on before holds again."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from db.models import RoadMap
from db.reminder import snoozes
from db.road_map import acknowledgements, amending, comparing, editing, publishing, republishing, road_maps, splitting
from db.road_map.edition_news import About
from db.road_map.publishing import Unpublished
from db.road_map.renewals import Unrenewed
from domain.road_map import Measure, Paper, Paragraph, Reading, Share
from domain.road_map.amendment import Fate, Field, Why
from domain.road_map.understanding import understand
from domain.snoozing import Later
from tests.db.test_road_maps import drafted, measure, numbers
from tests.rows import NOW, TODAY, Place, promised

DUE, MOVED = "до 1 октября 2026 года", "до 1 ноября 2026 года"
BY_HEADS = "руководители общеобразовательных организаций"
TITLE = "О программах наставничества"
LISTS, DAY, LOGS = "Собрать списки наставников", "Провести день открытых дверей для родителей", "Сверить журналы встреч пар"
MEETING = "Встретиться с работодателями и недавними выпускниками"


def reading(*measures: Measure, number: str = "87", day: date = date(2026, 8, 10), **more: object) -> Reading:
    return Reading(TITLE, number, day, measures=measures, **more)  # type: ignore[arg-type]


async def in_force(tx: AsyncSession, place: Place, paper: Reading) -> int:
    """The first edition, published."""
    first = await drafted(tx, place, paper)
    assert not isinstance(await publishing.publish(tx, first, place.coordinator, NOW), Unpublished)
    return first


async def edition(tx: AsyncSession, place: Place, paper: Reading, content: bytes = b"edition") -> int:
    """A draft that was recognised as a new edition."""
    new = await drafted(tx, place, paper, content=content)
    assert await amending.recognise(tx, new, None, now=NOW) is Why.NUMBER
    return new


async def states(tx: AsyncSession) -> list[tuple[str, str, str | None, int]]:
    """Edition, text, state and day of every assignment, counted."""
    rows = await tx.execute(
        text("""
            SELECT r.state AS edition, m.text, a.state, a.due::text AS due, count(*) AS n
              FROM assignments a JOIN measures m ON m.id = a.measure_id JOIN road_maps r ON r.id = m.road_map_id
             GROUP BY r.id, r.state, m.position, m.text, a.state, a.due ORDER BY r.id, m.position, a.state, a.due
        """)
    )
    return [(f"{row.edition}: {row.text}", row.state, row.due, row.n) for row in rows]


async def is_reported(tx: AsyncSession, words: str, organization_id: int, state: str = "reported") -> int:
    rows = await tx.execute(
        text("""
            UPDATE assignments a SET state = :state, reported_at = :now, decided_at = :now, comment = 'Нет даты',
                   return_due = NULL
              FROM measures m WHERE m.id = a.measure_id AND m.text = :words AND a.organization_id = :place RETURNING a.id
        """),
        {"state": state, "now": NOW, "words": words, "place": organization_id},
    )
    return int(rows.scalar_one())


@pytest.fixture
async def place(database: Database) -> Place:
    async with database.begin() as tx:
        return await Place.founded(tx, schools=2)


async def test_facts_stay_and_promises_move_in_one_transaction(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        first = await in_force(tx, place, reading(measure(LISTS, DUE), measure(DAY, DUE), measure(MEETING, DUE)))
        school, other = place.schools
        await acknowledgements.acknowledge(tx, first, place.heads[0], TODAY, now=NOW)
        await is_reported(tx, DAY, school)
        await is_reported(tx, MEETING, school, "accepted")
        waits = await is_reported(tx, MEETING, other)
        put_off = (
            await tx.execute(
                text(
                    "SELECT a.id FROM assignments a JOIN measures m ON m.id = a.measure_id"
                    " WHERE m.text = :words AND a.organization_id = :place"
                ),
                {"words": LISTS, "place": school},
            )
        ).scalar_one()
        await tx.execute(text("UPDATE assignments SET given = :day"), {"day": TODAY - timedelta(days=30)})
        assert await snoozes.put_off(tx, put_off, place.heads[0], Later.THREE_DAYS, now=NOW) is not None
    async with database.begin() as tx:
        draft = await edition(tx, place, reading(measure(LISTS, MOVED), measure(DAY, MOVED), measure(LOGS, DUE)))
        found = await road_maps.find(tx, draft)
        assert found is not None
        assert await publishing.publish(tx, draft, place.coordinator, NOW) is Unpublished.EDITION
        outcome = await republishing.publish(tx, draft, place.coordinator, NOW)
        assert not isinstance(outcome, Unrenewed)
        assert Counter((one.about, one.waits) for one in outcome[1]) == {
            (About.TERM, False): 3,
            (About.TERM, True): 1,
            (About.NEW, False): 2,
            (About.CANCELLED, False): 1,
        }
    async with database.begin() as tx:
        assert await states(tx) == [
            (f"replaced: {MEETING}", "accepted", "2026-10-01", 1),
            (f"replaced: {MEETING}", "not-required", "2026-10-01", 1),
            (f"published: {LISTS}", "open", "2026-11-01", 2),
            (f"published: {DAY}", "open", "2026-11-01", 1),
            (f"published: {DAY}", "reported", "2026-11-01", 1),
            (f"published: {LOGS}", "open", "2026-10-01", 2),
        ]
        days = {(item, day) for _, kind, item, _, day in await promised(tx) if kind == "assignment"}
        assert (
            await tx.execute(text("SELECT count(*) FROM snoozes WHERE assignment_id = :id"), {"id": put_off})
        ).scalar_one() == 1
        assert waits not in {item for item, _ in days}
        stale = await tx.execute(
            text("SELECT count(*) FROM reminders r JOIN assignments a ON a.id = r.item_id"
                 " WHERE r.item_kind = 'assignment' AND r.state = 'planned' AND r.occurrence <> a.due")
        )  # fmt: skip
        assert stale.scalar_one() == 0
        acts = await tx.execute(text("SELECT act, count(*) AS n FROM assignment_changes GROUP BY act"))
        assert {row.act: row.n for row in acts} == {"amended": 4, "cancelled": 1, "given": 8, "snoozed": 1}
        assert await republishing.publish(tx, draft, place.coordinator, NOW) is Unrenewed.NOT_A_DRAFT
        assert [one.id for one in await amending.editions(tx, await tx.get_one(type(found), draft))] == [first]


async def test_what_was_answered_corrected_and_taken_out_holds_in_the_new_edition(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        paper = (measure(LISTS, DUE), measure(DAY, DUE), measure(LOGS, "ежемесячно"))
        first = await in_force(tx, place, reading(*paper))
        lists, day, _ = await road_maps.measures(tx, first)
        lists.due, lists.evidence = date(2026, 9, 15), "photo"
        day.removed_at = NOW
        await tx.flush()
        chosen = await tx.get_one(type(await road_maps.find(tx, first)), first)
        await road_maps.choose(tx, chosen, [place.schools[0]])
        draft = await edition(tx, place, reading(*paper, measure(MEETING, MOVED)))
        found = await road_maps.find(tx, draft)
        assert found is not None
        compared = await comparing.comparison(tx, found)
        assert compared is not None
        assert [one.fate for one in compared.entries] == [Fate.SAME, Fate.SAME, Fate.NEW]
        after = await road_maps.measures(tx, draft)
        assert (after[0].due, after[0].evidence, after[1].removed_at) == (date(2026, 9, 15), "photo", NOW)
        assert found.reading["chosen"] == [place.schools[0]]


async def test_curators_named_beside_the_heads_hear_of_it_and_the_heads_of_nothing(database: Database, place: Place) -> None:
    both = f"{BY_HEADS}, кураторы"
    async with database.begin() as tx:
        await in_force(tx, place, reading(measure(LISTS, DUE, BY_HEADS)))
        for content, offices, about in ((b"with", both, About.NEW), (b"without", BY_HEADS, About.PASSED)):
            draft = await edition(tx, place, reading(measure(LISTS, DUE, offices)), content)
            outcome = await republishing.publish(tx, draft, place.coordinator, NOW)
            assert not isinstance(outcome, Unrenewed)
            assert [(one.about, one.office, one.organization_id) for one in outcome[1]] == [
                (about, "curator", school) for school in place.schools
            ]
            rows = await tx.execute(text("SELECT DISTINCT office, curator_too FROM assignments WHERE state = 'open'"))
            assert [tuple(row) for row in rows] == [("head", about is About.NEW)]


async def test_rows_put_into_other_words_and_added_by_hand_go_on(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        first = await in_force(tx, place, reading(measure(LISTS, DUE), measure(DAY, DUE)))
        old = await road_maps.find(tx, first)
        assert old is not None
        lists, _ = await road_maps.measures(tx, first)
        editing.write(lists, "text", {"text": "Назвать приказом тех, кто поведёт младших"})
        by_hand = await splitting.add(tx, old, MEETING)
        by_hand.due, by_hand.term_kind, by_hand.questions = date(2026, 12, 1), "date", []
        await tx.flush()
        draft = await edition(tx, place, reading(measure(LISTS, MOVED), measure(DAY, DUE)))
        found = await road_maps.find(tx, draft)
        assert found is not None
        compared = await comparing.comparison(tx, found)
        assert compared is not None
        assert [(one.fate, set(one.fields)) for one in compared.entries] == [
            (Fate.CHANGED, {Field.TERM}),
            (Fate.SAME, set()),
            (Fate.SAME, set()),
        ]
        after = await road_maps.measures(tx, draft)
        assert [(one.text, str(one.due)) for one in after] == [
            (lists.text, "2026-11-01"),
            (DAY, "2026-10-01"),
            (MEETING, "2026-12-01"),
        ]
        # As a paper of its own it has only what it prints.
        await amending.unlink(tx, found)
        assert len(await road_maps.measures(tx, draft)) == 2
        # Linked again, the row comes once.
        await amending.link(tx, found, old, now=NOW)
        assert [one.text for one in await road_maps.measures(tx, draft)][2:] == [MEETING]


async def test_row_that_was_split_goes_on_split_with_its_facts(database: Database, place: Place) -> None:
    both = "Утвердить положение; назначить кураторов"
    async with database.begin() as tx:
        first = await drafted(tx, place, reading(measure(both, DUE), measure(DAY, DUE)))
        old = await road_maps.find(tx, first)
        assert old is not None
        whole, _ = await road_maps.measures(tx, first)
        _, curators = await splitting.split(tx, old, whole, both.split("; "), now=NOW)
        curators.due = date(2026, 9, 15)
        curators.printed = {"term": {"term_text": DUE, "start": None, "due": "2026-10-01", "recurrence": None, "deadlines": []}}
        await tx.flush()
        assert not isinstance(await publishing.publish(tx, first, place.coordinator, NOW), Unpublished)
        await is_reported(tx, "назначить кураторов", place.schools[0])
        # The same row, and another one moves: recognised although half of its rows are parts.
        draft = await edition(tx, place, reading(measure(both, DUE), measure(DAY, MOVED)))
        found = await tx.get_one(RoadMap, draft)
        compared = await comparing.comparison(tx, found)
        assert compared is not None
        assert [(one.fate, set(one.fields)) for one in compared.entries] == [
            (Fate.SAME, set()),
            (Fate.SAME, set()),
            (Fate.CHANGED, {Field.TERM}),
        ]
        # A paper of its own has its row whole; an edition again, split once.
        await amending.unlink(tx, found)
        assert [one.text for one in await road_maps.measures(tx, draft) if one.removed_at is None] == [both, DAY]
        await amending.link(tx, found, old, now=NOW)
        assert not isinstance(await republishing.publish(tx, draft, place.coordinator, NOW), Unrenewed)
        assert [one for one in await states(tx) if "кураторов" in one[0]] == [
            ("published: назначить кураторов", "open", "2026-09-15", 1),
            ("published: назначить кураторов", "reported", "2026-09-15", 1),
        ]
        # The paper moves the row itself: the date of the paper counts for both parts.
        moved = await edition(tx, place, reading(measure(both, MOVED), measure(DAY, MOVED)), b"moved")
        days = {one.text: str(one.due) for one in await road_maps.measures(tx, moved) if one.removed_at is None}
        assert days == {"Утвердить положение": "2026-11-01", "назначить кураторов": "2026-11-01", DAY: "2026-11-01"}


async def test_nothing_new_an_open_question_and_a_second_edition_are_refused(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        paper = reading(measure(LISTS, DUE), measure(DAY, DUE))
        await in_force(tx, place, paper)
        same = await edition(tx, place, paper, b"same")
        assert await republishing.publish(tx, same, place.coordinator, NOW) is Unrenewed.NOTHING_NEW
        late = await edition(tx, place, reading(measure(LISTS, MOVED), measure(DAY, DUE)), b"late")
        asked = await edition(tx, place, reading(measure(LISTS, MOVED), measure(DAY, DUE)), b"asked")
        [row, _] = await road_maps.measures(tx, asked)
        row.questions = [{"about": "term", "text": "", "reason": None, "options": [], "scopes": [], "percent": None}]
        await tx.flush()
        assert await republishing.publish(tx, asked, place.coordinator, NOW) is Unrenewed.ASKED
        assert not isinstance(await republishing.publish(tx, late, place.coordinator, NOW), Unrenewed)
        assert await republishing.publish(tx, asked, place.coordinator, NOW) is Unrenewed.NOT_IN_FORCE
        assert [one[1:] for one in await numbers(tx, late)] == [(2, "2026-11-01"), (2, "2026-10-01")]


async def test_shares_keep_the_result_of_their_date_and_changed_ones_are_open(database: Database, place: Place) -> None:
    def share(percent: int, year: int) -> Share:
        return Share(percent, date(year, 12, 31), "обучающихся школ", f"{percent} % обучающихся школ")

    async with database.begin() as tx:
        first = await in_force(
            tx, place, reading(measure(LISTS, DUE), targets=(share(10, 2025), share(20, 2026), share(35, 2027)))
        )
        await tx.execute(
            text("UPDATE targets SET result = 'reached', closed_at = :now, snapshot = '{}' WHERE due = '2025-12-31'"),
            {"now": NOW},
        )
        shares = (share(10, 2025), share(25, 2026), share(35, 2027))
        draft = await edition(tx, place, reading(measure(LISTS, DUE), targets=shares))
        found = await road_maps.find(tx, draft)
        assert found is not None
        compared = await comparing.comparison(tx, found)
        assert compared is not None
        assert [(one.fate, one.old and one.old.percent) for one in compared.of(Fate.CHANGED)] == [(Fate.CHANGED, 20)]
        assert not isinstance(await republishing.publish(tx, draft, place.coordinator, NOW), Unrenewed)
        rows = await tx.execute(text("SELECT road_map_id, percent::int, result FROM targets ORDER BY road_map_id, due"))
        assert [tuple(row) for row in rows] == [
            (first, 10, "reached"), (first, 20, None), (first, 35, None),
            (draft, 10, "reached"), (draft, 25, None), (draft, 35, None),
        ]  # fmt: skip
        planned = {item for _, kind, item, _, _ in await promised(tx) if kind == "target"}
        old = set((await tx.execute(text("SELECT id FROM targets WHERE road_map_id = :id"), {"id": first})).scalars())
        assert not planned & old


CHANGES = """ПРИКАЗ
12.08.2026 № 102
О внесении изменений в приказ от 10.08.2026 № 87

ПРИКАЗЫВАЮ:
1. Внести в дорожную карту, утверждённую приказом от 10.08.2026 № 87, следующие изменения:
1.1. В пункте 1 слова «1 октября» заменить словами «1 ноября».
1.2. Пункт 2 исключить.
1.3. Дополнить пунктом 4: «4 | Провести слёт пар | до 20 декабря 2026 года | руководители общеобразовательных организаций».
1.4. В пункте 3 слова «которых нет» заменить словами «которые есть».
2. Руководителям общеобразовательных организаций сообщить о слёте родителям до 1 декабря 2026 года.
"""


async def test_order_that_lists_its_changes_becomes_a_whole_edition(database: Database, place: Place) -> None:
    paper = understand(Paper("changes.txt", tuple(Paragraph(line) for line in CHANGES.splitlines())))
    rows = [measure(words, DUE, BY_HEADS, number=str(at)) for at, words in enumerate((LISTS, DAY, MEETING), start=1)]
    async with database.begin() as tx:
        first = await in_force(tx, place, reading(*rows))
        await is_reported(tx, LISTS, place.schools[0])
        draft = await drafted(tx, place, paper, content=b"changes")
        assert await amending.recognise(tx, draft, paper.edition_of, now=NOW) is Why.EDITION
        found = await tx.get_one(RoadMap, draft)
        compared = await comparing.comparison(tx, found)
        assert compared is not None
        assert [(one.fate, (one.new or one.old).number, one.fields) for one in compared.entries if one.new or one.old] == [  # type: ignore[union-attr]
            (Fate.CHANGED, "1", {Field.TERM}),
            (Fate.SAME, "3", frozenset()),
            (Fate.NEW, "2", frozenset()),
            (Fate.NEW, "4", frozenset()),
            (Fate.GONE, "2", frozenset()),
        ]
        # What finds no words is asked, not guessed.
        asked = road_maps.distinct_questions(found, await road_maps.measures(tx, draft))
        assert [one["about"] for one, _rows in asked] == ["change"]
        assert asked[0][0]["text"].startswith("В пункте 3 слова «которых нет»")
        # Another paper after all, and then an edition again: the same rows, once.
        await amending.unlink(tx, found)
        assert [one.number for one in await road_maps.measures(tx, draft)] == ["2"]
        await amending.link(tx, found, await tx.get_one(RoadMap, first), now=NOW)
        assert [one.number for one in await road_maps.measures(tx, draft)] == ["1", "3", "2", "4"]
        renewed = await republishing.publish(tx, draft, place.coordinator, NOW)
        assert not isinstance(renewed, Unrenewed)
        assert [(words, state, due, n) for words, state, due, n in await states(tx) if LISTS in words] == [
            (f"published: {LISTS}", "open", "2026-11-01", 1),
            (f"published: {LISTS}", "reported", "2026-11-01", 1),
        ]
        # The next order about changes still names the first one's number.
        again = await drafted(tx, place, replace(paper, corrections=paper.corrections[:1]), content=b"more")
        assert await amending.recognise(tx, again, "87", now=NOW) is Why.EDITION


SECTION = """ПРИКАЗ
12.08.2026 № 103
О внесении изменений в приказ от 10.08.2026 № 87

ПРИКАЗЫВАЮ:
1. Внести в дорожную карту, утверждённую приказом от 10.08.2026 № 87, следующие изменения:
1.1. Раздел II изложить в новой редакции:
«II. Дни и встречи
2. Провести слёт пар. Срок: до 20 декабря 2026 года. Ответственные: руководители общеобразовательных организаций
3. {meeting}. Срок: до 20 ноября 2026 года»
1.2. Раздел IV изложить в новой редакции:
«IV. Итоги
8. Подвести итоги. Срок: май 2027 года»
"""


async def test_section_written_anew_keeps_the_row_that_lives_on_in_it(database: Database, place: Place) -> None:
    said = SECTION.format(meeting=MEETING).splitlines()
    paper = understand(Paper("section.txt", tuple(map(Paragraph, said))))
    rows = [
        measure(words, DUE, BY_HEADS, number=str(at), section=section)
        for at, (words, section) in enumerate(((LISTS, "I. Списки"), (MEETING, "II. Встречи"), (DAY, "II. Встречи")), start=1)
    ]
    async with database.begin() as tx:
        await in_force(tx, place, reading(*rows))
        draft = await drafted(tx, place, paper, content=b"section")
        assert await amending.recognise(tx, draft, paper.edition_of, now=NOW) is Why.EDITION
        found = await tx.get_one(RoadMap, draft)
        compared = await comparing.comparison(tx, found)
        assert compared is not None
        assert [(one.fate, one.old and one.old.number, one.new and one.new.number) for one in compared.entries] == [
            (Fate.SAME, "1", "1"),
            (Fate.NEW, None, "2"),
            (Fate.CHANGED, "2", "3"),
            (Fate.GONE, "3", None),
        ]
        made = await road_maps.measures(tx, draft)
        assert [one.section for one in made] == ["I. Списки", "II. Дни и встречи", "II. Дни и встречи"]
        assert made[2].due == date(2026, 11, 20)
        asked = road_maps.distinct_questions(found, made)
        assert [(one["about"], one["text"][:9]) for one, _rows in asked] == [("change", "Раздел IV")]
