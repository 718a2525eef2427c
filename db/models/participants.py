"""People in the forms of an organisation: who takes part, who has agreed to it, what an adult from outside has to show."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class Participant(Base, kw_only=True):
    """A person in one form of one organisation, as mentor or mentee."""

    __tablename__ = "participants"
    __table_args__ = (
        CheckConstraint("role IN ('mentor', 'mentee')", name="role"),
        CheckConstraint("state IN ('applied', 'admitted', 'refused', 'left')", name="state"),
        CheckConstraint("origin IN ('self', 'journal')", name="origin"),
        CheckConstraint("capacity BETWEEN 0 AND 50", name="capacity"),
        CheckConstraint("grade IS NULL OR grade BETWEEN 1 AND 11", name="grade"),
        CheckConstraint("(state = 'applied') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("length(about_self) BETWEEN 1 AND 200", name="about_self"),
        Index(
            "uq_participants_living",
            "person_id", "organization_id", "form", "role", unique=True, postgresql_where=text("state <> 'left'"),
        ),
        Index("uq_participants_code", "organization_id", "code", unique=True, postgresql_where=text("code IS NOT NULL")),
        Index("ix_participants_organization_id", "organization_id", "role", "state"),
        Index("ix_participants_resting", "resting_until", postgresql_where=text("resting_until IS NOT NULL")),
    )  # fmt: skip

    id: Mapped[Id] = mapped_column(init=False)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    form: Mapped[str] = mapped_column(ForeignKey("forms.code"))
    role: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="applied", default="applied")
    origin: Mapped[str] = mapped_column(server_default="self", default="self")
    #: «7Б-03» where people go by codes.
    code: Mapped[str | None] = mapped_column(default=None)
    grade: Mapped[int | None] = mapped_column(default=None)
    letter: Mapped[str | None] = mapped_column(default=None)
    #: pupil, teacher, student, employer, graduate.
    category: Mapped[str]
    #: How many mentees this mentor may have at once; 0 for mentees. Counted per person over all organisations.
    capacity: Mapped[int] = mapped_column(server_default="0", default=0)
    interests: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    requests: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    directions: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    #: Codes of the chips that answer the programme's own questions; those of retired questions stay.
    own_answers: Mapped[list[str]] = mapped_column(JSONB, server_default="[]", default_factory=list)
    #: ISO weekday 1–7 that suits, null when any.
    weekday: Mapped[int | None] = mapped_column(default=None)
    applied_at: Mapped[Moment]
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: When the whole form was sent; null while only the questions before a guardian's consent are answered.
    completed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: Why the curator refused, as a key of the locales.
    refusal: Mapped[str | None] = mapped_column(default=None)
    #: Since when a mentor takes nobody new («больше пока не брать»).
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: «Пауза до …»: the local day on which the participant is back; null for whoever does not rest.
    resting_until: Mapped[date | None] = mapped_column(default=None)
    #: What the curator has asked about the application (a key of the locales); null once it was answered or decided.
    asked_back: Mapped[str | None] = mapped_column(default=None)
    #: The local day on which the class was last known to be right; null: the day of the application.
    class_as_of: Mapped[date | None] = mapped_column(default=None)
    #: An optional line in the own words, screened for contacts; only where the mode keeps names, for the curators alone.
    about_self: Mapped[str | None] = mapped_column(default=None)


class Consent(Base, kw_only=True):
    """Who agreed to what, when, in which wording, and on which ground. Withdrawn ones stay as facts."""

    __tablename__ = "consents"
    __table_args__ = (
        CheckConstraint("ground IN ('own', 'guardian-paper', 'guardian-link')", name="ground"),
        CheckConstraint("ground <> 'guardian-paper' OR (paper_date IS NOT NULL AND recorded_by IS NOT NULL)", name="paper"),
        CheckConstraint("confirmed_by IS NULL OR ground = 'guardian-link'", name="confirmed"),
        Index(
            "uq_consents_living",
            "person_id", "organization_id", "purpose", "ground", unique=True, postgresql_nulls_not_distinct=True,
            postgresql_where=text("withdrawn_at IS NULL AND ground <> 'guardian-link'"),
        ),
        Index(
            "uq_consents_of_a_guardian",
            "person_id", "organization_id", "purpose", "recorded_by", unique=True,
            postgresql_where=text("withdrawn_at IS NULL AND ground = 'guardian-link'"),
        ),
    )  # fmt: skip

    id: Mapped[Id] = mapped_column(init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    #: Who may process the data by it. Null only for what was given before organisations were kept: it counts everywhere.
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), default=None)
    purpose: Mapped[str]
    version: Mapped[str]
    text_hash: Mapped[bytes]
    ground: Mapped[str]
    given_at: Mapped[Moment]
    #: The person whose tap it was: oneself, the guardian, or the curator who saw the paper.
    recorded_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    paper_date: Mapped[date | None] = mapped_column(default=None)
    #: The curator who has confirmed the guardian behind a link.
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Clearance(Base, kw_only=True):
    """One tick of the checklist that opens work with minors to an adult from outside, or the safety quiz passed."""

    __tablename__ = "clearances"
    __table_args__ = (
        CheckConstraint("step IN ('certificate', 'instruction', 'order', 'quiz')", name="step"),
        UniqueConstraint("person_id", "organization_id", "step", "day"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    step: Mapped[str]
    day: Mapped[date]
    valid_until: Mapped[date | None] = mapped_column(default=None)
    recorded_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
