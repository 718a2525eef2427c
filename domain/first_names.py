"""How a person is called: a first name and the first letter of the surname, of any script, and nothing more.

The surname itself is never kept: when somebody types it in full, only its first letter stays.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum, auto

SHORTEST, LONGEST = 2, 40

_HYPHENS = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "'\u2018\u2019\u02bc\u02b9`\u00b4"), "\u2019")
_ALIKE = _HYPHENS | _APOSTROPHES

# Letters and marks that draw nothing; Unicode files them under letters, a reader sees an empty place.
_INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))  # variation selectors
)
_MOST_MARKS = 3  # on one letter; a tower of them is no name in any script


class NameRefusal(StrEnum):
    """Why a typed name is not taken; what was typed stays on the screen."""

    NOT_TEXT = auto()  # a sticker, a voice message, a picture
    EMPTY = auto()
    SHORT = auto()  # a first name has at least 2 letters
    LONG = auto()  # more than 40 characters, or a whole text
    EMOJI = auto()  # emoji and other pictures
    INVISIBLE = auto()  # line breaks, control, direction or zero-width marks
    SIGNS = auto()  # digits, brackets, anything that is no letter, hyphen or apostrophe
    NO_INITIAL = auto()  # the first letter of the surname is missing
    MANY_WORDS = auto()  # more than a name (and patronymic of an adult) and a surname


@dataclass(frozen=True)
class CalledName:
    """The given name (with an adult's patronymic if typed) and the surname's first letter, "" when an adult gave none."""

    given: str
    initial: str

    def __str__(self) -> str:
        return f"{self.given} {self.initial}." if self.initial else self.given


def read_name(text: str | None, *, adult: bool) -> CalledName | NameRefusal:
    """«маша к», «Маша Ким» → «Маша К.»; of an adult also «Анна Сергеевна К.». None: a message without text."""
    if text is None:
        return NameRefusal.NOT_TEXT
    if len(text) > 4 * LONGEST:
        return NameRefusal.LONG
    plain = unicodedata.normalize("NFC", text).translate(_ALIKE).replace(".", " ").strip(" ")
    if not plain:
        return NameRefusal.EMPTY
    refusal = _strange_sign(plain)
    if refusal is not None:
        return refusal
    *given, last = plain.split()
    # Of two words the second is an adult's patronymic unless it is a single letter; of three the last is the surname.
    if adult and (not given or (len(given) == 1 and len(last) > 1)):
        given, last = [*given, last], ""
    elif not given:
        return NameRefusal.SHORT if len(last) < SHORTEST else NameRefusal.NO_INITIAL
    return _called(given, last, most_words=2 if adult else 1)


def _called(given: list[str], last: str, most_words: int) -> CalledName | NameRefusal:
    name = " ".join(given)
    if len(given) > most_words:
        return NameRefusal.MANY_WORDS
    if len(name) > LONGEST:
        return NameRefusal.LONG
    if sum(unicodedata.category(sign)[0] == "L" for sign in name) < SHORTEST:
        return NameRefusal.SHORT
    if any(not word[0].isalpha() or word.endswith("-") or "--" in word for word in [*given, *filter(None, [last])]):
        return NameRefusal.SIGNS
    return CalledName(" ".join(map(_capital, given)), _capital(last)[0] if last else "")


def _capital(word: str) -> str:
    """First letter large where the script has large letters and one letter stays one letter."""
    first = word[0].upper()
    return first + word[1:] if len(first) == 1 else word


def _strange_sign(text: str) -> NameRefusal | None:
    """The first sign that has no place in a name."""
    marks = 0
    for sign in text:
        category = unicodedata.category(sign)
        marks = marks + 1 if category[0] == "M" else 0
        if sign in _INVISIBLE or category in ("Cc", "Cf", "Zl", "Zp"):
            return NameRefusal.INVISIBLE
        # U+20E3, the frame of a keycap, is filed under marks.
        if category in ("So", "Sk", "Cs", "Co", "Cn", "Me"):
            return NameRefusal.EMOJI
        if marks > _MOST_MARKS or not (category[0] in "LM" or category == "Zs" or sign in "-\u2019"):
            return NameRefusal.SIGNS
    return None


def addressed(full_name: str) -> str:
    """«Полевая Елена Викторовна» → «Елена Викторовна»; a name of other than three words is said as it stands."""
    words = full_name.split()
    return " ".join(words[1:]) if len(words) == 3 else full_name
