"""A whole copy of a database and its return, by PostgreSQL's own programs: pg_dump, pg_restore and psql.

They come with the dependencies beside the embedded server; BOT_PG_BIN names others, and the system's are tried last.
"""

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from db.embedded import binaries as binaries
from db.embedded.reasons import last_complaint

_EXE = ".exe" if sys.platform == "win32" else ""
_PROGRAMS = ("pg_dump", "pg_restore", "psql")
#: What newer programs write first and older servers do not know; it is about the one who reads the copy in.
_UNKNOWN_TO_OLDER = b"SET transaction_timeout = 0;\n"
_NO_TLS = "SSL support is not compiled in"


class CannotCopy(Exception):
    """There is no copy, or nothing was changed by bringing one back; the message is one line for the operator."""


@dataclass(frozen=True)
class Programs:
    """The programs of one folder, for one database."""

    folder: Path
    #: The address without its password, which stands in the environment, where other accounts cannot read it.
    address: str
    environment: dict[str, str]

    def dump(self, to: Path) -> None:
        """Write a copy of everything, as at one moment, into the new file `to`. Raises `CannotCopy`."""
        self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={to}", self.address)

    def check(self, dump: Path) -> None:
        """Read a copy from its first byte to its last. Raises `CannotCopy` where that does not succeed."""
        self._run("pg_restore", f"--file={os.devnull}", str(dump))

    def bring_back(self, dump: Path, *, before: str, after: str) -> None:
        """Put the copy into the database, between the statements `before` and `after`: all of it or nothing.

        Raises `CannotCopy`; the database is then as it was.
        """
        reading = [self.path("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(dump)]
        writing = [self.path("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output", os.devnull, self.address]
        with (
            subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment) as reader,
            subprocess.Popen(
                writing, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.environment
            ) as writer,
        ):
            assert reader.stdout and reader.stderr and writer.stdin and writer.stderr  # noqa: PT018 -- asked for above
            # Without the last word everything is undone: a copy that breaks off leaves the database as it was.
            with contextlib.suppress(BrokenPipeError):
                writer.stdin.write(f"BEGIN;\n{before}\n".encode())
                _pass_on(reader.stdout, writer.stdin)
                if reader.wait() == 0:
                    writer.stdin.write(f"{after}\nCOMMIT;\n".encode())
                writer.stdin.flush()
            with contextlib.suppress(BrokenPipeError):
                writer.stdin.close()
            reader.stdout.close()
            refused = writer.stderr.read().decode(errors="replace")
            unread = reader.stderr.read().decode(errors="replace")
            if writer.wait() != 0:
                raise CannotCopy(f"the database refused the copy: {last_complaint(refused)}")
            if reader.wait() != 0:
                raise CannotCopy(f"the copy cannot be read: {last_complaint(unread)}")

    def path(self, program: str) -> str:
        """Where it is."""
        return str(self.folder / f"{program}{_EXE}")

    def _run(self, program: str, *arguments: str) -> None:
        ran = subprocess.run(
            [self.path(program), *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if ran.returncode == 0:
            return
        if _NO_TLS in ran.stderr:
            raise CannotCopy(
                f"the {program} in {self.folder} speaks no TLS, which DATABASE_URL asks for:"
                " set BOT_PG_BIN to the bin folder of a PostgreSQL that does"
            )
        raise CannotCopy(f"{program} failed: {last_complaint(ran.stderr)}")


def _pass_on(source: IO[bytes], target: IO[bytes]) -> None:
    """Everything, but for a setting in the first lines that older servers do not know."""
    for line in source:
        if line == _UNKNOWN_TO_OLDER:
            break
        target.write(line)
        if line.startswith(b"CREATE "):
            break
    while block := source.read(1 << 16):
        target.write(block)


def programs(dsn: str, server: int) -> Programs:
    """The programs to use for the database at `dsn`, which is of the major version `server`. Raises `CannotCopy`."""
    address, environment = _reach(dsn)
    tls = any(f"sslmode={mode}" in dsn for mode in ("require", "verify-ca", "verify-full"))
    newest = 0
    for folder in _folders():
        if not all((folder / f"{program}{_EXE}").is_file() for program in _PROGRAMS):
            continue
        found = Programs(folder, address, environment)
        version = _version(found)
        newest = max(newest, version)
        if version >= server and not (tls and _lacks_tls(found)):
            return found
    if newest >= server:
        raise CannotCopy(f"no pg_dump here speaks TLS, which DATABASE_URL asks for: {_ELSEWHERE}")
    here = f"here is {newest}" if newest else "none is here"
    raise CannotCopy(f"pg_dump, pg_restore and psql {server} or newer are needed, {here}: {_ELSEWHERE}")


_ELSEWHERE = "set BOT_PG_BIN to the bin folder of a PostgreSQL that does, or install its client programs"


def _version(found: Programs) -> int:
    """The major one; 0 where nothing runs."""
    try:
        ran = subprocess.run([found.path("pg_dump"), "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    told = re.search(r"\(PostgreSQL\) (\d+)", ran.stdout)
    return int(told[1]) if told else 0


def _lacks_tls(found: Programs) -> bool:
    """Asked without going anywhere: the library looks at the word first."""
    ran = subprocess.run(
        [found.path("psql"), "host=127.0.0.1 port=9 sslmode=require connect_timeout=2"],
        capture_output=True, text=True, check=False, env=found.environment,
    )  # fmt: skip
    return _NO_TLS in ran.stderr


def _folders() -> Iterator[Path]:
    if named := os.environ.get("BOT_PG_BIN"):
        yield Path(named).expanduser()
        return
    yield from binaries.folders(None)


def _reach(dsn: str) -> tuple[str, dict[str, str]]:
    """The address without its password, and an environment with it."""
    parts = urlsplit(dsn)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    password = asked.pop("password", None) or (unquote(parts.password) if parts.password else None)
    user, place = parts.netloc.rpartition("@")[0].partition(":")[0], parts.netloc.rpartition("@")[2]
    netloc = f"{user}@{place}" if user else place
    kept = {**os.environ, "LC_ALL": "C", "PGCONNECT_TIMEOUT": "10"} | ({"PGPASSWORD": password} if password else {})
    return urlunsplit((parts.scheme, netloc, parts.path, urlencode(asked), "")), kept
