"""A programme of mentorship: its forms, participants, consents, pairs, meetings, targets and their denominators."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, Numeric, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment

#: What an empty object of JSON is by default; named here, since a table may have a column `text`.
NOTHING_PRINTED = text("'{}'")


class Form(Base, kw_only=True):
    """A form of mentorship (pupil–pupil, teacher–teacher …), as data. `minors` says whether its mentees are pupils."""

    __tablename__ = "forms"

    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    mentor_category: Mapped[str]
    mentee_category: Mapped[str]
    minors: Mapped[bool]
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Tag(Base, kw_only=True):
    """What can be chosen in a form: an interest, a mentee's request, a mentor's direction. Data; retired ones stay readable."""

    __tablename__ = "tags"
    __table_args__ = (
        CheckConstraint("kind IN ('interest', 'request', 'direction')", name="kind"),
        CheckConstraint("audience IN ('all', 'pupil', 'adult')", name="audience"),
    )

    kind: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    #: In which forms it is offered: with pupils as mentees, with adults, or in all.
    audience: Mapped[str]
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)
    retired_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Programme(Base, kw_only=True):
    """An organisation's programme with its legal base and years; owns road maps, participants and targets."""

    __tablename__ = "programmes"
    __table_args__ = (
        CheckConstraint("last_year >= first_year", name="years"),
        CheckConstraint("counted_year IN ('calendar', 'school')", name="counted_year"),
        CheckConstraint("counting IN ('pair', 'meeting') AND counted_role IN ('mentee', 'either')", name="counting"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    title: Mapped[str]
    legal_base: Mapped[str]
    first_year: Mapped[int]
    last_year: Mapped[int]
    #: How the numerator is counted: `pair` (an approved pair) or `meeting` (plus at least one confirmed meeting in the year).
    counting: Mapped[str] = mapped_column(server_default="meeting", default="meeting")
    #: Whose numbers count: `mentee` only, or `either` role.
    counted_role: Mapped[str] = mapped_column(server_default="either", default="either")
    #: Whether its years are those of the calendar or of the school: `domain.targets.Years`.
    counted_year: Mapped[str] = mapped_column(server_default="calendar", default="calendar")
    #: Month and day («09-01») on which heads are asked anew how many learners there are.
    numbers_on: Mapped[str] = mapped_column(server_default="09-01", default="09-01")
    #: What weighs differently from usual in matching: fields of `domain.matching.Weights`.
    matching_weights: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NOTHING_PRINTED, default_factory=dict)
    forms: Mapped[list[str]] = mapped_column(JSONB)


class Participant(Base, kw_only=True):
    """A person in one form of one organisation, as mentor or mentee."""

    __tablename__ = "participants"
    __table_args__ = (
        CheckConstraint("role IN ('mentor', 'mentee')", name="role"),
        CheckConstraint("state IN ('applied', 'admitted', 'refused', 'left')", name="state"),
        CheckConstraint("origin IN ('self', 'journal')", name="origin"),
        CheckConstraint("capacity BETWEEN 0 AND 50", name="capacity"),
        CheckConstraint("grade IS NULL OR grade BETWEEN 1 AND 11", name="grade"),
        CheckConstraint("(state = 'applied') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("length(about_self) BETWEEN 1 AND 200", name="about_self"),
        Index(
            "uq_participants_living",
            "person_id", "organization_id", "form", "role", unique=True, postgresql_where=text("state <> 'left'"),
        ),
        Index("uq_participants_code", "organization_id", "code", unique=True, postgresql_where=text("code IS NOT NULL")),
        Index("ix_participants_organization_id", "organization_id", "role", "state"),
        Index("ix_participants_resting", "resting_until", postgresql_where=text("resting_until IS NOT NULL")),
    )  # fmt: skip

    id: Mapped[Id] = mapped_column(init=False)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    form: Mapped[str] = mapped_column(ForeignKey("forms.code"))
    role: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="applied", default="applied")
    origin: Mapped[str] = mapped_column(server_default="self", default="self")
    #: «7Б-03» where people go by codes.
    code: Mapped[str | None] = mapped_column(default=None)
    grade: Mapped[int | None] = mapped_column(default=None)
    letter: Mapped[str | None] = mapped_column(default=None)
    #: pupil, teacher, student, employer, graduate.
    category: Mapped[str]
    #: How many mentees this mentor may have at once; 0 for mentees. Counted per person over all organisations.
    capacity: Mapped[int] = mapped_column(server_default="0", default=0)
    interests: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    requests: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    directions: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    #: Codes of the chips that answer the programme's own questions; those of retired questions stay.
    own_answers: Mapped[list[str]] = mapped_column(JSONB, server_default="[]", default_factory=list)
    #: ISO weekday 1–7 that suits, null when any.
    weekday: Mapped[int | None] = mapped_column(default=None)
    applied_at: Mapped[Moment]
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: When the whole form was sent; null while only the questions before a guardian's consent are answered.
    completed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: Why the curator refused, as a key of the locales.
    refusal: Mapped[str | None] = mapped_column(default=None)
    #: Since when a mentor takes nobody new («больше пока не брать»).
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: «Пауза до …»: the local day on which the participant is back; null for whoever does not rest.
    resting_until: Mapped[date | None] = mapped_column(default=None)
    #: What the curator has asked about the application (a key of the locales); null once it was answered or decided.
    asked_back: Mapped[str | None] = mapped_column(default=None)
    #: The local day on which the class was last known to be right; null: the day of the application.
    class_as_of: Mapped[date | None] = mapped_column(default=None)
    #: An optional line in the own words, screened for contacts; only where the mode keeps names, for the curators alone.
    about_self: Mapped[str | None] = mapped_column(default=None)


class Consent(Base, kw_only=True):
    """Who agreed to what, when, in which wording, and on which ground. Withdrawn ones stay as facts."""

    __tablename__ = "consents"
    __table_args__ = (
        CheckConstraint("ground IN ('own', 'guardian-paper', 'guardian-link')", name="ground"),
        CheckConstraint("ground <> 'guardian-paper' OR (paper_date IS NOT NULL AND recorded_by IS NOT NULL)", name="paper"),
        CheckConstraint("confirmed_by IS NULL OR ground = 'guardian-link'", name="confirmed"),
        Index(
            "uq_consents_living",
            "person_id", "organization_id", "purpose", "ground", unique=True, postgresql_nulls_not_distinct=True,
            postgresql_where=text("withdrawn_at IS NULL AND ground <> 'guardian-link'"),
        ),
        Index(
            "uq_consents_of_a_guardian",
            "person_id", "organization_id", "purpose", "recorded_by", unique=True,
            postgresql_where=text("withdrawn_at IS NULL AND ground = 'guardian-link'"),
        ),
    )  # fmt: skip

    id: Mapped[Id] = mapped_column(init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    #: Who may process the data by it. Null only for what was given before organisations were kept: it counts everywhere.
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), default=None)
    purpose: Mapped[str]
    version: Mapped[str]
    text_hash: Mapped[bytes]
    ground: Mapped[str]
    given_at: Mapped[Moment]
    #: The person whose tap it was: oneself, the guardian, or the curator who saw the paper.
    recorded_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    paper_date: Mapped[date | None] = mapped_column(default=None)
    #: The curator who has confirmed the guardian behind a link.
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Clearance(Base, kw_only=True):
    """One tick of the checklist that opens work with minors to an adult from outside, or the safety quiz passed."""

    __tablename__ = "clearances"
    __table_args__ = (
        CheckConstraint("step IN ('certificate', 'instruction', 'order', 'quiz')", name="step"),
        UniqueConstraint("person_id", "organization_id", "step", "day"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    step: Mapped[str]
    day: Mapped[date]
    valid_until: Mapped[date | None] = mapped_column(default=None)
    recorded_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))


class Pair(Base, kw_only=True):
    """A mentor and one mentee in a form. The moments say how far its life has come; the checks keep their order."""

    __tablename__ = "pairs"
    __table_args__ = (
        CheckConstraint("mentor_id <> mentee_id", name="two_people"),
        CheckConstraint("state IN ('proposed', 'agreed', 'active', 'paused', 'ended')", name="state"),
        CheckConstraint(
            "state IN ('proposed', 'ended') OR (mentor_agreed_at IS NOT NULL AND mentee_agreed_at IS NOT NULL)", name="agreed"
        ),
        CheckConstraint("state NOT IN ('active', 'paused') OR active_at IS NOT NULL", name="active"),
        CheckConstraint("state <> 'paused' OR paused_at IS NOT NULL", name="paused"),
        CheckConstraint("(state = 'ended') = (ended_at IS NOT NULL)", name="ended"),
        Index("uq_pairs_living", "mentor_id", "mentee_id", unique=True, postgresql_where=text("state <> 'ended'")),
        Index("uq_pairs_one_mentor", "mentee_id", unique=True, postgresql_where=text("state <> 'ended'")),
        Index("ix_pairs_organization_id", "organization_id", "state"),
        Index("ix_pairs_mentor_id", "mentor_id"),
        Index("ix_pairs_mentee_id", "mentee_id"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    form: Mapped[str] = mapped_column(ForeignKey("forms.code"))
    mentor_id: Mapped[int] = mapped_column(ForeignKey("participants.id"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("participants.id"))
    state: Mapped[str] = mapped_column(server_default="proposed", default="proposed")
    proposed_at: Mapped[Moment]
    proposed_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    mentor_agreed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    mentee_agreed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: True where a side's agreement was given to the curator and entered «по журналу».
    by_journal: Mapped[bool] = mapped_column(server_default="false", default=False)
    active_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    order_number: Mapped[str | None] = mapped_column(default=None)
    order_date: Mapped[date | None] = mapped_column(default=None)
    paused_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: asked, safety, no_curator, consent, clearance, resting.
    pause_reason: Mapped[str | None] = mapped_column(default=None)
    #: Since when silence is counted anew: after a pause, or when the curator has said that the pair goes on.
    watched_from: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: The school year (the calendar year of its September) for which both sides were asked whether they go on, and when.
    year_asked: Mapped[int | None] = mapped_column(default=None)
    year_asked_on: Mapped[date | None] = mapped_column(default=None)
    #: What each side has said to it; null for no answer yet.
    mentor_goes_on: Mapped[bool | None] = mapped_column(default=None)
    mentee_goes_on: Mapped[bool | None] = mapped_column(default=None)
    #: When the curators were told that an answer is overdue.
    year_handed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    end_reason: Mapped[str | None] = mapped_column(default=None)
    #: Why a pair that had begun came to its end, as `domain.closing.Why`.
    end_why: Mapped[str | None] = mapped_column(default=None)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)


class PairAsk(Base, kw_only=True):
    """What a pair's clock has come to and was asked, once per stretch of silence; `nudge` is about an unanswered proposal."""

    __tablename__ = "pair_asks"

    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id", ondelete="CASCADE"), primary_key=True)
    rung: Mapped[str] = mapped_column(primary_key=True)
    #: The local day from which the silence is counted.
    since: Mapped[date] = mapped_column(primary_key=True)
    asked_on: Mapped[date]


class Meeting(Base, kw_only=True):
    """A meeting of a pair on one day. Both partners' logs of the same day are one row."""

    __tablename__ = "meetings"
    __table_args__ = (
        CheckConstraint("state IN ('planned', 'held', 'confirmed', 'cancelled', 'no-show')", name="state"),
        CheckConstraint("minutes IS NULL OR minutes BETWEEN 5 AND 480", name="minutes"),
        CheckConstraint("(state = 'confirmed') = (confirmed_at IS NOT NULL)", name="confirmed"),
        CheckConstraint("rating IS NULL OR rating BETWEEN 1 AND 5", name="rating"),
        Index("uq_meetings_day", "pair_id", "day", unique=True, postgresql_where=text("state NOT IN ('cancelled', 'no-show')")),
        Index("ix_meetings_day", "day"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id"))
    day: Mapped[date]
    state: Mapped[str]
    kind: Mapped[str | None] = mapped_column(default=None)
    topic: Mapped[str | None] = mapped_column(default=None)
    minutes: Mapped[int | None] = mapped_column(default=None)
    place: Mapped[str | None] = mapped_column(default=None)
    logged_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    logged_at: Mapped[Moment]
    by_journal: Mapped[bool] = mapped_column(server_default="false", default=False)
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    rating: Mapped[int | None] = mapped_column(default=None)


class MeetingWord(Base, kw_only=True):
    """One side's word about a meeting: its own log, or yes or no to the other's. The meeting's row is worked out from both."""

    __tablename__ = "meeting_words"
    __table_args__ = (
        CheckConstraint("part IN ('mentor', 'mentee')", name="part"),
        CheckConstraint("said IN ('log', 'yes', 'no')", name="said"),
        CheckConstraint("(said = 'log') = (kind IS NOT NULL) AND (said = 'log') = (minutes IS NOT NULL)", name="log"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    said: Mapped[str]
    #: The local day on which it was first said: corrections are taken for a week from then.
    said_on: Mapped[date]
    kind: Mapped[str | None] = mapped_column(default=None)
    minutes: Mapped[int | None] = mapped_column(default=None)
    place: Mapped[str | None] = mapped_column(default=None)
    topic: Mapped[str | None] = mapped_column(default=None)
    #: Seen by the curator only.
    note: Mapped[str | None] = mapped_column(default=None)
    by_journal: Mapped[bool] = mapped_column(server_default="false", default=False)
    recorded_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))


class Denominator(Base, kw_only=True):
    """How many pupils an organisation has in a year, as its head said on a day. The latest counts; history stays."""

    __tablename__ = "denominators"
    __table_args__ = (
        CheckConstraint("pupils >= 0", name="pupils"),
        Index("ix_denominators_organization_id", "organization_id", "programme_id", "year", "entered_at"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    year: Mapped[int]
    pupils: Mapped[int]
    entered_at: Mapped[Moment]
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)


class Target(Base, kw_only=True):
    """A share promised by a date at the level that the paper names."""

    __tablename__ = "targets"
    __table_args__ = (
        CheckConstraint("percent > 0 AND percent <= 100", name="percent"),
        CheckConstraint("result IS NULL OR result IN ('reached', 'missed', 'no-data')", name="result"),
        CheckConstraint("counted_base IS NULL OR counted_base IN ('school', 'additional_education', 'all')", name="counted_base"),
        UniqueConstraint("programme_id", "road_map_id", "due", "percent", "base", postgresql_nulls_not_distinct=True),
    )

    id: Mapped[Id] = mapped_column(init=False)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    road_map_id: Mapped[int] = mapped_column(ForeignKey("road_maps.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    percent: Mapped[Decimal] = mapped_column(Numeric(5, 2))
    due: Mapped[date]
    #: The printed words that name the denominator («обучающихся общеобразовательных организаций»).
    base: Mapped[str]
    #: Whose learners are meant, where a coordinator has said it; else the words of `base` are read (`domain.target_base`).
    counted_base: Mapped[str | None] = mapped_column(default=None)
    text: Mapped[str]
    result: Mapped[str | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: What the result was made of, frozen on the date: numerator, denominator, organisations without data.
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(JSONB, default=None)
    #: What stood here before a person corrected it, by field.
    printed: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NOTHING_PRINTED, default_factory=dict)
    #: Grows with every correction; an old screen carries an old one.
    version: Mapped[int] = mapped_column(server_default="1", default=1)
    #: Taken out of a draft; publishing deletes it.
    removed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Concern(Base, kw_only=True):
    """«Сообщить о проблеме»: what happened, how urgent, who has to answer. Never shown to the accused."""

    __tablename__ = "concerns"
    __table_args__ = (
        CheckConstraint("(closed_at IS NULL) = (closing IS NULL)", name="closing"),
        Index("ix_concerns_reporter_id", "reporter_id", "reported_at"),
        Index("ix_concerns_organization_id", "organization_id", "reported_at"),
        Index("ix_concerns_open", "passed_at", postgresql_where=text("taken_at IS NULL AND closed_at IS NULL")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    reporter_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), default=None)
    pair_id: Mapped[int | None] = mapped_column(ForeignKey("pairs.id"), default=None)
    category: Mapped[str]
    urgent: Mapped[bool]
    about_person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: About whom, as `domain.safety.About`; null where nobody was asked.
    about: Mapped[str | None] = mapped_column(default=None)
    words: Mapped[str | None] = mapped_column(default=None)
    reported_at: Mapped[Moment]
    #: From when the adults are told: at once, from eight, or when a stranger's earlier reports leave room.
    passed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    taken_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    taken_by: Mapped[int | None] = mapped_column(BigInteger, default=None)
    #: When the pair was frozen, and who has let it go on.
    frozen_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    lifted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: What was done, in the words of whoever closed it.
    closing: Mapped[str | None] = mapped_column(default=None)
