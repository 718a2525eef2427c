"""The letter with the tables of a request: the sums in a sentence, XLSX and DOCX attached; small numbers stay hidden in it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.request import request_results
from db.request.request_mails import Claimed
from handlers.requests import tables
from locales import LANGUAGES, Texts
from papers import books
from scheduler.mailing import File, Mail

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def compose(tx: AsyncSession, claimed: Claimed, now: datetime) -> Mail | None:
    """The answers as they are now; None where whoever asked for the letter may not read them any more."""
    found = await request_results.of(tx, claimed.request_id, claimed.by, now)
    if found is None:
        return None
    texts = Texts(LANGUAGES[0])
    table = tables.table(found, now, texts)
    files = (
        File(f"{table.file_name}.xlsx", _XLSX, await books.request_book(table)),
        File(f"{table.file_name}.docx", _DOCX, await books.request_paper(table)),
    )
    return Mail(
        id=claimed.id,
        address=claimed.address,
        subject=" ".join(texts.plain("request-mail-subject", title=table.title).split()),
        text="\n\n".join([table.title, table.subtitle, texts.plain("request-mail-end")]),
        items=len(found.answered),
        files=files,
        kind="request",
    )
