"""Control of execution: reminders that a person sends by hand."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class Nudge(Base, kw_only=True):
    """«Напомнить всем красным»: somebody who controls reminds everybody of what is overdue, in one press."""

    __tablename__ = "nudges"

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[Moment]


class NudgeRecipient(Base, kw_only=True):
    """One person whom a nudge was meant for; at most one a day of theirs. Without a notice there was no way to reach them."""

    __tablename__ = "nudge_recipients"
    __table_args__ = (UniqueConstraint("person_id", "day"),)

    nudge_id: Mapped[int] = mapped_column(ForeignKey("nudges.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    #: The local day of the person.
    day: Mapped[date]
    #: How many assignments were overdue when it was pressed.
    items: Mapped[int]
    #: Where the person answers for them.
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notices.id"), default=None)
