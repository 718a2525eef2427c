"""What was sent, and what became of every copy; the file behind a message."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.speaking import announcements
from db.speaking.announcements import Copy
from db.speaking.announcements import Report as Told
from db.speaking.nudges import Fate
from domain.allowed_hours import local_day
from domain.masking import mask
from domain.personal import PersonalData
from domain.segments import Segment
from domain.who import Who
from handlers.announcements.states import Announce
from handlers.assignments.showing import shortened
from handlers.buttons import Act
from handlers.gone import Gone
from handlers.presses import page_of
from handlers.segments.choosing import MOST_NAMED, few_said, scope_in_hand
from handlers.speaking import proving
from handlers.speaking.proving import Proof
from locales import Texts

#: Messages on one page of a phone, and signs of each.
ROWS, SIGNS = 6, 60
#: Signs of a message in the line of evidence.
IN_EVIDENCE = 120


async def sent_shown(db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What was sent, the newest first."""
    scope = scope_in_hand(who)
    async with db.read() as tx:
        found = await announcements.of(tx, scope.place)
    shown, pages = page_of(found, dialog_manager, ROWS)
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    lines = [
        texts(
            "announcement-line",
            position=number,
            at=one.at.astimezone(ZoneInfo(scope.zone)),
            words=shortened(" ".join(one.words.split()), SIGNS),
        )
        for number, one in numbered
    ]
    return {
        **pages,
        "text": "\n\n".join([texts("announcement-sent-head", count=len(found)), *lines]),
        "numbers": [{"id": one.id, "label": str(number)} for number, one in numbered],
    }


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, announcement_id: int) -> None:
    """On to the report of one."""
    manager.dialog_data["id"] = announcement_id
    await manager.switch_to(Announce.report)


async def _report(manager: DialogManager) -> Told:
    data = manager.middleware_data
    async with data["db"].read() as tx:
        found = await announcements.report(tx, int(manager.dialog_data.get("id", 0)))
    if found is None or found.row.organization_id != scope_in_hand(data["who"]).place:
        raise Gone
    return found


async def report_shown(
    who: Who, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Sent, waiting, unreachable: officials by office and organisation, participants as counts that give nobody away."""
    found = await _report(dialog_manager)
    segment = Segment.unpacked(found.row.segment)
    zone = ZoneInfo(scope_in_hand(who).zone)
    words = shortened(found.row.words, 300)
    parts = [texts("announcement-report", at=found.row.at.astimezone(zone), words=words)]
    if segment.whom.is_official:
        for fate, copies in found.copies.items():
            if copies:
                named = fate is not Fate.SENT
                people = _people(copies, texts, mode) if named else texts.plain("segment-no-names")
                more = max(len(copies) - MOST_NAMED, 0) if named else 0
                parts.append(texts("announcement-fate", fate=fate.value, count=len(copies), people=people, more=more))
    else:
        masked = mask({fate: len(copies) for fate, copies in found.copies.items()})
        for fate, number in masked.cells.items():
            if number != 0:
                count = few_said(number, texts)
                parts.append(texts("announcement-fate-count", fate=fate.value, count=count))
    text = parts[0] + "\n" + "\n\n".join(parts[1:])
    return {"said": said, "text": text, **await proving.offered(dialog_manager, await proof(dialog_manager))}


def _people(copies: Sequence[Copy], texts: Texts, mode: PersonalData) -> str:
    return "\n".join(
        "• "
        + texts.plain(
            "segment-person",
            office=one.office.value if one.office else "staff",
            organization=one.organization,
            name=one.name if mode is PersonalData.NAMES else None,
        )
        for one in copies[:MOST_NAMED]
    )


async def looks_again(_: CallbackQuery, __: Any, ___: DialogManager) -> None:
    """The report is drawn anew by the return."""


async def proof(manager: DialogManager) -> Proof:
    """The message on show as one line of evidence; participants stand in it as a number, or as «меньше 5»."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    found = await _report(manager)
    segment = Segment.unpacked(found.row.segment)
    day: date = local_day(found.row.at, ZoneInfo(scope_in_hand(data["who"]).zone))
    sent = len(found.copies[Fate.SENT])
    told = {"total": str(found.total), "sent": str(sent)}
    if not segment.whom.is_official:
        masked = mask({"sent": sent, "others": found.total - sent})
        told = {"total": few_said(masked.total, texts), "sent": few_said(masked.cells["sent"], texts)}
    line = texts.plain(
        "proof-announcement",
        words=shortened(" ".join(found.row.words.split()), IN_EVIDENCE),
        day=day,
        **told,
    )
    return Proof(line, found.reached)


async def file_asked(act: Act, manager: DialogManager) -> str | None:
    """The file behind a message, to whoever the message was meant for."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    async with data["db"].read() as tx:
        found = await announcements.for_reader(tx, act.id, data["who"].person_id)
    if found is None or found.file_id is None:
        return texts.plain("announcement-file-gone")
    sends = bot.send_photo if found.photo else bot.send_document
    try:
        await sends(data["who"].external_id, found.file_id)
    except TelegramBadRequest:
        return texts.plain("announcement-file-gone")
    return None
