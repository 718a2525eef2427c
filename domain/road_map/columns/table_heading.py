"""The heading of a table: found by meaning wherever it stands, in one line, two or three."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.paper import Cell, Covered, Table
from domain.responsible import names_somebody
from domain.road_map.columns.details import with_details
from domain.road_map.columns.numeral_months import with_months
from domain.road_map.columns.roles import LONGEST_HEADING, Role, is_row, role_of, roles_of
from domain.terms.find import looks_like_term

HEADING_WITHIN = 40  # a form may carry its stamp and title above the heading row


#: What numbers a row.
NUMBER_OF_ROW = re.compile(r"(?!(?:19|20)\d\d)\d{1,4}(?:\.\d{1,3})*\s?[.)]?|[IVX]{1,4}\.?\d*\.?")


@dataclass(frozen=True, slots=True)
class Heading:
    """Roles and printed headings by column, the index of the first row after the heading, and how many rows it takes."""

    roles: tuple[Role, ...]
    texts: tuple[str, ...]
    after: int
    lines: int = 1

    @property
    def starts(self) -> int:
        """The index of its first row: what stands above is title and stamp."""
        return max(0, self.after - self.lines)


def words(cell: Cell) -> str:
    """The words of a cell; none where a merged cell covers it."""
    return cell.strip() if isinstance(cell, str) else ""


_COUNTED = re.compile(r"\d{1,3}[.)]\s+[«\"А-ЯЁ]")


def heading_of(table: Table) -> Heading | None:
    """The heading row of a road map (one line, two or three), wherever it stands; None for any other table."""
    for at, row in enumerate(table.rows[:HEADING_WITHIN]):
        texts = [words(cell) for cell in with_months(row)]
        if at and texts and _COUNTED.match(texts[0]) and not any(map(_COUNTED.match, texts[1:])):
            continue  # «3. Выставка работ | март | куратор» below other rows
        roles = roles_of(texts)
        below = table.rows[at + 1] if at + 1 < len(table.rows) else ()
        # A lone title above the heading is no line of it, and a row with its number or day above a lone title heads nothing.
        heads = sum(1 for text in texts if text) >= 2 and not (is_row(texts) and sum(1 for cell in below if words(cell)) == 1)
        if below and heads and _may_go_on(roles, row, below):
            deeper = _deeper(row, table.rows[at + 1 : at + 3])
            if deeper is not None:
                return replace(deeper, after=at + deeper.lines)
        if roles is not None and (moved := _moved(roles, texts, table.rows[at + 1 :])) is not None:
            roles, texts = [Role.NUMBER, *roles[:-1]], moved
        if roles is not None:
            roles = with_details(_numbered(roles, texts, table.rows[at + 1 :]), texts)
            return Heading(tuple(roles), tuple(texts), at + 1)
    return None


def _moved(roles: Sequence[Role], texts: Sequence[str], below: Sequence[Sequence[Cell]]) -> list[str] | None:
    """The headings one column further on, where the one over the numbers was lost and the last column has none."""
    if roles[0] is not Role.MEASURE or Role.NUMBER in roles or texts[-1]:
        return None
    rows = [[words(cell) for cell in row] for row in below[:30]]
    rows = [row for row in rows if sum(map(bool, row)) > 1]
    counted = bool(rows) and all(NUMBER_OF_ROW.fullmatch(row[0]) and row[1] for row in rows)
    return ["", *texts[:-1]] if counted else None


def _numbered(roles: list[Role], texts: Sequence[str], below: Sequence[Sequence[Cell]]) -> list[Role]:
    """Columns with a heading that says nothing, or with none, known by what stands in them: numbers first, terms anywhere."""
    out = list(roles)
    for at, role in enumerate(roles):
        if role is not Role.OTHER:
            continue
        own = [row for row in below[:30] if at < len(row) and Covered.LEFT not in row]  # a heading across the table is no cell
        cells = [words(row[at]) for row in own if words(row[at])]
        if at == 0 and Role.NUMBER not in out and _counts(below):
            out[at] = Role.NUMBER
        elif at == 1 and not texts[1] and out[0] is Role.MEASURE and cells and _counts(below):
            out[:2] = [Role.NUMBER, Role.MEASURE]  # «Мероприятия» over the numbers and the works
        elif texts[at] and len(cells) >= 2 and not {Role.TERM, Role.TERM_AND_PEOPLE, Role.MONTH, Role.SHARE} & set(out):
            out[at] = Role.TERM if sum(map(looks_like_term, cells)) * 4 >= len(cells) * 3 else role
    return _peopled(out, texts, below)


def _counts(below: Sequence[Sequence[Cell]]) -> bool:
    """Whether only numbers stand in the first column, lines over the whole table left out of account."""
    first = [words(row[0]) for row in below[:30] if row and Covered.LEFT not in row and words(row[0])]
    return bool(first) and all(NUMBER_OF_ROW.fullmatch(text) for text in first)


def _peopled(roles: list[Role], texts: Sequence[str], below: Sequence[Sequence[Cell]]) -> list[Role]:
    """Where no heading says who answers, the last column with an unknown heading in which only somebody is named does."""
    if {Role.RESPONSIBLE, Role.TERM_AND_PEOPLE, Role.MONTH, Role.SHARE} & set(roles):
        return roles
    for at in reversed(range(len(roles))):
        own = [words(row[at]) for row in below[:30] if at < len(row) and Covered.LEFT not in row and words(row[at])]
        if roles[at] is Role.OTHER and texts[at] and len(own) >= 2 and all(names_somebody(cell) == 1.0 for cell in own):
            return [Role.RESPONSIBLE if place == at else role for place, role in enumerate(roles)]
    return roles


def _may_go_on(roles: Sequence[Role] | None, row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether the line below may belong to a heading: cells are merged, the lines need each other, or it tells more of this one.

    Without merged cells a second line has heading words only, and none below the number and the work.
    """
    if Covered.LEFT in row or Covered.ABOVE in below:
        return True
    if (
        roles is None
    ):  # «Исполнитель: | Иванова И.И.» above a whole heading is no line of it, «I кв. | II кв.» below «№ | Дело» is
        return bool(words(row[0]) and not words(below[0])) or roles_of([words(cell) for cell in below]) is None
    said = [(role, words(cell)) for role, cell in zip(roles, below, strict=False) if words(cell)]
    return len(said) >= 2 and all(role not in (Role.NUMBER, Role.MEASURE) and _heads_part(text) for role, text in said)


def is_sum(text: str) -> bool:
    """«Всего», «Итого»: beside the years of money."""
    return _SUM.fullmatch(text) is not None


def _heads_part(text: str) -> bool:
    """Whether words may stand in the second line of a heading."""
    return role_of(text) is not None or is_sum(text)


_SUM = re.compile(r"(?:всего|итого)[\s:,.]*", re.IGNORECASE)


def _deeper(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> Heading | None:
    """The heading that a row is together with the one below it, or with two of them; None where they are no heading."""
    found: Heading | None = None
    over: Sequence[Cell] = row
    for at, line in enumerate(below):
        if found is not None and (Role.MEASURE not in found.roles or not _covered(line, found.roles.index(Role.MEASURE))):
            break
        line = with_months(line, over)
        texts = _folded(over, line)
        roles = roles_of(texts) if texts else None
        if roles is None:
            break
        found = _by_years(Heading(tuple(with_details(roles, texts)), tuple(texts), at + 2, at + 2), line)
        over = texts
    return found


def _by_years(heading: Heading, line: Sequence[Cell]) -> Heading:
    """«Срок реализации» over «2026», «2027»: a mark under a year is a term, as under a month."""
    years = [at for at, cell in enumerate(line) if role_of(words(cell)) is Role.SHARE and heading.roles[at] is Role.TERM]
    if len(years) < 2:
        return heading
    roles = [Role.MONTH if at in years else role for at, role in enumerate(heading.roles)]
    texts = [words(line[at]) if at in years else text for at, text in enumerate(heading.texts)]
    return replace(heading, roles=tuple(roles), texts=tuple(texts))


def _covered(line: Sequence[Cell], at: int) -> bool:
    return at < len(line) and line[at] is Covered.ABOVE


def _folded(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[str]:
    """A heading of two lines («Сроки»: «начало», «окончание») read column by column; empty where the second is no heading."""
    short = [words(cell) for cell in lower if words(cell)]
    if not short or any(len(text) > 60 for text in short) or any(re.match(r"(?!20\d\d)\d+\.?$", text) for text in short):
        return []
    if _is_bare(lower) and (len(short) < 2 or not all(map(_heads_part, short))):
        return []
    out, over = [], ""
    for at in range(max(len(upper), len(lower))):
        top = upper[at] if at < len(upper) else ""
        over = over if top is Covered.LEFT or (not top and Covered.LEFT not in upper and _is_bare(lower)) else words(top)
        out.append(_under(over, words(lower[at]) if at < len(lower) else ""))
    return out


def _is_bare(lower: Sequence[Cell]) -> bool:
    return Covered.ABOVE not in lower


def _under(over: str, under: str) -> str:
    """A column's heading from the line above and the line below: a year or a month stands for itself, money by years does not."""
    role = role_of(under)
    if role is Role.MONTH:
        years = set(re.findall(r"20\d\d", over))  # «Сроки: 2026 – 2028 гг.» leaves open of which year a month is
        return f"{under} {years.pop()}" if len(years) == 1 and not re.search(r"20\d\d", under) else under
    if (role is Role.SHARE and role_of(over) not in (Role.NOTE, Role.TERM)) or len(over) + len(under) > LONGEST_HEADING:
        return under or over
    return f"{over} {under}".strip()
