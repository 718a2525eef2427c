"""The share moves on the home screens, as numbers and as a picture, against every line of targets, which close on their date."""

import struct
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import Any

import aiohttp
import pytest

from domain.personal import PersonalData
from handlers.targets.sentences import numbers
from tests.handlers.share_rows import LETTER, ORDER
from tests.handlers.share_steps import NUMBER, OWN_BUTTON, PICTURE, all_drawn, drawn, home, plain, share, two_papers, view_of
from tests.telegram import Box
from tests.town import Town


async def test_confirmed_meeting_moves_the_share_of_school_and_municipality(town: Town) -> None:
    rows = await two_papers(town)
    await rows.met("Школа № 1", pairs=4)
    await rows.met("Лицей № 4", pairs=6)
    await town.officials_start()
    for person in (town.curator, town.head):
        said = await home(town, person)
        assert "Школа № 1, охват 2026: 0,6 % (4 из 640 учеников)" in said
        assert "№ 316 от 10.08.2026, цель 15 %: не хватает 92 учеников до 31.12.2026" in said
        assert "«Письмо о целевой модели», цель 10 %: не хватает 60 учеников до 31.12.2026" in said
    for person in (town.coordinator, town.controller, town.regional):
        said = await home(town, person)
        assert "г. Белые Ключи, охват 2026: 0,1 % (10 из 5 735 учеников)" in said
        assert "цель 15 %: не хватает 851 ученика до 31.12.2026" in said
        assert "цель 10 %: не хватает 564 учеников до 31.12.2026" in said

    (pair,) = await rows.met("Школа № 1", mentor="pupil")
    assert "(6 из 640 учеников)" in await home(town, town.curator)
    assert "не хватает 90 учеников до 31.12.2026" in await home(town, town.head)
    assert "(12 из 5 735 учеников)" in await home(town, town.coordinator)

    await rows.writes("UPDATE meetings SET state = 'held', confirmed_at = NULL WHERE pair_id = :pair", pair=pair)
    assert "(4 из 640 учеников)" in await home(town, town.head)


async def test_mentees_only_and_pairs_alone_are_rules_that_data_says(town: Town) -> None:
    rows = await two_papers(town)
    (pair, *_) = await rows.met("Школа № 1", pairs=6, mentor="pupil")
    await rows.writes("DELETE FROM meetings WHERE pair_id = :pair", pair=pair)
    await town.starts(town.head)
    assert "(10 из 640 учеников)" in await home(town, town.head)
    await rows.writes("UPDATE programmes SET counted_role = 'mentee'")
    assert "(5 из 640 учеников)" in await home(town, town.head)
    await rows.writes("UPDATE programmes SET counting = 'pair'")
    assert "(6 из 640 учеников)" in await home(town, town.head)
    assert "в роли наставляемых, у которых в этом году была активная пара." in plain((await share(town, town.head)).text)


async def test_journal_and_bot_are_shown_apart(town: Town) -> None:
    rows = await two_papers(town)
    await rows.met("Школа № 1", pairs=9)
    await rows.met("Школа № 1", pairs=3, by_journal=True)
    await rows.met("Лицей № 4", pairs=7, by_journal=True)
    await town.starts(town.curator, town.coordinator)
    assert "Через бот: 9. По журналу: 3." in (await share(town, town.curator)).text
    assert "Через бот: 9. По журналу: 10." in (await share(town, town.coordinator)).text
    await rows.writes("UPDATE meetings SET by_journal = false")
    await rows.writes("UPDATE meetings SET by_journal = true WHERE id = (SELECT min(id) FROM meetings)")
    seen = (await share(town, town.coordinator)).text
    assert "одна из групп меньше 5 человек" in seen
    assert "По журналу: 1" not in seen


async def test_head_sees_the_median_and_nobody_elses_numbers(town: Town) -> None:
    rows = await two_papers(town)
    for place in [name for name in rows.places if "Школа" in name and name != "Школа № 1"]:
        await rows.met(place, pairs=10)
    await town.starts(town.head, town.curator)
    seen = plain((await share(town, town.head)).text)
    assert "Медиана организаций муниципалитета: 0,9 %." in seen, seen
    assert not any(place in seen for place in rows.places if place not in ("Школа № 1", "г. Белые Ключи"))
    assert "Медиана" not in (await share(town, town.curator)).text


async def test_picture_arrives_as_a_photo_and_the_numbers_stand_below(town: Town) -> None:
    rows = await two_papers(town)
    await rows.met("Школа № 1", pairs=96)
    await town.starts(town.head)
    await share(town, town.head)
    await town.head.presses(PICTURE)
    photo = await town.head.sees(lambda message: message.media is not None)
    assert photo.media is not None
    assert photo.media["kind"] == "photo"
    assert "15 %, 96 из 640 учеников" in plain(photo.text)
    below = await town.head.sees("Доля охвата:")
    assert below.id > photo.id
    async with aiohttp.ClientSession() as session, session.get(town.box.url + photo.media["url"]) as answer:
        png = await answer.read()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (1080, 1080)
    acted = [
        call for call in await town.box.ledger("sendChatAction", town.head.id) if call.parameters["action"] == "upload_photo"
    ]
    (sent,) = await town.box.ledger("sendPhoto", town.head.id)
    assert acted
    assert acted[0].seq < sent.seq
    chart = await drawn(town, await view_of(town, town.head))
    assert chart.years == ("2026", "2027", "2028", "2029", "2030")
    assert chart.values == (15.0, None, None, None, None)
    assert [line.values for line in chart.targets] == [ORDER, LETTER]


def test_bot_that_can_draw_holds_no_drawing_library() -> None:
    code = (
        "from bot import aiogram_lightly; aiogram_lightly.defer()\n"
        "import sys, handlers.targets.dialog\n"
        "sys.exit(any(name in sys.modules for name in ('matplotlib', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_unknown_number_of_learners_is_no_data_never_a_percentage(town: Town) -> None:
    rows = await two_papers(town)
    await rows.met("Школа № 1", pairs=6)
    await rows.writes("DELETE FROM denominators WHERE organization_id = :place", place=rows.places["Школа № 1"])
    await town.starts(town.coordinator, town.head, town.curator)
    said = await home(town, town.head)
    assert "Школа № 1, охват 2026: нет данных, участвуют 6 учеников" in said
    assert "цель 15 %: нет данных" in said
    assert "Число учеников за 2026 год не внесено" in said
    assert "нет данных" in await home(town, town.curator)
    assert (await drawn(town, await view_of(town, town.head))).values[0] is None
    said = await home(town, town.coordinator)
    assert "0 % (0 из 5 095 учеников)" in said  # the six are not held against other schools' learners
    assert "1 организация не внесла число учеников за 2026 год." in said
    seen = await share(town, town.coordinator)
    assert "В расчёте 11 из 12 организаций" in seen.text
    await town.coordinator.presses("❗️ Нет числа учеников: 1")
    assert "• Школа № 1" in (await town.coordinator.sees("не внесла")).text

    await rows.writes("DELETE FROM denominators")
    said = await home(town, town.coordinator)
    assert "г. Белые Ключи, охват 2026: нет данных" in said
    assert "0 %" not in said.replace("цель 10 %", "")
    await share(town, town.coordinator)
    await town.coordinator.presses("🏫 По организациям")
    assert "Школа № 2: нет данных" in (await town.coordinator.sees("Сначала те")).text


async def test_small_groups_are_hidden_above_the_school(town: Town) -> None:
    rows = await two_papers(town)
    await town.starts(town.coordinator, town.head, town.controller, town.regional)
    assert "0 % (0 из 5 735 учеников)" in await home(town, town.coordinator)
    await rows.met("Школа № 1", pairs=3)
    assert "(3 из 640 учеников)" in await home(town, town.head)
    for person in (town.coordinator, town.controller, town.regional):
        said = await home(town, person)
        assert "меньше 5 из 5 735 учеников" in said
        # What is missing would tell it by subtraction; what is needed does not.
        assert "цель 15 %: нужно 861 ученика до 31.12.2026" in said
        assert "858" not in said
        seen = await share(town, person)
        assert "Через бот" not in seen.text
        chart = await drawn(town, await view_of(town, person))
        assert (chart.values[0], chart.shown[0]) == (None, "скрыто")
        await person.presses("🏫 По организациям")
        listed = plain((await person.sees("Сначала те")).text)
        assert "Школа № 1: скрыто (учеников: 640)" in listed
        assert "%" not in listed.replace("0 %", "")

    await rows.met("Лицей № 4", pairs=6)
    await rows.met("Школа № 2", pairs=9)
    await share(town, town.coordinator)
    await town.coordinator.presses("🏫 По организациям")
    first = plain((await town.coordinator.sees("Сначала те")).text)
    await town.coordinator.presses("›")
    second = plain((await town.coordinator.sees("Лицей № 4")).text)
    listed = first + second
    assert "Школа № 1: скрыто" in listed
    assert "Лицей № 4: скрыто" in listed  # its six with the total would tell the three
    assert "Школа № 2: 1,7 % (9 из 512)" in listed
    assert listed.index("Гимназия № 3: 0 %") < listed.index("Школа № 2")


async def test_head_enters_and_corrects_the_number_and_history_stays(town: Town) -> None:
    rows = await two_papers(town)
    await rows.met("Школа № 1", pairs=6)
    await town.starts(town.head)
    await share(town, town.head)
    await town.settled()
    await town.head.presses(NUMBER)
    asked = await town.head.sees("Сколько учеников на 1 сентября 2026 года?")
    assert "Сейчас в расчёте: 640, внесено 11.08.2026" in asked.text
    before = await town.one("SELECT count(*) FROM denominators")
    for typed, reason in (
        ("шестьсот", "Не получилось прочитать число"),
        ("-5", "меньше нуля"),
        ("6,5", "целое число"),
        ("20001", "больше 20 000"),
        ("9" * 4000, "больше 20 000"),
    ):
        await town.head.says(typed)
        assert "Ничего не изменилось" in (await town.head.sees(reason)).text
    await town.head.sends_sticker()
    await town.head.sees("здесь ничего не меняет")
    assert await town.one("SELECT count(*) FROM denominators") == before
    await town.head.says("1 200")
    assert "Записано: 1 200 на 2026 год" in plain((await town.head.sees("Записано")).text)
    assert "0,5 %, 6 из 1 200 учеников" in plain((await town.head.sees("Доля охвата:")).text)
    (row,) = await town.ask("SELECT * FROM denominators WHERE pupils = 1200")
    assert row.entered_by == await town.one("SELECT person_id FROM accounts WHERE external_id = :id", id=town.head.id)
    await town.settled()
    await town.head.presses(NUMBER)
    again = plain((await town.head.sees("Сколько учеников")).text)
    assert "Сейчас в расчёте: 1 200" in again
    assert "Раньше: 640" in again
    await town.settled()
    await town.head.presses("2027 год")
    await town.head.sees("Сколько учеников на 1 сентября 2027 года?")
    await town.head.says("650 учеников")
    await town.head.sees("на 2027 год")
    assert await town.one("SELECT year FROM denominators WHERE pupils = 650") == 2027


async def test_zero_learners_is_asked_about_and_means_no_data(town: Town) -> None:
    await two_papers(town)
    await town.starts(town.head)
    await share(town, town.head)
    await town.settled()
    await town.head.presses(NUMBER)
    await town.head.sees("Сколько учеников")
    await town.head.says("0")
    await town.head.sees("Вы написали 0")
    assert not await town.ask("SELECT 1 FROM denominators WHERE pupils = 0")
    await town.head.presses("Нет, исправить")
    await town.head.sees("Сколько учеников")
    await town.head.says("0")
    await town.head.sees("Вы написали 0")
    answer = await town.head.presses("Да, учеников нет")
    assert answer is not None
    assert "Записано: 0" in answer.text
    assert await town.one("SELECT count(*) FROM denominators WHERE pupils = 0") == 1
    said = await home(town, town.head)
    assert "Школа № 1, охват 2026: нет данных" in said


async def test_forged_presses_show_and_change_nothing(town: Town) -> None:
    rows = await two_papers(town)
    await rows.met("Лицей № 4", pairs=77)
    await town.starts(town.curator, town.head, town.coordinator, town.pupil)
    other, own = rows.places["Лицей № 4"], rows.places["Школа № 1"]
    # another school through the button of a notice
    shown = await share(town, town.curator)
    await town.curator.forges(f"act:share:{other}:0", shown.id)
    seen = await town.curator.sees("Доля охвата:")
    assert "Школа № 1" in seen.text
    assert "77" not in seen.text
    # another school through the list of places that was never offered
    intent = seen.buttons[0][0]["callback_data"].split("\x1d")[0]
    await town.curator.forges(f"{intent}\x1dother:{rows.programme}-{other}", seen.id)
    await town.settled()
    assert not any("Лицей" in message.text or "77 из" in message.text for message in await town.curator.chat())
    # a curator has no such button; forging it and typing writes nothing
    await town.curator.forges(f"{intent}\x1dnumber", seen.id)
    await town.curator.says("999")
    await town.settled()
    assert not await town.ask("SELECT 1 FROM denominators WHERE pupils = 999")
    # the head who was asked is head no more when the answer comes
    await share(town, town.head)
    await town.settled()
    await town.head.presses(NUMBER)
    await town.head.sees("Сколько учеников")
    await rows.writes("UPDATE appointments SET until = since, deputy_person_id = NULL WHERE organization_id = :own", own=own)
    await rows.writes("UPDATE appointments SET since = '2020-01-01', until = '2020-01-02' WHERE organization_id = :own", own=own)
    await town.head.says("888")
    await town.head.sees("Это не для Вас")
    assert not await town.ask("SELECT 1 FROM denominators WHERE pupils = 888")
    # somebody without any office
    await town.pupil.says("/home")
    shown = await town.pupil.sees(lambda message: True)
    answer = await town.pupil.forges(f"act:share:{own}:0", shown.id)
    assert answer is not None
    assert answer.text.startswith("Это не для тебя")
    # staff of the school sees its assignments and no numbers
    await rows.writes(
        "INSERT INTO appointments (person_id, organization_id, office, title, since) "
        "SELECT person_id, :own, 'staff', 'педагог-психолог', '2026-01-01' FROM accounts WHERE external_id = :id",
        own=own,
        id=town.pupil.id,
    )
    await town.settled()
    answer = await town.pupil.forges(f"act:share:{own}:0", shown.id)
    assert answer is not None
    assert answer.text.startswith("Это не для Вас")


@pytest.fixture
async def december(url: str, box: Box) -> Any:
    """The town on the day before the last of the year."""
    async with Town.open(url, box, at=datetime(2026, 12, 30, 7, 0, tzinfo=UTC)) as standing:
        yield standing


async def test_targets_close_on_their_date_by_the_clock(december: Town) -> None:
    town = december
    rows = await two_papers(town)
    await rows.writes(
        "UPDATE denominators SET pupils = 0 WHERE organization_id <> ALL(:ids)",
        ids=[rows.places["Школа № 1"], rows.places["Школа № 2"]],
    )
    await rows.met("Школа № 1", pairs=130)
    await rows.met("Школа № 2", day=date(2026, 12, 31), pairs=12, by_journal=True)
    await rows.met("Школа № 2", day=date(2027, 1, 1), pairs=40)
    await town.starts(town.coordinator, town.head, town.controller)
    await town.moves_clock(days=1)
    assert await town.one("SELECT count(*) FROM targets WHERE result IS NOT NULL") == 0
    await town.moves_clock(days=1)
    closed = await town.ask("SELECT percent, result, snapshot FROM targets WHERE result IS NOT NULL ORDER BY percent")
    assert [(int(row.percent), row.result) for row in closed] == [(10, "reached"), (15, "missed")]
    assert closed[1].snapshot["numerator"] == 142
    assert closed[1].snapshot["denominator"] == 1152
    assert closed[1].snapshot["missing"] == 31
    assert await town.one("SELECT count(*) FROM job_runs WHERE job = 'close-targets' AND day = '2027-01-01'") == 1

    await town.moves_clock(days=12)  # the holidays are over
    for person in (town.coordinator, town.controller):
        told = [plain(seen.text) for seen in await town.sent_to(person) if "подведена" in seen.text]
        assert len(told) == 1, told
        assert "№ 316 от 10.08.2026: 142 из 1 152 (12,3 %) при цели 15 %: не достигнуто, не хватало 31." in told[0]
        assert "142 из 1 152 (12,3 %) при цели 10 %: достигнуто." in told[0]
        assert "Через бот: 130, по журналу: 12." in told[0]
    assert not [seen for seen in await town.sent_to(town.head) if "подведена" in seen.text]

    # what was reported stays, whatever is corrected afterwards
    await rows.writes("UPDATE denominators SET pupils = 3000 WHERE pupils > 0")
    await rows.writes("DELETE FROM meetings")
    seen = plain((await share(town, town.coordinator)).text)
    assert "31.12.2026: цель 15 %, не достигнута: 12,3 % (142 из 1 152), не хватало 31" in seen
    assert "31.12.2026: цель 10 %, достигнута: 12,3 % (142 из 1 152)" in seen
    assert "2027 год: 0 %" in seen
    own = plain((await share(town, town.head)).text)
    assert "31.12.2026: цель 15 %, достигнута: 20,3 % (130 из 640)" in own
    chart = await drawn(town, await view_of(town, town.coordinator))
    assert chart.values[:2] == (12.3, 0.0)
    await town.service.plan()
    await town.settled()
    assert len([seen for seen in await town.sent_to(town.coordinator) if "подведена" in seen.text]) == 1


async def test_without_participants_there_is_no_share(url: str, box: Box) -> None:
    async with Town.open(url, box, mode=PersonalData.NONE) as town:
        await two_papers(town)
        await town.starts(town.head)
        await town.head.says("/home")
        assert "охват" not in (await town.head.sees("Вы руководитель")).text
        await town.head.presses(OWN_BUTTON)
        await town.head.sees("бот не ведёт участников")


async def test_lines_of_many_papers_and_of_a_replaced_one(town: Town) -> None:
    rows = await two_papers(town)
    await rows.paper("77", (90,), state="replaced")
    await rows.paper("78", (5,), owner="Школа № 1")
    await town.starts(town.head, town.coordinator)
    view = await view_of(town, town.head)
    assert [len(chart.targets) for chart in await all_drawn(town, view)] == [2, 1]
    said = numbers(view, town.ru)
    assert "№ 77" not in said
    assert "№ 78" in said
    assert "№ 78" not in (await share(town, town.coordinator)).text
    in_english = numbers(view, town.en)
    assert "No. 78 of 10 August 2026" in in_english
