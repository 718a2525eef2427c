"""What a programme has promised, and of how many."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Numeric, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment

#: What an empty object of JSON is by default; named here, since the table has a column `text`.
NOTHING_PRINTED = text("'{}'")


class Denominator(Base, kw_only=True):
    """How many pupils an organisation has in a year, as its head said on a day. The latest counts; history stays."""

    __tablename__ = "denominators"
    __table_args__ = (
        CheckConstraint("pupils >= 0", name="pupils"),
        Index("ix_denominators_organization_id", "organization_id", "programme_id", "year", "entered_at"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    year: Mapped[int]
    pupils: Mapped[int]
    entered_at: Mapped[Moment]
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)


class Target(Base, kw_only=True):
    """A share promised by a date at the level that the paper names."""

    __tablename__ = "targets"
    __table_args__ = (
        CheckConstraint("percent > 0 AND percent <= 100", name="percent"),
        CheckConstraint("result IS NULL OR result IN ('reached', 'missed', 'no-data')", name="result"),
        CheckConstraint("counted_base IS NULL OR counted_base IN ('school', 'additional_education', 'all')", name="counted_base"),
        UniqueConstraint("programme_id", "road_map_id", "due", "percent", "base", postgresql_nulls_not_distinct=True),
    )

    id: Mapped[Id] = mapped_column(init=False)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    road_map_id: Mapped[int] = mapped_column(ForeignKey("road_maps.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    percent: Mapped[Decimal] = mapped_column(Numeric(5, 2))
    due: Mapped[date]
    #: The printed words that name the denominator («обучающихся общеобразовательных организаций»).
    base: Mapped[str]
    #: Whose learners are meant, where a coordinator has said it; else the words of `base` are read (`domain.target_base`).
    counted_base: Mapped[str | None] = mapped_column(default=None)
    text: Mapped[str]
    result: Mapped[str | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: What the result was made of, frozen on the date: numerator, denominator, organisations without data.
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(JSONB, default=None)
    #: What stood here before a person corrected it, by field.
    printed: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NOTHING_PRINTED, default_factory=dict)
    #: Grows with every correction; an old screen carries an old one.
    version: Mapped[int] = mapped_column(server_default="1", default=1)
    #: Taken out of a draft; publishing deletes it.
    removed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
