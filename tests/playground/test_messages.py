"""The bot speaks: limits, keyboards, edits, deletions, refusals in Telegram's words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.playground.conftest import ANN
from tests.playground.wire import Wire
from tests.telegram import Box, Person

YES = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}


def keys(*widths: int) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", "callback_data": f"{r}:{c}"} for c in range(w)] for r, w in enumerate(widths)]}


async def test_a_sent_message_is_returned_and_shown(wire: Wire, ann: Person) -> None:
    message = await wire.ok("sendMessage", chat_id=ANN, text="<b>Привет</b>, 😀", parse_mode="HTML", reply_markup=YES)
    assert message == {
        "message_id": message["message_id"],
        "from": {"id": 990000001, "is_bot": True, "first_name": "Playground", "username": "playground_bot"},
        "chat": {"id": ANN, "type": "private", "first_name": "Аня"},
        "date": message["date"],
        "text": "Привет, 😀",
        "entities": [{"type": "bold", "offset": 0, "length": 6}],
        "reply_markup": YES,
    }
    seen = await ann.sees("Привет")
    assert (seen.id, seen.text, seen.labels) == (message["message_id"], "Привет, 😀", ["Да"])


async def test_message_numbers_are_the_bots_not_the_chats(box: Box, wire: Wire, ann: Person) -> None:
    boris = await box.person(102, "Борис")
    await boris.starts()
    numbers = [(await wire.ok("sendMessage", chat_id=chat, text="x"))["message_id"] for chat in (ANN, 102, ANN)]
    assert numbers == [3, 4, 5]


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "я" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"text": "x", "chat_id": 999}, "chat not found"),
        ({"text": "x", "chat_id": "@channel"}, "chat not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "reply_to_message_id": 99}, "message to be replied not found"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": []}, "object expected as reply markup"),
        ({"text": "x", "reply_markup": keys(*[8] * 12, 5)}, "reply markup is too long"),
        ({"text": "x", "reply_markup": keys(9)}, "reply markup is too long"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "я" * 33}]]}}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "", "callback_data": "x"}]]}},
         "inline keyboard button text must be non-empty"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "url": "http://localhost"}]]}},
         "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "web_app": {"url": "https://a.ru"}}]]}},
         "web_app buttons are not built in the playground"),
        ({"text": "x", "reply_markup": {"inline_keyboard": {}}},
         'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"text": "x", "reply_markup": {"keyboard": [[{"text": " "}]]}}, "keyboard button text must be non-empty"),
    ],
)  # fmt: skip
async def test_what_telegram_refuses_is_refused(wire: Wire, ann: Person, parameters: dict[str, Any], complaint: str) -> None:
    before = await ann.chat()
    assert await wire.no("sendMessage", **{"chat_id": ANN, **parameters}) == f"Bad Request: {complaint}"
    assert await ann.chat() == before


async def test_limits_hold_after_parsing_and_to_the_last_unit(wire: Wire, ann: Person) -> None:
    assert len((await wire.ok("sendMessage", chat_id=ANN, text=f"<b>{'я' * 4096}</b>", parse_mode="HTML"))["text"]) == 4096
    assert await wire.ok("sendMessage", chat_id=ANN, text="😀" * 2048)
    assert await wire.ok("sendMessage", chat_id=ANN, text="x", reply_markup=keys(*[8] * 12, 4))
    assert await wire.ok(
        "sendMessage", chat_id=ANN, text="x", reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "я" * 32}]]}
    )


async def test_reply_keyboard_belongs_to_the_chat_and_not_to_the_message(wire: Wire, ann: Person) -> None:
    markup = {"keyboard": [["Меню", {"text": "Телефон", "request_contact": True}]], "resize_keyboard": True}
    message = await wire.ok("sendMessage", chat_id=ANN, text="x", reply_markup=markup)
    assert "reply_markup" not in message
    await ann.chat()
    assert ann.buttons_below == ["Меню", "Телефон"]
    assert await wire.no("editMessageText", chat_id=ANN, message_id=message["message_id"], text="y") == (
        "Bad Request: message can't be edited"
    )
    await ann.presses("Меню")
    assert [update["message"]["text"] for update in await wire.updates()] == ["Меню"]
    await wire.ok("sendMessage", chat_id=ANN, text="x", reply_markup={"remove_keyboard": True})
    await ann.chat()
    assert ann.buttons_below == []


async def test_edit_changes_the_message_and_without_markup_takes_the_buttons(wire: Wire, ann: Person) -> None:
    sent = await wire.ok("sendMessage", chat_id=ANN, text="было", reply_markup=YES)
    at = {"chat_id": ANN, "message_id": sent["message_id"]}
    edited = await wire.ok("editMessageText", **at, text="стало")
    assert (edited["text"], "reply_markup" in edited, edited["edit_date"] >= sent["date"]) == ("стало", False, True)
    seen = await ann.sees("стало")
    assert (seen.id, seen.edited, seen.labels) == (sent["message_id"], True, [])


async def test_only_new_buttons_are_no_edit_to_the_eye(wire: Wire, ann: Person) -> None:
    sent = await wire.ok("sendMessage", chat_id=ANN, text="x")
    await wire.ok("editMessageReplyMarkup", chat_id=ANN, message_id=sent["message_id"], reply_markup=YES)
    seen = await ann.sees(lambda message: message.labels == ["Да"])
    assert not seen.edited


async def test_the_same_again_is_not_modified(wire: Wire, ann: Person) -> None:
    sent = await wire.ok("sendMessage", chat_id=ANN, text="<b>x</b>", parse_mode="HTML", reply_markup=YES)
    at = {"chat_id": ANN, "message_id": sent["message_id"]}
    words = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
        "current content and reply markup of the message"
    )
    assert await wire.no("editMessageText", **at, text=" <strong>x</strong> ", parse_mode="HTML", reply_markup=YES) == words
    assert await wire.no("editMessageReplyMarkup", **at, reply_markup=YES) == words
    assert await wire.ok("editMessageText", **at, text="x", reply_markup=YES)


@pytest.mark.parametrize(
    ("method", "number", "more", "complaint"),
    [
        ("editMessageText", 99, {"text": "x"}, "message to edit not found"),
        ("editMessageText", 1, {"text": "x"}, "message can't be edited"),
        ("editMessageText", 2, {"text": ""}, "message text is empty"),
        ("editMessageText", 2, {"text": "x", "reply_markup": {"keyboard": [["x"]]}}, "inline keyboard expected"),
        ("editMessageCaption", 2, {"caption": "x"}, "there is no caption in the message to edit"),
        ("editMessageReplyMarkup", 99, {}, "message to edit not found"),
        ("editMessageText", None, {"text": "x"}, "message identifier is not specified"),
        ("deleteMessage", 99, {}, "message to delete not found"),
        ("deleteMessages", None, {"message_ids": []}, "message identifiers are not specified"),
        ("deleteMessages", None, {"message_ids": list(range(1, 102))}, "too many message identifiers specified"),
        ("pinChatMessage", 99, {}, "message to pin not found"),
        ("sendChatAction", None, {"action": "dancing"}, "wrong parameter action in request"),
    ],
)
async def test_changes_that_cannot_be(
    wire: Wire, ann: Person, method: str, number: int | None, more: dict[str, Any], complaint: str
) -> None:
    await wire.ok("sendMessage", chat_id=ANN, text="второе")
    at = {"chat_id": ANN} | ({} if number is None else {"message_id": number})
    assert await wire.no(method, **at, **more) == f"Bad Request: {complaint}"


async def test_deleted_messages_vanish_on_both_sides(wire: Wire, ann: Person) -> None:
    numbers = [(await wire.ok("sendMessage", chat_id=ANN, text=text))["message_id"] for text in "abc"]
    assert await wire.ok("deleteMessage", chat_id=ANN, message_id=numbers[0])
    assert await wire.ok("deleteMessages", chat_id=ANN, message_ids=[1, numbers[1], 99])
    await ann.sees_gone(numbers[0])
    assert [message.text for message in await ann.chat()] == ["c"]
    assert (
        await wire.no("editMessageText", chat_id=ANN, message_id=numbers[0], text="x") == "Bad Request: message to edit not found"
    )


async def test_a_reply_carries_what_it_answers(wire: Wire, ann: Person) -> None:
    reply = await wire.ok("sendMessage", chat_id=ANN, text="ответ", reply_parameters={"message_id": 1})
    assert (reply["reply_to_message"]["message_id"], reply["reply_to_message"]["text"]) == (1, "/start")
    lost = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await wire.ok("sendMessage", chat_id=ANN, text="ответ", reply_parameters=lost)


async def test_commands_are_kept_per_scope_and_language(box: Box, wire: Wire, ann: Person) -> None:
    def one(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": "слово"}]

    await wire.ok("setMyCommands", commands=one("start"))
    await wire.ok("setMyCommands", commands=one("pusk"), language_code="ru")
    assert (await box.get(f"/control/people/{ANN}/chat"))["commands"] == one("pusk")
    await wire.ok("setMyCommands", commands=one("own"), scope={"type": "chat", "chat_id": ANN})
    assert (await box.get(f"/control/people/{ANN}/chat"))["commands"] == one("own")
    await wire.ok("deleteMyCommands", scope={"type": "chat", "chat_id": ANN})
    assert await wire.ok("getMyCommands") == one("start")
    assert await wire.no("setMyCommands", commands=one("Start")) == "Bad Request: BOT_COMMAND_INVALID"


async def test_the_bot_can_be_named(wire: Wire) -> None:
    await wire.ok("setMyName", name="Наставник")
    await wire.ok("setMyDescription", description="о боте")
    assert (await wire.ok("getMe"))["first_name"] == "Наставник"
    assert await wire.ok("getMyDescription") == {"description": "о боте"}
    assert await wire.no("setMyShortDescription", short_description="x" * 121) == "Bad Request: BOT_SHORT_DESCRIPTION_TOO_LONG"
