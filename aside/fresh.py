"""A module of ours run as a fresh child process: bytes in, bytes out, a limit of time, few at once."""

import asyncio
import contextlib
import os
import sys
from pathlib import Path
from weakref import WeakKeyDictionary

_ROOT = Path(__file__).parents[1]
#: Children that compute at the same time for one bot.
AT_ONCE = 2
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
#: Nothing of the bot's own settings goes into a child; the folders in which matplotlib keeps its list of fonts do.
_KEPT = ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME")

#: A semaphore belongs to the loop in which somebody first waited for it; a command may run one after another.
_places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


class Failed(Exception):
    """The child took too long, or ended with a status other than 0."""


async def run(module: str, given: bytes, *, seconds: float) -> bytes:
    """What `python -m module` writes to its output when it reads `given`. Raises `Failed`; a child that takes longer is ended."""
    async with _places.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE)):
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            module,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_environment(),
            cwd=_ROOT,
            start_new_session=True,
        )
        try:
            made, _ = await asyncio.wait_for(child.communicate(given), seconds)
        except TimeoutError:
            raise Failed("too slow") from None
        finally:
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    child.kill()
                await child.wait()
    if child.returncode != 0:
        raise Failed(f"status {child.returncode}")
    return made


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, **dict.fromkeys(_THREADS, "1"), "MPLBACKEND": "Agg", "PYTHONUTF8": "1", "PYTHONPATH": str(_ROOT)}
