"""What the curator's screens of admission show."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.office import rights
from db.participant import admission, guardians, participants
from db.participant.participants import Card
from domain import admission as rules
from domain.admission import Reason, State
from domain.allowed_hours import local_day
from domain.clearance import Ends, Uncleared, ending
from domain.consent import Missing
from domain.offices import Act
from domain.personal import PersonalData
from domain.who import Who
from handlers.gone import Gone
from handlers.joining import document
from handlers.joining.profile_words import GUARDIAN, QUIZ, described
from handlers.joining.today import curates
from handlers.presses import token
from locales import Texts

OWN = {Missing.OWN, Missing.OWN_CHANGED}
CERTIFICATE = {Uncleared.CERTIFICATE, Uncleared.CERTIFICATE_EXPIRED}
#: How far back a paper may be dated, and how far ahead a certificate may run.
YEARS_BACK, YEARS_AHEAD = timedelta(days=400), timedelta(days=5 * 366)


def line(one: Card, texts: Texts, waits: str = "none") -> str:
    """A participant in a list: who, how long the application waits, part, and what is missing."""
    lacks = [mark for mark, there in _marks(one) if there]
    return texts.plain(
        "admission-line",
        who=one.called.in_full(texts.mode),
        waits=waits,
        part=one.row.role,
        category=one.row.category,
        lacks="".join(lacks) or "none",
    )


def queue_line(one: Card, now: datetime, texts: Texts) -> str:
    """A line of the queue, with the days for which it has waited; they come early, for a phone cuts long buttons."""
    days = (local_day(now, ZoneInfo(one.zone)) - local_day(one.row.applied_at, ZoneInfo(one.zone))).days
    return line(one, texts, texts.plain("admission-waits", days=max(0, days)))


def _marks(one: Card) -> tuple[tuple[str, bool], ...]:
    return (
        ("📄", bool(one.missing)),
        ("🛡", bool(one.uncleared)),
        ("✏️", one.row.completed_at is None and not one.missing),
        ("❓", one.row.asked_back is not None),
    )


def is_ready(one: Card, who: Who) -> bool:
    """Whether the application lacks nothing at all and this curator may decide about it."""
    whole = admission.is_whole(one) and one.row.person_id != who.person_id
    return rules.is_ready(one.state, one.missing, one.uncleared, whole=whole)


async def queue_shown(db: UpdateDatabase, who: Who, mode: PersonalData, now: datetime, texts: Texts, **_: Any) -> dict[str, Any]:
    """Who waits, the longest first."""
    async with db.read() as tx:
        found = [one for place in curates(who) for one in await participants.applications(tx, place, document.current(mode), now)]
    ready = sum(is_ready(one, who) for one in found)
    rows = [{"id": one.row.id, "label": queue_line(one, now, texts)} for one in found]
    return {"people": rows, "count": len(found), "ready": ready}


async def card_of(manager: DialogManager, tx: Any) -> Card:
    """The participant of this conversation, if whoever looks is curator over it. Otherwise like an old button."""
    data = manager.middleware_data
    started: Any = manager.start_data or {}
    wanted = manager.dialog_data.get("id") or started.get("id") or 0
    one = await participants.card(tx, wanted, document.current(data["mode"]), data["now"])
    if one is None or not await rights.allowed(
        tx, data["who"].person_id, Act.ADMIT_PARTICIPANTS, one.row.organization_id, data["now"]
    ):
        raise Gone("no such application")
    return one


async def card_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, refused: str = "none", **_: Any
) -> dict[str, Any]:
    """One participant: what is known, what is missing, what can be done."""
    async with db.read() as tx:
        one = await card_of(dialog_manager, tx)
        text = "\n".join(await described(tx, one, texts, about="curator"))
        waits = await guardians.waiting(tx, one.row.person_id, one.row.organization_id)
    applied = one.state is State.APPLIED
    outside = one.from_outside and one.state is not State.LEFT
    soon = ending(one.checklist, today_of(one, dialog_manager)) if outside else {}
    return {
        "text": text,
        "lacks": "\n".join(lacking(one, dialog_manager.middleware_data["now"], texts))
        or texts("admission-nothing-lacks", state=one.row.state),
        "refused": refused,
        "needs_guardian": bool(one.missing & GUARDIAN),
        "needs_own": bool(one.missing & OWN) and not one.has_account,
        "needs_certificate": outside and (bool(one.uncleared & CERTIFICATE) or Ends.CERTIFICATE in soon),
        "needs_instruction": outside and Uncleared.INSTRUCTION in one.uncleared,
        "needs_order": outside and Uncleared.ORDER in one.uncleared,
        "needs_quiz": outside and (bool(one.uncleared & QUIZ) or Ends.QUIZ in soon) and not one.has_account,
        "can_fill": not one.has_account and one.state is not State.LEFT,
        "applied": applied,
        "can_ask": applied and (one.has_account or one.minor),
        "guardian": token(waits.id) if waits else [],
    }


def lacking(one: Card, now: datetime, texts: Texts) -> list[str]:
    """Everything that is still missing, a line each; nothing is asked of those who take part no longer."""
    if one.state is State.LEFT:
        return []
    lines = [texts("admission-lacks-consent", what=what.value, has_account=one.has_account) for what in sorted(one.missing)]
    lines += [texts("admission-lacks-clearance", what=what.value) for what in sorted(one.uncleared)]
    if one.row.completed_at is None:
        lines.append(texts("admission-lacks-answers", asked=one.has_account and not one.missing, has_account=one.has_account))
    if one.from_outside:
        today = local_day(now, ZoneInfo(one.zone))
        lines += [texts("admission-lacks-soon", what=what.value, day=day) for what, day in ending(one.checklist, today).items()]
    if one.row.asked_back is not None:
        lines.append(texts("admission-asked-mark", what=one.row.asked_back))
    if one.row.resting_until is not None:
        lines.append(texts("admission-resting", until=one.row.resting_until))
    return lines


async def paper_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """Which day stands on the paper."""
    async with db.read() as tx:
        one = await card_of(dialog_manager, tx)
    today = today_of(one, dialog_manager)
    return {
        "who": one.called.in_full(texts.mode),
        "whose": dialog_manager.dialog_data.get("whose", "guardian"),
        "today": today,
        "first_day": today - YEARS_BACK,
        "last_day": today,
    }


async def certificate_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """Until when the certificate is valid."""
    async with db.read() as tx:
        one = await card_of(dialog_manager, tx)
    today = today_of(one, dialog_manager)
    years = [{"id": n, "label": texts.plain("admission-until", day=_later(today, n)), "day": _later(today, n)} for n in (1, 2, 3)]
    return {
        "who": one.called.in_full(texts.mode),
        "years": years,
        "today": today,
        "first_day": today,
        "last_day": today + YEARS_AHEAD,
    }


def _later(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def today_of(one: Card, manager: DialogManager) -> date:
    """The local day of the participant's organisation."""
    return local_day(manager.middleware_data["now"], ZoneInfo(one.zone))


async def reasons_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """Why not."""
    async with db.read() as tx:
        one = await card_of(dialog_manager, tx)
    return {
        "who": one.called.in_full(texts.mode),
        "reasons": [{"id": r.value, "label": texts.plain("admission-reason", reason=r.value)} for r in Reason],
    }


async def journal_shown(who: Who, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Whom to enter, and where: one organisation for almost every curator."""
    places = curates(who)
    chosen = dialog_manager.dialog_data.get("place") or next(iter(places), 0)
    named = {seat.organization_id: seat.organization for seat in who.seats}
    rows = [{"id": one, "label": f"✅ {named[one]}" if one == chosen else named[one]} for one in places]
    return {"places": rows, "several": len(rows) > 1}
