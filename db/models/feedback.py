"""How pairs say they are doing: questionnaires at the beginning and the end, one question a month in between."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Moment


class QuestionnaireAnswer(Base, kw_only=True):
    """One side's answer to one question (`domain.question_lists`) at the beginning or the end of a pair; the last one counts."""

    __tablename__ = "questionnaire_answers"
    __table_args__ = (
        CheckConstraint("part IN ('mentor', 'mentee')", name="part"),
        CheckConstraint("stage IN ('start', 'end')", name="stage"),
        CheckConstraint("value BETWEEN 1 AND 10", name="value"),
    )

    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id", ondelete="CASCADE"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    stage: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    #: Null where the question was passed over.
    value: Mapped[int | None] = mapped_column(default=None)
    #: The best answer that could be given; null in rows of the time before programmes had questions of their own.
    most: Mapped[int | None] = mapped_column(default=None)
    said_at: Mapped[Moment]


class Pulse(Base, kw_only=True):
    """«Как идут встречи?»: asked of a person at most once a month, about one of their pairs; null until answered."""

    __tablename__ = "pulses"
    __table_args__ = (
        CheckConstraint("part IN ('mentor', 'mentee')", name="part"),
        CheckConstraint("value IS NULL OR value BETWEEN 1 AND 5", name="value"),
        CheckConstraint("(value IS NULL) = (said_at IS NULL)", name="said"),
        CheckConstraint("EXTRACT(day FROM month) = 1", name="month"),
        Index("ix_pulses_pair_id", "pair_id", "month"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    #: The first day of the local month.
    month: Mapped[date] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id", ondelete="CASCADE"))
    part: Mapped[str]
    asked_at: Mapped[Moment]
    value: Mapped[int | None] = mapped_column(default=None)
    said_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
