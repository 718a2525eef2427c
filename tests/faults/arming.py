"""A fault laid at a moment: a file that says which. The first process that comes there takes the file away and has the fault."""

import json
import os
import signal
import urllib.request
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import asyncpg

from db.moments import Moment


class Fault(StrEnum):
    """What happens to a process at a moment."""

    KILL = "kill"  # SIGKILL
    STOP = "stop"  # SIGSTOP until beyond every lease, then SIGCONT
    RAISE = "raise"  # an exception of ours
    CUT = "cut"  # every connection of this process to PostgreSQL is cut
    LOST = "lost"  # the next call is accepted by Telegram, and its answer lost


_CUT = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1"


class Stumbled(Exception):
    """The exception of a test."""


@dataclass(frozen=True)
class Armed:
    """What a bot does at its moments: nothing, unless something was laid there."""

    folder: Path
    url: str
    name: str
    api: str

    async def happens(self, moment: Moment) -> None:
        """See `db/moments.py`."""
        fault = take(self.folder, moment)
        match fault:
            case Fault.KILL:
                os.kill(os.getpid(), signal.SIGKILL)
            case Fault.STOP:
                os.kill(os.getpid(), signal.SIGSTOP)
            case Fault.RAISE:
                raise Stumbled
            case Fault.CUT:
                await self._cut()
            case Fault.LOST:
                self._lose_the_next_answer()

    async def _cut(self) -> None:
        """As when PostgreSQL restarts, or a switch on the way does."""
        hand = await asyncpg.connect(self.url.replace("+asyncpg", "").replace(self.name, "hand"))
        try:
            await hand.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1", self.name
            )
        finally:
            await hand.close()

    def _lose_the_next_answer(self) -> None:
        methods = ["sendMessage", "editMessageText"]
        body = json.dumps([{"kind": "lost-answer", "methods": methods, "count": 1}]).encode()
        asked = urllib.request.Request(f"{self.api}/control/faults", data=body, method="PUT")
        with urllib.request.urlopen(asked, timeout=20):
            pass


def lay(folder: Path, moment: Moment, fault: Fault) -> None:
    """Lay it there."""
    (folder / "had" / moment).unlink(missing_ok=True)
    (folder / "had").mkdir(exist_ok=True)
    (folder / moment).write_text(fault)


def take(folder: Path, moment: Moment) -> Fault | None:
    """Take it away, if something lies there and nobody else was quicker."""
    try:
        found = Fault((folder / moment).read_text())
        (folder / moment).rename(folder / "had" / moment)
    except (FileNotFoundError, ValueError):
        return None
    return found


def had(folder: Path, moment: Moment) -> bool:
    """Whether somebody has had it."""
    return (folder / "had" / moment).exists()
