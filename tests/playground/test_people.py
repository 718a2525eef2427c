"""People act: start, press, block, send; the bot hears of it exactly as from Telegram."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.playground.conftest import ANN
from tests.playground.wire import Wire
from tests.telegram import Answer, Box, Person, png


async def test_nobody_is_written_to_before_start(box: Box, wire: Wire) -> None:
    boris = await box.person(102, "Борис")
    words = "Forbidden: bot can't initiate conversation with a user"
    assert await wire.no("sendMessage", chat_id=102, text="x") == words
    assert await wire.no("getChat", chat_id=102) == "Bad Request: chat not found"
    await boris.opens("https://t.me/playground_bot?start=k-7_A")
    [update] = await wire.updates()
    assert update["message"]["text"] == "/start k-7_A"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert update["message"]["from"] == {"id": 102, "is_bot": False, "first_name": "Борис", "language_code": "ru"}
    assert await wire.ok("sendMessage", chat_id=102, text="x")


@pytest.mark.parametrize("link", ["https://t.me/other_bot?start=x", "https://example.com", "x" * 65, "я"])
async def test_a_link_elsewhere_does_not_open_here(box: Box, wire: Wire, ann: Person, link: str) -> None:
    async with wire.session.post(f"{box.url}/control/people/{ANN}/open", json={"link": link}) as answer:
        assert answer.status == 409
    assert await box.pending() == 0


async def test_blocking_is_told_once_and_closes_the_door(wire: Wire, ann: Person) -> None:
    await ann.blocks()
    await ann.blocks()
    [update] = await wire.updates()
    change = update["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    assert (change["chat"]["id"], change["from"]["id"]) == (ANN, ANN)
    assert await wire.no("sendMessage", chat_id=ANN, text="x") == "Forbidden: bot was blocked by the user"
    await ann.unblocks()
    assert (await wire.updates())[1]["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert await wire.ok("sendMessage", chat_id=ANN, text="x")


async def test_a_press_waits_for_its_answer(wire: Wire, ann: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    sent = await wire.ok("sendMessage", chat_id=ANN, text="Согласна?", reply_markup=markup)
    pressing = asyncio.create_task(ann.presses("Да"))
    [update] = await wire.updates(seconds=5)
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]) == ("yes", ANN, sent)
    assert await wire.ok("answerCallbackQuery", callback_query_id=query["id"], text="Принято", show_alert=True)
    assert await pressing == Answer("Принято", alert=True)
    assert await wire.ok("answerCallbackQuery", callback_query_id=query["id"], text="ещё раз")
    await ann.chat()
    assert ann.toasts == ["Принято"]


async def test_who_listens_to_one_person_is_not_woken_by_others(box: Box, ann: Person) -> None:
    boris = await box.person(102, "Борис")
    since = (await box.get("/control/events"))["next"]
    listening = asyncio.create_task(box.get("/control/events", after=since, wait=30, person=ANN))
    await boris.says("раз")
    assert {one["person"] for one in (await box.get("/control/events", after=since, wait=30))["events"]} == {102}
    await ann.says("два")
    assert [(one["person"], one["message"]["text"]) for one in (await listening)["events"]] == [(ANN, "два")]


async def test_chat_instance_is_one_per_chat(box: Box, wire: Wire, ann: Person) -> None:
    boris = await box.person(102, "Борис")
    await boris.starts()
    for person in (ann, ann, boris):
        await person.forges("x", 1, patience=0)
    instances = [u["callback_query"]["chat_instance"] for u in await wire.updates() if "callback_query" in u]
    assert instances[0] == instances[1] != instances[2]


@pytest.mark.parametrize("query", ["12345", "", "x"])
async def test_an_unknown_query_cannot_be_answered(wire: Wire, query: str) -> None:
    assert await wire.no("answerCallbackQuery", callback_query_id=query) == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_a_press_under_a_deleted_message_comes_with_an_inaccessible_one(wire: Wire, ann: Person) -> None:
    sent = await wire.ok("sendMessage", chat_id=ANN, text="x")
    await wire.ok("deleteMessage", chat_id=ANN, message_id=sent["message_id"])
    await ann.forges("never-on-a-button", sent["message_id"], patience=0)
    [update] = await wire.updates()
    assert update["callback_query"]["data"] == "never-on-a-button"
    assert update["callback_query"]["message"] == {"chat": sent["chat"], "message_id": sent["message_id"], "date": 0}


async def test_a_long_text_goes_out_in_pieces(wire: Wire, ann: Person) -> None:
    text = "😀" * 2500
    assert len(await ann.says(text)) == 2
    texts = [update["message"]["text"] for update in await wire.updates()]
    assert [len(piece) for piece in texts] == [2048, 452]
    assert "".join(texts) == text


async def test_contacts_are_own_or_foreign(wire: Wire, ann: Person) -> None:
    await ann.shares_contact(phone_number="+79000000001")
    await ann.shares_contact(phone_number="+79000000002", first_name="Чужой", user_id=None)
    own, foreign = [update["message"]["contact"] for update in await wire.updates()]
    assert own == {"phone_number": "+79000000001", "first_name": "Аня", "user_id": ANN}
    assert "user_id" not in foreign


@pytest.mark.parametrize("kind", ["document", "photo", "voice", "sticker", "video"])
async def test_files_of_every_kind_reach_the_bot(box: Box, wire: Wire, ann: Person, kind: str) -> None:
    content = png(30, 20)
    await ann._sends(kind, "файл.png", content, caption="подпись")
    [update] = await wire.updates()
    message: dict[str, Any] = update["message"]
    file = message[kind][-1] if kind == "photo" else message[kind]
    assert (message["caption"], file["file_size"]) == ("подпись", len(content))
    if kind == "document":
        assert (file["file_name"], file["mime_type"]) == ("файл.png", "image/png")
    if kind == "photo":
        assert (file["width"], file["height"]) == (30, 20)
    path = (await wire.ok("getFile", file_id=file["file_id"]))["file_path"]
    async with wire.session.get(f"{wire.files}/{path}") as answer:
        assert await answer.read() == content


async def test_offered_files_are_sent_in_one_press(box: Box, wire: Wire, ann: Person) -> None:
    assert await box.get("/control/offers") == {"offers": [{"name": "приказ.txt", "size": 18}]}
    await box.post(f"/control/people/{ANN}/offer", {"name": "приказ.txt"})
    [update] = await wire.updates()
    assert update["message"]["document"]["file_name"] == "приказ.txt"
    for name in ("../data/playground.sqlite3", ".hidden", "нет.txt", ""):
        async with wire.session.post(f"{box.url}/control/people/{ANN}/offer", json={"name": name}) as answer:
            assert answer.status == 409


async def test_people_can_be_added_and_renamed_without_losing_their_chat(box: Box, wire: Wire, ann: Person) -> None:
    await wire.ok("sendMessage", chat_id=ANN, text="x")
    await box.person(ANN, "Анна", username="anna_invented", language_code="en")
    [seen] = (await box.get("/control/people"))["people"]
    assert (seen["first_name"], seen["started"], seen["unread"]) == ("Анна", True, 1)
    assert len(await ann.chat()) == 2
    assert (await wire.ok("getChat", chat_id=ANN))["username"] == "anna_invented"


async def test_an_unknown_person_is_404(box: Box, wire: Wire) -> None:
    async with wire.session.get(f"{box.url}/control/people/5/chat") as answer:
        assert answer.status == 404


async def test_the_page_of_another_site_presses_nothing(box: Box, wire: Wire, ann: Person) -> None:
    say = f"{box.url}/control/people/{ANN}/say"
    bad: list[dict[str, str]] = [
        {"Origin": "https://example.com"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Host": "example.com"},
        {"Host": "127.0.0.1.example.com"},
        {"Sec-Fetch-Site": "cross-site"},
    ]
    for headers in bad:
        async with wire.session.post(say, json={"text": "чужое"}, headers=headers) as answer:
            assert answer.status == 403, headers
    for headers in ({"Origin": box.url}, {"Host": "localhost"}, {}):
        async with wire.session.post(say, json={"text": "своё"}, headers=headers) as answer:
            assert answer.status == 200, headers
    assert await box.pending() == 3
