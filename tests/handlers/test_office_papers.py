"""Documents from the phone: an order on pairs, a template of one's own, a broken one, back to the shipped one; who took what."""

import io
from collections.abc import Callable
from datetime import date

import aiohttp
import docx

from domain.office_papers import Paper
from papers.office import making
from tests.handlers.test_exports import here
from tests.office import words_of
from tests.participants import cast, data_of, home, press, tap_through
from tests.rows import Place
from tests.telegram import Person
from tests.town import Town


async def _file(person: Person, town: Town, ending: str) -> bytes:
    """The document that has just come: the newest whose name ends so."""
    seen = await person.sees(lambda one: one.by_bot and bool(one.media) and one.media["name"].endswith(ending))
    assert seen.media is not None
    async with aiohttp.ClientSession() as session, session.get(town.box.url + seen.media["url"]) as answer:
        return await answer.read()


def _changed(content: bytes, change: Callable[[str], str]) -> bytes:
    """The template as an office gives it back: some words otherwise, in a paragraph of its body."""
    paper = docx.Document(io.BytesIO(content))
    for line in paper.paragraphs:
        if (said := change(line.text)) != line.text:
            line.text = said
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


async def test_an_order_comes_from_the_curators_own_template_and_a_broken_one_changes_nothing(town: Town) -> None:
    people = await cast(town, paired=True, also=(town.head,))
    curator = town.curator
    await home(curator)
    await tap_through(curator, ("👥 Пары", "Пары:"), ("📄 Документы", "Документы: Школа № 1"))
    await press(curator, "📜 Приказ")
    said = words_of(await _file(curator, town, ".docx"))
    assert [words for words in said if words.startswith(("Полина", "Аня"))] == ["Полина Р., 10А", "Аня К., 7Б"]
    assert "от ________________" in said
    await curator.sees(lambda seen: "📄 Шаблоны" in seen.labels)

    await tap_through(curator, ("📄 Шаблоны", "Любой документ"), ("📜 Приказ", "Используется встроенный"))
    await press(curator, "⬇️ Скачать шаблон")
    shipped = await _file(curator, town, "Шаблон — приказ о закреплении пар.docx")
    assert shipped == making.shipped(Paper.ORDER, "ru")
    fields = await curator.sees("Поля: 📜 Приказ")
    assert "{{ наименование организации }} — полное наименование" in fields.text
    assert "{% повторять пары %}" in fields.text

    await curator.sends_file(
        "приказ.docx", _changed(shipped, lambda words: words.replace("1. Закрепить", "1. {{ кто }} Закрепить"))
    )
    seen = await curator.sees("использовать нельзя")
    assert "Неизвестное поле «{{ кто }}»" in seen.text
    assert "📍 текст: «1. {{ кто }} Закрепить" in seen.text
    await curator.sends_file("приказ.pdf", b"%PDF-1.4")
    await curator.sees("Это не документ Word")
    assert await town.one("SELECT count(*) FROM paper_templates") == 0
    own = _changed(shipped, lambda words: words.replace("1. Закрепить", "1. Закрепить с 1 сентября"))
    await curator.sends_file("приказ.docx", own)
    await curator.sees("проверен и используется")

    # The head of the same school gets the school's template, and the plan of the pair.
    await home(town.head)
    while not any(label.startswith("📑 Отчёты") for label in town.head.last.labels):
        await tap_through(town.head, ("⋯ Ещё", "Школа № 1"))
    await tap_through(town.head, ("📑 Отчёты", "Отчёты и документы"), ("📄 Документы", "Документы: Школа № 1"))
    await press(town.head, "📜 Приказ")
    assert any(words.startswith("1. Закрепить с 1 сентября") for words in words_of(await _file(town.head, town, ".docx")))
    await town.head.sees(lambda seen: "🗒 План пары" in seen.labels)
    await tap_through(town.head, ("🗒 План", "О какой паре?"))
    await press(town.head, "✅ Полина")
    assert "Аня К., 7Б, ученик" in words_of(await _file(town.head, town, ".docx"))

    await press(curator, "↩️ Вернуть как было")
    await curator.sees("больше не используется")
    row = (await town.ask("SELECT added_by, retired_by, retired_at IS NOT NULL AS gone, filename FROM paper_templates"))[0]
    assert tuple(row) == (people.curator, people.curator, True, "приказ.docx")
    await press(curator, "⬇️ 11.08.2026")
    assert await _file(curator, town, "приказ.docx") == own

    taken = await town.ask("SELECT what, format, holds, rows, size > 9999 AS large FROM exports ORDER BY id")
    assert [tuple(one) for one in taken] == [
        ("pair-order", "docx", "names", 1, True),
        ("pair-order", "docx", "names", 1, True),
        ("pair-plan", "docx", "names", 1, True),
    ]
    assert await town.one("SELECT count(DISTINCT by) FROM exports") == 2

    # The list of pairs comes by itself on the set day, as it then stands.
    town.service.exporting.work = here(town)
    await home(curator)
    await tap_through(
        curator,
        ("👥 Пары", "Пары:"),
        ("📄 Документы", "Документы: Школа № 1"),
        ("🕒 Присылать", "Что присылать?"),
        ("Список пар", "Когда присылать?"),
        ("По пятницам", "Список пар: по пятницам. Следующий раз: 14.08.2026"),
    )
    await town.moves_clock(days=3)
    assert {"Полина Р., 10А", "Аня К., 7Б"} <= set(words_of(await _file(curator, town, ".docx")))
    (last,) = await town.ask("SELECT what, format, holds, rows, state FROM exports WHERE schedule_id IS NOT NULL")
    assert tuple(last) == ("pair-list", "docx", "names", 1, "sent")


async def test_a_coordinator_gets_the_statement_and_the_summary_of_what_the_screens_count(town: Town) -> None:
    boss = town.coordinator
    await town.starts(boss, town.curator)
    async with town.service.database.begin() as tx:
        place = await Place.of_the_town(tx, boss.id)
        measure = await place.measure(tx, words="Назначить куратора")
        for school, due in ((0, date(2026, 8, 5)), (1, date(2026, 9, 1))):
            await place.assigned(tx, due=due, given=date(2026, 7, 1), school=school, measure=measure)
    await home(boss)
    control = await tap_through(boss, ("🚦 Исполнение", "Всего поручений: 2"))
    assert "просрочено 1" in control.text
    await home(boss)
    await tap_through(boss, ("📄 Дорожная карта", "Дорожные карты"), ("✅ Дорожная карта", "Опубликована"))
    await press(boss, "📄 Ведомость")
    said = words_of(await _file(boss, town, ".docx"))
    assert "Организаций: 2, мероприятий: 1, поручений: 2. Исполнено: 0, на проверке: 0, просрочено: 1, в работе: 1." in said
    assert said[said.index("3. Просроченные поручения") + 6 :][:5] == ["1", "Школа № 1", "Назначить куратора", "05.08.2026", "6"]
    # A curator has nothing to state there, and a forged press gets nothing.
    data, message = await data_of(boss, "📄 Ведомость")
    await home(town.curator)
    await town.curator.forges(data, message)
    await town.settled()
    await home(boss)
    await tap_through(boss, ("📑 Отчёты", "Отчёты и документы"), ("📄 Документы", "Документы"), ("🗞 Промеж", "Какой запрос"))
    await press(boss, "Без запроса")
    said = words_of(await _file(boss, town, ".docx"))
    assert "Поручений: 2. Исполнено: 0, на проверке: 0, просрочено: 1, в работе: 1." in said
    taken = await town.ask("SELECT what, holds, rows FROM exports ORDER BY id")
    assert [tuple(one) for one in taken] == [("statement", "counts", 2), ("summary", "counts", 2)]

    # The statement comes by itself on Mondays, as it then stands.
    town.service.exporting.work = here(town)
    await home(boss)
    await tap_through(
        boss,
        ("📑 Отчёты", "Отчёты и документы"),
        ("📄 Документы", "Документы"),
        ("🕒 Присылать", "Что присылать?"),
        ("Справка об исполнении: «Дорожная карта»", "Когда присылать?"),
        ("По понедельникам", "Справка об исполнении: «Дорожная карта»: по понедельникам. Следующий раз: 17.08.2026"),
    )
    await town.moves_clock(days=8)
    said = words_of(await _file(boss, town, ".docx"))
    assert said[said.index("3. Просроченные поручения") + 6 :][:5] == ["1", "Школа № 1", "Назначить куратора", "05.08.2026", "12"]
    (last,) = await town.ask("SELECT what, format, rows, state FROM exports WHERE schedule_id IS NOT NULL")
    assert tuple(last) == ("statement", "docx", 2, "sent")
