"""Organisations from the lowest share to the highest, as a picture for the chat: bars beside their names, every word passed in.

matplotlib is heavy, so the bot draws in a child process (`papers/drawing.py`): `python -m papers.rank_picture < rank.json` writes
a PNG. The JSON has the fields of `RankPicture`; a wrong one ends with code 2 and one line on stderr.
"""

from __future__ import annotations

import io
import json
import math
import re
import sys
import textwrap
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from papers.charts import THEMES, Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 1080  # pixels: the width at which a phone shows a picture without scaling it up
#: More of them make a picture so high that the messenger shrinks it.
MOST_ROWS = 20
_EDGE, _ROW, _NAMES, _WORDS = 40, 46, 410, 130
_DASHES: tuple[Any, ...] = ((0, (5, 1.5)), (0, (1.5, 1.5)))


@dataclass(frozen=True)
class Row:
    """One organisation: its name, its share in per cent (None: hidden or no data, so no bar), the words for it."""

    label: str
    value: float | None
    shown: str


@dataclass(frozen=True)
class Goal:
    """A target that stands across all bars: per cent, and its words in the legend."""

    value: float
    label: str


@dataclass(frozen=True, kw_only=True)
class RankPicture:
    """What is drawn. Values are per cent from 0."""

    title: str
    subtitle: str
    rows: tuple[Row, ...]
    goals: tuple[Goal, ...] = ()
    footer: str = ""
    nothing: str = ""
    theme: str = "light"
    #: The longest bar of all pictures of this ranking, so that they may be held beside each other.
    highest: float = 0.0

    def __post_init__(self) -> None:
        numbers = [row.value for row in self.rows if row.value is not None] + [goal.value for goal in self.goals] + [self.highest]
        if any(not (math.isfinite(number) and number >= 0) for number in numbers):
            raise ValueError("a share is a number from 0")
        if len(self.rows) > MOST_ROWS or len(self.goals) > len(_DASHES) or self.theme not in THEMES:
            raise ValueError(f"at most {MOST_ROWS} rows and two targets, theme light or dark")


def draw(picture: RankPicture) -> bytes:
    """A PNG 1080 pixels wide, as high as it needs to be (between 500 and about 1 300)."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 -- heavy; the idle bot never holds it
    from matplotlib.figure import Figure  # noqa: PLC0415 -- heavy; the idle bot never holds it

    theme = THEMES[picture.theme]
    title = textwrap.wrap(picture.title, 44, max_lines=2, placeholder=" …")
    subtitle = textwrap.wrap(picture.subtitle, 52, max_lines=2, placeholder=" …")
    top = _EDGE + 50 * len(title) + 36 * len(subtitle) + 24
    table = _ROW * len(picture.rows) if picture.rows else 200
    height = top + table + 36 + 44 * len(picture.goals) + 56
    figure = Figure(figsize=(WIDTH / 100, height / 100), dpi=100, facecolor=theme.paper)
    FigureCanvasAgg(figure)
    # One set of axes whose units are pixels from the upper left corner.
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.set_axis_off()
    _words(axes, _EDGE, _EDGE, "\n".join(title), theme.ink, 24, weight="bold", va="top")
    _words(axes, _EDGE, _EDGE + 50 * len(title) + 4, "\n".join(subtitle), theme.quiet, 18, va="top")
    if picture.rows:
        _bars(axes, picture, theme, top)
    else:
        _words(axes, WIDTH / 2, top + 90, textwrap.fill(picture.nothing, 38), theme.ink, 22, ha="center", va="center")
    _legend(axes, picture, theme, top + table + 36)
    _words(axes, _EDGE, height - 26, textwrap.shorten(picture.footer, 80, placeholder="…"), theme.quiet, 16, va="center")
    png = io.BytesIO()
    with warnings.catch_warnings():
        # A sign that the font lacks (an emoji in a school's name) is drawn as a frame; that is no reason to fail.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(png, format="png", facecolor=theme.paper, metadata={"Software": None})
    return png.getvalue()


def _bars(axes: Axes, picture: RankPicture, theme: Theme, top: float) -> None:
    """Names at the left, bars from one line on, their words behind them; targets as upright lines."""
    left, room = _EDGE + _NAMES, WIDTH - 2 * _EDGE - _NAMES - _WORDS
    highest = max([row.value or 0.0 for row in picture.rows] + [goal.value for goal in picture.goals] + [picture.highest, 1.0])
    for number, row in enumerate(picture.rows):
        y = top + _ROW * number
        _words(axes, left - 16, y + _ROW / 2, shortened(row.label), theme.ink, 17, ha="right", va="center")
        length = 0.0 if row.value is None else room * row.value / highest
        axes.fill_between([left, left + length], y + 6, y + _ROW - 6, color=theme.bar, linewidth=0, zorder=2)
        color = theme.quiet if row.value is None else theme.bar_words
        weight = "normal" if row.value is None else "bold"
        behind = {"facecolor": theme.paper, "edgecolor": "none", "pad": 1.5}
        _words(axes, left + length + 10, y + _ROW / 2, row.shown, color, 17, va="center", weight=weight, zorder=5, bbox=behind)
    axes.plot([left, left], [top, top + _ROW * len(picture.rows)], color=theme.quiet, linewidth=2, zorder=3)
    for goal, color, dash in zip(picture.goals, theme.lines, _DASHES, strict=False):
        x = left + room * goal.value / highest
        axes.plot([x, x], [top - 8, top + _ROW * len(picture.rows) + 8], color=color, linewidth=4, linestyle=dash, zorder=4)


def shortened(label: str, most: int = 25) -> str:
    """A name in one line; of a longer one the beginning and the end, or the number that tells two schools apart."""
    plain = " ".join(label.split())
    if len(plain) <= most:
        return plain
    said = f"{plain[: most - 11].rstrip()}…{plain[-10:].lstrip()}"
    number = next(iter(re.findall(r"№ ?\d{1,5}|\d{1,5}", plain)), None)
    return said if number is None or number in said else f"{plain[: most - len(number) - 2].rstrip()}… {number}"


def _legend(axes: Axes, picture: RankPicture, theme: Theme, top: float) -> None:
    for number, (goal, color, dash) in enumerate(zip(picture.goals, theme.lines, _DASHES, strict=False)):
        y = top + 44 * number
        axes.plot([_EDGE, _EDGE + 70], [y, y], color=color, linewidth=4, linestyle=dash)
        _words(axes, _EDGE + 90, y, textwrap.shorten(goal.label, 60, placeholder="…"), theme.ink, 18, va="center")


def _words(axes: Axes, x: float, y: float, words: str, color: str, size: float, **how: Any) -> None:
    axes.text(x, y, words, color=color, fontsize=size, parse_math=False, linespacing=1.15, **how)


def from_json(text: str) -> RankPicture:
    """The picture that the fields describe. Raises ValueError, in one line, for anything else."""
    try:
        fields = dict(json.loads(text))
        fields["rows"] = tuple(Row(str(one["label"]), one["value"], str(one["shown"])) for one in fields["rows"])
        fields["goals"] = tuple(Goal(float(one["value"]), str(one["label"])) for one in fields.get("goals", ()))
        return RankPicture(**fields)
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"no ranking: {wrong}") from wrong


def main() -> int:
    """JSON in, PNG out."""
    try:
        picture = from_json(sys.stdin.read())
    except ValueError as wrong:
        print(str(wrong).splitlines()[0], file=sys.stderr)
        return 2
    sys.stdout.buffer.write(draw(picture))
    return 0


if __name__ == "__main__":
    sys.exit(main())
