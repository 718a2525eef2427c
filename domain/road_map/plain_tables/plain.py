"""Tables that lost their lines: rows by tabs, by bars, by aligned columns, one cell per line, or all on one line."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from domain.paper import Block, Paragraph, Table
from domain.road_map.columns.headless import heading_by_content
from domain.road_map.columns.roles import roles_of
from domain.road_map.plain_tables.aligned import aligned_table
from domain.road_map.plain_tables.aligned_headless import aligned_headless_table
from domain.road_map.plain_tables.barred import barred_heading, barred_table, cells_between_bars
from domain.road_map.plain_tables.barred_cells import barred_cells
from domain.road_map.plain_tables.cards import cards
from domain.road_map.plain_tables.cells_by_line import cells_by_line
from domain.road_map.plain_tables.collapsed import collapsed_table, poured_table
from domain.road_map.plain_tables.counted_headless import counted_headless_table
from domain.road_map.plain_tables.dashed_rows import dashed_rows
from domain.road_map.plain_tables.directions_by_line import directions_by_line
from domain.road_map.plain_tables.drawn import drawn_tables
from domain.road_map.plain_tables.flattened import FEWEST_BARS, flattened_table, heading_before_bar
from domain.road_map.plain_tables.glued import glued_table
from domain.road_map.plain_tables.headings_by_line import may_head_a_column
from domain.road_map.plain_tables.headings_in_line import heading_inside, opens_collapsed
from domain.road_map.plain_tables.indicators_between_bars import indicators_between_bars
from domain.road_map.plain_tables.indicators_by_line import indicators_by_line
from domain.road_map.plain_tables.printed_twice import once
from domain.road_map.plain_tables.tabbed import tabbed_table
from domain.road_map.plain_tables.tabbed_headings import unbroken_heading
from domain.road_map.plain_tables.unwrapped import unwrapped

#: What ends a table in running text: another appendix, a list, an approval, a signature.
ENDS = re.compile(
    r"^\s*(?:приложение\b|перечень\b|целевые показатели|утвержд(?:аю|ено)\b|согласовано\b|с приказом ознаком"
    r"|исполнитель\s*:|исп\.|(?:принят|рассмотрен|обсужден)\w* на (?:засед|педаг|совещ)|"
    r"(?:и\.\s?о\.\s*)?(?:директор|начальник|заведующ\w+|руководитель|глава|председатель)\b.{0,90}(?:_{3,}"
    r"|[А-ЯЁ]\.\s?[А-ЯЁ]\.?\s*[А-ЯЁ][а-яё]+\s*$))",
    re.IGNORECASE,
)

_DRAWN = re.compile(r"[│┃║¦]")
#: The rules of a frame drawn with letters: «----T-----¬», «L---+-----».
_OLD_RULE = re.compile(r"\s*(?=\S*---)[¦|+TТL¬-]+\s*")

#: Dots that lead the eye from one column to the next.
_LEADER = re.compile(r"[ \t]*(?:\.{4,}|…{2,}|(?:\. ){4,}\.?)[ \t]*")

#: Columns of a table between semicolons, at most.
WIDEST = 20

_BARS = str.maketrans("│┃║¦", "||||")


def blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The same paragraphs with every table among them recovered; what is no table stays a paragraph."""
    out: list[Block] = []
    lines: list[Paragraph] = []
    for one in drawn_tables(once(paragraphs)):
        if isinstance(one, Paragraph):
            lines.append(one)
        else:
            out += [*_in_lines(lines), one]
            lines = []
    return [*out, *_in_lines(lines)]


def _in_lines(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The tables among lines in which no frame is drawn, or none that can be followed."""
    out: list[Block] = []
    at = 0
    if any("¦" in one.text for one in paragraphs):
        paragraphs = [replace(one, text="-" * 9) if _OLD_RULE.fullmatch(one.text) else one for one in paragraphs]
    paragraphs = [replace(one, text=one.text.translate(_BARS)) if _DRAWN.search(one.text) else one for one in paragraphs]
    paragraphs = [replace(one, text=_LEADER.sub("\t", one.text)) if _is_led(one.text) else one for one in paragraphs]
    paragraphs = [part for paragraph in unwrapped(paragraphs) for one in parts_apart(paragraph) for part in _apart(one)]
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


#: «… оставляю за собой. Приложение 1 к приказу …», «… 5 Отчёт май Завуч Лист ознакомления …»: another part of the paper.
_NEXT_PART = re.compile(
    r"(?<=[^\s(,:–—-])\s+(?=(?:Приложение|ПРИЛОЖЕНИЕ)\s*(?:(?:№|N)\s?)?\d*\s*"
    r"(?:к\s(?:приказу|распоряжению|постановлению|письму|протоколу|решению|положению)(?![а-яё])"
    r"|(?<=\d\s)(?:[А-ЯЁ]{4,}|(?:Утвержд|Состав|Положени|Порядок|Форма|Список|График|План|Показател|Перечень|Смета|Критери|Отч[её]т)[а-яё]*\s))"
    r"|(?:С (?:приказом|распоряжением) ознакомлен|Лист ознакомления|ЛИСТ ОЗНАКОМЛЕНИЯ))"
)


def parts_apart(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph in several where other parts of the paper follow on its line: appendices, a list for acquaintance."""
    text = paragraph.text
    if len(text) <= LONGEST_ALONE or "|" in text or "\t" in text:
        return [paragraph]
    return [
        replace(paragraph, text=part, number="" if at else paragraph.number) for at, part in enumerate(_NEXT_PART.split(text))
    ]


#: Signs of a line that holds one part of a paper only.
LONGEST_ALONE = 200


def _is_led(line: str) -> bool:
    return ("...." in line or "……" in line or ". . . ." in line) and len(_LEADER.findall(line)) >= 2


def _apart(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph in two where a table that fell onto one line follows its title there."""
    at = None
    if paragraph.text.count("|") > FEWEST_BARS:
        at = heading_before_bar(paragraph.text)
    elif len(paragraph.text) > 60 and "\t" not in paragraph.text:
        at = heading_inside(paragraph.text)
    if at is None:
        return [paragraph]
    above = paragraph.text[:at].rstrip()
    cuts = [found.start() for found in _STAMPED.finditer(above)]
    titles = [found.start() for found in _NAMES_PLAN.finditer(above, max(0, at - _LONGEST_TITLE))]
    stamped = bool(cuts) or _STAMPED.match(f" {above}", 1) is not None
    starts = sorted({0, *cuts, *(titles[:1] if len(above) > _LONGEST_TITLE or stamped else [])})
    parts = [above[start:end].strip() for start, end in zip(starts, [*starts[1:], len(above)], strict=True)]
    return [
        *(Paragraph(part, "" if number else paragraph.number) for number, part in enumerate(parts)),
        *_plans_on(paragraph.text[at:]),
    ]


def _plans_on(line: str) -> list[Paragraph]:
    """A table on one line; in front of the title and the headings of the next plan there it ends."""
    if "|" not in line:
        for title in islice(_NAMES_PLAN.finditer(line, 40), _MOST_PLANS):
            ahead = line[title.start() : title.start() + 2 * _LONGEST_TITLE]
            at = heading_inside(ahead)
            if at is not None and at <= _LONGEST_TITLE:
                return [Paragraph(line[: title.start()].rstrip()), *_apart(Paragraph(line[title.start() :]))]
    return [Paragraph(line)]


#: Words that may name a plan on one line which are looked at.
_MOST_PLANS = 40


#: What stands above the title on the one line of a page: the stamp of approval.
_STAMPED = re.compile(
    r"(?<=\s)(?:Согласовано|СОГЛАСОВАНО|Утвержд(?:аю|[её]н[ао]?)|УТВЕРЖД(?:АЮ|[ЕЁ]Н[АО]?)|Приложение|ПРИЛОЖЕНИЕ)(?!\w)"
)
_NAMES_PLAN = re.compile(
    r"(?<=\s)[«\"]?(?:Дорожная карта|ДОРОЖНАЯ КАРТА|План(?:-график)?|ПЛАН(?:-ГРАФИК)?|График|ГРАФИК|Циклограмма|ЦИКЛОГРАММА"
    r"|Комплекс мер|Перечень мероприятий|Программа наставничества)(?!\w)"
)
_LONGEST_TITLE = 250


def _table_at(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    line = lines[at]
    if not line.strip() or len(line) > 200_000:
        return None
    if "\t" in line.strip("\n"):
        cells = [cell.strip() for cell in line.split("\t")]
        broken = None if (roles := roles_of(cells)) else unbroken_heading(lines, at, cells)
        if roles is not None or broken is not None:
            return tabbed_table(lines, at, cells, roles or [], ENDS)
    if line.count("|") > FEWEST_BARS and (flat := flattened_table(lines, at, ENDS)) is not None:
        return flat
    if (indicators := indicators_between_bars(lines, at)) is not None:
        return indicators
    if "|" in line and (taken := barred_heading(lines, at)) is not None:
        return barred_table(lines, *taken, ENDS)
    if line.count(";") >= 2 and (parted := _by_semicolons(lines, at)) is not None:
        return parted
    if '","' in line and (quoted := _quoted(lines, at)) is not None:
        return quoted
    if (ended := barred_cells(lines, at)) is not None:
        return ended
    if (written := cards(lines, at)) is not None:
        return written
    if (dashed := dashed_rows(lines, at)) is not None:
        return dashed
    if (bare := _headless(lines, at)) is not None:
        return bare
    pieced = _pieced_table_at(lines, at)
    return (replace(pieced[0], pieced=True), pieced[1]) if pieced else None


def _pieced_table_at(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """A table whose cells nothing parts but spaces, ends of lines, or their own words."""
    line = lines[at]
    if re.fullmatch(r"\s*1[.)]?\s*", line) and (counted := counted_headless_table(lines, at)) is not None:
        return counted
    if (known := indicators_by_line(lines, at) or directions_by_line(lines, at)) is not None:
        return known
    recovered = aligned_table(lines, at, ENDS)
    if recovered is not None:
        return recovered
    if "  " in line.strip() and (unheaded := aligned_headless_table(lines, at, ENDS)) is not None:
        return unheaded
    if (stuck := glued_table(lines, at, ENDS)) is not None:
        return stuck
    if (poured := poured_table(lines, at, ENDS)) is not None:
        return poured
    if opens_collapsed(line):
        return collapsed_table(lines, at, ENDS)
    return cells_by_line(lines, at, ENDS) if may_head_a_column(line.strip()) else None


def _by_semicolons(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """A heading and two rows or more with a semicolon between their cells, as a copy of a CSV file has them."""
    rows = [_between_semicolons(lines[at])]
    if len(rows[0]) > WIDEST or roles_of(rows[0]) is None:
        return None
    for line in lines[at + 1 :]:
        cells = _between_semicolons(line)
        if len(cells) != len(rows[0]):
            break
        rows.append(cells)
    return (Table(tuple(rows)), at + len(rows)) if len(rows) >= 3 else None


def _between_semicolons(line: str) -> tuple[str, ...]:
    """The cells of a line; a semicolon inside quotation marks is the cell's own."""
    return tuple(cell.strip() for cell in next(csv.reader([line[:LONGEST_ROW]], delimiter=";"), []))


#: Signs of a line that is a row between semicolons.
LONGEST_ROW = 20_000


def _quoted(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """A heading and rows of quoted cells with commas between them, as a copy of a CSV file has them."""
    end = at
    while end < len(lines) and '","' in lines[end]:
        end += 1
    rows = [tuple(cell.strip() for cell in next(csv.reader([line.strip()[:LONGEST_ROW]]), [])) for line in lines[at:end]]
    width = len(rows[0])
    return (Table(tuple(rows)), end) if roles_of(rows[0]) and len(rows) >= 2 and all(len(row) == width for row in rows) else None


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
            table = Table(tuple(tuple(cells_between_bars(line.replace(mark, "|"))) for line in lines[at:end]))
            return (table, end) if heading_by_content(table) is not None else None
    return None
