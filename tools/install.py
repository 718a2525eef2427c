"""Makes `.venv/` hold exactly the locked dependencies; called by `make` before everything else, and done in milliseconds
when nothing changed. Needs nothing but Python itself. `--dev` adds what tests and linters need.

A folder `wheels/` beside the project (from `make bundle`) is used instead of a registry. Uses uv when it is on PATH.
Exit status 1 with one clear sentence when it cannot; an interrupted run is repaired by the next one.
"""

import sys

# Before anything an old Python would not understand. No newer syntax in this file than 3.6 can parse.
if sys.version_info < (3, 11):  # noqa: UP036 -- it is the Python of the machine that is asked here, not ours
    import shutil

    newer = [name for name in ("python3.14", "python3.13", "python3.12", "python3.11") if shutil.which(name)]
    advice = "run: make PYTHON=" + newer[0] + " run" if newer else "install a newer one, then run: make PYTHON=python3.12 run"
    sys.exit("Python " + ".".join(map(str, sys.version_info[:2])) + " is too old, 3.11 or newer is needed: " + advice)

import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
WHEELS = ROOT / "wheels"
#: There while packages are being written: what it outlives was interrupted and is built anew.
UNFINISHED = VENV / ".unfinished"

LOCKS = {"runtime": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}

OFFLINE = (
    "No package registry can be reached. Connect this machine; or run `make bundle` on a connected one of the same kind "
    "and unpack dist/mentorship-bot-bundle.tar.gz: its folder wheels/ is used instead of a registry."
)
NO_VENV = (
    "This Python lacks its module venv. On Debian or Ubuntu: apt install python3-venv "
    f"(or python{sys.version_info[0]}.{sys.version_info[1]}-venv). Then run the same command again."
)
FULL = f"No space is left on the disk of {ROOT}: about 700 MB are needed."
UNWRITABLE = f"{VENV} cannot be written: make the project folder yours and try again."
#: No other way to install would end better.
HOPELESS = (NO_VENV, FULL, UNWRITABLE)
#: What is printed when an installer failed, by what it said. The first that fits.
REASONS = (
    (r"No space left on device|Disk quota exceeded|os error 28", FULL),
    (r"Permission denied|Read-only file system|os error 13\b", UNWRITABLE),
    (r"ensurepip", NO_VENV),
    (
        r"DO NOT MATCH THE HASHES|[Hh]ash mismatch",
        "A package is not the one that was locked (its hash differs): do not use that registry.",
    ),
    (
        r"NewConnectionError|ConnectTimeout|ReadTimeout|timed out|Connection refused|name resolution|ProxyError|SSLError"
        r"|Connection reset|Network is unreachable|error sending request|dns error|tcp connect error|403 Client Error|502|503",
        OFFLINE,
    ),
    (
        r"No matching distribution found for (\S+)",
        f"Some package has no wheel for Python {sys.version_info[0]}.{sys.version_info[1]} on this machine: "
        "try another Python with make PYTHON=python3.12 run.",
    ),
)


#: The lock of `alone`.
held: "list[int]" = []


class Failed(Exception):
    """The installation did not succeed; `str()` is one line for the person who waits."""


def say(line: str) -> None:
    """Flushed, so that it is seen at once in a pipe too."""
    print(line, flush=True)


def wanted(kind: str) -> str:
    """What the stamp holds once `kind` is installed: it changes with the lock and with the Python."""
    content = LOCKS[kind].read_bytes()
    return f"{sys.version_info[0]}.{sys.version_info[1]} {sys.platform} {hashlib.sha256(content).hexdigest()}"


def stamp(kind: str) -> Path:
    """Where it stands that `kind` is installed."""
    return VENV / f".installed-{kind}"


def installed(kind: str) -> bool:
    """Whether nothing has to be done."""
    try:
        return stamp(kind).read_text() == wanted(kind) and PYTHON.exists() and not UNFINISHED.exists()
    except FileNotFoundError:
        return False


def environment() -> dict[str, str]:
    """Without settings that would lead packages elsewhere than into `.venv/`."""
    elsewhere = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_HASHES", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name not in elsewhere}
    return kept | {"PYTHONUNBUFFERED": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_NO_COLOR": "1"}


def working_uv() -> "str | None":
    """uv, if it is here and really runs (a version manager may leave a name that does not)."""
    found = shutil.which("uv")
    if found is None:
        return None
    return found if subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0 else None


def make_venv(*, with_pip: bool) -> None:
    """An empty `.venv/` of this Python. Raises Failed, with the name of the system's package when a part of Python is missing."""
    parts = ["venv", "ensurepip"] if with_pip else ["venv"]
    if not all(importlib.util.find_spec(part) for part in parts):
        raise Failed(NO_VENV)
    say(f"Making .venv with Python {sys.version.split()[0]} …")
    for kind in LOCKS:
        stamp(kind).unlink(missing_ok=True)  # first: a removal that is interrupted must not look like an installation
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    run([sys.executable, "-m", "venv", *([] if with_pip else ["--without-pip"]), str(VENV)])


def ready_venv(*, with_pip: bool) -> None:
    """Keeps a `.venv/` that works, builds anew one that is absent, interrupted, or of another Python."""
    if PYTHON.exists() and not UNFINISHED.exists():
        facts = f"import sys{', pip' if with_pip else ''}; print(*sys.version_info[:2])"
        asked = subprocess.run([str(PYTHON), "-I", "-c", facts], capture_output=True, text=True, check=False)
        if asked.stdout.split() == [str(number) for number in sys.version_info[:2]]:
            UNFINISHED.touch()
            return
    make_venv(with_pip=with_pip)


def run(command: "list[str]") -> None:
    """Runs an installer and shows its progress line by line. Raises Failed with what its output means."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=held,  # if we are killed, the next make waits for the installer that outlived us
    )
    said: list[str] = []
    try:
        assert process.stdout
        for line in process.stdout:
            said.append(line.rstrip())
            for progress in shown(said[-1]):
                say(progress)
        status = process.wait()
    except BaseException:
        process.terminate()
        process.wait()
        raise
    if status != 0:
        output = "\n".join(said)
        sentence = next((sentence for pattern, sentence in REASONS if re.search(pattern, output)), None)
        if sentence is None:
            say("\n".join(said[-15:]))
        raise Failed(sentence or f"The installation failed; the lines above are what {Path(command[0]).name} said.")


def shown(line: str) -> Iterator[str]:
    """What a person wants to see of pip's and uv's output."""
    found = re.match(r"Collecting ([^ =]+)==(\S+)", line) or re.match(r"Processing .*?([^/-]+)-([^/-]+)-[^/]*\.whl", line)
    if found:
        yield f"  {found[1]} {found[2]}"
    elif line.startswith("Installing collected packages"):
        yield f"  Installing {line.count(',') + 1} packages (this is the longest step) …"
    elif re.match(r"(Resolved|Prepared|Installed|Downloading|WARNING: Retrying|\s+Building)", line):
        yield f"  {line.split('connection broken')[0].strip()[:110]}"


def attempts(kind: str) -> Iterator["tuple[str, bool, list[str]]"]:
    """Ways to install, best first: what to say, whether pip must be in `.venv/`, the command."""
    lock = str(LOCKS[kind])
    uv = working_uv()
    by_uv = [uv or "uv", "pip", "install", "--python", str(PYTHON), "--no-deps", "--require-hashes", "--no-build", "-r", lock]
    by_pip = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--progress-bar",
        "off",
    ]
    by_pip += ["--no-warn-script-location", "--retries", "2", "-r", lock]
    if WHEELS.is_dir() and any(WHEELS.glob("*.whl")):
        offline = ["--find-links", str(WHEELS), "--no-index"]
        if uv:
            yield "from wheels/ with uv", False, [*by_uv, "--offline", *offline]
        yield "from wheels/ with pip", True, [*by_pip, *offline]
    if uv:
        yield "with uv", False, by_uv
    yield "with pip", True, by_pip


def install(kind: str) -> None:
    """Installs the lock of `kind`. Raises Failed with the reason of the last way tried."""
    failure = None
    for words, with_pip, command in attempts(kind):
        if failure:
            say(f"  That did not work ({failure}); trying another way.")
        try:
            ready_venv(with_pip=with_pip)
            say(f"Installing the locked packages {words} …")
            run(command)
        except Failed as failed:
            if str(failed) in HOPELESS:
                raise
            failure = failed
        else:
            finish(kind)
            return
    raise failure or Failed("There is no way to install.")


def finish(kind: str) -> None:
    """Leaves the stamps. The dev lock contains the runtime's; a runtime lock says nothing about the dev one."""
    stamp("dev").unlink(missing_ok=True)
    for done in ("runtime", "dev") if kind == "dev" else ("runtime",):
        stamp(done).write_text(wanted(done))
    UNFINISHED.unlink()


def alone() -> None:
    """Waits until no other `make` installs here; freed by the system when this process ends."""
    if sys.platform == "win32":
        return
    folder = os.open(ROOT / "tools", os.O_RDONLY)
    held.append(folder)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another make is installing here; waiting for it …")
        fcntl.flock(folder, fcntl.LOCK_EX)


def main(kind: str) -> "str | int":
    """The exit status, or the sentence to end with."""
    if installed(kind):
        return 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    began = time.monotonic()
    try:
        alone()
        if not installed(kind):
            install(kind)
            say(f"Installed in {time.monotonic() - began:.0f} s.")
    except Failed as failed:
        return str(failed)
    except OSError as error:
        return next((words for pattern, words in REASONS if re.search(pattern, str(error))), f"The installation failed: {error}")
    except KeyboardInterrupt:
        return "Interrupted; the same command goes on from here."
    return 0


if __name__ == "__main__":
    sys.exit(main("dev" if "--dev" in sys.argv[1:] else "runtime"))
