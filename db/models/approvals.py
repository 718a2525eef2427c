"""A school's own road map on its way to approval: every time it was submitted, with who, when and what came of it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment

_WAITING = text("state = 'waiting'")


class Submission(Base, kw_only=True):
    """One version of a school's road map, as it was submitted: waiting → approved or returned, or withdrawn by the school.

    At most one of a road map waits, and at most one answers an assignment at a time.
    """

    __tablename__ = "submissions"
    __table_args__ = (
        UniqueConstraint("road_map_id", "version"),
        CheckConstraint("state IN ('waiting', 'withdrawn', 'returned', 'approved')", name="state"),
        CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("(decided_at IS NULL) = (decided_by IS NULL)", name="decided_by"),
        CheckConstraint("(state = 'returned') = (comment IS NOT NULL)", name="returned"),
        CheckConstraint("state NOT IN ('returned', 'approved') OR decided_by <> submitted_by", name="own"),
        CheckConstraint("version >= 1", name="version"),
        Index("uq_submissions_waiting", "road_map_id", unique=True, postgresql_where=_WAITING),
        Index("uq_submissions_answering", "assignment_id", unique=True, postgresql_where=_WAITING),
    )

    id: Mapped[Id] = mapped_column(init=False)
    road_map_id: Mapped[int] = mapped_column(ForeignKey("road_maps.id"))
    #: Counted on through the road maps that this one replaces.
    version: Mapped[int]
    #: The assignment that it answers; null for none.
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id"), default=None)
    state: Mapped[str] = mapped_column(server_default="waiting", default="waiting")
    submitted_at: Mapped[Moment]
    submitted_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    comment: Mapped[str | None] = mapped_column(default=None)
