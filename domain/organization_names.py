"""Names of organisations as they are compared: «МБОУ "СОШ №5"» and «мбоу сош № 5» are one."""

import re

_PARTS = re.compile(r"[^\W\d_]+|\d+")
_QUOTED = re.compile(r"[«\"„“](.+)[»\"“”]")
#: Longest names that are kept; a short name stands on a button of a phone.
LONGEST, LONGEST_SHORT = 300, 60


def key(name: str) -> str:
    """What is left of a name without case, ё, quotation marks, «№» and gaps; empty for a name without letters and numbers."""
    return " ".join(_PARTS.findall(name.casefold().replace("ё", "е").replace("№", " ")))


def numbers(name: str) -> frozenset[str]:
    """The numbers in a name, without leading zeros."""
    return frozenset(part.lstrip("0") or "0" for part in _PARTS.findall(name) if part.isdecimal())


def short_of(name: str) -> str:
    """A short name where the list has none: the words in quotation marks, else the name, cut to what a button holds."""
    quoted = _QUOTED.search(name)
    words = quoted[1].strip() if quoted and len(key(quoted[1])) > 2 else name
    if words.count("«") > words.count("»"):
        words += "»"
    return words if len(words) <= LONGEST_SHORT else words[: LONGEST_SHORT - 1].rstrip() + "…"
