"""The work of reading grows with the length of what is read, however senseless it is."""

import sys
from collections.abc import Callable, Iterable
from types import FrameType

import pytest

from domain.paper import Block, Paper, Paragraph, Table
from domain.road_map.understanding import understand

HEADING = ("№", "Мероприятие", "Срок", "Ответственный")
DAYS = [str(number % 28 + 1) for number in range(400)]


def _point(pieces: Iterable[str]) -> Iterable[Block]:
    yield from (Paragraph("ПРИКАЗЫВАЮ:"), Paragraph(f"1. Директорам школ провести сбор: {', '.join(pieces)}"))


def _point_of_lines(pieces: Iterable[str]) -> Iterable[Block]:
    yield from (Paragraph("ПРИКАЗЫВАЮ:"), Paragraph("1. Директорам школ провести сбор анкет"), *map(Paragraph, pieces))


def _people(pieces: Iterable[str]) -> Iterable[Block]:
    yield Table((HEADING, ("1", "Сбор анкет", "май", "\n".join(pieces)), ("2", "Опрос", "июнь", "Куратор")))


def _calls(paper: Paper) -> int:
    """How many functions are called while the paper is understood."""
    count = 0

    def counted(_frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        understand(paper)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("made", [_point, _point_of_lines, _people])
@pytest.mark.parametrize("pieces", [DAYS, ["15.10"] * 400, ["сентябрь"] * 400], ids=["numbers", "days", "months"])
def test_work_grows_with_the_length(made: Callable[[Iterable[str]], Iterable[Block]], pieces: list[str]) -> None:
    understand(Paper("warm", tuple(made(pieces[:50]))))
    once, twice = (_calls(Paper("x", tuple(made(pieces[:count])))) for count in (150, 300))
    assert twice < 2.5 * once
