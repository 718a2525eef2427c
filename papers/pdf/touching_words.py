"""Words of two cells that touch: the end of one cell and the beginning of the next come out of a PDF as one word.

Such a word is parted where an edge between columns runs through it and its two sides cannot be one word: «школыКуратор»,
«наставниковоктябрь 2026», «2026Директор». A long word that merely runs out of its cell stays whole.
"""

import re
from collections.abc import Sequence
from typing import Any

from domain.terms.find import spans_of_terms

#: Points between an edge and the letter that begins a cell beside it.
_BESIDE = 2.5
#: Letters that either side has at least, and a term that no digit follows.
_FEWEST, _TERM = 2, 4
#: Points that are left free between the two sides, so that white space runs down there as it does in other rows.
_GUTTER = 5.0
_INITIALS = re.compile(r"(?:[А-ЯЁ]\.){1,2}|[«(\"]")


def parted(line: Sequence[Any], edges: Sequence[float]) -> list[Any]:
    """The words of a line, those of two cells parted; `edges`: where columns begin, in points from the page's left."""
    out: list[Any] = []
    for at, word in enumerate(line):
        inside = [edge for edge in edges if word["x0"] + _BESIDE < edge < word["x1"] - _BESIDE]
        cuts = [
            cut
            for edge in inside
            if (cut := _seam(word, edge)) and _are_two(word["text"][:cut], word["text"][cut:], _rest(line[at + 1 :], edge, edges))
        ]
        out += _sides(word, cuts[0]) if cuts else [word]
    return out


def _seam(word: Any, edge: float) -> int:
    """How many letters stand before the edge; 0 where none begins beside it."""
    letters = word.get("letters", ())
    cut = min(range(1, len(letters)), key=lambda at: abs(letters[at] - edge), default=0)
    near = cut and abs(letters[cut] - edge) <= _BESIDE
    return cut if near and _FEWEST <= cut <= len(letters) - _FEWEST else 0


def _rest(after: Sequence[Any], edge: float, edges: Sequence[float]) -> str:
    """What follows a word in the column that begins at an edge."""
    end = next((other for other in edges if other > edge + _BESIDE), float("inf"))
    return " ".join(word["text"] for word in after if word["x1"] <= end + _BESIDE)


def _are_two(left: str, right: str, rest: str) -> bool:
    """Whether no word is written so: a capital or a number inside it, or a term that begins there."""
    if _INITIALS.fullmatch(left) or right.startswith(("г.", "год")):
        return False
    if right[0].isupper() and not left[-1].isupper() and left[-1] != "-":
        return True
    if left[-1].isalpha() and right[0].isdigit():
        return True
    if left[-1].isdigit() and right[0].isalpha():
        return len(left) > _FEWEST
    term = f"{right} {rest}".strip()
    if next((start for start, _ in spans_of_terms(f"{left}{term}")), -1) == 0:  # «се|нтябрь» is one word
        return False
    begun = next((start for start, _ in spans_of_terms(term)), -1) == 0  # «Анкет|ирование по итогам года» ends with one
    return begun and left[-1].isalpha() and right[0].isalpha() and (len(right) >= _TERM or rest[:1].isdigit())


def _sides(word: Any, cut: int) -> list[Any]:
    seam, before = word["letters"][cut], word["letters"][cut - 1]
    left = {**word, "text": word["text"][:cut], "x1": max(before, seam - _GUTTER), "letters": word["letters"][:cut]}
    return [left, {**word, "text": word["text"][cut:], "x0": seam, "letters": word["letters"][cut:]}]
