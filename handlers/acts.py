"""Presses on plain buttons under messages that the bot sent by itself: one table from act to what it does.

An act asks the database whether it may still be done; what it returns is said as a toast, `None` means that a screen was shown.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.utils import CB_SEP

from db import AlreadyDone
from db.pair.pair_fits import Fit
from domain.questionnaires import Stage
from handlers.admission import on as admission
from handlers.announcements import reporting as announcements
from handlers.assignments import acting as assignments
from handlers.buttons import Act, under_own_message
from handlers.centres import answering as centres
from handlers.events import answering as events
from handlers.exports import on as exports
from handlers.feedback import answering as feedback
from handlers.goals import dialog as goals
from handlers.guardian import opening as guardian
from handlers.home.start import go_home
from handlers.invitations import opening
from handlers.joining import opening as joining
from handlers.meetings import listing as meetings
from handlers.meetings import plan_answers
from handlers.pairing import answering as pairing
from handlers.pairing import contact, curating, fitting
from handlers.pleas import answering as pleas
from handlers.reminders import on as reminders
from handlers.requests import opening as requests
from handlers.safety import desk as concerns
from handlers.school_map import opening as school_map
from handlers.school_year import answering as school_year
from handlers.school_year import dialog as school_year_screen
from handlers.targets import on as share
from handlers.writing import dialog as writing
from locales import Texts

router = Router(name="acts")

#: What an act does: the id and version from the button, and the update's data.
Does = Callable[[Act, DialogManager], Awaitable[str | None]]


async def _home(_: Act, manager: DialogManager) -> None:
    await go_home(manager)


async def _confirm_invitation(act: Act, manager: DialogManager) -> str:
    data = manager.middleware_data
    return await opening.confirmed(data["db"], data["who"], act.id, data["now"], data["texts"])


async def _revoke_invitation(act: Act, manager: DialogManager) -> str:
    data = manager.middleware_data
    return await opening.revoked(data["db"], data["who"], act.id, data["now"], data["texts"])


ACTS: dict[str, Does] = {
    "take-concern": concerns.take,
    "open-concern": concerns.show,
    "feedback-start": feedback.opens(Stage.START),
    "feedback-end": feedback.opens(Stage.END),
    **{f"pulse-{value}": feedback.face(value) for value in range(1, 6)},
    "home": _home,
    "share": share.show,
    "confirm-invitation": _confirm_invitation,
    "revoke-invitation": _revoke_invitation,
    "done": assignments.done,
    "assignments": assignments.mine,
    "judge": assignments.judge,
    "assignment": assignments.show,
    "acknowledge": assignments.acknowledge,
    "plea-grant": pleas.grant,
    "plea-other": pleas.show_day,
    "plea-refuse": pleas.show_words,
    "plea-answer": pleas.show_words,
    "approval": school_map.show_submitted,
    "school-map": school_map.show_own,
    "request": requests.answer,
    "request-place": requests.place,
    "snooze": reminders.put_off,
    "unreachable": reminders.show_unreachable,
    "go-on": joining.go_on_with,
    "confirm-guardian": guardian.confirmed,
    "deny-guardian": guardian.denied,
    "open-child": guardian.opens_child,
    "open-applications": admission.show_queue,
    "open-participant": admission.show_participant,
    "quiz": admission.show_quiz,
    "join-school": joining.joins_school,
    "year-goes-on": school_year.goes_on,
    "year-ends": school_year.ends,
    "open-school-year": school_year_screen.show,
    "accept-pair": pairing.accepted,
    "accept-last-pair": pairing.accepted_last,
    "decline-pair": pairing.declined,
    "open-pair": curating.show_pair,
    "open-pairs": curating.show_pairs,
    "pair-goes-on": contact.goes_on,
    "no-contact": contact.asks,
    "log-meeting": contact.logs,
    "match": curating.show_matching,
    "confirm-meeting": meetings.confirmed,
    "deny-meeting": meetings.denied,
    "plan-yes": plan_answers.will_come,
    "plan-move": plan_answers.moves,
    "plan-other": plan_answers.moves,
    "plan-postponed": plan_answers.moves,
    "plan-calendar": plan_answers.to_calendar,
    "plan-met": plan_answers.met,
    "plan-missed": plan_answers.missed,
    **{f"plan-take-{number}": plan_answers.takes(number) for number in (1, 2, 3)},
    **{f"fit-{fit.value}": fitting.answers(fit) for fit in Fit},
    "open-goals": goals.opens,
    "letter-answer": writing.opens_answer,
    "announcement-file": announcements.file_asked,
    "centre-answer": centres.opens_answer,
    "export-cancel": exports.cancelled,
    "event-yes": events.yes,
    "event-no": events.no,
    "event-substitute": events.substitute,
    "event-calendar": events.to_calendar,
}


@router.callback_query(Act.filter())
async def pressed(query: CallbackQuery, callback_data: Act, dialog_manager: DialogManager, texts: Texts, **_: Any) -> None:
    """Do what the button says, once, and answer the press."""
    does = ACTS.get(callback_data.act)
    own = under_own_message.set(True)
    try:
        said = await does(callback_data, dialog_manager) if does else texts.plain("button-unknown")
    except AlreadyDone:
        said = texts.plain("button-done")
    finally:
        under_own_message.reset(own)
    await query.answer(said, show_alert=bool(said and len(said) > 60))


async def _no_dialog(query: CallbackQuery) -> bool:  # async: aiogram runs what is not in a thread
    """Whether the data was never made by a dialog of ours: those carry the id of their context."""
    return CB_SEP not in (query.data or "")


@router.callback_query(_no_dialog)
async def forged(query: CallbackQuery, dialog_manager: DialogManager, texts: Texts) -> None:
    """A button that is none of ours, or of an earlier release: nothing changes, the present screen is shown."""
    await query.answer(texts.plain("button-unknown"))
    await go_home(dialog_manager)
