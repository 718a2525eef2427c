"""How and when official words are said: ladders that somebody set, school holidays, letters to an office address."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class LadderSetting(Base, kw_only=True):
    """The ladder that whoever owns road maps has set for all of them, or for one measure; none: as the rule says."""

    __tablename__ = "ladders"
    __table_args__ = (
        UniqueConstraint("organization_id", "measure_id", postgresql_nulls_not_distinct=True),
        Index("ix_ladders_measure_id", "measure_id", postgresql_where=text("measure_id IS NOT NULL")),
        CheckConstraint("cardinality(before) BETWEEN 1 AND 7", name="before"),
        CheckConstraint("executor >= 1 AND executor < above AND above < controller", name="steps"),
        CheckConstraint("weeks BETWEEN 1 AND 2", name="weeks"),
        CheckConstraint("region = 0 OR region > controller", name="region"),
        CheckConstraint("(measure_id IS NULL) = (hour IS NOT NULL)", name="hour_of_an_organisation"),
        CheckConstraint("hour BETWEEN 8 AND 12", name="hour"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    #: The owner of the road maps.
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measures.id", ondelete="CASCADE"), default=None)
    #: Days before the due date; further ones of documents and targets.
    before: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    documents: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    #: Days after it: executor; head and coordinator; controller; then Mondays every so many weeks; the region (0: never).
    executor: Mapped[int]
    above: Mapped[int]
    controller: Mapped[int]
    weeks: Mapped[int]
    region: Mapped[int]
    #: The local hour of the mornings of the owner and everything below it.
    hour: Mapped[int | None] = mapped_column(default=None)
    set_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    set_at: Mapped[Moment]


class SchoolHoliday(Base, kw_only=True):
    """One stretch of school holidays of a school year, as a municipality (or region) has set it; both days included."""

    __tablename__ = "school_holidays"
    __table_args__ = (
        UniqueConstraint("organization_id", "first_day"),
        CheckConstraint("first_day <= last_day AND last_day - first_day <= 130", name="stretch"),
        CheckConstraint("school_year BETWEEN 2000 AND 2200", name="school_year"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    #: The calendar year in which the school year begins.
    school_year: Mapped[int]
    first_day: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date] = mapped_column(Date)
    set_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    set_at: Mapped[Moment]


class Letter(Base, kw_only=True):
    """One e-mail to the office address of an organisation where nobody who answers can be reached: at most one a day.

    `due_at` is programme time; `lease_until` and `retry_at` are machine time.
    """

    __tablename__ = "letters"
    __table_args__ = (
        UniqueConstraint("organization_id", "day"),
        CheckConstraint("state IN ('waiting', 'sent', 'dropped', 'failed')", name="state"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent"),
        CheckConstraint("state <> 'failed' OR failure IS NOT NULL", name="failed"),
        Index("ix_letters_waiting", "id", postgresql_where=text("state = 'waiting'")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    #: The local day in the zone of the organisation.
    day: Mapped[date]
    #: What of earlier days it makes good: everything that was owed after this day.
    after_day: Mapped[date]
    #: The office address at the moment of sending.
    address: Mapped[str]
    items: Mapped[int] = mapped_column(server_default="0", default=0)
    state: Mapped[str] = mapped_column(server_default="waiting", default="waiting")
    lease_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    retry_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    attempts: Mapped[int] = mapped_column(server_default="0", default=0)
    failure: Mapped[str | None] = mapped_column(default=None)
    created_at: Mapped[Moment]
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
