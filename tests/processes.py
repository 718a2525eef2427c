"""The bot as its own process, as an operator starts it: what it prints, how it ends, what it leaves behind."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests import canaries

ROOT = Path(__file__).parent.parent
#: Nothing of the developer's own settings comes along.
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "BOT_PG_BIN", "BOT_PG_NAMESPACE")


class Run:
    """A started command; `said` are its lines so far on both streams."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.said: list[str] = []
        self._news = asyncio.Condition()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            async with self._news:
                self.said.append(line.decode().rstrip())
                self._news.notify_all()
        async with self._news:
            self._news.notify_all()

    async def says(self, words: str, patience: float = 120) -> str:
        """The first line with these words; AssertionError when the process ends or stays silent."""

        def found() -> str | None:
            return next((line for line in self.said if words in line), None)

        async with asyncio.timeout(patience), self._news:
            await self._news.wait_for(lambda: found() or self._reading.done() or self.process.stdout.at_eof())  # type: ignore[union-attr]
        line = found()
        assert line, f"the bot never said «{words}» but {self.said}"
        return line

    async def ends(self, patience: float = 120) -> int:
        """Wait for its end; the exit status."""
        async with asyncio.timeout(patience):
            status = await self.process.wait()
            await self._reading
        assert [line for line in self.said if canaries.is_log(line) and canaries.offence(line)] == []
        return status

    async def killed(self) -> None:
        """`kill -9`."""
        self.process.kill()
        await self.ends()

    async def stopped(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Asked to stop; the exit status."""
        self.process.send_signal(sign)
        return await self.ends()


@asynccontextmanager
async def command(*arguments: str, **settings: str) -> AsyncIterator[Run]:
    """`python -m bot …` with these settings in its environment; killed at the end of the block if it still runs."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **settings},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    run = Run(process)
    try:
        yield run
    finally:
        if process.returncode is None:
            process.kill()
        await run.ends()


def left_behind(folder: Path) -> list[str]:
    """Command lines of processes that still have this folder in them."""
    found = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = one.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue  # it ended while we looked
        if str(folder) in words and "pytest" not in words:
            found.append(words)
    return found
