"""Pictures for the chat: a share of learners against its yearly targets, legible on a phone, with every word passed in.

matplotlib is heavy, so it is imported only while drawing, and the bot draws in a child process:
`python -m papers.charts < chart.json > chart.png`. The JSON has the fields of `ShareChart`; a wrong one ends with code 2
and one line on stderr. The palette is Okabe and Ito's, which colour-blind readers can tell apart; lines differ in dash
and mark as well.
"""

from __future__ import annotations

import io
import json
import math
import sys
import textwrap
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from papers.on_request import serve

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIDE = 1080  # pixels: the width at which a phone shows a picture without scaling it up
MOST_TARGETS = 2
MOST_YEARS = 7
TITLE = 30  # signs in one line of the title
ROW = 0.043  # of the height: one row of the table or of the legend


@dataclass(frozen=True)
class Line:
    """A line of yearly targets: name in the legend, per cent for each year (None: the paper names none), the words for it."""

    label: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Foretold:
    """Where the year at index `at` will probably stand: likely, from–to in per cent, and its words in the legend."""

    at: int
    likely: float
    low: float
    high: float
    label: str


@dataclass(frozen=True, kw_only=True)
class ShareChart:
    """What is drawn. Values are per cent from 0; None is "no data", which is never drawn as 0.

    `shown` are the words for the values («12,5 %», «нет данных»); they stand in a small table under the years, where
    no line crosses them. `unit` follows the numbers of the axis, `nothing` stands in the middle of an empty picture.
    """

    title: str
    subtitle: str
    years: tuple[str, ...]
    label: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]
    targets: tuple[Line, ...] = ()
    foretold: Foretold | None = None
    footer: str = ""
    nothing: str = ""
    unit: str = "\u00a0%"
    theme: str = "light"

    def __post_init__(self) -> None:
        rows: list[Sequence[object]] = [self.values, self.shown]
        rows += [row for line in self.targets for row in (line.values, line.shown)]
        if any(len(row) != len(self.years) for row in rows):
            raise ValueError("every row has one value per year")
        numbers = [number for row in (self.values, *(line.values for line in self.targets)) for number in row]
        if any(number is not None and not (math.isfinite(number) and number >= 0) for number in numbers):
            raise ValueError("a share is a number from 0")
        one = self.foretold
        if one is not None and not (0 <= one.at < len(self.years) and 0 <= one.low <= one.likely <= one.high < math.inf):
            raise ValueError("a forecast is from–to with a likely number between, for one of the years")
        if len(self.targets) > MOST_TARGETS or len(self.years) > MOST_YEARS or self.theme not in THEMES:
            raise ValueError("at most two lines of targets, seven years, theme light or dark")

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        rows = (self.values, *(line.values for line in self.targets))
        return all(number is None for row in rows for number in row)


@dataclass(frozen=True)
class Theme:
    """Colours of one theme; the lines' colours in the order of the targets."""

    paper: str
    ink: str
    quiet: str
    grid: str
    bar: str
    bar_words: str
    lines: tuple[str, str]


THEMES: Mapping[str, Theme] = {
    "light": Theme("#ffffff", "#1c2430", "#5b6675", "#e3e7ec", "#0072b2", "#00568a", ("#c65400", "#7b3f8f")),
    "dark": Theme("#17212b", "#f2f5f8", "#9fb0c0", "#2b3947", "#3d93c9", "#79c4f2", ("#ffb01f", "#f7b3d6")),
}

#: The width of the drawing in points, over what one sign takes of its size: words of so many signs stand under so many years.
_PLACE = 0.835 * SIDE * 0.72 / 0.64

_Stroke = tuple[str, int, Any]  # mark, its size in points, dash as matplotlib takes it
#: The first mark is larger, so that it is seen around the second where two targets meet.
_STROKES: tuple[_Stroke, ...] = (("o", 21, (0, (5, 1.5))), ("s", 12, (0, (1.5, 1.5))))
_BARS: _Stroke = ("s", 24, "-")


def share_chart(chart: ShareChart) -> bytes:
    """A square PNG of 1080 pixels."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 -- heavy; the idle bot never holds it
    from matplotlib.figure import Figure  # noqa: PLC0415 -- heavy; the idle bot never holds it

    theme = THEMES[chart.theme]
    figure = Figure(figsize=(SIDE / 100, SIDE / 100), dpi=100, facecolor=theme.paper)
    FigureCanvasAgg(figure)
    top = _head(figure, chart, theme)
    if chart.empty:
        panel = {"boxstyle": "round,pad=1.6,rounding_size=0.8", "facecolor": theme.grid, "edgecolor": "none"}
        _text(figure, 0.5, 0.42, textwrap.fill(chart.nothing, 30), theme.ink, 28, ha="center", va="center", bbox=panel)
    else:
        rows = 1 + len(chart.targets)
        bottom = 0.15 + 2 * ROW * rows + (ROW if chart.foretold else 0)
        axes = figure.add_axes((0.125, bottom, 0.835, top - bottom - 0.015), facecolor=theme.paper)
        _frame(axes, chart, theme)
        _bars_and_lines(axes, chart, theme)
        _table(axes, chart, theme)
        _legend(figure, chart, theme, 0.09 + ROW * (rows - 0.5) + (ROW if chart.foretold else 0))
    _text(figure, 0.06, 0.025, textwrap.shorten(chart.footer, 74, placeholder="…"), theme.quiet, 17, va="bottom")
    picture = io.BytesIO()
    with warnings.catch_warnings():
        # A sign that the font lacks (an emoji in a school's name) is drawn as a frame; that is no reason to fail.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(picture, format="png", facecolor=theme.paper, metadata={"Software": None})
    return picture.getvalue()


def _head(figure: Figure, chart: ShareChart, theme: Theme) -> float:
    """Title and subtitle; gives back where they end, as a fraction of the height."""
    title = _title(chart.title)
    subtitle = textwrap.wrap(chart.subtitle, 50, max_lines=2, placeholder=" …")
    _text(figure, 0.06, 0.955, "\n".join(title), theme.ink, 33, va="top", weight="bold")
    below = 0.955 - 0.052 * len(title) - 0.008
    _text(figure, 0.06, below, "\n".join(subtitle), theme.quiet, 22, va="top")
    return below - 0.036 * len(subtitle) - 0.012


def _title(words: str) -> list[str]:
    """In at most two lines: what is shown, then of whom, where that fits."""
    what, colon, of_whom = words.partition(": ")
    if colon and len(words) > TITLE and max(len(what) + 1, len(of_whom)) <= TITLE:
        return [f"{what}:", of_whom]
    return textwrap.wrap(words, TITLE, max_lines=2, placeholder=" …")


def _frame(axes: Axes, chart: ShareChart, theme: Theme) -> None:
    rows = (chart.values, *(line.values for line in chart.targets))
    highest = max(number for row in rows for number in row if number is not None)
    highest = max(highest, chart.foretold.high) if chart.foretold else highest
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, math.inf) if highest <= 4 * step)
    step = max(1, highest / 4) if step == math.inf else step
    ceiling = max(step, step * math.ceil(highest / step))
    axes.set_ylim(0, max(ceiling, highest * 1.04))
    axes.set_xlim(-0.6, len(chart.years) - 0.4)
    ticks = [step * number for number in range(int(ceiling // step) + 1)]
    axes.set_yticks(ticks, [f"{tick:g}{chart.unit}" for tick in ticks], fontsize=21, color=theme.quiet, parse_math=False)
    axes.set_xticks(range(len(chart.years)), chart.years, fontsize=_fitting(chart), color=theme.ink, parse_math=False)
    axes.tick_params(length=0, pad=10)
    axes.grid(axis="y", color=theme.grid, linewidth=2)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=theme.quiet, linewidth=2)


def _bars_and_lines(axes: Axes, chart: ShareChart, theme: Theme) -> None:
    for at, value in enumerate(chart.values):
        if value is not None:
            axes.bar(at, value, width=min(0.62, 0.12 * len(chart.years) + 0.1), color=theme.bar, zorder=2)
    for line, color, (mark, size, dash) in zip(chart.targets, theme.lines, _STROKES, strict=False):
        known = [(at, value) for at, value in enumerate(line.values) if value is not None]
        if len(known) == 1:
            # One year: a level across the bar instead of a lonely dot.
            ((at, value),) = known
            axes.plot([at - 0.42, at + 0.42], [value, value], color=color, linewidth=4.5, linestyle=dash, zorder=4)
        axes.plot(
            [at for at, _ in known], [value for _, value in known], color=color, linewidth=4.5, linestyle=dash, zorder=5,
            marker=mark, markersize=size, markeredgecolor=theme.paper, markeredgewidth=2.5,
        )  # fmt: skip

    if one := chart.foretold:
        # Beside the middle of the bar, so that the marks of targets stay seen: from–to as a line, the likely number as a mark.
        x = one.at + 0.2
        axes.plot([x, x], [one.low, one.high], color=theme.ink, linewidth=4, zorder=6)
        for end in (one.low, one.high):
            axes.plot([x - 0.07, x + 0.07], [end, end], color=theme.ink, linewidth=4, zorder=6)
        axes.plot(
            [x], [one.likely], color=theme.ink, marker="D", markersize=13, markeredgecolor=theme.paper, markeredgewidth=2,
            zorder=7,
        )  # fmt: skip


def _rows(chart: ShareChart, theme: Theme) -> list[tuple[str, tuple[str, ...], str, _Stroke | None]]:
    """The share and its targets as name, words, colour and stroke (None: bars)."""
    lines = zip(chart.targets, theme.lines, _STROKES, strict=False)
    return [
        (chart.label, chart.shown, theme.bar_words, None),
        *((line.label, line.shown, color, stroke) for line, color, stroke in lines),
    ]


def _table(axes: Axes, chart: ShareChart, theme: Theme) -> None:
    """Under each year its values, row by row in the colours of the legend."""
    for number, (_, words, color, stroke) in enumerate(_rows(chart, theme)):
        for at, value in enumerate(words):
            known = stroke is not None or chart.values[at] is not None
            axes.annotate(
                value, (at, 0), xycoords=("data", "axes fraction"), xytext=(0, -(82 + number * ROW * SIDE) * 0.72),
                textcoords="offset points", ha="center", va="center", fontsize=_fitting(chart, value),
                color=color if known else theme.quiet, weight="normal" if stroke or not known else "bold",
                annotation_clip=False, parse_math=False,
            )  # fmt: skip


def _fitting(chart: ShareChart, words: str = "") -> float:
    """The size of words that stand under one year without touching the neighbour's."""
    size = 25 if len(chart.years) <= 5 else 25 * 5.5 / len(chart.years)
    return size if len(words) <= 7 else min(size, _PLACE / len(chart.years) / len(words))


def _legend(figure: Figure, chart: ShareChart, theme: Theme, top: float) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415 -- heavy; the idle bot never holds it

    for number, (label, _, color, stroke) in enumerate(_rows(chart, theme)):
        height = top - ROW * number
        mark, size, dash = stroke or _BARS
        figure.add_artist(
            Line2D(
                [0.065, 0.095, 0.125], [height] * 3, color=color if stroke else theme.bar, linewidth=4.5 if stroke else 0,
                linestyle=dash, marker=mark, markevery=[1], markersize=size, markeredgecolor=theme.paper,
            )
        )  # fmt: skip
        _text(figure, 0.145, height, textwrap.shorten(label, 52, placeholder="…"), theme.ink, 22, va="center_baseline")
    if one := chart.foretold:
        height = top - ROW * (1 + len(chart.targets))
        figure.add_artist(
            Line2D([0.065, 0.095, 0.125], [height] * 3, color=theme.ink, linewidth=4, marker="D", markevery=[1], markersize=13,
                   markeredgecolor=theme.paper)
        )  # fmt: skip
        _text(figure, 0.145, height, textwrap.shorten(one.label, 58, placeholder="…"), theme.ink, 22, va="center_baseline")


def _text(figure: Figure, x: float, y: float, words: str, color: str, size: float, **how: Any) -> None:
    figure.text(x, y, words, color=color, fontsize=size, parse_math=False, linespacing=1.15, **how)


def from_json(text: str) -> ShareChart:
    """The chart that the fields describe. Raises ValueError, in one line, for anything else."""
    try:
        fields = dict(json.loads(text))
        fields["targets"] = tuple(
            Line(str(one["label"]), tuple(one["values"]), tuple(one["shown"])) for one in fields.get("targets", ())
        )
        fields["foretold"] = Foretold(**fields["foretold"]) if fields.get("foretold") else None
        for name in ("years", "values", "shown"):
            fields[name] = tuple(fields[name])
        return ShareChart(**fields)
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"no chart: {wrong}") from wrong


if __name__ == "__main__":
    sys.exit(serve(lambda text: share_chart(from_json(text))))
