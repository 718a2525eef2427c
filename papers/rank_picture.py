"""Organisations from the lowest share to the highest, as a picture for the chat: bars beside their names, every word passed in.

matplotlib is heavy, so the bot draws in a child process (`papers/drawing.py`): `python -m papers.rank_picture < rank.json` writes
a PNG. The JSON has the fields of `RankPicture`; a wrong one ends with code 2 and one line on stderr.
"""

from __future__ import annotations

import json
import math
import re
import sys
import textwrap
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from papers.charts import THEMES, Theme
from papers.on_request import serve
from papers.sheet import EDGE, WIDTH, Part, Sheet, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: More of them make a picture so high that the messenger shrinks it.
MOST_ROWS = 20
_ROW, _GOAL, _NAMES, _WORDS = 46, 44, 410, 130
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
    theme = THEMES[picture.theme]
    sheet = Sheet(title=picture.title, subtitle=picture.subtitle, footer=picture.footer, nothing=picture.nothing, line=44)
    table = Part(_ROW * len(picture.rows), partial(_bars, picture, theme))
    legend = Part(_GOAL * len(picture.goals), partial(_legend, picture, theme))
    return sheet.drawn(theme, table, legend)


def _bars(picture: RankPicture, theme: Theme, axes: Axes, top: float) -> None:
    """Names at the left, bars from one line on, their words behind them; targets as upright lines."""
    left, room = EDGE + _NAMES, WIDTH - 2 * EDGE - _NAMES - _WORDS
    highest = max([row.value or 0.0 for row in picture.rows] + [goal.value for goal in picture.goals] + [picture.highest, 1.0])
    for number, row in enumerate(picture.rows):
        y = top + _ROW * number
        words(axes, left - 16, y + _ROW / 2, shortened(row.label), theme.ink, 17, ha="right", va="center")
        length = 0.0 if row.value is None else room * row.value / highest
        axes.fill_between([left, left + length], y + 6, y + _ROW - 6, color=theme.bar, linewidth=0, zorder=2)
        color = theme.quiet if row.value is None else theme.bar_words
        weight = "normal" if row.value is None else "bold"
        behind = {"facecolor": theme.paper, "edgecolor": "none", "pad": 1.5}
        words(axes, left + length + 10, y + _ROW / 2, row.shown, color, 17, va="center", weight=weight, zorder=5, bbox=behind)
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


def _legend(picture: RankPicture, theme: Theme, axes: Axes, top: float) -> None:
    for number, (goal, color, dash) in enumerate(zip(picture.goals, theme.lines, _DASHES, strict=False)):
        y = top + _GOAL * number
        axes.plot([EDGE, EDGE + 70], [y, y], color=color, linewidth=4, linestyle=dash)
        words(axes, EDGE + 90, y, textwrap.shorten(goal.label, 60, placeholder="…"), theme.ink, 18, va="center")


def from_json(text: str) -> RankPicture:
    """The picture that the fields describe. Raises ValueError, in one line, for anything else."""
    try:
        fields = dict(json.loads(text))
        fields["rows"] = tuple(Row(str(one["label"]), one["value"], str(one["shown"])) for one in fields["rows"])
        fields["goals"] = tuple(Goal(float(one["value"]), str(one["label"])) for one in fields.get("goals", ()))
        return RankPicture(**fields)
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"no ranking: {wrong}") from wrong


if __name__ == "__main__":
    sys.exit(serve(lambda text: draw(from_json(text))))
