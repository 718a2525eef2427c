"""A programme of mentorship: its years and rules, the forms, and what can be chosen in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id


class Form(Base, kw_only=True):
    """A form of mentorship (pupil–pupil, teacher–teacher …), as data. `minors` says whether its mentees are pupils."""

    __tablename__ = "forms"

    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    mentor_category: Mapped[str]
    mentee_category: Mapped[str]
    minors: Mapped[bool]
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Tag(Base, kw_only=True):
    """What can be chosen in a form: an interest, a mentee's request, a mentor's direction. Data; retired ones stay readable."""

    __tablename__ = "tags"
    __table_args__ = (
        CheckConstraint("kind IN ('interest', 'request', 'direction')", name="kind"),
        CheckConstraint("audience IN ('all', 'pupil', 'adult')", name="audience"),
    )

    kind: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    #: In which forms it is offered: with pupils as mentees, with adults, or in all.
    audience: Mapped[str]
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)
    retired_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Programme(Base, kw_only=True):
    """An organisation's programme with its legal base and years; owns road maps, participants and targets."""

    __tablename__ = "programmes"
    __table_args__ = (
        CheckConstraint("last_year >= first_year", name="years"),
        CheckConstraint("counted_year IN ('calendar', 'school')", name="counted_year"),
        CheckConstraint("counting IN ('pair', 'meeting') AND counted_role IN ('mentee', 'either')", name="counting"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    title: Mapped[str]
    legal_base: Mapped[str]
    first_year: Mapped[int]
    last_year: Mapped[int]
    #: How the numerator is counted: `pair` (an approved pair) or `meeting` (plus at least one confirmed meeting in the year).
    counting: Mapped[str] = mapped_column(server_default="meeting", default="meeting")
    #: Whose numbers count: `mentee` only, or `either` role.
    counted_role: Mapped[str] = mapped_column(server_default="either", default="either")
    #: Whether its years are those of the calendar or of the school: `domain.targets.Years`.
    counted_year: Mapped[str] = mapped_column(server_default="calendar", default="calendar")
    #: Month and day («09-01») on which heads are asked anew how many learners there are.
    numbers_on: Mapped[str] = mapped_column(server_default="09-01", default="09-01")
    #: What weighs differently from usual in matching: fields of `domain.matching.Weights`.
    matching_weights: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"), default_factory=dict)
    forms: Mapped[list[str]] = mapped_column(JSONB)
