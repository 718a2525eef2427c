"""The PostgreSQL that starts with the bot when no other is named (DATABASE_URL unset), and ends with it.

Started before anything heavy is imported, so this page and its neighbours know only the standard library. Whoever holds
the lock beside the data owns the server; a second process attaches to it and leaves it alone. The server has a session of
its own, so Ctrl-C reaches it only through us, and it shuts down by itself when its owner is killed.
"""

import atexit
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO
from urllib.parse import quote

from db.embedded import cluster as clusters
from db.embedded import owner as owners
from db.embedded.binaries import command, environment
from db.embedded.cluster import PATIENCE, Running
from db.embedded.owner import Setting
from db.embedded.reasons import CannotStart, Reason, explain

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["CannotStart", "Reason", "Server", "is_running", "start"]


class Server:
    """A PostgreSQL that accepts connections. A context manager: leaving it stops the server, if it is ours.

    `url` is for SQLAlchemy, `dsn` for asyncpg and libpq; both name the superuser and the database `postgres`. `owned` tells
    whether this process started it.
    """

    def __init__(self, running: Running, password: str | None, own: "_Own | None" = None) -> None:
        """Made by `start` only."""
        if sys.platform == "win32":
            place = f"postgres:{password}@127.0.0.1:{running.port}/postgres"
        else:
            place = f"postgres@/postgres?host={quote(running.socket_dir, safe='')}"
        self.url = f"postgresql+asyncpg://{place}"
        self.dsn = f"postgresql://{place}"
        self.pid = running.pid
        self._own = own
        if own:
            atexit.register(self.stop)

    @property
    def owned(self) -> bool:
        """Whether `stop` would end the server; False after it did."""
        return self._own is not None

    def stop(self) -> None:
        """Ends the server in order (open connections are cut) if this process started it. Safe to call twice."""
        own, self._own = self._own, None
        if own:
            atexit.unregister(self.stop)
            own.end()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


class _Own:
    """A server of this process: its lock, its process, its socket."""

    def __init__(self, setting: Setting, lock: "Lock", socket_dir: Path, process: "subprocess.Popen[bytes]") -> None:
        self.setting, self.lock, self.socket_dir, self.process, self.pid = setting, lock, socket_dir, process, os.getpid()

    def end(self) -> None:
        """Fast shutdown; a server that does not end in a minute is ended the way a crash would (and recovers)."""
        if self.pid != os.getpid():  # a forked child leaves its parent's server alone
            return
        _interrupt(self.process, self.setting)
        for harder in (getattr(signal, "SIGQUIT", signal.SIGTERM), getattr(signal, "SIGKILL", signal.SIGTERM)):
            try:
                self.process.wait(60 if harder != getattr(signal, "SIGKILL", None) else 10)
                break
            except subprocess.TimeoutExpired:
                self.process.send_signal(harder)
        self.process.wait()
        _leave(self.socket_dir, self.setting)
        self.lock.release()


def _interrupt(process: "subprocess.Popen[bytes]", setting: Setting) -> None:
    if sys.platform == "win32":
        subprocess.run([setting.binaries.path("pg_ctl"), "stop", "-D", str(setting.cluster), "-m", "fast", "-W"], check=False)
    else:
        process.send_signal(signal.SIGINT)


def _leave(socket_dir: Path, setting: Setting) -> None:
    """Removes the short folder of a long path."""
    if socket_dir != setting.cluster:
        shutil.rmtree(socket_dir, ignore_errors=True)


class Lock:
    """Held by the process that owns what lies beside it; the system frees it however that process ends."""

    def __init__(self, path: Path) -> None:
        """Opens the file; raises OSError where that is not allowed."""
        self._file: BinaryIO = path.open("ab")

    def take(self, *, to_look: bool = False) -> bool:
        """False when somebody else holds it. Those who only look (`to_look`) do not take each other for an owner."""
        try:
            if sys.platform == "win32":
                self._file.seek(0)
                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._file, (fcntl.LOCK_SH if to_look else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def release(self) -> None:
        """Closing frees it."""
        self._file.close()


def is_running(data_dir: Path) -> bool:
    """Whether a bot runs its PostgreSQL on this data folder now. Raises OSError when the folder may not be read."""
    path = data_dir / "postgres.lock"
    if not path.exists():
        return False
    lock = Lock(path)
    try:
        return not lock.take(to_look=True)
    finally:
        lock.release()


def start(data_dir: Path, *, say: Callable[[str], None], durable: bool = True) -> Server:
    """Starts PostgreSQL on `data_dir/postgres`, or attaches to the one that another process started there.

    Call it in the main thread: the server ends with the thread that started it. `say` gets progress, one plain line at a
    time, and nothing when all is quick. `durable=False` gives up safety for speed (tests). Raises CannotStart.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("the embedded PostgreSQL is started from the main thread: it ends when its thread does")
    data_dir = data_dir.absolute()
    lock: Lock | None = None
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = Lock(data_dir / "postgres.lock")
        attached = _take_or_attach(lock, data_dir, say)
        server = attached or _start_own(data_dir, lock, say, durable=durable)
    except OSError as error:
        if lock:
            lock.release()
        raise explain(f"could not use {error.filename or data_dir}: {error.strerror}", data_dir) from error
    except BaseException:
        if lock:
            lock.release()
        raise
    if attached:
        lock.release()
    return server


def _take_or_attach(lock: Lock, data_dir: Path, say: Callable[[str], None]) -> Server | None:
    """None once the lock is ours; a server when its owner's is ready first."""
    progress = _Progress(say, "Waiting for the PostgreSQL that another process is starting")
    while not lock.take():
        cluster = (data_dir / "postgres").resolve()
        found = clusters.read_pid_file(cluster)
        if found and found.ready and clusters.serves(found.pid, cluster) and clusters.answers(found):
            return Server(found, _password(data_dir))
        if not progress.patient():
            raise CannotStart(
                Reason.BUSY, f"Another process holds {data_dir} and its PostgreSQL is not ready: stop it and start again."
            )
    return None


def _start_own(data_dir: Path, lock: Lock, say: Callable[[str], None], *, durable: bool) -> Server:
    setting = owners.choose(data_dir, say)
    if (setting.cluster / "PG_VERSION").exists():
        socket_dir = clusters.socket_folder(setting.cluster, setting.identity)
        clusters.clear_leftovers(setting, socket_dir, say)
    else:
        say("Preparing the database for the first time …")
        clusters.create(setting, durable=durable, password=_new_password(data_dir))
        socket_dir = clusters.socket_folder(setting.cluster, setting.identity)
    progress = _Progress(say, "PostgreSQL is putting its data in order after an interruption")
    while True:
        own = None
        try:
            own = _Own(setting, lock, socket_dir, _launch(setting, socket_dir, data_dir, durable=durable))
            if running := _ready(own, progress, data_dir):
                return Server(running, _password(data_dir), own)
        except BaseException:
            if own:
                own.end()
            _leave(socket_dir, setting)
            raise


def _ready(own: _Own, progress: "_Progress", data_dir: Path) -> Running | None:
    """The server once it accepts connections; None if it has to be launched again, since a killed one's children still end."""
    while own.process.poll() is None:
        running = clusters.read_pid_file(own.setting.cluster)
        if running and running.ready and running.pid == own.process.pid:
            return running
        if not progress.patient():
            raise CannotStart(
                Reason.TOO_SLOW, f"PostgreSQL did not get ready in {PATIENCE:.0f} s: see {data_dir / 'postgres.log'}."
            )
    failure = explain(_log_of(data_dir), data_dir)
    if failure.reason is Reason.BUSY and progress.patient():
        return None
    raise failure


def _log_of(data_dir: Path) -> str:
    """The end of what the server printed; on a full disk it could not print, so that is said here."""
    output = (data_dir / "postgres.log").read_text(errors="replace")[-20_000:]
    return output or ("No space left on device" if shutil.disk_usage(data_dir).free < 1_000_000 else "")


class _Progress:
    """Paces a wait: a few milliseconds a step, a word every five seconds, no more than PATIENCE."""

    def __init__(self, say: Callable[[str], None], words: str) -> None:
        self._say, self._words, self._began, self._said = say, words, time.monotonic(), 0

    def patient(self) -> bool:
        """Waits a step; False when patience is over."""
        time.sleep(0.003)
        waited = time.monotonic() - self._began
        if waited // 5 > self._said:
            self._said = int(waited // 5)
            self._say(f"{self._words} ({self._said * 5} s) …")
        return waited < PATIENCE


def _launch(setting: Setting, socket_dir: Path, data_dir: Path, *, durable: bool) -> "subprocess.Popen[bytes]":
    """Its output goes to `postgres.log`; that of the run before is kept as `postgres.log.1`."""
    log = data_dir / "postgres.log"
    if log.exists():
        log.replace(log.with_name("postgres.log.1"))
    words = [setting.binaries.path("postgres"), "-D", str(setting.cluster)]
    for name, value in _settings(setting, socket_dir, durable=durable).items():
        words += ["-c", f"{name}={value}"]
    with log.open("wb") as output:
        log.chmod(0o600)
        return subprocess.Popen(
            command(setting.identity, words),
            env=environment(),
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C at the terminal must not reach it before the bot is done
        )


#: What is lost with the machine, and gets no statistics of its own accord.
_QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}


def _settings(setting: Setting, socket_dir: Path, *, durable: bool) -> dict[str, str]:
    """For a small machine. The log never quotes a statement or a row: there are names in them."""
    quoted = str(socket_dir).replace('"', '""')
    here = {"listen_addresses": "", "unix_socket_directories": f'"{quoted}"', "unix_socket_permissions": "0700", "port": "5432"}
    if sys.platform == "win32":
        here = {"listen_addresses": "127.0.0.1", "port": str(_free_port())}
    safety = {} if durable else _QUICK
    newer = {"io_method": "sync"} if setting.binaries.major >= 18 else {}  # three processes fewer
    quiet = {
        "log_min_messages": "log",
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "log_checkpoints": "off",
    }
    return here | safety | newer | quiet | {
        "max_connections": "100",
        "shared_buffers": "256MB",  # taken as it is needed; a region's million of messages is worked without reading pages again
        # After each checkpoint every page is logged whole once: under a region's load fewer of them.
        "max_wal_size": "1GB" if durable else "256MB",
        "max_parallel_workers_per_gather": "0",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "logging_collector": "off",
    }  # fmt: skip


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _new_password(data_dir: Path) -> str | None:
    """Only where sockets do not exist and the server must listen on 127.0.0.1."""
    if sys.platform != "win32":
        return None
    password = secrets.token_urlsafe(24)
    (data_dir / "postgres.password").write_text(password)
    return password


def _password(data_dir: Path) -> str | None:
    return (data_dir / "postgres.password").read_text() if sys.platform == "win32" else None
