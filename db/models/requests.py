"""Requests for information: a small form sent to many organisations, and what each of them answers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Numeric, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class DataRequest(Base, kw_only=True):
    """What an office asks of those below it, by a date: draft → sent → withdrawn; a draft may be discarded."""

    __tablename__ = "data_requests"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'sent', 'withdrawn', 'discarded')", name="state"),
        CheckConstraint(
            "state NOT IN ('sent', 'withdrawn') OR (sent_at IS NOT NULL AND sent_by IS NOT NULL AND due IS NOT NULL)", name="sent"
        ),
        Index("ix_data_requests_organization_id", "organization_id", "state"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    #: Who asks: a municipality, a region.
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    title: Mapped[str] = mapped_column(server_default="", default="")
    #: The last local day on which an answer is taken; one organisation may have been given another.
    due: Mapped[date | None] = mapped_column(default=None)
    #: The organisations that were chosen; null: all of them.
    chosen: Mapped[list[int] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    #: The row of a road map that it was made of.
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measures.id", ondelete="SET NULL"), default=None)
    state: Mapped[str] = mapped_column(server_default="draft", default="draft")
    created_at: Mapped[Moment]
    created_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: Grows with every change; an old button carries an old one.
    version: Mapped[int] = mapped_column(server_default="1", default=1)


class RequestField(Base, kw_only=True):
    """One question of a request."""

    __tablename__ = "request_fields"
    __table_args__ = (
        UniqueConstraint("request_id", "label"),
        CheckConstraint("kind IN ('number', 'text', 'choice', 'file')", name="kind"),
        CheckConstraint("(kind = 'choice') = (cardinality(choices) >= 2)", name="choices"),
        CheckConstraint("kind = 'number' OR NOT people", name="people"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    request_id: Mapped[int] = mapped_column(ForeignKey("data_requests.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str]
    label: Mapped[str]
    choices: Mapped[list[str]] = mapped_column(ARRAY(String), server_default="{}", default_factory=list)
    #: The number counts people: small ones are not told above the organisation.
    people: Mapped[bool] = mapped_column(server_default="false", default=False)
    #: Nothing is sent without an answer to it.
    required: Mapped[bool] = mapped_column(server_default="true", default=True)


class RequestAddressee(Base, kw_only=True):
    """One organisation that is asked: what is watched and reminded of."""

    __tablename__ = "request_addressees"
    __table_args__ = (
        UniqueConstraint("request_id", "organization_id"),
        CheckConstraint("state IN ('open', 'answered')", name="state"),
        CheckConstraint("state <> 'answered' OR (answered_at IS NOT NULL AND answered_by IS NOT NULL)", name="answered"),
        CheckConstraint("(executor_id IS NULL) = (delegated_by IS NULL)", name="delegated"),
        Index("ix_request_addressees_organization_id", "organization_id"),
        Index("ix_request_addressees_executor_id", "executor_id", postgresql_where=text("executor_id IS NOT NULL")),
        Index("ix_request_addressees_open", "due", postgresql_where=text("state = 'open'")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    request_id: Mapped[int] = mapped_column(ForeignKey("data_requests.id", ondelete="CASCADE"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    #: The office that answers here.
    office: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="open", default="open")
    #: Local days of the organisation: on which this date was given, and the last on which an answer is taken.
    given: Mapped[date]
    due: Mapped[date]
    #: Whom the head handed it to, and who did; the office goes on answering for it.
    executor_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    delegated_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: The assignment that the answer reports, where the request was made of a row of a road map.
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id", ondelete="SET NULL"), default=None)


class RequestMail(Base, kw_only=True):
    """The tables of a request on their way to the office address of whoever asks: waiting → sent or failed.

    `created_at` and `sent_at` are programme time; `lease_until` and `retry_at` are machine time.
    """

    __tablename__ = "request_mails"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'sent', 'failed')", name="state"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent"),
        CheckConstraint("state <> 'failed' OR failure IS NOT NULL", name="failed"),
        Index("ix_request_mails_request_id", "request_id"),
        # Two presses at once write one letter.
        Index("uq_request_mails_waiting", "request_id", unique=True, postgresql_where=text("state = 'waiting'")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    request_id: Mapped[int] = mapped_column(ForeignKey("data_requests.id", ondelete="CASCADE"))
    by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    address: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="waiting", default="waiting")
    lease_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    retry_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    attempts: Mapped[int] = mapped_column(server_default="0", default=0)
    failure: Mapped[str | None] = mapped_column(default=None)
    created_at: Mapped[Moment]
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class RequestAnswer(Base, kw_only=True):
    """What an organisation answers to one field, as it stands now."""

    __tablename__ = "request_answers"
    __table_args__ = (CheckConstraint("num_nonnulls(number, words, choice, files) = 1", name="one_value"),)

    addressee_id: Mapped[int] = mapped_column(ForeignKey("request_addressees.id", ondelete="CASCADE"), primary_key=True)
    field_id: Mapped[int] = mapped_column(ForeignKey("request_fields.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[Decimal | None] = mapped_column(Numeric(16, 2), default=None)
    words: Mapped[str | None] = mapped_column(default=None)
    choice: Mapped[str | None] = mapped_column(default=None)
    #: The messenger's ids of files, with names and sizes.
    files: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    #: Grows with every change; who answers on an older one is told what stands now.
    version: Mapped[int] = mapped_column(server_default="1", default=1)
    at: Mapped[Moment]
    by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
