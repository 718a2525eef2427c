"""What a pair does besides having met: meetings to come, how both feel about each other after the first one."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Moment


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
