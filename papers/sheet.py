"""A sheet as wide as a phone shows without scaling: title and subtitle, a table drawn in pixels, a legend, a line at the foot.

Only for the child process that draws (`papers/drawing.py`): matplotlib is imported when something is drawn.
"""

from __future__ import annotations

import io
import textwrap
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

WIDTH = 1080  # pixels
EDGE = 40
#: Height of what says that there is nothing to draw.
EMPTY = 200


class Tint(Protocol):
    """Colours of the paper, of words and of quiet words."""

    @property
    def paper(self) -> str:
        """Of the ground."""

    @property
    def ink(self) -> str:
        """Of words."""

    @property
    def quiet(self) -> str:
        """Of words that say less."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The words around the table. `nothing` stands in its place where it has no height."""

    title: str
    subtitle: str
    footer: str
    nothing: str
    #: Signs in a line of the title.
    line: int

    def drawn(self, tint: Tint, table: Part, legend: Part) -> bytes:
        """A PNG 1080 pixels wide, as high as its parts."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 -- heavy; the idle bot never holds it
        from matplotlib.figure import Figure  # noqa: PLC0415 -- heavy; the idle bot never holds it

        title = textwrap.wrap(self.title, self.line, max_lines=2, placeholder=" …")
        subtitle = textwrap.wrap(self.subtitle, 52, max_lines=2, placeholder=" …")
        top = EDGE + 50 * len(title) + 36 * len(subtitle) + 24
        below = top + (table.height or EMPTY) + 36
        height = below + legend.height + 56
        figure = Figure(figsize=(WIDTH / 100, height / 100), dpi=100, facecolor=tint.paper)
        FigureCanvasAgg(figure)
        # One set of axes whose units are pixels from the upper left corner.
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        words(axes, EDGE, EDGE, "\n".join(title), tint.ink, 24, weight="bold", va="top")
        words(axes, EDGE, EDGE + 50 * len(title) + 4, "\n".join(subtitle), tint.quiet, 18, va="top")
        if table.height:
            table.draws(axes, top)
        else:
            words(axes, WIDTH / 2, top + 90, textwrap.fill(self.nothing, 38), tint.ink, 22, ha="center", va="center")
        legend.draws(axes, below)
        words(axes, EDGE, height - 26, textwrap.shorten(self.footer, 80, placeholder="…"), tint.quiet, 16, va="center")
        png = io.BytesIO()
        with warnings.catch_warnings():
            # A sign that the font lacks (an emoji in a school's name) is drawn as a frame; that is no reason to fail.
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            figure.savefig(png, format="png", facecolor=tint.paper, metadata={"Software": None})
        return png.getvalue()


@dataclass(frozen=True)
class Part:
    """How high it is in pixels, and what draws it from a given height on."""

    height: float
    draws: Callable[[Axes, float], None]


def words(axes: Axes, x: float, y: float, said: str, color: str, size: float, **how: Any) -> None:
    """Words at a place of the sheet; `how` goes to matplotlib (ha, va, weight …)."""
    axes.text(x, y, said, color=color, fontsize=size, parse_math=False, linespacing=1.15, **how)
