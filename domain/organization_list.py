"""A coordinator's list of organisations: the rows of a table become entries, or precise faults by line.

The columns are found by their headings, in any order: name, short name, kind, head, zone, address of the office (spec §9).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.office_address import read_address
from domain.offices import Level
from domain.organization_names import LONGEST, LONGEST_SHORT, key
from domain.road_map import Cell, Covered, Paper, Table
from domain.zones import read_zone

#: Rows among which the headings are looked for, and how many organisations one list may hold.
HEADINGS_WITHIN, MOST = 20, 2000
_LONGEST_HEAD = 120


class Column(StrEnum):
    """What a column tells."""

    NAME = "name"
    SHORT_NAME = "short-name"
    KIND = "kind"
    HEAD = "head"
    ZONE = "zone"
    EMAIL = "email"


#: Which words of a heading tell the column; the first that fits, since «краткое наименование» is a name as well.
_HEADINGS = (
    (Column.EMAIL, re.compile(r"почт|e-?mail|электрон")),
    (Column.ZONE, re.compile(r"пояс|\bзона\b|zone|часов")),
    (Column.HEAD, re.compile(r"руковод|директор|заведующ|координатор|фио|ф\.\s*и\.\s*о|\bhead\b|coordinator")),
    (Column.KIND, re.compile(r"\bвид\b|\bтип\b|\bkind\b|\btype\b")),
    (Column.SHORT_NAME, re.compile(r"кратк|сокращ|short")),
    (Column.NAME, re.compile(r"наимен|назван|организаци|учрежден|школа|name|organi[sz]ation")),
)


class Fault(StrEnum):
    """Why a line is not taken."""

    NO_NAME = "no-name"
    NAME_LONG = "name-long"
    SHORT_LONG = "short-long"
    NO_KIND = "no-kind"
    KIND = "kind"
    LEVEL = "level"  # the kind is known and stands elsewhere in the tree
    HEAD = "head"
    ZONE = "zone"
    EMAIL = "email"
    TWICE = "twice"  # another line says the same organisation
    AMBIGUOUS = "ambiguous"  # two known organisations could be meant


class Unreadable(StrEnum):
    """Why a whole file is no list."""

    NO_TABLE = "no-table"
    NO_HEADINGS = "no-headings"
    NOBODY = "nobody"  # headings and nothing below them
    TOO_MANY = "too-many"


@dataclass(frozen=True)
class Kind:
    """A kind of organisation that the programme knows: its code, its level, its title by language."""

    code: str
    level: Level
    titles: Mapping[str, str]

    def title(self, language: str) -> str:
        """How the kind is called in this language, else by its code."""
        return self.titles.get(language, self.code)


#: What people write besides the titles.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "school": (
        "сош", "оош", "нош", "гимназия", "лицей", "общеобразовательная организация", "общеобразовательное учреждение", "оу",
        "интернат", "школа-интернат", "кадетский корпус", "вечерняя школа",
    ),
    "kindergarten": ("доу", "садик", "сад", "дошкольная образовательная организация", "дошкольное учреждение", "дс"),
    "additional_education": (
        "дополнительное образование", "доп образование", "удод", "учреждение дополнительного образования", "удо", "дод",
        "дом творчества", "дворец творчества", "спортивная школа", "школа искусств", "станция",
    ),
    "college": ("техникум", "спо", "училище"),
    "enterprise": ("предприятие", "партнер", "работодатель", "компания"),
    "municipality": ("муниципалитет", "муниципальное образование", "город", "район", "округ", "городской округ", "моуо"),
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One organisation of the list. What the line leaves open is None."""

    line: int
    name: str
    short_name: str | None = None
    kind: str | None = None
    head: str | None = None
    zone: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class Problem:
    """A line that is not taken: what stands there, and the other line or organisation that it collides with."""

    line: int
    fault: Fault
    name: str
    said: str = ""
    other: str = ""


@dataclass(frozen=True)
class Listing:
    """What a file says: the entries, the lines with faults, and which columns it has."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    columns: frozenset[Column] = field(default_factory=frozenset)


def kind_of(said: str, kinds: Sequence[Kind]) -> Kind | None:
    """The kind that these words name."""
    wanted = key(said)
    for one in kinds:
        if wanted in {key(words) for words in (one.code, *one.titles.values(), *_ALSO.get(one.code, ()))}:
            return one
    return None


def read_list(paper: Paper, kinds: Sequence[Kind], levels: frozenset[Level]) -> Listing | Unreadable:
    """The organisations of a file. `levels`: where in the tree the organisations of this list may stand."""
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    if not tables:
        return Unreadable.NO_TABLE
    for table in tables:
        found = _headings(table)
        if found is not None:
            return _listing(table, *found, kinds, levels)
    return Unreadable.NO_HEADINGS


def _headings(table: Table) -> tuple[int, dict[Column, int]] | None:
    """The row of the headings and the place of each column."""
    for at, row in enumerate(table.rows[:HEADINGS_WITHIN]):
        places: dict[Column, int] = {}
        for column, cell in enumerate(row):
            told = _column(cell) if isinstance(cell, str) and len(cell) <= 80 else None
            if told is not None:
                places.setdefault(told, column)
        if Column.NAME in places and len(places) > 1:
            return at, places
    return None


def _column(heading: str) -> Column | None:
    words = " ".join(heading.casefold().replace("ё", "е").split())
    return next((column for column, pattern in _HEADINGS if pattern.search(words)), None)


def _listing(
    table: Table, at: int, places: dict[Column, int], kinds: Sequence[Kind], levels: frozenset[Level]
) -> Listing | Unreadable:
    rows = [(line, row) for line, row in enumerate(table.rows[at + 1 :], start=at + 2) if _says_something(row)]
    if not rows:
        return Unreadable.NOBODY
    if len(rows) > MOST:
        return Unreadable.TOO_MANY
    entries: list[Entry] = []
    problems: list[Problem] = []
    above: dict[Column, str] = {}
    for line, row in rows:
        said = {column: _said(row, place, above.get(column, "")) for column, place in places.items()}
        above = said
        one = _entry(line, said, kinds, levels)
        if isinstance(one, Entry):
            entries.append(one)
        else:
            problems.append(one)
    return Listing(tuple(entries), tuple(problems), frozenset(places))


def _says_something(row: Sequence[Cell]) -> bool:
    """Neither empty nor the sum at the foot of a table."""
    words = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
    return bool(words) and not words[0].casefold().startswith(("итого", "всего", "total"))


def _said(row: Sequence[Cell], place: int, above: str) -> str:
    cell = row[place] if place < len(row) else ""
    words = (above if cell is Covered.ABOVE else "") if isinstance(cell, Covered) else cell
    return " ".join("".join(sign for sign in words if sign.isprintable() or sign.isspace()).split())


def _entry(line: int, said: Mapping[Column, str], kinds: Sequence[Kind], levels: frozenset[Level]) -> Entry | Problem:
    name, short, head = (said.get(column, "") for column in (Column.NAME, Column.SHORT_NAME, Column.HEAD))
    name = name or short
    kind = kind_of(said.get(Column.KIND, ""), kinds) if said.get(Column.KIND) else None
    zone = read_zone(said[Column.ZONE]) if said.get(Column.ZONE) else None
    email = read_address(said[Column.EMAIL]) if said.get(Column.EMAIL) else None
    checks = (
        (not key(name), Fault.NO_NAME, ""),
        (len(name) > LONGEST, Fault.NAME_LONG, ""),
        (len(short) > LONGEST_SHORT, Fault.SHORT_LONG, short),
        (bool(said.get(Column.KIND)) and kind is None, Fault.KIND, said.get(Column.KIND, "")),
        (kind is not None and kind.level not in levels, Fault.LEVEL, said.get(Column.KIND, "")),
        (len(head) > _LONGEST_HEAD or any(sign.isdecimal() or sign == "@" for sign in head), Fault.HEAD, head),
        (bool(said.get(Column.ZONE)) and zone is None, Fault.ZONE, said.get(Column.ZONE, "")),
        (bool(said.get(Column.EMAIL)) and email is None, Fault.EMAIL, said.get(Column.EMAIL, "")),
    )
    for wrong, fault, words in checks:
        if wrong:
            return Problem(line, fault, name[:LONGEST_SHORT], words[:LONGEST_SHORT])
    return Entry(line, name, short or None, kind.code if kind else None, head or None, zone, email)
