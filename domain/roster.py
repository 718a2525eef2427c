"""A roster of classes: the rows of a table become pupils, or precise faults by line; what they change is `roster_plan`.

What a file may hold depends on where it comes from (spec §10): through a messenger in mode `codes` numbers of pupils only,
in mode `names` a first name and the first letter of the surname; full names are read on the server alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.codes import SchoolClass
from domain.first_names import CalledName, read_name
from domain.personal import Personal
from domain.road_map import Cell, Paper, Table

#: Rows among which the headings are looked for; pupils of one class and of one file.
HEADINGS_WITHIN, MOST_IN_CLASS, MOST = 20, 60, 3000
_LONGEST_NAME = 120


class Shape(StrEnum):
    """What a file may say of a pupil."""

    COUNTS = auto()  # nothing but how many there are in a class
    CALLED = auto()  # first name and first letter of the surname
    FULL = auto()  # the full name; only ever on the server


class Column(StrEnum):
    """What a column tells."""

    CLASS = auto()
    COUNT = auto()
    FULL = auto()
    INITIAL = auto()
    SURNAME = auto()
    GIVEN = auto()
    PATRONYMIC = auto()


#: The first that fits: «первая буква фамилии» is no surname, «фамилия, имя» no given name.
_HEADINGS = (
    (Column.CLASS, re.compile(r"класс|\bclass")),
    (Column.COUNT, re.compile(r"кол|числ|сколько|учеников|учащихся|обучающихся|человек|всего|number|pupils|how many")),
    (Column.FULL, re.compile(r"\bф\.?\s*и\.?\s*о\b|фамилия.*имя|^(?:ученик|ученица|учащийся|обучающийся)\W*$|full name|^pupil$")),
    (Column.INITIAL, re.compile(r"букв|инициал|letter|initial")),
    (Column.SURNAME, re.compile(r"фамили|surname|last name")),
    (Column.PATRONYMIC, re.compile(r"отчеств|patronymic")),
    (Column.GIVEN, re.compile(r"\bимя|first name|^name$")),
)
_ALLOWED: Mapping[Shape, frozenset[Column]] = {
    Shape.COUNTS: frozenset({Column.CLASS, Column.COUNT}),
    Shape.CALLED: frozenset({Column.CLASS, Column.COUNT, Column.GIVEN, Column.INITIAL}),
    Shape.FULL: frozenset(Column),
}


class Fault(StrEnum):
    """Why a line is not taken."""

    NO_CLASS = "no-class"
    CLASS = "class"
    COUNT = "count"
    TWICE = "twice"  # a class is counted on two lines
    NO_NAME = "no-name"
    NAME = "name"
    SURNAME = "surname"  # more of the surname than its first letter


class Unreadable(StrEnum):
    """Why a whole file is no roster."""

    NO_HEADINGS = "no-headings"
    NOBODY = "nobody"
    TOO_MANY = "too-many"
    NAMES = "names"  # names where none may be sent, or full names where letters suffice


@dataclass(frozen=True)
class Pupil:
    """A line of the roster. `called` for messages in mode `names`, `full` for papers on the server; neither if only counted."""

    school_class: SchoolClass
    called: CalledName | None = None
    full: Personal | None = None

    @property
    def key(self) -> str:
        """What the same pupil is found by in the next file; empty for one who is only counted."""
        name = self.full.reveal_on_disk() if self.full else str(self.called) if self.called else ""
        return " ".join(name.casefold().replace("ё", "е").split())


@dataclass(frozen=True)
class Problem:
    """A line (from 1, as the table counts them) and why it is not taken. What stands there is not repeated: it may be a name."""

    line: int
    fault: Fault


@dataclass(frozen=True)
class Roster:
    """What was understood: pupils by name, or numbers by class; and the lines that were not."""

    pupils: tuple[Pupil, ...] = ()
    counts: Mapping[SchoolClass, int] | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def classes(self) -> tuple[SchoolClass, ...]:
        """The classes that the file speaks of."""
        return tuple(sorted(self.counts if self.counts is not None else {pupil.school_class for pupil in self.pupils}))


def read_roster(paper: Paper, shape: Shape) -> Roster | Unreadable:
    """The roster of a file: the first table that has headings."""
    for table in (block for block in paper.blocks if isinstance(block, Table)):
        for at, row in enumerate(table.rows[:HEADINGS_WITHIN]):
            columns = _columns(row)
            if Column.CLASS in columns and len(columns) > 1:
                return _read(table.rows[at + 1 :], at + 2, columns, _strangers(row, columns), shape)
    return Unreadable.NO_HEADINGS


def _columns(row: Sequence[Cell]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    for at, cell in enumerate(row):
        words = cell.casefold() if isinstance(cell, str) else ""
        column = next((column for column, pattern in _HEADINGS if pattern.search(words)), None)
        if column is not None:
            found.setdefault(column, at)
    return found


def _strangers(row: Sequence[Cell], columns: Mapping[Column, int]) -> frozenset[int]:
    """The places of columns that are none of ours: nobody knows what they hold."""
    return frozenset(range(len(row))) - frozenset(columns.values())


def _read(
    rows: Sequence[Sequence[Cell]], first: int, columns: Mapping[Column, int], strangers: frozenset[int], shape: Shape
) -> Roster | Unreadable:
    written = [row for row in rows if any(isinstance(cell, str) and cell.strip() for cell in row)]
    if not columns.keys() <= _ALLOWED[shape] or (shape is Shape.COUNTS and _says_words(written, strangers, columns)):
        return Unreadable.NAMES
    if not written:
        return Unreadable.NOBODY
    numbered = [(line, row) for line, row in enumerate(rows, start=first) if row in written]
    by_name = Column.FULL in columns or Column.GIVEN in columns or Column.SURNAME in columns
    roster = _by_name(numbered, columns, shape) if by_name else _by_count(numbered, columns)
    total = len(roster.pupils) + sum((roster.counts or {}).values())
    if total > MOST or any(number > MOST_IN_CLASS for number in Counter(one.school_class for one in roster.pupils).values()):
        return Unreadable.TOO_MANY
    return roster


def _says_words(rows: Sequence[Sequence[Cell]], strangers: frozenset[int], columns: Mapping[Column, int]) -> bool:
    """Whether a column that is none of ours, or goes beyond the headings, holds letters: it might be names."""
    known = frozenset(columns.values())
    return any(
        isinstance(cell, str) and any(sign.isalpha() for sign in cell)
        for row in rows
        for at, cell in enumerate(row)
        if at in strangers or at not in known
    )


def _cell(row: Sequence[Cell], columns: Mapping[Column, int], column: Column) -> str:
    at = columns.get(column)
    cell = row[at] if at is not None and at < len(row) else ""
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _by_count(rows: Sequence[tuple[int, Sequence[Cell]]], columns: Mapping[Column, int]) -> Roster:
    counts: dict[SchoolClass, int] = {}
    problems: list[Problem] = []
    for line, row in rows:
        said, number = _cell(row, columns, Column.CLASS), _cell(row, columns, Column.COUNT)
        if said.casefold().startswith(("всего", "итого", "total")):
            continue
        school_class = SchoolClass.parse(said)
        if school_class is None:
            problems.append(Problem(line, Fault.CLASS if said else Fault.NO_CLASS))
        elif school_class in counts:
            problems.append(Problem(line, Fault.TWICE))
        elif not (number.isascii() and number.isdecimal() and 1 <= int(number) <= MOST_IN_CLASS):
            problems.append(Problem(line, Fault.COUNT))
        else:
            counts[school_class] = int(number)
    return Roster(counts=counts, problems=tuple(problems))


def _by_name(rows: Sequence[tuple[int, Sequence[Cell]]], columns: Mapping[Column, int], shape: Shape) -> Roster:
    pupils: list[Pupil] = []
    problems: list[Problem] = []
    for line, row in rows:
        said = _cell(row, columns, Column.CLASS)
        school_class = SchoolClass.parse(said)
        if school_class is None:
            problems.append(Problem(line, Fault.CLASS if said else Fault.NO_CLASS))
            continue
        one = _full(row, columns, school_class) if shape is Shape.FULL else _called(row, columns, school_class)
        if isinstance(one, Fault):
            problems.append(Problem(line, one))
        else:
            pupils.append(one)
    return Roster(pupils=tuple(pupils), problems=tuple(problems))


def _called(row: Sequence[Cell], columns: Mapping[Column, int], school_class: SchoolClass) -> Pupil | Fault:
    given, letter = _cell(row, columns, Column.GIVEN), _cell(row, columns, Column.INITIAL).rstrip(".")
    if not given:
        return Fault.NO_NAME
    if len(letter) > 1:
        return Fault.SURNAME
    # Without a column for the letter it may stand behind the name: «Маша К».
    words = given.rstrip(".").split()
    if not letter and len(words) > 1 and len(words[-1]) > 1:
        return Fault.SURNAME
    name = read_name(f"{given} {letter}".strip(), adult=False)
    return Pupil(school_class, name) if isinstance(name, CalledName) else Fault.NAME


def _full(row: Sequence[Cell], columns: Mapping[Column, int], school_class: SchoolClass) -> Pupil | Fault:
    """«Фамилия Имя Отчество», in one column or in several; the letter of the surname is all that messages may ever say of it."""
    whole = _cell(row, columns, Column.FULL)
    parts = [_cell(row, columns, one) for one in (Column.SURNAME, Column.GIVEN, Column.PATRONYMIC)]
    words = whole.split() if whole else " ".join(parts).split()
    if not words:
        return Fault.NO_NAME
    full = " ".join(words)
    if len(full) > _LONGEST_NAME or not any(sign.isalpha() for sign in full):
        return Fault.NAME
    surname, given = (words[0], words[1] if len(words) > 1 else "") if whole else (parts[0], parts[1])
    called = read_name(f"{given} {surname[:1]}", adult=False) if given and surname else None
    return Pupil(school_class, called if isinstance(called, CalledName) else None, Personal(full))
