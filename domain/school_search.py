"""A school found by its number or name as people type it: «12», «шк 12», «гимнзия на Садовой». A thousand schools at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.typed_names import readings

#: Typed texts longer than this are no names; how many are worth showing on a phone.
LONGEST, MOST_SHOWN = 80, 6
#: Searches of one person on one day: more than anybody needs who looks for a school, too few to read out the list of all.
A_DAY = 30
#: How alike two words have to be, from 0 to 1, to be taken for the same.
_ALIKE = 0.45

_WORD = re.compile(r"[a-zа-я]+|\d+")
#: Says nothing about which one it is; forms of property too.
_COMMON = frozenset(
    {
        "школа", "школы", "школе", "школу", "школой", "шк", "сош", "оош", "мбоу", "мкоу", "маоу", "гбоу", "гоу", "моу",
        "муниципальное", "бюджетное", "общеобразовательное", "учреждение", "средняя", "основная", "номер", "город", "города",
        "г", "село", "с", "и", "на", "в", "имени", "им", "school", "no",
    }
)  # fmt: skip


@dataclass(frozen=True)
class School:
    """One that can be found: `words` are its name, short name and where it is, in any order."""

    id: int
    words: str


def find(typed: str, schools: Sequence[School]) -> list[int]:
    """The ids of what may be meant, the likeliest first; at most `MOST_SHOWN`. Nothing but common words finds nothing.

    Words in Latin letters are tried as they are, as typed in the wrong layout, and as they sound: «irjkf 5», «shkola 5».
    """
    for reading in readings(typed[:LONGEST]):
        if found := _find(reading, schools):
            return found
    return []


def _find(typed: str, schools: Iterable[School]) -> list[int]:
    asked = [word for word in _words(typed) if word not in _COMMON]
    if not asked:
        return []
    found = [(score, school.id) for school in schools if (score := _score(asked, _words(school.words))) > 0]
    best = max((score for score, _ in found), default=0.0)
    ranked = sorted(((-score, number) for score, number in found if score >= 0.75 * best))
    return [number for _, number in ranked[:MOST_SHOWN]]


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold().replace("ё", "е")))


def _score(asked: Sequence[str], known: Sequence[str]) -> float:
    """A number has to be there as it is; a word counts as far as it is like one of the name's. Every asked word has to count."""
    total = 0.0
    for word in asked:
        if word.isdecimal():
            best = 1.5 if any(other.isdecimal() and int(other) == int(word) for other in known) else 0.0
        else:
            best = max((_alike(word, other) for other in known if not other.isdecimal()), default=0.0)
        if best < _ALIKE:
            return 0.0
        total += best
    return total / len(asked)


def _alike(one: str, other: str) -> float:
    """Shared pairs of neighbouring letters (Dice); the beginning of a word is the word as far as it goes."""
    if one == other:
        return 1.0
    if len(one) >= 3 and other.startswith(one):
        return 0.9
    mine, theirs = _pairs(one), _pairs(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


@lru_cache(16384)
def _pairs(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[at : at + 2] for at in range(len(padded) - 1))
