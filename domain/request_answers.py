"""An answer to a request for information: what counts as one, and when it is whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from domain.pieces import Piece
from domain.requests import Field, FieldKind

LONGEST_TEXT = 1000
#: No report counts further than this; whoever typed more has mistaken the field.
LARGEST_NUMBER = Decimal(10) ** 12


class Refusal(StrEnum):
    """Why an answer is not taken; what was answered before stays."""

    NOT_YOURS = "not-yours"
    CLOSED = "closed"  # the date is past
    WITHDRAWN = "withdrawn"  # nobody asks any more
    INCOMPLETE = "incomplete"
    MEANWHILE = "meanwhile"  # somebody else has answered the same field
    NOT_STAFF = "not-staff"
    ANSWERED = "answered"


class AnswerUnfit(StrEnum):
    """Why what was typed or sent is no answer to the field."""

    NOT_NUMBER = "not-number"
    NOT_WHOLE = "not-whole"
    NEGATIVE = "negative"
    TOO_LARGE_NUMBER = "too-large-number"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    PICK = "pick"
    WANTS_FILE = "wants-file"
    WANTS_WORDS = "wants-words"
    NO_ANSWER = "no-answer"  # a sticker, a voice message
    TOO_MANY = "too-many"
    TOO_LARGE = "too-large"


@dataclass(frozen=True)
class Value:
    """One answer: exactly one of these is set."""

    number: Decimal | None = None
    words: str | None = None
    choice: str | None = None
    files: tuple[Piece, ...] = ()


def may_answer(*, asked: bool, due: date, today: date) -> Refusal | None:
    """Why nothing can be answered on this local day: nobody asks any more (`asked`), or the date is past."""
    if not asked:
        return Refusal.WITHDRAWN
    return Refusal.CLOSED if today > due else None


def read_answer(one: Field, typed: str) -> Value | AnswerUnfit:
    """What a typed line answers."""
    match one.kind:
        case FieldKind.NUMBER:
            return _number(typed, people=one.people)
        case FieldKind.TEXT:
            words = typed.strip()
            if not words:
                return AnswerUnfit.EMPTY
            return Value(words=words) if len(words) <= LONGEST_TEXT else AnswerUnfit.TOO_LONG
        case FieldKind.CHOICE:
            words = " ".join(typed.split()).casefold()
            return next((Value(choice=each) for each in one.choices if each.casefold() == words), AnswerUnfit.PICK)
        case FieldKind.FILE:
            return AnswerUnfit.WANTS_FILE


def _number(typed: str, *, people: bool) -> Value | AnswerUnfit:
    digits = re.sub(r"\s", "", typed).replace(",", ".").replace("−", "-")
    if not re.fullmatch(r"[+-]?\d+(?:\.\d+)?", digits, re.ASCII):
        return AnswerUnfit.NOT_NUMBER
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return AnswerUnfit.NOT_NUMBER
    if abs(number) >= LARGEST_NUMBER:
        return AnswerUnfit.TOO_LARGE_NUMBER
    if number != round(number, 0 if people else 2):
        return AnswerUnfit.NOT_WHOLE
    if people and number < 0:
        return AnswerUnfit.NEGATIVE
    return Value(number=round(number, 2).normalize() + 0)


def complete(fields: Collection[Field], answered: Collection[int]) -> bool:
    """Whether it may be sent: every required field has an answer, and at least one has; `answered` are ids of fields."""
    there = {one.id for one in fields} & set(answered)
    return bool(there) and all(one.id in there for one in fields if one.required)


def next_after(fields: Sequence[Field], answered: Collection[int], current: int | None) -> Field | None:
    """The question to go on with: the first without an answer below the current one, else the first required one without."""
    waiting = [one for one in fields if one.id not in answered and one.id != current]
    ids = [one.id for one in fields]
    below = ids[ids.index(current) + 1 :] if current in ids else ids
    further = [one for one in waiting if one.id in below]
    return next(iter([*further, *(one for one in waiting if one.required)]), None)
