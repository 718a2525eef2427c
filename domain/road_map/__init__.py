"""Road maps and orders: from plain rows and paragraphs of any paper to measures, points, targets and questions.

`understanding.understand` does that; it stands for itself, because the bot keeps what a child process has understood and
needs none of the grammar. The rooms of the grammar, each knowing only those below it:

    tables        several in one paper, stages, what stands beside them; rows as measures, and which of them to trust
    plain_tables  tables that lost their lines: one module for each way in which a copy breaks them
    orders        running text: points, whom they address, when, and what an order changes in another
    columns       the meaning of headings and cells, and the grid of rows

In this room itself: the records, what is promised in shares, and what becomes of a road map once it was read: a new edition
(`amendment`, `carrying`), a school's own one (`approval`), what a person edits (`edits`, `splitting`, `charging`).
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
