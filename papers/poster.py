"""The poster of a school's link: A4, to be read from two metres, a QR code of twelve centimetres and more.

`python -m papers.poster < poster.json`; the JSON has the fields of `Poster` and `kind`: `pdf` or `png`. Every word is passed in,
no person's data is.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass

from papers.on_request import serve
from papers.printed import GREY, HEIGHT, WIDTH, Mark, Qr, Words, height, painted, wrapped

#: Letters of 40 points are a centimetre high: they are read from three metres.
HEADING_SIZES = (62, 56, 50, 45, 40)
MOST_HEADING_LINES = 4
#: Size of the heading, and how much smaller than usual everything else is: only the longest words in the widest letters need it.
_SIZES = (*((size, 1.0) for size in HEADING_SIZES), *((40 * scale, scale) for scale in (0.9, 0.8, 0.7, 0.6, 0.5)))
#: Millimetres: the smallest and the largest QR code; what stays white around the page; the white border that a QR code needs.
SMALLEST_QR, LARGEST_QR = 124.0, 145.0
MARGIN, QUIET = 13.0, 11.0


@dataclass(frozen=True, kw_only=True)
class Poster:
    """What stands on it, from top to bottom. `printed` is the link as people type it."""

    organization: str
    heading: str
    line: str
    link: str
    scan: str
    printed: str
    ask: str


def layout(poster: Poster) -> list[Mark]:
    """The marks of the page: the heading as large as leaves the QR code its twelve and more centimetres."""
    for size, scale in _SIZES:
        above = [
            *_lines(poster.organization, 15 * scale, ink=GREY),
            _gap(3),
            *_lines(poster.heading, size, bold=True),
            _gap(3),
            *_lines(poster.line, 23 * scale),
        ]
        below = [
            *_lines(poster.scan, 21 * scale, bold=True),
            _gap(1.5),
            *_lines(poster.printed, 17 * scale),
            _gap(1.5),
            *_lines(poster.ask, 17 * scale, ink=GREY),
        ]
        free = HEIGHT - 2 * MARGIN - 2 * QUIET - sum(part[1] for part in (*above, *below))
        lines = len(wrapped(poster.heading, size, WIDTH - 2 * MARGIN, bold=True))
        if free >= SMALLEST_QR and lines <= MOST_HEADING_LINES:
            break
    side = min(LARGEST_QR, max(SMALLEST_QR, free))
    y = MARGIN + max(0.0, free - side) / 3
    marks, y = _stacked(above, y)
    marks.append(Qr((WIDTH - side) / 2, y + QUIET, side, poster.link))
    more, _ = _stacked(below, y + 2 * QUIET + side)
    return [*marks, *more]


#: A line of words, or nothing, and the height it takes.
_Part = tuple[Words | None, float]


def _lines(text: str, size: float, *, bold: bool = False, ink: str = "#111111") -> list[_Part]:
    found = wrapped(text, size, WIDTH - 2 * MARGIN, bold=bold)
    return [(Words(WIDTH / 2, 0, line, size, bold, True, ink), height(1, size)) for line in found]


def _gap(length: float) -> _Part:
    return None, length


def _stacked(parts: list[_Part], y: float) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    for words, takes in parts:
        y += takes
        if words is not None:
            marks.append(Words(words.x, y - 0.22 * takes, words.text, words.size, words.bold, words.centred, words.ink))
    return marks, y


def _drawn(text: str) -> bytes:
    try:
        fields = dict(json.loads(text))
        kind = fields.pop("kind", "pdf")
        poster = Poster(**fields)
    except TypeError as wrong:
        raise ValueError(f"no poster: {wrong}") from wrong
    return painted([layout(poster)], kind)


if __name__ == "__main__":
    sys.exit(serve(_drawn))
