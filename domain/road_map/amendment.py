"""A new edition of a road map beside the one in force: which row lives on as which, what changed in it, what is new or gone.

Pure. Numbers and the order of rows say nothing (an inserted row moves them all); the words do, then term, responsible and
result. Whoever prepares the edition may correct a match; `compare` takes the matches as they are. Source: spec §6.9.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto

from domain.road_map.assigning import best_pairs

#: Words so alike (of 1000) are one measure, rephrased.
ALIKE = 750
#: Enough where the dated term and the responsible are the same as well.
ALIKE_IN_PLACE = 700
#: A sentence that only grew or shrank is likened by the words that stayed, if there are at least so many of them.
ENOUGH_WORDS = 4
#: Rows (of the old edition) that must live on, in percent, before the bot takes a paper for a new edition by itself.
MOST = 50


class Field(StrEnum):
    """What can change in a row that lives on."""

    TEXT = auto()
    TERM = auto()
    RESPONSIBLE = auto()
    RESULT = auto()
    PERCENT = auto()


class Fate(StrEnum):
    """What becomes of a row."""

    SAME = auto()
    CHANGED = auto()
    NEW = auto()
    GONE = auto()


@dataclass(frozen=True)
class Row:
    """A measure as far as editions differ in it. `again` is its recurrence in words that compare; `percent` of a share."""

    id: int
    text: str
    number: str | None = None
    lead_in: str = ""  # what stands in front of an item of the order's text: «утвердить приказом»
    in_table: bool = True  # a row of the table; else a point of the text
    term_text: str = ""
    start: date | None = None
    due: date | None = None
    deadlines: tuple[date, ...] = ()
    again: str = ""
    responsible: tuple[str, ...] = ()
    result: str | None = None
    percent: Decimal | None = None

    @property
    def is_dated(self) -> bool:
        """Whether anything of it falls due on a day."""
        return bool(self.due or self.deadlines or self.again)


@dataclass(frozen=True)
class Entry:
    """One line of «Что изменилось»: an old row, a new row, or both; `fields` only where it changed."""

    fate: Fate
    old: Row | None
    new: Row | None
    fields: frozenset[Field] = frozenset()


def match(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Id of the new row → id of the old row that lives on in it, each once; the best for the two papers as wholes.

    Rows in which nothing changed are matched first; of several twins those with the same number, then in order.
    """
    found = _unchanged(old, new)
    taken = set(found.values())
    before = [row for row in old if row.id not in taken]
    after = [row for row in new if row.id not in found]
    scores = {
        (at, place): score for at, one in enumerate(before) for place, two in enumerate(after) if (score := _score(one, two)) > 0
    }
    found |= {after[place].id: before[at].id for at, place in best_pairs(scores)}
    return found


def compare(old: Sequence[Row], new: Sequence[Row], pairs: Mapping[int, int]) -> list[Entry]:
    """Every row of the new edition in its order, then the rows of the old one that are gone. `pairs` as `match` gives them."""
    before = {row.id: row for row in old}
    entries = [_entry(before.get(pairs.get(row.id, 0)), row) for row in new]
    living = {entry.old.id for entry in entries if entry.old}
    return [*entries, *(Entry(Fate.GONE, row, None) for row in old if row.id not in living)]


def _entry(old: Row | None, new: Row) -> Entry:
    if old is None:
        return Entry(Fate.NEW, None, new)
    fields = changed(old, new)
    return Entry(Fate.CHANGED if fields else Fate.SAME, old, new, fields)


def changed(old: Row, new: Row) -> frozenset[Field]:
    """In what a row differs. Case, punctuation, «ё» and spaces are no difference, nor is another spelling of the same dates."""
    shares = old.percent is not None and new.percent is not None
    differs = {
        Field.TEXT: _words(old, shares=shares) != _words(new, shares=shares),
        Field.TERM: not _same_term(old, new),
        Field.RESPONSIBLE: _people(old) != _people(new),
        Field.RESULT: plain(old.result or "") != plain(new.result or ""),
        Field.PERCENT: old.percent != new.percent,
    }
    return frozenset(field for field, yes in differs.items() if yes)


def plain(text: str) -> str:
    """Words as they are compared: small letters, no punctuation, «е» for «ё», single spaces."""
    return " ".join(re.sub(r"[^\w%]+|_", " ", text.casefold().replace("ё", "е")).split())


def _words(row: Row, *, shares: bool) -> str:
    """The sentence with its lead-in; of a share without its numbers, which are compared as percent and date."""
    said = plain(f"{row.lead_in} {row.text}")
    return _without_numbers(said) if shares else said


def _without_numbers(said: str) -> str:
    return " ".join(re.sub(r"\d+|%", " ", said).split())


def _people(row: Row) -> frozenset[str]:
    return frozenset(filter(None, map(plain, row.responsible)))


def _same_term(old: Row, new: Row) -> bool:
    if (old.start, old.due, old.deadlines, old.again) != (new.start, new.due, new.deadlines, new.again):
        return False
    return old.is_dated or plain(old.term_text) == plain(new.term_text)


def _unchanged(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Rows that are the same in everything that counts, twins by number first."""
    waiting: dict[tuple[object, ...], list[Row]] = {}
    for row in old:
        waiting.setdefault(_identity(row), []).append(row)
    found: dict[int, int] = {}
    for by_number in (True, False):
        for row in new:
            twins = waiting.get(_identity(row), [])
            twin = next((one for one in twins if not by_number or one.number == row.number), None)
            if row.id not in found and twin is not None:
                twins.remove(twin)
                found[row.id] = twin.id
    return found


def _identity(row: Row) -> tuple[object, ...]:
    words = (_words(row, shares=row.percent is not None), row.in_table, row.percent)
    term = (row.start, row.due, row.deadlines, row.again, "" if row.is_dated else plain(row.term_text))
    return (*words, *term, _people(row), plain(row.result or ""))


def _score(old: Row, new: Row) -> int:
    """How well a row would live on in another; 0: not at all. The printed number only breaks ties."""
    if old.in_table != new.in_table:
        return 0
    alike = _likeness(old, new)
    same_term, same_people = _same_term(old, new), _people(old) == _people(new)
    in_place = same_term and same_people and old.is_dated
    if alike < (ALIKE_IN_PLACE if in_place else ALIKE):
        return 0
    value = alike + 60 * same_term + 30 * same_people + 10 * (plain(old.result or "") == plain(new.result or ""))
    value += 20 * (old.percent == new.percent) + 10 * (_words(old, shares=False) == _words(new, shares=False))
    return value * 10_000 + (old.number == new.number)


def _likeness(old: Row, new: Row) -> int:
    """Of 1000, by the words without numbers and lead-in: rephrased, or a sentence that grew or shrank."""
    from rapidfuzz import fuzz  # noqa: PLC0415 -- only for a new edition; the idle bot never holds it

    one, two = _without_numbers(plain(old.text)), _without_numbers(plain(new.text))
    whole = fuzz.ratio(one, two)
    if min(len(one.split()), len(two.split())) >= ENOUGH_WORDS:
        whole = max(whole, 0.85 * fuzz.token_set_ratio(one, two))
    return round(10 * whole)


@dataclass(frozen=True)
class Head:
    """What names a paper. `edition_of`: the number of the order of which it calls itself a new edition."""

    title: str
    number: str | None = None
    issued: date | None = None
    edition_of: str | None = None
    first_year: int | None = None


class Why(StrEnum):
    """By what a paper was taken for a new edition."""

    EDITION = auto()  # it says so: «в редакции приказа …», «о внесении изменений в приказ № …»
    NUMBER = auto()
    TITLE = auto()


def recognised(old: Head, new: Head, old_rows: Sequence[Row], new_rows: Sequence[Row]) -> Why | None:
    """Whether a paper looks like a new edition of one that is in force; a person confirms or denies it.

    Most rows must live on, whatever the heading says: an order that only lists its changes («слова … заменить словами …») is
    no new edition to publish. A paper of an earlier date, or next year's plan under the same title, is none either.
    """
    if old.issued and new.issued and new.issued < old.issued:
        return None
    why = _named(old, new)
    if why is None or not old_rows:
        return None
    living = len(match(old_rows, new_rows))
    return why if 100 * living >= MOST * len(old_rows) else None


def _named(old: Head, new: Head) -> Why | None:
    number = _number(old.number)
    if number and _number(new.edition_of) == number:
        return Why.EDITION
    if number and _number(new.number) == number:
        return Why.NUMBER
    if old.first_year is not None and new.first_year is not None and old.first_year != new.first_year:
        return None
    return Why.TITLE if plain(old.title) and plain(old.title) == plain(new.title) else None


def _number(printed: str | None) -> str:
    return re.sub(r"[\s.]+", "", (printed or "").casefold())
