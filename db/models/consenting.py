"""Guardians of pupils, and whoever has asked to be forgotten."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class Guardianship(Base, kw_only=True):
    """A one-time link for a pupil's guardian and, once opened, the guardian. Only the hash of the link's secret is kept."""

    __tablename__ = "guardianships"
    __table_args__ = (
        CheckConstraint("(guardian_id IS NULL) = (opened_at IS NULL)", name="opened"),
        CheckConstraint("guardian_id <> child_id", name="not_oneself"),
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by IS NULL)", name="confirmed"),
        CheckConstraint("confirmed_at IS NULL OR guardian_id IS NOT NULL", name="opened_before_confirmed"),
        CheckConstraint("confirmed_by <> guardian_id", name="confirmed_by_another"),
        Index(
            "uq_guardianships_living",
            "guardian_id", "child_id", "organization_id", unique=True, postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_guardianships_child_id", "child_id"),
    )  # fmt: skip

    id: Mapped[Id] = mapped_column(init=False)
    child_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    #: Whose curator confirms; a consent is given to this organisation.
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    secret_hash: Mapped[bytes] = mapped_column(unique=True)
    #: The pupil or the curator.
    made_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    issued_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    guardian_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    opened_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: «Не согласен»; an agreement later takes it away.
    refused_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: Taken back, not the guardian after all, or one of the two has been erased.
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Erasure(Base, kw_only=True):
    """Somebody was erased, and stays so after a backup of an earlier day is brought back.

    A restored row is the same person when its id and `born_at` are these; the account is known by a salted hash only.
    """

    __tablename__ = "erasures"
    __table_args__ = (CheckConstraint("asked IN ('own', 'guardian')", name="asked"),)

    #: Without a foreign key: the list outlives the tables from which it speaks.
    person_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    #: When the person's row was made.
    born_at: Mapped[Moment]
    salt: Mapped[bytes]
    #: SHA-256 of the salt and «telegram:<id>»; null for somebody without an account.
    account_hash: Mapped[bytes | None] = mapped_column(default=None)
    asked: Mapped[str]
    erased_at: Mapped[Moment]
    #: The person held an office: name and account go when that has ended.
    waits: Mapped[bool] = mapped_column(server_default="false", default=False)
