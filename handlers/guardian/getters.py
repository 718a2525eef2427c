"""What a guardian's screens show."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.models import Guardianship
from db.office import rights
from db.organization import organizations
from db.participant import children, consents, guardians, participants
from db.participant.children import Child
from domain.allowed_hours import local_day
from domain.consent import Consent, Purpose, Voice, within
from domain.forms import Part
from domain.invitations import Purpose as LinkPurpose
from domain.invitations import lifetime
from domain.naming import Called
from domain.pair import State as Standing
from domain.personal import Personal, PersonalData
from domain.who import Who
from handlers.gone import Gone
from handlers.joining import document
from locales import Texts


async def row_of(tx: Any, manager: DialogManager) -> Guardianship:
    """The child of this conversation, if whoever looks is its guardian. Otherwise like an old button."""
    started: Any = manager.start_data or {}
    wanted = manager.dialog_data.get("id") or started.get("id") or 0
    row = await guardians.find(tx, wanted, manager.middleware_data["who"].person_id or 0)
    if row is None:
        raise Gone("no such child")
    return row


async def called(tx: Any, row: Guardianship, texts: Texts) -> Personal | str:
    """The child: the code until a curator has confirmed the guardian, then as the mode allows."""
    known = await participants.of_child(tx, row.child_id, row.organization_id)
    if known is None:
        return texts.plain("guardian-some-child")
    return known.to_partner(texts.mode) if row.confirmed_at is not None else _unnamed(known, texts)


def _unnamed(known: Called, texts: Texts) -> str:
    """To somebody who may not be the guardian: the code where people go by codes, else the class."""
    either = (known.school_class, known.code) if texts.mode is PersonalData.NAMES else (known.code, known.school_class)
    return next((one for one in either if one), "?")


def answer_of(row: Guardianship, given: list[Consent], texts: Texts) -> str:
    """How things stand with this guardian's word: `agreed`, `changed`, `waits` (unconfirmed), `refused` or `asked`."""
    document_now = document.current(texts.mode)
    own = [
        one
        for one in within(given, row.organization_id)
        if one.voice is Voice.GUARDIAN and one.withdrawn_at is None and one.document.purpose is Purpose.PARTICIPATION
    ]
    by_me = [one for one in own if one.recorded_by == row.guardian_id]
    if any(one.document == document_now for one in by_me):
        return "waits" if row.confirmed_at is None else "agreed"
    if any(one.counts and one.document == document_now for one in own):
        return "another"
    if by_me:
        return "changed"
    return "refused" if row.refused_at is not None else "asked"


async def children_shown(db: UpdateDatabase, who: Who, texts: Texts, **_: Any) -> dict[str, Any]:
    """Every child, in every organisation."""
    async with db.read() as tx:
        rows = await guardians.of_guardian(tx, who.person_id or 0)
        shown = []
        for row in rows:
            place = await organizations.find(tx, row.organization_id)
            child = await called(tx, row, texts)
            shown.append({"id": row.id, "label": texts.plain("guardian-row", who=child, organization=place.short_name)})
    return {"children": shown, "count": len(shown)}


async def ask_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """What for, and the document, as one of its own. Which text was shown is remembered by its hash."""
    async with db.read() as tx:
        row = await row_of(tx, dialog_manager)
        place = await organizations.find(tx, row.organization_id)
        who, given = await called(tx, row, texts), await consents.of(tx, row.child_id)
    dialog_manager.dialog_data["shown"] = document.current(texts.mode).text_hash
    return {
        "head": texts("guardian-ask", who=who, organization=place.name, answer=answer_of(row, given, texts)),
        "document": document.shown(Purpose.PARTICIPATION, texts),
    }


async def child_shown(db: UpdateDatabase, dialog_manager: DialogManager, now: datetime, texts: Texts, **_: Any) -> dict[str, Any]:
    """How the child is doing, and what the guardian can do."""
    async with db.read() as tx:
        row = await row_of(tx, dialog_manager)
        lines = await state_lines(tx, row, now, texts)
        answer = answer_of(row, await consents.of(tx, row.child_id), texts)
    return {
        "text": "\n".join(lines),
        "can_answer": answer not in ("agreed", "waits"),
        "can_withdraw": answer in ("agreed", "waits", "changed", "another"),
        "confirmed": row.confirmed_at is not None,
    }


async def state_lines(tx: Any, row: Guardianship, now: datetime, texts: Texts) -> list[str]:
    """The child in words; before a curator's confirmation nothing but that it is awaited."""
    place = await organizations.find(tx, row.organization_id)
    who = await called(tx, row, texts)
    answer = answer_of(row, await consents.of(tx, row.child_id), texts)
    number = await guardians.digits(tx, row) if answer == "waits" else ""
    lines = [
        texts("guardian-child", who=who, organization=place.short_name),
        texts("guardian-answer", answer=answer, number=number, confirmed=row.confirmed_at is not None),
    ]
    if row.confirmed_at is None:
        return lines
    today = local_day(now, ZoneInfo(place.zone))
    one = await children.child(tx, row, document.current(texts.mode), now=now, today=today)
    return lines + _of_child(one, texts)


def _of_child(one: Child, texts: Texts) -> list[str]:
    lines = [texts("guardian-joined", state=one.card.state.value if one.card else "left")]
    for pair in one.pairs:
        mentor = pair.side(Part.MENTOR)
        partner = mentor.called.to_partner(texts.mode, with_class=False)
        begun = pair.pair.state in (Standing.ACTIVE, Standing.PAUSED)
        lines.append(texts("guardian-pair", partner=partner, category=mentor.category.value, begun=begun))
    if one.card is not None and not one.pairs:
        lines.append(texts("guardian-no-pair"))
    for day, where in one.outside:
        lines.append(texts("guardian-meeting", day=day, place=where or "none"))
    return lines


async def sees_shown(db: UpdateDatabase, dialog_manager: DialogManager, now: datetime, texts: Texts, **_: Any) -> dict[str, Any]:
    """«Кто видит данные ребёнка»."""
    async with db.read() as tx:
        row = await row_of(tx, dialog_manager)
        found = await rights.watchers(tx, row.organization_id, now)
    return {"watchers": watchers_in_words(found, texts), "mode": texts.mode.value, "polite": "guardian"}


def watchers_in_words(found: list[rights.Watcher], texts: Texts) -> str:
    """Offices that see something of the participants, and the officials who hold them where the mode sends names at all."""
    return "\n".join(
        texts(
            "joining-watcher",
            office=one.office.value,
            sees=one.sees,
            organization=one.organization,
            names=(", ".join(one.names) if texts.mode is PersonalData.NAMES else "") or "none",
            mode=texts.mode.value,
        )
        for one in found
    )


async def link_shown(
    db: UpdateDatabase, who: Who, dialog_manager: DialogManager, texts: Texts, link: str | None = None, **_: Any
) -> dict[str, Any]:
    """The text to pass on, or why there is none."""
    started: Any = dialog_manager.start_data or {}
    if link is None:
        return {"text": texts("guardian-link-not-made", polite=who.polite)}
    async with db.read() as tx:
        place = await organizations.find(tx, started["organization"])
        known = await participants.of_child(tx, started["child"], started["organization"])
    child = _unnamed(known, texts) if known else "?"
    days = lifetime(LinkPurpose.GUARDIAN).days
    head = texts("guardian-link-made", days=days, polite=who.polite, own=who.person_id == started["child"])
    return {"text": head + "\n\n" + texts("guardian-link-forward", organization=place.short_name, code=child, link=link)}
