"""A school's link and its poster: what the code looks like, whose it is, and which words may stand on a wall.

A link carries organisation, role and usually the form; a slip's link carries a personal token behind it. Neither is a secret of
the school, so both are short; both can be taken back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain.contacts import screen
from domain.forms import Part

#: Signs that nobody takes for each other when the link is typed off a poster.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH, TOKEN_LENGTH = 8, 10


class Line(StrEnum):
    """What a school may put into its own words."""

    HEADING = "heading"
    LINE = "line"
    ASK = "ask"


#: So many signs stay legible from two metres.
LONGEST = {Line.HEADING: 60, Line.LINE: 140, Line.ASK: 90}


class Refusal(StrEnum):
    """Why words do not go onto a poster."""

    EMPTY = "empty"
    LONG = "long"
    PICTURES = "pictures"  # emoji and what the printed letters do not have
    CONTACT = "contact"  # a telephone, an address, a name in a network: a poster says whom to ask by office


@dataclass(frozen=True)
class Kind:
    """Whom a link is for: a part, and the form (None: it is asked)."""

    part: Part
    form: str | None


def new_code(choose: Callable[[str], str]) -> str:
    """The code of a new link; `choose` picks one sign (secrets.choice)."""
    return "s-" + "".join(choose(ALPHABET) for _ in range(CODE_LENGTH))


def new_token(choose: Callable[[str], str]) -> str:
    """What a slip's link carries of one person."""
    return "".join(choose(ALPHABET) for _ in range(TOKEN_LENGTH))


def payload(code: str, token: str) -> str:
    """What stands after `?start=` on a slip: at most 64 signs."""
    return f"{code}_{token}"


def parted(start: str) -> tuple[str, str | None]:
    """The school's code and the personal token of a payload; None where there is no token."""
    code, _, token = start.rpartition("_")
    personal = code and len(token) == TOKEN_LENGTH and all(sign in ALPHABET for sign in token)
    return (code, token) if personal else (start, None)


def read_words(typed: str, line: Line) -> str | Refusal:
    """Words for the poster, on one line, or why not."""
    words = " ".join(typed.split())
    if not words:
        return Refusal.EMPTY
    if len(words) > LONGEST[line]:
        return Refusal.LONG
    if any(unicodedata.category(sign) in ("So", "Sk", "Cs", "Co", "Cn", "Cf", "Cc", "Me") for sign in words):
        return Refusal.PICTURES
    return Refusal.CONTACT if screen(words) else words
