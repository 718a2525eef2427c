"""«Подобрать всем»: drafts with reasons, changed by hand, proposed together, taken back before anybody hears."""

from datetime import timedelta

from sqlalchemy import text

from db.pair import matches, matching_rounds, pair_endings
from db.participant.joining import NEW_MENTEE, NEW_MENTOR, PROFILE, Subject
from domain.codes import SchoolClass
from domain.matching.whole_list import best_assignment
from domain.pair import Outcome
from handlers.joining.document import current
from tests import school
from tests.participants import Cast, cast, data_of, home, tap_through
from tests.town import Town


async def _school(town: Town, people: Cast) -> dict[str, int]:
    """Two more mentees and a mentor whom the curator entered from the journal."""
    now, document = town.service.clock.now(), current(town.service.mode)
    found = {}
    async with town.service.database.begin() as tx:
        place = (
            await tx.execute(text("SELECT organization_id FROM participants WHERE id = :id"), {"id": people.pupil})
        ).scalar_one()
        for name, kind, grade in (("Боря Л", NEW_MENTEE, 6), ("Вера М", NEW_MENTEE, 9), ("Глеб Н", NEW_MENTOR, 8)):
            said = {"name": name, "school_class": SchoolClass(grade, "А"), "category": "pupil"}
            found[name] = await school.fills(tx, people.curator, Subject(kind, place), document, now, **said)
            await school.admitted(tx, people.curator, found[name], document, now)
            await school.fills(tx, people.curator, Subject(PROFILE, found[name]), document, now, **said)
    return found


async def test_everybody_is_matched_corrected_proposed_taken_back_and_asked(town: Town) -> None:
    await _school(town, await cast(town))
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE participants SET about_self = 'Рисую роботов'"))
    await home(town.curator)
    seen = await tap_through(town.curator, ("🤝 Подобрать", "Кому ищем"), ("🧩 Подобрать всем (3)", "Черновик: 2 пары"))
    assert "без наставника 1 человек" in seen.text
    assert "Никому ещё ничего не сказано" in seen.text
    # Глеб (8) helps a younger one; of the two who need Полина (10) the better match gets her.
    assert "<b>Глеб" not in seen.text
    assert "← Глеб Н., 8А" in seen.text
    before = seen.text
    alone = await tap_through(town.curator, ("😕 Без наставника: 1", "Кто остался без наставника"))
    assert "нужнее другим" in alone.text
    # By hand: who was left gets Полина, who had her is told to the curator.
    left = next(label for label in alone.labels if label.startswith("Найти наставника"))
    one = await tap_through(town.curator, (left, "Кто ещё подойдёт"))
    assert "сейчас в черновике с" in one.text
    assert "«Рисую роботов»" in one.text
    seen = await tap_through(town.curator, ("Выбрать: Полина", "теперь без наставника"))
    assert "✍️" in seen.text
    assert seen.text != before
    stale, old = await data_of(town.curator, "✅ Предложить все 2 пары")
    seen = await tap_through(town.curator, ("✅ Предложить все 2 пары", "Предложено пар: 2"))
    assert "не раньше чем через 10 минут" in seen.text
    assert await town.one("SELECT count(*) FROM pairs WHERE state = 'proposed'") == 2
    await town.settled()
    assert not [one for one in await town.sent_to(town.mentor) if "предлагает" in one.text]
    # Taken back in time: a draft again, and nobody ever hears of it.
    seen = await tap_through(town.curator, ("↩️ Отменить (2)", "Черновик: 2 пары"))
    assert await town.one("SELECT count(*) FROM pairs WHERE state <> 'ended'") == 0
    # Pressed twice at once, also by an old button: proposed once.
    await town.curator.forges(stale, old)
    await town.curator.forges(stale, old)
    await town.settled()
    assert await town.one("SELECT count(*) FROM pairs WHERE state = 'proposed'") == 2
    await town.moves_clock(town.service.clock.now() + timedelta(minutes=11))
    assert len([one for one in await town.sent_to(town.mentor) if "предлагает тебе наставляемого" in one.text]) == 1
    await home(town.curator)
    assert await town.one("SELECT count(*) FROM matching_rounds WHERE state = 'draft'") == 0


async def test_history_decides_who_is_first_and_what_is_refused_at_the_last_moment(town: Town) -> None:
    people = await cast(town, paired=True)
    more = await _school(town, people)
    now, document = town.service.clock.now(), current(town.service.mode)
    async with town.service.database.begin() as tx:
        place = (
            await tx.execute(text("SELECT organization_id FROM participants WHERE id = :id"), {"id": people.pupil})
        ).scalar_one()
        await pair_endings.end(tx, people.pair or 0, Outcome.STOPPED, people.curator, now=now)
        asked = await matches.whole_list(tx, place, None, document, now)
        both = {one.row.id: record.person for one, record in zip(asked.mentees, asked.question.mentees, strict=True)}
        mentors = {one.row.id: record.person for one, record in zip(asked.mentors, asked.question.mentors, strict=True)}
        assert asked.question.history.broken_off == {(mentors[people.mentor], both[people.pupil])}
        # The mentor leaves: now it is the mentor who was lost, and the pupil is first in line.
        await tx.execute(text("UPDATE participants SET state = 'left' WHERE id = :id"), {"id": people.mentor})
        asked = await matches.whole_list(tx, place, None, document, now)
        assert asked.question.history.abandoned == {(both[people.pupil], "pupil_pupil")}
        answer = best_assignment(asked.question)
        round_id = await matching_rounds.make(tx, people.curator, place, None, asked, answer, now=now)
        found = await matching_rounds.find(tx, round_id or 0, people.curator, document, now)
        assert found is not None
        assert [(one.mentee.row.id, one.mentor.row.id) for one in found.paired if one.mentor] == [(people.pupil, more["Глеб Н"])]
        assert found.paired[0].reasons[0].kind == "abandoned"
        # Between the draft and the press he has got somebody else.
        await tx.execute(text("UPDATE participants SET capacity = 0 WHERE id = :id"), {"id": more["Глеб Н"]})
        assert await matching_rounds.propose(tx, round_id or 0, people.curator, document, now=now) == matching_rounds.Proposed(
            0, 1
        )
        after = await matching_rounds.find(tx, round_id or 0, people.curator, document, now)
        assert after is not None
        assert after.paired[0].row.refused == ["capacity"]
        # A stranger sees, proposes and takes back nothing.
        assert await matching_rounds.find(tx, round_id or 0, people.curator + 1, document, now) is None
        assert await matching_rounds.take_back(tx, round_id or 0, people.curator + 1, document, now=now) is None
