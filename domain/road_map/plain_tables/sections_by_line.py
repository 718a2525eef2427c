"""The lines of a table with a cell on each: where its rows begin, and which lines are headings over the rows below them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.paper import Cell, Covered
from domain.responsible import names_somebody
from domain.road_map.columns.affinity import NUMBER, affinity
from domain.road_map.columns.calendar_rows import is_month
from domain.road_map.columns.roles import Role
from domain.road_map.plain_tables.collapsed import section_row
from domain.road_map.plain_tables.headings_by_line import PART, SECTION
from domain.road_map.plain_tables.periods_over import follows, is_year
from domain.road_map.plain_tables.poured import cut_titled
from domain.terms.find import looks_like_term, share_of_term

#: Lines of a row, and rows of a table, that are looked at as a whole.
TALLEST_ROW, MOST_POURED = 24, 200


def starts_of_rows(run: Sequence[tuple[str, bool]], width: int) -> list[int]:
    """Where rows begin: at their numbers; a number out of turn («10» among classes) is none where the next one follows."""
    counts = [(at, text.rstrip(" .)")) for at, (text, _) in enumerate(run) if NUMBER.fullmatch(text)]
    out: list[int] = []
    last = 0
    for place, (at, number) in enumerate(counts):
        again = [later for there, later in counts[place + 1 : place + 3] if there - at <= 2]
        if number in again and names_somebody(run[at + 1][0]) == 1.0:  # the seventh class above the seventh row
            continue
        anew = number == "1" and at > 0 and TITLE_ABOVE.fullmatch(run[at - 1][0]) is not None
        if number.isdigit() and last and int(number) != last + 1 and not anew:
            following = [later for there, later in counts[place + 1 : place + 6] if there - at < 2 * width + 4]
            if str(last + 1) in following or len(run) - out[-1] == width:
                continue
        last = int(number) if number.isdigit() else last
        out.append(at)
    return out


#: A line straight above the number of a row that is no cell of the row before: «1. Подготовка», «ОБЩИЕ ДЕЛА».
TITLE_ABOVE = re.compile(r"(?:\d{1,2}|[IVXІ]{1,4})(?:\.\s*|\)\s+)[А-ЯЁ].*|(?=.*\s)[^а-яё]*[А-ЯЁ]{4}[^а-яё]*")


#: «I. Подготовка» in a table without numbers.
_ROMAN = re.compile(r"[IVXІ]{1,4}\.\s+[А-ЯЁ]")


def _is_opened(cells: Sequence[tuple[str, bool]], at: int) -> bool:
    """Whether the next line counts the first part of this one: «2. Встречи» above «2.1. Сбор пар»."""
    whole = re.match(r"(\d{1,2})(?:\.\s*|\)?\s+)[«А-ЯЁ]", cells[at][0])
    return whole is not None and at + 1 < len(cells) and re.match(rf"{whole[1]}\.1(?!\d)", cells[at + 1][0]) is not None


#: A line that only ends the term above it: a row with such a line has one line more than columns.
_TERM_ENDS = re.compile(r"20\d\d\s*(?:г(?:ода|\.)?|уч\w*\.?\s*год\w*)?")


def _bare_titles(cells: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> set[int]:
    """Where the table opens with a title above its first number: it, and the one line too many above a later number."""
    if len(cells) < 2 or roles[0] is not Role.NUMBER or NUMBER.fullmatch(cells[0][0]) or not NUMBER.fullmatch(cells[1][0]):
        return set()
    starts = [at + 1 for at in starts_of_rows(cells[1:], len(roles))]
    more = {
        following - 1
        for start, following in pairwise(starts)
        if following - start == len(roles) + 1
        and cells[following - 1][0][:1].isupper()
        and not looks_like_term(cells[following - 1][0])
        and names_somebody(cells[following - 1][0]) != 1.0
        and not any(text[:1].islower() or _TERM_ENDS.fullmatch(text) for text, _ in cells[start + 2 : following - 1])
        and (TITLE_ABOVE.fullmatch(cells[0][0]) is None or TITLE_ABOVE.fullmatch(cells[following - 1][0]) is not None)
    }
    tall = [
        following - 1
        for start, following in pairwise(starts)
        if len(roles) + 1 < following - start <= TALLEST_ROW and len(starts) <= MOST_POURED
        if cut_titled("\n".join(text for text, _ in cells[start + 1 : following]), roles, by_line=True)[1]
    ]
    return {0, *more, *tall}


#: A line that opens a cell, as far as one can see.
_BEGINS = re.compile(r"[А-ЯЁA-Z\d]")


def _titles_between(cells: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> set[int]:
    """Titles in a table without numbers that opens with one: one line too many between its terms, below who answers for a row."""
    known = {Role.MEASURE, Role.TERM, Role.RESPONSIBLE}
    if Role.NUMBER in roles or not known <= set(roles) or roles.count(Role.TERM) > 1 or roles[-1] is not Role.RESPONSIBLE:
        return set()
    width, column = len(roles), roles.index(Role.TERM)
    dated = {at for at, (text, _) in enumerate(cells) if share_of_term(text) >= 0.9 and looks_like_term(text)}
    open_above = {at + 1 for at, (text, _) in enumerate(cells) if text.endswith(",")}
    begun = [at for at, (text, _) in enumerate(cells) if at in dated or (_BEGINS.match(text) and at not in open_above)]
    terms = [place for place, at in enumerate(begun) if at in dated]
    if len(terms) < 3 or terms[0] != column + 1:
        return set()
    out = {0}
    for term, following in pairwise(terms):
        above = begun[term + width - column - 1]
        title = begun[term + width - column] if following - term == width + 1 else None
        if not width <= following - term <= width + 1 or (title and names_somebody(cells[above][0]) != 1.0):
            return set()
        out |= {title} if title else set()
    every = len(out) * 3 >= len(terms) * 2  # a line over nearly every row is a cell of a column without a known name
    return out if not every and all(names_somebody(cells[at][0]) != 1.0 for at in out) else set()


def _is_title(text: str) -> bool:
    """«Раздел 2. Практика», «Самоуправление»."""
    return SECTION.match(text) is not None or PART.fullmatch(text) is not None


#: Rows that show that a line stands for every cell.
_EVEN = 4
#: Without somebody in each row a line too many may as well be the second of a cell.
_WITH_PEOPLE = frozenset({Role.MEASURE, Role.RESPONSIBLE})


def _titles_of_even_rows(cells: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> set[int] | None:
    """The lines too many where otherwise one line stands for every cell of every row: they are titles.

    None unless the term of each row stands in its place, whoever answers in most, and the table is used up so.
    """
    counted = roles[0] is Role.NUMBER
    uneven = Role.TERM_AND_PEOPLE in roles or roles.count(Role.NUMBER) > counted
    if uneven or roles.count(Role.TERM) != 1 or not set(roles) >= _WITH_PEOPLE:
        return None
    said = [text for text, _ in cells]
    term, work, width = roles.index(Role.TERM), roles.index(Role.MEASURE), len(roles)
    dated = [share_of_term(text) >= 0.9 and looks_like_term(text) for text in said]

    def is_row(at: int) -> bool:
        row = range(at, at + width)
        in_place = row.stop <= len(said) and [there for there in row if dated[there]] == [at + term]
        in_place = in_place and not any(
            _is_title(said[there]) for there in row if roles[there - at] not in (Role.MEASURE, Role.STAGE)
        )
        in_place = in_place and (not counted or NUMBER.fullmatch(said[at]) is not None)
        return in_place and _BEGINS.match(said[at + work]) is not None

    starts: list[int] = []
    titles: set[int] = set()
    at = 0
    while at < len(said):
        if is_row(at):
            starts.append(at)
            at += width
        elif is_row(at + 1) and re.match(r"[«\"А-ЯЁ\d]", said[at]) and names_somebody(said[at]) != 1.0:
            titles.add(at)
            at += 1
        else:
            return None
    people = [said[start + place] for start in starts for place, role in enumerate(roles) if role is Role.RESPONSIBLE]
    answered = sum(1 for text in people if names_somebody(text)) * 3 >= len(people) * 2
    return titles if len(starts) >= _EVEN and answered and len(titles) * 3 < len(starts) * 2 else None


def stands_even(run: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether a line stands for every cell of every row, as far as rows that neither a term nor anybody parts can show it."""
    works = run[roles.index(Role.MEASURE) :: len(roles)]
    return len(run) % len(roles) == 0 and not any(text[:1].islower() for text in run) and all(map(_BEGINS.match, works))


#: «1. Работа с родителями» in a table whose rows have no numbers.
_COUNTS = re.compile(r"(\d{1,2})[.)]\s*[А-ЯЁ]")


def _counted_titles(cells: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> set[int]:
    """Lines that count over rows without numbers: 1, 2, 3 …, more terms than of them, and below each the first cell of a row."""
    counted = [(at, int(found[1])) for at, (text, _) in enumerate(cells[:-1]) if (found := _COUNTS.match(text))]
    in_turn = [number for _, number in counted] == list(range(1, len(counted) + 1)) and len(counted) > 1 and counted[0][0] == 0
    if Role.NUMBER in roles or roles[0] is not Role.MEASURE or Role.TERM not in roles or not in_turn:
        return set()
    dated = sum(1 for text, _ in cells if share_of_term(text) >= 0.9 and looks_like_term(text))
    below = [cells[at + 1][0] for at, _ in counted]
    opens = all(_BEGINS.match(text) and affinity(Role.TERM, text) < 0 and len(text) > 2 for text in below)
    return {at for at, _ in counted} if opens and dated > len(counted) else set()


def _periods(cells: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> set[int]:
    """Where a table opens with a month or a year: it, and the later ones printed alike, each further on than the last.

    A month that says when one row is due comes again, or is printed in another way: «НОЯБРЬ» over the rows, «ноябрь» in them.
    """
    if not cells or roles[0] is Role.TERM or not (is_month(cells[0][0]) or is_year(cells[0][0])):
        return set()
    if is_year(cells[0][0]) and (roles[-1] is Role.TERM or Role.MEASURE not in roles):
        return set()
    counted = len(cells) > 1 and NUMBER.fullmatch(cells[1][0]) is not None
    out, last = {0}, cells[0][0]
    for at, (text, _) in enumerate(cells[1:-1], 1):
        if follows(text, last) and counted == bool(NUMBER.fullmatch(cells[at + 1][0])):
            last = text
            out.add(at)
    return out


def _is_more_of(title: str, text: str, roles: Sequence[Role]) -> bool:
    """Whether a line goes on with the title above it: «(по планам учителей)», or the rest of a stage in a column of its own."""
    opened = title.count("«") > title.count("»") or title.count("(") > title.count(")")
    return text[:1] == "(" or (text[:1].islower() and (opened or roles[0] is Role.STAGE))


def _is_part(text: str, following: str, roles: Sequence[Role]) -> bool:
    """Whether a line is the title of a part: called so, with no cell of its own behind it but the first of the row below."""
    if PART.fullmatch(text) is None or not text[:1].isupper():
        return False
    if Role.NUMBER in roles:
        return NUMBER.fullmatch(following) is not None
    if roles[0] is Role.TERM:
        return share_of_term(following) >= 0.9 and looks_like_term(following)
    own = (
        affinity(Role.TERM, following) > 0
        or names_somebody(following) == 1.0
        or following[:1].isdigit()
        or following[:1].islower()
    )
    return roles[0] is Role.MEASURE and not own and following != ""


def by_sections(cells: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> list[tuple[str, list[tuple[str, bool]]]]:
    """The lines in runs under the headings that say themselves that they are headings: «Раздел 2. …», «II этап …»."""
    out: list[tuple[str, list[tuple[str, bool]]]] = [("", [])]
    even = _titles_of_even_rows(cells, roles)
    if even is not None:
        for at, (text, apart) in enumerate(cells):
            if at in even:
                out.append((text, []))
            else:
                out[-1][1].append((text, apart))
        return out
    titles = _bare_titles(cells, roles) | _titles_between(cells, roles) | _periods(cells, roles) | _counted_titles(cells, roles)
    for at, (text, apart) in enumerate(cells):
        following = cells[at + 1][0] if at + 1 < len(cells) else ""
        counted = NUMBER.fullmatch(following) is not None
        dated = roles[0] is Role.TERM and is_month(text) and not is_month(following) and share_of_term(following) >= 0.5
        dated = dated or (Role.NUMBER not in roles and _ROMAN.match(text) is not None)
        works = (
            at > 0 and NUMBER.fullmatch(cells[at - 1][0]) is not None and looks_like_term(following)
        )  # «2», «Модуль «…»», «май»
        named = (SECTION.match(text) is not None and not works) or _is_part(text, following, roles)
        if dated or at in titles or named or (counted and TITLE_ABOVE.fullmatch(text)) or _is_opened(cells, at):
            out.append((text, []))
        elif out[-1][0] and not out[-1][1] and _is_more_of(out[-1][0], text, roles):
            out[-1] = (f"{out[-1][0]}\n{text}", [])
        else:
            out[-1][1].append((text, apart))
    return out


def lone_titles(rows: list[tuple[Cell, ...]], roles: Sequence[Role]) -> list[tuple[Cell, ...]]:
    """Rows in which nothing but a short text stands are headings inside the table."""
    out = rows[:1]
    for row in rows[1:]:
        filled = [at for at, cell in enumerate(row) if cell]
        if any(cell is Covered.LEFT for cell in row):
            out.append(row)
            continue
        lone = len(filled) == 1 and roles[filled[0]] in (Role.MEASURE, Role.STAGE)
        out.append(section_row(str(row[filled[0]]), len(roles)) if lone else row)
    return out


def title_over(row: dict[int, list[str]], roles: Sequence[Role]) -> str:
    """Takes the first of two whole cells out of the column of the work: it is what the column in front of it holds, or, where
    there is none, the title of the rows from here on, which is given back.
    """
    work = roles.index(Role.MEASURE) if Role.MEASURE in roles else 0
    said = row.get(work, [])
    if (
        {Role.NUMBER, Role.TERM} & set(roles[:work])
        or len(said) != 2
        or re.match(r"[А-ЯЁ]", said[1]) is None  # «Акция» above «Тёплый дом» is one work
        or any(len(cell) > 1 for at, cell in row.items() if at != work)
    ):
        return ""
    row[work] = said[1:]
    if work and roles[work - 1] in (Role.OTHER, Role.STAGE) and work - 1 not in row:
        row[work - 1] = said[:1]
        return ""
    return said[0]
