"""Questions to regional centres, and their answers."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class CentreQuestion(Base, kw_only=True):
    """What an official asked a centre of the directory."""

    __tablename__ = "centre_questions"
    __table_args__ = (
        CheckConstraint(
            "(answered_at IS NULL) = (answer IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL)", name="answered"
        ),
        CheckConstraint("answered_at IS NULL OR centre_id IS NOT NULL", name="answered_by_a_centre"),
        Index("ix_centre_questions_asked_by", "asked_by"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    asked_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    #: For which organisation it was asked.
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    #: The centre as the paper names it; its organisation where it has one here, with somebody to answer.
    centre: Mapped[str]
    centre_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True, default=None)
    direction: Mapped[str]
    topic: Mapped[str | None] = mapped_column(default=None)
    words: Mapped[str]
    asked_at: Mapped[Moment]
    answer: Mapped[str | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
