"""Road maps and orders: from plain rows and paragraphs of any paper to measures, points, targets and questions.

`domain.road_map.understanding.understand` does that; it stands for itself, because the bot keeps what a child process has
understood and needs none of the grammar.
"""

from domain.paper import Block, Cell, Covered, Paper, Paragraph, Table
from domain.road_map.record import (
    NOTED,
    AskedAbout,
    Centre,
    EvidenceKind,
    Measure,
    Offer,
    OfferedAs,
    Reading,
    ReadingQuestion,
    Share,
)

__all__ = [
    "NOTED",
    "AskedAbout",
    "Block",
    "Cell",
    "Centre",
    "Covered",
    "EvidenceKind",
    "Measure",
    "Offer",
    "OfferedAs",
    "Paper",
    "Paragraph",
    "Reading",
    "ReadingQuestion",
    "Share",
    "Table",
]
