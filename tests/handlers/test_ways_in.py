"""Ways in: posters and their links, personal codes from a roster, the search of a school; from the curator's tap to the form."""

import io
import json

import aiohttp
import openpyxl
import pdfplumber

from domain.personal import PersonalData
from tests.participants import home, press, tap_through
from tests.telegram import Box, Person
from tests.town import Town


async def _files(town: Town, person: Person) -> list[tuple[str, bytes]]:
    """Every document that the bot has sent to this person, oldest first."""
    found: list[tuple[str, bytes]] = []
    async with aiohttp.ClientSession() as session:
        for one in await town.sent_to(person):
            if one.media is not None:
                async with session.get(town.box.url + one.media["url"]) as answer:
                    found.append((one.media["name"], await answer.read()))
    return found


def _words(pdf: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(pdf)) as paper:
        return [page.extract_text() for page in paper.pages]


async def test_poster_in_one_tap_its_words_its_renewal_and_who_came(town: Town) -> None:
    await town.officials_start()
    await _opens(town.curator)
    seen = await town.curator.sees("Плакаты и коды — Школа № 1")
    assert "Пока по ссылкам никто не пришёл" in seen.text
    await press(town.curator, "🖼 Ищу наставника: ученик")
    await town.curator.sees("Печатайте на A4")
    await town.settled()
    (pdf_name, pdf), (png_name, png) = await _files(town, town.curator)
    assert pdf_name.endswith(".pdf")
    assert png_name.endswith(".png")
    assert png.startswith(b"\x89PNG")
    (page,) = _words(pdf)
    code = await town.one("SELECT code FROM join_links WHERE role = 'mentee' AND revoked_at IS NULL")
    for words in ("Найди", "наставника", f"?start={code}", "куратору наставничества", "Школа № 1"):
        assert words in page
    # The words of the school, without anybody's telephone.
    await tap_through(
        town.curator, ("⚙️", "Действующие ссылки"), ("Наставляемые: ученик", "На плакате"), ("✏️ Заголовок", "заголовок")
    )
    for typed, why in (
        ("Звони 8 912 345-67-89", "Похоже на телефон"),
        ("Привет 😀", "Без смайликов"),
        ("я" * 61, "Слишком длинно"),
    ):
        await town.curator.says(typed)
        await town.curator.sees(why)
    await town.curator.says("Клуб наставников школы")
    await town.curator.sees("QR-код тот же")
    # Somebody comes by it and is counted.
    await town.starts(town.pupil)
    await tap_through(town.pupil, ("✅ Согласен", "В каком ты"), ("7Б", "Напиши своё имя"))
    await town.pupil.says("Аня К")
    await town.pupil.sees("согласие родителей")
    await press(town.curator, "🔁 Заменить или отозвать")
    seen = await town.curator.sees("Старый плакат снимите")
    assert "Пришли: 1" in seen.text
    await press(town.curator, "🔁 Заменить новой")
    seen = await town.curator.sees("Новая ссылка готова")
    assert "Клуб наставников школы" in seen.text
    assert "Пришли: 0" in seen.text
    assert await town.one("SELECT count(*) FROM join_links WHERE role = 'mentee' AND revoked_at IS NULL") == 1
    # The old QR answers kindly and leads to the search; a misspelt name is enough.
    await town.other_pupil.starts(code)
    await town.other_pupil.sees("больше не действует")
    await town.other_pupil.sees("номер или название школы")
    await town.other_pupil.says("гимнзия")
    await town.other_pupil.sees("записи по общей ссылке там сейчас нет")
    await town.other_pupil.says("шк 1")
    await town.other_pupil.sees("Нашлось")
    await press(town.other_pupil, "Школа № 1, ")
    await town.other_pupil.sees("Сначала прочитай согласие")


async def _opens(person: Person) -> None:
    seen = await home(person)
    if "📣 Плакаты и коды" not in seen.labels:
        await press(person, "⋯")
        await person.sees(lambda one: "📣 Плакаты и коды" in one.labels)
    await press(person, "📣 Плакаты и коды")


COUNTS = "Класс;Учеников\n7Б;3\n8А;2\nбез класса;1\n".encode("cp1251")


async def test_codes_of_a_roster_are_printed_and_come_in_once(url: str, box: Box) -> None:
    async with Town.open(url, box, mode=PersonalData.CODES) as town:
        await town.officials_start()
        await _opens(town.curator)
        await town.curator.sees("Плакаты и коды — ")
        await tap_through(town.curator, ("🎟", "Имён сюда не отправляйте"), ("📥 Шаблон", "Имён сюда не отправляйте"))
        await town.settled()
        name, content = (await _files(town, town.curator))[-1]
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        assert name == "список классов.xlsx"
        assert [cell.value for cell in sheet[3]] == ["Класс", "Учеников"]
        # Names are not taken through the messenger, not one of them is kept.
        await town.curator.sends_file("7б.csv", "Класс;ФИО\n7Б;Ветрова Алина\n".encode())
        await town.curator.sees("удалите файл из чата")
        await town.curator.sends_file("7б.pdf", b"%PDF-")
        await town.curator.sees("нужен список .xlsx или .csv")
        assert await town.one("SELECT count(*) FROM drafts WHERE kind = 'roster'") == 0
        # Looked at first, then written; a second time changes nothing.
        await town.curator.sends_file("классы.csv", COUNTS)
        seen = await town.curator.sees("Новых кодов: 5 (7Б +3, 8А +2)")
        assert "строка 4: класс не понят" in seen.text
        await tap_through(town.curator, ("✅ Записать", "Новых кодов: 5"))
        await town.curator.sends_file("классы.csv", COUNTS)
        seen = await town.curator.sees("Новых кодов: 0")
        assert "✅ Записать" not in seen.labels
        await tap_through(town.curator, ("✖️", "7Б: 0/3 · 8А: 0/2"), ("🖨", "Свободных кодов: 5"))
        await press(town.curator, "7Б")
        await town.curator.sees("Разрежьте")
        await town.settled()
        (page,) = _words((await _files(town, town.curator))[-1][1])
        assert [code for code in ("7Б-01", "7Б-02", "7Б-03", "8А-01") if code in page] == ["7Б-01", "7Б-02", "7Б-03"]
        await _comes_in(town)


async def _comes_in(town: Town) -> None:
    link = await town.one("SELECT code FROM join_links WHERE role = 'mentee'")
    tokens = {f"{row.grade}{row.letter}-{row.number:02d}": row.token for row in await town.ask("SELECT * FROM roster_codes")}
    # A slip: nothing is asked but the consent.
    await town.pupil.starts(f"{link}_{tokens['7Б-02']}")
    await town.pupil.sees("Сначала прочитай")
    await tap_through(town.pupil, ("✅ Согласен", "Твой код: 7Б-02"))
    # The same slip again, in other hands; then a code typed off a slip, with every misreading.
    await town.other_pupil.starts(f"{link}_{tokens['7Б-02']}")
    await town.other_pupil.sees("уже кто-то записался")
    await town.other_pupil.sees("Сначала прочитай")
    await tap_through(town.other_pupil, ("✅ Согласен", "Есть листочек с кодом?"))
    for typed, why in (("Маша", "не похоже на код"), ("9В-01", "такого кода нет"), ("7Б-02", "уже кто-то записался")):
        await town.other_pupil.says(typed)
        await town.other_pupil.sees(why)
    await town.other_pupil.says("7б-О3")
    await town.other_pupil.sees("Твой код: 7Б-03")
    assert [tuple(row) for row in await town.ask("SELECT code, grade, letter FROM participants ORDER BY id")] == [
        ("7Б-02", 7, "Б"), ("7Б-03", 7, "Б"),
    ]  # fmt: skip
    # A slip of another school is said to be one.
    stranger = await town.box.person(8201, "Кто-то")
    await stranger.starts(f"{link}_zzzzzzzzzz")
    await stranger.sees("возможно, листочек другой школы")
    said = json.dumps([call.parameters for call in await town.box.ledger()], ensure_ascii=False)
    assert [name for name in ("Ветрова", "Алина") if name in said] == []


async def test_names_of_a_roster_are_first_names_and_are_not_asked_again(town: Town) -> None:
    await town.officials_start()
    await _opens(town.head)
    await town.head.sees("Плакаты и коды — ")
    await tap_through(town.head, ("🎟", "Фамилии целиком сюда не отправляйте"))
    await town.head.sends_file("классы.csv", "Класс;Имя;Первая буква фамилии\n7Б;Аня;К\n7Б;Ян;Ю\n".encode())
    seen = await town.head.sees("Новых кодов: 2 (7Б +2)")
    assert "Аня" not in seen.text
    await tap_through(town.head, ("✅ Записать", "Новых кодов: 2"))
    link = await town.one("SELECT code FROM join_links WHERE role = 'mentee'")
    token = await town.one("SELECT token FROM roster_codes WHERE called = 'Аня К.'")
    await town.pupil.starts(f"{link}_{token}")
    await town.pupil.sees("Сначала прочитай")
    seen = await tap_through(town.pupil, ("✅ Согласен", "согласие родителей"))
    assert "Имя: Аня К." in seen.text
    # Nobody but the school's own officials has this screen, whatever button is forged.
    key, message = next(
        (one["callback_data"], shown.id) for shown in reversed(await town.head.chat()) for row in shown.buttons for one in row
        if one["text"].startswith("🖨")
    )  # fmt: skip
    await town.pupil.forges(key, message)
    await town.settled()
    assert not any("Свободных кодов" in one.text for one in await town.sent_to(town.pupil))
