"""Tables in frames drawn with letters: every cell by the places of its bars and rules, so that merged cells are what they are.

Official texts have such frames: «┌──┬──┐», «│», «├──┼──┤», and of older systems «---T---¬», «¦», «L--+---».
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.paper import Block, Cell, Covered, Paragraph, Table
from domain.road_map.columns.table_heading import NUMBER_OF_ROW, heading_of
from domain.road_map.plain_tables.respaced import ALL_RULE, BARS, PART_RULE, RULES, bars_of, respaced

_FEWEST_LINES = 5


def drawn_tables(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The same paragraphs with every table in a drawn frame recovered, if it is one of measures; the others stay as they are."""
    out: list[Block] = []
    at = 0
    before: tuple[int, ...] = ()
    while at < len(paragraphs):
        end = _end_of_frame(paragraphs, at)
        lines = [one.text for one in paragraphs[at:end] if one.text.strip()]
        edges = bars_of(lines) if len(lines) >= _FEWEST_LINES else ()
        if not edges and len(lines) >= _FEWEST_LINES:
            edges = bars_of(lines := respaced(lines))
        table = Table(_rows(_bands(lines, edges), edges) if edges else ())
        above = out[-1] if out else None
        if table.rows and before == edges and isinstance(above, Table):
            out[-1] = Table((*above.rows, *table.rows))  # the frame goes on over the page
        elif table.rows and heading_of(table) is not None:
            out.append(table)
            before = edges
        elif end > at or paragraphs[at].text.strip() or not isinstance(above, Table):
            out += paragraphs[at : max(end, at + 1)]
        at = max(end, at + 1)
    return out


def _end_of_frame(paragraphs: Sequence[Paragraph], at: int) -> int:
    """The place after the frame whose first rule stands here; `at` itself where none does."""
    if not ALL_RULE.fullmatch(paragraphs[at].text):
        return at
    end = at + 1
    for place in range(at + 1, len(paragraphs)):
        text = paragraphs[place].text
        if sum(map(text.count, BARS)) >= 2 or ALL_RULE.fullmatch(text) or PART_RULE.search(text):
            end = place + 1
        elif text.strip():
            break
    return end


@dataclass(slots=True)
class _Band:
    """The lines between two rules; `more` holds what the lower rule leaves room for, `closed` the columns that it goes along."""

    lines: list[str]
    more: list[str]
    closed: tuple[bool, ...]


def _bands(lines: Sequence[str], edges: Sequence[int]) -> list[_Band]:
    """What stands between the rules of a frame, from the top down; none where nothing tells the rows of a band apart."""
    whole = (True,) * (len(edges) - 1)
    bands = [_Band([], [], whole)]
    for line in lines:
        ruled = tuple(_is_ruled(line, left, right) for left, right in pairwise(edges))
        if not any(ruled):
            bands[-1].lines.append(line)
        elif bands[-1].lines:
            if not all(ruled):
                bands[-1].more.append(_without(line, edges, ruled))
            bands[-1].closed = ruled
            bands.append(_Band([], [], whole))
    bands = [band for band in bands if band.lines]
    return [part for band in bands for part in _parted(band, edges)] if _are_told(bands[1:], edges) else []


def _is_ruled(line: str, left: int, right: int) -> bool:
    """Whether a rule lies between two edges: a dash in a cell has bars beside it, a rule has a joint."""
    segment = line[left + 1 : right].strip()
    joints = line[left : left + 1] + line[right : right + 1]
    whole = bool(segment) and all(letter in RULES for letter in segment) and len(segment) >= right - left - 2
    return whole and (ALL_RULE.fullmatch(line) is not None or any(letter not in BARS for letter in joints))


def _without(line: str, edges: Sequence[int], ruled: Sequence[bool]) -> str:
    """A line with a rule under some cells, the rule left out: what else is said in it belongs to the cells that go on."""
    letters = [*line.ljust(edges[-1] + 1)]
    for (left, right), rule in zip(pairwise(edges), ruled, strict=True):
        if rule:
            letters[left : right + 1] = " " * (right - left + 1)
    return "".join(letters)


def _are_told(bands: Sequence[_Band], edges: Sequence[int]) -> bool:
    """Whether blank lines between those with words stand only in bands whose rows have numbers."""
    return all(_numbered(band, edges) or not _has_gap([_is_blank(line) for line in band.lines]) for band in bands)


def _has_gap(blank: Sequence[bool]) -> bool:
    said = [at for at, one in enumerate(blank) if not one]
    return bool(said) and len(said) <= said[-1] - said[0]


def _is_blank(line: str) -> bool:
    return not line.strip(BARS + " ")


def _numbered(band: _Band, edges: Sequence[int]) -> list[int]:
    """The lines of a band on which a row number stands; none where it holds one row."""
    starts = [at for at, line in enumerate(band.lines) if NUMBER_OF_ROW.fullmatch(line[edges[0] + 1 : edges[1]].strip())]
    return starts if len(starts) > 1 else []


def _parted(band: _Band, edges: Sequence[int]) -> list[_Band]:
    """A band of several numbered rows in parts; a title above the first of them is one, too."""
    starts = _numbered(band, edges)
    if not starts:
        return [band]
    above = any(not _is_blank(line) for line in band.lines[: starts[0]])
    cuts = [0, *(starts if above else starts[1:]), len(band.lines)]
    parts = [_Band(band.lines[start:end], [], (True,) * (len(edges) - 1)) for start, end in pairwise(cuts)]
    parts[-1].more, parts[-1].closed = band.more, band.closed
    return parts


def _rows(bands: Sequence[_Band], edges: Sequence[int]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each band, a cell at its first column and row; its other places are covered from the left or from above."""
    words: dict[tuple[int, int], list[str]] = {}
    origins: list[list[tuple[int, int]]] = []
    for row, band in enumerate(bands):
        own: list[tuple[int, int]] = []
        for column, edge in enumerate(edges[:-1]):
            barred = sum(1 for line in band.lines if line[edge : edge + 1] in [*BARS])
            if column and barred * 2 < len(band.lines):
                own.append(own[-1])
            elif row and not bands[row - 1].closed[column]:
                own.append(origins[row - 1][column])
            else:
                own.append((row, column))
        for origin in dict.fromkeys(own):
            columns = [at for at, one in enumerate(own) if one == origin]
            left, right = edges[columns[0]] + 1, edges[columns[-1] + 1]
            words.setdefault(origin, []).extend(text for line in [*band.lines, *band.more] if (text := line[left:right].strip()))
        origins.append(own)
    return tuple(
        tuple(
            "\n".join(words[origin]) if origin == (row, column) else Covered.LEFT if origin[0] == row else Covered.ABOVE
            for column, origin in enumerate(own)
        )
        for row, own in enumerate(origins)
    )
