"""A silent pair is asked about, a proposal that nobody answers closes, a school without a curator rests."""

from datetime import timedelta

from sqlalchemy import text

from tests.handlers.share_rows import Rows
from tests.participants import cast, data_of, home, press, tap_through
from tests.telegram import Person
from tests.town import Town


async def _heard(town: Town, person: Person, words: str) -> int:
    return len([one for one in await town.sent_to(person) if words in one.text])


async def _silent_for(town: Town, days: int) -> None:
    """The pair has been going for so many days without a meeting."""
    async with town.service.database.begin() as tx:
        began = town.service.clock.now() - timedelta(days=days)
        await tx.execute(text("UPDATE pairs SET active_at = :at, watched_from = NULL"), {"at": began})


async def test_a_silent_pair_asks_its_mentor_then_both_then_the_curator(town: Town) -> None:
    people = await cast(town, paired=True)
    # The school year has begun: the recommended holidays of the summer end on 31.08.
    await town.moves_clock(days=28)
    assert await _heard(town, town.mentor, "первой встречи (Аня") == 1
    assert await _heard(town, town.pupil, "первой встречи") == 0
    await town.moves_clock(days=3)
    assert await _heard(town, town.curator, "ещё ни разу не встретились") == 1
    assert await _heard(town, town.mentor, "первой встречи (Аня") == 1
    # One tap and a reason: the curator knows.
    await press(town.mentor, "🤷 Не могу связаться")
    await town.mentor.sees("Не получается связаться (Аня, 7Б)?")
    await press(town.mentor, "Не приходит на встречи")
    await town.mentor.sees("Куратор узнает и поможет")
    await town.settled()
    assert await _heard(town, town.curator, "не может связаться с Аня К., 7Б: не приходит на встречи") == 1
    # A pause stops the clock, and both are told.
    await home(town.curator)
    await tap_through(town.curator, ("👥 Пары", "Пары:"), ("✅ Полина", "Работает"), ("⏸ Поставить на паузу", "На паузе"))
    await _silent_for(town, 40)
    await town.moves_clock(days=1)
    assert await _heard(town, town.mentor, "на паузе") == 1
    assert await _heard(town, town.mentor, "встреч не было") == 0
    assert "👥 Работает пар: 0, на паузе: 1." in (await home(town.curator)).text
    await tap_through(town.curator, ("👥 Пары", "Пары:"), ("⏸ Полина", "На паузе"), ("▶️ Продолжить", "Работает"))
    # The school's own dates: this summer had hardly any holidays. After a long silence each hears only the latest.
    async with town.service.database.begin() as tx:
        await tx.execute(
            text("""
                INSERT INTO school_holidays (organization_id, school_year, first_day, last_day, set_at, set_by)
                SELECT a.organization_id, 2025, DATE '2026-06-01', DATE '2026-06-02', a.since, a.person_id
                  FROM appointments a WHERE a.office = 'curator'"""),
        )
    await _silent_for(town, 36)
    await town.moves_clock(days=3)
    assert await _heard(town, town.pupil, "снова работает") == 1
    for one in (town.mentor, town.pupil):
        assert await _heard(town, one, "встреч не было") == 1
    assert "👥 Работает пар: 1, из них молчат: 1." in (await home(town.curator)).text
    await _silent_for(town, 61)
    await town.moves_clock(days=1)
    assert await _heard(town, town.curator, "Закрыть пару или она продолжает?") == 1
    assert await _heard(town, town.pupil, "встреч не было") == 1
    answer = await town.curator.presses("▶️ Продолжает")
    assert answer is not None
    assert answer.text == "Записано: пара продолжает, отсчёт пошёл заново."
    assert await town.one("SELECT watched_from IS NOT NULL FROM pairs WHERE id = :id", id=people.pair)
    # Of many pairs the curator reads a number, not a message each.
    rows = await Rows.of(town)
    new = await rows.met("Школа № 1", pairs=4, mentor="pupil")
    await rows.writes("DELETE FROM meetings")
    began = town.service.clock.now() - timedelta(days=12)
    await rows.writes("UPDATE pairs SET active_at = :at WHERE id = ANY(:ids)", at=began, ids=new)
    await town.moves_clock(days=1)
    assert await _heard(town, town.curator, "ещё ни разу не встретились — 4") == 1
    # A stranger's press changes nothing.
    data, message = await data_of(town.mentor, "🤷 Не могу связаться")
    await home(town.pupil)
    before = await _heard(town, town.curator, "не может связаться")
    await town.adult.starts()
    await town.adult.forges(data, town.adult.messages.get(message, 1))
    await town.settled()
    assert await _heard(town, town.curator, "не может связаться") == before


async def test_a_proposal_is_asked_about_again_and_closes_and_a_school_without_a_curator_rests(town: Town) -> None:
    people = await cast(town, paired=True)
    async with town.service.database.begin() as tx:
        await tx.execute(
            text("UPDATE pairs SET state = 'proposed', mentor_agreed_at = NULL, active_at = NULL WHERE id = :id"),
            {"id": people.pair},
        )
    await town.moves_clock(days=8)
    assert await _heard(town, town.mentor, "неделю ждёт твоего ответа: возьмёшь наставляемого") == 1
    assert await _heard(town, town.pupil, "неделю ждёт твоего ответа") == 0
    await town.moves_clock(days=7)
    assert await town.one("SELECT end_reason FROM pairs WHERE id = :id", id=people.pair) == "lapsed"
    assert await _heard(town, town.curator, "за две недели не ответили") == 1
    assert await _heard(town, town.pupil, "Эта пара не сложилась") == 1
    # The curator's office ends: pairs with pupils rest until there is another.
    async with town.service.database.begin() as tx:
        await tx.execute(
            text("""
                UPDATE pairs SET state = 'active', mentor_agreed_at = proposed_at, active_at = proposed_at, ended_at = NULL,
                       end_reason = NULL WHERE id = :id"""),
            {"id": people.pair},
        )
        await tx.execute(text("UPDATE appointments SET until = since WHERE office = 'curator'"))
    await town.moves_clock(days=1)
    state = "SELECT state || ' ' || coalesce(pause_reason, '') FROM pairs WHERE id = :id"
    assert await town.one(state, id=people.pair) == "paused no_curator"
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE appointments SET until = NULL WHERE office = 'curator'"))
    await town.moves_clock(town.service.clock.now() + timedelta(days=1))
    assert await town.one(state, id=people.pair) == "active "
    assert await _heard(town, town.mentor, "в школе меняется куратор") == 1
    assert await _heard(town, town.mentor, "снова работает") == 1
