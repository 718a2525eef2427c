"""The front of the readers: a fresh child process for every file, with limits of time, memory and threads.

The bot awaits `read` (a Paper) or `understood` (a Reading); the command line calls `read_now` and `understood_now`. The child
is started anew, never forked, and knows nothing of the bot. Understanding a paper is work as long as reading it, so both are
done there, under one limit.
"""

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from domain.paper import Paper
from domain.road_map.record import Reading
from domain.terms import YearContext
from papers import limits
from papers.progress import VARIABLE, Watch
from papers.refusal import Refused, Why
from papers.transport import packed_record, record_of, unpacked

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Semaphore

_ROOT = Path(__file__).parents[1]
#: Papers that are read at the same time for one bot: each may take `limits.MEMORY`, and all want the same processors.
AT_ONCE = 4
#: A semaphore belongs to the loop in which somebody first waited for it.
_places: "WeakKeyDictionary[AbstractEventLoop, Semaphore]" = WeakKeyDictionary()
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
_KILLED_BY_LIMIT = {-9, -24, -25, 137, 152}


def _command(filename: str, *more: str) -> list[str]:
    return [sys.executable, "-B", "-m", "papers.child", Path(filename).name or "?", *more]


def _to_understand(filename: str, year: YearContext | None) -> list[str]:
    return _command(filename, packed_record(year) if year else "")


def _environment() -> dict[str, str]:
    """Nothing of the bot's own settings: no token, no database."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, **dict.fromkeys(_THREADS, "1"), "PYTHONUTF8": "1", "PYTHONPATH": str(_ROOT)}


def _bytes(source: bytes | Path) -> bytes:
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > limits.FILE:
        raise Refused(Why.TOO_LARGE)
    return source if isinstance(source, bytes) else source.read_bytes()


def _outcome(status: int | None, answer: bytes) -> bytes:
    if status == 0 and answer:
        return answer
    raise Refused(Why.TOO_SLOW if status in _KILLED_BY_LIMIT else Why.TOO_HUNGRY)


async def read(source: bytes | Path, filename: str, *, seconds: float = limits.PATIENCE) -> Paper:
    """The paper in a file, read by a child process. Raises Refused with the reason; never anything else for a bad file."""
    return unpacked(await _answered(source, _command(filename), seconds))


async def understood(
    source: bytes | Path, filename: str, *, year: YearContext | None = None, seconds: float = limits.PATIENCE
) -> Reading:
    """What the paper in a file says, read and understood by a child process (`year`: as for `understand`). Raises Refused."""
    return record_of(Reading, await _answered(source, _to_understand(filename, year), seconds))


def read_now(source: bytes | Path, filename: str, *, seconds: float = limits.PATIENCE) -> Paper:
    """`read` for the command line, which has no event loop."""
    return unpacked(_answered_now(source, _command(filename), seconds))


def understood_now(
    source: bytes | Path, filename: str, *, year: YearContext | None = None, seconds: float = limits.PATIENCE
) -> Reading:
    """`understood` for the command line."""
    return record_of(Reading, _answered_now(source, _to_understand(filename, year), seconds))


async def _answered(source: bytes | Path, command: list[str], seconds: float) -> bytes:
    import asyncio  # noqa: PLC0415 -- the command line has no loop, and starts in a third of the time without it

    content = await asyncio.to_thread(_bytes, source)
    async with _places.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE)):
        return await _read_by_a_child(content, command, seconds)


async def _read_by_a_child(content: bytes, command: list[str], seconds: float) -> bytes:
    import asyncio  # noqa: PLC0415 -- see `_answered`

    with Watch() as watch:
        child = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_watched(watch),
            cwd=_ROOT,
            start_new_session=True,
            pass_fds=(watch.writes,),
        )
        telling = asyncio.create_task(child.communicate(content))
        try:
            for clock in _clocks(seconds):
                done, _ = await asyncio.wait({telling}, timeout=clock)
                if done or watch.share < limits.HOPEFUL:
                    break
            if not telling.done():
                raise Refused(Why.TOO_SLOW)
            answer, _ = telling.result()
        finally:
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    child.kill()
                await child.wait()
            if not telling.done():
                telling.cancel()
                with contextlib.suppress(asyncio.CancelledError, BrokenPipeError, ConnectionResetError):
                    await telling
    return _outcome(child.returncode, answer)


def _answered_now(source: bytes | Path, command: list[str], seconds: float) -> bytes:
    content = _bytes(source)
    with (
        Watch() as watch,
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_watched(watch),
            cwd=_ROOT,
            start_new_session=True,
            pass_fds=(watch.writes,),
        ) as child,
    ):
        try:
            given: bytes | None = content
            for clock in _clocks(seconds):
                try:
                    answer, _ = child.communicate(given, timeout=clock)
                except subprocess.TimeoutExpired:
                    given = None
                    if watch.share < limits.HOPEFUL:
                        break
                else:
                    return _outcome(child.returncode, answer)
            raise Refused(Why.TOO_SLOW)
        finally:
            child.kill()


def _clocks(seconds: float) -> tuple[float, ...]:
    """The first look, and what is left of the patience after it."""
    return (limits.FIRST_LOOK, seconds - limits.FIRST_LOOK) if seconds > limits.FIRST_LOOK else (seconds,)


def _watched(watch: Watch) -> dict[str, str]:
    return {**_environment(), VARIABLE: str(watch.writes)}
