"""Numbers that a viewer prints beside the middle of their rows: «Назначение куратора и / 2. закрепление пар»."""

import re
from collections.abc import Sequence

from domain.responsible import names_somebody
from domain.terms.find import looks_like_term

_COUNTED = re.compile(r"(\d{1,3})(?:[.)]\s*|\s+|$)(?![\d.])(.*)")


def numbered_in_front(printed: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]] | None:
    """The lines with the number of every row in front of it; None where no blank lines part rows that have it in their middle."""
    counted = [int(found[1]) if (found := _COUNTED.fullmatch(text)) else 0 for text, _ in printed]
    places = [at for at, number in enumerate(counted) if number]
    if len(places) < 2 or places[0] == 0 or [counted[at] for at in places] != list(range(1, len(places) + 1)):
        return list(printed)
    starts = [at for at, (_, apart) in enumerate(printed) if apart or at == 0]
    rows = list(zip(starts, [*starts[1:], len(printed)], strict=True))
    within = len(rows) == len(places) and all(start <= at < end for (start, end), at in zip(rows, places, strict=True))
    if within and sum(at not in starts for at in places) * 2 > len(places):
        out: list[tuple[str, bool]] = []
        for (start, end), at in zip(rows, places, strict=True):
            rest = _COUNTED.fullmatch(printed[at][0])
            lines = (
                [text for text, _ in printed[start:at]] + [rest[2] if rest else ""] + [text for text, _ in printed[at + 1 : end]]
            )
            out += [(f"{counted[at]}.", True), *((text, False) for text in lines if text)]
        return out
    cut = [at for at in places[1:] if not looks_like_term(printed[at - 1][0]) and names_somebody(printed[at - 1][0]) != 1.0]
    cut = [at for at in cut if re.match(r"\d{1,3}[.)]?\s+[а-яё]", printed[at][0])]
    return None if len(cut) * 2 >= len(places) else list(printed)
