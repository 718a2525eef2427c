"""The front of the readers: a fresh child process for every file, with limits of time, memory and threads.

The bot awaits `read`; the command line calls `read_now`. The child is started anew, never forked, and knows nothing of the bot.
"""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from domain.paper import Paper
from papers import limits
from papers.refusal import Refused, Why
from papers.transport import unpacked

_ROOT = Path(__file__).parents[1]
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
_KILLED_BY_LIMIT = {-9, -24, -25, 137, 152}


def _command(filename: str) -> list[str]:
    return [sys.executable, "-B", "-m", "papers.child", Path(filename).name or "?"]


def _environment() -> dict[str, str]:
    """Nothing of the bot's own settings: no token, no database."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, **dict.fromkeys(_THREADS, "1"), "PYTHONUTF8": "1", "PYTHONPATH": str(_ROOT)}


def _bytes(source: bytes | Path) -> bytes:
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > limits.FILE:
        raise Refused(Why.TOO_LARGE)
    return source if isinstance(source, bytes) else source.read_bytes()


def _outcome(status: int | None, answer: bytes) -> Paper:
    if status == 0 and answer:
        return unpacked(answer)
    raise Refused(Why.TOO_SLOW if status in _KILLED_BY_LIMIT else Why.TOO_HUNGRY)


async def read(source: bytes | Path, filename: str, *, seconds: float = limits.PATIENCE) -> Paper:
    """The paper in a file, read by a child process. Raises Refused with the reason; never anything else for a bad file."""
    import asyncio  # noqa: PLC0415 -- the command line has no loop, and starts in a third of the time without it

    content = await asyncio.to_thread(_bytes, source)
    child = await asyncio.create_subprocess_exec(
        *_command(filename),
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


def read_now(source: bytes | Path, filename: str, *, seconds: float = limits.PATIENCE) -> Paper:
    """The same for the command line, which has no event loop."""
    try:
        done = subprocess.run(
            _command(filename),
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
