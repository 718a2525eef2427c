"""The curator's pairs: where each stands and what can be done to it (`steps.py`), its order, its end."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Button, Column, ScrollingGroup, Select, Start, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.concern import concern_reading
from db.organization import offers
from db.pair import goals, matches, meeting_entries, pair_fits, pairs
from db.pair.seen import Seen
from domain.forms import Part
from domain.pair import PauseReason, State
from domain.personal import PersonalData
from domain.who import Who
from handlers import buttons
from handlers.goals.states import Goals
from handlers.joining.profile_words import titled
from handlers.joining.today import curates
from handlers.meetings.states import Log, Meetings, Together
from handlers.office_papers.states import OfficePapers
from handlers.pairing import by_journal, ending, ordering
from handlers.pairing.in_hand import pair_of, seen_in_hand
from handlers.pairing.states import Match, Pairs
from handlers.pairing.steps import agreed_on_paper, declined_on_paper, paused, resumed, withdrew
from handlers.screens import Screen
from handlers.words import Html, Item, Label, Words
from locales import Texts

ROWS = 8


async def listed_shown(db: UpdateDatabase, who: Who, mode: PersonalData, texts: Texts, **_: Any) -> dict[str, Any]:
    """All open pairs: those that wait for an answer first."""
    async with db.read() as tx:
        found = [one for place in curates(who) for one in await pairs.of_organization(tx, place)]
        words = await by_journal.waiting(tx, who)
    order = list(State)
    rows = [
        {
            "id": one.row.id,
            "label": texts.plain(
                "pairing-line",
                state=one.pair.state.value,
                mentor=one.mentor.called.in_full(mode),
                mentee=one.mentee.called.in_full(mode),
            ),
        }
        for one in sorted(found, key=lambda one: order.index(one.pair.state))
    ]
    paper = [one for one in found if one.pair.begun_at and not all(one.side(part).has_account for part in Part)]
    return {"pairs": rows, "count": len(rows), "paper": bool(paper), "several": len(rows) > 1, "words": len(words)}


async def card_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, refused: str = "", **_: Any
) -> dict[str, Any]:
    """One pair with both answers, its order and its meetings."""
    async with db.read() as tx:
        one = await pair_of(dialog_manager, tx)
        titles = await offers.form_titles(tx)
        entries = await meeting_entries.entries(tx, [one])
        others = await matches.elsewhere(tx, [one.pair.mentor], one.row.organization_id)
        fits = await pair_fits.of(tx, one.row.id)
        aims = await goals.of_pair(tx, one.row.id)
        pause = await _pause(tx, one, dialog_manager)
    state, pair = one.pair.state, one.pair
    confirmed = [entry for entry in entries if entry.meeting.state == "confirmed"]
    text = texts(
        "pairing-card",
        mentor=one.mentor.called.in_full(texts.mode),
        mentee=one.mentee.called.in_full(texts.mode),
        form=titled(titles.get(one.row.form), texts),
        state=state.value,
        pause=pause,
        outcome=pair.outcome.value if pair.outcome else "none",
        mentor_said=_said(one, Part.MENTOR),
        mentee_said=_said(one, Part.MENTEE),
        meetings=len(confirmed),
        last=max((entry.meeting.day for entry in confirmed), default="none"),
        order=one.row.order_number or "none",
        order_day=one.row.order_date or "none",
        begun=one.life.begun_on or "none",
        by_journal=one.row.by_journal,
    )
    text = "\n".join([text, *(texts("fit-line", side=part.value, fit=fit.value) for part, fit in sorted(fits.items()))])
    if places := others.get(one.pair.mentor):
        text += "\n" + texts("pairing-elsewhere", places=", ".join(places))
    if one.row.end_why:
        text += "\n" + texts("pairing-ended-why", why=one.row.end_why)
    waiting = state is State.PROPOSED
    paper = [part for part in Part if not one.side(part).has_account]
    return {
        "text": text,
        "refused": refused,
        "mentor_agrees": waiting and Part.MENTOR in paper and not pair.accepted_by(Part.MENTOR),
        "mentee_agrees": waiting and Part.MENTEE in paper and not pair.accepted_by(Part.MENTEE),
        "mentor_declines": waiting and Part.MENTOR in paper,
        "mentee_declines": waiting and Part.MENTEE in paper,
        "can_withdraw": waiting,
        "can_order": state is not State.ENDED,
        "can_end": state in (State.ACTIVE, State.PAUSED),
        "can_pause": state is State.ACTIVE,
        "can_resume": state is State.PAUSED and pair.pause_reason is not PauseReason.SAFETY,
        "can_log": state in (State.ACTIVE, State.PAUSED) and bool(paper),
        "has_meetings": bool(entries),
        "has_goals": bool(aims),
        "has_papers": pair.begun_at is not None,
    }


async def _pause(tx: AsyncSession, one: Seen, manager: DialogManager) -> str:
    """Why it rests, as far as the reader may know: a report is not betrayed by the card."""
    reason, data = one.pair.pause_reason, manager.middleware_data
    if reason is PauseReason.SAFETY and not await concern_reading.may_know(tx, one.row.id, data["who"], data["now"]):
        return "held"
    return reason.value if reason else "asked"


def _said(one: Seen, part: Part) -> str:
    if one.pair.accepted_by(part):
        return "yes"
    return "waiting" if one.side(part).has_account else "paper"


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, pair_id: int) -> None:
    """One pair of the list."""
    manager.dialog_data["id"] = pair_id
    await manager.switch_to(Pairs.card)


async def logs(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A meeting of those without an account."""
    one = await seen_in_hand(manager)
    await manager.start(Log.day, {"pair": one.row.id})


async def shows_meetings(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The pair's meetings."""
    one = await seen_in_hand(manager)
    await manager.start(Meetings.listed, {"pair": one.row.id})


async def shows_goals(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The pair's goals, to read."""
    one = await seen_in_hand(manager)
    await manager.start(Goals.main, {"pair": one.row.id})


async def shows_papers(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The pair's plan, thanks for its mentor, a certificate of the mentor's work."""
    one = await seen_in_hand(manager)
    await manager.start(OfficePapers.pair, {"pair": one.row.id})


async def show_pair(act: buttons.Act, manager: DialogManager) -> None:
    """«Открыть пару» under a notice."""
    await manager.start(Pairs.card, {"id": act.id}, mode=StartMode.RESET_STACK)


async def show_pairs(_: buttons.Act, manager: DialogManager) -> None:
    """«К парам» under a notice."""
    await manager.start(Pairs.listed, mode=StartMode.RESET_STACK)


async def show_matching(_: buttons.Act, manager: DialogManager) -> None:
    """«Подобрать снова» under a notice."""
    await manager.start(Match.mentees, mode=StartMode.RESET_STACK)


dialog = Dialog(
    Screen(
        Words("pairing-list"),
        ScrollingGroup(
            Select(Item(), id="one", item_id_getter=lambda one: one["id"], items="pairs", type_factory=int, on_click=opened),
            id="pairs",
            width=1,
            height=ROWS,
            hide_on_single_page=True,
        ),
        Start(Label("office-open"), id="papers", state=OfficePapers.main),
        Button(Label("pairing-order-many"), id="order", on_click=ordering.begins_many, when="several"),
        Button(Label("journal-open"), id="words", on_click=by_journal.begins, when="words"),
        Start(Label("together-open-journal"), id="journal", state=Together.who, data={"journal": True}, when="paper"),
        state=Pairs.listed,
        getter=listed_shown,
    ),
    Screen(
        Html("refused", when="refused"),
        Html("text"),
        Column(
            Button(Label("pairing-mentor-agrees"), id="mentor", on_click=agreed_on_paper, when="mentor_agrees"),
            Button(Label("pairing-mentee-agrees"), id="mentee", on_click=agreed_on_paper, when="mentee_agrees"),
            Button(Label("pairing-mentor-declines"), id="no_mentor", on_click=declined_on_paper, when="mentor_declines"),
            Button(Label("pairing-mentee-declines"), id="no_mentee", on_click=declined_on_paper, when="mentee_declines"),
            Button(Label("pairing-log"), id="log", on_click=logs, when="can_log"),
            Button(Label("pairing-meetings"), id="meetings", on_click=shows_meetings, when="has_meetings"),
            Button(Label("goals-open-one"), id="goals", on_click=shows_goals, when="has_goals"),
            Button(Label("office-of-pair-open"), id="papers", on_click=shows_papers, when="has_papers"),
            Button(Label("pairing-order"), id="order", on_click=ordering.begins_one, when="can_order"),
            Button(Label("pairing-withdraw"), id="withdraw", on_click=withdrew, when="can_withdraw"),
            Button(Label("pairing-pause"), id="pause", on_click=paused, when="can_pause"),
            Button(Label("pairing-resume"), id="resume", on_click=resumed, when="can_resume"),
            SwitchTo(Label("pairing-end"), id="end", state=Pairs.ending, when="can_end"),
        ),
        SwitchTo(Label("pairing-to-list"), id="list", state=Pairs.listed),
        state=Pairs.card,
        getter=card_shown,
    ),
    *ordering.windows,
    by_journal.window,
    *ending.windows,
)
