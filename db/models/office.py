"""Templates of documents that an office has made its own."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class PaperTemplate(Base, kw_only=True):
    """One version of an organisation's template of a document. The one without `retired_at` is in use; earlier ones stay."""

    __tablename__ = "paper_templates"
    __table_args__ = (
        CheckConstraint("(retired_at IS NULL) = (retired_by IS NULL)", name="retired"),
        Index("uq_paper_templates_in_use", "organization_id", "paper", unique=True, postgresql_where=text("retired_at IS NULL")),
        Index("ix_paper_templates_organization_id", "organization_id", "paper", "id"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    #: `domain.office_papers.Paper`.
    paper: Mapped[str]
    #: In which language its values are written.
    language: Mapped[str]
    filename: Mapped[str]
    #: Looked at and filled on trial before it was kept.
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)
    size: Mapped[int]
    added_at: Mapped[Moment]
    added_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    retired_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    retired_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
