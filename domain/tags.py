"""Tags of a form as a programme changes them: what may be written on one, and how many lie on a screen."""

from enum import StrEnum, auto


class Group(StrEnum):
    """Which list a tag stands in. A mentee's request and a mentor's direction are two views of one thing and share it."""

    INTEREST = auto()
    PUPIL = auto()  # requests and directions where mentees are pupils
    ADULT = auto()  # where they are adults


class Refusal(StrEnum):
    """Why a change is not made."""

    EMPTY = auto()  # no letter and no digit in it
    TOO_LONG = auto()
    SEVERAL_LINES = auto()
    KNOWN = auto()  # the same words stand in this list already
    FULL = auto()  # the list is as long as a phone's screen holds
    FEW = auto()  # one answer is no choice
    LAST = auto()  # one form, and one tag of a list, always remain
    GONE = auto()  # what was to be changed is not there


#: Signs that fit a button of half a phone's width, with the tick before them.
LONGEST = 24
#: Tags that are offered in one list: six rows of two.
MOST = 12


def read_title(typed: str, longest: int = LONGEST) -> str | Refusal:
    """The words of a tag as they will stand on a button, or of a question: one line of at most `longest` signs."""
    if len(typed.strip().splitlines()) > 1:
        return Refusal.SEVERAL_LINES
    words = " ".join("".join(sign for sign in typed if sign.isprintable() or sign in "\t\u200d\ufe0f").split())
    if not any(sign.isalnum() for sign in words):
        return Refusal.EMPTY
    return Refusal.TOO_LONG if len(words) > longest else words


def same(one: str, other: str) -> bool:
    """Whether two titles say the same to a reader: case, signs and emoji do not count."""
    return _letters(one) == _letters(other)


def _letters(words: str) -> str:
    return "".join(sign for sign in words.casefold().replace("ё", "е") if sign.isalnum())
