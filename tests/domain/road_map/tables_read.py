"""Invented tables, read: their rows with section, words and last day."""

from datetime import date

from domain.road_map import Block, Covered, Measure, Paper, Paragraph, Reading
from domain.road_map.understanding import understand

LEFT, ABOVE = Covered.LEFT, Covered.ABOVE
HEAD = ("№", "Мероприятие", "Срок", "Ответственный")
YEAR = "План работы на 2026-2027 учебный год"


def reading(*blocks: Block | str) -> Reading:
    return understand(Paper("plan.docx", tuple(Paragraph(one) if isinstance(one, str) else one for one in blocks)))


def terms(found: Reading) -> list[tuple[str | None, str, date | None]]:
    return [(one.section, one.text, one.term.due) for one in found.measures]


def measures(*blocks: Block) -> list[Measure]:
    """The measures of a paper of these blocks, under a title that names the school year."""
    title = Paragraph("План мероприятий на 2026-2027 учебный год")
    return list(understand(Paper("plan.docx", (title, *blocks))).measures)
