"""Canaries: what must never be in a log is put where it could get into one, and looked for."""

import ast
import asyncio
import builtins
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import structlog

from db import Database
from tests import canaries
from tests.inbox import arrived, ask, stored, tell, until
from tests.processes import ROOT, command
from tests.telegram import Box

NAME, TYPED, PHONE = "Канарейкина", "Щебетунья", "+79990001122"
SENDER = {"id": 101, "is_bot": False, "first_name": NAME, "language_code": "ru"}
CHAT = {"id": 101, "type": "private", "first_name": NAME}


async def test_no_token_no_name_and_no_typed_word_gets_into_the_log(
    database: Database, url: str, box: Box, tmp_path: Path
) -> None:
    """A talkative log while everything goes wrong that can: bad updates, a broken table, Telegram's refusals."""
    ann = await box.person(101, NAME, last_name=NAME)
    settings = {"BOT_TOKEN": box.token, "TELEGRAM_API_BASE": box.url, "DATABASE_URL": url, "DATA_DIR": str(tmp_path)}
    async with command("run", LOG_LEVEL="debug", MONITOR_LISTEN="127.0.0.1:0", **settings) as bot:
        place = (await bot.says("How the bot is doing: ")).split()[5]
        await bot.says("Serving")
        await ann.starts(TYPED)
        await ann.sees("Кто Вы?")
        await ann.shares_contact(phone_number=PHONE, first_name=NAME)
        await ann.says(TYPED)
        await ann.sends_file(f"{TYPED}.docx", b"x")
        await tell(database, "ALTER TABLE concerns ADD CONSTRAINT broken CHECK (words IS NULL) NOT VALID")
        await ann.presses("🆘 Сообщить о проблеме")
        await ann.presses("Обижают, смеются")
        await ann.presses("Может подождать до утра")
        await ann.sees("Записано")
        await ann.says(TYPED)
        message = {"message_id": 1, "from": SENDER, "chat": CHAT, "text": TYPED}
        await stored(
            database,
            arrived(900_001, 102, message={**message, "date": TYPED}),
            arrived(900_002, 103, edited_message={**message, "date": 1}),
            arrived(900_003, 104, something_new={"from": SENDER, "text": TYPED}),
            arrived(900_004, 105, callback_query={"id": "1", "from": SENDER, "data": TYPED, "chat_instance": "1"}),
        )
        await box.weather({"kind": "500", "methods": ["sendMessage"], "count": 1}, {"kind": "reset", "count": 2})
        await until(lambda: _all_tried(database), 40)
        await box.weather({"kind": "401", "methods": ["getUpdates"], "count": 1})
        await ann.says(TYPED)
        told = [await _told(place), await _told(place.replace("/healthz", "/metrics"))]
        assert await bot.stopped() == 0
    assert 'mentorship_bot_log_lines_total{event="update failed",level="error"}' in told[1]
    log = "\n".join([*bot.said, *told])
    assert "update failed" in log
    for canary in (NAME, TYPED, PHONE, PHONE[2:], box.token, box.token.partition(":")[2]):
        assert canary not in log
        assert json.dumps(canary)[1:-1] not in log
    failures = [row.failure for row in await ask(database, "SELECT failure FROM updates WHERE failure IS NOT NULL")]
    assert failures
    assert [failure for failure in failures if NAME in failure or TYPED in failure] == []


async def _told(address: str) -> str:
    """What stands at a place of the monitor."""
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        return await answer.text()


async def _all_tried(database: Database) -> bool:
    """Whether the two that must fail have failed, and the others are done."""
    undone = await ask(database, "SELECT failure FROM updates WHERE done_at IS NULL")
    return len(undone) == 2 and all(row.failure for row in undone)


def test_what_would_be_caught_in_any_test_of_the_suite() -> None:
    """A watch that sees nothing would be glad for ever."""
    log = structlog.get_logger("watched")
    for words in (NAME, json.dumps(NAME), PHONE, "8 lines by 89990001122", "anna@example.ru", "123456:ABCDEFGHIJKLMNOP",
                  "k7m2p9xwqa_k7m2p9xwqa-k7m2p9xwqa_k7m2p9xwqa", "Traceback (most recent call last)"):  # fmt: skip
        log.info("told", words=words)
        [line] = canaries.caught()
        assert words in line or words.replace("\\", "\\\\") in line
    try:
        raise ValueError(TYPED)
    except ValueError:
        log.exception("a fault with its message")
    assert len(canaries.caught()) == 1
    log.info("handled", seq=17, chat=5_000_000_001, fault="ValueError at bot/workers.py:12 > on.py:7", url="updates_waiting")
    assert canaries.caught() == []


def test_no_line_of_the_log_quotes_a_fault_that_is_not_of_our_own_making() -> None:
    """The message of a library's or of Python's exception may hold a row, a value, an address: its class and place are enough."""
    quoted = []
    for room in ("bot", "handlers", "scheduler", "papers", "aside", "db"):
        for path in (ROOT / room).rglob("*.py"):
            source = path.read_text("utf-8")
            if "structlog" in source:
                quoted += [f"{path.relative_to(ROOT)}:{line}" for line in _quoting(ast.parse(source))]
    assert quoted == []
    assert list(_quoting(ast.parse("try: x()\nexcept (ours.Failed, ValueError) as f: log.error('no', why=f'{f}')"))) == [2]
    assert list(_quoting(ast.parse("try: x()\nexcept ValueError as f: log.error('no', why=type(f).__name__, at=trail(f))"))) == []


def _quoting(tree: ast.Module) -> Iterator[int]:
    """Lines of log calls in which somebody else's exception stands other than by its class or its trail."""
    for handler in (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.name):
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        names = [kind.attr if isinstance(kind, ast.Attribute) else getattr(kind, "id", "") for kind in kinds]
        if not any(hasattr(builtins, name) or name.endswith("Error") or name == "OUT_OF_REACH" for name in names):
            continue
        for call in (node for node in ast.walk(handler) if isinstance(node, ast.Call) and _is_log(node.func)):
            told = {id(inner) for node in ast.walk(call) if _tells_class_or_place(node) for inner in ast.walk(node)}
            said = [node for node in ast.walk(call) if isinstance(node, ast.Name) and node.id == handler.name]
            if any(id(node) not in told for node in said):
                yield call.lineno


def _is_log(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "log"


def _tells_class_or_place(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("type", "trail")


async def test_a_crash_says_where_and_not_what() -> None:
    program = f"from bot import logs; logs.set_up('INFO'); import warnings; warnings.warn('{TYPED}'); raise ValueError('{TYPED}')"
    ran = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.returncode == 1
    assert ran.stderr == "Stopped by a fault of the program: ValueError at <string>:1\n"
