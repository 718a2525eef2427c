"""A request for information from the coordinator's phone to the schools and back as sums, a workbook and a document."""

import io
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import aiohttp
import docx
import openpyxl

from db.request.request_answers import Addressee, Given
from db.request.requests import Asked
from domain.offices import Office
from domain.personal import PersonalData
from domain.request_answers import Value
from domain.requests import Field, FieldKind
from handlers.requests import showing
from locales import Texts
from tests.rows import Place
from tests.telegram import Person, Seen
from tests.town import Town

MOSCOW = ZoneInfo("Europe/Moscow")


async def _opens(person: Person) -> Seen:
    await person.says("/home")
    await person.sees(lambda seen: "🚦 Исполнение" in seen.labels)
    await person.presses("🚦 Исполнение")
    await person.sees(lambda seen: "📝 Запросы информации" in seen.labels)
    await person.presses("📝 Запросы информации")
    return await person.sees("Запросы информации")


async def _goes(person: Person, label: str, words: str) -> Seen:
    """Press a button of the present screen and see what comes."""
    await person.presses(label)
    return await person.sees(words)


async def _asks(person: Person, kind: str, words: str) -> Seen:
    """One more question of the draft."""
    await _goes(person, "➕ Вопрос", "Каким будет ответ")
    await _goes(person, kind, "Напишите" if kind != "📎 Файл" else "Что нужно прислать")
    await person.says(words)
    return await person.sees(words.splitlines()[0])


async def _file(person: Person, town: Town) -> bytes:
    """The newest document in a chat."""
    seen = next(one for one in reversed(await person.chat()) if one.by_bot and one.media and one.media["kind"] == "document")
    assert seen.media is not None
    async with aiohttp.ClientSession() as session, session.get(town.box.url + seen.media["url"]) as answer:
        return await answer.read()


async def test_a_request_goes_out_is_answered_corrected_closed_and_summed(town: Town) -> None:
    await town.officials_start()
    boss, head, curator = town.coordinator, town.head, town.curator

    # Made: title, questions, a date, whom; a question typed twice is refused and nothing is lost.
    await _opens(boss)
    await _goes(boss, "➕ Новый запрос", "О чём запрос?")
    await boss.says("Сведения о наставниках на 1 сентября")
    await boss.sees("Ответить до: не выбрано")
    await _asks(boss, "🔢 Число", "Сколько педагогов стали наставниками")
    await _goes(boss, "➕ Вопрос", "Каким будет ответ")
    await _goes(boss, "📄 Текст", "отвечают словами")
    await boss.says("сколько педагогов стали НАСТАВНИКАМИ")
    await boss.sees("Такой вопрос в запросе уже есть. Вы написали: «сколько педагогов стали НАСТАВНИКАМИ»")
    await boss.says("Что мешает")
    await boss.sees("2. Что мешает — текст")
    await _asks(boss, "☑️ Выбор", "Назначен ли куратор\nДа\nНет")
    await _asks(boss, "📎 Файл", "Приказ о кураторе")
    draft = await _goes(boss, "📅 Срок", "До какого дня")
    await boss.presses("20", in_message=draft.id)
    draft = await boss.sees("Ответить до: 20.08.2026")
    assert "1. Сколько педагогов стали наставниками — число, считает людей" in draft.text
    await _goes(boss, "🏫 Кому", "Выбрано 12 из 12")
    await _goes(boss, "Никого", "Выбрано 0 из 12")
    await _goes(boss, "Выбрать по одной", "Выбрано 0 из 12")
    await _goes(boss, "▫️ Школа № 1", "Выбрано 1 из 12")
    await _goes(boss, "▫️ Школа № 2", "Выбрано 2 из 12")
    await _goes(boss, "‹ Назад", "Выбрано 2 из 12")
    await _goes(boss, "‹ Назад", "выбрано организаций — 2")
    preview = await _goes(boss, "👁 Посмотреть и отправить", "Так запрос увидят в организации")
    assert "▫️ 3. Назначен ли куратор (выбор)" in preview.text
    assert "Пока некому написать (1): Школа № 2" in preview.text
    await boss.presses("📨 Отправить (2 организациям)")
    await boss.sees("Запрос отправлен: 2 организации")
    await town.settled()

    # Answered in a minute: one message, field by field; what will not do is said, the head hands it to the curator and back.
    came = await head.sees("Сведения о наставниках на 1 сентября")
    assert "просит ответить до 20.08.2026" in came.text
    await head.presses("📝 Ответить", in_message=came.id)
    await head.sees("Заполнено 0 из 4")
    await _goes(head, "👤 Передать коллеге", "Кому передать")
    await head.presses("Куратор")
    await head.sees("Запрос передан")
    await town.settled()
    handed = await curator.sees("Руководитель просит Вас ответить")
    await curator.presses("📝 Ответить", in_message=handed.id)
    await curator.sees("Заполнено 0 из 4")
    await curator.says("двенадцать")  # to the form itself: that answers its first question, or says why not
    assert "Вопрос 1 из 4" in (await curator.sees("Это не число: «двенадцать»")).text
    await curator.says("12")
    await curator.sees("Вопрос 2 из 4")
    await curator.says("=ничего")
    await curator.sees("Вопрос 3 из 4")
    await curator.presses("Да")
    await curator.sees("Вопрос 4 из 4")
    await curator.sends_sticker()
    await curator.sees("Так ответить не получится")
    await curator.sends_file("приказ.pdf", b"%PDF-1.4 order")
    await curator.sees("Сейчас: 1 файл")
    await curator.presses("▶️ Дальше")
    form = await curator.sees("Всё обязательное заполнено")
    assert "☑️ 1. Сколько педагогов стали наставниками — 12" in form.text
    await curator.presses("📨 Отправить ответ")
    await curator.sees("Спасибо, ответ отправлен")
    # The head finds it behind «Мои поручения» and corrects it; the curator's old screen overwrites nothing.
    await _goes(curator, "1", "Вопрос 1 из 4")
    await head.says("/home")
    await head.sees(lambda seen: "📋 Мои поручения" in seen.labels)
    await _goes(head, "📋 Мои поручения", "Поручений пока нет")
    await _goes(head, "📝 Запросы информации (1)", "Ждут ответа: 0 из 1")
    await _goes(head, "✅ Сведения о наставниках на 1 сентября", "Ответ отправлен. До срока его можно исправить")
    await _goes(head, "1", "Сейчас: 12")
    await head.says("14")
    await head.sees("Исправлено")
    await curator.says("13")
    await curator.sees("на этот вопрос уже ответили: ответ ниже. Ваш — «13» — не записан")

    # Watched: who is silent, sums on the screen, the workbook and the document.
    await boss.presses("🏫 Кто ответил")
    await boss.sees(lambda seen: seen.labels[:2] == ["▫️ Школа № 2", "✅ Школа № 1"])
    await _goes(boss, "✅ Школа № 1", "Сколько педагогов стали наставниками — 14")
    await boss.presses("📎 приказ.pdf")
    await boss.sees(lambda seen: bool(seen.media))
    assert await _file(boss, town) == b"%PDF-1.4 order"
    await _goes(boss, "‹ Назад", "Ответили 1, молчат 1")
    await _goes(boss, "‹ Назад", "Ответили 1 из 2")
    sums = await _goes(boss, "📊 Итоги", "Всего: 14")
    assert "Да — 1\nНет — 0" in sums.text
    await _goes(boss, "‹ Назад", "Ответили 1 из 2")
    nobody = await _goes(boss, "🔔 Напомнить молчащим (1)", "Сейчас напоминать некому")
    assert "Школа № 2" in nobody.text
    await _goes(boss, "‹ Назад", "Ответили 1 из 2")
    await boss.presses("📗 XLSX")
    await boss.sees(lambda seen: bool(seen.media))
    page = openpyxl.load_workbook(io.BytesIO(await _file(boss, town))).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    assert rows[0][:4] == ["№", "Организация", "Ответ от", "Сколько педагогов стали наставниками"]
    assert rows[1][1:2] + rows[1][3:] == ["Школа № 1", 14, "=ничего", "Да", "приказ.pdf"]
    assert page.cell(5, 5).data_type == "s", "words of people are no formula"
    assert rows[2][1:4] == ["Школа № 2", None, None]
    assert rows[3][1:4] == ["Итого", 1, 14]
    await boss.presses("📄 DOCX")
    await boss.sees(lambda seen: bool(seen.media) and seen.media["name"].endswith(".docx"))
    document = docx.Document(io.BytesIO(await _file(boss, town)))
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[1] for row in cells] == ["Организация", "Школа № 1", "Школа № 2", "Итого"]
    assert cells[3][3] == "14"
    assert document.paragraphs[0].text == "Сведения о наставниках на 1 сентября"
    assert "Подпись" in document.paragraphs[-1].text

    # Without a mail server the letter is off, and the screen says why and what to do instead.
    await boss.presses("✉️ На почту: не настроена")
    await boss.sees("не настроена почта (SMTP)")

    # After the date nobody corrects; the school asks, the coordinator opens it for this school alone.
    await town.moves_clock(datetime(2026, 8, 24, 10, 0, tzinfo=MOSCOW))
    await head.presses("📝 Ответить", in_message=came.id)
    await head.sees("Срок прошёл, ответы закрыты")
    await head.presses("🙋 Попросить открыть снова")
    await head.sees("Просьба передана")
    await town.settled()
    plea = await boss.sees("просит снова открыть запрос")
    await boss.presses("📅 Открыть", in_message=plea.id)
    await boss.sees("Исправлять можно до 20.08.2026")
    until = await _goes(boss, "📅 Открыть до другого дня", "Школа № 1")
    await boss.presses("28", in_message=until.id)
    await boss.sees("Ответы принимаются до 28.08.2026")
    await town.settled()
    due = await town.ask("SELECT due::text FROM request_addressees ORDER BY id")
    assert [row.due for row in due] == ["2026-08-28", "2026-08-20"]
    assert await town.ask("SELECT failure FROM updates WHERE failure IS NOT NULL") == []


async def test_a_row_becomes_a_request_and_the_morning_asks_for_the_answer(town: Town) -> None:
    await town.officials_start()
    async with town.service.database.begin() as tx:
        place = await Place.of_the_town(tx, 7008)
        measure = await place.measure(tx, words="Представить ФИО кураторов и число участников")
        await place.assigned(tx, due=datetime(2026, 9, 15, tzinfo=MOSCOW).date(), school=0, measure=measure)
    boss = town.coordinator
    await boss.says("/home")
    await boss.sees(lambda seen: "📄 Дорожная карта" in seen.labels)
    await boss.presses("📄 Дорожная карта")
    desk = await boss.sees(lambda seen: any("Дорожная карта" in label for label in seen.labels))
    await boss.presses(next(label for label in desk.labels if "Дорожная карта" in label), in_message=desk.id)
    await boss.sees(lambda seen: "📋 Мероприятия" in seen.labels)
    await _goes(boss, "📋 Мероприятия", "Представить ФИО")
    await boss.presses("1")
    await boss.sees(lambda seen: "📝 Сделать запросом" in seen.labels)
    await boss.presses("📝 Сделать запросом")
    draft = await boss.sees("Запрос: Представить ФИО кураторов и число участников")
    assert "Ответить до: 15.09.2026" in draft.text
    assert "выбрано организаций — 1" in draft.text
    assert "👁 Посмотреть и отправить" not in draft.labels, "a request without questions is not sent"
    await _asks(boss, "🔢 Число", "Число участников")
    await _asks(boss, "📎 Файл", "Приказ")
    await _goes(boss, "2", "Так увидят в организации")
    await _goes(boss, "⏭ Разрешить пропускать", "файл или фото, можно пропустить")
    await _goes(boss, "⬆️ Выше", "2. Число участников")
    await _goes(boss, "✏️ Изменить слова", "Сейчас:")
    await boss.says("Приказ о кураторе")
    await boss.sees("1. Приказ о кураторе — файл или фото, можно пропустить")
    await _goes(boss, "‹ Назад", "1. Приказ о кураторе")
    await _goes(boss, "👁 Посмотреть и отправить", "Получит 1 организация")
    await boss.presses("📨 Отправить (1 организации)")
    await boss.sees("Запрос отправлен: 1 организация")
    await town.settled()
    await town.head.sees("Представить ФИО кураторов")
    await town.moves_clock(datetime(2026, 9, 1, 10, 0, tzinfo=MOSCOW))
    morning = await town.head.sees("Запрос: Представить ФИО кураторов")
    answer = next(label for label in morning.labels if label.startswith("📝 Ответить"))
    await town.head.presses(answer, in_message=morning.id)
    form = await town.head.sees("Заполнено 0 из 2")
    assert "Ответ будет и отчётом по мероприятию «№ 1. Представить ФИО кураторов" in form.text
    # A question that may be left out is skipped; the answer is the report of the row, and waits to be accepted.
    await _goes(town.head, "▶️ Ответить", "Вопрос 1 из 2")
    await _goes(town.head, "⏭ Пропустить", "Вопрос 2 из 2")
    await town.head.says("17")
    await town.head.sees("Всё обязательное заполнено")
    await _goes(town.head, "📨 Отправить ответ", "Это и отчёт по мероприятию «№ 1.")
    await town.settled()
    assert await town.one("SELECT state FROM assignments") == "reported"
    await boss.says("/home")
    await boss.sees(lambda seen: "✅ Принять отчёты (1)" in seen.labels)


def test_where_messages_hold_no_names_a_question_for_names_is_pointed_at() -> None:
    names = Field(FieldKind.TEXT, "ФИО куратора")
    for mode, said in (
        (PersonalData.NAMES, ""),
        (PersonalData.CODES, "вопрос «ФИО куратора»"),
        (PersonalData.NONE, "вопрос «ФИО"),
    ):
        assert said in showing.warning([names], mode, Texts("ru", mode))
        assert bool(showing.warning([], mode, Texts("ru", mode))) == (mode is not PersonalData.NAMES)


def test_the_longest_form_is_one_message() -> None:
    fields = tuple(Field(FieldKind.TEXT, f"{number} " + "я" * 197, id=number) for number in range(12))
    one = Asked(1, 1, 1, "г. Белые Ключи", "Europe/Moscow", "т" * 200, date(2026, 9, 1), None, None, "sent", None, fields)
    answers = {each.id: Given(Value(words="о" * 1000), 1, 1) for each in fields}
    now = datetime(2026, 8, 11, 9, 0, tzinfo=MOSCOW)
    asked = Addressee(
        1, one, 1, "Школа", "Europe/Moscow", Office.HEAD, "open", now.date(), one.due or now.date(), None, None, None
    )
    assert len(showing.form(one, Texts("ru"), one=replace(asked, answers=answers), now=now)) < 4096
