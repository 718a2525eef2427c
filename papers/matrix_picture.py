"""The matrix of control as a picture for the chat: organisations × measures, each cell a colour and a sign, every word passed in.

matplotlib is heavy, so the bot draws in a child process (`papers/drawing.py`): `python -m papers.matrix_picture < matrix.json`
writes a PNG. The JSON has the fields of `MatrixPicture`; a wrong one ends with code 2 and one line on stderr. The palette is
Okabe and Ito's; the signs say the same to whoever does not see colours.
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from papers.on_request import serve
from papers.sheet import EDGE, WIDTH, Part, Sheet, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_ROWS = 12
MOST_COLUMNS = 10
_ROW, _NAMES, _HEADER, _SAID = 68, 330, 64, 52
#: Signs of a name in one of two lines, and of one that stands in larger letters on a line of its own.
_LINE, _ONE_LINE = 21, 15


class Ground(NamedTuple):
    """Colours of one theme: the paper, words, quiet words, lines; `calm`: what the colours of calm cells become on it."""

    paper: str
    ink: str
    quiet: str
    grid: str
    calm: Mapping[str, str]


GROUNDS: Mapping[str, Ground] = {
    "light": Ground("#ffffff", "#1c2430", "#5b6675", "#d5dae1", {}),
    "dark": Ground(
        "#17212b", "#f2f5f8", "#9fb0c0", "#3a4a5a", {"#e3e7ec": "#32414f", "#f6f7f9": "#1f2b37", "#5b6675": "#9fb0c0"}
    ),
}


class Face(NamedTuple):
    """How a cell looks: fill, sign and the colour of the sign."""

    fill: str
    sign: str
    ink: str


FACES: Mapping[str, Face] = {
    "overdue": Face("#d55e00", "!", "#ffffff"),
    "returned": Face("#e69f00", "↩", "#000000"),
    "soon": Face("#f0e442", "≤7", "#000000"),
    "reported": Face("#56b4e9", "?", "#000000"),
    "open": Face("#e3e7ec", "•", "#5b6675"),
    "quiet": Face("#f6f7f9", "○", "#5b6675"),
    "accepted": Face("#009e73", "✓", "#ffffff"),
    "lifted": Face("#f6f7f9", "–", "#5b6675"),
}


@dataclass(frozen=True)
class Row:
    """One organisation: its short name and the kind of each cell (a key of `FACES`), None where nothing was handed out."""

    label: str
    cells: tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class MatrixPicture:
    """What is drawn. `columns` are the printed numbers of the measures; `legend` explains kinds; those that appear are shown."""

    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[str, str], ...]
    footer: str = ""
    nothing: str = ""
    theme: str = "light"

    def __post_init__(self) -> None:
        if self.theme not in GROUNDS:
            raise ValueError("theme light or dark")
        if len(self.rows) > MOST_ROWS or len(self.columns) > MOST_COLUMNS:
            raise ValueError(f"at most {MOST_ROWS} rows and {MOST_COLUMNS} columns")
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("every row has one cell per column")
        kinds = {kind for row in self.rows for kind in row.cells if kind is not None} | {kind for kind, _ in self.legend}
        if not kinds <= set(FACES):
            raise ValueError("a cell is of a known kind or None")


def draw(picture: MatrixPicture) -> bytes:
    """A PNG 1080 pixels wide, as high as it needs to be (between 500 and about 1 500)."""
    ground = GROUNDS[picture.theme]
    drawn = {kind for row in picture.rows for kind in row.cells}
    shown = [(kind, said) for kind, said in picture.legend if kind in drawn]
    sheet = Sheet(title=picture.title, subtitle=picture.subtitle, footer=picture.footer, nothing=picture.nothing, line=36)
    table = Part(_HEADER + _ROW * len(picture.rows) if picture.rows else 0, partial(_table, picture, ground))
    legend = Part(_SAID * ((len(shown) + 1) // 2), partial(_legend, shown, ground))
    return sheet.drawn(ground, table, legend)


def _table(picture: MatrixPicture, ground: Ground, axes: Axes, top: float) -> None:
    """Numbers of the measures above, names of the organisations at the left, between them the cells."""
    left = EDGE + _NAMES
    width = min(110.0, (WIDTH - EDGE - left) / max(1, len(picture.columns)))
    for at, label in enumerate(picture.columns):
        size = min(20.0, width * 1.2 / max(1, len(label)))
        words(axes, left + width * (at + 0.5), top + _HEADER / 2, label, ground.ink, max(size, 9), ha="center", va="center")
    for number, row in enumerate(picture.rows):
        y = top + _HEADER + _ROW * number
        axes.plot([EDGE, left + width * len(picture.columns)], [y, y], color=ground.grid, linewidth=1)
        name = in_two_lines(row.label)
        short = len(name) == 1 and len(name[0]) <= _ONE_LINE
        words(axes, EDGE, y + _ROW / 2, "\n".join(name), ground.ink, 21 if short else 17, va="center")
        for at, kind in enumerate(row.cells):
            if kind is not None:
                _cell(axes, kind, ground, left + width * at + 4, y + 4, width - 8, _ROW - 8)


def in_two_lines(label: str) -> list[str]:
    """A name in at most two lines; of a longer one the beginning and the end, since the number that tells two schools apart
    stands at the end as often as not."""
    lines = textwrap.wrap(label, _LINE)
    if len(lines) <= 2:
        return lines
    tail = lines[-1]
    for word in reversed(" ".join(lines[1:-1]).split()):
        if len(word) + len(tail) + 2 > _LINE:
            break
        tail = f"{word} {tail}"
    return [lines[0], f"…{tail}"]


def _cell(axes: Axes, kind: str, ground: Ground, x: float, y: float, width: float, height: float) -> None:
    from matplotlib.patches import FancyBboxPatch  # noqa: PLC0415 -- heavy; the idle bot never holds it

    face = FACES[kind]
    fill, ink = ground.calm.get(face.fill, face.fill), ground.calm.get(face.ink, face.ink)
    axes.add_patch(
        FancyBboxPatch(
            (x + 6, y + 6), width - 12, height - 12, boxstyle="round,pad=6,rounding_size=10", facecolor=fill,
            edgecolor=ground.grid if face.fill.startswith("#f6") else fill, linewidth=1.5,
        )
    )  # fmt: skip
    words(
        axes,
        x + width / 2,
        y + height / 2,
        face.sign,
        ink,
        20,
        ha="center",
        va="center",
        weight="bold",
    )


def _legend(shown: list[tuple[str, str]], ground: Ground, axes: Axes, top: float) -> None:
    """Two explanations beside each other."""
    for number, (kind, said) in enumerate(shown):
        x = EDGE + (WIDTH / 2 - EDGE) * (number % 2)
        y = top + _SAID * (number // 2)
        _cell(axes, kind, ground, x, y, 60, 46)
        words(axes, x + 74, y + 23, textwrap.shorten(said, 28, placeholder="…"), ground.ink, 18, va="center")


def from_json(text: str) -> MatrixPicture:
    """The picture that the fields describe. Raises ValueError, in one line, for anything else."""
    try:
        fields = dict(json.loads(text))
        fields["rows"] = tuple(Row(str(one["label"]), tuple(one["cells"])) for one in fields["rows"])
        fields["columns"] = tuple(fields["columns"])
        fields["legend"] = tuple((str(kind), str(words)) for kind, words in fields["legend"])
        return MatrixPicture(**fields)
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"no matrix: {wrong}") from wrong


if __name__ == "__main__":
    sys.exit(serve(lambda text: draw(from_json(text))))
