"""A printed page as marks on paper: words, QR codes, lines to cut along. Laid out once, painted as PDF or as PNG.

Lengths are millimetres from the upper left corner, sizes of letters are points. fpdf2, Pillow and segno are imported only while
painting, in the child process that `papers.drawing` starts.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from papers.lettering import typeface
from papers.qr import dark_runs

#: A4.
WIDTH, HEIGHT = 210.0, 297.0
#: Millimetres of a point; the height of a line in sizes of its letters.
POINT, LEADING = 25.4 / 72, 1.18
#: Dots per inch of a picture: sharp on a screen and on paper, half a megabyte.
DOTS = 150
BLACK, GREY = "#111111", "#5b6470"
_SHORT = re.compile(r"(?<!\w)(\w{1,2}|№) ")


@dataclass(frozen=True)
class Words:
    """A line of text; `y` is its baseline, `x` its left end, or its middle where `centred`."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    centred: bool = False
    ink: str = BLACK


@dataclass(frozen=True)
class Qr:
    """A QR code of `side` millimetres without its white border, which the layout leaves free."""

    x: float
    y: float
    side: float
    link: str


@dataclass(frozen=True)
class Cut:
    """A thin dashed line."""

    x1: float
    y1: float
    x2: float
    y2: float


Mark = Words | Qr | Cut
Page = Sequence[Mark]


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the line is on paper."""
    return float(_font(100, bold).getlength(text)) / 100 * size * POINT


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines that fit into `room`. A short word («с», «на») stays with the next one; a longer one is broken."""
    lines: list[str] = []
    for word in _SHORT.sub("\\1\N{NO-BREAK SPACE}", " ".join(text.split())).split(" "):
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] = f"{lines[-1]} {word}"
            continue
        while width(word, size, bold=bold) > room:
            fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or width(word[:n], size, bold=bold) <= room)
            lines.append(word[:fits])
            word = word[fits:]
        lines.append(word)
    return lines


def height(lines: int, size: float) -> float:
    """How high so many lines are."""
    return lines * size * POINT * LEADING


def painted(pages: Sequence[Page], kind: str) -> bytes:
    """The pages as `pdf`, or the first of them as `png`. Raises ValueError for another kind."""
    match kind:
        case "pdf":
            return _pdf(pages)
        case "png":
            return _png(pages[0])
        case _:
            raise ValueError(f"no such kind of file: {kind}")


@cache
def _font(size: int, bold: bool) -> Any:
    from PIL import ImageFont  # noqa: PLC0415 -- heavy; the idle bot never holds it

    return ImageFont.truetype(str(typeface(bold=bold)), size)


def _pdf(pages: Sequence[Page]) -> bytes:
    from fpdf import FPDF  # noqa: PLC0415 -- heavy; the idle bot never holds it

    paper = FPDF(unit="mm", format="A4")
    paper.set_auto_page_break(False)
    paper.add_font("sans", fname=typeface())
    paper.add_font("sans", style="B", fname=typeface(bold=True))
    for page in pages:
        paper.add_page()
        for mark in page:
            match mark:
                case Words():
                    paper.set_font("sans", "B" if mark.bold else "", mark.size)
                    paper.set_text_color(*_colour(mark.ink))
                    paper.text(_left(mark), mark.y, mark.text)
                case Qr():
                    paper.set_fill_color(0, 0, 0)
                    modules, runs = dark_runs(mark.link)
                    one = mark.side / modules
                    for row, column, length in runs:
                        paper.rect(mark.x + column * one, mark.y + row * one, length * one, one, style="F")
                case Cut():
                    paper.set_draw_color(150)
                    paper.set_line_width(0.2)
                    paper.set_dash_pattern(dash=1.5, gap=1.5)
                    paper.line(mark.x1, mark.y1, mark.x2, mark.y2)
                    paper.set_dash_pattern()
    return bytes(paper.output())


def _png(page: Page) -> bytes:
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- heavy; the idle bot never holds it

    def dots(length: float) -> int:
        return round(length / 25.4 * DOTS)

    image = Image.new("RGB", (dots(WIDTH), dots(HEIGHT)), "white")
    pen = ImageDraw.Draw(image)
    for mark in page:
        match mark:
            case Words():
                font = _font(round(mark.size / 72 * DOTS), mark.bold)
                pen.text((dots(_left(mark)), dots(mark.y)), mark.text, fill=mark.ink, font=font, anchor="ls")
            case Qr():
                modules, runs = dark_runs(mark.link)
                one = max(1, round(dots(mark.side) / modules))  # whole dots: no blurred edges
                spare = (dots(mark.side) - one * modules) // 2
                for row, column, length in runs:
                    x, y = dots(mark.x) + spare + column * one, dots(mark.y) + spare + row * one
                    pen.rectangle((x, y, x + length * one - 1, y + one - 1), fill="black")
            case Cut():
                pen.line((dots(mark.x1), dots(mark.y1), dots(mark.x2), dots(mark.y2)), fill="#969696")
    content = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(content, "PNG", dpi=(DOTS, DOTS), optimize=True)
    return content.getvalue()


def _left(mark: Words) -> float:
    return mark.x - width(mark.text, mark.size, bold=mark.bold) / 2 if mark.centred else mark.x


def _colour(ink: str) -> tuple[int, int, int]:
    return int(ink[1:3], 16), int(ink[3:5], 16), int(ink[5:7], 16)
