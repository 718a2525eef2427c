"""A request for information: what may be asked, what counts as an answer, what the answers come to.

Pure: the caller brings the rows, the local day and what was typed. Source: spec §1 `DataRequest`, §6.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from domain.masking import Masked, mask
from domain.pieces import Piece

MOST_FIELDS = 12
MOST_CHOICES = 8
LONGEST_TITLE = 200
LONGEST_LABEL = 200
LONGEST_CHOICE = 40
LONGEST_TEXT = 1000
#: No report counts further than this; whoever typed more has mistaken the field.
LARGEST_NUMBER = Decimal(10) ** 12
#: An answer may be awaited this many days at most.
FURTHEST_DAYS = 366


class FieldKind(StrEnum):
    """What an answer to a field is."""

    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    FILE = "file"


@dataclass(frozen=True)
class Field:
    """One question: its words, of a choice the answers to choose from; `people`: the number counts people; `required`: without
    an answer to it nothing is sent."""

    kind: FieldKind
    label: str
    choices: tuple[str, ...] = ()
    people: bool = False
    id: int = 0
    required: bool = True


class FieldUnfit(StrEnum):
    """Why a field is not taken into a request."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TWICE = "twice"
    TOO_MANY = "too-many"
    FEW_CHOICES = "few-choices"
    MANY_CHOICES = "many-choices"
    CHOICE_TWICE = "choice-twice"
    CHOICE_LONG = "choice-long"


class Unready(StrEnum):
    """Why a request is not sent; it stays as it was."""

    NOT_YOURS = "not-yours"
    SENT_ALREADY = "sent-already"
    CHANGED = "changed"  # since the preview on which «Отправить» was pressed
    NO_TITLE = "no-title"
    NO_FIELDS = "no-fields"
    NO_DUE = "no-due"
    PAST = "past"
    NOBODY = "nobody"


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


def title_of(typed: str) -> str:
    """A typed title as it is kept: one line, cut where it is too long."""
    words = " ".join(typed.split())
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1].rstrip()}…"


def read_field(kind: FieldKind, typed: str, others: Collection[Field]) -> Field | FieldUnfit:
    """A typed field: the question, of a choice followed by its answers, each on a line of its own. `others` stand already."""
    lines = [" ".join(line.split()) for line in typed.splitlines()]
    lines = [line for line in lines if line]
    if not lines:
        return FieldUnfit.EMPTY
    label, choices = (lines[0], tuple(lines[1:])) if kind is FieldKind.CHOICE else (" ".join(lines), ())
    if len(label) > LONGEST_LABEL:
        return FieldUnfit.TOO_LONG
    if any(one.label.casefold() == label.casefold() for one in others):
        return FieldUnfit.TWICE
    if len(others) >= MOST_FIELDS:
        return FieldUnfit.TOO_MANY
    if kind is FieldKind.CHOICE and (unfit := _choices_refused(choices)):
        return unfit
    return Field(kind, label, choices, people=kind is FieldKind.NUMBER and counts_people(label))


def reworded(one: Field, typed: str, others: Collection[Field]) -> Field | FieldUnfit:
    """The same question in other words (of a choice with other answers); whether it counts people stays as somebody has said."""
    made = read_field(one.kind, typed, others)
    if isinstance(made, FieldUnfit):
        return made
    by_hand = one.people != (one.kind is FieldKind.NUMBER and counts_people(one.label))
    return replace(made, people=one.people if by_hand else made.people, id=one.id, required=one.required)


def moved(ids: Sequence[int], which: int, up: bool) -> list[int]:
    """The order in which `which` has changed places with its neighbour; at the end of the list nothing moves."""
    order = list(ids)
    at = order.index(which)
    to = at - 1 if up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    return order


def _choices_refused(choices: Sequence[str]) -> FieldUnfit | None:
    if len(choices) < 2:
        return FieldUnfit.FEW_CHOICES
    if len(choices) > MOST_CHOICES:
        return FieldUnfit.MANY_CHOICES
    if len({one.casefold() for one in choices}) < len(choices):
        return FieldUnfit.CHOICE_TWICE
    return FieldUnfit.CHOICE_LONG if any(len(one) > LONGEST_CHOICE for one in choices) else None


_PEOPLE = re.compile(
    r"\b(?:учащи|обучающ|учени|школьник|наставник|наставляем|педагог|учител|студент|работник|сотрудник|человек|детей|дети|родител|"
    r"выпускник|воспитанник|специалист|участник|people|pupil|student|teacher|mentor|mentee|child)",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\bф\.?\s?и\.?\s?о\b|\bфамили|\bимя\b|\bимен[аи]?\b|\bотчеств|\bтелефон|\bадрес|\bдат[аыу]\s+рождени|\bснилс|\bпаспорт|"
    r"\bпоим[её]нн|\bспис(?:ок|ки)\s+(?:учащ|обучающ|учен|дет|участник|наставник)|\bфото\s+(?:учен|дет|реб)|"
    r"\bnames?\b|\bphones?\b|\baddress|\bbirth|\bpassport",
    re.IGNORECASE,
)


def counts_people(label: str) -> bool:
    """Whether a number with this question most likely counts people; whoever asks can say otherwise."""
    return _PEOPLE.search(label) is not None


def asks_for_names(label: str) -> bool:
    """Whether the words ask for personal data: names, telephones, addresses, birth dates, lists of pupils."""
    return _NAMES.search(label) is not None


def unready(title: str, fields: Collection[Field], due: date | None, addressees: int, today: date) -> Unready | None:
    """Why a draft cannot be sent on this local day; None when it can."""
    if not title:
        return Unready.NO_TITLE
    if not fields:
        return Unready.NO_FIELDS
    if due is None:
        return Unready.NO_DUE
    if due < today:
        return Unready.PAST
    return None if addressees else Unready.NOBODY


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


Place = TypeVar("Place", bound=Hashable)


@dataclass(frozen=True)
class Column:
    """What a question comes to over the organisations that have answered.

    `cells` are plain values for a table, by organisation: a number, words, a choice, the count of files; None: the number is
    hidden, since it counts fewer than five people or would give such a number away. `total` only of numbers, None likewise.
    """

    asked: Field
    cells: Mapping[Any, Decimal | str | int | None]
    total: Decimal | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def hidden(self) -> int:
        """How many numbers are not shown."""
        return sum(one is None for one in self.cells.values())


def column(one: Field, values: Mapping[Place, Value]) -> Column:
    """The answers to one field, by organisation, as they may be shown above the school."""
    match one.kind:
        case FieldKind.NUMBER:
            numbers = {place: value.number for place, value in values.items() if value.number is not None}
            return _numbers(one, numbers)
        case FieldKind.TEXT:
            return Column(one, {place: value.words or "" for place, value in values.items()})
        case FieldKind.CHOICE:
            picked = {place: value.choice or "" for place, value in values.items()}
            found = Counter(picked.values())
            return Column(one, picked, counts={choice: found[choice] for choice in one.choices})
        case FieldKind.FILE:
            return Column(one, {place: len(value.files) for place, value in values.items()})


def _numbers(one: Field, numbers: Mapping[Place, Decimal]) -> Column:
    if not one.people:
        return Column(one, dict(numbers), sum(numbers.values(), Decimal(0)))
    masked: Masked[Place] = mask({place: int(number) for place, number in numbers.items()})
    cells = {place: None if number is None else Decimal(number) for place, number in masked.cells.items()}
    return Column(one, cells, None if masked.total is None else Decimal(masked.total))
