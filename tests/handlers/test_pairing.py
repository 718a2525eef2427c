"""Pairing: a short list with reasons, one tap each, and what is refused: too late, too many, not one's own."""

from sqlalchemy import text

from db.pair import pairs
from db.pair.pairs import Blocked
from domain.admission import State
from domain.matching import Obstacle
from domain.pair import Refusal
from handlers.joining.document import current
from tests import school
from tests.participants import Cast, cast, data_of, home, press, tap_through
from tests.telegram import Person, Seen
from tests.town import Town


async def _proposes(town: Town) -> Seen:
    await home(town.curator)
    seen = await tap_through(
        town.curator, ("🤝 Подобрать", "Кому ищем"), ("Аня", "Кто подойдёт"), ("1. Полина", "Предложить пару?"),
        ("🤝 Предложить", "Ждём ответа"),
    )  # fmt: skip
    await town.settled()
    return seen


async def _states(town: Town) -> list[str]:
    return [row.state for row in await town.ask("SELECT state FROM pairs ORDER BY id")]


async def test_two_taps_make_a_pair_everybody_learns_and_in_the_end_both_are_thanked(town: Town) -> None:
    """Presses of a third person, of the other side and twice change nothing; the order is optional and kept."""
    people = await cast(town)
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE participants SET about_self = 'Рисую <роботов>' WHERE role = 'mentee'"))
    await home(town.curator)
    seen = await tap_through(town.curator, ("🤝 Подобрать", "Кому ищем"), ("Аня", "Кто подойдёт"))
    assert "💬 Аня К., 7Б: «Рисую <роботов>»" in seen.text
    assert "1. Полина Р., 10А: поможет с 1 запросом, один день, 1 общий интерес, разница 3 класса" in seen.text
    await _proposes(town)
    asked = (await town.sent_to(town.mentor))[-1]
    assert asked.labels == ["✅ Да", "✅ Да, и больше пока не брать", "✖️ Нет"]
    assert "Аня, 7Б" in asked.text
    assert "Рисую" not in asked.text  # the line about oneself is for the curator alone
    data, _ = await data_of(town.pupil, "✅ Да")
    await town.guardian.starts()
    await town.guardian.sees("Кто Вы?")
    assert await _forged(town.guardian, data, town.guardian.last) == "Это не для Вас: такой роли сейчас нет. Вот что доступно."
    answer = await town.mentor.presses("✅ Да")
    assert answer is not None
    assert answer.text == "Спасибо! Ждём ответа второй стороны."
    assert await _forged(town.mentor, data, (await town.sent_to(town.mentor))[-1]) == "Ответ «да» уже записан."
    assert await _states(town) == ["proposed"]
    assert await town.one("SELECT mentee_agreed_at FROM pairs") is None
    asked = (await town.sent_to(town.pupil))[-1]
    assert asked.labels == ["✅ Да", "✖️ Нет"]
    assert "Полина" in asked.text
    assert "Полина Р" not in asked.text  # a mentee learns the first name only
    await town.pupil.presses("✅ Да")
    await town.settled()
    assert await _states(town) == ["active"]
    assert any("вы теперь пара" in one.text for one in await town.sent_to(town.mentor))
    assert any("Твой наставник — Полина" in one.text for one in await town.sent_to(town.pupil))
    assert any("Пара согласна" in one.text for one in await town.sent_to(town.curator))
    assert not [label for one in await town.sent_to(town.mentor) for label in one.labels if label.startswith("✅ Да")]

    await home(town.curator)
    await tap_through(town.curator, ("👥 Пары", "Пары:"), ("✅ Полина", "не обязателен"), ("📝 Приказ", "номер приказа"))
    await town.curator.says("x" * 100)
    await town.curator.sees("от 1 до 40 знаков")
    await town.curator.says("45-о")
    await town.curator.sees("От какого числа")
    await tap_through(town.curator, ("Вчера", "№ 45-о от 10.08.2026"))
    row = (await town.ask("SELECT order_number, order_date::text FROM pairs"))[0]
    assert tuple(row) == ("45-о", "2026-08-10")

    await home(town.curator)
    await tap_through(
        town.curator, ("👥 Пары", "Пары:"), ("✅ Полина", "Работает с"), ("🏁 Закрыть", "Чем закончилась"),
        ("🏆 Цель", "цель достигнута"),
    )  # fmt: skip
    await town.settled()
    for person in (town.pupil, town.mentor):
        assert any("Спасибо за это время" in one.text for one in await town.sent_to(person))
    row = (await town.ask("SELECT state, end_reason, ended_by FROM pairs"))[0]
    assert tuple(row) == ("ended", "reached", people.curator)


async def _forged(person: Person, data: str, under: Seen) -> str:
    """What the answer to a press says that was never offered."""
    answer = await person.forges(data, under.id)
    assert answer is not None
    return answer.text


async def test_a_no_of_somebody_without_a_phone_is_a_refusal_like_any_other(town: Town) -> None:
    await cast(town, phone=False)
    await home(town.curator)
    road = (("🤝 Подобрать", "Кому ищем"), ("Аня", "Кто подойдёт"))
    await tap_through(
        town.curator, *road, ("1. ", "Предложить пару"), ("🤝 Предложить", "на бумаге"),
        ("✖️ Наставляемый отказался", "отказ до начала"),
    )  # fmt: skip
    await town.mentor.sees("не сложилась")
    assert await town.ask("SELECT end_reason, by_journal FROM pairs") == [("declined", True)]
    await home(town.curator)
    assert "раньше кто-то из двоих отказался: 1" in (await tap_through(town.curator, *road)).text


async def test_yes_comes_too_late_after_it_was_taken_back_without_consent_after_two_weeks_and_after_a_no(town: Town) -> None:
    await cast(town)
    await _proposes(town)
    await press(town.curator, "↩️ Отозвать")
    await town.curator.sees("предложение отозвано")
    await town.settled()
    assert await _yes(town) == "Это предложение уже закрыто."
    assert await _states(town) == ["ended"]

    await _proposes(town)
    await town.mentor.presses("✅ Да")
    data, message = await data_of(town.pupil, "✅ Да")
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE consents SET withdrawn_at = given_at WHERE ground <> 'own'"))
    assert (await _yes(town)).startswith("Сейчас эту пару начать нельзя")
    assert await _states(town) == ["ended", "proposed"]
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE consents SET withdrawn_at = NULL"))

    await town.moves_clock(days=15)
    # Two weeks without both answers close it; who still presses then changes nothing.
    assert await _forged(town.pupil, data, town.pupil.messages[message]) == "Это предложение уже закрыто."
    assert await _states(town) == ["ended", "ended"]

    await _proposes(town)
    await town.mentor.presses("✖️ Нет")
    await town.settled()
    assert await _states(town) == ["ended"] * 3
    assert any("не сможет взять" in one.text for one in await town.sent_to(town.curator))
    assert any("Эта пара не сложилась" in one.text for one in await town.sent_to(town.pupil))
    assert await _yes(town) == "Это предложение уже закрыто."
    await home(town.curator)
    seen = await tap_through(town.curator, ("🤝 Подобрать", "Кому ищем"), ("Аня", "Пока никто не подходит"))
    assert "раньше кто-то из двоих отказался: 1" in seen.text
    assert await town.one("SELECT count(mentee_agreed_at) FROM pairs") == 0


async def _yes(town: Town) -> str:
    """What the pupil's «yes» under the latest proposal is answered."""
    answer = await town.pupil.presses("✅ Да")
    assert answer is not None
    return answer.text


async def _another_mentee(town: Town, people: Cast) -> int:
    now, document = town.service.clock.now(), current(town.service.mode)
    async with town.service.database.begin() as tx:
        person = await school.newcomer(tx, town.other_pupil.id, now)
        link = (await tx.execute(text("SELECT id FROM join_links WHERE role = 'mentee'"))).scalar_one()
        one = await school.joins(tx, person, link, document, now, name="Тим С")
        await school.admitted(tx, people.curator, one, document, now)
    return one


async def _tried(town: Town, people: Cast, mentee: int, by: int | None = None) -> object:
    """What a proposal would come to; nothing of it is kept."""
    now, document = town.service.clock.now(), current(town.service.mode)
    async with town.service.database.read() as tx:
        return await pairs.propose(tx, by or people.curator, people.mentor, mentee, document, now=now)


async def test_last_one_for_now_closes_the_mentors_door_and_hard_rules_are_asked_of_the_database(town: Town) -> None:
    """The profile opens the door again. The rules are asked at the moment of the press, whatever a screen has shown before."""
    people = await cast(town)
    await _gives_places(town, people, 2)
    await _proposes(town)
    await town.mentor.presses("✅ Да, и больше пока не брать")
    seen = await home(town.pupil)  # the message may be far up in the chat
    assert "Тебе предлагают наставника: Полина" in seen.text
    await tap_through(town.pupil, ("🤝 Моя пара", "Согласен / согласна?"), ("✅ Да: Полина", "Твой наставник: Полина"))
    await town.settled()
    assert await _states(town) == ["active"]
    other = await _another_mentee(town, people)
    assert await _tried(town, people, other) == Blocked(frozenset({Obstacle.CAPACITY}))
    await home(town.mentor)
    await tap_through(town.mentor, ("📋 Моя анкета", "новых ребят пока не берёшь"), ("▶️ Снова беру", "Предложение пары придёт"))
    assert not isinstance(await _tried(town, people, other), Blocked)

    await _gives_places(town, people, 1)
    assert await _tried(town, people, other) == Blocked(frozenset({Obstacle.CAPACITY}))
    await _gives_places(town, people, 5)
    # A newcomer may join those whom the mentor has already.
    await home(town.curator)
    seen = await tap_through(town.curator, ("🤝 Подобрать", "Кому ищем"), ("Тим", "Кто подойдёт"))
    assert "уже ведёт: 1" in seen.text
    assert await _tried(town, people, people.pupil) == Blocked(frozenset({Obstacle.ALREADY_PAIRED}))
    pupil = await town.one("SELECT person_id FROM participants WHERE id = :id", id=other)
    assert await _tried(town, people, other, by=pupil) is Refusal.NOT_YOURS
    for statement, obstacle in (
        ("UPDATE consents SET withdrawn_at = given_at WHERE ground = 'own' AND person_id = :p", Obstacle.MENTEE_CONSENT),
        ("UPDATE consents SET withdrawn_at = NULL WHERE person_id = :p", None),
        ("UPDATE consents SET withdrawn_at = given_at WHERE ground <> 'own' AND person_id = :p", Obstacle.MENTEE_CONSENT),
        ("UPDATE consents SET withdrawn_at = NULL WHERE person_id = :p", None),
        (f"UPDATE participants SET state = '{State.APPLIED}', decided_at = NULL WHERE person_id = :p",
         Obstacle.MENTEE_NOT_ADMITTED),
        (f"UPDATE participants SET state = '{State.ADMITTED}', decided_at = '2026-08-11' WHERE person_id = :p", None),
    ):  # fmt: skip
        async with town.service.database.begin() as tx:
            await tx.execute(text(statement), {"p": pupil})
        found = await _tried(town, people, other)
        assert found == Blocked(frozenset({obstacle})) if obstacle else not isinstance(found, Blocked)

    # Nobody is their own mentor.
    async with town.service.database.begin() as tx:
        same = text("UPDATE participants SET person_id = (SELECT person_id FROM participants WHERE id = :m) WHERE id = :p")
        await tx.execute(same, {"m": people.mentor, "p": other})
    assert await _tried(town, people, other) is Refusal.ONESELF
    await home(town.curator)
    seen = await tap_through(town.curator, ("🤝 Подобрать", "Кому ищем"), ("Полина", "Пока никто не подходит"))
    assert "это тот же человек: 1" in seen.text


async def _gives_places(town: Town, people: Cast, places: int) -> None:
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE participants SET capacity = :n WHERE id = :id"), {"n": places, "id": people.mentor})
