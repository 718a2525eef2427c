"""The PostgreSQL that starts with the bot: it comes up after anything, keeps what it was told and leaves nothing behind."""

import ast
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from db import embedded
from db.embedded import CannotStart, Reason, Server
from db.embedded_reasons import explain

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets, signals and accounts of POSIX")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: the server dies with its parent only there")
root_only = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="concerns root on Linux; this run is not root"
)

ROOM = Path(__file__).parents[2]

#: Another bot: starts the server, says so, does what it is told line by line. Ctrl-C makes it look at its server once more.
BOT = """
import signal
import sys
import types
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests in the background has it ignored
package = sys.modules["db"] = types.ModuleType("db")  # the launcher without SQLAlchemy: a second less per process
package.__path__ = ["db"]
from db import embedded
from db.embedded_cluster import answers, read_pid_file
folder = Path(sys.argv[1])
try:
    with embedded.start(folder, say=lambda line: print("say", line, flush=True), durable=False) as server:
        try:
            print("ready", server.owned, server.pid, server.dsn, flush=True)
            sys.stdin.readline()
        except KeyboardInterrupt:
            print("interrupted, server answers:", answers(read_pid_file(folder / "postgres")), flush=True)
    print("stopped", flush=True)
except embedded.CannotStart as failure:
    print("refused", failure.reason.name, failure, flush=True)
"""


def quiet(line: str) -> None:
    """Progress that nobody reads."""


def start(folder: Path) -> Server:
    return embedded.start(folder, say=quiet, durable=False)


async def ask(server: Server | str, sql: str) -> Any:
    """One value over a fresh connection."""
    connection = await asyncpg.connect(server if isinstance(server, str) else server.dsn)
    try:
        return await connection.fetchval(sql)
    finally:
        await connection.close()


def eventually(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        os.sched_yield()


def alive(pid: int) -> bool:
    """Whether the process still runs; one that ended and waits for its parent to notice does not."""
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes() != b""
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class Bot:
    """A process of its own that starts or joins the server."""

    def __init__(self, folder: Path, *before: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [*before, sys.executable, "-c", BOT, str(folder)],
            cwd=ROOM,
            env=os.environ | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def line(self, beginning: str) -> str:
        """The next line that begins so."""
        assert self.process.stdout
        for line in self.process.stdout:
            if line.startswith(beginning):
                return line.strip()
        raise AssertionError(f"ended without a line {beginning!r}")

    def ready(self) -> tuple[bool, int, str]:
        """(owns it, the server's pid, dsn) once it serves."""
        _, owned, pid, dsn = self.line("ready").split()
        return owned == "True", int(pid), dsn

    def finish(self) -> None:
        """Tells it to end in order; returns when it has."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.close()
        self.line("stopped")
        assert self.process.wait(20) == 0

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def bots() -> Iterator[Callable[..., Bot]]:
    """Makes bots; none outlives its test."""
    made: list[Bot] = []

    def make(folder: Path, *before: str, **environment: str) -> Bot:
        made.append(Bot(folder, *before, **environment))
        return made[-1]

    yield make
    for bot in made:
        bot.kill()
        assert bot.process.stdin
        assert bot.process.stdout
        bot.process.stdout.close()
        if not bot.process.stdin.closed:
            bot.process.stdin.close()


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that was made once, in which one row was stored."""
    folder = tmp_path_factory.mktemp("seed") / "data"
    program = 'import sys, asyncio, asyncpg; from pathlib import Path; from db.embedded import start\nasync def main(s):\n c = await asyncpg.connect(s.dsn); await c.execute("create table kept (n int); insert into kept values (7)"); await c.close()\nwith start(Path(sys.argv[1]), say=print, durable=False) as s: asyncio.run(main(s))'  # noqa: E501 -- one small program
    subprocess.run([sys.executable, "-c", program, str(folder)], cwd=ROOM, check=True, capture_output=True)
    return folder


@pytest.fixture
def data(seed: Path, tmp_path: Path) -> Path:
    """An own copy of it."""
    return Path(shutil.copytree(seed, tmp_path / "data", symlinks=True))


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


def rights(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)


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


def modes(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Rights and owners of everything above a folder."""
    found = [(parent, parent.stat()) for parent in folder.parents]
    return {parent: (facts.st_mode, facts.st_uid, facts.st_gid) for parent, facts in found}


@pytest.mark.parametrize("namespace", ["on", "off"])
def test_permissions_above_the_data_folder_stay_as_they_are(bots: Callable[..., Bot], namespace: str, home: Path) -> None:
    parent = home / "private" / "deeper"
    parent.mkdir(parents=True)
    (home / "private").chmod(0o750)
    parent.chmod(0o711)
    before = modes(parent / "data")
    bot = bots(parent / "data", BOT_PG_NAMESPACE=namespace)
    bot.ready()
    bot.finish()
    assert modes(parent / "data") == before


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that every account can reach, unlike pytest's own; what was put aside for its data folders goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="home-"))
    folder.chmod(0o755)
    yield folder
    for link in folder.rglob("postgres"):
        if link.is_symlink():
            shutil.rmtree(link.resolve().parent)
    shutil.rmtree(folder)


def uid_of(pid: int) -> int:
    """The real user of a process, as the machine outside of any namespace sees it."""
    return int(Path(f"/proc/{pid}/status").read_text().split("Uid:")[1].split()[0])


@root_only
async def test_root_in_a_namespace_keeps_the_data_to_itself(home: Path, bots: Callable[..., Bot]) -> None:
    bot = bots(home / "data")
    _, pid, dsn = bot.ready()
    if uid_of(pid) != 0:
        pytest.skip("user namespaces are forbidden here")
    assert await ask(dsn, "select 1") == 1
    facts = (home / "data" / "postgres").stat()
    assert (facts.st_uid, stat.S_IMODE(facts.st_mode)) == (0, 0o700)
    bot.finish()


@root_only
@pytest.mark.parametrize("mode", [0o755, 0o700], ids=["reachable folder", "folder of root's alone"])
async def test_root_without_namespaces_uses_an_account_and_goes_on_with_the_same_data(
    seed: Path, home: Path, bots: Callable[..., Bot], mode: int
) -> None:
    private = home / "private"
    private.mkdir(mode=mode)
    data = Path(shutil.copytree(seed, private / "data", symlinks=True))
    for namespace in ("off", "off", "on"):
        bot = bots(data, BOT_PG_NAMESPACE=namespace)
        _, pid, dsn = bot.ready()
        assert uid_of(pid) != 0
        assert await ask(dsn, "update kept set n = n + 1 returning n") in (8, 9, 10)
        bot.finish()
    assert (data / "postgres").is_symlink() == (mode == 0o700)
    bot = bots(data)
    assert await ask(bot.ready()[2], "select n from kept") == 10
    bot.finish()


def can_map_root() -> bool:
    return shutil.which("unshare") is not None and subprocess.run(["unshare", "-Ur", "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(not can_map_root(), reason="needs the program unshare and user namespaces")
def test_root_who_can_be_nobody_else_gets_one_clear_sentence(tmp_path: Path, bots: Callable[..., Bot]) -> None:
    bot = bots(tmp_path / "data", "unshare", "-Ur", BOT_PG_NAMESPACE="off")
    line = bot.line("refused")
    assert line.startswith("refused ROOT PostgreSQL may not run as root")
    assert "ordinary user" in line
    assert "DATABASE_URL" in line
    assert bot.process.wait(20) == 0


@root_only
@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        ('mount -t tmpfs -o size=9m none "$0"', "DISK_FULL"),
        ('mount -t tmpfs -o size=80m none "$0" && cp -a "$1" "$0/data" && ! cat /dev/zero > "$0/filler"', "DISK_FULL"),
        ('mount -t tmpfs -o ro none "$0"', "PERMISSION"),
    ],
    ids=["too small from the first", "filled up later", "read-only"],
)
def test_full_or_read_only_disk_is_one_clear_sentence(
    seed: Path, tmp_path: Path, bots: Callable[..., Bot], prepare: str, reason: str
) -> None:
    private = ["unshare", "-m", "sh", "-c", f'{{ {prepare}; }} 2>&- && shift && exec "$@"', str(tmp_path), str(seed)]
    if subprocess.run([*private, "true"], capture_output=True).returncode != 0:
        pytest.skip("this machine does not let us mount anything")
    bot = bots(tmp_path / "data", *private)
    assert bot.line("refused").startswith(f"refused {reason} ")
    assert bot.process.wait(20) == 0


def test_file_in_place_of_the_data_folder_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(CannotStart, match="data"):
        start(tmp_path / "data")


def test_data_of_another_version_are_not_touched(data: Path) -> None:
    (data / "postgres" / "PG_VERSION").write_text("12\n")
    with pytest.raises(CannotStart, match="written by PostgreSQL 12") as refused:
        start(data)
    assert refused.value.reason is Reason.OTHER_VERSION
    assert not embedded.is_running(data)


def test_folder_that_only_looks_like_data_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "letter.txt").write_text("precious")
    with pytest.raises(CannotStart, match="make reset"):
        start(tmp_path)
    assert (tmp_path / "postgres" / "letter.txt").read_text() == "precious"


def test_wrong_binaries_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_PG_BIN", str(tmp_path / "nowhere"))
    with pytest.raises(CannotStart, match=r"BOT_PG_BIN names .*nowhere") as refused:
        start(tmp_path / "data")
    assert refused.value.reason is Reason.NO_BINARIES


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


@pytest.mark.parametrize(
    ("output", "reason", "words"),
    [
        ('FATAL:  could not write lock file "postmaster.pid": No space left on device', Reason.DISK_FULL, "free some"),
        ('initdb: error: could not create directory "x": Permission denied', Reason.PERMISSION, "DATA_DIR"),
        ('FATAL:  data directory "x" has wrong ownership', Reason.PERMISSION, "make it yours"),
        ('LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', Reason.PORT, "taken"),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", Reason.MEMORY, "memory"),
        ("FATAL:  database files are incompatible with server", Reason.OTHER_VERSION, "BOT_PG_BIN"),
        ("postgres: error while loading shared libraries: libz.so.1", Reason.NO_BINARIES, "DATABASE_URL"),
        ("2026-01-01 10:00:00 UTC [12] PANIC:  could not locate a valid checkpoint record", Reason.BROKEN, "valid checkpoint"),
        ("", Reason.BROKEN, "gave no reason"),
    ],
)
def test_each_failure_is_one_line_with_a_way_out(output: str, reason: Reason, words: str) -> None:
    failure = explain(f"LOG:  starting\n{output}\nLOG:  database system is shut down" if output else "", Path("/data"))
    assert failure.reason is reason
    assert words in str(failure)
    assert "\n" not in str(failure)
    assert "2026" not in str(failure)


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
