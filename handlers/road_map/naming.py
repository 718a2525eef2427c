"""The persons whom a paper names: who of them is here already, and an invitation in one press for who is not."""

import secrets
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram.utils.deep_linking import create_start_link
from aiogram_dialog import DialogManager

from db import AlreadyDone, UpdateDatabase
from db.models import RoadMap
from db.office import invitations
from db.organization import organizations
from db.road_map import publishing
from domain.handing_out import Owner, match
from domain.invitations import Purpose, lifetime, payload
from domain.offices import Office, may_name
from domain.responsible import NamedPerson
from domain.who import Who
from handlers.road_map import desk, preview
from handlers.road_map.states import RoadMaps
from locales import Texts


def _offers(road_map: RoadMap) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = road_map.reading.get("offers", [])
    return found


def _standing(offer: dict[str, Any], owner: Owner, who: Who) -> str:
    """How the named person stands to the office: `you`, `here`, `taken` by somebody else, or `free`."""
    office = owner.office if offer["office"] == Office.COORDINATOR else Office.CONTROLLER
    holding = [one for one in owner.officials if one.office is office and one.organization_id == owner.id]
    known = match(NamedPerson(offer["printed"], offer["surname"], offer["initials"]), holding)
    if known is not None:
        return "you" if known.person_id == who.person_id else "here"
    return "taken" if office is owner.office or holding else "free"


async def people_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """Each named person, and whether a link may be made for them."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        if found is None:
            return preview.gone(texts)
        place = await organizations.find(tx, found.organization_id)
        level = await organizations.level(tx, place.kind)
        owner = await publishing.owner_of(tx, found.organization_id, await publishing.today_of(tx, found.organization_id, now))
    lines, links = [], []
    for number, offer in enumerate(_offers(found)):
        standing = _standing(offer, owner, who)
        lines.append(
            texts(
                "road-map-person",
                office=offer["office"],
                person=offer["printed"],
                text=offer["text"],
                standing=standing,
                level=owner.level.value,
            )
        )
        if standing == "free" and may_name(who.held, Office(offer["office"]), tuple(place.path), level, now.date()):
            label = texts.plain("road-map-invite", office=offer["office"], person=offer["printed"])
            links.append({"id": number, "label": label})
    return {
        **preview.gone(texts),
        "said": said,
        "there": True,
        "text": "\n\n".join([texts("road-map-people-head"), *lines]),
        "choices": links,
    }


async def invited(_: CallbackQuery, __: Any, manager: DialogManager, number: int) -> None:
    """One press makes the link; its secret is shown once and kept nowhere but in the message."""
    data = manager.middleware_data
    who, now = data["who"], data["now"]
    secret = payload(secrets.token_bytes(32))
    made: tuple[Office, str] | None = None
    try:
        async with data["db"].begin() as tx:
            found = await desk.mine(tx, manager)
            offers = _offers(found) if found else []
            if found is not None and 0 <= number < len(offers):
                office = Office(offers[number]["office"])
                place = await organizations.find(tx, found.organization_id)
                level = await organizations.level(tx, place.kind)
                if may_name(who.held, office, tuple(place.path), level, now.date()):
                    await invitations.issue(tx, secret, office, place.id, now=now, inviter_id=who.person_id)
                    made = office, place.short_name
    except AlreadyDone:
        made = None  # the first run's secret was never shown; the person asks once more
    if made is not None:
        # In the update's data, not in the conversation's: the secret is shown once and stored nowhere.
        data["invitation"] = (*made, await create_start_link(data["bot"], secret))
    await manager.switch_to(RoadMaps.link)


async def link_shown(texts: Texts, invitation: tuple[Office, str, str] | None = None, **_: Any) -> dict[str, Any]:
    """The text to forward, or why there is none."""
    if invitation is None:
        return {"text": texts("invite-not-made")}
    office, place, link = invitation
    days = lifetime(Purpose.OFFICE, office).days
    return {
        "text": texts("invite-made", office=office.value, organization=place, days=days)
        + "\n\n"
        + texts("invite-forward", office=office.value, organization=place, link=link, days=days)
    }
