"""Which of several sentences another one most likely speaks of, by the words they share, whatever their endings."""

import re
from collections import Counter
from collections.abc import Sequence

#: Letters of a word that count: Russian endings differ, beginnings stay.
_STEM = 5
_WORD = re.compile(r"[^\W\d_]{4,}")


def alike(said: str, sentences: Sequence[str]) -> list[float]:
    """How much each of the sentences shares with what was said: 0.0 nothing; a word that stands in only one of them counts 1, a
    word that stands in many next to nothing."""
    stems = [_stems(one) for one in sentences]
    common = Counter(stem for one in set(stems) for stem in one)
    here = _stems(said)
    return [sum(1 / common[stem] for stem in sorted(one & here)) for one in stems]


def _stems(sentence: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(sentence.casefold().replace("ё", "е")))
