"""The letter with a table that comes by itself: a sentence, and the file as the chat gets it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from db.export import export_jobs
from db.export.export_mails import Claimed
from db.models import Organization
from domain.exports import What
from domain.personal import PersonalData
from handlers.exports.asked import allowed
from locales import Texts
from scheduler.mailing import File, Mail

_KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Letter:
    """Finds the words and the file of one letter."""

    def __init__(self, mode: PersonalData) -> None:
        self._mode = mode

    async def __call__(self, tx: AsyncSession, claimed: Claimed, now: datetime) -> Mail | None:
        """The letter as it may go now; None where whoever wished for it may not have the table any more."""
        row = await export_jobs.find(tx, claimed.export_id, content=True)
        if row is None or row.content is None:
            return None
        if not await allowed(tx, row.by, What(row.what), row.organization_id, now, self._mode):
            return None
        place = await tx.get_one(Organization, row.organization_id)
        texts = Texts(row.language, self._mode)
        said = {"what": texts.plain("exports-what", what=row.what), "organization": place.short_name}
        day = now.astimezone(ZoneInfo(place.zone)).date()
        return Mail(
            id=claimed.id,
            address=claimed.address,
            subject=" ".join(texts.plain("exports-mail-subject", **said).split()),
            text=texts.plain("exports-mail-text", day=day, **said),
            items=row.rows or 0,
            files=(File(row.file_name or f"table.{row.format}", _KINDS[row.format], row.content),),
            kind="export",
        )
