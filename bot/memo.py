"""The memo beside the database: what a copy of it will not know. A file in DATA_DIR, written anew every few seconds.

It holds the last sign of life, what was unsaid then, and who was ever erased: numbers and salted hashes, never a name. Every
replica writes its own, so that one surviving disk is enough. `python -m bot restore` reads it.
"""

import asyncio
import base64
import contextlib
import json
import os
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from db import OUT_OF_REACH, Database, since_backup
from db.since_backup import Erased, Memo, Unsaid

log = structlog.get_logger("memo")

#: The file in DATA_DIR.
NAME = "since-backup.json"
#: How often it is written: what was said between the last writing and a death counts as said as well.
EVERY = timedelta(seconds=15)


class Keeping:
    """One process's writing of the memo."""

    def __init__(self, database: Database, now: Callable[[], datetime], folder: Path) -> None:
        self._database = database
        self._now = now
        self._file = folder / NAME
        self._troubled = False

    async def write(self) -> None:
        """Write it down as things stand. A folder that cannot be written is said once and is no reason to stop."""
        try:
            async with self._database.read() as tx:
                memo = await since_backup.look(tx, self._now())
            await asyncio.to_thread(keep, self._file, memo)
            self._troubled = False
        except (OSError, *OUT_OF_REACH) as fault:
            if not self._troubled:
                log.warning("the memo beside the database is not written", fault=type(fault).__name__)
            self._troubled = True


def keep(file: Path, memo: Memo) -> None:
    """Write the memo whole or not at all. Who was erased stays in it, also when the database has forgotten. Raises OSError."""
    known = read(file)
    memo = merged(memo, known.erased if known else ())
    handle, half = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            json.dump(_as_json(memo), out)
            out.flush()
            os.fsync(out.fileno())
        Path(half).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(half).unlink()
        raise


def merged(memo: Memo, others: tuple[Erased, ...]) -> Memo:
    """The memo with these erased people as well."""
    every = {(one.person_id, one.born_at): one for one in (*others, *memo.erased)}
    return Memo(memo.alive, memo.unsaid, tuple(every[key] for key in sorted(every)))


def read(file: Path) -> Memo | None:
    """The memo; None where there is none, or none that can be understood."""
    try:
        told = json.loads(file.read_text("ascii"))
        return Memo(
            datetime.fromisoformat(told["alive"]),
            frozenset(Unsaid(person, date.fromisoformat(day), kind) for person, day, kind in told["unsaid"]),
            tuple(
                Erased(
                    one["person"],
                    datetime.fromisoformat(one["born"]),
                    base64.b64decode(one["salt"]),
                    base64.b64decode(one["account"]) if one["account"] else None,
                    one["asked"],
                    datetime.fromisoformat(one["erased"]),
                    bool(one.get("waits")),
                )
                for one in told["erased"]
            ),
        )
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _as_json(memo: Memo) -> dict[str, Any]:
    return {
        "alive": memo.alive.isoformat(),
        "unsaid": sorted((one.person_id, one.day.isoformat(), one.kind) for one in memo.unsaid),
        "erased": [
            {
                "person": one.person_id,
                "born": one.born_at.isoformat(),
                "salt": base64.b64encode(one.salt).decode(),
                "account": base64.b64encode(one.account_hash).decode() if one.account_hash else None,
                "asked": one.asked,
                "erased": one.erased_at.isoformat(),
                "waits": one.waits,
            }
            for one in memo.erased
        ],
    }
