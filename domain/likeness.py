"""How alike two sentences read by their words, whatever their endings: which measure a message or an event most likely serves."""

import re

#: Letters of a word that count: Russian endings differ, beginnings stay.
_STEM = 5
_WORD = re.compile(r"[^\W\d_]{4,}")


def likeness(one: str, other: str) -> float:
    """0.0 (no word in common) … 1.0 (every word of the shorter one stands in the other)."""
    here, there = _stems(one), _stems(other)
    return len(here & there) / min(len(here), len(there)) if here and there else 0.0


def _stems(sentence: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(sentence.casefold().replace("ё", "е")))
