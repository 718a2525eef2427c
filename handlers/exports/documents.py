"""Documents that come by themselves, by the office's own template: the statement of a road map, the summary for the district,
the list of pairs.

Imports no Telegram: they are made where tables are.
"""

import asyncio
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import control
from db.road_map import amending
from domain.exports import What
from domain.office_papers import Paper
from handlers.exports.asked import Asked, Made, NotAllowed
from handlers.exports.execution import seat_of
from handlers.gone import Gone
from handlers.office_papers import building
from handlers.office_papers.building import Built
from handlers.office_papers.naming import Naming
from handlers.office_papers.writing import names, template_for
from locales import Texts
from papers.office import making


def paper_of(asked: Asked) -> Paper:
    """Which document the job means: an organisation's own statement has another form than a municipality's."""
    if asked.job.what is What.SUMMARY:
        return Paper.SUMMARY
    if asked.job.what is What.PAIR_LIST:
        return Paper.PAIRS
    return Paper.REFERENCE if asked.inside else Paper.STATEMENT


async def write(tx: AsyncSession, asked: Asked, file: Path) -> Made:
    """Write the document into `file`; `tx` sees one moment. Raises `NotAllowed`, `making.NotMade`."""
    paper = paper_of(asked)
    template, language = await template_for(tx, asked.place, paper, Texts(asked.job.language, asked.texts.mode))
    naming = Naming(Texts(language, asked.texts.mode))
    try:
        built = await _built(tx, paper, asked, naming)
    except Gone:
        raise NotAllowed from None
    content = await making.fill(template, paper, names(), built.values)
    await asyncio.to_thread(file.write_bytes, content)
    return Made(f"{building.name_of(built, naming, asked.now)}.docx", built.rows)


async def _built(tx: AsyncSession, paper: Paper, asked: Asked, naming: Naming) -> Built:
    if paper is Paper.PAIRS:
        return await building.of_pairs(tx, paper, asked.place, naming, asked.now)
    scope = control.scope_at(seat_of(asked))
    subject = int(asked.job.details.get("subject", 0))
    if paper is Paper.SUMMARY:
        return await building.summary(tx, asked.who, scope, subject or None, naming, asked.now, asked.texts.mode)
    while (later := await amending.replaced_by(tx, subject)) is not None:
        subject = later.id  # whoever wished for a road map means the edition in force
    return await building.of_road_map(tx, paper, scope, subject, naming, asked.now)
