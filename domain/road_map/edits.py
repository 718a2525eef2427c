"""What a person types over what was read: how long it may be, and what a percent looks like. Source: issue 3, «In the bot»."""

import re
from decimal import Decimal
from enum import StrEnum


class Field(StrEnum):
    """What of a draft is corrected by typing."""

    TEXT = "text"
    RESULT = "result"
    TITLE = "title"
    NUMBER = "number"
    ISSUER = "issuer"
    BASE = "base"
    PERCENT = "percent"


#: Signs that each may have: a measure has to fit into one message beside everything else that is said of it.
LONGEST = {
    Field.TEXT: 2000,
    Field.RESULT: 500,
    Field.TITLE: 500,
    Field.NUMBER: 40,
    Field.ISSUER: 300,
    Field.BASE: 300,
    Field.PERCENT: 20,
}
#: Rows of one road map, as many as a paper may have.
MOST_ROWS = 2000


class Refusal(StrEnum):
    """Why what was typed is not taken."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NO_PERCENT = "no-percent"
    ONE_LINE = "one-line"  # a row is split into two at least
    TOO_MANY = "too-many"


class Refused(Exception):
    """What was typed is not taken; nothing was changed."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


def accepted(field: Field, typed: str) -> str:
    """The typed words with white space collapsed. Raises `Refused` when nothing is left or it is too long."""
    words = " ".join(typed.split())
    if not any(sign.isalnum() for sign in words):
        raise Refused(Refusal.EMPTY)
    if len(words) > LONGEST[field]:
        raise Refused(Refusal.TOO_LONG)
    return words


_PERCENT = re.compile(
    r"(?:не\s+менее\s+|at\s+least\s+)?(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|процент\w*|per\s?cent)?\s*\.?", re.IGNORECASE
)


def percent(typed: str) -> Decimal:
    """«15», «15,5 %», «не менее 15 %»: more than 0, at most 100. Raises `Refused` for anything else."""
    found = _PERCENT.fullmatch(" ".join(typed.split()))
    if found is None:
        raise Refused(Refusal.NO_PERCENT)
    number = Decimal(found[1].replace(",", "."))
    if not 0 < number <= 100:
        raise Refused(Refusal.NO_PERCENT)
    return number
