"""What comes in and how it is worked: the inbox, leases per person, conversations, pacing, clock, daily jobs.

Everything here lives by machine time (`clock_timestamp()`), except the clock's offset, which defines programme time.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Identity, Index, Interval, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Json, Moment

MACHINE_NOW = text("clock_timestamp()")


class Update(Base, kw_only=True):
    """One raw update of Telegram, or one row that the bot sent to itself (`update_id` is null then).

    `key` is the person whose turn it is (the Telegram id of whoever acted). Rows of one key are handled in order of `seq`.
    """

    __tablename__ = "updates"
    __table_args__ = (
        Index("ix_updates_pending", "key", "seq", postgresql_where=text("done_at IS NULL AND dead_at IS NULL")),
        Index("ix_updates_received_at", "received_at"),
    )

    seq: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True, init=False)
    update_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    key: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[Json]
    received_at: Mapped[Moment] = mapped_column(server_default=MACHINE_NOW, init=False)
    attempts: Mapped[int] = mapped_column(server_default="0", init=False)
    retry_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    effects_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    done_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    dead_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: The class of the last exception and where it was raised; never a text that a person typed.
    failure: Mapped[str | None] = mapped_column(default=None)


class Lease(Base, kw_only=True):
    """Whose worker serves this person now. `fence` grows with every new holder; an old holder's writes are refused."""

    __tablename__ = "leases"

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    holder: Mapped[UUID]
    fence: Mapped[int] = mapped_column(BigInteger)
    until: Mapped[Moment]


class Conversation(Base, kw_only=True):
    """Where a chat's dialogs stand: destiny → data. Holds ids, pages and filters; drafts are rows of their own."""

    __tablename__ = "conversations"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    version: Mapped[int] = mapped_column(BigInteger)
    #: The latest message that the bot sent into the chat by itself; a screen above it is out of sight.
    said_below: Mapped[int | None] = mapped_column(BigInteger, default=None)
    written_at: Mapped[Moment] = mapped_column(server_default=MACHINE_NOW, init=False)


class ClockOffset(Base, kw_only=True):
    """How far programme time runs ahead of the machine's (or behind). One row; only the playground moves it."""

    __tablename__ = "clock"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    ahead: Mapped[timedelta] = mapped_column(Interval, default=timedelta(0))
    #: The `CLOCK_START` that was last obeyed: the same one on a later start lets the clock run on.
    started: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: The move of the playground's clock that is being played, and where it ends.
    move: Mapped[int | None] = mapped_column(BigInteger, default=None)
    goal: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Pace(Base, kw_only=True):
    """One row: until when Telegram asked the whole bot to be silent, and how many urgent senders wait for a slot."""

    __tablename__ = "pace"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    paused_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    urgent_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class SendingSlot(Base, kw_only=True):
    """One call on its way, or less than a second after its answer. At most thirty exist at any moment."""

    __tablename__ = "sending_slots"
    __table_args__ = (Index("ix_sending_slots_free_at", "free_at"), Index("ix_sending_slots_chat_id", "chat_id", "taken_at"))

    id: Mapped[Id] = mapped_column(init=False)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    taken_at: Mapped[Moment] = mapped_column(server_default=MACHINE_NOW, init=False)
    #: When the slot is free again: far away while the call runs, one second after its answer later.
    free_at: Mapped[Moment]


class JobRun(Base, kw_only=True):
    """A daily work was done for this day; the primary key lets only one replica do it."""

    __tablename__ = "job_runs"

    job: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    at: Mapped[Moment]
