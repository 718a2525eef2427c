"""Slips with personal codes: A4 to be cut up, ten a page, every class on pages of its own.

`python -m papers.slips < slips.json > slips.pdf`; the JSON has the fields of `Slips`. A name stands on a slip only where the
sheet is made on the server's own disk; what goes through a messenger is made without.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from papers.on_request import serve
from papers.printed import GREY, HEIGHT, WIDTH, Cut, Mark, Page, Qr, Words, height, painted, width, wrapped

ACROSS, DOWN = 2, 5
#: Millimetres: the page's border (printers need five), the slip, its QR code and what stays white around it.
BORDER, HEAD = 8.0, 7.0
SLIP_WIDTH, SLIP_HEIGHT = (WIDTH - 2 * BORDER) / ACROSS, (HEIGHT - 2 * BORDER - HEAD) / DOWN
QR, QUIET = 38.0, 5.0


@dataclass(frozen=True)
class Slip:
    """One person's: the code, the link that knows it, and on the server the name."""

    code: str
    link: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Slips:
    """Sheets of an organisation, by class («7Б» stands above a page). `steps` say what to do; below stands the bot's address."""

    organization: str
    steps: tuple[str, ...]
    address: str
    classes: tuple[tuple[str, tuple[Slip, ...]], ...]


def layout(sheets: Slips) -> Iterator[Page]:
    """Page after page."""
    for head, slips in sheets.classes:
        for start in range(0, len(slips), ACROSS * DOWN):
            part = slips[start : start + ACROSS * DOWN]
            above = _first(f"{head} · {sheets.organization}", 9, WIDTH - 2 * (BORDER + QUIET), bold=False)
            marks: list[Mark] = [Words(BORDER + QUIET, BORDER + 3, above, 9, ink=GREY)]
            for at, slip in enumerate(part):
                x, y = BORDER + at % ACROSS * SLIP_WIDTH, BORDER + HEAD + at // ACROSS * SLIP_HEIGHT
                marks += _slip(slip, sheets, x, y)
            yield [*marks, *_cuts(-(-len(part) // ACROSS))]


def _slip(slip: Slip, sheets: Slips, x: float, y: float) -> list[Mark]:
    left, room = x + QUIET + QR + QUIET, SLIP_WIDTH - QR - 3 * QUIET
    marks: list[Mark] = [Qr(x + QUIET, y + (SLIP_HEIGHT - QR) / 2, QR, slip.link)]
    at = y + 13
    marks.append(Words(left, at, slip.code, 25, bold=True))
    # The school and the name have a line each: what does not fit is cut off, not pushed into the neighbour.
    for text, size, bold in ((slip.name, 9.0, True), (sheets.organization, 8.0, False)):
        if text:
            at += height(1, size) + 1.2
            marks.append(Words(left, at, _first(text, size, room, bold), size, bold=bold, ink="#111111" if bold else GREY))
    at += 2
    for step in sheets.steps:
        for line in wrapped(step, 8.5, room):
            at += height(1, 8.5)
            marks.append(Words(left, at, line, 8.5))
        at += 0.8
    fitting = min(8.5, room / width(sheets.address, 1, bold=True))  # never broken: it is typed letter by letter
    return [*marks, Words(left, at + height(1, 8.5), sheets.address, fitting, bold=True)]


def _first(text: str, size: float, room: float, bold: bool) -> str:
    lines = wrapped(text, size, room, bold=bold)
    return lines[0] if len(lines) == 1 else f"{lines[0]}…"


def _cuts(rows: int) -> list[Mark]:
    top, end = BORDER + HEAD, BORDER + HEAD + rows * SLIP_HEIGHT
    across: list[Mark] = [Cut(4, top + row * SLIP_HEIGHT, WIDTH - 4, top + row * SLIP_HEIGHT) for row in range(rows + 1)]
    return [*across, Cut(WIDTH / 2, top, WIDTH / 2, end)]


def from_json(text: str) -> Slips:
    """The sheets that the fields describe. Raises ValueError for anything else."""
    try:
        fields = dict(json.loads(text))
        fields["steps"] = tuple(fields["steps"])
        fields["classes"] = tuple((head, tuple(Slip(**slip) for slip in slips)) for head, slips in fields["classes"])
        return Slips(**fields)
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"no slips: {wrong}") from wrong


def pdf(sheets: Slips) -> bytes:
    """The sheets as a file; for the command line, which is a process of its own."""
    return painted(list(layout(sheets)), "pdf")


if __name__ == "__main__":
    sys.exit(serve(lambda text: pdf(from_json(text))))
