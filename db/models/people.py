"""Organisations, people, their accounts, offices and the links by which they come in."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment, closed
from domain.offices import Office


class OrganizationKind(Base, kw_only=True):
    """A kind of organisation, as data: its code, its level in the tree, its title in each language."""

    __tablename__ = "organization_kinds"
    __table_args__ = (CheckConstraint("level IN ('region', 'municipality', 'institution')", name="level"),)

    code: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[str]
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Organization(Base, kw_only=True):
    """A region, a municipality (its education department), a school, a centre, a kindergarten, an enterprise."""

    __tablename__ = "organizations"
    __table_args__ = (
        CheckConstraint("parent_id <> id", name="not_its_own_parent"),
        UniqueConstraint("parent_id", "name", postgresql_nulls_not_distinct=True),
        Index("ix_organizations_path", "path", postgresql_using="gin"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True, default=None)
    kind: Mapped[str] = mapped_column(ForeignKey("organization_kinds.code"))
    name: Mapped[str]
    short_name: Mapped[str]
    #: Ids from the root down to itself: what stands below X is `path @> {X}`.
    path: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    #: IANA zone: the deadline of a day ends at the end of that day here.
    zone: Mapped[str]
    #: The office address for letters where nobody of the organisation can be reached in the messenger.
    email: Mapped[str | None] = mapped_column(default=None)


class Person(Base, kw_only=True):
    """A human being, with or without an account. Identity is never a username."""

    __tablename__ = "persons"
    __table_args__ = (CheckConstraint("theme IN ('light', 'dark')", name="theme"),)

    id: Mapped[Id] = mapped_column(init=False)
    #: How the programme calls the person; null where the operator's mode keeps no names.
    name: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[str] = mapped_column(server_default="ru", default="ru")
    #: How pictures are drawn for this person: on light or on dark ground.
    theme: Mapped[str] = mapped_column(server_default="light", default="light")
    #: True until the curator records otherwise for pupils; null for people whose age never mattered.
    minor: Mapped[bool | None] = mapped_column(default=None)
    #: The local day on which a curator recorded that the pupil is of age (not the birthday: nobody asks for that), and who.
    adult_since: Mapped[date | None] = mapped_column(default=None)
    adult_recorded_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    created_at: Mapped[Moment]


class Account(Base, kw_only=True):
    """A person in a messenger. Replaced when a phone is lost; the history stays with the person."""

    __tablename__ = "accounts"
    __table_args__ = (
        Index("uq_accounts_living", "messenger", "external_id", unique=True, postgresql_where=text("replaced_at IS NULL")),
        Index("uq_accounts_person", "person_id", "messenger", unique=True, postgresql_where=text("replaced_at IS NULL")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    messenger: Mapped[str] = mapped_column(server_default="telegram", default="telegram")
    external_id: Mapped[int] = mapped_column(BigInteger)
    reachable: Mapped[bool] = mapped_column(server_default="true", default=True)
    unreachable_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: What the person chose on the first screen while nothing else is known: mentee, mentor or official.
    chosen_role: Mapped[str | None] = mapped_column(default=None)
    started_at: Mapped[Moment]
    replaced_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class Appointment(Base, kw_only=True):
    """An office held in an organisation from one day to another."""

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_begins"),
        CheckConstraint("deputy_person_id IS NULL OR deputy_person_id <> person_id", name="no_deputy_of_oneself"),
        CheckConstraint("deputy_until >= deputy_since", name="deputy_ends_after_beginning"),
        CheckConstraint(
            "deputy_person_id IS NOT NULL OR (deputy_since IS NULL AND deputy_until IS NULL)", name="days_of_a_deputy"
        ),
        Index(
            "uq_appointments_living",
            "person_id", "organization_id", "office", unique=True, postgresql_where=text("until IS NULL"),
        ),
        Index(
            "uq_appointments_one_head",
            "organization_id", unique=True, postgresql_where=text("until IS NULL AND office = 'head'"),
        ),
        Index("ix_appointments_organization_id", "organization_id", "office"),
        Index("ix_appointments_person_id", "person_id"),
        Index("ix_appointments_deputy", "deputy_person_id", postgresql_where=text("deputy_person_id IS NOT NULL")),
    )  # fmt: skip

    id: Mapped[Id] = mapped_column(init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    office: Mapped[Office] = mapped_column(closed(Office))
    #: The free title of `staff` («педагог-психолог»), or how a document names the office.
    title: Mapped[str | None] = mapped_column(default=None)
    since: Mapped[date]
    until: Mapped[date | None] = mapped_column(default=None)
    #: Stands in for the holder from `deputy_since` to `deputy_until`, both included; a bound that is null is open.
    deputy_person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    deputy_since: Mapped[date | None] = mapped_column(default=None)
    deputy_until: Mapped[date | None] = mapped_column(default=None)


class Invitation(Base, kw_only=True):
    """A one-time link to an office. Only the hash of its secret is kept."""

    __tablename__ = "invitations"
    __table_args__ = (
        CheckConstraint("confirmed_at IS NULL OR opened_at IS NOT NULL", name="opened_before_confirmed"),
        CheckConstraint("NOT (confirmed_at IS NOT NULL AND revoked_at IS NOT NULL)", name="confirmed_or_revoked"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    secret_hash: Mapped[bytes] = mapped_column(unique=True)
    office: Mapped[Office] = mapped_column(closed(Office))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    title: Mapped[str | None] = mapped_column(default=None)
    #: Null when the operator made the link on the server: then nobody has to confirm.
    inviter_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: The person that the link is for, when already known by name (a head without an account).
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    issued_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    opened_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class JoinLink(Base, kw_only=True):
    """The school's link on the poster: carries organisation, role and usually the form. Not secret, but revocable."""

    __tablename__ = "join_links"
    __table_args__ = (CheckConstraint("role IN ('mentor', 'mentee')", name="role"),)

    id: Mapped[Id] = mapped_column(init=False)
    code: Mapped[str] = mapped_column(unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    role: Mapped[str]
    form: Mapped[str | None] = mapped_column(ForeignKey("forms.code"), default=None)
    created_at: Mapped[Moment]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class SchoolClass(Base, kw_only=True):
    """A real class of an organisation: pupils choose among them. Without any, grades 1–11 are offered."""

    __tablename__ = "school_classes"
    __table_args__ = (
        CheckConstraint("grade BETWEEN 1 AND 11", name="grade"),
        CheckConstraint("letter ~ '^[А-ЯЁ]?$'", name="letter"),
    )

    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True)
    grade: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    letter: Mapped[str] = mapped_column(primary_key=True, default="")


class CodeSeries(Base, kw_only=True):
    """The last number of personal codes given in a class («7Б», or «Н» for adults). Numbers are never given twice."""

    __tablename__ = "code_series"
    __table_args__ = (CheckConstraint("last BETWEEN 1 AND 999", name="last"),)

    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True)
    prefix: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


class Draft(Base, kw_only=True):
    """A half-filled form of one person: what was said so far, kept in the transaction of the answer."""

    __tablename__ = "drafts"

    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    #: What the draft is about (a link, an assignment, a pair), 0 when it is about nothing in particular.
    subject_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False, default=0)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    changed_at: Mapped[Moment]
