"""The file that `python -m bot backup` writes: a plain tar of what it is, in JSON, and PostgreSQL's own dump.

    about.json      when it was taken, of which schema, and the SHA-256 of the dump
    database.dump   for pg_restore (custom format)

Any machine with tar and pg_restore opens it without this program.
"""

import contextlib
import hashlib
import io
import json
import os
import secrets
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

ABOUT, DUMP = "about.json", "database.dump"
_FORMAT = "mentorship-bot backup 1"
#: Only the account that runs the bot reads it: names and words are in it.
_MODE = 0o600
_BLOCK = 1 << 20


class Unusable(Exception):
    """The file is no backup, is damaged, or cannot be written; the message is one line for the operator."""


@dataclass(frozen=True)
class About:
    """What stands beside the dump. `now` is programme time (aware) when it was taken, `schema` the last migration."""

    now: datetime
    schema: str
    sha256: str


@contextmanager
def half(file: Path) -> Iterator[Path]:
    """A name beside `file` for what is not whole yet; whatever is left there at the end goes."""
    path = file.with_name(f".{secrets.token_hex(4)}-{file.name}")
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def write(file: Path, dump: Path, *, now: datetime, schema: str) -> None:
    """Put the dump into the new archive `file`, whole or not at all. Raises `Unusable`, also where the file is there already."""
    about = About(now, schema, _hash(dump.open("rb")))
    words = json.dumps({"format": _FORMAT, **asdict(about), "now": now.isoformat()}, indent=1).encode()
    with half(file) as path:
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE), "wb") as out:
                with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
                    _add(tar, ABOUT, len(words), io.BytesIO(words), now)
                    with dump.open("rb") as content:
                        _add(tar, DUMP, dump.stat().st_size, content, now)
                out.flush()
                os.fsync(out.fileno())
            _name(path, file)
        except FileExistsError:
            raise taken(file) from None
        except OSError as fault:
            raise Unusable(f"{file} cannot be written: {fault.strerror}") from None


def taken(file: Path) -> Unusable:
    """Nothing that is there is overwritten."""
    return Unusable(f"{file} is there already: choose another name, nothing is overwritten")


def _name(path: Path, file: Path) -> None:
    """Give the finished file its name, unless somebody else has it. Where the disk knows no second names, by a rename."""
    try:
        os.link(path, file)
    except FileExistsError:
        raise
    except OSError:
        if file.exists():
            raise FileExistsError from None
        path.rename(file)
    with contextlib.suppress(OSError):  # the name itself survives a power cut, where folders can be synced
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _add(tar: tarfile.TarFile, name: str, size: int, content: IO[bytes], at: datetime) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, _MODE, int(at.timestamp())
    tar.addfile(entry, content)


def unpack(file: Path, dump: Path) -> About:
    """Check the archive and put its dump into the new file `dump`. Raises `Unusable`."""
    try:
        with tarfile.open(file, "r:") as tar:
            words = tar.extractfile(ABOUT)
            content = tar.extractfile(DUMP)
            if words is None or content is None:
                raise KeyError(DUMP)
            told = json.loads(words.read())
            about = About(datetime.fromisoformat(told["now"]), str(told["schema"]), str(told["sha256"]))
            known = told["format"] == _FORMAT
            with os.fdopen(os.open(dump, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE), "wb") as out:
                found = _hash(content, out)
    except (tarfile.TarError, KeyError, ValueError, TypeError, EOFError):
        raise Unusable(f"{file} is no backup of this bot, or only a part of one") from None
    except OSError as fault:
        raise Unusable(f"{file} cannot be read: {fault.strerror}") from None
    if not known:
        raise Unusable(f"{file} was made by a newer release of this bot: install that one")
    if found != about.sha256:
        raise Unusable(f"{file} is damaged: it does not hold what was put into it")
    return about


def _hash(source: IO[bytes], copy: IO[bytes] | None = None) -> str:
    """The SHA-256 of everything, which is copied on the way."""
    sha = hashlib.sha256()
    with source:
        while block := source.read(_BLOCK):
            sha.update(block)
            if copy is not None:
                copy.write(block)
    return sha.hexdigest()
