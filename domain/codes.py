"""School classes and personal codes: «7Б», «7Б-03». A code says nothing about who it is; the curator knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: Adults have no class; their codes start with this letter («наставник»), which no class consists of alone.
ADULT_PREFIX = "Н"
LAST_GRADE = 11
LAST_NUMBER = 999

# People type on whatever keyboard is open: Latin letters that look like Russian ones are read as those.
_LOOK_ALIKE = str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")
# Signs that are taken for each other on a small slip.
_AS_DIGIT = str.maketrans("ОЗIL|Б", "031116")
_AS_LETTER = str.maketrans("0368", "ОЗБВ")
_DASHES = re.compile(r"[\u2010-\u2015\u2212-]")
_CLASS = re.compile(r"(\d{1,2})([А-ЯЁ]?)")
_CODE = re.compile(rf"(?:(\d{{1,2}}[А-ЯЁ]?)|{ADULT_PREFIX})-(\d{{1,3}})")


@dataclass(frozen=True, order=True)
class SchoolClass:
    """A class: grade 1–11 and one Russian capital letter, or none where a school has one class of a grade."""

    grade: int
    letter: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.grade <= LAST_GRADE or not re.fullmatch(r"[А-ЯЁ]?", self.letter):
            raise ValueError("a class is a grade from 1 to 11 and at most one Russian capital letter")

    def __str__(self) -> str:
        return f"{self.grade}{self.letter}"

    @classmethod
    def parse(cls, text: str) -> SchoolClass | None:
        """«7Б», «7 б», «7-Б», «7B» → the class; anything else → None."""
        found = _CLASS.fullmatch(_plain(text).replace("-", ""))
        if found is None or not 1 <= int(found[1]) <= LAST_GRADE:
            return None
        return cls(int(found[1]), found[2])


@dataclass(frozen=True, order=True)
class Code:
    """A participant's personal code inside one school: class (None for an adult) and number 1–999."""

    school_class: SchoolClass | None
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= LAST_NUMBER:
            raise ValueError("a code's number is from 1 to 999")

    def __str__(self) -> str:
        return f"{ADULT_PREFIX if self.school_class is None else self.school_class}-{self.number:02d}"

    @classmethod
    def parse(cls, text: str) -> Code | None:
        """«7Б-03», «7б 3», «7B–03», «н-12» → the code; anything else → None."""
        plain = _plain(text, gap="-")
        found = _CODE.fullmatch(plain)
        if found is None or not 1 <= int(found[2]) <= LAST_NUMBER:
            return None
        school_class = SchoolClass.parse(found[1]) if found[1] else None
        return None if found[1] and school_class is None else cls(school_class, int(found[2]))

    @classmethod
    def typed(cls, text: str) -> Code | None:
        """As `parse`, for what somebody reads off a slip: without a dash, or a letter where a digit belongs and the other way.

        «7Б03», «7Б-ОЗ», «ЗА-1О» → the code that can be meant; a text that is no code → None.
        """
        plain = _plain(text, gap="-")
        found = cls.parse(plain) or cls.parse(re.sub(r"^(\d{1,2}[А-ЯЁ])(\d{1,3})$", r"\1-\2", plain))
        if found is not None:
            return found
        left, dash, right = plain.partition("-")
        right = right.translate(_AS_DIGIT)
        if not dash or left == ADULT_PREFIX:
            return cls.parse(f"{left}-{right}") if dash else None
        letter = left[:-1].translate(_AS_DIGIT) + left[-1:].translate(_AS_LETTER)
        return cls.parse(f"{letter}-{right}") or cls.parse(f"{left.translate(_AS_DIGIT)}-{right}")


def next_code(school_class: SchoolClass | None, ever_given: Iterable[Code]) -> Code | None:
    """The code after the highest one ever given in this class, or None when all 999 are gone.

    Numbers of people who have left are not given again: an old paper must not point to somebody else. Two people who
    ask at once get the same answer; the database's UNIQUE separates them and the second asks again.
    """
    highest = max((code.number for code in ever_given if code.school_class == school_class), default=0)
    return Code(school_class, highest + 1) if highest < LAST_NUMBER else None


def _plain(text: str, gap: str = "") -> str:
    """Upper case, Russian letters, one kind of dash, `gap` instead of spaces. Long texts are no codes: cut before any work."""
    upper = _DASHES.sub("-", text[:40].strip().upper().translate(_LOOK_ALIKE))
    return re.sub(r"-+", "-", re.sub(r"\s+", gap, upper))
