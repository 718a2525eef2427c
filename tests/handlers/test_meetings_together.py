"""One meeting of a group is logged in one go, by the mentor and from the curator's paper journal."""

from sqlalchemy import text

from db.participant.joining import NEW_MENTEE, PROFILE, Subject
from handlers.joining.document import current
from tests import school
from tests.participants import Walk, cast, home, tap_through
from tests.town import Town


async def _second_mentee(town: Town, curator: int, mentor: int) -> None:
    """Another pupil without a phone for the same mentor, whose pair begins today."""
    now, document, mode = town.service.clock.now(), current(town.service.mode), town.service.mode
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE participants SET capacity = 2 WHERE id = :id"), {"id": mentor})
        place = (await tx.execute(text("SELECT organization_id FROM participants WHERE id = :id"), {"id": mentor})).scalar_one()
        entered = Subject(NEW_MENTEE, place)
        pupil = await school.fills(tx, curator, entered, document, now, name="Боря Л", mode=mode)
        await school.admitted(tx, curator, pupil, document, now)
        await school.fills(tx, curator, Subject(PROFILE, pupil), document, now, mode=mode)
        await school.paired(tx, curator, mentor, pupil, document, now)
    await town.settled()


async def test_a_group_is_logged_in_one_go_and_a_day_of_the_journal_too(town: Town) -> None:
    people = await cast(town, paired=True, phone=False)
    await town.moves_clock(days=1)
    await _second_mentee(town, people.curator, people.mentor)

    # What one pair is refused, the others are not: yesterday the second pair did not work yet.
    await home(town.mentor)
    walk = Walk(town.mentor)
    seen = await walk.taps_on("➕ Встреча", "С кем была встреча?")
    assert "👥 Все вместе (групповая)" in seen.labels
    seen = await walk.taps_on("👥 Все вместе", "Отмечено: 2 из 2")
    await walk.taps_on("Дальше", "2 пары")
    await walk.taps_on("Вчера", "Сколько длилась?")
    done = await walk.taps_on("60", "Записано: 1")
    assert (walk.taps, walk.typed) == (5, 0)
    assert "Боря, 7Б: в этот день пара ещё не работала" in done.text
    await tap_through(town.mentor, ("🏫 В школе", "Записано: 1"))

    # The curator enters the same day from paper, twice, and nothing is doubled.
    for _ in range(2):
        await home(town.curator)
        await tap_through(town.curator, ("👥 Пары", "Пары:"), ("📒 Встречи по журналу", "Отмечено: 0 из 2"))
        assert not [one for one in town.curator.last.labels if one.startswith("Дальше")]
        await tap_through(town.curator, ("⬜ Полина Р., 10А — Аня", "Отмечено: 1"), ("⬜ Полина Р., 10А — Боря", "Отмечено: 2"))
        await tap_through(town.curator, ("☑️ Полина Р., 10А — Боря", "Отмечено: 1 из 2"), ("Дальше", "1 пара"))
        await tap_through(town.curator, ("Вчера", "Сколько"), ("60", "Записано: 1"))
    rows = await town.ask("SELECT state, kind, minutes, place, by_journal FROM meetings")
    assert [tuple(row) for row in rows] == [("confirmed", "introduction", 60, "school", True)]

    # One order of the school on both pairs: number and date are asked once.
    await home(town.curator)
    await tap_through(town.curator, ("👥 Пары", "Пары:"), ("📝 Приказ на несколько", "Отмечено: 0 из 2"))
    assert not [one for one in town.curator.last.labels if one.startswith("Дальше")]
    await tap_through(town.curator, ("☑️ Отметить все без приказа (2)", "Отмечено: 2 из 2"), ("Дальше", "пар (отмечено: 2)"))
    await town.curator.says("12-о")
    await town.curator.sees("№ 12-о записан, пар в нём: 2")
    await tap_through(town.curator, ("Вчера", "Пары:"), ("📝 Приказ на несколько", "Отмечено: 0 из 2"))
    assert len([one for one in town.curator.last.labels if one.endswith("· № 12-о")]) == 2
    assert await town.ask("SELECT DISTINCT order_number, order_date::text FROM pairs") == [("12-о", "2026-08-11")]
