"""The front of pictures and printed sheets: a fresh child process for each, so that the bot itself never holds matplotlib."""

import asyncio
import contextlib
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from papers.charts import ShareChart
from papers.invitations_pdf import InvitationSheet
from papers.matrix_picture import MatrixPicture
from papers.poster import Poster
from papers.slips import Slips

_ROOT = Path(__file__).parents[1]
#: A picture takes about two seconds; a machine that is very busy gets this long.
SECONDS = 40.0
#: Pictures drawn at the same time by one bot.
AT_ONCE = 2
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
#: Nothing of the bot's own settings; the folders in which matplotlib keeps its list of fonts.
_KEPT = ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME")

#: How the files begin.
PNG, PDF = b"\x89PNG", b"%PDF"

_places = asyncio.Semaphore(AT_ONCE)


class NotDrawn(Exception):
    """The picture could not be made in time, or at all."""


async def share_picture(chart: ShareChart, *, seconds: float = SECONDS) -> bytes:
    """The chart as a PNG. Raises `NotDrawn`; a child that takes longer than `seconds` is ended."""
    return await _drawn("papers.charts", asdict(chart), seconds)


async def matrix_picture(picture: MatrixPicture, *, seconds: float = SECONDS) -> bytes:
    """The matrix as a PNG. Raises `NotDrawn`; a child that takes longer than `seconds` is ended."""
    return await _drawn("papers.matrix_picture", asdict(picture), seconds)


async def invitation_cards(sheet: InvitationSheet, *, seconds: float = SECONDS) -> bytes:
    """Personal invitations as a PDF to print. Raises `NotDrawn`; a child that takes longer than `seconds` is ended."""
    return await _drawn("papers.invitations_pdf", asdict(sheet), seconds, PDF)


async def poster_file(poster: Poster, begins: bytes, *, seconds: float = SECONDS) -> bytes:
    """A poster as `PDF` or `PNG`. Raises `NotDrawn`; a child that takes longer than `seconds` is ended."""
    kind = "pdf" if begins == PDF else "png"
    return await _drawn("papers.poster", {**asdict(poster), "kind": kind}, seconds, begins)


async def slips_file(slips: Slips, *, seconds: float = SECONDS) -> bytes:
    """Slips with personal codes as a PDF to print. Raises `NotDrawn`; a child that takes longer than `seconds` is ended."""
    return await _drawn("papers.slips", asdict(slips), seconds, PDF)


async def _drawn(module: str, fields: dict[str, Any], seconds: float, begins: bytes = PNG) -> bytes:
    async with _places:
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
            made, _ = await asyncio.wait_for(child.communicate(json.dumps(fields).encode()), seconds)
        except TimeoutError:
            raise NotDrawn("too slow") from None
        finally:
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    child.kill()
                await child.wait()
    if child.returncode != 0 or not made.startswith(begins):
        raise NotDrawn(f"status {child.returncode}")
    return made


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, **dict.fromkeys(_THREADS, "1"), "MPLBACKEND": "Agg", "PYTHONUTF8": "1", "PYTHONPATH": str(_ROOT)}
