"""The tables. Constraints carry the rules; a row that breaks one cannot be written by any path."""

from db.models.amending import Continuation
from db.models.approvals import Submission
from db.models.base import Base
from db.models.centres import CentreQuestion
from db.models.consenting import Erasure, Guardianship
from db.models.control import Nudge, NudgeRecipient
from db.models.counting import Indicator, IndicatorGoal, IndicatorNumber, NumberRequest, Week
from db.models.exports import Export, ExportMail, ExportSchedule
from db.models.feedback import Pulse, QuestionnaireAnswer
from db.models.intake import ClockOffset, Conversation, JobRun, Lease, Pace, SendingSlot, Update
from db.models.manners import LadderSetting, Letter, SchoolHoliday
from db.models.matching import MatchingDraft, MatchingRound
from db.models.office import PaperTemplate
from db.models.pair_work import CuratorLetter, GoalStep, MeetingPlan, PairFit, PairGoal
from db.models.pairs import Meeting, MeetingWord, Pair, PairAsk
from db.models.participants import Clearance, Consent, Participant
from db.models.partners import Partner, PartnerSchool
from db.models.people import (
    Account,
    Appointment,
    CodeSeries,
    Draft,
    Invitation,
    JoinLink,
    Organization,
    OrganizationKind,
    Person,
    SchoolClass,
)
from db.models.pleas import Plea
from db.models.programmes import Form, Programme, Tag
from db.models.reminders import CalendarYear, Delivery, Notice, Reminder
from db.models.requests import DataRequest, RequestAddressee, RequestAnswer, RequestField, RequestMail
from db.models.road_maps import (
    Acknowledgement,
    Assignment,
    AssignmentChange,
    Centre,
    Evidence,
    Measure,
    Paper,
    RoadMap,
    Snooze,
)
from db.models.safety import Concern, Helplines
from db.models.speaking import Announcement, AnnouncementRecipient, Event, EventGuest
from db.models.tags import JoiningQuestion, ProgrammeQuestion, ProgrammeTag
from db.models.targets import Denominator, Target
from db.models.ways_in import Arrival, Poster, RosterCode, RosterName

__all__ = [
    "Account", "Acknowledgement", "Announcement", "AnnouncementRecipient", "Appointment", "Arrival", "Assignment",
    "AssignmentChange", "Base", "CalendarYear", "Centre", "CentreQuestion", "Clearance", "ClockOffset", "CodeSeries",
    "Concern", "Consent", "Continuation", "Conversation", "CuratorLetter", "DataRequest", "Delivery", "Denominator",
    "Draft", "Erasure", "Event", "EventGuest", "Evidence", "Export", "ExportMail", "ExportSchedule", "Form",
    "GoalStep", "Guardianship", "Helplines", "Indicator", "IndicatorGoal", "IndicatorNumber", "Invitation", "JobRun",
    "JoinLink", "JoiningQuestion", "LadderSetting", "Lease", "Letter", "MatchingDraft", "MatchingRound", "Measure", "Meeting",
    "MeetingPlan", "MeetingWord", "Notice", "Nudge", "NudgeRecipient", "NumberRequest", "Organization",
    "OrganizationKind", "Pace", "Pair", "PairAsk", "PairFit", "PairGoal", "Paper", "PaperTemplate", "Participant",
    "Partner", "PartnerSchool", "Person", "Plea", "Poster", "Programme", "ProgrammeQuestion", "ProgrammeTag",
    "Pulse", "QuestionnaireAnswer", "Reminder", "RequestAddressee", "RequestAnswer", "RequestField", "RequestMail",
    "RoadMap", "RosterCode", "RosterName", "SchoolClass", "SchoolHoliday", "SendingSlot", "Snooze", "Submission",
    "Tag", "Target", "Update", "Week",
]  # fmt: skip
