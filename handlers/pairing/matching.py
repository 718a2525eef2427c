"""«Подобрать»: a mentee who waits, mentors with reasons in words or why nobody fits, and the proposal."""

from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button, Column, ScrollingGroup, SwitchTo

from db import AlreadyDone, UpdateDatabase
from db.office import rights
from db.pair import matches, pairs
from db.pair.matches import Shortlist
from db.pair.pairs import Blocked
from db.pair.seen import Seen
from domain.allowed_hours import local_day
from domain.offices import Act
from domain.pair import Refusal
from domain.personal import PersonalData
from domain.who import Who
from handlers.gone import Gone
from handlers.joining import document
from handlers.pairing.lists import continues, entrance, matches_all, waiting_here
from handlers.pairing.reasons import about_themselves, in_words, refusal_in_words, why_nobody
from handlers.pairing.states import Match, Pairs
from handlers.presses import Press, choices
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts

ROWS = 8


async def mentees_shown(
    db: UpdateDatabase, who: Who, mode: PersonalData, now: datetime, texts: Texts, failed: bool = False, **_: Any
) -> dict[str, Any]:
    """Who waits for a mentor, the longest first, with the weeks of waiting."""
    async with db.read() as tx:
        waiting = await waiting_here(tx, who, mode, now)
        together = await entrance(tx, who, waiting)
    found = [one for here in waiting.values() for one in here]
    rows = [
        {
            "id": one.row.id,
            "label": texts.plain(
                "pairing-waiting",
                who=one.called.in_full(mode),
                days=(local_day(now, ZoneInfo(one.zone)) - local_day(one.row.applied_at, ZoneInfo(one.zone))).days,
            ),
        }
        for one in found
    ]
    return {"people": rows, "count": len(rows), "failed": failed, **together}


async def _shortlist(manager: DialogManager, tx: Any) -> Shortlist:
    """The short list of the chosen mentee, if whoever looks is curator there. Otherwise like an old button."""
    data = manager.middleware_data
    found = await matches.shortlist(tx, manager.dialog_data.get("mentee", 0), document.current(data["mode"]), data["now"])
    if found is None or not await rights.allowed(
        tx, data["who"].person_id, Act.FORM_PAIRS, found.mentee.row.organization_id, data["now"]
    ):
        raise Gone("nobody to match")
    return found


async def mentors_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """The best mentors with their reasons; when nobody fits, why."""
    async with db.read() as tx:
        found = await _shortlist(dialog_manager, tx)
        persons = [card.row.person_id for card, _ in found.suggestions]
        others = await matches.elsewhere(tx, persons, found.mentee.row.organization_id)
    lines = [
        texts(
            "pairing-candidate",
            number=at,
            who=card.called.in_full(texts.mode),
            reasons=in_words(one, texts),
            leads=one.mentor.taken,
            elsewhere=", ".join(others.get(card.row.person_id, ())) or "none",
        )
        for at, (card, one) in enumerate(found.suggestions, start=1)
    ]
    buttons = [
        {"id": card.row.id, "label": texts.plain("pairing-choose", number=at, who=card.called.in_full(texts.mode))}
        for at, (card, _) in enumerate(found.suggestions, start=1)
    ]
    return {
        "who": found.mentee.called.in_full(texts.mode),
        "about": about_themselves([found.mentee], texts),
        "lines": "\n".join(lines),
        "mentors": buttons,
        "why": "" if lines else "\n".join(why_nobody(found.obstacles, texts)),
    }


async def proposal_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, refused: str = "", **_: Any
) -> dict[str, Any]:
    """A last look at both before they are asked."""
    async with db.read() as tx:
        found = await _shortlist(dialog_manager, tx)
    wanted = dialog_manager.dialog_data.get("mentor")
    chosen = next(((card, one) for card, one in found.suggestions if card.row.id == wanted), None)
    return {
        "mentee": found.mentee.called.in_full(texts.mode),
        "mentor": chosen[0].called.in_full(texts.mode) if chosen else "—",
        "reasons": in_words(chosen[1], texts) if chosen else "—",
        "fits": chosen is not None,
        "about": about_themselves([chosen[0], found.mentee], texts) if chosen else "",
        "refused": refused,
    }


async def chose_mentee(_: CallbackQuery, __: Any, manager: DialogManager, participant_id: int) -> None:
    """Whom to find a mentor for."""
    manager.dialog_data["mentee"] = participant_id
    await manager.switch_to(Match.mentors)


async def chose_mentor(_: CallbackQuery, __: Any, manager: DialogManager, participant_id: int) -> None:
    """Whom to propose."""
    manager.dialog_data["mentor"] = participant_id
    await manager.switch_to(Match.proposal)


async def proposed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Both are asked now."""
    data = manager.middleware_data
    result: Seen | Refusal | Blocked | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            chosen = manager.dialog_data
            result = await pairs.propose(
                tx, data["who"].person_id, chosen.get("mentor", 0), chosen.get("mentee", 0),
                document.current(data["mode"]), now=data["now"],
            )  # fmt: skip
    texts: Texts = data["texts"]
    if isinstance(result, Seen):
        await manager.start(Pairs.card, {"id": result.row.id})
    elif result is None:
        await manager.switch_to(Match.mentees)
    else:
        data["refused"] = refusal_in_words(result, texts)
        await manager.switch_to(Match.proposal)


dialog = Dialog(
    Screen(
        Words("rounds-failed", when="failed"),
        Words("pairing-ask-mentee"),
        Press("rounds-continue", "draft", continues, items="draft_token"),
        Press("rounds-match-all", "all", matches_all, items="all_token"),
        ScrollingGroup(
            choices("one", "people", chose_mentee, number=True),
            id="people",
            width=1,
            height=ROWS,
            hide_on_single_page=True,
        ),
        state=Match.mentees,
        getter=mentees_shown,
    ),
    Screen(
        Words("pairing-ask-mentor"),
        Html("about", when="about"),
        Html("lines", when="lines"),
        Words("pairing-nobody", when="why"),
        Html("why", when="why"),
        Column(choices("one", "mentors", chose_mentor, number=True)),
        SwitchTo(Label("footer-back"), id="back", state=Match.mentees),
        state=Match.mentors,
        getter=mentors_shown,
    ),
    Screen(
        Html("refused", when="refused"),
        Words("pairing-proposal", when="fits"),
        Html("about", when="about"),
        Words("pairing-gone", when=~F["fits"]),
        Button(Label("pairing-propose"), id="propose", on_click=proposed, when="fits"),
        SwitchTo(Label("footer-back"), id="back", state=Match.mentors),
        state=Match.proposal,
        getter=proposal_shown,
    ),
)
