"""What stands below the last row of a table whose columns nothing parts: who signed, a note to the whole of it, another table."""

import re
from collections.abc import Sequence

from domain.road_map.columns.roles import roles_of
from domain.road_map.passed_over import SIGNED

_OFFICE = re.compile(r"(?:И\.\s?о\.\s|Заместител|Директор|Начальник|Глава|Заведующ|Председател)", re.IGNORECASE)
_HAND = re.compile(r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][А-ЯЁа-яё-]+$")


def signs(lines: Sequence[str], at: int) -> bool:
    """Whether the paper ends here with who signed: «Методист ____ И. И. Иванова», or below a blank line an office and a name."""
    if len(lines) - at > 12:
        return False
    if SIGNED.fullmatch(lines[at]) and ("___" in lines[at] or not lines[at - 1].strip()):
        return True
    if lines[at - 1].strip() or not _OFFICE.match(lines[at].strip()):
        return False
    rest = [line.strip() for line in lines[at:] if line.strip()]
    return len(rest) <= 4 and _HAND.search(rest[-1]) is not None


def is_footnote(lines: Sequence[str], at: int) -> bool:
    """Whether a note to the whole table stands here, or the rule above it: «-----», «<*> По согласованию»."""
    below = next((line for line in lines[at + 1 : at + 3] if line.strip()), "")
    ruled = re.fullmatch(r"\s*[-_–—]{5,}\s*", lines[at]) is not None
    return _NOTE.match(below if ruled else lines[at]) is not None


def heads_marked(line: str) -> bool:
    """Whether a line is the heading of another table, whose columns tabs or bars part: «№ | Показатель | 2026 | 2027»."""
    return any(line.count(mark) > 1 and roles_of(line.strip(" |").split(mark)) is not None for mark in "\t|")


_NOTE = re.compile(r"\s*(?:<\*+>|\*{1,3}\)?)\s*[А-ЯЁа-яё]")
