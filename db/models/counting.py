"""Beside the share: numbers of learners that are asked for, weeks that were told, other indicators of a programme."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Numeric, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class NumberRequest(Base, kw_only=True):
    """The head of an organisation is asked how many learners there are in a year: when it begins, and on the day of counting."""

    __tablename__ = "number_requests"
    __table_args__ = (
        UniqueConstraint("organization_id", "programme_id", "year", "anew"),
        CheckConstraint("due >= asked_on", name="due"),
        CheckConstraint("answered_at IS NULL OR withdrawn_at IS NULL", name="closed_once"),
        Index("ix_number_requests_open", "id", postgresql_where=text("answered_at IS NULL AND withdrawn_at IS NULL")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    #: What the year is called by: the calendar year in which it ends.
    year: Mapped[int]
    #: A number stands already and is asked for again, since the day of counting has come.
    anew: Mapped[bool] = mapped_column(server_default="false", default=False)
    #: Local days.
    asked_on: Mapped[date]
    due: Mapped[date]
    answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: Nobody waits for it any more: the year is over, or the programme promises nothing.
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Week(Base, kw_only=True):
    """What a municipality or region looked like when a week began, as it is told to those who answer for it."""

    __tablename__ = "weeks"
    __table_args__ = (
        UniqueConstraint("organization_id", "monday"),
        CheckConstraint("EXTRACT(isodow FROM monday) = 1", name="monday"),
        Index("ix_weeks_open", "id", postgresql_where=text("closed_at IS NULL")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    monday: Mapped[date]
    made_at: Mapped[Moment]
    #: Plain numbers, as `domain.week.Week`; those of people as they may be told above the school.
    numbers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    #: The week after it has begun.
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Indicator(Base, kw_only=True):
    """A share besides the one of learners: what is counted (`domain.indicators.Rule`), its name, where it is written."""

    __tablename__ = "indicators"
    __table_args__ = (
        CheckConstraint("(from_grade IS NULL) = (to_grade IS NULL)", name="grades"),
        CheckConstraint("from_grade IS NULL OR from_grade BETWEEN 1 AND to_grade AND to_grade <= 11", name="grades_in_order"),
        Index("ix_indicators_programme_id", "programme_id"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    rule: Mapped[str]
    title: Mapped[str]
    #: The paper that asks for it, as the coordinator has written.
    source: Mapped[str | None] = mapped_column(default=None)
    #: Classes that stand for an age, both included; null: all.
    from_grade: Mapped[int | None] = mapped_column(default=None)
    to_grade: Mapped[int | None] = mapped_column(default=None)
    created_at: Mapped[Moment]
    created_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    retired_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class IndicatorGoal(Base, kw_only=True):
    """What an indicator has to reach in a year, as the coordinator has confirmed it."""

    __tablename__ = "indicator_goals"
    __table_args__ = (CheckConstraint("percent > 0 AND percent <= 100", name="percent"),)

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicators.id", ondelete="CASCADE"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    percent: Mapped[Decimal] = mapped_column(Numeric(5, 2))
    set_at: Mapped[Moment]
    set_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))


class IndicatorNumber(Base, kw_only=True):
    """A number that a person has entered for an indicator and a year: of how many, or how many. The latest one counts."""

    __tablename__ = "indicator_numbers"
    __table_args__ = (
        CheckConstraint("part IN ('numerator', 'denominator')", name="part"),
        CheckConstraint("number >= 0", name="number"),
        Index("ix_indicator_numbers_indicator_id", "indicator_id", "year", "part", "entered_at"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicators.id", ondelete="CASCADE"))
    year: Mapped[int]
    part: Mapped[str]
    number: Mapped[int]
    entered_at: Mapped[Moment]
    entered_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
