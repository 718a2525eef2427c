"""«Мои данные»: everything that is kept about one person, table by table.

Complete by construction: every column that refers to a person is either taken (`TAKEN`) or left out with its reason
(`LEFT_OUT`), and a test walks the schema. Ids of other people are never among what is handed out.

To a guardian what a child has told the school alone is not handed out (`CONFIDED`): the screens promise the child that nobody
else reads it, and who is complained about may be at home.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Table, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Base, Form, Meeting, MeetingWord, Organization, Pair, PairFit, Participant, QuestionnaireAnswer, Tag
from db.organization import programme_questions, programme_tags
from db.participant import joining_questions


@dataclass(frozen=True)
class Take:
    """One table: by which columns it refers to the person, and which of its columns are told, in order.

    A column may refer to the person themselves, to their participation, to a pair of theirs, or to a meeting of such a pair
    (of its words only the own side's are told).
    """

    table: str
    by: tuple[str, ...]
    fields: tuple[str, ...]


_GUARDIANSHIP = ("organization_id", "issued_at", "opened_at", "refused_at", "confirmed_at", "ended_at")
_INVITATION = ("organization_id", "office", "title", "issued_at", "opened_at", "confirmed_at", "revoked_at")

TAKEN: tuple[Take, ...] = (
    Take("persons", ("id",), ("name", "language", "theme", "minor", "adult_since", "created_at")),
    Take(
        "accounts",
        ("person_id",),
        ("messenger", "external_id", "chosen_role", "reachable", "unreachable_since", "started_at", "replaced_at"),
    ),
    Take(
        "participants",
        ("person_id",),
        (
            "organization_id", "form", "role", "category", "state", "origin", "code", "grade", "letter", "capacity",
            "interests", "requests", "directions", "own_answers", "weekday", "applied_at", "completed_at", "decided_at",
            "refusal", "closed_at", "resting_until", "asked_back", "class_as_of", "about_self",
        ),
    ),
    Take(
        "consents",
        ("person_id",),
        ("organization_id", "purpose", "version", "text_hash", "ground", "given_at", "paper_date", "withdrawn_at"),
    ),
    Take("guardianships", ("child_id", "guardian_id"), _GUARDIANSHIP),
    Take("clearances", ("person_id",), ("organization_id", "step", "day", "valid_until")),
    Take(
        "pairs",
        ("mentor_id", "mentee_id"),
        (
            "organization_id", "form", "state", "proposed_at", "mentor_agreed_at", "mentee_agreed_at", "active_at",
            "order_number", "order_date", "paused_at", "ended_at", "end_reason", "end_why", "year_asked",
        ),
    ),
    Take("meetings", ("pair_id",), ("day", "state", "kind", "topic", "minutes", "place", "logged_at", "confirmed_at", "rating")),
    Take("meeting_plans", ("meeting_id",), ("starts_at", "agreed_at")),
    Take("pair_fits", ("pair_id",), ("said", "said_at")),
    Take("curator_letters", ("participant_id",), ("organization_id", "words", "written_at", "answer", "answered_at")),
    Take("pair_goals", ("pair_id",), ("words", "written_at", "reached_at")),
    Take("goal_steps", ("written_by",), ("words", "done_at")),
    Take("meeting_words", ("meeting_id",), ("said", "said_on", "kind", "minutes", "place", "topic", "note")),
    Take("roster_codes", ("participant_id",), ("organization_id", "grade", "letter", "number", "called", "made_at")),
    Take("arrivals", ("participant_id",), ("link_id",)),
    Take(
        "concerns",
        ("reporter_id",),
        ("organization_id", "category", "about", "urgent", "words", "reported_at", "taken_at"),
    ),
    Take("questionnaire_answers", ("pair_id",), ("stage", "question", "value", "said_at")),
    Take("pulses", ("person_id",), ("month", "asked_at", "value", "said_at")),
    Take("drafts", ("person_id",), ("kind", "data", "changed_at")),
    Take("appointments", ("person_id", "deputy_person_id"), ("organization_id", "office", "title", "since", "until")),
    Take("invitations", ("person_id", "opened_by"), _INVITATION),
    Take("assignments", ("executor_id",), ("organization_id", "state", "given", "due", "reported_at", "decided_at")),
    Take("request_addressees", ("executor_id",), ("organization_id", "state", "given", "due", "answered_at")),
    Take("acknowledgements", ("person_id",), ("at",)),
    Take("snoozes", ("person_id",), ("until", "at")),
    Take("event_guests", ("person_id",), ("organization_id", "office", "answer", "answered_at", "came")),
    Take("announcement_recipients", ("person_id",), ("organization_id", "office")),
    Take("nudge_recipients", ("person_id",), ("organization_id", "day", "items")),
    Take("reminders", ("person_id",), ("item_kind", "day", "state")),
    Take("notices", ("person_id",), ("key", "created_at", "void_at")),
    Take("deliveries", ("person_id",), ("day", "kind", "state", "sent_at")),
)  # fmt: skip

_SOLVED = "a suggestion of the computer that a curator has not proposed: the numbers compare the person with others"
_OFFICE = "done in office: the record belongs to the office and its organisation, and is seen on the screens of that office"
_ABOUT_ANOTHER = "says who recorded or decided something about somebody else: the record is that person's"
_MACHINE = "the bot's own work, by Telegram id: emptied as soon as it is done, and dropped within 48 hours"

LEFT_OUT: Mapping[str, str] = {
    "persons.adult_recorded_by": _ABOUT_ANOTHER,
    "participants.decided_by": _ABOUT_ANOTHER,
    "consents.recorded_by": _ABOUT_ANOTHER,
    "consents.confirmed_by": _ABOUT_ANOTHER,
    "clearances.recorded_by": _ABOUT_ANOTHER,
    "guardianships.made_by": _ABOUT_ANOTHER,
    "guardianships.confirmed_by": _ABOUT_ANOTHER,
    "pairs.proposed_by": _ABOUT_ANOTHER,
    "pair_asks.pair_id": "on which day the bot asked how a pair is doing: the message itself stands in the chat",
    "pairs.ended_by": _ABOUT_ANOTHER,
    "meetings.logged_by": "the meeting itself is taken through the own pair; what a curator enters is about others",
    "meetings.confirmed_by": "the meeting itself is taken through the own pair; what a curator enters is about others",
    "meeting_words.recorded_by": "the own words are taken by the own side of the pair; what a curator enters is about others",
    "curator_letters.answered_by": _OFFICE,
    "pair_goals.written_by": "the goals of a pair are taken by both of its sides",
    "matching_drafts.mentee_id": _SOLVED,
    "matching_drafts.mentor_id": _SOLVED,
    "matching_drafts.pair_id": _SOLVED,
    "matching_rounds.made_by": _OFFICE,
    "roster_codes.made_by": _OFFICE,
    "request_mails.by": _OFFICE,
    "exports.by": _OFFICE,
    "export_schedules.by": _OFFICE,
    "concerns.pair_id": "a report about a pair is not shown to the other side of it: whoever reported is protected",
    "concerns.about_person_id": "a report about somebody is not shown to them: whoever reported it is protected",
    "concerns.taken_by": _OFFICE,
    "concerns.lifted_by": _OFFICE,
    "concerns.closed_by": _OFFICE,
    "helplines.set_by": _OFFICE,
    "pulses.pair_id": "the own answers are taken by person; the other side's are told to the curators only",
    "invitations.inviter_id": _OFFICE,
    "join_links.created_by": _OFFICE,
    "announcements.by": _OFFICE,
    "centre_questions.asked_by": _OFFICE,
    "centre_questions.answered_by": _OFFICE,
    "events.by": _OFFICE,
    "papers.sent_by": _OFFICE,
    "paper_templates.added_by": _OFFICE,
    "paper_templates.retired_by": _OFFICE,
    "partners.created_by": _OFFICE,
    "school_holidays.set_by": _OFFICE,
    "denominators.entered_by": _OFFICE,
    "indicators.created_by": _OFFICE,
    "indicator_goals.set_by": _OFFICE,
    "indicator_numbers.entered_by": _OFFICE,
    "road_maps.created_by": _OFFICE,
    "road_maps.published_by": _OFFICE,
    "assignments.delegated_by": _OFFICE,
    "assignments.reported_by": _OFFICE,
    "assignments.decided_by": _OFFICE,
    "assignment_changes.by": _OFFICE,
    "evidence.added_by": _OFFICE,
    "data_requests.created_by": _OFFICE,
    "data_requests.sent_by": _OFFICE,
    "ladders.set_by": _OFFICE,
    "nudges.by": _OFFICE,
    "pleas.asked_by": _OFFICE,
    "pleas.decided_by": _OFFICE,
    "request_addressees.delegated_by": _OFFICE,
    "request_addressees.answered_by": _OFFICE,
    "request_answers.by": _OFFICE,
    "submissions.submitted_by": _OFFICE,
    "submissions.decided_by": _OFFICE,
    "conversations.chat_id": "which screen stands open: ids, a page and a filter, overwritten at every press",
    "updates.key": _MACHINE,
    "leases.key": _MACHINE,
    "sending_slots.chat_id": _MACHINE,
    "erasures.person_id": "the wish to be forgotten, and a salted hash by which a restored backup does not bring anybody back",
}

#: Columns that hold a Telegram id, or a person's id without a foreign key: the schema does not say so by itself.
BY_NUMBER = (
    "conversations.chat_id", "updates.key", "leases.key", "sending_slots.chat_id", "concerns.taken_by", "erasures.person_id",
)  # fmt: skip


#: What a child tells the school on the bot's word that only those read it who answer for it there: whole tables, or one field.
CONFIDED: Mapping[str, str | None] = {
    "concerns": None,
    "curator_letters": None,
    "pair_fits": None,
    "questionnaire_answers": None,
    "pulses": None,
    "meeting_words": "note",
    "participants": "about_self",
}
#: Notices that would say that there was a report or a letter, by the beginnings of their keys.
_CONFIDED_NOTICES = ("concern-", "writing-")


@dataclass(frozen=True)
class Part:
    """The rows of one table that are about the person: field → value, JSON-like; ids of places and forms are words already."""

    table: str
    rows: Sequence[Mapping[str, Any]]


def for_guardian(parts: Sequence[Part]) -> list[Part]:
    """Of everything about a child what a guardian may read."""
    kept = (
        replace(part, rows=[row for row in part.rows if not str(row["key"]).startswith(_CONFIDED_NOTICES)])
        if part.table == "notices"
        else replace(part, rows=[{**row, field: None} for row in part.rows])
        if (field := CONFIDED.get(part.table))
        else part
        for part in parts
        if CONFIDED.get(part.table, "") is not None
    )
    return [part for part in kept if part.rows]


async def of(tx: AsyncSession, person_id: int) -> list[Part]:
    """Everything about the person; tables without a row are left out."""
    places = {row.id: row.short_name for row in await tx.execute(select(Organization.id, Organization.short_name))}
    forms = {row.code: row.title for row in await tx.execute(select(Form.code, Form.title))}
    tags = {row.code: row.title for row in await tx.execute(select(Tag.code, Tag.title))} | await programme_tags.titles(tx)
    tags |= await joining_questions.words(tx)
    asked = await programme_questions.titles(tx)
    found: list[Part] = []
    for take in TAKEN:
        table = Base.metadata.tables[take.table]
        columns = [table.c[name] for name in take.fields]
        rows = await tx.execute(select(*columns).where(_about(take, table, person_id)).order_by(*table.primary_key.columns))
        told = [
            {name: _told(name, value, places, forms, tags, asked) for name, value in zip(take.fields, row, strict=True)}
            for row in rows
        ]
        if told:
            found.append(Part(take.table, told))
    return found


def _about(take: Take, table: Table, person_id: int) -> ColumnElement[bool]:
    mine = select(Participant.id).where(Participant.person_id == person_id)
    pairs = select(Pair.id).where(or_(Pair.mentor_id.in_(mine), Pair.mentee_id.in_(mine)))
    if take.table == "meeting_words":
        return _own_side(mine)
    if take.table == "pair_fits":
        return _own_answer(PairFit, mine)
    if take.table == "questionnaire_answers":
        return _own_answer(QuestionnaireAnswer, mine)
    refers: list[ColumnElement[bool]] = []
    for name in take.by:
        column = table.c[name]
        match next((key.target_fullname for key in column.foreign_keys), "persons.id"):
            case "participants.id":
                refers.append(column.in_(mine))
            case "pairs.id":
                refers.append(column.in_(pairs))
            case "meetings.id":
                refers.append(column.in_(select(Meeting.id).where(Meeting.pair_id.in_(pairs))))
            case _:
                refers.append(column == person_id)
    return or_(*refers)


def _own_side(mine: Any) -> ColumnElement[bool]:
    """The own words about a meeting, not the partner's."""

    def of(part: str, side: Any) -> ColumnElement[bool]:
        there = select(Meeting.id).join(Pair, Pair.id == Meeting.pair_id).where(side.in_(mine))
        return (MeetingWord.part == part) & MeetingWord.meeting_id.in_(there)

    return or_(of("mentor", Pair.mentor_id), of("mentee", Pair.mentee_id))


def _own_answer(row: type[PairFit] | type[QuestionnaireAnswer], mine: Any) -> ColumnElement[bool]:
    """What this side said of the pair, not the partner."""

    def of(part: str, side: Any) -> ColumnElement[bool]:
        return (row.part == part) & row.pair_id.in_(select(Pair.id).where(side.in_(mine)))

    return or_(of("mentor", Pair.mentor_id), of("mentee", Pair.mentee_id))


def _told(
    name: str,
    value: Any,
    places: Mapping[int, str],
    forms: Mapping[str, Any],
    tags: Mapping[str, Any],
    asked: Mapping[str, str],
) -> Any:
    match name, value:
        case "organization_id", int():
            return places.get(value)
        case "form", str():
            return forms.get(value, value)
        case (("interests" | "requests" | "directions" | "own_answers"), list()):
            return [tags.get(one, one) for one in value]
        case "topic", str():
            return tags.get(value, value)
        case "question", str():
            return asked.get(value, value)
        case _, bytes():
            return value.hex()
        case _:
            return value
