"""With which template a document is written, and what is recorded of it. Knows no Telegram."""

from collections.abc import Mapping
from functools import cache

from sqlalchemy.ext.asyncio import AsyncSession

from db.export import templates
from domain.exports import Holds
from domain.office_papers import OF_PEOPLE, Paper
from domain.personal import PersonalData
from locales import LANGUAGES, Texts
from papers.office import making
from papers.office.catalogue import CATALOGUE

#: What a document is called in the record of everything that was taken out.
RECORDED: Mapping[Paper, str] = {
    Paper.ORDER: "pair-order",
    Paper.PAIRS: "pair-list",
    Paper.PLAN: "pair-plan",
    Paper.THANKS: "thanks",
    Paper.CERTIFICATE: "certificate",
    Paper.STATEMENT: "statement",
    Paper.REFERENCE: "statement",
    Paper.SUMMARY: "summary",
}


@cache
def names() -> Mapping[str, str]:
    """Every name of a field, in every language, with its code."""
    codes = sorted(set().union(*(fields.codes for fields in CATALOGUE.values())))
    return {Texts(language).plain("office-field", field=code): code for language in LANGUAGES for code in codes}


async def template_for(tx: AsyncSession, organization_id: int, paper: Paper, texts: Texts) -> tuple[bytes, str]:
    """The template that this organisation uses, and the language of its values."""
    found = (await templates.in_use(tx, organization_id)).get(paper)
    if found is None:
        return making.shipped(paper, texts.language), texts.language
    return await templates.content(tx, found.id), found.language


def holds(paper: Paper, mode: PersonalData) -> Holds:
    """What a document says of participants when it goes into a chat."""
    if paper not in OF_PEOPLE:
        return Holds.COUNTS
    return Holds.NAMES if mode is PersonalData.NAMES else Holds.CODES
