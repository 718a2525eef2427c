"""A year of taking part: asked back and let in together, found on the list, resting, a certificate that ends, 1 September."""

import io
from datetime import date

import aiohttp
import openpyxl
from sqlalchemy import text

from handlers.joining.document import current
from tests import school
from tests.handlers.test_pair_clocks import _heard as heard
from tests.participants import (
    cast,
    data_of,
    guardian_agrees,
    home,
    opens_application,
    press,
    pupil_applies,
    pupil_finishes,
    tap_through,
)
from tests.telegram import Person, Seen
from tests.town import Town


async def _roll(person: Person) -> Seen:
    seen = await home(person)
    if "📣 Плакаты и коды" not in seen.labels:
        await press(person, "⋯ Ещё")
        await person.sees(lambda one: "📣 Плакаты и коды" in one.labels)
    return await tap_through(person, ("📣 Плакаты и коды", "Плакаты и коды —"), ("👤 Участники", "Участники:"))


async def test_asked_back_let_in_together_found_on_the_list_and_resting(town: Town) -> None:
    people = await cast(town, paired=True, also=(town.head,))
    await pupil_applies(town, town.other_pupil, "Тим С", "8А")
    card = await opens_application(town, "Тим")
    assert any("❓ Уточнить" in label for label in card.labels)
    await tap_through(town.curator, ("❓ Уточнить", "что уточнить?"), ("Класс указан", "Вы уточнили: класс"))
    await town.settled()
    assert await heard(town, town.other_pupil, "класс указан неверно: проверь") == 1
    await tap_through(
        town.other_pupil, ("✏️ Исправить анкету", "Что исправить"), ("Класс", "В каком ты"), ("7Б", "согласие родителей")
    )
    await town.settled()
    assert await heard(town, town.curator, "Анкета исправлена: Тим С., 7Б") == 1
    assert await town.one("SELECT asked_back FROM participants ORDER BY id DESC LIMIT 1") is None
    # Nobody is ready before the guardian's word and the whole form; then one press lets in whoever lacks nothing.
    await home(town.curator)
    queue = await tap_through(town.curator, ("📥 Заявки (", "Заявки:"))
    assert not any("Допустить всех" in label for label in queue.labels)
    assert any(label.startswith("📄 Тим С., 7Б · сегодня · ") for label in queue.labels)
    await guardian_agrees(town, "Тим")
    await town.settled()
    await pupil_finishes(town, town.other_pupil)
    await home(town.curator)
    await tap_through(
        town.curator, ("📥 Заявки (", "Заявки:"), ("✅ Допустить всех готовых (1)", "Тим С., 7Б"),
        ("✅ Допустить: 1", "Новых заявок нет"),
    )  # fmt: skip
    await town.settled()
    assert await heard(town, town.other_pupil, "Куратор принял тебя") == 1

    # The list: a fragment of a name in other letters, a filter, the head who reads, a stranger's chat.
    assert "Всего: 3" in (await _roll(town.curator)).text
    await town.curator.says("ТИМ")
    found = await town.curator.sees("Найдено: 1")
    assert any(label.startswith("✓ Тим С., 7Б · наставляемый") for label in found.labels)
    await tap_through(
        town.curator, ("✖️ Показать всех", "Всего: 3"), ("🔎 Фильтр", "Кого показать"), ("Роль", "Какая роль"),
        ("наставляемые", "Кого показать"), ("без наставника", "Кого показать"),
    )  # fmt: skip
    found = await tap_through(town.curator, ("👤 Показать", "Найдено: 1"))
    assert any("Тим" in label for label in found.labels)
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE participants SET about_self = 'Рисую роботов'"))
    await _roll(town.head)
    read = await tap_through(town.head, ("🤝 Аня К", "Класс: 7Б"))
    assert "Рисую" not in read.text  # was promised to the curator alone
    assert not any(label.startswith("⋯ Ещё") or "Допустить" in label for label in read.labels)

    # A pause from the card: the pair rests kindly, nobody new is offered, on the day everything goes on by itself.
    await tap_through(town.curator, ("✖️ Показать всех", "Всего: 3"), ("🤝 Аня", "Допущен"), ("⋯ Ещё", "что отметить"))
    await tap_through(town.curator, ("⏸ Пауза до", "до какого дня"))
    await town.curator.says("до 14 августа")
    await town.curator.sees("Пауза до 14.08.2026")
    await town.settled()
    assert await heard(town, town.mentor, "у одного из вас перерыв") == 1
    assert await heard(town, town.pupil, "Куратор поставил тебе паузу до 14.08.2026") == 1
    assert await town.one("SELECT pause_reason FROM pairs WHERE id = :id", id=people.pair) == "resting"
    await town.moves_clock(days=2)
    assert await town.one("SELECT state FROM pairs WHERE id = :id", id=people.pair) == "paused"
    await town.moves_clock(days=1)
    assert await town.one("SELECT state FROM pairs WHERE id = :id", id=people.pair) == "active"
    assert await heard(town, town.pupil, "ты снова в программе") == 1
    assert await heard(town, town.mentor, "снова работает") == 1
    # The mentor rests too, from the profile, and comes back before the day.
    await home(town.mentor)
    await tap_through(
        town.mentor, ("📋 Моя анкета", "форма"), ("⏸ Пауза до", "До какого дня"), ("31", "У тебя пауза до 31.08.2026")
    )
    assert await town.one("SELECT state FROM pairs WHERE id = :id", id=people.pair) == "paused"
    await tap_through(town.mentor, ("▶️ Вернуться сейчас", "Ты в программе"))
    assert await town.one("SELECT state FROM pairs WHERE id = :id", id=people.pair) == "active"
    assert await town.one("SELECT count(*) FROM participants WHERE resting_until IS NOT NULL") == 0


async def _paired_with_an_adult(town: Town, people: object) -> int:
    """The adult of the town and a pupil without a phone; the certificate ends on 20.08.2026."""
    await town.adult.starts()
    now, document = town.service.clock.now(), current(town.service.mode)
    async with town.service.database.begin() as tx:
        curator = (await tx.execute(text("SELECT person_id FROM appointments WHERE office = 'curator'"))).scalar_one()
        link = (
            await tx.execute(text("SELECT id, organization_id FROM join_links WHERE form = 'employer_pupil' AND role = 'mentor'"))
        ).first()
        place = (
            link.organization_id if link else (await tx.execute(text("SELECT organization_id FROM join_links"))).scalars().first()
        )
        mentor_link = link.id if link else await school.link(tx, place, "mentor", "employer_pupil", now)
        adult = await school.newcomer(tx, town.adult.id, now)
        mentor = await school.joins(tx, adult, mentor_link, document, now, form="employer_pupil", name="Олег Петрович")
        mentee_link = await school.link(tx, place, "mentee", "employer_pupil", now)
        pupil = await school.joins(
            tx, await school.newcomer(tx, town.other_pupil.id, now), mentee_link, document, now, name="Тим С"
        )
        for one in (mentor, pupil):
            await school.admitted(tx, curator, one, document, now)
        pair = await school.paired(tx, curator, mentor, pupil, document, now)
        await tx.execute(text("UPDATE clearances SET valid_until = DATE '2026-08-20' WHERE step = 'certificate'"))
    return pair.row.id


async def test_a_certificate_ends_and_the_first_of_september_comes_once(town: Town) -> None:
    people = await cast(town, paired=True)
    await town.other_pupil.starts()
    pair = await _paired_with_an_adult(town, people)
    await town.moves_clock(days=1)
    assert await heard(town, town.adult, "действует до 20.08.2026") == 1
    assert await heard(town, town.curator, "справка об отсутствии судимости действует до 20.08.2026") == 1
    await town.moves_clock(days=9)
    assert await heard(town, town.adult, "действует до 20.08.2026") == 1
    assert await town.one("SELECT pause_reason FROM pairs WHERE id = :id", id=pair) == "clearance"
    assert await heard(town, town.other_pupil, "наставнику пора обновить документы") == 1
    assert await heard(town, town.curator, "истекла 20.08.2026") == 1
    await press(town.curator, "👤 Открыть карточку")
    await tap_through(town.curator, ("🛡 Справка", "до какого дня"), ("до 21.08.2027", "Допущен"))
    await town.settled()
    assert await town.one("SELECT state FROM pairs WHERE id = :id", id=pair) == "active"
    assert await heard(town, town.adult, "снова работает") == 1

    # Everybody has been there since last winter; the mentor of 10 А is in the eleventh class by now.
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE participants SET class_as_of = DATE '2026-02-01'"))
        await tx.execute(text("UPDATE participants SET grade = 11 WHERE id = :id"), {"id": people.mentor})
        await tx.execute(
            text("UPDATE pairs SET active_at = '2026-02-01T09:00Z', watched_from = NULL, mentor_agreed_at = '2026-02-01T09:00Z'")
        )
    await town.moves_clock(days=13)  # the bot was not looked at on 1 September
    classes = "SELECT grade, state FROM participants ORDER BY id"
    first = [tuple(row) for row in await town.ask(classes)]
    assert first == [(8, "admitted"), (11, "left"), (None, "admitted"), (8, "admitted")]
    assert await heard(town, town.mentor, "Школа позади!") == 1
    assert await town.one("SELECT state FROM pairs WHERE id = :id", id=people.pair) == "ended"
    assert await heard(town, town.pupil, "закончил") >= 0
    assert (
        await heard(town, town.curator, "Начался новый учебный год. Перешли в следующий класс: 2. Выпустились: 1. Пар спросили")
        == 1
    )
    assert await heard(town, town.other_pupil, "Ваша пара (Олег Петрович): продолжаешь?") == 1
    data, message = await data_of(town.other_pupil, "▶️ Продолжаю")
    answer = await town.other_pupil.presses("▶️ Продолжаю", message)
    assert answer is not None
    assert answer.text == "Отлично! Осталось договориться о первой встрече года."
    await town.adult.forges(data, message)
    await town.settled()
    await town.moves_clock(days=15)
    assert [tuple(row) for row in await town.ask(classes)] == first
    assert await heard(town, town.other_pupil, "продолжаешь?") == 1
    said = await town.ask("SELECT mentor_goes_on, mentee_goes_on, year_asked FROM pairs WHERE id = :id", id=pair)
    assert [tuple(row) for row in said] in ([(True, True, 2026)], [(None, True, 2026)])
    assert date(2026, 9, 1) == await town.one("SELECT max(class_as_of) FROM participants")


async def _workbook(town: Town, person: Person) -> openpyxl.Workbook:
    """The last document that the bot has sent to this person."""
    sent = await town.sent_to(person)
    medias = [one.media for one in sent if one.media is not None]
    assert medias, [one.text for one in sent]
    media = medias[-1]
    async with aiohttp.ClientSession() as session, session.get(town.box.url + media["url"]) as answer:
        return openpyxl.load_workbook(io.BytesIO(await answer.read()))


async def test_the_databases_go_out_and_come_in_and_nobody_is_written_twice(town: Town) -> None:
    await cast(town, paired=True, also=(town.head,))
    await _roll(town.curator)
    await press(town.curator, "⬇️ Таблица XLSX")
    await town.settled()
    book = await _workbook(town, town.curator)
    mentees, mentors = book.worksheets
    headings = [cell.value for cell in mentees[4]]
    line = dict(zip(headings, [cell.value for cell in mentees[5]], strict=True))
    assert (line["Имя и первая буква фамилии"], line["Класс"], line["Наставник"]) == ("Аня К.", "7Б", "Полина Р., 10А")
    assert line["Контакты законного представителя (от руки)"] is None
    assert line["Год рождения (от руки)"] is None
    assert [cell.value for cell in mentors[5]][1] == "Полина Р."
    # The same table with three more lines, one of them wrong, comes back.
    form = line["Форма наставничества"]
    for number, (name, school_class) in enumerate((("Ян Ю", "8А"), ("Ия Д", "восьмой"), ("Аня К", "7Б")), start=6):
        mentees.cell(number, 2, name)
        mentees.cell(number, 3, "+7 316 555-77-99")
        mentees.cell(number, 5, school_class)
        mentees.cell(number, 9, form)
    content = io.BytesIO()
    book.save(content)
    await _roll(town.curator)
    await tap_through(town.curator, ("⬆️ Загрузить таблицу", "Пришлите файл"))
    for added in (1, 0):
        await town.curator.sends_file("база.xlsx", content.getvalue())
        preview = await town.curator.sees(lambda one, added=added: f"Новых наставляемых: {added}," in one.text)
        assert "строка 7: класс указывают" in preview.text
        assert "строка 8: участник уже есть" in preview.text
        if added:
            await press(town.curator, "✅ Внести: 1")
            await town.curator.sees("Внесено: 1")
            await tap_through(town.curator, ("⬆️ Загрузить таблицу", "Пришлите файл"))
    assert not any("Внести" in label for label in preview.labels)
    rows = await town.ask(
        "SELECT n.name, p.state, p.origin, p.grade, p.code FROM participants p JOIN persons n ON n.id = p.person_id ORDER BY p.id"
    )
    assert [tuple(row)[:4] for row in rows] == [
        ("Аня К.", "admitted", "self", 7), ("Полина Р.", "admitted", "self", 10), ("Ян Ю.", "applied", "journal", 8),
    ]  # fmt: skip
    kept = str(await town.ask("SELECT data FROM drafts")) + str(await town.ask("SELECT * FROM persons"))
    assert "555-77" not in kept
    # The head reads and takes along; entering is the curator's.
    seen = await _roll(town.head)
    assert any("Таблица" in label for label in seen.labels)
    assert not any("Загрузить" in label for label in seen.labels)
