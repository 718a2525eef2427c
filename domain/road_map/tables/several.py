"""Several road maps on one sheet or in one paper: where the next one begins and what it is called."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.paper import Cell, Table
from domain.road_map.columns.calendar_rows import is_day_alone, is_month
from domain.road_map.columns.roles import Role, heads_rows, role_of, roles_of
from domain.road_map.columns.table_heading import Heading, heading_of, words
from domain.road_map.record import Measure
from domain.terms.find import looks_like_term

_NO_TITLE = re.compile(r"таблица\s*\d*$|приложени[ея]\b|продолжение|примечани|\W*$|стр", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:лист|sheet|таблица|table|страница)\s*\d*", re.IGNORECASE)
LONGEST_TITLE = 220


def parted(table: Table) -> list[Table]:
    """The table, cut where a heading with other columns begins; the lines between two parts belong to the lower one."""
    first = heading_of(table)
    if first is None:
        return [table]
    cuts = [0]
    known = first.roles
    for at in range(first.after, len(table.rows)):
        texts = [words(cell) for cell in table.rows[at]]
        roles = roles_of(texts) if sum(map(bool, texts)) >= 3 else None
        if roles is None or not heads_rows(texts, roles) or _begins_and_ends(known, roles):
            continue
        dated = any(role is Role.TERM and looks_like_term(text) for role, text in zip(known, texts, strict=False))
        if (
            dated and roles.count(Role.MONTH) < 3 and roles.count(Role.SHARE) < 2
        ):  # «Составить план / Сентябрь / Куратор / График» is a row
            continue
        found = heading_of(Table(table.rows[at:]))
        if found is not None and _named(found.roles) != _named(known):
            cuts.append(_title_start(table.rows, at))
            known = found.roles
    return [
        replace(table, rows=table.rows[start:end], pages=frozenset())
        for start, end in zip(cuts, [*cuts[1:], len(table.rows)], strict=True)
    ]


def _begins_and_ends(known: Sequence[Role], roles: Sequence[Role]) -> bool:
    """«2 / Закупка учебников / … / 2024 год / 2026 год»: the years stand in columns that say when, and nothing is headed «№»."""
    years = [at for at, role in enumerate(roles) if role is Role.SHARE]
    return bool(years) and Role.NUMBER not in roles and all(at < len(known) and known[at] is Role.TERM for at in years)


def _named(roles: Sequence[Role]) -> tuple[Role, ...]:
    out = list(roles)
    while out and out[-1] is Role.OTHER:
        out.pop()
    return tuple(out)


def _title_start(rows: Sequence[Sequence[Cell]], at: int) -> int:
    """The first of the lines with one filled cell that stand directly above a heading."""
    while at > 0 and sum(1 for cell in rows[at - 1] if words(cell)) == 1:
        at -= 1
    return at


def title_inside(table: Table, starts: int) -> str | None:
    """The line above the heading of a table, inside it; `starts` is the heading's first row."""
    for row in reversed(table.rows[:starts]):
        filled = [words(cell) for cell in row if words(cell)]
        if len(filled) == 1 and is_title(filled[0]):
            return " ".join(filled[0].split())
    return None


def heads_parts(table: Table, heading: Heading) -> bool:
    """Whether the heading stands again below a title further down: the line above it then names the first part."""
    return any(
        sum(1 for cell in above if words(cell)) == 1 and [words(cell) for cell in row] == list(heading.texts)
        for above, row in pairwise(table.rows[heading.after :])
    )


def is_title(text: str) -> bool:
    """Whether a line may name the table that stands below it."""
    line = " ".join(text.split())
    return (
        2 < len(line) <= LONGEST_TITLE
        and not _NO_TITLE.match(line)
        and not line.endswith((",", ";", "."))
        and re.search(r"[^\W\d_]{3}", line) is not None
        and re.match(r"[«\"'(]?[А-ЯЁA-ZIVX\d]", line) is not None
    )


def of_sheet(title: str) -> str | None:
    """The name of a sheet, where a person gave it one."""
    return None if not title.strip() or _NO_NAME.fullmatch(title.strip()) else " ".join(title.split())


def heads_another(table: Table, roles: Sequence[Role]) -> bool:
    """Whether a table without a heading of a plan has one of its own: «№», «ФИО», «Дата», «Подпись» below a plan."""
    first = next((row for row in table.rows if sum(1 for cell in row if words(cell)) >= 2), ())
    return any(
        role in (Role.NUMBER, Role.TERM) and role_of(text) is role and not looks_like_term(text)
        for role, text in zip(roles, map(words, first), strict=False)
    )


def fits(table: Table, roles: Sequence[Role], above: str = "") -> bool:
    """Whether a table without a heading has the columns of the one above: numbers and terms stand in their places.

    `above`: the line above it; below a month days alone are terms.
    """
    rows = [row for row in table.rows if sum(1 for cell in row if words(cell)) >= 3]
    if not rows or max(map(len, table.rows)) != len(roles) or heads_another(table, roles):
        return False
    for role, right in ((Role.NUMBER, _is_number), (Role.TERM, _is_day if is_month(above.strip(" .:")) else looks_like_term)):
        if role in roles:
            at = roles.index(role)
            if sum(1 for row in rows if at < len(row) and right(words(row[at]))) * 2 < len(rows):
                return False
    return Role.TERM in roles


def _is_day(text: str) -> bool:
    return is_day_alone(text) or looks_like_term(text)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,3}(?:\.\d{1,3})*[.)]?", text) is not None


def under_titles(measures: list[Measure], maps: Sequence[tuple[str | None, int, int]]) -> list[Measure]:
    """In a paper of several tables the line above each of them is the section of its rows that have no other."""
    if len(maps) < 2:
        return measures
    titles = {at: " ".join(title.split()) for title, start, end in maps if title for at in range(start, end)}
    return [replace(one, section=titles[at]) if at in titles and one.section is None else one for at, one in enumerate(measures)]


def counted_above(line: str | None, found: Sequence[Measure]) -> str | None:
    """«1. Подготовка» above the heading of a table whose next section is «2. …» or rows 1.1; «Модуль «А»» above «Модуль «Б»»."""
    title = " ".join((line or "").split())
    named = re.match(r"(?:Модуль|Раздел|Блок|Этап|Направление)(?= [«\"\dIVX№])", title, re.IGNORECASE)
    if named and len(title) <= 200 and found and found[0].section is None:
        return title if any((one.section or "").lower().startswith(named[0].lower()) for one in found) else None
    number = re.match(r"(?:Раздел\s+)?(\d{1,2}|[IVX]{1,4})[.)]?\s+[А-ЯЁ]", title)
    if number is None or len(title) > 200 or not found or found[0].section is not None:
        return None
    within = found[0].number == f"{number[1]}.1"
    following = {"1": "2", "I": "II"}.get(number[1], "-")
    return title if within or any(re.match(rf"{following}[.)\s]", one.section or "") for one in found) else None


def is_form(body: Sequence[Sequence[Cell]]) -> bool:
    """Whether there are rows and all of them are to be filled in by hand: a form beside the plan, about which nobody is asked."""
    return bool(body) and not any(isinstance(cell, str) and re.search(r"[^\W\d_]{2}", cell) for row in body for cell in row)
