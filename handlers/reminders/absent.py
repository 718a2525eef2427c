"""«Не на связи»: who cannot be reached and who hears instead, and for each one ready text to forward by other means."""

import secrets
from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram.utils.deep_linking import create_deep_link
from aiogram_dialog import DialogManager, ShowMode
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.assignment.assignments import Listed
from db.office import invitations
from db.organization import organizations
from db.reminder import absent
from db.reminder.absent import Absent, Why
from db.request.request_answers import Owed
from domain.allowed_hours import local_day
from domain.assignment import Mark
from domain.invitations import payload
from domain.lead_in import spoken
from domain.offices import may_name
from domain.personal import PersonalData
from domain.who import Who
from handlers.assignments.showing import shortened
from handlers.presses import page_of
from handlers.reminders.getters import seat_of
from locales import Texts

#: Entries on one page of a phone.
ROWS = 6
#: Assignments in a text to forward, and signs of each.
MOST_LINES, LONGEST = 15, 140


async def people_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, mode: PersonalData, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """A page of those who cannot be reached: why, since when, who hears of their items."""
    seat = seat_of(who)
    found: list[Absent] = []
    if seat is not None:
        async with db.read() as tx:
            found = await absent.of(tx, seat.organization_id, now=now)
    shown, pages = page_of(found, dialog_manager, ROWS)
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    zone = ZoneInfo(seat.zone) if seat is not None else ZoneInfo("UTC")
    lines = [_line(number, one, zone, texts, mode) for number, one in numbered]
    return {
        **pages,
        "text": "\n\n".join([texts("reminders-unreachable", count=len(found)), *lines]),
        "numbers": [{"id": str(_key(one)), "label": f"✉️ {number}"} for number, one in numbered],
    }


def _key(one: Absent) -> str:
    """What names an entry in a button: the organisation, the office, and the person (0: nobody)."""
    return f"{one.organization_id}.{one.office.value}.{one.person_id or 0}"


def _line(position: int, one: Absent, zone: ZoneInfo, texts: Texts, mode: PersonalData) -> str:
    hearers = [texts.plain("reminders-hearer", office=office) for office, _ in one.moved]
    if one.unheard:
        hearers.append(texts.plain("reminders-hearer", office="nobody"))
    return texts(
        "reminders-unreachable-one",
        position=position,
        office=one.office.value,
        organization=one.organization,
        name=one.name if mode is PersonalData.NAMES else None,
        why=one.why.value,
        since=local_day(one.since, zone) if one.since is not None else None,
        items=one.items,
        hearers=", ".join(hearers),
    )


async def asked_for_text(query: CallbackQuery, _: Any, manager: DialogManager, key: str) -> None:
    """Send the text to forward as a message of its own; who has never come in gets a fresh personal link in it."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    seat = seat_of(data["who"])
    if seat is None:
        return
    said: str | None = None
    name = (await data["bot"].me()).username or ""  # before the transaction: it may ask Telegram once
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = next((one for one in await absent.of(tx, seat.organization_id, now=data["now"]) if _key(one) == key), None)
            if one is not None:
                link = await _link(tx, manager, one, name)
                owed = await absent.owed(tx, one, local_day(data["now"], ZoneInfo(seat.zone)))
                requests = await absent.asked(tx, one, data["now"])
                said = _forwarded(one, owed, requests, link, data["now"], texts, data["mode"])
    if said is None:
        await query.answer(texts.plain("reminders-forward-gone"), show_alert=True)
        return
    await data["bot"].send_message(query.from_user.id, said, disable_web_page_preview=True)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def _link(tx: AsyncSession, manager: DialogManager, one: Absent, bot_name: str) -> str:
    """The bot's own address for whoever knows it already; an invitation for whoever may be invited by the presser."""
    who, now = manager.middleware_data["who"], manager.middleware_data["now"]
    if one.why is not Why.BLOCKED:
        place = await organizations.find(tx, one.organization_id)
        level = await organizations.level(tx, place.kind)
        if may_name(who.held, one.office, tuple(place.path), level, now.date()):
            secret = payload(secrets.token_bytes(32))
            await invitations.issue(tx, secret, one.office, place.id, now=now, inviter_id=who.person_id, person_id=one.person_id)
            return create_deep_link(bot_name, "start", secret)
    return f"https://t.me/{bot_name}"


def _forwarded(
    one: Absent, owed: list[Listed], requests: list[Owed], link: str, now: datetime, texts: Texts, mode: PersonalData
) -> str:
    """The text: for whom, what is open or asked and until when, and how to come in."""
    lines = [
        texts(
            "reminders-forward-line",
            number=each.number,
            text=shortened(spoken(each.text, each.section), LONGEST),
            due=each.deadline,
            overdue=each.mark(now) is Mark.OVERDUE,
        )
        for each in owed[:MOST_LINES]
    ]
    name = one.name if mode is PersonalData.NAMES else None
    parts = [texts("reminders-forward", name=name, organization=one.organization, count=len(owed))]
    if lines:
        more = len(owed) - len(lines)
        parts.append("\n".join(lines) + ("\n" + texts("reminders-unreachable-more", count=more) if more else ""))
    if requests:
        asked = [texts("reminders-forward-request", title=shortened(each.title, LONGEST), due=each.due) for each in requests]
        parts.append("\n".join([texts("reminders-forward-requests"), *asked[:MOST_LINES]]))
    parts.append(texts("reminders-forward-link", link=link, known=one.why is Why.BLOCKED))
    return "\n\n".join(parts)
