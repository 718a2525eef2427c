"""Control of execution: reminders that a person sends by hand."""

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class Nudge(Base, kw_only=True):
    """«Напомнить всем красным»: somebody who controls reminds everybody of what is overdue, in one press."""

    __tablename__ = "nudges"

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[Moment]
    #: It reminds of answering this request, not of what is overdue.
    request_id: Mapped[int | None] = mapped_column(ForeignKey("data_requests.id"), default=None)


class NudgeRecipient(Base, kw_only=True):
    """One person whom a nudge was meant for. Who could be reached hears of at most one nudge a day."""

    __tablename__ = "nudge_recipients"
    __table_args__ = (
        Index("uq_nudge_recipients_once_a_day", "person_id", "day", unique=True, postgresql_where=text("reachable")),
    )

    nudge_id: Mapped[int] = mapped_column(ForeignKey("nudges.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    #: The local day of the person.
    day: Mapped[date]
    #: How many assignments were overdue when it was pressed.
    items: Mapped[int]
    #: Where the person answers for them.
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    #: Whether there was a way to reach the person when it was pressed; without one there is no notice.
    reachable: Mapped[bool]
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notices.id"), default=None)
