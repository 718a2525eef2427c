"""Tables that lost their lines: rows by tabs, by bars, by aligned columns, one cell per line, or all on one line."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from domain.paper import Block, Cell, Paragraph, Table
from domain.road_map.affinity import NUMBER, placed
from domain.road_map.aligned import aligned_table
from domain.road_map.aligned_headless import aligned_headless_table
from domain.road_map.barred_cells import barred_cells
from domain.road_map.cards import cards
from domain.road_map.cells_by_line import cells_by_line, may_head_a_column, section_row
from domain.road_map.collapsed import collapsed_table, heading_inside, opens_collapsed
from domain.road_map.columns import Role, roles_of
from domain.road_map.headless import heading_by_content
from domain.terms.find import looks_like_term

#: What ends a table in running text: another appendix, a list, an approval, a signature.
ENDS = re.compile(
    r"^\s*(?:приложение\b|перечень\b|целевые показатели|утвержд(?:аю|ено)\b|согласовано\b|с приказом ознаком"
    r"|исполнитель\s*:|исп\.|(?:принят|рассмотрен|обсужден)\w* на (?:засед|педаг|совещ)|"
    r"(?:и\.\s?о\.\s*)?(?:директор|начальник|заведующ\w+|руководитель|глава|председатель)\b.{0,90}(?:_{3,}"
    r"|[А-ЯЁ]\.\s?[А-ЯЁ]\.?\s*[А-ЯЁ][а-яё]+\s*$))",
    re.IGNORECASE,
)


_DRAWN = re.compile(r"[│┃║]")
#: Dots that lead the eye from one column to the next.
_LEADER = re.compile(r"[ \t]*(?:\.{4,}|…{2,}|(?:\. ){4,}\.?)[ \t]*")
_BARS = str.maketrans("│┃║", "|||")


def blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The same paragraphs with every table among them recovered; what is no table stays a paragraph."""
    out: list[Block] = []
    at = 0
    paragraphs = [replace(one, text=one.text.translate(_BARS)) if _DRAWN.search(one.text) else one for one in paragraphs]
    paragraphs = [replace(one, text=_LEADER.sub("\t", one.text)) if _is_led(one.text) else one for one in paragraphs]
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


def _is_led(line: str) -> bool:
    return ("...." in line or "……" in line or ". . . ." in line) and len(_LEADER.findall(line)) >= 2


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
    if (ended := barred_cells(lines, at)) is not None:
        return ended
    if (written := cards(lines, at)) is not None:
        return written
    if (bare := _headless(lines, at)) is not None:
        return bare
    recovered = aligned_table(lines, at, ENDS)
    if recovered is not None:
        return recovered
    if "  " in line.strip() and (unheaded := aligned_headless_table(lines, at, ENDS)) is not None:
        return unheaded
    if opens_collapsed(line):
        return collapsed_table(lines, at, ENDS)
    return cells_by_line(lines, at, ENDS) if may_head_a_column(line.strip()) else None


def _headless(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """Three lines or more with the same number of bars or tabs whose cells tell their columns; there is no heading."""
    for mark in ("|", "\t"):
        count = lines[at].strip().count(mark)
        if count < 2:
            continue
        end = at
        while end < len(lines) and lines[end].strip().count(mark) == count:
            end += 1
        if end - at >= 3:
            table = Table(tuple(tuple(_bars(line.replace(mark, "|"))) for line in lines[at:end]))
            return (table, end) if heading_by_content(table) is not None else None
    return None


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


def _tabs(lines: Sequence[str], at: int, heading: Sequence[str], roles: Sequence[Role]) -> tuple[Table, int]:
    rows: list[tuple[Cell, ...]] = [tuple(heading)]
    partial: list[str] = []
    at += 1
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
        if len(cells) == 1:
            if ENDS.match(line) and not (partial and len(partial) < width):
                break
            more = any("\t" in later for later in lines[at + 1 : at + 6])
            following = next((later for later in lines[at + 1 : at + 4] if later.strip()), "")
            if partial and _is_quoted(partial[-1], lines, at):
                partial[-1] = f"{partial[-1]}\n{cells[0]}"
            elif _opens_next(cells[0], following.split("\t"), roles) and (not partial or len(partial) >= width):
                close()
                partial.extend(cells)
            elif partial and (len(partial) < width or _is_rest(partial[-1], cells[0])) and not NUMBER.match(cells[0]):
                partial[-1] = f"{partial[-1]}\n{cells[0]}"
            elif more:
                close()
                rows.append(section_row(cells[0], width))
            else:
                break
        elif (partial and _is_quoted(partial[-1], lines, at)) or _completes(partial, cells, width):
            partial[-1] = f"{partial[-1]}\n{cells[0]}"
            partial.extend(cells[1:])
        else:
            close()
            partial.extend(cells)
        at += 1
    close()
    return Table(tuple(rows)), at


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


def _opens_next(text: str, following: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether a line alone is the first line of the next row's first cell: «Декабрь, / апрель», «09.11.2026 / 10.00»."""
    if len(following) not in (len(roles) - 1, len(roles)) or len(roles) < 3 or not following[0].strip() or not text.strip():
        return False
    dated = (
        roles[0] is Role.TERM
        and re.search(r"\d", text) is not None
        and looks_like_term(text)
        and re.match(r"[\dа-яё]", following[0].strip()) is not None
    )
    return dated or (text.rstrip().endswith((",", "-", "–")) and following[0].strip()[:1].islower())


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
    return [_BREAK.sub("\n", _BOLD.sub(r"\1", cell.strip())) for cell in inner.split("|")]


_BOLD = re.compile(r"\A\*\*([^*]+)\*\*\Z")


#: A line break inside a cell, as made by joining its lines or as Markdown writes it.
_BREAK = re.compile(r"\v|<br\s?/?>", re.IGNORECASE)


_RULE = re.compile(r"[\s|+:=─━═┼├┤┬┴┌┐└┘╔╗╚╝╠╣╦╩╬╪╫╞╡—–_-]+")


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
    if not ruled and (wrapped := _wrapped_heading(lines, at)) is not None:
        return wrapped
    return (heading, at + 1) if roles_of(heading) is not None else None


def _wrapped_heading(lines: Sequence[str], at: int) -> tuple[list[str], int] | None:
    """A heading of several lines above the first rule: every word of a later line goes on in small letters."""
    whole, end = _bars(lines[at]), at + 1
    width = len(whole)
    while end < min(len(lines), at + 5) and "|" in lines[end] and not _is_rule(lines[end]):
        below = _bars(lines[end])
        if len(below) > width or any(cell and not cell[:1].islower() for cell in below):
            return None
        both = (f"{old} {new}".strip() for old, new in zip_longest(whole, below, fillvalue=""))
        whole = [re.sub(r"(?<=[а-яё])-\s+(?=[а-яё])", "", text) for text in both]
        end += 1
    is_heading = end > at + 1 and end < len(lines) and _is_rule(lines[end]) and roles_of(whole) is not None
    return (whole, end) if is_heading else None


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and _RULE.fullmatch(line) is not None


def _barred(lines: Sequence[str], heading: Sequence[str], at: int) -> tuple[Table, int]:
    physical: list[list[str] | None] = []
    lines = _unbroken(lines, at)
    framed = any(line.lstrip().startswith("|") for line in lines[max(0, at - 6) : at] if "|" in line)
    while at < len(lines):
        line = lines[at]
        if _is_rule(line):
            physical.append(None)
        elif line.count("|") >= 1:
            said = _bars(line)
            unframed = not framed and line.lstrip().startswith("|") and len(said) < len(heading)
            physical.append(["", *said] if unframed else said)  # an empty first cell, not the frame of the table
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


_OPENS_ROW = re.compile(r"\s*\|?\s*\d{1,4}(?:\.\d{1,3})*[.)]?\s*\|")
TALLEST_ROW = 12


def _unbroken(lines: Sequence[str], at: int) -> list[str]:
    """The lines with rows that a cell of several lines broke made one: together they have as many bars as the heading."""
    full = lines[at - 1].count("|")
    roles = roles_of(_bars(lines[at - 1])) or []
    out = list(lines)
    while at < len(out):
        if at + 1 < len(out) and "|" not in out[at] and _opens_next(out[at], _bars(out[at + 1]), roles):
            out[at : at + 2] = ["", f"{out[at]}\v{out[at + 1]}"]
            at += 1
            continue
        bars, end = out[at].count("|"), at + 1
        while 0 < bars < full and end < min(len(out), at + TALLEST_ROW) and not _OPENS_ROW.match(out[end]) and out[end].strip():
            bars, end = bars + out[end].count("|"), end + 1
        if bars == full and end > at + 1:
            # the place of every other line stays, so that what follows is found where it was
            out[at:end] = ["\v".join(out[at:end]), *([""] * (end - at - 1))]
        at += 1
    return out


def _barred_row(cells: Sequence[str], width: int) -> tuple[Cell, ...]:
    return section_row(cells[0], width) if len(cells) == 1 else tuple(cells)
