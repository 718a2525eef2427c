"""The official databases of mentees and mentors as tables: what a line of an uploaded one says of a participant. Pure.

Source: the recommended questionnaires of the target model. Contacts, years of birth and everything else that the programme does
not need are not read at all: of a minor they are the representative's, and the bot never collects them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.codes import Code, SchoolClass
from domain.first_names import CalledName, read_name
from domain.forms import Category, FormRule, Part
from domain.road_map import Cell, Paper, Table

#: Headings stand in one of the first lines of a sheet.
HEADINGS_WITHIN = 12
#: More lines than any school has participants.
MOST = 3000


class Column(StrEnum):
    """The columns that are read."""

    NAME = auto()
    CLASS = auto()
    FORM = auto()
    PLACE = auto()


class Fault(StrEnum):
    """Why a line is not taken."""

    NO_NAME = auto()
    NAME = auto()  # not a first name and the first letter of a surname
    NO_CODE = auto()  # people go by codes here, and there is none
    CODE = auto()  # no code, or none of this school's roster
    CLASS = auto()
    FORM = auto()  # no form of this programme
    TWICE = auto()  # stands on an earlier line


class Unreadable(StrEnum):
    """Why a whole file is no database of participants."""

    NO_HEADINGS = auto()
    NOBODY = auto()
    TOO_MANY = auto()
    NAMES = auto()  # names where only codes may be sent


@dataclass(frozen=True)
class Line:
    """A participant of the file. `line` counts from 1 within its sheet; one of `name` and `code` is there."""

    part: Part
    line: int
    form: str
    category: Category
    school_class: SchoolClass | None = None
    name: str | None = None
    code: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What the same participant is found by in the next file."""
        return key_of(self.part, self.form, self.school_class, self.name, self.code)


def key_of(part: Part, form: str, school_class: SchoolClass | None, name: str | None, code: str | None) -> tuple[str, ...]:
    """Part and form, and the code; where there is none, class and name."""
    if code:
        return (part.value, form, code)
    return (part.value, form, str(school_class or ""), " ".join((name or "").casefold().replace("ё", "е").split()))


@dataclass(frozen=True)
class Problem:
    """A line and why it is not taken. What stands there is not repeated."""

    part: Part
    line: int
    fault: Fault


@dataclass(frozen=True)
class Database:
    """What was understood, and the lines that were not."""

    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()


_HEADINGS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.PLACE, re.compile(r"^место (работы|уч)[^н]*$|^place of")),
    (Column.CLASS, re.compile(r"^класс|^class")),
    (Column.FORM, re.compile(r"^форма|^form")),
    (Column.NAME, re.compile(r"^(фио|ф\. ?и\. ?о|имя|код|name|code)")),
)
_MENTEES = re.compile(r"запрос|request")
_MENTORS = re.compile(r"компетенц|competenc")


def read_database(paper: Paper, forms: Mapping[str, FormRule], *, codes: bool) -> Database | Unreadable:
    """The participants of a file. `forms` are those of the programme by each of their spoken names in small letters; `codes`
    says that people go by codes, and nothing else may come through a messenger."""
    sheets = [found for block in paper.blocks if isinstance(block, Table) and (found := _sheet(block)) is not None]
    if not sheets:
        return Unreadable.NO_HEADINGS
    lines: list[Line] = []
    problems: list[Problem] = []
    seen: set[tuple[str, ...]] = set()
    for part, columns, first, rows in sheets:
        for number, row in enumerate(rows, start=first):
            if not any(_cell(row, columns, column) for column in columns):
                continue
            if codes and (said := _cell(row, columns, Column.NAME)) and Code.parse(said) is None:
                return Unreadable.NAMES
            read = _line(part, number, row, columns, forms, codes=codes)
            if isinstance(read, Line) and read.key in seen:
                read = Fault.TWICE
            if isinstance(read, Fault):
                problems.append(Problem(part, number, read))
            else:
                seen.add(read.key)
                lines.append(read)
    if len(lines) + len(problems) > MOST:
        return Unreadable.TOO_MANY
    return Database(tuple(lines), tuple(problems)) if lines or problems else Unreadable.NOBODY


def _sheet(table: Table) -> tuple[Part, dict[Column, int], int, Sequence[Sequence[Cell]]] | None:
    for at, row in enumerate(table.rows[:HEADINGS_WITHIN]):
        words = [cell.casefold().strip() if isinstance(cell, str) else "" for cell in row]
        columns: dict[Column, int] = {}
        for place, said in enumerate(words):
            column = next((column for column, pattern in _HEADINGS if pattern.search(said)), None)
            if column is not None:
                columns.setdefault(column, place)
        if Column.NAME not in columns or Column.FORM not in columns:
            continue
        if any(_MENTORS.search(said) for said in words):
            return Part.MENTOR, columns, at + 2, table.rows[at + 1 :]
        if any(_MENTEES.search(said) for said in words):
            return Part.MENTEE, columns, at + 2, table.rows[at + 1 :]
    return None


def _cell(row: Sequence[Cell], columns: Mapping[Column, int], column: Column) -> str:
    at = columns.get(column)
    cell = row[at] if at is not None and at < len(row) else ""
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _line(
    part: Part, number: int, row: Sequence[Cell], columns: Mapping[Column, int], forms: Mapping[str, FormRule], *, codes: bool
) -> Line | Fault:
    rule = forms.get(spoken(_cell(row, columns, Column.FORM)))
    if rule is None:
        return Fault.FORM
    said_class = _cell(row, columns, Column.CLASS if part is Part.MENTEE else Column.PLACE)
    school_class = SchoolClass.parse(said_class) if said_class else None
    category = _category(part, rule, school_class)
    if category is Category.PUPIL and school_class is None:
        return Fault.CLASS
    said = _cell(row, columns, Column.NAME)
    if codes:
        code = Code.parse(said) if said else None
        if code is None or code.school_class is None:
            return Fault.CODE if said else Fault.NO_CODE
        if category is Category.PUPIL and code.school_class != school_class:
            return Fault.CLASS
        return Line(part, number, rule.key, category, school_class, code=str(code))
    if not said:
        return Fault.NO_NAME
    name = read_name(said, adult=category is not Category.PUPIL)
    if not isinstance(name, CalledName):
        return Fault.NAME
    return Line(part, number, rule.key, category, school_class if category is Category.PUPIL else None, name=str(name))


def _category(part: Part, rule: FormRule, school_class: SchoolClass | None) -> Category:
    if part is Part.MENTEE:
        return rule.mentees
    if school_class is not None and Category.PUPIL in rule.mentors:
        return Category.PUPIL
    # A form with several kinds of mentors is named after the one that is meant; graduates are the exception.
    return min(rule.mentors, key=lambda one: (one is Category.GRADUATE, one.value))


def spoken(title: str) -> str:
    """The spoken name of a form as it is compared: small letters, one kind of dash, single spaces."""
    return re.sub(r"\s*[-–—]\s*", "-", " ".join(title.casefold().split())).strip('«»" ')
