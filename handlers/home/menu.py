"""The visible list of what each role can do from home. One line per conversation; at most six lie before anybody at a time."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram.fsm.state import State
from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment.control import CONTROLLERS
from domain.offices import Office
from domain.who import Seat, Who
from handlers.admission.states import Admit
from handlers.assignments import today as assignments
from handlers.assignments.states import Assignments, Judging
from handlers.centres.states import Centres
from handlers.control.states import Control
from handlers.deputies.states import Deputies
from handlers.exports.states import Exports
from handlers.feedback import results as feedback
from handlers.feedback.states import Results
from handlers.finding.states import Finding
from handlers.guardian import today as guardian
from handlers.guardian.states import Guardian
from handlers.importance.states import Weighing
from handlers.invitations.states import Invite
from handlers.joining import today as joining
from handlers.joining.states import Join
from handlers.meetings.states import Log, Meetings
from handlers.pairing import today as pairing
from handlers.pairing.states import Match, Mine, Pairs
from handlers.pleas import answering as pleas
from handlers.pleas.states import Pleas
from handlers.road_map.states import RoadMaps
from handlers.safety import desk as safety
from handlers.safety.states import Concerns, Helpline
from handlers.school_map import today as school_map
from handlers.school_map.states import Approving
from handlers.targets.states import Share
from handlers.ways_in.states import WaysIn
from handlers.writing import today as writing
from handlers.writing.states import Writing

#: How many things wait behind a button, for this person at this moment (aware).
Counts = Callable[[AsyncSession, Who, datetime], Awaitable[int]]


@dataclass(frozen=True)
class Entry:
    """A button of home: its id, its label, where it leads, and who sees it. The dialog asks the database again anyway.

    With `count` it is seen only while something waits behind it; its label may say `{ $count_<id> }`.
    """

    id: str
    label: str
    state: State
    seen_by: Callable[[Who], bool]
    count: Counts | None = None
    #: Concerns participants, whom an installation in mode `none` does not have.
    of_participants: bool = False
    #: Somebody waits for it: among more buttons than one page holds it stands on the first.
    pressing: bool = False


def holds(*offices: Office) -> Callable[[Who], bool]:
    """Seen by whoever holds one of these offices today."""
    return lambda who: who.seat(*offices) is not None


def _is_centre(seat: Seat) -> bool:
    """Whether it is a seat in a regional centre, which stands in the region's tree and has nothing below it."""
    return seat.office is Office.REGIONAL and len(seat.held.organisation) > 1


def looks_after(*offices: Office) -> Callable[[Who], bool]:
    """Seen by whoever holds one of these offices today; not by a regional centre, which looks after nobody."""
    return lambda who: any(seat.office in offices and not _is_centre(seat) for seat in who.seats)


def _answers_questions(who: Who) -> bool:
    """Seen by regional centres."""
    return any(_is_centre(seat) for seat in who.seats)


def _takes_part(who: Who) -> bool:
    """Seen by mentees and mentors, admitted or not."""
    return bool(who.parts)


def _known(who: Who) -> bool:
    """Seen by everybody who has ever pressed Start: a half-filled form comes before any part."""
    return who.person_id is not None


def _looks_for_a_school(who: Who) -> bool:
    """Seen by whoever wants to join and has not come by any link yet."""
    return not who.seats and not who.parts and who.chosen_role in ("mentee", "mentor")


#: Who sees numbers.
SEES_NUMBERS = (Office.CURATOR, Office.HEAD, Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL)

#: Who may be told of a problem.
LISTENS = (Office.CURATOR, Office.HEAD, Office.COORDINATOR, Office.REGIONAL)

ENTRIES: tuple[Entry, ...] = (
    Entry("concerns", "home-concerns", Concerns.listed, looks_after(*LISTENS), count=safety.count_readable, pressing=True),
    Entry("go_on", "joining-go-on", Join.resume, _known, count=joining.count_unfinished, of_participants=True, pressing=True),
    Entry("log", "home-log", Log.pair, _takes_part, count=pairing.count_active, of_participants=True, pressing=True),
    Entry("mine", "home-mine", Mine.pairs, _takes_part, count=pairing.count_pairs, of_participants=True),
    Entry("meetings", "home-meetings", Meetings.listed, _takes_part, count=pairing.count_active, of_participants=True),
    Entry("guardian", "home-guardian", Guardian.children, _known, count=guardian.count_children, of_participants=True),
    Entry("profile", "home-profile", Join.profile, _takes_part, of_participants=True),
    Entry(
        "applications",
        "home-applications",
        Admit.queue,
        holds(Office.CURATOR),
        count=joining.count_applications,
        of_participants=True,
        pressing=True,
    ),
    Entry(
        "letters",
        "home-letters",
        Writing.waiting,
        holds(Office.CURATOR, Office.HEAD),
        count=writing.count_waiting,
        of_participants=True,
    ),
    Entry("match", "home-match", Match.mentees, holds(Office.CURATOR), of_participants=True),
    Entry("pairs", "home-pairs", Pairs.listed, holds(Office.CURATOR), count=pairing.count_managed, of_participants=True),
    Entry("journal", "home-journal", Admit.journal, holds(Office.CURATOR), of_participants=True),
    Entry("ways_in", "home-ways-in", WaysIn.main, holds(Office.CURATOR, Office.HEAD), of_participants=True),
    Entry("find_school", "home-find-school", Finding.ask, _looks_for_a_school, of_participants=True),
    Entry("road_map", "home-road-map", RoadMaps.desk, looks_after(Office.COORDINATOR, Office.REGIONAL, Office.CONTROLLER)),
    Entry("own_map", "home-own-map", RoadMaps.desk, holds(Office.HEAD)),
    Entry(
        "assignments",
        "home-assignments",
        Assignments.listed,
        holds(*assignments.EXECUTORS),
        count=assignments.count_mine,
        pressing=True,
    ),
    Entry("queue", "home-queue", Judging.queue, holds(*assignments.JUDGES), count=assignments.count_waiting, pressing=True),
    Entry(
        "approvals", "home-approvals", Approving.queue, holds(Office.COORDINATOR), count=school_map.count_waiting, pressing=True
    ),
    Entry("pleas", "home-pleas", Pleas.listed, holds(*assignments.JUDGES), count=pleas.count_waiting, pressing=True),
    Entry("control", "home-control", Control.main, looks_after(*CONTROLLERS)),
    Entry("share", "home-share", Share.main, looks_after(*SEES_NUMBERS)),
    Entry("exports", "home-exports", Exports.main, looks_after(*SEES_NUMBERS)),
    Entry("invite", "home-invite", Invite.office, looks_after(Office.REGIONAL, Office.COORDINATOR, Office.HEAD)),
    Entry("questions", "home-questions", Centres.waiting, _answers_questions, pressing=True),
    Entry("feedback", "home-feedback", Results.main, looks_after(*LISTENS), count=feedback.count_answers, of_participants=True),
    Entry("weighing", "home-weighing", Weighing.main, looks_after(Office.COORDINATOR), of_participants=True),
    Entry("helplines", "home-helplines", Helpline.lines, looks_after(Office.COORDINATOR, Office.REGIONAL)),
    Entry("deputies", "home-deputies", Deputies.main, holds(Office.HEAD)),
)

#: Buttons of home before one person at a time.
MOST = 6


def pages(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """These entries on as few pages as hold at most six buttons each, at least one page.

    Where one does not hold them all (somebody with several offices), each gives one place to the button that turns it, and what
    somebody waits for stands on the first.
    """
    if len(entries) <= MOST:
        return [tuple(entries)]
    ordered = sorted(entries, key=lambda entry: not entry.pressing)
    return [tuple(ordered[start : start + MOST - 1]) for start in range(0, len(ordered), MOST - 1)]
