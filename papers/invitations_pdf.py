"""Personal invitations to print and cut: eight cards on a page of A4, each with its link as words and as a QR code.

Run as a child process: `python -m papers.invitations_pdf`, the sheet as JSON on standard input, the PDF on standard output.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papers.on_request import serve
from papers.qr import dark_runs

if TYPE_CHECKING:
    from fpdf import FPDF

#: Millimetres: the page, its margin, cards on it, and what lies within a card.
_PAGE, _MARGIN = (210.0, 297.0), 9.0
COLUMNS, ROWS = 2, 4
_WIDTH, _HEIGHT = (_PAGE[0] - 2 * _MARGIN) / COLUMNS, (_PAGE[1] - 2 * _MARGIN - 5) / ROWS
_PAD, _QR = 4.0, 36.0


@dataclass(frozen=True)
class Card:
    """One invitation; every word is passed in. `whom` may be empty."""

    organization: str
    full_name: str
    role: str
    whom: str
    link: str
    until: str


@dataclass(frozen=True)
class InvitationSheet:
    """The cards, what each says under its code, and what stands at the foot of every page."""

    cards: tuple[Card, ...]
    how: str
    foot: str


def sheet_of(cards: tuple[Card, ...], how: str, foot: str) -> bytes:
    """The PDF. Called in the child process."""
    from fpdf import FPDF  # noqa: PLC0415 -- heavy, and only the child process that prints needs it

    from papers.lettering import typeface  # noqa: PLC0415 -- beside it

    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_font("sans", "", typeface())
    pdf.add_font("sans", "B", typeface(bold=True))
    per_page = COLUMNS * ROWS
    for number, card in enumerate(cards):
        at = number % per_page
        if at == 0:
            pdf.add_page()
            _foot(pdf, foot, number // per_page + 1, -(-len(cards) // per_page))
        _card(pdf, card, how, _MARGIN + at % COLUMNS * _WIDTH, _MARGIN + at // COLUMNS * _HEIGHT)
    return bytes(pdf.output())


def _foot(pdf: FPDF, foot: str, page: int, pages: int) -> None:
    pdf.set_font("sans", "", 7)
    pdf.set_text_color(110)
    pdf.set_xy(_MARGIN, _PAGE[1] - _MARGIN - 3)
    pdf.cell(_PAGE[0] - 2 * _MARGIN, 3, f"{foot}  ·  {page}/{pages}", align="C")
    pdf.set_text_color(0)


def _card(pdf: FPDF, card: Card, how: str, x: float, y: float) -> None:
    pdf.set_draw_color(170)
    pdf.set_dash_pattern(dash=1, gap=1)
    pdf.rect(x, y, _WIDTH, _HEIGHT)
    pdf.set_dash_pattern()
    inner = _WIDTH - 2 * _PAD
    below = _words(pdf, card.organization, x + _PAD, y + _PAD, inner, 12, bold=True, most=2)
    if card.full_name != card.organization:
        below = _words(pdf, card.full_name, x + _PAD, below + 0.5, inner, 7, most=3, grey=90)
    below = max(below + 2, y + _PAD + 11)
    _code(pdf, card.link, x + _PAD - 1, below)
    right, width = x + _PAD + _QR + 2, inner - _QR - 2
    below = _words(pdf, card.role, right, below, width, 9, bold=True, most=2)
    if card.whom:
        below = _words(pdf, card.whom, right, below + 0.5, width, 9, most=2)
    below = _words(pdf, how, right, below + 1.5, width, 7.5, most=5)
    _words(pdf, card.until, right, below + 1.5, width, 8, bold=True, most=2)
    _words(pdf, card.link, x + _PAD, y + _HEIGHT - _PAD - 6.4, inner, 7, most=2)


def _words(
    pdf: FPDF, words: str, x: float, y: float, width: float, size: float, *, bold: bool = False, most: int, grey: int = 0
) -> float:
    """Words in at most so many lines, the rest as «…»; gives where the next may begin."""
    pdf.set_font("sans", "B" if bold else "", size)
    height = size * 0.43
    lines = _broken(pdf, words, width)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1].rstrip() + "…"]
    pdf.set_text_color(grey)
    for number, line in enumerate(lines):
        pdf.set_xy(x, y + number * height)
        pdf.cell(width, height, line)
    pdf.set_text_color(0)
    return y + len(lines) * height


def _broken(pdf: FPDF, words: str, width: float) -> list[str]:
    """The words in lines; what is longer than a line (a link) is cut where the line ends."""
    pdf.c_margin = 0
    lines, line = [], ""
    for word in words.split():
        wider = f"{line} {word}".strip()
        if pdf.get_string_width(wider) <= width:
            line = wider
            continue
        if line:
            lines.append(line)
        while pdf.get_string_width(word) > width:
            fits = next(n for n in range(len(word), 0, -1) if n == 1 or pdf.get_string_width(word[:n]) <= width)
            lines.append(word[:fits])
            word = word[fits:]
        line = word
    return [*lines, line] if line else lines


def _code(pdf: FPDF, link: str, x: float, y: float) -> None:
    """The link as a QR code of black squares, with one module of white around it. The card's white is its quiet zone."""
    modules, runs = dark_runs(link)
    side = _QR / (modules + 2)
    pdf.set_fill_color(0)
    for row, column, length in runs:
        pdf.rect(x + (column + 1) * side, y + (row + 1) * side, length * side, side + 0.01, style="F")


def _drawn(text: str) -> bytes:
    given = json.loads(text)
    return sheet_of(tuple(Card(**card) for card in given["cards"]), given["how"], given["foot"])


if __name__ == "__main__":
    sys.exit(serve(_drawn))
