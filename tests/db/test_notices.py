"""Notices go out: gathered, never longer than a message, never outside their hours, each exactly once."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from bot import fitting
from bot.composing import Composing
from db import Database
from db.assignment import answerable, reporting
from db.assignment.assignments import Listed
from db.reminder import reminders
from db.speaking import deliveries, notices
from domain.allowed_hours import Voice
from domain.assignment import EvidenceKind
from domain.personal import PersonalData
from domain.pieces import Piece
from scheduler.delivery import Later, Words
from tests.inbox import ask
from tests.inbox import tell as change
from tests.mailman import Mailman
from tests.rows import Place, moment

FRIDAY, MONDAY = date(2026, 8, 21), date(2026, 8, 24)
NIGHT = moment(FRIDAY, 22)
LINE = (Piece(EvidenceKind.LINE, "сделано"),)


@pytest.fixture
async def place(database: Database) -> Place:
    async with database.begin() as tx:
        return await Place.founded(tx, schools=7)


@pytest.fixture
def mailman(database: Database) -> Mailman:
    return Mailman(database)


async def _says(
    database: Database, person: int, words: str, voice: Voice = Voice.NOTICE, buttons: int = 0, now: datetime = NIGHT
) -> None:
    async with database.begin() as tx:
        await notices.tell(
            tx,
            person,
            "report-returned",
            now=now,
            voice=voice,
            buttons=[[notices.button("report-again", "done", number)] for number in range(buttons)],
            organization="Школа № 1",
            number="1",
            text="Провести встречу",
            comment=words,
            until=MONDAY,
        )


def _numbers(heard: Sequence[tuple[int, Words]]) -> list[int]:
    """Which of the numbered notices were said, in order."""
    return [int(part.split("]")[0]) for _, words in heard for part in words.html.split("[")[1:]]


async def test_more_than_a_message_holds_goes_in_several_also_over_a_death(
    database: Database, place: Place, mailman: Mailman
) -> None:
    for number in range(30):
        await _says(database, place.heads[0], f"[{number}] " + "Не хватает подписи. " * 20, buttons=number % 3)
    async with database.begin() as tx:  # the process dies between composing and sending
        (claimed,) = await deliveries.claim_due(tx, uuid4(), moment(MONDAY, 8))
        assert isinstance(await Composing(PersonalData.CODES).compose(tx, claimed, moment(MONDAY, 8)), Words)
    await change(database, "UPDATE deliveries SET lease_until = clock_timestamp()")
    mailman.answers[place.heads[0]] = [Later(0)]
    heard = await mailman.goes(moment(MONDAY, 8))
    assert _numbers(heard) == list(range(30))
    assert 4 <= len(heard) <= 8
    for _, words in heard:
        assert fitting.length(words.html) <= fitting.MOST
        assert len(words.buttons) <= fitting.MOST_ROWS
    assert await mailman.goes(moment(MONDAY, 9)) == []


async def test_what_does_not_fit_below_a_digest_goes_after_it_and_holds_up_no_reminder(
    database: Database, place: Place, mailman: Mailman
) -> None:
    """The bot comes back at ten: the digest of nine waits still, and each official notice was a message of its own."""
    head, ten = place.heads[0], moment(FRIDAY, 10)
    async with database.begin() as tx:
        number = await place.assigned(tx, due=MONDAY)
        await reminders.replan(tx, [number], now=moment(FRIDAY, 8))
    for one in range(9):
        await _says(database, head, f"[{one}] " + "Не хватает подписи. " * 20, Voice.OFFICIAL, now=ten)
    first, *others = [*await mailman.goes(ten), *await mailman.goes(moment(MONDAY, 9))]
    assert "Коротко о сроках" in first[1].html
    assert _numbers([first, *others]) == list(range(9))
    assert len(others) >= 1


async def test_one_that_is_too_long_by_itself_ends_with_a_sentence_and_says_so(
    database: Database, place: Place, mailman: Mailman
) -> None:
    await _says(database, place.heads[0], "Не хватает <подписи> & печати 📄. " * 400)
    ((_, words),) = await mailman.goes(moment(MONDAY, 8))
    assert fitting.MOST - 200 < fitting.length(words.html) <= fitting.MOST
    kept, ending = words.html.split("</b>\n\n")[-2:]
    assert kept.endswith("печати 📄.")
    assert "Сообщение длиннее, чем помещается в чат" in ending


async def test_a_notice_that_missed_its_hours_waits_and_gathers_while_safety_does_not(
    database: Database, place: Place, mailman: Mailman
) -> None:
    """Telegram is away from 18:59 to 20:00 of a Friday."""
    evening = moment(FRIDAY, 18, 59)
    head = place.heads[0]
    async with database.begin() as tx:
        for _ in range(2):
            await notices.tell(tx, head, "report-accepted", now=evening, organization="Школа", number="1", text="Встреча")
        await notices.tell(tx, head, "failed", now=evening, voice=Voice.SAFETY)
        adults = {"voice": Voice.MEETING_ADULT, "organization": "Школа", "number": "2", "text": "Встреча"}
        await notices.tell(tx, head, "report-accepted", now=evening, **adults)
    mailman.answers[head] = [Later(40) for _ in range(4)]
    assert await mailman.goes(evening) == []
    await change(database, "UPDATE deliveries SET retry_at = clock_timestamp()")
    heard = await mailman.goes(moment(FRIDAY, 20))
    assert sorted("не получилось" in words.html for _, words in heard) == [False, True], "meetings have until nine"
    assert await mailman.goes(moment(MONDAY, 7, 59)) == []
    async with database.read() as tx:
        assert await deliveries.next_due(tx, mailman.now) == moment(MONDAY, 8)
    ((person, words),) = await mailman.goes(moment(MONDAY, 8))
    assert (person, words.html.count("Принято: № 1")) == (head, 2)


async def test_what_waits_for_nine_does_not_go_with_what_waits_for_eight(
    database: Database, place: Place, mailman: Mailman
) -> None:
    head = place.heads[0]
    await _says(database, head, "[1]")
    await _says(database, head, "[2]", Voice.MEETING_ADULT)
    # Written by an earlier release into one message: taken apart when its hour comes.
    await change(database, "UPDATE notices SET delivery_id = (SELECT min(delivery_id) FROM notices)")
    assert _numbers(await mailman.goes(moment(MONDAY, 8))) == [1]
    assert _numbers(await mailman.goes(moment(MONDAY, 9))) == [2]


async def test_reports_after_the_first_of_a_day_are_told_together_next_morning(
    database: Database, place: Place, mailman: Mailman
) -> None:
    noon, boss = moment(FRIDAY, 12), place.coordinator
    async with database.begin() as tx:
        numbers = [await place.assigned(tx, due=MONDAY, school=school) for school in range(7)]
    for minutes, (number, head) in enumerate(zip(numbers, place.heads, strict=True)):
        async with database.begin() as tx:
            assert isinstance(await reporting.report(tx, number, head, LINE, now=noon + timedelta(minutes=minutes)), Listed)
    async with database.read() as tx:
        waiting = await answerable.waiting_for(tx, boss, noon)
    assert [one.id for one in waiting] == numbers, "the queue shows all of them at once"
    ((person, words),) = await mailman.goes(noon + timedelta(hours=1))
    assert person == boss
    assert "Отчёт: <b>Школа № 1</b>" in words.html
    # Before the morning comes one is accepted, one returned, and one does not wait any more for whatever reason.
    async with database.begin() as tx:
        assert isinstance(await reporting.accept(tx, numbers[1], boss, waiting[1].version, now=mailman.now), Listed)
        assert isinstance(
            await reporting.send_back(tx, numbers[2], boss, waiting[2].version, "нет даты", now=mailman.now), Listed
        )
    await change(database, "UPDATE assignments SET state = 'open', reported_at = NULL WHERE id = :id", id=numbers[3])
    said = [words for person, words in await mailman.goes(moment(MONDAY, 8)) if person == boss]
    assert len(said) == 1
    assert "ждут приёма: <b>3</b>. Школа № 5, Школа № 6, Школа № 7." in said[0].html
    assert [[(one["text"], one["act"], one["id"]) for one in row] for row in said[0].buttons] == [
        [("✅ Разобрать", "judge", numbers[4])]
    ]
    # That morning's message was today's: what comes now is told tomorrow, and alone it is told in full.
    async with database.begin() as tx:
        again = await reporting.report(tx, numbers[2], place.heads[2], LINE, now=moment(MONDAY, 10))
        assert isinstance(again, Listed)
    assert not any("Отчёт" in words.html for _, words in await mailman.goes(moment(MONDAY, 18)))
    ((_, words),) = await mailman.goes(moment(MONDAY + timedelta(days=1), 8))
    assert "Отчёт: <b>Школа № 3</b>" in words.html
    assert await ask(database, "SELECT 1 FROM deliveries WHERE state IN ('waiting', 'failed')") == []
