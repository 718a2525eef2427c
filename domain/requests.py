"""A request for information: its title and questions, and when it may be sent.

What counts as an answer is in `request_answers`, what the answers come to in `request_results`. Pure: the caller brings the rows,
the local day and what was typed. Source: spec §1 `DataRequest`, §6.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

MOST_FIELDS = 12
MOST_CHOICES = 8
LONGEST_TITLE = 200
LONGEST_LABEL = 200
LONGEST_CHOICE = 40
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
