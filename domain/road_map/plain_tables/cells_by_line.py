"""A table whose cells stand one per line, as a copy from Word or from a web page leaves it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.paper import Cell, Covered, Table
from domain.road_map.columns.affinity import NUMBER
from domain.road_map.columns.calendar_rows import is_day_alone, is_month
from domain.road_map.columns.grid import TOTAL
from domain.road_map.columns.roles import Role, role_of, roles_of
from domain.road_map.passed_over import SIGNED
from domain.road_map.plain_tables.collapsed import PAGE, may_be_title, section_row
from domain.road_map.plain_tables.days_by_line import (
    places_apart,
    with_hours,
    with_place_apart,
)
from domain.road_map.plain_tables.headings_by_count import (
    LONGEST_NAME,
    headings_by_count,
    is_title_above,
    with_last_heading,
)
from domain.road_map.plain_tables.headings_by_line import (
    NAMES_WORK,
    broken_headings,
    heading_lines,
    may_head_a_column,
    with_months,
)
from domain.road_map.plain_tables.headings_in_line import headings_on
from domain.road_map.plain_tables.row_numbers import (
    is_cell,
    is_counted_work,
    numbered_in_front,
    split_number,
    without_folios,
    without_pages,
)
from domain.road_map.plain_tables.rows_by_line import between_blanks, fills_months, rows_of_lines
from domain.road_map.plain_tables.scrambled import is_scrambled, unwoven
from domain.road_map.plain_tables.sections_by_line import (
    TITLE_ABOVE,
    by_sections,
    lone_titles,
    stands_even,
    title_over,
)
from domain.road_map.plain_tables.table_ends import heads_marked
from domain.terms.find import looks_like_term, share_of_term


def cells_by_line(lines: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int] | None:
    """The table whose headings stand one per line from here on, and the place after it; None where these are no headings."""
    if is_title_above(lines, at) or _heads_part(lines, at):
        return None
    start = at
    titles, body = headings_by_count(lines, at) or with_last_heading(*heading_lines(lines, at), lines)
    cut = next((line.strip() for line in lines[body : body + 3] if line.strip()), "")
    if (roles_of(titles) is None or cut[:1] == "(" or cut[:1].islower()) and (broken := broken_headings(lines, at)):
        titles, body = broken
    heading = with_place_apart(titles)
    roles = roles_of(heading) if len(heading) > 2 else None
    if roles is None and (by_months := with_months(heading, lines, body)):
        heading, roles = by_months, (roles_of(by_months) or [])[: len(heading)]
    if not roles or len(heading) < 3 or Role.SHARE in roles or any(headings_on(title) > 2 for title in heading):
        return None
    if Role.NUMBER in roles and any(len(title.split()) >= _TITLE for title in heading[: roles.index(Role.NUMBER)]):
        return None  # lines of the title in front of «№»
    printed: list[tuple[str, bool]] = []
    apart = False
    at = body
    headed = [line.strip() for line in lines[start:body] if line.strip()]
    while at < len(lines):
        if (past := _again(lines, at, headed)) is not None:
            following = next((later.strip() for later in lines[past:] if later.strip()), "")
            part = bool(printed) and is_month(printed[-1][0])
            if part or (len(printed) > len(roles) and re.fullmatch(r"1[.)]?", following)):  # another table
                if part or may_be_title(printed[-1][0]):
                    at = next(above for above in range(at - 1, 0, -1) if lines[above].strip())
                    printed.pop()
                break
            if printed and printed[-1][0].isdigit():
                printed.pop()  # the number of the page
            at = past
            continue
        line = lines[at].strip()
        if printed and line and (heads_marked(line) or _heads_another(lines, at, headed)):
            if may_be_title(printed[-1][0]):
                at = next(above for above in range(at - 1, 0, -1) if lines[above].strip())
                printed.pop()
            break
        stops = SIGNED.fullmatch(line) or (ends.match(line) and not _NO_END.match(line.lower()))
        works = (stops or TOTAL.match(line)) and is_counted_work(printed, lines[at + 1 : at + 3])
        works = works or (stops and is_cell(printed, lines, at))
        if line and stops and not works:
            if SIGNED.fullmatch(line) and printed and _OFFICE.fullmatch(printed[-1][0]) and not _OFFICE.match(line):
                printed.pop()  # «Начальник отдела образования / Озёрского района        И. И. Тропинина»
            break
        if line and (works or not TOTAL.match(line)) and not PAGE.fullmatch(line):
            printed.append((line, apart))
        apart = not line
        at += 1
    above, width = _numbers_of_columns([line for line, _ in printed])
    if (more := width - len(heading)) > 0:  # «Обработка / информации» above «1 / 2 / … / 6»
        if not above or above % more:
            return Table((tuple(heading),)), at
        said = [line for line, _ in printed[:above]]
        heading = [*heading, *(" ".join(said[part : part + above // more]) for part in range(0, above, above // more))]
        roles, printed = [*roles, *[Role.OTHER] * more], printed[above + width :]
    if Role.NUMBER not in roles and _counted([line for line, _ in printed]):  # the numbers stand under no heading
        heading, roles = ["", *heading], [Role.NUMBER, *roles]
    while printed and _FOOTNOTE.match(printed[-1][0]):
        printed.pop()
    printed = between_blanks(printed, roles)
    spaced = sum(apart for _, apart in printed)
    each = spaced >= len(printed) - 1  # a blank line before every line: cells stand whole
    if spaced * 5 >= len(printed) * 4:  # and part no rows
        printed = [(line, False) for line, _ in printed]
    if Role.NUMBER in roles and Role.AUDIENCE not in roles:
        printed = without_pages(printed)
    elif not {Role.NUMBER, Role.AUDIENCE, Role.NOTE} & set(roles):
        printed = without_folios(printed)
    if len(heading) > len(titles) + (len(roles) < len(heading)):
        printed = places_apart(printed)
    printed = with_hours(printed, apart_from_days=roles.count(Role.TERM) > 1)
    dated = Role.TERM not in roles and sum(looks_like_term(line) for line, _ in printed) > 1  # «п/п» over the days
    if dated and roles[0] is Role.NUMBER and not any(NUMBER.fullmatch(line) for line, _ in printed):
        return Table((tuple(heading),)), at
    ordered = numbered_in_front(printed) if Role.NUMBER in roles else printed
    if ordered is None or is_scrambled([line for line, _ in printed], roles):
        return Table((tuple(heading),)), at
    cells = _cells(unwoven(ordered, roles), Role.NUMBER in roles)
    if cells and [text.strip(".") for text, _ in cells[: len(roles)]] == [str(number + 1) for number in range(len(roles))]:
        cells = cells[len(roles) :]
    rows: list[tuple[Cell, ...]] = [tuple(heading)]
    found = True
    for title, run in by_sections(cells, roles):
        if title:
            rows.append(section_row(title, len(roles)))
        for row in rows_of_lines(run, roles, whole_cells=each):
            rows += [section_row(over, len(roles))] if each and (over := title_over(row, roles)) else []
            rows.append(tuple("\n".join(row.get(column, [])) for column in range(len(roles))))
        found = found and (len(roles) == len(heading) or stands_even([text for text, _ in run], roles))
        found = found and (roles.count(Role.MONTH) < 2 or Role.NUMBER in roles or fills_months(run, roles))
    found = found and _believable(rows, roles) and not (_by_columns(lines, start) or _heads_more(lines, start))
    return (Table(tuple(lone_titles(rows, roles))) if found else Table((tuple(heading),))), at


def _heads_part(lines: Sequence[str], at: int) -> bool:
    """Whether a month stands above a name of works and no other month: «Август» above «Вопросы контроля» is a part."""
    below = [line.strip() for line in lines[at + 1 : at + _ABOVE] if line.strip()][:2]
    return is_month(lines[at].strip()) and len(below) > 1 and role_of(below[0]) is Role.MEASURE and not is_month(below[1])


def _again(lines: Sequence[str], at: int, headed: Sequence[str]) -> int | None:
    """The place after the heading printed again on a new page; None where it does not stand here."""
    for line in headed:
        while at < len(lines) and not lines[at].strip():
            at += 1
        if at == len(lines) or lines[at].strip() != line:
            return None
        at += 1
    return at


def _heads_another(lines: Sequence[str], at: int, headed: Sequence[str]) -> bool:
    """Whether the headings of a work, of a term and of a third column stand here, a line each: another table begins."""
    if role_of(lines[at].strip()) not in (Role.NUMBER, Role.MEASURE):
        return False
    heading, after = heading_lines(lines, at)
    titles = [line.strip() for line in lines[at:after] if line.strip()]
    plain = any(map(_NAMES_TERM.match, titles)) and any(map(NAMES_WORK.search, titles))
    roles = (roles_of(heading) if plain else None) or []
    return len(titles) == len(heading) >= 3 and titles != headed and {Role.MEASURE, Role.TERM, Role.RESPONSIBLE} <= set(roles)


_NAMES_TERM = re.compile(r"(?:срок|дата|время|период|месяц|(?:ориентировочное|планируемое) время)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\*+\s?[а-яёА-ЯЁ]")

_OFFICE = re.compile(r"(?:Начальник|Директор|Заведующ|Глава|Председатель|Руководитель|Заместитель|Зам\.)[^,;.]*")


#: Words of a line that is no heading of a column in front of «№».
_TITLE = 4
#: These open a cell, too; who typed the paper is named with a telephone number.
_NO_END = re.compile(r"приложени[ея]м|исполнител(?!.*(?:тел\b|\d-\d\d))")


def _by_columns(lines: Sequence[str], at: int) -> bool:
    """Whether the numbers of the rows stand above the other headings: the text was taken column by column, its rows are lost."""
    above = [line.strip() for line in lines[max(0, at - 40) : at] if line.strip()]
    return any(role_of(first) is Role.NUMBER and re.fullmatch(r"\d{1,3}[.)]?", then) for first, then in pairwise(above))


#: Lines of a heading that were taken for none, above the numbers of the columns.
_LEFT = 4


def _numbers_of_columns(lines: Sequence[str]) -> tuple[int, int]:
    """Where the numbers of the columns stand, a line each, and how many there are; 0 and 0 where none do."""
    for above in range(min(len(lines), _LEFT + 1)):
        count = 0
        while above + count < len(lines) and lines[above + count].rstrip(".") == str(count + 1):
            count += 1
        if count > 3 and not any(NUMBER.fullmatch(line) for line in lines[:above]):
            return above, count
    return 0, 0


def _heads_more(lines: Sequence[str], at: int) -> bool:
    """Whether «№» and one or two names that were taken for none stand straight above the headings: the rows have more cells."""
    above = [line.strip() for line in lines[max(0, at - _ABOVE) : at] if line.strip()][-3:]
    two = len(above) == 3 and role_of(above[0]) is Role.NUMBER and may_head_a_column(above[1])
    above = above[-2:]
    one = len(above) > 1 and role_of(above[0]) is Role.NUMBER and role_of(above[1]) is None and len(above[1]) < LONGEST_NAME
    return one or two


#: Lines above the headings where another of them may stand, blank ones too.
_ABOVE = 6


def _counted(lines: Sequence[str]) -> bool:
    """Whether lines of a bare number count rows: 1, 2, 3 …"""
    numbers = [int(line.rstrip(".)")) for line in lines if re.fullmatch(r"\d{1,3}[.)]?", line)]
    return len(numbers) >= 2 and numbers[:2] == [1, 2]


def _cells(printed: Sequence[tuple[str, bool]], numbered: bool) -> list[tuple[str, bool]]:
    """The lines, numbers apart from the words behind them; days that only look like numbers are kept from counting rows."""
    known = {line.rstrip(".)") for line, _ in printed}
    alone = [int(line.rstrip(" .)")) for line, _ in printed if re.fullmatch(r"\d{1,3}\s?[.)]", line)]
    rows = len(alone) if alone == list(range(1, len(alone) + 1)) else 0  # rows whose numbers stand alone, with a dot
    out: list[tuple[str, bool]] = []
    last = 0
    for at, (line, apart) in enumerate(printed):
        bare = _COUNTS.match(line) if numbered else None
        last = int(bare[1]) if bare and (int(bare[1]) in (1, last + 1) or (not last and int(bare[1]) < 1900)) else last
        if bare and int(bare[1]) == last > 999:  # the row behind 1899 is no year
            rest = line[bare.end() :]
            out += [(f"{last})", apart), *([(rest, False)] if rest else [])]
            continue
        following = printed[at + 1][0] if at + 1 < len(printed) else ""
        if numbered and TITLE_ABOVE.fullmatch(line) and re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?[.)]?", following):
            out.append((line, apart))
            continue
        day = re.fullmatch(r"(\d{1,2})\.(0[1-9]|1[0-2])\.?", line)
        if day and not {f"{day[1]}.1", f"{day[1]}.{int(day[2]) - 1}"} <= known:  # «10.10» counts rows only after «10.1» … «10.9»
            if out and out[-1][0].rstrip().endswith(("-", "–", "—")):
                out[-1] = (f"{out[-1][0]}\n{line}", out[-1][1])
            else:
                out.append((f"{line}  ", apart))  # two spaces, stripped with the cell: no number reads so
        else:
            listed = re.match(r"(\d{1,3})[.)]\s", line)  # «1. Выборы» in a row that has its own number
            within = listed is not None and int(listed[1]) <= rows
            within = within or (at > 0 and _OF_AN_ACT.search(printed[at - 1][0]) is not None)
            out += split_number(line, apart) if numbered and not within else [(line, apart)]
    return out


#: «в соответствии с пунктом 2.1 статьи / 6 закона»: the number is that of a part of an act.
_OF_AN_ACT = re.compile(r"(?:статьи|статьей|пункт[а-я]*|подпункт[а-я]*|част[а-я]+|раздел[а-я]*|глав[а-я]+|приложени[а-я]+|№)$")

_COUNTS = re.compile(r"(\d{1,4})(?:[.)]\s*$|\s*$|[.)]?\s+(?=[«\"А-ЯЁ]))")


def _believable(rows: Sequence[tuple[Cell, ...]], roles: Sequence[Role]) -> bool:
    """Whether the columns were found: in half of the rows that say more than one thing the term is one.

    A text whose lines were mixed (each cell cut and the pieces in another order) is given up: the paper's reader says so.
    """
    if any(
        re.search(r"\n\d{1,2}\.\d{1,2}\.?\s", str(row[at]))
        for row in rows[1:]
        for at, role in enumerate(roles)
        if role is Role.MEASURE
    ):
        return False
    column = roles.index(Role.TERM) if Role.TERM in roles else 0
    said = [str(row[column]) for row in rows[1:] if sum(1 for cell in row if cell and cell is not Covered.LEFT) >= 2]
    shares = [(text, share_of_term(text)) for text in said]
    terms = [text for text, share in shares if share == 1 or (looks_like_term(text) and (len(text) < 25 or share >= 0.4))]
    bare = [text for text in said if roles[0] is Role.TERM and is_day_alone(text)]  # «6-10» in a plan of one month
    return Role.TERM not in roles or (len(terms) + len(bare)) * 2 >= len(said)
