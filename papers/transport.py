"""A Paper or a Reading as JSON and back: all that passes between the child process and the bot. Nothing is ever unpickled."""

import json
from dataclasses import asdict, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from domain.paper import Block, Cell, Covered, Paper, Paragraph, Table
from papers.refusal import Refused, Why

Record = TypeVar("Record")


def packed(paper: Paper) -> str:
    """The paper as one line of JSON; a covered cell is 0 (left) or 1 (above)."""
    blocks = [
        [block.text, block.number]
        if isinstance(block, Paragraph)
        else {
            "rows": [[cell if isinstance(cell, str) else int(cell is Covered.ABOVE) for cell in row] for row in block.rows],
            "title": block.title,
            "pages": sorted(block.pages),
            "pieced": block.pieced,
        }
        for block in paper.blocks
    ]
    return json.dumps({"name": paper.name, "blocks": blocks, "hidden": paper.hidden}, ensure_ascii=True)


def packed_record(record: Any) -> str:
    """A plain record of the domain, such as a Reading, as one line of JSON; days in ISO."""
    return json.dumps(asdict(record), ensure_ascii=True, default=date.isoformat)


def refused(why: Why) -> str:
    """A refusal as one line of JSON."""
    return json.dumps({"refused": why.value})


def unpacked(text: str | bytes) -> Paper:
    """The paper that the child read; raises the Refused that it met, or DAMAGED when it said nothing."""
    given = _told(text)
    return Paper(given["name"], tuple(_block(block) for block in given["blocks"]), tuple(given["hidden"]))


def record_of(kind: type[Record], text: str | bytes) -> Record:
    """The record again; raises as `unpacked` does.

    It is made of text, numbers, days, enumerations, tuples of one kind, what may be None, and records of these.
    """
    made: Record = _made(kind, _told(text))
    return made


def _told(text: str | bytes) -> dict[str, Any]:
    try:
        given: dict[str, Any] = json.loads(text)
    except ValueError as silent:
        raise Refused(Why.DAMAGED) from silent
    if "refused" in given:
        raise Refused(Why(given["refused"]))
    return given


def _made(kind: Any, given: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        if given is None:
            return None
        [kind] = [one for one in get_args(kind) if one is not NoneType]
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], one) for one in given)
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _made(hint, given[name]) for name, hint in _hints(kind).items()})
    if kind is date:
        return date.fromisoformat(given)
    return kind(given) if issubclass(kind, Enum) else given


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _block(given: list[str] | dict[str, object]) -> Block:
    if isinstance(given, list):
        return Paragraph(given[0], given[1])
    rows, pages = given["rows"], given["pages"]
    assert isinstance(rows, list)
    assert isinstance(pages, list)
    return Table(
        tuple(tuple(_cell(cell) for cell in row) for row in rows), str(given["title"]), frozenset(pages), bool(given["pieced"])
    )


def _cell(given: object) -> Cell:
    return given if isinstance(given, str) else Covered.ABOVE if given else Covered.LEFT
