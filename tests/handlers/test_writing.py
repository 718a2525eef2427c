"""«Написать куратору» from any screen: read by the curators alone, answered by one of them."""

from sqlalchemy import text

from domain.curator_letters import MOST_A_DAY
from tests.participants import cast, data_of, home, press, tap_through
from tests.telegram import Person, Seen
from tests.town import Town

LETTER = "✉️ Написать куратору"


async def _heard(town: Town, person: Person, words: str) -> list[Seen]:
    await town.settled()
    return [one for one in await town.sent_to(person) if words in one.text]


async def _curator_leaves(town: Town, until: str) -> None:
    async with town.service.database.begin() as tx:
        await tx.execute(text(f"UPDATE appointments SET since = since - 5, until = {until} WHERE office = 'curator'"))


async def test_a_participant_writes_to_the_curator_from_any_screen_and_gets_an_answer(town: Town) -> None:
    await cast(town, paired=True, also=(town.head,))
    assert LETTER not in (await home(town.curator)).labels
    await home(town.pupil)
    await tap_through(town.pupil, ("🤝 Моя пара", "Полина"), (LETTER, "Прочитают только кураторы"))
    await town.pupil.says("ы" * 1001)
    await town.pupil.sees("Слишком длинно")
    # Nothing is screened here: it goes to the second adult.
    await town.pupil.says("Мне пишут с номера 8 999 123-45-67")
    await town.pupil.sees("Отправлено")
    # «Вернуться» leads to the screen from which it was written.
    await press(town.pupil, "↩️ Вернуться")
    await town.pupil.sees("Полина")
    (came,) = await _heard(town, town.curator, "Пишет Аня К., 7Б")
    assert "123-45-67" in came.text
    assert not await _heard(town, town.mentor, "123-45-67")
    assert await town.one("SELECT count(*) FROM notices WHERE arguments::text LIKE '%123-45%'") == 0

    seen = await home(town.curator)
    assert "✉️ Письма (1)" in seen.labels
    await tap_through(town.curator, ("✉️ Письма (1)", "Письма без ответа: 1"), ("💬 1", "Напишите ответ"))
    await town.curator.says("Спасибо, что написала. Зайди ко мне после уроков")
    await town.curator.sees("ответ отправлен")
    assert await _heard(town, town.pupil, "Куратор ответил на твоё письмо")
    assert "✉️ Письма" not in str((await home(town.curator)).labels)
    # A second answer finds the first; who is no curator there finds nothing.
    answer = await town.curator.presses("💬 Ответить", came.id)
    assert answer is not None
    assert "уже ответил" in answer.text
    data, _ = await data_of(town.curator, "💬 Ответить")
    await home(town.mentor)
    await town.mentor.forges(data, town.mentor.last.id)
    await town.settled()
    assert not [one for one in await town.sent_to(town.mentor) if "номера" in one.text]
    # The letters of a school without a curator wait on the head's home.
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE curator_letters SET answered_at = NULL, answered_by = NULL, answer = NULL"))
    assert "✉️ Письма (1)" not in (await home(town.head)).labels
    await _curator_leaves(town, "since - 5")
    await home(town.head)
    await tap_through(town.head, ("✉️ Письма (1)", "123-45-67"), ("💬 1", "Напишите ответ"))
    await _curator_leaves(town, "NULL")
    # Ten letters a day; a report of a problem is not counted among them.
    async with town.service.database.begin() as tx:
        await tx.execute(
            text(
                "INSERT INTO curator_letters (organization_id, participant_id, words, written_at)"
                " SELECT organization_id, participant_id, n::text, written_at FROM curator_letters, generate_series(2, :most) n"
            ),
            {"most": MOST_A_DAY},
        )
    await home(town.pupil)
    await tap_through(town.pupil, (LETTER, "Письмо куратору"))
    await town.pupil.says("Ещё одно")
    await town.pupil.sees("уже десять писем")
