"""Who may come into each conversation and press each plain button: one table, asked before anything else (`guarding.py`).

A door is coarse: it knows what a person is today (an office, a part, nothing), not which school or pair the press is about. That
is asked of the database inside every press, as before; a closed door only means that nobody has to get that far. A screen that
is not in the table opens to nobody; a button or a command that is not, fails a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from aiogram.fsm.state import State, StatesGroup

from domain.offices import Office
from domain.who import Who
from handlers.admission.states import Admit, Quiz
from handlers.announcements.states import Announce
from handlers.appointments.states import Appointments
from handlers.assignments.states import Assignments, Judging
from handlers.centres.states import Centres
from handlers.control.states import Control
from handlers.deputies.states import Deputies
from handlers.events.states import Events
from handlers.exports.states import Exports
from handlers.feedback.states import Feedback, Results
from handlers.finding.states import Finding
from handlers.forms.states import Forms
from handlers.goals.states import Goals
from handlers.guardian.states import Guardian
from handlers.holidays.states import Holidays
from handlers.home.states import Home
from handlers.importance.states import Weighing
from handlers.indicators.states import Indicators
from handlers.invitations.states import Invite
from handlers.joining.states import Join
from handlers.ladder.states import Ladder
from handlers.meetings.states import Log, Meetings, Plans, Together
from handlers.office_papers.states import OfficePapers
from handlers.offices.states import Offices
from handlers.organizations.states import Organizations
from handlers.own_data.states import Own
from handlers.pairing.states import Contact, Match, Mine, Pairs, Round
from handlers.partners.states import Partners
from handlers.pleas.states import Pleas
from handlers.reminders.states import Forecast, Snoozing, Unreachable
from handlers.requests.states import Answering, Requests
from handlers.road_map.states import Editing, Edition, RoadMaps
from handlers.roll.states import Roll
from handlers.safety.states import Concern, Concerns, Helpline
from handlers.school_map.states import Approving, Submitting
from handlers.school_year.states import SchoolYear
from handlers.speaking.states import Speaking
from handlers.targets.states import Share
from handlers.ways_in.states import WaysIn
from handlers.writing.states import Writing


@dataclass(frozen=True)
class Door:
    """To whom something is open: everybody, those who take part, whoever holds one of the offices."""

    offices: frozenset[Office] = frozenset()
    participants: bool = False
    everybody: bool = False

    def opens_to(self, who: Who) -> bool:
        """Whether this person may come in, by what they are today."""
        return self.everybody or (self.participants and bool(who.parts)) or who.seat(*self.offices) is not None


def office(*offices: Office) -> Door:
    """Open to whoever holds one of these offices today, deputies included."""
    return Door(frozenset(offices))


NOBODY = Door()
#: Strangers and guardians too: what is shown is only ever about whoever looks, or about a child whose guardian that is.
EVERYBODY = Door(everybody=True)
PARTICIPANTS = Door(participants=True)
OFFICIALS = office(*Office)
#: The numbers and the work of a municipality or a region.
ABOVE = office(Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL)
#: Who sends out: orders, requests, messages.
SENDERS = office(Office.COORDINATOR, Office.REGIONAL)
#: Who accepts reports and answers pleas.
JUDGES = office(Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL, Office.HEAD)
CURATOR = office(Office.CURATOR)
SCHOOL = office(Office.CURATOR, Office.HEAD)
#: Of a pair's meetings: its two, and the school that looks after it.
PAIR = Door(SCHOOL.offices, participants=True)
#: Who prepares a road map, the own one of a school included.
MAPS = office(Office.COORDINATOR, Office.REGIONAL, Office.HEAD, Office.CURATOR)
NAMES = office(Office.REGIONAL, Office.COORDINATOR, Office.HEAD)
#: Who may be told of a problem, and sees how pairs say they are doing.
LISTENERS = office(Office.CURATOR, Office.HEAD, Office.COORDINATOR, Office.REGIONAL)

#: Every conversation.
CONVERSATIONS: Mapping[type[StatesGroup], Door] = {
    Admit: CURATOR,
    Announce: SENDERS,
    Answering: OFFICIALS,
    Appointments: NAMES,
    Approving: office(Office.COORDINATOR),
    Assignments: OFFICIALS,
    Centres: OFFICIALS,
    Concern: EVERYBODY,
    Concerns: LISTENERS,
    Contact: PARTICIPANTS,
    Control: ABOVE,
    Deputies: office(Office.HEAD, Office.COORDINATOR, Office.REGIONAL),
    Editing: MAPS,
    Edition: MAPS,
    Events: SENDERS,
    Exports: Door(ABOVE.offices | SCHOOL.offices),
    Feedback: PARTICIPANTS,
    Finding: EVERYBODY,
    Forecast: ABOVE,
    Forms: SENDERS,
    Goals: PAIR,
    Guardian: EVERYBODY,
    Helpline: SENDERS,
    Holidays: SENDERS,
    Home: EVERYBODY,
    Indicators: ABOVE,
    Invite: NAMES,
    Join: EVERYBODY,
    Judging: JUDGES,
    Ladder: ABOVE,
    Log: PAIR,
    Match: CURATOR,
    Meetings: PAIR,
    Mine: PARTICIPANTS,
    OfficePapers: Door(ABOVE.offices | SCHOOL.offices),
    Offices: SENDERS,
    Organizations: SENDERS,
    Own: EVERYBODY,
    Pairs: SCHOOL,
    Partners: ABOVE,
    Plans: PAIR,
    Pleas: JUDGES,
    Quiz: PARTICIPANTS,
    Requests: ABOVE,
    Results: LISTENERS,
    RoadMaps: Door(MAPS.offices | ABOVE.offices),
    Roll: SCHOOL,
    Round: CURATOR,
    SchoolYear: CURATOR,
    Share: Door(ABOVE.offices | SCHOOL.offices),
    Snoozing: OFFICIALS,
    Speaking: ABOVE,
    Submitting: SCHOOL,
    Together: PAIR,
    Unreachable: ABOVE,
    WaysIn: SCHOOL,
    Weighing: SENDERS,
    # Whoever takes part writes, the school answers.
    Writing: PAIR,
}

#: Steps inside a conversation that are for fewer people than its beginning.
STEPS: Mapping[State, Door] = {
    Assignments.lift: JUDGES,
    Assignments.grant: JUDGES,
    Assignments.grant_reason: JUDGES,
    Assignments.let_off: JUDGES,
    Assignments.paper: JUDGES,
    Centres.waiting: office(Office.REGIONAL),
    Centres.answer: office(Office.REGIONAL),
    # A controller reads numbers, not who has taken which.
    Exports.taken: NAMES,
    OfficePapers.pairs: SCHOOL,
    OfficePapers.pair: SCHOOL,
    OfficePapers.orders: SCHOOL,
    OfficePapers.requests: ABOVE,
    OfficePapers.templates: MAPS,
    OfficePapers.template: MAPS,
    Requests.draft: SENDERS,
    Requests.title: SENDERS,
    Requests.kind: SENDERS,
    Requests.words: SENDERS,
    Requests.field: SENDERS,
    Requests.reword: SENDERS,
    Requests.due: SENDERS,
    Requests.audience: SENDERS,
    Requests.places: SENDERS,
    Requests.measures: SENDERS,
    Requests.preview: SENDERS,
    Requests.discard: SENDERS,
    Requests.until: SENDERS,
    Requests.withdraw: SENDERS,
    RoadMaps.confirm: MAPS,
    RoadMaps.discard: MAPS,
    RoadMaps.newcomers: SENDERS,
    Indicators.rules: SENDERS,
    Indicators.one: SENDERS,
    Indicators.classes: SENDERS,
    Indicators.typed: SENDERS,
    Indicators.retire: SENDERS,
    Share.number: SCHOOL,
    Share.zero: SCHOOL,
}

#: Every button that stands under a message which the bot sent by itself.
ACTS: Mapping[str, Door] = {
    # Whoever adults who answer for a child are; the report itself says who.
    "take-concern": OFFICIALS,
    "open-concern": OFFICIALS,
    **dict.fromkeys(("feedback-start", "feedback-end", *(f"pulse-{face}" for face in range(1, 6))), PARTICIPANTS),
    "home": EVERYBODY,
    "share": CONVERSATIONS[Share],
    "confirm-invitation": NAMES,
    "revoke-invitation": NAMES,
    "done": OFFICIALS,
    "assignments": OFFICIALS,
    "judge": JUDGES,
    "assignment": OFFICIALS,
    "acknowledge": OFFICIALS,
    "plea-grant": JUDGES,
    "plea-other": JUDGES,
    "plea-refuse": JUDGES,
    "plea-answer": JUDGES,
    "approval": CONVERSATIONS[Approving],
    "school-map": SCHOOL,
    "request": OFFICIALS,
    "request-place": ABOVE,
    "snooze": OFFICIALS,
    "unreachable": ABOVE,
    "go-on": EVERYBODY,
    "confirm-guardian": CURATOR,
    "deny-guardian": CURATOR,
    "open-child": EVERYBODY,
    "open-applications": CURATOR,
    "open-participant": CURATOR,
    "quiz": PARTICIPANTS,
    "join-school": EVERYBODY,
    "year-goes-on": PARTICIPANTS,
    "year-ends": PARTICIPANTS,
    "open-school-year": CURATOR,
    "accept-pair": PARTICIPANTS,
    "accept-last-pair": PARTICIPANTS,
    "decline-pair": PARTICIPANTS,
    "open-pair": SCHOOL,
    "open-pairs": SCHOOL,
    "pair-goes-on": SCHOOL,
    "no-contact": PARTICIPANTS,
    "log-meeting": PAIR,
    "match": CURATOR,
    "confirm-meeting": PARTICIPANTS,
    "deny-meeting": PARTICIPANTS,
    **dict.fromkeys(("plan-yes", "plan-move", "plan-other", "plan-postponed", "plan-met", "plan-missed"), PAIR),
    "plan-calendar": PAIR,
    **dict.fromkeys((f"plan-take-{number}" for number in (1, 2, 3)), PAIR),
    **dict.fromkeys((f"fit-{fit}" for fit in ("good", "unsure", "replace")), PARTICIPANTS),
    "open-goals": PAIR,
    "letter-answer": SCHOOL,
    "announcement-file": Door(OFFICIALS.offices, participants=True),  # whoever was written to
    "centre-answer": STEPS[Centres.answer],
    "export-cancel": OFFICIALS,  # whoever asked for the file
    # Whoever was invited: officials, mentors, mentees.
    "event-yes": Door(OFFICIALS.offices, participants=True),
    "event-no": Door(OFFICIALS.offices, participants=True),
    "event-substitute": Door(OFFICIALS.offices, participants=True),
    "event-calendar": Door(OFFICIALS.offices, participants=True),
}

#: Every command: what it opens is one's own, so that none of them has a door. Another one is a question to ask first.
COMMANDS = frozenset({"start", "home", "menu", "cancel", "help", "language", "data"})


def door_of(state: State) -> Door:
    """The door of a screen."""
    group = state.group
    return STEPS.get(state) or CONVERSATIONS.get(group, NOBODY)
