"""Frames drawn with letters: whatever cells are merged, what was drawn is what is read."""

import re

from hypothesis import given
from hypothesis import strategies as st

from domain.paper import Cell, Covered, Paragraph, Table
from domain.road_map.plain_tables.drawn import drawn_tables

HEADING: tuple[Cell, ...] = ("№", "Мероприятие", "Срок", "Ответственный")
WIDTHS = (4, 16, 12, 16)
LEFT, ABOVE = Covered.LEFT, Covered.ABOVE


def drawn(rows: list[tuple[Cell, ...]]) -> list[str]:
    """The lines of a frame around rows: a cell that goes on has neither a bar nor a rule before it."""
    above: list[tuple[Cell, ...]] = [(), *rows]
    return [line for over, row in zip(above, rows, strict=False) for line in (_rule(over, row), *_lines(row))] + [
        _rule(rows[-1], ())
    ]


#: By the strokes of a joint: up, down, to the left, to the right.
JOINTS = {"1111": "┼", "1110": "┤", "1101": "├", "1100": "│", "1011": "┴", "0111": "┬", "0011": "─"}


def _rule(over: tuple[Cell, ...], under: tuple[Cell, ...]) -> str:
    goes_on = [bool(under) and under[at] is ABOVE for at in range(len(WIDTHS))]
    out = "├"
    for at, width in enumerate(WIDTHS):
        out += (" " if goes_on[at] else "─") * width
        if at + 1 < len(WIDTHS):
            bars = [bool(row) and row[at + 1] is not LEFT for row in (over, under)]
            strokes = [*bars, not goes_on[at], not goes_on[at + 1]]
            out += JOINTS["".join(str(int(stroke)) for stroke in strokes)]
    return out + ("│" if goes_on[-1] else "┤")


def _lines(row: tuple[Cell, ...]) -> list[str]:
    pieces: list[list[str]] = []
    for at, cell in enumerate(row):
        if cell is LEFT:
            continue
        width = sum(WIDTHS[at:]) + len(WIDTHS[at:]) - 1 if LEFT in row[at + 1 : at + 2] else WIDTHS[at]
        said = cell.split("\n") if isinstance(cell, str) else []
        pieces.append([f" {text}".ljust(width) for text in [*said, "", ""][:2]])
    return ["│" + "│".join(texts) + "│" for texts in zip(*pieces, strict=True)]


WORDS = st.lists(st.sampled_from(["Сбор", "анкет", "пары", "слёт", "май"]), min_size=1, max_size=2).map("\n".join)


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[Cell, ...]]:
    """Rows under a heading: titles across, and columns but the first in which a cell goes on from the row above."""
    rows: list[tuple[Cell, ...]] = [HEADING]
    for number in range(1, draw(st.integers(2, 6))):
        if draw(st.booleans()) and rows[-1][1] is not LEFT:
            rows.append((draw(WORDS), LEFT, LEFT, LEFT))
        may_go_on = rows[-1][1] is not LEFT and rows[-1] is not HEADING
        merged = [may_go_on and draw(st.booleans()) for _ in HEADING[1:]]
        rows.append((f"{number}.", *(ABOVE if goes_on else draw(WORDS) for goes_on in merged)))
    return rows


@given(tables(), st.sampled_from(["│", "|", "¦"]))
def test_drawn_table_is_read_as_it_was_drawn(rows: list[tuple[Cell, ...]], bar: str) -> None:
    lines = ["Дорожная карта", *(line.replace("│", bar) for line in drawn(rows)), "", "Директор"]
    read = drawn_tables([Paragraph(line) for line in lines])
    assert read == [Paragraph("Дорожная карта"), Table(tuple(rows)), Paragraph("Директор")]


@given(tables())
def test_rules_tell_where_bars_stood_when_a_page_lost_its_spaces(rows: list[tuple[Cell, ...]]) -> None:
    lines = [Paragraph(re.sub(" +", " ", line)) for line in drawn(rows)]
    assert drawn_tables(lines) == [Table(tuple(rows))]


def test_line_with_a_bar_too_many_leaves_its_frame_to_other_readers() -> None:
    lines = [Paragraph(line) for line in drawn([HEADING, ("1.", "Сбор анкет", "май", "Куратор"), ("2.", "Слёт", "май", "Совет")])]
    odd = [*lines[:7], Paragraph(lines[7].text.replace("Слёт", "Слёт | вечер")), *lines[8:]]
    assert drawn_tables(odd) == odd
