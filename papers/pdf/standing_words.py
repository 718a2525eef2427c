"""Words that stand on their side, as headings of narrow columns do: read along their line, one line of them is one word."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from papers.pdf.geometry import NEAR


def turned(chars: Sequence[Any]) -> dict[str, str]:
    """How the letters that stand on their side follow each other: mostly from the foot upwards, else as pdfplumber has it."""
    standing = [char for char in chars if not char["upright"]]
    upwards = sum(1 if char["matrix"][1] > 0 else -1 for char in standing)
    return {"char_dir_rotated": "btt", "line_dir_rotated": "ltr"} if upwards > 0 else {}


def in_lines(words: Sequence[Any], *, upwards: bool) -> list[Any]:
    """The words, those of one standing line made one."""
    standing = [word for word in words if not word["upright"]]
    if not standing:
        return list(words)
    order = sorted(standing, key=lambda one: (round(one["x0"]), -one["bottom"] if upwards else one["top"]))
    lines = [[order[0]]]
    for before, word in pairwise(order):
        gap = before["top"] - word["bottom"] if upwards else word["top"] - before["bottom"]
        if abs(word["x0"] - before["x0"]) <= NEAR and 0 <= gap <= word["x1"] - word["x0"]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [*(word for word in words if word["upright"]), *map(_one, lines)]


def _one(line: Sequence[Any]) -> Any:
    tops, bottoms = [word["top"] for word in line], [word["bottom"] for word in line]
    height = max(bottoms) - min(tops)
    said = " ".join(word["text"] for word in line)
    return line[0] | {"text": said, "top": min(tops), "bottom": max(bottoms), "height": height, "letters": []}
