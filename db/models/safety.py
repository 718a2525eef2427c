"""What is reported, and whom to call: numbers that stand before everything else on the screen of a report."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class Helplines(Base, kw_only=True):
    """The lines of help of a region or municipality, as they are shown; 112 stands before them and cannot be taken out."""

    __tablename__ = "helplines"
    __table_args__ = (CheckConstraint("jsonb_array_length(lines) BETWEEN 1 AND 5", name="lines"),)

    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True)
    lines: Mapped[list[str]] = mapped_column(JSONB)
    set_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    set_at: Mapped[Moment]


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
