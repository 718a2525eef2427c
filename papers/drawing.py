"""The front of pictures and printed sheets: a fresh child process for each, so that the bot itself never holds matplotlib."""

import json
from dataclasses import asdict
from typing import Any

from aside import fresh
from papers.charts import ShareChart
from papers.invitations_pdf import InvitationSheet
from papers.matrix_picture import MatrixPicture
from papers.poster import Poster
from papers.rank_picture import RankPicture
from papers.slips import Slips

#: A picture takes about two seconds; a machine that is very busy gets this long.
SECONDS = 40.0

#: How the files begin.
PNG, PDF = b"\x89PNG", b"%PDF"


class NotDrawn(Exception):
    """The picture could not be made in time, or at all."""


async def share_picture(chart: ShareChart, *, seconds: float = SECONDS) -> bytes:
    """The chart as a PNG. Raises `NotDrawn`; a child that takes longer than `seconds` is ended."""
    return await _drawn("papers.charts", asdict(chart), seconds)


async def rank_picture(picture: RankPicture, *, seconds: float = SECONDS) -> bytes:
    """The ranking as a PNG. Raises `NotDrawn`; a child that takes longer than `seconds` is ended."""
    return await _drawn("papers.rank_picture", asdict(picture), seconds)


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
    try:
        made = await fresh.run(module, json.dumps(fields).encode(), seconds=seconds)
    except fresh.Failed as failure:
        raise NotDrawn(str(failure)) from None
    if not made.startswith(begins):
        raise NotDrawn("no picture")
    return made
