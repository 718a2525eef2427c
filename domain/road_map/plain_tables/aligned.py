"""Columns aligned with spaces: the gutters are found where most lines are blank."""

import re
from collections.abc import Sequence

from domain.paper import Cell, Covered, Table
from domain.responsible import names_somebody
from domain.road_map.columns.grid import TOTAL
from domain.road_map.columns.mixed_rows import are_mixed
from domain.road_map.columns.roles import Role, roles_of
from domain.road_map.passed_over import SIGNED
from domain.road_map.plain_tables.aligned_blocks import rows_in_blocks
from domain.road_map.plain_tables.aligned_columns import GAP, NUMBERED, column_edges, crosses, cut, cuts_words, heading_cells
from domain.road_map.plain_tables.aligned_headings import taller_heading, whole_heading, without_heading
from domain.road_map.plain_tables.aligned_titles import (
    above_title,
    begins_work,
    centred_lines,
    counted_titles,
    ends_title,
    goes_on,
    heads_another,
    is_counted_over,
    is_counted_title,
    is_lone_month,
    left_titles,
    names_part,
    row_below,
    runs_on,
    shouts,
    title_lines,
)
from domain.road_map.plain_tables.periods_over import periods_over
from domain.road_map.plain_tables.row_numbers import comes_next, counts_on
from domain.road_map.plain_tables.spaced_rows import spaced_rows
from domain.road_map.plain_tables.table_ends import heads_marked
from domain.terms.find import looks_like_term


def aligned_table(lines: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int] | None:
    """The table whose heading is this line with its columns set apart by two spaces or more; None where it is none."""
    line = lines[at].rstrip().expandtabs(8)
    cells = heading_cells(line)
    roles = roles_of([text for _, text in cells]) if len(cells) >= 3 else None
    if roles is None:
        return None
    after = end_of(lines, at + 1, ends, [text for _, text in cells])
    body = [text.rstrip().expandtabs(8) for text in lines[at + 1 : after]]
    edges = column_edges([line, *body], cells)
    if spaced := spaced_rows(lines, at, after, [text for _, text in cells], roles, edges):
        return spaced
    if cuts_words(body, edges, roles):
        return None
    heading, body = whole_heading([text for _, text in cells], without_heading(line, body), edges, roles)
    if blocks := rows_in_blocks(body, edges, roles):
        return Table((tuple(heading), *blocks)), after
    heading, rows = taller_heading(heading, rows_between(body, edges, roles))
    return Table((tuple(heading), *(rows if _believable(rows, roles) else ()))), after


def _believable(rows: Sequence[tuple[Cell, ...]], roles: Sequence[Role]) -> bool:
    """Whether rows begin where works do: of cells set about the middle of their rows many begin in mid-sentence."""
    works = [str(row[roles.index(Role.MEASURE)]) for row in rows if Role.MEASURE in roles and Covered.LEFT not in row]
    titles = [str(row[0]) for row in rows if Covered.LEFT in row]
    cut = sum(1 for text in (*works, *titles) if re.match(r"[а-яё]{2}|\([а-яё]", text))
    return (Role.NUMBER not in roles or cut * 3 < max(9, len(works))) and not are_mixed(rows, roles)


def end_of(lines: Sequence[str], at: int, ends: re.Pattern[str], heading: Sequence[str] = ()) -> int:
    """The place after the last line of a table that goes on from here; `heading`: its own, printed again on a new page."""
    blank = 0
    last = at
    while at < len(lines):
        line = lines[at]
        if not line.strip() or (blank >= 2 and _COUNTS_PAGE.fullmatch(line)):
            blank += 1
        elif ends.match(line) or (blank >= 2 and not _goes_on(lines, at)) or _is_signature(lines, at):
            break
        elif heads_marked(line) or (not GAP.search(lines[at - 1].strip()) and heads_another(line, heading)):
            return above_title(lines, at)
        else:
            blank, last = 0, at + 1
        at += 1
    return last


_SECTION = re.compile(r"\s*(?:(?:раздел|этап|блок|модуль|задача|направление)\s|\d{1,2}\.\s|[IVX]{1,4}\.\s)", re.IGNORECASE)


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether a line behind two blank ones belongs to the table: it keeps the columns, or heads lines that do."""
    if GAP.search(lines[at].strip()) or counts_on(lines, at):
        return True
    following = [line for line in lines[at + 1 : at + 4] if line.strip()]
    return _SECTION.match(lines[at]) is not None and bool(following) and len(GAP.split(following[0].strip())) >= 3


def _is_signature(lines: Sequence[str], at: int) -> bool:
    """Whether the paper, or what stands apart here, ends with the one who signed."""
    alone = not any(line.strip() for line in (*lines[at - 1 : at], *lines[at + 1 : at + 2])) if at else False
    last = not any(line.strip() for line in lines[at + 1 : at + 40])
    return (
        (last or alone)
        and SIGNED.fullmatch(lines[at]) is not None
        and ("___" in lines[at] or len(GAP.split(lines[at].strip())) == 2)
    )


def rows_between(body: Sequence[str], edges: Sequence[int], roles: Sequence[Role]) -> list[tuple[Cell, ...]]:
    """Lines become rows: by their numbers, by blank lines, by what begins anew in every column."""
    number = roles.index(Role.NUMBER) if Role.NUMBER in roles else None
    numbered = number is not None and any(NUMBERED.match(cut(line, edges)[number]) for line in body if line.strip())
    out: list[tuple[Cell, ...]] = []
    open_row: list[str] | None = None
    last = ""
    apart, titled = True, False
    alone = 0  # the line behind the last one of a heading that stands alone
    above: list[str] = []
    left = (counted_titles(body, edges, number) if numbered else left_titles(body, edges, roles)) | periods_over(
        body, months=roles[0] is not Role.TERM
    )
    for at, line in enumerate(body):
        if not line.strip() or re.fullmatch(r"[\s=_+-]+", line):
            apart = True
            continue
        cells = _in_one_piece(line, edges, number, body[at + 1 : at + 3]) or cut(line, edges)
        if (apart and _counts_the_page(line, edges, number, body[at + 1 : at + 2], last)) or (
            TOTAL.match(line.strip()) and not GAP.search(line.strip())
        ):
            continue
        over = crosses(line, edges) or is_counted_over(line, edges)
        set_in = over and not begins_work(line, edges, roles)
        heading = (over and (apart or numbered or set_in)) or ((apart or numbered) and runs_on(line, edges, number))
        heading = heading or at in left or (roles[0] is Role.TERM and is_lone_month(cells, above))
        heading = heading or (numbered and is_counted_title(cells, roles, body[at + 1 : at + 3]))
        named = not numbered and (shouts(cells, above) or names_part(cells, above))
        heading = heading or (named and row_below(body[at + 1 :], edges, roles))
        own_number = number is not None and (NUMBERED.match(cells[number]) is not None or _follows(cells[number], last))
        counts = own_number and at not in left
        if (
            number is None and (own := _COUNTED.match(cells[0])) and comes_next(own[1], last)
        ):  # «2. Сбор», «1.2. Сбор» in the work
            counts = any(cell for cell, role in zip(cells, roles, strict=True) if role is Role.TERM)
            last = own[1] if counts else last
        last = cells[number] if counts and number is not None else last
        inside = at < alone
        if not inside:
            centred = centred_lines(body, at, edges, roles) if numbered and open_row is not None else 0
            alone = at + (centred or title_lines(body, at, edges, roles, numbered))
        heading = heading or at < alone
        if (heading or (titled and not apart and ends_title(cells))) and not (numbered and counts):
            _close(out, open_row)
            open_row = None
            if titled and (inside or goes_on(str(out[-1][0]), line.strip())):
                out[-1] = (f"{out[-1][0]}\n{line.strip()}", *out[-1][1:])
            else:
                out.append((line.strip(), *(Covered.LEFT for _ in edges)))
            apart, above, titled = False, cells, True
            continue
        titled = False
        if (
            open_row is None
            or _begins(cells, open_row, roles, number if numbered else None, apart, counts)
            or (not numbered and _resumes(cells, above, open_row, roles))
        ):
            _close(out, open_row)
            open_row = cells
        else:
            open_row = [f"{old}\n{new}".strip() if new else old for old, new in zip(open_row, cells, strict=True)]
        apart, above = False, cells
    _close(out, open_row)
    return out


def _in_one_piece(line: str, edges: Sequence[int], number: int | None, below: Sequence[str]) -> list[str] | None:
    """The cells of «1.   Развитие кадрового потенциала»: behind the number one piece, and no cell begins within it.

    An edge goes through a word there, or «1.1» stands below.
    """
    found = _PIECE.fullmatch(line) if number == 0 else None
    if found is None:
        return None
    following = next((one for one in below if one.strip()), "")
    heads = re.match(rf"\s*{re.escape(found[1].rstrip('.)'))}\.1(?!\d)", following) is not None
    cuts = any(line[edge - 1 : edge].isalpha() and line[edge : edge + 1].isalpha() for edge in edges[1:])
    return [found[1], found[2], *("" for _ in edges[1:])] if heads or cuts else None


_PIECE = re.compile(r" {0,3}(\d{1,3}(?:\.\d{1,3})*[.)]?) {2,}(\S+(?: \S+)*)")


def _resumes(cells: Sequence[str], above: Sequence[str], before: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether columns that had ended in the row above hold words again, the work among them: so begins a row set from the top."""
    again = [role for cell, last, whole, role in zip(cells, above, before, roles, strict=False) if cell and whole and not last]
    measure = next((cell for cell, role in zip(cells, roles, strict=True) if role is Role.MEASURE), "")
    return len(again) >= 2 and Role.MEASURE in again and re.match(r"[«\"(]?[А-ЯЁA-Z]", measure) is not None


def _counts_the_page(line: str, edges: Sequence[int], number: int | None, below: Sequence[str], last: str) -> bool:
    """Whether a line holds nothing but a number where no numbers of rows stand, or out of turn between blank lines."""
    column = next((at for at, cell in enumerate(cut(line, edges)) if cell), 0)
    own, before = line.strip(" -–—"), last.strip(" .)")
    out_of_turn = before.isdecimal() and own.isdecimal() and not any(one.strip() for one in below) and int(own) < int(before)
    return _COUNTS_PAGE.fullmatch(line) is not None and (column != number or out_of_turn)


_COUNTS_PAGE = re.compile(r"[-–—\s]*\d{1,3}[-–—\s]*")


def _follows(text: str, last: str) -> bool:
    """Whether a number that looks like a year is the row after the last one."""
    before, own = last.strip(" .)"), text.strip(" .)")
    return before.isdecimal() and own == str(int(before) + 1)


def _close(out: list[tuple[Cell, ...]], row: list[str] | None) -> None:
    if row is not None:
        out.append(tuple(row))


_COUNTED = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)[.)]\s+[«\"А-ЯЁ]")


def _begins(
    cells: Sequence[str], before: Sequence[str], roles: Sequence[Role], number: int | None, apart: bool, counts: bool
) -> bool:
    measure = next((cells[at] for at, role in enumerate(roles) if role is Role.MEASURE), "").lstrip('«"(')
    if number is not None:
        dated = any(cells[at] and looks_like_term(cells[at]) for at, role in enumerate(roles) if role is Role.TERM)
        return counts or (apart and dated and measure[:1].isupper()) or _is_unnumbered(cells, before, roles, measure)
    if apart or counts:
        return not measure[:1].islower()
    terms = [(cells[at], before[at]) for at, role in enumerate(roles) if role is Role.TERM]
    fresh = any(
        now and then and (looks_like_term(now) or _OPENS_TERM.fullmatch(now)) and not _waits(then, now) for now, then in terms
    )
    return bool(measure) and measure[:1].isupper() and (fresh or not terms or _all_anew(cells, before, roles))


def _waits(above: str, own: str) -> bool:
    """Whether a term goes on in its next line: «10 –», «16 декабря / 2027 г. в»."""
    year = (
        re.match(r"20\d\d(?!\d)", own) is not None and re.search(r"20\d\d", above) is None and re.search(r"\d", above) is not None
    )
    return year or above.rstrip().endswith(("-", "–", ","))


#: «в течение / месяца», «четвёртая неделя / сентября»: the first line of a term that a narrow column broke.
_OPENS_TERM = re.compile(
    r"в течение|на протяжении|не позднее(?: чем)?(?: за)?|не реже|за|до|с"
    r"|(?:\d(?:-?я)?|[а-яё]+(?:ая|я|ье|ое|ее|ий|ый|ой))\s+"
    r"(?:недел[яи]|декада|половина|полугодие|четверть|понедельник|вторник|среда|четверг|пятница|суббота|(?:рабочий )?день)",
    re.IGNORECASE,
)


def _is_unnumbered(cells: Sequence[str], before: Sequence[str], roles: Sequence[Role], measure: str) -> bool:
    """Whether a row that lost its number begins: work, a day or a month of its own, and people, with nothing left open above."""
    whole = False
    for cell, last, role in zip(cells, before, roles, strict=True):
        left_open = re.search(r"(?:[-–—,(:]|(?<!\w)(?:с|со|по|до|и|в|на|от|для|о))$", last.rstrip()) is not None
        if role is Role.TERM:
            whole = bool(cell) and looks_like_term(last) and looks_like_term(cell) and not _YEAR.fullmatch(cell.lower())
            if not whole:
                return False
        if (role in (Role.TERM, Role.MEASURE) and left_open) or (
            role is Role.RESPONSIBLE and (left_open or names_somebody(cell) != 1.0)
        ):
            return False
    return whole and Role.RESPONSIBLE in roles and re.match(r"[«\"(]?[А-ЯЁ]", measure) is not None


_YEAR = re.compile(r"(?:20)?\d\d\s*(?:г\.?|года?|уч.*)?")


def _all_anew(cells: Sequence[str], before: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether every column has words here that begin a sentence (the term may): so begins a row, and no line of one."""
    texts = [cell for cell, role in zip(cells, roles, strict=True) if role not in (Role.TERM, Role.NUMBER)]
    open_above = any(cell.rstrip().endswith((",", "-", "–", "(")) for cell in before)
    dated = all(cell for cell, role in zip(cells, roles, strict=True) if role is Role.TERM)
    return len(texts) >= 2 and dated and not open_above and all(re.match(r"[«\"(]?[А-ЯЁA-Z\d]", text) for text in texts)
