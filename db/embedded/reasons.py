"""Why the embedded PostgreSQL cannot be had, each reason with one plain line for the person at the terminal."""

import re
from enum import StrEnum
from pathlib import Path


class Reason(StrEnum):
    """What stands in the way. The command line may decide by it; people read the line."""

    NO_BINARIES = "no binaries"
    TOO_OLD = "too old"
    OTHER_VERSION = "other version"
    ROOT = "root"
    DISK_FULL = "disk full"
    PERMISSION = "permission"
    PORT = "port"
    MEMORY = "memory"
    BUSY = "busy"
    TOO_SLOW = "too slow"
    BROKEN = "broken"


class CannotStart(Exception):
    """The embedded PostgreSQL cannot be started. `str()` is one line that says what to do next."""

    def __init__(self, reason: Reason, line: str) -> None:
        """`line` is English and ready to be printed; `reason` is for the program."""
        super().__init__(line)
        self.reason = reason


# In this order: a full disk also makes later lines complain about permissions and locks.
_PATTERNS = (
    (r"No space left on device|Disk quota exceeded", Reason.DISK_FULL),
    (r"incompatible with server|was initialized by PostgreSQL version", Reason.OTHER_VERSION),
    (
        r"Permission denied|Read-only file system|has wrong ownership|has invalid permissions|Operation not permitted",
        Reason.PERMISSION,
    ),
    (r"Address already in use|could not create any (Unix-domain|TCP/IP) sockets", Reason.PORT),
    (r"Cannot allocate memory|could not (map anonymous|create) (shared|semaphores)|out of memory", Reason.MEMORY),
    (r"error while loading shared libraries|version `GLIBC|Exec format error|Library not loaded", Reason.NO_BINARIES),
    (r"cannot be run as root|execution of PostgreSQL by a user with administrative", Reason.ROOT),
    (r"still in use|lock file .* already exists", Reason.BUSY),
)


def explain(output: str, data_dir: Path) -> CannotStart:
    """Turns what initdb or postgres printed (English: they run with LC_ALL=C) into one line."""
    reason = next((reason for pattern, reason in _PATTERNS if re.search(pattern, output)), Reason.BROKEN)
    return CannotStart(reason, _line(reason, output, data_dir))


def _line(reason: Reason, output: str, data_dir: Path) -> str:
    detail = last_complaint(output)
    match reason:
        case Reason.DISK_FULL:
            return f"No space is left on the disk of {data_dir}: free some and start again. Nothing stored is lost."
        case Reason.PERMISSION:
            return f"PostgreSQL may not use {data_dir}: make it yours and writable, or set DATA_DIR to another folder. ({detail})"
        case Reason.PORT:
            return f"PostgreSQL finds its address taken: stop what uses it, or set DATABASE_URL. ({detail})"
        case Reason.MEMORY:
            return f"There is not enough memory to start PostgreSQL: free some and start again. ({detail})"
        case Reason.OTHER_VERSION:
            return f"{data_dir} was written by another PostgreSQL version: set BOT_PG_BIN to its bin folder. ({detail})"
        case Reason.NO_BINARIES:
            return f"PostgreSQL does not run here: set BOT_PG_BIN to the bin folder of one that does, or DATABASE_URL. ({detail})"
        case Reason.BUSY:
            return f"Another PostgreSQL still holds {data_dir}: stop it and start again. ({detail})"
        case _:
            return f"PostgreSQL does not start on {data_dir}: {detail or 'it gave no reason'}"


def last_complaint(output: str) -> str:
    """The last line that names a failure, without its time stamp; the last line at all where none does."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    failures = [line for line in lines if re.search(r"FATAL|PANIC|error|could not|cannot", line)]
    found = (failures or lines or [""])[-1]
    return re.sub(r"^.*?(?=(FATAL|PANIC|initdb: error|ERROR):)", "", found)[:300]
