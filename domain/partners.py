"""Partner enterprises: the agreement with its term, and what may be written into the register. No personal data stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.document_line import Unread, read, read_day

#: From so many days before its end an agreement is spoken of.
SOON = timedelta(days=30)
#: Signs of a name and of a contact; mentors of one enterprise.
LONGEST_NAME, LONGEST_CONTACT, MOST_MENTORS = 200, 200, 999


class Field(StrEnum):
    """What is kept of a partner, in the order in which a new one is asked."""

    NAME = "name"
    AGREEMENT = "agreement"  # № and date
    UNTIL = "until"  # the last day of the term; none: without end
    CONTACT = "contact"  # an office, never a person
    MENTORS = "mentors"  # how many it has sent


#: Without these there is no row.
REQUIRED = (Field.NAME, Field.AGREEMENT, Field.UNTIL)


class Refusal(StrEnum):
    """Why what was typed is not kept; what stood there stays."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NO_DATE = "no-date"
    NO_NUMBER = "no-number"
    BAD_DATE = "bad-date"
    TWO_DATES = "two-dates"
    FUTURE = "future"
    ENDS_FIRST = "ends-first"  # the term ends before the agreement begins
    NO_COUNT = "no-count"
    PERSONAL = "personal"  # a name or a personal phone
    TWICE = "twice"  # this enterprise stands in the register under the same number
    NOT_YOURS = "not-yours"


class Term(StrEnum):
    """Where an agreement stands today."""

    ENDLESS = "endless"
    RUNNING = "running"
    SOON = "soon"
    ENDED = "ended"


@dataclass(frozen=True)
class Agreement:
    """Number and date of an agreement."""

    number: str
    dated: date


def term(until: date | None, today: date) -> Term:
    """Where an agreement stands on the local day `today`; its last day still counts."""
    if until is None:
        return Term.ENDLESS
    if until < today:
        return Term.ENDED
    return Term.SOON if until - today <= SOON else Term.RUNNING


def read_name(typed: str) -> str | Refusal:
    """The name of an enterprise, a sole proprietor too."""
    return _words(typed, LONGEST_NAME)


def read_agreement(typed: str, today: date, until: date | None = None) -> Agreement | Refusal:
    """«№ 12 от 01.09.2026»; refused when its term would be over before it."""
    line = read(typed, today)
    if isinstance(line, Unread):
        return Refusal(line.value)
    return Refusal.ENDS_FIRST if until is not None and until < line.dated else Agreement(line.number, line.dated)


def read_until(typed: str, dated: date) -> date | Refusal:
    """The last day of the term of an agreement that was made on `dated`."""
    day = read_day(typed)
    if isinstance(day, Unread):
        return Refusal(day.value)
    return Refusal.ENDS_FIRST if day < dated else day


#: A patronymic, or initials beside a surname; a mobile phone, which belongs to a person.
_PERSON = re.compile(r"\b[А-ЯЁ][а-яё]+(?:вич|вна|ична)[а-яё]{0,3}\b|\b[А-ЯЁ]\.\s?[А-ЯЁ]\.|(?:\+7|\b8)[\s(-]*9(?:[\s()-]*\d){9}")


def read_contact(typed: str) -> str | Refusal:
    """An office with its own phone or address («отдел кадров, 2-34-56»), never a person."""
    words = _words(typed, LONGEST_CONTACT)
    return Refusal.PERSONAL if isinstance(words, str) and not isinstance(words, Refusal) and _PERSON.search(words) else words


def read_mentors(typed: str) -> int | Refusal:
    """How many mentors."""
    words = typed.strip()
    return int(words) if words.isascii() and words.isdecimal() and int(words) <= MOST_MENTORS else Refusal.NO_COUNT


def _words(typed: str, longest: int) -> str | Refusal:
    words = " ".join(typed.split())
    if not words:
        return Refusal.EMPTY
    return Refusal.TOO_LONG if len(words) > longest else words
