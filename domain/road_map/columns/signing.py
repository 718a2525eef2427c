"""Who signs below the rows of a table that has the signature in its own cells: «Директор школы | | Н. Н. Орлова»."""

import re
from collections.abc import Sequence

from domain.paper import Cell, Covered
from domain.responsible import people_in
from domain.road_map.columns.roles import Role

#: Offices of single persons, in the words with which a signature begins; a council or a meeting is work.
_OFFICE = re.compile(
    r"(?:(?:и\.?\s?о|врио)\.?\s+)?(?:директор|заведующ|зав\.|зам(?:естител|\.)|начальник|руководител|ректор|проректор|декан|глав[аы]\b"
    r"|председател|секретар|завуч|методист|куратор|специалист)[^\d.:;]*(?:[.][^\d.:;]+)*",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"(?:с\s+(?:планом|дорожной картой|приказом|графиком)\s+)?ознакомлен[аоы]?(?:\s*\(?[аы]\)?)?\W*", re.IGNORECASE
)


def signs(texts: Sequence[str]) -> bool:
    """Whether the cells of a row are an office and the one name beside it, or the «Ознакомлены» of those who have read a plan."""
    said = [" ".join(text.split()) for text in texts if text.strip()]
    if said and _SEEN.fullmatch(said[0]):
        return True
    if len(said) != 2 or _OFFICE.fullmatch(said[0]) is None:
        return False
    return [(start, end) for _, start, end in people_in(said[1])] == [(0, len(said[1]))]


def unsigned(rows: Sequence[Sequence[Cell]], roles: Sequence[Role]) -> Sequence[Sequence[Cell]]:
    """The rows without those at their end that sign, and the empty ones among them; one more person of a row above stays."""
    work = roles.index(Role.MEASURE) if Role.MEASURE in roles else 0
    end = len(rows)
    while end:
        texts = [cell.strip() if isinstance(cell, str) else "" for cell in rows[end - 1]]
        beside = Covered.ABOVE in rows[end - 1] or not any(texts[: work + 1])
        if any(texts) and (beside or not signs(texts)):
            break
        end -= 1
    return rows[:end]
