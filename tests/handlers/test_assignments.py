"""Reported from the phone, accepted or returned, told and logged; forged and old buttons change nothing."""

from datetime import date
from typing import Any

from sqlalchemy import text

from handlers.buttons import Act
from tests.handlers.road_map_steps import opens_report, order_is_published, reports_act
from tests.inbox import tell
from tests.telegram import Person, Seen
from tests.town import Town

ACT = "Положение о программе"
MEETINGS = "Встречи с работодателями"


async def assignment(town: Town, number: str, place: str = "Школа № 1") -> Any:
    """The assignment of one organisation as the database has it."""
    (row,) = await town.ask(
        "SELECT a.* FROM assignments a JOIN measures m ON m.id = a.measure_id JOIN organizations o ON o.id = a.organization_id"
        " WHERE m.number = :number AND o.short_name = :place",
        number=number,
        place=place,
    )
    return row


async def asks_for(town: Town, number: str, evidence: str) -> None:
    """The coordinator decided what this measure's report holds."""
    async with town.service.database.begin() as tx:
        await tx.execute(
            text("UPDATE measures SET evidence = :kind WHERE number = :number"), {"kind": evidence, "number": number}
        )


async def was_given(town: Town, number: str, *, due: date) -> None:
    """As if the measure had been handed out in July with this due date."""
    async with town.service.database.begin() as tx:
        change = text(
            "UPDATE assignments a SET given = '2026-07-01', due = :due FROM measures m"
            " WHERE m.id = a.measure_id AND m.number = :n"
        )
        await tx.execute(change, {"due": due, "n": number})


async def presses_act(person: Person, act: str, thing: int, version: int = 0) -> str:
    """Press a plain button that was never shown to this person; gives the toast."""
    await person.chat()
    answer = await person.forges(Act(act=act, id=thing, version=version).pack(), person.last.id)
    assert answer is not None
    return answer.text


async def test_list_is_ordered_by_deadline_and_paged(town: Town) -> None:
    await order_is_published(town)
    await town.head.presses("📋 Мои поручения")
    first = await town.head.sees("Осталось сделать: 7")
    assert first.text.count("🟢") == 6
    assert first.text.index("01.09.2026") < first.text.index("31.10.2026")
    await town.head.presses("›")
    second = await town.head.sees("⚪ постоянно, без срока")
    assert second.labels[0] == "7"
    await was_given(town, "1.2.1", due=date(2026, 8, 10))
    await was_given(town, "1.2.2", due=date(2026, 8, 11))
    await was_given(town, "1.2.3", due=date(2026, 8, 12))
    await town.head.says("/home")
    home = await town.head.sees("Вы руководитель")
    assert "Осталось сделать: 7, просрочено 🔴 1. Ближайший срок: 11.08.2026" in home.text
    await town.head.presses("📋 Мои поручения")
    urgent = await town.head.sees("просрочено 🔴 1, на этой неделе 🟡 2")
    for state in ("🔴 просрочено, срок был 10.08.2026", "🟡 сегодня последний день", "🟡 завтра последний день"):
        assert urgent.text.count(state) == 1


async def test_act_is_reported_returned_reported_again_accepted_and_logged(town: Town) -> None:
    """A return without words is none and gives three working days; twice, and by a button of before, nothing changes."""
    await order_is_published(town)
    await was_given(town, "1.2.1", due=date(2026, 8, 11))  # a Tuesday, today
    await opens_report(town.head, ACT)
    await town.head.says("готово")
    refused = await town.head.sees("Не вижу даты документа")
    assert "Вы написали: «готово»" in refused.text
    assert "📨 Отправить отчёт" not in refused.labels
    await town.head.sends_photo()
    await town.head.sees("осталось написать номер и дату")
    await town.head.presses("🗑 Убрать приложенное")
    await town.head.says("№ 45 от 10.08.2026")
    assert "📄 № 45 от 10.08.2026" in (await town.head.sees("Уже приложено")).text
    await town.head.presses("📨 Отправить отчёт")
    await town.head.sees("Отчёт отправлен координатору")
    assert not await town.ask("SELECT 1 FROM drafts WHERE kind = 'report'")
    one = await assignment(town, "1.2.1")
    await presses_act(town.head, "done", one.id, one.version)
    await town.head.sees("отчёт на проверке")
    await town.settled()

    came = await town.coordinator.sees("📨 Отчёт: Школа № 1. № 1.2.1.")
    assert came.labels == ["✅ Посмотреть и принять"]
    await town.coordinator.presses("✅ Посмотреть и принять")
    shown = await town.coordinator.sees("Отчётов ждут проверки: 1")
    assert "📄 № 45 от 10.08.2026" in shown.text
    await town.coordinator.presses("↩️ Вернуть")
    await town.coordinator.sees("чего не хватает")
    await town.coordinator.sends_sticker()
    await town.coordinator.sees("Стикер здесь ничего не меняет")
    await town.coordinator.sees("чего не хватает")
    assert (await assignment(town, "1.2.1")).state == "reported"
    await town.coordinator.says("Нет подписи. " * 80)
    await town.coordinator.sees("Слишком длинно")
    assert (await assignment(town, "1.2.1")).state == "reported", "what would be cut is not sent"
    await town.coordinator.says("Нет подписи <руководителя>")
    await town.coordinator.sees("Исправить до 14.08.2026")
    await town.settled()

    told = await town.head.sees("Вернули на доработку")
    assert "Что исправить: Нет подписи <руководителя>" in told.text
    await town.head.presses("Исправить и отправить")
    asked = await town.head.sees("Утвердить приказом")
    assert "Нет подписи" in asked.text
    assert "Вы отправили раньше, это останется в отчёте:\n📄 № 45" in asked.text
    await town.head.says("№ 46 от 11.08.2026")
    await town.head.sees("№ 46 от 11.08.2026")
    await town.head.presses("📨 Отправить отчёт")
    await town.head.sees("отправлен координатору")
    await town.settled()

    await town.coordinator.forges(_accept(shown), shown.id)
    await town.coordinator.sees("Этот отчёт уже приняли, вернули или прислали заново")
    assert (await assignment(town, "1.2.1")).state == "reported"
    await town.coordinator.presses("✅ Посмотреть и принять")
    both = await town.coordinator.sees("Отчётов ждут проверки: 1")
    assert "№ 45 от 10.08.2026" in both.text
    assert "№ 46 от 11.08.2026" in both.text
    await town.coordinator.presses("✅ Принять")
    await town.coordinator.sees("Принято: Школа № 1. № 1.2.1.")
    await town.settled()
    await town.head.sees("✅ Принято: № 1.2.1.")
    await town.coordinator.forges(_accept(both), both.id)
    await town.coordinator.sees("Это уже принято")

    one = await assignment(town, "1.2.1")
    assert (one.state, one.without_controller, one.version) == ("accepted", False, 5)
    log = await town.ask("SELECT act FROM assignment_changes WHERE assignment_id = :id ORDER BY id", id=one.id)
    assert [row.act for row in log] == ["given", "reported", "returned", "reported", "accepted"]
    kept = await town.ask("SELECT kind, words, document_date FROM evidence ORDER BY id")
    assert [(row.kind, row.words, str(row.document_date)) for row in kept] == [
        ("document", "45", "2026-08-10"), ("document", "46", "2026-08-11"),
    ]  # fmt: skip


def _accept(shown: Seen) -> str:
    """What the button carries under this report."""
    return str(next(b["callback_data"] for row in shown.buttons for b in row if b["text"] == "✅ Принять"))


async def test_report_asks_for_exactly_what_the_row_asks_for(town: Town) -> None:
    await order_is_published(town)
    for number, kind in (("1", "file"), ("2", "photo"), ("3", "link"), ("1.1", "none")):
        await asks_for(town, number, kind)
    head = town.head

    assert "файл или фото" in (await opens_report(head, "№ 1. В городе начата")).text
    await head.says("вот он")
    assert "📨 Отправить отчёт" not in (await head.sees("✏️ вот он")).labels
    await head.sends_file("протокол.pdf", b"%PDF-1.4 meeting")
    await head.sees("📎 протокол.pdf")
    await head.sends_photo()
    await head.sees("🖼 фото")
    await head.presses("📨 Отправить отчёт")
    await head.sees("отправлен координатору")

    assert "Пришлите фото" in (await opens_report(head, "Знакомство педагогов")).text
    await head.sends_file("протокол.pdf", b"%PDF-1.4 meeting")
    assert "📨 Отправить отчёт" not in (await head.sees("📎 протокол.pdf")).labels
    await head.sends_sticker()
    await head.sees("Стикер или голосовое не подтвердит")
    await head.sends_photo()
    await head.sees("🖼 фото")
    await head.presses("📨 Отправить отчёт")
    await head.sees("отправлен координатору")

    await opens_report(head, MEETINGS)
    await head.says("на сайте школы")
    await head.sees("Не вижу ссылки")
    await head.says("https://school1.example/news/5")
    await head.sees("🔗 https://school1.example/news/5")
    await head.presses("📨 Отправить отчёт")
    await head.sees("отправлен координатору")

    assert "✅ Да, выполнено" in (await opens_report(head, "Организовать работу наставнических пар")).labels
    await head.presses("✅ Да, выполнено")
    await head.sees("отправлен координатору")

    kept = await town.ask(
        "SELECT m.number, array_agg(e.kind ORDER BY e.id) AS kinds FROM evidence e JOIN assignments a ON a.id = e.assignment_id"
        " JOIN measures m ON m.id = a.measure_id GROUP BY 1 ORDER BY 1"
    )
    assert {row.number: row.kinds for row in kept} == {"1": ["line", "file", "photo"], "2": ["file", "photo"], "3": ["link"]}
    await town.settled()
    await town.coordinator.presses("✅ Посмотреть и принять")
    while "№ 1. " not in (await town.coordinator.sees("Отчётов ждут проверки: 4")).text:
        await town.coordinator.presses("Позже ›")
    await town.coordinator.presses("📎 протокол.pdf")
    assert (await town.coordinator.sees(lambda message: message.media is not None)).media is not None
    await town.coordinator.sees("Отчётов ждут проверки: 4")


async def test_nobody_reports_or_acknowledges_for_somebody_else_and_ones_own_pieces_are_kept(town: Town) -> None:
    """Pieces outlive a forged press, leaving, and a file that is too large; they can be removed. English is spoken too."""
    await order_is_published(town, town.curator, town.controller)
    foreign = await assignment(town, "1.2.1", "Школа № 2")
    for stranger in (town.head, town.curator, town.controller):
        await stranger.says("/home")
        await stranger.sees("Вы ")
        assert "не Ваше" in await presses_act(stranger, "done", foreign.id, foreign.version)
    assert "ничего нет" in await presses_act(town.curator, "acknowledge", await town.one("SELECT id FROM road_maps"))
    assert "ничего нет" in await presses_act(town.head, "acknowledge", 10**6)

    # Inside the conversation as well: the button of the own report with another's id.
    await town.head.says("/home")
    await town.head.sees("Вы руководитель")
    shown = await opens_report(town.head, ACT)
    await town.head.says("№ 45 от 10.08.2026")
    shown = await town.head.sees("Уже приложено")
    send = next(b["callback_data"] for row in shown.buttons for b in row if b["text"] == "📨 Отправить отчёт")
    own = await assignment(town, "1.2.1")
    await town.head.forges(send.replace(f"{own.id}.{own.version}", f"{foreign.id}.{foreign.version}"), shown.id)
    await town.head.sees("не Ваше")
    assert (await assignment(town, "1.2.1", "Школа № 2")).state == "open"
    assert await town.one("SELECT count(*) FROM evidence") == 0

    await town.head.says("/home")
    await town.head.sees("Вы руководитель")
    assert "📄 № 45" in (await opens_report(town.head, ACT)).text
    await town.head.sends_file("видео.zip", bytes(25 * 1024 * 1024))
    seen = await town.head.sees("Файл больше 20 МБ")
    assert "📄 № 45" in seen.text
    assert "📨 Отправить отчёт" in seen.labels
    await town.settled()
    await town.head.presses("🗑 Убрать приложенное")
    await town.head.sees(lambda one: ACT in one.text and "📄 № 45" not in one.text)

    await town.head.says("/language")
    await town.head.sees("Which language?")
    await town.head.presses("English")
    await town.head.presses("📋 My assignments")
    assert "🟢 to be done by 1 September 2026" in (await town.head.sees("To be done: 7")).text


async def test_municipality_executes_its_own_and_the_controller_accepts(town: Town) -> None:
    await order_is_published(town, town.controller)
    await opens_report(town.coordinator, "Связь с областными")
    await town.coordinator.says("Договорились с центром о встрече")
    await town.coordinator.sees("Уже приложено")
    await town.coordinator.presses("📨 Отправить отчёт")
    await town.coordinator.sees("Отчёт отправлен контролёру")
    await town.settled()
    await town.controller.sees("📨 Отчёт: г. Белые Ключи. № 2.2.")
    one = await assignment(town, "2.2", "г. Белые Ключи")
    # The coordinator has no last word on this, whatever is pressed.
    await presses_act(town.coordinator, "judge", one.id, one.version)
    await town.coordinator.sees("Отчётов на проверку нет")
    await town.controller.says("/home")
    assert "✅ Принять отчёты (1)" in (await town.controller.sees("Отчётов ждут проверки: 1")).labels
    await town.controller.presses("✅ Принять отчёты (1)")
    await town.controller.sees("Договорились с центром")
    await town.controller.presses("✅ Принять")
    await town.controller.sees("Принято: г. Белые Ключи. № 2.2.")
    assert (await assignment(town, "2.2", "г. Белые Ключи")).state == "accepted"


async def test_without_a_controller_the_municipality_closes_its_own(town: Town) -> None:
    await order_is_published(town)
    async with town.service.database.begin() as tx:
        await tx.execute(text("DELETE FROM appointments WHERE office = 'controller'"))
    await opens_report(town.coordinator, "Связь с областными")
    await town.coordinator.says("Договорились")
    await town.coordinator.sees("Уже приложено")
    await town.coordinator.presses("📨 Отправить отчёт")
    assert "✅ закрыто, без контролёра" in (await town.coordinator.sees("отмечено «без контролёра»")).text
    one = await assignment(town, "2.2", "г. Белые Ключи")
    assert (one.state, one.without_controller, one.decided_by) == ("accepted", True, None)


async def test_one_too_large_among_several_files_is_said_and_the_others_are_attached(town: Town) -> None:
    await order_is_published(town)
    await town.coordinator.says("/home")
    await town.coordinator.sees("Вы координатор")
    await town.coordinator.sends_file("Большой.pdf", b"%PDF-1.4 large")
    await town.coordinator.sees("Вы прислали файл «Большой.pdf»")
    await town.coordinator.sends_file("Список.pdf", b"%PDF-1.4 small")
    await town.coordinator.sees("Вы прислали файлы")
    large = "UPDATE drafts SET data = jsonb_set(data, '{files,0,size}', '30000000') WHERE kind = 'paper-file'"
    await tell(town.service.database, large)
    await town.coordinator.presses("📎 Приложить к поручению")
    attached = (await town.coordinator.sees("К какому поручению это приложить?")).text
    assert "Файл больше 20 МБ" in attached
    assert "📎 Список.pdf" in attached
    assert "Большой.pdf" not in attached


async def test_queue_goes_on_to_the_next_and_later_puts_behind(town: Town) -> None:
    await order_is_published(town)
    await reports_act(town.head, ACT)
    await town.head.says("/home")
    await town.head.sees("Вы руководитель")
    await reports_act(town.head, "Куратора программы")
    await town.settled()
    await town.coordinator.says("/home")
    await town.coordinator.sees("Отчётов ждут проверки: 2")
    await town.coordinator.presses("✅ Принять отчёты (2)")
    await town.coordinator.sees("№ 1.2.1.")
    await town.coordinator.sends_file("Справка.pdf", b"%PDF-1.4 own")  # it may be of an assignment of the municipality's own
    await town.coordinator.sees("Это приказ или дорожная карта?")
    await town.coordinator.sends_file("Список.pdf", b"%PDF-1.4 too")
    asked = await town.coordinator.sees("Вы прислали файлы: «Справка.pdf», «Список.pdf»")
    await town.coordinator.presses("📎 Приложить к поручению", in_message=asked.id)
    attached = (await town.coordinator.sees("К какому поручению это приложить?")).text
    assert "📎 Справка.pdf" in attached
    assert "📎 Список.pdf" in attached
    await town.coordinator.says("/home")
    home = await town.coordinator.sees("Отчётов ждут проверки: 2")
    await town.coordinator.presses("✅ Принять отчёты (2)", in_message=home.id)
    await town.coordinator.sees("№ 1.2.1.")
    await town.coordinator.presses("Позже ›")
    await town.coordinator.sees("№ 1.2.2.")
    await town.coordinator.presses("✅ Принять")
    assert "№ 1.2.1." in (await town.coordinator.sees("Отчётов ждут проверки: 1")).text
    await town.coordinator.presses("✅ Принять")
    await town.coordinator.sees("Отчётов на проверку нет")
