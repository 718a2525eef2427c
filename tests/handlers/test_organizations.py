"""A coordinator's list of organisations, the sheet of invitations, who has come in; and the same without any names."""

import io
import re

import aiohttp
import openpyxl

from db.road_map import publishing
from domain.personal import PersonalData
from domain.road_map import Reading
from tests.conftest import Box
from tests.db.test_road_maps import drafted, measure
from tests.papers.files import xlsx
from tests.rows import Place
from tests.telegram import Person, Seen
from tests.town import Town

HEADINGS = ("Наименование организации", "Краткое", "Вид", "Руководитель", "Часовой пояс", "E-mail")
ROWS = (
    HEADINGS,
    ("МБОУ «Средняя школа №1»", "школа №1", "школа", "Рощин Павел Львович", "", "school1@example.ru"),
    ("МБОУ «Средняя школа № 2»", "", "СОШ", "Дубравин Олег Петрович", "", ""),
    ("МБОУ «Средняя школа № 14»", "Школа № 14", "школа", "Верескова Анна Львовна", "МСК+2", ""),
    ("МБОУ «Средняя школа № 15»", "Школа № 15", "завод", "", "", ""),
    ("Итого", "4", "", "", "", ""),
)
COUNTS = "SELECT count(*), count(*) FILTER (WHERE kind = 'school') AS schools FROM organizations"
HEAD_OF = """
    SELECT p.name FROM appointments a JOIN organizations o ON o.id = a.organization_id JOIN persons p ON p.id = a.person_id
     WHERE o.short_name = :place AND a.office = 'head' AND a.until IS NULL
"""

TO_NEW = """
    SELECT m.text FROM assignments a JOIN measures m ON m.id = a.measure_id JOIN organizations o ON o.id = a.organization_id
     WHERE o.short_name = 'Школа № 14'
"""


async def _in_force(town: Town) -> None:
    """A published road map with something ahead and something that is over."""
    now = town.service.clock.now()
    async with town.service.database.begin() as tx:
        place = await Place.of_the_town(tx, town.coordinator.id)
        plan = Reading("План", measures=(measure("Собрать списки", f"до 15 октября {now.year + 1} года"),
                                         measure("Сверить журналы", f"до 1 марта {now.year - 1} года")))  # fmt: skip
        assert isinstance(await publishing.publish(tx, await drafted(tx, place, plan), place.coordinator, now), tuple)


async def _opens(who: Person) -> Seen:
    await who.says("/home")
    await who.sees(lambda seen: "✉️ Пригласить" in seen.labels)
    await who.presses("✉️ Пригласить")
    await who.sees("Кого пригласить?")
    await who.presses("🏫 Организации и приглашения")
    return await who.sees("Подключились")


async def _file(town: Town, seen: Seen) -> bytes:
    assert seen.media is not None
    async with aiohttp.ClientSession() as session, session.get(town.box.url + seen.media["url"]) as answer:
        return await answer.read()


def _links(content: bytes) -> list[tuple[str, str]]:
    """Organisation and secret of every line of the table to forward from."""
    rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(min_row=4, values_only=True)
    return [
        (str(row[0]), found[1]) for row in rows for found in [re.search(r"start=([\w-]{43})", " ".join(map(str, row)))] if found
    ]


async def test_list_is_looked_over_applied_once_and_everybody_on_it_is_invited(town: Town) -> None:
    await town.starts(town.coordinator, town.head)
    who = town.coordinator
    await _in_force(town)
    assert "1 из 12" in (await _opens(who)).text
    await who.sends_file("organisations.xlsx", xlsx(ROWS))
    preview = (await who.sees("Пока ничего не изменилось")).text
    for told in (
        "Новых: 1 — Школа № 14",
        "Школа № 1 (почта)",
        "Школа № 2 (руководитель)",
        "Нет в файле: 10",
        "Строка 5",
        "«завод»",
    ):
        assert told in preview
    assert "другой руководитель: 1 — Школа № 1" in preview
    assert await town.ask(COUNTS) == [(14, 9)]
    await who.presses("✅ Применить (3)")
    applied = (await who.sees("Добавлено: 1, обновлено: 2, строк с ошибками осталось: 1")).text
    assert "1 из 13" in applied
    assert "без поручений действующей дорожной карты: 1" in applied
    assert await town.one("SELECT zone FROM organizations WHERE short_name = 'Школа № 14'") == "Asia/Yekaterinburg"
    assert [await town.one(HEAD_OF, place=f"Школа № {n}") for n in (2, 14)] == [
        "Дубравин Олег Петрович",
        "Верескова Анна Львовна",
    ]
    await who.sends_file("organisations.xlsx", xlsx(ROWS))
    assert "✅ Применить" not in " ".join((await who.sees("Применять нечего")).labels)
    await who.presses("✖️ Не применять")
    await who.sees("1 из 13")

    await who.presses("📄 Приглашения для всех (12)")
    assert (await _file(town, await who.sees("12 карточек"))).startswith(b"%PDF")
    made = _links(await _file(town, await who.sees("Те же приглашения текстом")))
    assert "🔄 Обновить остальные (12)" in (await who.sees("новых приглашений 12")).labels

    newcomers = [await town.box.person(8101 + n, "Кто-то") for n in range(2)]
    for person, (_, secret) in zip(newcomers, made, strict=False):
        await person.starts(secret)
        assert str(person.id)[-4:] in (await person.sees("Осталось дождаться подтверждения")).text
    await _opens(who)
    await who.presses("✅ Подтвердить (2)")
    assert "8101" in (await who.sees("открыты и ждут Вас: 2")).text
    await who.presses("✅ Подтвердить всех на экране (2)")
    await who.sees("Подтверждено: 2")
    await newcomers[1].sees("Вас подтвердили")
    assert "3 из 13" in (await _opens(who)).text
    assert await town.one(HEAD_OF, place=made[0][0]) == "Дубравин Олег Петрович"

    await who.presses("👥 Кто не подключился (10)")
    await who.sees("Не подключились: 10")
    await who.presses("1")
    single = re.search(r"start=([\w-]{43})", (await who.sees("Здравствуйте! Вас приглашают")).text)
    assert single is not None
    await newcomers[0].starts(made[2][1])
    await newcomers[0].sees("Эту ссылку отозвали")
    await newcomers[0].starts(made[1][1])
    await newcomers[0].sees("Этой ссылкой уже воспользовались")

    # What the road map in force asks of everybody, the new school gets in one press; what was over before it came, it does not.
    await who.says("/home")
    await who.sees(lambda seen: "📄 Дорожная карта" in seen.labels)
    await who.presses("📄 Дорожная карта")
    await who.sees("Дорожные карты")
    await who.presses("✅ План")
    await who.sees("Опубликована")
    await who.presses("➕ Новым организациям: 1")
    asked = (await who.sees("которые появились после публикации")).text
    assert "Школа № 14: 1 поручение" in asked
    assert "уже прошли, им не поручаются: 1" in asked
    await who.presses("➕ Поручить")
    seen = await who.sees("Поручений: 1")
    assert not [label for label in seen.labels if "Новым" in label]
    assert await town.ask(TO_NEW) == [("Собрать списки",)]


async def test_without_names_heads_of_a_list_are_neither_kept_nor_said(url: str, box: Box) -> None:
    async with Town.open(url, box, mode=PersonalData.CODES) as town:
        await town.starts(town.coordinator)
        who = town.coordinator
        # Sent while nothing was open: it may be a road map or a list.
        await who.sends_file("organisations.csv", "\r\n".join(";".join(row) for row in ROWS).encode("cp1251"))
        await who.sees("Это приказ или дорожная карта?")
        await who.presses("🏫 Это список организаций")
        preview = (await who.sees("Имена руководителей из файла не взяты")).text
        assert "Верескова" not in preview
        kept = str(await town.one("SELECT data FROM drafts WHERE kind = 'organization-list'"))
        assert "Школа № 14" in kept
        assert "Верескова" not in kept
        await who.presses("✅ Применить (2)")
        await who.sees("Добавлено: 1, обновлено: 1")
        assert await town.ask(HEAD_OF, place="Школа № 14") == []
        await who.sends_file("list.txt", "просто слова".encode())
        await who.sees("нет таблицы")
