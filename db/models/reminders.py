"""Words go out: reminders are promises, notices are causes told to somebody else, deliveries are the messages that carry them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Date, DateTime, ForeignKey, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Json, Moment


class Delivery(Base, kw_only=True):
    """One message to one person. It is what is claimed, sent and recorded; a failure stays on the row.

    `due_at` is programme time; `lease_until` and `retry_at` are machine time.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("person_id", "day", "kind"),
        CheckConstraint("state IN ('waiting', 'sent', 'dropped', 'failed')", name="state"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent"),
        CheckConstraint("state <> 'failed' OR failure IS NOT NULL", name="failed"),
        Index("ix_deliveries_claim", text("urgent DESC"), "due_at", "id", postgresql_where=text("state = 'waiting'")),
        Index("ix_deliveries_person_waiting", "person_id", "urgent", "due_at", "id", postgresql_where=text("state = 'waiting'")),
        Index("ix_deliveries_in_hand", "person_id", postgresql_where=text("state = 'waiting' AND holder IS NOT NULL")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    #: The local day in the zone of the person's organisation.
    day: Mapped[date]
    #: `morning` for the digest; `notices-<time>` for notices that wait for one moment; `notice-<id>` for a message of its own,
    #: `notice-<id>-<time>` for another one on the same day.
    kind: Mapped[str]
    due_at: Mapped[Moment]
    #: Urgent words (answers, safety) overtake bulk in the queue for Telegram's slots.
    urgent: Mapped[bool] = mapped_column(server_default="false", default=False)
    state: Mapped[str] = mapped_column(server_default="waiting", default="waiting")
    holder: Mapped[UUID | None] = mapped_column(default=None)
    lease_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    retry_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    attempts: Mapped[int] = mapped_column(server_default="0", default=0)
    #: At how many deaths in a row of its holder it was in hand.
    deaths: Mapped[int] = mapped_column(SmallInteger, server_default="0", default=0)
    failure: Mapped[str | None] = mapped_column(default=None)
    message_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Reminder(Base, kw_only=True):
    """One promise to one person about one occurrence of one thing at one rung of the ladder."""

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("item_kind", "item_id", "occurrence", "rung", "person_id", postgresql_nulls_not_distinct=True),
        CheckConstraint("state IN ('planned', 'sent', 'withdrawn', 'dropped')", name="state"),
        Index("ix_reminders_planned", "at", postgresql_where=text("state = 'planned'")),
        Index("ix_reminders_person_id", "person_id", "day"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    item_kind: Mapped[str]
    item_id: Mapped[int] = mapped_column(BigInteger)
    occurrence: Mapped[date | None]
    rung: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    #: The local morning that carries it, and the aware moment of that morning.
    day: Mapped[date]
    at: Mapped[Moment]
    state: Mapped[str] = mapped_column(server_default="planned", default="planned")
    #: The organisation for which this person hears it, when nobody there can be reached.
    on_behalf_of: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), default=None)
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), index=True, default=None)


class Notice(Base, kw_only=True):
    """Something said to somebody who did not press: written in the transaction of its cause, delivered like a reminder."""

    __tablename__ = "notices"
    __table_args__ = (
        Index("ix_notices_delivery_id", "delivery_id"),
        Index("ix_notices_subject", "subject_kind", "subject_id", postgresql_where=text("subject_kind IS NOT NULL")),
        CheckConstraint("(subject_kind IS NULL) = (subject_id IS NULL)", name="subject"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    #: The key of its words in `locales/`, and what they are filled with: ids, numbers, dates, texts of measures.
    key: Mapped[str]
    arguments: Mapped[Json]
    #: Rows of buttons under it: [[{"key": text key, "act": what the button does, "id": to what, "version": of it}]].
    buttons: Mapped[list[list[dict[str, Any]]]] = mapped_column(JSONB, default_factory=list)
    #: Whose hours it keeps (`domain.allowed_hours.Voice`), asked again right before sending; null: it was written before that
    #: was done, and goes as planned.
    voice: Mapped[str | None] = mapped_column(default=None)
    created_at: Mapped[Moment]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), default=None)
    #: What it is about, where that may end before it is said.
    subject_kind: Mapped[str | None] = mapped_column(default=None)
    subject_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    void_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: About a meeting on a weekend: its voice may speak on Saturdays as well.
    saturdays: Mapped[bool] = mapped_column(server_default="false", default=False)


class CalendarYear(Base, kw_only=True):
    """The days of a year on which officials do not work: weekends, public holidays, transferred days."""

    __tablename__ = "calendar_years"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    days_off: Mapped[list[date]] = mapped_column(ARRAY(Date))
