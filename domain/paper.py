"""An official paper without its file format: paragraphs and tables in reading order."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Covered(Enum):
    """A place of a table that a merged cell covers; its words stand in the cell to the left or above."""

    LEFT = "left"
    ABOVE = "above"


Cell: TypeAlias = str | Covered


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text as printed, tabs and runs of spaces kept; `number` is the list number that the format adds to it."""

    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `title` is a sheet's name where the format has sheets, `pages` the rows with which a new page begins.

    `pieced`: the cells were put together from lines or places, and nothing printed says where one ends; `run_on`: nor does any
    place, a row is one run of words.
    """

    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    pages: frozenset[int] = frozenset()
    pieced: bool = False
    run_on: bool = False


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """What a reader of files hands over: the file's name, its blocks in order, and the words of what the file hides."""

    name: str
    blocks: tuple[Block, ...]
    hidden: tuple[str, ...] = ()
