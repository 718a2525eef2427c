"""Whom PostgreSQL runs as and where its data may then lie. An ordinary user: as that user, and this page is short.

PostgreSQL refuses root. Root therefore runs it in a user namespace, where root is nobody and the files stay root's; where
namespaces are forbidden (many containers), as an unprivileged account that gets its data and, where it cannot reach ours,
a copy of the binaries. Permissions above the data folder are never changed: a data folder that the account cannot reach
keeps a link to a place that it can.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.embedded import binaries as binaries
from db.embedded.binaries import NAMESPACE, SELF, Binaries, Identity, IdentityRefused
from db.embedded.reasons import CannotStart, Reason

if sys.platform != "win32":
    import pwd

#: Set to `off`, it makes root behave as where the kernel forbids user namespaces.
NAMESPACE_SWITCH = "BOT_PG_NAMESPACE"


@dataclass(frozen=True)
class Setting:
    """Who runs which PostgreSQL on which cluster folder (the real one, after links)."""

    identity: Identity
    binaries: Binaries
    cluster: Path


def choose(data_dir: Path, say: Callable[[str], None]) -> Setting:
    """Finds out who can run PostgreSQL here and prepares the place for them. Nobody else may be starting it meanwhile.

    Raises CannotStart; leaves existing data readable for the identity that it returns.
    """
    link = data_dir / "postgres"
    refusals: list[str] = []
    for identity in _identities(link):
        try:
            return _settle(identity, data_dir, say)
        except IdentityRefused as refused:
            refusals.append(str(refused))
    reasons = "; ".join(refusals) or "no account postgres or nobody"
    raise CannotStart(
        Reason.ROOT,
        "PostgreSQL may not run as root and nobody else can be had here: "
        f"start the bot as an ordinary user, or set DATABASE_URL. ({reasons})",
    )


def _identities(cluster: Path) -> Iterator[Identity]:
    """Best first; only root has a choice. Whoever owns the data already comes first, unless that is root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield SELF
        return
    if cluster.exists() and (owner := cluster.stat()).st_uid != 0:
        yield Identity(f"{owner.st_uid}:{owner.st_gid}")
    if sys.platform == "linux" and os.environ.get(NAMESPACE_SWITCH) != "off":
        yield NAMESPACE
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        yield Identity(f"{account.pw_uid}:{account.pw_gid}")


def _settle(identity: Identity, data_dir: Path, say: Callable[[str], None]) -> Setting:
    """Makes `data_dir/postgres` (or what it links to) a place for this identity. Raises IdentityRefused, CannotStart."""
    link = data_dir / "postgres"
    if identity in (SELF, NAMESPACE):
        found = binaries.find(identity, _written_by(link))
        cluster = link.resolve()
    else:
        home = _home(identity, data_dir, say)
        found = _reachable_binaries(identity, home, _written_by(link), say)
        cluster = _at_home(link, home)
    _give(cluster, identity)
    return Setting(identity, found, cluster)


def _written_by(cluster: Path) -> int | None:
    """The major version of existing data, None where there are none. Raises CannotStart when they may not be read."""
    try:
        return int((cluster / "PG_VERSION").read_text().split(".")[0])
    except FileNotFoundError:
        if not cluster.exists() or not any(cluster.iterdir()):
            return None
        raise _no_data_in(cluster) from None
    except PermissionError:
        line = f"The data in {cluster} belong to another user: start the bot as that user, or set DATA_DIR to a folder of yours."
        raise CannotStart(Reason.PERMISSION, line) from None
    except (ValueError, NotADirectoryError):
        raise _no_data_in(cluster) from None


def _no_data_in(cluster: Path) -> CannotStart:
    line = f"{cluster} does not hold PostgreSQL's data: restore it from a backup, or forget it with make reset."
    return CannotStart(Reason.BROKEN, line)


def _home(identity: Identity, data_dir: Path, say: Callable[[str], None]) -> Path:
    """A folder of root's that the account may enter: the data folder itself when the way to it is open."""
    owner = identity.owner
    assert owner is not None
    if data_dir.stat().st_uid == 0 and not _enters(identity, data_dir):
        _let_group_through(data_dir, owner[1])
    if _enters(identity, data_dir):
        return data_dir
    name = hashlib.sha256(os.fsencode(data_dir.resolve())).hexdigest()[:12]
    home = Path("/var/lib", f"mentorship-bot-{name}")
    try:
        home.mkdir(mode=0o700, exist_ok=True)
        _let_group_through(home, owner[1])
    except OSError as error:
        raise IdentityRefused(f"{home}: {error.strerror}") from None
    if not _enters(identity, home):
        raise IdentityRefused(f"{home} cannot be entered by {identity.name}")
    say(f"An ordinary account cannot reach {data_dir}; PostgreSQL's data are kept in {home} and linked from there.")
    return home


def _enters(identity: Identity, folder: Path) -> bool:
    return binaries.run(identity, "/bin/sh", "-c", 'cd "$0"', str(folder.resolve())).returncode == 0


def _let_group_through(folder: Path, gid: int) -> None:
    """The account's group may pass through, not look around."""
    os.chown(folder, -1, gid)
    folder.chmod((folder.stat().st_mode & 0o7777) | 0o010)


def _reachable_binaries(identity: Identity, home: Path, wanted: int | None, say: Callable[[str], None]) -> Binaries:
    """The package's where the account can run them, else a copy of them beside its data, else what `find` finds."""
    for folder in binaries.packaged(wanted):
        if (major := binaries.version_of(folder, identity)) is None:
            copy = home / f"postgres-binaries-{_fingerprint(folder)}"
            if not copy.exists():
                say("Copying PostgreSQL's programs to a place that an ordinary account can reach …")
                _copy(folder.parent, copy)
            folder = copy / "bin"
            major = binaries.version_of(folder, identity)
        if major is not None and wanted in (None, major):
            return Binaries(folder, major)
    return binaries.find(identity, wanted)


def _fingerprint(folder: Path) -> str:
    """Names a copy after what was copied, so that an update makes a new one."""
    facts = (folder / "postgres").stat()
    return hashlib.sha256(f"{folder} {facts.st_size} {facts.st_mtime_ns}".encode()).hexdigest()[:12]


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all, readable by everybody: these are public programs."""
    half = target.with_name(target.name + ".new")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o755)
    for part in ("bin", "lib", "share"):
        shutil.copytree(source / part, half / part, symlinks=True)
    for path in (half, *half.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    half.rename(target)


def _at_home(link: Path, home: Path) -> Path:
    """Where the data are, moved first if they lie where the account cannot go."""
    if home == link.parent:
        return link.resolve()
    target = home / "postgres"
    if link.is_dir() and not link.is_symlink():
        shutil.move(link, target)
    if not link.is_symlink():
        link.symlink_to(target)
    return link.resolve()


def _give(cluster: Path, identity: Identity) -> None:
    """Existing data become the identity's. The folder itself last: an interrupted walk is repeated by the next start."""
    if identity.owner is None or not cluster.exists() or cluster.stat().st_uid == identity.owner[0]:
        return
    for path in (*cluster.rglob("*"), cluster):
        os.chown(path, *identity.owner, follow_symlinks=False)
