"""Months that a heading counts: «IX», «X», «XI» beside the work, «09», «10» below «Месяц»."""

from collections.abc import Sequence
from itertools import pairwise

from domain.paper import Cell, Covered
from domain.terms.words import MONTH_NAMES

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LATIN = str.maketrans("ХІ", "XI")
#: So many numerals, and none of a higher number, may be quarters.
_QUARTERS = 4
#: So many months in one line are a calendar.
_ENOUGH = 3


def with_months(line: Sequence[Cell], above: Sequence[Cell] = ()) -> list[Cell]:
    """The line of a heading with the names of the months that its numerals, one after the other, stand for.

    `above`: the line above it, whose «Месяц» makes months of any numbers; without it they are Roman, and more than quarters.
    """
    over = _carried(above)
    named = [at for at in range(len(line)) if "месяц" in over.get(at, "")]
    apart = [at for at in range(len(line)) if at not in named]
    below = _months(line, named, roman=False)
    if len(below) > 1 and not any(_number(line[at], roman=False) for at in apart):  # else the line counts the columns
        return [below.get(at, cell) for at, cell in enumerate(line)]
    alone = _months(line, apart, roman=True)
    enough = len(alone) >= _ENOUGH and any(_number(line[at], roman=True) > _QUARTERS for at in alone)
    return [alone.get(at, cell) for at, cell in enumerate(line)] if enough else list(line)


def _months(line: Sequence[Cell], places: Sequence[int], *, roman: bool) -> dict[int, str]:
    """The names of the months that these places of a line count, one after the other; none where they do not follow."""
    found = {at: month for at in places if (month := _number(line[at], roman=roman))}
    follow = all(before % 12 + 1 == after for before, after in pairwise(found.values()))
    return {at: MONTH_NAMES[month - 1] for at, month in found.items()} if follow else {}


def _number(cell: Cell, *, roman: bool) -> int:
    """The month of a numeral; 0 for any other cell."""
    said = cell.strip().upper().translate(_LATIN) if isinstance(cell, str) else ""
    if said in _NUMERALS:
        return _NUMERALS.index(said) + 1
    plain = not roman and said.isdecimal() and len(said) <= 2  # «²» is a digit and no number
    return int(said) if plain and int(said) <= len(_NUMERALS) else 0


def _carried(line: Sequence[Cell]) -> dict[int, str]:
    """The words over every column, those of merged cells over all that they cover."""
    out: dict[int, str] = {}
    for at, cell in enumerate(line):
        out[at] = out.get(at - 1, "") if cell is Covered.LEFT else cell.lower() if isinstance(cell, str) else ""
    return out
