"""The process that forks bots for tests: all of them start with what it has imported, which takes a process of its own a second.

It is started when a test first asks for it; `tests/conftest.py` ends it after the last one.
"""

import asyncio
import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


@dataclass
class Fork:
    """A process that was forked; `gone` becomes its exit status, which is negative where a signal ended it."""

    pid: int
    gone: "asyncio.Future[int]" = field(repr=False)


class Mother:
    """Who forks them; one for all tests of a run."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._born: asyncio.Queue[Fork] = asyncio.Queue()
        self._gone: dict[int, asyncio.Future[int]] = {}
        self._one_at_a_time = asyncio.Lock()
        self._ready = asyncio.Event()
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            match json.loads(line):
                case {"ready": _}:
                    self._ready.set()
                case {"born": pid}:
                    self._gone[pid] = asyncio.get_running_loop().create_future()
                    self._born.put_nowait(Fork(pid, self._gone[pid]))
                case {"dead": pid, "status": status}:
                    self._gone.pop(pid).set_result(status)

    async def stands(self) -> None:
        """Wait until it can fork."""
        async with asyncio.timeout(240):
            await self._ready.wait()

    async def bears(self, told: dict[str, Any]) -> Fork:
        """One more process; what it is told, `tests/faults/mother.py` says."""
        assert self._process.stdin is not None
        async with self._one_at_a_time:
            self._process.stdin.write(json.dumps(told).encode() + b"\n")
            await self._process.stdin.drain()
            async with asyncio.timeout(60):
                return await self._born.get()  # by the time it is taken, the process may be gone already

    async def ends(self) -> None:
        """It ends with its standard input, and its children with it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()
        self._listening.cancel()
        await asyncio.wait({self._listening})


_standing: list[Mother] = []
_starts = asyncio.Lock()


async def mother() -> Mother:
    """The one of this run."""
    async with _starts:
        if not _standing:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.faults.mother"),
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
            _standing.append(Mother(process))
            await _standing[0].stands()
    return _standing[0]


async def end() -> None:
    """None is left."""
    while _standing:
        await _standing.pop().ends()
