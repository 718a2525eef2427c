"""What the screens about one's data show."""

from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.office import rights
from db.participant import erasing, guardians
from domain.consent import Purpose
from domain.who import Who
from handlers.gone import Gone
from handlers.guardian.getters import watchers_in_words
from handlers.joining import document
from handlers.own_data.subject import Standing, standings, subject_of
from locales import Texts


async def main_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """What can be done about one's data."""
    async with db.read() as tx:
        one = await subject_of(tx, dialog_manager)
    return {
        "text": texts("own-main", polite=one.polite, child=one.child, mode=texts.mode.value),
        "takes_part": bool(one.places),
        "child": one.child,
        "polite": one.polite,
    }


async def sees_shown(db: UpdateDatabase, dialog_manager: DialogManager, now: datetime, texts: Texts, **_: Any) -> dict[str, Any]:
    """«Кто видит»: offices and the people behind them, of every organisation where the person takes part."""
    async with db.read() as tx:
        one = await subject_of(tx, dialog_manager)
        found = dict.fromkeys([w for place, _name in one.places for w in await rights.watchers(tx, place, now)])
    words = watchers_in_words(list(found), texts)
    return {"watchers": words, "mode": texts.mode.value, "polite": "guardian" if one.child else one.polite}


async def consents_shown(db: UpdateDatabase, who: Who, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """One line for each purpose and organisation."""
    async with db.read() as tx:
        one = await subject_of(tx, dialog_manager)
        every = await standings(tx, one, who.person_id)
    several = len(one.places) > 1
    rows = [
        {
            "id": stand.id,
            "label": texts.plain(
                "own-consent-row",
                purpose=stand.purpose.value,
                state=_state(stand, texts),
                organization=stand.organization if several else "none",
            ),
        }
        for stand in every
    ]
    return {"rows": rows, "count": len(rows), "polite": one.polite, "child": one.child}


def _state(stand: Standing, texts: Texts) -> str:
    if stand.given is None:
        return "none"
    return "given" if stand.given.document == document.of(stand.purpose, texts.mode) else "changed"


async def standing_of(tx: Any, manager: DialogManager) -> Standing:
    """The purpose and organisation in hand."""
    one = await subject_of(tx, manager)
    wanted = manager.dialog_data.get("consent")
    every = await standings(tx, one, manager.middleware_data["who"].person_id)
    found = next((stand for stand in every if stand.id == wanted), None)
    if found is None:
        raise Gone("no such consent")
    return found


async def consent_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """A document of its own, what was answered to it, and the answer that can be given now."""
    async with db.read() as tx:
        stand = await standing_of(tx, dialog_manager)
        one = await subject_of(tx, dialog_manager)
    state = _state(stand, texts)
    dialog_manager.dialog_data["shown"] = document.of(stand.purpose, texts.mode).text_hash
    return {
        "head": texts(
            "own-consent",
            organization=stand.organization,
            state=state,
            day=stand.given.at.date() if stand.given else None,
            version=stand.given.document.version if stand.given else 0,
        ),
        "document": document.shown(stand.purpose, texts),
        "can_agree": state != "given",
        "can_withdraw": stand.given is not None,
        "polite": one.polite,
    }


async def withdraw_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """What follows, before it is done."""
    async with db.read() as tx:
        stand = await standing_of(tx, dialog_manager)
        one = await subject_of(tx, dialog_manager)
    stops = stand.purpose is Purpose.PARTICIPATION
    return {"text": texts("own-ask-withdraw", organization=stand.organization, stops=stops, polite=one.polite, child=one.child)}


async def erase_shown(db: UpdateDatabase, dialog_manager: DialogManager, now: datetime, **_: Any) -> dict[str, Any]:
    """What goes, what stays and why; an official learns what is done with the office."""
    async with db.read() as tx:
        one = await subject_of(tx, dialog_manager)
        office = await erasing.holds_office(tx, one.person_id, now.date())
        guards = not one.child and bool(await guardians.of_guardian(tx, one.person_id))
    return {"polite": one.polite, "child": one.child, "office": office, "guards": guards}


async def changed_shown(who: Who, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """The present text of a consent whose earlier text the person has agreed to."""
    dialog_manager.dialog_data["shown"] = document.current(texts.mode).text_hash
    return {"polite": who.polite, "document": document.shown(Purpose.PARTICIPATION, texts)}
