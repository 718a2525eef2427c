"""Headings inside a table whose columns are aligned with spaces: lines that stand alone, counted, in capitals or set in."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.road_map.columns.calendar_rows import is_month
from domain.road_map.columns.roles import Role, roles_of
from domain.road_map.plain_tables.aligned_columns import GAP, NUMBERED, cut, heading_cells
from domain.road_map.plain_tables.headings_by_line import PART, SECTION


def runs_on(line: str, edges: Sequence[int], number: int | None) -> bool:
    """Whether words begin in the column of the numbers: «2. Работа с парами» runs over it or stands alone in it."""
    cells = cut(line, edges)
    whole = number == 0 and not GAP.search(line.strip())
    return whole and re.search(r"[^\W\d_]{3}", cells[0]) is not None and not NUMBERED.match(cells[0])


_COUNTED = re.compile(r"(\d{1,2}|[IVXІ]{1,4})[.)]\s+(?=[«А-ЯЁ])")


def is_counted_title(cells: Sequence[str], roles: Sequence[Role], below: Sequence[str]) -> bool:
    """«2. МЕТОДИЧЕСКАЯ РАБОТА» alone in the column of the work, its number none of a row: a heading inside the table."""
    lone = [cell for cell, role in zip(cells, roles, strict=True) if cell and role in (Role.MEASURE, Role.STAGE)]
    counted = _COUNTED.match(lone[0]) if len(lone) == 1 and sum(map(bool, cells)) == 1 else None
    if counted is None:
        return False
    following = next((line.strip() for line in below if line.strip()), "")
    return lone[0].isupper() or re.match(rf"{counted[1]}\.1(?!\d)", following) is not None


def is_counted_over(line: str, edges: Sequence[int]) -> bool:
    """«3. Информационная работа» in one piece over two columns, an edge between two of its words: a heading inside the table."""
    whole = _COUNTED.match(line.strip()) is not None and not GAP.search(line.strip())
    return whole and sum(map(bool, cut(line, edges))) > 1


def centred_lines(body: Sequence[str], at: int, edges: Sequence[int], roles: Sequence[Role]) -> int:
    """«Работа с учащимися» alone in the column of the work, set in from where its lines begin, right above a numbered row.

    How many lines such a heading has from this one; 0 where none begins.
    """
    column = next((place for place, role in enumerate(roles) if role is Role.MEASURE), 0)
    if column == 0 or not cut(body[at], edges)[column][:1].isupper() or not _stands_alone(body[at], edges, column):
        return 0
    end = at + 1
    while end < len(body) and end - at < LINES_OF_TITLE and _stands_alone(body[end], edges, column):
        end += 1
    following = next((line for line in body[end : end + 2] if line.strip()), "")
    above = next((line for line in reversed(body[:at]) if cut(line, edges)[column]), "")
    if not NUMBERED.match(cut(following, edges)[0]):
        return 0
    set_in = max(_indent(line, edges[column - 1]) for line in (above, following)) + 2
    return end - at if all(_indent(line, edges[column - 1]) >= set_in for line in body[at:end]) else 0


def _stands_alone(line: str, edges: Sequence[int], column: int) -> bool:
    cells = cut(line, edges)
    return bool(cells[column]) and sum(map(bool, cells)) == 1


def _indent(line: str, edge: int) -> int:
    found = re.search(r"\S", line[edge - 1 :])
    return found.start() if found else 0


def shouts(cells: Sequence[str], above: Sequence[str]) -> bool:
    """«РАБОТА С КАДРАМИ» alone on its line, at the edge of a column under a line in small letters: a heading inside the table."""
    lone = [at for at, cell in enumerate(cells) if cell]
    if len(lone) != 1 or len(cells[lone[0]]) < 6 or not cells[lone[0]].isupper() or re.search(r"\d", cells[lone[0]]):
        return False
    over = above[lone[0]] if above else ""
    return not over.isupper() and not over.endswith(("-", ",", "–"))


_LOUD = re.compile(r"[А-ЯЁ]{6}")
_OPEN = re.compile(r"(?:[-–—,(«]|(?<!\w)(?:и|в|на|с|со|по|для|о|об|к|за|из|от|до|при))$")
#: «Раздел 2», whose name stands on the next line.
_BARE = re.compile(r"(?:раздел|этап|блок|модуль|направление|задача)\s*№?\s*(?:\d{1,2}|[IVX]{1,4})[.:]?", re.IGNORECASE)
LINES_OF_TITLE = 4


def title_lines(body: Sequence[str], at: int, edges: Sequence[int], roles: Sequence[Role], numbered: bool) -> int:
    """How many lines from this one are a heading right above a row, in capitals or «Раздел 2» and its name; 0: none."""
    if not _is_loud(body[at]) and not _BARE.fullmatch(body[at].strip()):
        return 0
    end = at + 1
    for place in range(at + 1, min(len(body), at + 2 * LINES_OF_TITLE)):  # a blank line may stand between two of them
        if body[place].strip() and not _is_loud(body[place]):
            break
        end = place + 1 if body[place].strip() else end
    cells = cut(body[at], edges)
    column = next((place for place, cell in enumerate(cells) if cell), 0)
    over = next((cut(line, edges)[column] for line in reversed(body[max(0, at - 1) : at])), "")
    below = next((line for line in body[end : end + 3] if line.strip()), "")
    number = roles.index(Role.NUMBER) if Role.NUMBER in roles else None
    counted = number is not None and NUMBERED.match(cells[number]) is not None
    if counted or over.isupper() or _OPEN.search(over) or not below:
        return 0
    begins = numbered and number is not None and NUMBERED.match(cut(below, edges)[number])
    return end - at if begins or (not numbered and row_below(body[end:], edges, roles)) else 0


def ends_title(cells: Sequence[str]) -> bool:
    """Whether a line right below a heading is its last words: alone on its line, in mid-sentence."""
    return sum(map(bool, cells)) == 1 and next(cell for cell in cells if cell)[:1].islower()


def goes_on(title: str, line: str) -> bool:
    """Whether a heading goes on in the heading line below it: in the same capitals, in mid-sentence, or «Раздел 2» named."""
    if _COUNTED.match(line) or _BARE.match(line):
        return False
    return line[:1].islower() or _BARE.fullmatch(title) is not None or (title.isupper() and line.isupper())


def _is_loud(line: str) -> bool:
    said = line.strip()
    return said.isupper() and _LOUD.search(said) is not None and said[0] not in '«"' and not GAP.search(said)


def row_below(below: Sequence[str], edges: Sequence[int], roles: Sequence[Role]) -> bool:
    """Whether a row of a work in small letters and of something else stands right below."""
    following = next((cut(line, edges) for line in below if line.strip()), [])
    work = next((cell for cell, role in zip(following, roles, strict=False) if role is Role.MEASURE), "")
    return sum(map(bool, following)) >= 2 and work[:1].isupper() and not work.isupper()


def is_lone_month(cells: Sequence[str], above: Sequence[str]) -> bool:
    """«Октябрь» alone on its line above the days of the month."""
    open_above = bool(above) and (above[0].endswith(("-", "–", "—", ",")) or above[0].lower() in ("с", "до", "по"))
    return not any(cells[1:]) and cells[0][:1].isupper() and is_month(cells[0]) and not open_above


def names_part(cells: Sequence[str], above: Sequence[str]) -> bool:
    """«II. Встречи», «Октябрь» alone on its line at the left edge of a table without numbers: a heading of the rows below."""
    named = re.match(r"[IVXІ]{1,4}\.\s+[А-ЯЁ]", cells[0]) or SECTION.match(cells[0]) or PART.fullmatch(cells[0])
    return is_lone_month(cells, above) or (not any(cells[1:]) and named is not None)


def counted_titles(body: Sequence[str], edges: Sequence[int], number: int | None) -> set[int]:
    """The lines «1. Подготовка», «2. Встречи» over the rows of a table that counts its rows on below them, or anew.

    Nothing but the number, the next of the titles, and words stand there, and the next row has not the number behind it.
    """
    out: set[int] = set()
    last = 0
    counted = [(at, int(said[1])) for at, line in enumerate(body) if number == 0 and (said := _NUMBER.match(line))]
    for (at, own), (_, following) in pairwise([*counted, (len(body), 0)]):
        lone = not GAP.search(body[at].strip()) and not any(cut(body[at], edges)[2:])
        if lone and own == len(out) + 1 and following in (1, last + 1) and (following != own + 1 or own <= last):
            out.add(at)
        else:
            last = own
    return out if len(out) > 1 else set()


_NUMBER = re.compile(r" {0,3}(\d{1,3})(?![\d.]*\d)[.)]?(?:\s+[А-ЯЁ]|$)")


def left_titles(body: Sequence[str], edges: Sequence[int], roles: Sequence[Role]) -> set[int]:
    """The lines that head the rows below in a table without numbers that opens with such a line, alone in the column of the work.

    «Работа с парами», its next line in small letters, and a whole row below; nothing above waits for it.
    """
    said = [at for at, line in enumerate(body) if line.strip()]
    found: list[list[int]] = []
    for place, at in enumerate(said if roles[0] is Role.MEASURE else ()):
        lines = [at]
        for below in said[place + 1 : place + LINES_OF_TITLE]:
            if not (_stands_alone(body[below], edges, 0) and body[below].strip()[:1].islower()):
                break
            lines.append(below)
        above = cut(body[said[place - 1]], edges)[0] if place else ""
        waits = _OPEN.search(above) or _NAMES_DAY.search(above)
        begun = _BEGUN.match(body[at].lstrip()) is not None and not waits
        if begun and _is_lone(body[at], edges) and row_below(body[lines[-1] + 1 :], edges, roles):
            found.append(lines)
    opens = bool(found) and found[0][0] == said[0]
    return {at for lines in found for at in lines} if opens else set()


_BEGUN = re.compile(r"(?:\d{1,2}\.\s+)?[А-ЯЁ][а-яё]")
#: «Конкурс ко Дню / Победы»: the capital letter is of a name.
_NAMES_DAY = re.compile(r"(?<![а-яё])(?:дн[юяе]|день|год[ау]?|имени|им\.|геро[яйюе]\w*|памяти|г\.)$", re.IGNORECASE)


def _is_lone(line: str, edges: Sequence[int]) -> bool:
    """Whether a line holds nothing but words at its left edge, that may run over the first column."""
    return not GAP.search(line.strip()) and len(line) - len(line.lstrip()) <= 1 and not cut(line, edges)[-1]


def heads_another(line: str, heading: Sequence[str]) -> bool:
    """Whether the line is the heading of another table: columns with other names, or in another order."""
    titles = [text for _, text in heading_cells(line.rstrip().expandtabs(8))]
    known = {text.lower() for text in heading}
    roles = roles_of(titles) if len(titles) >= 3 and heading else None
    named = roles is not None and Role.MEASURE in roles and Role.NUMBER in roles
    return named and sum(1 for text in titles if text.lower() in known) * 2 <= len(titles)


def above_title(lines: Sequence[str], at: int) -> int:
    """The place of the title that stands straight above the heading of the next table."""
    while at > 1 and not lines[at - 1].strip():
        at -= 1
    while at > 1 and lines[at - 1].strip() and not GAP.search(lines[at - 1].strip()):
        at -= 1
    return at


def begins_work(line: str, edges: Sequence[int], roles: Sequence[Role]) -> bool:
    """Whether the words of a line begin where works do; those of a title set about the middle begin anywhere."""
    begun = len(line) - len(line.lstrip())
    return abs(begun - (0, *edges)[roles.index(Role.MEASURE)]) <= 1 if Role.MEASURE in roles else True
