"""What a programme has changed in the tags that everybody starts with, and its own ones."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class ProgrammeTag(Base, kw_only=True):
    """A programme's own tag, or what it calls a shared one, or that it does not offer it. Never deleted: answers hold codes."""

    __tablename__ = "programme_tags"
    __table_args__ = (CheckConstraint("list IN ('interest', 'pupil', 'adult')", name="list"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True)
    #: `domain.tags.Group`.
    list: Mapped[str] = mapped_column(primary_key=True)
    #: Of a shared tag, or `p<programme>-<n>` of an own one: no two programmes share such a code.
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)
    retired_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
