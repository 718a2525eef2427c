"""Tables whose cells are parted by tabs: rows over several lines, quoted cells of a spreadsheet, cells that vanished."""

import re
from collections.abc import Sequence

from domain.paper import Cell, Table
from domain.responsible import names_somebody
from domain.road_map.columns.affinity import NUMBER
from domain.road_map.columns.dealing import placed
from domain.road_map.columns.roles import Role, roles_of
from domain.road_map.passed_over import SIGNED
from domain.road_map.plain_tables.collapsed import section_row
from domain.road_map.plain_tables.headings_by_line import PART
from domain.road_map.plain_tables.tabbed_headings import are_years, heads_another, over_rows, unbroken_heading, whole_heading
from domain.terms.find import looks_like_term, share_of_term


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


def tabbed_table(
    lines: Sequence[str], at: int, heading: Sequence[str], roles: Sequence[Role], ends: re.Pattern[str]
) -> tuple[Table, int]:
    """The table under a heading parted by tabs, and the place after it; `ends`: lines that end a table in running text."""
    heading, at = unbroken_heading(lines, at, heading) or whole_heading(lines, at + 1, heading, roles)
    heading = over_rows(heading, lines[at : at + TALLEST_ROW])
    roles = roles_of(heading) or roles
    at += Role.TERM in roles and at < len(lines) and are_years(lines[at])  # under a heading of money
    rows: list[tuple[Cell, ...]] = [tuple(heading)]
    partial: list[str] = []
    width = len(roles)

    def close() -> None:
        if partial:
            rows.append(tuple(_in_columns([_unquoted(cell) for cell in partial], roles)))
            partial.clear()

    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        cells = [cell.strip() for cell in line.strip("\n").split("\t")]
        if roles[0] is Role.NUMBER and _is_of_form(lines, at):
            close()
            rows.append((cells[0], *("" for _ in range(width - 1))))
            at += 1
            continue
        if (end := _end_of_list(partial, lines, at, width)) is not None:
            first, *rest = lines[end].strip("\n").split("\t")
            partial[-1] = "\n".join([partial[-1], *map(str.strip, lines[at:end]), first.strip()])
            partial.extend(cell.strip() for cell in rest)
            at = end + 1
            continue
        if (title := _pushed_title(cells, partial, roles)) is not None:
            close()
            rows.append(section_row(title, width))
            at += 1
            continue
        if len(cells) == 1:
            more = any("\t" in later for later in lines[at + 1 : at + 6])
            whole = not partial or len(partial) >= width or (not more and not lines[at - 1].strip())
            if (ends.match(line) or SIGNED.fullmatch(line)) and whole:
                break
            following = _below(lines, at, roles)
            if more and PART.fullmatch(line.strip()) and not (partial and _is_quoted(partial[-1], lines, at)):
                close()
                rows.append(section_row(cells[0], width))
            elif partial and _is_quoted(partial[-1], lines, at):
                partial[-1] = f"{partial[-1]}\n{cells[0]}"
            elif opens_next(cells[0], (below := following.split("\t")), roles) and (
                not partial or len(partial) >= width or (len(partial) == len(below) and not partial[-1].endswith((",", "-", "–")))
            ):
                close()
                partial.extend(cells)
            elif partial and (len(partial) < width or is_rest(partial[-1], cells[0], roles[-1])) and not NUMBER.match(cells[0]):
                partial[-1] = f"{partial[-1]}\n{cells[0]}"
            elif more:
                close()
                rows.append(section_row(cells[0], width))
            else:
                break
        elif not (partial and _is_quoted(partial[-1], lines, at)) and heads_another(cells, heading):
            close()
            while len(rows) > 1 and rows[-1][1:] == section_row("", width)[1:]:  # its title goes with it
                rows.pop()
                at = next(above for above in range(at - 1, 0, -1) if lines[above].strip())
            break
        elif (partial and _is_quoted(partial[-1], lines, at)) or _completes(partial, cells, roles):
            partial[-1] = f"{partial[-1]}\n{cells[0]}"
            partial.extend(cells[1:])
        else:
            close()
            cells, at = _counted_row(lines, at, roles) or (cells, at)
            partial.extend(cells)
        at += 1
    close()
    return Table(tuple(rows)), at


def _pushed_title(cells: Sequence[str], above: Sequence[str], roles: Sequence[Role]) -> str | None:
    """The numbered title of a section that tabs push off the edge of a table without numbers; None for any other line."""
    said = [cell for cell in cells if cell]
    if len(said) != 1 or cells[0] or Role.NUMBER in roles or (above and len(above) < len(roles)):
        return None
    place = cells.index(said[0])
    listed = any(_COUNTED.match(line) for cell in above[place : place + 1] for line in cell.split("\n"))
    return None if listed or looks_like_term(said[0]) or not _COUNTED.match(said[0]) else said[0]


#: «1. Управление программой», «II. Обучение», «Раздел 3. Отчёты».
_COUNTED = re.compile(r"(?:(?:[Рр]аздел|[Ээ]тап|[Нн]аправление|[Бб]лок)\s+)?(?:\d{1,2}|[IVXІХ]{1,4})[.)]\s*[А-ЯЁ]")


def _below(lines: Sequence[str], at: int, roles: Sequence[Role]) -> str:
    """The next line with words; below the first words of a work the one with which its cell, broken into lines, ends."""
    said = [line for line in lines[at + 1 : at + TALLEST_ROW] if line.strip()]
    broken = roles[0] is Role.MEASURE and lines[at].strip()[:1].isupper()
    below = next((line for line in said if not broken or "\t" in line or not line.strip()[:1].islower()), "")
    rest = _counted_rest(said[said.index(below) :], len(roles) - 1) if broken and "\t" in below else None
    return rest or below


def _counted_rest(lines: Sequence[str], tabs: int) -> str | None:
    """The lines of a row that line breaks parted again in a later cell, as one with the tabs of the heading."""
    said = ""
    for line in lines:
        said = f"{said} {line.strip(' ')}".strip(" ")
        if said.count("\t") >= tabs:
            break
    return said if said.count("\t") == tabs else None


def _counted_row(lines: Sequence[str], at: int, roles: Sequence[Role]) -> tuple[list[str], int] | None:
    """The cells of a row that line breaks in them parted, and its last line: it has the tabs of the heading."""
    said = lines[at].strip("\n")
    if roles[0] is not Role.NUMBER or not NUMBER.fullmatch(said.split("\t")[0].strip()):
        return None
    for end in range(at + 1, min(len(lines), at + TALLEST_ROW)):
        first = lines[end].strip("\n").split("\t")[0].strip()
        if said.count("\t") >= len(roles) - 1 or not first or NUMBER.fullmatch(first):
            return None
        said = "\v".join([said, lines[end].strip(" \n")])
        if said.count("\t") == len(roles) - 1:
            return ["\n".join(map(str.strip, cell.split("\v"))) for cell in said.split("\t")], end
    return None


def _is_of_form(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the number of a row to be filled in by hand: below it only its like stand, up to a blank line."""
    if not lines[at].strip().rstrip(".").isdigit():
        return False
    below = lines[at : at + TALLEST_FORM]
    end = next((place for place, line in enumerate(below) if not line.strip().rstrip(".").isdigit()), len(below))
    return not any(line.strip() for line in below[end : end + 1]) and not any("\t" in line for line in below[end : end + 6])


def _end_of_list(partial: Sequence[str], lines: Sequence[str], at: int, width: int) -> int | None:
    """The line with which the numbered list in the last cell of an unfinished row ends and its other cells begin."""
    if not partial or len(partial) >= width:
        return None
    begun = re.match(r"1[.)]\s*\D", partial[-1]) is not None  # the first of the list stands on the line of the row
    if "\t" in lines[at] and not (begun and len(partial) > 1):
        return None
    if re.match(rf"\s*{2 if begun else 1}[.)]\s*\D", lines[at]) is None:
        return None
    end = next((later for later in range(at, min(len(lines), at + TALLEST_ROW)) if "\t" in lines[later]), None)
    full = 0 if end is None else len(partial) + lines[end].strip("\n").count("\t")
    if end is None or full not in (width - 1, width):  # an empty last cell may have vanished
        return None
    listed = all(re.match(r"\s*\d{1,2}[.)]\s*\D", line) for line in lines[at : end + 1] if line.strip())
    return end if listed else None


def _is_quoted(cell: str, lines: Sequence[str], at: int) -> bool:
    """Whether a cell of several lines, which a spreadsheet copies in quotation marks, is still open and closes near by."""
    if not cell.startswith('"') or len(cell) > 5000 or cell.count('"') % 2 == 0:
        return False
    for line in lines[at : at + TALLEST_ROW]:
        first, tab, _ = line.partition("\t")
        if first.count('"') % 2:
            return first.rstrip().endswith('"')
        if tab:
            return False
    return False


def _unquoted(cell: str) -> str:
    whole = len(cell) > 2 and cell[0] == cell[-1] == '"' and "\n" in cell
    return cell[1:-1].replace('""', '"') if whole else cell


def opens_next(text: str, following: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether a line alone is the first line of the next row's first cell: «Декабрь, / апрель», «09.11.2026 / 10.00»."""
    if len(following) not in (len(roles) - 1, len(roles)) or len(roles) < 3 or not following[0].strip() or not text.strip():
        return False
    dated = (
        roles[0] is Role.TERM
        and re.search(r"\d", text) is not None
        and looks_like_term(text)
        and re.match(r"[\dа-яё]", following[0].strip()) is not None
    )
    rest = re.match(r"[а-яё]|«(?=.*»)", following[0].strip()) is not None and (
        text.rstrip().endswith((",", "-", "–")) or roles[0] is Role.MEASURE
    )
    return dated or (rest and names_somebody(text) != 1.0)


#: A cell that cannot end there: «Заместитель директора по / УПР», «Куратор Л.Н. / Сойкина».
_WAITS = re.compile(r"(?:[,–-]|(?<!\w)(?:и|в|на|с|со|по|для|о|об|к|ко|за|из|от|до|при|во))$")
_INITIALS_LAST = re.compile(r"(?<!\w)[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?$")
_SURNAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
#: «октябрь – ноябрь / 2026 года, далее».
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d(?:$|\s*г|,)")
_PERSON = re.compile(r"[А-ЯЁ][а-яё-]+ [А-ЯЁ]\. ?[А-ЯЁ]\.")


def is_rest(before: str, text: str, role: Role) -> bool:
    """Whether a line goes on with the last cell of the row above it, `before`: in small letters, or with somebody more."""
    somebody = names_somebody(text) == 1.0 and not text.isupper() and not looks_like_term(text) and len(text) <= LONGEST_OFFICE
    another = role is Role.RESPONSIBLE and (_PERSON.fullmatch(text) is not None or somebody)
    named = role is Role.RESPONSIBLE and _INITIALS_LAST.search(before) is not None and _SURNAME.fullmatch(text) is not None
    year = role is Role.TERM and _YEAR_FIRST.match(text) is not None and not re.search(r"\d{4}", before)
    return bool(before) and (text[:1].islower() or another or named or year or _WAITS.search(before) is not None)


def _completes(partial: list[str], cells: list[str], roles: Sequence[Role]) -> bool:
    """Whether a line goes on inside the last cell of an unfinished row and finishes it; a term in its place begins the next."""
    width = len(roles)
    opens = share_of_term(cells[0]) == 1.0 and not _OF_YEAR.fullmatch(cells[0])
    if roles[0] is Role.TERM and len(partial) > 1 and share_of_term(partial[0]) == 1.0 and opens:
        return False
    fits = bool(partial) and len(partial) < width and len(partial) + len(cells) - 1 <= width
    return (
        fits
        and bool(cells[0])
        and not NUMBER.fullmatch(cells[0])
        and re.match(r"\d+\.\d*\s", cells[0]) is None
        and (
            cells[0][:1].islower()
            or len(cells) + len(partial) - 1 == width
            or (
                len(partial) == 2 and NUMBER.fullmatch(partial[0]) is not None
            )  # «5 | Выставка книг» above «Наши пары» and its term
        )
    )


#: The end of «Работа объединения / в новом / учебном году».
_OF_YEAR = re.compile(r"(?:учебно(?:го|м|му) )?год[ауе]?")
TALLEST_ROW = 12
#: Rows of a form that are looked at.
TALLEST_FORM = 60
#: Signs of an office on a line of its own.
LONGEST_OFFICE = 60
