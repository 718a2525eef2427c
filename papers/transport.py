"""A Paper as JSON and back: the only thing that passes between the child process and the bot. Nothing is ever unpickled."""

import json

from domain.paper import Block, Cell, Covered, Paper, Paragraph, Table
from papers.refusal import Refused, Why


def packed(paper: Paper) -> str:
    """The paper as one line of JSON; a covered cell is 0 (left) or 1 (above)."""
    blocks = [
        [block.text, block.number]
        if isinstance(block, Paragraph)
        else {
            "rows": [[cell if isinstance(cell, str) else int(cell is Covered.ABOVE) for cell in row] for row in block.rows],
            "title": block.title,
        }
        for block in paper.blocks
    ]
    return json.dumps({"name": paper.name, "blocks": blocks}, ensure_ascii=True)


def refused(why: Why) -> str:
    """A refusal as one line of JSON."""
    return json.dumps({"refused": why.value})


def unpacked(text: str | bytes) -> Paper:
    """The paper that the child read; raises the Refused that it met, or DAMAGED when it said nothing."""
    try:
        given = json.loads(text)
    except ValueError as silent:
        raise Refused(Why.DAMAGED) from silent
    if "refused" in given:
        raise Refused(Why(given["refused"]))
    return Paper(given["name"], tuple(_block(block) for block in given["blocks"]))


def _block(given: list[str] | dict[str, object]) -> Block:
    if isinstance(given, list):
        return Paragraph(given[0], given[1])
    rows = given["rows"]
    assert isinstance(rows, list)
    return Table(tuple(tuple(_cell(cell) for cell in row) for row in rows), str(given["title"]))


def _cell(given: object) -> Cell:
    return given if isinstance(given, str) else Covered.ABOVE if given else Covered.LEFT
