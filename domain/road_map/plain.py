"""Tables that lost their lines: rows by tabs, by bars, by aligned columns, one cell per line, or all on one line."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from domain.road_map.affinity import NUMBER, dealt, placed
from domain.road_map.aligned import aligned_table
from domain.road_map.collapsed import collapsed_table, heading_inside, opens_collapsed
from domain.road_map.columns import Role, role_of, roles_of
from domain.road_map.paper import Block, Cell, Covered, Paragraph, Table
from domain.terms.find import looks_like_term

#: What ends a table in running text: another appendix, a list, an approval, a signature.
ENDS = re.compile(
    r"^\s*(?:приложение\b|перечень\b|целевые показатели|утвержд(?:аю|ено)\b|согласовано\b|с приказом ознаком"
    r"|исполнитель\s*:|исп\.|"
    r"(?:и\.\s?о\.\s*)?(?:директор|начальник|заведующ\w+|руководитель|глава|председатель)\b.{0,90}(?:_{3,}"
    r"|[А-ЯЁ]\.\s?[А-ЯЁ]\.?\s*[А-ЯЁ][а-яё]+\s*$))",
    re.IGNORECASE,
)


def blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The same paragraphs with every table among them recovered; what is no table stays a paragraph."""
    out: list[Block] = []
    at = 0
    paragraphs = [part for paragraph in paragraphs for part in _apart(paragraph)]
    lines = [paragraph.text for paragraph in paragraphs]
    while at < len(lines):
        recovered = _table_at(lines, at)
        if recovered is None:
            out.append(paragraphs[at])
            at += 1
        else:
            out.append(recovered[0])
            at = recovered[1]
    return out


def _apart(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph in two where a table that fell onto one line follows its title there."""
    at = heading_inside(paragraph.text) if len(paragraph.text) > 60 and "\t" not in paragraph.text else None
    if at is None:
        return [paragraph]
    return [Paragraph(paragraph.text[:at].rstrip(), paragraph.number), Paragraph(paragraph.text[at:])]


def _table_at(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    line = lines[at]
    if not line.strip() or len(line) > 200_000:
        return None
    if "\t" in line.strip("\n"):
        cells = [cell.strip() for cell in line.split("\t")]
        roles = roles_of(cells)
        if roles is not None:
            return _tabs(lines, at, cells, roles)
    if "|" in line and (taken := _bar_heading(lines, at)) is not None:
        return _barred(lines, *taken)
    recovered = aligned_table(lines, at, ENDS)
    if recovered is not None:
        return recovered
    if opens_collapsed(line):
        return collapsed_table(lines, at, ENDS)
    return _one_cell_per_line(lines, at) if _is_heading(line.strip()) else None


def _is_heading(line: str) -> bool:
    """Whether a line may be the heading of one column; the title of the plan itself is none."""
    title = re.match(r"план(?:-\w+)?\s+\w|(?:дорожная карта|перечень)\s+(?:мероприят|работ|основн)|.*20\d\d", line, re.IGNORECASE)
    return len(line) <= 60 and title is None and role_of(line) not in (None, Role.SHARE)


def _in_columns(cells: Sequence[str], roles: Sequence[Role]) -> list[str]:
    """A row of full width: cells beyond it go to the last column, vanished ones are placed by meaning."""
    while len(cells) > len(roles) and not cells[-1]:
        cells = cells[:-1]
    if len(cells) >= len(roles):
        width = len(roles)
        return [*cells[: width - 1], " ".join(cell for cell in cells[width - 1 :] if cell)]
    filled = [cell for cell in cells if cell]
    if len(filled) < len(cells) or len(filled) < 2:  # empty cells were kept here: only the trailing ones are missing
        return [*cells, *("" for _ in range(len(roles) - len(cells)))]
    out = [""] * len(roles)
    for column, cell in zip(placed(filled, roles), filled, strict=True):
        out[column] = cell
    return out


def section_row(text: str, width: int) -> tuple[Cell, ...]:
    """A heading inside a table, as a row that one merged cell fills."""
    return (text, *(Covered.LEFT for _ in range(width - 1)))


def _tabs(lines: Sequence[str], at: int, heading: Sequence[str], roles: Sequence[Role]) -> tuple[Table, int]:
    rows: list[tuple[Cell, ...]] = [tuple(heading)]
    partial: list[str] = []
    at += 1
    width = len(roles)

    def close() -> None:
        if partial:
            rows.append(tuple(_in_columns(partial, roles)))
            partial.clear()

    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        cells = [cell.strip() for cell in line.strip("\n").split("\t")]
        if len(cells) == 1:
            if ENDS.match(line) and not (partial and len(partial) < width):
                break
            more = any("\t" in later for later in lines[at + 1 : at + 6])
            if partial and (len(partial) < width or _is_rest(partial[-1], cells[0])) and not NUMBER.match(cells[0]):
                partial[-1] = f"{partial[-1]}\n{cells[0]}"
            elif more:
                close()
                rows.append(section_row(cells[0], width))
            else:
                break
        elif _completes(partial, cells, width):
            partial[-1] = f"{partial[-1]}\n{cells[0]}"
            partial.extend(cells[1:])
        else:
            close()
            partial.extend(cells)
        at += 1
    close()
    return Table(tuple(rows)), at


def _is_rest(before: str, text: str) -> bool:
    return bool(before) and (text[:1].islower() or before.endswith((",", "-", "–")))


def _completes(partial: list[str], cells: list[str], width: int) -> bool:
    """Whether a line goes on inside the last cell of an unfinished row and finishes it."""
    fits = bool(partial) and len(partial) < width and len(partial) + len(cells) - 1 <= width
    return (
        fits
        and bool(cells[0])
        and not NUMBER.fullmatch(cells[0])
        and re.match(r"\d+\.\d*\s", cells[0]) is None
        and (cells[0][:1].islower() or len(cells) + len(partial) - 1 == width)
    )


def _bars(line: str) -> list[str]:
    inner = line.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") else inner
    return [cell.strip() for cell in inner.split("|")]


_RULE = re.compile(r"[\s|+:=─━┼├┤┬┴┌┐└┘—–_-]+")


def _bar_heading(lines: Sequence[str], at: int) -> tuple[list[str], int] | None:
    """The heading cells of a table with bars and the place after them; between rules a heading may take several lines."""
    heading = _bars(lines[at])
    ruled = at > 0 and _is_rule(lines[at - 1])
    whole, end = list(heading), at + 1
    while ruled and end < min(len(lines), at + 6) and "|" in lines[end] and not _is_rule(lines[end]):
        whole = [f"{old} {new}".strip() for old, new in zip_longest(whole, _bars(lines[end]), fillvalue="")]
        end += 1
    if ruled and end < len(lines) and _is_rule(lines[end]) and roles_of(whole) is not None:
        return whole, end
    return (heading, at + 1) if roles_of(heading) is not None else None


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and _RULE.fullmatch(line) is not None


def _barred(lines: Sequence[str], heading: Sequence[str], at: int) -> tuple[Table, int]:
    physical: list[list[str] | None] = []
    while at < len(lines):
        line = lines[at]
        if _is_rule(line):
            physical.append(None)
        elif line.count("|") >= 1:
            physical.append(_bars(line))
        elif line.strip() and (ENDS.match(line) or not any("|" in later for later in lines[at + 1 : at + 3])):
            break
        elif line.strip():
            physical.append([line.strip()])
        at += 1
    ruled = physical.count(None) >= 3
    rows: list[tuple[Cell, ...]] = [tuple(heading)]
    open_row: list[str] = []
    for cells in physical:
        if ruled and cells is not None:
            full = [*cells, *("" for _ in range(len(heading) - len(cells)))]
            open_row = full if not open_row else [f"{old}\n{new}".strip() for old, new in zip(open_row, full, strict=False)]
        elif ruled and open_row:
            rows.append(_barred_row(open_row, len(heading)))
            open_row = []
        elif cells is not None:
            rows.append(_barred_row(cells, len(heading)))
    if open_row:
        rows.append(_barred_row(open_row, len(heading)))
    return Table(tuple(rows)), at


def _barred_row(cells: Sequence[str], width: int) -> tuple[Cell, ...]:
    return section_row(cells[0], width) if len(cells) == 1 else tuple(cells)


def _one_cell_per_line(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    heading, body = _heading_lines(lines, at)
    roles = roles_of(heading)
    if roles is None or len(heading) < 3 or Role.SHARE in roles:
        return None
    cells: list[tuple[str, bool]] = []
    apart = False
    at = body
    while at < len(lines):
        line = lines[at].strip()
        if line and ENDS.match(line) and not re.match(r"приложени[ея]м|исполнител", line.lower()):
            break
        if line:
            cells += _split_number(line, apart) if Role.NUMBER in roles else [(line, apart)]
        apart = not line
        at += 1
    if cells and [text.strip(".") for text, _ in cells[: len(roles)]] == [str(number + 1) for number in range(len(roles))]:
        cells = cells[len(roles) :]
    rows: list[tuple[Cell, ...]] = [tuple(heading)]
    for row in dealt(cells, roles):
        rows.append(tuple("\n".join(row.get(column, [])) for column in range(len(roles))))
    return (Table(tuple(_sections(rows, roles))) if _believable(rows, roles) else Table((tuple(heading),))), at


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
    if Role.TERM not in roles:
        return True
    column = roles.index(Role.TERM)
    full = [row for row in rows[1:] if sum(1 for cell in row if cell) >= 2]
    return sum(1 for row in full if looks_like_term(str(row[column]))) * 2 >= len(full)


def _split_number(line: str, apart: bool) -> list[tuple[str, bool]]:
    found = re.match(r"(\d{1,3}(?:\.\d{1,3})*[.)]?)\s+(?=[«\"А-ЯЁа-яё])", line)
    if found is None or re.match(r"\d{1,2}\s+[а-яё]", line):
        return [(line, apart)]
    return [(found[1], apart), (line[found.end() :], False)]


def _heading_lines(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Headings that stand one per line, and the place after them; «№» and «п/п» may be two lines of one."""
    heading: list[str] = []
    while at < len(lines) and len(heading) < 12:
        line = lines[at].strip()
        if not line:
            at += 1
            continue
        following = next((later.strip() for later in lines[at + 1 : at + 4] if later.strip()), "")
        if heading and heading[-1] in ("№", "N") and re.fullmatch(r"п\s*/?\s*п\.?", line):
            heading[-1] += " " + line
        elif _is_heading(line):
            if heading and line[:1].islower() and role_of(f"{heading[-1]} {line}") is role_of(heading[-1]):
                heading[-1] += " " + line
            else:
                heading.append(line)
        elif (
            heading and line[:1].islower() and len(line) < 30 and (role_of(following) is not None or NUMBER.fullmatch(following))
        ):
            heading[-1] += " " + line
        else:
            break
        at += 1
    return heading, at


def _sections(rows: list[tuple[Cell, ...]], roles: Sequence[Role]) -> list[tuple[Cell, ...]]:
    """Rows in which nothing but a short text stands are headings inside the table."""
    out = rows[:1]
    for row in rows[1:]:
        filled = [at for at, cell in enumerate(row) if cell]
        lone = len(filled) == 1 and roles[filled[0]] in (Role.MEASURE, Role.STAGE)
        out.append(section_row(str(row[filled[0]]), len(roles)) if lone else row)
    return out
