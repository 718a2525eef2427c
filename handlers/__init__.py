"""Conversations, one folder each: how it looks (windows), what it shows (getters), what it does (on_…). Thin.

`routers()` is the one visible list of them, in the order in which they are asked: commands first, so that they work in the
middle of any form; buttons by table; dialogs; last, whatever nobody asked for.

Nothing of Telegram is imported here: tables are composed in `handlers/exports` by a process that has no use for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiogram import Router


def routers() -> list[Router]:
    """Every router and dialog, in order."""
    # Late, so that `handlers.buttons` can be imported without every conversation.
    from handlers import acts  # noqa: PLC0415
    from handlers.admission import dialog as admission  # noqa: PLC0415
    from handlers.admission import quiz  # noqa: PLC0415
    from handlers.announcements import dialog as announcements  # noqa: PLC0415
    from handlers.appointments import dialog as appointments  # noqa: PLC0415
    from handlers.assignments import dialog as assignments  # noqa: PLC0415
    from handlers.centres import dialog as centres  # noqa: PLC0415
    from handlers.control import dialog as control  # noqa: PLC0415
    from handlers.deputies import dialog as deputies  # noqa: PLC0415
    from handlers.events import dialog as events  # noqa: PLC0415
    from handlers.exports import dialog as exports  # noqa: PLC0415
    from handlers.feedback import answering as feedback  # noqa: PLC0415
    from handlers.feedback import results  # noqa: PLC0415
    from handlers.finding import dialog as finding  # noqa: PLC0415
    from handlers.forms import dialog as forms  # noqa: PLC0415
    from handlers.goals import dialog as goals  # noqa: PLC0415
    from handlers.guardian import dialog as guardian  # noqa: PLC0415
    from handlers.holidays import dialog as holidays  # noqa: PLC0415
    from handlers.home import dialog, start  # noqa: PLC0415
    from handlers.importance import dialog as importance  # noqa: PLC0415
    from handlers.indicators import dialog as indicators  # noqa: PLC0415
    from handlers.invitations import dialog as inviting  # noqa: PLC0415
    from handlers.joining import dialog as joining  # noqa: PLC0415
    from handlers.ladder import dialog as ladder  # noqa: PLC0415
    from handlers.meetings import listing, planned, recording, together  # noqa: PLC0415
    from handlers.office_papers import dialog as office_papers  # noqa: PLC0415
    from handlers.offices import dialog as offices  # noqa: PLC0415
    from handlers.organizations import dialog as organizations  # noqa: PLC0415
    from handlers.own_data import dialog as own_data  # noqa: PLC0415
    from handlers.pairing import answering, contact, curating, matching, rounds  # noqa: PLC0415
    from handlers.partners import dialog as partners  # noqa: PLC0415
    from handlers.pleas import dialog as pleas  # noqa: PLC0415
    from handlers.reminders import dialog as reminders  # noqa: PLC0415
    from handlers.requests import dialog as requests  # noqa: PLC0415
    from handlers.road_map import dialog as road_map  # noqa: PLC0415
    from handlers.road_map import editing_dialog as editing  # noqa: PLC0415
    from handlers.road_map import edition_dialog as edition  # noqa: PLC0415
    from handlers.roll import dialog as roll  # noqa: PLC0415
    from handlers.safety import desk as concerns  # noqa: PLC0415
    from handlers.safety import dialog as safety  # noqa: PLC0415
    from handlers.safety import lines  # noqa: PLC0415
    from handlers.school_map import dialog as school_map  # noqa: PLC0415
    from handlers.school_year import dialog as school_year  # noqa: PLC0415
    from handlers.speaking import dialog as speaking  # noqa: PLC0415
    from handlers.targets import dialog as targets  # noqa: PLC0415
    from handlers.ways_in import dialog as ways_in  # noqa: PLC0415
    from handlers.writing import dialog as writing  # noqa: PLC0415

    return [
        own_data.router,
        start.router,
        acts.router,
        dialog.home,
        inviting.dialog,
        safety.dialog,
        concerns.dialog,
        lines.dialog,
        road_map.dialog,
        editing.dialog,
        edition.dialog,
        school_map.submitted,
        school_map.approvals,
        assignments.assignments,
        assignments.queue,
        control.dialog,
        speaking.dialog,
        announcements.dialog,
        events.dialog,
        partners.dialog,
        centres.dialog,
        pleas.dialog,
        deputies.dialog,
        appointments.dialog,
        requests.asking,
        requests.answers,
        reminders.snoozing,
        reminders.unreachable,
        reminders.forecast,
        ladder.dialog,
        offices.dialog,
        office_papers.dialog,
        organizations.dialog,
        holidays.dialog,
        targets.dialog,
        exports.dialog,
        joining.dialog,
        finding.dialog,
        forms.dialog,
        ways_in.dialog,
        admission.dialog,
        roll.dialog,
        school_year.dialog,
        guardian.dialog,
        own_data.dialog,
        quiz.dialog,
        importance.dialog,
        indicators.dialog,
        matching.dialog,
        rounds.dialog,
        curating.dialog,
        feedback.dialog,
        results.dialog,
        answering.dialog,
        contact.dialog,
        recording.dialog,
        planned.dialog,
        together.dialog,
        writing.dialog,
        goals.dialog,
        listing.dialog,
        start.last,
    ]
