"""aiogram's models wait for their first use, and every one of them can still be built. In fresh processes."""

import json
import subprocess
import sys

EVERY = """
import json
from bot import aiogram_lightly
aiogram_lightly.defer()
waited = aiogram_lightly.deferred()
from aiogram import methods, types
broken = []
for module in (types, methods):
    for name in module.__all__:
        model = getattr(module, name)
        if hasattr(model, "model_rebuild"):
            try:
                model.model_rebuild()
                if not model.__pydantic_complete__:
                    broken.append(name)
            except Exception as fault:
                broken.append(f"{name}: {fault}")
print(json.dumps({"waited": waited, "broken": broken, "left": aiogram_lightly.deferred()}))
"""

USE = """
import json
from bot import aiogram_lightly
aiogram_lightly.defer()
from aiogram import Bot
from aiogram.methods import SendMessage, SendPhoto, EditMessageText
from aiogram.types import BufferedInputFile, Chat, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
keys = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="a", callback_data="b")]])
sent = SendMessage(chat_id=1, text="hi", reply_markup=keys).model_dump(exclude_none=True)
SendPhoto(chat_id=1, photo=BufferedInputFile(b"x", "x.png"))
EditMessageText(chat_id=1, message_id=2, text="x")
person = {"id": 1, "is_bot": False, "first_name": "A"}
message = {"message_id": 5, "date": 1, "chat": {"id": 1, "type": "private"}, "from": person, "text": "hi"}
query = {"id": "1", "from": person, "chat_instance": "1", "data": "b", "message": message}
update = Update.model_validate({"update_id": 1, "callback_query": query})
bot, other = Bot("1:aaaaaaaaaaaaaaaaaaaa"), Bot("2:aaaaaaaaaaaaaaaaaaaa")
answer = bot.session.check_response(
    bot=None, method=SendMessage(chat_id=1, text="x"), status_code=200, content=json.dumps({"ok": True, "result": message}))
read = Message.model_validate(message, context={"bot": bot})
# However an object came to be, its bot is all that is private in it.
ways = {
    "read": read, "within": read.chat, "copied": read.model_copy(update={"text": "x"}), "read without": answer.result,
    "made": InlineKeyboardButton(text="a", callback_data="b"), "built": Chat.model_construct(id=1, type="private"),
    "method": SendMessage(chat_id=1, text="x"), "bound": SendMessage(chat_id=1, text="x").as_(bot), "shortcut": read.answer("x"),
    "told": Message.model_validate(message).as_(other),
}
assert all(list(one.__pydantic_private__) == ["_bot"] for one in ways.values())
bots = {way: {None: "none", bot: "bot", other: "other"}[one.bot] for way, one in ways.items()}
print(json.dumps({"keys": sent["reply_markup"], "text": update.callback_query.message.text, "answer": answer.result.text,
                  "is_message": isinstance(answer.result, Message), "deferred": aiogram_lightly.deferred(), "bots": bots,
                  "equal": read == Message.model_validate(message)}))
"""


def _tell(program: str) -> dict[str, object]:
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    told: dict[str, object] = json.loads(run.stdout)
    return told


def test_every_type_and_method_builds_when_it_is_used() -> None:
    assert _tell(EVERY) == {"waited": True, "broken": [], "left": False}


def test_what_a_bot_does_works_with_deferred_models() -> None:
    assert _tell(USE) == {
        "keys": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
        "text": "hi",
        "answer": "hi",
        "is_message": True,
        "deferred": True,
        # As aiogram's own objects do.
        "bots": {
            **dict.fromkeys(("read", "within", "copied", "bound", "shortcut"), "bot"),
            **dict.fromkeys(("read without", "made", "built", "method"), "none"),
            "told": "other",
        },
        "equal": False,
    }
