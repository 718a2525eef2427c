"""The links that one has made: who has opened one, confirmed in one tap or all at once, taken back as long as it is possible."""

from contextlib import suppress
from datetime import datetime
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import AlreadyDone, UpdateDatabase
from db.office import invitations
from db.office.invitations import Made
from domain.invitations import Refusal
from domain.who import Who
from handlers.invitations import opening
from handlers.presses import page_of, token
from locales import Texts

#: Links on one page of a phone.
ROWS = 8


async def counts_shown(db: UpdateDatabase, who: Who, now: datetime, **_: Any) -> dict[str, Any]:
    """How many links there are, and how many of them somebody has opened."""
    async with db.read() as tx:
        every = await invitations.made_by(tx, who.person_id or 0, now)
    return {
        "made": bool(every),
        "count_made": len(every),
        "count_waiting": sum(one.opened_at is not None for one in every),
    }


async def shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Each link: office and organisation, and until when it is good, or the last digits of whoever has opened it."""
    async with db.read() as tx:
        every = await invitations.made_by(tx, who.person_id or 0, now)
    rows, paging = page_of(every, dialog_manager, ROWS)
    zone = ZoneInfo(who.zone or "UTC")
    numbered = list(enumerate(rows, start=paging["first"] + 1))
    opened = [one for one in rows if one.opened_at is not None]
    waiting = sum(one.opened_at is not None for one in every)
    return {
        **paging,
        "said": said,
        "text": "\n".join(
            [texts("invite-mine", count=len(every), waiting=waiting), "", *(_line(n, one, zone, texts) for n, one in numbered)]
        ),
        "numbers": [{"id": one.id, "label": f"✅ {n}"} for n, one in numbered if one.opened_at is not None],
        "refusals": [{"id": one.id, "label": f"✖ {n}"} for n, one in numbered],
        "many": len(opened) > 1,
        "token": token(_seen(opened), 0, count=len(opened)),
    }


def _line(number: int, one: Made, zone: ZoneInfo, texts: Texts) -> str:
    moment = (one.opened_at or one.until).astimezone(zone)
    return texts(
        "invite-mine-line",
        number=number,
        office=texts.plain("office-name", office=one.office.value),
        organization=one.organization,
        digits=one.digits or "none",
        day=moment.date(),
        time=f"{moment:%H:%M}",
    )


def _seen(opened: list[Made]) -> int:
    """What stands for the links on show: many are confirmed only as they were seen."""
    return crc32(",".join(str(one.id) for one in opened).encode()) & 0x7FFFFFFF


async def confirms_one(_: CallbackQuery, __: Any, manager: DialogManager, invitation_id: int) -> None:
    """Yes, this is the right person."""
    data = manager.middleware_data
    data["said"] = await opening.confirmed(data["db"], data["who"], invitation_id, data["now"], data["texts"])


async def takes_back(_: CallbackQuery, __: Any, manager: DialogManager, invitation_id: int) -> None:
    """The link is dead, whether somebody has opened it or not; a new one can be made."""
    data = manager.middleware_data
    data["said"] = await opening.revoked(data["db"], data["who"], invitation_id, data["now"], data["texts"])


async def confirms_all(_: CallbackQuery, manager: DialogManager, seen: int, __: int) -> None:
    """All who are on this page, if they are still those that were shown."""
    data = manager.middleware_data
    who, now, texts = data["who"], data["now"], data["texts"]
    done = 0
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            rows, _paging = page_of(await invitations.made_by(tx, who.person_id or 0, now), manager, ROWS)
            opened = [one for one in rows if one.opened_at is not None]
            if _seen(opened) != seen:
                data["said"] = texts("invite-mine-changed")
                return
            for one in opened:
                found = await invitations.confirm(tx, one.id, who.person_id or 0, now)
                if not isinstance(found, Refusal):
                    await opening.welcome(tx, found, one.organization, now)
                    done += 1
    data["said"] = texts("invite-mine-confirmed", count=done)
