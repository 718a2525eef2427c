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

from domain.paper import Paper
from domain.road_map.record import Reading
from domain.terms import YearContext
from papers import limits
from papers.refusal import Refused, Why
from papers.transport import packed_record, record_of, unpacked

_ROOT = Path(__file__).parents[1]
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
    child = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
        cwd=_ROOT,
        start_new_session=True,
    )
    try:
        answer, _ = await asyncio.wait_for(child.communicate(content), seconds)
    except TimeoutError:
        raise Refused(Why.TOO_SLOW) from None
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            await child.wait()
    return _outcome(child.returncode, answer)


def _answered_now(source: bytes | Path, command: list[str], seconds: float) -> bytes:
    try:
        done = subprocess.run(
            command,
            input=_bytes(source),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=_ROOT,
            timeout=seconds,
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused(Why.TOO_SLOW) from None
    return _outcome(done.returncode, done.stdout)
