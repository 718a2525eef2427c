"""From paper to control: the files sent, road maps with their measures, assignments, evidence and who has read them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment

#: What an empty list of JSON is by default; named here, since a table may have a column `text`.
NO_ITEMS = text("'[]'")
NOTHING_PRINTED = text("'{}'")


class Paper(Base, kw_only=True):
    """A file or a pasted text that somebody sent, kept as it came. The same bytes are recognised by their hash."""

    __tablename__ = "papers"
    __table_args__ = (UniqueConstraint("organization_id", "sha256"),)

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    sha256: Mapped[bytes]
    filename: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)
    sent_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    sent_at: Mapped[Moment]


class RoadMap(Base, kw_only=True):
    """The table of an order or of a school with its life: draft → submitted → returned / approved / published → amended."""

    __tablename__ = "road_maps"
    __table_args__ = (
        CheckConstraint(
            "state IN ('draft', 'submitted', 'returned', 'approved', 'published', 'replaced', 'discarded')", name="state"
        ),
        CheckConstraint("state NOT IN ('published', 'replaced') OR published_at IS NOT NULL", name="published"),
        Index("uq_road_maps_paper", "paper_id", unique=True, postgresql_where=text("state <> 'discarded'")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programmes.id"), default=None)
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("papers.id"), default=None)
    state: Mapped[str] = mapped_column(server_default="draft", default="draft")
    title: Mapped[str]
    number: Mapped[str | None] = mapped_column(default=None)
    issued: Mapped[date | None] = mapped_column(default=None)
    #: What the reader said that is neither a measure nor a target: addressees, named persons, questions, centres.
    reading: Mapped[dict[str, Any]] = mapped_column(JSONB, default_factory=dict)
    #: Whose paper it is, where a person says so; the reader does not tell.
    issuer: Mapped[str | None] = mapped_column(default=None)
    #: What was read of the heading, for every part of it that was corrected by hand: {"title": {"title": …}}.
    printed: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NOTHING_PRINTED, default_factory=dict)
    #: Grows with every correction of the heading; an old screen carries an old one.
    version: Mapped[int] = mapped_column(server_default="1", default=1)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("road_maps.id"), default=None)
    created_at: Mapped[Moment]
    created_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    published_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)


class Measure(Base, kw_only=True):
    """One row or one numbered point: what, until when, who, and which document shows that it was done."""

    __tablename__ = "measures"
    __table_args__ = (
        UniqueConstraint("road_map_id", "position"),
        CheckConstraint("start IS NULL OR due IS NULL OR start <= due", name="term"),
        CheckConstraint("evidence IN ('document', 'file', 'photo', 'link', 'line', 'none')", name="evidence"),
        CheckConstraint("source IN ('row', 'point', 'request', 'added')", name="source"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    road_map_id: Mapped[int] = mapped_column(ForeignKey("road_maps.id", ondelete="CASCADE"))
    position: Mapped[int]
    #: `row` of the table, numbered `point` of the text, `request` for information, or `added` by hand.
    source: Mapped[str]
    number: Mapped[str | None] = mapped_column(default=None)
    section: Mapped[str | None] = mapped_column(default=None)
    text: Mapped[str]
    #: The printed words of the term beside what they mean.
    term_text: Mapped[str] = mapped_column(default="")
    term_kind: Mapped[str]
    start: Mapped[date | None] = mapped_column(default=None)
    due: Mapped[date | None] = mapped_column(default=None)
    recurrence: Mapped[dict[str, Any] | None] = mapped_column(JSONB, default=None)
    #: The single deadlines (ISO days) of a term that lists several; empty otherwise.
    deadlines: Mapped[list[str]] = mapped_column(JSONB, server_default=NO_ITEMS, default_factory=list)
    #: Offices, scopes and persons as understood: [{"text", "office", "scope", "person"}].
    responsible: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default_factory=list)
    result: Mapped[str | None] = mapped_column(default=None)
    evidence: Mapped[str] = mapped_column(default="line")
    #: What the clerk would ask; empty when everything was understood or answered.
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default_factory=list)
    target_id: Mapped[int | None] = mapped_column(ForeignKey("targets.id", ondelete="SET NULL"), default=None)
    #: Taken out by whoever prepares the road map; kept, so that it can be put back.
    removed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: The row that this one is a part of; that row is taken out, and comes back when its parts are joined again.
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("measures.id", ondelete="CASCADE"), index=True, default=None)
    #: What stood here before a person corrected it, by field: {"term": {"term_text": …, "due": …}}; empty: as read.
    printed: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=NOTHING_PRINTED, default_factory=dict)
    #: Grows with every change of the draft; an old screen carries an old one.
    version: Mapped[int] = mapped_column(server_default="1", default=1)


class Centre(Base, kw_only=True):
    """A regional mentorship centre of a paper's directory, with its directions as printed."""

    __tablename__ = "centres"
    __table_args__ = (UniqueConstraint("road_map_id", "position"),)

    id: Mapped[Id] = mapped_column(init=False)
    road_map_id: Mapped[int] = mapped_column(ForeignKey("road_maps.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str]
    directions: Mapped[str]


class Assignment(Base, kw_only=True):
    """One measure × one organisation × one occurrence, with those who answer for it and its own state.

    Overdue is not a state: it follows from `due`, `return_due` and the day on which one asks.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        UniqueConstraint("measure_id", "organization_id", "occurrence", postgresql_nulls_not_distinct=True),
        CheckConstraint("state IN ('open', 'reported', 'accepted', 'returned', 'not-required', 'withdrawn')", name="state"),
        CheckConstraint("state NOT IN ('reported', 'accepted', 'returned') OR reported_at IS NOT NULL", name="reported"),
        CheckConstraint("state NOT IN ('accepted', 'returned', 'not-required') OR decided_at IS NOT NULL", name="decided"),
        CheckConstraint("state <> 'returned' OR (comment IS NOT NULL AND return_due IS NOT NULL)", name="returned"),
        CheckConstraint("delegated_by IS NULL OR executor_id IS NOT NULL", name="delegated"),
        Index("ix_assignments_organization_id", "organization_id", "state"),
        Index("ix_assignments_executor_id", "executor_id", postgresql_where=text("executor_id IS NOT NULL")),
        Index("ix_assignments_reported", "measure_id", postgresql_where=text("state = 'reported'")),
        Index("ix_assignments_watched", "due", postgresql_where=text("state IN ('open', 'returned', 'reported')")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    #: The due date of a recurring measure's turn; null for a measure that happens once.
    occurrence: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(server_default="open", default="open")
    given: Mapped[date]
    due: Mapped[date | None] = mapped_column(default=None)
    #: The office that executes here: head of the organisation, coordinator of the municipality.
    office: Mapped[str]
    #: A named person of the paper, or whom the head delegated it to; null = whoever holds the office.
    executor_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    #: The curators of the organisation execute it as well: the paper names both offices.
    curator_too: Mapped[bool] = mapped_column(server_default="false", default=False)
    #: Who handed it to `executor_id`; the holders of the office go on answering for it and may take it back.
    delegated_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    reported_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    reported_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    comment: Mapped[str | None] = mapped_column(default=None)
    return_due: Mapped[date | None] = mapped_column(default=None)
    #: When `due` was moved last; what it was before is in the log.
    extended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    #: The last report was entered by whoever accepts, from a paper («поступило на бумаге»).
    on_paper: Mapped[bool] = mapped_column(server_default="false", default=False)
    #: Closed with evidence where nobody is appointed to accept: shown as «без контролёра».
    without_controller: Mapped[bool] = mapped_column(server_default="false", default=False)
    #: Grows with every change; an old button carries an old one.
    version: Mapped[int] = mapped_column(server_default="1", default=1)


class Evidence(Base, kw_only=True):
    """What shows that an assignment was done: № and date of a document, a file, a photo, a link, or one line."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint("kind IN ('document', 'file', 'photo', 'link', 'line')", name="kind"),
        CheckConstraint("kind NOT IN ('file', 'photo') OR file_id IS NOT NULL", name="file"),
        CheckConstraint("kind NOT IN ('document', 'link', 'line') OR words IS NOT NULL", name="words"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    kind: Mapped[str]
    words: Mapped[str | None] = mapped_column(default=None)
    document_date: Mapped[date | None] = mapped_column(default=None)
    file_id: Mapped[str | None] = mapped_column(default=None)
    file_name: Mapped[str | None] = mapped_column(default=None)
    file_size: Mapped[int | None] = mapped_column(BigInteger, default=None)
    added_at: Mapped[Moment]
    added_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))


class AssignmentChange(Base, kw_only=True):
    """Who did what to an assignment, and when."""

    __tablename__ = "assignment_changes"

    id: Mapped[Id] = mapped_column(init=False)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    act: Mapped[str]
    at: Mapped[Moment]
    by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    detail: Mapped[dict[str, Any]] = mapped_column(JSONB, default_factory=dict)


class Acknowledgement(Base, kw_only=True):
    """«Ознакомлен(а)»: a person has seen their list of a published road map."""

    __tablename__ = "acknowledgements"

    road_map_id: Mapped[int] = mapped_column(ForeignKey("road_maps.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    at: Mapped[Moment]


class Snooze(Base, kw_only=True):
    """«Отложить»: this person hears of this assignment no sooner than `until`. At most two rows per pair."""

    __tablename__ = "snoozes"
    __table_args__ = (UniqueConstraint("assignment_id", "person_id", "turn"), CheckConstraint("turn IN (1, 2)", name="turn"))

    id: Mapped[Id] = mapped_column(init=False)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    turn: Mapped[int]
    until: Mapped[date]
    at: Mapped[Moment]
