"""How one participant is known to another: by first name and class inside a school, or by a code; a curator sees more.

What holds a name is `Personal`: it can be said only where the operator's mode allows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.first_names import CalledName
from domain.personal import Personal, PersonalData

_INITIAL = re.compile(r"(.+) (\w)\.")


def parted(name: str) -> CalledName:
    """«Аня К.» → given name and the surname's first letter; a name without that letter stays whole."""
    found = _INITIAL.fullmatch(name)
    return CalledName(found[1], found[2]) if found else CalledName(name, "")


@dataclass(frozen=True)
class Called:
    """What there is to call a participant by."""

    name: str | None
    code: str | None
    school_class: str | None = None

    def in_full(self, mode: PersonalData) -> Personal | str:
        """For those who may see names in the organisation: «Аня К., 7Б», or the code."""
        return self._said(mode, self.name)

    def to_partner(self, mode: PersonalData, *, with_class: bool = True) -> Personal | str:
        """For the other side of a pair: the first name only, with the class where the other side is the mentor."""
        return self._said(mode, _first(self.name) if self.name else None, with_class=with_class)

    def _said(self, mode: PersonalData, name: str | None, *, with_class: bool = True) -> Personal | str:
        if mode is not PersonalData.NAMES or not name:
            return self.code or self.school_class or "?"
        return Personal(f"{name}, {self.school_class}" if with_class and self.school_class else name)


def _first(name: str) -> str:
    """«Аня К.» → «Аня»; an official's «Рощин Павел Львович» → «Павел Львович»."""
    given = parted(name).given
    words = given.split()
    return " ".join(words[1:]) if len(words) >= 3 else given
