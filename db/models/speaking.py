"""Speaking to many and meeting many: a message to a segment with its recipients, an event with its guests."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment, closed
from domain.events import Answer
from domain.offices import Office


class Announcement(Base, kw_only=True):
    """«Сообщение»: words of a person to a segment, as they were typed."""

    __tablename__ = "announcements"

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[Moment]
    #: A `domain.segments.Segment`, as it was when it was sent.
    segment: Mapped[dict[str, Any]] = mapped_column(JSONB)
    words: Mapped[str]
    file_id: Mapped[str | None] = mapped_column(default=None)
    file_name: Mapped[str | None] = mapped_column(default=None)
    photo: Mapped[bool] = mapped_column(server_default="false", default=False)


class AnnouncementRecipient(Base, kw_only=True):
    """One person whom a message was meant for; without a notice there was no way to reach them."""

    __tablename__ = "announcement_recipients"
    __table_args__ = (Index("ix_announcement_recipients_person_id", "person_id"),)

    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    #: Null for participants, who are only counted.
    office: Mapped[Office | None] = mapped_column(closed(Office), default=None)
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notices.id"), default=None)


class Event(Base, kw_only=True):
    """«Событие»: a meeting or a training to which offices are invited."""

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("lasts BETWEEN 5 AND 1440", name="lasts"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    title: Mapped[str]
    starts_at: Mapped[Moment]
    #: Minutes.
    lasts: Mapped[int] = mapped_column(server_default="60", default=60)
    #: An address, a room, or a link.
    place: Mapped[str]
    segment: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[Moment]
    cancelled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: Grows when it is moved: buttons under earlier invitations carry an earlier one.
    version: Mapped[int] = mapped_column(server_default="1", default=1)


class EventGuest(Base, kw_only=True):
    """One person who was invited, what was answered, and who came."""

    __tablename__ = "event_guests"
    __table_args__ = (
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered"),
        Index("ix_event_guests_person_id", "person_id"),
    )

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    office: Mapped[Office] = mapped_column(closed(Office))
    #: Whether there was a way to reach the person when the invitation was written.
    reachable: Mapped[bool]
    answer: Mapped[Answer | None] = mapped_column(closed(Answer), default=None)
    answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    came: Mapped[bool] = mapped_column(server_default="false", default=False)
