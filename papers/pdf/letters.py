"""The letters of a page that a reader sees once and reads: no soft hyphens, no second print, no stamp across the page."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

#: How far from each other, in points, two prints of one letter may stand: some programs print twice for bold type or a shadow.
TWICE = 1.0
#: Share of the longer side that the shorter side of a slope has: «ПРОЕКТ» across a page, not a page that was laid askew.
SLANT = 0.25
_BESIDE = (-1, 0, 1)


def readable(chars: Sequence[Any]) -> list[Any]:
    """The letters from which words are made. `chars`: those of pdfplumber, in the order of the file."""
    slanting = [char for char in chars if _slants(char)]
    level = [char for char in chars if not _slants(char)] if 0 < 2 * len(slanting) < len(chars) else chars
    return _printed_once([one for one, following in pairwise([*level, None]) if not _is_soft_hyphen(one, following)])


def _slants(char: Any) -> bool:
    along, across = abs(char["matrix"][0]), abs(char["matrix"][1])
    return bool(min(along, across) > SLANT * max(along, across))


def _printed_once(chars: Sequence[Any]) -> list[Any]:
    """Without the letters that stand on the same letter."""
    places: dict[tuple[str, int, int], list[Any]] = {}
    out = []
    for char in chars:
        text, across, down = char["text"], round(char["x0"]), round(char["top"])
        near = [one for x in _BESIDE for y in _BESIDE for one in places.get((text, across + x, down + y), ())]
        room = min(TWICE, 0.4 * char["width"])
        # a letter without a width is one that the file says nothing about
        if room > 0 and any(abs(one["x0"] - char["x0"]) <= room and abs(one["top"] - char["top"]) <= TWICE for one in near):
            continue
        places.setdefault((text, across, down), []).append(char)
        out.append(char)
    return out


def _is_soft_hyphen(char: Any, following: Any) -> bool:
    """A browser prints a soft hyphen inside a word as a space that the next letter stands on."""
    over = char["text"] == " " and following is not None and abs(following["x0"] - char["x0"]) < 0.1
    return bool(over and abs(following["top"] - char["top"]) < 1)
