"""What executors ask of whoever has the last word: more time, help, to be let off; and what was answered."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment, closed
from domain.pleas import About, Standing


class Plea(Base, kw_only=True):
    """One plea about one assignment. While it waits no second one of its kind is taken."""

    __tablename__ = "pleas"
    __table_args__ = (
        CheckConstraint("about <> 'extension' OR wished IS NOT NULL", name="wished"),
        CheckConstraint("about = 'help' OR words IS NOT NULL", name="reason"),
        CheckConstraint("(standing = 'waiting') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("(standing = 'granted' AND about = 'extension') = (granted IS NOT NULL)", name="granted"),
        Index("uq_pleas_waiting", "assignment_id", "about", unique=True, postgresql_where=text("standing = 'waiting'")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    about: Mapped[About] = mapped_column(closed(About))
    asked_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    asked_at: Mapped[Moment]
    words: Mapped[str | None] = mapped_column(default=None)
    #: Until when more time is asked; a local day of the organisation.
    wished: Mapped[date | None] = mapped_column(default=None)
    standing: Mapped[Standing] = mapped_column(closed(Standing), server_default="waiting", default=Standing.WAITING)
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    answer: Mapped[str | None] = mapped_column(default=None)
    #: The day until which the time was extended.
    granted: Mapped[date | None] = mapped_column(default=None)
