"""Pairs and their meetings: how far a pair's life has come, and what each side says of a meeting."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class Pair(Base, kw_only=True):
    """A mentor and one mentee in a form. The moments say how far its life has come; the checks keep their order."""

    __tablename__ = "pairs"
    __table_args__ = (
        CheckConstraint("mentor_id <> mentee_id", name="two_people"),
        # A pair is never merely agreed: with the second yes it works.
        CheckConstraint("state IN ('proposed', 'active', 'paused', 'ended')", name="state"),
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
