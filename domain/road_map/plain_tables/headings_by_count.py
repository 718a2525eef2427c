"""Headings of a table with a cell on each line of which one is called by a name unknown here: the count of its rows shows it."""

import re
from collections.abc import Sequence
from itertools import islice

from domain.responsible import names_somebody
from domain.road_map.columns.roles import Role, role_of, roles_of
from domain.terms.find import looks_like_term, share_of_term

#: Columns of such a table, and its first rows that are counted.
NARROWEST, WIDEST, ROWS = 3, 9, 3
#: «Наставляемый», «Методы и приёмы», «Ссылка на материалы»: a short name without figures and marks of a sentence.
LONGEST_NAME = 41
_NAME = re.compile(rf"[А-ЯЁ][^\d.;:«»|]{{2,{LONGEST_NAME - 1}}}")


def headings_by_count(lines: Sequence[str], at: int) -> tuple[list[str], int] | None:
    """Headings from here on, one of them unknown, and the place after them; None unless its first rows have as many lines each.

    Rows are told apart by their numbers, or by the terms that stand in one place of every row and nowhere else.
    """
    if role_of(lines[at].strip()) is None or _goes_on(lines, at):
        return None
    ahead = list(
        islice(((place, text) for place in range(at, len(lines)) if (text := lines[place].strip())), WIDEST * (ROWS + 1))
    )
    said = [text for _, text in ahead]
    for width in range(NARROWEST, min(WIDEST, len(said) // 2) + 1):
        heading = said[:width]
        if not _heads(heading[-1]):
            return None
        rows = [said[start : start + width] for start in range(width, len(said) - width + 1, width)][:ROWS]
        if len(rows) > 1 and _is_table(heading, rows):
            return heading, ahead[width - 1][0] + 1
    return None


#: Words of the title of a plan above its headings: «Работа с молодыми педагогами».
_TITLE = 3


def is_title_above(lines: Sequence[str], at: int) -> bool:
    """Whether a line that could head a column is the title of a table whose headings, one of them unknown, stand below it."""
    below = next((place for place in range(at + 1, min(len(lines), at + 3)) if lines[place].strip()), None)
    return len(lines[at].split()) >= _TITLE and below is not None and headings_by_count(lines, below) is not None


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether a name unknown here stands straight above a heading that is no number: it may be the first heading itself."""
    apart = at + 1 < len(lines) and not lines[at + 1].strip()
    above = (
        next((line.strip() for line in reversed(lines[:at]) if line.strip()), "")
        if apart
        else lines[at - 1].strip()
        if at
        else ""
    )
    return role_of(lines[at].strip()) is not Role.NUMBER and role_of(above) is None and _NAME.fullmatch(above) is not None


def _heads(line: str) -> bool:
    return (role_of(line) not in (None, Role.SHARE, Role.MONTH) and "|" not in line and "\t" not in line) or _NAME.fullmatch(
        line
    ) is not None


def _is_table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    roles = roles_of(heading)
    named = [role_of(title) for title in heading]
    title = named.count(Role.MEASURE) > 1 and named[0] is Role.MEASURE and len(heading[0].split()) >= _TITLE
    if (
        title
        or None not in named
        or not roles
        or roles.count(Role.TERM) > 1
        or roles.count(Role.NUMBER) > (roles[0] is Role.NUMBER)
    ):
        return False
    if roles[0] is Role.NUMBER:
        return all(row[0].rstrip(".)") == str(number) for number, row in enumerate(rows, 1))
    if Role.TERM not in roles or Role.MEASURE not in named or len(rows) < ROWS:
        return False
    term = roles.index(Role.TERM)
    begun = all(re.match(r"[«\"А-ЯЁ\d]", row[roles.index(Role.MEASURE)]) for row in rows)
    return begun and all((at == term) is _says_when(text) for row in rows for at, text in enumerate(row))


def _says_when(text: str) -> bool:
    return looks_like_term(text) and share_of_term(text) >= 0.6


#: Rows that show whether the line above the first of them heads one more of their cells.
_ENOUGH = 6
_NUMBER = re.compile(r"(\d{1,3})[.)]?")


def with_last_heading(heading: list[str], body: int, lines: Sequence[str]) -> tuple[list[str], int]:
    """The headings of numbered rows and, where most rows end with one more cell, the name unknown here that stands above them.

    A title of the rows below it stands there as well: then the rows end with who answers, or with their term.
    """
    at = next((place for place in range(body, len(lines)) if lines[place].strip()), body)
    roles = [role_of(title) for title in heading]
    name = lines[at].strip() if at < len(lines) else ""
    if roles[:1] != [Role.NUMBER] or roles[-1] not in (Role.RESPONSIBLE, Role.TERM) or role_of(name) or not _NAME.fullmatch(name):
        return heading, body
    rows: list[list[str]] = []
    for line in islice(filter(None, (text.strip() for text in lines[at + 1 :])), WIDEST * WIDEST):
        if (number := _NUMBER.fullmatch(line)) and int(number[1]) == len(rows) + 1:
            rows.append([])
        elif not rows or len(rows) > _ENOUGH:
            break
        else:
            rows[-1].append(line)
    whole = rows[:-1]  # below the last one other text may stand
    more = sum(map(_ends_otherwise, whole))
    return ([*heading, name], at + 1) if len(whole) > 1 and more * 3 >= len(whole) * 2 else (heading, body)


def _ends_otherwise(row: Sequence[str]) -> bool:
    """Whether the last line of a row begins a cell that is neither somebody nor a term."""
    last = row[-1] if row else ""
    return last[:1].isupper() and names_somebody(last) != 1.0 and not _says_when(last)
