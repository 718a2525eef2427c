"""Servers and bots of their own for the tests of the embedded PostgreSQL."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from db import embedded
from db.embedded import Server

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="sockets, signals and accounts of POSIX")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: the server dies with its parent only there")
root_only = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="concerns root on Linux; this run is not root"
)

ROOM = Path(__file__).parents[3]

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
from db.embedded.cluster import answers, read_pid_file
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


def rights(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)
