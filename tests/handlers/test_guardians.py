"""A pupil's guardian: the link, the consent, the curator's word, the child's state, and taking it back."""

import json
import re
import secrets

from sqlalchemy import text

from db.concern import concerns
from db.participant import guardian_links
from domain.invitations import payload
from domain.personal import PersonalData
from domain.safety import Category
from domain.who import Who
from tests.participants import admits, cast, file_of, home, opens_application, press, pupil_applies, pupil_finishes, tap_through
from tests.telegram import Box, Person
from tests.town import Town


async def _link(person: Person) -> str:
    """The payload of the newest link in the chat."""
    found = [link for one in reversed(await person.chat()) for link in re.findall(r"\?start=(g-[\w-]{43})", one.text)]
    assert found, "no link is shown"
    return found[0]


async def test_pupil_passes_a_link_on_the_mother_agrees_the_curator_confirms_and_she_sees_how_the_child_is_doing(
    town: Town,
) -> None:
    await town.officials_start()
    await pupil_applies(town, town.pupil)
    await tap_through(town.pupil, ("👪 Ссылка для родителя", "Перешли текст"))
    link = await _link(town.pupil)
    assert link.removeprefix("g-") not in str(await town.ask("SELECT * FROM guardianships"))
    assert await town.one("SELECT expires_at - issued_at = interval '14 days' FROM guardianships")
    await town.pupil.starts(link)
    await town.pupil.sees("Эта ссылка для родителя")

    await town.guardian.starts(link)
    asked = await town.guardian.sees("подбирает ученикам наставников")
    assert "ребёнок (7Б)" in asked.text
    assert "Аня" not in asked.text
    assert await town.one("SELECT name IS NULL FROM persons p JOIN accounts a ON a.person_id = p.id WHERE external_id = 7005")
    # What a guardian reports goes to the child's school.
    await tap_through(town.guardian, ("🆘 Сообщить", "Что случилось?"), ("Обижают", "О ком речь?"), ("Ни о ком", "Это срочно?"),
                      ("❗️", "передано взрослым"))  # fmt: skip
    await town.curator.sees("Сообщение о проблеме № 1")
    await tap_through(town.guardian, ("‹ К тому", "подбирает ученикам наставников"))
    waits = await tap_through(town.guardian, ("✅ Согласен", "Осталось, чтобы куратор школы подтвердил"))
    assert "назовите цифры 7005" in waits.text
    await town.settled()
    assert await town.one("SELECT completed_at IS NULL FROM participants")
    # Somebody else with the same link, and a press of somebody who may not confirm, come to nothing.
    await town.mentor.starts(link)
    await town.mentor.sees("Этой ссылкой уже воспользовались")

    await town.curator.sees("Это мать, отец или опекун")
    await press(town.curator, "✅ Да, это родитель")
    await town.settled()
    await town.guardian.sees("Куратор подтвердил")
    await pupil_finishes(town, town.pupil)
    await admits(town, "Аня")
    child = (await home(town.guardian)).text
    assert "Аня, 7Б" in child
    assert "Ребёнок в программе" in child
    assert "Наставника пока нет" in child
    seen = await tap_through(town.guardian, ("👪 Мой ребёнок", "Вы согласились"), ("👁 Кто видит", "данные ребёнка"))
    assert "Куратор (Школа № 1)" in seen.text
    await tap_through(
        town.guardian,
        ("‹ Назад", "Вы согласились"),
        ("🚫 Отозвать согласие", "прекратится сразу"),
        ("Да, отозвать", "Вашего согласия сейчас нет"),
    )
    await town.settled()
    await town.pupil.sees("Ты ни в чём не виноват")
    await town.curator.sees("Согласие отозвал родитель")
    row = (await town.ask("SELECT state, interests, weekday, code FROM participants"))[0]
    assert tuple(row) == ("left", [], None, "7Б-01")


async def test_guardian_of_two_children_sees_codes_only_and_a_stranger_is_denied(url: str, box: Box) -> None:
    async with Town.open(url, box, mode=PersonalData.CODES) as town:
        known = await cast(town, paired=True)
        links = {one: await _given_link(town, known.curator, one) for one in (known.pupil, known.mentor)}
        for one, secret in links.items():
            await town.guardian.starts(secret)
            await town.guardian.sees("подбирает ученикам наставников")
            await tap_through(town.guardian, ("✅ Согласен", "Осталось"))
            await town.settled()
            await town.curator.sees("Это мать, отец или опекун")
            await press(town.curator, "✅ Да, это родитель" if one == known.pupil else "✖️ Нет, это кто-то другой")
            await town.settled()
        seen = (await home(town.guardian)).text
        assert "7Б-01" in seen
        assert "Наставник: 10А-01 (ученик)" in seen
        assert "Аня" not in seen
        assert "👪 10А-01" not in seen
        # What the child has told the school alone is not in the guardian's file.
        async with town.service.database.begin() as tx:
            child = (await tx.execute(text("SELECT person_id FROM participants WHERE code = '7Б-01'"))).scalar_one()
            await concerns.report(
                tx, Who(town.pupil.id, child, "ru"), Category.VIOLENCE, urgent=False, now=town.service.clock.now()
            )
        await tap_through(town.guardian, ("👪 Мой ребёнок", "Вы согласились"), ("🔒 Данные ребёнка", "доверяют только школе"))
        await press(town.guardian, "📄 Получить")
        await town.guardian.sees(lambda seen: bool(seen.media) and seen.media["name"].endswith("json"))
        told = json.loads(await file_of(town.guardian, "json"))
        assert told["participants"][0]["code"] == "7Б-01"
        assert not told.keys() & {"concerns", "curator_letters", "pair_fits"}
        # What is told of the child's mentor rests the pair; what is told of the curator, the curator does not hear.
        await home(town.guardian)
        asked = await tap_through(town.guardian, ("🆘 Сообщить", "Что случилось?"), ("Обижают", "О ком речь?"))
        assert asked.labels[:3] == ["Наставник ребёнка: 10А-01", "Куратор", "Руководитель организации"]
        await tap_through(town.guardian, ("Куратор", "Это срочно?"), ("❗️", "Записано"))
        await home(town.guardian)
        await tap_through(town.guardian, ("🆘 Сообщить", "Что случилось?"), ("Обижают", "О ком речь?"),
                          ("Наставник ребёнка", "Это срочно?"), ("❗️", "передано взрослым"))  # fmt: skip
        await town.settled()
        about = await town.ask("SELECT about, about_person_id IS NOT NULL, frozen_at IS NOT NULL FROM concerns ORDER BY id")
        assert [tuple(row) for row in about] == [(None, False, False), ("curator", False, False), ("mentor", True, True)]
        assert await town.one("SELECT pause_reason FROM pairs") == "safety"
        heard = [one.text for one in await town.sent_to(town.curator) if "Сообщение о проблеме" in one.text]
        assert [one for one in heard if "о кураторе" in one] == []
        assert [one for one in heard if "о наставнике" in one] != []
        assert not [one for one in await town.sent_to(town.mentor) if "🆘" in one.text]
        second = await _given_link(town, known.curator, known.mentor)
        await town.guardian.starts(second)
        await town.guardian.sees("подбирает ученикам наставников")
        await tap_through(town.guardian, ("✅ Согласен", "Осталось"))
        await town.settled()
        await town.curator.sees("Это мать, отец или опекун")
        await press(town.curator, "✅ Да, это родитель")
        await town.settled()
        await home(town.guardian)
        await tap_through(town.guardian, ("👪 Мои дети", "О ком"), ("7Б-01", "Вы согласились"))
        ground = "ground = 'guardian-link' AND confirmed_by IS NOT NULL AND withdrawn_at IS NULL"
        assert await town.one(f"SELECT count(*) FROM consents WHERE {ground}") == 2
        # The guardian erases the first child; the partner's side stays, and the second child too.
        await tap_through(
            town.guardian,
            ("🔒 Данные ребёнка", "Данные ребёнка"),
            ("🗑 Удалить", "Удалить данные ребёнка?"),
            ("Удалить…", "Точно"),
        )
        await press(town.guardian, "🗑 Да, удалить навсегда")
        await town.guardian.sees("данные удалены")
        await town.settled()
        assert await town.one("SELECT asked FROM erasures") == "guardian"
        seen = (await home(town.guardian)).text
        assert "7Б-01" not in seen
        assert "👪 10А-01" in seen
        assert "больше не участвует" in str([one.text for one in await town.mentor.chat()])


async def _given_link(town: Town, curator: int, participant_id: int) -> str:
    """What the curator's «Ссылка для родителя» makes, for somebody whose application is not in the queue any more."""
    secret = payload(secrets.token_bytes(32))
    async with town.service.database.begin() as tx:
        row = (await tx.execute(text("SELECT * FROM participants WHERE id = :id"), {"id": participant_id})).one()
        made = await guardian_links.make_link(
            tx, secret, row.person_id, row.organization_id, curator, now=town.service.clock.now()
        )
        assert isinstance(made, int)
    return f"g-{secret}"


async def test_curator_gives_a_link_records_coming_of_age_and_takes_in_a_withdrawal(town: Town) -> None:
    await town.officials_start()
    await pupil_applies(town, town.pupil)
    await opens_application(town, "Аня")
    more = ("⋯ Ещё", "что отметить")
    await tap_through(town.curator, more, ("👪 Ссылка для родителя", "Перешлите текст ниже"))
    link = await _link(town.curator)
    card = await tap_through(town.curator, ("‹ Назад", "что отметить"), ("🎂 Исполнилось 18", "Дата рождения не нужна"),
                             ("Да, исполнилось 18", "форма"))  # fmt: skip
    assert "нет согласия родителей" not in card.text
    row = (
        await town.ask(
            "SELECT minor, adult_since IS NOT NULL, adult_recorded_by IS NOT NULL FROM persons WHERE minor IS NOT NULL"
        )
    )[0]
    assert tuple(row) == (False, True, True)
    await town.guardian.starts(link)
    await town.guardian.sees("участнику есть 18 лет")
    card = await tap_through(town.curator, more, ("↩️ Нет 18", "форма"))
    assert "нет согласия родителей" in card.text
    await tap_through(town.curator, more, ("🚫 Принят отзыв", "чьё согласие"), ("Участника", "Участие закончено"))
    await town.settled()
    await town.pupil.sees("Куратор записал отзыв согласия")
    await town.starts(town.pupil)
    await town.pupil.sees("Шаг 1 из")
