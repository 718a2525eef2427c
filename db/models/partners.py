"""The register of partner enterprises of a municipality."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class Partner(Base, kw_only=True):
    """An enterprise with its agreement. The contact is an office: no personal data stands here."""

    __tablename__ = "partners"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= dated", name="ends_after_it_begins"),
        CheckConstraint("mentors BETWEEN 0 AND 999", name="mentors"),
        Index(
            "uq_partners_agreement",
            "organization_id", "name", "number", unique=True, postgresql_where=text("removed_at IS NULL"),
        ),
    )  # fmt: skip

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    name: Mapped[str]
    number: Mapped[str]
    dated: Mapped[date]
    #: The last day of the term; null: without end.
    until: Mapped[date | None] = mapped_column(default=None)
    contact: Mapped[str | None] = mapped_column(default=None)
    mentors: Mapped[int] = mapped_column(server_default="0", default=0)
    created_at: Mapped[Moment]
    created_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    removed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class PartnerSchool(Base, kw_only=True):
    """An organisation that a partner works with."""

    __tablename__ = "partner_schools"

    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id", ondelete="CASCADE"), primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
