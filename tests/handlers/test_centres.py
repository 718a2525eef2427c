"""«Спросить центр»: the paper's directory, a question with and without somebody to answer, the answer comes back."""

from sqlalchemy import text

from db.models import Account, Appointment, Centre, Person
from db.organization import organizations
from domain.offices import Office
from tests.handlers.test_speaking import _next, _through, _types
from tests.rows import Place
from tests.town import Town

WORDS = "Где взять программу <музея>?"


async def _directory(town: Town) -> None:
    """A published paper with three centres, of which one is here, and its official holds the phone of the guardian."""
    await town.officials_start()
    await town.starts(town.guardian)
    async with town.service.database.begin() as tx:
        place = await Place.of_the_town(tx, 7008)
        await place.measure(tx)
        for position, (name, directions) in enumerate(
            (
                ("ГБУ ДО «Родник»", "социальная (музеи), художественная"),
                ("ГБУ ДО «Открытие»", "социальная (олимпиады)"),
                ("ГБУ ДО «Квант»", "техническая"),
            )
        ):
            tx.add(Centre(road_map_id=place.road_map, position=position, name=name, directions=directions))
        region = await organizations.find(tx, place.region)
        centre = await organizations.add(
            tx, name="ГБУ ДО «РОДНИК»", short_name="Родник", kind="centre", zone="Europe/Moscow", parent=region
        )
        now = town.service.clock.now()
        person = (
            await tx.execute(text("SELECT person_id FROM accounts WHERE external_id = :id"), {"id": town.guardian.id})
        ).scalar_one_or_none()
        if person is None:
            row = Person(created_at=now)
            tx.add(row)
            await tx.flush()
            tx.add(Account(person_id=row.id, external_id=town.guardian.id, started_at=now))
            person = row.id
        tx.add(Appointment(person_id=person, organization_id=centre.id, office=Office.REGIONAL, since=now.date()))


async def test_a_question_finds_its_centre_and_the_answer_comes_back(town: Town) -> None:
    await _directory(town)
    screen = await _through(town.coordinator, "🚦 Исполнение", "📣 Сообщения и события", "🎓 Спросить центр")
    assert screen.labels[:3] == ["социальная", "техническая", "художественная"]
    # Nobody of this centre is here: a ready text instead.
    await _next(town.coordinator, "техническая")
    screen = await _types(town.coordinator, "я" * 2001)
    assert "Слишком длинно" in screen.text
    await town.coordinator.says(WORDS)
    await town.coordinator.sees("пока нет в боте")
    ready = await town.coordinator.sees("Вопрос в ГБУ ДО «Квант».")
    assert WORDS in ready.text
    screen = await town.coordinator.sees("Мои вопросы: 1.")
    assert "текст нужно переслать самим" in screen.text
    # The curator finds the centres beside the assignments, and chooses by topic.
    await _through(town.curator, "📋 Мои поручения", "🎓 Спросить центр")
    screen = await _next(town.curator, "социальная")
    assert "1. музеи — ГБУ ДО «Родник»\n2. олимпиады — ГБУ ДО «Открытие»" in screen.text
    await _next(town.curator, "1")
    screen = await _types(town.curator, WORDS)
    assert "✅ Вопрос отправлен: ГБУ ДО «Родник»." in screen.text
    await town.settled()
    asked = await town.guardian.sees("Вопрос центру от куратора (Школа № 1), социальная (музеи)")
    assert WORDS in asked.text
    question = await town.one("SELECT max(id) FROM centre_questions")
    stranger = await town.regional.says("/home")
    home = await town.regional.sees("")
    assert stranger
    refused = await town.regional.forges(f"act:centre-answer:{question}:0", home.id)
    assert refused is not None
    assert "не Вашему центру" in refused.text
    # The centre's home says how many wait and opens the list; the region next door has no part in it.
    await town.regional.says("/home")
    home = await town.regional.sees(lambda seen: "🆘 Сообщить о проблеме" in seen.labels)
    assert "Вопросы центру" not in "".join(home.labels)
    await town.guardian.says("/home")
    home = await town.guardian.sees("Ждёт ответа 1 вопрос центру.")
    assert home.labels[0] == "🎓 Вопросы центру"
    assert "🚦 Исполнение" not in home.labels, "a centre looks after nobody"
    await town.guardian.presses("🎓 Вопросы центру", in_message=home.id)
    listed = await town.guardian.sees("Вопросы центру: без ответа 1.")
    assert f"1. Школа № 1, 11.08.2026, социальная (музеи)\n{WORDS}" in listed.text
    await town.guardian.presses("💬 1", in_message=listed.id)
    await town.guardian.sees("Напишите ответ одним сообщением.")
    await town.guardian.says("На сайте, раздел & папка.")
    await town.guardian.sees("✅ Ответ отправлен")
    await town.settled()
    answer = await town.curator.sees("ГБУ ДО «Родник» отвечает.")
    assert "На сайте, раздел & папка." in answer.text
    await town.guardian.presses("‹ К вопросам")
    await town.guardian.sees("Все вопросы с ответом.")
    late = await town.guardian.presses("💬 Ответить", in_message=asked.id)
    assert late is not None
    assert "уже ответили" in late.text
    assert await town.one("SELECT count(*) FROM centre_questions WHERE answer IS NOT NULL") == 1
    assert await town.ask("SELECT failure FROM updates WHERE failure IS NOT NULL") == []
