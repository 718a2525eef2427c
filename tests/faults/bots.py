"""Bots as processes of their own, forked in a moment, that can be killed, stopped and resumed."""

import asyncio
import itertools
import os
import signal
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.forks import Mother
from tests.front import SHOWN, Front
from tests.inbox import until
from tests.long import LONG
from tests.telegram import Box

#: Seconds: how long a lease lasts, a call may take. The long run waits for leases to run out; in the small one nobody does, and
#: an answer may take long on a busy machine without being lost.
LEASE, CALL = (8.0, 3.9) if LONG else (24.0, 11.0)
#: Seconds that a poll waits.
POLL = 2
_names = itertools.count(1)


@dataclass
class Bot:
    """One process. `name` is what its connections are called in PostgreSQL."""

    pid: int
    name: str
    log: Path
    gone: "asyncio.Future[int]" = field(repr=False)

    def kill(self) -> None:
        """`kill -9`."""
        os.kill(self.pid, signal.SIGKILL)

    def resume(self) -> None:
        """Out of a standstill."""
        os.kill(self.pid, signal.SIGCONT)

    def reads_the_clock(self) -> None:
        """Programme time was moved behind its back."""
        os.kill(self.pid, signal.SIGUSR1)

    async def killed(self) -> None:
        """`kill -9`, and it is gone."""
        self.kill()
        await self.gone

    async def stopped(self) -> None:
        """Asked to stop: it finishes what it has in hand. AssertionError when it does not end well."""
        os.kill(self.pid, signal.SIGTERM)
        async with asyncio.timeout(40):
            status = await self.gone
        assert status == 0, self.said()[-3000:]

    async def serves(self) -> None:
        """Wait until it does."""
        await until(self._serves, 40)

    async def _serves(self) -> bool:
        assert not self.gone.done(), self.said()[-3000:]
        return "serving at " in self.said()

    @property
    def port(self) -> int:
        """Where it takes what is brought; 0 where it fetches."""
        return int(self.said().partition("serving at ")[2].split()[0])

    @property
    def holders(self) -> list[str]:
        """In whose name it holds people, the polling and deliveries."""
        return self.said().partition("serving at ")[2].split("\n")[0].split()[2:]

    async def stands_still(self) -> None:
        """Wait until SIGSTOP has reached it."""
        await until(self._stands_still, 20)

    async def _stands_still(self) -> bool:
        return self._state() == "T"

    def _state(self) -> str:
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def said(self) -> str:
        """Its log so far."""
        return self.log.read_text() if self.log.exists() else ""

    def memory(self) -> int:
        """Resident bytes."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Bots:
    """The bots of one test, on one database and one box; those that still run at its end are killed."""

    def __init__(self, mother: Mother, url: str, box: Box, folder: Path) -> None:
        self._mother = mother
        self._url = url
        self._box = box
        self.folder = folder
        self.all: list[Bot] = []
        self.front: Front | None = None
        #: What every bot is told besides; changed before it is born.
        self.settings: dict[str, Any] = {
            "lease": LEASE,
            "call": CALL,
            "poll": POLL,
            "per_second": 30,
            "unknown_pause": 60.0,
            "patience": 20.0,
            "connections": 20,
            "door": None,
            "arms": str(folder),
        }

    async def one(self) -> Bot:
        """One more that serves."""
        name = f"bot{next(_names)}"
        log = self.folder / f"{name}.log"
        url = f"{self._url}{'&' if '?' in self._url else '?'}application_name={name}"
        where = {"url": url, "name": name, "log": str(log), "token": self._box.token, "api": self._box.url}
        fork = await self._mother.bears({"bot": {**self.settings, **where}})
        born = Bot(fork.pid, name, log, fork.gone)
        self.all.append(born)
        await born.serves()
        if self.front is not None:
            self.front.ports.append(born.port)
        return born

    def behind(self, front: Front) -> None:
        """From now on updates are brought to those who are born."""
        self.front = front
        self.settings["door"] = {"url": front.url, "secret": SHOWN, "host": "127.0.0.1", "port": 0}

    async def end(self) -> None:
        """None is left."""
        for one in self.all:
            if not one.gone.done():
                await one.killed()

    def said(self) -> str:
        """Everything that any of them wrote."""
        return "\n".join(one.said() for one in self.all)
