"""The door: what is ahead, and the ways to messages and events."""

from datetime import datetime
from typing import Any

from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Start

from db import UpdateDatabase, events
from db.organization import centres, partners
from db.speaking import announcements, segments
from domain.who import Who
from handlers.announcements.states import Announce
from handlers.centres.states import Centres
from handlers.control.states import Control
from handlers.events.states import Events
from handlers.partners.states import Partners
from handlers.screens import Screen
from handlers.segments.choosing import scope_in_hand
from handlers.speaking.states import Speaking
from handlers.words import Html, Label
from locales import Texts


async def main_shown(db: UpdateDatabase, who: Who, now: datetime, texts: Texts, **_: Any) -> dict[str, Any]:
    """How much there is of everything."""
    scope = scope_in_hand(who)
    async with db.read() as tx:
        sent = await announcements.of(tx, scope.place)
        held = await events.of(tx, scope.place)
        register = await partners.of(tx, scope.place)
        seat = centres.seat_of(who)
        directory = await centres.of(tx, seat) if seat is not None else ()
    ahead = [one for one in held if one.starts_at > now and one.cancelled_at is None]
    return {
        "text": texts("speaking-main", sent=len(sent), ahead=len(ahead)),
        "count_sent": len(sent),
        "some_sent": bool(sent),
        "count_events": len(held),
        "some_events": bool(held),
        "count_partners": len(register),
        "partners": segments.keeps_partners(who) is not None,
        "centres": bool(directory),
    }


dialog = Dialog(
    Screen(
        Html("text"),
        Start(Label("speaking-announce"), id="write", state=Announce.compose),
        Start(Label("speaking-sent"), id="sent", state=Announce.sent, when="some_sent"),
        Start(Label("speaking-event"), id="event", state=Events.title),
        Start(Label("speaking-events"), id="events", state=Events.listed, when="some_events"),
        Start(Label("speaking-partners"), id="partners", state=Partners.listed, when="partners"),
        Start(Label("centres-button"), id="centres", state=Centres.directions, when="centres"),
        Start(Label("footer-back"), id="control", state=Control.main),
        state=Speaking.main,
        getter=main_shown,
    ),
)
