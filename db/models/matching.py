"""A whole list that was matched for a curator: drafts side by side, changed by hand, proposed together."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class MatchingRound(Base, kw_only=True):
    """One matching of an organisation's list; an organisation has at most one that is still a draft."""

    __tablename__ = "matching_rounds"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'proposed', 'dropped')", name="state"),
        CheckConstraint("(state = 'draft') = (decided_at IS NULL)", name="decided"),
        Index("uq_matching_rounds_draft", "organization_id", unique=True, postgresql_where=text("state = 'draft'")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    #: The form that was matched; null for all forms of the organisation.
    form: Mapped[str | None] = mapped_column(ForeignKey("forms.code"), default=None)
    state: Mapped[str] = mapped_column(server_default="draft", default="draft")
    made_at: Mapped[Moment]
    made_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class MatchingDraft(Base, kw_only=True):
    """One mentee of a round with the suggested mentor, or with nobody; the reasons are the numbers solved with."""

    __tablename__ = "matching_drafts"
    __table_args__ = (UniqueConstraint("round_id", "mentee_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    round_id: Mapped[int] = mapped_column(ForeignKey("matching_rounds.id", ondelete="CASCADE"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("participants.id", ondelete="CASCADE"), index=True)
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("participants.id", ondelete="CASCADE"), index=True, default=None)
    #: [[kind, count, points], …], weightiest first.
    reasons: Mapped[list[Any]] = mapped_column(JSONB, default_factory=list)
    #: Of who is left: how many mentors fit but went to others, and obstacle → how many it kept away.
    fitting: Mapped[int] = mapped_column(server_default="0", default=0)
    obstacles: Mapped[dict[str, Any]] = mapped_column(JSONB, default_factory=dict)
    by_hand: Mapped[bool] = mapped_column(server_default="false", default=False)
    #: What it became when the round was proposed; null where it was refused, with the reasons in `refused`.
    pair_id: Mapped[int | None] = mapped_column(ForeignKey("pairs.id", ondelete="SET NULL"), index=True, default=None)
    refused: Mapped[list[Any]] = mapped_column(JSONB, default_factory=list)
