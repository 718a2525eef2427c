"""A table whose columns fell together: a row is one line of single spaces, or the whole table is one line."""

import re
from collections import Counter
from collections.abc import Sequence

from domain.paper import Cell, Covered, Table
from domain.responsible import names_somebody
from domain.road_map.columns.mixed_rows import are_woven
from domain.road_map.columns.roles import LONGEST_HEADING, Role, role_of
from domain.road_map.plain_tables.days_by_line import places_apart
from domain.road_map.plain_tables.headings_by_line import SECTION, may_head_a_column
from domain.road_map.plain_tables.headings_in_line import FEWEST, heading_on, opens_collapsed
from domain.road_map.plain_tables.hidden_cells import NOTHING_ELSE, WRITTEN_FREELY, believable
from domain.road_map.plain_tables.poured import cut_titled, with_last_cells
from domain.road_map.plain_tables.row_numbers import OPENS_ROW, TITLE, is_cell, numbered_in_front, numbered_rows
from domain.road_map.plain_tables.table_ends import heads_marked, is_footnote, signs
from domain.terms.find import looks_like_term, share_of_term, spans_of_terms


def section_row(text: str, width: int) -> tuple[Cell, ...]:
    """A heading inside a table, as a row that one merged cell fills."""
    return (text, *(Covered.LEFT for _ in range(width - 1)))


#: Lines over which the headings of one table may be spread.
_TALLEST = 14


def poured_table(lines: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int] | None:
    """The table whose headings fill this line and the next ones, several of them on one line, as a PDF viewer copies them."""
    if not heading_on(lines[at].strip())[0] and not may_head_a_column(lines[at].strip()):  # «План работы на сентябрь»
        return None
    said = ""
    alone = True
    best: tuple[int, list[Role], list[str]] | None = None
    for end in range(at, min(len(lines), at + _TALLEST)):
        line = " ".join(lines[end].split())
        if not line or len(line) > 120 or "\t" in lines[end].strip():
            break
        alone = alone and sum(1 for title in heading_on(line)[1] if title[:1].isupper() or title[:1] == "№") < 2
        said = f"{said} {line}".strip()
        roles, texts, after = heading_on(said)
        whole = after >= len(said) and {Role.MEASURE, Role.TERM} <= set(roles) and len(roles) >= FEWEST
        if whole and (not alone or (Role.NUMBER in roles and len(roles) != end - at + 1)):
            best = end + 1, roles, texts
        if after < len(said) - 40:
            break
    if best is None:
        return None
    after, roles, texts = best
    if Role.NUMBER not in roles:
        return None if after == at + 1 or opens_collapsed(lines[at]) else _mixed(lines, after, texts, ends)
    body = after
    while body - after < len(roles) and body < len(lines) and lines[body].strip() == str(body - after + 1):
        body += 1
    body = body if body - after == len(roles) else after  # below the numbers of the columns, one per line
    if not _opens_rows(lines, body) or (alone and Role.NUMBER in roles and _are_cells(lines, body)):
        return None
    return _table(lines, body, roles, texts, [], ends, headed=[one.strip() for one in lines[at:after]])


_FIRST_ROW = re.compile(r"1(?:\.1)?[.)]?(?:\s|$)")


def _opens_rows(lines: Sequence[str], at: int) -> bool:
    """Whether the first row stands here, or the line of column numbers or a title and the first row below it."""
    below = [line.strip() for line in lines[at : at + 4] if line.strip()]
    return any(_FIRST_ROW.match(line) for line in below[:2]) and (
        _FIRST_ROW.match(below[0]) is not None or below[0][:1].isupper()
    )


#: Lines of a table that are looked at to learn how its cells stand.
_LOOKED_AT = 80


def _are_cells(lines: Sequence[str], at: int) -> bool:
    """Whether a cell stands on each line: numbers of rows alone, and lines that are nothing but a term in half of them."""
    rows: list[list[str]] = []
    for line in (line.strip() for line in lines[at : at + _LOOKED_AT]):
        if re.fullmatch(r"\d{1,3}[.)]?", line) and int(line.rstrip(".)")) == len(rows) + 1:
            rows.append([])
        elif rows and line:
            rows[-1].append(line)
    said = [[part for part, _ in places_apart([(line, False) for line in row])] for row in rows]
    dated = sum(1 for row in said if any(map(_is_term, row)))
    return len(rows) > 1 and dated * 2 >= len(rows)


def _is_term(line: str) -> bool:
    """Whether a line is nothing but a term: «до 10.09», «октябрь», «2-я неделя»."""
    return role_of(line) is Role.MONTH or (looks_like_term(line) and share_of_term(line) >= NOTHING_ELSE)


def _mixed(lines: Sequence[str], at: int, texts: Sequence[str], ends: re.Pattern[str]) -> tuple[Table, int]:
    """The headings alone: rows that nothing counts are not found in cells that ran together."""
    while at < len(lines) and not ends.match(lines[at]):
        at += 1
    return Table((tuple(texts),)), at


def collapsed_table(lines: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int] | None:
    """The table with this heading; None where its rows cannot be told apart."""
    roles, texts, after = heading_on(lines[at])
    rest = [lines[at][after:]] if lines[at][after:].strip() else []
    found = _table(lines, at + 1, roles, texts, rest, ends, headed=[] if rest else [lines[at].strip()])
    dated = len(spans_of_terms(rest[0])) if rest and found is None else 0
    return (Table((tuple(texts),)), at + 1) if dated > 1 else found  # rows that nothing counts


def _opens_table(line: str) -> bool:
    """Whether headings and the first row of a table stand on this line: «№ Работа Срок Кто отвечает 1 Подготовка …»."""
    return opens_collapsed(line) and _FIRST_ROW.match(line[heading_on(line)[2] :].lstrip()) is not None


def _next(lines: Sequence[str], at: int) -> str:
    """The next line with words; nothing at the end of the paper."""
    return next((line.strip() for line in lines[at : at + 3] if line.strip()), "")


#: «План работы музея на 2027 год»: what no row is called.
_NAMED = re.compile(
    r"(?:План(?:-график)?|График|Циклограмма|Дорожная карта)\s+(?:работы|мероприятий|заседаний)(?![а-яё])", re.IGNORECASE
)


def may_be_title(line: str) -> bool:
    """Whether the line above a heading is the title of its table and not the end of a row: «2.2. Консультации»."""
    said = re.match(r"(?:[\dIVX]{1,4}\.)*\s*[А-ЯЁ]", line) is not None and len(line) <= LONGEST_HEADING
    if said and _NAMED.match(line):
        return True
    name = re.sub(r"\([^()]*\)", "", line.lstrip(".0123456789 "))
    return said and names_somebody(name) != 1.0 and (role_of(name) is Role.MONTH or not spans_of_terms(name))


def _table(
    lines: Sequence[str],
    at: int,
    roles: list[Role],
    texts: list[str],
    rest: list[str],
    ends: re.Pattern[str],
    headed: Sequence[str],
) -> tuple[Table, int] | None:
    parted = [(line, False) for line in rest]
    while at < len(lines) and not signs(lines, at) and not is_footnote(lines, at):
        if ends.match(lines[at]) and not is_cell(parted, lines, at):
            break
        line = lines[at].strip()
        over = len(headed) if [one.strip() for one in lines[at : at + len(headed)]] == list(headed) else 0
        another = over and _FIRST_ROW.match(_next(lines, at + over))  # another table under the same heading, or under its own
        if parted and (another or _opens_table(line) or heads_marked(line)):
            if len(parted) > 1 and may_be_title(parted[-1][0]):
                at = next(above for above in range(at - 1, 0, -1) if lines[above].strip())
                parted.pop()
            break
        if over:  # the heading again on a new page
            at += over
            continue
        if line and not PAGE.fullmatch(line):
            parted.append((line, not lines[at - 1].strip()))
        at += 1
    ordered = numbered_in_front(parted) if Role.NUMBER in roles else parted
    if ordered is None:
        return Table((tuple(texts),)), at
    rest = [line for line, _ in ordered]
    if rest and _counts_columns(rest[0], len(roles)):
        rest = rest[1:]
    if Role.NUMBER not in roles and len(rest) > 1 and all(OPENS_ROW.match(line) for line in rest):
        roles, texts = [Role.NUMBER, *roles], ["№", *texts]
    if Role.NUMBER not in roles and len(rest) == 1 and len(spans_of_terms(rest[0])) > _FEW_TERMS:
        rest = _by_days(rest[0]) if roles[0] is Role.TERM else rest
        if len(rest) == 1:  # rows that nothing parts
            return Table((tuple(texts),)), at
    counted = Role.NUMBER in roles or len(rest) == 1
    rows = numbered_rows(rest, roles) if counted else [(None, line) for line in with_last_cells(rest, roles)]
    if not rows:
        return None
    made: list[tuple[Cell, ...]] = []
    if (
        rows[0][0] == TITLE and _HEADS_COLUMN.match(rows[0][1]) and role_of(rows[0][1]) in WRITTEN_FREELY
    ):  # of which nothing is known
        return Table((tuple(texts),)), at
    if are_woven([text for number, text in rows if number not in (None, TITLE)], max(map(len, rest), default=0)):
        return Table((tuple(texts),)), at
    titled = rows[0][0] == TITLE and (re.match(r"[А-ЯЁ][а-яё]", rows[0][1]) is not None or role_of(rows[0][1]) is Role.MONTH)
    for number, text in rows:
        if number == TITLE or (number is None and SECTION.match(text)):
            made.append(section_row(text, len(roles)))
            continue
        if Role.AUDIENCE not in roles:
            text = _FOLIO.sub("", text)
        said, below = cut_titled(text.rstrip(" |"), roles, titled=titled)  # a bar is what is left of the table's frame
        made.append(tuple((number or "") if role is Role.NUMBER else said.get(place, "") for place, role in enumerate(roles)))
        if below:
            made.append(section_row(below, len(roles)))
    made = _under_known_stages(made, roles)
    return Table((tuple(texts), *(made if believable(made, roles) else ())), run_on=True), at


def _under_known_stages(rows: list[tuple[Cell, ...]], roles: Sequence[Role]) -> list[tuple[Cell, ...]]:
    """The rows; of «Основной Педагогический совет» only «Основной», the stage of another row or its first word, is a stage.

    The rest of the cell goes back to the work, and the stage that a work begins with to its column.
    """
    if Role.STAGE not in roles or Role.MEASURE not in roles or roles.index(Role.MEASURE) != roles.index(Role.STAGE) + 1:
        return rows
    column = roles.index(Role.STAGE)
    plain = [row for row in rows if Covered.LEFT not in row]
    stages = {str(row[column]) for row in plain if row[column]}
    begun = Counter(f"{row[column]} {row[column + 1]}".split()[0] for row in plain if row[column] or row[column + 1])
    known = sorted(stages | {word for word in (stage.split()[0] for stage in stages) if begun[word] > 1}, key=len)
    out = []
    for row in rows:
        said = f"{row[column]} {row[column + 1]}".strip()
        stage = next((one for one in known if re.match(rf"{re.escape(one)}\s[«А-ЯЁ]", said)), None)
        if stage is not None and Covered.LEFT not in row:
            row = (*row[:column], stage, said[len(stage) :].strip(), *row[column + 2 :])
        out.append(row)
    return out


#: «Ожидаемый эффект / форма отчёта» straight below the other headings.
_HEADS_COLUMN = re.compile(
    r"(?:ожидаем|планируем|результат|итогов|вид\w? |форма |где |место |категори|участник|показател)", re.IGNORECASE
)


#: What a PDF viewer copies with the foot of a page.
PAGE = re.compile(
    r"(?:страница|стр\.?|лист)\s*\d{1,3}(?:\s*из\s*\d{1,3})?|\d{1,3}\s*из\s*\d{1,3}|[-–—]\s\d{1,3}\s[-–—]", re.IGNORECASE
)
#: The number of a page on a line of its own.
_FOLIO = re.compile(r"\n\d{1,3}(?=\n|$)")


#: Terms of one row, at most.
_FEW_TERMS = 3


def _by_days(text: str) -> list[str]:
    """Rows on one line that open with their terms, in pieces: each begins where a day stands in front of a capital letter."""
    spans = [(start, end) for start, end in spans_of_terms(text) if re.match(r"[\s.]*[«\"]?[А-ЯЁ]", text[end:])]
    starts = [start for start, end in spans if re.search(r"\d\.\d\d|\d\s+[а-яё]{3}", text[start:end])]
    if len(starts) < 3 or starts[0] > 3 or len(starts) < len(spans):  # a month that opens a row would be lost in the one above
        return [text]
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _counts_columns(line: str, columns: int) -> bool:
    """«1 2 3 4» below the headings."""
    return line.split() == [str(at + 1) for at in range(columns)]
