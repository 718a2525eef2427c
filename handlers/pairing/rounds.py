"""The draft of a whole list: pairs with their reasons, changed by hand, proposed together, taken back."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button, Column, Group, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.pair import matches, matching_rounds
from db.pair.matching_rounds import Draft
from domain.matching import Obstacle
from domain.pair import Refusal
from domain.personal import PersonalData
from handlers.gone import Gone
from handlers.joining import document
from handlers.pairing.lists import chose_list, forms_shown
from handlers.pairing.reasons import about_themselves, reasons_in_words
from handlers.pairing.states import Match, Round
from handlers.presses import Press, choices, page_of, pager, token
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts

#: Drafts on one page: two lines each, and one button each in a row.
ON_PAGE = 5


def _round_id(manager: DialogManager) -> int:
    started: Any = manager.start_data or {}
    return int(started.get("round") or 0)


async def _round(manager: DialogManager, tx: AsyncSession) -> matching_rounds.Round:
    """The round of this conversation, if whoever looks forms pairs there. Otherwise like an old button."""
    data = manager.middleware_data
    text = document.current(data["mode"])
    found = await matching_rounds.find(tx, _round_id(manager), data["who"].person_id, text, data["now"])
    if found is None or found.row.state == "dropped":
        raise Gone("no such round")
    return found


async def _draft(manager: DialogManager, tx: AsyncSession) -> Draft:
    found = await _round(manager, tx)
    wanted = manager.dialog_data.get("draft")
    one = next((one for one in found.drafts if one.row.id == wanted), None)
    if one is None:
        raise Gone("no such draft")
    return one


def _two(one: Draft, texts: Texts) -> dict[str, Any]:
    return {
        "mentee": one.mentee.called.in_full(texts.mode),
        "mentor": one.mentor.called.in_full(texts.mode) if one.mentor else "—",
    }


async def drafts_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, displaced: str = "", **_: Any
) -> dict[str, Any]:
    """The suggested pairs side by side, a page at a time."""
    async with db.read() as tx:
        found = await _round(dialog_manager, tx)
        persons = [one.mentor.row.person_id for one in found.paired if one.mentor]
        others = await matches.elsewhere(tx, persons, found.row.organization_id)
        unsaid = await matching_rounds.unsaid(tx, found) if found.row.state == "proposed" else 0
    shown, page = page_of(found.paired, dialog_manager, ON_PAGE)
    lines = [
        texts(
            "rounds-line",
            number=number,
            **_two(one, texts),
            reasons=reasons_in_words(one.reasons, texts),
            by_hand=one.row.by_hand,
            elsewhere=", ".join(others.get(one.mentor.row.person_id, ())) or "none" if one.mentor else "none",
            group=_in_group(found, one),
        )
        for number, one in enumerate(shown, start=page["first"] + 1)
    ]
    draft = found.row.state == "draft"
    waiting = sum(one.waits for one in found.drafts)
    return {
        **page,
        "draft": draft,
        "done": not draft,
        "count": len(found.paired),
        "alone": len(found.alone),
        "lines": "\n".join(lines),
        "displaced": displaced,
        "rows": [
            {"id": one.row.id, "label": texts.plain("rounds-number", number=number)}
            for number, one in enumerate(shown, start=page["first"] + 1)
        ]
        if draft
        else [],
        "token": token(found.row.id, 0, count_waiting=waiting) if draft and waiting else [],
        "drop_token": token(found.row.id) if draft else [],
        "back_token": token(found.row.id, 0, count_unsaid=unsaid) if unsaid else [],
        "unsaid": unsaid,
        "refused": _refused(found, texts),
        "proposed": sum(one.row.pair_id is not None for one in found.drafts),
    }


def _in_group(found: matching_rounds.Round, one: Draft) -> int:
    """How many mentees of this round go to the same mentor: more than one make a group."""
    return sum(
        other.mentor is not None and one.mentor is not None and other.mentor.row.person_id == one.mentor.row.person_id
        for other in found.drafts
    )


def _refused(found: matching_rounds.Round, texts: Texts) -> str:
    """Drafts that the rules forbade when they were proposed, each with its reasons (HTML)."""
    return "\n".join(
        texts("rounds-refused", **_two(one, texts), why=" ".join(_why(what, texts) for what in one.row.refused))
        for one in found.drafts
        if one.row.refused
    )


def _why(what: str, texts: Texts) -> str:
    if what in set(Obstacle):
        return texts.plain("pairing-obstacle", obstacle=what)
    return texts.plain("pairing-refusal", reason=Refusal(what).value)


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, draft_id: int) -> None:
    """One draft, to look at it or to change it."""
    manager.dialog_data["draft"] = draft_id
    await manager.switch_to(Round.one)


async def one_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, now: datetime, mode: PersonalData, **_: Any
) -> dict[str, Any]:
    """The mentee, the suggested mentor with every reason, and whom else it could be."""
    async with db.read() as tx:
        found = await _round(dialog_manager, tx)
        one = await _draft(dialog_manager, tx)
        others = await matching_rounds.candidates(tx, one, document.current(mode), now)
    here = {
        draft.mentor.row.person_id: draft.mentee.called.in_full(mode)
        for draft in found.paired
        if draft.mentor and draft is not one and draft.row.id != one.row.id
    }
    mine = one.row.mentor_id
    lines = [
        texts(
            "rounds-candidate",
            mentor=card.called.in_full(mode),
            reasons=reasons_in_words(suggestion.reasons, texts),
            now_with=here.get(card.row.person_id, "none"),
            taken=suggestion.mentor.taken,
            capacity=suggestion.mentor.capacity,
        )
        for card, suggestion in others
        if card.row.id != mine
    ]
    return {
        **_two(one, texts),
        "with_mentor": one.mentor is not None,
        "without_mentor": one.mentor is None,
        "reasons": reasons_in_words(one.reasons, texts),
        "about": about_themselves([one.mentor, one.mentee], texts),
        "others": "\n".join(lines),
        "candidates": [
            {"id": card.row.id, "label": texts.plain("rounds-choose", mentor=card.called.in_full(mode))}
            for card, _ in others
            if card.row.id != mine
        ],
    }


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, participant_id: int) -> None:
    """Another mentor for this draft."""
    await _choose(manager, participant_id)


async def leaves(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nobody for now."""
    await _choose(manager, None)


async def _choose(manager: DialogManager, mentor_id: int | None) -> None:
    data = manager.middleware_data
    displaced: Draft | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            displaced = await matching_rounds.choose(
                tx, _round_id(manager), manager.dialog_data.get("draft", 0), mentor_id,
                data["who"].person_id, document.current(data["mode"]), now=data["now"],
            )  # fmt: skip
    if displaced is not None:
        data["displaced"] = data["texts"]("rounds-displaced", mentee=displaced.mentee.called.in_full(data["mode"]))
    await manager.switch_to(Round.drafts)


async def alone_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """Who is left without a mentor, and why."""
    async with db.read() as tx:
        found = await _round(dialog_manager, tx)
    shown, page = page_of(found.alone, dialog_manager, ON_PAGE)
    lines = [
        texts(
            "rounds-alone-line",
            mentee=one.mentee.called.in_full(texts.mode),
            fitting=one.row.fitting,
            by_hand=one.row.by_hand,
            why="; ".join(texts.plain("rounds-why", obstacle=what.value, count=number) for what, number in one.obstacles.items()),
        )
        for one in shown
    ]
    return {
        **page,
        "lines": "\n".join(lines),
        "rows": [
            {"id": one.row.id, "label": texts.plain("rounds-find", mentee=one.mentee.called.in_full(texts.mode))}
            for one in shown
            if found.row.state == "draft"
        ],
    }


async def shows_alone(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Who is left."""
    manager.dialog_data["page"] = 0
    await manager.switch_to(Round.alone)


async def shows_drafts(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the drafts, from their beginning."""
    manager.dialog_data["page"] = 0
    await manager.switch_to(Round.drafts)


async def proposes(_: CallbackQuery, manager: DialogManager, round_id: int, __: int) -> None:
    """All suggested pairs are proposed; both sides are asked ten minutes later."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            text = document.current(data["mode"])
            await matching_rounds.propose(tx, round_id, data["who"].person_id, text, now=data["now"])
    await manager.switch_to(Round.drafts)


async def takes_back(_: CallbackQuery, manager: DialogManager, round_id: int, __: int) -> None:
    """What nobody has been told of is taken back."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            text = document.current(data["mode"])
            await matching_rounds.take_back(tx, round_id, data["who"].person_id, text, now=data["now"])
    await manager.switch_to(Round.drafts)


async def drops(_: CallbackQuery, manager: DialogManager, round_id: int, __: int) -> None:
    """The draft is thrown away; those who wait go on waiting."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await matching_rounds.drop(tx, round_id, data["who"].person_id, document.current(data["mode"]), now=data["now"])
    await manager.start(Match.mentees)


dialog = Dialog(
    Screen(
        Words("rounds-failed", when="failed"),
        Words("rounds-ask-list"),
        Column(choices("list", "lists", chose_list)),
        state=Round.forms,
        getter=forms_shown,
    ),
    Screen(
        Html("displaced", when="displaced"),
        Words("rounds-drafts", when="draft"),
        Words("rounds-done", when="done"),
        Html("refused", when="refused"),
        Html("lines", when="lines"),
        Group(choices("draft", "rows", opened, number=True), width=5),
        pager(),
        Button(Label("rounds-alone"), id="alone", on_click=shows_alone, when="alone"),
        Press("rounds-propose", "propose", proposes),
        Press("rounds-take-back", "undo", takes_back, items="back_token"),
        Press("rounds-drop", "drop", drops, items="drop_token"),
        state=Round.drafts,
        getter=drafts_shown,
    ),
    Screen(
        Words("rounds-one", when="with_mentor"),
        Words("rounds-one-alone", when="without_mentor"),
        Html("about", when="about"),
        Words("rounds-others", when="others"),
        Html("others", when="others"),
        Column(choices("candidate", "candidates", chose, number=True)),
        Button(Label("rounds-leave"), id="leave", on_click=leaves, when="with_mentor"),
        SwitchTo(Label("footer-back"), id="back", state=Round.drafts),
        state=Round.one,
        getter=one_shown,
    ),
    Screen(
        Words("rounds-alone-head"),
        Html("lines"),
        Column(choices("draft", "rows", opened, number=True)),
        pager(),
        Button(Label("footer-back"), id="back", on_click=shows_drafts),
        state=Round.alone,
        getter=alone_shown,
    ),
)
