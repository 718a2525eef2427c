"""The bot as its own process, as an operator starts it: what it prints, how it ends, what it leaves behind."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests import canaries, forks
from tests.forks import ROOT as ROOT

#: Nothing of the developer's own settings comes along.
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "BOT_PG_BIN", "BOT_PG_NAMESPACE")


class Run:
    """A started command; `said` are its lines so far on both streams."""

    def __init__(self, pid: int, gone: Awaitable[int], output: asyncio.StreamReader) -> None:
        self._pid = pid
        self._gone = asyncio.ensure_future(gone)
        self._output = output
        self.said: list[str] = []
        self._news = asyncio.Condition()
        self._reading = asyncio.create_task(self._read())

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return not self._gone.done()

    async def _read(self) -> None:
        async for line in self._output:
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
            await self._news.wait_for(lambda: found() or self._reading.done() or self._output.at_eof())
        line = found()
        assert line, f"the bot never said «{words}» but {self.said}"
        return line

    async def ends(self, patience: float = 120) -> int:
        """Wait for its end; the exit status."""
        async with asyncio.timeout(patience):
            status = await asyncio.shield(self._gone)
            await self._reading
        assert [line for line in self.said if canaries.is_log(line) and canaries.offence(line)] == []
        return status

    async def killed(self) -> None:
        """`kill -9`."""
        os.kill(self._pid, signal.SIGKILL)
        await self.ends()

    async def stopped(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Asked to stop; the exit status."""
        os.kill(self._pid, sign)
        return await self.ends()


@asynccontextmanager
async def command(*arguments: str, fresh: bool = False, **settings: str) -> AsyncIterator[Run]:
    """`python -m bot …` with these settings in its environment; killed at the end of the block if it still runs.

    It is forked with everything imported; `fresh` ones begin as an operator's do, and so do all on systems other than Linux.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **settings}
    begun = _begun if fresh or sys.platform != "linux" else _forked
    async with begun(arguments, environment) as run:
        try:
            yield run
        finally:
            if run.runs:
                await run.killed()
            else:
                await run.ends()


@asynccontextmanager
async def _begun(arguments: Sequence[str], environment: dict[str, str]) -> AsyncIterator[Run]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=ROOT,
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    yield Run(process.pid, process.wait(), process.stdout)


@asynccontextmanager
async def _forked(arguments: Sequence[str], environment: dict[str, str]) -> AsyncIterator[Run]:
    mother, output = await forks.mother(), asyncio.StreamReader()
    with tempfile.TemporaryDirectory() as folder:
        pipe = Path(folder) / "said"
        os.mkfifo(pipe)
        heard = os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb", 0)
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(output), heard)
        try:
            fork = await mother.bears({"command": arguments, "environment": environment, "output": str(pipe)})
            yield Run(fork.pid, fork.gone, output)
        finally:
            transport.close()


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
