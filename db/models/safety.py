"""Whom to call: numbers that stand before everything else on the screen of a report."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Moment


class Helplines(Base, kw_only=True):
    """The lines of help of a region or municipality, as they are shown; 112 stands before them and cannot be taken out."""

    __tablename__ = "helplines"
    __table_args__ = (CheckConstraint("jsonb_array_length(lines) BETWEEN 1 AND 5", name="lines"),)

    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True)
    lines: Mapped[list[str]] = mapped_column(JSONB)
    set_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    set_at: Mapped[Moment]
