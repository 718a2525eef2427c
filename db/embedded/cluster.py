"""The data folder of the embedded PostgreSQL: making it, asking whether somebody serves it, clearing what a crash left."""

import errno
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from db.embedded.binaries import Identity, command, environment, run
from db.embedded.owner import Setting
from db.embedded.reasons import CannotStart, Reason, explain

SOCKET = ".s.PGSQL.5432"
#: Linux allows 107 bytes for a socket's path, macOS 103; the rest is left to the libraries that build on it.
LONGEST_SOCKET_PATH = 85
#: A crash of a busy server may leave minutes of log to replay.
PATIENCE = 300.0


@dataclass(frozen=True)
class Running:
    """What `postmaster.pid` says about a server."""

    pid: int
    port: int
    socket_dir: str
    ready: bool


def read_pid_file(cluster: Path) -> Running | None:
    """None when it is absent, truncated or garbled."""
    try:
        lines = (cluster / "postmaster.pid").read_text(errors="replace").splitlines()
        # pid, data folder, start, port, socket folder, listen address, shared memory, status
        return Running(int(lines[0]), int(lines[3]), lines[4], lines[7].strip() == "ready")
    except (OSError, ValueError, IndexError):
        return None


def serves(pid: int, cluster: Path) -> bool:
    """Whether `pid` is a PostgreSQL on this cluster: a pid file that outlived a container often names some other process."""
    if sys.platform == "linux":
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return b"postgres" in words[0] and (os.fsencode(cluster) in words or _works_in(pid, cluster))
    if sys.platform == "win32":
        listed = subprocess.run(["tasklist", "/FI", f"PID eq {pid}"], capture_output=True, text=True, check=False)
        return "postgres" in listed.stdout
    listed = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return "postgres" in listed.stdout and str(cluster) in listed.stdout


def _works_in(pid: int, cluster: Path) -> bool:
    """For a server started by hand with a relative path."""
    try:
        return Path(f"/proc/{pid}/cwd").resolve() == cluster
    except OSError:
        return False


def answers(running: Running) -> bool:
    """Whether something accepts connections at the address of the pid file."""
    if sys.platform == "win32":
        family, address = socket.AF_INET, ("127.0.0.1", running.port)
    else:
        family, address = socket.AF_UNIX, str(Path(running.socket_dir, SOCKET))
    with socket.socket(family) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


def clear_leftovers(setting: Setting, socket_dir: Path, say: Callable[[str], None]) -> None:
    """Ends a server that lost its bot and removes stale lock files. Only for who holds our lock: nobody lives here then."""
    found = read_pid_file(setting.cluster)
    if found and serves(found.pid, setting.cluster):
        say("PostgreSQL of an earlier run is still here; waiting for it to shut down …")
        _shut_down(found.pid, setting)
    for stale in (setting.cluster / "postmaster.pid", socket_dir / SOCKET, socket_dir / f"{SOCKET}.lock"):
        stale.unlink(missing_ok=True)


def _shut_down(pid: int, setting: Setting) -> None:
    """Fast shutdown, after a minute an immediate one; raises CannotStart if even that does not help."""
    for mode, number, patience in (("fast", signal.SIGINT, 60.0), ("immediate", getattr(signal, "SIGQUIT", 0), 15.0)):
        if sys.platform == "win32":
            run(setting.identity, setting.binaries.path("pg_ctl"), "stop", "-D", str(setting.cluster), "-m", mode)
        else:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                return
        if wait_until(lambda: not serves(pid, setting.cluster), patience):
            return
    raise CannotStart(
        Reason.BUSY, f"PostgreSQL (process {pid}) holds {setting.cluster} and does not end: stop it and start again."
    )


def wait_until(condition: Callable[[], bool], patience: float) -> bool:
    """Asks again every few milliseconds; False after `patience` seconds."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.005)
    return True


def create(setting: Setting, *, durable: bool, password: str | None = None) -> None:
    """initdb into a temporary name, then rename: an interrupted first start leaves nothing that looks like data.

    `password` only where sockets do not exist. Raises CannotStart.
    """
    parent = setting.cluster.parent
    _clear(parent)
    new = Path(tempfile.mkdtemp(prefix="postgres.new-", dir=parent))
    try:
        if setting.identity.owner:
            os.chown(new, *setting.identity.owner)
        _initdb(setting, new, durable=durable, password=password)
        rule = "local all all trust\n" if password is None else "host all all 127.0.0.1/32 scram-sha-256\n"
        with (new / "pg_hba.conf").open("w") as hba:
            hba.write(rule)
            hba.flush()
            os.fsync(hba.fileno())
        new.rename(setting.cluster)
        _clear(parent)  # once more: what an interrupted start left may have been written to until a moment ago
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if sys.platform != "win32":
        _sync_folder(parent)


def _clear(parent: Path) -> None:
    """Remove what interrupted first starts have left."""
    for abandoned in parent.glob("postgres.new-*"):
        shutil.rmtree(abandoned, ignore_errors=True)


def _initdb(setting: Setting, folder: Path, *, durable: bool, password: str | None) -> None:
    """Raises CannotStart with initdb's own reason in one line."""
    # "builtin" (17 and newer) gives the same lower() and ILIKE for Cyrillic on every system.
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    locale = builtin if setting.binaries.major >= 17 else ["--locale-provider=libc", "--locale=C.UTF-8"]
    words = [setting.binaries.path("initdb"), "-D", str(folder), "-U", "postgres", "-E", "UTF8", "--wal-segsize=4", *locale]
    words += [] if durable else ["--no-sync"]
    if password is None:
        words.append("--auth=trust")
    else:
        secret = folder.with_name(folder.name + ".password")
        secret.write_text(password)
        words += ["--auth=scram-sha-256", f"--pwfile={secret}"]
    process = subprocess.Popen(
        command(setting.identity, words),
        env=environment(),
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=PATIENCE)
    except BaseException:
        process.terminate()
        process.communicate()
        raise
    finally:
        folder.with_name(folder.name + ".password").unlink(missing_ok=True)
    if process.returncode != 0:
        raise explain(output, setting.cluster.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def socket_folder(cluster: Path, identity: Identity) -> Path:
    """The cluster itself (0700 already), or a short private folder where its path is too long for a socket."""
    short_enough = len(os.fsencode(cluster / SOCKET)) <= LONGEST_SOCKET_PATH
    if short_enough and "," not in str(cluster):  # clients read a comma as "several hosts"
        return cluster
    uid, gid = identity.owner or (os.geteuid(), os.getegid())
    folder = Path("/tmp", f"pg-{uid}-{sha256(os.fsencode(cluster)).hexdigest()[:16]}")
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, uid, gid)
    except FileExistsError:
        facts = folder.lstat()
        if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != uid or stat.S_IMODE(facts.st_mode) != 0o700:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder)) from None
    return folder
