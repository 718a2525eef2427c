"""The PostgreSQL that starts with the bot: it comes up after anything, keeps what it was told and leaves nothing behind."""

import ast
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from db import embedded
from db.embedded import CannotStart, Reason, Server
from tests.db.embedded.servers import ROOM, Bot, alive, ask, eventually, linux_only, posix_only, rights, start

pytestmark = posix_only


async def test_first_start_says_so_and_serves_a_database_that_knows_cyrillic(tmp_path: Path) -> None:
    said: list[str] = []
    with embedded.start(tmp_path / "data", say=said.append) as server:
        assert said == ["Preparing the database for the first time …"]
        assert await ask(server, "select lower('ЁЖИК') = 'ёжик' and 'Ш' ilike 'ш'") is True
        assert await ask(server, "show server_encoding") == "UTF8"
        assert await ask(server, "show wal_segment_size") == "4MB"
        assert await ask(server, "show listen_addresses") == ""
        assert await ask(server, "show max_connections") == "100"
        assert [await ask(server, f"show {name}") for name in ("fsync", "full_page_writes", "synchronous_commit")] == ["on"] * 3
    assert rights(tmp_path / "data" / "postgres") == 0o700
    assert list((tmp_path / "data").glob("postgres.new-*")) == []


async def test_both_addresses_lead_to_the_server_from_a_folder_with_an_awkward_name(tmp_path: Path) -> None:
    with start(tmp_path / "Мои данные 100%+\"2\" 'a', b") as server:
        assert await ask(server, "select 1") == 1
        engine = create_async_engine(server.url)
        async with engine.connect() as connection:
            assert (await connection.execute(text("select 2"))).scalar() == 2
        await engine.dispose()


async def test_warm_start_is_silent_and_finds_the_data(data: Path) -> None:
    said: list[str] = []
    with embedded.start(data, say=said.append, durable=False) as server:
        assert await ask(server, "select n from kept") == 7
        assert await ask(server, "show fsync") == "off"
    assert said == []


async def test_stop_ends_the_server_with_its_connections_and_may_be_repeated(data: Path) -> None:
    server = start(data)
    connection = await asyncpg.connect(server.dsn)
    assert server.owned
    assert embedded.is_running(data)
    server.stop()
    assert not alive(server.pid)
    assert not server.owned
    assert not embedded.is_running(data)
    assert list((data / "postgres").glob(".s.PGSQL*")) == []
    server.stop()
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
        await connection.fetchval("select 1")


@linux_only
async def test_server_dies_with_a_killed_bot_and_keeps_what_was_stored(data: Path, bots: Callable[..., Bot]) -> None:
    bot = bots(data)
    _, pid, dsn = bot.ready()
    connection = await asyncpg.connect(dsn)
    await connection.execute("update kept set n = 8")
    bot.kill()
    eventually(lambda: not alive(pid))
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
        await connection.fetchval("select 1")
    with start(data) as server:
        assert await ask(server, "select n from kept") == 8


async def test_next_start_waits_for_the_server_of_a_killed_bot(data: Path, bots: Callable[..., Bot]) -> None:
    bot = bots(data)
    _, pid, _ = bot.ready()
    bot.kill()
    with start(data) as server:  # at once: the old one may still be shutting down
        assert server.owned
        assert server.pid != pid
        assert await ask(server, "select n from kept") == 7


async def test_start_recovers_after_everything_was_killed_while_writing(data: Path, bots: Callable[..., Bot]) -> None:
    bot = bots(data)
    _, pid, dsn = bot.ready()
    connection = await asyncpg.connect(dsn)
    await connection.execute("set synchronous_commit = on; insert into kept select generate_series(1, 100000)")
    os.kill(pid, signal.SIGSTOP)  # so that it cannot shut down in order
    bot.kill()
    os.kill(pid, signal.SIGKILL)
    with start(data) as server:
        assert await ask(server, "select count(*) from kept") == 100_001
    connection.terminate()


def living_stranger(file: Path) -> str:
    """A whole pid file, as left by a container whose process number somebody else has now."""
    return f"{os.getpid()}\n{file.parent}\n1700000000\n5432\n{file.parent}\n\n  1234567    0\nready   \n"


@pytest.mark.parametrize(
    "content",
    [living_stranger, lambda _: str(os.getpid()), lambda _: "", lambda _: "999999999\n/nowhere\n17", lambda _: "-1\n\x00garbage"],
    ids=["names a living stranger", "only the stranger's number", "empty", "cut short", "garbage"],
)
async def test_stale_pid_file_does_not_prevent_the_start(data: Path, content: Callable[[Path], str]) -> None:
    for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
        (data / "postgres" / name).write_text(content(data / "postgres" / name))
    with start(data) as server:
        assert await ask(server, "select n from kept") == 7


def socket_folder(server: Server) -> Path:
    """Where the server listens."""
    return Path(unquote(server.dsn.partition("?host=")[2]))


async def test_long_path_gets_a_short_private_socket_folder_that_goes_away(tmp_path: Path) -> None:
    with start(tmp_path / ("deep" * 30)) as server:
        place = socket_folder(server)
        assert await ask(server, "select 1") == 1
        assert rights(place) == 0o700
        assert len(str(place)) < 85
    assert place.name not in os.listdir(place.parent)  # noqa: PTH208 -- looking once


def test_foreign_folder_in_place_of_the_short_one_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / ("deep" * 30)
    with start(folder) as server:
        place = socket_folder(server)
    place.mkdir()
    place.chmod(0o777)
    try:
        with pytest.raises(CannotStart) as refused:
            start(folder)
        assert refused.value.reason is Reason.PERMISSION
        assert not embedded.is_running(folder)
    finally:
        place.rmdir()


async def test_second_process_attaches_and_leaves_the_server_alone(data: Path, bots: Callable[..., Bot]) -> None:
    with start(data) as server:
        second = bots(data)
        assert second.ready() == (False, server.pid, server.dsn)
        second.finish()
        assert await ask(server, "select n from kept") == 7
    assert not alive(server.pid)


def test_processes_that_start_at_once_share_one_new_server(tmp_path: Path, bots: Callable[..., Bot]) -> None:
    three = [bots(tmp_path / "data") for _ in range(3)]
    found = [bot.ready() for bot in three]
    assert sorted(owned for owned, _, _ in found) == [False, False, True]
    assert len({(pid, dsn) for _, pid, dsn in found}) == 1
    for _, bot in sorted(zip([owned for owned, _, _ in found], three, strict=True), key=lambda pair: pair[0]):
        bot.finish()  # the owner last


def test_ctrl_c_at_the_terminal_reaches_the_server_only_through_the_bot(data: Path, bots: Callable[..., Bot]) -> None:
    bot = bots(data)
    _, pid, _ = bot.ready()
    os.killpg(bot.process.pid, signal.SIGINT)  # what a terminal does: to everybody in the foreground
    assert bot.line("interrupted") == "interrupted, server answers: True"
    bot.line("stopped")
    assert not alive(pid)


async def test_first_start_that_was_killed_half_way_is_begun_anew(tmp_path: Path, bots: Callable[..., Bot]) -> None:
    bot = bots(tmp_path / "data")
    bot.line("say Preparing")
    eventually(lambda: bool(list((tmp_path / "data").glob("postgres.new-*/*"))))
    bot.kill()
    with start(tmp_path / "data") as server:
        assert await ask(server, "select 1") == 1
    assert list((tmp_path / "data").glob("postgres.new-*")) == []


def test_start_outside_the_main_thread_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    raised: list[BaseException] = []

    def attempt() -> None:
        try:
            start(tmp_path / "data")
        except RuntimeError as error:
            raised.append(error)

    thread = threading.Thread(target=attempt)
    thread.start()
    thread.join()
    assert ["main thread" in str(error) for error in raised] == [True]
    assert not (tmp_path / "data").exists()


async def test_log_never_quotes_what_was_stored(data: Path) -> None:
    with start(data) as server:
        await ask(server, "create table people (name text primary key)")
        await ask(server, "insert into people values ('Аполлинария')")
        for mistake in ("insert into people values ('Аполлинария')", "select 'Аполлинария'::int"):
            with pytest.raises(asyncpg.PostgresError, match=r"Аполлинария|people_pkey"):
                await ask(server, mistake)
    assert "Аполлинария" not in (data / "postgres.log").read_text()
    assert rights(data / "postgres.log") == 0o600


def test_launcher_needs_nothing_but_the_standard_library() -> None:
    for page in (ROOM / "db").glob("embedded*.py"):
        for node in ast.walk(ast.parse(page.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names or name.startswith(("db.embedded", "__future__")), (
                    page,
                    name,
                )
