"""What was taken out of the bot as a file, by whom; files on their way; what is sent by itself on set days."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class ExportSchedule(Base, kw_only=True):
    """A file that comes by itself: on a day of the week or of the month, or so many days before a reporting date."""

    __tablename__ = "export_schedules"
    __table_args__ = (
        CheckConstraint("rule IN ('weekly', 'monthly', 'before')", name="rule"),
        CheckConstraint(
            "day >= 1 AND day <= CASE rule WHEN 'weekly' THEN 5 WHEN 'monthly' THEN 31 ELSE 60 END",
            name="day",
        ),
        # Two presses at once set one.
        Index(
            "uq_export_schedules_standing",
            "by",
            "organization_id",
            "what",
            "subject",
            "rule",
            unique=True,
            postgresql_where=text("removed_at IS NULL"),
        ),
    )

    id: Mapped[Id] = mapped_column(init=False)
    #: What of: the organisation in which the person holds the office that may see it.
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    #: `domain.exports.What`.
    what: Mapped[str]
    #: Of a document: which road map, or which request's answers; 0: none.
    subject: Mapped[int] = mapped_column(BigInteger, server_default="0", default=0)
    rule: Mapped[str]
    #: Monday is 1; a day of the month (of a shorter month its last); days before the reporting date.
    day: Mapped[int]
    #: Also to the office address of the organisation.
    by_mail: Mapped[bool] = mapped_column(server_default="false", default=False)
    created_at: Mapped[Moment]
    removed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Export(Base, kw_only=True):
    """One file: waiting → working → made → sent; cancelled, failed. The row stays as the record of who took what.

    `asked_at` and `finished_at` are programme time; `lease_until` is machine time.
    """

    __tablename__ = "exports"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'working', 'made', 'sent', 'cancelled', 'failed')", name="state"),
        CheckConstraint("holds IN ('names', 'codes', 'counts')", name="holds"),
        CheckConstraint("state IN ('waiting', 'working') OR finished_at IS NOT NULL", name="finished"),
        CheckConstraint("state NOT IN ('made', 'sent') OR num_nulls(rows, size, sha256) = 0", name="made"),
        CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
        CheckConstraint("(schedule_id IS NULL) = (period IS NULL)", name="period"),
        # One file per period, however many replicas look at the clock.
        UniqueConstraint("schedule_id", "period"),
        Index("ix_exports_organization_id", "organization_id", "asked_at"),
        Index("ix_exports_by", "by", "asked_at"),
        Index("ix_exports_open", "id", postgresql_where=text("state IN ('waiting', 'working', 'made')")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    #: What of.
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    #: Null: the command line on the server.
    by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    #: `domain.exports.What` for a table; a paper of another kind says what it is.
    what: Mapped[str]
    format: Mapped[str]
    #: What is said of participants in it.
    holds: Mapped[str]
    #: The language of its words.
    language: Mapped[str] = mapped_column(server_default="ru", default="ru")
    state: Mapped[str] = mapped_column(server_default="waiting", default="waiting")
    asked_at: Mapped[Moment]
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: Lines, without the headings; bytes; the file's hash, by which it is known again.
    rows: Mapped[int | None] = mapped_column(default=None)
    size: Mapped[int | None] = mapped_column(default=None)
    sha256: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    file_name: Mapped[str | None] = mapped_column(default=None)
    #: Only until it is handed over.
    content: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True)
    percent: Mapped[int] = mapped_column(server_default="0", default=0)
    #: The message that shows how far it is.
    message_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    attempts: Mapped[int] = mapped_column(server_default="0", default=0)
    lease_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    failure: Mapped[str | None] = mapped_column(default=None)
    #: By which it came, and the day that was meant.
    schedule_id: Mapped[int | None] = mapped_column(ForeignKey("export_schedules.id"), default=None)
    period: Mapped[date | None] = mapped_column(default=None)
    #: What else says which file it is: ids only.
    details: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}", default_factory=dict)


class ExportMail(Base, kw_only=True):
    """A file on its way to an office address: waiting → sent or failed.

    `created_at` and `sent_at` are programme time; `lease_until` and `retry_at` are machine time.
    """

    __tablename__ = "export_mails"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'sent', 'failed')", name="state"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent"),
        CheckConstraint("state <> 'failed' OR failure IS NOT NULL", name="failed"),
        UniqueConstraint("export_id"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    export_id: Mapped[int] = mapped_column(ForeignKey("exports.id", ondelete="CASCADE"))
    address: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="waiting", default="waiting")
    lease_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    retry_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    attempts: Mapped[int] = mapped_column(server_default="0", default=0)
    failure: Mapped[str | None] = mapped_column(default=None)
    created_at: Mapped[Moment]
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
