"""Invented tables as lines of text, read: their rows, and what is asked."""

from domain.paper import Paper, Paragraph
from domain.road_map import AskedAbout, Reading
from domain.road_map.understanding import understand

YEAR = "План клуба наставников на 2026-2027 учебный год"


def read(text: str, title: str = YEAR) -> Reading:
    return understand(Paper("plan.txt", tuple(map(Paragraph, [title, *text.strip("\n").split("\n")]))))


def rows(reading: Reading) -> list[tuple[str, str, str]]:
    return [(one.text, one.term.text, ", ".join(who.text for who in one.responsible)) for one in reading.measures]


def about(reading: Reading) -> list[AskedAbout]:
    return [one.about for one in reading.questions]
