"""What a pair does besides having met: meetings to come, goals, how both feel about each other, letters to the curators."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class MeetingPlan(Base, kw_only=True):
    """When a meeting is to be: its row in `meetings` has the local day and the place. It stays when the meeting was held."""

    __tablename__ = "meeting_plans"
    __table_args__ = (
        CheckConstraint("planned_part IN ('mentor', 'mentee')", name="planned_part"),
        CheckConstraint("offered_part IS NULL OR offered_part IN ('mentor', 'mentee')", name="offered_part"),
        Index("ix_meeting_plans_starts_at", "starts_at"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    starts_at: Mapped[Moment]
    planned_part: Mapped[str]
    #: Grows when the meeting moves; buttons and reminders of an earlier date carry an earlier one.
    version: Mapped[int] = mapped_column(server_default="1", default=1)
    #: When the other side said «Буду», or took one of the dates.
    agreed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: Other moments that one side proposes, as ISO moments in UTC; the other one takes one of them.
    offered: Mapped[list[str]] = mapped_column(JSONB, server_default="[]", default_factory=list)
    offered_part: Mapped[str | None] = mapped_column(default=None)


class PairFit(Base, kw_only=True):
    """What a side answered after the first meeting; the last answer counts. Seen by the curators only."""

    __tablename__ = "pair_fits"
    __table_args__ = (
        CheckConstraint("part IN ('mentor', 'mentee')", name="part"),
        CheckConstraint("said IN ('good', 'unsure', 'replace')", name="said"),
    )

    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id", ondelete="CASCADE"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    said: Mapped[str]
    said_at: Mapped[Moment]


class PairGoal(Base, kw_only=True):
    """What a pair works for; both sides and the curators read it. Its words were screened for contacts."""

    __tablename__ = "pair_goals"
    __table_args__ = (CheckConstraint("written_part IN ('mentor', 'mentee')", name="written_part"),)

    id: Mapped[Id] = mapped_column(init=False)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id", ondelete="CASCADE"), index=True)
    words: Mapped[str]
    written_part: Mapped[str]
    written_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    written_at: Mapped[Moment]
    reached_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class GoalStep(Base, kw_only=True):
    """One step towards a goal; either side ticks it."""

    __tablename__ = "goal_steps"

    id: Mapped[Id] = mapped_column(init=False)
    goal_id: Mapped[int] = mapped_column(ForeignKey("pair_goals.id", ondelete="CASCADE"), index=True)
    words: Mapped[str]
    written_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    done_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class CuratorLetter(Base, kw_only=True):
    """What a participant wrote to the curators of an organisation, and the answer. Never seen by the other side of a pair."""

    __tablename__ = "curator_letters"
    __table_args__ = (
        CheckConstraint(
            "(answered_at IS NULL) = (answer IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL)", name="answered"
        ),
        Index("ix_curator_letters_organization_id", "organization_id", "written_at"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id"), index=True)
    words: Mapped[str]
    written_at: Mapped[Moment]
    answer: Mapped[str | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
