"""Invented tables, read: their rows with section, words and last day."""

from datetime import date

from domain.road_map import Block, Covered, Paper, Paragraph, Reading
from domain.road_map.understanding import understand

LEFT, ABOVE = Covered.LEFT, Covered.ABOVE
YEAR = "План работы на 2026-2027 учебный год"


def reading(*blocks: Block | str) -> Reading:
    return understand(Paper("plan.docx", tuple(Paragraph(one) if isinstance(one, str) else one for one in blocks)))


def terms(found: Reading) -> list[tuple[str | None, str, date | None]]:
    return [(one.section, one.text, one.term.due) for one in found.measures]
