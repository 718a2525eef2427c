"""What a programme has changed in the tags and the questions that everybody starts with, and its own ones."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class ProgrammeTag(Base, kw_only=True):
    """A programme's own tag, or what it calls a shared one, or that it does not offer it. Never deleted: answers hold codes."""

    __tablename__ = "programme_tags"
    __table_args__ = (CheckConstraint("list IN ('interest', 'pupil', 'adult')", name="list"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True)
    #: `domain.tags.Group`.
    list: Mapped[str] = mapped_column(primary_key=True)
    #: Of a shared tag, or `p<programme>-<n>` of an own one: no two programmes share such a code.
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)
    retired_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class ProgrammeQuestion(Base, kw_only=True):
    """A programme's own question to pairs, or how it asks a shipped one. Never deleted: answers hold codes."""

    __tablename__ = "programme_questions"
    __table_args__ = (
        CheckConstraint("stage IN ('start', 'end')", name="stage"),
        CheckConstraint("part IN ('mentor', 'mentee')", name="part"),
        CheckConstraint("kind IN ('scale', 'faces')", name="kind"),
    )

    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True)
    stage: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    #: Of a shipped question, or `q<programme>-<n>` of an own one: no two programmes share such a code.
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    #: `domain.questionnaires.Kind`.
    kind: Mapped[str]
    #: Null where the shipped words hold.
    title: Mapped[str | None] = mapped_column(default=None)
    #: Whether it may be passed over.
    optional: Mapped[bool] = mapped_column(server_default="false", default=False)
    retired_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class JoiningQuestion(Base, kw_only=True):
    """How a programme asks a question of the form of joining, or a question of its own. Never deleted: answers hold codes."""

    __tablename__ = "joining_questions"
    __table_args__ = (CheckConstraint("part IN ('mentor', 'mentee')", name="part"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    #: A value of `domain.joining.Question`, or `j<programme>-<n>` of an own one: no two programmes share such a code.
    code: Mapped[str] = mapped_column(primary_key=True)
    #: Null where the shipped words hold.
    title: Mapped[str | None] = mapped_column(default=None)
    #: Whether it may be passed over.
    optional: Mapped[bool] = mapped_column(server_default="false", default=False)
    #: Of an own question: `{code, title, retired}` for each answer that there is or was.
    chips: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default="[]", default_factory=list)
    retired_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
