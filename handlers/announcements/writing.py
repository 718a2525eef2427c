"""A message is written: words typed, a file sent, people chosen; it is looked at as it will be read, and sent once."""

from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from db import AlreadyDone, UpdateDatabase, calendar, drafts
from db.organization import organizations
from db.speaking import announcements, segments
from db.speaking.announcements import Attached
from db.speaking.segments import Reach
from domain.allowed_hours import Voice, local_day, next_allowed
from domain.assignment import EvidenceKind
from domain.personal import PersonalData
from domain.pieces import Piece
from domain.segments import Refusal, words_refused
from domain.who import Who
from handlers.announcements.states import Announce
from handlers.assignments.collecting import piece_in
from handlers.presses import token
from handlers.segments.choosing import Choosing, count_said, described, keeps, kept, left_out, scope_in_hand, segment_in
from locales import Texts

#: The kind under which a message that is being written lies among the drafts.
DRAFT = "announcement"

CHOOSING = Choosing(
    kind=DRAFT,
    whom=Announce.whom,
    places=Announce.places,
    standing=Announce.standing,
    back=Announce.compose,
    participants=True,
)


def _file_of(data: dict[str, Any]) -> Attached | None:
    file = data.get("file")
    return Attached(file["id"], file["name"], file["photo"]) if file else None


async def compose_shown(db: UpdateDatabase, who: Who, now: datetime, texts: Texts, said: str = "", **_: Any) -> dict[str, Any]:
    """The draft: to whom, what, with which file; and what is missing."""
    scope = scope_in_hand(who)
    async with db.read() as tx:
        data = await kept(tx, who, DRAFT)
        segment = segment_in(data, scope)
        found = await segments.reach(tx, scope, segment, who.person_id, now)
        to = await described(tx, scope, segment, now, texts)
    words, file, refused = data.get("words", ""), _file_of(data), data.get("refused")
    parts = [texts("announcement-to", to=count_said(len(found.people), segment, texts)), to]
    if words:
        parts.append(texts("announcement-words", words=words))
    if file:
        parts.append(texts("announcement-with-file", name=file.name, photo=file.photo))
    if refused:
        parts.append(texts("announcement-refused", reason=refused))
    if not words:
        parts.append(texts("announcement-ask"))
    return {"said": said, "text": "\n\n".join(parts), "ready": bool(words), "file": file is not None, "some": bool(data)}


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The words; a second text takes the place of the first. What will not do is said, what was there stays."""
    words = message.text or ""
    refused = words_refused(words)
    manager.show_mode = ShowMode.SEND
    if refused is not None:
        await keeps(manager, DRAFT, refused=refused.value)
        return
    await keeps(manager, DRAFT, words=words.strip(), refused=None)


async def sent_file(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file or a photo goes along; its caption is the text where there is none yet."""
    manager.show_mode = ShowMode.SEND
    piece = piece_in(message)
    if not isinstance(piece, Piece):
        await keeps(manager, DRAFT, refused="too-large")
        return
    # A picture that came as a file stays a file: the messenger refuses to send the one as the other.
    file = {"id": piece.file_id, "name": piece.file_name, "photo": piece.kind is EvidenceKind.PHOTO and bool(message.photo)}
    caption = (message.caption or "").strip()
    if caption and words_refused(caption) is None:
        await keeps(manager, DRAFT, file=file, words=caption, refused=None)
    else:
        await keeps(manager, DRAFT, file=file, refused=None)


async def without_file(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The file does not go along after all."""
    await keeps(manager, DRAFT, file=None)


async def thrown_away(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Begin anew."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await drafts.drop(tx, data["who"].person_id or 0, DRAFT, 0)


async def preview_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, mode: PersonalData, said: str = "", **_: Any
) -> dict[str, Any]:
    """The message as it will be read, how many get it and when, and who cannot be reached."""
    scope = scope_in_hand(who)
    async with db.read() as tx:
        data = await kept(tx, who, DRAFT)
        segment = segment_in(data, scope)
        found = await segments.reach(tx, scope, segment, who.person_id, now)
        to = await described(tx, scope, segment, now, texts)
        working_days = await calendar.working_days(tx, local_day(now, ZoneInfo(scope.zone)))
        place = await organizations.find(tx, scope.place)
    if not data.get("words"):
        return {"said": said, "message": "", "text": texts("announcement-refused", reason="empty"), "token": []}
    at = _earliest(found, now, ZoneInfo(scope.zone), working_days)
    count = count_said(len(found.reached), segment, texts)
    pupils = any(one.pupil for one in found.reached)
    parts = [to, texts("announcement-count", count=count, at=at, some=bool(found.reached), pupils=pupils)]
    if out := left_out(found, segment, texts, mode):
        parts.append(out)
    return {
        "said": said,
        "message": texts("announcement-came", sender=place.short_name, words=data["words"]),
        "text": "\n" + "\n\n".join(parts),  # a blank line below the message as it will be read
        "token": token(0, found.print, count_to=count) if found.reached else [],
    }


def _earliest(found: Reach, now: datetime, zone: ZoneInfo, working_days: Any) -> datetime | None:
    """When the first copies go out, on local clocks; None: at once."""
    voices = {one.voice for one in found.reached} or {Voice.NOTICE}
    at = min(next_allowed(now, voice=voice, zone=zone, working_days=working_days) for voice in voices)
    return at.astimezone(zone) if at > now else None


async def sends(_: CallbackQuery, manager: DialogManager, __: int, shown: int) -> None:
    """Send exactly the previewed message to exactly the previewed people; the draft goes with it, so that no second copy can."""
    data = manager.middleware_data
    who, now, texts = data["who"], data["now"], data["texts"]
    scope = scope_in_hand(who)
    outcome: int | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            draft = await kept(tx, who, DRAFT)
            if not draft.get("words"):
                outcome = Refusal.EMPTY
            else:
                segment = segment_in(draft, scope)
                outcome = await announcements.send(
                    tx, scope, segment, draft["words"], _file_of(draft), who.person_id or 0, shown, now=now
                )
            if isinstance(outcome, int):
                await drafts.drop(tx, who.person_id or 0, DRAFT, 0)
    if isinstance(outcome, Refusal):
        data["said"] = texts("announcement-refused", reason=outcome.value)
        return
    if outcome is None:
        async with data["db"].read() as tx:
            outcome = next((one.id for one in await announcements.of(tx, scope.place)), 0)
    manager.dialog_data["id"] = outcome
    await manager.switch_to(Announce.report)
