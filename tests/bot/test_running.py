"""`python -m bot run` from outside: what cannot be is one line and status 2; stopping is clean; nobody runs twice.

Most of the refusals that need the whole bot are asked of `bot.running` in this process: a start costs most of a second.
"""

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot import logs, running
from bot.settings import Settings
from db import Database, embedded
from tests.conftest import url_of
from tests.inbox import tell
from tests.processes import command, left_behind
from tests.telegram import Box

TOKEN = "123456:ABCDEFGHIJKLMNOP"
NOWHERE = "http://127.0.0.1:9"


async def refused(**settings: str) -> str:
    """The one line of a start that cannot be."""
    async with command("run", **settings) as bot:
        status = await bot.ends()
    said = [line for line in bot.said if line != "Loading …"]
    assert (status, len(said)) == (2, 1), bot.said
    return said[0]


async def refused_here(monkeypatch: pytest.MonkeyPatch, url: str, **settings: str) -> str:
    """Why a start cannot be, without a process of its own; that `Refused` becomes that one line is shown by `refused`."""
    monkeypatch.setattr(logs, "set_up", lambda level: None)  # the log of this process is the tests' own
    chosen = Settings(_env_file=None, **{name.lower(): value for name, value in settings.items()})  # type: ignore[call-arg, arg-type]
    with pytest.raises(running.Refused) as why:
        async with running._open(chosen, url, lambda _: None):
            pytest.fail("it serves")
    return str(why.value)


def served(url: str, folder: Path, box: Box) -> dict[str, str]:
    return {"BOT_TOKEN": box.token, "TELEGRAM_API_BASE": box.url, "DATABASE_URL": url, "DATA_DIR": str(folder)}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql://nobody:secret@127.0.0.1:9/bot", "cannot be reached (ConnectionRefusedError)"),
        ("postgresql://nobody:secret@no.such.host.invalid/bot", "cannot be reached (gaierror)"),
        ("postgresql://nobody:secret@127.0.0.1:port/bot", "cannot be understood"),
    ],
)
async def test_a_database_that_is_not_there(tmp_path: Path, address: str, words: str) -> None:
    line = await refused(BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=NOWHERE, DATABASE_URL=address, DATA_DIR=str(tmp_path))
    assert line.startswith("DATABASE_URL: ")
    assert words in line
    assert "secret" not in line


async def test_a_database_without_such_a_name(server: embedded.Server, tmp_path: Path) -> None:
    line = await refused(BOT_TOKEN=TOKEN, DATABASE_URL=url_of(server, "no_such_one"), DATA_DIR=str(tmp_path))
    assert line == "DATABASE_URL: there is no database of this name: create it first"


async def test_a_database_in_which_we_may_do_nothing(database: Database, url: str, tmp_path: Path) -> None:
    await tell(database, "DROP ROLE IF EXISTS guest")
    await tell(database, "CREATE ROLE guest LOGIN")
    try:
        line = await refused(BOT_TOKEN=TOKEN, DATABASE_URL=url.replace("postgres@", "guest@"), DATA_DIR=str(tmp_path))
    finally:
        await tell(database, "DROP ROLE guest")
    assert line == "DATABASE_URL: this user may not create tables: grant it CREATE on the schema"


async def test_a_database_of_a_newer_release(
    database: Database, url: str, tmp_path: Path, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tell(database, "UPDATE alembic_version SET version_num = '9999_from_tomorrow'")
    line = await refused_here(monkeypatch, url, **served(url, tmp_path, box))
    assert line == "The database belongs to a newer release of this bot: install that one."


async def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    line = await refused(DATA_DIR=str(tmp_path / "file" / "data"))
    assert line == f"DATA_DIR: {tmp_path / 'file' / 'data'} cannot be used: Not a directory"


async def test_a_second_playground_on_the_same_folder(url: str, tmp_path: Path) -> None:
    """Also where the database runs elsewhere, and where the second would bring its own."""
    settings = {"DATA_DIR": str(tmp_path), "PLAYGROUND_PORT": "0"}
    async with command("run", **settings, DATABASE_URL=url) as first:
        await first.says("Loading")
        for more in ({"DATABASE_URL": url}, {}):
            line = await refused(**settings, **more)
            assert line == f"A bot already runs on {tmp_path}: use that one, stop it, or choose another DATA_DIR."
        assert await first.stopped() == 0


async def test_a_token_that_telegram_does_not_know(url: str, tmp_path: Path, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """Revoked, or never there at all."""
    words = "BOT_TOKEN: Telegram does not know this token; copy it from BotFather again"
    settings = served(url, tmp_path, box)
    assert await refused(**{**settings, "BOT_TOKEN": "990000001:REVOKED-REVOKED-REVOKED"}) == words
    assert await refused_here(monkeypatch, url, **{**settings, "BOT_TOKEN": "1:unknown-unknown"}) == words


async def test_a_clock_that_would_run_back_before_facts(
    database: Database, url: str, tmp_path: Path, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tell(database, "INSERT INTO persons (language, created_at) VALUES ('ru', '2026-08-11T10:00Z')")
    line = await refused_here(monkeypatch, url, **served(url, tmp_path, box), CLOCK_START="2026-08-01T10:00+03:00")
    assert line.startswith("CLOCK_START lies before stored facts (the last: 2026-08-11 10:00 UTC)")


@asynccontextmanager
async def something_else() -> AsyncIterator[str]:
    """A web server that is no Bot API server."""

    async def page(_: web.Request) -> web.Response:
        return web.Response(status=502, text="<html>502 Bad Gateway</html>", content_type="text/html")

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", page)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_telegram_away_at_the_start_is_waited_for(url: str, tmp_path: Path, box: Box) -> None:
    settings = served(url, tmp_path, box)
    async with something_else() as elsewhere, command("run", **{**settings, "TELEGRAM_API_BASE": elsewhere}) as bot:
        await bot.says("Telegram is out of reach (TelegramServerError); waiting for it.")
        await bot.says("no updates")
        assert await bot.stopped() == 0
    assert sum("no updates" in line for line in bot.said) == 1, bot.said


async def test_stopping_is_clean_at_any_moment(tmp_path: Path) -> None:
    """In the middle of the start, by either signal; the second start finds the folder as the first has left it."""
    data = tmp_path / "data"
    for sign in (signal.SIGINT, signal.SIGTERM):
        async with command("run", fresh=True, DATA_DIR=str(data), PLAYGROUND_PORT="0") as bot:
            await bot.says("Loading")
            assert await bot.stopped(sign) == 0
        assert bot.said[-1].startswith("Stopped.")
        assert [line for line in bot.said if "Traceback" in line] == []
        assert left_behind(data) == []
