"""Invented orders, read: how their points come out."""

from datetime import date

from domain.road_map import Measure, Paper, Paragraph, Reading
from domain.road_map.understanding import understand

HEAD = "ПРИКАЗ\n09.11.2026 № 140\nО наставничестве\nПРИКАЗЫВАЮ:\n"


def read(text: str) -> Reading:
    return understand(Paper("order.txt", tuple(Paragraph(line) for line in text.split("\n"))))


def points(text: str, head: str = HEAD) -> list[Measure]:
    return list(read(head + text).points)


def said(point: Measure) -> tuple[str | None, str, date | None]:
    return point.number, point.text, point.term.due
