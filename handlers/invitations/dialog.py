"""Inviting: which office, which organisation, and the text to forward."""

import secrets
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from aiogram_dialog import Dialog, DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Back, Button, Column, Group, ScrollingGroup, Select, Start, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.models import Organization
from db.office import invitations
from db.organization import organizations
from domain.invitations import Purpose, lifetime, payload
from domain.offices import NAMES, Office, may_name
from domain.who import Who
from handlers.appointments.ending import may_end
from handlers.appointments.states import Appointments
from handlers.deputies.naming import may_look as may_look_at_deputies
from handlers.deputies.states import Deputies
from handlers.invitations import mine
from handlers.invitations.states import Invite
from handlers.organizations.states import Organizations
from handlers.presses import Press, choices, pager
from handlers.screens import Screen
from handlers.words import Html, Item, Label, Words
from locales import Texts

#: Characters of a free title.
LONGEST_TITLE = 60
#: Rows of a list on one page of a phone.
ROWS = 8


async def offices_shown(who: Who, texts: Texts, **_: Any) -> dict[str, Any]:
    """The offices that this person may give, each once."""
    given = dict.fromkeys(line.office for seat in who.seats for line in NAMES[seat.office] if not line.only_deputy)
    return {
        "offices": [{"id": office.value, "label": texts.plain("office-name", office=office.value)} for office in given],
        "may_leave": may_look_at_deputies(who),
        "may_end": may_end(who),
        "keeps_list": who.seat(Office.COORDINATOR, Office.REGIONAL) is not None,
    }


async def _candidates(db: UpdateDatabase, who: Who, office: Office, now: datetime) -> list[Organization]:
    """The organisations in which this person may give this office today."""
    found: dict[int, Organization] = {}
    async with db.read() as tx:
        for seat in who.seats:
            below = await organizations.below(tx, seat.organization_id)
            for one in [await organizations.find(tx, seat.organization_id), *below]:
                if may_name(who.held, office, tuple(one.path), await organizations.level(tx, one.kind), now.date()):
                    found[one.id] = one
    return list(found.values())


async def organizations_shown(
    db: UpdateDatabase, who: Who, now: datetime, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Where: everything below in which the chosen office may be given."""
    office = Office(dialog_manager.dialog_data["office"])
    found = await _candidates(db, who, office, now)
    return {"office": office.value, "places": [{"id": o.id, "label": o.short_name} for o in found]}


async def chose_office(_: CallbackQuery, __: Any, manager: DialogManager, office: str) -> None:
    """On to the organisation; who is none of the named ones has a title of its own first."""
    manager.dialog_data.update(office=office, title=None)
    if Office(office) is Office.STAFF:
        await manager.switch_to(Invite.title)
    else:
        await _to_place(manager)


async def typed_title(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«педагог-психолог»."""
    manager.show_mode = ShowMode.SEND
    title = " ".join((message.text or "").split())
    if not 2 <= len(title) <= LONGEST_TITLE:
        manager.middleware_data["wrong"] = True
        return
    manager.dialog_data["title"] = title
    await _to_place(manager)


async def title_shown(wrong: bool = False, **_: Any) -> dict[str, Any]:
    """Whether the last words were no title."""
    return {"wrong": wrong, "longest": LONGEST_TITLE}


async def without_title(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Simply somebody of the staff."""
    manager.dialog_data["title"] = None
    await _to_place(manager)


async def _to_place(manager: DialogManager) -> None:
    """On to the organisation; where there is only one, straight to the link."""
    data = manager.middleware_data
    found = await _candidates(data["db"], data["who"], Office(manager.dialog_data["office"]), data["now"])
    if len(found) == 1:
        await _makes(manager, found[0].id)
    else:
        await manager.switch_to(Invite.organization)


async def chose_organization(_: CallbackQuery, __: Any, manager: DialogManager, organization_id: int) -> None:
    """There."""
    await _makes(manager, organization_id)


async def _makes(manager: DialogManager, organization_id: int) -> None:
    """Make the link, if this person may. The secret is shown once and kept nowhere but in the message."""
    data = manager.middleware_data
    db, who, now = data["db"], data["who"], data["now"]
    office = Office(manager.dialog_data["office"])
    secret = payload(secrets.token_bytes(32))
    made = False
    try:
        async with db.begin() as tx:
            place = await organizations.find(tx, organization_id)
            level = await organizations.level(tx, place.kind)
            if may_name(who.held, office, tuple(place.path), level, now.date()):
                instead_of = await invitations.placeholder(tx, office, organization_id)
                await invitations.issue(
                    tx, secret, office, organization_id, now=now, inviter_id=who.person_id, person_id=instead_of,
                    title=manager.dialog_data.get("title"),
                )  # fmt: skip
                made = True
    except AlreadyDone:
        made = False  # the first run's secret was never shown and is kept nowhere; the person asks once more
    if made:
        # In the update's data, not in the conversation's: the secret is shown once and stored nowhere.
        data["link"] = await create_start_link(data["bot"], secret)
        manager.dialog_data["place"] = place.short_name
    await manager.switch_to(Invite.link)


async def link_shown(dialog_manager: DialogManager, texts: Texts, link: str | None = None, **_: Any) -> dict[str, Any]:
    """The text to forward, or why there is none."""
    data = dialog_manager.dialog_data
    if link is None:
        return {"text": texts("invite-not-made")}
    office = Office(data["office"])
    days = lifetime(Purpose.OFFICE, office).days
    said = {"office": office.value, "title": data.get("title"), "organization": data["place"], "days": days}
    return {"text": texts("invite-made", **said) + "\n\n" + texts("invite-forward", **said, link=link)}


dialog = Dialog(
    Screen(
        Words("invite-ask-office"),
        Column(Select(Item(), id="offices", item_id_getter=lambda one: one["id"], items="offices", on_click=chose_office)),
        Start(Label("invite-organizations"), id="organizations", state=Organizations.main, when="keeps_list"),
        SwitchTo(Label("invite-mine-button"), id="mine", state=Invite.mine, when="made"),
        Start(Label("home-deputies"), id="deputies", state=Deputies.main, when="may_leave"),
        Start(Label("appointments-button"), id="appointed", state=Appointments.listed, when="may_end"),
        state=Invite.office,
        getter=(offices_shown, mine.counts_shown),
    ),
    Screen(
        Words("invite-ask-organization"),
        ScrollingGroup(
            Select(
                Item(),
                id="place",
                item_id_getter=lambda one: one["id"],
                items="places",
                type_factory=int,
                on_click=chose_organization,
            ),
            id="places",
            width=1,
            height=ROWS,
            hide_on_single_page=True,
        ),
        Back(Label("footer-back"), id="back"),
        state=Invite.organization,
        getter=organizations_shown,
    ),
    Screen(Html("text"), state=Invite.link, getter=link_shown),
    Screen(
        Words("invite-title-wrong", when="wrong"),
        Words("invite-ask-title"),
        MessageInput(typed_title, content_types=["text"]),
        Button(Label("invite-no-title"), id="none", on_click=without_title),
        SwitchTo(Label("footer-back"), id="back", state=Invite.office),
        state=Invite.title,
        getter=title_shown,
    ),
    Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("yes", "numbers", mine.confirms_one, number=True), width=4),
        Press("invite-mine-all", "all", mine.confirms_all, when="many"),
        Group(choices("no", "refusals", mine.takes_back, number=True), width=4),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=Invite.office),
        state=Invite.mine,
        getter=mine.shown,
    ),
)
